#include "check/bpmn/bpmn.h"

/* Two ends of a message flow: references that stand one behind the other. */
static const struct chain_markup *end(const struct chain_bpmn *bpmn, uint32_t i, const char *slot)
{
    const struct chain_bpmn_reference *reference = &bpmn->references[i];
    bool here = reference->name == CHAIN_BPMN_E_MESSAGE_FLOW && strcmp(reference->slot, slot) == 0;
    return here && reference->reach == CHAIN_BPMN_FOUND ? reference->target : NULL;
}

/* An event without a message, or no event that does such a thing. Several sorts may have one among them. */
static bool may(const struct chain_markup *markup, const struct chain_bpmn *bpmn, uint32_t trait)
{
    const struct chain_bpmn_node *node = chain_bpmn_node_of(bpmn, markup);
    if (!node)
        return true;
    if (chain_bpmn_is(markup, CHAIN_BPMN_IS_EVENT))
        return chain_bpmn_is(markup, trait) && (node->definitions & CHAIN_BPMN_MESSAGE_EVENT);
    return !chain_bpmn_is(markup, CHAIN_BPMN_IS_GATEWAY);
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    if (!bpmn->seen[CHAIN_BPMN_E_MESSAGE_FLOW])
        return;
    for (uint32_t i = 0; i < bpmn->reference_count; i++) {
        const struct chain_markup *from = end(bpmn, i, "sourceRef"), *to = end(bpmn, i, "targetRef");
        const struct chain_markup *flow = bpmn->references[i].from;
        if (from && !may(from, bpmn, CHAIN_BPMN_IS_THROW))
            CHAIN_REPORT_MARKUP(run, flow, chain_say_shape(run, from));
        if (to && !may(to, bpmn, CHAIN_BPMN_IS_CATCH))
            CHAIN_REPORT_MARKUP_AS(run, N_("A message goes to \"{0}\", which does not wait for any."), flow, chain_say_shape(run, to));
    }
}

const struct chain_rule chain_rule_message_flow_direction = {
    .id = "message-flow-direction",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("A message comes from or goes to an event that cannot send or receive it"),
    .message = N_("A message leaves \"{0}\", which does not send any."),
    .why = N_("Who reads the picture waits for a message that nobody sends."),
    .how = N_("Turn the message flow round, or make the event one of a message."),
    .standard = "BPMN 2.0.2 EXT.102, EXT.103, EXT.108, EXT.109, EXT.119",
    .bad = "<messageFlow sourceRef=\"startEvent\" targetRef=\"theirPool\"/>",
    .good = "<messageFlow sourceRef=\"theirPool\" targetRef=\"startEvent\"/>",
    .run = run,
};
