#include "analysis/time_profiles.h"

#include "analysis/areas.h"
#include "analysis/span.h"

static uint64_t mix(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *b = bytes;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ b[i]) * 1099511628211u;
    return hash;
}

static uint64_t mix_duration(uint64_t hash, chain_duration duration)
{
    hash = mix(hash, &duration.months, sizeof duration.months);
    hash = mix(hash, &duration.workdays, sizeof duration.workdays);
    return mix(hash, &duration.minutes, sizeof duration.minutes);
}

static uint64_t hash_times(const struct chain_time_profiles *times, const uint8_t *covers)
{
    uint64_t hash = 14695981039346656037u;
    for (uint32_t i = 0; i < times->timed_count; i++) {
        struct chain_span span = chain_span_of(times->timed[i], covers);
        hash = mix_duration(mix_duration(mix_duration(hash, span.best), span.typical_most), span.worst);
        hash = mix(hash, &span.timed, sizeof span.timed);
    }
    return hash;
}

static bool find_profiles(struct chain_time_profiles *times, struct chain_arena *arena, const struct chain_model *model)
{
    struct chain_areas areas;
    if (!chain_areas_init(&areas, arena, model))
        return false;
    times->profiles = chain_arena_array(arena, areas.count + 1u, sizeof *times->profiles);
    for (uint32_t i = 0; i < areas.count && times->profiles && times->timed_count > 0; i++) {
        const uint8_t *covers = chain_area_covers(arena, model, areas.items[i]);
        if (!covers)
            return false;
        uint64_t hash = hash_times(times, covers);
        struct chain_time_profile *profile = times->profiles;
        while (profile < times->profiles + times->count && profile->hash != hash)
            profile++;
        if (profile == times->profiles + times->count) {
            *profile = (struct chain_time_profile){chain_arena_array(arena, areas.count + 1u, sizeof *profile->areas), 0, covers, hash};
            times->count++;
        }
        if (profile->areas)
            profile->areas[profile->count++] = areas.items[i];
    }
    return !arena->failed;
}

static bool has_times(const struct chain_object *object)
{
    for (const struct chain_object *child = object->first; child; child = child->next) {
        const struct chain_time *time = (const struct chain_time *)child;
        if (child->type == CHAIN_TIME && !time->clock_start && !time->clock_end)
            return true;
    }
    return false;
}

static bool find_timed(struct chain_time_profiles *times, struct chain_arena *arena, const struct chain_model *model)
{
    static const chain_type types[] = {CHAIN_STEP, CHAIN_FLOW};
    times->timed = chain_arena_array(arena, chain_step_count(model) + chain_flow_count(model) + 1, sizeof *times->timed);
    for (size_t t = 0; t < 2 && times->timed; t++)
        for (uint32_t i = 0; i < model->by_type[types[t]].count; i++)
            if (has_times(model->by_type[types[t]].items[i]))
                times->timed[times->timed_count++] = model->by_type[types[t]].items[i];
    return times->timed != NULL;
}

bool chain_time_profiles_find(struct chain_time_profiles *times, struct chain_arena *arena, const struct chain_model *model)
{
    *times = (struct chain_time_profiles){NULL, 0, NULL, 0};
    return find_timed(times, arena, model) && find_profiles(times, arena, model);
}
