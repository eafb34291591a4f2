/* Who can do the work of a step or actor: sums over what its capacities tell. */
#include "analysis/care.h"

static void add(double *sum, const struct chain_object *capacity, chain_field field)
{
    double number;
    if (chain_object_number(capacity, field, &number) && number >= 0)
        *sum = (*sum < 0 ? 0 : *sum) + number;
}

static double ratio(double whole, double part)
{
    return whole >= 0 && part > 0 ? whole / part : -1;
}

bool chain_facts_people(const chain_facts *facts, const chain_object *object, chain_people *out)
{
    bool any = false;
    if (!out)
        return false;
    *out = (chain_people){-1, -1, -1, -1, -1, -1};
    if (!facts || !object || object->model != facts->model)
        return false;
    for (const struct chain_object *child = object->first; child; child = child->next) {
        if (child->type != CHAIN_CAPACITY)
            continue;
        any = true;
        add(&out->trained, child, CHAIN_F_TRAINED);
        add(&out->needed, child, CHAIN_F_NEEDED);
        add(&out->supervisors, child, CHAIN_F_SUPERVISORS);
        add(&out->volume, child, CHAIN_F_VOLUME);
    }
    out->per_supervisor = ratio(out->trained, out->supervisors);
    out->per_trained = ratio(out->volume, out->trained);
    return any;
}
