/* Has something gone that was in use? */
#include "gaps/profiles.h"
#include "gaps/states.h"

static const char given_up[] = N_("The model has been given up: {0}{2| ({})}.");
static const char less[] = N_("The model was in use, and is used less now: {0}. It is now: {1}{2| ({})}.");

static bool is_lost(const struct chain_rule_run *run, const struct chain_area_state *state)
{
    (void)run;
    return state->lost;
}

/* The element that says that it is gone, or that less is done. */
static const struct chain_status_entry *teller_of(const struct chain_area_state *state)
{
    return state->side ? state->side : state->entry;
}

static void tell(struct chain_rule_run *run, const struct chain_told_states *told)
{
    const char *message = told->entry->value == CHAIN_STATUS_NOT_KEPT    ? run->rule->message
                          : told->entry->value == CHAIN_STATUS_WITHDRAWN ? given_up
                                                                         : less;
    CHAIN_REPORT_AS(run, message, &told->entry->head, chain_say_areas(told->areas, told->names, told->count),
                    chain_say_kind(CHAIN_KINDS_STATUS, told->entry->value),
                    chain_say_date(told->first->side ? told->first->adoption.side_since : told->first->adoption.since));
}

static void run(struct chain_rule_run *run)
{
    static const struct chain_state_teller teller = {is_lost, teller_of, tell};
    chain_tell_states(run, &teller);
}

const struct chain_rule chain_rule_out_of_use = {
    .id = "out-of-use",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_NOT_IMPLEMENTED,
    .objective = CHAIN_OBJECTIVE_OBJ3,
    .title = N_("Why did it fall out of use?"),
    .message = N_("The model did not stay in use: {0}{2| ({})}."),
    .why = N_("What was tried and did not last teaches most, if somebody asks why; and the clients' need is still there."),
    .how = N_("Write in a <note> of the <status> why, and what takes its place."),
    .consequence = N_("Help that you once got may be gone."),
    .question = N_("Why was it not kept, what do the clients get in its place, and what would be needed to keep the next one?"),
    .bad = "<status value=\"adopted\" date=\"2021-01-01\"/> <status value=\"not-kept\" date=\"2023-11-30\"/>",
    .good = "<status value=\"adopted\" date=\"2021-01-01\"/> <status value=\"established\" date=\"2023-11-30\"/>",
    .run = run,
};
