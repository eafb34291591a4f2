/*
 * A BPMN 2.0 document from the inside: its tree, and over it the index that rules, soundness and writing share: what each id means,
 * the nodes and sequence flows of each scope, who references what. The graph comes from sourceRef and targetRef; the incoming and
 * outgoing children are only compared with it. Names are those of the standard (OMG BPMN 2.0.2, formal/2013-12-09).
 */
#ifndef CHAIN_MODEL_BPMN_H
#define CHAIN_MODEL_BPMN_H

#include "base/arena.h"
#include "model/markup.h"

#define CHAIN_BPMN_URI "http://www.omg.org/spec/BPMN/20100524/MODEL"
#define CHAIN_BPMN_DI_URI "http://www.omg.org/spec/BPMN/20100524/DI"
#define CHAIN_BPMN_DC_URI "http://www.omg.org/spec/DD/20100524/DC"
#define CHAIN_BPMN_DD_URI "http://www.omg.org/spec/DD/20100524/DI"

#define CHAIN_BPMN_NONE UINT32_MAX
/* Ids that nobody gave, made for a BPMN document, begin so; a chain that is read from it goes without them. */
#define CHAIN_BPMN_MADE "_made-"

/* Elements that something here looks at, in the order of the alphabet; others have no number. */
enum chain_bpmn_name {
    CHAIN_BPMN_OTHER = 0,
#define CHAIN_BPMN_ELEMENT(id, local, traits) CHAIN_BPMN_##id,
#include "model/bpmn_elements.h"
#undef CHAIN_BPMN_ELEMENT
    CHAIN_BPMN_NAME_COUNT
};

/* What an element is. */
enum chain_bpmn_trait {
    CHAIN_BPMN_IS_TASK = 1,
    CHAIN_BPMN_IS_SUBPROCESS = 1 << 1, /* embedded, ad hoc, transaction */
    CHAIN_BPMN_IS_CALL = 1 << 2,
    CHAIN_BPMN_IS_ACTIVITY = CHAIN_BPMN_IS_TASK | CHAIN_BPMN_IS_SUBPROCESS | CHAIN_BPMN_IS_CALL,
    CHAIN_BPMN_IS_START = 1 << 3,
    CHAIN_BPMN_IS_END = 1 << 4,
    CHAIN_BPMN_IS_INTERMEDIATE = 1 << 5, /* boundary events too */
    CHAIN_BPMN_IS_EVENT = CHAIN_BPMN_IS_START | CHAIN_BPMN_IS_END | CHAIN_BPMN_IS_INTERMEDIATE,
    CHAIN_BPMN_IS_GATEWAY = 1 << 6,
    CHAIN_BPMN_IS_NODE = CHAIN_BPMN_IS_ACTIVITY | CHAIN_BPMN_IS_EVENT | CHAIN_BPMN_IS_GATEWAY,
    CHAIN_BPMN_IS_DEFINITION = 1 << 7,  /* of an event */
    CHAIN_BPMN_IS_DATA = 1 << 8,        /* objects, stores, their references, inputs, outputs, properties */
    CHAIN_BPMN_IS_ARTIFACT = 1 << 9,    /* text annotation, group, association */
    CHAIN_BPMN_IS_POOL = 1 << 10,
    CHAIN_BPMN_IS_CONTAINER = 1 << 11,  /* holds nodes: process, sub-processes */
    CHAIN_BPMN_IS_ROOT = 1 << 12,       /* message, signal, error, escalation, process ...: a child of definitions */
    CHAIN_BPMN_IS_CATCH = 1 << 13,
    CHAIN_BPMN_IS_THROW = 1 << 14,
    CHAIN_BPMN_IS_DI = 1 << 15,
    CHAIN_BPMN_IS_COLLABORATION = 1 << 16, /* choreographies and conversations are collaborations too */
    CHAIN_BPMN_IS_NOT_MODELLED = 1 << 17,  /* choreography, conversation: kept, but no part of a chain */
    CHAIN_BPMN_IS_CALLABLE = 1 << 18,      /* process, global tasks */
    CHAIN_BPMN_REFERS = 1 << 19            /* its words are a reference */
};

/* Event definitions as bits. */
enum chain_bpmn_definition {
    CHAIN_BPMN_CANCEL = 1,
    CHAIN_BPMN_COMPENSATE = 1 << 1,
    CHAIN_BPMN_CONDITIONAL = 1 << 2,
    CHAIN_BPMN_ERROR_EVENT = 1 << 3,
    CHAIN_BPMN_ESCALATION_EVENT = 1 << 4,
    CHAIN_BPMN_LINK = 1 << 5,
    CHAIN_BPMN_MESSAGE_EVENT = 1 << 6,
    CHAIN_BPMN_SIGNAL_EVENT = 1 << 7,
    CHAIN_BPMN_TERMINATE = 1 << 8,
    CHAIN_BPMN_TIMER = 1 << 9
};

enum chain_bpmn_node_flag {
    CHAIN_BPMN_EVENT_SUBPROCESS = 1, /* triggeredByEvent */
    CHAIN_BPMN_NOT_INTERRUPTING = 2, /* a boundary event, or the start of an event sub-process, that lets its host go on */
    CHAIN_BPMN_FOR_COMPENSATION = 4,
    CHAIN_BPMN_INSTANTIATE = 8
};

struct chain_step;
struct chain_flow;

struct chain_bpmn_node {
    struct chain_markup *markup;
    const char *id;
    struct chain_step *step;                           /* NULL: it became none */
    uint32_t scope;                                    /* that holds it */
    uint32_t inner;                                    /* the scope that a sub-process is, or NONE */
    uint32_t host;                                     /* of a boundary event: the node that it sits on, or NONE */
    uint32_t lane;                                     /* or NONE */
    uint32_t default_flow;                             /* or NONE */
    uint32_t out_first, out_count, in_first, in_count; /* into bpmn->out and bpmn->in */
    uint16_t name;                                     /* enum chain_bpmn_name */
    uint16_t definitions;                              /* enum chain_bpmn_definition; referenced ones too */
    uint8_t definition_count;
    uint8_t flags;
};

struct chain_bpmn_flow {
    struct chain_markup *markup;
    const char *id;
    uint32_t from, to; /* nodes, or NONE when the reference leads to none */
    uint32_t scope;    /* where it is written */
    bool conditional, is_default;
};

/* A process or sub-process. */
struct chain_bpmn_scope {
    struct chain_markup *markup;
    uint32_t parent; /* scope, NONE for a process */
    uint32_t node;   /* the sub-process as a node, NONE for a process */
    uint32_t pool;   /* or NONE */
};

struct chain_bpmn_pool {
    struct chain_markup *markup; /* participant */
    uint32_t scope;              /* its process, NONE for a black box */
    struct chain_step *step;     /* of a black box that messages come to or from */
};

struct chain_bpmn_lane {
    struct chain_markup *markup;
    uint32_t parent; /* lane, or NONE */
    uint32_t scope;
    bool split;      /* there are lanes in it */
};

enum chain_bpmn_reach {
    CHAIN_BPMN_FOUND,
    CHAIN_BPMN_MISSING,
    CHAIN_BPMN_WRONG,    /* there is such an element, but none that may stand there */
    CHAIN_BPMN_EXTERNAL, /* in another document */
    CHAIN_BPMN_UNBOUND   /* its prefix is declared nowhere */
};

/* One reference that the document makes. */
struct chain_bpmn_reference {
    const struct chain_markup *from; /* the element that refers; for a child such as flowNodeRef that child */
    const char *slot;                /* attribute or child: static words */
    const char *value;
    struct chain_markup *target;     /* WRONG: what it leads to instead */
    uint8_t reach;
    uint8_t di;    /* from the diagram */
    uint16_t name; /* of the element that refers: enough for most who look through all of them */
};

/* Where a shape of the diagram lies. */
struct chain_bpmn_box {
    double left, top, right, bottom;
};

/* What people call an element, as the reader looks for it. */
struct chain_bpmn_named {
    const char *name, *id;
    uint8_t sort;
};

struct chain_bpmn {
    struct chain_markup *root; /* definitions; comments before and behind it stand beside it */
    struct chain_markup *head; /* the first of them all */
    const char *bytes; /* the file as it was, so that what is not converted comes out to the byte; NULL in a lean model */
    size_t length;
    const char *target_uri;
    struct chain_bpmn_node *nodes;
    struct chain_bpmn_flow *flows;
    struct chain_bpmn_scope *scopes;
    struct chain_bpmn_pool *pools;
    struct chain_bpmn_lane *lanes;
    struct chain_bpmn_reference *references;
    struct chain_bpmn_box *boxes;   /* by the index of a shape */
    struct chain_markup **ids; /* open addressing by pointer of the interned id */
    uint32_t *out, *in;        /* flows, grouped by node */
    struct chain_bpmn_named *named; /* sorted; NULL until a form refers by name */
    uint32_t named_count;
    uint32_t node_count, flow_count, scope_count, pool_count, lane_count, reference_count, id_count, id_capacity, box_count;
    uint32_t visual_count, drawn_count; /* what is to be drawn, and what of it is */
    uint32_t reference_room;   /* no more references than that can stand in the document */
    bool seen[CHAIN_BPMN_NAME_COUNT]; /* which elements stand anywhere outside of extensions */
};

/* The number of an element of BPMN or its diagrams with a local name, 0 when nothing here looks at it. */
int chain_bpmn_name(const char *local);
const char *chain_bpmn_local(int name);
extern const uint32_t chain_bpmn_trait_table[CHAIN_BPMN_NAME_COUNT];
static inline uint32_t chain_bpmn_traits(int name)
{
    return chain_bpmn_trait_table[name];
}
/* The bit of an event definition, 0 for other elements. */
uint32_t chain_bpmn_definition(int name);

/* Is it to be drawn in a diagram? */
bool chain_bpmn_is_visual(const struct chain_markup *markup);
/* The element with an id (interned), or NULL. */
struct chain_markup *chain_bpmn_find(const struct chain_bpmn *bpmn, const char *id);
/* yes for "true" and "1", otherwise when absent. */
bool chain_bpmn_flag(const struct chain_markup *markup, const char *attribute, bool otherwise);

static inline const struct chain_bpmn_flow *chain_bpmn_out(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node,
                                                           uint32_t i)
{
    return &bpmn->flows[bpmn->out[node->out_first + i]];
}

static inline const struct chain_bpmn_flow *chain_bpmn_in(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node,
                                                          uint32_t i)
{
    return &bpmn->flows[bpmn->in[node->in_first + i]];
}

/* The node that an element is, or NULL: its index is that of the nodes. */
static inline struct chain_bpmn_node *chain_bpmn_node_of(const struct chain_bpmn *bpmn, const struct chain_markup *markup)
{
    bool is = markup && (chain_bpmn_traits(markup->name) & CHAIN_BPMN_IS_NODE) != 0 && markup->index < bpmn->node_count;
    return is && bpmn->nodes[markup->index].markup == markup ? &bpmn->nodes[markup->index] : NULL;
}

/* Where a shape lies, or NULL: it has no bounds that make sense. */
static inline const struct chain_bpmn_box *chain_bpmn_box(const struct chain_bpmn *bpmn, const struct chain_markup *shape)
{
    return shape->name == CHAIN_BPMN_E_SHAPE && shape->index < bpmn->box_count ? &bpmn->boxes[shape->index] : NULL;
}

static inline bool chain_bpmn_is(const struct chain_markup *markup, uint32_t traits)
{
    return (chain_bpmn_traits(markup->name) & traits) != 0;
}

/* The same of a node, whose element need not be looked at. */
static inline bool chain_bpmn_node_is(const struct chain_bpmn_node *node, uint32_t traits)
{
    return (chain_bpmn_traits(node->name) & traits) != 0;
}

#endif
