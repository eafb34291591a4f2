#include "check/scratch.h"

#define NAMED 64u

/* Components that a client can leave or end in: a flow goes elsewhere or dangles, or there is an end among the steps. */
static void mark_left(const struct chain_facts *facts, uint8_t *left)
{
    for (uint32_t c = 0; c < facts->component_count; c++)
        left[c] = facts->component_out[c];
    for (size_t i = 0; i < chain_step_count(facts->model); i++)
        if (chain_step_at(facts->model, i)->role == CHAIN_ROLE_END || (facts->marks[i] & CHAIN_MARK_LOOSE_OUT))
            left[facts->component[i]] = 1;
}

/* For each step the next one of the same component in the order of the file, plus one; 0 = it is the last. */
static void link_components(const struct chain_facts *facts, uint32_t *next, uint32_t *first)
{
    for (uint32_t i = (uint32_t)chain_step_count(facts->model); i > 0; i--) {
        uint32_t component = facts->component[i - 1];
        next[i - 1] = first[component];
        first[component] = i;
    }
}

static const char *const to_itself = N_("\"{0}\" leads only back to itself.");

static void report_loop(struct chain_rule_run *run, uint32_t first, const uint32_t *next)
{
    const struct chain_object *named[NAMED];
    size_t count = 0;
    for (uint32_t i = first; i > 0 && count < NAMED; i = next[i - 1])
        named[count++] = &chain_step_at(run->model, i - 1)->head;
    if (count == 1)
        CHAIN_REPORT_AS(run, to_itself, named[0], chain_say_name(named[0]));
    else
        CHAIN_REPORT(run, named[0], chain_say_names(named, count));
}

static void run(struct chain_rule_run *run)
{
    const struct chain_facts *facts = run->facts;
    size_t steps = chain_step_count(run->model);
    uint8_t *left = chain_scratch(run, facts->component_count, 1);
    uint32_t *next = chain_scratch(run, steps, sizeof *next), *first = chain_scratch(run, steps, sizeof *first);
    if (left && next && first) {
        mark_left(facts, left);
        link_components(facts, next, first);
        for (uint32_t c = 0; c < facts->component_count; c++)
            if (!left[c] && chain_facts_in_loop(facts, chain_step_at(run->model, first[c] - 1)))
                report_loop(run, first[c], next);
    }
    free(left);
    free(next);
    free(first);
}

const struct chain_rule chain_rule_endless_loop = {
    .id = "endless-loop",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("A loop has no way out"),
    .message = N_("These steps go round without a way out: {0}."),
    .why = N_("A client who comes into the loop is sent from one step to the next without end."),
    .how = N_("Add the flow that leaves the loop, with the condition on which the client goes on."),
    .bad = "<flow from=\"visit\" to=\"followup\"/> <flow from=\"followup\" to=\"visit\"/>",
    .good = "<flow from=\"visit\" to=\"followup\"/> <flow from=\"followup\" to=\"visit\"/> <flow from=\"followup\" "
            "to=\"well\"/>",
    .run = run,
};
