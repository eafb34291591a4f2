/* chain draw: a picture of a chain. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "chains.h"
#include "draw_advice.h"
#include "draw_fault.h"
#include "draw_output.h"
#include "workers.h"

static bool is_id_prefix(const char *word)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
    return word[0] && strcspn(word, letters) == 0 && !strchr("0123456789-_.", word[0]) && strspn(word, letters) == strlen(word);
}

/* Dots per inch: as such, or as so many times the usual 150. */
static bool set_resolution(const struct cli_arguments *arguments, chain_draw_options *options)
{
    char *end = NULL;
    if (arguments->dpi && arguments->scale) {
        cli_complain(arguments, N_("--dpi and --scale say the same thing; give one of them."));
        return false;
    }
    if (arguments->dpi) {
        options->dpi = strtod(arguments->dpi, &end);
        if (*end || !(options->dpi >= 10 && options->dpi <= 1200)) {
            cli_complain(arguments, N_("--dpi cannot be \"%s\"; it is a number from 10 to 1200."), arguments->dpi);
            return false;
        }
    }
    if (arguments->scale) {
        double scale = strtod(arguments->scale, &end);
        options->dpi = 150 * scale;
        if (*end || !(scale >= 0.1 && scale <= 8)) {
            cli_complain(arguments, N_("--scale cannot be \"%s\"; it is a number from 0.1 to 8."), arguments->scale);
            return false;
        }
    }
    return true;
}

static chain_draw_gap_list gap_list_of(const char *word)
{
    return !word || strcmp(word, "auto") == 0  ? CHAIN_DRAW_GAPS_AUTO
           : strcmp(word, "page") == 0 ? CHAIN_DRAW_GAPS_PAGE
           : strcmp(word, "short") == 0 ? CHAIN_DRAW_GAPS_SHORT
                                       : CHAIN_DRAW_GAPS_BELOW;
}

static bool set_options(const struct cli_arguments *arguments, chain_draw_options *options)
{
    size_t views = chain_view_count(), i = 0;
    *options = (chain_draw_options)CHAIN_DRAW_OPTIONS_INIT;
    options->view = arguments->view;
    options->paper = arguments->paper;
    options->matrix = arguments->matrix;
    options->via = arguments->via;
    options->end = arguments->end;
    options->table = arguments->table;
    options->id_prefix = arguments->id_prefix;
    options->pages = arguments->pages;
    options->gap_list = gap_list_of(arguments->gap_list);
    draw_want_advice(arguments, options);
    while (arguments->view && i < views && strcmp(chain_view_name(i), arguments->view) != 0)
        i++;
    if (arguments->view && i == views) {
        draw_unknown_word(arguments, "view", arguments->view, views, chain_view_name);
        return false;
    }
    if (arguments->orientation && strcmp(arguments->orientation, "auto") != 0)
        options->orientation =
            strcmp(arguments->orientation, "portrait") == 0 ? CHAIN_DRAW_PORTRAIT : CHAIN_DRAW_LANDSCAPE;
    if (arguments->lane_order && strcmp(arguments->lane_order, "auto") == 0)
        options->lane_order = CHAIN_DRAW_LANES_AUTO;
    if (arguments->id_prefix && !is_id_prefix(arguments->id_prefix)) {
        cli_complain(arguments, N_("--id-prefix cannot be \"%s\"; it is a letter, then letters, digits, '-', '_' or '.'."),
                     arguments->id_prefix);
        return false;
    }
    return draw_fault_fits(arguments) && set_resolution(arguments, options);
}

/* What becomes one picture. */
struct drawn {
    const chain_model *const *models;
    size_t count;
    const char *path;
};

static bool draw_to(const struct cli_arguments *arguments, const struct drawn *drawn, const char *name, chain_draw_options *options)
{
    struct draw_target target = {arguments, name, NULL, NULL, 0};
    chain_draw_report report = CHAIN_DRAW_REPORT_INIT;
    if (!(options->format = draw_format_of(arguments, name)))
        return false;
    chain_status status = chain_draw_chains(drawn->models, drawn->count, options, draw_open_page, &target, &report);
    if (!draw_close_pages(&target, status == CHAIN_OK))
        return status == CHAIN_OK || status == CHAIN_IO_OPEN ? false : draw_failed(arguments, drawn->path, status, &report);
    draw_advise(arguments, drawn->path, &report, options);
    if (options->view && strcmp(options->view, "path") == 0 && !options->end && !options->via)
        draw_tell_ends(arguments, drawn->models[0]);
    return true;
}

static bool draw_targets(const struct cli_arguments *arguments, const struct drawn *drawn, chain_draw_options *options)
{
    char name[4096];
    const char *format = arguments->to ? draw_known_format(arguments->to) : "svg";
    bool done = true;
    for (size_t i = 0; i < arguments->outputs.count || i == 0; i++) {
        const char *target = arguments->outputs.count ? arguments->outputs.items[i] : NULL;
        if (!target || draw_is_folder(target)) {
            if (!format)
                return draw_format_of(arguments, "") != NULL;
            if (!draw_name_output(name, sizeof name, target, drawn->path, format))
                return false;
            target = name;
        }
        done &= draw_to(arguments, drawn, target, options);
    }
    return done;
}

static bool draw_file(const struct cli_arguments *arguments, const char *path, chain_draw_options *options)
{
    chain_model *model = NULL;
    chain_status status = cli_load(arguments, path, &model);
    chain_findings *gaps = arguments->gaps ? chain_findings_new() : NULL;
    struct draw_fault shown = {NULL, NULL, NULL};
    bool done = false;
    /* The picture speaks the chain's own language unless another one is asked for. */
    options->lang = arguments->lang_code || chain_model_language(model) == CHAIN_LANG_NONE ? arguments->lang
                                                                                         : chain_model_language(model);
    options->gaps = gaps;
    if (!model || (arguments->gaps && !gaps))
        cli_complain(arguments, N_("\"%s\": %s"), path, cli_words(arguments, chain_status_text(status)));
    else if (status != CHAIN_OK)
        cli_tell_errors(arguments, model, 5);
    else if (gaps && chain_gaps(model, NULL, gaps) != CHAIN_OK)
        cli_complain(arguments, N_("out of memory while checking \"%s\""), path);
    else if (draw_fault_find(arguments, path, model, &shown)) {
        options->fault = shown.fault;
        options->gaps = gaps ? gaps : shown.findings;
        done = draw_targets(arguments, &(struct drawn){(const chain_model *const *)&model, 1, path}, options);
    }
    size_t errors = done && !arguments->quiet ? cli_tell_errors(arguments, model, 3) : 0;
    if (errors)
        cli_complain(arguments, N_("%s: the file has errors (%zu), so the picture may be wrong; `chain check` tells which."), path,
                     errors);
    chain_findings_free(gaps);
    draw_fault_clear(&shown);
    chain_model_free(model);
    return done;
}

/* All that a worker needs. */
struct batch {
    const struct cli_arguments *arguments;
    const struct cli_files *files;
    chain_draw_options options;
};

static bool draw_number(void *context, size_t number)
{
    struct batch *batch = context;
    return draw_file(batch->arguments, batch->files->paths[number], &batch->options);
}

static const char *name_of(const void *context, size_t number)
{
    return ((const struct batch *)context)->files->paths[number];
}

static int by_stem(const void *a, const void *b)
{
    size_t x, y;
    const char *one = draw_stem(*(char *const *)a, &x), *two = draw_stem(*(char *const *)b, &y);
    int order = strncmp(one, two, x < y ? x : y);
    return order ? order : x < y ? -1 : x > y;
}

/* Two files of the same name in one folder: the second picture would take the place of the first. */
static bool have_own_names(const struct cli_arguments *arguments, const struct cli_files *files)
{
    char **sorted = malloc((files->count + 1) * sizeof *sorted);
    bool fine = sorted != NULL;
    if (!sorted)
        return false;
    memcpy(sorted, files->paths, files->count * sizeof *sorted);
    qsort(sorted, files->count, sizeof *sorted, by_stem);
    for (size_t i = 1; i < files->count && fine; i++) {
        fine = by_stem(&sorted[i - 1], &sorted[i]) != 0;
        if (!fine)
            cli_complain(arguments, N_("\"%s\" and \"%s\" would have pictures of the same name."), sorted[i - 1], sorted[i]);
    }
    free(sorted);
    return fine;
}

/* "-o kuvat/" makes the folder. */
static bool find_folder(const struct cli_arguments *arguments)
{
    const char *folder = arguments->outputs.count ? arguments->outputs.items[0] : NULL;
    if (!folder || folder[0] == '\0' || folder[strlen(folder) - 1] != '/' || draw_is_folder(folder) || mkdir(folder, 0777) == 0)
        return true;
    cli_complain(arguments, N_("cannot write to \"%s\": %s"), folder, cli_reason(arguments, errno));
    return false;
}

static bool draw_all(const struct cli_arguments *arguments, const struct cli_files *files, const chain_draw_options *options)
{
    struct batch batch = {arguments, files, *options};
    struct cli_work work = {arguments, files->count, draw_number, name_of, &batch};
    int workers = cli_worker_count(arguments->jobs, files->count);
    if (workers == 0) {
        cli_complain(arguments, N_("--jobs cannot be \"%s\"; it is a number from 1 to 256."), arguments->jobs);
        return false;
    }
    if (files->count == 0 && !files->trouble)
        cli_complain(arguments, N_("there are no chain files there."));
    if (files->count == 0 || !find_folder(arguments))
        return false;
    if (files->count > 1 && arguments->outputs.count && !draw_is_folder(arguments->outputs.items[0])) {
        cli_complain(arguments, N_("several chains cannot go into one file; give a folder after -o."));
        return false;
    }
    return (files->count < 2 || have_own_names(arguments, files)) && cli_work(&work, workers);
}

/* Told when there is no memory for them: then NULL. */
static chain_findings *gaps_of_all(const struct cli_arguments *arguments, const struct cli_chains *chains)
{
    chain_findings *gaps = chain_findings_new();
    bool done = gaps != NULL;
    for (size_t i = 0; done && i < chains->count; i++)
        done = chain_gaps(chains->models[i], NULL, gaps) == CHAIN_OK;
    if (done)
        return gaps;
    cli_complain(arguments, N_("out of memory"));
    chain_findings_free(gaps);
    return NULL;
}

/* All chains in one picture. */
static bool draw_map(const struct cli_arguments *arguments, const struct cli_files *files, chain_draw_options *options)
{
    struct cli_chains chains;
    bool done = cli_chains_load(&chains, arguments, files);
    options->lang = arguments->lang_code || chains.count == 0 || chain_model_language(chains.models[0]) == CHAIN_LANG_NONE
                        ? arguments->lang : chain_model_language(chains.models[0]);
    if (done && chains.count == 0)
        cli_complain(arguments, N_("there are no chain files there."));
    chain_findings *gaps = NULL;
    done = done && chains.count > 0 && (!arguments->gaps || (gaps = gaps_of_all(arguments, &chains)) != NULL);
    options->gaps = gaps;
    done = done &&
           draw_targets(arguments, &(struct drawn){(const chain_model *const *)chains.models, chains.count, "map"}, options) && !chains.trouble;
    chain_findings_free(gaps);
    cli_chains_clear(&chains);
    return done;
}

/* The state before, for the view diff: both or none. False when it is missing or no chain (told). */
static bool load_against(const struct cli_arguments *arguments, chain_draw_options *options, chain_model **against)
{
    bool diff = options->view && strcmp(options->view, "diff") == 0;
    if (!arguments->against) {
        if (diff)
            cli_complain(arguments, N_("the view diff needs two chains: chain draw --against OLD NEW"));
        return !diff;
    }
    if (options->view && !diff) {
        cli_complain(arguments, N_("--against belongs to the view diff."));
        return false;
    }
    chain_status status = cli_load(arguments, arguments->against, against);
    options->view = "diff";
    options->against = *against;
    if (status == CHAIN_OK && chain_object_type(chain_model_root(*against)) == CHAIN_CHAIN)
        return true;
    if (status == CHAIN_OK)
        cli_complain(arguments, N_("\"%s\" holds no chain to draw; `chain check` tells more."), arguments->against);
    else
        cli_tell_errors(arguments, *against, 5);
    return false;
}

static int run(const struct cli_arguments *arguments)
{
    struct cli_files files;
    chain_draw_options options;
    chain_model *against = NULL;
    if (arguments->path_count == 0) {
        cli_complain(arguments, N_("give a chain file to draw; `chain draw --help` tells more."));
        return CLI_TROUBLE;
    }
    if (!set_options(arguments, &options) || !load_against(arguments, &options, &against)) {
        chain_model_free(against);
        return CLI_TROUBLE;
    }
    cli_files_collect(&files, arguments);
    bool done = (draw_is_map(arguments) ? draw_map(arguments, &files, &options) : draw_all(arguments, &files, &options)) && !files.trouble;
    cli_files_clear(&files);
    chain_model_free(against);
    return done ? CLI_FINE : CLI_TROUBLE;
}

static const struct cli_option options[] = {
    CLI_OPTION('o', "output", CLI_MANY, outputs, "FILE", N_("where to; the suffix tells the format; may be given several times; a folder for many files"),
               NULL),
    CLI_OPTION('t', "to", CLI_TEXT, to, "FORMAT", N_("format: svg (default), pdf, png, dot, geometry"), NULL),
    CLI_OPTION('v', "view", CLI_TEXT, view, "VIEW", N_("what to show; `chain list views`"), NULL),
    CLI_OPTION(0, "against", CLI_TEXT, against, "OLD", N_("the state before: both states in one picture (view diff)"), NULL),
    CLI_OPTION('g', "gaps", CLI_FLAG, gaps, NULL, N_("mark the gaps with numbers and list them"), NULL),
    CLI_OPTION(0, "gap-list", CLI_TEXT, gap_list, "PLACE",
               N_("where the gaps are listed: below, page (a following one), short (below, only their questions), or auto: below unless that makes the text small"), "auto|below|page|short"),
    CLI_OPTION('p', "paper", CLI_TEXT, paper, "SIZE", N_("A4, A3 (default), A2, A1, A0 or screen"), "A4|A3|A2|A1|A0|screen"),
    CLI_OPTION(0, "orientation", CLI_TEXT, orientation, "WAY", N_("auto, landscape or portrait"), "auto|landscape|portrait"),
    CLI_OPTION(0, "pages", CLI_FLAG, pages, NULL, N_("on several pages when the text would be under 8 pt, with marks where lines go on"), NULL),
    CLI_OPTION(0, "table", CLI_FLAG, table, NULL, N_("the steps as a table on further pages, their numbers on the boxes"), NULL),
    CLI_OPTION(0, "lane-order", CLI_TEXT, lane_order, "ORDER", N_("given (default), or auto: fewest crossing lines"), "given|auto"),
    CLI_OPTION(0, "via", CLI_TEXT, via, "IDS", N_("view path: steps or flows that the journey goes through, in its order"), NULL),
    CLI_OPTION(0, "end", CLI_TEXT, end, "ID", N_("view path: the step that the journey comes to"), NULL),
    CLI_OPTION(0, "run", CLI_TEXT, shown, "RULE", N_("mark the run of steps that shows the first finding of this rule: deadlock, done-twice, ends-twice, livelock"),
               "deadlock|done-twice|ends-twice|livelock"),
    CLI_OPTION(0, "matrix", CLI_FLAG, matrix, NULL, N_("views handoffs and map: cells instead of boxes and lines"), NULL),
    CLI_OPTION(0, "dpi", CLI_TEXT, dpi, "N", N_("dots per inch of png (default 150)"), NULL),
    CLI_OPTION(0, "scale", CLI_TEXT, scale, "N", N_("png so many times as large as usual (1 = 150 dots per inch)"), NULL),
    CLI_OPTION(0, "id-prefix", CLI_TEXT, id_prefix, "WORD", N_("before every id in svg, for several pictures on one web page"), NULL),
    CLI_OPTION('j', "jobs", CLI_TEXT, jobs, "N", N_("processes that draw many files (default: as many as there are processors)"), NULL),
    CLI_STDIN_NAME,
    CLI_COMMON,
};

const struct cli_command cli_draw = {
    .name = "draw",
    .operands = "FILE...",
    .summary = N_("a picture of a chain: svg, pdf, png"),
    .details = N_("Without -o the picture is written into the working folder, named after the chain file.\n"
                  "Exit codes: 0 drawn; 2 wrong usage, a file that cannot be read, or a picture that could not be written."),
    .example = "chain draw --gaps --paper A3 models/lappi/mielialahairiot-nykytila.xml -o kuva.svg -o kuva.pdf",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};
