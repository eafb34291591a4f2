/* The numbers that people ask for when they compare two chains. */
#include <math.h>

#include "analysis/facts.h"
#include "chain/facts.h"
#include "chain/journey.h"
#include "compare/compare.h"

#define N_(text) text

enum figure {
    CONTACTS, ENCOUNTERS, PROFESSIONALS, RETOLD, WAITS_ON_WAY, HANDOFFS_ON_WAY, DAYS_TO_HELP,
    STEPS, WAITS, HANDOFFS, NO_HANDOFFS, BOUNDARIES, BRIDGED, FIGURES
};

static const struct {
    const char *id, *words;
    bool less;
} about[FIGURES] = {
    [CONTACTS] = {"contacts-to-help", N_("Times the client must make contact before help begins"), true},
    [ENCOUNTERS] = {"encounters", N_("Meetings of client and professional on the whole way"), false},
    [PROFESSIONALS] = {"professionals", N_("Different professionals that the client meets"), true},
    [RETOLD] = {"retellings", N_("Times the client is asked something already told"), true},
    [WAITS_ON_WAY] = {"waits-on-way", N_("Times the client waits on the whole way"), true},
    [HANDOFFS_ON_WAY] = {"handoffs-on-way", N_("Times the way goes on from one professional to another"), false},
    [DAYS_TO_HELP] = {"days-to-help", N_("Days before help begins, as usual or as planned"), true},
    [STEPS] = {"steps", N_("Steps"), false},
    [WAITS] = {"waits", N_("Steps where the client waits"), true},
    [HANDOFFS] = {"handoffs", N_("Handoffs agreed on"), false},
    [NO_HANDOFFS] = {"handoffs-missing", N_("Places where no handoff has been agreed or the client is left to find the way"), true},
    [BOUNDARIES] = {"boundaries", N_("Crossings from one organisation or sector to another"), true},
    [BRIDGED] = {"boundaries-bridged", N_("Crossings where somebody hands the client over"), false},
};

/* Least and most; NAN = unknown. */
struct range {
    double low, high;
};

static struct range range_of(chain_bounds bounds)
{
    return (struct range){bounds.least, isinf(bounds.most) ? NAN : bounds.most};
}

/* Parts without a time may take any: then it is not known at all. */
static struct range days_of(chain_span span)
{
    if (span.untimed > 0)
        return (struct range){NAN, NAN};
    return (struct range){chain_duration_minutes(span.typical) / 1440, chain_duration_minutes(span.typical_most) / 1440};
}

static bool travel(const struct chain_model *model, struct range *figures)
{
    chain_journeys *journeys = NULL;
    chain_status status = chain_journeys_new(model, NULL, &journeys);
    if (status == CHAIN_OK && chain_journeys_count(journeys) > 0) {
        chain_outlook outlook = chain_journeys_outlook(journeys);
        figures[CONTACTS] = range_of(outlook.to_help.contacts);
        figures[ENCOUNTERS] = range_of(outlook.whole.encounters);
        figures[PROFESSIONALS] = range_of(outlook.whole.professionals);
        figures[RETOLD] = range_of(outlook.whole.retold);
        figures[WAITS_ON_WAY] = range_of(outlook.whole.waits);
        figures[HANDOFFS_ON_WAY] = range_of(outlook.whole.handoffs);
        figures[DAYS_TO_HELP] = days_of(outlook.to_help.total);
    }
    chain_journeys_free(journeys);
    return status == CHAIN_OK;
}

static struct range one(double number)
{
    return (struct range){number, number};
}

static void count_flows(const struct chain_model *model, struct range *figures)
{
    size_t agreed = 0, missing = 0;
    for (size_t i = 0; i < chain_flow_count(model); i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        if (flow->role != CHAIN_ROLE_HANDOFF)
            continue;
        agreed += chain_kind_has(CHAIN_KINDS_HANDOFF, flow->kind, CHAIN_TRAIT_BRIDGE);
        missing += flow->kind == CHAIN_HANDOFF_NONE || flow->kind == CHAIN_HANDOFF_GUIDANCE || flow->kind == CHAIN_HANDOFF_CLIENT_CARRIED;
    }
    figures[HANDOFFS] = one((double)agreed);
    figures[NO_HANDOFFS] = one((double)missing);
}

static void count_steps(const struct chain_model *model, struct range *figures)
{
    size_t waits = 0;
    for (size_t i = 0; i < chain_step_count(model); i++)
        waits += chain_step_has_trait(chain_step_at(model, i), CHAIN_TRAIT_WAIT);
    figures[STEPS] = one((double)chain_step_count(model));
    figures[WAITS] = one((double)waits);
}

static bool count(const struct chain_model *model, struct range *figures)
{
    chain_facts *facts = NULL;
    chain_integration integration = {.undecided = true};
    for (int i = 0; i < FIGURES; i++)
        figures[i] = one(NAN);
    count_steps(model, figures);
    count_flows(model, figures);
    bool done = chain_facts_new(model, &facts) == CHAIN_OK && chain_facts_integration(facts, &integration);
    chain_facts_free(facts);
    if (!integration.undecided) {
        figures[BOUNDARIES] = one((double)integration.boundaries);
        figures[BRIDGED] = one((double)integration.bridged);
    }
    return done && travel(model, figures);
}

bool chain_figures_compare(struct chain_comparison *comparison)
{
    struct range numbers[CHAIN_SIDES][FIGURES];
    for (int side = 0; side < CHAIN_SIDES; side++)
        if (!count(comparison->models[side], numbers[side]))
            return false;
    comparison->figures = chain_arena_array(&comparison->arena, FIGURES, sizeof *comparison->figures);
    for (int i = 0; comparison->figures && i < FIGURES; i++) {
        const struct range *before = &numbers[CHAIN_BEFORE][i], *after = &numbers[CHAIN_AFTER][i];
        comparison->figures[comparison->figure_count++] = (struct chain_figure){about[i].id, about[i].words, about[i].less, before->low,
                                                                               before->high, after->low, after->high};
    }
    return comparison->figures != NULL;
}
