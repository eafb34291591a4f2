/* What people see of a drawn thing: the name in it, else what it is and what stands beside it. Ids are not seen in any editor. */
#include "check/bpmn/bpmn.h"

#define MOST_NEIGHBOURS 8u /* that are looked at for a name */

/* As it looks, in the words of those who draw. */
static const char *sort_of(const struct chain_markup *markup)
{
    uint32_t traits = chain_bpmn_traits(markup->name);
    if (markup->name == CHAIN_BPMN_E_BOUNDARY_EVENT)
        return N_("circle");
    if (traits & CHAIN_BPMN_IS_START)
        return N_("start circle");
    if (traits & CHAIN_BPMN_IS_END)
        return N_("end circle");
    if (traits & CHAIN_BPMN_IS_INTERMEDIATE)
        return N_("double circle");
    if (traits & CHAIN_BPMN_IS_GATEWAY)
        return N_("diamond");
    if (traits & CHAIN_BPMN_IS_SUBPROCESS)
        return N_("sub-process");
    if (traits & CHAIN_BPMN_IS_ACTIVITY)
        return N_("box");
    return NULL;
}

static const char *sort_of_other(const struct chain_markup *markup)
{
    switch (markup->name) {
    case CHAIN_BPMN_E_SEQUENCE_FLOW: return N_("arrow");
    case CHAIN_BPMN_E_MESSAGE_FLOW: return N_("message arrow");
    case CHAIN_BPMN_E_ASSOCIATION: return N_("dotted line");
    case CHAIN_BPMN_E_TEXT_ANNOTATION: return N_("text note");
    case CHAIN_BPMN_E_GROUP: return N_("group");
    case CHAIN_BPMN_E_DATA_OBJECT_REFERENCE: return N_("data sheet");
    case CHAIN_BPMN_E_DATA_STORE_REFERENCE: return N_("data store");
    case CHAIN_BPMN_E_PROCESS: return N_("process");
    case CHAIN_BPMN_E_PARTICIPANT: return N_("pool");
    case CHAIN_BPMN_E_LANE: return N_("lane");
    case CHAIN_BPMN_E_MESSAGE: return N_("message");
    case CHAIN_BPMN_E_SIGNAL: return N_("signal");
    case CHAIN_BPMN_E_ERROR: return N_("named error");
    case CHAIN_BPMN_E_ESCALATION: return N_("escalation");
    default: return NULL;
    }
}

static struct chain_argument shape(const char *sort, const char *phrase, const char *one, const char *other)
{
    return (struct chain_argument){.type = CHAIN_ARGUMENT_SHAPE, .text = sort, .phrase = phrase, .near = {one, other}};
}

static const char *title_of(const struct chain_bpmn *bpmn, uint32_t node)
{
    return node == CHAIN_BPMN_NONE ? NULL : chain_bpmn_title(bpmn->nodes[node].markup);
}

static const char *before(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    const char *name = NULL;
    for (uint32_t i = 0; i < node->in_count && i < MOST_NEIGHBOURS && !name; i++)
        name = title_of(bpmn, chain_bpmn_in(bpmn, node, i)->from);
    return name;
}

static const char *behind(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    const char *name = NULL;
    for (uint32_t i = 0; i < node->out_count && i < MOST_NEIGHBOURS && !name; i++)
        name = title_of(bpmn, chain_bpmn_out(bpmn, node, i)->to);
    return name;
}

/* Of what nothing else can be told; some have no id either. */
static struct chain_argument by_id(const struct chain_markup *markup, const char *sort)
{
    if (!sort)
        return chain_say(markup->id ? markup->id : markup->local);
    return markup->id ? shape(sort, N_("{0} with the id {1}"), markup->id, NULL) : chain_say_phrase(sort);
}

static struct chain_argument say_node(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    const char *sort = sort_of(node->markup), *host = title_of(bpmn, node->host), *first = before(bpmn, node), *next = behind(bpmn, node);
    const struct chain_bpmn_node *around = chain_bpmn_around(bpmn, node);
    const char *holder = around ? chain_bpmn_title(around->markup) : NULL;
    if (host)
        return shape(sort, N_("{0} on the border of {1}"), host, NULL);
    if (first)
        return shape(sort, N_("{0} behind {1}"), first, NULL);
    if (next)
        return shape(sort, N_("{0} before {1}"), next, NULL);
    return holder ? shape(sort, N_("{0} in {1}"), holder, NULL) : by_id(node->markup, sort);
}

/* By what is at its ends, as far as that has a name. */
static struct chain_argument say_flow(const struct chain_bpmn *bpmn, const struct chain_bpmn_flow *flow)
{
    const char *from = title_of(bpmn, flow->from), *to = title_of(bpmn, flow->to);
    if (!from && !to)
        return by_id(flow->markup, sort_of_other(flow->markup));
    return shape("", "{1} → {2}", from ? from : "…", to ? to : "…");
}

/* A process is known by its pool. */
static const char *pool_of(const struct chain_bpmn *bpmn, const struct chain_markup *process)
{
    uint32_t pool = process->index < bpmn->scope_count ? bpmn->scopes[process->index].pool : CHAIN_BPMN_NONE;
    return pool == CHAIN_BPMN_NONE ? NULL : chain_bpmn_title(bpmn->pools[pool].markup);
}

struct chain_argument chain_say_shape(const struct chain_rule_run *run, const struct chain_markup *markup)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    const struct chain_bpmn_node *node = chain_bpmn_node_of(bpmn, markup);
    const char *name = chain_bpmn_title(markup);
    if (!name && markup->name == CHAIN_BPMN_E_PROCESS)
        name = pool_of(bpmn, markup);
    if (name)
        return chain_say(name);
    if (node)
        return say_node(bpmn, node);
    if (markup->name == CHAIN_BPMN_E_SEQUENCE_FLOW && markup->index < bpmn->flow_count)
        return say_flow(bpmn, &bpmn->flows[markup->index]);
    return by_id(markup, sort_of_other(markup));
}
