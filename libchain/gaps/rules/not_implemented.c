/* Is the model in use where it should be? */
#include "analysis/adoption.h"
#include "gaps/profiles.h"
#include "gaps/rules/scratch.h"

/* A described model that is not taken into use for so many months is asked about. */
#define PATIENCE 12

enum board { DESCRIBED, EARLY, STALLED, IN_USE, PILOT, RECENT, NOT_KNOWN, BOARDS };

struct work {
    struct chain_rule_run *run;
    struct chain_adoptions adoptions;
    const struct chain_object **names[BOARDS];
    size_t counts[BOARDS];
    int32_t oldest; /* since when the described ones are described: the earliest day */
    const struct chain_object *subject;
};

static const char nowhere[] = N_("The model is not known to be in use in any area.{4| Pilot: {}.}{0| Described, but not in use: {}}{1| "
                                 "(since {})}{0|.}{3| Only just begun: {}.}{2| The work has stopped: {}.}"
                                 "{6| Not known: {}.}");
static const char unsaid[] = N_("how far it is has not been told");
static const char unsaid_some[] = N_("nothing is told of these areas");

static enum board board_of(const struct work *work, const struct chain_area_state *state)
{
    const chain_adoption *adoption = &state->adoption;
    int32_t since = adoption->since;
    bool old = since == 0 || chain_months_between(since, work->run->as_of) >= PATIENCE;
    if (state->lost)
        return BOARDS; /* asked by another rule */
    if (adoption->side == CHAIN_STATUS_STALLED)
        return STALLED;
    if (adoption->in_use)
        return IN_USE;
    if (adoption->phase == CHAIN_STATUS_PILOTING)
        return PILOT;
    if (adoption->phase == CHAIN_STATUS_DRAFTED || adoption->phase == CHAIN_STATUS_DESCRIBED)
        return old ? DESCRIBED : RECENT;
    if (adoption->phase)
        return old ? EARLY : RECENT;
    return adoption->side ? RECENT : NOT_KNOWN;
}

static void place(struct work *work, uint32_t position)
{
    const struct chain_area_state *state = &work->adoptions.states[position];
    const struct chain_object *name =
        work->adoptions.areas.count > 0 ? work->adoptions.areas.items[position] : work->run->model->root;
    enum board board = board_of(work, state);
    if (board == BOARDS)
        return;
    work->names[board][work->counts[board]++] = name;
    if (board == DESCRIBED && state->adoption.since && (!work->oldest || state->adoption.since < work->oldest))
        work->oldest = state->adoption.since;
    if (board <= STALLED && !work->subject)
        work->subject = board == STALLED ? &state->side->head : &state->entry->head;
}

static struct chain_argument say(const struct work *work, enum board board)
{
    return chain_say_areas(&work->adoptions.areas, work->names[board], work->counts[board]);
}

static void report(struct work *work)
{
    size_t behind = work->counts[DESCRIBED] + work->counts[EARLY] + work->counts[STALLED];
    const char *message = work->counts[IN_USE] > 0 ? work->run->rule->message : nowhere;
    if (behind > 0)
        CHAIN_REPORT_AS(work->run, message, work->subject, say(work, DESCRIBED), chain_say_date(work->oldest), say(work, STALLED),
                        say(work, EARLY), say(work, PILOT), say(work, IN_USE), say(work, NOT_KNOWN));
    else if (work->counts[NOT_KNOWN] == work->adoptions.count)
        CHAIN_REPORT_UNKNOWN(work->run, work->run->model->root, chain_say_phrase(unsaid), chain_say(""), chain_say(""));
    else if (work->counts[NOT_KNOWN] > 0)
        CHAIN_REPORT_UNKNOWN(work->run, work->run->model->root, chain_say_phrase(unsaid_some), say(work, NOT_KNOWN),
                             say(work, IN_USE));
}

/* What is as it is needs no taking into use, unless a status says that somebody took it for a model. */
static bool is_asked(const struct chain_model *model)
{
    const struct chain_objects *all = &model->by_type[CHAIN_STATUS];
    if (((const struct chain_root *)model->root)->state != CHAIN_STATE_AS_IS)
        return true;
    for (uint32_t i = 0; i < all->count; i++) {
        int value = ((const struct chain_status_entry *)all->items[i])->value;
        if (value > CHAIN_STATUS_BASELINE && value != CHAIN_STATUS_UPDATE_DUE)
            return true;
    }
    return false;
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct work work = {.run = run};
    if (!chain_is_chain(run) || !is_asked(run->model))
        return;
    chain_arena_init(&scratch);
    bool done = chain_adoptions_find(&work.adoptions, &scratch, run->model, run->as_of);
    for (int board = 0; board < BOARDS; board++)
        work.names[board] = chain_scratch_names(&scratch, run->model, CHAIN_AREA);
    if (done && !scratch.failed && !work.adoptions.undecided) {
        for (uint32_t i = 0; i < work.adoptions.count; i++)
            place(&work, i);
        report(&work);
    }
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_not_implemented = {
    .id = "not-implemented",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_NOT_IMPLEMENTED,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Is the model in use?"),
    .message = N_("The model is not in use everywhere.{5| In use: {}.}{4| Pilot: {}.}{0| Described, but not in use: {}}{1| (since {})}"
                  "{0|.}{3| Only just begun: {}.}{2| The work has stopped: {}.}{6| Not known: {}.}"),
    .why = N_("A description helps nobody before people work by it. Asked about are models that were described a year ago or more."),
    .how = N_("Agree who takes the model into use, where, when and with what help; then write a <status> with area and date."),
    .consequence = N_("Perhaps you do not get the help that has been described here."),
    .question = N_("What is needed to take the model into use, who sees to it, and by when?"),
    .unknown = N_("Whether the model is in use cannot be told: {0}{1|: {}}.{2| Known to be in use: {}.}"),
    .bad = "<status value=\"described\" area=\"north\" date=\"2022-11-30\"/>",
    .good = "<status value=\"described\" area=\"north\" date=\"2022-11-30\"/> <status value=\"adopted\" area=\"north\" date=\"2023-03-01\"/>",
    .run = run,
};
