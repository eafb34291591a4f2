#include "report_targets.h"

#include <errno.h>
#include <string.h>

static bool add_target(struct cli_targets *targets, const char *root, const char *format, const char *path)
{
    const struct cli_arguments *arguments = targets->arguments;
    struct cli_target *target = &targets->items[targets->count];
    bool standard = strcmp(path, "-") == 0;
    for (size_t i = 0; i < targets->count; i++) {
        if (strcmp(targets->items[i].path, path) != 0)
            continue;
        cli_complain(arguments, N_("two formats cannot both go to \"%s\"; give each an -o of its own."), path);
        return false;
    }
    if (targets->count == CLI_MOST_TARGETS) {
        cli_complain(arguments, N_("--%s is given too often."), "format");
        return false;
    }
    *target = (struct cli_target){.path = path, .format = CHAIN_FINDINGS_FORMAT_INIT, .document = chain_writer_is_document(format)};
    target->format.name = format;
    target->format.lang = arguments->lang;
    target->format.bom = arguments->bom;
    target->format.root = root;
    target->format.run = arguments->command;
    target->format.colour = standard && cli_colours(arguments);
    targets->count++;
    return true;
}

/* Each format goes where the outputs behind it say, without one to standard output. */
static bool add_targets(struct cli_targets *targets, const char *root)
{
    const struct cli_arguments *arguments = targets->arguments;
    size_t formats = arguments->formats.count ? arguments->formats.count : 1;
    for (size_t i = 0; i < formats; i++) {
        const char *format = arguments->formats.count ? arguments->formats.items[i] : NULL;
        size_t bound = 0;
        for (size_t k = 0; k < arguments->outputs.count; k++) {
            if (arguments->bound[k] != i)
                continue;
            bound++;
            if (!add_target(targets, root, format, arguments->outputs.items[k]))
                return false;
        }
        if (!bound && !add_target(targets, root, format, "-"))
            return false;
    }
    return true;
}

void cli_targets_abandon(struct cli_targets *targets)
{
    for (size_t i = 0; i < targets->count; i++)
        chain_output_abandon(targets->items[i].output);
    chain_findings_free(targets->all);
}

bool cli_targets_begin(struct cli_targets *targets, const struct cli_arguments *arguments, const char *root)
{
    bool document = false;
    *targets = (struct cli_targets){.arguments = arguments};
    if (arguments->diff) /* it is told what would change, not what is found */
        return true;
    if (!add_targets(targets, root))
        return false;
    for (size_t i = 0; i < targets->count; i++) {
        struct cli_target *target = &targets->items[i];
        document = document || target->document;
        if (chain_output_file(target->path, &target->output) != CHAIN_OK) {
            cli_complain(targets->arguments, N_("cannot write to \"%s\": %s"), target->path, strerror(errno));
            cli_targets_abandon(targets);
            return false;
        }
    }
    if (document && !(targets->all = chain_findings_new())) {
        cli_complain(targets->arguments, N_("out of memory"));
        cli_targets_abandon(targets);
        return false;
    }
    return true;
}

/* In the file it is said too. */
static void tell_cut(const struct cli_targets *targets, const struct cli_target *target)
{
    size_t count = targets->all ? chain_findings_count(targets->all) - chain_findings_decided(targets->all) : 0;
    if (target->format.name && strcmp(target->format.name, "sarif") == 0 && count > CHAIN_SARIF_MOST_RESULTS)
        cli_complain(targets->arguments, N_("sarif: %zu findings are left out, services take %u at most; other formats have all."),
                     count - CHAIN_SARIF_MOST_RESULTS, CHAIN_SARIF_MOST_RESULTS);
}

static bool write_document(const struct cli_targets *targets, struct cli_target *target, const chain_statistics *statistics)
{
    tell_cut(targets, target);
    target->format.statistics = statistics;
    if (chain_findings_write(targets->all, &target->format, target->output) == CHAIN_OK)
        return true;
    cli_complain(targets->arguments, N_("out of memory"));
    return false;
}

bool cli_targets_end(struct cli_targets *targets, const chain_statistics *statistics)
{
    bool done = true;
    for (size_t i = 0; i < targets->count; i++) {
        struct cli_target *target = &targets->items[i];
        bool written = !target->document || write_document(targets, target, statistics);
        bool closed = chain_output_close(target->output) == CHAIN_OK;
        if (!closed)
            cli_complain(targets->arguments, N_("writing the findings failed: %s"), strerror(errno));
        done = done && written && closed;
    }
    chain_findings_free(targets->all);
    return done;
}
