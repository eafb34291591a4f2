#include "analysis/care.h"

#include <stdlib.h>

bool chain_facts_add_care(struct chain_facts *facts)
{
    struct chain_care *care = chain_arena_alloc(&facts->arena, sizeof *care);
    if (!care || !chain_boundaries_find(&care->boundaries, &facts->arena, facts) ||
        !chain_answers_find(&care->answers, &facts->arena, facts->model) ||
        !chain_languages_init(&care->languages, &facts->arena, facts->model))
        return false;
    facts->care = care;
    return true;
}

chain_status chain_facts_new(const chain_model *model, chain_facts **facts)
{
    if (!model || !facts || model->broken)
        return CHAIN_BAD_ARGUMENT;
    struct chain_facts *made = malloc(sizeof *made);
    *facts = NULL;
    if (!made || !chain_facts_init(made, model)) {
        free(made);
        return CHAIN_NO_MEMORY;
    }
    if (!chain_facts_add_care(made)) {
        chain_facts_free(made);
        return CHAIN_NO_MEMORY;
    }
    *facts = made;
    return CHAIN_OK;
}

void chain_facts_free(chain_facts *facts)
{
    chain_facts_clear(facts);
    free(facts);
}

bool chain_facts_handoff(const chain_facts *facts, const chain_object *handoff, chain_handoff_facts *out)
{
    if (out)
        *out = (chain_handoff_facts){0};
    if (!facts || !handoff || !out || handoff->type != CHAIN_FLOW || handoff->model != facts->model)
        return false;
    const struct chain_flow *flow = (const struct chain_flow *)handoff;
    *out = chain_handoff_judge(&facts->care->answers, flow);
    return (flow->role == CHAIN_ROLE_HANDOFF || flow->role == CHAIN_ROLE_MESSAGE) && flow->from.target && flow->to.target;
}

bool chain_facts_integration(const chain_facts *facts, chain_integration *out)
{
    if (out)
        *out = (chain_integration){0};
    return facts && out && chain_integration_measure(facts, out);
}

bool chain_facts_language(const chain_facts *facts, int language, chain_language_facts *out)
{
    if (out)
        *out = (chain_language_facts){0};
    return facts && out && language > 0 && language < CHAIN_LANGUAGES && chain_language_measure(facts, language, out);
}
