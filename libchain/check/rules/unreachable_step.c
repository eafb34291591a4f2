/*
 * Reported once for each part of the chain that no start leads to: at the step where that part begins, naming those behind it,
 * for one forgotten flow is one mistake. A message brings information to a step aside of the client's path, so its receiver
 * counts as reached; so does a step whose incoming flow dangles, which another rule tells.
 */
#include "check/scratch.h"

#define NAMED 64u

struct search {
    const struct chain_facts *facts;
    uint8_t *reached;
    uint32_t *stack;
};

static bool is_known_entry(const struct chain_facts *facts, const struct chain_step *step)
{
    return step->role == CHAIN_ROLE_START || (facts->marks[step->head.index] & (CHAIN_MARK_LOOSE_IN | CHAIN_MARK_TOLD));
}

static void reach(const struct search *search)
{
    const struct chain_model *model = search->facts->model;
    for (size_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        if (search->reached[i] || !is_known_entry(search->facts, step))
            continue;
        search->reached[i] = 1;
        chain_mark_reachable(model, step, search->reached, search->stack);
    }
}

/* Marks what only this step leads to, and keeps the first of it for the message. Returns how many there are. */
static size_t follow(const struct search *search, const struct chain_step *first, const struct chain_object **named)
{
    const struct chain_model *model = search->facts->model;
    size_t top = 0, count = 0;
    search->reached[first->head.index] = 1;
    search->stack[top++] = first->head.index;
    while (top > 0) {
        const struct chain_step *step = chain_step_at(model, search->stack[--top]);
        for (uint32_t i = 0; i < step->out_count; i++) {
            const struct chain_object *next = chain_flow_out(model, step->out_first + i)->to.target;
            if (search->reached[next->index])
                continue;
            search->reached[next->index] = 1;
            search->stack[top++] = next->index;
            if (count < NAMED)
                named[count] = next;
            count++;
        }
    }
    return count;
}

static void report_parts(struct chain_rule_run *run, const struct search *search)
{
    const struct chain_object *named[NAMED];
    for (size_t i = 0; i < chain_step_count(run->model); i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        if (search->reached[i] || run->facts->component_in[run->facts->component[i]])
            continue;
        size_t behind = follow(search, step, named);
        CHAIN_REPORT(run, &step->head, chain_say_name(&step->head), chain_say_names(named, behind < NAMED ? behind : NAMED));
    }
}

static void run(struct chain_rule_run *run)
{
    /* Without any flow that one fact is told, not its consequence at each step. */
    if (chain_flow_count(run->model) == 0)
        return;
    size_t steps = chain_step_count(run->model);
    if (run->facts->start_count == 0)
        return;
    struct search search = {run->facts, chain_scratch(run, steps, 1), chain_scratch(run, steps, sizeof(uint32_t))};
    if (search.reached && search.stack) {
        reach(&search);
        report_parts(run, &search);
    }
    free(search.reached);
    free(search.stack);
}

const struct chain_rule chain_rule_unreachable_step = {
    .id = "unreachable-step",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("No start leads to a step"),
    .message = N_("No start leads to \"{0}\"{1|, nor to what comes after it: {}}."),
    .why = N_("A client who follows the chain never comes here: the service is described, but nobody gets to it."),
    .how = N_("Add the flow or handoff that leads here, or make the step a <start> if clients come in here."),
    .bad = "<step id=\"rehab\" actor=\"physio\"/> ... no flow has to=\"rehab\"",
    .good = "<flow from=\"visit\" to=\"rehab\"/>",
    .run = run,
};
