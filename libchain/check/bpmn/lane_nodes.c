/* Lanes share out the nodes of their process. Each lane set is one way to share them; in one way a node has one place. */
#include "check/bpmn/bpmn.h"
#include "check/scratch.h"

struct row {
    uint32_t node, lane;
    const struct chain_markup *set;  /* the outermost around the lane */
    const struct chain_markup *from; /* where the lane names the node */
    uint32_t number;
};

static const struct chain_markup *outermost_set(const struct chain_bpmn *bpmn, uint32_t lane)
{
    while (bpmn->lanes[lane].parent != CHAIN_BPMN_NONE)
        lane = bpmn->lanes[lane].parent;
    return bpmn->lanes[lane].markup->parent;
}

static uint32_t collect(const struct chain_bpmn *bpmn, struct row *rows)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < bpmn->reference_count; i++) {
        const struct chain_bpmn_reference *reference = &bpmn->references[i];
        const struct chain_markup *lane = reference->from->parent;
        const struct chain_bpmn_node *node = chain_bpmn_node_of(bpmn, reference->target);
        if (reference->name == CHAIN_BPMN_E_FLOW_NODE_REF && lane->name == CHAIN_BPMN_E_LANE && node)
            rows[count++] = (struct row){reference->target->index, lane->index, outermost_set(bpmn, lane->index), reference->from, i};
    }
    return count;
}

static int by_number(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int compare_keys(const struct row *a, const struct row *b)
{
    int node = by_number(a->node, b->node);
    return node ? node : ((uintptr_t)a->set > (uintptr_t)b->set) - ((uintptr_t)a->set < (uintptr_t)b->set);
}

static int compare(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    int order = compare_keys(a, b);
    return order ? order : by_number(a->number, b->number);
}

static bool lies_in(const struct chain_bpmn *bpmn, uint32_t lane, uint32_t outer)
{
    while (lane != outer && lane != CHAIN_BPMN_NONE)
        lane = bpmn->lanes[lane].parent;
    return lane == outer;
}

/* All lanes of one set that name a node: one within the other they are the same place. */
static void check_places(struct chain_rule_run *run, const struct row *rows, uint32_t count)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    const struct chain_markup *node = bpmn->nodes[rows[0].node].markup;
    uint32_t place = rows[0].lane;
    for (uint32_t i = 1; i < count; i++) {
        uint32_t lane = rows[i].lane;
        if (lies_in(bpmn, lane, place)) {
            place = lane;
        } else if (!lies_in(bpmn, place, lane)) {
            CHAIN_REPORT_MARKUP(run, node, chain_say_shape(run, node), chain_say_shape(run, bpmn->lanes[place].markup),
                                chain_say_shape(run, bpmn->lanes[lane].markup));
            chain_relate_markup(run, rows[i].from, N_("this lane names it too"));
            return;
        }
    }
}

/* What stands in a sub-process may be named by the lanes around it. */
static void check_process(struct chain_rule_run *run, const struct row *row)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    uint32_t scope = bpmn->nodes[row->node].scope;
    const struct chain_markup *node = bpmn->nodes[row->node].markup;
    while (scope != CHAIN_BPMN_NONE && scope != bpmn->lanes[row->lane].scope)
        scope = bpmn->scopes[scope].parent;
    if (scope == CHAIN_BPMN_NONE)
        CHAIN_REPORT_MARKUP_AS(run, N_("The lane \"{1}\" names \"{0}\", which is in another process."), row->from,
                               chain_say_shape(run, node), chain_say_shape(run, bpmn->lanes[row->lane].markup));
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    struct row *rows = bpmn->lane_count > 0 ? chain_scratch(run, bpmn->reference_count, sizeof *rows) : NULL;
    uint32_t count = rows ? collect(bpmn, rows) : 0;
    if (count > 1)
        qsort(rows, count, sizeof *rows, compare);
    for (uint32_t first = 0, next; first < count; first = next) {
        for (next = first + 1; next < count && compare_keys(&rows[first], &rows[next]) == 0;)
            next++;
        check_places(run, &rows[first], next - first);
        check_process(run, &rows[first]);
    }
    free(rows);
}

const struct chain_rule chain_rule_lane_nodes = {
    .id = "lane-nodes",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("Something stands in two lanes at once"),
    .message = N_("\"{0}\" is in two lanes at once: \"{1}\" and \"{2}\"."),
    .why = N_("Who does it cannot be told, and programs choose differently."),
    .how = N_("Move it into one lane in the editor and save the file; that leaves one place for it."),
    .standard = "BPMN 2.0.2 10.8",
    .bad = "<lane id=\"a\"><flowNodeRef>visit</flowNodeRef></lane> <lane id=\"b\"><flowNodeRef>visit</flowNodeRef></lane>",
    .good = "<lane id=\"a\"><flowNodeRef>visit</flowNodeRef></lane> <lane id=\"b\"/>",
    .run = run,
};
