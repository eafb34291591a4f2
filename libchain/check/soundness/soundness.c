#include "check/soundness/soundness.h"

#include "rule/findings.h"

#define MOST_LOOKED_AT 64u

const chain_soundness *chain_soundness_of(struct chain_rule_run *run)
{
    chain_soundness_options options = CHAIN_SOUNDNESS_OPTIONS_INIT;
    options.work = run->options ? run->options->max_work : 0;
    if (!run->shared->soundness && chain_soundness_new(run->model, &options, &run->shared->soundness) == CHAIN_NO_MEMORY)
        run->findings->out_of_memory = true;
    return run->shared->soundness;
}

void chain_relate_fault(struct chain_rule_run *run, const chain_sound_fault *fault)
{
    for (size_t i = 0; i < fault->run_count; i++)
        chain_relate(run, fault->run[i], i == 0 ? N_("the way there begins here: \"{0}\"") : N_("then \"{0}\""));
}

bool chain_has_words(const struct chain_object *object)
{
    const struct chain_step *step = (const struct chain_step *)object;
    bool gateway = object->type == CHAIN_STEP && (step->role == CHAIN_ROLE_BRANCH || step->role == CHAIN_ROLE_PARALLEL);
    if (object->type == CHAIN_STEP && step->kind && !gateway)
        return true;
    for (const struct chain_text *text = object->texts; text; text = text->next)
        if (text->kind == CHAIN_TEXT_NAME)
            return true;
    return false;
}

/* Breadth first, over a few steps. */
const struct chain_object *chain_with_words(const struct chain_object *object, bool behind)
{
    const struct chain_object *seen[MOST_LOOKED_AT];
    size_t count = 0;
    if (!object)
        return NULL;
    seen[count++] = object;
    for (size_t next = 0; next < count; next++) {
        if (seen[next]->type != CHAIN_STEP || chain_has_words(seen[next]))
            return seen[next];
        size_t ways = behind ? chain_step_out_count(seen[next]) : chain_step_in_count(seen[next]);
        for (size_t i = 0; i < ways && count < MOST_LOOKED_AT; i++) {
            const chain_object *flow = behind ? chain_step_out(seen[next], i) : chain_step_in(seen[next], i);
            const chain_object *other = behind ? chain_flow_to(flow) : chain_flow_from(flow);
            bool known = other == NULL;
            for (size_t k = 0; k < count && !known; k++)
                known = seen[k] == other;
            if (!known)
                seen[count++] = other;
        }
    }
    return object;
}
