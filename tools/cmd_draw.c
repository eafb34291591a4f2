/* chain draw: a picture of a chain. */
#include "cli.h"

#include <chain/draw.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char *known_format(const char *name)
{
    for (size_t i = 0; name && i < chain_draw_format_count(); i++)
        if (strcmp(chain_draw_format_name(i), name) == 0)
            return chain_draw_format_name(i);
    return NULL;
}

static void unknown_word(const struct cli_arguments *arguments, const char *option, const char *word, size_t count,
                         const char *(*name)(size_t))
{
    const char *names[32];
    size_t known = 0;
    for (; known < count && known < 32; known++)
        names[known] = name(known);
    const char *nearest = chain_words_nearest(word, names, known);
    if (nearest)
        cli_complain(arguments, N_("--%s cannot be \"%s\"; did you mean \"%s\"?"), option, word, nearest);
    else
        cli_complain(arguments, N_("--%s cannot be \"%s\"; `chain list formats` and `chain list views` show what there is."), option,
                     word);
}

/* By --to, else by the suffix of the file, else svg. NULL when it is not known (told). */
static const char *format_of(const struct cli_arguments *arguments, const char *path)
{
    const char *suffix = strrchr(path, '.'), *wanted = arguments->to;
    const char *format = known_format(wanted ? wanted : suffix ? suffix + 1 : NULL);
    if (format)
        return format;
    if (wanted) {
        unknown_word(arguments, "to", wanted, chain_draw_format_count(), chain_draw_format_name);
        return NULL;
    }
    if (strcmp(path, "-") == 0 || strncmp(path, "/dev/", 5) == 0)
        return "svg";
    cli_complain(arguments, N_("the suffix of \"%s\" tells no picture format; use .svg, .pdf, .png or --to FORMAT."), path);
    return NULL;
}

/* "x.svg" in the working folder, or in the folder that -o names, for "models/lappi/x.xml". */
static bool name_output(char *name, size_t size, const char *folder, const char *path, const char *format)
{
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path, *dot = strrchr(base, '.');
    int stem = dot && dot != base ? (int)(dot - base) : (int)strlen(base);
    if (strcmp(path, "-") == 0)
        base = "chain", stem = 5;
    int n = snprintf(name, size, "%s%s%.*s.%s", folder ? folder : "", folder ? "/" : "", stem, base, format);
    return n > 0 && (size_t)n < size;
}

static bool set_options(const struct cli_arguments *arguments, chain_draw_options *options)
{
    size_t views = chain_view_count(), i = 0;
    *options = (chain_draw_options)CHAIN_DRAW_OPTIONS_INIT;
    options->view = arguments->view;
    options->paper = arguments->paper;
    options->table = arguments->table;
    while (arguments->view && i < views && strcmp(chain_view_name(i), arguments->view) != 0)
        i++;
    if (arguments->view && i == views) {
        unknown_word(arguments, "view", arguments->view, views, chain_view_name);
        return false;
    }
    if (arguments->orientation && strcmp(arguments->orientation, "auto") != 0)
        options->orientation =
            strcmp(arguments->orientation, "portrait") == 0 ? CHAIN_DRAW_PORTRAIT : CHAIN_DRAW_LANDSCAPE;
    if (arguments->lane_order && strcmp(arguments->lane_order, "auto") == 0)
        options->lane_order = CHAIN_DRAW_LANES_AUTO;
    if (arguments->dpi) {
        char *end;
        options->dpi = strtod(arguments->dpi, &end);
        if (*end || !(options->dpi >= 10 && options->dpi <= 1200)) {
            cli_complain(arguments, N_("--dpi cannot be \"%s\"; it is a number from 10 to 1200."), arguments->dpi);
            return false;
        }
    }
    return true;
}

static void advise(const struct cli_arguments *arguments, const chain_draw_report *report, const chain_draw_options *options)
{
    const char *paper = options->paper ? options->paper : "A3";
    if (arguments->quiet)
        return;
    if (report->boxes == 0) {
        cli_complain(arguments, N_("the chain has no steps, so the picture is empty."));
        return;
    }
    if (strcmp(paper, "screen") != 0)
        fprintf(stderr, cli_words(arguments, N_("  text %.1f pt on %s\n")), report->text_pt, paper);
    if (report->larger_paper)
        cli_complain(arguments, N_("the text is small; on --paper %s it would be %.1f pt."), report->larger_paper,
                     report->larger_text_pt);
    else if (strcmp(paper, "screen") != 0 && report->text_pt < CHAIN_DRAW_SMALLEST_PT)
        cli_complain(arguments, N_("the text is small even on the largest paper; parts of the chain as sub-chains would help."));
    if (report->crossings_avoidable > 0)
        cli_complain(arguments, N_("--lane-order auto would have %d fewer crossing lines."), report->crossings_avoidable);
    if (report->ignored_pins > 0)
        cli_complain(arguments, N_("%zu rows, columns or phases set in the file do not fit the order of the steps and were left out: %s"),
                     report->ignored_pins, report->words);
    if (report->fallback_labels > 0)
        cli_complain(arguments, N_("%zu labels are missing in this language; they are shown in another one, marked."),
                     report->fallback_labels);
    if (report->unplain_labels > 0)
        cli_complain(arguments, N_("%zu steps have no plain name for the client (<client-name>); the professional one is shown, marked *."),
                     report->unplain_labels);
}

static bool failed(const struct cli_arguments *arguments, const char *path, chain_status status, const chain_draw_report *report)
{
    if (status == CHAIN_NOT_A_CHAIN)
        cli_complain(arguments, N_("\"%s\" holds no chain to draw; `chain check` tells more."), path);
    else if (status == CHAIN_LIMIT)
        cli_complain(arguments, N_("\"%s\" is too large for one picture; split it into sub-chains."), path);
    else
        cli_complain(arguments, N_("\"%s\" cannot be drawn: %s %s"), path, chain_status_text(status), report->words);
    return false;
}

/* The files of one picture: they appear together or not at all. */
struct target {
    const struct cli_arguments *arguments;
    const char *path; /* as asked for; several pages are numbered */
    chain_output **outputs;
    char **names;
    int count;
};

/* "kuva.svg" becomes "kuva-2.svg". NULL without memory. */
static char *page_name(const char *path, int page, int pages)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
    int stem = dot ? (int)(dot - path) : (int)strlen(path);
    size_t size = strlen(path) + 24;
    char *name = malloc(size);
    if (name && pages == 1)
        snprintf(name, size, "%s", path);
    else if (name)
        snprintf(name, size, "%.*s-%d%s", stem, path, page, dot ? dot : "");
    return name;
}

static chain_output *open_page(void *context, int page, int pages)
{
    struct target *target = context;
    if (page == 1) {
        target->outputs = calloc((size_t)pages, sizeof(chain_output *));
        target->names = calloc((size_t)pages, sizeof(char *));
    }
    char *name = target->outputs && target->names ? page_name(target->path, page, pages) : NULL;
    if (!name) {
        cli_complain(target->arguments, N_("out of memory"));
        return NULL;
    }
    target->names[page - 1] = name;
    target->count = page;
    if (pages > 1 && strcmp(target->path, "-") == 0)
        cli_complain(target->arguments, N_("several pages cannot go to standard output in this format; give a file after -o, or use pdf."));
    else if (chain_output_file(name, &target->outputs[page - 1]) != CHAIN_OK)
        cli_complain(target->arguments, N_("cannot write to \"%s\": %s"), name, strerror(errno));
    return target->outputs[page - 1];
}

/* Every file gets its name, or none. */
static bool close_pages(struct target *target, bool good)
{
    for (int i = 0; i < target->count; i++) {
        if (!target->outputs[i])
            continue;
        if (!good) {
            chain_output_abandon(target->outputs[i]);
        } else if (chain_output_close(target->outputs[i]) != CHAIN_OK) {
            cli_complain(target->arguments, N_("cannot write to \"%s\": %s"), target->names[i], strerror(errno));
            good = false;
        } else if (strcmp(target->names[i], "-") != 0) {
            printf("%s\n", target->names[i]);
        }
    }
    for (int i = 0; i < target->count; i++)
        free(target->names[i]);
    free(target->names);
    free(target->outputs);
    fflush(stdout);
    return good;
}

static bool draw_to(const struct cli_arguments *arguments, const chain_model *model, const char *path, const char *name,
                    chain_draw_options *options)
{
    struct target target = {arguments, name, NULL, NULL, 0};
    chain_draw_report report = CHAIN_DRAW_REPORT_INIT;
    if (!(options->format = format_of(arguments, name)))
        return false;
    chain_status status = chain_draw_pages(model, options, open_page, &target, &report);
    if (!close_pages(&target, status == CHAIN_OK))
        return status == CHAIN_OK || status == CHAIN_IO_OPEN ? false : failed(arguments, path, status, &report);
    advise(arguments, &report, options);
    return true;
}

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static bool draw_targets(const struct cli_arguments *arguments, const chain_model *model, const char *path,
                         chain_draw_options *options)
{
    char name[4096];
    const char *format = arguments->to ? known_format(arguments->to) : "svg";
    bool done = true;
    for (size_t i = 0; i < arguments->outputs.count || i == 0; i++) {
        const char *target = arguments->outputs.count ? arguments->outputs.items[i] : NULL;
        if (!target || is_folder(target)) {
            if (!format)
                return format_of(arguments, "") != NULL;
            if (!name_output(name, sizeof name, target, path, format))
                return false;
            target = name;
        }
        done &= draw_to(arguments, model, path, target, options);
    }
    return done;
}

static bool draw_file(const struct cli_arguments *arguments, const char *path, chain_draw_options *options)
{
    chain_model *model = NULL;
    chain_status status = cli_load(arguments, path, &model);
    chain_findings *gaps = arguments->gaps ? chain_findings_new() : NULL;
    bool done = false;
    /* The picture speaks the chain's own language unless another one is asked for. */
    options->lang = arguments->lang_code || chain_model_language(model) == CHAIN_LANG_NONE ? arguments->lang
                                                                                         : chain_model_language(model);
    options->gaps = gaps;
    if (!model || (arguments->gaps && !gaps))
        cli_complain(arguments, N_("\"%s\": %s"), path, chain_status_text(status));
    else if (status != CHAIN_OK)
        cli_tell_errors(arguments, model, 5);
    else if (gaps && chain_gaps(model, NULL, gaps) != CHAIN_OK)
        cli_complain(arguments, N_("out of memory while checking \"%s\""), path);
    else
        done = draw_targets(arguments, model, path, options);
    size_t errors = done && !arguments->quiet ? cli_tell_errors(arguments, model, 3) : 0;
    if (errors)
        cli_complain(arguments, N_("%s: the file has errors (%zu), so the picture may be wrong; `chain check` tells which."), path,
                     errors);
    chain_findings_free(gaps);
    chain_model_free(model);
    return done;
}

static int run(const struct cli_arguments *arguments)
{
    struct cli_files files;
    chain_draw_options options;
    bool done = true;
    if (arguments->path_count == 0) {
        cli_complain(arguments, N_("give a chain file to draw; `chain draw --help` tells more."));
        return CLI_TROUBLE;
    }
    if (!set_options(arguments, &options))
        return CLI_TROUBLE;
    cli_files_collect(&files, arguments);
    done = !files.trouble;
    if (files.count > 1 && arguments->outputs.count && !is_folder(arguments->outputs.items[0])) {
        cli_complain(arguments, N_("several chains cannot go into one file; give a folder after -o."));
        done = false;
    } else {
        for (size_t i = 0; i < files.count; i++)
            done &= draw_file(arguments, files.paths[i], &options);
    }
    cli_files_clear(&files);
    return done ? CLI_FINE : CLI_TROUBLE;
}

static const struct cli_option options[] = {
    CLI_OPTION('o', "output", CLI_MANY, outputs, "FILE", N_("where to; the suffix tells the format; may be given several times"),
               NULL),
    CLI_OPTION('t', "to", CLI_TEXT, to, "FORMAT", N_("format: svg (default), pdf, png, dot, geometry"), NULL),
    CLI_OPTION('v', "view", CLI_TEXT, view, "VIEW", N_("what to show; `chain list views`"), NULL),
    CLI_OPTION('g', "gaps", CLI_FLAG, gaps, NULL, N_("mark the gaps with numbers and list them"), NULL),
    CLI_OPTION('p', "paper", CLI_TEXT, paper, "SIZE", N_("A4, A3 (default), A2, A1, A0 or screen"), "A4|A3|A2|A1|A0|screen"),
    CLI_OPTION(0, "orientation", CLI_TEXT, orientation, "WAY", N_("auto, landscape or portrait"), "auto|landscape|portrait"),
    CLI_OPTION(0, "table", CLI_FLAG, table, NULL, N_("the steps as a table on further pages, their numbers on the boxes"), NULL),
    CLI_OPTION(0, "lane-order", CLI_TEXT, lane_order, "ORDER", N_("given (default), or auto: fewest crossing lines"), "given|auto"),
    CLI_OPTION(0, "dpi", CLI_TEXT, dpi, "N", N_("dots per inch of png (default 150)"), NULL),
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
