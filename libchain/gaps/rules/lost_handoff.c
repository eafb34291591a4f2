/* Does the sender learn that the client arrived, and how it went? */
#include <stdlib.h>

#include "analysis/boundaries.h"
#include "gaps/rules/scratch.h"

/* Pairs of actors: who sends feedback or an answer to whom. */
struct answers {
    uint64_t *pairs;
    size_t count;
};

static uint64_t pair_of(const struct chain_object *from, const struct chain_object *to)
{
    return from && to ? (uint64_t)from->index << 32 | to->index : UINT64_MAX;
}

static int compare(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

static void find_answers(struct answers *answers, struct chain_arena *scratch, const struct chain_model *model)
{
    answers->pairs = chain_arena_array(scratch, chain_flow_count(model) + 1, sizeof *answers->pairs);
    for (size_t i = 0; answers->pairs && i < chain_flow_count(model); i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
        if (from && to && chain_kind_has(CHAIN_KINDS_HANDOFF, flow->kind, CHAIN_TRAIT_BACK))
            answers->pairs[answers->count++] = pair_of(from->actor.target, to->actor.target);
    }
    if (answers->count > 0)
        qsort(answers->pairs, answers->count, sizeof *answers->pairs, compare);
}

static bool gives_feedback(const struct answers *answers, const struct chain_flow *flow)
{
    const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_receiver(flow);
    uint64_t pair = from && to ? pair_of(to->actor.target, from->actor.target) : UINT64_MAX;
    if (flow->feedback)
        return flow->feedback == CHAIN_YES_NO_YES;
    return answers->count > 0 && bsearch(&pair, answers->pairs, answers->count, sizeof pair, compare) != NULL;
}

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
    struct answers answers = {NULL, 0};
    size_t open = 0;
    chain_arena_init(&scratch);
    find_answers(&answers, &scratch, run->model);
    const struct chain_object **names = chain_scratch_names(&scratch, run->model, CHAIN_FLOW);
    for (size_t i = 0; !scratch.failed && i < chain_flow_count(run->model); i++) {
        const struct chain_flow *flow = chain_flow_at(run->model, i);
        if (!passes_responsibility(flow) || !chain_flow_source(flow) || !chain_flow_target(flow))
            continue;
        if (flow->acknowledge == CHAIN_YES_NO_NO || flow->feedback == CHAIN_YES_NO_NO)
            report_lost(run, flow);
        else if (needs_answer(flow) && (flow->acknowledge != CHAIN_YES_NO_YES || !gives_feedback(&answers, flow)))
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
