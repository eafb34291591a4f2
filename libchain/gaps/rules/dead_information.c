/* Is something found out that nobody uses? What the client is asked is used at once. */
#include "analysis/boundaries.h"
#include "gaps/rules/scratch.h"

enum { MADE = 1, USED = 2 };

struct uses {
    struct chain_rule_run *run;
    uint8_t *marks; /* by item: MADE, USED */
    const struct chain_step **where; /* by item: the first step that makes it */
    uint8_t *followed; /* by step: a service comes after it that could use something */
    uint32_t *queue;
};

static void mark(struct uses *uses, const struct chain_refs *items, uint8_t bit, const struct chain_step *step)
{
    for (uint32_t i = 0; i < items->count; i++) {
        const struct chain_object *item = items->items[i].target;
        if (!item)
            continue;
        uses->marks[item->index] |= bit;
        if (step && !uses->where[item->index])
            uses->where[item->index] = step;
    }
}

/* What is made for the client, for statistics or as an answer needs no reader in the chain. */
static bool has_reader_elsewhere(const struct chain_object *item)
{
    switch (((const struct chain_item *)item)->kind) {
    case CHAIN_ITEM_DECISION_DOC: case CHAIN_ITEM_STATISTICS: case CHAIN_ITEM_INVOICE: case CHAIN_ITEM_FEEDBACK_DOC:
    case CHAIN_ITEM_CONSENT: case CHAIN_ITEM_FOLLOWUP_DATE: case CHAIN_ITEM_RESPONSIBLE: case CHAIN_ITEM_LANGUAGE:
        return true;
    default:
        return false;
    }
}

/* What comes out of the last step of the chain is used beyond it. */
static void mark_followed(struct uses *uses)
{
    const struct chain_model *model = uses->run->model;
    uint32_t count = 0;
    for (uint32_t i = 0; i < chain_step_count(model); i++)
        if (chain_step_is_service(chain_step_at(model, i)))
            uses->queue[count++] = i;
    for (uint32_t at = 0; at < count; at++) {
        const struct chain_step *step = chain_step_at(model, uses->queue[at]);
        for (uint32_t i = 0; i < step->in_count; i++) {
            const struct chain_step *before = chain_flow_source(chain_flow_in(model, step->in_first + i));
            if (!uses->followed[before->head.index] && !chain_step_is_service(before))
                uses->queue[count++] = before->head.index;
            uses->followed[before->head.index] = 1;
        }
    }
}

/* Needed, sent on, or counted by a metric of the step. */
static bool find_uses(struct uses *uses)
{
    const struct chain_model *model = uses->run->model;
    bool needs = false;
    for (size_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        needs = needs || step->needs.count > 0;
        mark(uses, &step->needs, USED, NULL);
        if (chain_step_is_service(step) && uses->followed[i])
            mark(uses, &step->produces, MADE, step);
    }
    for (size_t i = 0; i < chain_flow_count(model); i++)
        mark(uses, &chain_flow_at(model, i)->carries, USED, NULL);
    for (uint32_t i = 0; i < model->by_type[CHAIN_METRIC].count; i++) {
        const struct chain_step *step = (const struct chain_step *)((const struct chain_metric *)model->by_type[CHAIN_METRIC].items[i])->step.target;
        if (step)
            mark(uses, &step->more->records, USED, NULL);
    }
    return needs;
}

static void report(struct uses *uses, const struct chain_object **made)
{
    const struct chain_objects *items = &uses->run->model->by_type[CHAIN_ITEM];
    const struct chain_step *first = NULL;
    size_t count = 0;
    for (uint32_t i = 0; i < items->count; i++) {
        if (uses->marks[i] != MADE || has_reader_elsewhere(items->items[i]))
            continue;
        made[count++] = items->items[i];
        first = first ? first : uses->where[i];
    }
    if (first)
        CHAIN_REPORT(uses->run, &first->head, chain_say_names(made, count));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    size_t items = (size_t)run->model->by_type[CHAIN_ITEM].count + 1;
    chain_arena_init(&scratch);
    struct uses uses = {
        .run = run,
        .marks = chain_arena_array(&scratch, items, 1),
        .where = chain_arena_array(&scratch, items, sizeof(const struct chain_step *)),
        .followed = chain_arena_array(&scratch, chain_step_count(run->model) + 1, 1),
        .queue = chain_arena_array(&scratch, chain_step_count(run->model) + 1, sizeof(uint32_t)),
    };
    const struct chain_object **made = chain_scratch_names(&scratch, run->model, CHAIN_ITEM);
    /* As long as no step tells what it needs, nothing can be said to be unused: info-gap says that. */
    if (!scratch.failed) {
        mark_followed(&uses);
        if (find_uses(&uses))
            report(&uses, made);
    }
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_dead_information = {
    .id = "dead-information",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_INFO_GAP,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Is all that is found out used?"),
    .message = N_("This is found out or written, but no later step is described to use it: {0}."),
    .why = N_("What nobody uses takes the time of the client and the worker, or somebody who would need it does not get it."),
    .how = N_("Write which step needs it (needs) and how it gets there, or stop collecting it."),
    .consequence = N_("Things may be found out about you that nobody uses."),
    .question = N_("Who uses this, for what, and would somebody miss it if it were not collected?"),
    .bad = "<step id=\"triage\" kind=\"triage\" produces=\"risk\"/><step id=\"visit\" kind=\"treat\" needs=\"triage-result\"/>",
    .good = "<step id=\"triage\" kind=\"triage\" produces=\"risk\"/><step id=\"visit\" kind=\"treat\" needs=\"risk\"/>",
    .run = run,
};
