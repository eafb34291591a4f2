/*
 * The model from the inside: plain structs that the builder fills and nobody changes after chain_builder_finish().
 * Every element of chain XML is an object: a common head, then the fields of its type.
 */
#ifndef CHAIN_MODEL_MODEL_H
#define CHAIN_MODEL_MODEL_H

#include "base/arena.h"
#include "base/strings.h"
#include "chain/model.h"

struct chain_bpmn;
struct chain_object;
struct chain_problem;

/* A reference by id: the id is always there, the target only when it was found and has a fitting type. */
struct chain_ref {
    const char *id;
    const struct chain_object *target;
};

struct chain_refs {
    struct chain_ref *items;
    uint32_t count;
};

/* A list of kinds; 0 stands for a word that no table knows (reported when read). */
struct chain_kind_list {
    uint8_t *items;
    uint32_t count;
};

/*
 * An attribute kept as it was written, for writing it again: of another namespace, an xmlns declaration, one that the format does
 * not know, or one of the format with a word that no vocabulary knows.
 */
struct chain_foreign_attribute {
    struct chain_foreign_attribute *next;
    const char *name; /* with its prefix */
    const char *value;
};

/* What few texts have. */
struct chain_text_more {
    const struct chain_object *after;        /* the child that the object had last when the text came, or NULL */
    struct chain_foreign_attribute *foreign; /* with xml:lang when its code is none of ours to the letter */
    const char *markup;                      /* its XML when it has more than words in it: comments, elements; else NULL */
};
extern const struct chain_text_more chain_text_no_more;

struct chain_text {
    struct chain_text *next;
    const char *words;
    const struct chain_text_more *more; /* never NULL */
    uint8_t kind; /* enum chain_text_kind */
    uint8_t lang; /* enum chain_lang */
    uint8_t spoken; /* 1: the file names the language on this very element */
};

enum chain_object_flag {
    CHAIN_OBJECT_IMPLIED = 1,  /* made by the builder, not written: vocabulary items, group membership flows */
    CHAIN_OBJECT_INCLUDED = 2, /* from a region, rule or sub-chain file: not written */
    CHAIN_OBJECT_BAD_KIND = 4  /* a kind was written that no vocabulary knows: reported, so it is not missing as well */
};

struct chain_object {
    const struct chain_model *model;
    struct chain_object *parent, *first, *last, *next;
    const char *id;
    struct chain_text *texts;
    struct chain_foreign_attribute *foreign;
    const char *source;
    uint32_t index;
    uint32_t line, column, end_line, end_column;
    uint8_t type;      /* enum chain_type */
    uint8_t element;   /* index in the element table: tells start from step, flow from handoff */
    uint8_t flags;     /* enum chain_object_flag */
    uint8_t file;      /* index in the model's files */
    uint8_t provenance, evidence;
};

struct chain_root {
    struct chain_object head;
    const char *region, *version;
    const char *rules;
    const char *lang;
    struct chain_kind_list objectives, languages;
    uint8_t state, level, sub_area;
};

struct chain_section {
    struct chain_object head;
};

struct chain_governance {
    struct chain_object head;
    const char *owner, *group, *approved_by, *approved, *next_review, *published, *feedback_route;
};

struct chain_status_entry {
    struct chain_object head;
    struct chain_refs area;
    const char *date, *until;
    uint8_t value;
};

struct chain_client_group {
    struct chain_object head;
    const char *age_min, *age_max, *need;
    struct chain_kind_list languages;
    struct chain_refs area;
    uint8_t service, multi_need, long_term, special_support;
};

struct chain_source {
    struct chain_object head;
    const char *href, *date;
};

struct chain_organisation {
    struct chain_object head;
    uint8_t sector, level;
};

struct chain_actor {
    struct chain_object head;
    struct chain_ref organisation;
    const char *contact;
    const char *lane;
    uint8_t kind, sector, level;
};

struct chain_item {
    struct chain_object head;
    uint8_t kind, form;
};

struct chain_system {
    struct chain_object head;
    struct chain_refs readers;
};

struct chain_phase {
    struct chain_object head;
};

/* What few steps say. Steps that say nothing of it share one that is empty, so it is never NULL. */
struct chain_step_more {
    struct chain_ref responsible, phase, repeats;
    struct chain_refs with, asks, records;
    struct chain_kind_list identifies, clock;
    const char *typical, *max, *entry, *column, *row, *cost, *chain;
};
extern const struct chain_step_more chain_step_no_more;

struct chain_step {
    struct chain_object head;
    const struct chain_step_more *more; /* behind the head, as in a flow */
    struct chain_ref actor;
    struct chain_refs needs, produces;
    struct chain_kind_list channel;
    const char *planned;
    uint8_t kind, tier, visibility, evidence_level, role;
    uint32_t out_first, out_count, in_first, in_count; /* into model->out and model->in */
};

/* The same for flows. */
struct chain_flow_more {
    struct chain_ref carrier, fallback;
    struct chain_kind_list languages;
    const char *consent, *exit, *planned, *typical, *max;
};
extern const struct chain_flow_more chain_flow_no_more;

struct chain_flow {
    struct chain_object head;
    const struct chain_flow_more *more;
    struct chain_ref from, to;
    struct chain_refs carries;
    const char *within, *share;
    uint8_t kind, acknowledge, feedback, is_default, role;
};

struct chain_metric {
    struct chain_object head;
    struct chain_ref step;
    struct chain_refs area;
    const char *numerator, *denominator, *base, *baseline, *target, *unit, *months, *instruction, *from, *until;
    uint8_t objective;
};

struct chain_value {
    struct chain_object head;
    struct chain_refs area;
    const char *value, *count, *base, *share, *from, *until, *months;
};

/* A decision or a suppression. */
struct chain_decision {
    struct chain_object head;
    const char *rule, *subject, *owner, *date, *until;
};

struct chain_channel_detail {
    struct chain_object head;
    struct chain_kind_list languages;
    struct chain_refs area;
    const char *hours, *promise, *cost;
    uint8_t kind, authentication, anonymous;
};

struct chain_language_level {
    struct chain_object head;
    struct chain_refs area;
    uint8_t code, level, channel;
};

struct chain_availability {
    struct chain_object head;
    struct chain_refs area;
    struct chain_ref producer;
    struct chain_kind_list channel;
    const char *from, *until;
    uint8_t value;
};

struct chain_time {
    struct chain_object head;
    struct chain_refs area;
    const char *planned, *typical, *max, *segment, *age_min, *age_max;
    uint8_t clock_start, clock_end;
};

struct chain_record {
    struct chain_object head;
    struct chain_ref item, system;
    struct chain_refs area;
    const char *classification, *instruction;
    uint8_t form;
};

struct chain_capacity {
    struct chain_object head;
    struct chain_refs area;
    const char *trained, *needed, *supervisors, *volume;
};

struct chain_reason {
    struct chain_object head;
    const char *rank;
};

struct chain_area {
    struct chain_object head;
    struct chain_refs within;
    struct chain_kind_list languages;
    const char *population;
    uint8_t kind;
};

struct chain_responsibility {
    struct chain_object head;
    struct chain_refs area;
    struct chain_ref organiser, producer;
    const char *from, *until;
    struct chain_kind_list service;
};

struct chain_timing_rule {
    struct chain_object head;
    struct chain_refs area;
    struct chain_kind_list languages, service;
    const char *need, *except, *age_min, *age_max, *max, *from, *until;
    uint8_t clock_start, clock_end, event_day, force, confirmed;
};

/* Another chain that a sub-chain step leads to, directly or through others. */
struct chain_link {
    struct chain_object head;   /* id = the chain's id */
    const char *path;           /* NULL: no such file was found */
    struct chain_refs leads_to; /* the links of its own sub-chains */
    const char *starts, *ends;  /* ids, parted by blanks */
};

/* A comment or processing instruction with its marks, or a foreign or unknown element or loose text as XML text. */
struct chain_verbatim {
    struct chain_object head;
    const char *words;
};

struct chain_objects {
    struct chain_object **items;
    uint32_t count, capacity;
};

struct chain_model {
    struct chain_arena arena;
    struct chain_strings strings;
    struct chain_object *root;
    struct chain_objects by_type[CHAIN_TYPE_COUNT];
    uint32_t *ids;              /* open addressing by id, what chain_object_handle() gives, 0 = free; the first of double ones */
    uint32_t id_capacity, id_count;
    uint32_t *out, *in;         /* adjacency: numbers of flows and handoffs, grouped by step, in file order */
    uint32_t id_room, way_room; /* of ids, and of out and in, which may be left from an earlier model */
    const char *files[256];     /* 0 = the chain itself */
    uint32_t file_count;
    struct chain_bpmn *bpmn; /* the document itself when it is BPMN, else NULL */
    struct chain_problem *problems, *last_problem; /* in the order they were met */
    uint32_t problem_count;
    uint8_t lang;
    uint8_t dated;  /* 1: a date stands somewhere in it, so that what is found in it may depend on the day */
    uint8_t broken; /* 1: not readable to the end; only the problems are worth anything */
};

/* An object in 32 bits, never 0: its type above its number among those of its type, of which the readers allow fewer. */
#define CHAIN_INDEX_BITS 26
static inline uint32_t chain_object_handle(const struct chain_object *object)
{
    return (uint32_t)object->type << CHAIN_INDEX_BITS | object->index;
}

static inline struct chain_object *chain_object_at_handle(const struct chain_model *model, uint32_t handle)
{
    return model->by_type[handle >> CHAIN_INDEX_BITS].items[handle & ((1u << CHAIN_INDEX_BITS) - 1)];
}

/* Shorthands: the object with a number, as its own struct. */
static inline const struct chain_step *chain_step_at(const struct chain_model *model, size_t index)
{
    return (const struct chain_step *)model->by_type[CHAIN_STEP].items[index];
}

static inline const struct chain_flow *chain_flow_at(const struct chain_model *model, size_t index)
{
    return (const struct chain_flow *)model->by_type[CHAIN_FLOW].items[index];
}

/* A flow of the adjacency. */
static inline const struct chain_flow *chain_flow_out(const struct chain_model *model, size_t position)
{
    return chain_flow_at(model, model->out[position]);
}

static inline const struct chain_flow *chain_flow_in(const struct chain_model *model, size_t position)
{
    return chain_flow_at(model, model->in[position]);
}

static inline size_t chain_step_count(const struct chain_model *model)
{
    return model->by_type[CHAIN_STEP].count;
}

static inline size_t chain_flow_count(const struct chain_model *model)
{
    return model->by_type[CHAIN_FLOW].count;
}

/* NULL when the reference dangles. */
static inline const struct chain_step *chain_flow_source(const struct chain_flow *flow)
{
    return (const struct chain_step *)flow->from.target;
}

static inline const struct chain_step *chain_flow_target(const struct chain_flow *flow)
{
    return (const struct chain_step *)flow->to.target;
}

static inline const struct chain_actor *chain_step_actor(const struct chain_step *step)
{
    return (const struct chain_actor *)step->actor.target;
}

#endif
