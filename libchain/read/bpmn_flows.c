/*
 * Sequence flows become flows, and handoffs where the actor changes; message flows become messages, or handoffs where they set off
 * another pool. What BPMN shows without an arrow (a boundary event on its host, the inside of a sub-process, a pair of links,
 * compensation) becomes a flow without id, so that every path can be walked.
 */
#include <stdlib.h>
#include <string.h>

#include "model/bpmn_kept.h"
#include "read/bpmn_make.h"

static struct chain_flow *join(struct chain_bpmn_making *making, const struct chain_markup *markup, const struct chain_step *from,
                               const struct chain_step *to, int element, const char *id)
{
    if (!from || !to || !from->head.id || !to->head.id)
        return NULL;
    struct chain_flow *flow = (struct chain_flow *)chain_bpmn_add(making, chain_bpmn_section(making, CHAIN_E_FLOWS), element, markup, id);
    if (flow) {
        flow->from.id = from->head.id;
        flow->to.id = to->head.id;
    }
    return flow;
}

/* An end in the client's own lane: nobody is handed over to. */
static bool goes_home(const struct chain_bpmn_making *making, const struct chain_step *to)
{
    const struct chain_markup *lane = to->role == CHAIN_ROLE_END && to->actor.id ? chain_bpmn_find(making->bpmn, to->actor.id) : NULL;
    return lane && chain_bpmn_is_client(lane);
}

static int path_element(const struct chain_bpmn_making *making, const struct chain_markup *markup, const struct chain_step *from, const struct chain_step *to)
{
    const struct chain_markup *care = chain_bpmn_care_element(markup);
    int element = care ? chain_element_find(care->local, strlen(care->local)) : -1;
    if (element == CHAIN_E_FLOW || element == CHAIN_E_HANDOFF || element == CHAIN_E_MESSAGE)
        return element;
    bool crosses = from && to && from->actor.id != to->actor.id && !goes_home(making, to);
    return crosses || chain_bpmn_care_hands_over(markup) ? CHAIN_E_HANDOFF : CHAIN_E_FLOW;
}

/* What a flow says about when it is taken: its name at a decision, else its expression. */
static void tell_condition(struct chain_bpmn_making *making, const struct chain_bpmn_flow *flow, struct chain_object *object)
{
    const struct chain_bpmn_node *from = &making->bpmn->nodes[flow->from];
    const char *name = chain_markup_value(flow->markup, "name");
    const char *expression = chain_markup_words(chain_markup_child(flow->markup, CHAIN_BPMN_E_CONDITION_EXPRESSION));
    int kind = from->out_count > 1 || flow->conditional ? CHAIN_TEXT_CONDITION : CHAIN_TEXT_NAME;
    bool named = name && name[strspn(name, " \t\r\n")];
    if (named && !chain_bpmn_care_says(flow->markup, kind))
        chain_bpmn_text(making, object, kind, name);
    else if (expression && !named && !chain_bpmn_care_says(flow->markup, CHAIN_TEXT_CONDITION))
        chain_bpmn_text(making, object, CHAIN_TEXT_CONDITION, expression);
    if (flow->is_default)
        chain_bpmn_set(making, object, CHAIN_F_DEFAULT, "yes");
}

static void make_flow(struct chain_bpmn_making *making, const struct chain_bpmn_flow *flow, const struct chain_step *from,
                      const struct chain_step *to, const char *id)
{
    struct chain_flow *made = join(making, flow->markup, from, to, path_element(making, flow->markup, from, to), id);
    if (!made)
        return;
    tell_condition(making, flow, &made->head);
    chain_bpmn_care(making->builder, &made->head, flow->markup);
}

/* A sub-process whose inside is shown is left from there; an ad hoc one is a group, which goes on by itself. */
static bool is_left_inside(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    return node->inner != CHAIN_BPMN_NONE && node->step && node->step->head.element != CHAIN_E_ANY_ORDER &&
           bpmn->scopes[node->inner].node != CHAIN_BPMN_NONE;
}

static bool enters(const struct chain_bpmn_node *node)
{
    bool loose = node->in_count == 0 && node->host == CHAIN_BPMN_NONE && !(node->flags & CHAIN_BPMN_FOR_COMPENSATION) &&
                 !(node->name == CHAIN_BPMN_E_INTERMEDIATE_CATCH_EVENT && (node->definitions & CHAIN_BPMN_LINK));
    return node->step && loose;
}

static bool leaves(const struct chain_bpmn_node *node)
{
    bool loose = node->out_count == 0 && !(node->flags & CHAIN_BPMN_FOR_COMPENSATION) &&
                 !(node->name == CHAIN_BPMN_E_INTERMEDIATE_THROW_EVENT && (node->definitions & CHAIN_BPMN_LINK)) &&
                 !(node->definitions & CHAIN_BPMN_TERMINATE) && !(node->name == CHAIN_BPMN_E_BOUNDARY_EVENT && (node->definitions & CHAIN_BPMN_COMPENSATE));
    return node->step && loose;
}

/* Ends of a sub-process that are followed; more than these would only hide the picture under lines. */
#define WAYS_OUT 16u

/* The steps from which a node goes on: itself, or the last ones in it. */
struct chain_bpmn_leaving {
    uint32_t count;
    const struct chain_step *steps[WAYS_OUT];
};

/* Found once for each node that flows leave: a sub-process may have many of them. NULL without memory. */
static const struct chain_bpmn_leaving *leaving(struct chain_bpmn_making *making, uint32_t number)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    const struct chain_bpmn_node *node = &bpmn->nodes[number];
    if (making->leaving[number])
        return making->leaving[number];
    struct chain_bpmn_leaving *found = chain_arena_alloc(&making->builder->model->arena, sizeof *found);
    if (!found)
        return NULL;
    if (is_left_inside(bpmn, node))
        for (uint32_t i = number + 1; i < bpmn->node_count && bpmn->nodes[i].scope >= node->inner && found->count < WAYS_OUT; i++) {
            const struct chain_bpmn_leaving *inner =
                bpmn->nodes[i].scope == node->inner && leaves(&bpmn->nodes[i]) ? leaving(making, i) : NULL;
            for (uint32_t w = 0; inner && w < inner->count && found->count < WAYS_OUT; w++)
                found->steps[found->count++] = inner->steps[w];
        }
    if (found->count == 0)
        found->steps[found->count++] = node->step;
    making->leaving[number] = found;
    return found;
}

static void make_sequence(struct chain_bpmn_making *making, const struct chain_bpmn_flow *flow)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    if (flow->from == CHAIN_BPMN_NONE || flow->to == CHAIN_BPMN_NONE)
        return;
    const struct chain_bpmn_node *node = &bpmn->nodes[flow->from];
    if (!is_left_inside(bpmn, node)) {
        make_flow(making, flow, node->step, bpmn->nodes[flow->to].step, flow->id);
        return;
    }
    const struct chain_bpmn_leaving *from = leaving(making, flow->from);
    for (uint32_t i = 0; from && i < from->count; i++)
        make_flow(making, flow, from->steps[i], bpmn->nodes[flow->to].step, i == 0 ? flow->id : NULL);
}

static void make_inside(struct chain_bpmn_making *making, const struct chain_bpmn_node *node)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    if (!is_left_inside(bpmn, node))
        return;
    for (uint32_t i = node->markup->index + 1; i < bpmn->node_count && bpmn->nodes[i].scope >= node->inner; i++)
        if (bpmn->nodes[i].scope == node->inner && enters(&bpmn->nodes[i]))
            join(making, node->markup, node->step, bpmn->nodes[i].step, 
                 path_element(making, node->markup, node->step, bpmn->nodes[i].step), NULL);
}

static void make_boundary(struct chain_bpmn_making *making, const struct chain_bpmn_node *node)
{
    const struct chain_step *host = node->host == CHAIN_BPMN_NONE ? NULL : making->bpmn->nodes[node->host].step;
    join(making, node->markup, host, node->step, CHAIN_E_FLOW, NULL);
}

static const char *link_name(const struct chain_bpmn_node *node)
{
    return chain_markup_value(chain_markup_child(node->markup, CHAIN_BPMN_E_LINK_EVENT_DEFINITION), "name");
}

/* The catching links, to be looked up by scope and name; the first of doubled ones. */
struct links {
    const struct chain_bpmn_node **items;
    size_t count;
};

static int compare_links(const struct chain_bpmn_node *a, const struct chain_bpmn_node *b)
{
    uintptr_t a_name = (uintptr_t)link_name(a), b_name = (uintptr_t)link_name(b);
    if (a->scope != b->scope)
        return a->scope < b->scope ? -1 : 1;
    return (a_name > b_name) - (a_name < b_name);
}

static int by_link(const void *left, const void *right)
{
    const struct chain_bpmn_node *a = *(const struct chain_bpmn_node *const *)left, *b = *(const struct chain_bpmn_node *const *)right;
    int order = compare_links(a, b);
    return order ? order : (a > b) - (a < b);
}

static bool catches_link(const struct chain_bpmn_node *node)
{
    return node->name == CHAIN_BPMN_E_INTERMEDIATE_CATCH_EVENT && (node->definitions & CHAIN_BPMN_LINK) && link_name(node);
}

static struct links find_links(struct chain_bpmn_making *making)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    struct links links = {NULL, 0};
    size_t count = 0;
    for (uint32_t i = 0; i < bpmn->node_count; i++)
        count += catches_link(&bpmn->nodes[i]);
    links.items = chain_arena_array(&making->builder->model->arena, count + 1, sizeof *links.items);
    for (uint32_t i = 0; links.items && i < bpmn->node_count; i++)
        if (catches_link(&bpmn->nodes[i]))
            links.items[links.count++] = &bpmn->nodes[i];
    if (links.count)
        qsort(links.items, links.count, sizeof *links.items, by_link);
    return links;
}

static void make_link(struct chain_bpmn_making *making, const struct links *links, const struct chain_bpmn_node *thrower)
{
    size_t low = 0, high = links->count;
    if (!link_name(thrower))
        return;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_links(links->items[middle], thrower) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == links->count || compare_links(links->items[low], thrower) != 0)
        return;
    const struct chain_bpmn_node *node = links->items[low];
    join(making, thrower->markup, thrower->step, node->step, path_element(making, thrower->markup, thrower->step, node->step), NULL);
}

/* An end of a message flow: the step, or the pool's own when it ends at the pool. */
static const struct chain_step *message_end(const struct chain_bpmn *bpmn, const struct chain_markup *end)
{
    if (!end)
        return NULL;
    if (chain_bpmn_is(end, CHAIN_BPMN_IS_POOL))
        return bpmn->pools[end->index].step;
    const struct chain_bpmn_node *node = chain_bpmn_node_of(bpmn, end);
    return node ? node->step : NULL;
}

/* A referral between pools takes the client along; a form has no other way to say it, since BPMN lets no path leave its pool. */
static bool moves_client(const struct chain_markup *markup)
{
    const char *word = chain_bpmn_care_property(markup, "kind");
    int kind = word ? chain_kind_find(CHAIN_KINDS_HANDOFF, word, strlen(word)) : 0;
    return kind && chain_kind_has(CHAIN_KINDS_HANDOFF, kind, CHAIN_TRAIT_RESPONSIBILITY);
}

static void make_message(struct chain_bpmn_making *making, const struct chain_markup *markup, const struct chain_markup *source,
                         const struct chain_markup *target)
{
    const struct chain_step *from = message_end(making->bpmn, source), *to = message_end(making->bpmn, target);
    const struct chain_bpmn_node *node = target ? chain_bpmn_node_of(making->bpmn, target) : NULL;
    const struct chain_markup *care = chain_bpmn_care_element(markup);
    bool sets_off = (node && making->triggered[target->index]) || moves_client(markup);
    bool handed = care ? strcmp(care->local, "handoff") == 0 : sets_off;
    struct chain_flow *flow = join(making, markup, from, to, handed ? CHAIN_E_HANDOFF : CHAIN_E_MESSAGE, markup->id);
    if (!flow)
        return;
    if (!chain_bpmn_care_says(markup, CHAIN_TEXT_NAME))
        chain_bpmn_text(making, &flow->head, CHAIN_TEXT_NAME, chain_markup_value(markup, "name"));
    chain_bpmn_care(making->builder, &flow->head, markup);
}

/* References of one element stand beside each other, source first: the two ends of a line. */
static bool is_line(const struct chain_bpmn *bpmn, uint32_t i)
{
    const struct chain_bpmn_reference *source = &bpmn->references[i], *target = source + 1;
    return i + 1 < bpmn->reference_count && source->from == target->from && strcmp(source->slot, "sourceRef") == 0 &&
           strcmp(target->slot, "targetRef") == 0 && source->reach == CHAIN_BPMN_FOUND && target->reach == CHAIN_BPMN_FOUND;
}

/* Message flows, and associations that are messages or compensation. */
static void make_line(struct chain_bpmn_making *making, uint32_t i)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    const struct chain_bpmn_reference *source = &bpmn->references[i], *target = source + 1;
    const struct chain_markup *markup = source->from;
    const struct chain_bpmn_node *a = chain_bpmn_node_of(bpmn, source->target), *b = chain_bpmn_node_of(bpmn, target->target);
    if (markup->name == CHAIN_BPMN_E_MESSAGE_FLOW)
        make_message(making, markup, source->target, target->target);
    else if (markup->name == CHAIN_BPMN_E_ASSOCIATION && a && b && chain_bpmn_care_element(markup))
        make_message(making, markup, source->target, target->target);
    else if (markup->name == CHAIN_BPMN_E_ASSOCIATION && a && b && (a->definitions & CHAIN_BPMN_COMPENSATE))
        join(making, markup, a->step, b->step, CHAIN_E_FLOW, markup->id);
}

static void make_named(struct chain_bpmn_making *making, const char *id, size_t length, uint8_t *made_flows, uint8_t *made_lines)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    const struct chain_markup *line = chain_bpmn_find(bpmn, chain_strings_find(&making->builder->model->strings, id, length));
    if (!line)
        return;
    if (line->name == CHAIN_BPMN_E_SEQUENCE_FLOW && !made_flows[line->index]++)
        make_sequence(making, &bpmn->flows[line->index]);
    else if (line->name == CHAIN_BPMN_E_ASSOCIATION && line->index < bpmn->reference_count && !made_lines[line->index]++)
        make_line(making, line->index);
}

/* BPMN has flows stand in their sub-process and before associations. Our own documents tell the order of the chain. */
static void make_in_order(struct chain_bpmn_making *making, uint8_t *made_flows, uint8_t *made_lines)
{
    for (const char *at = making->order; at && *at;) {
        size_t length = strcspn(at, " \t\r\n");
        make_named(making, at, length, made_flows, made_lines);
        at += length;
        at += strspn(at, " \t\r\n");
    }
}

/* Does a chain keep what makes this jump, so that it needs no line when the document is written again? */
static bool is_kept(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    bool event = node->step && strcmp(chain_bpmn_kept_name(bpmn, node), node->markup->local) == 0;
    return event && (node->name == CHAIN_BPMN_E_BOUNDARY_EVENT || chain_bpmn_keeps_link(bpmn, node));
}

/* What has no line of its own in the document comes last, so that it comes last again when it is read once more; before it what will
   have a line then. */
static void make_jumps(struct chain_bpmn_making *making)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    struct links links = find_links(making);
    for (uint32_t i = 0; i < 2 * bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i % bpmn->node_count];
        bool boundary = node->name == CHAIN_BPMN_E_BOUNDARY_EVENT;
        bool link = node->name == CHAIN_BPMN_E_INTERMEDIATE_THROW_EVENT && (node->definitions & CHAIN_BPMN_LINK);
        if ((!boundary && !link) || is_kept(bpmn, node) != (i >= bpmn->node_count))
            continue;
        make_boundary(making, node);
        if (link)
            make_link(making, &links, node);
    }
}

void chain_bpmn_make_flows(struct chain_bpmn_making *making)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    struct chain_arena *arena = &making->builder->model->arena;
    uint8_t *made_flows = chain_arena_alloc(arena, bpmn->flow_count + 1), *made_lines = chain_arena_alloc(arena, bpmn->reference_count + 1);
    if (!made_flows || !made_lines)
        return;
    bool lines = bpmn->seen[CHAIN_BPMN_E_MESSAGE_FLOW] || bpmn->seen[CHAIN_BPMN_E_ASSOCIATION];
    for (uint32_t i = 0; lines && i < bpmn->reference_count; i++)
        if (is_line(bpmn, i) && bpmn->references[i].name == CHAIN_BPMN_E_ASSOCIATION)
            ((struct chain_markup *)(uintptr_t)bpmn->references[i].from)->index = i;
    make_in_order(making, made_flows, made_lines);
    for (uint32_t i = 0; i < bpmn->flow_count; i++)
        if (!made_flows[i])
            make_sequence(making, &bpmn->flows[i]);
    for (uint32_t i = 0; i < bpmn->node_count; i++)
        make_inside(making, &bpmn->nodes[i]);
    for (uint32_t i = 0; lines && i < bpmn->reference_count; i++)
        if (is_line(bpmn, i) && !made_lines[i])
            make_line(making, i);
    make_jumps(making);
}
