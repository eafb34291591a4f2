#include "check/bpmn/bpmn.h"

static bool is_kept(const struct chain_bpmn_node *node, const char *direction)
{
    if (strcmp(direction, "Converging") == 0)
        return node->in_count > 1 && node->out_count <= 1;
    if (strcmp(direction, "Diverging") == 0)
        return node->out_count > 1 && node->in_count <= 1;
    return strcmp(direction, "Mixed") != 0 || (node->in_count > 1 && node->out_count > 1);
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        const char *direction = chain_markup_value(node->markup, "gatewayDirection");
        if (direction && chain_bpmn_node_is(node, CHAIN_BPMN_IS_GATEWAY) && !is_kept(node, direction))
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup), chain_say(direction),
                                chain_say_number(node->in_count), chain_say_number(node->out_count));
    }
}

const struct chain_rule chain_rule_gateway_direction = {
    .id = "gateway-direction",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_WARNING,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("A gateway does not do what it says"),
    .message = N_("\"{0}\" says {1}, but {2} flows lead to it and {3} leave it."),
    .why = N_("Programs that go by the word see another process than the picture shows."),
    .how = N_("Correct gatewayDirection or the flows."),
    .standard = "BPMN 2.0.2 EXT.017, EXT.018, EXT.019",
    .bad = "<exclusiveGateway gatewayDirection=\"Converging\"/> with two ways out",
    .good = "gatewayDirection=\"Diverging\"",
    .run = run,
};
