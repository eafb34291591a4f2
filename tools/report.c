/* Findings of one file after the other, in the format that was asked for. */
#include "cli.h"
#include "mend.h"
#include "policy.h"
#include "report_targets.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct report {
    const struct cli_arguments *arguments;
    cli_examine *examine;
    struct cli_targets targets;
    struct cli_policy policy;
    struct cli_mending mending;
    size_t mended, mended_files;
    chain_input *standard; /* standard input, or NULL */
    struct cli_inputs inputs; /* of the thread that tells */
    struct cli_progress progress;
    size_t files;
    bool trouble;
    char working[4096]; /* the folder that paths are told from */
};

/* One file's findings in the formats that are written file by file, made by the worker. */
struct pieces {
    struct cli_verdict verdict;
    chain_known known;
    struct cli_mended mended;
    bool failed;
    chain_output *outputs[CLI_MOST_TARGETS];
};

static void drop(void *own)
{
    struct pieces *pieces = own;
    for (size_t i = 0; i < CLI_MOST_TARGETS; i++)
        chain_output_abandon(pieces->outputs[i]);
    chain_output_abandon(pieces->mended.diff);
    free(pieces);
}

/* By a worker: all that can be done for a file alone. */
static void prepare(chain_batch_file *file, const chain_model *model, void *context)
{
    const struct report *report = context;
    struct pieces *pieces = calloc(1, sizeof *pieces);
    file->own = pieces;
    if (!pieces || file->judged != CHAIN_OK)
        return;
    if (file->recalled) {
        pieces->verdict.skip = file->note != 0;
    } else {
        report->examine(report->arguments, file, model, &pieces->verdict);
        file->note = pieces->verdict.skip;
        file->forget = pieces->verdict.trouble || pieces->verdict.errors > 0;
    }
    if (report->arguments->fix && strcmp(file->path, "-") != 0)
        pieces->mended = cli_mend(&report->mending, file->path, &file->findings);
    pieces->failed = !cli_policy_apply(&report->policy, file->findings, &pieces->known);
    struct cli_inputs inputs = {.given_name = report->standard ? cli_stdin_name(report->arguments) : NULL, .given = report->standard};
    for (size_t i = 0; i < report->targets.count && !pieces->verdict.skip; i++) {
        chain_findings_format format = report->targets.items[i].format;
        if (report->targets.items[i].document || report->arguments->diff)
            continue;
        format.input = cli_input;
        format.context = &inputs;
        pieces->outputs[i] = chain_output_memory();
        if (!pieces->outputs[i] || chain_findings_write(file->findings, &format, pieces->outputs[i]) != CHAIN_OK)
            pieces->failed = true;
    }
    cli_inputs_clear(&inputs);
}

static void put_diff(struct report *report, const chain_output *diff)
{
    size_t length = 0;
    const char *bytes = diff ? chain_output_bytes(diff, &length) : NULL;
    if (!length)
        return;
    cli_progress_hide(&report->progress);
    fwrite(bytes, 1, length, stdout);
}

static void put_pieces(struct report *report, const struct pieces *pieces)
{
    put_diff(report, pieces->mended.diff);
    for (size_t i = 0; i < report->targets.count; i++) {
        size_t length = 0;
        const char *bytes = pieces->outputs[i] ? chain_output_bytes(pieces->outputs[i], &length) : NULL;
        if (!length)
            continue;
        if (strcmp(report->targets.items[i].path, "-") == 0)
            cli_progress_hide(&report->progress);
        chain_output_write(report->targets.items[i].output, bytes, length);
    }
}

/* False: there is no memory for it. */
static bool add_file(struct report *report, chain_batch_file *file)
{
    const struct pieces *pieces = file->own;
    if (!pieces || pieces->failed || file->judged != CHAIN_OK)
        return false;
    report->trouble = report->trouble || pieces->verdict.trouble;
    if (pieces->verdict.skip)
        return true;
    report->files++;
    if (pieces->verdict.errors) {
        cli_progress_hide(&report->progress);
        cli_complain(report->arguments, N_("%s: the file has errors (%zu), so the gaps may be wrong; `chain check` tells which."),
                     file->path, pieces->verdict.errors);
    }
    report->trouble = report->trouble || pieces->mended.failed;
    report->mended += pieces->mended.findings;
    report->mended_files += pieces->mended.changed;
    put_pieces(report, pieces);
    if (!cli_policy_count(&report->policy, file->findings, &pieces->known))
        return false;
    report->inputs.given_name = report->standard ? cli_stdin_name(report->arguments) : NULL;
    report->inputs.given = report->standard;
    return cli_targets_add(&report->targets, file->findings, false) != CHAIN_NO_MEMORY;
}

static bool each(chain_batch_file *file, void *context)
{
    struct report *report = context;
    if (!add_file(report, file)) {
        cli_progress_hide(&report->progress);
        cli_complain(report->arguments, N_("out of memory while checking \"%s\""), file->path);
        report->trouble = true;
    }
    cli_progress_show(&report->progress, file->position + 1);
    /* Nobody reads any more (| head), and nothing else is written. */
    return report->targets.count != 1 || !ferror(stdout);
}

/* Standard input cannot be read again: its text is kept. Only one thread runs when there is one. */
static chain_status open_input(struct report *report, const chain_load_options *options, chain_model **model)
{
    size_t length = 0;
    char *bytes;
    chain_status status = cli_read_stdin(options->max_bytes, &bytes, &length);
    *model = NULL;
    if (status == CHAIN_OK)
        status = chain_load_memory(bytes, length, cli_stdin_name(report->arguments), options, model);
    if (bytes && !report->standard && chain_input_memory(bytes, length, &report->standard) != CHAIN_OK)
        report->standard = NULL;
    free(bytes);
    return status;
}

static chain_status open_path(const char *path, const chain_load_options *options, void *context, chain_model **model)
{
    return strcmp(path, "-") == 0 ? open_input(context, options, model) : chain_load(path, options, model);
}

static void summary(const struct report *report)
{
    const struct cli_arguments *arguments = report->arguments;
    const char *format = N_("files: %zu; errors: %zu; warnings: %zu; notes: %zu");
    const char *gaps = N_("files: %zu; serious gaps: %zu; considerable: %zu; minor: %zu");
    bool care = strcmp(arguments->command, "gaps") == 0, found = strcmp(arguments->command, "merge") == 0;
    const char *merged = N_("files with findings: %zu; errors: %zu; warnings: %zu; notes: %zu");
    if (arguments->quiet)
        return;
    fprintf(stderr, cli_words(arguments, care ? gaps : found ? merged : format), report->files, report->policy.counts[CHAIN_SEVERITY_ERROR],
            report->policy.counts[CHAIN_SEVERITY_WARNING], report->policy.counts[CHAIN_SEVERITY_NOTE]);
    if (care || report->policy.counts[CHAIN_SEVERITY_UNKNOWN])
        fprintf(stderr, cli_words(arguments, N_("; cannot be assessed: %zu")), report->policy.counts[CHAIN_SEVERITY_UNKNOWN]);
    cli_policy_summary(&report->policy);
    if (arguments->fix)
        fprintf(stderr, cli_words(arguments, arguments->diff ? N_("; would be mended: %zu, files: %zu") : N_("; mended: %zu, files: %zu")),
                report->mended, report->mended_files);
    fputc('\n', stderr);
}

static bool begin(struct report *report)
{
    if (!cli_policy_begin(&report->policy, report->arguments)) {
        cli_policy_clear(&report->policy);
        return false;
    }
    chain_findings_format format = CHAIN_FINDINGS_FORMAT_INIT;
    format.root = getcwd(report->working, sizeof report->working);
    format.input = report->examine ? cli_input : NULL; /* of what is merged no file is at hand */
    format.context = &report->inputs;
    format.statistics = report->policy.statistics;
    if (cli_targets_begin(&report->targets, report->arguments, &format))
        return true;
    cli_policy_clear(&report->policy);
    return false;
}

static int end(struct report *report)
{
    bool written = cli_targets_end(&report->targets);
    int code = CLI_TROUBLE;
    if (written) {
        summary(report);
        written = cli_policy_end(&report->policy, !report->trouble);
    }
    if (written && !report->trouble && report->arguments->diff)
        code = report->mended_files ? CLI_FINDINGS : CLI_FINE;
    else if (written && !report->trouble)
        code = cli_policy_fails(&report->policy) ? CLI_FINDINGS : CLI_FINE;
    cli_inputs_clear(&report->inputs);
    cli_policy_clear(&report->policy);
    return code;
}

static void run_batch(struct report *report, const struct cli_files *files, chain_batch_options *options)
{
    size_t done = 0;
    options->prepare = prepare;
    options->drop = drop;
    options->context = report;
    options->stop = cli_interrupted();
    /* What is mended is judged again in any case. */
    options->cache = report->arguments->fix || report->arguments->diff ? NULL : report->arguments->cache;
    /* What is told on standard error beside the findings is looked for only when it will be told. */
    options->cache_key = strcmp(report->arguments->command, "gaps") != 0 ? "check" : report->arguments->quiet ? "gaps, quiet" : "gaps";
    options->lang = report->arguments->lang;
    /* There is one standard input. */
    for (size_t i = 0; i < files->count; i++) {
        if (strcmp(files->paths[i], "-") != 0)
            continue;
        options->open = open_path;
        options->jobs = 1;
    }
    cli_progress_begin(&report->progress, report->arguments, files->count);
    cli_listen(true);
    chain_status status = chain_batch_run((const char *const *)files->paths, files->count, options, each, &done);
    cli_listen(false);
    cli_progress_hide(&report->progress);
    if (status != CHAIN_OK && status != CHAIN_IO_WRITE)
        cli_complain(report->arguments, N_("out of memory"));
    else if (done < files->count)
        cli_complain(report->arguments, N_("interrupted after %zu of %zu files; what was found in them is reported."), done, files->count);
    if (status == CHAIN_IO_WRITE)
        cli_complain(report->arguments, N_("the cache \"%s\" cannot be written; the findings are told as they should be."),
                     report->arguments->cache);
    report->trouble = report->trouble || done < files->count;
}

int cli_report_run(const struct cli_arguments *arguments, chain_batch_judge *judge, cli_examine *examine)
{
    struct report report = {.arguments = arguments, .examine = examine};
    struct cli_files files;
    chain_check_options check;
    chain_load_options load = CHAIN_LOAD_OPTIONS_INIT;
    chain_batch_options options = CHAIN_BATCH_OPTIONS_INIT;
    char folder[4096];
    if (arguments->path_count == 0 && !arguments->files_from) {
        cli_complain(arguments, N_("give files or folders; `chain %s --help` tells more."), arguments->command);
        return CLI_TROUBLE;
    }
    if (!cli_report_options(arguments, &check) || !cli_limits(arguments, &load, &check) || !cli_jobs(arguments, &options.jobs))
        return CLI_TROUBLE;
    cli_files_collect(&files, arguments);
    if (files.refused || !begin(&report)) {
        cli_files_clear(&files);
        return CLI_TROUBLE;
    }
    load.data = cli_own_models(folder, sizeof folder);
    load.lean = true;
    options.judge = judge;
    options.check = &check;
    options.load = &load;
    report.mending = (struct cli_mending){arguments, judge, &check, &load};
    report.trouble = files.trouble;
    if (files.count == 0 && !arguments->quiet)
        cli_complain(arguments, N_("there are no chain files there."));
    run_batch(&report, &files, &options);
    cli_files_clear(&files);
    chain_input_free(report.standard);
    return end(&report);
}

/* Each file counts once, when its findings come together as a run tells them. */
static bool add_found(struct report *report, chain_findings *findings, char last[4096])
{
    chain_known known;
    for (size_t i = 0; i < chain_findings_count(findings); i++) {
        const char *file = chain_finding_place(chain_findings_at(findings, i)).file;
        if (!file || strcmp(file, last) == 0)
            continue;
        snprintf(last, 4096, "%s", file);
        report->files++;
    }
    return cli_policy_apply(&report->policy, findings, &known) && cli_policy_count(&report->policy, findings, &known) &&
           cli_targets_add(&report->targets, findings, true) != CHAIN_NO_MEMORY;
}

int cli_report_found(const struct cli_arguments *arguments, bool (*next)(chain_findings *findings, void *context), void *context)
{
    char last[4096] = "";
    struct report report = {.arguments = arguments};
    bool more = true;
    if (!begin(&report))
        return CLI_TROUBLE;
    while (more && !report.trouble) {
        chain_findings *findings = chain_findings_new();
        more = findings && next(findings, context);
        if (!findings || (more && !add_found(&report, findings, last))) {
            cli_complain(arguments, N_("out of memory"));
            report.trouble = true;
        }
        chain_findings_free(findings);
    }
    return end(&report);
}
