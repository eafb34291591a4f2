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
    bool xml = strncmp(name, "xml:", 4) == 0;
    markup->attributes[markup->attribute_count++] =
        (struct chain_markup_attribute){.prefix = xml ? "xml" : NULL, .local = xml ? name + 4 : name, .value = value};
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
    static const struct chain_markup_namespace namespaces[] = {
        {"bpmn", CHAIN_BPMN_URI}, {"bpmndi", CHAIN_BPMN_DI_URI}, {"dc", CHAIN_BPMN_DC_URI},
        {"di", CHAIN_BPMN_DD_URI}, {"care", CHAIN_NAMESPACE},
    };
    const struct chain_object *root = tree->model->root;
    tree->definitions = element(tree, NULL, "definitions", made_id(tree, "definitions"));
    if (!tree->definitions)
        return;
    tree->definitions->namespaces = (struct chain_markup_namespace *)(uintptr_t)namespaces;
    tree->definitions->namespace_count = sizeof namespaces / sizeof namespaces[0];
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
    struct chain_markup *extensions = chain_bpmn_element(tree, tree->participant, "bpmn", "extensionElements");
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
    }
}

static const char *element_for(const struct chain_step *step)
{
    switch ((chain_step_role_id)step->role) {
    case CHAIN_ROLE_START: return "startEvent";
    case CHAIN_ROLE_END: return "endEvent";
    case CHAIN_ROLE_BRANCH: return "exclusiveGateway";
    case CHAIN_ROLE_PARALLEL: return "parallelGateway";
    case CHAIN_ROLE_ANY_ORDER: return "adHocSubProcess";
    case CHAIN_ROLE_SUBCHAIN: return "callActivity";
    case CHAIN_ROLE_STEP: break;
    }
    return step->kind == CHAIN_STEP_WAIT ? "intermediateCatchEvent" : "task";
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
    const char *local = element_for(step);
    struct chain_markup *home = parent && parent->type == CHAIN_STEP ? tree->steps[parent->index] : tree->process;
    struct chain_markup *node = home ? element(tree, home, local, step->head.id ? step->head.id : made_id(tree, "step")) : NULL;
    if (!node)
        return;
    tree->steps[number] = node;
    put_name(tree, node, &step->head, CHAIN_TEXT_NAME);
    chain_bpmn_put_care(tree, node, &step->head);
    if (step->role == CHAIN_ROLE_SUBCHAIN)
        chain_bpmn_attribute(tree, node, "calledElement", step->chain);
    if (strcmp(local, "intermediateCatchEvent") == 0)
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

static void put_flow(struct chain_bpmn_tree *tree, uint32_t number)
{
    const struct chain_flow *flow = chain_flow_at(tree->model, number);
    const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
    bool message = flow->role == CHAIN_ROLE_MESSAGE;
    if (!is_written(&flow->head) || !from || !to || !tree->steps[from->head.index] || !tree->steps[to->head.index])
        return;
    struct chain_markup *source = tree->steps[from->head.index], *target = tree->steps[to->head.index];
    struct chain_markup *line = element(tree, home_of(tree, source, target), message ? "association" : "sequenceFlow",
                                        flow->head.id ? flow->head.id : made_id(tree, "flow"));
    if (!line)
        return;
    tree->flows[number] = line;
    if (message)
        chain_bpmn_attribute(tree, line, "associationDirection", "One");
    else
        put_name(tree, line, &flow->head, chain_bpmn_flow_text(flow));
    chain_bpmn_attribute(tree, line, "sourceRef", source->id);
    chain_bpmn_attribute(tree, line, "targetRef", target->id);
    chain_bpmn_put_care(tree, line, &flow->head);
}

/* incoming and outgoing stand behind the extensions and before all else of a node. Returns where the next one goes. */
static struct chain_markup **put_end(struct chain_bpmn_tree *tree, struct chain_markup *node, struct chain_markup **at,
                                     const char *local, const struct chain_markup *line)
{
    struct chain_markup *end = line ? chain_bpmn_element(tree, NULL, "bpmn", local) : NULL;
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

static void tie_step(struct chain_bpmn_tree *tree, const struct chain_step *step, struct chain_markup *node)
{
    struct chain_markup **at = &node->first;
    const struct chain_model *model = tree->model;
    if (*at && strcmp((*at)->local, "extensionElements") == 0)
        at = &(*at)->next;
    for (uint32_t i = 0; i < step->in_count; i++)
        at = put_end(tree, node, at, "incoming", tree->flows[model->in[step->in_first + i]->head.index]);
    for (uint32_t i = 0; i < step->out_count; i++) {
        const struct chain_flow *flow = model->out[step->out_first + i];
        const struct chain_markup *line = tree->flows[flow->head.index];
        at = put_end(tree, node, at, "outgoing", line);
        if (line && flow->is_default == CHAIN_YES_NO_YES && step->role == CHAIN_ROLE_BRANCH && !chain_markup_attribute(node, "default"))
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

chain_status chain_model_write_bpmn(const struct chain_model *model, bool top_down, chain_output *output)
{
    struct chain_arena arena;
    chain_arena_init(&arena);
    struct chain_bpmn_tree tree = {.arena = &arena, .model = model};
    tree.steps = chain_arena_array(&arena, chain_step_count(model) + 1, sizeof(struct chain_markup *));
    tree.flows = chain_arena_array(&arena, chain_flow_count(model) + 1, sizeof(struct chain_markup *));
    tree.lanes = chain_arena_array(&arena, (size_t)model->by_type[CHAIN_ACTOR].count + 1, sizeof(struct chain_markup *));
    begin(&tree);
    if (!arena.failed) {
        put_lanes(&tree);
        for (uint32_t i = 0; i < chain_step_count(model); i++)
            put_step(&tree, i);
        put_flows(&tree);
        for (uint32_t i = 0; i < chain_step_count(model); i++)
            if (tree.steps[i])
                tie_step(&tree, chain_step_at(model, i), tree.steps[i]);
    }
    bool drawn = !arena.failed && chain_bpmn_put_diagram(&tree, top_down);
    chain_status status = arena.failed ? CHAIN_NO_MEMORY : drawn ? chain_markup_write(tree.definitions, output) : CHAIN_LIMIT;
    chain_arena_clear(&arena);
    return status;
}
