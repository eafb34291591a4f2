/* Has it been agreed how a client is handed over? */
#include "analysis/boundaries.h"
#include "gaps/rules/scratch.h"

/* The same client may be handed over this way: the service does it, and the receiver takes responsibility. */
static bool needs_grounds(const struct chain_flow *flow)
{
    const struct chain_step *from = chain_flow_source(flow);
    return flow->kind == CHAIN_HANDOFF_REFERRAL || flow->kind == CHAIN_HANDOFF_NURSE_REFERRAL
               ? !from || !chain_step_is_client(from)
               : false;
}

static bool has_criteria(const struct chain_flow *flow)
{
    for (const struct chain_text *text = flow->head.texts; text; text = text->next)
        if (text->kind == CHAIN_TEXT_CRITERIA && text->words[0])
            return true;
    return false;
}

static void report_none(struct chain_rule_run *run, const struct chain_flow *flow)
{
    const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_receiver(flow);
    if (from && to)
        CHAIN_REPORT(run, &flow->head, chain_say_name(&from->head), chain_say_name(&to->head));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    chain_arena_init(&scratch);
    const struct chain_object **kindless = chain_scratch_names(&scratch, run->model, CHAIN_FLOW);
    const struct chain_object **groundless = chain_scratch_names(&scratch, run->model, CHAIN_FLOW);
    size_t without_kind = 0, without_grounds = 0;
    for (size_t i = 0; !scratch.failed && i < chain_flow_count(run->model); i++) {
        const struct chain_flow *flow = chain_flow_at(run->model, i);
        if (flow->role == CHAIN_ROLE_HANDOFF && flow->kind == CHAIN_HANDOFF_NONE)
            report_none(run, flow);
        else if (flow->role == CHAIN_ROLE_HANDOFF && flow->kind == 0)
            kindless[without_kind++] = &flow->head;
        else if (flow->role == CHAIN_ROLE_HANDOFF && needs_grounds(flow) && !has_criteria(flow))
            groundless[without_grounds++] = &flow->head;
    }
    if (without_kind + without_grounds > 0)
        CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_names(kindless, without_kind),
                             chain_say_names(groundless, without_grounds));
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_no_referral_practice = {
    .id = "no-referral-practice",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_ERROR,
    .gap = CHAIN_GAP_NO_REFERRAL_PRACTICE,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Has the handoff been agreed?"),
    .message = N_("Between “{0}” and “{1}” no handoff has been agreed."),
    .why = N_("Where nobody has the task of handing over, the client falls between two services."),
    .how = N_("Agree who hands over, on what grounds, with which information, who answers and within what time; then write the kind "
              "of the <handoff> and its <criteria>."),
    .consequence = N_("You may not know how to get to the next service, and you may be left without help."),
    .question = N_("Who hands the client over, on what grounds and with which information, and who answers for receiving the client?"),
    .unknown = N_("How these handoffs go cannot be told.{0| The way of handing over is missing: {}.}"
                  "{1| The grounds for referring are missing: {}.}"),
    .bad = "<handoff from=\"visit\" to=\"clinic\" kind=\"none\"/>",
    .good = "<handoff from=\"visit\" to=\"clinic\" kind=\"referral\" acknowledge=\"yes\" feedback=\"yes\">"
            "<criteria>Severe symptoms</criteria></handoff>",
    .run = run,
};
