#include "model/access.h"

#include <stdlib.h>
#include <string.h>

#include "base/value.h"
#include "model/builder.h"

#define MOST_EMPTIED ((size_t)1 << 20) /* bytes of a model whose memory is kept for the next one */

const struct chain_step_more chain_step_no_more;
const struct chain_flow_more chain_flow_no_more;
const struct chain_text_more chain_text_no_more;

size_t chain_attribute_words(const struct chain_object *object, const struct chain_attribute *attribute)
{
    switch ((enum chain_value_type)attribute->type) {
    case CHAIN_V_KIND: return *(const uint8_t *)chain_attribute_member(object, attribute) ? 1 : 0;
    case CHAIN_V_KINDS: return ((const struct chain_kind_list *)chain_attribute_member(object, attribute))->count;
    case CHAIN_V_REF: return ((const struct chain_ref *)chain_attribute_member(object, attribute))->id ? 1 : 0;
    case CHAIN_V_REFS: return ((const struct chain_refs *)chain_attribute_member(object, attribute))->count;
    default: return *(const char *const *)chain_attribute_member(object, attribute) ? 1 : 0;
    }
}

bool chain_attribute_present(const struct chain_object *object, const struct chain_attribute *attribute)
{
    return chain_attribute_words(object, attribute) > 0;
}

const char *chain_attribute_word(const struct chain_object *object, const struct chain_attribute *attribute, size_t position)
{
    if (position >= chain_attribute_words(object, attribute))
        return NULL;
    const void *value = chain_attribute_member(object, attribute);
    enum chain_kinds table = (enum chain_kinds)attribute->kinds;
    switch ((enum chain_value_type)attribute->type) {
    case CHAIN_V_KIND: return chain_kind_id(table, *(const uint8_t *)value);
    case CHAIN_V_KINDS: return chain_kind_id(table, ((const struct chain_kind_list *)value)->items[position]);
    case CHAIN_V_REF: return ((const struct chain_ref *)value)->id;
    case CHAIN_V_REFS: return ((const struct chain_refs *)value)->items[position].id;
    default: return *(const char *const *)value;
    }
}

void chain_model_free(chain_model *model)
{
    if (!model)
        return;
    for (int type = 0; type < CHAIN_TYPE_COUNT; type++)
        free(model->by_type[type].items);
    free(model->ids);
    free(model->out);
    free(model->in);
    chain_strings_clear(&model->strings);
    chain_arena_clear(&model->arena);
    free(model);
}

struct chain_model *chain_model_empty(struct chain_model *model)
{
    if (!model || chain_model_bytes(model) > MOST_EMPTIED) {
        chain_model_free(model);
        return NULL;
    }
    chain_arena_reset(&model->arena);
    chain_strings_reset(&model->strings);
    struct chain_model empty = {.arena = model->arena, .strings = model->strings, .ids = model->ids, .id_room = model->id_room,
                                .out = model->out, .in = model->in, .way_room = model->way_room};
    for (int type = 0; type < CHAIN_TYPE_COUNT; type++)
        empty.by_type[type] = (struct chain_objects){model->by_type[type].items, 0, model->by_type[type].capacity};
    *model = empty;
    return model;
}

const chain_object *chain_model_root(const chain_model *model)
{
    return model && !model->broken ? model->root : NULL;
}

const char *chain_model_file(const chain_model *model)
{
    return model ? model->files[0] : NULL;
}

size_t chain_model_count(const chain_model *model, chain_type type)
{
    return model && type > 0 && type < CHAIN_TYPE_COUNT ? model->by_type[type].count : 0;
}

const chain_object *chain_model_at(const chain_model *model, chain_type type, size_t index)
{
    return index < chain_model_count(model, type) ? model->by_type[type].items[index] : NULL;
}

const chain_object *chain_model_find(const chain_model *model, const char *id)
{
    return model && id ? chain_find_text(model, id, strlen(id)) : NULL;
}

size_t chain_model_bytes(const chain_model *model)
{
    if (!model)
        return 0;
    size_t bytes = sizeof *model + model->arena.total + model->id_room * sizeof *model->ids;
    bytes += (model->strings.capacity + model->strings.spare) * sizeof *model->strings.slots;
    for (int type = 0; type < CHAIN_TYPE_COUNT; type++)
        bytes += model->by_type[type].capacity * sizeof(struct chain_object *);
    return bytes + 2 * model->way_room * sizeof(uint32_t);
}

chain_lang chain_model_language(const chain_model *model)
{
    return model ? (chain_lang)model->lang : CHAIN_LANG_NONE;
}

chain_type chain_object_type(const chain_object *object)
{
    return object ? (chain_type)object->type : CHAIN_TYPE_NONE;
}

const char *chain_type_name(chain_type type)
{
    static const char *const names[CHAIN_TYPE_COUNT] = {
        [CHAIN_CHAIN] = "chain", [CHAIN_REGION] = "region", [CHAIN_RULES] = "rules", [CHAIN_SECTION] = "section",
        [CHAIN_GOVERNANCE] = "governance", [CHAIN_STATUS] = "status", [CHAIN_CLIENT_GROUP] = "client-group",
        [CHAIN_SOURCE] = "source", [CHAIN_ORGANISATION] = "organisation", [CHAIN_ACTOR] = "actor", [CHAIN_ITEM] = "item",
        [CHAIN_SYSTEM] = "system", [CHAIN_PHASE] = "phase", [CHAIN_STEP] = "step", [CHAIN_FLOW] = "flow",
        [CHAIN_METRIC] = "metric", [CHAIN_VALUE] = "value", [CHAIN_DECISION] = "decision", [CHAIN_SUPPRESSION] = "suppress",
        [CHAIN_CHANNEL] = "channel", [CHAIN_LANGUAGE] = "language", [CHAIN_AVAILABILITY] = "availability",
        [CHAIN_TIME] = "time", [CHAIN_RECORD] = "record", [CHAIN_CAPACITY] = "capacity", [CHAIN_REASON] = "reason",
        [CHAIN_AREA] = "area", [CHAIN_RESPONSIBILITY] = "responsibility", [CHAIN_RULE] = "rule", [CHAIN_LINK] = "link",
        [CHAIN_COMMENT] = "comment", [CHAIN_FOREIGN] = "foreign",
    };
    return type > 0 && type < CHAIN_TYPE_COUNT ? names[type] : NULL;
}

size_t chain_object_index(const chain_object *object)
{
    return object ? object->index : 0;
}

const char *chain_object_id(const chain_object *object)
{
    return object ? object->id : NULL;
}

chain_place chain_object_place(const chain_object *object)
{
    if (!object)
        return (chain_place){NULL, 0, 0, 0, 0};
    return (chain_place){object->model->files[object->file], object->line, object->column, object->end_line,
                         object->end_column};
}

const chain_object *chain_object_parent(const chain_object *object)
{
    return object ? object->parent : NULL;
}

static const chain_object *first_of(const chain_object *object, chain_type type)
{
    while (object && type != CHAIN_TYPE_NONE && object->type != type)
        object = object->next;
    return object;
}

const chain_object *chain_object_first(const chain_object *object, chain_type type)
{
    return object ? first_of(object->first, type) : NULL;
}

const chain_object *chain_object_next(const chain_object *object, chain_type type)
{
    return object ? first_of(object->next, type) : NULL;
}

static const struct chain_text *text_in(const struct chain_object *object, int kind, int lang)
{
    for (const struct chain_text *text = object->texts; text; text = text->next)
        if (text->kind == kind && (lang < 0 || text->lang == lang))
            return text;
    return NULL;
}

const struct chain_text *chain_text_of(const struct chain_object *object, int kind, int lang)
{
    const int order[] = {lang, object->model->lang, CHAIN_LANG_FI, CHAIN_LANG_EN, -1};
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        const struct chain_text *text = text_in(object, kind, order[i]);
        if (text)
            return text;
    }
    return NULL;
}

const char *chain_object_text(const chain_object *object, chain_text_kind kind, chain_lang lang, chain_lang *found)
{
    const struct chain_text *text = object ? chain_text_of(object, (int)kind, (int)lang) : NULL;
    if (found)
        *found = text ? (chain_lang)text->lang : CHAIN_LANG_NONE;
    return text ? text->words : NULL;
}

/* The attribute of a field, when the object's type has it. */
static const struct chain_attribute *attribute_of(const chain_object *object, chain_field field)
{
    return object ? chain_attribute_of_field(object->element, (int)field) : NULL;
}

size_t chain_object_word_count(const chain_object *object, chain_field field)
{
    const struct chain_attribute *attribute = attribute_of(object, field);
    return attribute ? chain_attribute_words(object, attribute) : 0;
}

const char *chain_object_word(const chain_object *object, chain_field field, size_t position)
{
    const struct chain_attribute *attribute = attribute_of(object, field);
    return attribute ? chain_attribute_word(object, attribute, position) : NULL;
}

const char *chain_object_value(const chain_object *object, chain_field field)
{
    return chain_object_word(object, field, 0);
}

int chain_object_kind(const chain_object *object, chain_field field)
{
    return chain_object_kind_at(object, field, 0);
}

int chain_object_kind_at(const chain_object *object, chain_field field, size_t position)
{
    const struct chain_attribute *attribute = attribute_of(object, field);
    if (!attribute || position >= chain_attribute_words(object, attribute))
        return 0;
    if (attribute->type == CHAIN_V_KIND)
        return *(const uint8_t *)chain_attribute_member(object, attribute);
    if (attribute->type == CHAIN_V_KINDS)
        return ((const struct chain_kind_list *)chain_attribute_member(object, attribute))->items[position];
    return 0;
}

const chain_object *chain_object_ref(const chain_object *object, chain_field field)
{
    return chain_object_ref_at(object, field, 0);
}

const chain_object *chain_object_ref_at(const chain_object *object, chain_field field, size_t position)
{
    const struct chain_attribute *attribute = attribute_of(object, field);
    if (!attribute || position >= chain_attribute_words(object, attribute))
        return NULL;
    if (attribute->type == CHAIN_V_REF)
        return ((const struct chain_ref *)chain_attribute_member(object, attribute))->target;
    if (attribute->type == CHAIN_V_REFS)
        return ((const struct chain_refs *)chain_attribute_member(object, attribute))->items[position].target;
    return NULL;
}

bool chain_object_number(const chain_object *object, chain_field field, double *number)
{
    const char *value = chain_object_value(object, field);
    return value && number && chain_number_read(value, number);
}

bool chain_object_share(const chain_object *object, chain_field field, double *share)
{
    const char *value = chain_object_value(object, field);
    return value && share && chain_share_read(value, share);
}

bool chain_object_duration(const chain_object *object, chain_field field, chain_duration *duration)
{
    const char *value = chain_object_value(object, field);
    return value && chain_duration_parse(value, duration);
}

int32_t chain_object_date(const chain_object *object, chain_field field)
{
    const char *value = chain_object_value(object, field);
    return value ? chain_date_read(value) : 0;
}

bool chain_duration_parse(const char *text, chain_duration *out)
{
    chain_duration duration = {0, 0, 0};
    if (!text ||
        chain_duration_read(text, &duration.months, &duration.workdays, &duration.minutes) != CHAIN_DURATION_OK)
        return false;
    if (out)
        *out = duration;
    return true;
}

double chain_duration_minutes(chain_duration duration)
{
    const double day = 24 * 60;
    return duration.months * 30.44 * day + duration.workdays * 1.4 * day + (double)duration.minutes;
}

int32_t chain_date_parse(const char *text)
{
    return text ? chain_date_read(text) : 0;
}

chain_step_role_id chain_step_role(const chain_object *step)
{
    bool is_step = step && step->type == CHAIN_STEP;
    return is_step ? (chain_step_role_id)((const struct chain_step *)step)->role : CHAIN_ROLE_STEP;
}

chain_flow_role_id chain_flow_role(const chain_object *flow)
{
    bool is_flow = flow && flow->type == CHAIN_FLOW;
    return is_flow ? (chain_flow_role_id)((const struct chain_flow *)flow)->role : CHAIN_ROLE_FLOW;
}

static const struct chain_step *as_step(const chain_object *object)
{
    return object && object->type == CHAIN_STEP ? (const struct chain_step *)object : NULL;
}

size_t chain_step_out_count(const chain_object *object)
{
    const struct chain_step *step = as_step(object);
    return step ? step->out_count : 0;
}

const chain_object *chain_step_out(const chain_object *object, size_t position)
{
    const struct chain_step *step = as_step(object);
    return step && position < step->out_count ? &chain_flow_out(object->model, step->out_first + position)->head : NULL;
}

size_t chain_step_in_count(const chain_object *object)
{
    const struct chain_step *step = as_step(object);
    return step ? step->in_count : 0;
}

const chain_object *chain_step_in(const chain_object *object, size_t position)
{
    const struct chain_step *step = as_step(object);
    return step && position < step->in_count ? &chain_flow_in(object->model, step->in_first + position)->head : NULL;
}

const chain_object *chain_flow_from(const chain_object *flow)
{
    return flow && flow->type == CHAIN_FLOW ? ((const struct chain_flow *)flow)->from.target : NULL;
}

const chain_object *chain_flow_to(const chain_object *flow)
{
    return flow && flow->type == CHAIN_FLOW ? ((const struct chain_flow *)flow)->to.target : NULL;
}
