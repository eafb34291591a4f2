#include "check/bpmn/bpmn.h"

/* Their sign says what they do, or there is nothing to choose. */
static bool is_exempt(const struct chain_bpmn_node *node)
{
    bool gateway = chain_bpmn_node_is(node, CHAIN_BPMN_IS_GATEWAY);
    return node->name == CHAIN_BPMN_E_PARALLEL_GATEWAY || node->name == CHAIN_BPMN_E_EVENT_BASED_GATEWAY ||
           (gateway && node->out_count <= 1) || chain_bpmn_node_is(node, CHAIN_BPMN_IS_SUBPROCESS);
}

static void require(struct chain_rule_run *run, const struct chain_markup *markup)
{
    if (!chain_bpmn_title(markup))
        CHAIN_REPORT_MARKUP(run, markup, chain_say_shape(run, markup));
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++)
        if (!is_exempt(&bpmn->nodes[i]))
            require(run, bpmn->nodes[i].markup);
    for (uint32_t i = 0; i < bpmn->pool_count; i++)
        require(run, bpmn->pools[i].markup);
    for (uint32_t i = 0; i < bpmn->lane_count; i++)
        require(run, bpmn->lanes[i].markup);
    for (uint32_t i = 0; i < bpmn->flow_count; i++)
        if (bpmn->flows[i].conditional)
            require(run, bpmn->flows[i].markup);
}

const struct chain_rule chain_rule_label_required = {
    .id = "label-required",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("Something has no name"),
    .message = N_("This has no name: {0}."),
    .why = N_("Without a name nobody in the workshop can say what happens here, or when this way is taken."),
    .how = N_("Write what is done, what has happened, or when the way is taken, in the words of those who do it."),
    .bad = "<task id=\"Activity_0x1\"/>",
    .good = "<task id=\"visit\" name=\"Visit to the doctor\"/>",
    .run = run,
};
