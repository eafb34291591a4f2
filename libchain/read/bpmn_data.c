/*
 * Data objects become items, stores systems; an association from data to an activity says that it needs the item, one the other way
 * that it produces it. A text annotation becomes a note on what it is tied to.
 */
#include <string.h>

#include "read/bpmn_make.h"
#include "read/text.h"

static const char *name_of(const struct chain_markup *markup)
{
    const char *name = markup ? chain_markup_value(markup, "name") : NULL;
    return name && name[0] ? name : NULL;
}

static bool is_before(const struct chain_markup *a, const struct chain_markup *b)
{
    return a->line < b->line || (a->line == b->line && a->column < b->column);
}

/* The found target of a reference that an element makes by a slot, or NULL. The references stand in the order of the document. */
static const struct chain_markup *target_of(const struct chain_bpmn *bpmn, const struct chain_markup *from, const char *slot)
{
    uint32_t low = 0, high = bpmn->reference_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (is_before(bpmn->references[middle].from, from))
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < bpmn->reference_count && bpmn->references[low].from == from; low++) {
        const struct chain_bpmn_reference *reference = &bpmn->references[low];
        if (strcmp(reference->slot, slot) == 0)
            return reference->reach == CHAIN_BPMN_FOUND ? reference->target : NULL;
    }
    return NULL;
}

static void add_thing(struct chain_bpmn_making *making, struct chain_object *section, int element, struct chain_markup *markup,
                      const char *id, const char *name)
{
    struct chain_object *object = chain_bpmn_add(making, section, element, markup, id);
    if (!object)
        return;
    chain_bpmn_words(making, object, markup, CHAIN_TEXT_NAME);
    if (!name_of(markup))
        chain_bpmn_text(making, object, CHAIN_TEXT_NAME, name);
}

/* Several references show one object or store in several places: one item, the first reference names it when it has no name. */
static void make_referenced(struct chain_bpmn_making *making, const struct chain_markup *reference,
                            const char *slot, struct chain_object *section, int element)
{
    const struct chain_markup *target = target_of(making->bpmn, reference, slot);
    struct chain_markup *markup = (struct chain_markup *)(uintptr_t)(target ? target : reference);
    if (markup->index != CHAIN_BPMN_NONE) /* made already */
        return;
    markup->index = 0;
    add_thing(making, section, element, markup, markup->id, name_of(reference));
}

static void visit(struct chain_bpmn_making *making, struct chain_markup *markup)
{
    if (markup->name == CHAIN_BPMN_E_DATA_OBJECT_REFERENCE)
        make_referenced(making, markup, "dataObjectRef", chain_bpmn_section(making, CHAIN_E_ITEMS), CHAIN_E_ITEM);
    else if (markup->name == CHAIN_BPMN_E_DATA_STORE_REFERENCE)
        make_referenced(making, markup, "dataStoreRef", chain_bpmn_section(making, CHAIN_E_SYSTEMS), CHAIN_E_SYSTEM);
    for (struct chain_markup *child = markup->first; child; child = child->next)
        if (child->local && child->name != CHAIN_BPMN_E_EXTENSION_ELEMENTS)
            visit(making, child);
}

void chain_bpmn_make_items(struct chain_bpmn_making *making)
{
    if (making->bpmn->seen[CHAIN_BPMN_E_DATA_OBJECT_REFERENCE] || making->bpmn->seen[CHAIN_BPMN_E_DATA_STORE_REFERENCE])
        visit(making, making->bpmn->root);
}

/* The item that an end of a data association stands for, NULL for inputs and outputs of the activity itself and for stores. */
static const char *item_at(struct chain_bpmn_making *making, const struct chain_markup *end)
{
    if (!end)
        return NULL;
    if (end->name == CHAIN_BPMN_E_DATA_OBJECT) {
        /* Some tools tie the object itself, without a reference that shows it. */
        if (end->index == CHAIN_BPMN_NONE) {
            ((struct chain_markup *)(uintptr_t)end)->index = 0;
            add_thing(making, chain_bpmn_section(making, CHAIN_E_ITEMS), CHAIN_E_ITEM, (struct chain_markup *)(uintptr_t)end, end->id, NULL);
        }
        return end->id;
    }
    if (end->name != CHAIN_BPMN_E_DATA_OBJECT_REFERENCE)
        return NULL;
    const char *named = chain_markup_value(end, "dataObjectRef");
    const struct chain_markup *target = named ? target_of(making->bpmn, end, "dataObjectRef") : NULL;
    return target ? target->id : end->id;
}

static void append(struct chain_bpmn_making *making, struct chain_read_text *list, const char *id)
{
    if (!id)
        return;
    if (list->length)
        chain_read_text_add(list, " ", 1);
    chain_read_text_add(list, id, strlen(id));
    making->builder->out_of_memory = making->builder->out_of_memory || list->failed;
}

static void set_list(struct chain_bpmn_making *making, struct chain_object *object, int field, struct chain_read_text *list)
{
    const struct chain_attribute *attribute = chain_attribute_of_field(object->element, field);
    const struct chain_refs *refs = attribute ? (const void *)((const char *)object + attribute->offset) : NULL;
    if (list->length && !list->failed && refs && refs->count == 0)
        chain_builder_set_bytes(making->builder, object, attribute, list->bytes, list->length, chain_place_of(object));
    chain_read_text_clear(list);
}

static void use_items_of(struct chain_bpmn_making *making, const struct chain_bpmn_node *node)
{
    struct chain_read_text needs = {NULL, 0, 0, false}, produces = {NULL, 0, 0, false};
    struct chain_markup *child;
    for (child = node->markup->first; child; child = child->next) {
        bool in = child->name == CHAIN_BPMN_E_DATA_INPUT_ASSOCIATION;
        if (!in && child->name != CHAIN_BPMN_E_DATA_OUTPUT_ASSOCIATION)
            continue;
        struct chain_markup *end = chain_markup_child(child, in ? CHAIN_BPMN_E_SOURCE_REF : CHAIN_BPMN_E_TARGET_REF);
        const struct chain_markup *target = end ? target_of(making->bpmn, end, in ? "sourceRef" : "targetRef") : NULL;
        append(making, in ? &needs : &produces, item_at(making, target));
    }
    set_list(making, (struct chain_object *)node->step, CHAIN_F_NEEDS, &needs);
    set_list(making, (struct chain_object *)node->step, CHAIN_F_PRODUCES, &produces);
}

void chain_bpmn_use_items(struct chain_bpmn_making *making)
{
    if (!making->bpmn->seen[CHAIN_BPMN_E_DATA_INPUT_ASSOCIATION] && !making->bpmn->seen[CHAIN_BPMN_E_DATA_OUTPUT_ASSOCIATION])
        return;
    for (uint32_t i = 0; i < making->bpmn->node_count; i++)
        if (making->bpmn->nodes[i].step)
            use_items_of(making, &making->bpmn->nodes[i]);
}

static void note(struct chain_bpmn_making *making, const struct chain_markup *annotation, const struct chain_markup *other)
{
    const struct chain_bpmn_node *node = other ? chain_bpmn_node_of(making->bpmn, other) : NULL;
    const char *words = chain_markup_words(chain_markup_child(annotation, CHAIN_BPMN_E_TEXT));
    struct chain_object *object = node && node->step ? &node->step->head : making->root;
    ((struct chain_markup *)(uintptr_t)annotation)->index = 0; /* told */
    if (words)
        chain_bpmn_text(making, object, CHAIN_TEXT_NOTE, words);
}

/* Annotations that no line ties to anything. */
static void note_loose(struct chain_bpmn_making *making, const struct chain_markup *markup)
{
    if (markup->name == CHAIN_BPMN_E_TEXT_ANNOTATION && markup->index == CHAIN_BPMN_NONE)
        note(making, markup, NULL);
    for (const struct chain_markup *child = markup->first; child; child = child->next)
        if (child->local && child->name != CHAIN_BPMN_E_EXTENSION_ELEMENTS)
            note_loose(making, child);
}

/* Annotations tied to a node are its notes; the others speak of the whole. */
void chain_bpmn_make_notes(struct chain_bpmn_making *making)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    if (!bpmn->seen[CHAIN_BPMN_E_TEXT_ANNOTATION])
        return;
    for (uint32_t i = 0; i + 1 < bpmn->reference_count; i++) {
        const struct chain_bpmn_reference *a = &bpmn->references[i], *b = a + 1;
        if (a->from != b->from || a->name != CHAIN_BPMN_E_ASSOCIATION || a->reach != CHAIN_BPMN_FOUND ||
            b->reach != CHAIN_BPMN_FOUND)
            continue;
        if (a->target->name == CHAIN_BPMN_E_TEXT_ANNOTATION)
            note(making, a->target, b->target);
        else if (b->target->name == CHAIN_BPMN_E_TEXT_ANNOTATION)
            note(making, b->target, a->target);
    }
    note_loose(making, bpmn->root);
}
