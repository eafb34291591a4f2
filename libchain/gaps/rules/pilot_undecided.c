/* What comes after the pilot? */
#include "base/value.h"
#include "gaps/profiles.h"
#include "gaps/states.h"

/* A pilot without an end day is asked about after so many months. */
#define LONG_PILOT 12

static const char no_end[] = N_("The pilot has no day on which it ends: {0}.{1| It was on {} already.}");

static int32_t end_of(const struct chain_status_entry *entry)
{
    return entry->until ? chain_date_read(entry->until) : 0;
}

static bool is_late(const struct chain_rule_run *run, const struct chain_area_state *state)
{
    int32_t end = state->entry ? end_of(state->entry) : 0, since = state->adoption.since;
    if (state->adoption.phase != CHAIN_STATUS_PILOTING || state->adoption.side)
        return false;
    return end ? end < run->as_of : since && chain_months_between(since, run->as_of) >= LONG_PILOT;
}

static const struct chain_status_entry *entry_of(const struct chain_area_state *state)
{
    return state->entry;
}

static void tell(struct chain_rule_run *run, const struct chain_told_states *told)
{
    int32_t end = end_of(told->entry);
    CHAIN_REPORT_AS(run, end ? run->rule->message : no_end, &told->entry->head, chain_say_areas(told->areas, told->names, told->count),
                    chain_say_date(end ? end : told->first->adoption.since));
}

static void run(struct chain_rule_run *run)
{
    static const struct chain_state_teller teller = {is_late, entry_of, tell};
    chain_tell_states(run, &teller);
}

const struct chain_rule chain_rule_pilot_undecided = {
    .id = "pilot-undecided",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_NOT_IMPLEMENTED,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("What comes after the pilot?"),
    .message = N_("The pilot has ended, and it is not told what was decided: {0} (until {1})."),
    .why = N_("A pilot that ends without a decision fades away: what was learned is lost, and clients lose what they got."),
    .how = N_("Decide whether the model is taken into use, goes on being tried or is given up, and write it as a <status> with its date."),
    .consequence = N_("Help that was tried out may have ended without anybody telling you."),
    .question = N_("What did the pilot show, what was decided, and who tells the clients and the workers?"),
    .bad = "<status value=\"piloting\" area=\"north\" date=\"2022-01-01\" until=\"2022-12-31\"/>",
    .good = "<status value=\"piloting\" area=\"north\" date=\"2022-01-01\" until=\"2022-12-31\"/> "
            "<status value=\"adopted\" area=\"north\" date=\"2023-01-15\"/>",
    .run = run,
};
