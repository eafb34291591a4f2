#include "check/bpmn/bpmn.h"
#include "check/scratch.h"

static bool is_listed(const struct chain_bpmn_node *node, int name, const struct chain_bpmn *bpmn, const struct chain_bpmn_flow *flow)
{
    bool in = name == CHAIN_BPMN_E_INCOMING;
    return &bpmn->nodes[in ? flow->to : flow->from] == node;
}

struct seen {
    uint8_t *flows; /* by flow: bit 1 its source lists it, bit 2 its target */
    uint8_t any;    /* the same bits: some node lists what leaves it, what arrives */
};

/* What is listed but is not so. */
static void check_lists(struct chain_rule_run *run, struct seen *seen)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->reference_count; i++) {
        const struct chain_bpmn_reference *reference = &bpmn->references[i];
        int name = reference->name;
        bool list = name == CHAIN_BPMN_E_INCOMING || name == CHAIN_BPMN_E_OUTGOING;
        const struct chain_bpmn_node *node = list ? chain_bpmn_node_of(bpmn, reference->from->parent) : NULL;
        if (!node || !reference->target || reference->target->name != CHAIN_BPMN_E_SEQUENCE_FLOW)
            continue;
        uint8_t bit = name == CHAIN_BPMN_E_OUTGOING ? 1 : 2;
        const struct chain_bpmn_flow *flow = &bpmn->flows[reference->target->index];
        uint32_t end = bit == 1 ? flow->from : flow->to;
        seen->any |= bit;
        bool so = end != CHAIN_BPMN_NONE && is_listed(node, name, bpmn, flow);
        if (so) {
            seen->flows[reference->target->index] |= bit;
            continue;
        }
        CHAIN_REPORT_MARKUP(run, reference->from, chain_say_shape(run, node->markup), chain_say(reference->value), chain_say(reference->slot));
        /* Of a flow that leads nowhere the list may be the one that is right. */
        if (end != CHAIN_BPMN_NONE)
            chain_fix_by_removing(run, reference->from->line, reference->from->column);
    }
}

/* The list is made from the flow, which says where it leads from and to. */
static void mend(struct chain_rule_run *run, const struct chain_markup *node, const struct chain_markup *flow, bool out)
{
    static const char *const before[] = {"documentation", "extensionElements", "auditing", "monitoring", "categoryValueRef", "incoming",
                                         "outgoing", NULL};
    static const char *const before_incoming[] = {"documentation", "extensionElements", "auditing", "monitoring", "categoryValueRef",
                                                  "incoming", NULL};
    struct chain_new_child child = {out ? "outgoing" : "incoming", flow->id, out ? before : before_incoming, out};
    chain_relate_markup(run, node, N_("it belongs into this list"));
    if (flow->id && !strpbrk(flow->id, "<&>"))
        chain_fix_by_adding(run, node->line, node->column, &child);
}

/* What is so but not listed, in a document that lists it at all: many tools never do. */
static void check_flows(struct chain_rule_run *run, const struct seen *seen)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->flow_count; i++) {
        const struct chain_bpmn_flow *flow = &bpmn->flows[i];
        bool out = flow->from != CHAIN_BPMN_NONE && (seen->any & 1) && !(seen->flows[i] & 1);
        bool in = flow->to != CHAIN_BPMN_NONE && (seen->any & 2) && !(seen->flows[i] & 2);
        if (out)
            CHAIN_REPORT_MARKUP_AS(run, N_("\"{0}\" does not list the flow \"{1}\" that leaves it."), flow->markup,
                                   chain_say_shape(run, bpmn->nodes[flow->from].markup), chain_say_shape(run, flow->markup));
        if (out)
            mend(run, bpmn->nodes[flow->from].markup, flow->markup, true);
        if (in)
            CHAIN_REPORT_MARKUP_AS(run, N_("\"{0}\" does not list the flow \"{1}\" that leads to it."), flow->markup,
                                   chain_say_shape(run, bpmn->nodes[flow->to].markup), chain_say_shape(run, flow->markup));
        if (in)
            mend(run, bpmn->nodes[flow->to].markup, flow->markup, false);
    }
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    struct seen seen = {chain_scratch(run, bpmn->flow_count, 1), 0};
    if (seen.flows) {
        check_lists(run, &seen);
        check_flows(run, &seen);
    }
    free(seen.flows);
}

const struct chain_rule chain_rule_flow_mismatch = {
    .id = "flow-mismatch",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_WARNING,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("A node tells of other flows than there are"),
    .message = N_("\"{0}\" lists \"{1}\" as its {2}, but that flow is not."),
    .why = N_("Programs that go by this list see another process than those that go by the flows."),
    .fix = N_("Takes out of the lists what is not so, and puts in what is missing."),
    .how = N_("Correct or remove <incoming> and <outgoing>; saving the file in an editor does it."),
    .standard = "BPMN 2.0.2 EXT.023",
    .bad = "<task id=\"a\"><outgoing>f</outgoing></task> <sequenceFlow id=\"f\" sourceRef=\"b\"/>",
    .good = "<sequenceFlow id=\"f\" sourceRef=\"a\"/>",
    .run = run,
};
