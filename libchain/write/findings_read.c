/* Findings that were written as jsonl, back into a list: from other machines, or from an earlier run. */
#include <inttypes.h>
#include <jansson.h>
#include <string.h>

#include "chain/chain.h"
#include "chain/words.h"
#include "write/writers.h"

/* One line, and where its finding goes. */
struct line {
    json_t *object;
    struct chain_findings *findings;
    struct chain_finding *finding;
    const char *why; /* of the first thing that is wrong, else NULL */
};

static const char *text_at(struct line *line, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    if (value && !json_is_string(value))
        line->why = N_("a value has the wrong type");
    return json_string_value(value);
}

static const char *keep_text(struct line *line, const json_t *object, const char *key)
{
    return chain_findings_intern(line->findings, text_at(line, object, key));
}

static uint32_t number_at(struct line *line, const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    json_int_t number = json_integer_value(value);
    if (value && (!json_is_integer(value) || number < 1 || number > UINT32_MAX)) {
        line->why = N_("a line or column is no number from 1 on");
        return 0;
    }
    return (uint32_t)number;
}

/* A word of a table of kinds; 0 when it is absent. */
static uint8_t kind_at(struct line *line, const char *key, chain_kinds table)
{
    const char *word = text_at(line, line->object, key);
    int kind = word ? chain_kind_find(table, word, strlen(word)) : 0;
    if (word && kind <= 0)
        line->why = N_("a word is not known; it was written by another version");
    return kind > 0 ? (uint8_t)kind : 0;
}

static void read_rule(struct line *line)
{
    const char *id = text_at(line, line->object, "rule");
    line->finding->rule = id ? chain_rule_find(id) : NULL;
    if (!id)
        line->why = N_("it names no rule");
    else if (!line->finding->rule)
        line->why = N_("its rule is not known; it was written by another version");
}

static void read_severity(struct line *line)
{
    const char *word = text_at(line, line->object, "severity");
    for (int severity = CHAIN_SEVERITY_UNKNOWN; word && severity <= CHAIN_SEVERITY_ERROR; severity++) {
        if (strcmp(chain_severity_name((chain_severity)severity), word) == 0) {
            line->finding->severity = (uint8_t)severity;
            return;
        }
    }
    line->why = N_("its severity is none of error, warning, note, unknown");
}

static void read_place(struct line *line)
{
    struct chain_finding *finding = line->finding;
    const char *type = text_at(line, line->object, "subjectType");
    finding->file = keep_text(line, line->object, "file");
    finding->subject = keep_text(line, line->object, "subject");
    for (int i = CHAIN_TYPE_NONE + 1; type && i < CHAIN_TYPE_COUNT; i++)
        if (strcmp(chain_type_name((chain_type)i), type) == 0)
            finding->subject_type = (uint8_t)i;
    finding->line = number_at(line, line->object, "line");
    finding->column = number_at(line, line->object, "column");
    finding->end_line = number_at(line, line->object, "endLine");
    finding->end_column = number_at(line, line->object, "endColumn");
}

static void read_related(struct line *line)
{
    const json_t *list = json_object_get(line->object, "related"), *object;
    size_t i;
    json_array_foreach(list, i, object) {
        struct chain_kept_related *related = chain_findings_relate(line->findings, line->finding);
        if (!related)
            return;
        related->place.file = keep_text(line, object, "file");
        related->place.line = number_at(line, object, "line");
        related->place.column = number_at(line, object, "column");
        related->place.end_line = number_at(line, object, "endLine");
        related->place.end_column = number_at(line, object, "endColumn");
        related->subject = keep_text(line, object, "subject");
        related->told = keep_text(line, object, "message");
    }
}

static void read_print(struct line *line)
{
    const char *text = text_at(line, line->object, "fingerprint");
    char *end = NULL;
    uint64_t print = text ? strtoumax(text, &end, 16) : 0;
    if (text && (end != text + 16 || *end || print == 0))
        line->why = N_("its fingerprint is no number of sixteen hexadecimal digits");
    line->finding->print = print;
}

static void read_words(struct line *line)
{
    line->finding->told = chain_arena_array(&line->findings->arena, CHAIN_PARTS, sizeof *line->finding->told);
    if (!line->finding->told)
        return;
    line->finding->told[CHAIN_PART_MESSAGE] = keep_text(line, line->object, "message");
    line->finding->told[CHAIN_PART_SUBJECT] = keep_text(line, line->object, "subjectName");
    line->finding->told[CHAIN_PART_QUESTION] = keep_text(line, line->object, "question");
    line->finding->told[CHAIN_PART_CONSEQUENCE] = keep_text(line, line->object, "consequence");
    line->finding->message = line->finding->told[CHAIN_PART_MESSAGE];
    if (!line->finding->message)
        line->why = N_("it has no message");
}

static void read_decision(struct line *line)
{
    const json_t *object = json_object_get(line->object, "decision");
    if (!object)
        return;
    struct chain_kept_decision *decision = chain_arena_alloc(&line->findings->arena, sizeof *decision);
    const char *state = text_at(line, object, "state");
    if (!decision)
        return;
    if (!state || (strcmp(state, "holds") != 0 && strcmp(state, "expired") != 0)) {
        line->why = N_("its decision has no state");
        return;
    }
    decision->decided.state = state[0] == 'h' ? CHAIN_DECISION_HOLDS : CHAIN_DECISION_EXPIRED;
    decision->decided.owner = keep_text(line, object, "owner");
    decision->decided.date = keep_text(line, object, "date");
    decision->decided.until = keep_text(line, object, "until");
    decision->words.fallback = keep_text(line, object, "words");
    line->finding->decision = decision;
}

static void read_gap(struct line *line)
{
    line->finding->gap = kind_at(line, "kind", CHAIN_KINDS_GAP);
    line->finding->evidence = kind_at(line, "evidence", CHAIN_KINDS_EVIDENCE);
    line->finding->sources = keep_text(line, line->object, "sources");
    read_decision(line);
}

static void read_finding(struct line *line)
{
    static void (*const parts[])(struct line *) = {read_rule, read_severity, read_place, read_related, read_print, read_words, read_gap};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0] && !line->why; i++)
        parts[i](line);
}

static chain_status read_line(const char *bytes, size_t length, struct chain_findings *findings, const char **why)
{
    struct line line = {.findings = findings};
    json_error_t error;
    line.object = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, &error);
    if (!line.object || !json_is_object(line.object)) {
        bool memory = !line.object && json_error_code(&error) == json_error_out_of_memory;
        json_decref(line.object);
        *why = N_("it is no JSON object");
        return memory ? CHAIN_NO_MEMORY : CHAIN_UNSUPPORTED;
    }
    line.finding = chain_findings_add(findings);
    if (line.finding)
        read_finding(&line);
    if (line.why)
        findings->count--; /* the one that was begun */
    json_decref(line.object);
    *why = line.why;
    if (!line.finding || findings->out_of_memory || findings->arena.failed)
        return CHAIN_NO_MEMORY;
    return line.why ? CHAIN_UNSUPPORTED : CHAIN_OK;
}

chain_status chain_findings_read(const char *bytes, size_t length, chain_findings *findings, chain_findings_fault *fault)
{
    const char *why = NULL;
    chain_status status = CHAIN_OK;
    if ((!bytes && length) || !findings)
        return CHAIN_BAD_ARGUMENT;
    for (size_t at = 0, number = 1; at < length && status == CHAIN_OK; number++) {
        const char *end = memchr(bytes + at, '\n', length - at);
        size_t size = end ? (size_t)(end - bytes) - at : length - at;
        size_t text = size && bytes[at + size - 1] == '\r' ? size - 1 : size;
        if (text)
            status = read_line(bytes + at, text, findings, &why);
        if (status == CHAIN_UNSUPPORTED && fault)
            *fault = (chain_findings_fault){number, why};
        at += size + 1;
    }
    return status;
}
