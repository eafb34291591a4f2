/*
 * What a form of Camunda Modeler has written: properties named "care:" and then
 *   kind                an attribute; what a list holds beyond its first value is channel.2, channel.3
 *   client-name.sv      a text in a language
 *   language.se         a level of service
 *   governance.owner    an attribute (or text) of the one child of that name
 * Values are those of the format, or what people write instead: "3 weeks", 31.12.2026, the name of a lane.
 */
#include <string.h>

#include "model/access.h"
#include "read/bpmn_care.h"
#include "read/plain.h"
#include "read/text.h"

#define PREFIX "care:"

struct form {
    struct chain_bpmn_care *care;
    const struct chain_markup *list;
    struct chain_object *children[CHAIN_E_LINK];                     /* that properties have made */
    uint8_t done[CHAIN_E_LINK][(CHAIN_F_FIELD_COUNT + 7) / 8];        /* lists that are read, by element and field */
};

bool chain_bpmn_is_properties(const struct chain_markup *markup)
{
    static const char *const uris[] = {"http://camunda.org/schema/zeebe/1.0", "http://camunda.org/schema/1.0/bpmn"};
    for (size_t i = 0; markup->local && markup->uri && i < sizeof uris / sizeof uris[0]; i++)
        if (strcmp(markup->uri, uris[i]) == 0)
            return strcmp(markup->local, "properties") == 0;
    return false;
}

static const char *value_of(const struct chain_markup *property)
{
    const char *value = property->local ? chain_markup_value(property, "value") : NULL;
    return value && value[strspn(value, " \t\r\n")] ? value : NULL;
}

const char *chain_bpmn_property_name(const struct chain_markup *property)
{
    const char *name = property->local && strcmp(property->local, "property") == 0 ? chain_markup_value(property, "name") : NULL;
    bool ours = name && strncmp(name, PREFIX, sizeof PREFIX - 1) == 0;
    return ours && value_of(property) ? name + sizeof PREFIX - 1 : NULL;
}

static void look_at(struct form *form, const struct chain_markup *property)
{
    const struct chain_markup_attribute *value = chain_markup_attribute(property, "value");
    form->care->markup = property;
    form->care->place = value && value->line
                            ? (struct chain_place_in_file){value->line, value->column, value->end_line, value->end_column}
                            : chain_bpmn_place(property);
}

/* "2" to "9": which value of a list. */
static bool is_position(const char *text)
{
    return text[0] >= '2' && text[0] <= '9' && text[1] == '\0';
}

static bool names_whole(const char *name, const char *base, size_t length)
{
    return strncmp(name, base, length) == 0 && (name[length] == '\0' || (name[length] == '.' && is_position(name + length + 1)));
}

static bool is_list(const struct chain_attribute *attribute)
{
    return attribute->type == CHAIN_V_KINDS || attribute->type == CHAIN_V_REFS;
}

static bool is_reference(const struct chain_attribute *attribute)
{
    return attribute->type == CHAIN_V_REF || attribute->type == CHAIN_V_REFS;
}

static void put(struct chain_read_text *text, const char *bytes, size_t length)
{
    if (text->length)
        chain_read_text_add(text, " ", 1);
    chain_read_text_add(text, bytes, length);
}

static bool is_item_word(const struct chain_attribute *attribute, const char *word, size_t length)
{
    return attribute->targets & 1ull << CHAIN_ITEM && chain_kind_find(CHAIN_KINDS_ITEM, word, length);
}

/* An id where a name is given. */
static bool put_named(struct form *form, const struct chain_attribute *attribute, struct chain_read_text *text, const char *name,
                      size_t length)
{
    struct chain_builder *builder = form->care->builder;
    const char *id = chain_strings_find(&builder->model->strings, name, length);
    if ((id && chain_bpmn_find(builder->model->bpmn, id)) || is_item_word(attribute, name, length)) {
        put(text, name, length);
        return true;
    }
    const char *named = chain_bpmn_id_named(builder, attribute->targets, name, length);
    if (named)
        put(text, named, strlen(named));
    return named != NULL;
}

/* Names may hold blanks, so commas part them; without a comma it is one name, or ids parted by blanks. */
static void put_references(struct form *form, const struct chain_attribute *attribute, struct chain_read_text *text, const char *value)
{
    const char *marks = strpbrk(value, ",;\n") ? ",;\n" : NULL;
    if (!marks && put_named(form, attribute, text, value, strlen(value)))
        return;
    if (!marks)
        marks = attribute->type == CHAIN_V_REFS ? " \t" : "";
    while (*value) {
        size_t length = strcspn(value, marks), blanks = strspn(value, " \t\r\n"), end = length;
        blanks = blanks < length ? blanks : length;
        while (end > blanks && strchr(" \t\r", value[end - 1]))
            end--;
        if (end > blanks && !put_named(form, attribute, text, value + blanks, end - blanks))
            put(text, value + blanks, end - blanks);
        value += length + (value[length] != '\0');
    }
}

/* A value in the words of the format, behind what the text holds already. */
static void put_value(struct form *form, const struct chain_attribute *attribute, struct chain_read_text *text, const char *value)
{
    char plain[CHAIN_PLAIN_ROOM];
    bool changed = attribute->type == CHAIN_V_DURATION ? chain_plain_duration(value, plain)
                   : attribute->type == CHAIN_V_DATE   ? chain_plain_date(value, plain)
                   : attribute->type == CHAIN_V_NUMBER ? chain_plain_number(value, plain)
                                                       : false;
    if (is_reference(attribute))
        put_references(form, attribute, text, value);
    else
        put(text, changed ? plain : value, strlen(changed ? plain : value));
}

/* What the object says already, in the words of the format. */
static void put_present(struct chain_read_text *text, const struct chain_object *object, const struct chain_attribute *attribute)
{
    const char *word;
    for (size_t i = 0; (word = chain_attribute_word(object, attribute, i)); i++)
        put(text, word, strlen(word));
}

/* Both carriers may say the same thing; when they differ the form holds, which was filled in last, and it is told. */
static void set(struct form *form, struct chain_object *object, const struct chain_attribute *attribute, const struct chain_read_text *value)
{
    struct chain_read_text before = {NULL, 0, 0, false};
    put_present(&before, object, attribute);
    if (before.length && !before.failed && (before.length != value->length || memcmp(before.bytes, value->bytes, value->length) != 0)) {
        chain_read_text_add(&before, "", 1);
        chain_bpmn_care_problem(form->care, CHAIN_PROBLEM_TOLD_TWICE, object, attribute->name, value->bytes, before.bytes);
    }
    chain_builder_set_bytes(form->care->builder, object, attribute, value->bytes, value->length, form->care->place);
    chain_read_text_clear(&before);
}

/* Of more unknown words in one list than these only the first ones are told to the letter. */
#define MOST_MOVED 20

/* Which property holds a word that the vocabulary does not know. */
static void move_problems(struct form *form, struct chain_problem *from, const char *name, size_t length)
{
    int moved = 0;
    for (struct chain_problem *problem = from; problem && moved++ < MOST_MOVED; problem = problem->next) {
        for (const struct chain_markup *child = form->list->first; child; child = child->next) {
            const char *own = chain_bpmn_property_name(child);
            if (problem->code != CHAIN_PROBLEM_UNKNOWN_KIND || !own || !names_whole(own, name, length) || !strstr(value_of(child), problem->args[1]))
                continue;
            look_at(form, child);
            problem->line = form->care->place.line;
            problem->column = form->care->place.column;
            problem->end_line = form->care->place.end_line;
            problem->end_column = form->care->place.end_column;
            break;
        }
    }
}

/* The values of a list stand in several properties; the first that comes reads them all. */
static void gather(struct form *form, struct chain_read_text *text, const struct chain_attribute *attribute, const char *name, size_t length)
{
    for (const struct chain_markup *child = form->list->first; child; child = child->next) {
        const char *own = chain_bpmn_property_name(child);
        if (own && names_whole(own, name, length))
            put_value(form, attribute, text, value_of(child));
    }
}

static void set_attribute(struct form *form, struct chain_object *object, const struct chain_attribute *attribute, const char *whole,
                          size_t length)
{
    struct chain_builder *builder = form->care->builder;
    struct chain_read_text text = {NULL, 0, 0, false};
    uint8_t *done = &form->done[object->element][attribute->field / 8], bit = (uint8_t)(1u << attribute->field % 8);
    if (is_list(attribute) && (*done & bit))
        return;
    *done |= bit;
    if (is_list(attribute))
        gather(form, &text, attribute, whole, length);
    else
        put_value(form, attribute, &text, value_of(form->care->markup));
    if (text.length && !text.failed) {
        chain_read_text_add(&text, "", 1); /* ended, for messages */
        text.length--;
        struct chain_problem *last = builder->model->last_problem;
        set(form, object, attribute, &text);
        if (is_list(attribute))
            move_problems(form, last ? last->next : builder->model->problems, whole, length);
    }
    builder->out_of_memory = builder->out_of_memory || text.failed;
    chain_read_text_clear(&text);
}

static void set_text(struct form *form, struct chain_object *object, int kind, const char *code)
{
    const char *words = value_of(form->care->markup);
    int lang = code ? (int)chain_builder_language(code, strlen(code)) : 0;
    struct chain_text *before = NULL, *first = object->texts;
    for (struct chain_text *text = first; text && !before; text = text->next)
        before = text->kind == kind && text->lang == lang && text->spoken == (code != NULL) ? text : NULL;
    chain_bpmn_care_text(form->care, object, kind, lang, code, words);
    if (!before || object->texts == first)
        return;
    const char *now = object->texts->words;
    object->texts = first; /* it takes the place of the other one */
    if (strcmp(before->words, now) != 0)
        chain_bpmn_care_problem(form->care, CHAIN_PROBLEM_TOLD_TWICE, object, chain_text_name(kind), now, before->words);
    before->words = now;
}

static void set_level(struct form *form, struct chain_object *object, const char *code)
{
    struct chain_object *level = chain_builder_add_element(form->care->builder, object, CHAIN_E_LANGUAGE, chain_bpmn_place(form->care->markup));
    const char *value = value_of(form->care->markup);
    if (!level)
        return;
    chain_builder_set_bytes(form->care->builder, level, chain_attribute_of_field(CHAIN_E_LANGUAGE, CHAIN_F_CODE), code, strlen(code),
                            chain_bpmn_place(form->care->markup));
    chain_builder_set_bytes(form->care->builder, level, chain_attribute_of_field(CHAIN_E_LANGUAGE, CHAIN_F_LEVEL), value, strlen(value),
                            form->care->place);
}

/* Only what has no children of its own, and is no step or actor. */
static int child_of(const struct chain_object *object, const char *name, size_t length)
{
    int element = chain_element_find(name, length);
    bool leaf = element >= 0 && chain_element_allows(object->element, element) && chain_element_at(element)->child_count == 0;
    return leaf ? element : -1;
}

static struct chain_object *open_child(struct form *form, struct chain_object *object, int element)
{
    /* A chain has one owner, whoever told of it. */
    for (struct chain_object *child = object->first; element == CHAIN_E_GOVERNANCE && child && !form->children[element]; child = child->next)
        if (child->element == element)
            form->children[element] = child;
    if (!form->children[element])
        form->children[element] = chain_builder_add_element(form->care->builder, object, element, chain_bpmn_place(form->care->markup));
    return form->children[element];
}

static bool knows(int element, const char *name, size_t length)
{
    int child = chain_element_find(name, length), kind = chain_text_find(name, length);
    return chain_attribute_find(element, name, length) || (kind && chain_element_allows_text(element, kind)) ||
           (child >= 0 && chain_element_allows(element, child));
}

/* A process may be the whole chain and an actor of it: what both could say is said of the chain. */
static bool is_for_other(const struct form *form, const struct chain_object *object, const char *name, size_t length)
{
    const struct chain_markup *extensions = form->list->parent, *owner = extensions ? extensions->parent : NULL;
    if (!owner || owner->name != CHAIN_BPMN_E_PROCESS)
        return false;
    if (object->type == CHAIN_CHAIN)
        return !knows(CHAIN_E_CHAIN, name, length) && knows(CHAIN_E_ACTOR, name, length);
    return object->type == CHAIN_ACTOR && knows(CHAIN_E_CHAIN, name, length);
}

static void unknown(struct form *form, const struct chain_object *object, const char *whole, size_t base, const char *name, size_t length)
{
    char nearest[100] = "";
    const char *near = chain_element_nearest_attribute(object->element, name, length);
    if (!near)
        near = chain_element_nearest_child(object->element, name, length);
    if (near && base + strlen(near) + sizeof PREFIX < sizeof nearest) {
        strcpy(nearest, PREFIX);
        strncat(nearest, whole, base);
        strcat(nearest, near);
    }
    form->care->place = chain_bpmn_place(form->care->markup);
    chain_bpmn_care_problem(form->care, CHAIN_PROBLEM_UNKNOWN_ATTRIBUTE, object, whole - (sizeof PREFIX - 1),
                            chain_element_at(object->element)->name, nearest);
}

/* A name from a position on: what stands before it is the way to the object. */
static void read_name(struct form *form, struct chain_object *object, const char *whole, size_t base)
{
    const char *name = whole + base, *dot = strchr(name, '.');
    size_t length = dot ? (size_t)(dot - name) : strlen(name);
    const struct chain_attribute *attribute = chain_attribute_find(object->element, name, length);
    int kind = chain_text_find(name, length), child = base ? -1 : child_of(object, name, length);
    bool spoken = !dot || chain_builder_language(dot + 1, strlen(dot + 1)) != CHAIN_LANG_NONE;
    if (!base && is_for_other(form, object, name, length))
        return;
    if (attribute && (!dot || (is_list(attribute) && is_position(dot + 1)))) {
        if (base || !chain_bpmn_is_business(object, attribute->field))
            set_attribute(form, object, attribute, whole, base + length);
    } else if (kind && spoken && chain_element_allows_text(object->element, kind)) {
        set_text(form, object, kind, dot ? dot + 1 : NULL);
    } else if (dot && child == CHAIN_E_LANGUAGE && chain_kind_find(CHAIN_KINDS_LANGUAGE, dot + 1, strlen(dot + 1))) {
        set_level(form, object, dot + 1);
    } else if (dot && child >= 0) {
        object = open_child(form, object, child);
        if (object)
            read_name(form, object, whole, length + 1);
    } else {
        unknown(form, object, whole, base, name, length);
    }
}

void chain_bpmn_properties(struct chain_bpmn_care *care, struct chain_object *object, const struct chain_markup *list)
{
    struct form form = {.care = care, .list = list};
    for (const struct chain_markup *child = list->first; child; child = child->next) {
        const char *name = chain_bpmn_property_name(child);
        if (!name)
            continue;
        look_at(&form, child);
        read_name(&form, object, name, 0);
    }
}
