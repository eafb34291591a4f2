/* Links may name each other beside having a name in common. Then both ends must: editors show the name, engines follow the ends. */
#include "check/bpmn/bpmn.h"
#include "check/scratch.h"

/* What one of two link definitions says of the other. */
struct pair {
    const struct chain_markup *thrower, *catcher; /* their definitions */
    bool by_thrower;
};

static int by_pointer(const void *a, const void *b)
{
    return ((uintptr_t)a > (uintptr_t)b) - ((uintptr_t)a < (uintptr_t)b);
}

static int compare_ends(const struct pair *a, const struct pair *b)
{
    int thrower = by_pointer(a->thrower, b->thrower);
    return thrower ? thrower : by_pointer(a->catcher, b->catcher);
}

static int compare(const void *left, const void *right)
{
    return compare_ends(left, right);
}

static uint32_t collect(const struct chain_bpmn *bpmn, struct pair *pairs)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < bpmn->reference_count; i++) {
        const struct chain_bpmn_reference *reference = &bpmn->references[i];
        const struct chain_markup *from = reference->from->parent;
        bool target = reference->name == CHAIN_BPMN_E_TARGET;
        if (!from || from->name != CHAIN_BPMN_E_LINK_EVENT_DEFINITION || reference->reach != CHAIN_BPMN_FOUND)
            continue;
        pairs[count++] = target ? (struct pair){from, reference->target, true} : (struct pair){reference->target, from, false};
    }
    return count;
}

/* The event that a definition stands in, or itself. */
static const struct chain_markup *event_of(const struct chain_markup *definition)
{
    return chain_bpmn_is(definition->parent, CHAIN_BPMN_IS_EVENT) ? definition->parent : definition;
}

static void check_pair(struct chain_rule_run *run, const struct pair *pair, bool both)
{
    const struct chain_markup *thrower = event_of(pair->thrower), *catcher = event_of(pair->catcher);
    const struct chain_markup *here = pair->by_thrower ? thrower : catcher, *there = pair->by_thrower ? catcher : thrower;
    if (thrower->parent != catcher->parent)
        CHAIN_REPORT_MARKUP_AS(run, N_("The link at \"{0}\" names \"{1}\", which stands in another process or sub-process."), here,
                               chain_say_shape(run, here), chain_say_shape(run, there));
    else if (!both)
        CHAIN_REPORT_MARKUP(run, here, chain_say_shape(run, here), chain_say_shape(run, there));
}

static void check_pairs(struct chain_rule_run *run, struct pair *pairs, uint32_t count)
{
    if (count > 1)
        qsort(pairs, count, sizeof *pairs, compare);
    for (uint32_t first = 0, next; first < count; first = next) {
        bool both = false;
        for (next = first + 1; next < count && compare_ends(&pairs[first], &pairs[next]) == 0; next++)
            both = both || pairs[next].by_thrower != pairs[first].by_thrower;
        check_pair(run, &pairs[first], both);
    }
}

/* In a document whose links name their ends: one that arrives from nowhere, one that leads nowhere or to several. */
static void check_ends(struct chain_rule_run *run, const struct chain_bpmn_node *node)
{
    const struct chain_markup *definition = chain_markup_child(node->markup, CHAIN_BPMN_E_LINK_EVENT_DEFINITION);
    bool throws = chain_bpmn_node_is(node, CHAIN_BPMN_IS_THROW);
    const struct chain_markup *end = chain_markup_child(definition, throws ? CHAIN_BPMN_E_TARGET : CHAIN_BPMN_E_SOURCE);
    if (definition && !end)
        CHAIN_REPORT_MARKUP_AS(run, N_("The link at \"{0}\" does not name its other end, though other links do."), node->markup,
                               chain_say_shape(run, node->markup));
    else if (throws && end && chain_markup_next(end, CHAIN_BPMN_E_TARGET))
        CHAIN_REPORT_MARKUP_AS(run, N_("The link at \"{0}\" leads to several places."), node->markup, chain_say_shape(run, node->markup));
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    if (!bpmn->seen[CHAIN_BPMN_E_LINK_EVENT_DEFINITION])
        return;
    struct pair *pairs = chain_scratch(run, bpmn->reference_count, sizeof *pairs);
    uint32_t count = pairs ? collect(bpmn, pairs) : 0;
    check_pairs(run, pairs, count);
    for (uint32_t i = 0; count > 0 && i < bpmn->node_count; i++)
        if (bpmn->nodes[i].definitions & CHAIN_BPMN_LINK)
            check_ends(run, &bpmn->nodes[i]);
    free(pairs);
}

const struct chain_rule chain_rule_link_mismatch = {
    .id = "link-mismatch",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("The ends of a link do not agree"),
    .message = N_("The link at \"{0}\" names \"{1}\", which does not name it back."),
    .why = N_("Programs that follow the ends go another way than people who read the names."),
    .how = N_("Let <target> of the throwing link and <source> of the catching one name each other, or remove both."),
    .standard = "BPMN 2.0.2 EXT.118, EXT.124, EXT.125, EXT.126",
    .bad = "<linkEventDefinition id=\"a\" name=\"A\"><target>b</target></linkEventDefinition> <linkEventDefinition id=\"b\" name=\"A\"/>",
    .good = "<linkEventDefinition id=\"b\" name=\"A\"><source>a</source></linkEventDefinition>",
    .run = run,
};
