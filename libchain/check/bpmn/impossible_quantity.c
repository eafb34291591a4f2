#include "check/bpmn/bpmn.h"
#include "base/value.h"

/* Told unless the number is whole and large enough; an absent one is in order. */
static void check(struct chain_rule_run *run, const struct chain_markup *subject, const struct chain_markup *holder,
                  const char *attribute, int64_t least)
{
    const char *value = chain_markup_value(holder, attribute);
    int64_t number;
    if (value && (!chain_count_read(value, &number) || number < least))
        CHAIN_REPORT_MARKUP(run, subject, chain_say_shape(run, subject), chain_say(attribute), chain_say(value),
                            chain_say_number((double)least));
}

static void check_pool(struct chain_rule_run *run, const struct chain_markup *pool)
{
    const struct chain_markup *times = chain_markup_child(pool, CHAIN_BPMN_E_PARTICIPANT_MULTIPLICITY);
    const char *minimum = chain_markup_value(times, "minimum");
    int64_t least = 0;
    bool known = minimum && chain_count_read(minimum, &least);
    if (!times)
        return;
    check(run, pool, times, "minimum", 0);
    check(run, pool, times, "maximum", known && least > 1 ? least : 1);
    if (known && least > 1 && !chain_markup_value(times, "maximum")) /* which is 1 then */
        CHAIN_REPORT_MARKUP(run, pool, chain_say_shape(run, pool), chain_say("maximum"), chain_say("1"), chain_say_number((double)least));
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_markup *markup = bpmn->nodes[i].markup;
        if (!chain_bpmn_is(markup, CHAIN_BPMN_IS_ACTIVITY))
            continue;
        check(run, markup, markup, "startQuantity", 1);
        check(run, markup, markup, "completionQuantity", 1);
    }
    for (uint32_t i = 0; i < bpmn->pool_count; i++)
        check_pool(run, bpmn->pools[i].markup);
}

const struct chain_rule chain_rule_impossible_quantity = {
    .id = "impossible-quantity",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("A number that cannot be"),
    .message = N_("{1}=\"{2}\" of \"{0}\" must be a whole number of at least {3}."),
    .why = N_("An activity needs at least one token to begin; a participant is there at least as often as its least number."),
    .how = N_("Correct the number or leave it out."),
    .standard = "BPMN 2.0.2 EXT.029, EXT.030, EXT.037, EXT.038",
    .bad = "<task startQuantity=\"0\"/>",
    .good = "<task/>",
    .run = run,
};
