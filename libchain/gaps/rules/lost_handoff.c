/* Does the sender learn that the client arrived, and how it went? */
#include "analysis/care.h"
#include "gaps/rules/scratch.h"

static bool passes_responsibility(const struct chain_flow *flow)
{
    return flow->role == CHAIN_ROLE_HANDOFF && chain_kind_has(CHAIN_KINDS_HANDOFF, flow->kind, CHAIN_TRAIT_RESPONSIBILITY);
}

/* Within one organisation and sector the sender sees it; and a contact by the client has no sender who waits for news. */
static bool needs_answer(const struct chain_flow *flow)
{
    const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_receiver(flow);
    return !chain_step_is_client(from) && !chain_same_side(chain_side_of(from), chain_side_of(to));
}

static void report_lost(struct chain_rule_run *run, const struct chain_flow *flow)
{
    const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_receiver(flow);
    bool unheard = flow->acknowledge == CHAIN_YES_NO_NO, silent = flow->feedback == CHAIN_YES_NO_NO;
    const char *what = unheard && silent ? N_("nobody confirms that the client was received, and no feedback comes back")
                       : unheard         ? N_("nobody confirms that the client was received")
                                         : N_("no feedback comes back to the sender");
    CHAIN_REPORT(run, &flow->head, chain_say_name(&from->head), chain_say_name(&to->head),
                 chain_say_kind(CHAIN_KINDS_HANDOFF, flow->kind), chain_say_phrase(what));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    const struct chain_answers *answers = &run->facts->care->answers;
    size_t open = 0;
    chain_arena_init(&scratch);
    const struct chain_object **names = chain_scratch_names(&scratch, run->model, CHAIN_FLOW);
    for (size_t i = 0; !scratch.failed && i < chain_flow_count(run->model); i++) {
        const struct chain_flow *flow = chain_flow_at(run->model, i);
        if (!passes_responsibility(flow) || !chain_flow_source(flow) || !chain_flow_target(flow))
            continue;
        if (flow->acknowledge == CHAIN_YES_NO_NO || flow->feedback == CHAIN_YES_NO_NO)
            report_lost(run, flow);
        else if (needs_answer(flow) && (flow->acknowledge != CHAIN_YES_NO_YES || !chain_answers_give_feedback(answers, flow)))
            names[open++] = &flow->head;
    }
    if (open > 0)
        CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_names(names, open));
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_lost_handoff = {
    .id = "lost-handoff",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_LOST_HANDOFF,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Can a handoff get lost unnoticed?"),
    .message = N_("When “{0}” hands the client over to “{1}” ({2}), {3}."),
    .why = N_("A sender who hears nothing cannot know that a client was not taken on."),
    .how = N_("Agree who confirms, within what time, and what the sender is told afterwards; then write acknowledge and feedback, "
              "or a <message kind=\"feedback\">."),
    .consequence = N_("If your matter is lost on the way, perhaps nobody notices it but you."),
    .question = N_("Who confirms that the client was received, within what time, and what is the sender told afterwards?"),
    .unknown = N_("Whether the receiver confirms and gives feedback is not told: {0}."),
    .bad = "<handoff from=\"visit\" to=\"clinic\" kind=\"referral\" acknowledge=\"no\"/>",
    .good = "<handoff from=\"visit\" to=\"clinic\" kind=\"referral\" acknowledge=\"yes\" feedback=\"yes\"/>",
    .run = run,
};
