/* Looking kinds up. The tables are constant data in kinds_*.c. */
#include "chain/kinds.h"

#include <string.h>

#include "base/nearest.h"
#include "base/same.h"
#include "model/kinds_internal.h"
#include "model/kinds_memory.h"

/* No id is longer than half of this, so nothing longer is near to one. */
#define LONGEST_TYPED 48u

static const struct chain_kind_table *const tables[CHAIN_KINDS_COUNT] = {
    [CHAIN_KINDS_STEP] = &chain_kinds_step,
    [CHAIN_KINDS_ACTOR] = &chain_kinds_actor,
    [CHAIN_KINDS_SECTOR] = &chain_kinds_sector,
    [CHAIN_KINDS_LEVEL] = &chain_kinds_level,
    [CHAIN_KINDS_HANDOFF] = &chain_kinds_handoff,
    [CHAIN_KINDS_CHANNEL] = &chain_kinds_channel,
    [CHAIN_KINDS_ITEM] = &chain_kinds_item,
    [CHAIN_KINDS_STATUS] = &chain_kinds_status,
    [CHAIN_KINDS_AVAILABILITY] = &chain_kinds_availability,
    [CHAIN_KINDS_EVIDENCE] = &chain_kinds_evidence,
    [CHAIN_KINDS_EVIDENCE_LEVEL] = &chain_kinds_evidence_level,
    [CHAIN_KINDS_PROVENANCE] = &chain_kinds_provenance,
    [CHAIN_KINDS_TIER] = &chain_kinds_tier,
    [CHAIN_KINDS_VISIBILITY] = &chain_kinds_visibility,
    [CHAIN_KINDS_END] = &chain_kinds_end,
    [CHAIN_KINDS_GAP] = &chain_kinds_gap,
    [CHAIN_KINDS_OBJECTIVE] = &chain_kinds_objective,
    [CHAIN_KINDS_SUB_AREA] = &chain_kinds_sub_area,
    [CHAIN_KINDS_LANGUAGE_LEVEL] = &chain_kinds_language_level,
    [CHAIN_KINDS_STATE] = &chain_kinds_state,
    [CHAIN_KINDS_DESCRIPTION_LEVEL] = &chain_kinds_description_level,
    [CHAIN_KINDS_AREA] = &chain_kinds_area,
    [CHAIN_KINDS_FORCE] = &chain_kinds_force,
    [CHAIN_KINDS_AUTHENTICATION] = &chain_kinds_authentication,
    [CHAIN_KINDS_CLOCK] = &chain_kinds_clock,
    [CHAIN_KINDS_LANGUAGE] = &chain_kinds_language,
    [CHAIN_KINDS_RECORD_FORM] = &chain_kinds_record_form,
    [CHAIN_KINDS_YES_NO] = &chain_kinds_yes_no,
};

static const char *const codes[CHAIN_LANG_COUNT] = {
    [CHAIN_LANG_EN] = "en",
    [CHAIN_LANG_FI] = "fi",
    [CHAIN_LANG_SV] = "sv",
    [CHAIN_LANG_SE] = "se",
    [CHAIN_LANG_SMN] = "smn",
    [CHAIN_LANG_SMS] = "sms",
    [CHAIN_LANG_NO] = "no",
};

/* NULL when there is no such table. */
static const struct chain_kind_table *table_of(chain_kinds table)
{
    return (unsigned)table < CHAIN_KINDS_COUNT ? tables[table] : NULL;
}

/* NULL when there is no such kind. */
static const struct chain_kind_row *row_of(chain_kinds table, int kind)
{
    const struct chain_kind_table *t = table_of(table);
    return t && kind >= 1 && kind <= t->count ? &t->rows[kind] : NULL;
}

chain_lang chain_lang_from_code(const char *code)
{
    for (int lang = 1; code && lang < CHAIN_LANG_COUNT; lang++)
        if (strcmp(codes[lang], code) == 0)
            return (chain_lang)lang;
    return CHAIN_LANG_NONE;
}

const char *chain_lang_code(chain_lang lang)
{
    return (unsigned)lang < CHAIN_LANG_COUNT ? codes[lang] : NULL;
}

const char *chain_kinds_name(chain_kinds table)
{
    const struct chain_kind_table *t = table_of(table);
    return t ? t->name : NULL;
}

chain_kinds chain_kinds_from_name(const char *name)
{
    for (int table = 1; name && table < CHAIN_KINDS_COUNT; table++)
        if (strcmp(tables[table]->name, name) == 0)
            return (chain_kinds)table;
    return CHAIN_KINDS_NONE;
}

int chain_kind_count(chain_kinds table)
{
    const struct chain_kind_table *t = table_of(table);
    return t ? t->count : 0;
}

const char *chain_kind_id(chain_kinds table, int kind)
{
    const struct chain_kind_row *row = row_of(table, kind);
    return row ? row->id : NULL;
}

/* Like strcmp, for an id without an end. */
static int compare(const char *id, size_t len, const struct chain_kind_row *row)
{
    int order = memcmp(id, row->id, len < row->id_length ? len : row->id_length);
    return order ? order : (len > row->id_length) - (len < row->id_length);
}

int chain_kind_find(chain_kinds table, const char *id, size_t len)
{
    const struct chain_kind_table *t = table_of(table);
    int low = 0, high = t && id ? t->count : 0;
    while (low < high) {
        int middle = (low + high) / 2;
        int kind = t->sorted[middle];
        int order = compare(id, len, &t->rows[kind]);
        if (order == 0)
            return kind;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

/* Of a word's beginning, end and length. */
static uint8_t slot_of(chain_kinds table, const char *id, size_t length)
{
    uint64_t hash = (uint64_t)table << 8 ^ length;
    if (length >= 4)
        hash ^= (uint64_t)chain_four_bytes(id) << 32 ^ (uint64_t)chain_four_bytes(id + length - 4) << 16;
    else
        hash ^= (uint64_t)(unsigned char)id[0] << 32 ^ (uint64_t)(unsigned char)id[length - 1] << 16;
    return (uint8_t)(hash * 0x9E3779B97F4A7C15u >> 56);
}

int chain_kind_recall(struct chain_kind_memory *memory, chain_kinds table, const char *id, size_t length)
{
    const struct chain_kind_table *t = table_of(table);
    if (!t || length == 0)
        return 0;
    uint8_t *known = &memory->kinds[slot_of(table, id, length)];
    if (*known && *known <= t->count) {
        const struct chain_kind_row *row = &t->rows[*known];
        if (row->id_length == length && chain_same_bytes(row->id, id, length))
            return *known;
    }
    int kind = chain_kind_find(table, id, length);
    if (kind)
        *known = (uint8_t)kind;
    return kind;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_label(const char *label, const char *word, size_t len)
{
    size_t i = 0;
    while (label && i < len && label[i] && lower(label[i]) == lower(word[i]))
        i++;
    return label && i == len && label[i] == '\0';
}

/* Somebody wrote the word in a language of people: "lähete" where the file says referral. */
static const char *id_of_label(const struct chain_kind_table *table, const char *word, size_t len)
{
    for (int kind = 1; kind <= table->count; kind++)
        for (int lang = 1; lang < CHAIN_LANG_COUNT; lang++)
            if (is_label(table->rows[kind].labels[lang], word, len))
                return table->rows[kind].id;
    return NULL;
}

const char *chain_kind_nearest(chain_kinds table, const char *id, size_t len)
{
    const struct chain_kind_table *t = table_of(table);
    if (!t || !id || len > LONGEST_TYPED)
        return NULL;
    const char *labelled = id_of_label(t, id, len);
    if (labelled)
        return labelled;
    struct chain_nearest nearest = chain_nearest_to(id, len);
    for (int kind = 1; kind <= t->count; kind++)
        chain_nearest_offer(&nearest, t->rows[kind].id);
    return nearest.best;
}

const char *chain_kind_label(chain_kinds table, int kind, chain_lang lang)
{
    const struct chain_kind_row *row = row_of(table, kind);
    return row && (unsigned)lang < CHAIN_LANG_COUNT ? row->labels[lang] : NULL;
}

const char *chain_kind_definition(chain_kinds table, int kind)
{
    const struct chain_kind_row *row = row_of(table, kind);
    return row ? row->definition : "";
}

const char *chain_kind_source(chain_kinds table, int kind)
{
    const struct chain_kind_row *row = row_of(table, kind);
    return row ? row->source : NULL;
}

bool chain_kind_has(chain_kinds table, int kind, uint32_t trait)
{
    const struct chain_kind_row *row = row_of(table, kind);
    return row && trait && (row->traits & trait) == trait;
}
