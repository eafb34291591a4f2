#include "gaps/profiles.h"

#include <stdlib.h>
#include <string.h>

/* FNV-1a, 64 bits. */
uint64_t chain_profile_key(const uint8_t *bytes, size_t count)
{
    uint64_t key = 14695981039346656037u;
    for (size_t i = 0; i < count; i++)
        key = (key ^ bytes[i]) * 1099511628211u;
    return key;
}

static int compare(const void *left, const void *right)
{
    const struct chain_profile *a = left, *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->object->index > b->object->index) - (a->object->index < b->object->index);
}

void chain_profiles_sort(struct chain_profile *profiles, size_t count)
{
    if (count > 1)
        qsort(profiles, count, sizeof *profiles, compare);
}

static void mark(const struct chain_rule_run *run, const struct chain_objects *decisions, chain_type type, uint8_t *named)
{
    for (uint32_t i = 0; i < decisions->count; i++) {
        const struct chain_decision *decision = (const struct chain_decision *)decisions->items[i];
        if (!decision->rule || !decision->subject || strcmp(decision->rule, run->rule->id) != 0)
            continue;
        const struct chain_object *object = chain_model_find(run->model, decision->subject);
        if (object && object->type == type)
            named[object->index] = 1;
    }
}

void chain_profiles_mark_named(const struct chain_rule_run *run, chain_type type, uint8_t *named)
{
    mark(run, &run->model->by_type[CHAIN_DECISION], type, named);
    mark(run, &run->model->by_type[CHAIN_SUPPRESSION], type, named);
}

/* So many names are read; more are not. */
#define FEW_AREAS 4

struct chain_argument chain_say_areas(const struct chain_areas *areas, const struct chain_object *const *names, size_t count)
{
    return count > FEW_AREAS && count == areas->count ? chain_say_phrase(N_("all areas")) : chain_say_names(names, count);
}
