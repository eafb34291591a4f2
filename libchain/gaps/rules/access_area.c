/* Is a service to be had in every area alike? */
#include "analysis/areas.h"
#include "analysis/boundaries.h"
#include "gaps/rules/scratch.h"

/* The areas of one step, by what is said of them. */
enum share { LIMITED, PLANNED, NONE, NOT_KNOWN, SHARES };

struct tally {
    struct chain_areas areas;
    const struct chain_object **names[SHARES];
    size_t counts[SHARES];
    size_t served;
};

static const char nowhere[] = N_("“{0}” is not fully available in any of the {1} areas: {2}.");
static const char somewhere[] = N_("“{0}”: available in parts of the area only; it is not known where."
                                   "{3| Limited: {}.}{4| Planned: {}.}{5| Not available: {}.}{6| Not known: {}.}");
static const char none_known[] = N_("“{0}”: not known to be fully available in any of the {2} areas."
                                    "{3| Limited: {}.}{4| Planned: {}.}{5| Not available: {}.}{6| Not known: {}.}");

static void count(struct tally *tally)
{
    static const uint8_t share_of[] = {
        [0] = NOT_KNOWN, [CHAIN_AVAILABILITY_UNKNOWN] = NOT_KNOWN, [CHAIN_AVAILABILITY_LIMITED] = LIMITED,
        [CHAIN_AVAILABILITY_PLANNED] = PLANNED, [CHAIN_AVAILABILITY_NONE] = NONE,
        [CHAIN_AVAILABILITY_AVAILABLE] = SHARES, [CHAIN_AVAILABILITY_BOUGHT] = SHARES, [CHAIN_AVAILABILITY_SHARED] = SHARES,
    };
    tally->served = 0;
    for (int share = 0; share < SHARES; share++)
        tally->counts[share] = 0;
    for (uint32_t i = 0; i < tally->areas.count; i++) {
        uint8_t share = share_of[tally->areas.values[i]];
        if (share == SHARES)
            tally->served++;
        else
            tally->names[share][tally->counts[share]++] = tally->areas.items[i];
    }
}

static struct chain_argument say_areas(const struct tally *tally, enum share share)
{
    return chain_say_names(tally->names[share], tally->counts[share]);
}

static void report(struct chain_rule_run *run, const struct tally *tally, const struct chain_object *subject)
{
    size_t lacking = tally->counts[LIMITED] + tally->counts[PLANNED] + tally->counts[NONE];
    double all = (double)tally->areas.count, served = (double)tally->served;
    static const int kinds[] = {CHAIN_AVAILABILITY_LIMITED, CHAIN_AVAILABILITY_PLANNED, CHAIN_AVAILABILITY_NONE};
    if (lacking == 0 && !(tally->areas.partly && tally->counts[NOT_KNOWN] > 0)) {
        if (tally->counts[NOT_KNOWN] > 0)
            CHAIN_REPORT_UNKNOWN(run, subject, chain_say_phrase(N_("it is not known of these areas")),
                                 chain_say_name(subject), say_areas(tally, NOT_KNOWN), chain_say(""),
                                 served > 0 ? chain_say_number(served) : chain_say(""),
                                 served > 0 ? chain_say_number(all) : chain_say(""));
        return;
    }
    for (int share = LIMITED; share <= NONE; share++) {
        if (tally->counts[share] == tally->areas.count) {
            CHAIN_REPORT_AS(run, nowhere, subject, chain_say_name(subject), chain_say_number(all),
                            chain_say_kind(CHAIN_KINDS_AVAILABILITY, kinds[share]));
            return;
        }
    }
    const char *message = served > 0                                              ? run->rule->message
                          : tally->areas.partly && tally->counts[NOT_KNOWN] > 0 ? somewhere
                                                                                  : none_known;
    CHAIN_REPORT_AS(run, message, subject, chain_say_name(subject), chain_say_number(served), chain_say_number(all),
                    say_areas(tally, LIMITED), say_areas(tally, PLANNED), say_areas(tally, NONE), say_areas(tally, NOT_KNOWN));
}

/* Steps and flows: a way of handing over may be in use in some areas only. Those that say nothing are told of together. */
static void look_at(struct chain_rule_run *run, struct tally *tally, const struct chain_object *subject)
{
    if (chain_areas_availability(&tally->areas, subject, run->as_of) && tally->areas.count > 0) {
        count(tally);
        report(run, tally, subject);
    }
}

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
    struct tally tally = {.served = 0};
    if (!chain_is_chain(run))
        return;
    chain_arena_init(&scratch);
    bool done = chain_areas_init(&tally.areas, &scratch, run->model);
    for (int share = 0; share < SHARES; share++)
        tally.names[share] = chain_scratch_names(&scratch, run->model, CHAIN_AREA);
    if (done && !scratch.failed) {
        for (size_t i = 0; i < chain_step_count(run->model); i++)
            look_at(run, &tally, &chain_step_at(run->model, i)->head);
        for (size_t i = 0; i < chain_flow_count(run->model); i++)
            look_at(run, &tally, &chain_flow_at(run->model, i)->head);
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
                  "{5| Not available: {}.}{6| Not known: {}.}"),
    .why = N_("People with the same need should get the same help wherever they live; the worst-off area is what an average hides."),
    .how = N_("Agree how the areas that lack the service get it: own, shared, bought or remote. Ask the areas that are not known "
              "and write the answer as <availability>."),
    .consequence = N_("Where you live may decide whether you get this help."),
    .question = N_("What is available in which area? Where something lacks: how is the same help arranged there, by whom and by when?"),
    .unknown = N_("Whether everybody gets the same help{1| in “{}”} cannot be told, because {0}{2|: {}}{3| ({} steps)}."
                  "{4| Known to be available in {}}{5| of {} areas.}"),
    .bad = "<step id=\"visit\" kind=\"treat\"><availability area=\"north\" value=\"available\"/>"
           "<availability area=\"south\" value=\"none\"/></step>",
    .good = "<step id=\"visit\" kind=\"treat\"><availability area=\"north south\" value=\"available\"/></step>",
    .run = run,
};
