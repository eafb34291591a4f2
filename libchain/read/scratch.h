/*
 * What a thread that reads many files keeps from one to the next, so that a small file costs little more than its bytes: memory, a
 * parser with the names it knows, and what these mean. Each part is bounded; nothing in it has any bearing on what is read.
 */
#ifndef CHAIN_READ_SCRATCH_H
#define CHAIN_READ_SCRATCH_H

#include "model/builder.h"
#include "read/bytes.h"
#include "read/names.h"

struct chain_scratch {
    struct chain_model *model;       /* emptied, NULL = none */
    struct chain_kind_memory kinds;
    struct chain_bytes bytes;        /* of the file in hand */
    void *parser;                    /* of libxml2, NULL = none, or in use */
    struct chain_known_names *names; /* of that parser; NULL before it is first used */
    void *reader;                    /* memory of chain_xml.c, NULL = none, or in use */
};

/* Start with zeros. */
void chain_scratch_clear(struct chain_scratch *scratch);
/* A model that is no longer needed, instead of chain_model_free(). */
void chain_scratch_take(struct chain_scratch *scratch, struct chain_model *model);

/* xml_libxml2.c */
void chain_xml_free_parser(void *parser);

#endif
