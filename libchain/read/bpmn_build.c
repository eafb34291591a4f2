/* The chain of a BPMN document: root and sections, then its parts in their order. */
#include <string.h>

#include "read/bpmn_make.h"
#include "read/text.h"

struct chain_object *chain_bpmn_add(struct chain_bpmn_making *making, struct chain_object *parent, int element,
                                    const struct chain_markup *place, const char *id)
{
    struct chain_object *object = chain_builder_add_element(making->builder, parent, element, chain_bpmn_place(place));
    if (!object)
        making->builder->out_of_memory = true;
    else if (id && strncmp(id, CHAIN_BPMN_MADE, sizeof CHAIN_BPMN_MADE - 1) != 0)
        object->id = id;
    return object;
}

void chain_bpmn_set(struct chain_bpmn_making *making, struct chain_object *object, int field, const char *value)
{
    const struct chain_attribute *attribute = value ? chain_attribute_of_field(object->element, field) : NULL;
    if (attribute)
        chain_builder_set_bytes(making->builder, object, attribute, value, strlen(value), chain_place_of(object));
}

/* Words of the document, which stays with the model. */
static void add_words(struct chain_bpmn_making *making, struct chain_object *object, int kind, int lang, const char *words)
{
    if (!words || !chain_element_allows_text(object->element, kind))
        return;
    if (chain_read_text_is_folded(words, strlen(words)))
        chain_builder_text_kept(making->builder, object, kind, lang, lang != 0, words);
    else
        chain_bpmn_put_text(making->builder, object, kind, lang, lang != 0, words);
}

void chain_bpmn_text(struct chain_bpmn_making *making, struct chain_object *object, int kind, const char *words)
{
    add_words(making, object, kind, 0, words);
}

static int documentation_language(const struct chain_markup *markup)
{
    for (uint32_t i = 0; i < markup->attribute_count; i++) {
        const struct chain_markup_attribute *attribute = &markup->attributes[i];
        if (attribute->prefix && strcmp(attribute->prefix, "xml") == 0 && strcmp(attribute->local, "lang") == 0 && attribute->value)
            return (int)chain_builder_language(attribute->value, strlen(attribute->value));
    }
    return 0;
}

static bool says(const struct chain_object *object, int kind)
{
    for (const struct chain_text *text = object->texts; text; text = text->next)
        if (text->kind == kind && !text->lang)
            return true;
    return false;
}

void chain_bpmn_words(struct chain_bpmn_making *making, struct chain_object *object, const struct chain_markup *markup, int kind)
{
    struct chain_markup *words = chain_markup_child(markup, CHAIN_BPMN_E_DOCUMENTATION);
    if (!chain_bpmn_care_says(markup, kind))
        add_words(making, object, kind, 0, chain_markup_value(markup, "name"));
    chain_bpmn_care(making->builder, object, markup);
    for (; words; words = chain_markup_next(words, CHAIN_BPMN_E_DOCUMENTATION))
        add_words(making, object, CHAIN_TEXT_DESCRIPTION, documentation_language(words), chain_markup_words(words));
}

static bool collaborates(const struct chain_markup *markup)
{
    return chain_bpmn_is(markup, CHAIN_BPMN_IS_COLLABORATION) && !chain_bpmn_is(markup, CHAIN_BPMN_IS_NOT_MODELLED);
}

static bool is_process(const struct chain_markup *markup)
{
    return markup->name == CHAIN_BPMN_E_PROCESS;
}

static const struct chain_markup *first_root(const struct chain_bpmn *bpmn, bool (*wanted)(const struct chain_markup *))
{
    for (const struct chain_markup *child = bpmn->root->first; child; child = child->next)
        if (wanted(child))
            return child;
    return NULL;
}

/* The collaboration speaks for the whole, else the only process, else the file. */
static const struct chain_markup *speaker(const struct chain_bpmn *bpmn)
{
    const struct chain_markup *found = first_root(bpmn, collaborates);
    if (!found)
        found = first_root(bpmn, is_process);
    return found ? found : bpmn->root;
}

static const char *title_of(const struct chain_bpmn *bpmn, const struct chain_markup *markup)
{
    const struct chain_markup *process = first_root(bpmn, is_process);
    const char *names[] = {chain_markup_value(markup, "name"), process ? chain_markup_value(process, "name") : NULL,
                           chain_markup_value(bpmn->root, "name"),
                           bpmn->pool_count ? chain_markup_value(bpmn->pools[0].markup, "name") : NULL};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (names[i] && names[i][0])
            return names[i];
    return NULL;
}

static void make_root(struct chain_bpmn_making *making)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    const struct chain_markup *markup = speaker(bpmn);
    making->root = chain_bpmn_add(making, NULL, CHAIN_E_CHAIN, markup, markup->id);
    if (!making->root)
        return;
    chain_bpmn_words(making, making->root, markup, CHAIN_TEXT_TITLE);
    if (!making->own && !says(making->root, CHAIN_TEXT_TITLE))
        chain_bpmn_text(making, making->root, CHAIN_TEXT_TITLE, title_of(bpmn, markup));
    if (markup != bpmn->root)
        chain_bpmn_care(making->builder, making->root, bpmn->root);
}

/* The care data of the root may have opened it already. */
struct chain_object *chain_bpmn_section(struct chain_bpmn_making *making, int element)
{
    for (struct chain_object *child = making->root->first; child; child = child->next)
        if (child->element == element)
            return child;
    struct chain_object *section =
        chain_builder_add_element(making->builder, making->root, element, (struct chain_place_in_file){0, 0, 0, 0});
    making->builder->out_of_memory = making->builder->out_of_memory || !section;
    return section;
}

/* Which starts another pool sets off, and which pools messages come to as a whole. */
static void look_at_messages(struct chain_bpmn_making *making)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    for (uint32_t i = 0; bpmn->seen[CHAIN_BPMN_E_MESSAGE_FLOW] && i + 1 < bpmn->reference_count; i++) {
        const struct chain_bpmn_reference *source = &bpmn->references[i], *target = source + 1;
        if (source->name != CHAIN_BPMN_E_MESSAGE_FLOW || source->from != target->from || source->reach != CHAIN_BPMN_FOUND ||
            target->reach != CHAIN_BPMN_FOUND)
            continue;
        const struct chain_bpmn_node *from = chain_bpmn_node_of(bpmn, source->target), *to = chain_bpmn_node_of(bpmn, target->target);
        if (from && to && to->name == CHAIN_BPMN_E_START_EVENT)
            making->triggered[target->target->index] = 1;
        if (chain_bpmn_is(source->target, CHAIN_BPMN_IS_POOL))
            making->drawn_in[source->target->index] = 1;
        if (chain_bpmn_is(target->target, CHAIN_BPMN_IS_POOL))
            making->drawn_in[target->target->index] = 1;
    }
}

static bool allot(struct chain_bpmn_making *making)
{
    const struct chain_bpmn *bpmn = making->bpmn;
    struct chain_arena *arena = &making->builder->model->arena;
    making->lane_actors = chain_arena_array(arena, bpmn->lane_count + 1, sizeof(struct chain_object *));
    making->lane_bodies = chain_arena_array(arena, bpmn->lane_count + 1, sizeof(struct chain_object *));
    making->pool_actors = chain_arena_array(arena, bpmn->pool_count + 1, sizeof(struct chain_object *));
    making->pool_bodies = chain_arena_array(arena, bpmn->pool_count + 1, sizeof(struct chain_object *));
    making->scope_actors = chain_arena_array(arena, bpmn->scope_count + 1, sizeof(struct chain_object *));
    making->leaving = chain_arena_array(arena, bpmn->node_count + 1, sizeof *making->leaving);
    making->triggered = chain_arena_alloc(arena, bpmn->node_count + 1);
    making->client_pools = chain_arena_alloc(arena, bpmn->pool_count + 1);
    making->drawn_in = chain_arena_alloc(arena, bpmn->pool_count + 1);
    return !arena->failed;
}

/* As our own writer marks the pool that is the chain. */
static void look_at_pool(struct chain_bpmn_making *making, const struct chain_markup *participant)
{
    const struct chain_markup *care = chain_bpmn_care_element(participant);
    if (!care || strcmp(care->local, "chain") != 0)
        return;
    making->own = true;
    making->order = chain_markup_value(care, "order");
}

bool chain_bpmn_build(struct chain_builder *builder, struct chain_bpmn *bpmn)
{
    struct chain_bpmn_making making = {.builder = builder, .bpmn = bpmn};
    if (!allot(&making))
        return false;
    for (uint32_t i = 0; i < bpmn->pool_count; i++)
        look_at_pool(&making, bpmn->pools[i].markup);
    make_root(&making);
    if (!making.root)
        return false;
    look_at_messages(&making);
    chain_bpmn_make_actors(&making);
    chain_bpmn_make_items(&making);
    chain_bpmn_make_steps(&making);
    chain_bpmn_use_items(&making);
    chain_bpmn_make_flows(&making);
    chain_bpmn_make_notes(&making);
    return !builder->out_of_memory && !builder->model->arena.failed;
}
