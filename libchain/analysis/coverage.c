/* In how many of its areas is a step to be had? */
#include "analysis/areas.h"
#include "base/value.h"
#include "chain/figures.h"

struct weights {
    double all, served, unknown;
    bool known; /* each area has one over 0 */
};

static void weigh(struct weights *weights, const struct chain_object *area, bool served, bool unknown)
{
    const char *text = ((const struct chain_area *)area)->population;
    int64_t population = 0;
    if (!text || !chain_count_read(text, &population) || population == 0)
        weights->known = false;
    weights->all += (double)population;
    weights->served += served ? (double)population : 0;
    weights->unknown += unknown ? (double)population : 0;
}

void chain_areas_coverage(const struct chain_areas *areas, chain_coverage *coverage)
{
    struct weights weights = {.known = true};
    *coverage = (chain_coverage){.areas = areas->count};
    for (uint32_t i = 0; i < areas->count; i++) {
        bool served = chain_availability_serves(areas->values[i]);
        bool unknown = areas->values[i] == 0 || areas->values[i] == CHAIN_AVAILABILITY_UNKNOWN;
        coverage->served += served;
        coverage->unknown += unknown;
        coverage->lacking += !served && !unknown;
        weigh(&weights, areas->items[i], served, unknown);
    }
    if (areas->count == 0)
        return;
    coverage->low = (double)coverage->served / (double)areas->count;
    coverage->high = (double)(coverage->served + coverage->unknown) / (double)areas->count;
    coverage->weighted = weights.known;
    if (weights.known) {
        coverage->population_low = weights.served / weights.all;
        coverage->population_high = (weights.served + weights.unknown) / weights.all;
    }
}

bool chain_object_coverage(const chain_object *object, int32_t as_of, chain_coverage *coverage)
{
    struct chain_arena arena;
    struct chain_areas areas;
    chain_type type = chain_object_type(object);
    if (!coverage || (type != CHAIN_STEP && type != CHAIN_FLOW))
        return false;
    chain_arena_init(&arena);
    bool done = chain_areas_init(&areas, &arena, object->model) && areas.count > 0 &&
                chain_areas_availability(&areas, object, as_of);
    if (done)
        chain_areas_coverage(&areas, coverage);
    chain_arena_clear(&arena);
    return done;
}
