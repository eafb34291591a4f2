/* Does the client get to the neighbouring services from wherever the path begins? */
#include "analysis/care.h"
#include "gaps/rules/scratch.h"

static const char no_sector[] = N_("The chain is for clients with several needs, but no way leads to {0}.");

/* The neighbours on the basic level: the specialised ones are not for everybody. */
static const int neighbours[] = {CHAIN_SECTOR_SOCIAL, CHAIN_SECTOR_HEALTH_BASIC, CHAIN_SECTOR_MENTAL_SUBSTANCE};

static void report_without(struct chain_rule_run *run, int sector, const struct chain_object **names)
{
    const struct chain_boundaries *boundaries = &run->facts->care->boundaries;
    chain_entries entries = chain_entries_count(run->facts, sector);
    size_t count = 0;
    for (size_t i = 0; i < boundaries->count; i++) {
        const struct chain_step *to = boundaries->items[i].to;
        /* Who comes in by emergency or a ward is helped there first. */
        if (boundaries->items[i].from || to->tier == CHAIN_TIER_HEAVY || chain_entry_reaches(run->facts, to, sector))
            continue;
        if (count == 0 || names[count - 1] != &to->head)
            names[count++] = &to->head;
    }
    if (entries.reaching > 0 && count > 0)
        CHAIN_REPORT(run, names[0], chain_say_kind(CHAIN_KINDS_SECTOR, sector), chain_say_number((double)entries.entries),
                     chain_say_number((double)entries.reaching), chain_say_names(names, count));
}

/* Clients shared by health and social care, and no social care in sight. */
static void report_missing(struct chain_rule_run *run)
{
    const struct chain_objects *groups = &run->model->by_type[CHAIN_CLIENT_GROUP];
    chain_entries entries = chain_entries_count(run->facts, CHAIN_SECTOR_SOCIAL);
    for (uint32_t i = 0; i < groups->count; i++) {
        const struct chain_client_group *group = (const struct chain_client_group *)groups->items[i];
        bool shared = group->multi_need == CHAIN_YES_NO_YES || group->special_support == CHAIN_YES_NO_YES;
        if (!shared || entries.entries == 0 || entries.reaching > 0)
            continue;
        CHAIN_REPORT_AS(run, no_sector, &group->head, chain_say_kind(CHAIN_KINDS_SECTOR, CHAIN_SECTOR_SOCIAL));
        return;
    }
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    if (!chain_is_chain(run))
        return;
    chain_arena_init(&scratch);
    const struct chain_object **names = chain_arena_array(&scratch, run->facts->care->boundaries.count + 1, sizeof *names);
    for (size_t i = 0; names && i < sizeof neighbours / sizeof neighbours[0]; i++)
        report_without(run, neighbours[i], names);
    report_missing(run);
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_sector_unreachable = {
    .id = "sector-unreachable",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_NEED_UNRECOGNISED,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Does every beginning lead to the neighbours?"),
    .message = N_("From here no way leads to {0}: {3}. The path begins in {1} places; from {2} of them there is a way."),
    .why = N_("Whether a shared client is seen as shared must not depend on which door the client came in by."),
    .how = N_("Add the step that recognises the need and the handoff to the neighbour to these beginnings too."),
    .consequence = N_("Which service you contact first may decide whether you get other help too."),
    .question = N_("How does a client who came in here get to the neighbouring service when it is needed?"),
    .bad = "<flow from=\"need\" to=\"physio\"/><flow from=\"physio\" to=\"end\"/>",
    .good = "<handoff from=\"physio\" to=\"social-work\" kind=\"contact-with-consent\"/>",
    .run = run,
};
