/*
 * The chains that this one leads to are links, at most a few hundred. Those that lead only to chains without a circle are
 * crossed out, again and again; what is left leads into a circle, or back to this chain.
 */
#include <string.h>

#include "check/scratch.h"

static const struct chain_link *link_at(const struct chain_model *model, uint32_t index)
{
    return (const struct chain_link *)model->by_type[CHAIN_LINK].items[index];
}

static uint32_t link_count(const struct chain_model *model)
{
    return model->by_type[CHAIN_LINK].count;
}

/* Ids are interned: equal means same pointer. */
static bool same(const char *a, const char *b)
{
    return a && a == b;
}

/* Does one of its sub-chains still stand? Then that one, else NULL. */
static const struct chain_link *standing(const struct chain_link *link, const uint8_t *crossed_out)
{
    for (uint32_t i = 0; i < link->leads_to.count; i++)
        if (!crossed_out[link->leads_to.items[i].target->index])
            return (const struct chain_link *)link->leads_to.items[i].target;
    return NULL;
}

static void cross_out(const struct chain_model *model, uint8_t *crossed_out)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (uint32_t i = 0; i < link_count(model); i++) {
            const struct chain_link *link = link_at(model, i);
            if (crossed_out[i] || same(link->head.id, model->root->id) || standing(link, crossed_out))
                continue;
            crossed_out[i] = 1;
            changed = true;
        }
    }
}

/* The way from a link into the circle, up to the first chain that comes twice. */
static size_t walk(const struct chain_model *model, const struct chain_link *link, const uint8_t *crossed_out, uint8_t *seen,
                   const struct chain_object **way)
{
    size_t count = 0;
    memset(seen, 0, link_count(model));
    while (link) {
        way[count++] = &link->head;
        if (seen[link->head.index] || same(link->head.id, model->root->id))
            break;
        seen[link->head.index] = 1;
        link = standing(link, crossed_out);
    }
    return count;
}

static const struct chain_link *find(const struct chain_model *model, const char *id)
{
    for (uint32_t i = 0; id && i < link_count(model); i++)
        if (same(link_at(model, i)->head.id, id))
            return link_at(model, i);
    return NULL;
}

static void report_circles(struct chain_rule_run *run, const uint8_t *crossed_out, uint8_t *seen,
                           const struct chain_object **way)
{
    for (size_t i = 0; i < chain_step_count(run->model); i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        const struct chain_link *link = find(run->model, step->more->chain);
        if (link && !crossed_out[link->head.index]) {
            size_t count = walk(run->model, link, crossed_out, seen, way);
            CHAIN_REPORT(run, &step->head, chain_say(step->more->chain), chain_say_names(way, count));
        } else if (!link && same(step->more->chain, run->model->root->id)) {
            CHAIN_REPORT(run, &step->head, chain_say(step->more->chain), chain_say_name(run->model->root));
        }
    }
}

static void run(struct chain_rule_run *run)
{
    uint32_t links = link_count(run->model);
    uint8_t *crossed_out = chain_scratch(run, links, 1), *seen = chain_scratch(run, links, 1);
    const struct chain_object **way = chain_scratch(run, links + 1, sizeof *way);
    if (crossed_out && seen && way) {
        cross_out(run->model, crossed_out);
        report_circles(run, crossed_out, seen, way);
    }
    free(crossed_out);
    free(seen);
    free(way);
}

const struct chain_rule chain_rule_subchain_circle = {
    .id = "subchain-circle",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("Sub-chains lead round in a circle"),
    .message = N_("The sub-chain \"{0}\" leads round in a circle: {1}."),
    .why = N_("A chain that contains itself has no end: it can be neither drawn as a whole nor followed to its end."),
    .how = N_("Remove one of the sub-chain steps, or end there with an <end kind=\"referred-out\"> instead."),
    .bad = "<chain id=\"home\"> ... <subchain id=\"again\" chain=\"home\" actor=\"client\"/>",
    .good = "<chain id=\"home\"> ... <subchain id=\"ward\" chain=\"discharge\" actor=\"ward\"/>",
    .run = run,
};
