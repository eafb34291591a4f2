/* What BPMN does not know, and what stands where BPMN has no place for it: told, since nothing reads it there as it was meant. */
#include <string.h>

#include "base/nearest.h"
#include "model/problem.h"
#include "read/bpmn.h"

/* Elements of the standard that nothing here looks at (OMG BPMN 2.0.2, Semantic.xsd); names of abstract types are none. */
static const char *const others[] = {
    "activationCondition", "assignment", "complexBehaviorDefinition", "conversationAssociation", "correlationPropertyRetrievalExpression",
    "dataPath", "expression", "extension", "formalExpression", "from", "ioBinding", "messagePath", "partitionElement", "relationship",
    "resourceAssignmentExpression", "resourceParameter", "resourceParameterBinding", "to", "transformation",
};

#define OTHERS (sizeof others / sizeof others[0])

static bool is_other(const char *local)
{
    for (size_t i = 0; i < OTHERS; i++)
        if (strcmp(others[i], local) == 0)
            return true;
    return false;
}

static void tell(struct chain_builder *builder, enum chain_problem_code code, const struct chain_markup *markup, const char *nearest)
{
    const char *args[] = {markup->local, markup->parent ? markup->parent->local : "", nearest, NULL};
    chain_builder_problem(builder, code, NULL, chain_bpmn_place(markup), args);
    if (builder->model->last_problem)
        builder->model->last_problem->markup = markup;
}

static void tell_unknown(struct chain_builder *builder, const struct chain_markup *markup)
{
    struct chain_nearest nearest = chain_nearest_to(markup->local, strlen(markup->local));
    for (int name = 1; name < CHAIN_BPMN_NAME_COUNT; name++)
        if (!(chain_bpmn_traits(name) & CHAIN_BPMN_IS_DI))
            chain_nearest_offer(&nearest, chain_bpmn_local(name));
    for (size_t i = 0; i < OTHERS; i++)
        chain_nearest_offer(&nearest, others[i]);
    tell(builder, CHAIN_PROBLEM_UNKNOWN_ELEMENT, markup, nearest.best ? nearest.best : "");
}

/* May an element stand in its parent? Only what a chain is made of is judged. */
static bool fits(const struct chain_markup *markup)
{
    int parent = markup->parent->name;
    uint32_t traits = chain_bpmn_traits(markup->name), around = chain_bpmn_traits(parent);
    bool holds = (around & (CHAIN_BPMN_IS_CONTAINER | CHAIN_BPMN_IS_NOT_MODELLED)) != 0;
    switch (markup->name) {
    case CHAIN_BPMN_E_DEFINITIONS: return false;
    case CHAIN_BPMN_E_SEQUENCE_FLOW: case CHAIN_BPMN_E_LANE_SET: case CHAIN_BPMN_E_DATA_OBJECT:
    case CHAIN_BPMN_E_DATA_OBJECT_REFERENCE: case CHAIN_BPMN_E_DATA_STORE_REFERENCE: return holds;
    case CHAIN_BPMN_E_LANE: return parent == CHAIN_BPMN_E_LANE_SET || parent == CHAIN_BPMN_E_CHILD_LANE_SET;
    case CHAIN_BPMN_E_CHILD_LANE_SET: case CHAIN_BPMN_E_FLOW_NODE_REF: return parent == CHAIN_BPMN_E_LANE;
    case CHAIN_BPMN_E_MESSAGE_FLOW: case CHAIN_BPMN_E_PARTICIPANT: return (around & CHAIN_BPMN_IS_COLLABORATION) != 0;
    case CHAIN_BPMN_E_INCOMING: case CHAIN_BPMN_E_OUTGOING: return (around & (CHAIN_BPMN_IS_NODE | CHAIN_BPMN_IS_NOT_MODELLED)) != 0;
    default: break;
    }
    if (traits & CHAIN_BPMN_IS_NODE)
        return holds;
    if (traits & CHAIN_BPMN_IS_ARTIFACT)
        return holds || (around & CHAIN_BPMN_IS_COLLABORATION) != 0;
    if (traits & CHAIN_BPMN_IS_DEFINITION)
        return (around & CHAIN_BPMN_IS_EVENT) != 0 || parent == CHAIN_BPMN_E_DEFINITIONS || parent == CHAIN_BPMN_E_IMPLICIT_THROW_EVENT;
    return !(traits & CHAIN_BPMN_IS_ROOT) || parent == CHAIN_BPMN_E_DEFINITIONS;
}

void chain_bpmn_look_at_place(struct chain_builder *builder, const struct chain_bpmn *bpmn, const struct chain_markup *markup)
{
    const struct chain_markup *parent = markup->parent;
    if (!markup->local || !parent || markup->uri != bpmn->root->uri)
        return;
    if (!markup->name && !is_other(markup->local)) {
        if (parent->uri == markup->uri && (parent->name || is_other(parent->local)))
            tell_unknown(builder, markup);
    } else if (parent->name && !fits(markup)) {
        tell(builder, CHAIN_PROBLEM_MISPLACED, markup, NULL);
    }
}
