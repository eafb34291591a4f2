/*
 * Between the parser (xml_libxml2.c), which finds tags, and the dialects: here tags become events with places, foreign elements that are
 * taken whole, failures. Not for dialects: those see xml.h.
 */
#ifndef CHAIN_READ_XML_EVENTS_H
#define CHAIN_READ_XML_EVENTS_H

#include "read/position.h"
#include "read/xml.h"

struct chain_xml {
    const struct chain_xml_handlers *handlers;
    void *context;
    const char *bytes;
    size_t length;
    struct chain_position position; /* of what was asked for last: never behind what has been told */
    struct chain_position tag;      /* where the last start tag begins, once its place was asked for */
    struct chain_xml_outcome outcome;
    uint32_t depth;
    uint32_t taken_depth; /* depth of the foreign element being taken, 0 = none */
    size_t from, end;                 /* of the last start tag that was told */
    struct chain_place_in_file place; /* of it, once it was asked for */
    bool placed;
    size_t value_from;                    /* where to look for the next attribute of the tag; SIZE_MAX = none was asked for yet */
    struct chain_position value_position; /* of the attribute found last */
    bool stopped;                         /* nothing more is told */
};

/* A start tag whose end was found, at being where the parser stands; true when a handler shall hear of it. */
bool chain_xml_enter(struct chain_xml *xml, size_t at);
/* Tells it; its bytes are those from..end. */
void chain_xml_tell_start(struct chain_xml *xml, const struct chain_xml_element *element, size_t from, size_t end);
/* An end tag, or the end of an empty element, behind which stands end. */
void chain_xml_tell_end(struct chain_xml *xml, size_t end);
void chain_xml_tell_text(struct chain_xml *xml, const char *bytes, size_t length);
/* A comment or processing instruction with its marks; where it stands in the file. */
void chain_xml_tell_piece(struct chain_xml *xml, const char *text, size_t length, size_t from, size_t end);
/* The first failure counts. */
void chain_xml_fail(struct chain_xml *xml, enum chain_xml_result result, const char *message, size_t at);

/* Where a tag with too many attributes opens; SIZE_MAX = there is none. Linear. */
size_t chain_xml_crowded_tag(const char *bytes, size_t length);

/* Reads it with libxml2. */
void chain_xml_read(struct chain_xml *xml, struct chain_scratch *scratch);

#endif
