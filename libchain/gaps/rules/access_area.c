/* Is a service to be had in every area alike? */
#include <string.h>

#include "analysis/areas.h"
#include "analysis/boundaries.h"
#include "gaps/profiles.h"
#include "gaps/rules/scratch.h"

/* The areas of one step, by what is said of them. */
enum share { LIMITED, PLANNED, NONE, NOT_KNOWN, SHARES };

struct tally {
    struct chain_areas areas;
    const struct chain_object **names[SHARES];
    size_t counts[SHARES];
    chain_coverage coverage;
    struct chain_profile *profiles;     /* steps that tell of areas */
    const struct chain_object **others; /* other steps with the same profile as the one that is told of */
    uint8_t *first;                     /* the values of the group */
    size_t profile_count, other_count;
};

static const char nowhere[] = N_("“{0}” is not fully available in any of the {1} areas: {2}.{7| The same holds for: {}.}");
static const char somewhere[] = N_("“{0}”: available in parts of the area only; it is not known where."
                                   "{3| Limited: {}.}{4| Planned: {}.}{5| Not available: {}.}{6| Not known: {}.}"
                                   "{7| The same holds for: {}.}");
static const char none_known[] = N_("“{0}”: not known to be fully available in any of the {2} areas."
                                    "{3| Limited: {}.}{4| Planned: {}.}{5| Not available: {}.}{6| Not known: {}.}"
                                    "{7| The same holds for: {}.}");

static void count(struct tally *tally)
{
    static const uint8_t share_of[] = {
        [0] = NOT_KNOWN, [CHAIN_AVAILABILITY_UNKNOWN] = NOT_KNOWN, [CHAIN_AVAILABILITY_LIMITED] = LIMITED,
        [CHAIN_AVAILABILITY_PLANNED] = PLANNED, [CHAIN_AVAILABILITY_NONE] = NONE,
    };
    for (int share = 0; share < SHARES; share++)
        tally->counts[share] = 0;
    for (uint32_t i = 0; i < tally->areas.count; i++) {
        if (chain_availability_serves(tally->areas.values[i]))
            continue;
        uint8_t share = share_of[tally->areas.values[i]];
        tally->names[share][tally->counts[share]++] = tally->areas.items[i];
    }
    chain_areas_coverage(&tally->areas, &tally->coverage);
}

static struct chain_argument say_areas(const struct tally *tally, enum share share)
{
    return chain_say_areas(&tally->areas, tally->names[share], tally->counts[share]);
}

static struct chain_argument say_percent(const chain_coverage *coverage, double share)
{
    return coverage->weighted ? chain_say_number((double)(int)(share * 100 + 0.5)) : chain_say("");
}

static void report_unknown(struct chain_rule_run *run, const struct tally *tally, const struct chain_object *subject)
{
    size_t served = tally->coverage.served;
    bool nothing = tally->counts[NOT_KNOWN] == tally->areas.count;
    const char *because = nothing ? N_("it is not known of any area") : N_("it is not known of these areas");
    if (tally->counts[NOT_KNOWN] > 0)
        CHAIN_REPORT_UNKNOWN(run, subject, chain_say_phrase(because), chain_say_name(subject),
                             nothing ? chain_say("") : say_areas(tally, NOT_KNOWN), chain_say(""),
                             served > 0 ? chain_say_number((double)served) : chain_say(""),
                             served > 0 ? chain_say_number((double)tally->areas.count) : chain_say(""),
                             chain_say_names(tally->others, tally->other_count));
}

static void report(struct chain_rule_run *run, const struct tally *tally, const struct chain_object *subject)
{
    static const int kinds[] = {CHAIN_AVAILABILITY_LIMITED, CHAIN_AVAILABILITY_PLANNED, CHAIN_AVAILABILITY_NONE};
    const chain_coverage *coverage = &tally->coverage;
    double all = (double)tally->areas.count, served = (double)coverage->served;
    struct chain_argument others = chain_say_names(tally->others, tally->other_count), none = chain_say("");
    bool in_parts = tally->areas.partly && coverage->unknown > 0;
    if (coverage->lacking == 0 && !in_parts) {
        report_unknown(run, tally, subject);
        return;
    }
    for (int share = LIMITED; share <= NONE; share++) {
        if (tally->counts[share] == tally->areas.count) {
            CHAIN_REPORT_AS(run, nowhere, subject, chain_say_name(subject), chain_say_number(all),
                            chain_say_kind(CHAIN_KINDS_AVAILABILITY, kinds[share]), none, none, none, none, others);
            return;
        }
    }
    bool nothing = tally->counts[NOT_KNOWN] == tally->areas.count;
    bool equal = coverage->population_high <= coverage->population_low;
    CHAIN_REPORT_AS(run, served > 0 ? run->rule->message : in_parts ? somewhere : none_known, subject, chain_say_name(subject),
                    chain_say_number(served), chain_say_number(all), say_areas(tally, LIMITED), say_areas(tally, PLANNED),
                    say_areas(tally, NONE), nothing ? none : say_areas(tally, NOT_KNOWN), others,
                    say_percent(coverage, coverage->population_low),
                    equal ? none : say_percent(coverage, coverage->population_high));
}

/* The values of an object's areas with one more for "in parts". Who gets it from whom is another question. */
static bool find_values(struct tally *tally, const struct chain_object *object, int32_t as_of)
{
    if (tally->areas.count == 0 || !chain_areas_availability(&tally->areas, object, as_of))
        return false;
    for (uint32_t i = 0; i < tally->areas.count; i++)
        if (chain_availability_serves(tally->areas.values[i]))
            tally->areas.values[i] = CHAIN_AVAILABILITY_AVAILABLE;
    tally->areas.values[tally->areas.count] = tally->areas.partly;
    return true;
}

/* The best known of the steps from one place in the profiles to another is told of, the others are named with it. */
static void report_group(struct chain_rule_run *run, struct tally *tally, size_t from, size_t to)
{
    const struct chain_object *best = tally->profiles[from].object;
    for (size_t i = from + 1; i < to; i++)
        if (chain_evidence_rank(tally->profiles[i].object) > chain_evidence_rank(best))
            best = tally->profiles[i].object;
    tally->other_count = 0;
    for (size_t i = from; i < to; i++)
        if (tally->profiles[i].object != best)
            tally->others[tally->other_count++] = tally->profiles[i].object;
    find_values(tally, best, run->as_of);
    count(tally);
    report(run, tally, best);
}

static void look_at_steps(struct chain_rule_run *run, struct tally *tally, const uint8_t *named)
{
    size_t bytes = tally->areas.count + 1u, from = 0;
    for (size_t i = 0; i < chain_step_count(run->model); i++) {
        const struct chain_object *step = &chain_step_at(run->model, i)->head;
        if (find_values(tally, step, run->as_of))
            tally->profiles[tally->profile_count++] =
                (struct chain_profile){step, named[i] ? i : chain_profile_key(tally->areas.values, bytes)};
    }
    chain_profiles_sort(tally->profiles, tally->profile_count);
    for (size_t i = 0; i < tally->profile_count; i++) {
        find_values(tally, tally->profiles[i].object, run->as_of);
        if (i > from && (tally->profiles[i].key != tally->profiles[from].key ||
                         memcmp(tally->first, tally->areas.values, bytes) != 0)) {
            report_group(run, tally, from, i);
            from = i;
            find_values(tally, tally->profiles[i].object, run->as_of);
        }
        memcpy(tally->first, tally->areas.values, bytes);
    }
    if (tally->profile_count > 0)
        report_group(run, tally, from, tally->profile_count);
}

/* A way of handing over may be in use in some areas only. */
static void look_at_flows(struct chain_rule_run *run, struct tally *tally)
{
    tally->other_count = 0;
    for (size_t i = 0; i < chain_flow_count(run->model); i++) {
        const struct chain_object *flow = &chain_flow_at(run->model, i)->head;
        if (find_values(tally, flow, run->as_of)) {
            count(tally);
            report(run, tally, flow);
        }
    }
}

/* Steps that say nothing are told of together. */
static void report_silent(struct chain_rule_run *run, struct tally *tally, struct chain_arena *scratch)
{
    const struct chain_object **silent = chain_scratch_names(scratch, run->model, CHAIN_STEP);
    size_t found = 0;
    for (size_t i = 0; silent && i < chain_step_count(run->model); i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        if (chain_step_meets_client(step) && !chain_areas_availability(&tally->areas, &step->head, run->as_of))
            silent[found++] = &step->head;
    }
    if (found > 0)
        CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_phrase(N_("these steps do not tell where they are available")),
                             chain_say(""), chain_say_names(silent, found), chain_say_number((double)found));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct tally tally = {.profile_count = 0};
    if (!chain_is_chain(run))
        return;
    chain_arena_init(&scratch);
    bool done = chain_areas_init(&tally.areas, &scratch, run->model);
    for (int share = 0; share < SHARES; share++)
        tally.names[share] = chain_scratch_names(&scratch, run->model, CHAIN_AREA);
    tally.others = chain_scratch_names(&scratch, run->model, CHAIN_STEP);
    tally.profiles = chain_arena_array(&scratch, chain_step_count(run->model) + 1, sizeof *tally.profiles);
    tally.first = chain_arena_array(&scratch, tally.areas.count + 1u, 1);
    uint8_t *named = chain_arena_array(&scratch, chain_step_count(run->model) + 1, 1);
    if (done && !scratch.failed) {
        chain_profiles_mark_named(run, CHAIN_STEP, named);
        look_at_steps(run, &tally, named);
        look_at_flows(run, &tally);
        if (tally.areas.count > 0)
            report_silent(run, &tally, &scratch);
        else
            CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_phrase(N_("the chain has no areas that could be compared")));
    }
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_access_area = {
    .id = "access-area",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_ACCESS_AREA,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Is the service available in every area?"),
    .message = N_("“{0}”: known to be available in {1} of {2} areas, and not in all.{3| Limited: {}.}{4| Planned: {}.}"
                  "{5| Not available: {}.}{6| Not known: {}.}{8| Of the people {} %}{9| to {} %}{8| live where it is available.}"
                  "{7| The same holds for: {}.}"),
    .why = N_("People with the same need should get the same help wherever they live; the worst-off area is what an average hides."),
    .how = N_("Agree how the areas that lack the service get it: own, shared, bought or remote. Ask the areas that are not known "
              "and write the answer as <availability>."),
    .consequence = N_("Where you live may decide whether you get this help."),
    .question = N_("What is available in which area? Where something lacks: how is the same help arranged there, by whom and by when?"),
    .unknown = N_("Whether everybody gets the same help{1| in “{}”} cannot be told, because {0}{2|: {}}{3| ({} steps)}."
                  "{4| Known to be available in {}}{5| of {} areas.}{6| The same holds for: {}.}"),
    .bad = "<step id=\"visit\" kind=\"treat\"><availability area=\"north\" value=\"available\"/>"
           "<availability area=\"south\" value=\"none\"/></step>",
    .good = "<step id=\"visit\" kind=\"treat\"><availability area=\"north south\" value=\"available\"/></step>",
    .run = run,
};
