/*
 * Reported where the client passes the point of no return: at the step from which no end can be reached any more, while one
 * could be just before it. The steps behind it are in the same trouble and are not told one by one.
 */
#include "check/scratch.h"

/* Steps that lead to a dangling flow may well lead to an end, once that is mended. */
static void spread_back(const struct chain_facts *facts, uint8_t *leads_out, uint32_t *stack)
{
    const struct chain_model *model = facts->model;
    size_t top = 0;
    for (uint32_t i = 0; i < chain_step_count(model); i++) {
        leads_out[i] = facts->to_end[i] || (facts->marks[i] & CHAIN_MARK_LOOSE_OUT);
        if (leads_out[i] && !facts->to_end[i])
            stack[top++] = i;
    }
    while (top > 0) {
        const struct chain_step *step = chain_step_at(model, stack[--top]);
        for (uint32_t i = 0; i < step->in_count; i++) {
            uint32_t before = chain_flow_in(model, step->in_first + i)->from.target->index;
            if (!leads_out[before]) {
                leads_out[before] = 1;
                stack[top++] = before;
            }
        }
    }
}

static bool is_point_of_no_return(const struct chain_model *model, const struct chain_step *step, const uint8_t *leads_out)
{
    for (uint32_t i = 0; i < step->in_count; i++)
        if (leads_out[chain_flow_in(model, step->in_first + i)->from.target->index])
            return true;
    return step->role == CHAIN_ROLE_START || step->in_count == 0;
}

/* A dead end, and a loop that nothing leaves, are told by rules of their own. */
static void report(struct chain_rule_run *run, const uint8_t *leads_out)
{
    const struct chain_facts *facts = run->facts;
    for (size_t i = 0; i < chain_step_count(run->model); i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        bool judged = facts->from_start[i] || facts->start_count == 0;
        bool goes_on = facts->component_out[facts->component[i]] && chain_step_goes_on(step);
        if (judged && !leads_out[i] && goes_on && is_point_of_no_return(run->model, step, leads_out))
            CHAIN_REPORT(run, &step->head, chain_say_name(&step->head));
    }
}

static void run(struct chain_rule_run *run)
{
    size_t steps = chain_step_count(run->model);
    if (run->facts->end_count == 0)
        return;
    uint8_t *leads_out = chain_scratch(run, steps, 1);
    uint32_t *stack = chain_scratch(run, steps, sizeof *stack);
    if (leads_out && stack) {
        spread_back(run->facts, leads_out, stack);
        report(run, leads_out);
    }
    free(leads_out);
    free(stack);
}

const struct chain_rule chain_rule_no_way_out = {
    .id = "no-way-out",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("From a step no end can be reached"),
    .message = N_("From \"{0}\" on, no end of the chain can be reached."),
    .why = N_("A client who comes here goes on to a place where the path stops or circles, and never gets to the end of "
              "the chain."),
    .how = N_("Follow the path from this step and add the missing flow to an end."),
    .bad = "<flow from=\"triage\" to=\"visit\"/> ... no flow leads from \"visit\" to an end",
    .good = "<flow from=\"triage\" to=\"visit\"/> <flow from=\"visit\" to=\"well\"/>",
    .run = run,
};
