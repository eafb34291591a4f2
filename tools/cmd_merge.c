/* chain merge: findings of several runs, one report. */
#include "cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK ((size_t)1 << 20)

/* Where the reading is: block by block, each cut behind the last whole line. */
struct merging {
    const struct cli_arguments *arguments;
    size_t position; /* of the path that is read */
    FILE *file;
    char *bytes;
    size_t length, room;
    size_t lines; /* of the file that were read before the block */
    bool trouble;
};

static const char *name_of(const struct merging *merging)
{
    const char *path = merging->arguments->paths[merging->position];
    return strcmp(path, "-") == 0 ? cli_words(merging->arguments, N_("standard input")) : path;
}

static bool fail(struct merging *merging, const char *format, const char *why)
{
    cli_complain(merging->arguments, format, name_of(merging), why);
    merging->trouble = true;
    return false;
}

static bool open_next(struct merging *merging)
{
    const char *path = merging->arguments->paths[merging->position];
    merging->file = strcmp(path, "-") == 0 ? stdin : cli_open_file(path);
    merging->length = merging->lines = 0;
    return merging->file || fail(merging, N_("cannot read \"%s\": %s"), strerror(errno));
}

static void close_this(struct merging *merging)
{
    if (merging->file && merging->file != stdin)
        fclose(merging->file);
    merging->file = NULL;
    merging->length = 0;
    merging->position++;
}

/* More bytes behind those that are there; false at the end of the file or when it cannot be read. */
static bool read_more(struct merging *merging)
{
    if (merging->room - merging->length < BLOCK) {
        char *grown = realloc(merging->bytes, merging->room + 2 * BLOCK);
        if (!grown)
            return fail(merging, N_("cannot read \"%s\": %s"), strerror(ENOMEM));
        merging->bytes = grown;
        merging->room += 2 * BLOCK;
    }
    size_t got = fread(merging->bytes + merging->length, 1, BLOCK, merging->file);
    merging->length += got;
    if (ferror(merging->file))
        return fail(merging, N_("cannot read \"%s\": %s"), strerror(errno));
    return got > 0;
}

static bool tell_fault(struct merging *merging, chain_status status, const chain_findings_fault *fault)
{
    if (status != CHAIN_UNSUPPORTED)
        return fail(merging, N_("cannot read \"%s\": %s"), chain_status_text(status));
    cli_complain(merging->arguments, N_("%s:%zu: this line is no finding as --format jsonl writes it: %s."), name_of(merging),
                 merging->lines + fault->line, cli_words(merging->arguments, fault->why));
    merging->trouble = true;
    return false;
}

/* The whole lines of what was read become findings. */
static bool take_lines(struct merging *merging, size_t length, chain_findings *findings)
{
    chain_findings_fault fault = {0, NULL};
    chain_status status = chain_findings_read(merging->bytes, length, findings, &fault);
    if (status != CHAIN_OK)
        return tell_fault(merging, status, &fault);
    for (size_t i = 0; i < length; i++)
        merging->lines += merging->bytes[i] == '\n';
    memmove(merging->bytes, merging->bytes + length, merging->length - length);
    merging->length -= length;
    return true;
}

/* The findings of the next block; a file with a fault ends there, and the next one follows. */
static bool next_block(struct merging *merging, chain_findings *findings)
{
    bool more = read_more(merging);
    size_t whole = merging->length;
    while (more && whole > 0 && merging->bytes[whole - 1] != '\n')
        whole--;
    return take_lines(merging, whole, findings) && more;
}

static bool next(chain_findings *findings, void *context)
{
    struct merging *merging = context;
    while (merging->position < merging->arguments->path_count) {
        if ((!merging->file && !open_next(merging)) || !next_block(merging, findings))
            close_this(merging);
        if (chain_findings_count(findings))
            return true;
    }
    return false;
}

static int run(const struct cli_arguments *arguments)
{
    struct merging merging = {.arguments = arguments};
    if (arguments->path_count == 0) {
        cli_complain(arguments, N_("give files or folders; `chain %s --help` tells more."), arguments->command);
        return CLI_TROUBLE;
    }
    int code = cli_report_found(arguments, next, &merging);
    free(merging.bytes);
    return merging.trouble ? CLI_TROUBLE : code;
}

static const struct cli_option options[] = {
    CLI_FINDINGS_FORMAT,
    CLI_OPTION(0, "bom", CLI_FLAG, bom, NULL, N_("begin csv with a byte order mark, for Excel"), NULL),
    CLI_OPTION('o', "output", CLI_BOUND, outputs, "FILE",
               N_("write the findings to FILE instead of standard output, in the format named last"), NULL),
    CLI_OPTION(0, "fail-on", CLI_TEXT, fail_on, "LEVEL", N_("exit 1 from this severity on: error (default), warning, note, none"),
               "error|warning|note|none"),
    CLI_COMMON,
};

const struct cli_command cli_merge = {
    .name = "merge",
    .operands = "FILE...",
    .summary = N_("the findings of several runs in one report"),
    .details = N_("FILE is what check or gaps wrote with --format jsonl, - is standard input. The findings keep their order and language.\n"
                  "Exit codes: 0 nothing at or over the fail level; 1 findings; 2 wrong usage, or a file that cannot be read."),
    .example = "chain merge --format sarif -o chains.sarif shard-1.jsonl shard-2.jsonl",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};
