/* Does somebody have the task of noticing what the client needs? */
#include <stdlib.h>

#include "analysis/care.h"
#include "gaps/rules/scratch.h"

#define SECTORS (CHAIN_SECTOR_CLIENT + 1)

static const char no_structure[] = N_("When the client first meets the services ({0}), nothing structures how the situation is mapped: no "
                                      "step of recognition, no questionnaire, no assessment.");

struct needs {
    struct chain_rule_run *run;
    const struct chain_boundaries *boundaries;
    const struct chain_object *entry[SECTORS]; /* the best known way by which the client comes there unrecognised */
    uint8_t joined[SECTORS];                   /* somebody brings the client there */
    int home;                                  /* the sector where the path begins */
};

static bool identifies(const struct chain_step *step, int sector)
{
    for (uint32_t i = 0; i < step->more->identifies.count; i++)
        if (step->more->identifies.items[i] == sector)
            return true;
    return false;
}

/* Is the need recognised somewhere before a step of that sector? */
static bool is_recognised(const struct needs *needs, int sector, uint8_t *marks, uint32_t *stack)
{
    const struct chain_model *model = needs->run->model;
    size_t steps = chain_step_count(model);
    for (size_t i = 0; i < steps; i++)
        marks[i] = 0;
    for (size_t i = 0; i < steps; i++)
        if (identifies(chain_step_at(model, i), sector) && !marks[i])
            chain_mark_reachable(model, chain_step_at(model, i), marks, stack);
    for (size_t i = 0; i < steps; i++) {
        const struct chain_step *step = chain_step_at(model, i);
        if (marks[i] && chain_step_is_service(step) && chain_step_sector(step) == sector)
            return true;
    }
    return false;
}

static void look_at(struct needs *needs, const struct chain_boundary *boundary)
{
    int from = boundary->from ? chain_step_sector(boundary->from) : 0, to = chain_step_sector(boundary->to);
    if (!boundary->from && !needs->home)
        needs->home = to;
    /* A path that begins in a service has no client who had to find it. */
    if (!to || from == to || (!boundary->from && !boundary->by_client))
        return;
    if (boundary->strength == CHAIN_STRENGTH_BRIDGED || boundary->strength == CHAIN_STRENGTH_UNKNOWN) {
        needs->joined[to] = 1;
        return;
    }
    const struct chain_object *flow = boundary->flow ? &boundary->flow->head : &boundary->to->head;
    if (!needs->entry[to] || chain_evidence_rank(flow) > chain_evidence_rank(needs->entry[to]))
        needs->entry[to] = flow;
}

/* One finding for all sectors, placed where one of them is best known. */
static void report_sectors(struct needs *needs, uint8_t *marks, uint32_t *stack)
{
    struct chain_argument arguments[9];
    const struct chain_object *subject = NULL;
    size_t count = 0;
    for (int sector = 1; sector < CHAIN_SECTOR_CLIENT && count < 9; sector++) {
        const struct chain_object *entry = needs->entry[sector];
        if (!entry || sector == needs->home || needs->joined[sector] || is_recognised(needs, sector, marks, stack))
            continue;
        arguments[count++] = chain_say_kind(CHAIN_KINDS_SECTOR, sector);
        if (!subject || chain_evidence_rank(entry) > chain_evidence_rank(subject))
            subject = entry;
    }
    if (count > 0)
        chain_report(needs->run, subject, arguments, count);
}

static bool is_structured(const struct chain_object *object)
{
    if (!object)
        return false;
    switch (((const struct chain_item *)object)->kind) {
    case CHAIN_ITEM_QUESTIONNAIRE: case CHAIN_ITEM_ASSESSMENT_SERVICE: case CHAIN_ITEM_ASSESSMENT_RAI:
    case CHAIN_ITEM_ASSESSMENT_WORK: case CHAIN_ITEM_FUNCTION_STATUS:
        return true;
    default:
        return false;
    }
}

static bool any_structured(const struct chain_refs *items)
{
    for (uint32_t i = 0; i < items->count; i++)
        if (is_structured(items->items[i].target))
            return true;
    return false;
}

/* The mapping may be made there, or be in the hands of the worker when the client comes. */
static bool maps_situation(const struct chain_model *model, const struct chain_step *step)
{
    if (any_structured(&step->more->asks) || any_structured(&step->produces) || any_structured(&step->needs))
        return true;
    for (uint32_t i = 0; i < step->in_count; i++)
        if (any_structured(&chain_flow_in(model, step->in_first + i)->carries))
            return true;
    return false;
}

/* Has anybody said what is done? A timer is a wait by itself. */
static bool tells_what_is_done(const struct chain_model *model)
{
    for (size_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        if (step->role == CHAIN_ROLE_STEP && step->kind && step->kind != CHAIN_STEP_WAIT)
            return true;
    }
    return false;
}

static void report_structure(struct needs *needs, const struct chain_object **names)
{
    const struct chain_model *model = needs->run->model;
    size_t count = 0;
    for (size_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        if (step->kind == CHAIN_STEP_IDENTIFY || step->more->identifies.count > 0)
            return;
    }
    for (size_t i = 0; i < needs->boundaries->count; i++) {
        const struct chain_boundary *boundary = &needs->boundaries->items[i];
        if (boundary->from)
            continue;
        if (maps_situation(model, boundary->to))
            return;
        if (count == 0 || names[count - 1] != &boundary->to->head)
            names[count++] = &boundary->to->head;
    }
    if (count > 0 && !tells_what_is_done(model))
        chain_report_unknown(needs->run, NULL, NULL, 0);
    else if (count > 0)
        CHAIN_REPORT_AS(needs->run, no_structure, names[0], chain_say_names(names, count));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct needs needs = {.run = run, .boundaries = &run->facts->care->boundaries};
    size_t steps = chain_step_count(run->model) + 1;
    if (!chain_is_chain(run))
        return;
    chain_arena_init(&scratch);
    uint8_t *marks = chain_arena_array(&scratch, steps, 1);
    uint32_t *stack = chain_arena_array(&scratch, steps, sizeof *stack);
    const struct chain_object **names =
        chain_arena_array(&scratch, needs.boundaries->count + 1, sizeof(const struct chain_object *));
    if (marks && stack && names) {
        for (size_t i = 0; i < needs.boundaries->count; i++)
            look_at(&needs, &needs.boundaries->items[i]);
        report_sectors(&needs, marks, stack);
        report_structure(&needs, names);
    }
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_need_unrecognised = {
    .id = "need-unrecognised",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_NEED_UNRECOGNISED,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Who recognises the need?"),
    .message = N_("It is nobody's task to recognise that the client needs these services; the client finds them alone or not at all: "
                  "{0}{1|, {}}{2|, {}}{3|, {}}{4|, {}}{5|, {}}{6|, {}}{7|, {}}{8|, {}}."),
    .why = N_("A need that nobody looks for is found late, and a client shared by several services is not seen as shared."),
    .how = N_("Agree at which step the need is asked about and with which tool: a step of kind identify, or identifies on the step "
              "that does it."),
    .consequence = N_("You may get only the help that you know how to ask for."),
    .question = N_("At which step is the client's whole situation asked about, with which questions, and what happens when a need is "
                   "found?"),
    .unknown = N_("Whether the client's need is recognised cannot be told: no step tells what is done in it."),
    .bad = "<step id=\"triage\" kind=\"triage\"/>",
    .good = "<step id=\"triage\" kind=\"triage\" asks=\"questionnaire\" identifies=\"social\"/>",
    .run = run,
};
