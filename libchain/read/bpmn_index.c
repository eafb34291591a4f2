/* The index over a BPMN document: ids, scopes, nodes, flows, lanes, and what the references among them say. */
#include <string.h>

#include "read/bpmn.h"

struct index {
    struct chain_builder *builder;
    struct chain_bpmn *bpmn;
};

static bool holds_bpmn(const struct chain_markup *markup)
{
    return markup->name != CHAIN_BPMN_E_EXTENSION_ELEMENTS;
}

void chain_bpmn_count(struct chain_bpmn *bpmn, const struct chain_markup *markup)
{
    uint32_t traits = chain_bpmn_traits(markup->name);
    bpmn->seen[markup->name] = true;
    bpmn->id_count += markup->id != NULL;
    bpmn->visual_count += chain_bpmn_is_visual(markup);
    bpmn->reference_room += (traits & CHAIN_BPMN_REFERS) != 0;
    bpmn->node_count += (traits & CHAIN_BPMN_IS_NODE) != 0;
    bpmn->scope_count += (traits & CHAIN_BPMN_IS_CONTAINER) != 0;
    bpmn->pool_count += (traits & CHAIN_BPMN_IS_POOL) != 0;
    bpmn->lane_count += markup->name == CHAIN_BPMN_E_LANE;
    bpmn->flow_count += markup->name == CHAIN_BPMN_E_SEQUENCE_FLOW;
}

static bool allot(struct index *index)
{
    struct chain_bpmn *bpmn = index->bpmn;
    struct chain_arena *arena = &index->builder->model->arena;
    bpmn->id_capacity = 64;
    while (bpmn->id_capacity < bpmn->id_count * 2)
        bpmn->id_capacity *= 2;
    bpmn->ids = chain_arena_array(arena, bpmn->id_capacity, sizeof(struct chain_markup *));
    bpmn->nodes = chain_arena_array(arena, bpmn->node_count + 1, sizeof *bpmn->nodes);
    bpmn->flows = chain_arena_array(arena, bpmn->flow_count + 1, sizeof *bpmn->flows);
    bpmn->scopes = chain_arena_array(arena, bpmn->scope_count + 1, sizeof *bpmn->scopes);
    bpmn->pools = chain_arena_array(arena, bpmn->pool_count + 1, sizeof *bpmn->pools);
    bpmn->lanes = chain_arena_array(arena, bpmn->lane_count + 1, sizeof *bpmn->lanes);
    bpmn->out = chain_arena_array(arena, bpmn->flow_count + 1, sizeof *bpmn->out);
    bpmn->in = chain_arena_array(arena, bpmn->flow_count + 1, sizeof *bpmn->in);
    bpmn->node_count = bpmn->flow_count = bpmn->scope_count = bpmn->pool_count = bpmn->lane_count = 0;
    return !arena->failed;
}

/* The first of double ones keeps its id; the others are told and go without. */
static void enter_id(struct index *index, struct chain_markup *markup)
{
    struct chain_bpmn *bpmn = index->bpmn;
    uint32_t mask = bpmn->id_capacity - 1, slot = chain_string_hash(markup->id) & mask;
    while (bpmn->ids[slot] && bpmn->ids[slot]->id != markup->id)
        slot = (slot + 1) & mask;
    if (!bpmn->ids[slot]) {
        bpmn->ids[slot] = markup;
        return;
    }
    char line[16];
    size_t n = 0;
    uint32_t digits = bpmn->ids[slot]->line, divisor = 1;
    while (digits / divisor >= 10)
        divisor *= 10;
    for (; divisor; divisor /= 10)
        line[n++] = (char)('0' + digits / divisor % 10);
    line[n] = '\0';
    const char *args[] = {markup->id, line, NULL};
    chain_builder_problem(index->builder, CHAIN_PROBLEM_DUPLICATE_ID, NULL, chain_bpmn_place(markup), args);
    markup->id = NULL;
}

/* Where the walk is. */
struct inside {
    uint32_t scope, lane;
};

static void define(struct chain_bpmn_node *node, const struct chain_markup *definition)
{
    node->definitions |= (uint16_t)chain_bpmn_definition(definition->name);
    if (node->definition_count < UINT8_MAX)
        node->definition_count++;
}

static bool says(const struct chain_markup_attribute *attribute, const char *local, bool yes)
{
    bool is_true = attribute->value && (strcmp(attribute->value, "true") == 0 || strcmp(attribute->value, "1") == 0);
    return is_true == yes && strcmp(attribute->local, local) == 0;
}

/* What is not said is no flag. */
static uint8_t flag_of(const struct chain_markup_attribute *attribute, bool start)
{
    if (attribute->uri || strcmp(attribute->local, "id") == 0 || strcmp(attribute->local, "name") == 0)
        return 0;
    return (uint8_t)((says(attribute, "triggeredByEvent", true) ? CHAIN_BPMN_EVENT_SUBPROCESS : 0) |
                     (says(attribute, start ? "isInterrupting" : "cancelActivity", false) ? CHAIN_BPMN_NOT_INTERRUPTING : 0) |
                     (says(attribute, "isForCompensation", true) ? CHAIN_BPMN_FOR_COMPENSATION : 0) |
                     (says(attribute, "instantiate", true) ? CHAIN_BPMN_INSTANTIATE : 0));
}

static uint8_t node_flags(const struct chain_markup *markup)
{
    uint8_t flags = 0;
    for (uint32_t i = 0; i < markup->attribute_count; i++)
        flags |= flag_of(&markup->attributes[i], markup->name == CHAIN_BPMN_E_START_EVENT);
    return flags;
}

static void enter_node(struct index *index, struct chain_markup *markup, struct inside inside)
{
    struct chain_bpmn *bpmn = index->bpmn;
    struct chain_bpmn_node *node = &bpmn->nodes[bpmn->node_count];
    *node = (struct chain_bpmn_node){.markup = markup, .id = markup->id, .scope = inside.scope, .inner = CHAIN_BPMN_NONE,
                                     .host = CHAIN_BPMN_NONE, .lane = CHAIN_BPMN_NONE, .default_flow = CHAIN_BPMN_NONE,
                                     .name = markup->name, .flags = node_flags(markup)};
    markup->index = bpmn->node_count++;
    for (const struct chain_markup *child = markup->first; child; child = child->next)
        if (chain_bpmn_is(markup, CHAIN_BPMN_IS_EVENT) && chain_bpmn_is(child, CHAIN_BPMN_IS_DEFINITION))
            define(node, child);
}

static uint32_t enter_scope(struct index *index, struct chain_markup *markup, uint32_t parent)
{
    struct chain_bpmn *bpmn = index->bpmn;
    bool sub = chain_bpmn_is(markup, CHAIN_BPMN_IS_SUBPROCESS);
    uint32_t number = bpmn->scope_count++;
    bpmn->scopes[number] = (struct chain_bpmn_scope){markup, parent, sub ? markup->index : CHAIN_BPMN_NONE, CHAIN_BPMN_NONE};
    if (sub)
        bpmn->nodes[markup->index].inner = number;
    else
        markup->index = number;
    return number;
}

static uint32_t enter_lane(struct index *index, struct chain_markup *markup, struct inside inside)
{
    struct chain_bpmn *bpmn = index->bpmn;
    bpmn->lanes[bpmn->lane_count] = (struct chain_bpmn_lane){markup, inside.lane, inside.scope, false};
    if (inside.lane != CHAIN_BPMN_NONE)
        bpmn->lanes[inside.lane].split = true;
    markup->index = bpmn->lane_count++;
    return markup->index;
}

static void enter(struct index *index, struct chain_markup *markup, struct inside inside)
{
    struct chain_bpmn *bpmn = index->bpmn;
    uint32_t traits = chain_bpmn_traits(markup->name);
    chain_bpmn_look_at_place(index->builder, bpmn, markup);
    if (markup->id)
        enter_id(index, markup);
    if (traits & CHAIN_BPMN_IS_NODE)
        enter_node(index, markup, inside);
    if (traits & CHAIN_BPMN_IS_CONTAINER)
        inside = (struct inside){enter_scope(index, markup, inside.scope), CHAIN_BPMN_NONE};
    if (markup->name == CHAIN_BPMN_E_LANE)
        inside.lane = enter_lane(index, markup, inside);
    if (markup->name == CHAIN_BPMN_E_SEQUENCE_FLOW) {
        bpmn->flows[bpmn->flow_count] = (struct chain_bpmn_flow){markup, markup->id, CHAIN_BPMN_NONE, CHAIN_BPMN_NONE, inside.scope,
            chain_markup_child(markup, CHAIN_BPMN_E_CONDITION_EXPRESSION) != NULL, false};
        markup->index = bpmn->flow_count++;
    }
    if (traits & CHAIN_BPMN_IS_POOL) {
        bpmn->pools[bpmn->pool_count] = (struct chain_bpmn_pool){markup, CHAIN_BPMN_NONE, NULL};
        markup->index = bpmn->pool_count++;
    }
    for (struct chain_markup *child = holds_bpmn(markup) ? markup->first : NULL; child; child = child->next)
        enter(index, child, inside);
}

static void use_flow_end(struct chain_bpmn *bpmn, const struct chain_bpmn_reference *reference)
{
    struct chain_bpmn_flow *flow = &bpmn->flows[reference->from->index];
    uint32_t node = reference->target->index;
    if (!chain_bpmn_node_of(bpmn, reference->target)) /* a task of a choreography */
        return;
    if (strcmp(reference->slot, "sourceRef") == 0)
        flow->from = node;
    else
        flow->to = node;
}

static void use_default(struct chain_bpmn *bpmn, const struct chain_bpmn_reference *reference)
{
    struct chain_bpmn_node *node = chain_bpmn_node_of(bpmn, reference->from);
    if (node && strcmp(reference->slot, "default") == 0)
        node->default_flow = reference->target->index;
}

/* What a found reference means for the index. The innermost of nested lanes holds a node. */
static void use(struct chain_bpmn *bpmn, const struct chain_bpmn_reference *reference)
{
    const struct chain_markup *from = reference->from, *target = reference->target;
    if (reference->reach != CHAIN_BPMN_FOUND)
        return;
    switch (from->name) {
    case CHAIN_BPMN_E_SEQUENCE_FLOW: use_flow_end(bpmn, reference); break;
    case CHAIN_BPMN_E_BOUNDARY_EVENT:
        if (strcmp(reference->slot, "attachedToRef") == 0)
            bpmn->nodes[from->index].host = target->index;
        else
            use_default(bpmn, reference);
        break;
    case CHAIN_BPMN_E_PARTICIPANT:
        bpmn->pools[from->index].scope = target->index;
        bpmn->scopes[target->index].pool = from->index;
        break;
    case CHAIN_BPMN_E_FLOW_NODE_REF:
        if (from->parent->name == CHAIN_BPMN_E_LANE)
            bpmn->nodes[target->index].lane = from->parent->index;
        break;
    case CHAIN_BPMN_E_EVENT_DEFINITION_REF:
        if (chain_bpmn_node_of(bpmn, from->parent))
            define(&bpmn->nodes[from->parent->index], target);
        break;
    default:
        use_default(bpmn, reference);
        break;
    }
}

/* A default that does not leave its node is none. */
static void mark_defaults(struct chain_bpmn *bpmn)
{
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        uint32_t flow = bpmn->nodes[i].default_flow;
        if (flow != CHAIN_BPMN_NONE && bpmn->flows[flow].from == i)
            bpmn->flows[flow].is_default = true;
    }
}

static void lay_flows(struct chain_bpmn *bpmn)
{
    uint32_t out = 0, in = 0;
    for (uint32_t i = 0; i < bpmn->flow_count; i++) {
        const struct chain_bpmn_flow *flow = &bpmn->flows[i];
        if (flow->from != CHAIN_BPMN_NONE)
            bpmn->nodes[flow->from].out_count++;
        if (flow->to != CHAIN_BPMN_NONE)
            bpmn->nodes[flow->to].in_count++;
    }
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        struct chain_bpmn_node *node = &bpmn->nodes[i];
        node->out_first = out;
        node->in_first = in;
        out += node->out_count;
        in += node->in_count;
        node->out_count = node->in_count = 0;
    }
    for (uint32_t i = 0; i < bpmn->flow_count; i++) {
        const struct chain_bpmn_flow *flow = &bpmn->flows[i];
        struct chain_bpmn_node *from = flow->from != CHAIN_BPMN_NONE ? &bpmn->nodes[flow->from] : NULL;
        struct chain_bpmn_node *to = flow->to != CHAIN_BPMN_NONE ? &bpmn->nodes[flow->to] : NULL;
        if (from)
            bpmn->out[from->out_first + from->out_count++] = i;
        if (to)
            bpmn->in[to->in_first + to->in_count++] = i;
    }
}

/* A node in a sub-process stands in the lane of the sub-process. Outer nodes come before inner ones. */
static void inherit_lanes(struct chain_bpmn *bpmn)
{
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        struct chain_bpmn_node *node = &bpmn->nodes[i];
        uint32_t around = node->scope == CHAIN_BPMN_NONE ? CHAIN_BPMN_NONE : bpmn->scopes[node->scope].node;
        if (node->lane == CHAIN_BPMN_NONE && around != CHAIN_BPMN_NONE)
            node->lane = bpmn->nodes[around].lane;
    }
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (node->lane == CHAIN_BPMN_NONE && node->host != CHAIN_BPMN_NONE)
            node->lane = bpmn->nodes[node->host].lane;
    }
}

bool chain_bpmn_index(struct chain_builder *builder, struct chain_bpmn *bpmn)
{
    struct index index = {builder, bpmn};
    if (!allot(&index))
        return false;
    bpmn->target_uri = chain_markup_value(bpmn->root, "targetNamespace");
    enter(&index, bpmn->root, (struct inside){CHAIN_BPMN_NONE, CHAIN_BPMN_NONE});
    if (!chain_bpmn_refer(builder, bpmn))
        return false;
    for (uint32_t i = 0; i < bpmn->reference_count; i++)
        use(bpmn, &bpmn->references[i]);
    mark_defaults(bpmn);
    inherit_lanes(bpmn);
    lay_flows(bpmn);
    return true;
}
