#include "report_targets.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static bool add_target(struct cli_targets *targets, const chain_findings_format *common, const char *format, const char *path)
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
    *target = (struct cli_target){.path = path, .format = *common, .document = chain_writer_is_document(format)};
    target->format.name = format;
    target->format.lang = arguments->lang;
    target->format.bom = arguments->bom;
    target->format.run = arguments->command;
    target->format.colour = standard && cli_colours(arguments);
    target->format.columns = standard ? cli_columns(STDOUT_FILENO) : 0;
    targets->count++;
    return true;
}

/* Each format goes where the outputs behind it say, without one to standard output. */
static bool add_targets(struct cli_targets *targets, const chain_findings_format *common)
{
    const struct cli_arguments *arguments = targets->arguments;
    size_t formats = arguments->formats.count ? arguments->formats.count : 1;
    for (size_t i = 0; i < formats; i++) {
        const char *name = arguments->formats.count ? arguments->formats.items[i] : NULL;
        size_t bound = 0;
        for (size_t k = 0; k < arguments->outputs.count; k++) {
            if (arguments->bound[k] != i)
                continue;
            bound++;
            if (!add_target(targets, common, name, arguments->outputs.items[k]))
                return false;
        }
        if (!bound && !add_target(targets, common, name, "-"))
            return false;
    }
    return true;
}

void cli_targets_abandon(struct cli_targets *targets)
{
    for (size_t i = 0; i < targets->count; i++) {
        chain_listing_free(targets->items[i].listing);
        chain_output_abandon(targets->items[i].output);
    }
}

static bool open_target(const struct cli_targets *targets, struct cli_target *target)
{
    if (chain_output_file(target->path, &target->output) != CHAIN_OK) {
        cli_complain(targets->arguments, N_("cannot write to \"%s\": %s"), target->path, cli_reason(targets->arguments, errno));
        return false;
    }
    if (chain_listing_begin(&target->format, target->output, &target->listing) == CHAIN_OK)
        return true;
    cli_complain(targets->arguments, N_("out of memory"));
    return false;
}

bool cli_targets_begin(struct cli_targets *targets, const struct cli_arguments *arguments, const chain_findings_format *format)
{
    *targets = (struct cli_targets){.arguments = arguments};
    if (arguments->diff) /* it is told what would change, not what is found */
        return true;
    if (!add_targets(targets, format))
        return false;
    for (size_t i = 0; i < targets->count; i++) {
        if (open_target(targets, &targets->items[i]))
            continue;
        cli_targets_abandon(targets);
        return false;
    }
    return true;
}

chain_status cli_targets_add(struct cli_targets *targets, const chain_findings *findings, bool all)
{
    chain_status status = CHAIN_OK;
    for (size_t i = 0; i < targets->count && status == CHAIN_OK; i++)
        if (all || targets->items[i].document)
            status = chain_listing_add(targets->items[i].listing, findings);
    return status;
}

/* In the file it is said too. */
static void tell_left_out(const struct cli_targets *targets, const struct cli_target *target, size_t left_out)
{
    if (left_out)
        cli_complain(targets->arguments,
                     N_("%s: %zu findings are left out, services take %u at most and no file that is too large; other formats have all."),
                     target->format.name, left_out, CHAIN_SARIF_MOST_RESULTS);
}

static bool end_target(const struct cli_targets *targets, struct cli_target *target)
{
    size_t left_out = 0;
    chain_status ended = chain_listing_end(target->listing, &left_out);
    if (ended == CHAIN_OK)
        tell_left_out(targets, target, left_out);
    else if (ended == CHAIN_NO_MEMORY)
        cli_complain(targets->arguments, N_("out of memory"));
    else
        cli_complain(targets->arguments, N_("writing the findings failed: %s"), cli_words(targets->arguments, chain_status_text(ended)));
    if (ended != CHAIN_OK) {
        chain_output_abandon(target->output);
        return false;
    }
    if (chain_output_close(target->output) == CHAIN_OK)
        return true;
    cli_complain(targets->arguments, N_("writing the findings failed: %s"), cli_reason(targets->arguments, errno));
    return false;
}

bool cli_targets_end(struct cli_targets *targets)
{
    bool done = true;
    for (size_t i = 0; i < targets->count; i++)
        done = end_target(targets, &targets->items[i]) && done;
    return done;
}
