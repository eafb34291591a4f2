#include "write/bpmn_kept.h"

#include <stdio.h>
#include <string.h>

#include "model/bpmn_kept.h"
#include "model/format.h"
#include "write/bpmn_tree.h"
#include "write/templates.h"
#include "write/xml_text.h"

#define PREFIX CHAIN_BPMN_PREFIX

struct collecting {
    const struct chain_model *model;
    const struct chain_bpmn *bpmn;
    struct chain_arena *arena;
    struct chain_buffer xml;
    const struct chain_markup **places; /* every element, in the order of the document, which is that of its places */
    size_t place_count;
    bool any;
    bool engines[CHAIN_TEMPLATES_COUNT]; /* whose namespace what is kept uses; forms alone leave nothing in it */
};

/* The engine whose properties forms use, or CHAIN_TEMPLATES_COUNT. */
static int engine_of(const char *uri)
{
    int engine = 0;
    while (engine < CHAIN_TEMPLATES_COUNT && !(uri && strcmp(uri, chain_bpmn_forms_namespace(engine)->uri) == 0))
        engine++;
    return engine;
}

static void use(struct collecting *collecting, const char *uri)
{
    int engine = engine_of(uri);
    if (engine < CHAIN_TEMPLATES_COUNT)
        collecting->engines[engine] = true;
}

/* ---- as XML text ---- */

static bool is_bpmn(const char *uri)
{
    return uri && strcmp(uri, CHAIN_BPMN_URI) == 0;
}

static void put(struct collecting *collecting, const char *text)
{
    chain_buffer_text(&collecting->xml, text);
}

/* A name of this document goes without its prefix, one of BPMN with the prefix that is declared for it; others stay. */
static void put_name_value(struct collecting *collecting, const struct chain_markup *at, const char *value)
{
    const char *colon = strchr(value, ':');
    const char *uri = chain_markup_uri(at, colon ? value : NULL, colon ? (size_t)(colon - value) : 0);
    const char *here = collecting->bpmn->target_uri;
    if (is_bpmn(uri))
        put(collecting, PREFIX ":");
    chain_xml_put_value(&collecting->xml, colon && uri && (is_bpmn(uri) || (here && strcmp(uri, here) == 0)) ? colon + 1 : value);
}

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), n = strlen(end);
    return length >= n && strcmp(text + length - n, end) == 0;
}

static bool is_reference(const char *name)
{
    return ends_with(name, "Ref") || ends_with(name, "Refs") || strcmp(name, "source") == 0 || strcmp(name, "target") == 0 ||
           strcmp(name, "calledElement") == 0;
}

/* Only ids of this document lose a prefix: a plain one has none. */
static void put_reference(struct collecting *collecting, const struct chain_markup *at, const char *value)
{
    const char *colon = strchr(value, ':');
    const char *uri = colon ? chain_markup_uri(at, value, (size_t)(colon - value)) : NULL;
    const char *here = collecting->bpmn->target_uri;
    chain_xml_put_value(&collecting->xml, uri && here && strcmp(uri, here) == 0 ? colon + 1 : value);
}

static void put_attribute(struct collecting *collecting, const struct chain_markup *markup, const struct chain_markup_attribute *attribute)
{
    use(collecting, attribute->uri);
    bool type = attribute->uri && strcmp(attribute->local, "type") == 0 && attribute->prefix && strcmp(attribute->prefix, "xsi") == 0;
    put(collecting, " ");
    if (attribute->prefix) {
        put(collecting, attribute->prefix);
        put(collecting, ":");
    }
    put(collecting, attribute->local);
    put(collecting, "=\"");
    if (type)
        put_name_value(collecting, markup, attribute->value ? attribute->value : "");
    else if (is_bpmn(markup->uri) && !attribute->uri && is_reference(attribute->local))
        put_reference(collecting, markup, attribute->value ? attribute->value : "");
    else
        chain_xml_put_value(&collecting->xml, attribute->value ? attribute->value : "");
    put(collecting, "\"");
}

static void put_declaration(struct collecting *collecting, const char *prefix, const char *uri)
{
    put(collecting, prefix ? " xmlns:" : " xmlns");
    put(collecting, prefix ? prefix : "");
    put(collecting, "=\"");
    chain_xml_put_value(&collecting->xml, uri ? uri : "");
    put(collecting, "\"");
}

static bool declares(const struct chain_markup *markup, const char *prefix)
{
    for (uint32_t i = 0; i < markup->namespace_count; i++) {
        const char *declared = markup->namespaces[i].prefix;
        if (prefix && declared ? strcmp(prefix, declared) == 0 : prefix == declared)
            return true;
    }
    return false;
}

/* Its own declarations, and on the outermost element those between it and the root, where it stands no longer. */
static void put_declarations(struct collecting *collecting, const struct chain_markup *markup, bool outermost)
{
    const struct chain_markup *root = collecting->bpmn->root;
    bool plain = !markup->prefix && !is_bpmn(markup->uri);
    for (uint32_t i = 0; i < markup->namespace_count; i++)
        if (markup->namespaces[i].prefix || !is_bpmn(markup->namespaces[i].uri))
            put_declaration(collecting, markup->namespaces[i].prefix, markup->namespaces[i].uri);
    if (plain && !declares(markup, NULL) && (outermost || markup->parent->prefix || is_bpmn(markup->parent->uri)))
        put_declaration(collecting, NULL, markup->uri);
    if (outermost && markup->prefix && markup->parent != root && !is_bpmn(markup->uri) && !declares(markup, markup->prefix)) {
        const struct chain_markup *at = markup->parent;
        while (at && at != root && !declares(at, markup->prefix))
            at = at->parent;
        if (at && at != root)
            put_declaration(collecting, markup->prefix, markup->uri);
    }
}

static void put_element(struct collecting *collecting, const struct chain_markup *markup, bool outermost);

static void put_child(struct collecting *collecting, const struct chain_markup *markup, const struct chain_markup *child)
{
    if (child->local && !chain_bpmn_is_care_property(child))
        put_element(collecting, child, false);
    else if (child->words && is_bpmn(markup->uri) && is_reference(markup->local))
        put_reference(collecting, markup, child->text);
    else if (child->words)
        chain_xml_put_text(&collecting->xml, child->text);
    else if (!child->local)
        put(collecting, child->text);
}

static void put_tag_name(struct collecting *collecting, const struct chain_markup *markup)
{
    const char *prefix = is_bpmn(markup->uri) ? PREFIX : markup->prefix;
    put(collecting, prefix ? prefix : "");
    put(collecting, prefix ? ":" : "");
    put(collecting, markup->local);
}

/* The depth is that of the file, which the XML reader bounds. */
static void put_element(struct collecting *collecting, const struct chain_markup *markup, bool outermost)
{
    use(collecting, markup->uri);
    put(collecting, "<");
    put_tag_name(collecting, markup);
    put_declarations(collecting, markup, outermost);
    for (uint32_t i = 0; i < markup->attribute_count; i++)
        put_attribute(collecting, markup, &markup->attributes[i]);
    put(collecting, markup->first ? ">" : "/>");
    for (const struct chain_markup *child = markup->first; child; child = child->next)
        put_child(collecting, markup, child);
    if (markup->first) {
        put(collecting, "</");
        put_tag_name(collecting, markup);
        put(collecting, ">");
    }
}

/* ---- by object ---- */

static void keep_element(struct collecting *collecting, struct chain_kept *kept, const struct chain_markup *markup)
{
    struct chain_verbatim *verbatim = chain_arena_alloc(collecting->arena, sizeof *verbatim);
    struct chain_object **end = &kept->first;
    if (!verbatim)
        return;
    collecting->xml.length = 0;
    put_element(collecting, markup, true);
    verbatim->head.type = CHAIN_FOREIGN;
    verbatim->words = chain_arena_text(collecting->arena, collecting->xml.bytes, collecting->xml.length);
    if (kept->last)
        end = &kept->last->next;
    *end = kept->last = &verbatim->head;
    collecting->any = true;
}

static void keep_attribute(struct collecting *collecting, struct chain_kept *kept, const char *prefix, const char *local, const char *value)
{
    size_t size = strlen(prefix) + strlen(local) + 2;
    struct chain_foreign_attribute *attribute = chain_arena_alloc(collecting->arena, sizeof *attribute);
    char *name = chain_arena_alloc(collecting->arena, size);
    if (!attribute || !name)
        return;
    snprintf(name, size, "%s:%s", prefix, local);
    *attribute = (struct chain_foreign_attribute){NULL, name, value};
    if (kept->last_attribute)
        kept->last_attribute->next = attribute;
    else
        kept->attributes = attribute;
    kept->last_attribute = attribute;
    collecting->any = true;
}

static bool is_kept(const struct chain_kept *kept, const char *prefix, const char *local)
{
    size_t length = strlen(prefix);
    for (const struct chain_foreign_attribute *a = kept->attributes; a; a = a->next)
        if (strncmp(a->name, prefix, length) == 0 && a->name[length] == ':' && strcmp(a->name + length + 1, local) == 0)
            return true;
    return false;
}

/* A prefix that is declared within the root, where the chain would not know it, goes with the attribute that uses it. */
static void keep_inner_declaration(struct collecting *collecting, struct chain_kept *kept, const struct chain_markup *markup,
                                   const struct chain_markup_attribute *attribute)
{
    const struct chain_markup *at = markup;
    while (at->parent && !declares(at, attribute->prefix))
        at = at->parent;
    if (at->parent && !is_kept(kept, "xmlns", attribute->prefix))
        keep_attribute(collecting, kept, "xmlns", attribute->prefix, attribute->uri);
}

static void keep_attributes(struct collecting *collecting, struct chain_kept *kept, const struct chain_markup *markup)
{
    for (uint32_t i = 0; i < markup->attribute_count; i++) {
        const struct chain_markup_attribute *attribute = &markup->attributes[i];
        if (!chain_bpmn_keeps_attribute(collecting->bpmn, markup, attribute))
            continue;
        const char *value = attribute->value;
        use(collecting, attribute->uri);
        if (!attribute->uri && is_reference(attribute->local)) {
            collecting->xml.length = 0;
            put_reference(collecting, markup, value);
            value = chain_arena_text(collecting->arena, collecting->xml.bytes ? collecting->xml.bytes : "", collecting->xml.length);
        }
        if (attribute->uri && attribute->prefix)
            keep_inner_declaration(collecting, kept, markup, attribute);
        keep_attribute(collecting, kept, attribute->uri ? attribute->prefix : PREFIX, attribute->local, value);
    }
}

static void keep_children(struct collecting *collecting, struct chain_kept *kept, const struct chain_markup *markup)
{
    const struct chain_markup *extensions = chain_markup_child(markup, CHAIN_BPMN_E_EXTENSION_ELEMENTS);
    for (const struct chain_markup *child = extensions ? extensions->first : NULL; child; child = child->next)
        if (chain_bpmn_keeps_extension(child))
            keep_element(collecting, kept, child);
    for (const struct chain_markup *child = markup->first; child; child = child->next)
        if (chain_bpmn_keeps_child(collecting->bpmn, markup, child))
            keep_element(collecting, kept, child);
}

static void keep_steps(struct collecting *collecting, struct chain_kept *steps)
{
    const struct chain_bpmn *bpmn = collecting->bpmn;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (!node->step)
            continue;
        struct chain_kept *kept = &steps[node->step->head.index];
        const char *element = chain_bpmn_kept_name(bpmn, node);
        if (strcmp(element, chain_bpmn_element_for(node->step)) != 0)
            keep_attribute(collecting, kept, PREFIX, "element", element);
        keep_attributes(collecting, kept, node->markup);
        keep_children(collecting, kept, node->markup);
    }
}

static void list_places(struct collecting *collecting, const struct chain_markup *markup)
{
    if (collecting->places)
        collecting->places[collecting->place_count] = markup;
    collecting->place_count++;
    for (const struct chain_markup *child = markup->first; child; child = child->next)
        if (child->local)
            list_places(collecting, child);
}

/* The element that an object was made of. */
static const struct chain_markup *origin_of(const struct collecting *collecting, const struct chain_object *object)
{
    size_t low = 0, high = collecting->place_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct chain_markup *markup = collecting->places[middle];
        if (markup->line < object->line || (markup->line == object->line && markup->column < object->column))
            low = middle + 1;
        else
            high = middle;
    }
    const struct chain_markup *found = low < collecting->place_count ? collecting->places[low] : NULL;
    return found && found->line == object->line && found->column == object->column ? found : NULL;
}

static bool keeps_compensation(const struct chain_kept *step)
{
    static const char start[] = "<" PREFIX ":compensateEventDefinition";
    for (const struct chain_object *child = step->first; child; child = child->next)
        if (strncmp(((const struct chain_verbatim *)child)->words, start, sizeof start - 1) == 0)
            return true;
    return false;
}

/* Flows that BPMN shows without an arrow are marked, so that they become none when the document is written again. */
static void keep_flow(struct collecting *collecting, const struct chain_kept *steps, struct chain_kept *kept, const struct chain_flow *flow,
                      const struct chain_markup *markup)
{
    switch (markup->name) {
    case CHAIN_BPMN_E_BOUNDARY_EVENT:
        if (strcmp(chain_bpmn_kept_name(collecting->bpmn, chain_bpmn_node_of(collecting->bpmn, markup)), markup->local) == 0)
            keep_attribute(collecting, kept, PREFIX, "element", "none");
        break;
    case CHAIN_BPMN_E_INTERMEDIATE_THROW_EVENT:
        if (chain_bpmn_keeps_link(collecting->bpmn, chain_bpmn_node_of(collecting->bpmn, markup)))
            keep_attribute(collecting, kept, PREFIX, "element", "none");
        break;
    case CHAIN_BPMN_E_ASSOCIATION:
        if (flow->role == CHAIN_ROLE_FLOW && flow->from.target && keeps_compensation(&steps[flow->from.target->index]))
            keep_attribute(collecting, kept, PREFIX, "element", "association");
        break;
    case CHAIN_BPMN_E_SEQUENCE_FLOW:
    case CHAIN_BPMN_E_MESSAGE_FLOW: break;
    default: return;
    }
    if (!chain_bpmn_is(markup, CHAIN_BPMN_IS_NODE) && flow->head.id) {
        keep_attributes(collecting, kept, markup);
        keep_children(collecting, kept, markup);
    }
}

static void keep_flows(struct collecting *collecting, const struct chain_kept *steps, struct chain_kept *flows)
{
    for (uint32_t i = 0; i < chain_flow_count(collecting->model); i++) {
        const struct chain_flow *flow = chain_flow_at(collecting->model, i);
        const struct chain_markup *markup = origin_of(collecting, &flow->head);
        if (markup && !(flow->head.flags & CHAIN_OBJECT_IMPLIED))
            keep_flow(collecting, steps, &flows[i], flow, markup);
    }
}

static void keep_actors(struct collecting *collecting, struct chain_kept *actors)
{
    const struct chain_objects *all = &collecting->model->by_type[CHAIN_ACTOR];
    for (uint32_t i = 0; i < all->count; i++) {
        const struct chain_markup *markup = origin_of(collecting, all->items[i]);
        if (!markup || markup->name != CHAIN_BPMN_E_LANE)
            continue;
        keep_attributes(collecting, &actors[i], markup);
        keep_children(collecting, &actors[i], markup);
    }
}

/* Prefixes that what is kept may use. */
static void keep_declarations(struct collecting *collecting, struct chain_kept *kept)
{
    const struct chain_markup *root = collecting->bpmn->root;
    static const char *const own[] = {CHAIN_BPMN_URI, CHAIN_BPMN_DI_URI, CHAIN_BPMN_DC_URI, CHAIN_BPMN_DD_URI, CHAIN_NAMESPACE};
    keep_attribute(collecting, kept, "xmlns", PREFIX, CHAIN_BPMN_URI);
    for (uint32_t i = 0; i < root->namespace_count; i++) {
        const struct chain_markup_namespace *declared = &root->namespaces[i];
        int engine = engine_of(declared->uri);
        bool known = !declared->prefix || !declared->uri || (engine < CHAIN_TEMPLATES_COUNT && !collecting->engines[engine]);
        for (size_t o = 0; !known && o < sizeof own / sizeof own[0]; o++)
            known = strcmp(declared->uri, own[o]) == 0;
        if (!known)
            keep_attribute(collecting, kept, "xmlns", declared->prefix, declared->uri);
    }
}

/* The whole: what the only process and the collaboration hold of other programs, and what the document refers to by name. */
static void keep_root(struct collecting *collecting, struct chain_kept *kept)
{
    const struct chain_bpmn *bpmn = collecting->bpmn;
    uint32_t processes = 0;
    for (uint32_t i = 0; i < bpmn->scope_count; i++)
        processes += bpmn->scopes[i].parent == CHAIN_BPMN_NONE;
    for (const struct chain_markup *child = bpmn->root->first; child; child = child->next)
        if (child->local && chain_bpmn_keeps_root(child))
            keep_element(collecting, kept, child);
    for (const struct chain_markup *child = bpmn->root->first; child; child = child->next)
        if (child->local && chain_bpmn_is_whole(child, processes)) {
            keep_attributes(collecting, kept, child);
            keep_children(collecting, kept, child);
        }
}

static void collect(struct collecting *collecting, struct chain_kept_all *all)
{
    list_places(collecting, collecting->bpmn->root);
    collecting->places = chain_arena_array(collecting->arena, collecting->place_count + 1, sizeof *collecting->places);
    collecting->place_count = 0;
    if (!collecting->places)
        return;
    list_places(collecting, collecting->bpmn->root);
    struct chain_kept declarations = {NULL, NULL, NULL, NULL};
    keep_steps(collecting, all->steps);
    keep_flows(collecting, all->steps, all->flows);
    keep_actors(collecting, all->actors);
    keep_root(collecting, &all->root);
    if (!collecting->any)
        return;
    keep_declarations(collecting, &declarations);
    if (declarations.last_attribute) {
        declarations.last_attribute->next = all->root.attributes;
        all->root.attributes = declarations.attributes;
    }
}

bool chain_kept_collect(const struct chain_model *model, struct chain_arena *arena, struct chain_kept_all *all)
{
    struct collecting collecting = {.model = model, .bpmn = model->bpmn, .arena = arena};
    *all = (struct chain_kept_all){.model = model};
    if (!model->bpmn || !chain_bpmn_can_keep(model->bpmn))
        return true;
    all->steps = chain_arena_array(arena, chain_step_count(model) + 1, sizeof *all->steps);
    all->flows = chain_arena_array(arena, chain_flow_count(model) + 1, sizeof *all->flows);
    all->actors = chain_arena_array(arena, (size_t)model->by_type[CHAIN_ACTOR].count + 1, sizeof *all->actors);
    if (all->steps && all->flows && all->actors)
        collect(&collecting, all);
    bool whole = !collecting.xml.failed && !arena->failed;
    chain_buffer_clear(&collecting.xml);
    return whole;
}

const struct chain_kept *chain_kept_of(const struct chain_kept_all *all, const struct chain_object *object)
{
    if (!all->steps)
        return NULL;
    switch ((chain_type)object->type) {
    case CHAIN_STEP: return &all->steps[object->index];
    case CHAIN_FLOW: return &all->flows[object->index];
    case CHAIN_ACTOR: return &all->actors[object->index];
    case CHAIN_CHAIN: return object == all->model->root ? &all->root : NULL;
    default: return NULL;
    }
}
