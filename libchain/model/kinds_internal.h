/* How the tables of kinds are laid out; only kinds*.c include this. */
#ifndef CHAIN_MODEL_KINDS_INTERNAL_H
#define CHAIN_MODEL_KINDS_INTERNAL_H

#include <stdint.h>

#include "chain/kinds.h"

struct chain_kind_row {
    const char *id;
    const char *labels[CHAIN_LANG_COUNT];
    const char *definition;
    const char *source; /* may be NULL */
    uint32_t traits;
    uint8_t id_length;
};

struct chain_kind_table {
    const char *name;
    const struct chain_kind_row *rows; /* by kind; row 0 is empty */
    const uint8_t *sorted;             /* the kinds by id, in byte order */
    int count;                         /* of kinds, row 0 not counted */
};

#define KIND_ID(text) .id = (text), .id_length = sizeof(text) - 1
#define LABELS(en, fi, sv) .labels = {[CHAIN_LANG_EN] = (en), [CHAIN_LANG_FI] = (fi), [CHAIN_LANG_SV] = (sv)}
#define LABELS_SE(en, fi, sv, se) \
    .labels = {[CHAIN_LANG_EN] = (en), [CHAIN_LANG_FI] = (fi), [CHAIN_LANG_SV] = (sv), [CHAIN_LANG_SE] = (se)}
#define KIND_TABLE(table_name, table_rows, table_sorted) \
    {.name = (table_name), .rows = (table_rows), .sorted = (table_sorted), .count = sizeof(table_sorted)}

extern const struct chain_kind_table chain_kinds_step;
extern const struct chain_kind_table chain_kinds_actor;
extern const struct chain_kind_table chain_kinds_sector;
extern const struct chain_kind_table chain_kinds_level;
extern const struct chain_kind_table chain_kinds_handoff;
extern const struct chain_kind_table chain_kinds_channel;
extern const struct chain_kind_table chain_kinds_item;
extern const struct chain_kind_table chain_kinds_status;
extern const struct chain_kind_table chain_kinds_availability;
extern const struct chain_kind_table chain_kinds_evidence;
extern const struct chain_kind_table chain_kinds_evidence_level;
extern const struct chain_kind_table chain_kinds_provenance;
extern const struct chain_kind_table chain_kinds_tier;
extern const struct chain_kind_table chain_kinds_visibility;
extern const struct chain_kind_table chain_kinds_end;
extern const struct chain_kind_table chain_kinds_gap;
extern const struct chain_kind_table chain_kinds_objective;
extern const struct chain_kind_table chain_kinds_sub_area;
extern const struct chain_kind_table chain_kinds_language_level;
extern const struct chain_kind_table chain_kinds_state;
extern const struct chain_kind_table chain_kinds_description_level;
extern const struct chain_kind_table chain_kinds_area;
extern const struct chain_kind_table chain_kinds_force;
extern const struct chain_kind_table chain_kinds_authentication;
extern const struct chain_kind_table chain_kinds_clock;
extern const struct chain_kind_table chain_kinds_language;
extern const struct chain_kind_table chain_kinds_record_form;
extern const struct chain_kind_table chain_kinds_yes_no;

#endif
