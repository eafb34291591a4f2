/*
 * People name lanes and tasks; they never see ids. So a form may say "Sairaanhoitaja" where the format has the id of a lane. The names
 * of a document are sorted when first asked for; a name that two elements have means neither.
 */
#include <stdlib.h>
#include <string.h>

#include "read/bpmn_care.h"
#include "read/text.h"

/* What may be named; the types of the chain that it becomes. */
enum sort { NOTHING, ACTOR, STEP, ITEM, SYSTEM };

static enum sort sort_of(const struct chain_markup *markup)
{
    if (markup->name == CHAIN_BPMN_E_LANE || chain_bpmn_is(markup, CHAIN_BPMN_IS_POOL))
        return ACTOR;
    if (chain_bpmn_is(markup, CHAIN_BPMN_IS_NODE))
        return STEP;
    if (markup->name == CHAIN_BPMN_E_DATA_OBJECT_REFERENCE)
        return ITEM;
    return markup->name == CHAIN_BPMN_E_DATA_STORE_REFERENCE ? SYSTEM : NOTHING;
}

static enum sort sort_meant(uint64_t targets)
{
    if (targets & (1ull << CHAIN_ACTOR | 1ull << CHAIN_ORGANISATION))
        return ACTOR;
    if (targets & 1ull << CHAIN_STEP)
        return STEP;
    if (targets & 1ull << CHAIN_ITEM)
        return ITEM;
    return targets & 1ull << CHAIN_SYSTEM ? SYSTEM : NOTHING;
}

/* White space and capital letters make no other name. */
static size_t make_plain(char *bytes, size_t length)
{
    length = chain_read_text_fold(bytes, length);
    for (size_t i = 0; i < length; i++)
        if (bytes[i] >= 'A' && bytes[i] <= 'Z')
            bytes[i] = (char)(bytes[i] + 'a' - 'A');
    bytes[length] = '\0';
    return length;
}

static int by_name(const void *left, const void *right)
{
    const struct chain_bpmn_named *a = left, *b = right;
    if (a->sort != b->sort)
        return a->sort < b->sort ? -1 : 1;
    return strcmp(a->name, b->name);
}

/* The object, not the reference that shows it, is what a data reference means. */
static const char *id_of(const struct chain_markup *markup)
{
    const char *object = chain_markup_value(markup, markup->name == CHAIN_BPMN_E_DATA_OBJECT_REFERENCE ? "dataObjectRef" : "dataStoreRef");
    return object && object[0] ? object : markup->id;
}

static bool has_name(const struct chain_markup *markup)
{
    const char *name = markup->local && sort_of(markup) != NOTHING ? chain_markup_value(markup, "name") : NULL;
    return name && name[0] && markup->id;
}

static void add(struct chain_builder *builder, struct chain_bpmn *bpmn, const struct chain_markup *markup)
{
    const char *name = chain_markup_value(markup, "name");
    size_t length = strlen(name);
    char *plain = chain_arena_text(&builder->model->arena, name, length);
    if (!plain)
        return;
    make_plain(plain, length);
    bpmn->named[bpmn->named_count++] = (struct chain_bpmn_named){plain, id_of(markup), (uint8_t)sort_of(markup)};
}

/* Depth is bounded by the reader. */
static size_t walk(struct chain_builder *builder, struct chain_bpmn *bpmn, const struct chain_markup *markup)
{
    size_t count = 0;
    for (const struct chain_markup *child = markup->first; child; child = child->next) {
        if (!child->local || child->name == CHAIN_BPMN_E_EXTENSION_ELEMENTS)
            continue;
        if (has_name(child)) {
            count++;
            if (bpmn->named)
                add(builder, bpmn, child);
        }
        count += walk(builder, bpmn, child);
    }
    return count;
}

static void sort_names(struct chain_builder *builder, struct chain_bpmn *bpmn)
{
    size_t count = walk(builder, bpmn, bpmn->root);
    bpmn->named = chain_arena_array(&builder->model->arena, count + 1, sizeof *bpmn->named);
    if (!bpmn->named)
        return;
    walk(builder, bpmn, bpmn->root);
    if (bpmn->named_count)
        qsort(bpmn->named, bpmn->named_count, sizeof *bpmn->named, by_name);
}

/* The first one that is not before what is looked for. */
static uint32_t first_of(const struct chain_bpmn *bpmn, const struct chain_bpmn_named *wanted)
{
    uint32_t low = 0, high = bpmn->named_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (by_name(&bpmn->named[middle], wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The one id that a name stands for; shown several times it is still one. */
static const char *only_id(const struct chain_bpmn *bpmn, const struct chain_bpmn_named *wanted)
{
    uint32_t at = first_of(bpmn, wanted);
    if (at == bpmn->named_count || by_name(&bpmn->named[at], wanted) != 0)
        return NULL;
    const char *id = bpmn->named[at].id;
    for (uint32_t i = at + 1; i < bpmn->named_count && by_name(&bpmn->named[i], wanted) == 0; i++)
        if (strcmp(bpmn->named[i].id, id) != 0)
            return NULL;
    return id;
}

const char *chain_bpmn_id_named(struct chain_builder *builder, uint64_t targets, const char *name, size_t length)
{
    struct chain_bpmn *bpmn = (struct chain_bpmn *)(uintptr_t)builder->model->bpmn;
    struct chain_bpmn_named wanted = {NULL, NULL, (uint8_t)sort_meant(targets)};
    char *plain = wanted.sort != NOTHING ? malloc(length + 1) : NULL;
    if (!plain)
        return NULL;
    memcpy(plain, name, length);
    make_plain(plain, length);
    wanted.name = plain;
    if (!bpmn->named)
        sort_names(builder, bpmn);
    const char *id = bpmn->named ? only_id(bpmn, &wanted) : NULL;
    free(plain);
    return id;
}
