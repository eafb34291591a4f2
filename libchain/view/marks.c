/* Findings into numbered gaps, and their numbers onto boxes and lines. */
#include "view/lanes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain/words.h"

#define MOST_WORDS 4000u /* bytes of a gap; names may be of any length, and nobody reads them in a picture */

static bool is_named(const chain_object *step, const char *id, size_t length)
{
    const char *own = chain_object_id(step);
    return own && strlen(own) == length && memcmp(own, id, length) == 0;
}

/* The line of a flow that has no id of its own and is called "from>to". */
static size_t line_between(const struct chain_lanes *lanes, const char *subject)
{
    const char *arrow = strchr(subject, '>');
    size_t flows = arrow && lanes->line_of ? chain_model_count(lanes->model, CHAIN_FLOW) : 0;
    for (size_t i = 0; i < flows; i++) {
        const chain_object *flow = chain_model_at(lanes->model, CHAIN_FLOW, i);
        if (lanes->line_of[i] && is_named(chain_flow_from(flow), subject, (size_t)(arrow - subject)) &&
            is_named(chain_flow_to(flow), arrow + 1, strlen(arrow + 1)))
            return lanes->line_of[i];
    }
    return 0;
}

static size_t line_of_finding(const struct chain_lanes *lanes, const chain_finding *finding, const chain_object *object)
{
    if (chain_object_type(object) == CHAIN_FLOW)
        return lanes->line_of ? lanes->line_of[chain_object_index(object)] : 0;
    return chain_finding_subject_type(finding) == CHAIN_FLOW ? line_between(lanes, chain_finding_subject(finding)) : 0;
}

/* Where each gap's badge goes: a box, or a line as box_count + line; SIZE_MAX = nowhere. */
static size_t target_of(const struct chain_lanes *lanes, const chain_finding *finding)
{
    const char *subject = chain_finding_subject(finding);
    const struct chain_view *view = lanes->view;
    const chain_object *object = chain_model_find(lanes->model, subject);
    size_t line;
    if (!subject)
        return SIZE_MAX;
    if (chain_object_type(object) == CHAIN_STEP) {
        size_t step = chain_object_index(object), box = lanes->box_of[step];
        line = !box && lanes->line_through ? lanes->line_through[step] : 0;
        if (box)
            return box - 1;
    } else {
        line = line_of_finding(lanes, finding, object);
    }
    return line ? view->box_count + line - 1 : SIZE_MAX;
}

/* NULL when the finding has no such text. */
static char *text_of(struct chain_view *view, const chain_finding *finding, chain_part part)
{
    size_t length = chain_finding_text(finding, part, view->lang, NULL, 0);
    bool cut = length > MOST_WORDS;
    size_t room = (cut ? MOST_WORDS : length) + 1;
    char *words = length ? chain_arena_alloc(&view->arena, room + sizeof "…") : NULL;
    if (!words)
        return NULL;
    (void)chain_finding_text(finding, part, view->lang, words, room);
    strcat(words, cut ? "…" : "");
    chain_view_clean(words);
    return words;
}

static void add_gap(struct chain_view *view, const chain_finding *finding, size_t position, bool marked)
{
    struct chain_phrase number = {"G", 1};
    chain_phrase_add_count(&number, position + 1);
    view->gaps[view->gap_count++] = (struct chain_view_gap){
        chain_phrase_keep(&number, view), text_of(view, finding, CHAIN_PART_MESSAGE), text_of(view, finding, CHAIN_PART_QUESTION),
        chain_finding_severity(finding), (int)position + 1, marked};
}

/* The numbers whose target is this one, as a list of their own. */
static const int *numbers_at(struct chain_view *view, const size_t *targets, size_t count, size_t target, size_t *found)
{
    size_t total = 0;
    for (size_t i = 0; i < count; i++)
        total += targets[i] == target;
    *found = 0;
    int *numbers = total ? chain_arena_array(&view->arena, total, sizeof *numbers) : NULL;
    for (size_t i = 0; numbers && i < count; i++)
        if (targets[i] == target)
            numbers[(*found)++] = (int)i + 1;
    return numbers;
}

static void mark_all(struct chain_view *view, const size_t *targets, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (targets[i] == SIZE_MAX)
            continue;
        if (targets[i] < view->box_count) {
            struct chain_view_box *box = &view->boxes[targets[i]];
            if (!box->gaps)
                box->gaps = numbers_at(view, targets, count, targets[i], &box->gap_count);
        } else {
            struct chain_view_line *line = &view->lines[targets[i] - view->box_count];
            if (!line->gaps)
                line->gaps = numbers_at(view, targets, count, targets[i], &line->gap_count);
        }
    }
}

static void collect_whole(struct chain_view *view)
{
    int *numbers = chain_arena_array(&view->arena, view->gap_count + 1, sizeof *numbers);
    for (size_t i = 0; numbers && i < view->gap_count; i++)
        if (!view->gaps[i].marked)
            numbers[view->whole_gap_count++] = view->gaps[i].at;
    view->whole_gaps = numbers;
}

static void note_unknown(struct chain_view *view, size_t unknown)
{
    struct chain_phrase count = {"", 0}, note = {"", 0};
    if (unknown == 0)
        return;
    chain_phrase_add_count(&count, unknown);
    chain_phrase_fill(&note, chain_words(view->lang, N_("Could not be judged because something is not known: {0}")),
                      count.bytes, "");
    view->unknown_note = chain_phrase_keep(&note, view);
}

/* A gap on its way to its place beside those with the same question. */
struct place {
    struct chain_view_gap gap;
    size_t number, first; /* the least number with the same question */
};

static int by_question(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    int order = strcmp(x->gap.question ? x->gap.question : "", y->gap.question ? y->gap.question : "");
    return order ? order : x->number < y->number ? -1 : x->number > y->number;
}

static int by_first(const void *a, const void *b)
{
    const struct place *x = a, *y = b;
    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

/* The same question is asked once: its gaps come one after the other, in the place of the first. */
static bool group_by_question(struct chain_lanes *lanes)
{
    struct chain_view *view = lanes->view;
    struct place *places = chain_arena_array(&lanes->scratch, view->gap_count + 1, sizeof *places);
    if (!places)
        return false;
    for (size_t i = 0; i < view->gap_count; i++)
        places[i] = (struct place){view->gaps[i], i, i};
    qsort(places, view->gap_count, sizeof *places, by_question);
    for (size_t i = 1; i < view->gap_count; i++) {
        const char *before = places[i - 1].gap.question, *here = places[i].gap.question;
        if (before && here && strcmp(before, here) == 0)
            places[i].first = places[i - 1].first;
    }
    qsort(places, view->gap_count, sizeof *places, by_first);
    for (size_t i = 0; i < view->gap_count; i++)
        view->gaps[i] = places[i].gap;
    return true;
}

/* The client reads what it may mean, and the place in the words that stand there; what is marked nowhere is not listed. */
static void add_client_gap(struct chain_view *view, const chain_finding *finding, size_t position, size_t target)
{
    const char *consequence = text_of(view, finding, CHAIN_PART_CONSEQUENCE);
    const char *place = target < view->box_count ? view->boxes[target].label : view->lines[target - view->box_count].tooltip;
    struct chain_phrase number = {"G", 1};
    chain_phrase_add_count(&number, position + 1);
    view->gaps[view->gap_count++] = (struct chain_view_gap){
        chain_phrase_keep(&number, view), place, consequence, chain_finding_severity(finding), (int)position + 1, true};
}

static bool is_wanted(const struct chain_lanes *lanes, const chain_finding *finding)
{
    if (!lanes->gap_kinds)
        return true;
    for (const int *kind = lanes->gap_kinds; *kind; kind++)
        if (chain_rule_gap(chain_finding_rule(finding)) == *kind)
            return true;
    return false;
}

static bool find_gaps(struct chain_lanes *lanes, bool client)
{
    struct chain_view *view = lanes->view;
    const chain_findings *findings = lanes->request->findings;
    size_t count = chain_findings_count(findings), unknown = 0;
    view->gaps = chain_arena_array(&view->arena, count + 1, sizeof *view->gaps);
    size_t *targets = chain_arena_array(&lanes->scratch, count + 1, sizeof *targets);
    if (!view->gaps || !targets)
        return false;
    for (size_t i = 0; i < count; i++) {
        const chain_finding *finding = chain_findings_at(findings, i);
        targets[i] = SIZE_MAX;
        if (!is_wanted(lanes, finding))
            continue;
        if (chain_finding_severity(finding) == CHAIN_SEVERITY_UNKNOWN) {
            unknown++;
            continue;
        }
        targets[i] = target_of(lanes, finding);
        if (!client)
            add_gap(view, finding, i, targets[i] != SIZE_MAX);
        else if (targets[i] != SIZE_MAX)
            add_client_gap(view, finding, i, targets[i]);
    }
    mark_all(view, targets, count);
    if (!client) {
        collect_whole(view);
        note_unknown(view, unknown);
    }
    return group_by_question(lanes) && !view->arena.failed;
}

bool chain_lanes_gaps(struct chain_lanes *lanes)
{
    return find_gaps(lanes, false);
}

bool chain_lanes_client_gaps(struct chain_lanes *lanes)
{
    return find_gaps(lanes, true);
}
