/* Can the figures be true: shares over 100 %, parts larger than the whole, shares that no number of cases gives? */
#include "analysis/measurement.h"
#include "base/value.h"
#include "gaps/rules/scratch.h"

#define ROUNDING 0.005 /* a share in whole percents may be half a percent off */

static const char over[] = N_("“{0}” tells a share of over 100 %: {1}.");
static const char larger[] = N_("“{0}”: more cases are counted than there are in all. Cases counted: {2}; in all: {3}.");
static const char negative[] = N_("“{0}” is below zero: {1}.");
static const char differ[] = N_("“{0}”: {2} of {3} cases is not {1}.");

/* A value is named by its own name, else by its metric's. */
static struct chain_argument say_value(const struct chain_value *value)
{
    for (const struct chain_text *text = value->head.texts; text; text = text->next)
        if (text->kind == CHAIN_TEXT_NAME)
            return chain_say_name(&value->head);
    return chain_say_name(value->head.parent);
}

static const char *written(const struct chain_value *value)
{
    return value->share ? value->share : value->value;
}

static bool judge_count(struct chain_rule_run *run, const struct chain_value *value, const struct chain_said_share *said)
{
    int64_t count;
    if (!value->count || !chain_count_read(value->count, &count) || said->base == 0)
        return false;
    struct chain_argument counted = chain_say_number((double)count), all = chain_say_number((double)said->base);
    if (count > said->base) {
        CHAIN_REPORT_AS(run, larger, &value->head, say_value(value), chain_say(""), counted, all);
        return true;
    }
    if (said->scale == 0)
        return false;
    double exact = (double)count / (double)said->base, step = 0.5 / (double)said->scale + 1e-9;
    if (said->share > exact + step || said->share < exact - step) {
        CHAIN_REPORT_AS(run, differ, &value->head, say_value(value), chain_say(written(value)), counted, all);
        return true;
    }
    return false;
}

static void judge(struct chain_rule_run *run, const struct chain_value *value)
{
    struct chain_said_share said;
    double number;
    if (value->value && chain_number_read(value->value, &number) && number < 0)
        CHAIN_REPORT_AS(run, negative, &value->head, say_value(value), chain_say(value->value));
    if (!chain_value_share(value, &said))
        return;
    if (written(value) && said.share > 1 + ROUNDING)
        CHAIN_REPORT_AS(run, over, &value->head, say_value(value), chain_say(written(value)));
    else if (!judge_count(run, value, &said) && said.scale > 0 && said.base > 0 &&
             !chain_share_possible(said.digits, said.scale, said.base))
        CHAIN_REPORT(run, &value->head, say_value(value), chain_say(written(value)), chain_say_number((double)said.base));
}

static void run(struct chain_rule_run *run)
{
    const struct chain_objects *all = &run->model->by_type[CHAIN_VALUE];
    for (uint32_t i = 0; i < all->count; i++)
        judge(run, (const struct chain_value *)all->items[i]);
}

const struct chain_rule chain_rule_impossible_figure = {
    .id = "impossible-figure",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_OUTCOME_UNACCOUNTED,
    .objective = CHAIN_OBJECTIVE_OBJ3,
    .title = N_("Can the figure be right?"),
    .message = N_("“{0}”: {1} of {2} cases is not possible: no whole number of cases gives it, halves rounded up."),
    .why = N_("A figure that cannot be right leads to wrong decisions; mostly the number of cases is another than the one told."),
    .how = N_("Look the figure up where it was counted, and write the share and the number of cases (base) that belong together."),
    .consequence = N_("What is told about the help that others got may not be true."),
    .question = N_("Where was this figure counted, from how many cases, and what is it when counted again?"),
    .bad = "<value share=\"32 %\" base=\"80\"/>",
    .good = "<value share=\"32 %\" base=\"91\"/>",
    .run = run,
};
