/* Where does the client move on while responsibility and information stay behind? */
#include <stdlib.h>

#include "analysis/care.h"
#include "gaps/rules/scratch.h"

#define SECTORS (CHAIN_SECTOR_CLIENT + 1)

extern const struct chain_rule chain_rule_no_referral_practice;

static const char apart[] = N_("The client moves on to these services, but no agreed handoff joins them to where the path begins "
                               "({0}): {1}{2|, {}}{3|, {}}{4|, {}}{5|, {}}{6|, {}}{7|, {}}{8|, {}}{9|, {}}.");

struct crossing {
    const struct chain_boundary *boundary;
    struct chain_side from, to;
};

struct silos {
    struct chain_rule_run *run;
    const struct chain_boundaries *boundaries;
    struct crossing *crossings; /* unbridged ones between different sides */
    size_t count;
    uint8_t told[SECTORS];   /* a finding about one boundary names this sector */
    uint8_t joined[SECTORS]; /* sectors that handoffs join: the number of their group */
    uint8_t walked[SECTORS]; /* sectors that the client's path joins */
    int home;                /* the sector where the path begins */
};

/* Two groups become one; there are only a dozen sectors. */
static void join(uint8_t *groups, int a, int b)
{
    uint8_t from = groups[b], to = groups[a];
    for (int sector = 0; a && b && sector < SECTORS; sector++)
        if (groups[sector] == from)
            groups[sector] = to;
}

static bool is_open(const struct chain_boundary *boundary)
{
    return boundary->strength == CHAIN_STRENGTH_NOTHING || boundary->strength == CHAIN_STRENGTH_WEAK;
}

static void look_at(struct silos *silos, const struct chain_boundary *boundary)
{
    struct chain_side to = chain_side_of(boundary->to);
    if (!boundary->from) {
        silos->home = silos->home ? silos->home : to.sector;
        return;
    }
    struct chain_side from = chain_side_of(boundary->from);
    join(silos->walked, from.sector, to.sector);
    if (!is_open(boundary))
        join(silos->joined, from.sector, to.sector);
    else if (!chain_same_side(from, to))
        silos->crossings[silos->count++] = (struct crossing){boundary, from, to};
}

static void join_by_messages(struct silos *silos)
{
    const struct chain_model *model = silos->run->model;
    for (size_t i = 0; i < chain_flow_count(model); i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
        if (flow->role == CHAIN_ROLE_MESSAGE && from && to &&
            chain_kind_has(CHAIN_KINDS_HANDOFF, flow->kind, CHAIN_TRAIT_BRIDGE))
            join(silos->joined, chain_step_sector(from), chain_step_sector(to));
    }
}

static int compare_words(const char *a, const char *b)
{
    return ((uintptr_t)a > (uintptr_t)b) - ((uintptr_t)a < (uintptr_t)b);
}

static int compare_sides(const struct crossing *a, const struct crossing *b)
{
    int order = a->from.sector - b->from.sector;
    order = order ? order : a->to.sector - b->to.sector;
    order = order ? order : compare_words(a->from.organisation, b->from.organisation);
    return order ? order : compare_words(a->to.organisation, b->to.organisation);
}

static int compare(const void *left, const void *right)
{
    const struct crossing *a = left, *b = right;
    int order = compare_sides(a, b);
    return order ? order : (a->boundary > b->boundary) - (a->boundary < b->boundary);
}

/* The sector's name; between organisations of one sector, the organisation's. */
static struct chain_argument say_side(const struct crossing *crossing, const struct chain_step *step, struct chain_side side)
{
    const struct chain_organisation *organisation = chain_step_organisation(step);
    if (side.sector && crossing->from.sector != crossing->to.sector)
        return chain_say_kind(CHAIN_KINDS_SECTOR, side.sector);
    return organisation ? chain_say_name(&organisation->head) : chain_say(side.organisation);
}

static struct chain_argument say_link(const struct chain_boundary *boundary)
{
    if (boundary->strength == CHAIN_STRENGTH_WEAK)
        return chain_say_kind(CHAIN_KINDS_HANDOFF, boundary->flow->kind);
    return chain_say_phrase(boundary->by_client ? N_("the client's own contact") : N_("no handoff described"));
}

/* Where no handoff at all has been agreed, the rule about that asks the question; it is not asked twice. */
static bool is_told_elsewhere(const struct silos *silos, const struct crossing *group, size_t count)
{
    if (!chain_rule_asked(silos->run, &chain_rule_no_referral_practice))
        return false;
    for (size_t i = 0; i < count; i++)
        if (group[i].boundary->strength == CHAIN_STRENGTH_WEAK && group[i].boundary->flow->kind == CHAIN_HANDOFF_NONE)
            return true;
    return false;
}

static void report_group(struct silos *silos, const struct crossing *group, size_t count)
{
    const struct chain_boundary *boundary = group->boundary;
    if (is_told_elsewhere(silos, group, count))
        return;
    silos->told[group->from.sector] = silos->told[group->to.sector] = 1;
    CHAIN_REPORT(silos->run, &boundary->flow->head, chain_say_name(&boundary->from->head),
                 say_side(group, boundary->from, group->from), chain_say_name(&boundary->to->head),
                 say_side(group, boundary->to, group->to), say_link(boundary),
                 count > 1 ? chain_say_number((double)(count - 1)) : chain_say(""));
}

static void report_groups(struct silos *silos)
{
    size_t first = 0;
    if (silos->count > 0)
        qsort(silos->crossings, silos->count, sizeof *silos->crossings, compare);
    for (size_t i = 1; i <= silos->count; i++) {
        if (i < silos->count && compare_sides(&silos->crossings[first], &silos->crossings[i]) == 0)
            continue;
        report_group(silos, &silos->crossings[first], i - first);
        first = i;
    }
}

static bool is_silo(const struct silos *silos, int sector)
{
    return sector && silos->walked[sector] == silos->walked[silos->home] && silos->joined[sector] != silos->joined[silos->home];
}

/* The finding about all silos is placed where one of them is best known. */
static const struct chain_object *best_known(const struct silos *silos)
{
    const struct chain_object *best = NULL;
    for (size_t i = 0; i < silos->count; i++) {
        const struct chain_object *flow = &silos->crossings[i].boundary->flow->head;
        bool about = is_silo(silos, silos->crossings[i].from.sector) || is_silo(silos, silos->crossings[i].to.sector);
        if (about && (!best || chain_evidence_rank(flow) > chain_evidence_rank(best) || (chain_evidence_rank(flow) == chain_evidence_rank(best) && flow->line < best->line)))
            best = flow;
    }
    return best;
}

static void report_apart(struct silos *silos)
{
    struct chain_argument arguments[10];
    size_t count = 0;
    bool told = false;
    arguments[count++] = chain_say_kind(CHAIN_KINDS_SECTOR, silos->home);
    for (int sector = 1; silos->home && sector < CHAIN_SECTOR_CLIENT && count < 10; sector++) {
        if (is_silo(silos, sector)) {
            told = silos->told[sector];
            arguments[count++] = chain_say_kind(CHAIN_KINDS_SECTOR, sector);
        }
    }
    if (count == 1 || (count == 2 && told))
        return;
    chain_report_as(silos->run, apart, best_known(silos), arguments, count);
}

/* Actors of whom neither organisation nor sector is known may stand on any side. */
static void report_unknown(struct silos *silos, struct chain_arena *scratch)
{
    const struct chain_model *model = silos->run->model;
    const struct chain_object **actors = chain_scratch_names(scratch, model, CHAIN_ACTOR);
    uint8_t *seen = chain_arena_array(scratch, (size_t)model->by_type[CHAIN_ACTOR].count + 1, 1);
    size_t count = 0;
    for (size_t i = 0; actors && seen && i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        struct chain_side side = chain_side_of(step);
        if (!chain_step_is_service(step) || side.organisation || side.sector || seen[step->actor.target->index])
            continue;
        seen[step->actor.target->index] = 1;
        actors[count++] = step->actor.target;
    }
    if (count > 0)
        CHAIN_REPORT_UNKNOWN(silos->run, model->root, chain_say_phrase(N_("neither organisation nor sector is told of these actors")),
                             chain_say_names(actors, count));
    if (silos->boundaries->undecided)
        CHAIN_REPORT_UNKNOWN(silos->run, model->root, chain_say_phrase(N_("the chain has too many ways through it")));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct silos silos = {.run = run, .boundaries = &run->facts->care->boundaries};
    chain_arena_init(&scratch);
    if (chain_is_chain(run) &&
        (silos.crossings = chain_arena_array(&scratch, silos.boundaries->count + 1, sizeof *silos.crossings))) {
        for (uint8_t sector = 0; sector < SECTORS; sector++)
            silos.joined[sector] = silos.walked[sector] = sector;
        for (size_t i = 0; i < silos.boundaries->count; i++)
            look_at(&silos, &silos.boundaries->items[i]);
        join_by_messages(&silos);
        report_groups(&silos);
        report_apart(&silos);
        report_unknown(&silos, &scratch);
    }
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_silo = {
    .id = "silo",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_ERROR,
    .gap = CHAIN_GAP_SILO,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Is the client alone between services?"),
    .message = N_("From “{0}” ({1}) to “{2}” ({3}) only the client moves on: {4}.{5| The same holds for {} other transitions "
                  "between them.}"),
    .why = N_("Responsibility and information stay in the old service while the client is already on the way to the new one; telling "
              "the client to make contact is no handing over."),
    .how = N_("Agree on a handoff in which the service makes the contact, passes on the information and hears that the client "
              "arrived: a referral, a direct booking, an accompanied handover, a joint plan."),
    .consequence = N_("You may have to find the next service and tell your story there yourself, and perhaps nobody notices if you do not get "
                      "there."),
    .question = N_("Who makes the contact to the next service on the client's behalf, which information goes along, and who answers "
                   "for the client in between?"),
    .unknown = N_("Whether the client moves on alone between services cannot be told everywhere, because {0}{1|: {}}."),
    .bad = "<handoff from=\"visit\" to=\"social-work\" kind=\"guidance\"/>",
    .good = "<handoff from=\"visit\" to=\"social-work\" kind=\"contact-with-consent\" acknowledge=\"yes\"/>",
    .run = run,
};
