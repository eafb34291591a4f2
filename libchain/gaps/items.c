#include "gaps/items.h"

#include "gaps/rules/scratch.h"

/* One finding for a step, with all its items. */
static size_t report_step(struct chain_rule_run *run, const struct chain_item_test *test, const struct chain_question *questions,
                          size_t count, const struct chain_object **always, const struct chain_object **sometimes)
{
    size_t at = 0, always_count = 0, sometimes_count = 0;
    for (; at < count && questions[at].step == questions[0].step; at++) {
        enum chain_item_verdict verdict = test->judge(questions[at].states);
        if (verdict == CHAIN_ITEM_ALWAYS)
            always[always_count++] = questions[at].item;
        else if (verdict == CHAIN_ITEM_SOMETIMES)
            sometimes[sometimes_count++] = questions[at].item;
    }
    if (always_count + sometimes_count > 0)
        CHAIN_REPORT(run, &questions[0].step->head, chain_say_name(&questions[0].step->head),
                     chain_say_names(always, always_count), chain_say_names(sometimes, sometimes_count));
    return at;
}

static void judge(struct chain_rule_run *run, const struct chain_item_test *test, const char *silent, struct chain_arena *scratch)
{
    struct chain_item_answers answers;
    if (!chain_item_test_run(test, run->facts, scratch, &answers)) {
        scratch->failed = true;
        return;
    }
    const struct chain_object **names = chain_arena_array(scratch, (answers.listed + 1) * 2, sizeof(const struct chain_object *));
    for (size_t at = 0; at < answers.count && !scratch->failed;)
        at += report_step(run, test, &answers.items[at], answers.count - at, names, names + answers.listed + 1);
    if (answers.listed == 0)
        CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_phrase(silent));
    else if (answers.undecided)
        CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_phrase(N_("the chain has too many ways through it")));
}

void chain_item_rule_run(struct chain_rule_run *run, const struct chain_item_test *test, const char *silent)
{
    struct chain_arena scratch;
    if (!chain_is_chain(run))
        return;
    chain_arena_init(&scratch);
    judge(run, test, silent, &scratch);
    chain_scratch_end(run, &scratch);
}
