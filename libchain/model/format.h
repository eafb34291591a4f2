/*
 * The format as data: which elements there are, which attributes, texts and children each may have, and where an attribute
 * lives in the object's struct. The reader, the builder, the writer, the schema and the documentation all come from this table,
 * so they cannot disagree. A new attribute is one line here and one member in model.h.
 */
#ifndef CHAIN_MODEL_FORMAT_H
#define CHAIN_MODEL_FORMAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chain/kinds.h"
#include "chain/model.h"

#define CHAIN_NAMESPACE "urn:libchain:chain:1"

/* What an attribute's text must be. */
enum chain_value_type {
    CHAIN_V_TEXT,     /* any words */
    CHAIN_V_ID,       /* an id of this document: a letter or _, then letters, digits, - _ . */
    CHAIN_V_NAME,     /* the id of another file: letters, digits, hyphens */
    CHAIN_V_NAMES,    /* several of those */
    CHAIN_V_REF,      /* the id of an object of the target types */
    CHAIN_V_REFS,     /* several of those, parted by blanks */
    CHAIN_V_KIND,     /* a word of a vocabulary table */
    CHAIN_V_KINDS,    /* several of those */
    CHAIN_V_DATE,     /* yyyy-mm-dd */
    CHAIN_V_DURATION, /* ISO 8601, or P7WD for working days */
    CHAIN_V_NUMBER,   /* a decimal number */
    CHAIN_V_COUNT,    /* a whole number, 0 or more */
    CHAIN_V_SHARE,    /* 0.3, 30 %, 27/90 */
    CHAIN_V_LANG,     /* xml:lang of the root */
    CHAIN_V_WORD      /* any word without blanks or colons: what a source is called */
};

enum chain_attribute_flag {
    CHAIN_A_REQUIRED = 1,
    CHAIN_A_SOFT = 2 /* a reference that may name something outside the file (an organisation, an area of a missing region) */
};

#define CHAIN_IN_MORE 0x8000u

struct chain_attribute {
    const char *name;
    uint16_t offset; /* in the object; from CHAIN_IN_MORE on in struct chain_step_more or chain_flow_more */
    uint8_t field;   /* enum chain_field */
    uint8_t type;    /* enum chain_value_type */
    uint8_t flags;
    uint8_t kinds;   /* enum chain_kinds, for KIND and KINDS */
    uint64_t targets; /* for REF and REFS: bit of each type that may be meant */
};

/* Which element: several elements may make one type of object (start, step, branch; flow, handoff, message). */
struct chain_element {
    const char *name;
    uint8_t type; /* enum chain_type */
    uint8_t role; /* for steps and flows */
    uint16_t size; /* of the struct */
    uint16_t texts; /* bit of each chain_text_kind that may occur */
    uint8_t attribute_count, child_count;
    const struct chain_attribute *attributes; /* without the common ones */
    const uint8_t *children; /* element numbers, in canonical order */
};

/* Element numbers: the order of the table. */
enum chain_element_id {
    CHAIN_E_CHAIN, CHAIN_E_REGION, CHAIN_E_RULES,
    CHAIN_E_GOVERNANCE, CHAIN_E_STATUS, CHAIN_E_CLIENT_GROUP, CHAIN_E_SOURCES, CHAIN_E_SOURCE,
    CHAIN_E_ACTORS, CHAIN_E_ORGANISATION, CHAIN_E_ACTOR,
    CHAIN_E_ITEMS, CHAIN_E_ITEM, CHAIN_E_SYSTEMS, CHAIN_E_SYSTEM, CHAIN_E_PHASES, CHAIN_E_PHASE,
    CHAIN_E_STEPS, CHAIN_E_START, CHAIN_E_STEP, CHAIN_E_BRANCH, CHAIN_E_PARALLEL, CHAIN_E_ANY_ORDER, CHAIN_E_SUBCHAIN,
    CHAIN_E_END,
    CHAIN_E_FLOWS, CHAIN_E_FLOW, CHAIN_E_HANDOFF, CHAIN_E_MESSAGE,
    CHAIN_E_METRICS, CHAIN_E_METRIC, CHAIN_E_VALUE, CHAIN_E_DECISIONS, CHAIN_E_DECISION, CHAIN_E_SUPPRESS,
    CHAIN_E_CHANNEL, CHAIN_E_LANGUAGE, CHAIN_E_AVAILABILITY, CHAIN_E_TIME, CHAIN_E_RECORD, CHAIN_E_CAPACITY, CHAIN_E_REASON,
    CHAIN_E_AREAS, CHAIN_E_AREA, CHAIN_E_RESPONSIBILITIES, CHAIN_E_RESPONSIBILITY, CHAIN_E_RULE,
    CHAIN_E_LINK, CHAIN_E_COMMENT, CHAIN_E_FOREIGN,
    CHAIN_E_COUNT
};

const struct chain_element *chain_element_at(int element);
/* The element with a name, or -1. */
int chain_element_find(const char *name, size_t length);
/* May an element stand in another? */
bool chain_element_allows(int parent, int child);
/* The attribute of an element with a name (common ones included), or NULL. */
const struct chain_attribute *chain_attribute_find(int element, const char *name, size_t length);
const struct chain_attribute *chain_attribute_of_field(int element, int field);
/* Attributes in canonical order: id first, then the element's own, then the common ones. NULL ends the list. */
const struct chain_attribute *chain_attribute_at(int element, size_t position);

/* Text elements: title, name, client-name ... */
const char *chain_text_name(int kind);
int chain_text_find(const char *name, size_t length); /* 0 = none */
bool chain_element_allows_text(int element, int kind);

/* The known word nearest to a mistyped one among the children (texts too) or attributes of an element; NULL when none is near. */
const char *chain_element_nearest_child(int parent, const char *name, size_t length);
const char *chain_element_nearest_attribute(int element, const char *name, size_t length);

#endif
