/* Does a professional who asks for advice get an answer? */
#include "analysis/care.h"
#include "gaps/rules/scratch.h"

static bool said_no(const struct chain_flow *flow)
{
    return flow->acknowledge == CHAIN_YES_NO_NO || flow->feedback == CHAIN_YES_NO_NO;
}

/* Where the path itself goes to the one asked, the answer is what the path goes on with. */
static bool is_open(const struct chain_answers *answers, const struct chain_flow *flow)
{
    return flow->role == CHAIN_ROLE_MESSAGE && !chain_answers_give_feedback(answers, flow);
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
        const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
        if (flow->kind != CHAIN_HANDOFF_CONSULT_REQUEST || !from || !to)
            continue;
        if (said_no(flow))
            CHAIN_REPORT(run, &flow->head, chain_say_name(&from->head), chain_say_name(&to->head));
        else if (is_open(answers, flow))
            names[open++] = &flow->head;
    }
    if (open > 0)
        CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_names(names, open));
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_consultation_unanswered = {
    .id = "consultation-unanswered",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_LOST_HANDOFF,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Does a request for advice get an answer?"),
    .message = N_("In “{0}” a colleague is asked for advice, but no answer comes: “{1}”."),
    .why = N_("A professional who asks and hears nothing refers the client on to be safe, or waits; both take the client's time."),
    .how = N_("Agree who answers, within what time and how; then write feedback=\"yes\" and within, or a "
              "<message kind=\"consult-answer\"> back."),
    .consequence = N_("You wait while the professional waits, or you are sent on although advice would have been enough."),
    .question = N_("Who answers the professional who asks, within what time, and what is done with the client meanwhile?"),
    .unknown = N_("Whether a request for advice gets an answer is not told: {0}."),
    .bad = "<message from=\"visit\" to=\"specialist\" kind=\"consult-request\" feedback=\"no\"/>",
    .good = "<message from=\"visit\" to=\"specialist\" kind=\"consult-request\" within=\"P2WD\" feedback=\"yes\"/>",
    .run = run,
};
