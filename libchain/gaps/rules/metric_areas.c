/* Are there figures of every area? */
#include <string.h>

#include "analysis/areas.h"
#include "analysis/measurement.h"
#include "gaps/profiles.h"
#include "gaps/rules/scratch.h"

struct work {
    struct chain_rule_run *run;
    struct chain_areas areas;
    uint8_t *marks, *first;             /* by area: the metric has a figure of it */
    struct chain_profile *profiles;     /* metrics with figures of some areas, not of all */
    const struct chain_object **whole;  /* metrics with figures of larger areas only */
    const struct chain_object **metrics, **missing;
    size_t count, whole_count;
};

/* A figure of a whole county says nothing of each municipality in it. */
static void mark_value(struct work *work, const struct chain_refs *areas)
{
    for (uint32_t i = 0; i < areas->count; i++) {
        const uint32_t *positions;
        const struct chain_object *area = areas->items[i].target;
        if (area && chain_areas_within(&work->areas, area, &positions) == 1)
            work->marks[positions[0]] = 1;
    }
}

/* How many areas it has figures of; -1 = it has no figures at all. */
static int mark(struct work *work, const struct chain_metric *metric)
{
    int count = -1;
    memset(work->marks, 0, work->areas.count);
    for (const struct chain_object *child = metric->head.first; child; child = child->next) {
        const struct chain_value *value = (const struct chain_value *)child;
        if (child->type != CHAIN_VALUE)
            continue;
        count = 0;
        if (value->value || value->count || value->share)
            mark_value(work, value->area.count ? &value->area : &metric->area);
    }
    for (uint32_t i = 0; count >= 0 && i < work->areas.count; i++)
        count += work->marks[i];
    return count;
}

static void collect(struct work *work, const uint8_t *named)
{
    const struct chain_objects *all = &work->run->model->by_type[CHAIN_METRIC];
    for (uint32_t i = 0; i < all->count; i++) {
        int count = mark(work, (const struct chain_metric *)all->items[i]);
        if (count == 0)
            work->whole[work->whole_count++] = all->items[i];
        else if (count > 0 && (uint32_t)count < work->areas.count)
            work->profiles[work->count++] = (struct chain_profile){
                all->items[i], named[i] ? i : chain_profile_key(work->marks, work->areas.count)};
    }
    chain_profiles_sort(work->profiles, work->count);
}

static void report(struct work *work, size_t from, size_t to)
{
    size_t missing = 0;
    for (uint32_t i = 0; i < work->areas.count; i++)
        if (!work->first[i])
            work->missing[missing++] = work->areas.items[i];
    for (size_t i = from; i < to; i++)
        work->metrics[i - from] = work->profiles[i].object;
    CHAIN_REPORT(work->run, work->profiles[from].object, chain_say_names(work->missing, missing),
                 chain_say_names(work->metrics, to - from), chain_say_number((double)(work->areas.count - missing)),
                 chain_say_number(work->areas.count));
}

static void report_all(struct work *work)
{
    size_t from = 0;
    for (size_t i = 0; i < work->count; i++) {
        mark(work, (const struct chain_metric *)work->profiles[i].object);
        bool same = i > from && work->profiles[i].key == work->profiles[from].key &&
                    memcmp(work->marks, work->first, work->areas.count) == 0;
        if (!same && i > from) {
            report(work, from, i);
            from = i;
        }
        memcpy(work->first, work->marks, work->areas.count);
    }
    if (work->count > 0)
        report(work, from, work->count);
    if (work->whole_count > 0)
        CHAIN_REPORT_UNKNOWN(work->run, work->run->model->root, chain_say_names(work->whole, work->whole_count));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct work work = {.run = run};
    if (!chain_is_chain(run) || run->model->by_type[CHAIN_VALUE].count == 0)
        return;
    chain_arena_init(&scratch);
    bool done = chain_areas_init(&work.areas, &scratch, run->model);
    size_t metrics = (size_t)run->model->by_type[CHAIN_METRIC].count + 1;
    work.marks = chain_arena_array(&scratch, work.areas.count + 1u, 1);
    work.first = chain_arena_array(&scratch, work.areas.count + 1u, 1);
    work.profiles = chain_arena_array(&scratch, metrics, sizeof *work.profiles);
    work.whole = chain_scratch_names(&scratch, run->model, CHAIN_METRIC);
    work.metrics = chain_scratch_names(&scratch, run->model, CHAIN_METRIC);
    work.missing = chain_scratch_names(&scratch, run->model, CHAIN_AREA);
    uint8_t *named = chain_arena_array(&scratch, metrics, 1);
    if (done && !scratch.failed && work.areas.count > 1) {
        chain_profiles_mark_named(run, CHAIN_METRIC, named);
        collect(&work, named);
        report_all(&work);
    }
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_metric_areas = {
    .id = "metric-areas",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_METRIC_MISSING,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Are there figures of every area?"),
    .message = N_("Figures are missing of these areas: {0}. There are figures of {2} of {3} areas. Metrics: {1}."),
    .why = N_("An average hides the area where things are worst, and an area without figures is hidden altogether."),
    .how = N_("Write a <value> for each area, or agree who collects the figures that are missing."),
    .consequence = N_("It is not known how things are for clients where you live."),
    .question = N_("Who collects the figures of the areas that are missing, and by when?"),
    .unknown = N_("Whether areas differ cannot be told, because the figures are of the whole only: {0}."),
    .bad = "<metric id=\"wait\"><value area=\"north\" value=\"14\"/></metric>",
    .good = "<metric id=\"wait\"><value area=\"north\" value=\"14\"/><value area=\"south\" value=\"16\"/></metric>",
    .run = run,
};
