/* What the rules of BPMN documents share: walking the index, and the exceptions that many of them make. */
#ifndef CHAIN_CHECK_BPMN_BPMN_H
#define CHAIN_CHECK_BPMN_BPMN_H

#include <string.h>

#include "model/bpmn.h"
#include "rule/rule.h"

static inline bool chain_bpmn_is_blank(const char *words)
{
    return words[strspn(words, " \t\r\n")] == '\0';
}

static inline const char *chain_bpmn_title(const struct chain_markup *markup)
{
    const char *name = chain_markup_value(markup, "name");
    return name && !chain_bpmn_is_blank(name) ? name : NULL;
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

/* The sub-process that a node stands in, or NULL. */
static inline const struct chain_bpmn_node *chain_bpmn_around(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    uint32_t around = node->scope == CHAIN_BPMN_NONE ? CHAIN_BPMN_NONE : bpmn->scopes[node->scope].node;
    return around == CHAIN_BPMN_NONE ? NULL : &bpmn->nodes[around];
}

static inline bool chain_bpmn_in_event_sub_process(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    const struct chain_bpmn_node *around = chain_bpmn_around(bpmn, node);
    return around && (around->flags & CHAIN_BPMN_EVENT_SUBPROCESS);
}

static inline bool chain_bpmn_in_plain_sub_process(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    const struct chain_bpmn_node *around = chain_bpmn_around(bpmn, node);
    return around && !(around->flags & CHAIN_BPMN_EVENT_SUBPROCESS);
}

/* The process around a scope, as a scope. */
static inline uint32_t chain_bpmn_process_of(const struct chain_bpmn *bpmn, uint32_t scope)
{
    while (scope != CHAIN_BPMN_NONE && bpmn->scopes[scope].parent != CHAIN_BPMN_NONE)
        scope = bpmn->scopes[scope].parent;
    return scope;
}

#endif
