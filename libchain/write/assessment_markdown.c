/* The report as Markdown that a person pastes into a self-assessment and edits: headings, short sentences, no ids unless asked. */
#include <stdio.h>
#include <string.h>

#include "chain/words.h"
#include "model/model.h"
#include "write/assessment.h"
#include "write/writers.h"

struct layout {
    const struct chain_assessment *report;
    struct chain_teller teller;
    struct chain_buffer line, scratch;
    bool ids;
    bool several; /* several chains in this section: it is said of which the rows are */
};

#define PUT(layout, msgid, ...) CHAIN_PUT_FILLED(&(layout)->line, (layout)->teller.lang, msgid, __VA_ARGS__)

static void start_line(struct layout *layout)
{
    layout->line.length = 0;
    chain_buffer_text(&layout->line, "");
}

static const char *title_of(struct layout *layout, const struct chain_assessment_row *row)
{
    return chain_name_words(&layout->scratch, layout->report->chains[row->chain].model->root, layout->teller.lang);
}

static void put_ids(struct layout *layout, const struct chain_finding *finding)
{
    if (layout->ids && finding)
        PUT(layout, N_(" [{0}, {1}]"), finding->rule->id, finding->subject ? finding->subject : "-");
}

static void put_evidence(struct layout *layout, const struct chain_finding *finding)
{
    const char *label = chain_kind_label(CHAIN_KINDS_EVIDENCE, finding->evidence, layout->teller.lang);
    if (finding->evidence == CHAIN_EVIDENCE_UNKNOWN)
        PUT(layout, N_(" No source has been given."), NULL);
    else if (label)
        PUT(layout, N_(" Evidence: {0}."), label);
    if (layout->ids && finding->sources && finding->sources[0])
        PUT(layout, N_(" Source: {0}."), finding->sources);
}

static void tell_finding(struct layout *layout, const struct chain_assessment_row *row)
{
    start_line(layout);
    chain_buffer_text(&layout->line, row->words);
    if (row->part == CHAIN_ASSESSMENT_GAP)
        put_evidence(layout, row->finding);
    const struct chain_decided *decided = chain_finding_decided(row->finding);
    if (decided) {
        PUT(layout, N_(" Decision: "), NULL);
        chain_finding_put_decision(&layout->line, row->finding, layout->teller.lang);
    }
    put_ids(layout, row->finding);
    chain_tell_item(&layout->teller, chain_buffer_words(&layout->line));
}

static void put_part(struct layout *layout, const char *label, const struct chain_finding *finding, chain_part part)
{
    size_t before = layout->line.length;
    chain_buffer_text(&layout->line, before ? " " : "");
    chain_buffer_text(&layout->line, chain_words(layout->teller.lang, label));
    if (!chain_finding_put(&layout->line, finding, part, layout->teller.lang) && layout->line.bytes)
        layout->line.bytes[layout->line.length = before] = '\0';
}

/* Gaps of one rule and severity: what is asked first, then what was seen, then what it means and what to ask. */
static void tell_rule(struct layout *layout, const struct chain_assessment_row *rows, size_t count)
{
    struct chain_buffer title = {NULL, 0, 0, false};
    chain_finding_put(&title, rows->finding, CHAIN_PART_TITLE, layout->teller.lang);
    start_line(layout);
    PUT(layout, N_(" ({0})"), chain_severity_words(rows->finding->severity, layout->teller.lang));
    chain_tell_strong(&layout->teller, chain_buffer_words(&title), chain_buffer_words(&layout->line));
    for (size_t i = 0; i < count; i++)
        tell_finding(layout, &rows[i]);
    chain_tell_end_list(&layout->teller);
    start_line(layout);
    put_part(layout, N_("For the client: "), rows->finding, CHAIN_PART_CONSEQUENCE);
    put_part(layout, N_("Question: "), rows->finding, CHAIN_PART_QUESTION);
    chain_tell_paragraph(&layout->teller, chain_buffer_words(&layout->line));
    layout->line.failed = layout->line.failed || title.failed;
    chain_buffer_clear(&title);
}

static void tell_row(struct layout *layout, const struct chain_assessment_row *row)
{
    chain_tell_item(&layout->teller, row->words);
}

static void tell_chain(struct layout *layout, const struct chain_assessment_row *rows, size_t count)
{
    size_t end;
    if (layout->several && rows->part != CHAIN_ASSESSMENT_DESCRIBED)
        chain_tell_paragraph(&layout->teller, title_of(layout, rows));
    for (size_t first = 0; rows->part == CHAIN_ASSESSMENT_GAP && first < count; first = end) {
        for (end = first + 1; end < count && rows[end].rule == rows[first].rule && rows[end].rank == rows[first].rank;)
            end++;
        tell_rule(layout, rows + first, end - first);
    }
    if (rows->part == CHAIN_ASSESSMENT_GAP)
        return;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].finding)
            tell_finding(layout, &rows[i]);
        else
            tell_row(layout, &rows[i]);
    }
    chain_tell_end_list(&layout->teller);
}

static void tell_part(struct layout *layout, const struct chain_assessment_row *rows, size_t count)
{
    bool together = rows->part == CHAIN_ASSESSMENT_DESCRIBED;
    size_t end;
    chain_tell_heading(&layout->teller, 4, chain_assessment_part_words(rows->part, layout->teller.lang));
    for (size_t first = 0; first < count; first = end) {
        for (end = first + 1; end < count && (together || rows[end].chain == rows[first].chain);)
            end++;
        tell_chain(layout, rows + first, end - first);
    }
}

static void tell_sub_area(struct layout *layout, const struct chain_assessment_row *rows, size_t count)
{
    const char *name = chain_kind_label(CHAIN_KINDS_SUB_AREA, rows->sub_area, layout->teller.lang);
    struct chain_buffer heading = {NULL, 0, 0, false};
    size_t end;
    layout->several = false;
    for (size_t i = 1; i < count; i++)
        layout->several = layout->several || rows[i].chain != rows[0].chain;
    if (name) {
        char first = name[0] >= 'a' && name[0] <= 'z' ? (char)(name[0] + 'A' - 'a') : name[0];
        chain_buffer_put(&heading, &first, 1);
        chain_buffer_text(&heading, name + 1);
    }
    chain_tell_heading(&layout->teller, 3, name ? chain_buffer_words(&heading) : chain_words(layout->teller.lang,
                                                                                          N_("No sub-area has been named")));
    for (size_t first = 0; first < count; first = end) {
        for (end = first + 1; end < count && rows[end].part == rows[first].part;)
            end++;
        tell_part(layout, rows + first, end - first);
    }
    layout->line.failed = layout->line.failed || heading.failed;
    chain_buffer_clear(&heading);
}

static void tell_objective(struct layout *layout, int objective, const struct chain_assessment_row *rows, size_t count)
{
    char number[16];
    const char *name = chain_kind_label(CHAIN_KINDS_OBJECTIVE, objective, layout->teller.lang);
    size_t end;
    snprintf(number, sizeof number, "%d", objective);
    start_line(layout);
    PUT(layout, N_("Objective {0}: {1}"), number, name ? name : chain_kind_label(CHAIN_KINDS_OBJECTIVE, objective, CHAIN_LANG_EN));
    chain_tell_heading(&layout->teller, 2, chain_buffer_words(&layout->line));
    if (count == 0)
        chain_tell_paragraph(&layout->teller, chain_words(layout->teller.lang,
                             N_("No chain has been described for this objective, and nothing has been measured.")));
    for (size_t first = 0; first < count; first = end) {
        for (end = first + 1; end < count && rows[end].sub_area == rows[first].sub_area;)
            end++;
        tell_sub_area(layout, rows + first, end - first);
    }
}

static void tell_opening(struct layout *layout)
{
    char number[24], date[16];
    bool since = false;
    int32_t day = layout->report->as_of;
    for (size_t i = 0; i < layout->report->count; i++)
        since = since || layout->report->chains[i].since;
    chain_tell_heading(&layout->teller, 1, chain_words(layout->teller.lang, N_("Self-assessment by objectives")));
    snprintf(number, sizeof number, "%zu", layout->report->count);
    snprintf(date, sizeof date, "%04d-%02d-%02d", (int)(day / 10000), (int)(day / 100 % 100), (int)(day % 100));
    start_line(layout);
    PUT(layout, N_("Chains: {0}. As of {1}."), number, chain_date_words(&layout->scratch, date, layout->teller.lang));
    PUT(layout, since ? N_(" Changes are told since the last round.") : N_(" No earlier round was given, so changes are not told."), NULL);
    PUT(layout, N_(" What is not known is said to be not known; it never counts as fine."), NULL);
    chain_tell_paragraph(&layout->teller, chain_buffer_words(&layout->line));
}

void chain_assessment_put_markdown(const struct chain_assessment *report, const chain_assessment_format *format, chain_lang lang,
                               struct chain_buffer *out)
{
    struct layout layout = {.report = report, .teller = {{NULL, 0, 0, false}, lang, true}, .ids = format->ids};
    struct chain_assessment_rows rows;
    chain_assessment_rows_make(&rows, report, lang);
    tell_opening(&layout);
    size_t first = 0;
    for (int objective = CHAIN_OBJECTIVE_OBJ1; objective <= CHAIN_OBJECTIVE_OBJ5; objective++) {
        size_t end = first;
        while (end < rows.count && rows.items[end].objective == objective)
            end++;
        tell_objective(&layout, objective, end > first ? rows.items + first : NULL, end - first);
        first = end;
    }
    *out = layout.teller.out;
    out->failed = out->failed || rows.failed || layout.line.failed || layout.scratch.failed;
    chain_assessment_rows_clear(&rows);
    chain_buffer_clear(&layout.line);
    chain_buffer_clear(&layout.scratch);
}
