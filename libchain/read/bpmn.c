/* The dialect BPMN 2.0: the document is kept whole as a tree; when it has been read, index and chain are made of it. */
#include <stdlib.h>
#include <string.h>

#include "model/bpmn.h"
#include "read/bpmn.h"
#include "read/dialect.h"
#include "read/text.h"

#define NAMES 256u

/* A name as the parser gives it (equal names are equal pointers), and what it is here: looked up once a document. */
struct name {
    const char *given;
    const char *kept;  /* interned */
    uint16_t element;  /* enum chain_bpmn_name, should an element of BPMN be called so */
    bool reference;    /* an attribute of BPMN that is called so refers to something */
    bool id;           /* an attribute that is called so is an id */
};

struct reader {
    struct chain_builder *builder;
    struct name names[NAMES];
    struct chain_bpmn *bpmn;
    struct chain_markup *open; /* the element that is being read */
    struct chain_markup *last; /* behind which the next one stands outside the root */
    struct chain_read_text text;
    uint32_t depth, passed_over; /* passed_over: depth of an element that is not kept, 0 = none */
    const char *bpmn_uri, *care_uri, *di_uri, *dc_uri, *dd_uri; /* interned: equal means same pointer */
};

static const char *intern(struct reader *reader, const char *text)
{
    return text ? chain_builder_intern(reader->builder, text, strlen(text)) : NULL;
}

static void append(struct reader *reader, struct chain_markup *markup)
{
    struct chain_markup *parent = reader->open;
    markup->parent = parent;
    if (!parent && reader->last)
        reader->last->next = markup;
    else if (!parent)
        reader->bpmn->head = markup;
    else if (parent->last)
        parent->last->next = markup;
    else
        parent->first = markup;
    if (parent)
        parent->last = markup;
    else
        reader->last = markup;
}

static struct chain_markup *add(struct reader *reader, struct chain_place_in_file place)
{
    struct chain_markup *markup = chain_arena_alloc(&reader->builder->model->arena, sizeof *markup);
    if (!markup)
        return NULL;
    markup->line = place.line;
    markup->column = place.column;
    markup->end_line = place.end_line;
    markup->end_column = place.end_column;
    markup->index = CHAIN_BPMN_NONE;
    append(reader, markup);
    return markup;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The words so far become a child. White space alone is only layout, unless it is all that a leaf holds. */
static void flush_text(struct reader *reader)
{
    size_t length = reader->text.length, at = 0;
    const char *bytes = reader->text.bytes;
    while (at < length && is_blank(bytes[at]))
        at++;
    if (at < length && reader->open) {
        struct chain_markup *words = add(reader, (struct chain_place_in_file){0, 0, 0, 0});
        if (words) {
            words->words = true;
            words->text = chain_builder_intern(reader->builder, bytes, length);
        }
    }
    reader->text.length = 0;
}

/* Where a reference stands is worth telling to the letter; where a width stands is not. */
static bool is_reference(const char *local)
{
    static const char *const names[] = {"default", "processRef", "calledElement", "bpmnElement", "sourceElement", "targetElement"};
    size_t length = strlen(local);
    if (length > 3 && strcmp(local + length - 3, "Ref") == 0)
        return true;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(local, names[i]) == 0)
            return true;
    return false;
}

/* To XML Schema white space around an id or a reference is no part of it. */
static struct chain_xml_attribute trimmed(struct chain_xml_attribute attribute)
{
    while (attribute.length > 0 && is_blank(attribute.value[0])) {
        attribute.value++;
        attribute.length--;
    }
    while (attribute.length > 0 && is_blank(attribute.value[attribute.length - 1]))
        attribute.length--;
    return attribute;
}

/* What people write about care: in a form, or by hand. */
static bool is_care_value(const struct reader *reader, const struct chain_markup *markup, const struct chain_xml_attribute *attribute)
{
    if (markup->uri == reader->care_uri)
        return !attribute->uri;
    return markup->local && strcmp(markup->local, "property") == 0 && !markup->name && strcmp(attribute->local, "value") == 0;
}

static void look_up(struct reader *reader, struct name *name, const char *given)
{
    const char *interned = intern(reader, given);
    *name = (struct name){given, interned ? interned : "", (uint16_t)chain_bpmn_name(given), is_reference(given),
                          strcmp(given, "id") == 0};
}

/* Good until the next name is asked for. */
static const struct name *name_of(struct reader *reader, const char *given)
{
    struct name *name = &reader->names[((uint32_t)(uintptr_t)given * 2654435761u) >> 16 & (NAMES - 1)];
    if (name->given != given)
        look_up(reader, name, given);
    return name;
}

static const char *kept(struct reader *reader, const char *given)
{
    return given ? name_of(reader, given)->kept : NULL;
}

static void place_value(struct chain_xml *xml, struct chain_markup_attribute *to, const struct chain_xml_attribute *from,
                        struct chain_place_in_file element)
{
    struct chain_place_in_file place = chain_xml_attribute_place(xml, from, element);
    to->line = place.line;
    to->column = place.column;
    to->end_line = place.end_line;
    to->end_column = place.end_column;
}

/* Blanks around an id are none of it, in XML's own reading of ids. */
static const char *id_of(struct reader *reader, const char *value)
{
    size_t before = value ? strspn(value, " \t\r\n") : 0, length = value ? strlen(value) : 0;
    while (length > before && strchr(" \t\r\n", value[length - 1]))
        length--;
    if (length == before)
        return NULL;
    return before || value[length] ? chain_builder_intern(reader->builder, value + before, length - before) : value;
}

static bool is_known(const struct reader *reader, const char *uri)
{
    return uri && (uri == reader->bpmn_uri || uri == reader->di_uri || uri == reader->dc_uri || uri == reader->dd_uri);
}

static void read_attribute(struct reader *reader, struct chain_xml *xml, struct chain_markup *markup,
                           const struct chain_xml_attribute *from, struct chain_place_in_file place)
{
    struct chain_markup_attribute *to = &markup->attributes[markup->attribute_count++];
    to->uri = kept(reader, from->uri);
    to->prefix = kept(reader, from->prefix);
    const struct name *name = name_of(reader, from->local);
    bool own = markup->name && !from->uri;
    struct chain_xml_attribute value = own && (name->reference || name->id) ? trimmed(*from) : *from;
    to->local = name->kept;
    to->value = chain_builder_intern(reader->builder, value.value, value.length);
    if ((own && name->reference) || is_care_value(reader, markup, from))
        place_value(xml, to, from, place);
    if (!from->uri && name->id && is_known(reader, markup->uri))
        markup->id = id_of(reader, to->value);
}

static void read_attributes(struct reader *reader, struct chain_xml *xml, struct chain_markup *markup,
                            const struct chain_xml_element *element)
{
    struct chain_arena *arena = &reader->builder->model->arena;
    if (element->attribute_count == 0)
        return;
    markup->attributes = chain_arena_array(arena, element->attribute_count, sizeof *markup->attributes);
    for (size_t i = 0; markup->attributes && i < element->attribute_count; i++)
        read_attribute(reader, xml, markup, &element->attributes[i], element->place);
}

static void read_namespaces(struct reader *reader, struct chain_markup *markup, const struct chain_xml_element *element)
{
    if (element->namespace_count == 0)
        return;
    markup->namespaces =
        chain_arena_array(&reader->builder->model->arena, element->namespace_count, sizeof *markup->namespaces);
    for (size_t i = 0; markup->namespaces && i < element->namespace_count; i++) {
        const char *prefix = element->namespaces[2 * i], *uri = element->namespaces[2 * i + 1];
        markup->namespaces[markup->namespace_count++] =
            (struct chain_markup_namespace){intern(reader, prefix), intern(reader, uri)};
    }
}

/* Nothing but a picture needs the points of lines, where they belong; they have no ids. */
static bool is_way_point(struct reader *reader, const struct chain_xml_element *element)
{
    bool on_line = reader->open && reader->open->name == CHAIN_BPMN_E_EDGE;
    if (!on_line || name_of(reader, element->local)->element != CHAIN_BPMN_E_WAYPOINT || kept(reader, element->uri) != reader->dd_uri)
        return false;
    for (size_t i = 0; i < element->attribute_count; i++)
        if (name_of(reader, element->attributes[i].local)->id)
            return false;
    return true;
}

static void on_start(void *context, struct chain_xml *xml, const struct chain_xml_element *element)
{
    struct reader *reader = context;
    if (element->attribute_count > UINT16_MAX || element->namespace_count > UINT16_MAX) {
        reader->builder->out_of_memory = true;
        chain_xml_stop(xml);
        return;
    }
    flush_text(reader);
    reader->depth++;
    if (reader->builder->lean && !reader->passed_over && is_way_point(reader, element)) {
        reader->passed_over = reader->depth;
        return;
    }
    struct chain_markup *markup = add(reader, element->place);
    if (!markup) {
        chain_xml_stop(xml);
        return;
    }
    markup->uri = kept(reader, element->uri);
    markup->prefix = kept(reader, element->prefix);
    const struct name *name = name_of(reader, element->local);
    markup->local = name->kept;
    if (is_known(reader, markup->uri))
        markup->name = name->element;
    if (reader->open)
        reader->open->children |= chain_markup_bit(markup->name);
    read_attributes(reader, xml, markup, element);
    read_namespaces(reader, markup, element);
    if (!reader->open && !reader->bpmn->root)
        reader->bpmn->root = markup;
    reader->open = markup;
}

static void on_end(void *context, struct chain_xml *xml)
{
    struct reader *reader = context;
    (void)xml;
    flush_text(reader);
    if (reader->depth-- == reader->passed_over)
        reader->passed_over = 0;
    else
        reader->open = reader->open->parent;
}

static void on_text(void *context, const char *bytes, size_t length)
{
    struct reader *reader = context;
    chain_read_text_add(&reader->text, bytes, length);
}

/* No element is taken whole here, so it is a comment or an instruction. */
static void on_verbatim(void *context, bool is_element, const char *bytes, size_t length, struct chain_place_in_file place)
{
    struct reader *reader = context;
    (void)is_element;
    flush_text(reader);
    struct chain_markup *markup = reader->builder->lean ? NULL : add(reader, place);
    if (markup)
        markup->text = chain_builder_intern(reader->builder, bytes, length);
}

static void *open_reader(struct chain_builder *builder, const char *bytes, size_t length)
{
    struct reader *reader = calloc(1, sizeof *reader);
    if (!reader)
        return NULL;
    reader->builder = builder;
    reader->bpmn = chain_arena_alloc(&builder->model->arena, sizeof *reader->bpmn);
    reader->bpmn_uri = intern(reader, CHAIN_BPMN_URI);
    reader->care_uri = intern(reader, CHAIN_NAMESPACE);
    reader->di_uri = intern(reader, CHAIN_BPMN_DI_URI);
    reader->dc_uri = intern(reader, CHAIN_BPMN_DC_URI);
    reader->dd_uri = intern(reader, CHAIN_BPMN_DD_URI);
    if (!reader->bpmn) {
        free(reader);
        return NULL;
    }
    reader->bpmn->bytes = bytes;
    reader->bpmn->length = length;
    return reader;
}

static void not_a_chain(struct reader *reader)
{
    const struct chain_markup *root = reader->bpmn->root;
    struct chain_place_in_file place = {root->line, root->column, root->end_line, root->end_column};
    const char *args[] = {root->local, root->uri, NULL};
    chain_builder_problem(reader->builder, CHAIN_PROBLEM_NOT_A_CHAIN, NULL, place, args);
}

static chain_status make_chain(struct reader *reader)
{
    if (reader->builder->out_of_memory || reader->builder->model->arena.failed)
        return CHAIN_NO_MEMORY;
    if (reader->bpmn->root->name != CHAIN_BPMN_E_DEFINITIONS || reader->builder->file != 0) {
        not_a_chain(reader);
        return CHAIN_NOT_A_CHAIN;
    }
    reader->builder->model->bpmn = reader->bpmn;
    const char *bytes = reader->bpmn->bytes;
    bool lean = reader->builder->lean;
    reader->bpmn->bytes = lean ? NULL : chain_arena_text(&reader->builder->model->arena, bytes, reader->bpmn->length);
    if (!chain_bpmn_index(reader->builder, reader->bpmn) || !chain_bpmn_build(reader->builder, reader->bpmn))
        return CHAIN_NO_MEMORY;
    return CHAIN_OK;
}

static chain_status close_reader(void *context, bool whole)
{
    struct reader *reader = context;
    chain_status status = reader->text.failed ? CHAIN_NO_MEMORY : whole && reader->bpmn->root ? make_chain(reader) : CHAIN_OK;
    chain_read_text_clear(&reader->text);
    free(reader);
    return status;
}

const struct chain_dialect chain_dialect_bpmn = {
    .uri = CHAIN_BPMN_URI,
    .handlers = {on_start, on_end, on_text, on_verbatim},
    .open = open_reader,
    .close = close_reader,
};
