/* A comparison for people: what is common first, then what changes, then what becomes of the gaps, then figures. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain/words.h"
#include "model/model.h"
#include "write/comparison_telling.h"
#include "write/writers.h"

/* Longer lists of names are not listened to. */
#define MOST_NAMES 12

static const char *name_of(struct chain_telling *telling, const chain_object *object)
{
    return chain_name_words(&telling->scratch, object, telling->teller->lang);
}

static const chain_object *either(const chain_pair *pair)
{
    return pair->after ? pair->after : pair->before;
}

typedef bool pair_test(const chain_pair *pair);

static bool is_same(const chain_pair *pair)
{
    return pair->change_count == 0;
}

static bool is_changed(const chain_pair *pair)
{
    return pair->before && pair->after && pair->change_count > 0;
}

static bool is_added(const chain_pair *pair)
{
    return !pair->before;
}

static bool is_removed(const chain_pair *pair)
{
    return !pair->after;
}

static bool is_common(const chain_pair *pair)
{
    return pair->before && pair->after;
}

static size_t count(const struct chain_telling *telling, chain_type type, pair_test *fits)
{
    size_t found = 0;
    for (size_t i = 0; i < chain_comparison_pair_count(telling->comparison); i++) {
        const chain_pair *pair = chain_comparison_pair(telling->comparison, i);
        found += pair->type == type && fits(pair);
    }
    return found;
}

/* The names of all pairs that fit, as one sentence. Nothing when there is none. */
static void tell_names(struct chain_telling *telling, chain_type type, pair_test *fits, const char *message)
{
    struct chain_list list = {.most = MOST_NAMES};
    for (size_t i = 0; i < chain_comparison_pair_count(telling->comparison); i++) {
        const chain_pair *pair = chain_comparison_pair(telling->comparison, i);
        if (pair->type != type || !fits(pair))
            continue;
        if (type == CHAIN_ACTOR)
            chain_actor_words(&telling->scratch, either(pair), telling->teller->lang);
        else
            name_of(telling, either(pair));
        chain_list_add(&list, chain_buffer_words(&telling->scratch));
    }
    if (list.count > 0) {
        start_line(telling);
        PUT(telling, message, chain_list_words(&list, telling->teller->lang));
        tell_line(telling);
    }
    telling->line.failed = telling->line.failed || list.words.failed;
    chain_list_clear(&list);
}

static void tell_unsure(struct chain_telling *telling)
{
    for (size_t i = 0; i < chain_comparison_pair_count(telling->comparison); i++) {
        const chain_pair *pair = chain_comparison_pair(telling->comparison, i);
        if (pair->sure || pair->type == CHAIN_FLOW)
            continue;
        start_line(telling);
        chain_name_words(&telling->other, pair->before, telling->teller->lang);
        PUT(telling, N_("Is this the same thing? Before “{0}”, now “{1}”."), chain_buffer_words(&telling->other),
            name_of(telling, pair->after));
        tell_line(telling);
    }
}

static void tell_common(struct chain_telling *telling)
{
    char steps[24], actors[24];
    size_t common = count(telling, CHAIN_STEP, is_common);
    chain_tell_heading(telling->teller, 2, words_of(telling, N_("What is common")));
    start_line(telling);
    if (common == 0)
        PUT(telling, N_("The two chains have no step in common."), NULL);
    else
        PUT(telling, N_("Common steps: {0}. Common actors: {1}."), number(steps, sizeof steps, common),
            number(actors, sizeof actors, count(telling, CHAIN_ACTOR, is_common)));
    tell_line(telling);
    tell_names(telling, CHAIN_STEP, is_same, N_("As they were: {0}."));
    tell_names(telling, CHAIN_STEP, is_changed, N_("In both, but changed: {0}."));
    tell_unsure(telling);
    chain_tell_end_list(telling->teller);
}

static const chain_change *change_of(const struct chain_telling *telling, const chain_pair *pair, chain_change_kind kind)
{
    for (size_t i = 0; i < pair->change_count; i++) {
        const chain_change *change = chain_comparison_change(telling->comparison, pair->first_change + i);
        if (change->kind == kind)
            return change;
    }
    return NULL;
}

static const char *actor_named(struct chain_telling *telling, struct chain_buffer *buffer, const chain_object *step)
{
    const chain_object *actor = chain_object_ref(step, CHAIN_F_ACTOR);
    return actor ? chain_actor_words(buffer, actor, telling->teller->lang) : words_of(telling, N_("nobody named"));
}

static void tell_moves(struct chain_telling *telling)
{
    bool any = false;
    for (size_t i = 0; i < chain_comparison_pair_count(telling->comparison); i++) {
        const chain_pair *pair = chain_comparison_pair(telling->comparison, i);
        struct chain_buffer old = {NULL, 0, 0, false};
        if (pair->type != CHAIN_STEP || !change_of(telling, pair, CHAIN_CHANGE_MOVED))
            continue;
        if (!any)
            chain_tell_heading(telling->teller, 2, words_of(telling, N_("Responsibilities that move")));
        any = true;
        start_line(telling);
        PUT(telling, N_("The responsibility for “{0}” moves: {1} it lies with {2}, {3} with {4}."), name_of(telling, pair->after),
            words_of(telling, telling->style.then), actor_named(telling, &telling->other, pair->before),
            words_of(telling, telling->style.now), actor_named(telling, &old, pair->after));
        telling->line.failed = telling->line.failed || old.failed;
        chain_buffer_clear(&old);
        tell_line(telling);
    }
    if (any)
        chain_tell_end_list(telling->teller);
}

/* Steps that came or went, together by who does them, in the order of the actors. */
struct by_actor {
    const chain_object *actor;
    const chain_pair *pair;
    size_t position;
};

static int compare_by_actor(const void *left, const void *right)
{
    const struct by_actor *a = left, *b = right;
    size_t first = a->actor ? chain_object_index(a->actor) + 1 : 0, second = b->actor ? chain_object_index(b->actor) + 1 : 0;
    return first != second ? (first > second) - (first < second) : (a->position > b->position) - (a->position < b->position);
}

static void tell_steps_of(struct chain_telling *telling, const struct by_actor *steps, size_t number_of_steps, const char *message)
{
    struct chain_list list = {.most = 0};
    struct chain_buffer quoted = {NULL, 0, 0, false};
    for (size_t i = 0; i < number_of_steps; i++) {
        quoted.length = 0;
        CHAIN_PUT_FILLED(&quoted, telling->teller->lang, N_("“{0}”"), name_of(telling, either(steps[i].pair)));
        chain_list_add(&list, chain_buffer_words(&quoted));
    }
    start_line(telling);
    PUT(telling, message,
        steps->actor ? chain_actor_words(&telling->other, steps->actor, telling->teller->lang) : words_of(telling, N_("nobody named")),
        chain_list_words(&list, telling->teller->lang));
    tell_line(telling);
    telling->line.failed = telling->line.failed || list.words.failed || quoted.failed;
    chain_list_clear(&list);
    chain_buffer_clear(&quoted);
}

static void tell_steps(struct chain_telling *telling, pair_test *fits, const char *message)
{
    size_t most = count(telling, CHAIN_STEP, fits), found = 0, end;
    struct by_actor *steps = calloc(most + 1, sizeof *steps);
    if (!steps) {
        telling->line.failed = true;
        return;
    }
    for (size_t i = 0; i < chain_comparison_pair_count(telling->comparison); i++) {
        const chain_pair *pair = chain_comparison_pair(telling->comparison, i);
        if (pair->type == CHAIN_STEP && fits(pair))
            steps[found++] = (struct by_actor){chain_object_ref(either(pair), CHAIN_F_ACTOR), pair, i};
    }
    qsort(steps, found, sizeof *steps, compare_by_actor);
    for (size_t first = 0; first < found; first = end) {
        for (end = first + 1; end < found && steps[end].actor == steps[first].actor;)
            end++;
        tell_steps_of(telling, steps + first, end - first, message);
    }
    free(steps);
}

static void tell_new_and_gone(struct chain_telling *telling)
{
    if (count(telling, CHAIN_STEP, is_added) + count(telling, CHAIN_ACTOR, is_added) + count(telling, CHAIN_METRIC, is_added)) {
        chain_tell_heading(telling->teller, 2, words_of(telling, N_("What is new")));
        tell_names(telling, CHAIN_ACTOR, is_added, N_("New actors: {0}."));
        tell_steps(telling, is_added, N_("New steps of {0}: {1}."));
        tell_names(telling, CHAIN_METRIC, is_added, N_("New metrics: {0}."));
        chain_tell_end_list(telling->teller);
    }
    if (count(telling, CHAIN_STEP, is_removed) + count(telling, CHAIN_ACTOR, is_removed) + count(telling, CHAIN_METRIC, is_removed)) {
        chain_tell_heading(telling->teller, 2, words_of(telling, N_("What goes")));
        tell_names(telling, CHAIN_ACTOR, is_removed, N_("Actors that go: {0}."));
        tell_steps(telling, is_removed, N_("Steps of {0} that go: {1}."));
        tell_names(telling, CHAIN_METRIC, is_removed, N_("Metrics that go: {0}."));
        chain_tell_end_list(telling->teller);
    }
}

/* All changes of a pair in one item: who or what, then a sentence each. */
static void tell_pair(struct chain_telling *telling, const chain_pair *pair)
{
    struct chain_buffer changes = {NULL, 0, 0, false};
    chain_put_changes(&changes, &telling->style, pair->first_change, pair->first_change + pair->change_count);
    if (changes.length > 0) {
        start_line(telling);
        PUT(telling, pair->type == CHAIN_FLOW ? N_("From “{0}” to “{1}”: {2}") : N_("“{0}”: {2}"),
            pair->type == CHAIN_FLOW ? chain_name_words(&telling->scratch, chain_flow_from(pair->after), telling->teller->lang)
                                     : name_of(telling, pair->after),
            pair->type == CHAIN_FLOW ? chain_name_words(&telling->other, chain_flow_to(pair->after), telling->teller->lang) : NULL,
            changes.bytes);
        tell_line(telling);
    }
    telling->line.failed = telling->line.failed || changes.failed;
    chain_buffer_clear(&changes);
}

static bool has_more_than_a_move(const struct chain_telling *telling, const chain_pair *pair)
{
    return is_changed(pair) && pair->change_count > (change_of(telling, pair, CHAIN_CHANGE_MOVED) != NULL);
}

static void tell_changed(struct chain_telling *telling, chain_type type, const char *heading)
{
    bool any = false;
    for (size_t i = 0; i < chain_comparison_pair_count(telling->comparison); i++) {
        const chain_pair *pair = chain_comparison_pair(telling->comparison, i);
        if (pair->type != type || !has_more_than_a_move(telling, pair))
            continue;
        if (!any)
            chain_tell_heading(telling->teller, 2, words_of(telling, heading));
        any = true;
        tell_pair(telling, pair);
    }
    if (any)
        chain_tell_end_list(telling->teller);
}

static bool is_handover(const chain_object *flow)
{
    return chain_flow_role(flow) != CHAIN_ROLE_FLOW;
}

static void put_carried(struct chain_telling *telling, const chain_object *flow)
{
    struct chain_list list = {.most = 6};
    for (size_t i = 0; i < chain_object_word_count(flow, CHAIN_F_CARRIES); i++) {
        const chain_object *carried = chain_object_ref_at(flow, CHAIN_F_CARRIES, i);
        chain_list_add(&list, carried ? name_of(telling, carried) : chain_object_word(flow, CHAIN_F_CARRIES, i));
    }
    if (list.count > 0)
        PUT(telling, N_(" Goes along: {0}."), chain_list_words(&list, telling->teller->lang));
    telling->line.failed = telling->line.failed || list.words.failed;
    chain_list_clear(&list);
}

static void tell_handover(struct chain_telling *telling, const chain_object *flow, bool added)
{
    const char *kind = chain_kind_label(CHAIN_KINDS_HANDOFF, chain_object_kind(flow, CHAIN_F_KIND), telling->teller->lang);
    start_line(telling);
    PUT(telling, added ? N_("New, from “{0}” to “{1}”: {2}.") : N_("Goes, from “{0}” to “{1}”: {2}."),
        chain_name_words(&telling->scratch, chain_flow_from(flow), telling->teller->lang),
        chain_name_words(&telling->other, chain_flow_to(flow), telling->teller->lang),
        kind ? kind : words_of(telling, N_("kind not told")));
    if (added)
        put_carried(telling, flow);
    tell_line(telling);
}

static void tell_handovers_that(struct chain_telling *telling, pair_test *fits, bool added)
{
    for (size_t i = 0; i < chain_comparison_pair_count(telling->comparison); i++) {
        const chain_pair *pair = chain_comparison_pair(telling->comparison, i);
        if (pair->type == CHAIN_FLOW && fits(pair) && is_handover(either(pair)))
            tell_handover(telling, either(pair), added);
    }
}

static bool is_handover_added(const chain_pair *pair)
{
    return is_added(pair) && is_handover(pair->after);
}

static bool is_handover_removed(const chain_pair *pair)
{
    return is_removed(pair) && is_handover(pair->before);
}

static void tell_handovers(struct chain_telling *telling)
{
    tell_changed(telling, CHAIN_FLOW, N_("Transitions that change"));
    if (count(telling, CHAIN_FLOW, is_handover_added) + count(telling, CHAIN_FLOW, is_handover_removed) == 0)
        return;
    chain_tell_heading(telling->teller, 2, words_of(telling, N_("Handoffs that come and go")));
    tell_handovers_that(telling, is_removed, false);
    tell_handovers_that(telling, is_added, true);
    chain_tell_end_list(telling->teller);
}

static void tell_title(struct chain_telling *telling)
{
    start_line(telling);
    chain_name_words(&telling->other, chain_comparison_before(telling->comparison), telling->teller->lang);
    PUT(telling, N_("Comparison: {0} → {1}"), chain_buffer_words(&telling->other),
        name_of(telling, chain_comparison_after(telling->comparison)));
    chain_tell_heading(telling->teller, 1, chain_buffer_words(&telling->line));
}

void chain_comparison_tell(const chain_comparison *comparison, struct chain_teller *teller)
{
    struct chain_telling telling = {.comparison = comparison, .teller = teller, .style = chain_change_style_of(comparison, teller->lang)};
    tell_title(&telling);
    if (chain_comparison_change_count(comparison) == 0)
        chain_tell_paragraph(teller, chain_words(teller->lang, N_("The two chains say the same.")));
    tell_common(&telling);
    tell_moves(&telling);
    tell_new_and_gone(&telling);
    tell_changed(&telling, CHAIN_STEP, N_("Steps that change"));
    tell_changed(&telling, CHAIN_ACTOR, N_("Actors that change"));
    tell_changed(&telling, CHAIN_METRIC, N_("Metrics that change"));
    tell_handovers(&telling);
    chain_tell_gap_changes(&telling);
    chain_tell_figures(&telling);
    if (chain_comparison_undecided(comparison))
        chain_tell_paragraph(teller, chain_words(teller->lang, N_("The order of the steps was not compared to the end: the chain is too large.")));
    teller->out.failed = teller->out.failed || telling.line.failed || telling.scratch.failed || telling.other.failed;
    chain_buffer_clear(&telling.line);
    chain_buffer_clear(&telling.scratch);
    chain_buffer_clear(&telling.other);
}
