/*
 * Care data in BPMN, in either carrier: elements of the chain format in extensionElements, such as
 * <care:step kind="triage"><care:client-name>...</care:client-name></care:step>, or the named properties that a form of the modeller
 * can write, such as <zeebe:property name="care:kind" value="triage"/>.
 */
#include <stdio.h>
#include <string.h>

#include "read/bpmn.h"
#include "read/text.h"

static const char *const property_uris[] = {"http://camunda.org/schema/zeebe/1.0", "http://camunda.org/schema/1.0/bpmn"};

struct care {
    struct chain_builder *builder;
    const struct chain_markup *markup; /* that is read */
};

static bool is_care(const struct chain_markup *markup)
{
    return markup->local && markup->uri && strcmp(markup->uri, CHAIN_NAMESPACE) == 0;
}

static void problem(struct care *care, enum chain_problem_code code, const struct chain_object *object, const char *a, const char *b,
                    const char *c)
{
    const char *args[] = {a, b, c, NULL};
    chain_builder_problem(care->builder, code, object, chain_bpmn_place(care->markup), args);
}

static int language_of(const struct chain_markup *markup, bool *spoken)
{
    for (uint32_t i = 0; i < markup->attribute_count; i++) {
        const struct chain_markup_attribute *attribute = &markup->attributes[i];
        if (strcmp(attribute->local, "lang") == 0 && attribute->value && attribute->uri) {
            *spoken = true;
            return (int)chain_builder_language(attribute->value, strlen(attribute->value));
        }
    }
    return 0;
}

static void add_text(struct care *care, struct chain_object *object, int kind, int lang, bool spoken, const char *words)
{
    struct chain_read_text text = {NULL, 0, 0, false};
    chain_read_text_add(&text, words, strlen(words));
    if (!text.failed && text.bytes) {
        size_t length = chain_read_text_fold(text.bytes, text.length);
        if (length)
            chain_builder_text_bytes(care->builder, object, kind, lang, spoken, text.bytes, length);
    }
    care->builder->out_of_memory = care->builder->out_of_memory || text.failed;
    chain_read_text_clear(&text);
}

/* What BPMN says in its own way: ids and the ends of flows. */
static bool is_bpmn_business(const struct chain_object *object, int field)
{
    bool node = object->type == CHAIN_STEP || object->type == CHAIN_FLOW || object->type == CHAIN_ACTOR ||
                (object->type == CHAIN_ORGANISATION && !(object->flags & CHAIN_OBJECT_IMPLIED));
    return node && (field == CHAIN_F_ID || (object->type == CHAIN_FLOW && (field == CHAIN_F_FROM || field == CHAIN_F_TO)));
}

static void set(struct care *care, struct chain_object *object, const char *name, const char *value, bool own)
{
    const struct chain_attribute *known = chain_attribute_find(object->element, name, strlen(name));
    if (known && !(own && is_bpmn_business(object, known->field))) {
        chain_builder_set_bytes(care->builder, object, known, value, strlen(value), chain_bpmn_place(care->markup));
    } else if (!known) {
        const char *nearest = chain_element_nearest_attribute(object->element, name, strlen(name));
        problem(care, CHAIN_PROBLEM_UNKNOWN_ATTRIBUTE, object, name, chain_element_at(object->element)->name,
                nearest ? nearest : "");
    }
}

static bool is_xml_lang(const struct chain_markup_attribute *attribute)
{
    return attribute->prefix && strcmp(attribute->prefix, "xml") == 0 && strcmp(attribute->local, "lang") == 0;
}

static void read_attributes(struct care *care, struct chain_object *object, const struct chain_markup *markup, bool own)
{
    care->markup = markup;
    for (uint32_t i = 0; i < markup->attribute_count; i++) {
        const struct chain_markup_attribute *attribute = &markup->attributes[i];
        if (!attribute->value || (attribute->uri && !is_xml_lang(attribute)))
            continue;
        set(care, object, is_xml_lang(attribute) ? "xml:lang" : attribute->local, attribute->value, own);
    }
}

static void read_content(struct care *care, struct chain_object *object, const struct chain_markup *markup);

/* A child of a care element: a text, or an object of its own. */
static void read_child(struct care *care, struct chain_object *object, const struct chain_markup *child)
{
    size_t length = strlen(child->local);
    int element = chain_element_find(child->local, length), kind = chain_text_find(child->local, length);
    care->markup = child;
    if (element >= 0 && chain_element_allows(object->element, element)) {
        struct chain_object *inner = chain_builder_add_element(care->builder, object, element, chain_bpmn_place(child));
        if (inner) {
            read_attributes(care, inner, child, false);
            read_content(care, inner, child);
        }
    } else if (kind && chain_element_allows_text(object->element, kind)) {
        const char *words = chain_markup_words(child);
        bool spoken = false;
        int lang = language_of(child, &spoken);
        if (words)
            add_text(care, object, kind, lang, spoken, words);
    } else {
        const char *nearest = chain_element_nearest_child(object->element, child->local, length);
        problem(care, element >= 0 || kind ? CHAIN_PROBLEM_MISPLACED : CHAIN_PROBLEM_UNKNOWN_ELEMENT, object, child->local,
                chain_element_at(object->element)->name, nearest ? nearest : "");
    }
}

static void read_content(struct care *care, struct chain_object *object, const struct chain_markup *markup)
{
    for (const struct chain_markup *child = markup->first; child; child = child->next)
        if (is_care(child))
            read_child(care, object, child);
}

/* "care:client-name.sv" is a text in a language, "care:language.se" a level of service, all else an attribute. */
static void read_property(struct care *care, struct chain_object *object, const char *name, const char *value)
{
    const char *dot = strchr(name, '.');
    size_t length = dot ? (size_t)(dot - name) : strlen(name);
    int kind = chain_text_find(name, length), lang = dot ? (int)chain_builder_language(dot + 1, strlen(dot + 1)) : 0;
    if (kind && chain_element_allows_text(object->element, kind)) {
        add_text(care, object, kind, lang, dot != NULL, value);
    } else if (dot && length == 8 && memcmp(name, "language", 8) == 0 && chain_element_allows(object->element, CHAIN_E_LANGUAGE)) {
        struct chain_object *level = chain_builder_add_element(care->builder, object, CHAIN_E_LANGUAGE, chain_bpmn_place(care->markup));
        if (level) {
            set(care, level, "code", dot + 1, false);
            set(care, level, "level", value, false);
        }
    } else {
        set(care, object, name, value, true);
    }
}

static bool is_property_uri(const char *uri)
{
    for (size_t i = 0; uri && i < sizeof property_uris / sizeof property_uris[0]; i++)
        if (strcmp(uri, property_uris[i]) == 0)
            return true;
    return false;
}

static void read_properties(struct care *care, struct chain_object *object, const struct chain_markup *list)
{
    for (const struct chain_markup *child = list->first; child; child = child->next) {
        const char *name = child->local ? chain_markup_value(child, "name") : NULL;
        const char *value = name ? chain_markup_value(child, "value") : NULL;
        if (!value || !value[0] || strcmp(child->local, "property") != 0 || strncmp(name, "care:", 5) != 0)
            continue;
        care->markup = child;
        read_property(care, object, name + 5, value);
    }
}

const struct chain_markup *chain_bpmn_care_element(const struct chain_markup *markup)
{
    const struct chain_markup *extensions = chain_markup_child(markup, CHAIN_BPMN_E_EXTENSION_ELEMENTS);
    for (const struct chain_markup *child = extensions ? extensions->first : NULL; child; child = child->next)
        if (is_care(child) && chain_element_find(child->local, strlen(child->local)) >= 0)
            return child;
    return NULL;
}

/* Does a care element hold a text without language, or a property one? Then the name attribute only shows what is said there. */
static bool has_text(const struct chain_markup *care, const char *name)
{
    for (const struct chain_markup *child = care->first; child; child = child->next) {
        bool spoken = false;
        if (is_care(child) && strcmp(child->local, name) == 0 && language_of(child, &spoken) == 0 && !spoken)
            return true;
        const char *property = child->local && strcmp(child->local, "property") == 0 ? chain_markup_value(child, "name") : NULL;
        if (property && strncmp(property, "care:", 5) == 0 && strcmp(property + 5, name) == 0)
            return true;
    }
    return false;
}

bool chain_bpmn_care_says(const struct chain_markup *markup, int kind)
{
    const struct chain_markup *extensions = chain_markup_child(markup, CHAIN_BPMN_E_EXTENSION_ELEMENTS);
    for (const struct chain_markup *child = extensions ? extensions->first : NULL; child; child = child->next)
        if (child->local && (is_care(child) || is_property_uri(child->uri)) && has_text(child, chain_text_name(kind)))
            return true;
    return extensions && has_text(extensions, chain_text_name(kind));
}

/* May a care element of this name speak of the object itself, as <care:step> of a step? */
static bool speaks_of(const struct chain_object *object, const struct chain_markup *markup)
{
    int element = chain_element_find(markup->local, strlen(markup->local));
    return element >= 0 && chain_element_at(element)->type == object->type;
}

/* A process may be the chain and an actor too, a pool or lane an actor and an organisation: each takes what speaks of it. */
static bool speaks_of_another(const struct chain_object *object, const struct chain_markup *markup)
{
    int element = chain_element_find(markup->local, strlen(markup->local));
    bool shared = object->type == CHAIN_CHAIN || object->type == CHAIN_ACTOR || object->type == CHAIN_ORGANISATION;
    return shared && (element == CHAIN_E_CHAIN || element == CHAIN_E_ACTOR || element == CHAIN_E_ORGANISATION);
}

void chain_bpmn_care(struct chain_builder *builder, struct chain_object *object, const struct chain_markup *markup)
{
    struct care care = {builder, markup};
    const struct chain_markup *extensions = chain_markup_child(markup, CHAIN_BPMN_E_EXTENSION_ELEMENTS);
    for (const struct chain_markup *child = extensions ? extensions->first : NULL; child; child = child->next) {
        if (child->local && is_property_uri(child->uri) && strcmp(child->local, "properties") == 0)
            read_properties(&care, object, child);
        else if (is_care(child) && speaks_of(object, child)) {
            read_attributes(&care, object, child, true);
            read_content(&care, object, child);
        } else if (is_care(child) && !speaks_of_another(object, child)) {
            read_child(&care, object, child);
        }
    }
}
