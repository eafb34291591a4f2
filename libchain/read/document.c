#include "read/document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/dialect.h"

/* The first one also gets what no dialect knows, and says so. */
static const struct chain_dialect *const dialects[] = {&chain_dialect_chain_xml, &chain_dialect_bpmn};

/* A comment before the root element, kept until the dialect is known. */
struct early {
    struct early *next;
    struct chain_place_in_file place;
    size_t length;
    char bytes[];
};

struct document {
    struct chain_builder *builder;
    struct chain_read_limits *limits;
    const char *bytes;
    size_t length;
    const struct chain_dialect *dialect; /* NULL before the root element */
    void *context;
    struct early *early, **next_early;
    size_t depth, string;             /* of elements; bytes of text since the last tag */
    struct chain_xml *xml;            /* from the root element on */
    struct chain_place_in_file place; /* of the element with a text that is too long */
    chain_status status;
};

static void problem(struct document *document, enum chain_problem_code code, struct chain_place_in_file place, const char *a,
                    const char *b)
{
    const char *args[] = {a, b, NULL};
    chain_builder_problem(document->builder, code, NULL, place, args);
}

static void stop(struct document *document, struct chain_xml *xml, chain_status status)
{
    document->status = status;
    chain_xml_stop(xml);
}

static const struct chain_dialect *dialect_of(const char *uri)
{
    for (size_t i = 0; uri && i < sizeof dialects / sizeof dialects[0]; i++)
        if (strcmp(uri, dialects[i]->uri) == 0)
            return dialects[i];
    return dialects[0];
}

static void choose(struct document *document, struct chain_xml *xml, const struct chain_xml_element *root)
{
    document->dialect = dialect_of(root->uri);
    document->context = document->dialect->open(document->builder, document->bytes, document->length);
    if (!document->context) {
        stop(document, xml, CHAIN_NO_MEMORY);
        return;
    }
    for (const struct early *early = document->early; early; early = early->next)
        document->dialect->handlers.verbatim(document->context, false, early->bytes, early->length, early->place);
}

static void refuse(struct document *document, struct chain_xml *xml, struct chain_place_in_file place, const char *what, size_t most)
{
    char number[24];
    snprintf(number, sizeof number, "%zu", most);
    problem(document, CHAIN_PROBLEM_LIMIT, place, what, number);
    stop(document, xml, CHAIN_LIMIT);
}

/* Tells what there is too much of up to this tag. A text that is too long is told at the element that it stands in. */
static void refuse_most(struct document *document, struct chain_xml *xml)
{
    struct chain_place_in_file place = document->string > document->limits->max_string ? document->place : chain_xml_place(xml);
    const struct chain_read_limits *limits = document->limits;
    if (limits->elements > limits->max_elements)
        refuse(document, xml, place, "elements", limits->max_elements);
    else if (document->depth > limits->max_depth)
        refuse(document, xml, place, "depth", limits->max_depth);
    else
        refuse(document, xml, place, "string", limits->max_string);
}

static bool is_too_much(const struct document *document, size_t longest)
{
    const struct chain_read_limits *limits = document->limits;
    return limits->elements > limits->max_elements || document->depth > limits->max_depth || longest > limits->max_string ||
           document->string > limits->max_string;
}

static void on_start(void *context, struct chain_xml *xml, const struct chain_xml_element *element)
{
    struct document *document = context;
    document->limits->elements++;
    document->depth++;
    document->xml = xml;
    if (is_too_much(document, element->longest)) {
        refuse_most(document, xml);
        return;
    }
    document->string = 0;
    if (!document->dialect)
        choose(document, xml, element);
    if (document->context)
        document->dialect->handlers.start(document->context, xml, element);
}

static void on_end(void *context, struct chain_xml *xml)
{
    struct document *document = context;
    document->depth--;
    if (is_too_much(document, 0)) {
        refuse_most(document, xml);
        return;
    }
    document->string = 0;
    document->dialect->handlers.end(document->context, xml);
}

static void on_text(void *context, const char *bytes, size_t length)
{
    struct document *document = context;
    size_t most = document->limits->max_string;
    if (document->xml && document->string <= most && document->string + length > most)
        document->place = chain_xml_place(document->xml);
    document->string += length;
    if (document->context && document->string <= most)
        document->dialect->handlers.text(document->context, bytes, length);
}

static void keep_early(struct document *document, const char *bytes, size_t length, struct chain_place_in_file place)
{
    struct early *early = malloc(sizeof *early + length);
    if (!early) {
        document->builder->out_of_memory = true;
        return;
    }
    early->next = NULL;
    early->place = place;
    early->length = length;
    memcpy(early->bytes, bytes, length);
    *document->next_early = early;
    document->next_early = &early->next;
}

static void on_verbatim(void *context, bool is_element, const char *bytes, size_t length, struct chain_place_in_file place)
{
    struct document *document = context;
    if (is_element) /* taken whole: no end of it was told */
        document->depth--;
    if (document->context)
        document->dialect->handlers.verbatim(document->context, is_element, bytes, length, place);
    else
        keep_early(document, bytes, length, place);
}

static chain_status explain(struct document *document, const struct chain_xml_outcome *outcome)
{
    char most[16];
    switch (outcome->result) {
    case CHAIN_XML_OK: return CHAIN_OK;
    case CHAIN_XML_STOPPED: return document->status;
    case CHAIN_XML_NO_MEMORY: return CHAIN_NO_MEMORY;
    case CHAIN_XML_DOCTYPE: problem(document, CHAIN_PROBLEM_DOCTYPE, outcome->place, NULL, NULL); return CHAIN_NOT_XML;
    case CHAIN_XML_DEEP:
        snprintf(most, sizeof most, "%u", CHAIN_XML_DEPTH);
        problem(document, CHAIN_PROBLEM_LIMIT, outcome->place, "depth", most);
        return CHAIN_LIMIT;
    case CHAIN_XML_CROWDED:
        snprintf(most, sizeof most, "%u", CHAIN_XML_ATTRIBUTES);
        problem(document, CHAIN_PROBLEM_LIMIT, outcome->place, "attributes", most);
        return CHAIN_LIMIT;
    case CHAIN_XML_BABBLE:
        snprintf(most, sizeof most, "%u", CHAIN_XML_NAMES);
        problem(document, CHAIN_PROBLEM_LIMIT, outcome->place, "names", most);
        return CHAIN_LIMIT;
    case CHAIN_XML_BAD: problem(document, CHAIN_PROBLEM_NOT_WELL_FORMED, outcome->place, outcome->message, NULL); return CHAIN_NOT_XML;
    }
    return CHAIN_NOT_XML;
}

static void forget_early(struct document *document)
{
    while (document->early) {
        struct early *next = document->early->next;
        free(document->early);
        document->early = next;
    }
}

chain_status chain_read_document(struct chain_builder *builder, const char *bytes, size_t length,
                                 struct chain_read_limits *limits)
{
    static const struct chain_xml_handlers handlers = {on_start, on_end, on_text, on_verbatim};
    struct document document = {.builder = builder, .limits = limits, .bytes = bytes, .length = length};
    document.next_early = &document.early;
    struct chain_xml_outcome outcome = chain_xml_parse(bytes, length, &handlers, &document, builder->scratch);
    chain_status own = document.context ? document.dialect->close(document.context, outcome.result == CHAIN_XML_OK) : CHAIN_OK;
    forget_early(&document);
    if (own == CHAIN_NO_MEMORY || document.status == CHAIN_NO_MEMORY)
        return CHAIN_NO_MEMORY;
    if (document.status == CHAIN_OK)
        document.status = own;
    chain_status told = explain(&document, &outcome);
    return told == CHAIN_OK ? own : told;
}
