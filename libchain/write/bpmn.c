/*
 * A chain as BPMN 2.0: one pool with a lane for each actor, tasks, events, gateways, sequence flows; messages within the pool are
 * associations with an arrow, since a message flow may only run between pools. What BPMN has no words for travels as care elements.
 */
#include "write/models.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/value.h"
#include "write/bpmn_tree.h"
#include "model/bpmn_kept.h"
#include "write/markup.h"

#define ATTRIBUTES 4u

struct chain_markup *chain_bpmn_element(struct chain_bpmn_tree *tree, struct chain_markup *parent, const char *prefix,
                                        const char *local)
{
    struct chain_markup *markup = chain_arena_alloc(tree->arena, sizeof *markup);
    if (!markup)
        return NULL;
    markup->prefix = prefix;
    markup->local = local;
    markup->parent = parent;
    if (parent && parent->last)
        parent->last->next = markup;
    else if (parent)
        parent->first = markup;
    if (parent)
        parent->last = markup;
    return markup;
}

/* Room grows by doubling: full at 4, 8, 16 ... */
void chain_bpmn_attribute(struct chain_bpmn_tree *tree, struct chain_markup *markup, const char *name, const char *value)
{
    uint32_t count = markup->attribute_count;
    if (!value)
        return;
    if (count == 0 || (count >= ATTRIBUTES && (count & (count - 1)) == 0)) {
        struct chain_markup_attribute *bigger = chain_arena_array(tree->arena, count ? count * 2 : ATTRIBUTES, sizeof *bigger);
        if (!bigger)
            return;
        if (count)
            memcpy(bigger, markup->attributes, count * sizeof *bigger);
        markup->attributes = bigger;
    }
    const char *colon = strchr(name, ':');
    const char *prefix = colon ? chain_arena_text(tree->arena, name, (size_t)(colon - name)) : NULL;
    markup->attributes[markup->attribute_count++] =
        (struct chain_markup_attribute){.prefix = prefix, .local = colon ? colon + 1 : name, .value = value};
}

void chain_bpmn_put_words(struct chain_bpmn_tree *tree, struct chain_markup *markup, const char *words)
{
    struct chain_markup *text = words && words[0] ? chain_bpmn_element(tree, markup, NULL, NULL) : NULL;
    if (text) {
        text->words = true;
        text->text = words;
    }
}

const char *chain_bpmn_print(struct chain_bpmn_tree *tree, const char *format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    size_t n = length < 0 ? 0 : (size_t)length < sizeof text ? (size_t)length : sizeof text - 1;
    return chain_arena_text(tree->arena, text, n);
}

static struct chain_markup *element(struct chain_bpmn_tree *tree, struct chain_markup *parent, const char *local, const char *id)
{
    struct chain_markup *markup = chain_bpmn_element(tree, parent, "bpmn", local);
    if (markup)
        chain_bpmn_attribute(tree, markup, "id", id);
    if (markup)
        markup->id = id;
    return markup;
}

/* An id that the chain does not have; the reader knows by its start that nobody gave it. */
static const char *made_id(struct chain_bpmn_tree *tree, const char *what)
{
    return chain_bpmn_print(tree, CHAIN_BPMN_MADE "%s-%u", what, ++tree->made_ids);
}

static void put_name(struct chain_bpmn_tree *tree, struct chain_markup *markup, const struct chain_object *object, int kind)
{
    const struct chain_text *own = chain_bpmn_own_text(object, kind), *any = own ? own : chain_text_of(object, kind, tree->model->lang);
    if (any && markup && (own || object->type != CHAIN_FLOW))
        chain_bpmn_attribute(tree, markup, "name", any->words);
}

static bool is_written(const struct chain_object *object)
{
    return !(object->flags & (CHAIN_OBJECT_IMPLIED | CHAIN_OBJECT_INCLUDED));
}

static void begin(struct chain_bpmn_tree *tree)
{
    const struct chain_object *root = tree->model->root;
    tree->definitions = element(tree, NULL, "definitions", made_id(tree, "definitions"));
    if (!tree->definitions)
        return;
    chain_bpmn_attribute(tree, tree->definitions, "targetNamespace", CHAIN_NAMESPACE);
    tree->collaboration = element(tree, tree->definitions, "collaboration", root->id ? root->id : made_id(tree, "collaboration"));
    if (!tree->collaboration)
        return;
    put_name(tree, tree->collaboration, root, CHAIN_TEXT_TITLE);
    chain_bpmn_put_care(tree, tree->collaboration, root);
    tree->participant = element(tree, tree->collaboration, "participant", made_id(tree, "pool"));
    if (!tree->participant)
        return;
    const char *process = made_id(tree, "process");
    put_name(tree, tree->participant, root, CHAIN_TEXT_TITLE);
    chain_bpmn_attribute(tree, tree->participant, "processRef", process);
    struct chain_markup *extensions = chain_bpmn_extensions(tree, tree->participant);
    if (extensions) /* the pool is the chain, and no organisation */
        chain_bpmn_element(tree, extensions, "care", "chain");
    tree->process = element(tree, tree->definitions, "process", process);
    if (tree->process)
        chain_bpmn_attribute(tree, tree->process, "isExecutable", "false");
}

static void put_lanes(struct chain_bpmn_tree *tree)
{
    const struct chain_objects *actors = &tree->model->by_type[CHAIN_ACTOR];
    struct chain_markup *set = NULL;
    for (uint32_t i = 0; i < actors->count; i++) {
        const struct chain_object *actor = actors->items[i];
        if (!is_written(actor))
            continue;
        if (!set)
            set = element(tree, tree->process, "laneSet", made_id(tree, "lanes"));
        struct chain_markup *lane = set ? element(tree, set, "lane", actor->id ? actor->id : made_id(tree, "lane")) : NULL;
        if (!lane)
            return;
        tree->lanes[i] = lane;
        put_name(tree, lane, actor, CHAIN_TEXT_NAME);
        chain_bpmn_put_care(tree, lane, actor);
        chain_bpmn_put_besides(tree, lane, actor);
    }
}

/* Only an activity has events on its border. */
static bool can_host(const struct chain_object *object)
{
    const struct chain_step *step = object && object->type == CHAIN_STEP && is_written(object) ? (const struct chain_step *)object : NULL;
    return step && ((step->role == CHAIN_ROLE_STEP && step->kind != CHAIN_STEP_WAIT) || step->role == CHAIN_ROLE_SUBCHAIN ||
                    step->role == CHAIN_ROLE_ANY_ORDER);
}

/* The element that a step was in BPMN, when it can still be that; else the usual one. */
static const char *element_for(const struct chain_bpmn_tree *tree, const struct chain_step *step)
{
    const char *usual = chain_bpmn_element_for(step), *kept = chain_bpmn_besides(tree, &step->head, "element");
    int name = kept ? chain_bpmn_name(kept) : 0;
    uint32_t traits = chain_bpmn_traits(name);
    if (step->role == CHAIN_ROLE_BRANCH || step->role == CHAIN_ROLE_PARALLEL)
        return traits & CHAIN_BPMN_IS_GATEWAY ? kept : usual;
    if (step->role != CHAIN_ROLE_STEP || !(traits & (CHAIN_BPMN_IS_TASK | CHAIN_BPMN_IS_CALL | CHAIN_BPMN_IS_INTERMEDIATE)))
        return usual;
    if (name != CHAIN_BPMN_E_BOUNDARY_EVENT)
        return kept;
    const char *host = chain_bpmn_besides(tree, &step->head, "attachedToRef");
    return can_host(host ? chain_model_find(tree->model, host) : NULL) ? kept : "intermediateCatchEvent";
}

/* Working days have no place in ISO 8601. */
static void put_timer(struct chain_bpmn_tree *tree, struct chain_markup *node, const struct chain_step *step)
{
    struct chain_markup *timer = element(tree, node, "timerEventDefinition", made_id(tree, "timer"));
    int32_t months = 0, workdays = 0;
    int64_t minutes = 0;
    if (!timer || !step->planned || chain_duration_read(step->planned, &months, &workdays, &minutes) != CHAIN_DURATION_OK || workdays)
        return;
    chain_bpmn_put_words(tree, chain_bpmn_element(tree, timer, "bpmn", "timeDuration"), step->planned);
}

static void put_step(struct chain_bpmn_tree *tree, uint32_t number)
{
    const struct chain_step *step = chain_step_at(tree->model, number);
    const struct chain_object *parent = step->head.parent;
    const char *local = element_for(tree, step);
    struct chain_markup *home = parent && parent->type == CHAIN_STEP ? tree->steps[parent->index] : tree->process;
    struct chain_markup *node = home ? element(tree, home, local, step->head.id ? step->head.id : made_id(tree, "step")) : NULL;
    if (!node)
        return;
    tree->steps[number] = node;
    put_name(tree, node, &step->head, CHAIN_TEXT_NAME);
    chain_bpmn_put_care(tree, node, &step->head);
    if (step->role == CHAIN_ROLE_SUBCHAIN)
        chain_bpmn_attribute(tree, node, "calledElement", step->more->chain);
    chain_bpmn_put_besides(tree, node, &step->head);
    if (strcmp(local, "intermediateCatchEvent") == 0 && step->kind == CHAIN_STEP_WAIT &&
        !chain_bpmn_has_besides(tree, &step->head, "EventDefinition") && !chain_bpmn_has_besides(tree, &step->head, "eventDefinitionRef"))
        put_timer(tree, node, step);
    /* A lane holds what stands in its process; members of a group are held by the group. */
    if (home == tree->process && step->actor.target && tree->lanes[step->actor.target->index]) {
        struct chain_markup *reference = chain_bpmn_element(tree, tree->lanes[step->actor.target->index], "bpmn", "flowNodeRef");
        if (reference)
            chain_bpmn_put_words(tree, reference, node->id);
    }
}

/* Flows stand in the process, but those between members of one group in the group. */
static struct chain_markup *home_of(struct chain_bpmn_tree *tree, const struct chain_markup *from, const struct chain_markup *to)
{
    return from->parent == to->parent && from->parent != tree->process ? from->parent : tree->process;
}

static int name_of_node(const struct chain_markup *node)
{
    return chain_bpmn_name(node->local);
}

/* What the reader draws by itself between an activity and the event on its border, or two events of a link. */
static bool goes_without_saying(struct chain_bpmn_tree *tree, const struct chain_flow *flow, const struct chain_markup *from,
                                const struct chain_markup *to)
{
    const char *kept = chain_bpmn_besides(tree, &flow->head, "element");
    const struct chain_object *target = flow->to.target;
    const char *host = chain_bpmn_besides(tree, target, "attachedToRef");
    if (!kept || strcmp(kept, "none") != 0 || flow->head.id || !chain_bpmn_is_bare(tree, &flow->head))
        return false;
    if (name_of_node(to) == CHAIN_BPMN_E_BOUNDARY_EVENT)
        return flow->role == CHAIN_ROLE_FLOW && host && strcmp(host, from->id) == 0;
    return chain_bpmn_is_plain(&flow->head) && name_of_node(from) == CHAIN_BPMN_E_INTERMEDIATE_THROW_EVENT && name_of_node(to) == CHAIN_BPMN_E_INTERMEDIATE_CATCH_EVENT &&
           chain_bpmn_has_besides(tree, flow->from.target, "linkEventDefinition") &&
           chain_bpmn_has_besides(tree, target, "linkEventDefinition");
}

/* What makes good is tied to its event by an association. */
static bool compensates(struct chain_bpmn_tree *tree, const struct chain_flow *flow, const struct chain_markup *from)
{
    const char *kept = chain_bpmn_besides(tree, &flow->head, "element");
    return kept && strcmp(kept, "association") == 0 && flow->role == CHAIN_ROLE_FLOW && chain_bpmn_is_bare(tree, &flow->head) &&
           (chain_bpmn_traits(name_of_node(from)) & CHAIN_BPMN_IS_EVENT) &&
           chain_bpmn_has_besides(tree, flow->from.target, "compensateEventDefinition");
}

bool chain_bpmn_is_arrow(struct chain_bpmn_tree *tree, const struct chain_flow *flow)
{
    const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
    struct chain_markup *source = from ? tree->steps[from->head.index] : NULL, *target = to ? tree->steps[to->head.index] : NULL;
    bool path = flow->role == CHAIN_ROLE_FLOW || flow->role == CHAIN_ROLE_HANDOFF;
    if (!path || !is_written(&flow->head) || !source || !target)
        return false;
    /* What has words of its own is drawn; to ask further would ask for its words again. */
    return flow->head.texts || (!goes_without_saying(tree, flow, source, target) && !compensates(tree, flow, source));
}

static void put_flow(struct chain_bpmn_tree *tree, uint32_t number)
{
    const struct chain_flow *flow = chain_flow_at(tree->model, number);
    const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
    bool message = flow->role == CHAIN_ROLE_MESSAGE;
    if (!is_written(&flow->head) || !from || !to || !tree->steps[from->head.index] || !tree->steps[to->head.index])
        return;
    struct chain_markup *source = tree->steps[from->head.index], *target = tree->steps[to->head.index];
    if (goes_without_saying(tree, flow, source, target))
        return;
    bool association = message || compensates(tree, flow, source);
    struct chain_markup *line = element(tree, home_of(tree, source, target), association ? "association" : "sequenceFlow",
                                        flow->head.id ? flow->head.id : made_id(tree, "flow"));
    if (!line)
        return;
    tree->flows[number] = line;
    if (association)
        chain_bpmn_attribute(tree, line, "associationDirection", "One");
    else
        put_name(tree, line, &flow->head, chain_bpmn_flow_text(tree, flow));
    chain_bpmn_attribute(tree, line, "sourceRef", source->id);
    chain_bpmn_attribute(tree, line, "targetRef", target->id);
    if (message || !association) /* care data would make a message of it */
        chain_bpmn_put_care(tree, line, &flow->head);
    chain_bpmn_put_besides(tree, line, &flow->head);
}

/* incoming and outgoing stand behind the extensions and before all else of a node. Returns where the next one goes. */
static struct chain_markup **put_end(struct chain_bpmn_tree *tree, struct chain_markup *node, struct chain_markup **at,
                                     const char *local, const struct chain_markup *line)
{
    bool path = line && strcmp(line->local, "sequenceFlow") == 0;
    struct chain_markup *end = path ? chain_bpmn_element(tree, NULL, "bpmn", local) : NULL;
    if (!end)
        return at;
    chain_bpmn_put_words(tree, end, line->id);
    end->parent = node;
    end->next = *at;
    *at = end;
    if (!end->next)
        node->last = end;
    return &end->next;
}

static bool may_default(const struct chain_markup *node, const struct chain_markup *line)
{
    int name = name_of_node(node);
    bool chooses = name == CHAIN_BPMN_E_EXCLUSIVE_GATEWAY || name == CHAIN_BPMN_E_INCLUSIVE_GATEWAY || name == CHAIN_BPMN_E_COMPLEX_GATEWAY;
    return (chooses || (chain_bpmn_traits(name) & CHAIN_BPMN_IS_ACTIVITY)) && strcmp(line->local, "sequenceFlow") == 0;
}

static void tie_step(struct chain_bpmn_tree *tree, const struct chain_step *step, struct chain_markup *node)
{
    struct chain_markup **at = &node->first;
    const struct chain_model *model = tree->model;
    if (*at && (*at)->local && strcmp((*at)->local, "extensionElements") == 0)
        at = &(*at)->next;
    for (uint32_t i = 0; i < step->in_count; i++)
        at = put_end(tree, node, at, "incoming", tree->flows[chain_flow_in(model, step->in_first + i)->head.index]);
    for (uint32_t i = 0; i < step->out_count; i++) {
        const struct chain_flow *flow = chain_flow_out(model, step->out_first + i);
        const struct chain_markup *line = tree->flows[flow->head.index];
        at = put_end(tree, node, at, "outgoing", line);
        if (line && flow->is_default == CHAIN_YES_NO_YES && may_default(node, line) && !chain_markup_attribute(node, "default"))
            chain_bpmn_attribute(tree, node, "default", line->id);
    }
}

/* Artifacts come behind the flow elements. */
static void put_flows(struct chain_bpmn_tree *tree)
{
    for (int message = 0; message < 2; message++)
        for (uint32_t i = 0; i < chain_flow_count(tree->model); i++)
            if ((chain_flow_at(tree->model, i)->role == CHAIN_ROLE_MESSAGE) == message)
                put_flow(tree, i);
}

/* ---- the order of the lines ---- */

/* Numbers of lines in the order in which they stand in the document; a line's number is its index. */
static size_t list_lines(const struct chain_markup *parent, const char *local, uint32_t *numbers, size_t count)
{
    for (const struct chain_markup *child = parent->first; child; child = child->next) {
        if (!child->local)
            continue;
        if (strcmp(child->local, local) == 0)
            numbers[count++] = child->index;
        count = list_lines(child, local, numbers, count);
    }
    return count;
}

static bool is_rising(const uint32_t *numbers, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (numbers[i] < numbers[i - 1])
            return false;
    return true;
}

/* Where BPMN has the lines stand in another order than the chain tells them, the pool says so. */
static void put_order(struct chain_bpmn_tree *tree)
{
    size_t most = chain_flow_count(tree->model), length = 0, at = 0;
    uint32_t *numbers = chain_arena_array(tree->arena, most + 1, sizeof *numbers);
    for (size_t i = 0; i < most; i++)
        if (tree->flows[i]) {
            tree->flows[i]->index = (uint32_t)i;
            length += strlen(tree->flows[i]->id) + 1;
        }
    size_t count = numbers ? list_lines(tree->process, "association", numbers, list_lines(tree->process, "sequenceFlow", numbers, 0)) : 0;
    if (is_rising(numbers, count))
        return;
    char *order = chain_arena_alloc(tree->arena, length + 1);
    for (size_t i = 0; order && i < most; i++)
        if (tree->flows[i])
            at += (size_t)snprintf(order + at, length + 1 - at, "%s%s", at ? " " : "", tree->flows[i]->id);
    chain_bpmn_attribute(tree, tree->participant->first->first, "order", order);
}

chain_status chain_model_write_bpmn(const struct chain_model *model, bool top_down, int forms, chain_output *output)
{
    struct chain_arena arena;
    chain_arena_init(&arena);
    struct chain_bpmn_tree tree = {.arena = &arena, .model = model, .forms = forms};
    tree.choices = chain_arena_alloc(&arena, chain_step_count(model) + 1);
    tree.steps = chain_arena_array(&arena, chain_step_count(model) + 1, sizeof(struct chain_markup *));
    tree.flows = chain_arena_array(&arena, chain_flow_count(model) + 1, sizeof(struct chain_markup *));
    tree.lanes = chain_arena_array(&arena, (size_t)model->by_type[CHAIN_ACTOR].count + 1, sizeof(struct chain_markup *));
    chain_bpmn_find_besides(&tree);
    begin(&tree);
    if (!arena.failed) {
        chain_bpmn_put_besides_of_root(&tree);
        put_lanes(&tree);
        for (uint32_t i = 0; i < chain_step_count(model); i++)
            put_step(&tree, i);
        put_flows(&tree);
        if (!arena.failed)
            put_order(&tree);
        for (uint32_t i = 0; i < chain_step_count(model); i++)
            if (tree.steps[i])
                tie_step(&tree, chain_step_at(model, i), tree.steps[i]);
    }
    bool drawn = !arena.failed && chain_bpmn_put_diagram(&tree, top_down);
    chain_status status = arena.failed ? CHAIN_NO_MEMORY : drawn ? chain_markup_write(tree.definitions, output) : CHAIN_LIMIT;
    chain_arena_clear(&arena);
    return status;
}
