/* Is the same assessment or recording done twice for one client? */
#include <stdlib.h>
#include <string.h>

#include "analysis/boundaries.h"
#include "analysis/information.h"
#include "gaps/rules/scratch.h"

/* Steps, and things in their lists, looked at from all steps together: well under a second. */
#define MOST_WORK (6u << 20)
#define MOST_PAIRS (1u << 18)

static const char two_systems[] = N_("“{0}” is recorded in several systems for the same client: {1}. Steps: {2}.");
static const char two_plans[] = N_("“{0}” makes a plan of its own, though the client already has a plan. Earlier step: {1}.");

/* Two steps on one way of the client, the earlier first. */
struct pair {
    const struct chain_step *first, *second;
    const struct chain_object *item; /* NULL: double assessment; else both record it, in different systems */
    const struct chain_object *product; /* of a double assessment, when both produce the same */
    bool sure;                       /* false: what they produce is not told */
};

enum verdict { NOT_LOOKED_AT, DOUBLE, NOT_DOUBLE };

struct doubles {
    struct chain_rule_run *run;
    struct chain_arena scratch;
    uint32_t *place;                  /* by step: its place in the order of the path */
    uint32_t *by_kind, *kind_first;   /* assessing steps, grouped by kind */
    uint32_t *by_item, *item_first;   /* assessing steps, grouped by what they produce */
    uint32_t *by_record, *record_first; /* records with a system, grouped by item */
    uint8_t *marks;
    uint8_t *verdicts; /* by step: enum verdict against the step looked from */
    uint8_t *made;     /* by item: the step looked from produces it */
    uint32_t *stack;
    struct pair *pairs;
    const struct chain_object **names, **others; /* of one finding */
    size_t count, work;
    bool undecided;
};

static bool assesses(const struct chain_facts *facts, const struct chain_step *step)
{
    return chain_step_is_service(step) && chain_step_has_trait(step, CHAIN_TRAIT_ASSESSMENT) && !step->more->repeats.id &&
           (facts->from_start[step->head.index] || !facts->start_count);
}

static const struct chain_record *record_at(const struct doubles *doubles, uint32_t index)
{
    return (const struct chain_record *)doubles->run->model->by_type[CHAIN_RECORD].items[index];
}

static const struct chain_step *step_of(const struct chain_record *record)
{
    const struct chain_object *parent = record->head.parent;
    return parent && parent->type == CHAIN_STEP ? (const struct chain_step *)parent : NULL;
}

static bool counts(const struct chain_record *record)
{
    const struct chain_step *step = step_of(record);
    return step && record->item.target && record->system.target && !step->more->repeats.id && step->kind != CHAIN_STEP_REVIEW;
}

/* Twice over the same: first counts, then puts in place. */
static void group(struct doubles *doubles, bool place)
{
    const struct chain_model *model = doubles->run->model;
    for (uint32_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        if (!assesses(doubles->run->facts, step))
            continue;
        if (place)
            doubles->by_kind[doubles->kind_first[step->kind]++] = i;
        else
            doubles->kind_first[step->kind]++;
        for (uint32_t p = 0; p < step->produces.count; p++) {
            const struct chain_object *item = step->produces.items[p].target;
            if (item && place)
                doubles->by_item[doubles->item_first[item->index]++] = i;
            else if (item)
                doubles->item_first[item->index]++;
        }
    }
    for (uint32_t i = 0; i < model->by_type[CHAIN_RECORD].count; i++) {
        const struct chain_record *record = record_at(doubles, i);
        if (counts(record) && place)
            doubles->by_record[doubles->record_first[record->item.target->index]++] = i;
        else if (counts(record))
            doubles->record_first[record->item.target->index]++;
    }
}

/* Counts become the places where groups start. */
static uint32_t sum_up(uint32_t *first, size_t count)
{
    uint32_t total = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t here = first[i];
        first[i] = total;
        total += here;
    }
    return total;
}

/* After putting in place, each start has become the start of the next group. */
static uint32_t start_of(const uint32_t *first, size_t index)
{
    return index ? first[index - 1] : 0;
}

static bool prepare(struct doubles *doubles)
{
    const struct chain_model *model = doubles->run->model;
    size_t steps = chain_step_count(model) + 1, kinds = (size_t)chain_kind_count(CHAIN_KINDS_STEP) + 1;
    size_t items = (size_t)model->by_type[CHAIN_ITEM].count + 1;
    struct chain_arena *scratch = &doubles->scratch;
    doubles->place = chain_arena_array(scratch, steps, sizeof(uint32_t));
    doubles->marks = chain_arena_array(scratch, steps, 1);
    doubles->verdicts = chain_arena_array(scratch, steps, 1);
    doubles->made = chain_arena_array(scratch, items, 1);
    doubles->stack = chain_arena_array(scratch, steps, sizeof(uint32_t));
    doubles->kind_first = chain_arena_array(scratch, kinds, sizeof(uint32_t));
    doubles->item_first = chain_arena_array(scratch, items, sizeof(uint32_t));
    doubles->record_first = chain_arena_array(scratch, items, sizeof(uint32_t));
    if (scratch->failed)
        return false;
    group(doubles, false);
    doubles->by_kind = chain_arena_array(scratch, sum_up(doubles->kind_first, kinds) + 1u, sizeof(uint32_t));
    doubles->by_item = chain_arena_array(scratch, sum_up(doubles->item_first, items) + 1u, sizeof(uint32_t));
    doubles->by_record = chain_arena_array(scratch, sum_up(doubles->record_first, items) + 1u, sizeof(uint32_t));
    doubles->names = chain_arena_array(scratch, steps + model->by_type[CHAIN_RECORD].count, sizeof(const struct chain_object *));
    doubles->others = chain_arena_array(scratch, steps + model->by_type[CHAIN_RECORD].count, sizeof(const struct chain_object *));
    if (scratch->failed)
        return false;
    group(doubles, true);
    for (uint32_t i = 0; i + 1 < steps; i++)
        doubles->place[doubles->run->facts->order[i]] = i;
    return true;
}

/* Does the path come from the one to the other? In a loop each comes after the other: the one nearer to the start goes first. */
static bool comes_after(const struct doubles *doubles, const struct chain_step *first, const struct chain_step *second)
{
    const uint32_t *component = doubles->run->facts->component;
    uint32_t a = first->head.index, b = second->head.index;
    return a != b && doubles->marks[b] && (component[a] != component[b] || doubles->place[a] < doubles->place[b]);
}

static bool work_together(const struct chain_step *a, const struct chain_step *b)
{
    return a->actor.target == b->actor.target || chain_refs_hold(&a->with, b->actor.target) ||
           chain_refs_hold(&b->with, a->actor.target);
}

/* Does the worker know a thing that came from the step before? In a loop one knows it the second time round, which is no help
   the first time. */
static bool knows(const struct doubles *doubles, const struct chain_step *first, const struct chain_step *second,
                  const struct chain_object *item)
{
    const struct chain_facts *facts = doubles->run->facts;
    bool loop = facts->component[first->head.index] == facts->component[second->head.index];
    enum chain_known known = chain_information_known(facts, second, item);
    return known == CHAIN_KNOWN_ALWAYS || (known == CHAIN_KNOWN_SOMETIMES && !loop);
}

/* Does the second step build on what the first, which is looked from, found out? */
static bool builds_on(const struct doubles *doubles, const struct chain_step *first, const struct chain_step *second)
{
    for (uint32_t i = 0; i < second->needs.count; i++)
        if (second->needs.items[i].target && doubles->made[second->needs.items[i].target->index])
            return true;
    for (uint32_t i = 0; i < first->produces.count; i++)
        if (first->produces.items[i].target && knows(doubles, first, second, first->produces.items[i].target))
            return true;
    return false;
}

/* Does the other do alone and anew what the step looked from did? */
static bool is_double(struct doubles *doubles, const struct chain_step *step, const struct chain_step *other)
{
    uint8_t *verdict = &doubles->verdicts[other->head.index];
    if (*verdict == NOT_LOOKED_AT) {
        bool found = false;
        if (comes_after(doubles, step, other)) {
            doubles->work += (size_t)step->with.count + other->with.count + other->needs.count + step->produces.count;
            found = !work_together(step, other) && !builds_on(doubles, step, other);
        }
        *verdict = found ? DOUBLE : NOT_DOUBLE;
    }
    return *verdict == DOUBLE;
}

/* Counts what is looked at next; false when it is too much. */
static bool go_on(struct doubles *doubles, size_t work)
{
    doubles->work += work;
    if (doubles->work > MOST_WORK)
        doubles->undecided = true;
    return doubles->work <= MOST_WORK;
}

static void add(struct doubles *doubles, struct pair pair)
{
    if (doubles->count < MOST_PAIRS)
        doubles->pairs[doubles->count++] = pair;
    else
        doubles->undecided = true;
}

/* The same kind of work by two: plans are double whatever they are called; else it takes that a product is not told. */
static void compare_kinds(struct doubles *doubles, const struct chain_step *step)
{
    if (step->kind == CHAIN_STEP_RECORD)
        return;
    for (uint32_t i = start_of(doubles->kind_first, step->kind); i < doubles->kind_first[step->kind]; i++) {
        const struct chain_step *other = chain_step_at(doubles->run->model, doubles->by_kind[i]);
        bool told = step->produces.count > 0 && other->produces.count > 0;
        if (!go_on(doubles, 1))
            return;
        if ((!told || step->kind == CHAIN_STEP_PLAN) && is_double(doubles, step, other))
            add(doubles, (struct pair){step, other, NULL, NULL, told});
    }
}

static void compare_products(struct doubles *doubles, const struct chain_step *step)
{
    for (uint32_t p = 0; p < step->produces.count; p++) {
        const struct chain_object *item = step->produces.items[p].target;
        for (uint32_t i = item ? start_of(doubles->item_first, item->index) : 0; item && i < doubles->item_first[item->index]; i++) {
            const struct chain_step *other = chain_step_at(doubles->run->model, doubles->by_item[i]);
            if (!go_on(doubles, 1))
                return;
            if (is_double(doubles, step, other))
                add(doubles, (struct pair){step, other, NULL, item, true});
        }
    }
}

static bool share_area(const struct chain_record *a, const struct chain_record *b)
{
    for (uint32_t i = 0; i < a->area.count; i++)
        if (a->area.items[i].target && chain_refs_hold(&b->area, a->area.items[i].target))
            return true;
    return a->area.count == 0 || b->area.count == 0;
}

static void compare_records(struct doubles *doubles, const struct chain_step *step, const struct chain_record *record)
{
    uint32_t item = record->item.target->index;
    for (uint32_t i = start_of(doubles->record_first, item); i < doubles->record_first[item]; i++) {
        const struct chain_record *other = record_at(doubles, doubles->by_record[i]);
        bool same = record->system.target == other->system.target;
        if (!go_on(doubles, 1 + (same ? 0 : (size_t)record->area.count * other->area.count)))
            return;
        if (same || !share_area(record, other))
            continue;
        if (comes_after(doubles, step, step_of(other)) || (step == step_of(other) && record->head.index < other->head.index))
            add(doubles, (struct pair){step, step_of(other), record->item.target, NULL, true});
    }
}

static bool is_alone(const uint32_t *first, uint32_t index)
{
    return first[index] - start_of(first, index) < 2;
}

/* Is there any other step that could do the same? */
static bool has_company(const struct doubles *doubles, const struct chain_step *step, bool assessing)
{
    if (assessing && !is_alone(doubles->kind_first, step->kind))
        return true;
    for (uint32_t i = 0; assessing && i < step->produces.count; i++)
        if (step->produces.items[i].target && !is_alone(doubles->item_first, step->produces.items[i].target->index))
            return true;
    for (const struct chain_object *child = step->head.first; child; child = child->next)
        if (child->type == CHAIN_RECORD && counts((const struct chain_record *)child) &&
            !is_alone(doubles->record_first, ((const struct chain_record *)child)->item.target->index))
            return true;
    return false;
}

static void set_made(const struct doubles *doubles, const struct chain_step *step, uint8_t made)
{
    for (uint32_t i = 0; i < step->produces.count; i++)
        if (step->produces.items[i].target)
            doubles->made[step->produces.items[i].target->index] = made;
}

static void look_from(struct doubles *doubles, const struct chain_step *step)
{
    bool assessing = assesses(doubles->run->facts, step);
    size_t steps = chain_step_count(doubles->run->model);
    if (!has_company(doubles, step, assessing))
        return;
    if (doubles->work > MOST_WORK) {
        doubles->undecided = true;
        return;
    }
    memset(doubles->marks, 0, steps);
    chain_mark_reachable(doubles->run->model, step, doubles->marks, doubles->stack);
    doubles->work += steps + chain_flow_count(doubles->run->model);
    if (assessing) {
        memset(doubles->verdicts, NOT_LOOKED_AT, steps);
        set_made(doubles, step, 1);
        compare_kinds(doubles, step);
        compare_products(doubles, step);
        set_made(doubles, step, 0);
    }
    for (const struct chain_object *child = step->head.first; child; child = child->next)
        if (child->type == CHAIN_RECORD && counts((const struct chain_record *)child))
            compare_records(doubles, step, (const struct chain_record *)child);
}

/* Double assessments by the second step; double records by the item. */
static int compare(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;
    uint32_t keys[][2] = {
        {a->item ? a->item->index + 1 : 0, b->item ? b->item->index + 1 : 0},
        {!a->sure, !b->sure},
        {a->item ? 0 : a->second->head.index, b->item ? 0 : b->second->head.index},
        {a->first->head.index, b->first->head.index},
        {a->second->head.index, b->second->head.index},
    };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (keys[i][0] != keys[i][1])
            return keys[i][0] < keys[i][1] ? -1 : 1;
    return 0;
}

static bool same_finding(const struct pair *a, const struct pair *b)
{
    return a->item == b->item && a->sure == b->sure && (a->item || !a->sure || a->second == b->second);
}

static void add_name(const struct chain_object **names, size_t *count, const struct chain_object *object)
{
    for (size_t i = 0; i < *count && i < 32; i++)
        if (names[i] == object)
            return;
    if (*count < 32)
        names[(*count)++] = object;
}

static void add_systems(struct doubles *doubles, const struct chain_step *step, const struct chain_object *item, size_t *count)
{
    for (const struct chain_object *child = step->head.first; child; child = child->next) {
        const struct chain_record *record = (const struct chain_record *)child;
        if (child->type == CHAIN_RECORD && record->item.target == item && counts(record))
            add_name(doubles->names, count, record->system.target);
    }
}

static void report_records(struct doubles *doubles, const struct pair *group, size_t count)
{
    const struct chain_object *subject = &group->second->head;
    size_t systems = 0, steps = 0;
    for (size_t i = 0; i < count; i++) {
        const struct chain_step *both[] = {group[i].first, group[i].second};
        if (i > 0 && group[i - 1].first == group[i].first && group[i - 1].second == group[i].second)
            continue;
        for (int b = 0; b < 2; b++) {
            add_name(doubles->others, &steps, &both[b]->head);
            add_systems(doubles, both[b], group->item, &systems);
        }
        if (chain_evidence_rank(&group[i].second->head) > chain_evidence_rank(subject))
            subject = &group[i].second->head;
    }
    CHAIN_REPORT_AS(doubles->run, two_systems, subject, chain_say_name(group->item), chain_say_names(doubles->names, systems),
                    chain_say_names(doubles->others, steps));
}

static void report_steps(struct doubles *doubles, const struct pair *group, size_t count)
{
    size_t names = 0, products = 0;
    const struct chain_step *second = group->second;
    for (size_t i = 0; i < count; i++) {
        add_name(doubles->names, &names, group->sure ? &group[i].first->head : &group[i].second->head);
        if (group[i].product)
            add_name(doubles->others, &products, group[i].product);
    }
    if (!group->sure)
        CHAIN_REPORT_UNKNOWN(doubles->run, doubles->run->model->root,
                             chain_say_phrase(N_("the same kind of work is done as before, and what comes out of it is not told")),
                             chain_say_names(doubles->names, names));
    else
        CHAIN_REPORT_AS(doubles->run, products ? doubles->run->rule->message : two_plans, &second->head,
                        chain_say_name(&second->head), chain_say_names(doubles->names, names),
                        chain_say_names(doubles->others, products));
}

static void report_all(struct doubles *doubles)
{
    size_t first = 0;
    if (doubles->count > 0)
        qsort(doubles->pairs, doubles->count, sizeof *doubles->pairs, compare);
    for (size_t i = 1; i <= doubles->count; i++) {
        if (i < doubles->count && same_finding(&doubles->pairs[first], &doubles->pairs[i]))
            continue;
        if (doubles->pairs[first].item)
            report_records(doubles, &doubles->pairs[first], i - first);
        else
            report_steps(doubles, &doubles->pairs[first], i - first);
        first = i;
    }
    if (doubles->undecided || doubles->run->facts->information->undecided)
        CHAIN_REPORT_UNKNOWN(doubles->run, doubles->run->model->root, chain_say_phrase(N_("the chain has too many ways through it")));
}

static void run(struct chain_rule_run *run)
{
    struct doubles doubles = {.run = run};
    if (!chain_is_chain(run))
        return;
    chain_arena_init(&doubles.scratch);
    doubles.pairs = malloc(MOST_PAIRS * sizeof *doubles.pairs);
    if (!doubles.pairs)
        doubles.scratch.failed = true;
    else if (prepare(&doubles)) {
        for (size_t i = 0; i < chain_step_count(run->model); i++)
            look_from(&doubles, chain_step_at(run->model, i));
        report_all(&doubles);
    }
    free(doubles.pairs);
    chain_scratch_end(run, &doubles.scratch);
}

const struct chain_rule chain_rule_duplicate = {
    .id = "duplicate",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_DUPLICATE,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Is the same work done twice?"),
    .message = N_("“{0}” finds out anew what has already been found out: {2}. Earlier step: {1}."),
    .why = N_("Work done twice takes time from other clients, and two results may not agree."),
    .how = N_("Let the second step use the result of the first: needs on the step, carries on the handoff. A repetition on purpose is "
              "marked with repeats."),
    .consequence = N_("You may be examined and asked about the same things more than once."),
    .question = N_("Which worker finds this out, and how does the result come to the others so that they can go on from it?"),
    .unknown = N_("Whether work is done twice cannot be told, because {0}{1|: {}}."),
    .bad = "<step id=\"visit\" actor=\"physician\" kind=\"examine\" produces=\"mapping\"/>"
           "<step id=\"interview\" actor=\"nurse\" kind=\"examine\" produces=\"mapping\"/>",
    .good = "<step id=\"interview\" actor=\"nurse\" kind=\"examine\" needs=\"mapping\" produces=\"goal-client\"/>",
    .run = run,
};
