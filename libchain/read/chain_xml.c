#include "read/chain_xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "read/xml.h"

/* What the reader is inside of. */
struct frame {
    struct chain_object *object; /* NULL inside a text element or something skipped */
    uint8_t text_kind;           /* of a text element, 0 otherwise */
    uint8_t lang;
    bool spoken;
};

struct reader {
    struct chain_builder *builder;
    const struct chain_read_limits *limits;
    struct chain_xml *xml;
    struct frame frames[CHAIN_XML_DEPTH + 2];
    size_t depth;
    size_t elements;
    char *text;
    size_t text_length, text_room;
    struct chain_place_in_file here; /* of the innermost start tag */
    uint8_t lang;                    /* of this document */
    bool bare;                       /* the document has no namespace */
    bool out_of_memory;
    chain_status status;
};

static void problem(struct reader *reader, enum chain_problem_code code, const struct chain_object *object,
                    struct chain_place_in_file place, const char *a, const char *b, const char *c)
{
    const char *args[] = {a, b, c, NULL};
    chain_builder_problem(reader->builder, code, object, place, args);
}

static bool is_ours(const struct reader *reader, const char *uri)
{
    return uri ? strcmp(uri, CHAIN_NAMESPACE) == 0 : reader->bare;
}

static bool is_xml_lang(const struct chain_xml_attribute *attribute)
{
    return attribute->prefix && strcmp(attribute->prefix, "xml") == 0 && strcmp(attribute->local, "lang") == 0;
}

/* "fi-FI" is Finnish for us. */
static int read_lang(struct reader *reader, const struct chain_xml_attribute *attribute, struct chain_place_in_file place)
{
    char code[12];
    size_t n = 0;
    while (n < attribute->length && n + 1 < sizeof code && attribute->value[n] != '-' && attribute->value[n] != '_') {
        code[n] = attribute->value[n];
        n++;
    }
    code[n] = '\0';
    int lang = (int)chain_lang_from_code(code);
    if (lang == CHAIN_LANG_NONE) {
        const char *nearest = chain_kind_nearest(CHAIN_KINDS_LANGUAGE, code, n);
        const char *args[] = {"xml:lang", code, nearest ? nearest : "", "language"};
        chain_builder_problem(reader->builder, CHAIN_PROBLEM_UNKNOWN_KIND, NULL,
                              chain_xml_attribute_place(reader->xml, attribute, place), args);
    }
    return lang;
}

static void unknown_attribute(struct reader *reader, struct chain_object *object, const struct chain_xml_attribute *attribute,
                              const char *element, struct chain_place_in_file place)
{
    const char *nearest = object ? chain_element_nearest_attribute(object->element, attribute->local, strlen(attribute->local))
                                 : "xml:lang";
    struct chain_place_in_file at = chain_xml_attribute_place(reader->xml, attribute, place);
    problem(reader, CHAIN_PROBLEM_UNKNOWN_ATTRIBUTE, object, at, attribute->local, element, nearest ? nearest : "");
}

static void read_object_attribute(struct reader *reader, struct chain_object *object,
                                  const struct chain_xml_attribute *attribute, struct chain_place_in_file place)
{
    const char *name = is_xml_lang(attribute) ? "xml:lang" : attribute->local;
    bool foreign = attribute->uri && !is_xml_lang(attribute) && !is_ours(reader, attribute->uri);
    if (foreign) {
        char qualified[256];
        snprintf(qualified, sizeof qualified, "%s:%s", attribute->prefix ? attribute->prefix : "", attribute->local);
        chain_builder_foreign_attribute(reader->builder, object, qualified, attribute->value, attribute->length);
        return;
    }
    const struct chain_attribute *known = chain_attribute_find(object->element, name, strlen(name));
    if (known)
        chain_builder_set_bytes(reader->builder, object, known, attribute->value, attribute->length,
                                chain_xml_attribute_place(reader->xml, attribute, place));
    else
        unknown_attribute(reader, object, attribute, chain_element_at(object->element)->name, place);
}

/* Prefixes of foreign content are declared again where they were. */
static void keep_namespaces(struct reader *reader, struct chain_object *object, const struct chain_xml_element *element)
{
    for (size_t i = 0; i < element->namespace_count; i++) {
        const char *prefix = element->namespaces[2 * i], *uri = element->namespaces[2 * i + 1];
        char name[128];
        if (!prefix || strcmp(uri, CHAIN_NAMESPACE) == 0)
            continue;
        snprintf(name, sizeof name, "xmlns:%s", prefix);
        chain_builder_foreign_attribute(reader->builder, object, name, uri, strlen(uri));
    }
}

static void push(struct reader *reader, struct frame frame)
{
    reader->frames[reader->depth++] = frame;
    reader->text_length = 0;
}

static void start_object(struct reader *reader, struct chain_object *parent, int number, const struct chain_xml_element *element)
{
    struct chain_object *object = chain_builder_add_element(reader->builder, parent, number, element->place);
    if (!object) {
        reader->out_of_memory = true;
        chain_xml_stop(reader->xml);
        return;
    }
    keep_namespaces(reader, object, element);
    for (size_t i = 0; i < element->attribute_count; i++)
        read_object_attribute(reader, object, &element->attributes[i], element->place);
    push(reader, (struct frame){object, 0, 0, false});
}

static void start_text(struct reader *reader, int kind, const struct chain_xml_element *element)
{
    struct frame frame = {NULL, (uint8_t)kind, reader->lang, false};
    for (size_t i = 0; i < element->attribute_count; i++) {
        if (is_xml_lang(&element->attributes[i])) {
            frame.lang = (uint8_t)read_lang(reader, &element->attributes[i], element->place);
            frame.spoken = true;
        } else {
            unknown_attribute(reader, NULL, &element->attributes[i], element->local, element->place);
        }
    }
    push(reader, frame);
}

/* The document's language must be known before the first text. */
static void find_document_lang(struct reader *reader, const struct chain_xml_element *element)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (is_xml_lang(&element->attributes[i]))
            reader->lang = (uint8_t)read_lang(reader, &element->attributes[i], element->place);
}

static void start_root(struct reader *reader, const struct chain_xml_element *element)
{
    int number = chain_element_find(element->local, strlen(element->local));
    bool root = number == CHAIN_E_CHAIN || number == CHAIN_E_REGION || number == CHAIN_E_RULES;
    reader->bare = !element->uri;
    if (!root || !is_ours(reader, element->uri)) {
        problem(reader, CHAIN_PROBLEM_NOT_A_CHAIN, NULL, element->place, element->local, element->uri ? element->uri : "",
                NULL);
        reader->status = CHAIN_NOT_A_CHAIN;
        chain_xml_stop(reader->xml);
        return;
    }
    find_document_lang(reader, element);
    start_object(reader, NULL, number, element);
    if (reader->bare)
        problem(reader, CHAIN_PROBLEM_NO_NAMESPACE, reader->frames[0].object, element->place, NULL, NULL, NULL);
}

static void start_unknown(struct reader *reader, const struct frame *parent, int number, const struct chain_xml_element *element)
{
    size_t length = strlen(element->local);
    const char *inside = parent->object ? chain_element_at(parent->object->element)->name : chain_text_name(parent->text_kind);
    if (number >= 0 || chain_text_find(element->local, length)) {
        problem(reader, CHAIN_PROBLEM_MISPLACED, parent->object, element->place, element->local, inside, NULL);
    } else {
        const char *nearest =
            parent->object ? chain_element_nearest_child(parent->object->element, element->local, length) : NULL;
        problem(reader, CHAIN_PROBLEM_UNKNOWN_ELEMENT, parent->object, element->place, element->local, inside,
                nearest ? nearest : "");
    }
    /* What stands in it is skipped: one finding for one mistake. It is kept for writing. */
    chain_xml_take(reader->xml);
}

static void on_start(void *context, struct chain_xml *xml, const struct chain_xml_element *element)
{
    struct reader *reader = context;
    reader->xml = xml;
    reader->here = element->place;
    if (++reader->elements > reader->limits->max_elements) {
        char most[24];
        snprintf(most, sizeof most, "%zu", reader->limits->max_elements);
        problem(reader, CHAIN_PROBLEM_LIMIT, NULL, element->place, "elements", most, NULL);
        reader->status = CHAIN_LIMIT;
        chain_xml_stop(xml);
        return;
    }
    if (reader->depth == 0) {
        start_root(reader, element);
        return;
    }
    const struct frame *parent = &reader->frames[reader->depth - 1];
    if (!is_ours(reader, element->uri)) {
        chain_xml_take(xml);
        return;
    }
    size_t length = strlen(element->local);
    int number = chain_element_find(element->local, length), kind = chain_text_find(element->local, length);
    if (parent->object && number >= 0 && chain_element_allows(parent->object->element, number))
        start_object(reader, parent->object, number, element);
    else if (parent->object && kind && chain_element_allows_text(parent->object->element, kind))
        start_text(reader, kind, element);
    else
        start_unknown(reader, parent, number, element);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Runs of white space become one blank, and none at the ends. */
static size_t fold_blanks(char *text, size_t length)
{
    size_t to = 0;
    for (size_t i = 0; i < length; i++) {
        if (!is_blank(text[i]))
            text[to++] = text[i];
        else if (to > 0 && text[to - 1] != ' ')
            text[to++] = ' ';
    }
    return to > 0 && text[to - 1] == ' ' ? to - 1 : to;
}

static void stray_text(struct reader *reader, const struct frame *frame)
{
    char words[61];
    size_t n = reader->text_length < sizeof words - 1 ? reader->text_length : sizeof words - 1;
    /* Not in the middle of a character. */
    while (n > 0 && n < reader->text_length && ((unsigned char)reader->text[n] & 0xC0) == 0x80)
        n--;
    memcpy(words, reader->text, n);
    words[n] = '\0';
    problem(reader, CHAIN_PROBLEM_STRAY_TEXT, frame->object, chain_place_of(frame->object), words,
            chain_element_at(frame->object->element)->name, NULL);
}

static void flush_text(struct reader *reader)
{
    const struct frame *frame = &reader->frames[reader->depth - 1];
    reader->text_length = fold_blanks(reader->text, reader->text_length);
    if (frame->text_kind) {
        struct chain_object *object = reader->frames[reader->depth - 2].object;
        chain_builder_text_bytes(reader->builder, object, frame->text_kind, frame->lang, frame->spoken,
                                 reader->text ? reader->text : "", reader->text_length);
    } else if (reader->text_length > 0 && frame->object) {
        stray_text(reader, frame);
    }
    reader->text_length = 0;
}

static void on_end(void *context, struct chain_xml *xml)
{
    struct reader *reader = context;
    (void)xml;
    flush_text(reader);
    reader->depth--;
}

static void on_text(void *context, const char *bytes, size_t length)
{
    struct reader *reader = context;
    if (reader->text_length + length > reader->text_room) {
        size_t room = (reader->text_length + length) * 2 + 256;
        char *bigger = realloc(reader->text, room);
        if (!bigger) {
            reader->out_of_memory = true;
            return;
        }
        reader->text = bigger;
        reader->text_room = room;
    }
    memcpy(reader->text + reader->text_length, bytes, length);
    reader->text_length += length;
}

static void on_verbatim(void *context, bool is_element, const char *bytes, size_t length, struct chain_place_in_file place)
{
    struct reader *reader = context;
    struct chain_object *parent = NULL;
    for (size_t i = reader->depth; i > 0 && !parent; i--)
        parent = reader->frames[i - 1].object;
    /* Included files are not written back. */
    if (reader->builder->file == 0)
        chain_builder_verbatim(reader->builder, parent, is_element ? CHAIN_E_FOREIGN : CHAIN_E_COMMENT, bytes, length, place);
}

static chain_status explain(struct reader *reader, const struct chain_xml_outcome *outcome)
{
    char depth[16];
    switch (outcome->result) {
    case CHAIN_XML_OK: return CHAIN_OK;
    case CHAIN_XML_STOPPED: return reader->status;
    case CHAIN_XML_NO_MEMORY: return CHAIN_NO_MEMORY;
    case CHAIN_XML_DOCTYPE:
        problem(reader, CHAIN_PROBLEM_DOCTYPE, NULL, outcome->place, NULL, NULL, NULL);
        return CHAIN_NOT_XML;
    case CHAIN_XML_DEEP:
        snprintf(depth, sizeof depth, "%u", CHAIN_XML_DEPTH);
        problem(reader, CHAIN_PROBLEM_LIMIT, NULL, outcome->place, "depth", depth, NULL);
        return CHAIN_LIMIT;
    case CHAIN_XML_BAD:
        problem(reader, CHAIN_PROBLEM_NOT_WELL_FORMED, NULL, outcome->place, outcome->message, NULL, NULL);
        return CHAIN_NOT_XML;
    }
    return CHAIN_NOT_XML;
}

chain_status chain_read_chain_xml(struct chain_builder *builder, const char *bytes, size_t length,
                                  const struct chain_read_limits *limits)
{
    static const struct chain_xml_handlers handlers = {on_start, on_end, on_text, on_verbatim};
    struct reader *reader = calloc(1, sizeof *reader);
    if (!reader)
        return CHAIN_NO_MEMORY;
    reader->builder = builder;
    reader->limits = limits;
    struct chain_xml_outcome outcome = chain_xml_parse(bytes, length, &handlers, reader);
    chain_status status = reader->out_of_memory ? CHAIN_NO_MEMORY : explain(reader, &outcome);
    free(reader->text);
    free(reader);
    return status;
}
