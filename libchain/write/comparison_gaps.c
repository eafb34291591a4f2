/* What becomes of the gaps, and the figures. */
#include <math.h>

#include "write/comparison_telling.h"
#include "write/writers.h"

static const chain_finding *shown_of(const chain_gap_change *gap)
{
    bool old = gap->state == CHAIN_GAP_CLOSED || gap->state == CHAIN_GAP_UNCLEAR;
    return old && gap->before ? gap->before : gap->after ? gap->after : gap->before;
}

static size_t count_gaps(const struct chain_telling *telling, chain_gap_state state, bool assessable)
{
    size_t found = 0;
    for (size_t i = 0; i < chain_comparison_gap_count(telling->comparison); i++) {
        const chain_gap_change *gap = chain_comparison_gap(telling->comparison, i);
        found += gap->state == state && (chain_finding_severity(shown_of(gap)) != CHAIN_SEVERITY_UNKNOWN) == assessable;
    }
    return found;
}

static void tell_gap(struct chain_telling *telling, const chain_gap_change *gap)
{
    start_line(telling);
    chain_finding_put(&telling->line, shown_of(gap), CHAIN_PART_MESSAGE, telling->teller->lang);
    if (gap->state == CHAIN_GAP_CLOSED && gap->gone)
        PUT(telling, N_(" This place is no longer in the chain."), NULL);
    tell_line(telling);
}

static void tell_gaps_that(struct chain_telling *telling, chain_gap_state state, const char *heading)
{
    char found[24];
    size_t gaps = count_gaps(telling, state, true);
    if (gaps == 0)
        return;
    start_line(telling);
    PUT(telling, heading, number(found, sizeof found, gaps));
    chain_tell_heading(telling->teller, 3, chain_buffer_words(&telling->line));
    for (size_t i = 0; i < chain_comparison_gap_count(telling->comparison); i++) {
        const chain_gap_change *gap = chain_comparison_gap(telling->comparison, i);
        if (gap->state == state && chain_finding_severity(shown_of(gap)) != CHAIN_SEVERITY_UNKNOWN)
            tell_gap(telling, gap);
    }
    chain_tell_end_list(telling->teller);
}

static void tell_unknown_gaps(struct chain_telling *telling)
{
    char before[24], after[24];
    size_t was = 0, is = 0;
    for (size_t i = 0; i < chain_comparison_gap_count(telling->comparison); i++) {
        const chain_gap_change *gap = chain_comparison_gap(telling->comparison, i);
        was += gap->before && chain_finding_severity(gap->before) == CHAIN_SEVERITY_UNKNOWN;
        is += gap->after && chain_finding_severity(gap->after) == CHAIN_SEVERITY_UNKNOWN;
    }
    if (was + is == 0)
        return;
    start_line(telling);
    PUT(telling, N_("Questions that could not be answered for want of information: {0} {1}, {2} {3}."),
        words_of(telling, telling->style.then), number(before, sizeof before, was), words_of(telling, telling->style.now),
        number(after, sizeof after, is));
    chain_tell_paragraph(telling->teller, chain_buffer_words(&telling->line));
}

void chain_tell_gap_changes(struct chain_telling *telling)
{
    if (chain_comparison_gap_count(telling->comparison) == 0)
        return;
    chain_tell_heading(telling->teller, 2, words_of(telling, N_("What becomes of the gaps")));
    tell_gaps_that(telling, CHAIN_GAP_CLOSED, N_("Gaps that close ({0})"));
    tell_gaps_that(telling, CHAIN_GAP_UNCLEAR, N_("Gaps that perhaps close: not enough is told to say so ({0})"));
    tell_gaps_that(telling, CHAIN_GAP_REMAINS, N_("Gaps that remain ({0})"));
    tell_gaps_that(telling, CHAIN_GAP_NEW, N_("Gaps that are new ({0})"));
    tell_gaps_that(telling, CHAIN_GAP_DECIDED, N_("Gaps about which something has been decided ({0})"));
    tell_unknown_gaps(telling);
}

static void put_range(struct chain_buffer *buffer, const struct chain_telling *telling, double low, double high)
{
    struct chain_buffer number_words = {NULL, 0, 0, false};
    buffer->length = 0;
    if (isnan(low) && isnan(high)) {
        chain_buffer_text(buffer, words_of(telling, N_("not known")));
        return;
    }
    chain_buffer_text(buffer, isnan(low) ? "?" : chain_count_words(&number_words, low, telling->teller->lang));
    if (isnan(high) || high > low) {
        chain_buffer_text(buffer, "–");
        chain_buffer_text(buffer, isnan(high) ? "?" : chain_count_words(&number_words, high, telling->teller->lang));
    }
    buffer->failed = buffer->failed || number_words.failed;
    chain_buffer_clear(&number_words);
}

void chain_tell_figures(struct chain_telling *telling)
{
    if (chain_comparison_figure_count(telling->comparison) == 0)
        return;
    chain_tell_heading(telling->teller, 2, words_of(telling, N_("Figures")));
    for (size_t i = 0; i < chain_comparison_figure_count(telling->comparison); i++) {
        const chain_figure *figure = chain_comparison_figure(telling->comparison, i);
        put_range(&telling->scratch, telling, figure->before_low, figure->before_high);
        put_range(&telling->other, telling, figure->after_low, figure->after_high);
        start_line(telling);
        PUT(telling, N_("{0}: {1} {2}, {3} {4}."), words_of(telling, figure->words), words_of(telling, telling->style.then),
            chain_buffer_words(&telling->scratch), words_of(telling, telling->style.now), chain_buffer_words(&telling->other));
        tell_line(telling);
    }
    chain_tell_end_list(telling->teller);
}
