/* chain merge: findings of several runs, one report. */
#include "cli.h"
#include "settings.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK ((size_t)1 << 20)
#define BEGINNING "{\"file\":\"" /* of a line of a finding that has a file */

/* Where the reading is: block by block; the findings of one file are handed on together. */
struct merging {
    const struct cli_arguments *arguments;
    size_t position; /* of the path that is read */
    FILE *file;
    char *bytes;
    size_t from, length, room; /* what is not yet handed on lies between from and length */
    size_t lines;              /* of the file that were handed on */
    bool ended;                /* the file */
    chain_check_options options;
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
    merging->from = merging->length = merging->lines = 0;
    merging->ended = false;
    return merging->file || fail(merging, N_("cannot read \"%s\": %s"), cli_reason(merging->arguments, errno));
}

static void close_this(struct merging *merging)
{
    if (merging->file && merging->file != stdin)
        fclose(merging->file);
    merging->file = NULL;
    merging->position++;
}

/* More bytes behind those that are there. False: it cannot be read. */
static bool read_more(struct merging *merging)
{
    size_t left = merging->length - merging->from, more = left > BLOCK ? left : BLOCK; /* what is there is looked at again: twice as much */
    if (left)
        memmove(merging->bytes, merging->bytes + merging->from, left);
    merging->length = left;
    merging->from = 0;
    if (merging->room < left + more) {
        char *grown = realloc(merging->bytes, left + more);
        if (!grown)
            return fail(merging, N_("cannot read \"%s\": %s"), cli_reason(merging->arguments, ENOMEM));
        merging->bytes = grown;
        merging->room = left + more;
    }
    size_t got = fread(merging->bytes + left, 1, more, merging->file);
    merging->length += got;
    merging->ended = got == 0;
    return !ferror(merging->file) || fail(merging, N_("cannot read \"%s\": %s"), cli_reason(merging->arguments, errno));
}

static bool tell_fault(struct merging *merging, chain_status status, const chain_findings_fault *fault)
{
    if (status != CHAIN_UNSUPPORTED)
        return fail(merging, N_("cannot read \"%s\": %s"), cli_words(merging->arguments, chain_status_text(status)));
    cli_complain(merging->arguments, N_("%s:%zu: this line is no finding as --format jsonl writes it: %s."), name_of(merging),
                 merging->lines + fault->line, cli_words(merging->arguments, fault->why));
    merging->trouble = true;
    return false;
}

/* How much of a line names its file: equal beginnings name the same one. */
static size_t beginning(const char *line, size_t length)
{
    size_t at = sizeof BEGINNING - 1;
    if (length < at || memcmp(line, BEGINNING, at) != 0)
        return 0;
    while (at < length && line[at] != '"' && line[at] != '\n')
        at += line[at] == '\\' ? 2 : 1;
    return at < length ? at : 0;
}

/* The whole lines from `from` on that speak of the file of the first one; 0 when there may be more of them. */
static size_t lines_of_a_file(const struct merging *merging)
{
    if (!merging->bytes)
        return 0;
    const char *first = merging->bytes + merging->from;
    size_t left = merging->length - merging->from, at = 0, same = beginning(first, left);
    while (at < left) {
        const char *end = memchr(first + at, '\n', left - at);
        bool goes_on = at == 0 || (same && left - at > same && memcmp(first + at, first, same + 1) == 0);
        if (end && !goes_on)
            return at;
        if (!end)
            break;
        at = (size_t)(end - first) + 1;
    }
    return merging->ended ? left : 0;
}

/* The next lines become findings. */
static bool take_lines(struct merging *merging, size_t length, chain_findings *findings)
{
    chain_findings_fault fault = {0, NULL};
    const char *bytes = merging->bytes + merging->from;
    chain_status status = chain_findings_read(bytes, length, findings, &fault);
    if (status != CHAIN_OK)
        return tell_fault(merging, status, &fault);
    for (size_t i = 0; i < length; i++)
        merging->lines += bytes[i] == '\n';
    merging->from += length;
    return true;
}

/* The findings of the next file; false at the end of what is read. A file with a fault ends there, and the next one follows. */
static bool next_group(struct merging *merging, chain_findings *findings)
{
    size_t length;
    while ((length = lines_of_a_file(merging)) == 0 && !merging->ended)
        if (!read_more(merging))
            return false;
    return length > 0 && take_lines(merging, length, findings);
}

static bool next(chain_findings *findings, void *context)
{
    struct merging *merging = context;
    while (merging->position < merging->arguments->path_count) {
        if ((!merging->file && !open_next(merging)) || !next_group(merging, findings))
            close_this(merging);
        size_t found = chain_findings_count(findings);
        if (found && chain_findings_choose(findings, &merging->options) == CHAIN_OK)
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
    if (!cli_report_options(arguments, &merging.options))
        return CLI_TROUBLE;
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
    CLI_OPTION(0, "select", CLI_COMMAS, select, "RULES", N_("only these rules or groups, parted by commas"), NULL),
    CLI_OPTION(0, "ignore", CLI_COMMAS, ignore, "RULES", N_("not these rules or groups"), NULL),
    CLI_OPTION(0, "severities", CLI_TEXT, severities, "FILE",
               N_("a file of severities: RULE-OR-GROUP = error, warning, note or off, one a line"), NULL),
    CLI_OPTION(0, "max-warnings", CLI_TEXT, max_warnings, "N", N_("exit 1 when there are more warnings than that"), NULL),
    CLI_OPTION(0, "baseline", CLI_TEXT, baseline, "FILE", N_("leave out the findings that FILE knows, say how many of its are gone"), NULL),
    CLI_OPTION(0, "write-baseline", CLI_TEXT, write_baseline, "FILE", N_("write all that is found to FILE as known, and exit 0"), NULL),
    CLI_OPTION(0, "statistics", CLI_FLAG, statistics, NULL,
               N_("in the end, how often each rule found something, in how many files"), NULL),
    CLI_OPTION(0, "config", CLI_TEXT, config, "FILE", N_("settings, instead of the .chain.ini of this folder or one above it"), NULL),
    CLI_OPTION(0, "no-config", CLI_FLAG, no_config, NULL, N_("no file of settings"), NULL),
    CLI_OPTION(0, "show-config", CLI_FLAG, show_config, NULL, N_("print what is in effect and where it was set"), NULL),
    CLI_COMMON,
};

const struct cli_command cli_merge = {
    .name = "merge",
    .operands = "FILE...",
    .summary = N_("the findings of several runs in one report"),
    .details = N_("FILE is what check or gaps wrote with --format jsonl, - is standard input. The findings keep their order and language.\n"
                  "Severities, rules and the fail level are those of this command and of .chain.ini; its baseline is not applied again.\n"
                  "Exit codes: 0 nothing at or over the fail level; 1 findings; 2 wrong usage, or a file that cannot be read."),
    .example = "chain merge --format sarif -o chains.sarif shard-1.jsonl shard-2.jsonl",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .settle = cli_settings_read,
    .show = cli_settings_show,
    .forget = cli_settings_free,
    .run = run,
};
