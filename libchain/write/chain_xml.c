/*
 * The model as canonical chain XML. The format table says what there is and in which order; nothing here knows an element by
 * name. Written so that reading and writing again changes no byte.
 */
#include <stdlib.h>
#include <string.h>

#include "model/access.h"
#include "write/bpmn_kept.h"
#include "write/models.h"
#include "write/xml_text.h"

#define WIDTH 130u
#define INDENT 2u

/* Places in the canonical order: texts by their kind, then children by the parent's table, then the rest. */
#define RANK_CHILD 16u
#define RANK_FOREIGN 1000u
#define RANK_LAST 1001u

/* A text or a child of an object that is being written. */
struct entry {
    const struct chain_text *text;
    const struct chain_object *object; /* when text is NULL */
    size_t rank, order;
};

struct writer {
    const struct chain_model *model;
    chain_output *output;
    struct chain_buffer tag; /* the attributes of a tag, each ended by NUL */
    struct entry *entries;   /* a stack: those of the objects that are open */
    size_t count, room;
    struct chain_kept_all kept; /* of a BPMN document */
    bool failed;
};

static void put(struct writer *writer, const char *text)
{
    chain_output_text(writer->output, text);
}

static void indent(struct writer *writer, size_t columns)
{
    static const char blanks[] = "                ";
    for (; columns >= sizeof blanks - 1; columns -= sizeof blanks - 1)
        put(writer, blanks);
    chain_output_write(writer->output, blanks, columns);
}

/* ---- attributes ---- */

static void begin_attribute(struct writer *writer, const char *name)
{
    chain_buffer_text(&writer->tag, name);
    chain_buffer_text(&writer->tag, "=\"");
}

static void end_attribute(struct writer *writer)
{
    chain_buffer_put(&writer->tag, "\"", 2);
}

static void add_attribute(struct writer *writer, const char *name, const char *value)
{
    begin_attribute(writer, name);
    chain_xml_put_value(&writer->tag, value);
    end_attribute(writer);
}

static const struct chain_foreign_attribute *kept(const struct chain_foreign_attribute *list, const char *name)
{
    while (list && strcmp(list->name, name) != 0)
        list = list->next;
    return list;
}

/* <branch> is of the kind branch without saying so. */
static bool repeats_element(const struct chain_object *object, const struct chain_attribute *attribute)
{
    return attribute->field == CHAIN_F_KIND &&
           strcmp(chain_attribute_word(object, attribute, 0), chain_element_at(object->element)->name) == 0;
}

static void add_field(struct writer *writer, const struct chain_object *object, const struct chain_attribute *attribute)
{
    const struct chain_foreign_attribute *raw = kept(object->foreign, attribute->name);
    if (raw) {
        add_attribute(writer, raw->name, raw->value);
        return;
    }
    size_t count = chain_attribute_words(object, attribute);
    if (count == 0 || repeats_element(object, attribute))
        return;
    begin_attribute(writer, attribute->name);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            chain_buffer_text(&writer->tag, " ");
        chain_xml_put_value(&writer->tag, chain_attribute_word(object, attribute, i));
    }
    end_attribute(writer);
}

static void add_object_attributes(struct writer *writer, const struct chain_object *object)
{
    const struct chain_attribute *attribute;
    writer->tag.length = 0;
    if (!object->parent)
        add_attribute(writer, "xmlns", CHAIN_NAMESPACE);
    for (size_t i = 0; (attribute = chain_attribute_at(object->element, i)); i++)
        add_field(writer, object, attribute);
    for (const struct chain_foreign_attribute *a = object->foreign; a; a = a->next)
        if (!chain_attribute_find(object->element, a->name, strlen(a->name)))
            add_attribute(writer, a->name, a->value);
    const struct chain_kept *more = chain_kept_of(&writer->kept, object);
    for (const struct chain_foreign_attribute *a = more ? more->attributes : NULL; a; a = a->next)
        add_attribute(writer, a->name, a->value);
}

static void add_text_attributes(struct writer *writer, const struct chain_text *text)
{
    const char *code = chain_lang_code((chain_lang)text->lang);
    writer->tag.length = 0;
    if (text->spoken && code && text->lang != writer->model->lang && !kept(text->more->foreign, "xml:lang"))
        add_attribute(writer, "xml:lang", code);
    for (const struct chain_foreign_attribute *a = text->more->foreign; a; a = a->next)
        add_attribute(writer, a->name, a->value);
}

/* Columns of a tag on one line, without its indentation. */
static size_t tag_width(const struct writer *writer, const char *name, const char *closing)
{
    size_t width = 1 + strlen(name) + strlen(closing);
    for (size_t at = 0; at < writer->tag.length; at += strlen(writer->tag.bytes + at) + 1)
        width += 1 + chain_utf8_width(writer->tag.bytes + at, strlen(writer->tag.bytes + at));
    return width;
}

/* A tag; what goes over the width continues on lines of its own, under the first attribute. */
static void put_tag(struct writer *writer, size_t columns, const char *name, const char *closing)
{
    size_t under = columns + 1 + strlen(name) + 1, column = under - 1;
    bool fits = columns + tag_width(writer, name, closing) <= WIDTH;
    put(writer, "<");
    put(writer, name);
    for (size_t at = 0; at < writer->tag.length;) {
        const char *attribute = writer->tag.bytes + at;
        size_t length = strlen(attribute), width = chain_utf8_width(attribute, length);
        size_t after = at + length + 1 == writer->tag.length ? strlen(closing) : 0;
        if (fits || at == 0 || column + 1 + width + after <= WIDTH) {
            put(writer, " ");
            column += 1 + width;
        } else {
            put(writer, "\n");
            indent(writer, under);
            column = under + width;
        }
        chain_output_write(writer->output, attribute, length);
        at += length + 1;
    }
    put(writer, closing);
}

/* ---- texts and children ---- */

static void push(struct writer *writer, const struct chain_text *text, const struct chain_object *object, size_t rank)
{
    if (writer->count == writer->room) {
        size_t room = writer->room ? writer->room * 2 : 64;
        struct entry *bigger = realloc(writer->entries, room * sizeof *bigger);
        if (!bigger) {
            writer->failed = true;
            return;
        }
        writer->entries = bigger;
        writer->room = room;
    }
    writer->entries[writer->count] = (struct entry){text, object, rank, writer->count};
    writer->count++;
}

/* Kinds of steps share a place, and kinds of flows: they are told in the order of the path. */
static size_t rank_of(const struct chain_object *parent, const struct chain_object *child)
{
    const struct chain_element *e = chain_element_at(parent->element);
    for (size_t i = 0; i < e->child_count; i++) {
        bool same = e->children[i] == child->element;
        if (same || (child->type != CHAIN_SECTION && chain_element_at(e->children[i])->type == child->type))
            return RANK_CHILD + i;
    }
    return RANK_FOREIGN;
}

static bool is_written(const struct chain_object *object)
{
    return !(object->flags & (CHAIN_OBJECT_IMPLIED | CHAIN_OBJECT_INCLUDED));
}

static bool is_comment(const struct entry *entry)
{
    return !entry->text && entry->object->type == CHAIN_COMMENT;
}

static int compare(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

/* Puts the texts and children of an object on the stack in canonical order; returns where they begin. */
static size_t collect(struct writer *writer, const struct chain_object *object)
{
    size_t from = writer->count;
    const struct chain_text *text = object->texts;
    for (; text && !text->more->after; text = text->next)
        push(writer, text, NULL, text->kind);
    for (const struct chain_object *child = object->first; child; child = child->next) {
        if (is_written(child))
            push(writer, NULL, child, rank_of(object, child));
        for (; text && text->more->after == child; text = text->next)
            push(writer, text, NULL, text->kind);
    }
    const struct chain_kept *more = chain_kept_of(&writer->kept, object);
    for (const struct chain_object *child = more ? more->first : NULL; child; child = child->next)
        push(writer, NULL, child, RANK_FOREIGN);
    /* A comment goes with what follows it. */
    size_t rank = RANK_LAST;
    bool sorted = true;
    for (size_t i = writer->count; i-- > from;) {
        struct entry *entry = &writer->entries[i];
        if (is_comment(entry))
            entry->rank = rank;
        sorted = sorted && (i + 1 == writer->count || entry->rank <= rank);
        rank = entry->rank;
    }
    if (!sorted)
        qsort(writer->entries + from, writer->count - from, sizeof *writer->entries, compare);
    return from;
}

static void put_text_element(struct writer *writer, const struct chain_text *text, size_t columns, size_t *width)
{
    const char *name = chain_text_name(text->kind);
    add_text_attributes(writer, text);
    struct chain_buffer words = {NULL, 0, 0, false};
    if (text->more->markup)
        chain_buffer_text(&words, text->more->markup);
    else
        chain_xml_put_words(&words, text->words);
    const char *closing = words.length ? ">" : "/>";
    if (width) {
        size_t ends = words.length ? 3 + strlen(name) : 0;
        *width = tag_width(writer, name, closing) + chain_utf8_width(words.bytes, words.length) + ends;
    } else {
        put_tag(writer, columns, name, closing);
        chain_output_write(writer->output, words.bytes, words.length);
        if (words.length) {
            put(writer, "</");
            put(writer, name);
            put(writer, ">");
        }
    }
    writer->failed = writer->failed || words.failed;
    chain_buffer_clear(&words);
}

static void put_object(struct writer *writer, const struct chain_object *object, size_t columns);

static void put_entry(struct writer *writer, const struct entry *entry, size_t columns)
{
    indent(writer, columns);
    if (entry->text)
        put_text_element(writer, entry->text, columns, NULL);
    else if (entry->object->type == CHAIN_COMMENT || entry->object->type == CHAIN_FOREIGN)
        put(writer, ((const struct chain_verbatim *)entry->object)->words);
    else
        put_object(writer, entry->object, columns);
    put(writer, "\n");
}

/* The sections of a document are parted by blank lines. */
static bool is_parted(const struct entry *before, const struct entry *entry)
{
    bool text = before->rank < RANK_CHILD, section = !before->text && before->object->type == CHAIN_SECTION;
    return text ? entry->rank >= RANK_CHILD : section || before->rank != entry->rank;
}

/* An element with one text and nothing else stands on one line when it fits. */
static bool is_short(struct writer *writer, const struct chain_object *object, size_t from, size_t columns)
{
    if (!object->parent || writer->count != from + 1 || !writer->entries[from].text)
        return false;
    size_t text;
    const char *name = chain_element_at(object->element)->name;
    put_text_element(writer, writer->entries[from].text, 0, &text);
    add_object_attributes(writer, object);
    return columns + tag_width(writer, name, ">") + text + 3 + strlen(name) <= WIDTH;
}

static void put_content(struct writer *writer, const struct chain_object *object, size_t from, size_t columns)
{
    size_t to = writer->count;
    put(writer, "\n");
    for (size_t i = from; i < to && !writer->failed; i++) {
        struct entry entry = writer->entries[i];
        if (!object->parent && i > from && is_parted(&writer->entries[i - 1], &entry))
            put(writer, "\n");
        put_entry(writer, &entry, columns + INDENT);
    }
    indent(writer, columns);
}

static void put_object(struct writer *writer, const struct chain_object *object, size_t columns)
{
    const char *name = chain_element_at(object->element)->name;
    size_t from = collect(writer, object);
    bool is_empty = writer->count == from, on_one_line = is_short(writer, object, from, columns);
    add_object_attributes(writer, object);
    put_tag(writer, columns, name, is_empty ? "/>" : ">");
    if (!is_empty) {
        if (on_one_line)
            put_text_element(writer, writer->entries[from].text, columns, NULL);
        else
            put_content(writer, object, from, columns);
        put(writer, "</");
        put(writer, name);
        put(writer, ">");
    }
    writer->count = from;
}

/* Comments and processing instructions beside the root. */
static void put_outside(struct writer *writer, bool before)
{
    const struct chain_objects *comments = &writer->model->by_type[CHAIN_COMMENT];
    const struct chain_object *root = writer->model->root;
    for (uint32_t i = 0; i < comments->count; i++) {
        const struct chain_object *comment = comments->items[i];
        bool is_before = comment->line < root->line || (comment->line == root->line && comment->column < root->column);
        if (comment->parent || is_before != before)
            continue;
        put(writer, ((const struct chain_verbatim *)comment)->words);
        put(writer, "\n");
    }
}

chain_status chain_model_write_chain_xml(const struct chain_model *model, chain_output *output)
{
    struct writer writer = {.model = model, .output = output};
    struct chain_arena arena;
    chain_arena_init(&arena);
    if (!chain_kept_collect(model, &arena, &writer.kept)) {
        chain_arena_clear(&arena);
        return CHAIN_NO_MEMORY;
    }
    put(&writer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    put_outside(&writer, true);
    put_object(&writer, model->root, 0);
    put(&writer, "\n");
    put_outside(&writer, false);
    bool failed = writer.failed || writer.tag.failed;
    chain_buffer_clear(&writer.tag);
    free(writer.entries);
    chain_arena_clear(&arena);
    return failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}
