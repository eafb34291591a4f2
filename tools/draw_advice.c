#include "draw_advice.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "draw_output.h"

bool draw_is_map(const struct cli_arguments *arguments)
{
    return arguments->view && strcmp(arguments->view, "map") == 0;
}

static bool is_many(const struct cli_arguments *arguments)
{
    if (draw_is_map(arguments))
        return false;
    return arguments->path_count > 1 || draw_is_folder(arguments->paths[0]);
}

void draw_want_advice(const struct cli_arguments *arguments, chain_draw_options *options)
{
    bool one = arguments->path_count == 1 && !is_many(arguments) && !draw_is_map(arguments);
    options->advice = one && !arguments->quiet;
    options->lane_hint = options->advice && isatty(STDERR_FILENO);
}

static void add_remedy(char *remedies, size_t size, const char *option, const char *value, double text_pt)
{
    size_t used = strlen(remedies);
    if (text_pt > 0)
        snprintf(remedies + used, size - used, "%s%s%s%s (%.1f pt)", used ? ", " : "", option, value[0] ? " " : "", value, text_pt);
}

/* Small text, and by how much each remedy enlarges it. */
static void advise_size(const struct cli_arguments *arguments, const chain_draw_report *report)
{
    char remedies[200] = "";
    if (draw_is_map(arguments)) {
        cli_complain(arguments, N_("the text is small: a larger --paper, fewer chains, or their list (--table) read better."));
        return;
    }
    add_remedy(remedies, sizeof remedies, "--lane-order", "auto", report->auto_text_pt);
    add_remedy(remedies, sizeof remedies, "--orientation", "landscape", report->landscape_text_pt);
    add_remedy(remedies, sizeof remedies, "--gap-list", "page", report->list_text_pt);
    add_remedy(remedies, sizeof remedies, "--pages", "", report->pages_text_pt);
    if (report->larger_paper)
        add_remedy(remedies, sizeof remedies, "--paper", report->larger_paper, report->larger_text_pt);
    if (remedies[0])
        cli_complain(arguments, N_("the text is small; it would be larger with %s."), remedies);
    if (!report->larger_paper)
        cli_complain(arguments, N_("the text is small even on the largest paper; parts of the chain as sub-chains would help."));
}

/* Of one picture everything; of many only what is wrong, with the name of the file. */
void draw_advise(const struct cli_arguments *arguments, const char *path, const chain_draw_report *report,
                   const chain_draw_options *options)
{
    const char *paper = options->paper ? options->paper : "A3";
    bool many = is_many(arguments), wrong = report->boxes == 0 || report->larger_paper || report->ignored_pins > 0 ||
                                            report->fallback_labels > 0 || report->unplain_labels > 0 || report->fonts_missing;
    if (arguments->quiet || (many && !wrong))
        return;
    if (many)
        fprintf(stderr, "%s:\n", path);
    if (report->boxes == 0) {
        cli_complain(arguments, N_("the chain tells nothing that this view could show, so the picture is empty."));
        return;
    }
    if (report->fonts_missing)
        cli_complain(arguments, N_("no fonts were found, so png and pdf have no letters: install some, for example fonts-dejavu. svg takes them where it is looked at."));
    if (strcmp(paper, "screen") != 0)
        fprintf(stderr, cli_words(arguments, N_("  text %.1f pt on %s\n")), report->text_pt, paper);
    if (strcmp(paper, "screen") != 0 && report->text_pt < CHAIN_DRAW_SMALLEST_PT)
        advise_size(arguments, report);
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

/* One journey of many was drawn: which others there are to ask for. */
void draw_tell_ends(const struct cli_arguments *arguments, const chain_model *model)
{
    char ids[400] = "";
    size_t used = 0, ends = 0;
    for (size_t i = 0; i < chain_model_count(model, CHAIN_STEP); i++) {
        const chain_object *step = chain_model_at(model, CHAIN_STEP, i);
        const char *id = chain_object_id(step);
        if (chain_step_role(step) != CHAIN_ROLE_END || !id)
            continue;
        if (used + strlen(id) + 3 < sizeof ids)
            used += (size_t)snprintf(ids + used, sizeof ids - used, "%s%s", used ? ", " : "", id);
        ends++;
    }
    if (ends > 1 && !arguments->quiet && !is_many(arguments))
        cli_complain(arguments, N_("this is one journey; --end draws another one, to: %s"), ids);
}

bool draw_failed(const struct cli_arguments *arguments, const char *path, chain_status status, const chain_draw_report *report)
{
    if (status == CHAIN_BAD_ARGUMENT && (arguments->via || arguments->end))
        cli_complain(arguments, N_("\"%s\": no journey goes that way; --via and --end name steps or flows of the chain, in the order of the path."), path);
    else if (status == CHAIN_NOT_A_CHAIN)
        cli_complain(arguments, N_("\"%s\" holds no chain to draw; `chain check` tells more."), path);
    else if (status == CHAIN_LIMIT)
        cli_complain(arguments, N_("\"%s\" is too large for one picture; split it into sub-chains."), path);
    else
        cli_complain(arguments, N_("\"%s\" cannot be drawn: %s %s"), path, cli_words(arguments, chain_status_text(status)), report->words);
    return false;
}
