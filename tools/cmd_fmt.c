/* chain fmt: the canonical form. */
#include "cli.h"
#include "unified.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum change { SAME, CHANGED, FAILED };

static char *read_whole(const char *path, size_t *length)
{
    FILE *file = cli_open_file(path);
    char *bytes = NULL;
    if (!file)
        return NULL;
    if (fseek(file, 0, SEEK_END) == 0) {
        long size = ftell(file);
        rewind(file);
        bytes = size >= 0 ? malloc((size_t)size + 1) : NULL;
        *length = bytes ? fread(bytes, 1, (size_t)size, file) : 0;
    }
    fclose(file);
    return bytes;
}

static bool is_same(const char *path, const char *bytes, size_t length)
{
    size_t old_length = 0;
    char *old = read_whole(path, &old_length);
    bool same = old && old_length == length && memcmp(old, bytes, length) == 0;
    free(old);
    return same;
}

/* What keeps the file from being written again is told with its place. */
static void tell_why(const struct cli_arguments *arguments, const chain_model *model, const char *path)
{
    cli_tell_errors(arguments, model, 5);
    cli_complain(arguments, N_("\"%s\" is left as it is: mend what `chain check` finds first."), path);
}

static enum change put(const struct cli_arguments *arguments, const char *path, const char *bytes, size_t length)
{
    chain_output *output = NULL;
    if (chain_output_file(path, &output) == CHAIN_OK) {
        chain_output_write(output, bytes, length);
        if (chain_output_close(output) == CHAIN_OK)
            return CHANGED;
    }
    cli_complain(arguments, N_("cannot write to \"%s\": %s"), path, cli_reason(arguments, errno));
    return FAILED;
}

static enum change show_change(const struct cli_arguments *arguments, const char *path, const char *bytes, size_t length)
{
    size_t old_length = 0;
    char *old = read_whole(path, &old_length);
    chain_output *output = chain_output_stream(stdout);
    bool shown = old && output &&
                 cli_unified(path, (struct cli_text){old, old_length}, (struct cli_text){bytes, length}, cli_colours(arguments), output);
    free(old);
    if (chain_output_close(output) == CHAIN_OK && shown)
        return CHANGED;
    cli_complain(arguments, N_("out of memory"));
    return FAILED;
}

static enum change settle(const struct cli_arguments *arguments, const char *path, chain_output *memory)
{
    size_t length = 0;
    const char *bytes = chain_output_bytes(memory, &length);
    if (strcmp(path, "-") == 0)
        return put(arguments, "-", bytes, length) == FAILED ? FAILED : SAME;
    if (is_same(path, bytes, length))
        return SAME;
    if (arguments->diff)
        return show_change(arguments, path, bytes, length);
    return arguments->check ? CHANGED : put(arguments, path, bytes, length);
}

static enum change format_file(const struct cli_arguments *arguments, const char *path)
{
    chain_model *model = NULL;
    chain_output *memory = chain_output_memory();
    chain_status status = cli_load(arguments, path, &model);
    enum change change = FAILED;
    if (!memory || !model) {
        cli_complain(arguments, N_("\"%s\": %s"), path, cli_words(arguments, chain_status_text(status)));
    } else if (chain_model_write(model, memory) != CHAIN_OK) {
        tell_why(arguments, model, path);
    } else {
        change = settle(arguments, path, memory);
    }
    chain_output_abandon(memory);
    chain_model_free(model);
    return change;
}

static int run(const struct cli_arguments *arguments)
{
    struct cli_files files;
    size_t changed = 0, failed = 0;
    if (arguments->path_count == 0) {
        cli_complain(arguments, N_("give files or folders to format; `chain fmt --help` tells more."));
        return CLI_TROUBLE;
    }
    cli_files_collect(&files, arguments);
    for (size_t i = 0; i < files.count; i++) {
        enum change change = format_file(arguments, files.paths[i]);
        changed += change == CHANGED;
        failed += change == FAILED;
        if (change == CHANGED && !arguments->diff)
            printf("%s\n", files.paths[i]);
    }
    if (!arguments->quiet)
        fprintf(stderr, cli_words(arguments, arguments->check || arguments->diff ? N_("files: %zu; not in canonical form: %zu; failed: %zu\n")
                                                              : N_("files: %zu; rewritten: %zu; failed: %zu\n")),
                files.count, changed, failed);
    int code = failed || files.trouble ? CLI_TROUBLE : (arguments->check || arguments->diff) && changed ? CLI_FINDINGS : CLI_FINE;
    cli_files_clear(&files);
    return code;
}

static const struct cli_option options[] = {
    CLI_OPTION('c', "check", CLI_FLAG, check, NULL, N_("change nothing; list the files that would change, exit 1 if any"), NULL),
    CLI_OPTION(0, "diff", CLI_FLAG, diff, NULL, N_("change nothing; show what would change, exit 1 if anything"), NULL),
    CLI_STDIN_NAME,
    CLI_COMMON,
};

const struct cli_command cli_fmt = {
    .name = "fmt",
    .operands = "PATH...",
    .summary = N_("writes chain files in their canonical form, in place"),
    .details = N_("Order, indentation and attribute order are made the same everywhere; comments and foreign content stay.\n"
                  "A file is replaced as a whole or not at all. - reads standard input and writes standard output.\n"
                  "Exit codes: 0 done; 1 with --check: some files are not canonical; 2 wrong usage, or a file that failed."),
    .example = "chain fmt --check models",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};
