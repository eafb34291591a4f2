#include "model/builder.h"

#include <stdlib.h>
#include <string.h>

#define FILES 255u

static struct chain_model *new_model(void)
{
    struct chain_model *model = calloc(1, sizeof *model);
    if (!model)
        return NULL;
    chain_arena_init(&model->arena);
    chain_strings_init(&model->strings, &model->arena);
    return model;
}

struct chain_builder *chain_builder_start(struct chain_model *emptied, struct chain_kind_memory *kinds)
{
    struct chain_builder *builder = calloc(1, sizeof *builder);
    struct chain_model *model = emptied ? emptied : new_model();
    if (!builder || !model) {
        free(builder);
        chain_model_free(model);
        return NULL;
    }
    builder->model = model;
    builder->kinds = kinds ? kinds : &builder->own_kinds;
    model->file_count = 1;
    return builder;
}

chain_builder *chain_builder_new(const char *root, const char *id)
{
    int element = root ? chain_element_find(root, strlen(root)) : -1;
    if (element != CHAIN_E_CHAIN && element != CHAIN_E_REGION && element != CHAIN_E_RULES)
        return NULL;
    struct chain_builder *builder = chain_builder_start(NULL, NULL);
    if (!builder)
        return NULL;
    struct chain_object *object = chain_builder_add_element(builder, NULL, element, (struct chain_place_in_file){0, 0, 0, 0});
    if (!object) {
        chain_builder_free(builder);
        return NULL;
    }
    chain_builder_set(builder, object, CHAIN_F_ID, id);
    return builder;
}

void chain_builder_free(chain_builder *builder)
{
    if (!builder)
        return;
    chain_model_free(builder->model);
    free(builder);
}

chain_object *chain_builder_root(chain_builder *builder)
{
    return builder ? builder->model->root : NULL;
}

static bool remember(struct chain_builder *builder, struct chain_object *object)
{
    struct chain_objects *list = &builder->model->by_type[object->type];
    if (list->count == list->capacity) {
        uint32_t capacity = list->capacity ? list->capacity * 2 : 8;
        struct chain_object **items = realloc(list->items, capacity * sizeof *items);
        if (!items) {
            builder->out_of_memory = true;
            return false;
        }
        list->items = items;
        list->capacity = capacity;
    }
    if (list->count >> CHAIN_INDEX_BITS) {
        builder->out_of_memory = true;
        return false;
    }
    object->index = list->count;
    list->items[list->count++] = object;
    return true;
}

static void append_child(struct chain_object *parent, struct chain_object *child)
{
    child->parent = parent;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

/* Comments before the root have no parent either. */
static bool is_root(const struct chain_element *element)
{
    return element->type == CHAIN_CHAIN || element->type == CHAIN_REGION || element->type == CHAIN_RULES;
}

struct chain_object *chain_builder_add_element(struct chain_builder *builder, struct chain_object *parent, int element,
                                               struct chain_place_in_file place)
{
    const struct chain_element *e = chain_element_at(element);
    struct chain_object *object = chain_arena_alloc(&builder->model->arena, e->size);
    if (!object)
        return NULL;
    object->model = builder->model;
    object->type = e->type;
    object->element = (uint8_t)element;
    object->file = builder->file;
    object->flags = builder->file ? CHAIN_OBJECT_INCLUDED : 0;
    object->line = place.line;
    object->column = place.column;
    object->end_line = place.end_line;
    object->end_column = place.end_column;
    if (e->type == CHAIN_STEP) {
        ((struct chain_step *)object)->role = e->role;
        ((struct chain_step *)object)->more = &chain_step_no_more;
    } else if (e->type == CHAIN_FLOW) {
        ((struct chain_flow *)object)->role = e->role;
        ((struct chain_flow *)object)->more = &chain_flow_no_more;
    }
    if (!remember(builder, object))
        return NULL;
    if (parent)
        append_child(parent, object);
    else if (!builder->model->root && is_root(e))
        builder->model->root = object;
    return object;
}

/* The section of the root that holds such elements, made when it is not there yet; or the root itself. */
static struct chain_object *home_of(struct chain_builder *builder, int element)
{
    struct chain_object *root = builder->model->root;
    if (chain_element_allows(root->element, element))
        return root;
    for (struct chain_object *child = root->first; child; child = child->next)
        if (child->type == CHAIN_SECTION && chain_element_allows(child->element, element))
            return child;
    const struct chain_element *e = chain_element_at(root->element);
    for (int i = 0; i < e->child_count; i++) {
        int section = e->children[i];
        if (chain_element_at(section)->type == CHAIN_SECTION && chain_element_allows(section, element))
            return chain_builder_add_element(builder, root, section, (struct chain_place_in_file){0, 0, 0, 0});
    }
    return NULL;
}

chain_object *chain_builder_add(chain_builder *builder, chain_object *parent, const char *element, const char *id)
{
    int number = builder && element ? chain_element_find(element, strlen(element)) : -1;
    if (number < 0)
        return NULL;
    if (!parent)
        parent = home_of(builder, number);
    if (!parent || !chain_element_allows(parent->element, number))
        return NULL;
    struct chain_object *object =
        chain_builder_add_element(builder, parent, number, (struct chain_place_in_file){0, 0, 0, 0});
    chain_builder_set(builder, object, CHAIN_F_ID, id);
    return object;
}

/* What a field is called where it is known; "?" for a number that no element has. */
static const char *name_of_field(int field)
{
    for (int element = 0; element < CHAIN_E_LINK; element++) {
        const struct chain_attribute *attribute = chain_attribute_of_field(element, field);
        if (attribute)
            return attribute->name;
    }
    return "?";
}

void chain_builder_set(chain_builder *builder, chain_object *object, chain_field field, const char *value)
{
    if (!builder || !object || !value)
        return;
    const struct chain_attribute *attribute = chain_attribute_of_field(object->element, (int)field);
    if (attribute) {
        chain_builder_set_bytes(builder, object, attribute, value, strlen(value), chain_place_of(object));
        return;
    }
    const char *args[] = {name_of_field((int)field), chain_element_at(object->element)->name, "", NULL};
    chain_builder_problem(builder, CHAIN_PROBLEM_UNKNOWN_ATTRIBUTE, object, chain_place_of(object), args);
}

void chain_builder_text(chain_builder *builder, chain_object *object, chain_text_kind kind, chain_lang lang, const char *words)
{
    const char *name = chain_text_name((int)kind);
    if (!builder || !object || !words)
        return;
    if (!name || !chain_element_allows_text(object->element, (int)kind)) {
        const char *args[] = {name ? name : "?", chain_element_at(object->element)->name, NULL};
        chain_builder_problem(builder, CHAIN_PROBLEM_MISPLACED, object, chain_place_of(object), args);
        return;
    }
    bool spoken = lang > CHAIN_LANG_NONE && lang < CHAIN_LANG_COUNT;
    if (!spoken)
        lang = CHAIN_LANG_NONE;
    chain_builder_text_bytes(builder, object, (int)kind, (int)lang, spoken, words, strlen(words));
}

bool chain_builder_extend(struct chain_builder *builder, struct chain_text *text, const struct chain_object *after,
                          struct chain_foreign_attribute *foreign, const char *markup)
{
    struct chain_text_more *more = chain_arena_alloc(&builder->model->arena, sizeof *more);
    if (!more)
        return false;
    *more = (struct chain_text_more){after, foreign, markup};
    text->more = more;
    return true;
}

struct chain_text *chain_builder_text_bytes(struct chain_builder *builder, struct chain_object *object, int kind, int lang,
                                            bool spoken, const char *bytes, size_t length)
{
    /* Of a chain nobody looks for words, so they need no place in the table of strings; a BPMN document has them already. */
    const char *words = builder->model->bpmn ? chain_builder_intern(builder, bytes, length)
                                             : chain_arena_text(&builder->model->arena, bytes, length);
    return chain_builder_text_kept(builder, object, kind, lang, spoken, words);
}

struct chain_text *chain_builder_text_kept(struct chain_builder *builder, struct chain_object *object, int kind, int lang,
                                           bool spoken, const char *words)
{
    struct chain_text *text = chain_arena_alloc(&builder->model->arena, sizeof *text);
    if (!text)
        return NULL;
    text->words = words;
    text->more = &chain_text_no_more;
    text->kind = (uint8_t)kind;
    text->lang = (uint8_t)lang;
    text->spoken = spoken;
    if (object->last && !chain_builder_extend(builder, text, object->last, NULL, NULL))
        return NULL;
    text->next = object->texts; /* resolve.c turns the list round */
    object->texts = text;
    return text;
}

void chain_builder_keep(struct chain_builder *builder, struct chain_foreign_attribute **list, const char *name,
                        const char *value, size_t length)
{
    struct chain_foreign_attribute *attribute = chain_arena_alloc(&builder->model->arena, sizeof *attribute);
    if (!attribute)
        return;
    attribute->name = chain_builder_intern(builder, name, strlen(name));
    attribute->value = chain_builder_intern(builder, value, length);
    attribute->next = *list; /* resolve.c turns the list round */
    *list = attribute;
}

void chain_builder_verbatim(struct chain_builder *builder, struct chain_object *parent, int element, const char *bytes,
                            size_t length, struct chain_place_in_file place)
{
    struct chain_object *object = chain_builder_add_element(builder, parent, element, place);
    if (object)
        ((struct chain_verbatim *)object)->words = chain_builder_intern(builder, bytes, length);
}

void chain_builder_problem(struct chain_builder *builder, enum chain_problem_code code, const struct chain_object *object,
                           struct chain_place_in_file place, const char *const *args)
{
    struct chain_model *model = builder->model;
    struct chain_problem *problem = chain_arena_alloc(&model->arena, sizeof *problem);
    if (!problem)
        return;
    for (int i = 0; i < CHAIN_PROBLEM_ARGUMENTS && args && args[i]; i++)
        problem->args[i] = chain_builder_intern(builder, args[i], strlen(args[i]));
    problem->code = (uint8_t)code;
    problem->object = object;
    problem->file = builder->file;
    problem->line = place.line;
    problem->column = place.column;
    problem->end_line = place.end_line;
    problem->end_column = place.end_column;
    if (model->last_problem)
        model->last_problem->next = problem;
    else
        model->problems = problem;
    model->last_problem = problem;
    model->problem_count++;
}

const char *chain_builder_intern(struct chain_builder *builder, const char *bytes, size_t length)
{
    return chain_strings_add(&builder->model->strings, bytes, length);
}

bool chain_builder_begin_file(struct chain_builder *builder, const char *path)
{
    struct chain_model *model = builder->model;
    if (model->file_count > FILES)
        return false;
    model->files[model->file_count] = chain_builder_intern(builder, path, strlen(path));
    builder->file = (uint8_t)model->file_count++;
    return true;
}

void chain_builder_end_file(struct chain_builder *builder)
{
    builder->file = 0;
}

/* Lists grew by doubling. */
static void trim_lists(struct chain_model *model)
{
    for (int type = 0; type < CHAIN_TYPE_COUNT; type++) {
        struct chain_objects *list = &model->by_type[type];
        struct chain_object **items = list->count >= 1000 ? realloc(list->items, list->count * sizeof *items) : NULL;
        if (items) {
            list->items = items;
            list->capacity = list->count;
        }
    }
}

chain_status chain_builder_finish(chain_builder *builder, chain_model **model)
{
    if (!builder || !model) {
        chain_builder_free(builder);
        return CHAIN_BAD_ARGUMENT;
    }
    *model = NULL;
    if (!builder->out_of_memory && !builder->model->arena.failed && !builder->model->broken)
        chain_builder_resolve(builder);
    if (builder->out_of_memory || builder->model->arena.failed) {
        chain_builder_free(builder);
        return CHAIN_NO_MEMORY;
    }
    *model = builder->model;
    /* Of a chain all that is looked for is ids, which have a table of their own; rules of BPMN look for other words too. */
    if (!builder->model->bpmn)
        chain_strings_reset(&builder->model->strings);
    trim_lists(builder->model);
    free(builder);
    return CHAIN_OK;
}
