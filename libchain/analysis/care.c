#include "analysis/care.h"

#include <stdlib.h>

#include "analysis/prevention.h"

bool chain_facts_add_care(struct chain_facts *facts)
{
    struct chain_care *care = chain_arena_alloc(&facts->arena, sizeof *care);
    if (!care || !chain_boundaries_find(&care->boundaries, &facts->arena, facts) ||
        !chain_answers_find(&care->answers, &facts->arena, facts->model) ||
        !chain_languages_init(&care->languages, &facts->arena, facts->model) ||
        !chain_passages_find(&care->passages, &facts->arena, facts) || !chain_reach_find(&care->reach, &facts->arena, facts))
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

bool chain_facts_prevention(const chain_facts *facts, chain_prevention *out)
{
    if (out)
        *out = (chain_prevention){{0}, {0}, 0, 0, 0, 0};
    return facts && out && chain_prevention_measure(facts, out);
}

bool chain_facts_passed_by_all(const chain_facts *facts, const chain_object *object, bool *undecided)
{
    const struct chain_passages *passages = facts ? &facts->care->passages : NULL;
    if (undecided)
        *undecided = passages && passages->undecided;
    return passages && object && object->model == facts->model && chain_is_passed_by_all(passages, object);
}

chain_entries chain_facts_entries(const chain_facts *facts, int sector)
{
    if (!facts || sector <= 0 || sector >= CHAIN_SECTOR_CLIENT)
        return (chain_entries){0, 0};
    return chain_entries_count(facts, sector);
}

bool chain_facts_told(const chain_facts *facts, const chain_object *item, chain_range *out)
{
    if (out)
        *out = (chain_range){0, 0};
    return facts && item && out && item->type == CHAIN_ITEM && item->model == facts->model && chain_telling_measure(facts, item, out);
}
