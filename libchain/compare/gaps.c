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

/* A gap that is no longer seen is closed only when the new chain tells enough: what is not known never counts as fine. */
static bool is_unclear(const struct chain_comparison *comparison, const struct chain_finding *old)
{
    const chain_findings *findings = comparison->findings[CHAIN_AFTER];
    for (size_t i = 0; old->severity != CHAIN_SEVERITY_UNKNOWN && i < findings->count; i++)
        if (findings->items[i]->rule == old->rule && findings->items[i]->severity == CHAIN_SEVERITY_UNKNOWN &&
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
    pairing.entries = chain_arena_array(&pairing.arena, count + 1, sizeof *pairing.entries);
    pairing.gone = chain_arena_array(&pairing.arena, count + 1, 1);
    for (int side = 0; side < CHAIN_SIDES; side++) {
        pairing.partner[side] = chain_arena_array(&pairing.arena, count + 1, sizeof(uint32_t));
        name_flows(&pairing, side);
    }
    bool done = !pairing.arena.failed && !comparison->arena.failed;
    if (done) {
        pair_all(&pairing, collect(&pairing));
        write_down(&pairing);
        done = !pairing.arena.failed;
    }
    chain_arena_clear(&pairing.arena);
    return done;
}
