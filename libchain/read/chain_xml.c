/* The native dialect: XML events straight into the builder. */
#include "read/dialect.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/value.h"
#include "read/keep.h"
#include "read/scratch.h"

/* What the reader is inside of. */
struct frame {
    struct chain_object *object; /* NULL inside a text element or something skipped */
    uint8_t text_kind;           /* of a text element, 0 otherwise */
    uint8_t lang;
    bool spoken;
    size_t text_from;                        /* where its text starts in the reader's text */
    const char *default_uri;                 /* the default namespace in it, NULL = none */
    struct chain_foreign_attribute *foreign; /* of a text element */
};

struct reader {
    struct chain_builder *builder;
    struct chain_xml *xml;
    struct chain_known_names *names; /* of the scratch, as long as the parser reads */
    const char *our_uri; /* the parser's pointer to our namespace, once it was met */
    size_t depth;
    struct chain_read_text text;     /* of the elements that are open, one behind the other */
    struct chain_read_text markup;   /* of a text element with more than words in it: its XML so far */
    size_t marked;                   /* up to where the text is in the markup already */
    struct chain_kept_scope taken;   /* of the element that is taken whole */
    uint8_t lang;                    /* of this document */
    bool bare;                       /* the document has no namespace */
    bool out_of_memory;
    chain_status status;
    struct frame frames[CHAIN_XML_DEPTH + 2]; /* last: what stands here begins with no meaning */
};

static void problem(struct reader *reader, enum chain_problem_code code, const struct chain_object *object,
                    struct chain_place_in_file place, const char *a, const char *b, const char *c)
{
    const char *args[] = {a, b, c, NULL};
    chain_builder_problem(reader->builder, code, object, place, args);
}

static bool is_ours(struct reader *reader, const char *uri)
{
    if (uri == reader->our_uri)
        return uri || reader->bare;
    bool ours = uri && strcmp(uri, CHAIN_NAMESPACE) == 0;
    if (ours)
        reader->our_uri = uri;
    return uri ? ours : reader->bare;
}

static bool is_xml_lang(const struct chain_xml_attribute *attribute)
{
    return attribute->prefix && strcmp(attribute->prefix, "xml") == 0 && strcmp(attribute->local, "lang") == 0;
}

/* Any language may be named; a tag that is none is told. Texts in a language without a number of ours keep their tag. */
static int read_lang(struct reader *reader, const struct chain_xml_attribute *attribute)
{
    if (!chain_language_tag_read(attribute->value, attribute->length)) {
        const char *value = chain_builder_intern(reader->builder, attribute->value, attribute->length);
        problem(reader, CHAIN_PROBLEM_BAD_VALUE, NULL, chain_xml_attribute_place(reader->xml, attribute, chain_xml_place(reader->xml)), "xml:lang", value,
                "language");
    }
    return (int)chain_builder_language(attribute->value, attribute->length);
}

static bool is_foreign(struct reader *reader, const struct chain_xml_attribute *attribute)
{
    return attribute->uri && !is_xml_lang(attribute) && !is_ours(reader, attribute->uri);
}

static void unknown_attribute(struct reader *reader, struct chain_object *object, const struct chain_xml_attribute *attribute,
                              const char *element)
{
    const char *name = is_xml_lang(attribute) ? "xml:lang" : attribute->local;
    const char *nearest = object ? chain_element_nearest_attribute(object->element, name, strlen(name)) : "xml:lang";
    struct chain_place_in_file at = chain_xml_attribute_place(reader->xml, attribute, chain_xml_place(reader->xml));
    problem(reader, CHAIN_PROBLEM_UNKNOWN_ATTRIBUTE, object, at, name, element, nearest ? nearest : "");
}

/* The problems after one (NULL = all) are with this attribute: only now it is worth looking for its place. */
static void place_problems(struct reader *reader, const struct chain_problem *behind, const struct chain_xml_attribute *attribute,
                           struct chain_place_in_file element)
{
    struct chain_place_in_file at = chain_xml_attribute_place(reader->xml, attribute, element);
    for (struct chain_problem *p = behind ? behind->next : reader->builder->model->problems; p; p = p->next) {
        p->line = at.line;
        p->column = at.column;
        p->end_line = at.end_line;
        p->end_column = at.end_column;
    }
}

/* Our attributes have no prefix, save xml:lang: one with another prefix is another attribute to XML. */
static const struct chain_attribute *known_attribute(struct reader *reader, const struct chain_object *object,
                                                     const struct chain_xml_attribute *attribute)
{
    if (is_xml_lang(attribute))
        return chain_attribute_find(object->element, "xml:lang", 8);
    return attribute->prefix ? NULL : chain_known_attribute(reader->names, object->element, attribute->local);
}

static void read_object_attribute(struct reader *reader, struct chain_object *object,
                                  const struct chain_xml_attribute *attribute, struct chain_place_in_file place)
{
    const struct chain_attribute *known = known_attribute(reader, object, attribute);
    if (known) {
        const struct chain_problem *last = reader->builder->model->last_problem;
        chain_builder_set_bytes(reader->builder, object, known, attribute->value, attribute->length, place);
        if (reader->builder->model->last_problem != last)
            place_problems(reader, last, attribute, place);
        return;
    }
    if (!is_foreign(reader, attribute))
        unknown_attribute(reader, object, attribute, chain_element_at(object->element)->name);
    chain_keep_attribute(reader->builder, &object->foreign, attribute);
}

/* Something stands between two runs of loose text. */
static void part_text(struct reader *reader)
{
    const struct frame *frame = reader->depth ? &reader->frames[reader->depth - 1] : NULL;
    if (frame && !frame->text_kind && reader->text.length > frame->text_from)
        chain_read_text_part(&reader->text, frame->text_from);
}

static const char *default_uri(const struct reader *reader, const struct chain_xml_element *element)
{
    for (size_t i = 0; i < element->namespace_count; i++)
        if (!element->namespaces[2 * i])
            return element->namespaces[2 * i + 1][0] ? element->namespaces[2 * i + 1] : NULL;
    return reader->depth ? reader->frames[reader->depth - 1].default_uri : NULL;
}

/* The frame of an element, behind those that it stands in. */
static struct frame *push(struct reader *reader, const struct chain_xml_element *element)
{
    part_text(reader);
    struct frame *frame = &reader->frames[reader->depth];
    *frame = (struct frame){.text_from = reader->text.length, .default_uri = default_uri(reader, element)};
    reader->depth++;
    return frame;
}

static void start_object(struct reader *reader, struct chain_object *parent, int number, const struct chain_xml_element *element)
{
    struct chain_place_in_file place = chain_xml_place(reader->xml);
    struct chain_object *object = chain_builder_add_element(reader->builder, parent, number, place);
    if (!object) {
        reader->out_of_memory = true;
        chain_xml_stop(reader->xml);
        return;
    }
    if (element->namespace_count)
        chain_keep_namespaces(reader->builder, &object->foreign, element);
    for (size_t i = 0; i < element->attribute_count; i++)
        read_object_attribute(reader, object, &element->attributes[i], place);
    push(reader, element)->object = object;
}

/* Is the language written as we write it? */
static bool is_code(const struct chain_xml_attribute *attribute, int lang)
{
    const char *code = chain_lang_code((chain_lang)lang);
    return code && strlen(code) == attribute->length && memcmp(code, attribute->value, attribute->length) == 0;
}

static void start_text(struct reader *reader, int kind, const struct chain_xml_element *element)
{
    struct frame *frame = push(reader, element);
    frame->text_kind = (uint8_t)kind;
    frame->lang = reader->lang;
    if (element->namespace_count)
        chain_keep_namespaces(reader->builder, &frame->foreign, element);
    for (size_t i = 0; i < element->attribute_count; i++) {
        const struct chain_xml_attribute *attribute = &element->attributes[i];
        if (is_xml_lang(attribute)) {
            frame->lang = (uint8_t)read_lang(reader, attribute);
            frame->spoken = true;
            if (is_code(attribute, frame->lang))
                continue;
        } else if (!is_foreign(reader, attribute)) {
            unknown_attribute(reader, NULL, attribute, element->local);
        }
        chain_keep_attribute(reader->builder, &frame->foreign, attribute);
    }
}

/* The document's language must be known before the first text. */
static void find_document_lang(struct reader *reader, const struct chain_xml_element *element)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (is_xml_lang(&element->attributes[i]))
            reader->lang = (uint8_t)read_lang(reader, &element->attributes[i]);
}

static void start_root(struct reader *reader, const struct chain_xml_element *element)
{
    int number = chain_element_find(element->local, strlen(element->local));
    bool root = number == CHAIN_E_CHAIN || number == CHAIN_E_REGION || number == CHAIN_E_RULES;
    reader->bare = !element->uri;
    if (!root || !is_ours(reader, element->uri)) {
        problem(reader, CHAIN_PROBLEM_NOT_A_CHAIN, NULL, chain_xml_place(reader->xml), element->local, element->uri ? element->uri : "",
                NULL);
        reader->status = CHAIN_NOT_A_CHAIN;
        chain_xml_stop(reader->xml);
        return;
    }
    find_document_lang(reader, element);
    start_object(reader, NULL, number, element);
    if (reader->bare)
        problem(reader, CHAIN_PROBLEM_NO_NAMESPACE, reader->frames[0].object, chain_xml_place(reader->xml), NULL, NULL, NULL);
}

/* The element is kept whole, with what it draws from around it. */
static void take(struct reader *reader, const struct chain_xml_element *element)
{
    const struct frame *parent = &reader->frames[reader->depth - 1];
    bool plain_is_ours = reader->bare && !element->uri;
    part_text(reader);
    reader->taken = (struct chain_kept_scope){parent->default_uri, plain_is_ours};
    for (size_t i = 0; i < element->namespace_count; i++)
        reader->taken.own_default |= !element->namespaces[2 * i];
    chain_xml_take(reader->xml);
}

static void start_unknown(struct reader *reader, const struct frame *parent, int number, const struct chain_xml_element *element)
{
    size_t length = strlen(element->local);
    const char *inside = parent->object ? chain_element_at(parent->object->element)->name : chain_text_name(parent->text_kind);
    if (number >= 0 || chain_text_find(element->local, length)) {
        problem(reader, CHAIN_PROBLEM_MISPLACED, parent->object, chain_xml_place(reader->xml), element->local, inside, NULL);
    } else {
        const char *nearest =
            parent->object ? chain_element_nearest_child(parent->object->element, element->local, length) : NULL;
        problem(reader, CHAIN_PROBLEM_UNKNOWN_ELEMENT, parent->object, chain_xml_place(reader->xml), element->local, inside,
                nearest ? nearest : "");
    }
    /* What stands in it is skipped: one finding for one mistake. It is kept for writing. */
    take(reader, element);
}

static void on_start(void *context, struct chain_xml *xml, const struct chain_xml_element *element)
{
    struct reader *reader = context;
    reader->xml = xml;
    if (reader->depth == 0) {
        start_root(reader, element);
        return;
    }
    const struct frame *parent = &reader->frames[reader->depth - 1];
    if (!is_ours(reader, element->uri)) {
        take(reader, element);
        return;
    }
    struct chain_known_element_name name = chain_known_element(reader->names, element->local);
    int number = name.element, kind = name.text;
    if (parent->object && number >= 0 && chain_element_allows(parent->object->element, number))
        start_object(reader, parent->object, number, element);
    else if (parent->object && kind && chain_element_allows_text(parent->object->element, kind))
        start_text(reader, kind, element);
    else
        start_unknown(reader, parent, number, element);
}

/* A piece of XML as a child of an object; it is used up. */
static void keep_xml(struct reader *reader, struct chain_object *parent, int element, struct chain_read_text *xml,
                     struct chain_place_in_file place)
{
    if (reader->builder->file == 0 && !xml->failed)
        chain_builder_verbatim(reader->builder, parent, element, xml->bytes, xml->length, place);
    reader->out_of_memory = reader->out_of_memory || xml->failed;
    chain_read_text_clear(xml);
}

static void stray_text(struct reader *reader, const struct frame *frame, const char *text, size_t length)
{
    char words[61];
    size_t n = length < sizeof words - 1 ? length : sizeof words - 1;
    /* Not in the middle of a character. */
    while (n > 0 && n < length && ((unsigned char)text[n] & 0xC0) == 0x80)
        n--;
    memcpy(words, text, n);
    words[n] = '\0';
    problem(reader, CHAIN_PROBLEM_STRAY_TEXT, frame->object, chain_place_of(frame->object), words,
            chain_element_at(frame->object->element)->name, NULL);
    struct chain_read_text kept = {NULL, 0, 0, false};
    chain_read_text_escape(&kept, text, length);
    keep_xml(reader, frame->object, CHAIN_E_FOREIGN, &kept, chain_place_of(frame->object));
}

/* The words since the last piece of markup. */
static void mark_words(struct reader *reader, const struct frame *frame)
{
    size_t from = reader->marked > frame->text_from ? reader->marked : frame->text_from;
    if (reader->text.length > from)
        chain_read_text_escape_words(&reader->markup, reader->text.bytes + from, reader->text.length - from);
    reader->marked = reader->text.length;
}

static void add_text(struct reader *reader, const struct frame *frame, const char *words, size_t length)
{
    struct chain_object *object = reader->frames[reader->depth - 2].object;
    struct chain_text *text =
        chain_builder_text_bytes(reader->builder, object, frame->text_kind, frame->lang, frame->spoken, words, length);
    struct chain_read_text *markup = &reader->markup;
    if (text && (frame->foreign || markup->length)) {
        size_t kept = markup->length ? markup->length - (markup->bytes[markup->length - 1] == ' ') : 0;
        const char *xml = markup->length ? chain_builder_intern(reader->builder, markup->bytes, kept) : NULL;
        chain_builder_extend(reader->builder, text, text->more->after, frame->foreign, xml);
    }
    markup->length = reader->marked = 0;
}

static void flush_text(struct reader *reader)
{
    const struct frame *frame = &reader->frames[reader->depth - 1];
    if (frame->text_kind && reader->markup.length)
        mark_words(reader, frame);
    char none[1] = "", *text = reader->text.bytes ? reader->text.bytes + frame->text_from : none;
    size_t length = chain_read_text_fold(text, reader->text.length - frame->text_from);
    if (frame->text_kind)
        add_text(reader, frame, text, length);
    else if (length > 0)
        stray_text(reader, frame, text, length);
    reader->text.length = frame->text_from;
}

static void on_end(void *context, struct chain_xml *xml)
{
    struct reader *reader = context;
    (void)xml;
    flush_text(reader);
    reader->depth--;
}

static bool is_white(const char *bytes, size_t length)
{
    size_t at = 0;
    while (at < length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t' || bytes[at] == '\r'))
        at++;
    return at == length;
}

static void on_text(void *context, const char *bytes, size_t length)
{
    struct reader *reader = context;
    const struct frame *frame = &reader->frames[reader->depth - 1];
    /* Between elements mostly nothing but white space, which says nothing. */
    if (!frame->text_kind && reader->text.length == frame->text_from && is_white(bytes, length))
        return;
    chain_read_text_add(&reader->text, bytes, length);
}

static void on_verbatim(void *context, bool is_element, const char *bytes, size_t length, struct chain_place_in_file place)
{
    struct reader *reader = context;
    const struct frame *frame = reader->depth ? &reader->frames[reader->depth - 1] : NULL;
    struct chain_read_text kept = {NULL, 0, 0, false}, *text = &kept;
    /* Included files are not written back. */
    if (reader->builder->file != 0)
        return;
    if (frame && frame->text_kind) {
        mark_words(reader, frame);
        text = &reader->markup;
    }
    if (is_element)
        chain_keep_element(text, bytes, length, &reader->taken);
    else
        chain_read_text_add(text, bytes, length);
    if (text == &reader->markup)
        return;
    part_text(reader);
    keep_xml(reader, frame ? frame->object : NULL, is_element ? CHAIN_E_FOREIGN : CHAIN_E_COMMENT, text, place);
}

static void *open_reader(struct chain_builder *builder, const char *bytes, size_t length)
{
    (void)bytes;
    (void)length;
    struct chain_scratch *scratch = builder->scratch;
    struct reader *reader = scratch->reader ? scratch->reader : malloc(sizeof *reader);
    scratch->reader = NULL;
    if (!reader)
        return NULL;
    memset(reader, 0, offsetof(struct reader, frames));
    reader->builder = builder;
    reader->names = scratch->names;
    return reader;
}

static chain_status close_reader(void *context, bool whole)
{
    struct reader *reader = context;
    bool failed = reader->out_of_memory || reader->text.failed || reader->markup.failed;
    chain_status status = failed ? CHAIN_NO_MEMORY : reader->status;
    (void)whole;
    chain_read_text_clear(&reader->text);
    chain_read_text_clear(&reader->markup);
    reader->builder->scratch->reader = reader;
    return status;
}

const struct chain_dialect chain_dialect_chain_xml = {
    .uri = CHAIN_NAMESPACE,
    .handlers = {on_start, on_end, on_text, on_verbatim},
    .open = open_reader,
    .close = close_reader,
};
