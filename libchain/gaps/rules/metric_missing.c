/* Can it be seen whether the chain reaches its aims? */
#include "analysis/facts.h"
#include "gaps/rules/scratch.h"

static const char no_metric[] = N_("The chain has no metric.");
static const char no_objective[] = N_("These objectives of the chain have no metric: {0}{1|, {}}{2|, {}}{3|, {}}{4|, {}}.");

static const struct chain_metric *metric_at(const struct chain_model *model, size_t index)
{
    return (const struct chain_metric *)model->by_type[CHAIN_METRIC].items[index];
}

static bool has_text(const struct chain_object *object, int kind)
{
    for (const struct chain_text *text = object->texts; text; text = text->next)
        if (text->kind == kind && text->words[0])
            return true;
    return false;
}

/* A value that was measured is where one starts from, and it may tell how many cases it counts. */
static bool has_value(const struct chain_metric *metric, bool with_base)
{
    for (const struct chain_object *child = metric->head.first; child; child = child->next) {
        const struct chain_value *value = (const struct chain_value *)child;
        if (child->type == CHAIN_VALUE && (!with_base || value->base || value->count || value->share))
            return true;
    }
    return false;
}

static void judge(struct chain_rule_run *run, const struct chain_metric *metric)
{
    struct chain_argument what[5];
    size_t count = 0;
    what[count++] = chain_say_name(&metric->head);
    if (!has_text(&metric->head, CHAIN_TEXT_DEFINITION) && !metric->numerator)
        what[count++] = chain_say_phrase(N_("what is counted"));
    if (!metric->base && !has_value(metric, true))
        what[count++] = chain_say_phrase(N_("the number of cases"));
    if (!metric->baseline && !has_value(metric, false))
        what[count++] = chain_say_phrase(N_("the value at the start"));
    if (!metric->instruction)
        what[count++] = chain_say_phrase(N_("the instruction for recording"));
    if (count > 1)
        chain_report(run, &metric->head, what, count);
}

static bool is_measured(const struct chain_model *model, int objective)
{
    for (uint32_t i = 0; i < model->by_type[CHAIN_METRIC].count; i++)
        if (metric_at(model, i)->objective == objective)
            return true;
    return false;
}

static void judge_objectives(struct chain_rule_run *run)
{
    const struct chain_root *root = (const struct chain_root *)run->model->root;
    struct chain_argument missing[5];
    size_t count = 0;
    for (uint32_t i = 0; i < root->objectives.count && count < 5; i++) {
        int objective = root->objectives.items[i];
        if (objective && !is_measured(run->model, objective))
            missing[count++] = chain_say_kind(CHAIN_KINDS_OBJECTIVE, objective);
    }
    if (count > 0)
        chain_report_as(run, no_objective, &root->head, missing, count);
}

static void run(struct chain_rule_run *run)
{
    if (!chain_is_chain(run))
        return;
    if (run->model->by_type[CHAIN_METRIC].count == 0) {
        chain_report_as(run, no_metric, run->model->root, NULL, 0);
        return;
    }
    judge_objectives(run);
    for (uint32_t i = 0; i < run->model->by_type[CHAIN_METRIC].count; i++)
        judge(run, metric_at(run->model, i));
}

const struct chain_rule chain_rule_metric_missing = {
    .id = "metric-missing",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_METRIC_MISSING,
    .objective = CHAIN_OBJECTIVE_OBJ3,
    .title = N_("Can it be seen whether the chain works?"),
    .message = N_("The metric “{0}” does not tell: {1}{2|, {}}{3|, {}}{4|, {}}."),
    .why = N_("Without a metric and a value to start from nobody can tell afterwards whether a change helped."),
    .how = N_("Add a <metric> for each objective, with definition, base, baseline and instruction."),
    .consequence = N_("Perhaps nobody can see whether you get help faster or better than before."),
    .question = N_("From what do we see that the chain works, what is the value today, and who records it and how?"),
    .bad = "<metric id=\"time\" objective=\"obj1\"/>",
    .good = "<metric id=\"time\" objective=\"obj1\" base=\"120\" baseline=\"14\" unit=\"days\" instruction=\"Guide 3\">"
            "<definition>Days from contact to the first visit</definition></metric>",
    .run = run,
};
