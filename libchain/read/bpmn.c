/* The dialect BPMN 2.0: the document is kept whole as a tree; when it has been read, index and chain are made of it. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "model/bpmn.h"
#include "read/bpmn.h"
#include "read/dialect.h"
#include "read/text.h"

#define NAMES 256u
#define PROBES 6u

/* A name as the parser gives it (equal parts are equal pointers), and what it is here: looked up once a document. */
struct name {
    const char *given, *given_prefix, *given_uri;
    const char *local, *prefix, *uri; /* interned */
    uint16_t element; /* enum chain_bpmn_name, should an element of BPMN be called so */
    bool known;       /* BPMN's own, or its diagram's */
    bool reference;   /* an attribute of BPMN that is called so refers to something */
    bool id, name;    /* an attribute that is called so is one */
};

struct reader {
    struct chain_builder *builder;
    struct chain_bpmn *bpmn;
    struct chain_markup *open; /* the element that is being read */
    struct chain_markup *last; /* behind which the next one stands outside the root */
    struct chain_read_text text;
    bool blank; /* so far the text is white space */
    uint32_t depth;
    uint32_t passed_over; /* depth of an element that is not kept, 0 = none */
    struct chain_bpmn_box *boxes;            /* so far; from the heap */
    uint32_t box_room;
    const struct chain_markup *boxed;        /* the shape whose bounds were read last */
    uint32_t extended;    /* depth of the outermost extension elements that are open, 0 = none */
    const char *bpmn_uri, *care_uri, *di_uri, *dc_uri, *dd_uri; /* interned: equal means same pointer */
    struct name names[NAMES]; /* only given is set where nothing was looked up yet */
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

/* Mostly a line end and the next line's spaces. */
static bool is_all_blank(const char *bytes, size_t length)
{
    const uint64_t spaces = 0x2020202020202020u;
    size_t at = length > 0 && bytes[0] == '\n';
    uint64_t word;
    while (length - at >= sizeof word && memcmp(bytes + at, &spaces, sizeof word) == 0)
        at += sizeof word;
    /* The rest of a long row of spaces, together with what was just looked at. */
    if (at >= sizeof word && length - at < sizeof word && memcmp(bytes + length - sizeof word, &spaces, sizeof word) == 0)
        return true;
    while (at < length && is_blank(bytes[at]))
        at++;
    return at == length;
}

/* Of these nothing is asked but their words. */
static bool is_mere_words(const struct chain_markup *markup)
{
    return markup->name == CHAIN_BPMN_E_INCOMING || markup->name == CHAIN_BPMN_E_OUTGOING || markup->name == CHAIN_BPMN_E_FLOW_NODE_REF;
}

static void keep_words(struct reader *reader)
{
    const char *text = chain_builder_intern(reader->builder, reader->text.bytes, reader->text.length);
    struct chain_markup *open = reader->open, *words;
    if (reader->builder->lean && is_mere_words(open) && !open->first && !open->text) {
        open->text = text;
    } else if ((words = add(reader, (struct chain_place_in_file){0, 0, 0, 0}))) {
        words->words = true;
        words->text = text;
    }
}

/* The words so far become a child. White space alone is only layout. */
static inline void flush_text(struct reader *reader)
{
    if (!reader->blank && reader->text.length > 0 && reader->open)
        keep_words(reader);
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
    return !markup->name && markup->local && strcmp(markup->local, "property") == 0 && strcmp(attribute->local, "value") == 0;
}

static bool is_known(const struct reader *reader, const char *uri)
{
    return uri && (uri == reader->bpmn_uri || uri == reader->di_uri || uri == reader->dc_uri || uri == reader->dd_uri);
}

static void look_up(struct reader *reader, struct name *name, const char *uri, const char *prefix, const char *local)
{
    const char *interned = intern(reader, local);
    *name = (struct name){.given = local, .given_prefix = prefix, .given_uri = uri, .local = interned ? interned : "",
                          .prefix = intern(reader, prefix), .uri = intern(reader, uri), .element = (uint16_t)chain_bpmn_name(local),
                          .reference = !uri && is_reference(local), .id = !uri && strcmp(local, "id") == 0, .name = !uri && strcmp(local, "name") == 0};
    name->known = is_known(reader, name->uri);
}

static const struct name *probe(struct reader *reader, const char *uri, const char *prefix, const char *local)
{
    uint32_t at = ((uint32_t)(uintptr_t)local * 2654435761u) >> 16;
    struct name *name = NULL;
    for (uint32_t i = 0; i < PROBES; i++) {
        name = &reader->names[(at + i) & (NAMES - 1)];
        if (!name->given || (name->given == local && name->given_uri == uri && name->given_prefix == prefix))
            break;
    }
    if (name->given != local || name->given_uri != uri || name->given_prefix != prefix)
        look_up(reader, name, uri, prefix, local);
    return name;
}

/* Good until the next name is asked for. */
static inline const struct name *name_of(struct reader *reader, const char *uri, const char *prefix, const char *local)
{
    const struct name *name = &reader->names[((uint32_t)(uintptr_t)local * 2654435761u) >> 16 & (NAMES - 1)];
    bool same = name->given == local && name->given_uri == uri && name->given_prefix == prefix;
    return same ? name : probe(reader, uri, prefix, local);
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

/* Nobody looks for a node by its name, or for a box by the words of its numbers: they need no place among the interned. */
static const char *keep_value(struct reader *reader, const struct chain_markup *markup, const struct name *name,
                              const struct chain_xml_attribute *value)
{
    bool own = name->name ? chain_bpmn_is(markup, CHAIN_BPMN_IS_NODE) : markup->name == CHAIN_BPMN_E_BOUNDS && !name->id;
    if (own)
        return chain_arena_text(&reader->builder->model->arena, value->value, value->length);
    return chain_builder_intern(reader->builder, value->value, value->length);
}

static void read_attribute(struct reader *reader, struct chain_xml *xml, struct chain_markup *markup,
                           const struct chain_xml_attribute *from, struct chain_place_in_file place)
{
    struct chain_markup_attribute *to = &markup->attributes[markup->attribute_count++];
    const struct name *name = name_of(reader, from->uri, from->prefix, from->local);
    bool refers = markup->name && name->reference;
    struct chain_xml_attribute value = refers || (markup->name && name->id) ? trimmed(*from) : *from;
    to->uri = name->uri;
    to->prefix = name->prefix;
    to->local = name->local;
    to->value = keep_value(reader, markup, name, &value);
    reader->bpmn->reference_room += refers;
    if (refers || is_care_value(reader, markup, from))
        place_value(xml, to, from, place);
    if (name->id && markup->name)
        markup->id = value.length ? to->value : NULL;
    else if (name->id && is_known(reader, markup->uri))
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
        read_attribute(reader, xml, markup, &element->attributes[i], chain_xml_place(xml));
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

static bool has_id(const struct chain_xml_element *element)
{
    for (size_t i = 0; i < element->attribute_count; i++)
        if (strcmp(element->attributes[i].local, "id") == 0)
            return true;
    return false;
}

/* The first bounds of a shape count. */
static void keep_box(struct reader *reader, const struct chain_xml_element *bounds)
{
    struct chain_bpmn *bpmn = reader->bpmn;
    struct chain_bpmn_box box;
    if (reader->boxed == reader->open || !chain_bpmn_read_box(bounds, &box)) {
        reader->boxed = reader->open;
        return;
    }
    reader->boxed = reader->open;
    if (bpmn->box_count == reader->box_room) {
        uint32_t room = reader->box_room ? reader->box_room * 2 : 64;
        struct chain_bpmn_box *bigger = realloc(reader->boxes, room * sizeof *bigger);
        if (!bigger) {
            reader->builder->out_of_memory = true;
            return;
        }
        reader->boxes = bigger;
        reader->box_room = room;
    }
    reader->open->index = bpmn->box_count;
    reader->boxes[bpmn->box_count++] = box;
}

/* Nothing but a picture needs the points of lines, and of bounds nothing else needs more than the numbers. */
static bool is_mere_picture(struct reader *reader, const struct chain_xml_element *element, const struct name *name)
{
    int around = reader->open && name->known ? reader->open->name : CHAIN_BPMN_OTHER;
    bool point = around == CHAIN_BPMN_E_EDGE && name->element == CHAIN_BPMN_E_WAYPOINT && name->uri == reader->dd_uri;
    bool bounds = around == CHAIN_BPMN_E_SHAPE && name->element == CHAIN_BPMN_E_BOUNDS;
    if (bounds && !reader->passed_over)
        keep_box(reader, element);
    return (point || bounds) && reader->builder->lean && !reader->passed_over && !has_id(element);
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
    const struct name *name = name_of(reader, element->uri, element->prefix, element->local);
    if (is_mere_picture(reader, element, name)) {
        reader->passed_over = reader->depth;
        return;
    }
    struct chain_markup *markup = add(reader, chain_xml_place(xml));
    if (!markup) {
        chain_xml_stop(xml);
        return;
    }
    markup->uri = name->uri;
    markup->prefix = name->prefix;
    markup->local = name->local;
    if (name->known)
        markup->name = name->element;
    if (reader->open)
        reader->open->children |= chain_markup_bit(markup->name);
    read_attributes(reader, xml, markup, element);
    read_namespaces(reader, markup, element);
    if (!reader->extended)
        chain_bpmn_count(reader->bpmn, markup);
    if (!reader->extended && markup->name == CHAIN_BPMN_E_EXTENSION_ELEMENTS)
        reader->extended = reader->depth;
    if (!reader->open && !reader->bpmn->root)
        reader->bpmn->root = markup;
    reader->open = markup;
}

static void on_end(void *context, struct chain_xml *xml)
{
    struct reader *reader = context;
    (void)xml;
    flush_text(reader);
    if (reader->depth == reader->passed_over)
        reader->passed_over = 0;
    else
        reader->open = reader->open->parent;
    if (reader->depth-- == reader->extended)
        reader->extended = 0;
}

static void on_text(void *context, const char *bytes, size_t length)
{
    struct reader *reader = context;
    reader->blank = (reader->text.length == 0 || reader->blank) && is_all_blank(bytes, length);
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
    struct reader *reader = malloc(sizeof *reader);
    if (!reader)
        return NULL;
    memset(reader, 0, offsetof(struct reader, names));
    for (size_t i = 0; i < NAMES; i++)
        reader->names[i].given = NULL;
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
    reader->bpmn->boxes = chain_arena_array(&reader->builder->model->arena, reader->bpmn->box_count + 1, sizeof *reader->boxes);
    if (!reader->bpmn->boxes)
        return CHAIN_NO_MEMORY;
    if (reader->bpmn->box_count)
        memcpy(reader->bpmn->boxes, reader->boxes, reader->bpmn->box_count * sizeof *reader->boxes);
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
    free(reader->boxes);
    free(reader);
    return status;
}

const struct chain_dialect chain_dialect_bpmn = {
    .uri = CHAIN_BPMN_URI,
    .handlers = {on_start, on_end, on_text, on_verbatim},
    .open = open_reader,
    .close = close_reader,
};
