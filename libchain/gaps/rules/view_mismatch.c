/* Do the client's path and the professionals' work fit together? */
#include "analysis/boundaries.h"
#include "gaps/rules/scratch.h"

static const char hidden_wait[] = N_("The client waits, but the wait is not shown to the client: {0}.");
static const char untold[] = N_("Professionals decide among themselves, and the client's path changes without the client being told: {0}.");

struct views {
    struct chain_rule_run *run;
    uint8_t *answered; /* by step: a service comes next, over whatever is none */
    uint8_t *sends;    /* by step: a message leaves it */
    uint32_t *queue;
};

static bool is_hidden(const struct chain_step *step)
{
    return step->visibility == CHAIN_VISIBILITY_BACKSTAGE || step->visibility == CHAIN_VISIBILITY_SUPPORT;
}

/* Backwards from all services: contacts that are not come to are received by nobody. */
static void mark_answered(struct views *views)
{
    const struct chain_model *model = views->run->model;
    uint32_t count = 0;
    for (uint32_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        /* An end may belong to a service too; a loose flow may lead to one. */
        bool received = chain_step_is_service(step) || (step->actor.target && step->role == CHAIN_ROLE_END && !chain_step_is_client(step));
        if (received || step->role == CHAIN_ROLE_SUBCHAIN || (views->run->facts->marks[i] & CHAIN_MARK_LOOSE_OUT)) {
            views->answered[i] = 1;
            views->queue[count++] = i;
        }
    }
    for (uint32_t at = 0; at < count; at++) {
        const struct chain_step *step = chain_step_at(model, views->queue[at]);
        for (uint32_t i = 0; i < step->in_count; i++) {
            uint32_t before = chain_flow_source(chain_flow_in(model, step->in_first + i))->head.index;
            if (!views->answered[before]) {
                views->answered[before] = 1;
                views->queue[count++] = before;
            }
        }
    }
}

static void mark_senders(struct views *views)
{
    const struct chain_model *model = views->run->model;
    for (size_t i = 0; i < chain_flow_count(model); i++)
        if (chain_flow_at(model, i)->role == CHAIN_ROLE_MESSAGE && chain_flow_source(chain_flow_at(model, i)))
            views->sends[chain_flow_source(chain_flow_at(model, i))->head.index] = 1;
}

static bool is_unanswered(const struct views *views, const struct chain_step *step)
{
    return step->kind == CHAIN_STEP_CONTACT && step->role != CHAIN_ROLE_END && chain_step_is_client(step) &&
           !views->answered[step->head.index];
}

static bool is_hidden_wait(const struct views *views, const struct chain_step *step)
{
    (void)views;
    return chain_step_has_trait(step, CHAIN_TRAIT_WAIT) && is_hidden(step);
}

/* The client was there when it was decided: the same worker met the client just before. */
static bool decided_with_client(const struct chain_step *branch)
{
    for (uint32_t i = 0; i < branch->in_count; i++) {
        const struct chain_step *before = chain_flow_source(chain_flow_in(branch->head.model, branch->in_first + i));
        if (!chain_step_meets_client(before) || before->actor.target != branch->actor.target)
            return false;
    }
    return branch->in_count > 0;
}

/* By this way the client goes on alone or comes to an end, and nobody hands anything over. */
static bool goes_untold(const struct chain_flow *flow)
{
    const struct chain_step *to = chain_flow_target(flow);
    bool by_client = to->role == CHAIN_ROLE_END && to->kind == CHAIN_END_DROPOUT; /* the client's own doing */
    return flow->role == CHAIN_ROLE_FLOW && !by_client && (to->role == CHAIN_ROLE_END || chain_step_is_client(to));
}

static bool is_untold(const struct views *views, const struct chain_step *step)
{
    bool untold_way = false;
    if (step->role != CHAIN_ROLE_BRANCH || !is_hidden(step) || !chain_step_is_service(step) || decided_with_client(step))
        return false;
    for (uint32_t i = 0; i < step->out_count; i++)
        untold_way = untold_way || goes_untold(chain_flow_out(step->head.model, step->out_first + i));
    return untold_way && !views->sends[step->head.index];
}

static void report(struct views *views, const struct chain_object **names, const char *message,
                   bool (*amiss)(const struct views *views, const struct chain_step *step))
{
    const struct chain_model *model = views->run->model;
    size_t count = 0;
    for (size_t i = 0; i < chain_step_count(model); i++)
        if (amiss(views, chain_step_at(model, i)))
            names[count++] = &chain_step_at(model, i)->head;
    if (count > 0)
        CHAIN_REPORT_AS(views->run, message, names[0], chain_say_names(names, count));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    size_t steps = chain_step_count(run->model) + 1;
    chain_arena_init(&scratch);
    struct views views = {run, chain_arena_array(&scratch, steps, 1), chain_arena_array(&scratch, steps, 1),
                          chain_arena_array(&scratch, steps, sizeof(uint32_t))};
    const struct chain_object **names = chain_scratch_names(&scratch, run->model, CHAIN_STEP);
    if (!scratch.failed) {
        mark_answered(&views);
        mark_senders(&views);
        report(&views, names, run->rule->message, is_unanswered);
        report(&views, names, hidden_wait, is_hidden_wait);
        report(&views, names, untold, is_untold);
    }
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_view_mismatch = {
    .id = "view-mismatch",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_VIEW_MISMATCH,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Do the client's path and the work fit together?"),
    .message = N_("The client makes contact, but nobody receives it: {0}."),
    .why = N_("Client and professionals are on one path: who acts must be met by somebody, and who waits or is sent elsewhere must "
              "know it."),
    .how = N_("Add the step that receives the contact, show the wait to the client, or add the message that tells the client."),
    .consequence = N_("Something may be decided about you, or left undone, without your knowing."),
    .question = N_("Who receives the client here, and how does the client hear what happens next?"),
    .bad = "<step id=\"wait\" kind=\"wait\" visibility=\"backstage\"/>",
    .good = "<step id=\"wait\" kind=\"wait\" visibility=\"frontstage\"><client-name>You wait for a letter</client-name></step>",
    .run = run,
};
