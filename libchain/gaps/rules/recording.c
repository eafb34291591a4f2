/* Is the same thing recorded in the same way everywhere? */
#include <stdlib.h>
#include <string.h>

#include "analysis/boundaries.h"
#include "gaps/rules/scratch.h"

static const char free_text[] = N_("These are recorded as free text, without a common structure: {0}. Steps: {1}.");

struct records {
    struct chain_rule_run *run;
    const struct chain_record **sorted; /* by item, then place */
    size_t count;
    const struct chain_object **steps;                        /* of one item */
    const struct chain_object **text_items, **text_steps;     /* free text and nothing worse */
    const struct chain_object **bare_items, **loose_items;    /* named only; without instruction */
    size_t text_item_count, text_step_count, bare_count, loose_count;
    const struct chain_object *text_subject;
};

static bool differ(const char *a, const char *b)
{
    return a && b && strcmp(a, b) != 0;
}

static int compare(const void *left, const void *right)
{
    const struct chain_record *a = *(const struct chain_record *const *)left;
    const struct chain_record *b = *(const struct chain_record *const *)right;
    uint32_t x = a->item.target->index, y = b->item.target->index;
    if (x != y)
        return x < y ? -1 : 1;
    return (a->head.index > b->head.index) - (a->head.index < b->head.index);
}

/* The step, which people know by name, unless the record itself is better known. */
static const struct chain_object *better_known(const struct chain_object *best, const struct chain_record *record)
{
    const struct chain_object *one = record->head.parent;
    if (!one || chain_evidence_rank(&record->head) > chain_evidence_rank(one))
        one = &record->head;
    return !best || chain_evidence_rank(one) > chain_evidence_rank(best) ? one : best;
}

static bool has_text(const struct chain_record *const *group, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (group[i]->form == CHAIN_RECORD_FORM_TEXT)
            return true;
    return false;
}

static bool has_instruction(const struct chain_record *const *group, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (group[i]->instruction)
            return true;
    return false;
}

static void add(const struct chain_object **names, size_t *count, const struct chain_object *object)
{
    for (size_t i = *count; i > 0 && i + 16 > *count; i--) /* a list longer than a sentence may name one twice */
        if (names[i - 1] == object)
            return;
    names[(*count)++] = object;
}

/* In which respects the records of one item differ. Systems are compared between areas only: several on one client's way are
   double work, which is another question. */
static size_t differences(const struct chain_record *const *group, size_t count, struct chain_argument *what)
{
    bool forms = false, classifications = false, systems = false;
    const struct chain_record *form = NULL, *classification = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct chain_record *record = group[i], *before = i ? group[i - 1] : record;
        forms = forms || (form && record->form && form->form != record->form);
        classifications = classifications || (classification && differ(classification->classification, record->classification));
        systems = systems || (before->head.parent == record->head.parent && before->area.count && record->area.count &&
                              differ(before->system.id, record->system.id));
        form = record->form ? record : form;
        classification = record->classification ? record : classification;
    }
    size_t found = 0;
    if (forms)
        what[found++] = chain_say_phrase(N_("the form"));
    if (classifications)
        what[found++] = chain_say_phrase(N_("the classification"));
    if (systems)
        what[found++] = chain_say_phrase(N_("the system, by area"));
    return found;
}

static void judge_item(struct records *records, const struct chain_record *const *group, size_t count)
{
    struct chain_argument what[3] = {chain_say(""), chain_say(""), chain_say("")};
    const struct chain_object *item = group[0]->item.target, *subject = NULL;
    size_t steps = 0;
    bool text = has_text(group, count), instructed = has_instruction(group, count);
    if (differences(group, count, what) > 0) {
        for (size_t i = 0; i < count; i++) {
            subject = better_known(subject, group[i]);
            add(records->steps, &steps, group[i]->head.parent);
        }
        CHAIN_REPORT(records->run, subject, chain_say_name(item), chain_say_names(records->steps, steps), what[0], what[1], what[2],
                     chain_say(text ? "-" : ""), chain_say(instructed ? "" : "-"));
    } else if (text) {
        records->text_items[records->text_item_count++] = item;
        for (size_t i = 0; i < count; i++) {
            if (group[i]->form != CHAIN_RECORD_FORM_TEXT)
                continue;
            records->text_subject = better_known(records->text_subject, group[i]);
            add(records->text_steps, &records->text_step_count, group[i]->head.parent);
        }
    } else if (!instructed) {
        records->loose_items[records->loose_count++] = item;
    }
}

static int by_place(const void *left, const void *right)
{
    const struct chain_object *a = *(const struct chain_object *const *)left, *b = *(const struct chain_object *const *)right;
    return (a->index > b->index) - (a->index < b->index);
}

static void judge_items(struct records *records)
{
    size_t first = 0;
    for (size_t i = 1; i <= records->count; i++) {
        if (i < records->count && records->sorted[i]->item.target == records->sorted[first]->item.target)
            continue;
        judge_item(records, &records->sorted[first], i - first);
        first = i;
    }
    if (records->text_step_count > 0)
        qsort(records->text_steps, records->text_step_count, sizeof(const struct chain_object *), by_place);
    if (records->text_item_count > 0)
        CHAIN_REPORT_AS(records->run, free_text, records->text_subject,
                        chain_say_names(records->text_items, records->text_item_count),
                        chain_say_names(records->text_steps, records->text_step_count));
}

static bool describes(const struct chain_step *step, const struct chain_object *item)
{
    for (const struct chain_object *child = step->head.first; child; child = child->next)
        if (child->type == CHAIN_RECORD && ((const struct chain_record *)child)->item.target == item)
            return true;
    return false;
}

/* Items that a step is said to record, without how. */
static void find_bare(struct records *records, uint8_t *seen)
{
    for (size_t s = 0; s < chain_step_count(records->run->model); s++) {
        const struct chain_step *step = chain_step_at(records->run->model, s);
        for (uint32_t i = 0; i < step->more->records.count; i++) {
            const struct chain_object *item = step->more->records.items[i].target;
            if (!item || seen[item->index] || describes(step, item))
                continue;
            seen[item->index] = 1;
            records->bare_items[records->bare_count++] = item;
        }
    }
}

static void collect(struct records *records)
{
    const struct chain_objects *all = &records->run->model->by_type[CHAIN_RECORD];
    for (uint32_t i = 0; i < all->count; i++) {
        const struct chain_record *record = (const struct chain_record *)all->items[i];
        if (record->item.target)
            records->sorted[records->count++] = record;
    }
    if (records->count > 0)
        qsort(records->sorted, records->count, sizeof(const struct chain_record *), compare);
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    if (!chain_is_chain(run))
        return;
    chain_arena_init(&scratch);
    struct records records = {
        .run = run,
        .sorted = chain_arena_array(&scratch, (size_t)run->model->by_type[CHAIN_RECORD].count + 1, sizeof *records.sorted),
        .steps = chain_scratch_names(&scratch, run->model, CHAIN_RECORD),
        .text_items = chain_scratch_names(&scratch, run->model, CHAIN_ITEM),
        .text_steps = chain_scratch_names(&scratch, run->model, CHAIN_RECORD),
        .bare_items = chain_scratch_names(&scratch, run->model, CHAIN_ITEM),
        .loose_items = chain_scratch_names(&scratch, run->model, CHAIN_ITEM),
    };
    uint8_t *seen = chain_arena_array(&scratch, (size_t)run->model->by_type[CHAIN_ITEM].count + 1, 1);
    if (!scratch.failed) {
        collect(&records);
        judge_items(&records);
        find_bare(&records, seen);
        bool nothing = records.count + records.bare_count == 0;
        if (nothing || records.bare_count + records.loose_count > 0)
            CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_names(records.bare_items, records.bare_count),
                                 chain_say_names(records.loose_items, records.loose_count), chain_say(nothing ? "-" : ""));
    }
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_recording = {
    .id = "recording",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_RECORDING,
    .objective = CHAIN_OBJECTIVE_OBJ3,
    .title = N_("Is recording uniform?"),
    .message = N_("“{0}” is recorded in different ways. What differs: {2}{3|, {}}{4|, {}}. Steps: {1}.{5| A part is free text.}"
                  "{6| No common instruction is named.}"),
    .why = N_("What is recorded differently cannot be found by the next worker, compared between areas or counted."),
    .how = N_("Agree one form, one classification and one instruction, and write them in each <record>."),
    .consequence = N_("What has been found out about you may not be found where it is needed."),
    .question = N_("In which form is this recorded, by which instruction, and who sees to it that all record alike?"),
    .unknown = N_("Whether recording is alike everywhere cannot be told.{0| How these are recorded is not described: {}.}"
                  "{1| No common instruction is named for these: {}.}{2| No step tells what is recorded.}"),
    .bad = "<record item=\"triage-result\" form=\"text\"/>",
    .good = "<record item=\"triage-result\" form=\"structured\" classification=\"SPAT\" instruction=\"Guide 2\"/>",
    .run = run,
};
