#include "analysis/items.h"

#include "analysis/boundaries.h"
#include "analysis/information.h"

/* What the step asks from the client or makes itself need not come from elsewhere. */
static bool must_arrive(const struct chain_facts *facts, const struct chain_step *step, const struct chain_object *item)
{
    return !chain_refs_hold(&step->more->asks, item) && !chain_refs_hold(&step->produces, item) &&
           chain_information_known(facts, step, item) != CHAIN_KNOWN_ALWAYS;
}

static enum chain_item_verdict judge_missing(unsigned states)
{
    bool lacks = states & (CHAIN_TOLD_UNKNOWN | CHAIN_UNTOLD_UNKNOWN);
    bool comes = states & (CHAIN_TOLD_KNOWN | CHAIN_UNTOLD_KNOWN);
    return !lacks ? CHAIN_ITEM_FINE : comes ? CHAIN_ITEM_SOMETIMES : CHAIN_ITEM_ALWAYS;
}

static const struct chain_refs *needs_of(const struct chain_step *step)
{
    return &step->needs;
}

const struct chain_item_test chain_item_missing = {needs_of, must_arrive, judge_missing};

/* A planned repetition, a review, has a reason to ask again. */
static bool asks_again(const struct chain_facts *facts, const struct chain_step *step, const struct chain_object *item)
{
    if (step->more->repeats.id || step->kind == CHAIN_STEP_REVIEW)
        return false;
    return chain_information_told(facts, step, item) != CHAIN_KNOWN_NEVER &&
           chain_information_known(facts, step, item) != CHAIN_KNOWN_ALWAYS;
}

static enum chain_item_verdict judge_told_again(unsigned states)
{
    if (states == CHAIN_TOLD_UNKNOWN)
        return CHAIN_ITEM_ALWAYS;
    return states & CHAIN_TOLD_UNKNOWN ? CHAIN_ITEM_SOMETIMES : CHAIN_ITEM_FINE;
}

static const struct chain_refs *asks_of(const struct chain_step *step)
{
    return &step->more->asks;
}

const struct chain_item_test chain_item_told_again = {asks_of, asks_again, judge_told_again};

static void ask(const struct chain_item_test *test, const struct chain_facts *facts, struct chain_item_answers *answers)
{
    for (size_t i = 0; i < chain_step_count(facts->model); i++) {
        const struct chain_step *step = chain_step_at(facts->model, i);
        const struct chain_refs *list = test->list(step);
        if (!chain_step_is_service(step))
            continue;
        for (uint32_t n = 0; n < list->count; n++) {
            const struct chain_object *item = list->items[n].target;
            if (item && test->in_question(facts, step, item))
                answers->items[answers->count++] = (struct chain_question){step, item, 0, false};
        }
    }
}

bool chain_item_test_run(const struct chain_item_test *test, const struct chain_facts *facts, struct chain_arena *arena,
                         struct chain_item_answers *answers)
{
    *answers = (struct chain_item_answers){NULL, 0, 0, facts->information->undecided};
    for (size_t i = 0; i < chain_step_count(facts->model); i++)
        answers->listed += test->list(chain_step_at(facts->model, i))->count;
    answers->items = chain_arena_array(arena, answers->listed + 1, sizeof *answers->items);
    if (!answers->items)
        return false;
    ask(test, facts, answers);
    if (!chain_questions_answer(answers->items, answers->count, facts))
        return false;
    for (size_t i = 0; i < answers->count; i++)
        answers->undecided = answers->undecided || !answers->items[i].decided;
    return true;
}
