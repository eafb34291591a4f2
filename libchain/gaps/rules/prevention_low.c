/* Is help early and light where it can be? */
#include "analysis/boundaries.h"
#include "analysis/prevention.h"
#include "gaps/rules/scratch.h"

static const char heavy_tail[] = N_("Every way through the chain ends in heavy services: the last help before each end is “{0}”.");
static const char queue[] = N_("There is a queue to light help: {0}.");

/* Is the wait one for light help? */
static bool waits_for_light_help(const struct chain_step *step)
{
    const struct chain_step *next = step;
    if (!chain_step_has_trait(step, CHAIN_TRAIT_WAIT))
        return false;
    for (int i = 0; i < 4 && next->out_count == 1 && !next->tier; i++)
        next = chain_flow_target(chain_flow_out(step->head.model, next->out_first));
    return next->tier == CHAIN_TIER_UNIVERSAL || next->tier == CHAIN_TIER_EARLY;
}

static void report_queues(struct chain_rule_run *run, const struct chain_object **names)
{
    size_t count = 0;
    for (size_t i = 0; i < chain_step_count(run->model); i++)
        if (waits_for_light_help(chain_step_at(run->model, i)))
            names[count++] = &chain_step_at(run->model, i)->head;
    if (count > 0)
        CHAIN_REPORT_AS(run, queue, names[0], chain_say_names(names, count));
}

/* A chain of papers and meetings has no help that could come earlier. */
static bool has_help(const struct chain_model *model)
{
    for (size_t i = 0; i < chain_step_count(model); i++)
        if (chain_step_meets_client(chain_step_at(model, i)) && chain_step_has_trait(chain_step_at(model, i), CHAIN_TRAIT_HELP))
            return true;
    return false;
}

static void report(struct chain_rule_run *run, const chain_prevention *found)
{
    const struct chain_object *root = run->model->root;
    size_t told = 0;
    for (int tier = CHAIN_TIER_UNIVERSAL; tier <= CHAIN_TIER_HEAVY; tier++)
        told += found->steps[tier];
    size_t light = found->steps[CHAIN_TIER_UNIVERSAL] + found->steps[CHAIN_TIER_EARLY], untold = found->steps[0];
    if (told + untold == 0)
        return;
    if (told == 0 || (light == 0 && untold > 0))
        CHAIN_REPORT_UNKNOWN(run, root, chain_say_number((double)untold));
    else if (light == 0 && found->first_lightest != CHAIN_TIER_HEAVY) /* a chain that begins in a ward comes after what was early */
        CHAIN_REPORT(run, root, chain_say_kind(CHAIN_KINDS_TIER, found->first_lightest ? found->first_lightest : CHAIN_TIER_BASIC));
    if (found->last_lightest == CHAIN_TIER_HEAVY)
        CHAIN_REPORT_AS(run, heavy_tail, root, chain_say_kind(CHAIN_KINDS_TIER, found->last_heaviest));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    chain_prevention found = {0};
    if (!chain_is_chain(run))
        return;
    chain_arena_init(&scratch);
    const struct chain_object **names = chain_scratch_names(&scratch, run->model, CHAIN_STEP);
    if (names && !chain_prevention_measure(run->facts, &found))
        scratch.failed = true;
    if (!scratch.failed) {
        if (has_help(run->model))
            report(run, &found);
        report_queues(run, names);
    }
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_prevention_low = {
    .id = "prevention-low",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_PREVENTION_LOW,
    .objective = CHAIN_OBJECTIVE_OBJ2,
    .title = N_("Is there early help?"),
    .message = N_("The chain has no light or early help: it begins at “{0}”."),
    .why = N_("Help that comes early is lighter for the client and cheaper for all; at the end of a chain services are dear."),
    .how = N_("Agree what could be offered earlier or lighter, and to whom: information, self-care, low-threshold talk; write the tier."),
    .consequence = N_("You may get help only when your situation has become hard."),
    .question = N_("What could be offered to this client earlier or lighter, and who would do it?"),
    .unknown = N_("Whether there is early help cannot be told: {0} steps do not tell how light or heavy the help is."),
    .bad = "<step id=\"ward\" kind=\"inpatient\" tier=\"heavy\"/>",
    .good = "<step id=\"chat\" kind=\"advice\" tier=\"early\"/><step id=\"ward\" kind=\"inpatient\" tier=\"heavy\"/>",
    .run = run,
};
