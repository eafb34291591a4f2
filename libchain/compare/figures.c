/* The numbers that people ask for when they compare two chains. */
#include <math.h>

#include "analysis/facts.h"
#include "chain/facts.h"
#include "compare/compare.h"

enum figure { STEPS, WAITS, HANDOFFS, NO_HANDOFFS, BOUNDARIES, BRIDGED, FIGURES };

#define N_(text) text

static const struct {
    const char *id, *words;
    bool less;
} about[FIGURES] = {
    [STEPS] = {"steps", N_("Steps"), false},
    [WAITS] = {"waits", N_("Steps where the client waits"), true},
    [HANDOFFS] = {"handoffs", N_("Handoffs agreed on"), false},
    [NO_HANDOFFS] = {"handoffs-missing", N_("Places where no handoff has been agreed or the client is left to find the way"), true},
    [BOUNDARIES] = {"boundaries", N_("Crossings from one organisation or sector to another"), true},
    [BRIDGED] = {"boundaries-bridged", N_("Crossings where somebody hands the client over"), false},
};

static void count_flows(const struct chain_model *model, double *figures)
{
    for (size_t i = 0; i < chain_flow_count(model); i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        if (flow->role != CHAIN_ROLE_HANDOFF)
            continue;
        figures[HANDOFFS] += chain_kind_has(CHAIN_KINDS_HANDOFF, flow->kind, CHAIN_TRAIT_BRIDGE);
        figures[NO_HANDOFFS] += flow->kind == CHAIN_HANDOFF_NONE || flow->kind == CHAIN_HANDOFF_GUIDANCE ||
                                flow->kind == CHAIN_HANDOFF_CLIENT_CARRIED;
    }
}

static bool count(const struct chain_model *model, double *figures)
{
    chain_facts *facts = NULL;
    chain_integration integration = {.undecided = true};
    for (size_t i = 0; i < chain_step_count(model); i++) {
        figures[STEPS]++;
        figures[WAITS] += chain_step_has_trait(chain_step_at(model, i), CHAIN_TRAIT_WAIT);
    }
    count_flows(model, figures);
    bool done = chain_facts_new(model, &facts) == CHAIN_OK && chain_facts_integration(facts, &integration);
    chain_facts_free(facts);
    figures[BOUNDARIES] = integration.undecided ? NAN : (double)integration.boundaries;
    figures[BRIDGED] = integration.undecided ? NAN : (double)integration.bridged;
    return done;
}

bool chain_figures_compare(struct chain_comparison *comparison)
{
    double numbers[CHAIN_SIDES][FIGURES] = {{0}, {0}};
    for (int side = 0; side < CHAIN_SIDES; side++)
        if (!count(comparison->models[side], numbers[side]))
            return false;
    comparison->figures = chain_arena_array(&comparison->arena, FIGURES, sizeof *comparison->figures);
    for (int i = 0; comparison->figures && i < FIGURES; i++) {
        double before = numbers[CHAIN_BEFORE][i], after = numbers[CHAIN_AFTER][i];
        comparison->figures[comparison->figure_count++] =
            (struct chain_figure){about[i].id, about[i].words, about[i].less, before, before, after, after};
    }
    return comparison->figures != NULL;
}
