/* What becomes of the gaps: those of both chains, paired by rule and by the partners that they speak of. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain/check.h"
#include "compare/compare.h"
#include "rule/findings.h"

/* A flow without an id, by what findings call it: "from>to". */
struct named_flow {
    const char *name;
    const struct chain_object *flow;
};

struct entry {
    const char *key;
    uint32_t position; /* of the finding */
    uint8_t side;
};

struct pairing {
    struct chain_comparison *comparison;
    struct chain_arena arena;
    struct named_flow *flows[CHAIN_SIDES];
    size_t flow_count[CHAIN_SIDES];
    struct entry *entries;
    uint32_t *partner[CHAIN_SIDES]; /* by position of the finding */
    size_t room;                    /* for entries */
    uint8_t *gone;                  /* by position of the old finding: it spoke of something that is no longer there */
};

static const char *join(struct chain_arena *arena, const char *a, const char *between, const char *b)
{
    size_t size = strlen(a) + strlen(between) + strlen(b) + 1;
    char *text = chain_arena_alloc(arena, size);
    if (text)
        snprintf(text, size, "%s%s%s", a, between, b);
    return text ? text : "";
}

static int compare_flows(const void *left, const void *right)
{
    return strcmp(((const struct named_flow *)left)->name, ((const struct named_flow *)right)->name);
}

static void name_flows(struct pairing *pairing, int side)
{
    const struct chain_model *model = pairing->comparison->models[side];
    struct named_flow *flows = chain_arena_array(&pairing->arena, chain_flow_count(model) + 1, sizeof *flows);
    size_t count = 0;
    for (size_t i = 0; flows && i < chain_flow_count(model); i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        if (!flow->head.id && flow->from.id && flow->to.id)
            flows[count++] = (struct named_flow){join(&pairing->arena, flow->from.id, ">", flow->to.id), &flow->head};
    }
    if (count > 1)
        qsort(flows, count, sizeof *flows, compare_flows);
    pairing->flows[side] = flows;
    pairing->flow_count[side] = count;
}

static const struct chain_object *subject_of(const struct pairing *pairing, int side, const char *subject)
{
    const struct chain_object *object = chain_model_find(pairing->comparison->models[side], subject);
    if (object || !strchr(subject, '>') || pairing->flow_count[side] == 0)
        return object;
    struct named_flow wanted = {subject, NULL};
    const struct named_flow *found =
        bsearch(&wanted, pairing->flows[side], pairing->flow_count[side], sizeof wanted, compare_flows);
    return found ? found->flow : NULL;
}

/* What a finding speaks of, the same for both sides. */
static const char *subject_key(struct pairing *pairing, int side, const struct chain_finding *finding, bool *gone)
{
    struct chain_comparison *comparison = pairing->comparison;
    const struct chain_object *subject = finding->subject ? subject_of(pairing, side, finding->subject) : NULL;
    char key[48];
    const struct chain_object *root = comparison->models[side]->root;
    if (!finding->subject || subject == root || (!subject && root->id && strcmp(finding->subject, root->id) == 0))
        return "root";
    if (!subject || !comparison->partners[subject->type].of[side] || !chain_is_compared(subject))
        return finding->subject;
    const struct chain_object *partner = chain_partner_of(comparison, side, subject);
    *gone = !partner && side == CHAIN_BEFORE;
    if (partner)
        snprintf(key, sizeof key, "%d.%u", subject->type, side == CHAIN_BEFORE ? subject->index : partner->index);
    else
        snprintf(key, sizeof key, "%c%d.%u", side == CHAIN_BEFORE ? '-' : '+', subject->type, subject->index);
    return join(&pairing->arena, key, "", "");
}

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    int order = strcmp(a->key, b->key);
    if (!order)
        order = a->side - b->side;
    return order ? order : (a->position > b->position) - (a->position < b->position);
}

static size_t collect(struct pairing *pairing)
{
    size_t count = 0;
    for (int side = 0; side < CHAIN_SIDES; side++) {
        const chain_findings *findings = pairing->comparison->findings[side];
        for (uint32_t i = 0; i < findings->count; i++) {
            bool gone = false;
            const char *key = subject_key(pairing, side, findings->items[i], &gone);
            pairing->entries[count++] =
                (struct entry){join(&pairing->arena, findings->items[i]->rule->id, " ", key), i, (uint8_t)side};
            if (side == CHAIN_BEFORE)
                pairing->gone[i] = gone;
            pairing->partner[side][i] = CHAIN_UNPAIRED;
        }
    }
    if (count > 1)
        qsort(pairing->entries, count, sizeof *pairing->entries, compare_entries);
    return count;
}

/* Old ones come first under each key. */
static void pair_all(struct pairing *pairing, size_t count)
{
    size_t end;
    for (size_t first = 0; first < count; first = end) {
        size_t middle = first;
        for (end = first; end < count && strcmp(pairing->entries[end].key, pairing->entries[first].key) == 0; end++)
            middle += pairing->entries[end].side == CHAIN_BEFORE;
        for (size_t i = first; i < middle && middle + (i - first) < end; i++) {
            uint32_t old = pairing->entries[i].position, new = pairing->entries[middle + (i - first)].position;
            pairing->partner[CHAIN_BEFORE][old] = new;
            pairing->partner[CHAIN_AFTER][new] = old;
        }
    }
}

/*
 * Findings that sum up flows or the whole chain stand at the first of them, which need not be the same in both chains: those left over
 * belong together when the rule and its sentence are the same and a paired step is named in both.
 */
static bool sums_up(const struct chain_finding *finding)
{
    return finding->subject_type == CHAIN_FLOW || finding->subject_type == CHAIN_CHAIN;
}

struct named_step {
    const char *name;
    uint32_t pair; /* number of the old step */
};

static int compare_steps(const void *left, const void *right)
{
    const struct named_step *a = left, *b = right;
    int order = strcmp(a->name, b->name);
    return order ? order : (a->pair > b->pair) - (a->pair < b->pair);
}

/* The paired steps of a side by the name that findings fall back to. */
static size_t name_steps(struct pairing *pairing, int side, struct named_step *steps)
{
    const struct chain_model *model = pairing->comparison->models[side];
    size_t count = 0;
    for (uint32_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_object *step = &chain_step_at(model, i)->head;
        const struct chain_object *partner = chain_partner_of(pairing->comparison, side, step);
        const char *name = partner ? chain_object_text(step, CHAIN_TEXT_NAME, (chain_lang)model->lang, NULL) : NULL;
        if (name)
            steps[count++] = (struct named_step){name, side == CHAIN_BEFORE ? step->index : partner->index};
    }
    if (count > 1)
        qsort(steps, count, sizeof *steps, compare_steps);
    return count;
}

static void add_named(struct pairing *pairing, int side, uint32_t position, const struct named_step *steps, size_t count, size_t *entries)
{
    const struct chain_finding *finding = pairing->comparison->findings[side]->items[position];
    for (size_t a = 0; a < finding->argument_count; a++)
        for (size_t i = 0; i < finding->arguments[a].name_count; i++) {
            struct named_step wanted = {finding->arguments[a].names[i].fallback, 0};
            size_t low = 0, high = count;
            while (low < high) {
                size_t middle = low + (high - low) / 2;
                if (compare_steps(&steps[middle], &wanted) < 0)
                    low = middle + 1;
                else
                    high = middle;
            }
            char pair[24];
            if (low == count || strcmp(steps[low].name, wanted.name) != 0 || *entries == pairing->room)
                continue;
            snprintf(pair, sizeof pair, " %u", steps[low].pair);
            pairing->entries[(*entries)++] = (struct entry){join(&pairing->arena, finding->message, pair, ""), position, (uint8_t)side};
        }
}

static void pair_summaries(struct pairing *pairing)
{
    struct chain_comparison *comparison = pairing->comparison;
    size_t entries = 0, end;
    for (int side = 0; side < CHAIN_SIDES; side++) {
        struct named_step *steps =
            chain_arena_array(&pairing->arena, chain_step_count(comparison->models[side]) + 1, sizeof *steps);
        size_t count = steps ? name_steps(pairing, side, steps) : 0;
        for (uint32_t i = 0; i < comparison->findings[side]->count; i++)
            if (pairing->partner[side][i] == CHAIN_UNPAIRED && sums_up(comparison->findings[side]->items[i]))
                add_named(pairing, side, i, steps, count, &entries);
    }
    if (entries > 1)
        qsort(pairing->entries, entries, sizeof *pairing->entries, compare_entries);
    for (size_t first = 0; first < entries; first = end) {
        size_t old = entries, new = entries;
        for (end = first; end < entries && strcmp(pairing->entries[end].key, pairing->entries[first].key) == 0; end++) {
            const struct entry *entry = &pairing->entries[end];
            if (pairing->partner[entry->side][entry->position] == CHAIN_UNPAIRED)
                *(entry->side == CHAIN_BEFORE ? &old : &new) = end;
        }
        if (old == entries || new == entries)
            continue;
        pairing->partner[CHAIN_BEFORE][pairing->entries[old].position] = pairing->entries[new].position;
        pairing->partner[CHAIN_AFTER][pairing->entries[new].position] = pairing->entries[old].position;
    }
}

/* May the finding, which says of several things at once that they cannot be judged, speak of this one? */
static bool may_speak_of(const struct chain_finding *unknown, const struct chain_finding *old)
{
    for (size_t a = 0; a < unknown->argument_count; a++) {
        const struct chain_kept_argument *argument = &unknown->arguments[a];
        if (argument->more > 0)
            return true;
        for (size_t i = 0; i < argument->name_count; i++)
            if (old->subject_name && strcmp(argument->names[i].fallback, old->subject_name->fallback) == 0)
                return true;
    }
    return false;
}

/* Where nothing is known of the areas, nothing is known either of whether they do it alike. */
static bool same_matter(const struct chain_rule *unknown, const struct chain_rule *old)
{
    return unknown == old || (old->gap == CHAIN_GAP_PRACTICE_VARIATION && unknown->gap == CHAIN_GAP_ACCESS_AREA);
}

/* A gap that is no longer seen is closed only when the new chain tells enough: what is not known never counts as fine. */
static bool is_unclear(const struct chain_comparison *comparison, const struct chain_finding *old)
{
    const chain_findings *findings = comparison->findings[CHAIN_AFTER];
    for (size_t i = 0; old->severity != CHAIN_SEVERITY_UNKNOWN && i < findings->count; i++)
        if (same_matter(findings->items[i]->rule, old->rule) && findings->items[i]->severity == CHAIN_SEVERITY_UNKNOWN &&
            findings->items[i]->subject_type == CHAIN_CHAIN && may_speak_of(findings->items[i], old))
            return true;
    return false;
}

static chain_gap_state state_of(const struct chain_comparison *comparison, const struct chain_finding *old,
                                const struct chain_finding *new, bool gone)
{
    if (new && chain_finding_is_settled(new))
        return CHAIN_GAP_DECIDED;
    if (!new)
        return !gone && is_unclear(comparison, old) ? CHAIN_GAP_UNCLEAR : CHAIN_GAP_CLOSED;
    if (!old || (old->severity == CHAIN_SEVERITY_UNKNOWN && new->severity != CHAIN_SEVERITY_UNKNOWN))
        return CHAIN_GAP_NEW;
    return old->severity != CHAIN_SEVERITY_UNKNOWN && new->severity == CHAIN_SEVERITY_UNKNOWN ? CHAIN_GAP_UNCLEAR : CHAIN_GAP_REMAINS;
}

static void write_down(struct pairing *pairing)
{
    struct chain_comparison *comparison = pairing->comparison;
    const chain_findings *before = comparison->findings[CHAIN_BEFORE], *after = comparison->findings[CHAIN_AFTER];
    for (uint32_t i = 0; i < before->count; i++) {
        uint32_t partner = pairing->partner[CHAIN_BEFORE][i];
        const struct chain_finding *new = partner == CHAIN_UNPAIRED ? NULL : after->items[partner];
        comparison->gaps[comparison->gap_count++] = (struct chain_gap_change){
            state_of(comparison, before->items[i], new, pairing->gone[i]), before->items[i], new, pairing->gone[i]};
    }
    for (uint32_t i = 0; i < after->count; i++)
        if (pairing->partner[CHAIN_AFTER][i] == CHAIN_UNPAIRED)
            comparison->gaps[comparison->gap_count++] = (struct chain_gap_change){CHAIN_GAP_NEW, NULL, after->items[i], false};
}

static bool find_gaps(struct chain_comparison *comparison)
{
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    options.as_of = comparison->as_of;
    for (int side = 0; side < CHAIN_SIDES; side++) {
        comparison->findings[side] = chain_findings_new();
        if (!comparison->findings[side] || chain_gaps(comparison->models[side], &options, comparison->findings[side]) != CHAIN_OK)
            return false;
    }
    return true;
}

bool chain_gaps_compare(struct chain_comparison *comparison)
{
    struct pairing pairing = {.comparison = comparison};
    if (!find_gaps(comparison))
        return false;
    chain_arena_init(&pairing.arena);
    size_t count = comparison->findings[CHAIN_BEFORE]->count + comparison->findings[CHAIN_AFTER]->count;
    comparison->gaps = chain_arena_array(&comparison->arena, count + 1, sizeof *comparison->gaps);
    pairing.room = 16 * count + 1;
    pairing.entries = chain_arena_array(&pairing.arena, pairing.room, sizeof *pairing.entries);
    pairing.gone = chain_arena_array(&pairing.arena, count + 1, 1);
    for (int side = 0; side < CHAIN_SIDES; side++) {
        pairing.partner[side] = chain_arena_array(&pairing.arena, count + 1, sizeof(uint32_t));
        name_flows(&pairing, side);
    }
    bool done = !pairing.arena.failed && !comparison->arena.failed;
    if (done) {
        pair_all(&pairing, collect(&pairing));
        pair_summaries(&pairing);
        write_down(&pairing);
        done = !pairing.arena.failed;
    }
    chain_arena_clear(&pairing.arena);
    return done;
}
