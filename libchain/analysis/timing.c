#include "analysis/timing.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/arrivals.h"
#include "analysis/limit.h"
#include "analysis/rules.h"
#include "analysis/time_profiles.h"
#include "base/value.h"

#define MOST_WORK ((size_t)3 << 19) /* steps and flows looked at, over all rules and areas */
#define MOST_VERDICTS 5000u
#define MEMORY 64u

/* One comparison by the calendar, kept: rules and chains use the same few times again and again. */
struct compared {
    chain_duration time, limit;
    uint8_t event_day, within, used;
};

struct search {
    const struct chain_facts *facts;
    struct chain_arena *arena;
    struct chain_timing *timing;
    struct chain_arrivals arrivals;
    struct chain_sections sections;
    struct chain_tolls tolls;
    struct chain_time_profiles times;
    uint8_t *stops;
    size_t capacity;
    struct compared memory[MEMORY];
};

/* In which sector something happens: that of the step's actor. */
static int sector_of(const struct chain_object *object)
{
    if (object->type == CHAIN_STEP)
        return chain_step_sector((const struct chain_step *)object);
    const struct chain_step *to = chain_flow_target((const struct chain_flow *)object);
    return to ? chain_step_sector(to) : 0;
}

static bool has_event(const struct chain_step *step, int event)
{
    for (uint32_t i = 0; i < step->more->clock.count; i++)
        if (step->more->clock.items[i] == event)
            return true;
    return false;
}

static bool when_done(int event)
{
    return event == CHAIN_CLOCK_NEED_ESTABLISHED || event == CHAIN_CLOCK_ASSESSMENT_DONE || event == CHAIN_CLOCK_DECISION;
}

/* The client's own act starts any service's clock; what a service does starts its own. A step of an unknown sector does neither. */
static bool starts(const struct chain_timing_rule *rule, const struct chain_step *step)
{
    if (!has_event(step, rule->clock_start))
        return false;
    return !step->actor.target || chain_step_is_client(step) || chain_step_sector(step) == 0 ||
           rule->clock_start == CHAIN_CLOCK_CONTACT || rule->clock_start == CHAIN_CLOCK_VIREILLETULO ||
           chain_rule_serves(rule, chain_step_sector(step));
}

static bool ends(const struct chain_timing_rule *rule, const struct chain_step *step)
{
    return has_event(step, rule->clock_end) && chain_rule_serves(rule, chain_step_sector(step));
}

static bool same(chain_duration a, chain_duration b)
{
    return a.months == b.months && a.workdays == b.workdays && a.minutes == b.minutes;
}

static enum chain_within compare(struct search *search, chain_duration time, const struct chain_rule_in_force *entry)
{
    bool event_day = entry->rule->event_day == CHAIN_YES_NO_YES;
    if (same(time, entry->limit))
        return CHAIN_WITHIN; /* agreed in the rule's own words, however its days are counted */
    uint64_t key = ((uint64_t)time.minutes * 31 + (uint32_t)time.workdays) * 31 + (uint32_t)time.months;
    key = ((key * 31 + (uint64_t)entry->limit.minutes) * 31 + (uint32_t)entry->limit.workdays) * 31 + (uint32_t)entry->limit.months;
    struct compared *kept = &search->memory[(key ^ key >> 17) % MEMORY];
    if (!kept->used || !same(kept->time, time) || !same(kept->limit, entry->limit) || kept->event_day != event_day) {
        enum chain_within within = chain_limit_compare(time, entry->limit, event_day, search->timing->as_of);
        *kept = (struct compared){time, entry->limit, event_day, (uint8_t)within, 1};
    }
    return (enum chain_within)kept->within;
}

static enum chain_breach judge(struct search *search, const struct chain_span *span, const struct chain_rule_in_force *entry)
{
    enum chain_within worst = compare(search, span->worst, entry);
    if (worst != CHAIN_WITHIN) {
        if (compare(search, span->best, entry) == CHAIN_NOT_WITHIN)
            return CHAIN_BREACH_ALWAYS;
        if (compare(search, span->typical_most, entry) == CHAIN_NOT_WITHIN)
            return CHAIN_BREACH_TYPICAL;
        return worst == CHAIN_NOT_WITHIN ? CHAIN_BREACH_WORST : CHAIN_BREACH_DAY;
    }
    return span->untimed ? CHAIN_BREACH_UNKNOWN : CHAIN_BREACH_NONE;
}

static struct chain_verdict *add_verdict(struct search *search, const struct chain_rule_in_force *entry,
                                         const struct chain_object *subject)
{
    struct chain_timing *timing = search->timing;
    if (timing->verdict_count >= MOST_VERDICTS) {
        timing->undecided = true;
        return NULL;
    }
    if (timing->verdict_count == search->capacity) {
        size_t capacity = search->capacity ? search->capacity * 2 : 32;
        struct chain_verdict *verdicts = chain_arena_array(search->arena, capacity, sizeof *verdicts);
        if (!verdicts)
            return NULL;
        if (timing->verdict_count)
            memcpy(verdicts, timing->verdicts, timing->verdict_count * sizeof *verdicts);
        timing->verdicts = verdicts;
        search->capacity = capacity;
    }
    struct chain_verdict *verdict = &timing->verdicts[timing->verdict_count++];
    *verdict = (struct chain_verdict){.rule = entry->rule, .subject = subject, .set_aside = entry->set_aside,
                                      .splits = entry->splits};
    verdict->age_min = entry->ages.min > 0 ? entry->ages.min : -1;
    verdict->age_max = entry->ages.max < CHAIN_AGE_OPEN ? entry->ages.max : -1;
    return verdict;
}

/* Times that the file gives for the segment itself. */

static void judge_measured(struct search *search, const struct chain_rule_in_force *entry, const struct chain_object *object)
{
    for (const struct chain_object *child = object->first; child; child = child->next) {
        const struct chain_time *time = (const struct chain_time *)child;
        if (child->type != CHAIN_TIME || time->clock_start != entry->rule->clock_start || time->clock_end != entry->rule->clock_end ||
            !chain_rule_serves(entry->rule, sector_of(object)) ||
            !chain_ages_meet(chain_ages_read(time->age_min, time->age_max), entry->ages))
            continue;
        struct chain_verdict *verdict = add_verdict(search, entry, object);
        if (!verdict)
            return;
        const struct chain_object **areas = chain_arena_array(search->arena, time->area.count + 1, sizeof *areas);
        for (uint32_t i = 0; i < time->area.count && areas; i++)
            if (time->area.items[i].target)
                areas[verdict->area_count++] = time->area.items[i].target;
        verdict->areas = areas;
        verdict->measured = true;
        verdict->span = chain_span_of_time(time);
        if (!verdict->span.timed)
            verdict->span.untimed = 1;
        verdict->breach = (uint8_t)judge(search, &verdict->span, entry);
    }
}

/* Times that follow from the steps between. */

/* In the tolls, the times of one profile of areas; NULL = of all together. */
static void set_times(struct search *search, const uint8_t *covers)
{
    for (uint32_t i = 0; i < search->times.timed_count; i++) {
        const struct chain_object *object = search->times.timed[i];
        struct chain_toll *toll = object->type == CHAIN_STEP ? &search->tolls.steps[object->index] : &search->tolls.flows[object->index];
        toll->span = chain_span_of(object, covers);
        if (!toll->span.timed)
            toll->span.untimed = 1;
    }
}

static bool worse(const struct chain_span *a, enum chain_breach one, const struct chain_span *b, enum chain_breach other)
{
    if (one != other)
        return one > other;
    return chain_duration_minutes(a->worst) > chain_duration_minutes(b->worst);
}

/* Between each start and the steps where the clock stops: what is worst so far, by step. */
struct worst {
    struct chain_span span;
    uint32_t start, round;
    uint8_t breach;
};

static void judge_from(struct search *search, const struct chain_rule_in_force *entry, uint32_t start, struct worst *worst,
                       uint32_t round)
{
    struct chain_arrivals *arrivals = &search->arrivals;
    const struct chain_step *first = chain_step_at(search->facts->model, start);
    bool after = when_done(entry->rule->clock_start), done = when_done(entry->rule->clock_end);
    if (arrivals->work > MOST_WORK) {
        search->timing->undecided = true;
        return;
    }
    chain_arrivals_from(arrivals, start, after);
    bool at_once = ends(entry->rule, first);
    for (uint32_t i = 0; i < (at_once ? 1 : arrivals->reached_count); i++) {
        uint32_t step = arrivals->order[i];
        if (!search->stops[step])
            continue;
        struct chain_span span = arrivals->at[step], own = chain_time_at(arrivals, step);
        if (done && !(i == 0 && after))
            chain_span_add(&span, &own);
        enum chain_breach breach = judge(search, &span, entry);
        struct worst *known = &worst[step];
        if (known->round != round || worse(&span, breach, &known->span, (enum chain_breach)known->breach))
            *known = (struct worst){span, start, round, (uint8_t)breach};
    }
}

static void judge_all_starts(struct search *search, const struct chain_rule_in_force *entry, struct worst *worst, uint32_t round)
{
    size_t steps = chain_step_count(search->facts->model);
    for (uint32_t i = 0; i < steps && !search->timing->undecided; i++)
        if (starts(entry->rule, chain_step_at(search->facts->model, i)) && search->facts->from_start[i])
            judge_from(search, entry, i, worst, round);
}

static bool is_over(int breach)
{
    return breach > CHAIN_BREACH_UNKNOWN;
}

/* The areas are asked one by one only where all together are not within the limit. */
static void judge_areas(struct search *search, const struct chain_rule_in_force *entry, size_t first, struct worst *worst, uint32_t *round)
{
    struct chain_timing *timing = search->timing;
    size_t count = timing->verdict_count - first;
    struct chain_span *spans = chain_arena_array(search->arena, count + 1, sizeof *spans);
    uint8_t *breaches = chain_arena_array(search->arena, count + 1, 1);
    for (uint32_t p = 0; p < search->times.count && spans && breaches && !timing->undecided; p++) {
        set_times(search, search->times.profiles[p].covers);
        judge_all_starts(search, entry, worst, ++*round);
        for (size_t v = 0; v < count; v++) {
            struct chain_verdict *verdict = &timing->verdicts[first + v];
            const struct worst *known = &worst[verdict->subject->index];
            if (known->round != *round)
                continue;
            if (breaches[v] == 0 || worse(&known->span, (enum chain_breach)known->breach, &spans[v], (enum chain_breach)(breaches[v] - 1))) {
                spans[v] = known->span;
                breaches[v] = (uint8_t)(known->breach + 1);
            }
            if (!is_over(known->breach))
                continue;
            const struct chain_object **areas = (const struct chain_object **)(uintptr_t)verdict->areas;
            if (!areas)
                verdict->areas = areas = chain_arena_array(search->arena, search->facts->model->by_type[CHAIN_AREA].count + 1u, sizeof *areas);
            for (uint32_t a = 0; a < search->times.profiles[p].count && areas; a++)
                areas[verdict->area_count++] = search->times.profiles[p].areas[a];
        }
    }
    set_times(search, NULL);
    for (size_t v = 0; v < count && spans && breaches; v++) {
        struct chain_verdict *verdict = &timing->verdicts[first + v];
        if (breaches[v] == 0)
            continue;
        verdict->span = spans[v];
        verdict->breach = (uint8_t)(breaches[v] - 1);
    }
}

/* Everywhere is not worth a list. */
static void forget_all_areas(struct search *search, size_t first)
{
    uint32_t all = 0;
    for (uint32_t p = 0; p < search->times.count; p++)
        all += search->times.profiles[p].count;
    for (size_t v = first; v < search->timing->verdict_count; v++)
        if (search->timing->verdicts[v].area_count == all)
            search->timing->verdicts[v].area_count = 0;
}

/* A measured time up to this step says more than steps without times. */
static bool is_measured(const struct search *search, const struct chain_rule_in_force *entry, const struct chain_object *step)
{
    for (size_t i = search->timing->verdict_count; i > 0; i--) {
        const struct chain_verdict *verdict = &search->timing->verdicts[i - 1];
        if (verdict->rule != entry->rule)
            return false;
        const struct chain_flow *flow = (const struct chain_flow *)verdict->subject;
        if (verdict->measured && (verdict->subject == step || (verdict->subject->type == CHAIN_FLOW && flow->to.target == step)))
            return true;
    }
    return false;
}

static void judge_path(struct search *search, const struct chain_rule_in_force *entry, struct worst *worst, uint32_t *round)
{
    struct chain_timing *timing = search->timing;
    size_t first = timing->verdict_count, steps = chain_step_count(search->facts->model);
    bool over = false;
    for (size_t i = 0; i < steps; i++)
        search->stops[i] = ends(entry->rule, chain_step_at(search->facts->model, i));
    judge_all_starts(search, entry, worst, ++*round);
    for (uint32_t i = 0; i < steps; i++) {
        const struct chain_object *step = &chain_step_at(search->facts->model, i)->head;
        bool unknown = worst[i].round != *round || worst[i].breach == CHAIN_BREACH_UNKNOWN;
        if (!search->stops[i] || !search->facts->from_start[i] || (unknown && is_measured(search, entry, step)))
            continue;
        struct chain_verdict *verdict = add_verdict(search, entry, step);
        if (!verdict)
            return;
        verdict->no_start = worst[i].round != *round;
        verdict->breach = CHAIN_BREACH_UNKNOWN;
        if (verdict->no_start)
            continue;
        verdict->span = worst[i].span;
        verdict->breach = worst[i].breach;
        verdict->start = &chain_step_at(search->facts->model, worst[i].start)->head;
        over = over || is_over(verdict->breach);
    }
    if (over && search->times.count > 1) {
        judge_areas(search, entry, first, worst, round);
        forget_all_areas(search, first);
    }
}

/* The day. */

static int32_t latest_status(const struct chain_model *model, int32_t today)
{
    int32_t latest = 0;
    for (uint32_t i = 0; i < model->by_type[CHAIN_STATUS].count; i++) {
        const struct chain_status_entry *status = (const struct chain_status_entry *)model->by_type[CHAIN_STATUS].items[i];
        int32_t date = status->date ? chain_date_read(status->date) : 0;
        if (date <= today && date > latest)
            latest = date;
    }
    return latest;
}

static void set_day(struct chain_timing *timing, const struct chain_model *model, int32_t given, int32_t today)
{
    const struct chain_root *root = (const struct chain_root *)model->root;
    int32_t status = root->state == CHAIN_STATE_AS_IS ? latest_status(model, today) : 0, approved = 0;
    if (model->by_type[CHAIN_GOVERNANCE].count > 0 && root->state == CHAIN_STATE_AS_IS) {
        const struct chain_governance *governance = (const struct chain_governance *)model->by_type[CHAIN_GOVERNANCE].items[0];
        approved = governance->approved ? chain_date_read(governance->approved) : 0;
    }
    timing->as_of = given ? given : status ? status : approved ? approved : today;
    timing->basis = given ? CHAIN_DAY_GIVEN : status ? CHAIN_DAY_STATUS : approved ? CHAIN_DAY_APPROVED : CHAIN_DAY_TODAY;
}

/* Rules whose service is in the chain, while one of their events is nowhere. */
static bool is_eventless(const struct search *search, const struct chain_rule_in_force *entry, const bool *sectors)
{
    const struct chain_model *model = search->facts->model;
    bool served = false, start = false, end = false;
    for (uint32_t i = 0; i < entry->rule->service.count; i++)
        served = served || sectors[entry->rule->service.items[i]];
    if (!served)
        return false;
    for (size_t i = 0; i < chain_step_count(model); i++) {
        start = start || has_event(chain_step_at(model, i), entry->rule->clock_start);
        end = end || ends(entry->rule, chain_step_at(model, i));
    }
    return !end || !start;
}

static bool judge_rules(struct search *search, struct chain_rule_in_force *entries, size_t count)
{
    const struct chain_model *model = search->facts->model;
    size_t steps = chain_step_count(model);
    struct worst *worst = chain_arena_array(search->arena, steps + 1, sizeof *worst);
    bool sectors[256] = {false};
    uint32_t round = 0;
    search->timing->eventless = chain_arena_array(search->arena, count + 1, sizeof *search->timing->eventless);
    if (search->arena->failed)
        return false;
    for (size_t i = 0; i < steps; i++)
        sectors[chain_step_sector(chain_step_at(model, i)) & 255] = true;
    for (size_t e = 0; e < count && !search->arena->failed; e++) {
        if (entries[e].dropped)
            continue;
        size_t before = search->timing->verdict_count;
        for (size_t t = 0; t < 2; t++) {
            const struct chain_objects *list = &model->by_type[t == 0 ? CHAIN_STEP : CHAIN_FLOW];
            for (uint32_t i = 0; i < list->count; i++)
                if (list->items[i]->first)
                    judge_measured(search, &entries[e], list->items[i]);
        }
        if (is_eventless(search, &entries[e], sectors)) {
            if (search->timing->verdict_count == before)
                search->timing->eventless[search->timing->eventless_count++] = &entries[e].rule->head;
        } else {
            judge_path(search, &entries[e], worst, &round);
        }
    }
    return !search->arena->failed;
}

bool chain_timing_find(struct chain_timing *timing, struct chain_arena *arena, const struct chain_facts *facts, int32_t given,
                       int32_t today)
{
    struct search *search = calloc(1, sizeof *search);
    size_t count = 0;
    bool done = false;
    *timing = (struct chain_timing){.as_of = 0};
    if (!search)
        return false;
    *search = (struct search){.facts = facts, .arena = arena, .timing = timing};
    set_day(timing, facts->model, given, today);
    struct chain_rule_in_force *entries = chain_rules_in_force(arena, facts->model, timing->as_of, &count, timing);
    search->stops = chain_arena_array(arena, chain_step_count(facts->model) + 1, 1);
    if (entries && search->stops && count == 0) {
        done = true;
    } else if (entries && search->stops && chain_sections_find(&search->sections, arena, facts) &&
               chain_tolls_make(&search->tolls, arena, facts, NULL) &&
               chain_arrivals_init(&search->arrivals, arena, facts, &search->sections, &search->tolls) && chain_time_profiles_find(&search->times, arena, facts->model)) {
        search->arrivals.stops = search->stops;
        done = judge_rules(search, entries, count);
    }
    free(search);
    return done && !arena->failed;
}
