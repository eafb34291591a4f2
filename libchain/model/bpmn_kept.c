#include "model/bpmn_kept.h"

#include <string.h>

#include "model/format.h"

static bool is_among(const char *name, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(name, *names) == 0)
            return true;
    return false;
}

bool chain_bpmn_can_keep(const struct chain_bpmn *bpmn)
{
    static const char *const prefixes[] = {CHAIN_BPMN_PREFIX, "bpmndi", "dc", "di", "care", NULL};
    static const char *const uris[] = {CHAIN_BPMN_URI, CHAIN_BPMN_DI_URI, CHAIN_BPMN_DC_URI, CHAIN_BPMN_DD_URI, CHAIN_NAMESPACE, NULL};
    for (uint32_t i = 0; i < bpmn->root->namespace_count; i++) {
        const struct chain_markup_namespace *declared = &bpmn->root->namespaces[i];
        if (declared->prefix && declared->uri && is_among(declared->prefix, prefixes) && !is_among(declared->uri, uris))
            return false;
    }
    return true;
}

/* ---- which element ---- */

const char *chain_bpmn_element_for(const struct chain_step *step)
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

/* Definitions that an event may have at the outermost level of a process. */
static unsigned allowed(int name)
{
    const unsigned awaited = CHAIN_BPMN_MESSAGE_EVENT | CHAIN_BPMN_TIMER | CHAIN_BPMN_CONDITIONAL | CHAIN_BPMN_SIGNAL_EVENT;
    const unsigned thrown = CHAIN_BPMN_MESSAGE_EVENT | CHAIN_BPMN_ESCALATION_EVENT | CHAIN_BPMN_COMPENSATE | CHAIN_BPMN_SIGNAL_EVENT;
    switch (name) {
    case CHAIN_BPMN_E_START_EVENT: return awaited;
    case CHAIN_BPMN_E_INTERMEDIATE_CATCH_EVENT: return awaited | CHAIN_BPMN_LINK;
    case CHAIN_BPMN_E_INTERMEDIATE_THROW_EVENT: return thrown | CHAIN_BPMN_LINK;
    case CHAIN_BPMN_E_END_EVENT: return thrown | CHAIN_BPMN_ERROR_EVENT | CHAIN_BPMN_CANCEL | CHAIN_BPMN_TERMINATE;
    default: return UINT16_MAX;
    }
}

/* The start or end of a sub-process has steps before and behind it once the inside is told beside the sub-process. */
static int inner_event(const struct chain_bpmn_node *node)
{
    const unsigned met = CHAIN_BPMN_MESSAGE_EVENT | CHAIN_BPMN_CONDITIONAL | CHAIN_BPMN_SIGNAL_EVENT; /* a timer would be a wait */
    bool waits = node->name == CHAIN_BPMN_E_START_EVENT && node->definitions && (node->definitions & ~met) == 0;
    return waits ? CHAIN_BPMN_E_INTERMEDIATE_CATCH_EVENT : CHAIN_BPMN_E_INTERMEDIATE_THROW_EVENT;
}

bool chain_bpmn_keeps_link(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    uint32_t processes = 0;
    if (!(node->definitions & CHAIN_BPMN_LINK) || node->scope == CHAIN_BPMN_NONE || bpmn->scopes[node->scope].parent != CHAIN_BPMN_NONE)
        return false;
    for (uint32_t i = 0; i < bpmn->scope_count && processes < 2; i++)
        processes += bpmn->scopes[i].parent == CHAIN_BPMN_NONE;
    return processes == 1;
}

static int kept_step(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    const struct chain_bpmn_node *host = node->host == CHAIN_BPMN_NONE ? NULL : &bpmn->nodes[node->host];
    if (chain_bpmn_node_is(node, CHAIN_BPMN_IS_START | CHAIN_BPMN_IS_END))
        return inner_event(node);
    if (node->name == CHAIN_BPMN_E_BOUNDARY_EVENT && !(host && host->step && host->step->head.id))
        return 0;
    if ((node->definitions & CHAIN_BPMN_LINK) && node->name != CHAIN_BPMN_E_BOUNDARY_EVENT && !chain_bpmn_keeps_link(bpmn, node))
        return CHAIN_BPMN_E_INTERMEDIATE_THROW_EVENT;
    return chain_bpmn_node_is(node, CHAIN_BPMN_IS_SUBPROCESS | CHAIN_BPMN_IS_GATEWAY) ? 0 : node->name;
}

/* 0: none but the usual one fits. */
static int kept(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    switch ((chain_step_role_id)node->step->role) {
    case CHAIN_ROLE_BRANCH:
    case CHAIN_ROLE_PARALLEL: return chain_bpmn_node_is(node, CHAIN_BPMN_IS_GATEWAY) ? node->name : 0;
    case CHAIN_ROLE_STEP: return kept_step(bpmn, node);
    case CHAIN_ROLE_START:
    case CHAIN_ROLE_END:
    case CHAIN_ROLE_ANY_ORDER:
    case CHAIN_ROLE_SUBCHAIN: break;
    }
    return 0;
}

const char *chain_bpmn_kept_name(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    int name = kept(bpmn, node);
    return name ? chain_bpmn_local(name) : chain_bpmn_element_for(node->step);
}

/* ---- attributes ---- */

/* An attribute with the value that the standard has for its absence says nothing. */
static bool is_default(const struct chain_markup_attribute *attribute)
{
    static const char *const defaults[][2] = {
        {"cancelActivity", "true"}, {"isInterrupting", "true"}, {"isForCompensation", "false"}, {"triggeredByEvent", "false"},
        {"parallelMultiple", "false"}, {"instantiate", "false"}, {"isClosed", "false"}, {"isCollection", "false"},
        {"startQuantity", "1"}, {"completionQuantity", "1"}, {"processType", "None"}, {"isImmediate", "true"},
        {"implementation", "##unspecified"}, {"implementation", "##WebService"}, {"eventGatewayType", "Exclusive"},
        {"isUnlimited", "true"}, {"ordering", "Parallel"}, {"cancelRemainingInstances", "true"},
    };
    for (size_t i = 0; i < sizeof defaults / sizeof defaults[0]; i++)
        if (strcmp(attribute->local, defaults[i][0]) == 0 && strcmp(attribute->value, defaults[i][1]) == 0)
            return true;
    return false;
}

static bool is_plain_xml(const char *uri)
{
    return strcmp(uri, "http://www.w3.org/2001/XMLSchema-instance") == 0 || strcmp(uri, "http://www.w3.org/XML/1998/namespace") == 0;
}

/* Which form of ours was filled in: the chain holds what was filled in. */
static bool is_form(const struct chain_markup_attribute *attribute)
{
    return strcmp(attribute->local, "modelerTemplate") == 0 && attribute->value && strncmp(attribute->value, "care.", 5) == 0;
}

bool chain_bpmn_is_said(const struct chain_markup_attribute *attribute)
{
    /* The last of them only name the program that wrote the file. */
    static const char *const said[] = {
        "id", "name", "sourceRef", "targetRef", "processRef", "default", "attachedToRef", "calledElement", "dataObjectRef",
        "dataStoreRef", "associationDirection", "isExecutable", "gatewayDirection", "partitionElementRef", "textFormat",
        "targetNamespace", "expressionLanguage", "typeLanguage", "exporter", "exporterVersion", "schemaLocation", NULL,
    };
    if (attribute->uri)
        return is_plain_xml(attribute->uri) || is_form(attribute);
    return !attribute->value || is_among(attribute->local, said) || is_default(attribute);
}

/* Those of the sub-process itself, whose inside is told beside it. */
static bool is_of_activity(const char *name)
{
    static const char *const names[] = {"isForCompensation", "startQuantity", "completionQuantity", NULL};
    return is_among(name, names);
}

static bool keeps_of_node(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node, const struct chain_markup_attribute *attribute)
{
    static const char *const of_place[] = {"isInterrupting", "triggeredByEvent", "method", NULL};
    const char *name = attribute->local;
    int element = chain_bpmn_name(chain_bpmn_kept_name(bpmn, node));
    if (strcmp(name, "attachedToRef") == 0 || strcmp(name, "cancelActivity") == 0)
        return element == CHAIN_BPMN_E_BOUNDARY_EVENT && !is_default(attribute);
    if (strcmp(name, "calledElement") == 0)
        return node->step->role == CHAIN_ROLE_STEP;
    if (chain_bpmn_is_said(attribute) || is_among(name, of_place))
        return false;
    if (strcmp(name, "parallelMultiple") == 0)
        return (chain_bpmn_traits(element) & CHAIN_BPMN_IS_CATCH) != 0;
    return element == node->name || is_of_activity(name);
}

bool chain_bpmn_keeps_attribute(const struct chain_bpmn *bpmn, const struct chain_markup *markup,
                                const struct chain_markup_attribute *attribute)
{
    const struct chain_bpmn_node *node = chain_bpmn_node_of(bpmn, markup);
    if (!attribute->value || (node && !node->step))
        return false;
    if (attribute->uri)
        return attribute->prefix && !chain_bpmn_is_said(attribute) && strcmp(attribute->uri, CHAIN_BPMN_URI) != 0;
    if (node)
        return keeps_of_node(bpmn, node, attribute);
    return markup->name == CHAIN_BPMN_E_SEQUENCE_FLOW && !chain_bpmn_is_said(attribute);
}

/* ---- children ---- */

/* A timer that says no more than how long the step waits. */
static bool is_wait(const struct chain_bpmn_node *node, const struct chain_markup *definition)
{
    const struct chain_markup *duration = chain_markup_child(definition, CHAIN_BPMN_E_TIME_DURATION);
    const char *words = chain_markup_words(duration);
    if (definition->name != CHAIN_BPMN_E_TIMER_EVENT_DEFINITION || node->name != CHAIN_BPMN_E_INTERMEDIATE_CATCH_EVENT ||
        node->step->kind != CHAIN_STEP_WAIT || node->definition_count != 1)
        return false;
    return !definition->first || (definition->first == duration && !duration->next && words && node->step->planned &&
                                  strcmp(words, node->step->planned) == 0);
}

static bool is_made(const struct chain_markup *markup)
{
    return markup->id && strncmp(markup->id, CHAIN_BPMN_MADE, sizeof CHAIN_BPMN_MADE - 1) == 0;
}

static bool keeps_part(const struct chain_bpmn_node *node, int element, const struct chain_markup *child)
{
    const uint32_t sides = CHAIN_BPMN_IS_CATCH | CHAIN_BPMN_IS_THROW;
    bool same_side = ((chain_bpmn_traits(node->name) ^ chain_bpmn_traits(element)) & sides) == 0;
    switch (child->name) {
    case CHAIN_BPMN_E_STANDARD_LOOP_CHARACTERISTICS: case CHAIN_BPMN_E_MULTI_INSTANCE_LOOP_CHARACTERISTICS: return true;
    case CHAIN_BPMN_E_EVENT_DEFINITION_REF: case CHAIN_BPMN_E_IO_SPECIFICATION: case CHAIN_BPMN_E_PROPERTY: case CHAIN_BPMN_E_SCRIPT:
    case CHAIN_BPMN_E_HUMAN_PERFORMER: case CHAIN_BPMN_E_PERFORMER: case CHAIN_BPMN_E_POTENTIAL_OWNER:
    case CHAIN_BPMN_E_RESOURCE_ROLE: case CHAIN_BPMN_E_RENDERING: case CHAIN_BPMN_E_DATA_INPUT: case CHAIN_BPMN_E_DATA_OUTPUT:
    case CHAIN_BPMN_E_INPUT_SET: case CHAIN_BPMN_E_OUTPUT_SET:
        return same_side && !chain_bpmn_node_is(node, CHAIN_BPMN_IS_SUBPROCESS);
    default: return strcmp(child->local, "activationCondition") == 0 && element == CHAIN_BPMN_E_COMPLEX_GATEWAY;
    }
}

/* An event that is what it was, right or wrong; the start of an event sub-process is not: it starts the whole now. */
static bool stays(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node, int element)
{
    bool inside = node->scope != CHAIN_BPMN_NONE && bpmn->scopes[node->scope].parent != CHAIN_BPMN_NONE;
    return element == node->name && !(inside && element == CHAIN_BPMN_E_START_EVENT);
}

bool chain_bpmn_keeps_child(const struct chain_bpmn *bpmn, const struct chain_markup *markup, const struct chain_markup *child)
{
    const struct chain_bpmn_node *node = chain_bpmn_node_of(bpmn, markup);
    if (!child->local || !child->uri || strcmp(child->uri, CHAIN_BPMN_URI) != 0 || is_made(child))
        return false;
    if (markup->name == CHAIN_BPMN_E_SEQUENCE_FLOW)
        return child->name == CHAIN_BPMN_E_CONDITION_EXPRESSION;
    if (!node || !node->step)
        return false;
    int element = chain_bpmn_name(chain_bpmn_kept_name(bpmn, node));
    if (child->name == CHAIN_BPMN_E_LINK_EVENT_DEFINITION && !chain_bpmn_keeps_link(bpmn, node))
        return false;
    if (chain_bpmn_is(child, CHAIN_BPMN_IS_DEFINITION))
        return (chain_bpmn_traits(element) & CHAIN_BPMN_IS_EVENT) && !is_wait(node, child) &&
               (stays(bpmn, node, element) || (chain_bpmn_definition(child->name) & ~allowed(element)) == 0);
    return keeps_part(node, element, child);
}

/* A list of named values, of which those of the care data are said. */
static bool has_others(const struct chain_markup *list)
{
    for (const struct chain_markup *child = list->first; child; child = child->next)
        if (child->local && !chain_bpmn_is_care_property(child))
            return true;
    return !list->first;
}

bool chain_bpmn_is_care_property(const struct chain_markup *markup)
{
    const char *name = markup->local && strcmp(markup->local, "property") == 0 ? chain_markup_value(markup, "name") : NULL;
    return name && strncmp(name, "care:", 5) == 0;
}

bool chain_bpmn_is_care(const struct chain_markup *extension)
{
    bool ours = extension->uri && strcmp(extension->uri, CHAIN_NAMESPACE) == 0;
    return ours || (strcmp(extension->local, "properties") == 0 && !has_others(extension));
}

bool chain_bpmn_keeps_extension(const struct chain_markup *extension)
{
    return extension->local && extension->uri && strcmp(extension->uri, CHAIN_BPMN_URI) != 0 && !chain_bpmn_is_care(extension);
}

bool chain_bpmn_is_whole(const struct chain_markup *markup, uint32_t processes)
{
    return markup->name == CHAIN_BPMN_E_COLLABORATION || (markup->name == CHAIN_BPMN_E_PROCESS && processes == 1);
}

bool chain_bpmn_keeps_root(const struct chain_markup *markup)
{
    switch (markup->name) {
    case CHAIN_BPMN_E_MESSAGE: case CHAIN_BPMN_E_SIGNAL: case CHAIN_BPMN_E_ERROR: case CHAIN_BPMN_E_ESCALATION:
    case CHAIN_BPMN_E_ITEM_DEFINITION: case CHAIN_BPMN_E_INTERFACE: case CHAIN_BPMN_E_RESOURCE: case CHAIN_BPMN_E_END_POINT:
    case CHAIN_BPMN_E_CORRELATION_PROPERTY: case CHAIN_BPMN_E_GLOBAL_TASK: case CHAIN_BPMN_E_GLOBAL_USER_TASK:
    case CHAIN_BPMN_E_GLOBAL_MANUAL_TASK: case CHAIN_BPMN_E_GLOBAL_SCRIPT_TASK: case CHAIN_BPMN_E_GLOBAL_BUSINESS_RULE_TASK:
        return true;
    default: return chain_bpmn_is(markup, CHAIN_BPMN_IS_DEFINITION);
    }
}

/* ---- the other way ---- */

bool chain_foreign_travels(const char *words)
{
    size_t length = words[0] == '<' ? strcspn(words + 1, " \t\r\n/>") : 0;
    bool prefixed = length > 0 && memchr(words + 1, ':', length) != NULL;
    const char *end = strchr(words, '>'), *declared = strstr(words, " xmlns=\"");
    bool declares = declared && end && declared < end && strncmp(declared + 8, CHAIN_NAMESPACE "\"", sizeof CHAIN_NAMESPACE) != 0;
    return length > 0 && words[1] != '!' && words[1] != '?' && (prefixed || declares);
}

bool chain_carries_foreign(const struct chain_object *object)
{
    return object->type == CHAIN_CHAIN || object->type == CHAIN_STEP || object->type == CHAIN_FLOW || object->type == CHAIN_ACTOR;
}
