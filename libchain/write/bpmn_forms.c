/*
 * Care data as the properties that the forms of Camunda Modeler show, instead of care elements: the names are told where they are
 * read, in read/bpmn_property.c. What a property cannot say to the letter stays in the care element: several children of a sort, words
 * in more than one line, an unknown word. Of texts and children of one sort all go or none, so that their order stays.
 */
#include <string.h>

#include "write/bpmn_tree.h"
#include "write/templates.h"

#define MOST_WORDS 9u      /* of a list */
#define MOST_CHILDREN 64u  /* of a care element with more all stay: each is compared with each */

static const struct chain_markup_namespace engines[CHAIN_TEMPLATES_COUNT] = {
    [CHAIN_TEMPLATES_CAMUNDA_7] = {"camunda", "http://camunda.org/schema/1.0/bpmn"},
    [CHAIN_TEMPLATES_CAMUNDA_8] = {"zeebe", "http://camunda.org/schema/zeebe/1.0"},
};

const struct chain_markup_namespace *chain_bpmn_forms_namespace(int engine)
{
    return engine >= 0 && engine < CHAIN_TEMPLATES_COUNT ? &engines[engine] : NULL;
}

/* The properties of one element. */
struct forms {
    struct chain_bpmn_tree *tree;
    const struct chain_object *object;
    const char *prefix;
    const char *shown; /* texts that stay, for the name of the element is one of them but is not the chain's own; NULL = all may go */
    struct chain_markup *list; /* made with the first property */
};

static void put_property(struct forms *forms, const char *name, const char *value)
{
    struct chain_bpmn_tree *tree = forms->tree;
    if (!forms->list)
        forms->list = chain_bpmn_element(tree, NULL, forms->prefix, "properties");
    struct chain_markup *property = forms->list ? chain_bpmn_element(tree, forms->list, forms->prefix, "property") : NULL;
    if (!property)
        return;
    chain_bpmn_attribute(tree, property, "name", chain_bpmn_print(tree, "care:%s", name));
    chain_bpmn_attribute(tree, property, "value", value);
}

/* A form has lines: blanks around the words and ends of lines would be lost. */
static bool is_line(const char *words)
{
    size_t length = words ? strlen(words) : 0;
    return length > 0 && !strpbrk(words, "\n\r\t") && words[0] != ' ' && words[length - 1] != ' ';
}

static bool is_list(const struct chain_attribute *attribute)
{
    return attribute->type == CHAIN_V_KINDS || attribute->type == CHAIN_V_REFS;
}

static bool is_known(const struct chain_attribute *attribute, const char *word, size_t length)
{
    bool kind = attribute->type == CHAIN_V_KIND || attribute->type == CHAIN_V_KINDS;
    return !kind || chain_kind_find((enum chain_kinds)attribute->kinds, word, length) != 0;
}

/* What people write instead is read in properties, and would come back in the words of the format. */
static bool is_in_words(const struct chain_attribute *attribute, const char *value)
{
    switch (attribute->type) {
    case CHAIN_V_DURATION: return value[0] != 'P';
    case CHAIN_V_DATE: return strchr(value, '.') != NULL;
    case CHAIN_V_NUMBER: return strchr(value, ',') != NULL;
    default: return false;
    }
}

static bool are_known(const struct chain_attribute *attribute, const char *value)
{
    size_t count = 0;
    if (!is_list(attribute))
        return is_known(attribute, value, strlen(value));
    for (size_t length; *value; value += length + (value[length] != '\0'), count++) {
        length = strcspn(value, " ");
        if (length == 0 || strpbrk(value, ",;") || !is_known(attribute, value, length))
            return false;
    }
    return count <= MOST_WORDS;
}

/* The attribute of the format, when a property can say the value; else NULL. Beside a lane only the element itself tells who acts. */
static const struct chain_attribute *sayable(int element, const struct chain_markup_attribute *attribute)
{
    const struct chain_attribute *known = attribute->prefix ? NULL : chain_attribute_find(element, attribute->local, strlen(attribute->local));
    return known && known->field != CHAIN_F_ACTOR && is_line(attribute->value) && !is_in_words(known, attribute->value) && are_known(known, attribute->value) ? known : NULL;
}

/* A list becomes kind, kind.2, kind.3. */
static void put_attribute(struct forms *forms, const char *path, const struct chain_attribute *known, const char *value)
{
    if (!is_list(known)) {
        put_property(forms, chain_bpmn_print(forms->tree, "%s%s", path, known->name), value);
        return;
    }
    for (unsigned number = 1; *value; number++) {
        size_t length = strcspn(value, " ");
        const char *word = chain_arena_text(forms->tree->arena, value, length);
        const char *name = number > 1 ? chain_bpmn_print(forms->tree, "%s%s.%u", path, known->name, number)
                                      : chain_bpmn_print(forms->tree, "%s%s", path, known->name);
        put_property(forms, name, word);
        value += length + (value[length] != '\0');
    }
}

/* The language of a text, "" = that of the chain; NULL when no property can say the text. */
static const char *language_of(int element, const struct chain_markup *text)
{
    int kind = chain_text_find(text->local, strlen(text->local));
    const struct chain_markup_attribute *lang = text->attribute_count ? &text->attributes[0] : NULL;
    if (!kind || !chain_element_allows_text(element, kind) || text->attribute_count > 1 || !is_line(chain_markup_words(text)))
        return NULL;
    if (!lang)
        return "";
    bool known = lang->prefix && strcmp(lang->prefix, "xml") == 0 && strcmp(lang->local, "lang") == 0;
    chain_lang code = known ? chain_lang_from_code(lang->value) : CHAIN_LANG_NONE;
    return code != CHAIN_LANG_NONE && strcmp(chain_lang_code(code), lang->value) == 0 ? lang->value : NULL;
}

static bool is_called(const struct chain_markup *markup, const char *local)
{
    return markup->local && strcmp(markup->local, local) == 0;
}

/* Can all texts of this kind go, each in a language of its own? */
static bool texts_go(int element, const struct chain_markup *parent, const char *local)
{
    for (const struct chain_markup *a = parent->first; a; a = a->next) {
        const char *lang = is_called(a, local) ? language_of(element, a) : "";
        for (const struct chain_markup *b = parent->first; lang && b != a; b = b->next)
            if (is_called(a, local) && is_called(b, local) && strcmp(language_of(element, b), lang) == 0)
                lang = NULL;
        if (!lang)
            return false;
    }
    return true;
}

static void put_text(struct forms *forms, const char *path, int element, const struct chain_markup *text)
{
    const char *lang = language_of(element, text), *words = chain_markup_words(text);
    put_property(forms, chain_bpmn_print(forms->tree, *lang ? "%s%s.%s" : "%s%s", path, text->local, lang), words);
}

static bool is_text(int element, const struct chain_markup *child)
{
    int kind = child->local ? chain_text_find(child->local, strlen(child->local)) : 0;
    return kind && chain_element_allows_text(element, kind);
}

/* A child that is alone of its sort, has none itself, and of which a property can say everything. */
static bool child_goes(int element, const struct chain_markup *child)
{
    int sort = chain_element_find(child->local, strlen(child->local));
    bool leaf = sort >= 0 && chain_element_allows(element, sort) && chain_element_at(sort)->child_count == 0;
    if (!leaf || (!child->first && child->attribute_count == 0))
        return false;
    for (const struct chain_markup *other = child->parent->first; other; other = other->next)
        if (other != child && is_called(other, child->local))
            return false;
    for (uint32_t i = 0; i < child->attribute_count; i++)
        if (!sayable(sort, &child->attributes[i]))
            return false;
    for (const struct chain_markup *text = child->first; text; text = text->next)
        if (!is_text(sort, text) || !texts_go(sort, child, text->local))
            return false;
    return true;
}

static void put_child(struct forms *forms, const struct chain_markup *child)
{
    int sort = chain_element_find(child->local, strlen(child->local));
    const char *path = chain_bpmn_print(forms->tree, "%s.", child->local);
    for (uint32_t i = 0; i < child->attribute_count; i++)
        put_attribute(forms, path, sayable(sort, &child->attributes[i]), child->attributes[i].value);
    for (const struct chain_markup *text = child->first; text; text = text->next)
        put_text(forms, path, sort, text);
}

/* <language code="se" level="..."/> */
static const char *level_of(const struct chain_markup *child)
{
    const char *code = chain_markup_value(child, "code"), *level = chain_markup_value(child, "level");
    bool plain = code && is_line(level) && child->attribute_count == 2 && !child->first;
    bool known = plain && chain_kind_find(CHAIN_KINDS_LANGUAGE, code, strlen(code)) && chain_kind_find(CHAIN_KINDS_LANGUAGE_LEVEL, level, strlen(level));
    return known ? level : NULL;
}

static bool levels_go(const struct chain_markup *parent)
{
    for (const struct chain_markup *a = parent->first; a; a = a->next) {
        if (is_called(a, "language") && !level_of(a))
            return false;
        for (const struct chain_markup *b = parent->first; is_called(a, "language") && b != a; b = b->next)
            if (is_called(b, "language") && strcmp(chain_markup_value(a, "code"), chain_markup_value(b, "code")) == 0)
                return false;
    }
    return true;
}

static void move_attributes(struct forms *forms, struct chain_markup *care)
{
    int element = (int)forms->object->element;
    uint16_t left = 0;
    for (uint16_t i = 0; i < care->attribute_count; i++) {
        const struct chain_attribute *known = sayable(element, &care->attributes[i]);
        if (known)
            put_attribute(forms, "", known, care->attributes[i].value);
        else
            care->attributes[left++] = care->attributes[i];
    }
    care->attribute_count = left;
}

enum going { STAYS, AS_TEXT, AS_LEVEL, AS_CHILD };

static enum going going_of(const struct forms *forms, int element, const struct chain_markup *care, const struct chain_markup *child)
{
    if (is_text(element, child))
        return !(forms->shown && is_called(child, forms->shown)) && texts_go(element, care, child->local) ? AS_TEXT : STAYS;
    if (is_called(child, "language"))
        return chain_element_allows(element, CHAIN_E_LANGUAGE) && levels_go(care) ? AS_LEVEL : STAYS;
    return child->local && child_goes(element, child) ? AS_CHILD : STAYS;
}

static size_t children_of(const struct chain_markup *markup)
{
    size_t count = 0;
    for (const struct chain_markup *child = markup->first; child && count <= MOST_CHILDREN; child = child->next)
        count++;
    return count;
}

static void move_children(struct forms *forms, struct chain_markup *care)
{
    int element = (int)forms->object->element;
    struct chain_markup *all = care->first;
    uint8_t going[MOST_CHILDREN]; /* enum going */
    size_t i = 0;
    if (children_of(care) > MOST_CHILDREN)
        return;
    for (const struct chain_markup *child = all; child; child = child->next)
        going[i++] = (uint8_t)going_of(forms, element, care, child);
    care->first = care->last = NULL;
    i = 0;
    for (struct chain_markup *child = all, *next; child; child = next) {
        next = child->next;
        switch (going[i++]) {
        case AS_TEXT: put_text(forms, "", element, child); break;
        case AS_LEVEL:
            put_property(forms, chain_bpmn_print(forms->tree, "language.%s", chain_markup_value(child, "code")), level_of(child));
            break;
        case AS_CHILD: put_child(forms, child); break;
        case STAYS:
            child->next = NULL;
            *(care->last ? &care->last->next : &care->first) = child;
            care->last = child;
            break;
        }
    }
}

/* A drawing that was filled in before has its form bound already. */
static bool is_bound(const struct chain_object *object)
{
    for (const struct chain_foreign_attribute *kept = object->foreign; kept; kept = kept->next) {
        const char *colon = strrchr(kept->name, ':');
        if (colon && strcmp(colon, ":modelerTemplate") == 0)
            return true;
    }
    return false;
}

struct chain_markup *chain_bpmn_take_forms(struct chain_bpmn_tree *tree, struct chain_markup *markup, const struct chain_object *object,
                                           struct chain_markup *care)
{
    const char *form = chain_templates_form(chain_bpmn_name(markup->local));
    int shown = chain_bpmn_shown_text(tree, object);
    struct forms forms = {tree, object, engines[tree->forms].prefix,
                          shown && !chain_bpmn_own_text(object, shown) ? chain_text_name(shown) : NULL, NULL};
    if (!form)
        return NULL;
    if (!is_bound(object))
        chain_bpmn_attribute(tree, markup, chain_bpmn_print(tree, "%s:modelerTemplate", forms.prefix), form);
    if (care) {
        move_attributes(&forms, care);
        move_children(&forms, care);
    }
    return forms.list;
}
