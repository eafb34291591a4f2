#include "check/bpmn/bpmn.h"
#include "check/scratch.h"

struct row {
    const struct chain_bpmn_flow *flow;
    const char *condition;
    uint32_t number;
};

static int by_number(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

/* Equal words are equal pointers within a model. */
static int compare_keys(const struct row *a, const struct row *b)
{
    int from = by_number(a->flow->from, b->flow->from), to = by_number(a->flow->to, b->flow->to);
    uintptr_t x = (uintptr_t)a->condition, y = (uintptr_t)b->condition;
    return from ? from : to ? to : (x > y) - (x < y);
}

static int compare(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    int order = compare_keys(a, b);
    return order ? order : by_number(a->number, b->number);
}

static const char *condition_of(const struct chain_bpmn_flow *flow)
{
    return chain_markup_words(chain_markup_child(flow->markup, CHAIN_BPMN_E_CONDITION_EXPRESSION));
}

static uint32_t collect(const struct chain_bpmn *bpmn, struct row *rows)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < bpmn->flow_count; i++) {
        const struct chain_bpmn_flow *flow = &bpmn->flows[i];
        if (flow->from != CHAIN_BPMN_NONE && flow->to != CHAIN_BPMN_NONE && bpmn->nodes[flow->from].out_count > 1 &&
            bpmn->nodes[flow->to].in_count > 1)
            rows[count++] = (struct row){flow, condition_of(flow), i};
    }
    return count;
}

enum { LEAVES = 1, ARRIVES = 2 };

static void tell(struct chain_rule_run *run, const struct row *first, const struct row *again, uint8_t *told)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    const struct chain_bpmn_flow *flow = again->flow;
    const struct chain_markup *from = bpmn->nodes[flow->from].markup, *to = bpmn->nodes[flow->to].markup;
    CHAIN_REPORT_MARKUP(run, flow->markup, chain_say_shape(run, from), chain_say_shape(run, to),
                        chain_say_number(first->flow->markup->line));
    chain_relate_markup(run, first->flow->markup, N_("the first one is here"));
    if (!(told[flow->from] & LEAVES))
        CHAIN_REPORT_MARKUP_AS(run, N_("The same flow leaves \"{0}\" twice."), from, chain_say_shape(run, from));
    if (!(told[flow->to] & ARRIVES))
        CHAIN_REPORT_MARKUP_AS(run, N_("The same flow arrives at \"{0}\" twice."), to, chain_say_shape(run, to));
    told[flow->from] |= LEAVES;
    told[flow->to] |= ARRIVES;
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    struct row *rows = chain_scratch(run, bpmn->flow_count, sizeof *rows);
    uint8_t *told = chain_scratch(run, bpmn->node_count, 1);
    uint32_t count = rows && told ? collect(bpmn, rows) : 0, first = 0;
    if (count > 1)
        qsort(rows, count, sizeof *rows, compare);
    for (uint32_t i = 1; i < count; i++) {
        if (compare_keys(&rows[first], &rows[i]) == 0)
            tell(run, &rows[first], &rows[i], told);
        else
            first = i;
    }
    free(rows);
    free(told);
}

const struct chain_rule chain_rule_no_duplicate_sequence_flows = {
    .id = "no-duplicate-sequence-flows",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("The same sequence flow is drawn twice"),
    .message = N_("The same flow from \"{0}\" to \"{1}\" is already on line {2}."),
    .why = N_("Both are taken, so everything behind them happens twice."),
    .how = N_("Remove one, or tell them apart by their conditions."),
    .bad = "<sequenceFlow sourceRef=\"a\" targetRef=\"b\"/> <sequenceFlow sourceRef=\"a\" targetRef=\"b\"/>",
    .good = "<sequenceFlow sourceRef=\"a\" targetRef=\"b\"/>",
    .run = run,
};
