/* Does the information that a step needs reach it? */
#include "analysis/boundaries.h"
#include "analysis/information.h"
#include "analysis/knowledge.h"
#include "gaps/rules/scratch.h"

/* What the step asks from the client or makes itself need not come from elsewhere. */
static bool must_arrive(const struct chain_rule_run *run, const struct chain_step *step, const struct chain_object *item)
{
    return item && !chain_refs_hold(&step->asks, item) && !chain_refs_hold(&step->produces, item) &&
           chain_information_known(run->facts, step, item) != CHAIN_KNOWN_ALWAYS;
}

static size_t ask(struct chain_rule_run *run, struct chain_question *questions, bool *anybody)
{
    size_t count = 0;
    for (size_t i = 0; i < chain_step_count(run->model); i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        *anybody = *anybody || step->needs.count > 0;
        if (!chain_step_is_service(step))
            continue;
        for (uint32_t n = 0; n < step->needs.count; n++)
            if (must_arrive(run, step, step->needs.items[n].target))
                questions[count++] = (struct chain_question){step, step->needs.items[n].target, 0, false};
    }
    return count;
}

/* One finding for a step: what never comes, and what comes on some ways only. */
static size_t report_step(struct chain_rule_run *run, const struct chain_question *questions, size_t count,
                          const struct chain_object **never, const struct chain_object **sometimes)
{
    size_t at = 0, never_count = 0, sometimes_count = 0;
    for (; at < count && questions[at].step == questions[0].step; at++) {
        bool lacks = questions[at].states & (CHAIN_TOLD_UNKNOWN | CHAIN_UNTOLD_UNKNOWN);
        bool comes = questions[at].states & (CHAIN_TOLD_KNOWN | CHAIN_UNTOLD_KNOWN);
        if (lacks && comes)
            sometimes[sometimes_count++] = questions[at].item;
        else if (lacks)
            never[never_count++] = questions[at].item;
    }
    if (never_count + sometimes_count > 0)
        CHAIN_REPORT(run, &questions[0].step->head, chain_say_name(&questions[0].step->head), chain_say_names(never, never_count),
                     chain_say_names(sometimes, sometimes_count));
    return at;
}

static size_t most_questions(const struct chain_model *model)
{
    size_t most = 1;
    for (size_t i = 0; i < chain_step_count(model); i++)
        most += chain_step_at(model, i)->needs.count;
    return most;
}

static void judge(struct chain_rule_run *run, struct chain_arena *scratch)
{
    size_t most = most_questions(run->model), count = 0;
    struct chain_question *questions = chain_arena_array(scratch, most, sizeof *questions);
    const struct chain_object **names = chain_arena_array(scratch, most * 2, sizeof(const struct chain_object *));
    bool anybody = false, open = run->facts->information->undecided;
    if (!questions || !names)
        return;
    count = ask(run, questions, &anybody);
    if (!chain_questions_answer(questions, count, run->facts))
        scratch->failed = true;
    for (size_t at = 0; at < count && !scratch->failed;)
        at += report_step(run, &questions[at], count - at, names, names + most);
    for (size_t i = 0; i < count; i++)
        open = open || !questions[i].decided;
    if (!anybody)
        CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_phrase(N_("no step tells which information it needs")));
    else if (open)
        CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_phrase(N_("the chain has too many ways through it")));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    if (!chain_is_chain(run))
        return;
    chain_arena_init(&scratch);
    judge(run, &scratch);
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_info_gap = {
    .id = "info-gap",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_INFO_GAP,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Does the needed information arrive?"),
    .message = N_("“{0}” does not get the information it needs.{1| Never arrives: {}.}{2| Arrives for some clients only: {}.}"),
    .why = N_("Without the information the worker guesses, asks again or does the work anew."),
    .how = N_("Let the handoff carry the information, or record it in a system that this worker can read."),
    .consequence = N_("The worker may lack something that was already found out about you."),
    .question = N_("Who has this information, and how does it come to this step?"),
    .unknown = N_("Whether the needed information arrives cannot be told, because {0}."),
    .bad = "<step id=\"clinic\" kind=\"treat\" needs=\"med-list\"/>",
    .good = "<handoff from=\"visit\" to=\"clinic\" kind=\"referral\" carries=\"med-list\"/>",
    .run = run,
};
