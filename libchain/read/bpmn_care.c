/*
 * Care data in BPMN, in either carrier: elements of the chain format in extensionElements, such as
 * <care:step kind="triage"><care:client-name>...</care:client-name></care:step>, or the named properties that a form of the modeller
 * can write, such as <zeebe:property name="care:kind" value="triage"/>.
 */
#include <string.h>

#include "read/bpmn_care.h"
#include "read/text.h"

static bool is_care(const struct chain_markup *markup)
{
    return markup->local && markup->uri && strcmp(markup->uri, CHAIN_NAMESPACE) == 0;
}

void chain_bpmn_care_problem(struct chain_bpmn_care *care, enum chain_problem_code code, const struct chain_object *object,
                             const char *a, const char *b, const char *c)
{
    const char *args[] = {a, b, c, NULL};
    chain_builder_problem(care->builder, code, object, care->place, args);
}

static void look_at(struct chain_bpmn_care *care, const struct chain_markup *markup)
{
    care->markup = markup;
    care->place = chain_bpmn_place(markup);
}

static int language_of(const struct chain_markup *markup, const char **tag)
{
    for (uint32_t i = 0; i < markup->attribute_count; i++) {
        const struct chain_markup_attribute *attribute = &markup->attributes[i];
        if (strcmp(attribute->local, "lang") == 0 && attribute->value && attribute->uri) {
            *tag = attribute->value;
            return (int)chain_builder_language(attribute->value, strlen(attribute->value));
        }
    }
    return 0;
}

struct chain_text *chain_bpmn_put_text(struct chain_builder *builder, struct chain_object *object, int kind, int lang, bool spoken,
                                       const char *words)
{
    struct chain_read_text text = {NULL, 0, 0, false};
    struct chain_text *added = NULL;
    chain_read_text_add(&text, words, strlen(words));
    size_t length = text.failed || !text.bytes ? 0 : chain_read_text_fold(text.bytes, text.length);
    if (length)
        added = chain_builder_text_bytes(builder, object, kind, lang, spoken, text.bytes, length);
    builder->out_of_memory = builder->out_of_memory || text.failed;
    chain_read_text_clear(&text);
    return added;
}

/* A language without a number of ours keeps its tag, as in chain XML. */
void chain_bpmn_care_text(struct chain_bpmn_care *care, struct chain_object *object, int kind, int lang, const char *tag, const char *words)
{
    const char *code = chain_lang_code((chain_lang)lang);
    struct chain_text *added = chain_bpmn_put_text(care->builder, object, kind, lang, tag != NULL, words);
    if (added && tag && !(code && strcmp(code, tag) == 0)) {
        struct chain_foreign_attribute *kept = added->more->foreign;
        chain_builder_keep(care->builder, &kept, "xml:lang", tag, strlen(tag));
        chain_builder_extend(care->builder, added, added->more->after, kept, added->more->markup);
    }
}

bool chain_bpmn_is_business(const struct chain_object *object, int field)
{
    bool node = object->type == CHAIN_STEP || object->type == CHAIN_FLOW || object->type == CHAIN_ACTOR ||
                (object->type == CHAIN_ORGANISATION && !(object->flags & CHAIN_OBJECT_IMPLIED));
    return node && (field == CHAIN_F_ID || (object->type == CHAIN_FLOW && (field == CHAIN_F_FROM || field == CHAIN_F_TO)));
}

static void set(struct chain_bpmn_care *care, struct chain_object *object, const char *name, const char *value, bool own)
{
    const struct chain_attribute *known = chain_attribute_find(object->element, name, strlen(name));
    if (known && !(own && chain_bpmn_is_business(object, known->field))) {
        chain_builder_set_bytes(care->builder, object, known, value, strlen(value), care->place);
    } else if (!known) {
        const char *nearest = chain_element_nearest_attribute(object->element, name, strlen(name));
        chain_bpmn_care_problem(care, CHAIN_PROBLEM_UNKNOWN_ATTRIBUTE, object, name, chain_element_at(object->element)->name,
                                nearest ? nearest : "");
    }
}

static bool is_xml_lang(const struct chain_markup_attribute *attribute)
{
    return attribute->prefix && strcmp(attribute->prefix, "xml") == 0 && strcmp(attribute->local, "lang") == 0;
}

static void read_attributes(struct chain_bpmn_care *care, struct chain_object *object, const struct chain_markup *markup, bool own)
{
    for (uint32_t i = 0; i < markup->attribute_count; i++) {
        const struct chain_markup_attribute *attribute = &markup->attributes[i];
        if (!attribute->value || (attribute->uri && !is_xml_lang(attribute)))
            continue;
        look_at(care, markup);
        if (attribute->line && chain_attribute_find(object->element, attribute->local, strlen(attribute->local)))
            care->place = (struct chain_place_in_file){attribute->line, attribute->column, attribute->end_line, attribute->end_column};
        set(care, object, is_xml_lang(attribute) ? "xml:lang" : attribute->local, attribute->value, own);
    }
}

static void read_content(struct chain_bpmn_care *care, struct chain_object *object, const struct chain_markup *markup);

/* A child of a care element: a text, or an object of its own. */
static void read_child(struct chain_bpmn_care *care, struct chain_object *object, const struct chain_markup *child)
{
    size_t length = strlen(child->local);
    int element = chain_element_find(child->local, length), kind = chain_text_find(child->local, length);
    look_at(care, child);
    if (element >= 0 && chain_element_allows(object->element, element)) {
        struct chain_object *inner = chain_builder_add_element(care->builder, object, element, chain_bpmn_place(child));
        if (inner) {
            read_attributes(care, inner, child, false);
            read_content(care, inner, child);
        }
    } else if (kind && chain_element_allows_text(object->element, kind)) {
        const char *words = chain_markup_words(child);
        const char *tag = NULL;
        int lang = language_of(child, &tag);
        if (words)
            chain_bpmn_care_text(care, object, kind, lang, tag, words);
    } else {
        const char *nearest = chain_element_nearest_child(object->element, child->local, length);
        chain_bpmn_care_problem(care, element >= 0 || kind ? CHAIN_PROBLEM_MISPLACED : CHAIN_PROBLEM_UNKNOWN_ELEMENT, object,
                                child->local, chain_element_at(object->element)->name, nearest ? nearest : "");
    }
}

static void read_content(struct chain_bpmn_care *care, struct chain_object *object, const struct chain_markup *markup)
{
    for (const struct chain_markup *child = markup->first; child; child = child->next)
        if (is_care(child))
            read_child(care, object, child);
}

const struct chain_markup *chain_bpmn_care_element(const struct chain_markup *markup)
{
    const struct chain_markup *extensions = chain_markup_child(markup, CHAIN_BPMN_E_EXTENSION_ELEMENTS);
    for (const struct chain_markup *child = extensions ? extensions->first : NULL; child; child = child->next)
        if (is_care(child) && chain_element_find(child->local, strlen(child->local)) >= 0)
            return child;
    return NULL;
}

/* Does a care element hold a text without language, or a property one, or the words that are shown in any language? Then the name
   attribute only shows what is said there. */
static bool has_text(const struct chain_markup *care, const char *name, const char *shown)
{
    for (const struct chain_markup *child = care->first; child; child = child->next) {
        const char *tag = NULL;
        const char *words = is_care(child) && strcmp(child->local, name) == 0 ? chain_markup_words(child) : NULL;
        if (words && ((language_of(child, &tag) == 0 && !tag) || (shown && strcmp(words, shown) == 0)))
            return true;
        const char *property = chain_bpmn_property_name(child);
        if (property && strcmp(property, name) == 0)
            return true;
    }
    return false;
}

bool chain_bpmn_care_says(const struct chain_markup *markup, int kind)
{
    const struct chain_markup *extensions = chain_markup_child(markup, CHAIN_BPMN_E_EXTENSION_ELEMENTS);
    const char *name = chain_text_name(kind), *shown = chain_markup_value(markup, "name");
    for (const struct chain_markup *child = extensions ? extensions->first : NULL; child; child = child->next)
        if (child->local && (is_care(child) || chain_bpmn_is_properties(child)) && has_text(child, name, shown))
            return true;
    return extensions && has_text(extensions, name, shown);
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
    struct chain_bpmn_care care = {builder, markup, chain_bpmn_place(markup)};
    const struct chain_markup *extensions = chain_markup_child(markup, CHAIN_BPMN_E_EXTENSION_ELEMENTS), *child;
    for (child = extensions ? extensions->first : NULL; child; child = child->next) {
        if (is_care(child) && speaks_of(object, child)) {
            read_attributes(&care, object, child, true);
            read_content(&care, object, child);
        } else if (is_care(child) && !speaks_of_another(object, child)) {
            read_child(&care, object, child);
        }
    }
    /* Forms come last, wherever they stand: who fills one in sees no care element. */
    for (child = extensions ? extensions->first : NULL; child; child = child->next)
        if (chain_bpmn_is_properties(child))
            chain_bpmn_properties(&care, object, child);
}

static const struct chain_markup *first_property(const struct chain_markup *markup, const struct chain_markup **list)
{
    const struct chain_markup *extensions = chain_markup_child(markup, CHAIN_BPMN_E_EXTENSION_ELEMENTS);
    *list = extensions ? extensions->first : NULL;
    while (*list && !chain_bpmn_is_properties(*list))
        *list = (*list)->next;
    return *list ? (*list)->first : NULL;
}

const char *chain_bpmn_care_property(const struct chain_markup *markup, const char *name)
{
    const struct chain_markup *list;
    for (const struct chain_markup *child = first_property(markup, &list); child; child = child->next) {
        const char *own = chain_bpmn_property_name(child);
        if (own && strcmp(own, name) == 0)
            return chain_markup_value(child, "value");
    }
    return NULL;
}

bool chain_bpmn_care_hands_over(const struct chain_markup *markup)
{
    const struct chain_markup *list;
    for (const struct chain_markup *child = first_property(markup, &list); child; child = child->next) {
        const char *own = chain_bpmn_property_name(child);
        size_t length = own ? strcspn(own, ".") : 0;
        if (length && chain_attribute_find(CHAIN_E_HANDOFF, own, length) && !chain_attribute_find(CHAIN_E_FLOW, own, length))
            return true;
    }
    return false;
}
