/* chain gaps: is the care right? */
#include "cli.h"
#include "policy.h"
#include "settings.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* A file that cannot be analysed is a finding of its own, so that no reader of the output takes silence for a clean bill. A region or
   rules file has no care in it. */
static chain_status find_gaps(const chain_model *model, const chain_check_options *options, chain_findings *findings)
{
    const chain_object *root = chain_model_root(model);
    if (!root)
        return chain_check(model, NULL, findings);
    return chain_object_type(root) == CHAIN_CHAIN ? chain_gaps(model, options, findings) : CHAIN_OK;
}

static void examine(const struct cli_arguments *arguments, const chain_batch_file *file, const chain_model *model,
                    struct cli_verdict *verdict)
{
    const chain_object *root = chain_model_root(model);
    (void)file;
    verdict->trouble = !root;
    verdict->skip = root && chain_object_type(root) != CHAIN_CHAIN;
    if (root && !verdict->skip && !arguments->quiet)
        verdict->errors = cli_tell_errors(arguments, model, 0);
}

/* The report by objectives needs all chains at once, and with each the file of the last round. */
struct assessing {
    const struct cli_arguments *arguments;
    chain_assessment *assessment;
    chain_model **models; /* those of the chains, then those of the last round */
    size_t count;
    struct cli_policy policy;
    bool trouble;
};

static const chain_model *older_of(const struct assessing *assessing, const chain_model *model, size_t rounds)
{
    const char *id = chain_object_id(chain_model_root(model));
    for (size_t i = 0; i < rounds; i++) {
        const char *other = chain_object_id(chain_model_root(assessing->models[i]));
        if (id && other && strcmp(id, other) == 0)
            return assessing->models[i];
    }
    return NULL;
}

/* A chain that could be read, or NULL (told). */
static chain_model *load_chain(struct assessing *assessing, const char *path)
{
    chain_model *model = NULL;
    chain_status status = cli_load(assessing->arguments, path, &model);
    const chain_object *root = chain_model_root(model);
    if (status == CHAIN_OK && chain_object_type(root) == CHAIN_CHAIN)
        return model;
    if (!model)
        cli_complain(assessing->arguments, N_("\"%s\": %s"), path, cli_words(assessing->arguments, chain_status_text(status)));
    else if (status != CHAIN_OK)
        cli_tell_errors(assessing->arguments, model, 5);
    assessing->trouble = assessing->trouble || status != CHAIN_OK;
    chain_model_free(model);
    return NULL;
}

/* The gaps of the chain that was added last: known ones are left out, the others counted. */
static bool settle_gaps(struct assessing *assessing)
{
    chain_assessment *assessment = assessing->assessment;
    struct cli_policy *policy = &assessing->policy;
    chain_known known = {0, 0};
    if (policy->known && !policy->written && chain_assessment_leave_out(assessment, policy->known, &known) != CHAIN_OK)
        return false;
    return cli_policy_count(policy, chain_assessment_gaps(assessment, chain_assessment_count(assessment) - 1), &known);
}

static void assess_all(struct assessing *assessing, const struct cli_files *files, const chain_check_options *options)
{
    const struct cli_list *since = &assessing->arguments->since;
    for (size_t i = 0; i < since->count; i++)
        if ((assessing->models[assessing->count] = load_chain(assessing, since->items[i])))
            assessing->count++;
    size_t rounds = assessing->count;
    for (size_t i = 0; i < files->count; i++) {
        chain_model *model = load_chain(assessing, files->paths[i]);
        if (!model)
            continue;
        assessing->models[assessing->count++] = model;
        if (chain_assessment_add(assessing->assessment, model, older_of(assessing, model, rounds), options) != CHAIN_OK ||
            !settle_gaps(assessing)) {
            cli_complain(assessing->arguments, N_("out of memory"));
            assessing->trouble = true;
            return;
        }
    }
}

/* The report stands alone: it is no list of findings. */
static const char *report_format(const struct cli_arguments *arguments)
{
    for (size_t i = 0; i < arguments->formats.count; i++)
        if (strncmp(arguments->formats.items[i], "report", 6) == 0)
            return arguments->formats.items[i];
    return NULL;
}

static void write_assessment(struct assessing *assessing)
{
    const struct cli_arguments *arguments = assessing->arguments;
    const char *path = arguments->outputs.count ? arguments->outputs.items[0] : "-";
    chain_assessment_format format = CHAIN_ASSESSMENT_FORMAT_INIT;
    chain_output *output = NULL;
    format.name = report_format(arguments);
    format.lang = arguments->lang;
    format.ids = arguments->ids;
    format.bom = arguments->bom;
    bool opened = chain_output_file(path, &output) == CHAIN_OK;
    bool written = opened && chain_assessment_write(assessing->assessment, &format, output) == CHAIN_OK;
    if (opened && !written)
        chain_output_abandon(output);
    if (!written || chain_output_close(output) != CHAIN_OK) {
        cli_complain(arguments, N_("cannot write to \"%s\": %s"), path, cli_reason(arguments, errno));
        assessing->trouble = true;
    }
}

static int assess(const struct cli_arguments *arguments)
{
    struct assessing assessing = {.arguments = arguments, .assessment = chain_assessment_new()};
    struct cli_files files;
    chain_check_options options;
    bool given = arguments->path_count > 0 || arguments->files_from;
    if (!given)
        cli_complain(arguments, N_("give files or folders; `chain %s --help` tells more."), arguments->command);
    if (!given || !cli_report_options(arguments, &options) || !cli_policy_begin(&assessing.policy, arguments)) {
        cli_policy_clear(&assessing.policy);
        chain_assessment_free(assessing.assessment);
        return CLI_TROUBLE;
    }
    cli_files_collect(&files, arguments);
    assessing.trouble = files.trouble;
    assessing.models = calloc(files.count + arguments->since.count + 1, sizeof *assessing.models);
    if (files.refused) {
        /* told */
    } else if (assessing.models && assessing.assessment) {
        assess_all(&assessing, &files, &options);
        write_assessment(&assessing);
    } else {
        cli_complain(arguments, N_("out of memory"));
        assessing.trouble = true;
    }
    chain_assessment_free(assessing.assessment);
    for (size_t i = 0; i < assessing.count; i++)
        chain_model_free(assessing.models[i]);
    free(assessing.models);
    cli_files_clear(&files);
    bool written = cli_policy_end(&assessing.policy, !assessing.trouble);
    int code = assessing.trouble || !written ? CLI_TROUBLE : cli_policy_fails(&assessing.policy) ? CLI_FINDINGS : CLI_FINE;
    cli_policy_clear(&assessing.policy);
    return code;
}

static int run(const struct cli_arguments *arguments)
{
    if (report_format(arguments) && arguments->formats.count > 1) {
        cli_complain(arguments, N_("--format report and report-csv stand alone."));
        return CLI_TROUBLE;
    }
    if (report_format(arguments))
        return assess(arguments);
    if (arguments->since.count || arguments->ids) {
        cli_complain(arguments, N_("--since and --ids belong to --format report and report-csv."));
        return CLI_TROUBLE;
    }
    return cli_report_run(arguments, find_gaps, examine);
}

static const struct cli_option options[] = {
    CLI_OPTION('f', "format", CLI_MANY, formats, "FORMAT",
               N_("text, line (one line a finding), json, jsonl (one finding a line), csv (a table), sarif, junit, github, gitlab, report (by "
                  "objectives, Markdown) or report-csv"),
               "text|line|json|jsonl|csv|sarif|junit|github|gitlab|report|report-csv"),
    CLI_OPTION(0, "since", CLI_MANY, since, "FILE",
               N_("report: the chain as it was at the last round; its id tells to which it belongs"), NULL),
    CLI_OPTION(0, "ids", CLI_FLAG, ids, NULL, N_("report: also tell the ids of rules and places, and the sources"), NULL),
    CLI_FINDINGS_OPTIONS,
    CLI_POLICY_OPTIONS,
    CLI_COMMON,
};

const struct cli_command cli_gaps = {
    .name = "gaps",
    .operands = "PATH...",
    .summary = N_("is the care right? gaps as questions to the workshop"),
    .details = N_("PATH is a file, a folder (all .xml and .bpmn files below it), or - for standard input.\n"
                  "Each gap says what was seen, where it is known from, what it means for the client, and asks a question.\n"
                  "What cannot be judged from the file is listed too: unknown is never fine.\n"
                  "Exit codes: 0 no gap at or over the fail level; 1 gaps; 2 wrong usage, a file that cannot be\n"
                  "read, or a run that was interrupted."),
    .example = "chain gaps --lang fi models/lappi/mielialahairiot-nykytila.xml",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .settle = cli_settings_read,
    .show = cli_settings_show,
    .forget = cli_settings_free,
    .run = run,
};
