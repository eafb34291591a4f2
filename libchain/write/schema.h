/*
 * The format table as schemas for editors and other programs: models/schema/ holds what these write, and a test compares. The
 * reader itself needs none of them.
 */
#ifndef CHAIN_WRITE_SCHEMA_H
#define CHAIN_WRITE_SCHEMA_H

#include "chain/output.h"
#include "chain/status.h"
#include "model/format.h"

enum chain_schema_kind {
    CHAIN_SCHEMA_RNG,     /* chain.rng: RELAX NG, all that a schema can say */
    CHAIN_SCHEMA_XSD,     /* chain.xsd: XML Schema 1.0, a little wider: xml:lang may stand anywhere */
    CHAIN_SCHEMA_XML_XSD, /* xml.xsd: xml:lang, which XML Schema wants in a file of its own */
    CHAIN_SCHEMA_COUNT
};

/* The file's name in models/schema/. */
const char *chain_schema_file(enum chain_schema_kind kind);
chain_status chain_schema_write(enum chain_schema_kind kind, chain_output *output);

/* One past the last type of value. */
#define CHAIN_SCHEMA_TYPES (CHAIN_V_WORD + 1u)

/* For the two writers. */
void chain_schema_write_rng(chain_output *output);
void chain_schema_write_xsd(chain_output *output);
void chain_schema_write_xml_xsd(chain_output *output);
/* Puts a template with $1 and $2 replaced, and escaped for XML; NULL is nothing. */
void chain_schema_put(chain_output *output, const char *template, const char *first, const char *second);
/* The name of a simple type: "date", "sector", "list-of-sector". Static, or borrowed from buffer. */
const char *chain_schema_type(const struct chain_attribute *attribute, char *buffer, size_t size);
/* The regular expression of a type of value, common to both languages; NULL = any text. */
const char *chain_schema_pattern(int value_type);
/* The name of a type of value that has a pattern, or NULL. */
const char *chain_schema_pattern_name(int value_type);

#endif
