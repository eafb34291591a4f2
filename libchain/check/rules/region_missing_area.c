/* Told once for the file, since one attribute on the root mends it. */
#include "model/access.h"
#include "rule/rule.h"

static const enum chain_type with_area[] = {
    CHAIN_STATUS, CHAIN_CLIENT_GROUP, CHAIN_METRIC, CHAIN_VALUE, CHAIN_CHANNEL, CHAIN_LANGUAGE,
    CHAIN_AVAILABILITY, CHAIN_TIME, CHAIN_RECORD, CHAIN_CAPACITY,
};

/* The first object of the file that names an area, by place. */
static const struct chain_object *first_of_type(const struct chain_model *model, enum chain_type type)
{
    const struct chain_objects *list = &model->by_type[type];
    for (uint32_t i = 0; i < list->count; i++)
        if (!(list->items[i]->flags & CHAIN_OBJECT_INCLUDED) && chain_object_value(list->items[i], CHAIN_F_AREA))
            return list->items[i];
    return NULL;
}

static bool comes_before(const struct chain_object *a, const struct chain_object *b)
{
    return !b || a->line < b->line || (a->line == b->line && a->column < b->column);
}

static void run(struct chain_rule_run *run)
{
    const struct chain_object *first = NULL;
    const struct chain_object *root = run->model->root;
    if (root->type != CHAIN_CHAIN || ((const struct chain_root *)root)->region)
        return;
    for (size_t t = 0; t < sizeof with_area / sizeof with_area[0]; t++) {
        const struct chain_object *object = first_of_type(run->model, with_area[t]);
        if (object && comes_before(object, first))
            first = object;
    }
    if (first)
        CHAIN_REPORT(run, NULL, chain_say(chain_object_value(first, CHAIN_F_AREA)));
}

const struct chain_rule chain_rule_region_missing_area = {
    .id = "region-missing-area",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_NOTE,
    .title = N_("Areas are named, but no region"),
    .message = N_("The chain speaks of areas ({0} first), but names no region that they belong to."),
    .why = N_("Without the region nobody knows which areas there are, so a mistyped one is not noticed and missing ones "
              "are not asked about."),
    .how = N_("Write region=\"...\" on the root, with the name of a file in regions/."),
    .bad = "<chain id=\"x\"> ... <availability area=\"inari\" value=\"available\"/>",
    .good = "<chain id=\"x\" region=\"lappi\"> ... <availability area=\"inari\" value=\"available\"/>",
    .run = run,
};
