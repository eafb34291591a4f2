/* Findings of one file after the other, in the format that was asked for. */
#include "cli.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_TARGETS 16

/* A format and where it goes. */
struct target {
    const char *path;
    chain_findings_format format;
    chain_output *output;
    bool document;
};

struct report {
    const struct cli_arguments *arguments;
    cli_examine *examine;
    const char *root; /* the working folder, or NULL */
    struct target targets[MOST_TARGETS];
    size_t target_count;
    chain_findings *all; /* for formats that are one document */
    struct cli_progress progress;
    size_t files, counts[4], suppressed, decided;
    bool trouble;
};

/* One file's findings in the formats that are written file by file, made by the worker. */
struct pieces {
    struct cli_verdict verdict;
    bool failed;
    chain_output *outputs[MOST_TARGETS];
};

/* The only thing that lives outside a call: what a signal handler may touch. */
static volatile sig_atomic_t stop;

static void on_signal(int number)
{
    (void)number;
    stop = 1;
}

static void tell(const struct cli_arguments *arguments, const chain_finding *finding)
{
    char text[1000];
    chain_place place = chain_finding_place(finding);
    chain_finding_text(finding, CHAIN_PART_MESSAGE, arguments->lang, text, sizeof text);
    if (place.line)
        cli_complain(arguments, "%s:%u:%u: %s", place.file ? place.file : "", place.line, place.column, text);
    else
        cli_complain(arguments, "%s: %s", place.file ? place.file : "", text);
}

size_t cli_tell_errors(const struct cli_arguments *arguments, const chain_model *model, size_t most)
{
    chain_findings *findings = chain_findings_new();
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    options.profile = CHAIN_PROFILE_CORRECTNESS;
    size_t errors = 0;
    bool done = findings && chain_check(model, &options, findings) == CHAIN_OK;
    for (size_t i = 0; done && i < chain_findings_count(findings); i++) {
        const chain_finding *finding = chain_findings_at(findings, i);
        if (chain_finding_severity(finding) == CHAIN_SEVERITY_ERROR && ++errors <= most)
            tell(arguments, finding);
    }
    chain_findings_free(findings);
    return errors;
}

static bool add_target(struct report *report, const char *format, const char *path)
{
    const struct cli_arguments *arguments = report->arguments;
    struct target *target = &report->targets[report->target_count];
    bool standard = strcmp(path, "-") == 0;
    for (size_t i = 0; i < report->target_count; i++) {
        if (strcmp(report->targets[i].path, path) != 0)
            continue;
        cli_complain(arguments, N_("two formats cannot both go to \"%s\"; give each an -o of its own."), path);
        return false;
    }
    if (report->target_count == MOST_TARGETS) {
        cli_complain(arguments, N_("--%s is given too often."), "format");
        return false;
    }
    *target = (struct target){.path = path, .format = CHAIN_FINDINGS_FORMAT_INIT, .document = chain_writer_is_document(format)};
    target->format.name = format;
    target->format.lang = arguments->lang;
    target->format.bom = arguments->bom;
    target->format.root = report->root;
    target->format.run = arguments->command;
    target->format.colour = standard && cli_colours(arguments);
    report->target_count++;
    return true;
}

/* Each format goes where the outputs behind it say, without one to standard output. */
static bool add_targets(struct report *report)
{
    const struct cli_arguments *arguments = report->arguments;
    size_t formats = arguments->formats.count ? arguments->formats.count : 1;
    for (size_t i = 0; i < formats; i++) {
        const char *format = arguments->formats.count ? arguments->formats.items[i] : NULL;
        size_t bound = 0;
        for (size_t k = 0; k < arguments->outputs.count; k++) {
            if (arguments->bound[k] != i)
                continue;
            bound++;
            if (!add_target(report, format, arguments->outputs.items[k]))
                return false;
        }
        if (!bound && !add_target(report, format, "-"))
            return false;
    }
    return true;
}

static void abandon(struct report *report)
{
    for (size_t i = 0; i < report->target_count; i++)
        chain_output_abandon(report->targets[i].output);
    chain_findings_free(report->all);
}

static bool begin(struct report *report)
{
    bool document = false;
    if (!add_targets(report))
        return false;
    for (size_t i = 0; i < report->target_count; i++) {
        struct target *target = &report->targets[i];
        document = document || target->document;
        if (chain_output_file(target->path, &target->output) != CHAIN_OK) {
            cli_complain(report->arguments, N_("cannot write to \"%s\": %s"), target->path, strerror(errno));
            abandon(report);
            return false;
        }
    }
    if (document && !(report->all = chain_findings_new())) {
        cli_complain(report->arguments, N_("out of memory"));
        abandon(report);
        return false;
    }
    return true;
}

static void count(struct report *report, const chain_findings *findings)
{
    for (size_t i = 0; i < chain_findings_count(findings); i++) {
        const chain_finding *finding = chain_findings_at(findings, i);
        const chain_decided *decided = chain_finding_decided(finding);
        if (!decided || decided->state != CHAIN_DECISION_HOLDS)
            report->counts[chain_finding_severity(finding)]++;
    }
    report->decided += chain_findings_decided(findings);
    report->suppressed += chain_findings_suppressed(findings);
}

static void drop(void *own)
{
    struct pieces *pieces = own;
    for (size_t i = 0; i < MOST_TARGETS; i++)
        chain_output_abandon(pieces->outputs[i]);
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
    report->examine(report->arguments, file, model, &pieces->verdict);
    for (size_t i = 0; i < report->target_count && !pieces->verdict.skip; i++) {
        const struct target *target = &report->targets[i];
        if (target->document)
            continue;
        pieces->outputs[i] = chain_output_memory();
        if (!pieces->outputs[i] || chain_findings_write(file->findings, &target->format, pieces->outputs[i]) != CHAIN_OK)
            pieces->failed = true;
    }
}

static void put_pieces(struct report *report, const struct pieces *pieces)
{
    for (size_t i = 0; i < report->target_count; i++) {
        size_t length = 0;
        const char *bytes = pieces->outputs[i] ? chain_output_bytes(pieces->outputs[i], &length) : NULL;
        if (!length)
            continue;
        cli_progress_hide(&report->progress);
        chain_output_write(report->targets[i].output, bytes, length);
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
    count(report, file->findings);
    put_pieces(report, pieces);
    return !report->all || chain_findings_take(report->all, file->findings) == CHAIN_OK;
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
    return true;
}

static chain_status open_path(const char *path, const chain_load_options *options, void *context, chain_model **model)
{
    const struct report *report = context;
    return cli_load_with(report->arguments, path, options, model);
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
    fprintf(stderr, cli_words(arguments, care ? gaps : found ? merged : format), report->files, report->counts[CHAIN_SEVERITY_ERROR],
            report->counts[CHAIN_SEVERITY_WARNING], report->counts[CHAIN_SEVERITY_NOTE]);
    if (care || report->counts[CHAIN_SEVERITY_UNKNOWN])
        fprintf(stderr, cli_words(arguments, N_("; cannot be assessed: %zu")), report->counts[CHAIN_SEVERITY_UNKNOWN]);
    if (report->decided)
        fprintf(stderr, cli_words(arguments, N_("; decided: %zu")), report->decided);
    if (report->suppressed)
        fprintf(stderr, cli_words(arguments, N_("; suppressed: %zu")), report->suppressed);
    fputc('\n', stderr);
}

static bool fails(const struct report *report)
{
    const char *level = report->arguments->fail_on ? report->arguments->fail_on : "error";
    if (strcmp(level, "none") == 0)
        return false;
    size_t found = report->counts[CHAIN_SEVERITY_ERROR];
    if (strcmp(level, "error") != 0)
        found += report->counts[CHAIN_SEVERITY_WARNING];
    if (strcmp(level, "note") == 0)
        found += report->counts[CHAIN_SEVERITY_NOTE];
    return found > 0;
}

/* In the file it is said too. */
static void tell_cut(const struct report *report, const struct target *target)
{
    size_t count = report->all ? chain_findings_count(report->all) - chain_findings_decided(report->all) : 0;
    if (target->format.name && strcmp(target->format.name, "sarif") == 0 && count > CHAIN_SARIF_MOST_RESULTS)
        cli_complain(report->arguments, N_("sarif: %zu findings are left out, services take %u at most; other formats have all."),
                     count - CHAIN_SARIF_MOST_RESULTS, CHAIN_SARIF_MOST_RESULTS);
}

static int end(struct report *report)
{
    bool written = true;
    for (size_t i = 0; i < report->target_count; i++) {
        struct target *target = &report->targets[i];
        tell_cut(report, target);
        if (target->document && chain_findings_write(report->all, &target->format, target->output) != CHAIN_OK)
            report->trouble = true;
        if (chain_output_close(target->output) == CHAIN_OK)
            continue;
        cli_complain(report->arguments, N_("writing the findings failed: %s"), strerror(errno));
        written = false;
    }
    chain_findings_free(report->all);
    if (!written)
        return CLI_TROUBLE;
    summary(report);
    return report->trouble ? CLI_TROUBLE : fails(report) ? CLI_FINDINGS : CLI_FINE;
}

static bool known_rules(const struct cli_arguments *arguments, const struct cli_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        if (chain_rule_find(list->items[i]))
            continue;
        const char *nearest = chain_rule_nearest(list->items[i]);
        if (nearest)
            cli_complain(arguments, N_("there is no rule \"%s\"; did you mean \"%s\"?"), list->items[i], nearest);
        else
            cli_complain(arguments, N_("there is no rule \"%s\"; `chain list rules` shows them."), list->items[i]);
        return false;
    }
    return true;
}

/* The words are those that the option allows. */
static chain_check_profile profile_of(const char *word)
{
    if (!word || strcmp(word, "recommended") == 0)
        return CHAIN_PROFILE_RECOMMENDED;
    return strcmp(word, "all") == 0 ? CHAIN_PROFILE_ALL : CHAIN_PROFILE_CORRECTNESS;
}

bool cli_report_options(const struct cli_arguments *arguments, chain_check_options *options)
{
    *options = (chain_check_options)CHAIN_CHECK_OPTIONS_INIT;
    if (!known_rules(arguments, &arguments->select) || !known_rules(arguments, &arguments->ignore))
        return false;
    options->profile = profile_of(arguments->profile);
    options->select = arguments->select.count ? arguments->select.items : NULL;
    options->ignore = arguments->ignore.count ? arguments->ignore.items : NULL;
    if (arguments->as_of && !(options->as_of = chain_date_parse(arguments->as_of))) {
        cli_complain(arguments, N_("--as-of cannot be \"%s\"; it is a day like 2026-01-31."), arguments->as_of);
        return false;
    }
    return true;
}

/* 0 = as many as there are processors. */
static bool read_jobs(const struct cli_arguments *arguments, size_t *jobs)
{
    char *end = NULL;
    long asked = arguments->jobs ? strtol(arguments->jobs, &end, 10) : 0;
    *jobs = (size_t)asked;
    if (!arguments->jobs || (end != arguments->jobs && !*end && asked >= 1 && asked <= CHAIN_BATCH_MOST_JOBS))
        return true;
    cli_complain(arguments, N_("--jobs cannot be \"%s\"; it is a number from 1 to 256."), arguments->jobs);
    return false;
}

/* The first Ctrl-C ends the run after the files in hand; the second one ends the program. */
static void listen(bool on)
{
    static const int signals[] = {SIGINT, SIGTERM};
    struct sigaction action = {.sa_flags = on ? (int)(SA_RESTART | SA_RESETHAND) : 0};
    action.sa_handler = on ? on_signal : SIG_DFL;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct sigaction before;
        /* What was ignored when the program was started (nohup, a job in the background) stays ignored. */
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(signals[i], &action, NULL);
    }
}

static void run_batch(struct report *report, const struct cli_files *files, chain_batch_options *options)
{
    size_t done = 0;
    options->open = open_path;
    options->prepare = prepare;
    options->drop = drop;
    options->context = report;
    options->stop = &stop;
    /* There is one standard input. */
    for (size_t i = 0; i < files->count; i++)
        if (strcmp(files->paths[i], "-") == 0)
            options->jobs = 1;
    cli_progress_begin(&report->progress, report->arguments, files->count);
    listen(true);
    chain_status status = chain_batch_run((const char *const *)files->paths, files->count, options, each, &done);
    listen(false);
    cli_progress_hide(&report->progress);
    if (status != CHAIN_OK)
        cli_complain(report->arguments, N_("out of memory"));
    else if (done < files->count)
        cli_complain(report->arguments, N_("stopped after %zu of %zu files; what was found in them is reported."), done, files->count);
    report->trouble = report->trouble || done < files->count;
}

int cli_report_run(const struct cli_arguments *arguments, chain_batch_judge *judge, cli_examine *examine)
{
    char working[4096];
    struct report report = {.arguments = arguments, .examine = examine, .root = getcwd(working, sizeof working)};
    struct cli_files files;
    chain_check_options check;
    chain_load_options load = CHAIN_LOAD_OPTIONS_INIT;
    chain_batch_options options = CHAIN_BATCH_OPTIONS_INIT;
    char folder[4096];
    if (arguments->path_count == 0 && !arguments->files_from) {
        cli_complain(arguments, N_("give files or folders; `chain %s --help` tells more."), arguments->command);
        return CLI_TROUBLE;
    }
    if (!cli_report_options(arguments, &check) || !read_jobs(arguments, &options.jobs) || !begin(&report))
        return CLI_TROUBLE;
    load.data = cli_own_models(folder, sizeof folder);
    options.judge = judge;
    options.check = &check;
    options.load = &load;
    cli_files_collect(&files, arguments);
    report.trouble = files.trouble;
    if (files.count == 0 && !arguments->quiet)
        cli_complain(arguments, N_("there are no chain files there."));
    run_batch(&report, &files, &options);
    cli_files_clear(&files);
    return end(&report);
}

/* Each file is named once, when its findings come together as a run tells them. */
static bool add_found(struct report *report, chain_findings *findings, char last[4096])
{
    bool done = true;
    for (size_t i = 0; i < chain_findings_count(findings); i++) {
        const char *file = chain_finding_place(chain_findings_at(findings, i)).file;
        if (!file || strcmp(file, last) == 0)
            continue;
        snprintf(last, 4096, "%s", file);
        report->files++;
        done = done && (!report->all || chain_findings_add_file(report->all, file) == CHAIN_OK);
    }
    count(report, findings);
    for (size_t i = 0; i < report->target_count; i++) {
        struct target *target = &report->targets[i];
        if (!target->document)
            done = chain_findings_write(findings, &target->format, target->output) == CHAIN_OK && done;
    }
    return done && (!report->all || chain_findings_take(report->all, findings) == CHAIN_OK);
}

int cli_report_found(const struct cli_arguments *arguments, bool (*next)(chain_findings *findings, void *context), void *context)
{
    char working[4096], last[4096] = "";
    struct report report = {.arguments = arguments, .root = getcwd(working, sizeof working)};
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
