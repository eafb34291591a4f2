#include "gaps/items.h"

#include "analysis/boundaries.h"
#include "analysis/information.h"
#include "analysis/knowledge.h"
#include "gaps/rules/scratch.h"

static const struct chain_refs *list_of(const struct chain_item_rule *rule, const struct chain_step *step)
{
    return (const struct chain_refs *)(const void *)((const unsigned char *)step + rule->list);
}

static size_t ask(struct chain_rule_run *run, const struct chain_item_rule *rule, struct chain_question *questions)
{
    size_t count = 0;
    for (size_t i = 0; i < chain_step_count(run->model); i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        const struct chain_refs *list = list_of(rule, step);
        if (!chain_step_is_service(step))
            continue;
        for (uint32_t n = 0; n < list->count; n++) {
            const struct chain_object *item = list->items[n].target;
            if (item && rule->in_question(run, step, item))
                questions[count++] = (struct chain_question){step, item, 0, false};
        }
    }
    return count;
}

/* One finding for a step, with all its items. */
static size_t report_step(struct chain_rule_run *run, const struct chain_item_rule *rule, const struct chain_question *questions,
                          size_t count, const struct chain_object **always, const struct chain_object **sometimes)
{
    size_t at = 0, always_count = 0, sometimes_count = 0;
    for (; at < count && questions[at].step == questions[0].step; at++) {
        enum chain_item_verdict verdict = rule->judge(questions[at].states);
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

static size_t count_items(const struct chain_item_rule *rule, const struct chain_model *model)
{
    size_t count = 0;
    for (size_t i = 0; i < chain_step_count(model); i++)
        count += list_of(rule, chain_step_at(model, i))->count;
    return count;
}

static void judge(struct chain_rule_run *run, const struct chain_item_rule *rule, struct chain_arena *scratch)
{
    size_t most = count_items(rule, run->model), count;
    struct chain_question *questions = chain_arena_array(scratch, most + 1, sizeof *questions);
    const struct chain_object **names = chain_arena_array(scratch, (most + 1) * 2, sizeof(const struct chain_object *));
    bool open = run->facts->information->undecided;
    if (!questions || !names)
        return;
    count = ask(run, rule, questions);
    if (!chain_questions_answer(questions, count, run->facts))
        scratch->failed = true;
    for (size_t at = 0; at < count && !scratch->failed;)
        at += report_step(run, rule, &questions[at], count - at, names, names + most + 1);
    for (size_t i = 0; i < count; i++)
        open = open || !questions[i].decided;
    if (most == 0)
        CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_phrase(rule->silent));
    else if (open)
        CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_phrase(N_("the chain has too many ways through it")));
}

void chain_item_rule_run(struct chain_rule_run *run, const struct chain_item_rule *rule)
{
    struct chain_arena scratch;
    if (!chain_is_chain(run))
        return;
    chain_arena_init(&scratch);
    judge(run, rule, &scratch);
    chain_scratch_end(run, &scratch);
}
