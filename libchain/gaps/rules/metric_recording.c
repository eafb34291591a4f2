/* Is what a metric counts recorded, and recorded in a way that can be compared? */
#include <string.h>

#include "gaps/rules/scratch.h"

struct work {
    struct chain_rule_run *run;
    uint8_t *uneven;                                                  /* by item: recorded in different ways */
    const struct chain_record **last;                                 /* by item: the record looked at before */
    uint8_t *recorded;                                                /* by item: some step records it */
    const struct chain_object **unrecorded, **apart, **fine, **unsaid; /* metrics */
    bool told; /* some step tells what is recorded */
    size_t unrecorded_count, apart_count, fine_count, unsaid_count;
};

static bool differ(const char *a, const char *b)
{
    return a && b && strcmp(a, b) != 0;
}

/* Each record with the one before it of the same item: if any two differ, two that follow each other do, unless one is silent. */
static void look_at_records(struct work *work)
{
    const struct chain_objects *all = &work->run->model->by_type[CHAIN_RECORD];
    for (uint32_t i = 0; i < all->count; i++) {
        const struct chain_record *record = (const struct chain_record *)all->items[i];
        if (!record->item.target)
            continue;
        uint32_t item = record->item.target->index;
        const struct chain_record *last = work->last[item];
        if (last && ((record->form && last->form && record->form != last->form) ||
                     differ(record->classification, last->classification) || differ(record->instruction, last->instruction)))
            work->uneven[item] = 1;
        if (record->form == CHAIN_RECORD_FORM_TEXT)
            work->uneven[item] = 1; /* nobody can count free text alike */
        work->recorded[item] = 1;
        work->last[item] = record;
    }
    for (size_t i = 0; i < chain_step_count(work->run->model); i++) {
        const struct chain_refs *records = &chain_step_at(work->run->model, i)->more->records;
        for (uint32_t r = 0; r < records->count; r++)
            if (records->items[r].target)
                work->recorded[records->items[r].target->index] = 1;
        work->told = work->told || records->count > 0;
    }
    work->told = work->told || all->count > 0;
}

enum verdict { UNSAID, FINE, APART, UNRECORDED };

/* Of the items that come out of the metric's step or are recorded at it. */
static void judge_item(const struct work *work, const struct chain_object *item, enum verdict *verdict)
{
    if (!item)
        return;
    /* Where nobody tells what is recorded, nothing is known; where others do, it is asked why this is not. */
    enum verdict one = !work->recorded[item->index] ? (work->told ? UNRECORDED : UNSAID) : work->uneven[item->index] ? APART : FINE;
    if (one == FINE && !work->last[item->index])
        one = UNSAID; /* recorded, not told how */
    *verdict = one > *verdict ? one : *verdict;
}

static enum verdict judge(const struct work *work, const struct chain_step *step)
{
    enum verdict verdict = UNSAID;
    for (uint32_t i = 0; i < step->more->records.count; i++)
        judge_item(work, step->more->records.items[i].target, &verdict);
    for (const struct chain_object *child = step->head.first; child; child = child->next)
        if (child->type == CHAIN_RECORD)
            judge_item(work, ((const struct chain_record *)child)->item.target, &verdict);
    for (uint32_t i = 0; verdict == UNSAID && i < step->produces.count; i++)
        judge_item(work, step->produces.items[i].target, &verdict);
    return verdict;
}

static void place(struct work *work, const struct chain_metric *metric)
{
    const struct chain_step *step = (const struct chain_step *)metric->step.target;
    switch (step ? judge(work, step) : UNSAID) {
    case UNSAID: work->unsaid[work->unsaid_count++] = &metric->head; break;
    case FINE: work->fine[work->fine_count++] = &metric->head; break;
    case APART: work->apart[work->apart_count++] = &metric->head; break;
    case UNRECORDED: work->unrecorded[work->unrecorded_count++] = &metric->head; break;
    }
}

static void report(struct work *work)
{
    if (work->apart_count + work->unrecorded_count > 0)
        CHAIN_REPORT(work->run, work->apart_count ? work->apart[0] : work->unrecorded[0],
                     chain_say_names(work->fine, work->fine_count), chain_say_names(work->apart, work->apart_count),
                     chain_say_names(work->unrecorded, work->unrecorded_count));
    if (work->unsaid_count > 0)
        CHAIN_REPORT_UNKNOWN(work->run, work->run->model->root, chain_say_names(work->unsaid, work->unsaid_count));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct work work = {.run = run};
    const struct chain_objects *metrics = &run->model->by_type[CHAIN_METRIC];
    size_t items = (size_t)run->model->by_type[CHAIN_ITEM].count + 1;
    if (!chain_is_chain(run) || metrics->count == 0)
        return;
    chain_arena_init(&scratch);
    work.uneven = chain_arena_array(&scratch, items, 1);
    work.recorded = chain_arena_array(&scratch, items, 1);
    work.last = chain_arena_array(&scratch, items, sizeof *work.last);
    work.unrecorded = chain_scratch_names(&scratch, run->model, CHAIN_METRIC);
    work.apart = chain_scratch_names(&scratch, run->model, CHAIN_METRIC);
    work.fine = chain_scratch_names(&scratch, run->model, CHAIN_METRIC);
    work.unsaid = chain_scratch_names(&scratch, run->model, CHAIN_METRIC);
    if (!scratch.failed) {
        look_at_records(&work);
        for (uint32_t i = 0; i < metrics->count; i++)
            place(&work, (const struct chain_metric *)metrics->items[i]);
        report(&work);
    }
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_metric_recording = {
    .id = "metric-recording",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_RECORDING,
    .objective = CHAIN_OBJECTIVE_OBJ3,
    .title = N_("Can the figures be counted and compared?"),
    .message = N_("Not all figures can be compared.{0| These can: {}.}{1| Recording differs or is free text: {}.}"
                  "{2| Nothing tells that what they count is recorded: {}.}"),
    .why = N_("What is recorded in different ways cannot be counted alike, and what is not recorded cannot be counted at all."),
    .how = N_("Agree the form, the classification and the instruction of what each metric counts, and write them as <record>."),
    .consequence = N_("It cannot be seen whether clients elsewhere get help faster or better."),
    .question = N_("Where is what this metric counts recorded, in which form, and do all areas record it alike?"),
    .unknown = N_("Whether these figures can be compared cannot be told, because it is not said how what they count is recorded: {0}."),
    .bad = "<step id=\"a\" produces=\"care-plan\"/> ... <metric id=\"plans\" step=\"a\"/>",
    .good = "<step id=\"a\"><record item=\"care-plan\" form=\"structured\" instruction=\"Guide 3\"/></step> ... "
            "<metric id=\"plans\" step=\"a\"/>",
    .run = run,
};
