/*
 * What a chain keeps beside its own words goes back into BPMN: attributes and elements in the namespace of BPMN are parts of the
 * element itself, those of other programs its attributes and extensions. In a chain file they are foreign content.
 */
#include <string.h>

#include "model/bpmn_kept.h"
#include "write/bpmn_tree.h"

static const struct chain_foreign_attribute *attributes_of(const struct chain_bpmn_tree *tree, const struct chain_object *object)
{
    const struct chain_kept *kept = chain_kept_of(&tree->kept, object);
    return kept ? kept->attributes : object->foreign;
}

/* The first foreign element from an object on. */
static const struct chain_object *foreign_from(const struct chain_object *object)
{
    while (object && object->type != CHAIN_FOREIGN)
        object = object->next;
    return object;
}

static const struct chain_object *first_of(const struct chain_bpmn_tree *tree, const struct chain_object *object)
{
    const struct chain_kept *kept = chain_kept_of(&tree->kept, object);
    return kept ? kept->first : foreign_from(object->first);
}

static const char *words_of(const struct chain_object *foreign)
{
    return ((const struct chain_verbatim *)foreign)->words;
}

void chain_bpmn_find_besides(struct chain_bpmn_tree *tree)
{
    if (!chain_kept_collect(tree->model, tree->arena, &tree->kept))
        tree->arena->failed = true;
    for (const struct chain_foreign_attribute *a = attributes_of(tree, tree->model->root); a; a = a->next)
        if (strncmp(a->name, "xmlns:", 6) == 0 && strcmp(a->value, CHAIN_BPMN_URI) == 0)
            tree->prefix = a->name + 6;
}

/* The name behind the prefix of BPMN, or NULL. */
static const char *own_name(const struct chain_bpmn_tree *tree, const char *name)
{
    size_t length = tree->prefix ? strlen(tree->prefix) : 0;
    return length && strncmp(name, tree->prefix, length) == 0 && name[length] == ':' ? name + length + 1 : NULL;
}

const char *chain_bpmn_besides(const struct chain_bpmn_tree *tree, const struct chain_object *object, const char *name)
{
    for (const struct chain_foreign_attribute *a = object ? attributes_of(tree, object) : NULL; a; a = a->next) {
        const char *own = own_name(tree, a->name);
        if (own && strcmp(own, name) == 0)
            return a->value;
    }
    return NULL;
}

static size_t name_length(const char *text)
{
    return strcspn(text, " \t\r\n/>");
}

bool chain_bpmn_has_besides(const struct chain_bpmn_tree *tree, const struct chain_object *object, const char *ending)
{
    size_t n = strlen(ending);
    for (const struct chain_object *child = first_of(tree, object); child; child = foreign_from(child->next)) {
        const char *own = words_of(child)[0] == '<' ? own_name(tree, words_of(child) + 1) : NULL;
        size_t length = own ? name_length(own) : 0;
        /* "EventDefinition" is the end of a name, "linkEventDefinition" a whole one. */
        if (length >= n && strncmp(own + length - n, ending, n) == 0)
            return true;
    }
    return false;
}

static void put_raw(struct chain_bpmn_tree *tree, struct chain_markup *parent, const char *words)
{
    struct chain_markup *raw = parent ? chain_bpmn_element(tree, parent, NULL, NULL) : NULL;
    if (raw)
        raw->text = words;
}

struct chain_markup *chain_bpmn_extensions(struct chain_bpmn_tree *tree, struct chain_markup *markup)
{
    if (markup->first && markup->first->local && strcmp(markup->first->local, "extensionElements") == 0)
        return markup->first;
    struct chain_markup *extensions = chain_bpmn_element(tree, NULL, "bpmn", "extensionElements");
    if (!extensions)
        return NULL;
    extensions->parent = markup;
    extensions->next = markup->first;
    if (!markup->first)
        markup->last = extensions;
    markup->first = extensions;
    return extensions;
}

static bool is_declared(const struct chain_markup *markup, const char *prefix, size_t length)
{
    for (uint32_t i = 0; i < markup->namespace_count; i++) {
        const char *declared = markup->namespaces[i].prefix;
        if (declared && strncmp(declared, prefix, length) == 0 && declared[length] == '\0')
            return true;
    }
    return false;
}

static const struct chain_markup_namespace ours[] = {
    {"bpmn", CHAIN_BPMN_URI}, {"bpmndi", CHAIN_BPMN_DI_URI}, {"dc", CHAIN_BPMN_DC_URI},
    {"di", CHAIN_BPMN_DD_URI}, {"care", CHAIN_NAMESPACE},
};

/* Prefixes that our own names need on any element. */
static bool is_ours(const struct chain_bpmn_tree *tree, const char *prefix)
{
    const struct chain_markup_namespace *forms = chain_bpmn_forms_namespace(tree->forms);
    bool found = strcmp(prefix, "xml") == 0 || (forms && strcmp(prefix, forms->prefix) == 0);
    for (size_t i = 0; !found && i < sizeof ours / sizeof ours[0]; i++)
        found = strcmp(prefix, ours[i].prefix) == 0;
    return found;
}

static bool is_declaration(const struct chain_foreign_attribute *attribute)
{
    return strncmp(attribute->name, "xmlns:", 6) == 0;
}

/* Prefixes declared on the object and, as it stands no longer in them, on what was around it up to the root. */
static void declare_inner(struct chain_bpmn_tree *tree, struct chain_markup *markup, const struct chain_object *object)
{
    size_t count = 0;
    for (const struct chain_object *at = object; at && at->parent; at = at->parent)
        for (const struct chain_foreign_attribute *a = attributes_of(tree, at); a; a = a->next)
            count += is_declaration(a);
    if (count == 0)
        return;
    markup->namespaces = chain_arena_array(tree->arena, count, sizeof *markup->namespaces);
    for (const struct chain_object *at = object; markup->namespaces && at && at->parent; at = at->parent)
        for (const struct chain_foreign_attribute *a = attributes_of(tree, at); a && markup->namespace_count < UINT16_MAX; a = a->next)
            if (is_declaration(a) && !is_ours(tree, a->name + 6) && !is_declared(markup, a->name + 6, strlen(a->name + 6)))
                markup->namespaces[markup->namespace_count++] = (struct chain_markup_namespace){a->name + 6, a->value};
}

/* A name whose prefix nothing declares, as a program may give it to the builder, would make a file that nobody can read. */
static bool is_bound(const struct chain_bpmn_tree *tree, const struct chain_markup *markup, const char *name)
{
    size_t length = strcspn(name, ":");
    return is_declared(markup, name, length) || is_declared(tree->definitions, name, length);
}

static void put_attributes(struct chain_bpmn_tree *tree, struct chain_markup *markup, const struct chain_object *object)
{
    for (const struct chain_foreign_attribute *a = attributes_of(tree, object); a; a = a->next) {
        const char *own = own_name(tree, a->name);
        bool known = own && strcmp(own, "element") != 0 && !chain_markup_attribute(markup, own);
        bool boundary = own && (strcmp(own, "attachedToRef") == 0 || strcmp(own, "cancelActivity") == 0);
        if (boundary && strcmp(markup->local, "boundaryEvent") != 0)
            continue;
        if (known)
            chain_bpmn_attribute(tree, markup, own, a->value);
        else if (!own && strchr(a->name, ':') && !is_declaration(a) && is_bound(tree, markup, a->name))
            chain_bpmn_attribute(tree, markup, a->name, a->value);
    }
}

static void put_extensions(struct chain_bpmn_tree *tree, struct chain_markup *markup, const struct chain_object *object)
{
    for (const struct chain_object *child = first_of(tree, object); child; child = foreign_from(child->next))
        if (chain_foreign_travels(words_of(child)) && !own_name(tree, words_of(child) + 1))
            put_raw(tree, chain_bpmn_extensions(tree, markup), words_of(child));
}

static void put_own(struct chain_bpmn_tree *tree, struct chain_markup *parent, const struct chain_object *object)
{
    for (const struct chain_object *child = first_of(tree, object); child; child = foreign_from(child->next))
        if (chain_foreign_travels(words_of(child)) && own_name(tree, words_of(child) + 1))
            put_raw(tree, parent, words_of(child));
}

void chain_bpmn_put_besides(struct chain_bpmn_tree *tree, struct chain_markup *markup, const struct chain_object *object)
{
    declare_inner(tree, markup, object);
    put_attributes(tree, markup, object);
    put_extensions(tree, markup, object);
    if (strcmp(markup->local, "association") != 0)
        put_own(tree, markup, object);
}

static void declare(struct chain_bpmn_tree *tree)
{
    struct chain_markup *root = tree->definitions;
    size_t count = sizeof ours / sizeof ours[0] + 1;
    for (const struct chain_foreign_attribute *a = attributes_of(tree, tree->model->root); a; a = a->next)
        count++;
    root->namespaces = chain_arena_array(tree->arena, count, sizeof *root->namespaces);
    if (!root->namespaces)
        return;
    memcpy(root->namespaces, ours, sizeof ours);
    root->namespace_count = sizeof ours / sizeof ours[0];
    if (chain_bpmn_forms_namespace(tree->forms))
        root->namespaces[root->namespace_count++] = *chain_bpmn_forms_namespace(tree->forms);
    for (const struct chain_foreign_attribute *a = attributes_of(tree, tree->model->root); a && root->namespace_count < UINT16_MAX; a = a->next)
        if (is_declaration(a) && !is_declared(root, a->name + 6, strlen(a->name + 6)))
            root->namespaces[root->namespace_count++] = (struct chain_markup_namespace){a->name + 6, a->value};
}

/* Messages, errors and the like stand first; what others say of the whole goes to the process, which their programs read. */
void chain_bpmn_put_besides_of_root(struct chain_bpmn_tree *tree)
{
    struct chain_markup *collaboration = tree->definitions->first, *last = tree->definitions->last;
    declare(tree);
    tree->definitions->first = tree->definitions->last = NULL;
    put_own(tree, tree->definitions, tree->model->root);
    if (tree->definitions->last)
        tree->definitions->last->next = collaboration;
    else
        tree->definitions->first = collaboration;
    tree->definitions->last = last;
    put_attributes(tree, tree->process, tree->model->root);
    put_extensions(tree, tree->process, tree->model->root);
}
