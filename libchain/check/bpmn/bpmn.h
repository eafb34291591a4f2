/* What the rules of BPMN documents share: walking the index, and the exceptions that many of them make. */
#ifndef CHAIN_CHECK_BPMN_BPMN_H
#define CHAIN_CHECK_BPMN_BPMN_H

#include <string.h>

#include "model/bpmn.h"
#include "rule/rule.h"

static inline const char *chain_bpmn_title(const struct chain_markup *markup)
{
    const char *name = chain_markup_value(markup, "name");
    return name && name[strspn(name, " \t\r\n")] ? name : NULL;
}

/* What people know an element by: its name, else its id, else what it is. */
static inline struct chain_argument chain_say_markup(const struct chain_markup *markup)
{
    const char *name = chain_bpmn_title(markup);
    return chain_say(name ? name : markup->id ? markup->id : markup->local);
}

static inline bool chain_bpmn_in_ad_hoc(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    return node->scope != CHAIN_BPMN_NONE && bpmn->scopes[node->scope].markup->name == CHAIN_BPMN_E_AD_HOC_SUB_PROCESS;
}

static inline bool chain_bpmn_is_link(const struct chain_bpmn_node *node, int name)
{
    return node->name == name && (node->definitions & CHAIN_BPMN_LINK);
}

/* Beside the normal flow: what is done to make good, what an event of the sub-process sets off. */
static inline bool chain_bpmn_is_aside(const struct chain_bpmn_node *node)
{
    bool event = chain_bpmn_is(node->markup, CHAIN_BPMN_IS_SUBPROCESS) && (node->flags & CHAIN_BPMN_EVENT_SUBPROCESS);
    return event || (node->flags & CHAIN_BPMN_FOR_COMPENSATION);
}

/* A boundary event that compensates leads on by an association. */
static inline bool chain_bpmn_is_compensation_boundary(const struct chain_bpmn_node *node)
{
    return node->name == CHAIN_BPMN_E_BOUNDARY_EVENT && (node->definitions & CHAIN_BPMN_COMPENSATE);
}

#endif
