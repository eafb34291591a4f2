/* Does the way lead back to making contact? Demand that comes from not having been helped the first time (failure demand). */
#include "gaps/rules/scratch.h"

static bool is_contact(const struct chain_step *step)
{
    return step->kind == CHAIN_STEP_CONTACT && step->role != CHAIN_ROLE_END && (!step->actor.target || chain_step_is_client(step));
}

/* The steps of the same loop that lead here: from them clients come back. */
static struct chain_argument sources(struct chain_arena *scratch, const struct chain_facts *facts, const struct chain_step *step)
{
    const struct chain_object **from = chain_arena_array(scratch, step->in_count + 1u, sizeof *from);
    size_t count = 0;
    for (uint32_t i = 0; i < step->in_count && from; i++) {
        const struct chain_object *before = chain_flow_in(facts->model, step->in_first + i)->from.target;
        if (facts->component[before->index] == facts->component[step->head.index])
            from[count++] = before;
    }
    return chain_say_names(from, count);
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    bool described = false;
    chain_arena_init(&scratch);
    for (size_t i = 0; i < chain_step_count(run->model); i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        described = described || is_contact(step);
        if (is_contact(step) && run->facts->from_start[i] && chain_facts_in_loop(run->facts, step))
            CHAIN_REPORT(run, &step->head, chain_say_name(&step->head), sources(&scratch, run->facts, step));
    }
    if (!described && chain_is_chain(run) && chain_step_count(run->model) > 0)
        CHAIN_REPORT_UNKNOWN(run, NULL, chain_say(""));
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_contact_again = {
    .id = "contact-again",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_TOO_MANY_CONTACTS,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Must the client make contact again?"),
    .message = N_("The way leads back to “{0}”{1|, from: {}}: clients make contact again."),
    .why = N_("Contacts that come because the first one did not help are demand that the services make themselves (failure demand, J. "
              "Seddon; in Finnish häiriökysyntä). They take the time that would help somebody else."),
    .how = N_("Find out why clients come back, and let the way go on from there without a new contact."),
    .consequence = N_("If the help was not enough, you have to start again from making contact."),
    .question = N_("Why do clients come back here, and how could the matter go on without a new contact?"),
    .unknown = N_("Whether clients must make contact again cannot be told, because no contact by the client is described."),
    .bad = "<flow from=\"how-it-goes\" to=\"call\"><condition>worse again</condition></flow>",
    .good = "<flow from=\"how-it-goes\" to=\"care\"><condition>worse again</condition></flow>",
    .run = run,
};
