#include "check/bpmn/bpmn.h"

/* Two ends of a message flow: references that stand one behind the other. */
static const struct chain_markup *end(const struct chain_bpmn *bpmn, uint32_t i, const char *slot)
{
    const struct chain_bpmn_reference *reference = &bpmn->references[i];
    bool here = reference->name == CHAIN_BPMN_E_MESSAGE_FLOW && strcmp(reference->slot, slot) == 0;
    return here && reference->reach == CHAIN_BPMN_FOUND ? reference->target : NULL;
}

/* The process that an end belongs to, as a scope. */
static uint32_t process_of(const struct chain_bpmn *bpmn, const struct chain_markup *end)
{
    if (chain_bpmn_is(end, CHAIN_BPMN_IS_POOL))
        return bpmn->pools[end->index].scope;
    const struct chain_bpmn_node *node = chain_bpmn_node_of(bpmn, end);
    return node ? chain_bpmn_process_of(bpmn, node->scope) : CHAIN_BPMN_NONE;
}

/* Two participants may be told to follow one process; they are two all the same. */
static bool are_pools(const struct chain_markup *from, const struct chain_markup *to)
{
    return chain_bpmn_is(from, CHAIN_BPMN_IS_POOL) && chain_bpmn_is(to, CHAIN_BPMN_IS_POOL);
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    if (!bpmn->seen[CHAIN_BPMN_E_MESSAGE_FLOW])
        return;
    for (uint32_t i = 0; i + 1 < bpmn->reference_count; i++) {
        const struct chain_markup *from = end(bpmn, i, "sourceRef"), *to = end(bpmn, i + 1, "targetRef");
        if (!from || !to || bpmn->references[i].from != bpmn->references[i + 1].from)
            continue;
        uint32_t a = process_of(bpmn, from), b = process_of(bpmn, to);
        if (from == to || (a == b && a != CHAIN_BPMN_NONE && !are_pools(from, to)))
            CHAIN_REPORT_MARKUP(run, bpmn->references[i].from, chain_say_shape(run, from), chain_say_shape(run, to));
    }
}

const struct chain_rule chain_rule_message_flow_pools = {
    .id = "message-flow-pools",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("A message flow stays in its pool"),
    .message = N_("The message from \"{0}\" to \"{1}\" does not leave the pool."),
    .why = N_("Messages go from one participant to another; within one the path itself goes on."),
    .how = N_("Draw a sequence flow, or put the two ends into different pools."),
    .standard = "BPMN 2.0.2 EXT.031",
    .bad = "<messageFlow sourceRef=\"ourStep\" targetRef=\"ourOtherStep\"/>",
    .good = "<messageFlow sourceRef=\"ourStep\" targetRef=\"theirPool\"/>",
    .run = run,
};
