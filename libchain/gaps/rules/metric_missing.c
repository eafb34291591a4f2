/* Can it be seen whether the chain reaches its aims? */
#include "analysis/facts.h"
#include "analysis/measurement.h"
#include "gaps/profiles.h"
#include "gaps/rules/scratch.h"

static const char no_metric[] = N_("The chain has no metric.");
static const char no_objective[] = N_("These objectives of the chain have no metric: {0}{1|, {}}{2|, {}}{3|, {}}{4|, {}}.");
static const char no_help[] = N_("No metric is about help itself. Steps where help is given: {0}.");

/* What is asked for, in this order; the rest is of the report. */
static const struct {
    enum chain_metric_part part;
    const char *phrase;
} asked[] = {
    {CHAIN_METRIC_DEFINITION, N_("what is counted")},
    {CHAIN_METRIC_BASE, N_("the number of cases")},
    {CHAIN_METRIC_BASELINE, N_("the value at the start")},
    {CHAIN_METRIC_INSTRUCTION, N_("the instruction for recording")},
};
#define ASKED (sizeof asked / sizeof asked[0])
#define ALL (1u << ASKED)

static const struct chain_metric *metric_at(const struct chain_model *model, size_t index)
{
    return (const struct chain_metric *)model->by_type[CHAIN_METRIC].items[index];
}

static unsigned lacks(const struct chain_metric *metric)
{
    unsigned set = 0;
    for (size_t a = 0; a < ASKED; a++)
        set |= chain_metric_tells(metric, asked[a].part) ? 0 : 1u << a;
    return set;
}

/* Metrics that lack the same are told of together; one that a decision names stands alone. */
static void report_set(struct chain_rule_run *run, unsigned set, const struct chain_object *const *metrics, size_t count)
{
    struct chain_argument what[ASKED + 1];
    size_t found = 1;
    what[0] = chain_say_names(metrics, count);
    for (size_t a = 0; a < ASKED; a++)
        if (set >> a & 1)
            what[found++] = chain_say_phrase(asked[a].phrase);
    chain_report(run, metrics[0], what, found);
}

static void judge_metrics(struct chain_rule_run *run, struct chain_arena *scratch)
{
    const struct chain_objects *all = &run->model->by_type[CHAIN_METRIC];
    const struct chain_object **names = chain_scratch_names(scratch, run->model, CHAIN_METRIC);
    uint8_t *named = chain_arena_array(scratch, (size_t)all->count + 1, 1);
    if (scratch->failed)
        return;
    chain_profiles_mark_named(run, CHAIN_METRIC, named);
    for (unsigned set = 1; set < ALL; set++) {
        size_t count = 0;
        for (uint32_t i = 0; i < all->count; i++) {
            if (lacks(metric_at(run->model, i)) != set)
                continue;
            if (named[i])
                report_set(run, set, (const struct chain_object *const *)&all->items[i], 1);
            else
                names[count++] = all->items[i];
        }
        if (count > 0)
            report_set(run, set, names, count);
    }
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

/* The key steps are those that the chain exists for. A metric that names no step may be about any. */
static void judge_help(struct chain_rule_run *run, struct chain_arena *scratch)
{
    const struct chain_object **names = chain_scratch_names(scratch, run->model, CHAIN_STEP);
    size_t count = 0;
    for (uint32_t i = 0; i < run->model->by_type[CHAIN_METRIC].count; i++) {
        const struct chain_step *step = (const struct chain_step *)metric_at(run->model, i)->step.target;
        if (!step || chain_step_has_trait(step, CHAIN_TRAIT_HELP) || step->role == CHAIN_ROLE_END)
            return;
    }
    for (size_t i = 0; names && i < chain_step_count(run->model); i++)
        if (chain_step_has_trait(chain_step_at(run->model, i), CHAIN_TRAIT_HELP))
            names[count++] = &chain_step_at(run->model, i)->head;
    if (count > 0)
        CHAIN_REPORT_AS(run, no_help, run->model->root, chain_say_names(names, count));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    if (!chain_is_chain(run))
        return;
    if (run->model->by_type[CHAIN_METRIC].count == 0) {
        chain_report_as(run, no_metric, run->model->root, NULL, 0);
        return;
    }
    chain_arena_init(&scratch);
    judge_objectives(run);
    judge_metrics(run, &scratch);
    judge_help(run, &scratch);
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_metric_missing = {
    .id = "metric-missing",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_METRIC_MISSING,
    .objective = CHAIN_OBJECTIVE_OBJ3,
    .title = N_("Can it be seen whether the chain works?"),
    .message = N_("These metrics do not tell {1}{2|, {}}{3|, {}}{4|, {}}: {0}."),
    .why = N_("Without a metric and a value to start from nobody can tell afterwards whether a change helped."),
    .how = N_("Add a <metric> for each objective and for the help itself, with definition, base, baseline and instruction."),
    .consequence = N_("Perhaps nobody can see whether you get help faster or better than before."),
    .question = N_("From what do we see that the chain works, what is the value today, and who records it and how?"),
    .bad = "<metric id=\"time\" objective=\"obj1\"/>",
    .good = "<metric id=\"time\" objective=\"obj1\" base=\"120\" baseline=\"14\" unit=\"days\" instruction=\"Guide 3\">"
            "<definition>Days from contact to the first visit</definition></metric>",
    .run = run,
};
