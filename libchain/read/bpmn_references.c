/* Every reference that a BPMN document makes, with what it leads to: found, missing, of the wrong type, or in another document. */
#include <string.h>

#include "model/problem.h"
#include "read/bpmn.h"

/* A place where an element may name another: by an attribute or by a child with words in it. */
struct slot {
    int name;              /* of the element that refers, or of the child; 0 = any, last in the table */
    const char *attribute; /* NULL: the words of the child */
    const char *needed;    /* what the standard calls the things that may be named; NULL = anything */
    uint32_t traits;       /* of such things */
    int other;             /* or one more sort of element */
    int within;            /* the parent of the child, 0 = any */
};

#define E(name) CHAIN_BPMN_E_##name
#define IS(trait) CHAIN_BPMN_IS_##trait
#define ONE(element, local) local, 0, E(element), 0
#define ANYTHING NULL, 0, 0, 0
#define FLOW_NODE "flowNode", IS(NODE) | IS(NOT_MODELLED), 0, 0
#define INTERACTION "interactionNode", IS(NODE) | IS(POOL) | IS(NOT_MODELLED), 0, 0
#define CONVERSATION_NODE "conversationNode", IS(NOT_MODELLED), 0, 0
#define ITEM_AWARE "itemAwareElement", IS(DATA), 0, 0
#define ACTIVITY "activity", IS(ACTIVITY), 0, 0
#define DEFINITION "eventDefinition", IS(DEFINITION), 0, 0
static const struct slot slots[] = {
    {E(ASSOCIATION), "sourceRef", ANYTHING},
    {E(ASSOCIATION), "targetRef", ANYTHING},
    {E(BOUNDARY_EVENT), "attachedToRef", ACTIVITY},
    {E(CALL_ACTIVITY), "calledElement", "callableElement", IS(CALLABLE), 0, 0},
    {E(CALL_CHOREOGRAPHY), "calledChoreographyRef", ANYTHING},
    {E(CALL_CONVERSATION), "calledCollaborationRef", "collaboration", IS(COLLABORATION), 0, 0},
    {E(CATEGORY_VALUE_REF), NULL, ONE(CATEGORY_VALUE, "categoryValue")},
    {E(CHOREOGRAPHY_REF), NULL, "choreography", IS(NOT_MODELLED), 0, 0},
    {E(COMPENSATE_EVENT_DEFINITION), "activityRef", ACTIVITY},
    {E(CONVERSATION_ASSOCIATION), "innerConversationNodeRef", CONVERSATION_NODE},
    {E(CONVERSATION_ASSOCIATION), "outerConversationNodeRef", CONVERSATION_NODE},
    {E(CONVERSATION_LINK), "sourceRef", INTERACTION},
    {E(CONVERSATION_LINK), "targetRef", INTERACTION},
    {E(CORRELATION_PROPERTY_BINDING), "correlationPropertyRef", ONE(CORRELATION_PROPERTY, "correlationProperty")},
    {E(CORRELATION_PROPERTY_REF), NULL, ONE(CORRELATION_PROPERTY, "correlationProperty")},
    {E(CORRELATION_SUBSCRIPTION), "correlationKeyRef", ONE(CORRELATION_KEY, "correlationKey")},
    {E(DATA_INPUT_REFS), NULL, ONE(DATA_INPUT, "dataInput")},
    {E(DATA_OBJECT_REFERENCE), "dataObjectRef", ONE(DATA_OBJECT, "dataObject")},
    {E(DATA_OUTPUT_REFS), NULL, ONE(DATA_OUTPUT, "dataOutput")},
    {E(DATA_STORE_REFERENCE), "dataStoreRef", ONE(DATA_STORE, "dataStore")},
    {E(EDGE), "bpmnElement", ANYTHING},
    {E(EDGE), "sourceElement", ANYTHING},
    {E(EDGE), "targetElement", ANYTHING},
    {E(END_POINT_REF), NULL, ONE(END_POINT, "endPoint")},
    {E(ERROR), "structureRef", ONE(ITEM_DEFINITION, "itemDefinition")},
    {E(ERROR_EVENT_DEFINITION), "errorRef", ONE(ERROR, "error")},
    {E(ERROR_REF), NULL, ONE(ERROR, "error")},
    {E(ESCALATION), "structureRef", ONE(ITEM_DEFINITION, "itemDefinition")},
    {E(ESCALATION_EVENT_DEFINITION), "escalationRef", ONE(ESCALATION, "escalation")},
    {E(EVENT_DEFINITION_REF), NULL, DEFINITION},
    {E(FLOW_NODE_REF), NULL, FLOW_NODE},
    {E(GROUP), "categoryValueRef", ONE(CATEGORY_VALUE, "categoryValue")},
    {E(INCOMING), NULL, "sequenceFlow", 0, E(SEQUENCE_FLOW), 0},
    {E(INNER_PARTICIPANT_REF), NULL, ONE(PARTICIPANT, "participant")},
    {E(INPUT_SET_REFS), NULL, ONE(INPUT_SET, "inputSet")},
    {E(INTERFACE_REF), NULL, ONE(INTERFACE, "interface")},
    {E(IN_MESSAGE_REF), NULL, ONE(MESSAGE, "message")},
    {E(IO_BINDING), "inputDataRef", ANYTHING},
    {E(IO_BINDING), "outputDataRef", ANYTHING},
    {E(LANE), "partitionElementRef", ANYTHING},
    {E(LOOP_DATA_INPUT_REF), NULL, ITEM_AWARE},
    {E(LOOP_DATA_OUTPUT_REF), NULL, ITEM_AWARE},
    {E(MESSAGE), "itemRef", ONE(ITEM_DEFINITION, "itemDefinition")},
    {E(MESSAGE_FLOW), "sourceRef", INTERACTION},
    {E(MESSAGE_FLOW), "targetRef", INTERACTION},
    {E(MESSAGE_FLOW_ASSOCIATION), "innerMessageFlowRef", ONE(MESSAGE_FLOW, "messageFlow")},
    {E(MESSAGE_FLOW_ASSOCIATION), "outerMessageFlowRef", ONE(MESSAGE_FLOW, "messageFlow")},
    {E(MESSAGE_FLOW_REF), NULL, ONE(MESSAGE_FLOW, "messageFlow")},
    {E(MULTI_INSTANCE_LOOP_CHARACTERISTICS), "noneBehaviorEventRef", DEFINITION},
    {E(MULTI_INSTANCE_LOOP_CHARACTERISTICS), "oneBehaviorEventRef", DEFINITION},
    {E(OPERATION_REF), NULL, ONE(OPERATION, "operation")},
    {E(OPTIONAL_INPUT_REFS), NULL, ONE(DATA_INPUT, "dataInput")},
    {E(OPTIONAL_OUTPUT_REFS), NULL, ONE(DATA_OUTPUT, "dataOutput")},
    {E(OUTER_PARTICIPANT_REF), NULL, ONE(PARTICIPANT, "participant")},
    {E(OUTGOING), NULL, "sequenceFlow", 0, E(SEQUENCE_FLOW), 0},
    {E(OUTPUT_SET_REFS), NULL, ONE(OUTPUT_SET, "outputSet")},
    {E(OUT_MESSAGE_REF), NULL, ONE(MESSAGE, "message")},
    {E(PARTICIPANT), "processRef", ONE(PROCESS, "process")},
    {E(PARTICIPANT_REF), NULL, ONE(PARTICIPANT, "participant")},
    {E(PLANE), "bpmnElement", ANYTHING},
    {E(PROCESS), "definitionalCollaborationRef", "collaboration", IS(COLLABORATION), 0, 0},
    {E(RESOURCE_PARAMETER_BINDING), "parameterRef", ONE(RESOURCE_PARAMETER, "resourceParameter")},
    {E(RESOURCE_REF), NULL, ONE(RESOURCE, "resource")},
    {E(SEQUENCE_FLOW), "sourceRef", FLOW_NODE},
    {E(SEQUENCE_FLOW), "targetRef", FLOW_NODE},
    {E(SHAPE), "bpmnElement", ANYTHING},
    {E(SIGNAL), "structureRef", ONE(ITEM_DEFINITION, "itemDefinition")},
    {E(SIGNAL_EVENT_DEFINITION), "signalRef", ONE(SIGNAL, "signal")},
    {E(SOURCE), NULL, "linkEventDefinition", 0, E(LINK_EVENT_DEFINITION), E(LINK_EVENT_DEFINITION)},
    {E(SOURCE_REF), NULL, ITEM_AWARE},
    {E(SUPPORTED_INTERFACE_REF), NULL, ONE(INTERFACE, "interface")},
    {E(SUPPORTS), NULL, ONE(PROCESS, "process")},
    {E(TARGET), NULL, "linkEventDefinition", 0, E(LINK_EVENT_DEFINITION), E(LINK_EVENT_DEFINITION)},
    {E(TARGET_REF), NULL, ITEM_AWARE},
    {E(WHILE_EXECUTING_INPUT_REFS), NULL, ONE(DATA_INPUT, "dataInput")},
    {E(WHILE_EXECUTING_OUTPUT_REFS), NULL, ONE(DATA_OUTPUT, "dataOutput")},
    {0, "default", ONE(SEQUENCE_FLOW, "sequenceFlow")},
    {0, "initiatingParticipantRef", ONE(PARTICIPANT, "participant")},
    {0, "itemSubjectRef", ONE(ITEM_DEFINITION, "itemDefinition")},
    {0, "messageRef", ONE(MESSAGE, "message")},
    {0, "operationRef", ONE(OPERATION, "operation")},
};
#undef E
#undef IS

#define SLOTS (sizeof slots / sizeof slots[0])

struct referring {
    struct chain_builder *builder;
    struct chain_bpmn *bpmn;
    uint8_t first[CHAIN_BPMN_NAME_COUNT]; /* slot of an element; SLOTS = none */
    uint8_t of_any[SLOTS]; /* slots of any element, of which the document names the attribute */
    size_t any_count;
    const char *nothing; /* "", interned */
    const char *attributes[SLOTS]; /* their names as the document has them, NULL = nowhere */
};

static void find_first_slots(struct referring *referring)
{
    memset(referring->first, (int)SLOTS, sizeof referring->first);
    for (size_t i = SLOTS; i-- > 0;) {
        const char *attribute = slots[i].attribute;
        if (attribute)
            referring->attributes[i] = chain_strings_find(&referring->builder->model->strings, attribute, strlen(attribute));
        if (slots[i].name)
            referring->first[slots[i].name] = (uint8_t)i;
    }
    for (size_t i = 0; i < SLOTS; i++)
        if (!slots[i].name && referring->attributes[i])
            referring->of_any[referring->any_count++] = (uint8_t)i;
}

/* Some tools list message flows among what comes and goes. */
static bool fits(const struct slot *slot, const struct chain_markup *target)
{
    bool listed = (slot->name == CHAIN_BPMN_E_INCOMING || slot->name == CHAIN_BPMN_E_OUTGOING) && target->name == CHAIN_BPMN_E_MESSAGE_FLOW;
    return !slot->needed || listed || (slot->other && slot->other == target->name) || (chain_bpmn_traits(target->name) & slot->traits) != 0;
}

static struct chain_markup *find(const struct referring *referring, const char *id, size_t length)
{
    return chain_bpmn_find(referring->bpmn, chain_strings_find(&referring->builder->model->strings, id, length));
}

/* References are qualified names, though many tools write plain ids, some even with a colon in them. The value is interned. */
static enum chain_bpmn_reach follow(const struct referring *referring, const struct chain_markup *from, const char *value,
                                    struct chain_markup **target)
{
    *target = chain_bpmn_find(referring->bpmn, value);
    const char *colon = *target ? NULL : strchr(value, ':');
    if (*target || !colon)
        return *target ? CHAIN_BPMN_FOUND : CHAIN_BPMN_MISSING;
    const char *uri = chain_markup_uri(from, value, (size_t)(colon - value));
    if (!uri)
        return CHAIN_BPMN_UNBOUND;
    const char *here = referring->bpmn->target_uri;
    if (here && strcmp(uri, here) != 0)
        return CHAIN_BPMN_EXTERNAL;
    *target = find(referring, colon + 1, strlen(colon + 1));
    return *target ? CHAIN_BPMN_FOUND : CHAIN_BPMN_MISSING;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Without the white space around it; interned like what is given. NULL without memory. */
static const char *trimmed(struct referring *referring, const char *value)
{
    size_t length = strlen(value);
    if (length > 0 && !is_blank(value[0]) && !is_blank(value[length - 1]))
        return value;
    while (length > 0 && is_blank(value[length - 1]))
        length--;
    for (; length > 0 && is_blank(value[0]); length--)
        value++;
    return chain_builder_intern(referring->builder, value, length);
}

static void tell(struct referring *referring, const struct slot *slot, const struct chain_bpmn_reference *reference,
                 struct chain_place_in_file place)
{
    bool wrong = reference->reach == CHAIN_BPMN_WRONG;
    const char *args[] = {reference->slot, reference->value, wrong ? reference->target->local : "", wrong ? slot->needed : NULL};
    if (!wrong && reference->reach != CHAIN_BPMN_MISSING && reference->reach != CHAIN_BPMN_UNBOUND)
        return;
    chain_builder_problem(referring->builder, wrong ? CHAIN_PROBLEM_WRONG_TYPE : CHAIN_PROBLEM_DANGLING, NULL, place, args);
    if (referring->builder->model->last_problem)
        referring->builder->model->last_problem->markup = reference->from;
}

static void refer(struct referring *referring, const struct slot *slot, const struct chain_markup *from, const char *name,
                  const char *value, struct chain_place_in_file place)
{
    struct chain_bpmn *bpmn = referring->bpmn;
    if (bpmn->reference_count == bpmn->reference_room)
        return;
    struct chain_bpmn_reference *reference = &bpmn->references[bpmn->reference_count++];
    *reference = (struct chain_bpmn_reference){
        .from = from, .name = from->name, .slot = name, .di = chain_bpmn_is(from, CHAIN_BPMN_IS_DI), .value = trimmed(referring, value),
    };
    reference->reach = (uint8_t)(reference->value ? follow(referring, from, reference->value, &reference->target) : CHAIN_BPMN_MISSING);
    if (reference->di && reference->target && from->name != CHAIN_BPMN_E_PLANE && !reference->target->drawn) {
        reference->target->drawn = true;
        bpmn->drawn_count += chain_bpmn_is_visual(reference->target);
    }
    if (reference->target && !fits(slot, reference->target))
        reference->reach = CHAIN_BPMN_WRONG;
    /* What is called mostly has a file of its own. */
    if (from->name == CHAIN_BPMN_E_CALL_ACTIVITY && !reference->target && strcmp(name, "calledElement") == 0)
        reference->reach = CHAIN_BPMN_EXTERNAL;
    tell(referring, slot, reference, place);
}

/* Without these an arrow has no end and an event no border to sit on; the standard's schema requires them. */
static bool is_required(const struct slot *slot)
{
    int name = slot->name;
    return name == CHAIN_BPMN_E_SEQUENCE_FLOW || name == CHAIN_BPMN_E_MESSAGE_FLOW || name == CHAIN_BPMN_E_ASSOCIATION ||
           name == CHAIN_BPMN_E_BOUNDARY_EVENT;
}

static void tell_missing(struct referring *referring, const struct slot *slot, const struct chain_markup *markup)
{
    const char *args[] = {slot->attribute, markup->local, NULL};
    chain_builder_problem(referring->builder, CHAIN_PROBLEM_MISSING_ATTRIBUTE, NULL, chain_bpmn_place(markup), args);
    if (referring->builder->model->last_problem)
        referring->builder->model->last_problem->markup = markup;
}

/* Names are interned: a pointer tells them apart. */
static const struct chain_markup_attribute *find_attribute(const struct chain_markup *markup, const char *local)
{
    for (uint32_t i = 0; local && i < markup->attribute_count; i++)
        if (markup->attributes[i].local == local && !markup->attributes[i].uri)
            return &markup->attributes[i];
    return NULL;
}

static void fill(struct referring *referring, const struct slot *slot, const struct chain_markup *markup)
{
    const struct chain_markup_attribute *attribute = find_attribute(markup, referring->attributes[slot - slots]);
    if (attribute && attribute->value) {
        struct chain_place_in_file place = {attribute->line, attribute->column, attribute->end_line, attribute->end_column};
        refer(referring, slot, markup, slot->attribute, attribute->value, attribute->line ? place : chain_bpmn_place(markup));
    } else if (slot->attribute && is_required(slot)) {
        tell_missing(referring, slot, markup);
    } else if (!slot->attribute && (!slot->within || (markup->parent && markup->parent->name == slot->within))) {
        const char *words = chain_markup_words(markup);
        refer(referring, slot, markup, chain_bpmn_local(markup->name), words ? words : referring->nothing, chain_bpmn_place(markup));
    }
}

/* The reader gives the attributes that refer a place of their own. */
static bool has_references(const struct chain_markup *markup)
{
    for (uint32_t i = 0; i < markup->attribute_count; i++)
        if (markup->attributes[i].line)
            return true;
    return false;
}

static void each_element(struct referring *referring, const struct chain_markup *markup)
{
    for (size_t s = markup->name ? referring->first[markup->name] : SLOTS; s < SLOTS && slots[s].name == markup->name; s++)
        fill(referring, &slots[s], markup);
    bool refers = referring->any_count > 0 && markup->name && has_references(markup);
    for (size_t i = 0; refers && i < referring->any_count; i++)
        fill(referring, &slots[referring->of_any[i]], markup);
    for (const struct chain_markup *child = markup->first; child; child = child->next)
        if (child->local && child->name != CHAIN_BPMN_E_EXTENSION_ELEMENTS)
            each_element(referring, child);
}

bool chain_bpmn_refer(struct chain_builder *builder, struct chain_bpmn *bpmn)
{
    struct referring referring = {.builder = builder, .bpmn = bpmn, .nothing = chain_builder_intern(builder, "", 0)};
    if (!referring.nothing)
        return false;
    find_first_slots(&referring);
    bpmn->references = chain_arena_array(&builder->model->arena, bpmn->reference_room + 1, sizeof *bpmn->references);
    if (!bpmn->references)
        return false;
    each_element(&referring, bpmn->root);
    return !builder->out_of_memory;
}
