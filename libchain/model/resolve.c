/* The last step of building: ids are looked up, references resolved, groups opened, arcs laid beside their steps. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "model/access.h"
#include "model/builder.h"

/* Looking for the id that was meant costs a walk over all of them, so it is done for the first few problems only. */
#define NEAREST_PROBLEMS 50u
#define NEAREST_CANDIDATES 20000u
/* A group's members go on to at most this many of its targets; the group itself reaches all, so nothing is cut off. */
#define GROUP_TARGETS 4u

/* Room for the items of the vocabulary that are referred to without being declared. */
#define IMPLIED_ITEMS 64u

static const enum chain_type with_ids[] = {
    CHAIN_SOURCE, CHAIN_ORGANISATION, CHAIN_ACTOR, CHAIN_ITEM, CHAIN_SYSTEM, CHAIN_PHASE, CHAIN_STEP, CHAIN_FLOW,
    CHAIN_METRIC, CHAIN_DECISION, CHAIN_SUPPRESSION, CHAIN_AREA, CHAIN_RULE, CHAIN_CLIENT_GROUP,
};

/* Equal ids are equal pointers as long as the model is built; their hash is at hand. */
static uint32_t id_slot(const struct chain_model *model, const char *id)
{
    uint32_t mask = model->id_capacity - 1;
    uint32_t slot = chain_string_hash(id) & mask;
    while (model->ids[slot] && chain_object_at_handle(model, model->ids[slot])->id != id)
        slot = (slot + 1) & mask;
    return slot;
}

static struct chain_object *object_in(const struct chain_model *model, uint32_t slot)
{
    return model->ids[slot] ? chain_object_at_handle(model, model->ids[slot]) : NULL;
}

struct chain_object *chain_find_interned(const struct chain_model *model, const char *id)
{
    return id && model->id_capacity ? object_in(model, id_slot(model, id)) : NULL;
}

struct chain_object *chain_find_text(const struct chain_model *model, const char *id, size_t length)
{
    uint32_t mask = model->id_capacity - 1;
    if (!model->id_capacity)
        return NULL;
    for (uint32_t slot = chain_strings_hash(&model->strings, id, length) & mask; model->ids[slot]; slot = (slot + 1) & mask) {
        struct chain_object *object = object_in(model, slot);
        if (strncmp(object->id, id, length) == 0 && object->id[length] == '\0')
            return object;
    }
    return NULL;
}

static void duplicate(struct chain_builder *builder, struct chain_object *object, const struct chain_object *earlier)
{
    char line[16];
    snprintf(line, sizeof line, "%u", earlier->line);
    const char *args[] = {object->id, line, NULL};
    chain_builder_problem(builder, CHAIN_PROBLEM_DUPLICATE_ID, object, chain_place_of(object), args);
}

static void enter_id(struct chain_builder *builder, struct chain_object *object)
{
    struct chain_model *model = builder->model;
    uint32_t slot = id_slot(model, object->id);
    const struct chain_object *earlier = object_in(model, slot);
    if (!earlier) {
        model->ids[slot] = chain_object_handle(object);
        model->id_count++;
    } else if (!(object->flags & CHAIN_OBJECT_INCLUDED)) {
        if (earlier->flags & CHAIN_OBJECT_INCLUDED)
            model->ids[slot] = chain_object_handle(object);
        else
            duplicate(builder, object, earlier);
    }
}

/* Room for so many, all of it free. */
static bool reserve_ids(struct chain_model *model, uint32_t capacity)
{
    if (capacity <= model->id_room) {
        memset(model->ids, 0, capacity * sizeof *model->ids);
        return true;
    }
    free(model->ids);
    model->ids = calloc(capacity, sizeof *model->ids);
    model->id_room = model->ids ? capacity : 0;
    return model->ids != NULL;
}

static bool build_ids(struct chain_builder *builder)
{
    struct chain_model *model = builder->model;
    size_t count = IMPLIED_ITEMS;
    for (size_t t = 0; t < sizeof with_ids / sizeof with_ids[0]; t++)
        for (uint32_t i = 0; i < model->by_type[with_ids[t]].count; i++)
            count += model->by_type[with_ids[t]].items[i]->id != NULL;
    uint32_t capacity = 128;
    while (capacity < count * 2)
        capacity *= 2;
    if (!reserve_ids(model, capacity))
        return false;
    model->id_capacity = capacity;
    for (size_t t = 0; t < sizeof with_ids / sizeof with_ids[0]; t++) {
        struct chain_objects *list = &model->by_type[with_ids[t]];
        for (uint32_t i = 0; i < list->count; i++)
            if (list->items[i]->id)
                enter_id(builder, list->items[i]);
    }
    return true;
}

static void turn_round(struct chain_foreign_attribute **list)
{
    struct chain_foreign_attribute *turned = NULL;
    while (*list) {
        struct chain_foreign_attribute *attribute = *list;
        *list = attribute->next;
        attribute->next = turned;
        turned = attribute;
    }
    *list = turned;
}

/* Texts and kept attributes were added at the front, which is quick; now they are put in the order of the file. */
static void put_in_order(struct chain_object *object)
{
    bool included = (object->flags & CHAIN_OBJECT_INCLUDED) != 0;
    struct chain_text *texts = NULL;
    while (object->texts) {
        struct chain_text *text = object->texts;
        object->texts = text->next;
        text->next = texts;
        texts = text;
        if (text->more->foreign) /* then it is its own */
            turn_round(&((struct chain_text_more *)(uintptr_t)text->more)->foreign);
        /* A program may have added texts before it named the document's language. */
        if (!text->spoken && !text->lang && !included)
            text->lang = object->model->lang;
    }
    object->texts = texts;
    turn_round(&object->foreign);
}

static void require(struct chain_builder *builder, struct chain_object *object, const struct chain_attribute *attribute)
{
    /* BPMN has requirements of its own; what it does not say of care is unknown, not missing. */
    if (object->model->bpmn || chain_attribute_present(object, attribute))
        return;
    const char *element = chain_element_at(object->element)->name;
    if (attribute->field == CHAIN_F_ID) {
        const char *args[] = {element, NULL};
        chain_builder_problem(builder, CHAIN_PROBLEM_MISSING_ID, object, chain_place_of(object), args);
    } else if (attribute->type != CHAIN_V_KIND || !(object->flags & CHAIN_OBJECT_BAD_KIND)) {
        const char *args[] = {attribute->name, element, NULL};
        chain_builder_problem(builder, CHAIN_PROBLEM_MISSING_ATTRIBUTE, object, chain_place_of(object), args);
    }
}

/* The item that the vocabulary knows by this id, though the chain does not declare it. */
static struct chain_object *vocabulary_item(struct chain_builder *builder, const char *id)
{
    int kind = chain_kind_find(CHAIN_KINDS_ITEM, id, strlen(id));
    if (!kind)
        return NULL;
    struct chain_object *object =
        chain_builder_add_element(builder, NULL, CHAIN_E_ITEM, (struct chain_place_in_file){0, 0, 0, 0});
    if (!object)
        return NULL;
    object->id = id;
    object->flags |= CHAIN_OBJECT_IMPLIED;
    ((struct chain_item *)object)->kind = (uint8_t)kind;
    struct chain_model *model = builder->model;
    model->ids[id_slot(model, id)] = chain_object_handle(object);
    model->id_count++;
    return object;
}

static bool fits(const struct chain_object *object, const struct chain_attribute *attribute)
{
    return (attribute->targets >> object->type & 1) != 0;
}

static const char *nearest_id(const struct chain_model *model, const struct chain_attribute *attribute, const char *id)
{
    struct chain_nearest nearest = chain_nearest_to(id, strlen(id));
    if (model->problem_count > NEAREST_PROBLEMS)
        return "";
    for (int type = 0; type < CHAIN_TYPE_COUNT; type++) {
        const struct chain_objects *list = &model->by_type[type];
        if (!(attribute->targets >> type & 1) || list->count > NEAREST_CANDIDATES)
            continue;
        for (uint32_t i = 0; i < list->count; i++)
            chain_nearest_offer(&nearest, list->items[i]->id);
    }
    return nearest.best ? nearest.best : "";
}

/* A reference that may name something outside: an organisation always, an area as long as no region file was found. */
static bool may_dangle(const struct chain_model *model, const struct chain_attribute *attribute)
{
    if (!(attribute->flags & CHAIN_A_SOFT))
        return false;
    return !(attribute->targets >> CHAIN_AREA & 1) || model->by_type[CHAIN_AREA].count == 0;
}

static void resolve_ref(struct chain_builder *builder, struct chain_object *object, const struct chain_attribute *attribute,
                        struct chain_ref *ref)
{
    struct chain_model *model = builder->model;
    struct chain_object *target = chain_find_interned(model, ref->id);
    if (!target && (attribute->targets >> CHAIN_ITEM & 1))
        target = vocabulary_item(builder, ref->id);
    if (target && fits(target, attribute)) {
        ref->target = target;
        return;
    }
    if (object->flags & CHAIN_OBJECT_INCLUDED)
        return;
    if (target) {
        int wanted = 0;
        while (!(attribute->targets >> wanted & 1))
            wanted++;
        const char *args[] = {attribute->name, ref->id, chain_type_name((chain_type)target->type),
                              chain_type_name((chain_type)wanted)};
        chain_builder_problem(builder, CHAIN_PROBLEM_WRONG_TYPE, object, chain_place_of(object), args);
    } else if (!may_dangle(model, attribute)) {
        const char *args[] = {attribute->name, ref->id, nearest_id(model, attribute, ref->id), NULL};
        chain_builder_problem(builder, CHAIN_PROBLEM_DANGLING, object, chain_place_of(object), args);
    }
}

/* Which attributes of an element there is something to do about. */
struct plan {
    const struct chain_attribute *required[8], *references[24];
    uint8_t required_count, reference_count;
    bool made;
};

static const struct plan *plan_of(struct plan *plans, int element)
{
    struct plan *plan = &plans[element];
    const struct chain_attribute *attribute;
    if (plan->made)
        return plan;
    plan->required_count = plan->reference_count = 0;
    for (size_t i = 0; (attribute = chain_attribute_at(element, i)); i++) {
        if (attribute->flags & CHAIN_A_REQUIRED)
            plan->required[plan->required_count++] = attribute;
        if (attribute->type == CHAIN_V_REF || attribute->type == CHAIN_V_REFS)
            plan->references[plan->reference_count++] = attribute;
    }
    plan->made = true;
    return plan;
}

static void resolve_attribute(struct chain_builder *builder, struct chain_object *object, const struct chain_attribute *attribute)
{
    void *member = (void *)(uintptr_t)chain_attribute_member(object, attribute);
    if (attribute->type == CHAIN_V_REF) {
        struct chain_ref *ref = member;
        if (ref->id)
            resolve_ref(builder, object, attribute, ref);
        return;
    }
    struct chain_refs *refs = member;
    for (uint32_t r = 0; r < refs->count; r++)
        resolve_ref(builder, object, attribute, &refs->items[r]);
}

static void resolve_object(struct chain_builder *builder, struct chain_object *object, const struct plan *plan)
{
    put_in_order(object);
    for (uint8_t i = 0; i < plan->required_count && !(object->flags & (CHAIN_OBJECT_INCLUDED | CHAIN_OBJECT_IMPLIED)); i++)
        require(builder, object, plan->required[i]);
    for (uint8_t i = 0; i < plan->reference_count; i++)
        resolve_attribute(builder, object, plan->references[i]);
}

static void resolve_objects(struct chain_builder *builder)
{
    struct plan plans[CHAIN_E_COUNT];
    for (int i = 0; i < CHAIN_E_COUNT; i++)
        plans[i].made = false;
    for (int type = 1; type < CHAIN_TYPE_COUNT; type++) {
        const struct chain_objects *list = &builder->model->by_type[type];
        for (uint32_t i = 0; i < list->count; i++)
            if (!(list->items[i]->flags & CHAIN_OBJECT_IMPLIED))
                resolve_object(builder, list->items[i], plan_of(plans, list->items[i]->element));
    }
}

/* <step kind="branch"> means <branch>, and <branch> has the kind branch: one fact, however it is written. */
static void agree_on_role(struct chain_step *step)
{
    static const struct {
        uint8_t role, kind, element;
    } pairs[] = {
        {CHAIN_ROLE_BRANCH, CHAIN_STEP_BRANCH, CHAIN_E_BRANCH},
        {CHAIN_ROLE_PARALLEL, CHAIN_STEP_PARALLEL, CHAIN_E_PARALLEL},
        {CHAIN_ROLE_SUBCHAIN, CHAIN_STEP_SUBCHAIN, CHAIN_E_SUBCHAIN},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        if (step->role == CHAIN_ROLE_STEP && step->kind == pairs[i].kind) {
            /* A step that calls itself a sub-chain but names none stays what it is written as. */
            if (pairs[i].role == CHAIN_ROLE_SUBCHAIN)
                return;
            step->role = pairs[i].role;
            /* In a group only <step> may stand. */
            if (!step->head.parent || chain_element_allows(step->head.parent->element, pairs[i].element))
                step->head.element = pairs[i].element;
        } else if (step->role == pairs[i].role && step->kind == 0) {
            step->kind = pairs[i].kind;
        }
    }
}

static void add_member_flow(struct chain_builder *builder, const struct chain_step *from, const struct chain_step *to)
{
    struct chain_flow *flow = (struct chain_flow *)chain_builder_add_element(builder, NULL, CHAIN_E_FLOW,
                                                                             chain_place_of(&from->head));
    if (!flow)
        return;
    flow->head.flags |= CHAIN_OBJECT_IMPLIED;
    flow->role = CHAIN_ROLE_MEMBER;
    flow->from = (struct chain_ref){from->head.id, &from->head};
    flow->to = (struct chain_ref){to->head.id, &to->head};
}

/* The arcs that an any-order group stands for: into each member, and from each member to where the group goes on. */
static void open_group(struct chain_builder *builder, const struct chain_step *group, const struct chain_step *const *targets,
                       uint32_t target_count)
{
    for (const struct chain_object *child = group->head.first; child; child = child->next) {
        if (child->type != CHAIN_STEP)
            continue;
        const struct chain_step *member = (const struct chain_step *)child;
        add_member_flow(builder, group, member);
        for (uint32_t i = 0; i < target_count; i++)
            add_member_flow(builder, member, targets[i]);
    }
}

static void open_groups(struct chain_builder *builder)
{
    struct chain_model *model = builder->model;
    uint32_t flows = model->by_type[CHAIN_FLOW].count, groups = 0;
    for (uint32_t i = 0; i < model->by_type[CHAIN_STEP].count; i++)
        groups += chain_step_at(model, i)->role == CHAIN_ROLE_ANY_ORDER;
    if (groups == 0)
        return;
    /* One pass over the flows for all groups: targets are kept by the group's number among the steps. */
    struct targets {
        const struct chain_step *steps[GROUP_TARGETS];
        uint32_t count;
    } **by_step = calloc(model->by_type[CHAIN_STEP].count, sizeof *by_step);
    if (!by_step) {
        builder->out_of_memory = true;
        return;
    }
    for (uint32_t i = 0; i < model->by_type[CHAIN_STEP].count; i++)
        if (chain_step_at(model, i)->role == CHAIN_ROLE_ANY_ORDER)
            by_step[i] = chain_arena_alloc(&model->arena, sizeof **by_step);
    for (uint32_t i = 0; i < flows; i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
        struct targets *targets = from && to && flow->role != CHAIN_ROLE_MESSAGE ? by_step[from->head.index] : NULL;
        if (targets && targets->count < GROUP_TARGETS)
            targets->steps[targets->count++] = to;
    }
    for (uint32_t i = 0; i < model->by_type[CHAIN_STEP].count; i++)
        if (by_step[i])
            open_group(builder, chain_step_at(model, i), by_step[i]->steps, by_step[i]->count);
    free(by_step);
}

/* Messages carry information only, and a flow with a dangling end leads nowhere. */
static bool moves_the_path(const struct chain_flow *flow)
{
    return flow->role != CHAIN_ROLE_MESSAGE && flow->from.target && flow->to.target;
}

static bool reserve_ways(struct chain_model *model, uint32_t count)
{
    if (count <= model->way_room)
        return true;
    free(model->out);
    free(model->in);
    model->out = malloc(count * sizeof *model->out);
    model->in = malloc(count * sizeof *model->in);
    model->way_room = model->out && model->in ? count : 0;
    return model->way_room != 0;
}

static bool build_adjacency(struct chain_model *model)
{
    size_t flows = chain_flow_count(model), steps = chain_step_count(model);
    if (!reserve_ways(model, (uint32_t)flows + 1))
        return false;
    for (size_t i = 0; i < flows; i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        if (moves_the_path(flow)) {
            ((struct chain_step *)(uintptr_t)flow->from.target)->out_count++;
            ((struct chain_step *)(uintptr_t)flow->to.target)->in_count++;
        }
    }
    uint32_t out = 0, in = 0;
    for (size_t i = 0; i < steps; i++) {
        struct chain_step *step = (struct chain_step *)model->by_type[CHAIN_STEP].items[i];
        step->out_first = out;
        step->in_first = in;
        out += step->out_count;
        in += step->in_count;
        step->out_count = step->in_count = 0;
    }
    for (size_t i = 0; i < flows; i++) {
        struct chain_flow *flow = (struct chain_flow *)model->by_type[CHAIN_FLOW].items[i];
        if (!moves_the_path(flow))
            continue;
        struct chain_step *from = (struct chain_step *)(uintptr_t)flow->from.target;
        struct chain_step *to = (struct chain_step *)(uintptr_t)flow->to.target;
        model->out[from->out_first + from->out_count++] = flow->head.index;
        model->in[to->in_first + to->in_count++] = flow->head.index;
    }
    return true;
}

void chain_builder_resolve(struct chain_builder *builder)
{
    struct chain_model *model = builder->model;
    if (!build_ids(builder)) {
        builder->out_of_memory = true;
        return;
    }
    resolve_objects(builder);
    for (uint32_t i = 0; i < model->by_type[CHAIN_STEP].count; i++)
        agree_on_role((struct chain_step *)model->by_type[CHAIN_STEP].items[i]);
    open_groups(builder);
    if (!builder->out_of_memory && !build_adjacency(model))
        builder->out_of_memory = true;
}
