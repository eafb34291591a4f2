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

/* check/shape.c: what people see of an element: its name, else what it looks like and what stands beside it, else its id. */
struct chain_argument chain_say_shape(const struct chain_rule_run *run, const struct chain_markup *markup);

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
    bool event = chain_bpmn_node_is(node, CHAIN_BPMN_IS_SUBPROCESS) && (node->flags & CHAIN_BPMN_EVENT_SUBPROCESS);
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

enum chain_bpmn_association { CHAIN_BPMN_LEADS = 1, CHAIN_BPMN_LEADS_TO_COMPENSATION = 2, CHAIN_BPMN_IS_SET_OFF = 4 };

/* By node: does an association lead from it to something, and to an activity for compensation; does one lead to it from an event that
   compensates? Its two ends stand one behind the other. */
static inline void chain_bpmn_mark_associations(const struct chain_bpmn *bpmn, uint8_t *marks)
{
    for (uint32_t i = 0; bpmn->seen[CHAIN_BPMN_E_ASSOCIATION] && i + 1 < bpmn->reference_count; i++) {
        const struct chain_bpmn_reference *a = &bpmn->references[i], *b = &bpmn->references[i + 1];
        if (a->from != b->from || a->name != CHAIN_BPMN_E_ASSOCIATION)
            continue;
        const struct chain_bpmn_node *from = chain_bpmn_node_of(bpmn, a->target), *to = chain_bpmn_node_of(bpmn, b->target);
        bool compensates = to && (to->flags & CHAIN_BPMN_FOR_COMPENSATION);
        if (from && b->target)
            marks[from - bpmn->nodes] |= (uint8_t)(CHAIN_BPMN_LEADS | (compensates ? CHAIN_BPMN_LEADS_TO_COMPENSATION : 0));
        if (from && to && chain_bpmn_is_compensation_boundary(from))
            marks[to - bpmn->nodes] |= CHAIN_BPMN_IS_SET_OFF;
    }
}

/* The process around a scope, as a scope. */
static inline uint32_t chain_bpmn_process_of(const struct chain_bpmn *bpmn, uint32_t scope)
{
    while (scope != CHAIN_BPMN_NONE && bpmn->scopes[scope].parent != CHAIN_BPMN_NONE)
        scope = bpmn->scopes[scope].parent;
    return scope;
}

static inline bool chain_bpmn_is_executable(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    uint32_t process = chain_bpmn_process_of(bpmn, node->scope);
    return process != CHAIN_BPMN_NONE && chain_bpmn_flag(bpmn->scopes[process].markup, "isExecutable", false);
}

/* The element of this document that a reference leads to; its prefix is not looked at. */
static inline const struct chain_markup *chain_bpmn_lead(const struct chain_model *model, const char *value)
{
    const char *local = value && strchr(value, ':') ? strchr(value, ':') + 1 : value;
    if (!local)
        return NULL;
    local += strspn(local, " \t\r\n");
    const char *id = chain_strings_find(&model->strings, local, strcspn(local, " \t\r\n"));
    return id ? chain_bpmn_find(model->bpmn, id) : NULL;
}

#endif
