/* Of how many cases is a share? */
#include "analysis/measurement.h"
#include "base/value.h"
#include "gaps/rules/scratch.h"

/* Numbers of cases that the file tells elsewhere, tried as the base of shares without one. */
#define MOST_BASES 16

struct bases {
    int64_t items[MOST_BASES];
    size_t count;
};

static void note(struct bases *bases, int64_t base)
{
    for (size_t i = 0; i < bases->count; i++)
        if (bases->items[i] == base)
            return;
    if (base > 0 && bases->count < MOST_BASES)
        bases->items[bases->count++] = base;
}

static void find_bases(struct bases *bases, const struct chain_model *model)
{
    int64_t base;
    for (uint32_t i = 0; i < model->by_type[CHAIN_METRIC].count; i++) {
        const struct chain_metric *metric = (const struct chain_metric *)model->by_type[CHAIN_METRIC].items[i];
        if (metric->base && chain_count_read(metric->base, &base))
            note(bases, base);
    }
    for (uint32_t i = 0; i < model->by_type[CHAIN_VALUE].count && bases->count < MOST_BASES; i++)
        note(bases, chain_value_base((const struct chain_value *)model->by_type[CHAIN_VALUE].items[i]));
}

/* The next share without a base, from a child on. */
static const struct chain_value *baseless(const struct chain_object *child, struct chain_said_share *said)
{
    for (; child; child = child->next)
        if (child->type == CHAIN_VALUE && chain_value_share((const struct chain_value *)child, said) && said->scale && !said->base)
            return (const struct chain_value *)child;
    return NULL;
}

static bool fits_all(const struct chain_metric *metric, int64_t base)
{
    struct chain_said_share said;
    const struct chain_value *value = baseless(metric->head.first, &said);
    for (; value; value = baseless(value->head.next, &said))
        if (!chain_share_possible(said.digits, said.scale, base))
            return false;
    return true;
}

static void judge(struct chain_rule_run *run, const struct chain_metric *metric, const struct bases *bases)
{
    struct chain_said_share said;
    const struct chain_value *first = baseless(metric->head.first, &said), *second = first ? baseless(first->head.next, &said) : NULL;
    struct chain_argument fitting[3] = {chain_say(""), chain_say(""), chain_say("")}, other[3];
    size_t fits = 0, others = 0;
    if (!first)
        return;
    for (size_t i = 0; i < 3; i++)
        other[i] = fitting[i];
    for (size_t i = 0; i < bases->count; i++) {
        bool fit = fits_all(metric, bases->items[i]);
        if (fit && fits < 3)
            fitting[fits++] = chain_say_number((double)bases->items[i]);
        else if (!fit && others < 3)
            other[others++] = chain_say_number((double)bases->items[i]);
    }
    CHAIN_REPORT(run, &metric->head, chain_say_name(&metric->head), chain_say(first->share ? first->share : first->value),
                 chain_say(second ? second->share ? second->share : second->value : ""), fitting[0], fitting[1], fitting[2], other[0],
                 other[1], other[2]);
}

static void run(struct chain_rule_run *run)
{
    struct bases bases = {.count = 0};
    find_bases(&bases, run->model);
    for (uint32_t i = 0; i < run->model->by_type[CHAIN_METRIC].count; i++)
        judge(run, (const struct chain_metric *)run->model->by_type[CHAIN_METRIC].items[i], &bases);
}

const struct chain_rule chain_rule_base_unclear = {
    .id = "base-unclear",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_METRIC_MISSING,
    .objective = CHAIN_OBJECTIVE_OBJ3,
    .title = N_("Of how many is the share?"),
    .message = N_("“{0}” tells shares ({1}{2|, {}}) without the number of cases.{3| Of the numbers in the file these fit: {}}{4|, {}}{5|, {}}"
                  "{3|.}{6| These do not fit: {}}{7|, {}}{8|, {}}{6|.}"),
    .why = N_("A third of three clients says little, a third of three hundred says much."),
    .how = N_("Write the number of cases as base, in the <metric> or in each <value>."),
    .consequence = N_("What is told about the help that others got may rest on a handful of people."),
    .question = N_("Of how many clients is each share counted?"),
    .bad = "<value share=\"32 %\"/>",
    .good = "<value share=\"32 %\" base=\"91\"/>",
    .run = run,
};
