#include "rule/findings.h"

#include <stdlib.h>
#include <string.h>

#define MOST_EMPTIED ((size_t)1 << 16) /* bytes of a list whose memory is kept for the next one */

chain_findings *chain_findings_new(void)
{
    struct chain_findings *findings = calloc(1, sizeof *findings);
    if (findings) {
        chain_arena_init(&findings->arena);
        chain_strings_init(&findings->strings, &findings->arena);
    }
    return findings;
}

void chain_findings_free(chain_findings *findings)
{
    while (findings) {
        struct chain_findings *next = findings->taken;
        free(findings->items);
        free(findings->files);
        chain_strings_clear(&findings->strings);
        chain_arena_clear(&findings->arena);
        free(findings);
        findings = next;
    }
}

struct chain_findings *chain_findings_empty(struct chain_findings *findings)
{
    if (!findings || findings->taken || findings->arena.total > MOST_EMPTIED) {
        chain_findings_free(findings);
        return NULL;
    }
    chain_arena_reset(&findings->arena);
    chain_strings_reset(&findings->strings);
    *findings = (struct chain_findings){.arena = findings->arena, .strings = findings->strings, .items = findings->items,
                                        .capacity = findings->capacity, .files = findings->files,
                                        .file_capacity = findings->file_capacity};
    return findings;
}

/* Room for more pointers behind those of a list. */
static bool make_room(void *list, size_t count, size_t more, size_t *capacity)
{
    size_t room = *capacity ? *capacity : 16;
    void *grown = NULL;
    if (count + more <= *capacity)
        return true;
    while (room < count + more)
        room *= 2;
    memcpy(&grown, list, sizeof grown);
    grown = realloc(grown, room * sizeof(void *));
    if (!grown)
        return false;
    memcpy(list, &grown, sizeof grown);
    *capacity = room;
    return true;
}

struct chain_finding *chain_findings_add(struct chain_findings *findings)
{
    findings->cutting = findings->most && findings->count >= findings->most;
    findings->cut += findings->cutting;
    if (findings->cutting)
        return NULL;
    if (!make_room(&findings->items, findings->count, 1, &findings->capacity)) {
        findings->out_of_memory = true;
        return NULL;
    }
    struct chain_finding *finding = chain_arena_alloc(&findings->arena, sizeof *finding);
    if (!finding)
        return NULL;
    finding->order = (uint32_t)findings->count;
    findings->items[findings->count++] = finding;
    return finding;
}

const char *chain_findings_intern(struct chain_findings *findings, const char *text)
{
    return text ? chain_strings_add(&findings->strings, text, strlen(text)) : NULL;
}

chain_status chain_findings_add_file(chain_findings *findings, const char *path)
{
    if (!findings || !path)
        return CHAIN_BAD_ARGUMENT;
    const char *copy = chain_findings_intern(findings, path);
    if (!copy || !make_room(&findings->files, findings->file_count, 1, &findings->file_capacity))
        return CHAIN_NO_MEMORY;
    findings->files[findings->file_count++] = copy;
    return CHAIN_OK;
}

/* A list with its memory goes behind those that were taken before; the order does not matter. */
static void keep(struct chain_findings *findings, struct chain_findings *list)
{
    struct chain_findings *last = list;
    while (last->taken)
        last = last->taken;
    last->taken = findings->taken;
    findings->taken = list;
}

static void move(struct chain_findings *findings, struct chain_findings *other)
{
    if (other->count)
        memcpy(findings->items + findings->count, other->items, other->count * sizeof *other->items);
    findings->count += other->count;
    findings->hidden += other->hidden;
    findings->cut += other->cut;
    findings->out_of_memory = findings->out_of_memory || other->out_of_memory || other->arena.failed;
}

chain_status chain_findings_take(chain_findings *findings, chain_findings *other)
{
    if (!findings || !other || findings == other)
        return CHAIN_BAD_ARGUMENT;
    size_t files = findings->file_count;
    struct chain_findings *rest = other->count ? chain_findings_new() : NULL;
    bool room = (rest || !other->count) && make_room(&findings->items, findings->count, other->count, &findings->capacity);
    /* Copied, so that a file without findings costs no more than its name. */
    for (size_t i = 0; room && i < other->file_count; i++)
        room = chain_findings_add_file(findings, other->files[i]) == CHAIN_OK;
    if (!room) {
        findings->file_count = files;
        free(rest);
        return CHAIN_NO_MEMORY;
    }
    move(findings, other);
    other->hidden = other->file_count = other->cut = 0;
    if (rest) { /* the memory changes hands: what is left of the other is new */
        struct chain_findings memory = *other;
        *other = *rest;
        *rest = memory;
        rest->count = 0;
        rest->arena.failed = false;
        other->strings.arena = &other->arena;
        rest->strings.arena = &rest->arena;
        free(rest->items);
        rest->items = NULL;
        keep(findings, rest);
    }
    return CHAIN_OK;
}

static int by_number(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int by_place(const struct chain_finding *a, const struct chain_finding *b)
{
    int order = 0;
    if (a->file != b->file)
        order = strcmp(a->file ? a->file : "", b->file ? b->file : "");
    if (!order)
        order = by_number(a->line, b->line);
    if (!order)
        order = by_number(a->column, b->column);
    return order ? order : by_number(a->order, b->order);
}

static int compare_places(const void *a, const void *b)
{
    return by_place(*(const struct chain_finding *const *)a, *(const struct chain_finding *const *)b);
}

/* Heaviest first; what cannot be judged comes last, and behind it what has been decided. */
static int compare_severities(const void *left, const void *right)
{
    const struct chain_finding *a = *(const struct chain_finding *const *)left;
    const struct chain_finding *b = *(const struct chain_finding *const *)right;
    int order = chain_finding_is_settled(a) - chain_finding_is_settled(b);
    if (!order)
        order = by_number(b->severity, a->severity);
    return order ? order : by_place(a, b);
}

void chain_findings_settle(struct chain_findings *findings, size_t from, bool by_severity)
{
    size_t shown = from;
    for (size_t i = from; i < findings->count; i++)
        if (!findings->items[i]->suppressed)
            findings->items[shown++] = findings->items[i];
    findings->hidden += findings->count - shown;
    findings->count = shown;
    if (shown > from)
        qsort(findings->items + from, shown - from, sizeof *findings->items, by_severity ? compare_severities : compare_places);
}

size_t chain_findings_count(const chain_findings *findings)
{
    return findings ? findings->count : 0;
}

size_t chain_findings_suppressed(const chain_findings *findings)
{
    return findings ? findings->hidden : 0;
}

size_t chain_findings_cut(const chain_findings *findings)
{
    return findings ? findings->cut : 0;
}

size_t chain_findings_count_severity(const chain_findings *findings, chain_severity severity)
{
    size_t count = 0;
    for (size_t i = 0; findings && i < findings->count; i++) {
        uint8_t found = findings->items[i]->severity;
        if (chain_finding_is_settled(findings->items[i]))
            continue;
        count += severity == CHAIN_SEVERITY_UNKNOWN ? found == CHAIN_SEVERITY_UNKNOWN : found >= severity;
    }
    return count;
}

size_t chain_findings_decided(const chain_findings *findings)
{
    size_t count = 0;
    for (size_t i = 0; findings && i < findings->count; i++)
        count += chain_finding_is_settled(findings->items[i]);
    return count;
}

const chain_finding *chain_findings_at(const chain_findings *findings, size_t position)
{
    return findings && position < findings->count ? findings->items[position] : NULL;
}

const chain_rule *chain_finding_rule(const chain_finding *finding)
{
    return finding ? finding->rule : NULL;
}

chain_severity chain_finding_severity(const chain_finding *finding)
{
    return finding ? (chain_severity)finding->severity : CHAIN_SEVERITY_UNKNOWN;
}

chain_place chain_finding_place(const chain_finding *finding)
{
    if (!finding)
        return (chain_place){NULL, 0, 0, 0, 0};
    return (chain_place){finding->file, finding->line, finding->column, finding->end_line, finding->end_column};
}

const char *chain_finding_subject(const chain_finding *finding)
{
    return finding ? finding->subject : NULL;
}

chain_type chain_finding_subject_type(const chain_finding *finding)
{
    return finding ? (chain_type)finding->subject_type : CHAIN_TYPE_NONE;
}

int chain_finding_gap(const chain_finding *finding)
{
    return finding ? finding->gap : 0;
}

int chain_finding_objective(const chain_finding *finding)
{
    return finding ? finding->rule->objective : 0;
}

int chain_finding_evidence(const chain_finding *finding)
{
    return finding ? finding->evidence : 0;
}

const chain_decided *chain_finding_decided(const chain_finding *finding)
{
    return finding && finding->decision ? &finding->decision->decided : NULL;
}

const char *chain_finding_sources(const chain_finding *finding)
{
    return finding && finding->sources ? finding->sources : "";
}

const char *chain_severity_name(chain_severity severity)
{
    switch (severity) {
    case CHAIN_SEVERITY_ERROR: return "error";
    case CHAIN_SEVERITY_WARNING: return "warning";
    case CHAIN_SEVERITY_NOTE: return "note";
    default: return "unknown";
    }
}
