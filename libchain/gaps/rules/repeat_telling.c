/* Does the client have to tell the same thing again? */
#include "analysis/boundaries.h"
#include "analysis/information.h"
#include "analysis/knowledge.h"
#include "gaps/rules/scratch.h"

/* A planned repetition, a review, has a reason to ask again. */
static bool may_ask_again(const struct chain_step *step)
{
    return step->repeats.id || step->kind == CHAIN_STEP_REVIEW;
}

static size_t ask(struct chain_rule_run *run, struct chain_question *questions, bool *anybody)
{
    size_t count = 0;
    for (size_t i = 0; i < chain_step_count(run->model); i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        *anybody = *anybody || step->asks.count > 0;
        if (!chain_step_is_service(step) || may_ask_again(step))
            continue;
        for (uint32_t a = 0; a < step->asks.count; a++) {
            const struct chain_object *item = step->asks.items[a].target;
            if (item && chain_information_told(run->facts, step, item) != CHAIN_KNOWN_NEVER &&
                chain_information_known(run->facts, step, item) != CHAIN_KNOWN_ALWAYS)
                questions[count++] = (struct chain_question){step, item, 0, false};
        }
    }
    return count;
}

/* One finding for a step, with all that is asked again there. */
static size_t report_step(struct chain_rule_run *run, const struct chain_question *questions, size_t count,
                          const struct chain_object **always, const struct chain_object **sometimes)
{
    size_t at = 0, always_count = 0, sometimes_count = 0;
    for (; at < count && questions[at].step == questions[0].step; at++) {
        if (questions[at].states == CHAIN_TOLD_UNKNOWN)
            always[always_count++] = questions[at].item;
        else if (questions[at].states & CHAIN_TOLD_UNKNOWN)
            sometimes[sometimes_count++] = questions[at].item;
    }
    if (always_count + sometimes_count > 0)
        CHAIN_REPORT(run, &questions[0].step->head, chain_say_name(&questions[0].step->head),
                     chain_say_names(always, always_count), chain_say_names(sometimes, sometimes_count));
    return at;
}

static size_t most_questions(const struct chain_model *model)
{
    size_t most = 1;
    for (size_t i = 0; i < chain_step_count(model); i++)
        most += chain_step_at(model, i)->asks.count;
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
        CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_phrase(N_("no step tells what the client is asked")));
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

const struct chain_rule chain_rule_repeat_telling = {
    .id = "repeat-telling",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_REPEAT_TELLING,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Does the client tell the same thing again?"),
    .message = N_("In “{0}” the client is asked again what has already been told{1|: {}}.{2| Asked again from some clients: {}.}"),
    .why = N_("What the client told somebody else has not come to this worker; telling again takes time and wears trust down."),
    .how = N_("Let the handoff carry the information, or record it where this worker can read it. If asking again is intended, say so "
              "with repeats."),
    .consequence = N_("You may have to tell your story again and again."),
    .question = N_("How does what the client has already told reach this worker, and what must still be asked anew?"),
    .unknown = N_("How often the client tells the same thing cannot be told, because {0}."),
    .bad = "<step id=\"visit\" kind=\"examine\" asks=\"contact-reason\"/>",
    .good = "<handoff from=\"triage\" to=\"visit\" kind=\"direct-booking\" carries=\"contact-reason\"/>",
    .run = run,
};
