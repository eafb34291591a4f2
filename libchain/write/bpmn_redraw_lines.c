/* The lines of a document that is drawn anew: flows, messages, associations, data, each in the chart around both of its ends. */
#include "write/bpmn_redraw.h"

#include <string.h>

#define NONE CHAIN_BPMN_NONE

static void add_line(struct chain_redraw *redraw, const struct chain_markup *line, const struct chain_markup *source,
                     const struct chain_markup *target)
{
    if (line->id && source && target)
        redraw->lines[redraw->line_count++] = (struct chain_redraw_line){line, source, target, line->name != CHAIN_BPMN_E_SEQUENCE_FLOW};
}

/* References of one element stand beside each other, source first; data has its activity around it. */
static void take_reference(struct chain_redraw *redraw, uint32_t i)
{
    const struct chain_bpmn_reference *one = &redraw->bpmn->references[i], *next = one + 1;
    const struct chain_markup *from = one->from, *around = from->parent;
    if (one->reach != CHAIN_BPMN_FOUND)
        return;
    if ((from->name == CHAIN_BPMN_E_MESSAGE_FLOW || from->name == CHAIN_BPMN_E_ASSOCIATION) && strcmp(one->slot, "sourceRef") == 0) {
        if (i + 1 < redraw->bpmn->reference_count && next->from == from && strcmp(next->slot, "targetRef") == 0 && next->reach == CHAIN_BPMN_FOUND)
            add_line(redraw, from, one->target, next->target);
    } else if (from->name == CHAIN_BPMN_E_SOURCE_REF && around->name == CHAIN_BPMN_E_DATA_INPUT_ASSOCIATION) {
        add_line(redraw, around, one->target, around->parent);
    } else if (from->name == CHAIN_BPMN_E_TARGET_REF && around->name == CHAIN_BPMN_E_DATA_OUTPUT_ASSOCIATION) {
        add_line(redraw, around, around->parent, one->target);
    }
}

void chain_redraw_take_lines(struct chain_redraw *redraw)
{
    const struct chain_bpmn *bpmn = redraw->bpmn;
    redraw->lines = chain_arena_array(redraw->tree->arena, (size_t)bpmn->flow_count + bpmn->reference_count + 1, sizeof *redraw->lines);
    if (!redraw->lines)
        return;
    for (uint32_t i = 0; i < bpmn->flow_count; i++) {
        const struct chain_bpmn_flow *flow = &bpmn->flows[i];
        if (flow->from != NONE && flow->to != NONE)
            add_line(redraw, flow->markup, bpmn->nodes[flow->from].markup, bpmn->nodes[flow->to].markup);
    }
    for (uint32_t i = 0; i < bpmn->reference_count; i++)
        take_reference(redraw, i);
}

static struct chain_group *group_of(const struct chain_redraw *redraw, const struct chain_markup *pool)
{
    uint32_t number = redraw->group_of_pool[pool->index];
    return number == NONE ? NULL : &redraw->groups[number];
}

/* A place in the lane of a pool, where a line ends that means the pool as a whole. */
static bool place_in_pool(struct chain_redraw *redraw, const struct chain_markup *pool, struct chain_redraw_place *place)
{
    const struct chain_group *group = group_of(redraw, pool);
    if (!group)
        return false;
    *place = (struct chain_redraw_place){pool, group->page, -1, -1};
    place->node = chain_diagram_add_node(&group->page->diagram, pool, group->first_lane);
    return true;
}

static void climb(struct chain_redraw_place *place)
{
    *place = (struct chain_redraw_place){place->element, place->chart->parent, place->chart->parent_node, -1};
}

/* A line between two charts is drawn in the one around both, from the sub-process that its end stands in. */
static bool meet(struct chain_redraw_place *a, struct chain_redraw_place *b)
{
    while (a->chart != b->chart) {
        if (!a->chart->parent && !b->chart->parent)
            return false;
        if (a->chart->depth >= b->chart->depth)
            climb(a);
        else
            climb(b);
    }
    return true;
}

static bool is_pool(const struct chain_markup *element)
{
    return chain_bpmn_is(element, CHAIN_BPMN_IS_POOL);
}

static bool find_chart(struct chain_redraw *redraw, const struct chain_markup *element, struct chain_redraw_place *place)
{
    const struct chain_group *group = is_pool(element) ? group_of(redraw, element) : NULL;
    if (!is_pool(element))
        return chain_redraw_find(redraw, element, place);
    *place = (struct chain_redraw_place){element, group ? group->page : NULL, -1, -1};
    return group != NULL;
}

void chain_redraw_make_room(struct chain_redraw *redraw, const struct chain_redraw_line *line)
{
    struct chain_redraw_place a, b;
    if (find_chart(redraw, line->source, &a) && find_chart(redraw, line->target, &b) && meet(&a, &b))
        a.chart->edge_room++;
}

static bool find_ends(struct chain_redraw *redraw, const struct chain_redraw_line *line, struct chain_redraw_place ends[2])
{
    const struct chain_markup *elements[2] = {line->source, line->target};
    if (!find_chart(redraw, line->source, &ends[0]) || !find_chart(redraw, line->target, &ends[1]) || !meet(&ends[0], &ends[1]))
        return false;
    if (is_pool(line->source) && line->source == line->target)
        return false;
    for (int i = 0; i < 2; i++)
        if (is_pool(elements[i]) && !place_in_pool(redraw, elements[i], &ends[i]))
            return false;
    return ends[0].node != ends[1].node || line->source == line->target || ends[0].border >= 0;
}

/* What is tied to something stands in its lane. */
static void bring_together(struct chain_diagram *diagram, int from, int to)
{
    double w, h;
    for (int turn = 0; turn < 2; turn++) {
        int node = turn ? to : from, other = turn ? from : to;
        const struct chain_markup *element = diagram->elements[node], *beside = diagram->elements[other];
        bool loose = element->name == CHAIN_BPMN_E_TEXT_ANNOTATION || (chain_bpmn_is(element, CHAIN_BPMN_IS_DATA) && chain_diagram_is_small(element, &w, &h));
        if (loose && chain_bpmn_is(beside, CHAIN_BPMN_IS_NODE))
            diagram->nodes[node].lane = diagram->nodes[other].lane;
    }
}

void chain_redraw_put_line(struct chain_redraw *redraw, const struct chain_redraw_line *line)
{
    struct chain_redraw_place ends[2];
    if (!find_ends(redraw, line, ends))
        return;
    struct chain_diagram *diagram = &ends[0].chart->diagram;
    chain_diagram_add_edge(diagram, line->line, ends[0].node, ends[1].node, ends[0].border, line->message);
    bring_together(diagram, ends[0].node, ends[1].node);
}

/* Room in their charts for the places in pools. */
void chain_redraw_make_room_in_pools(struct chain_redraw *redraw)
{
    for (size_t i = 0; i < redraw->line_count; i++) {
        const struct chain_markup *ends[2] = {redraw->lines[i].source, redraw->lines[i].target};
        for (int end = 0; end < 2; end++) {
            const struct chain_group *group = is_pool(ends[end]) ? group_of(redraw, ends[end]) : NULL;
            if (group)
                group->page->node_room++;
        }
    }
}
