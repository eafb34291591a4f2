/*
 * A view: what to draw of a chain, as data. No bytes, no sizes, no Graphviz: lanes, boxes, lines, legend and gap list, all words
 * already in the reader's language.
 *
 * A view owns one arena and borrows nothing: the model and the findings may be freed before it.
 * The view code asks the model through the public headers only, so it lives in libchain-draw without opening libchain.
 */
#ifndef CHAIN_VIEW_VIEW_H
#define CHAIN_VIEW_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "chain/finding.h"
#include "chain/model.h"

#ifndef N_
#define N_(text) text
#endif

/* Colour families: a strip and a tint each. */
enum chain_family {
    CHAIN_FAMILY_OWN,
    CHAIN_FAMILY_CONTACT,
    CHAIN_FAMILY_VISIT,
    CHAIN_FAMILY_CARE,
    CHAIN_FAMILY_BACK, /* back-office and waiting */
    CHAIN_FAMILY_SAME, /* of two states in one picture: these four */
    CHAIN_FAMILY_ADDED,
    CHAIN_FAMILY_REMOVED,
    CHAIN_FAMILY_CHANGED,
    CHAIN_FAMILY_COUNT
};

enum chain_icon {
    CHAIN_ICON_NONE,
    CHAIN_ICON_HOUSE,
    CHAIN_ICON_PHONE,
    CHAIN_ICON_SCREEN,
    CHAIN_ICON_ENVELOPE,
    CHAIN_ICON_PERSON,
    CHAIN_ICON_TICK,
    CHAIN_ICON_BUBBLE,
    CHAIN_ICON_PLUS,
    CHAIN_ICON_GROUP,
    CHAIN_ICON_HEART,
    CHAIN_ICON_DOCUMENT,
    CHAIN_ICON_HOURGLASS,
    CHAIN_ICON_CHAIN,
    CHAIN_ICON_COUNT
};

enum chain_shape {
    CHAIN_SHAPE_STEP,
    CHAIN_SHAPE_SUBCHAIN, /* double border and a + */
    CHAIN_SHAPE_START,
    CHAIN_SHAPE_END,       /* inner ring */
    CHAIN_SHAPE_BRANCH,    /* hexagon */
    CHAIN_SHAPE_PARALLEL,  /* hexagon with a + */
    CHAIN_SHAPE_ANY_ORDER, /* hexagon with three dots */
    CHAIN_SHAPE_COUNT
};

/* How a line looks: what passes between the two ends. */
enum chain_look {
    CHAIN_LOOK_FLOW,
    CHAIN_LOOK_REFERRAL,
    CHAIN_LOOK_CONTACT,
    CHAIN_LOOK_FEEDBACK,
    CHAIN_LOOK_GUIDANCE,
    CHAIN_LOOK_CONSULT,
    CHAIN_LOOK_MESSAGE, /* information that goes along, without the client moving */
    CHAIN_LOOK_NONE,    /* no handoff has been agreed */
    CHAIN_LOOK_BACK,    /* plain flow against time */
    CHAIN_LOOK_MEMBER,  /* any-order group to its members and on */
    CHAIN_LOOK_SAME,    /* of two states in one picture: these four */
    CHAIN_LOOK_ADDED,
    CHAIN_LOOK_REMOVED,
    CHAIN_LOOK_CHANGED,
    CHAIN_LOOK_COUNT
};

/* Two states in one picture: what becomes of a box. */
enum chain_box_change {
    CHAIN_BOX_ONE_STATE, /* there is only one */
    CHAIN_BOX_SAME,
    CHAIN_BOX_ADDED,
    CHAIN_BOX_REMOVED,
    CHAIN_BOX_CHANGED
};

struct chain_view_lane {
    const char *name;
    const char *organisation; /* second line, or NULL */
    bool client;              /* above the line of interaction */
};

struct chain_view_box {
    const char *id;
    const char *label;
    const char *sublabel; /* channel and time, or NULL */
    const char *tooltip;
    const char *href; /* the document that it is from, an address that may be followed; or NULL */
    const int *gaps;  /* numbers, for badges */
    size_t gap_count;
    size_t lane;
    enum chain_shape shape;
    enum chain_family family;
    enum chain_icon icon;
    bool dashed;     /* the client does not see it */
    bool member;     /* belongs to an any-order group */
    int tier;        /* enum chain_tier_kind, 0 = not said */
    double wait;     /* known length of a wait as a share of the longest one, else 0 */
    int column, row; /* set by hand, from 0; -1 = free */
    int phase;       /* -1 = none */
    enum chain_box_change change;
};

struct chain_view_line {
    const char *id;
    const char *label; /* or NULL */
    const char *tooltip;
    const int *gaps;
    size_t gap_count;
    size_t from, to;
    enum chain_look look;
    bool back;    /* closes a loop */
    bool message; /* the path does not move */
    bool crosses; /* from one lane to another */
    bool way;     /* of the client's way that is marked */
    bool headless; /* only a piece of the line: its head is on another page, and an end may be SIZE_MAX */
};

enum chain_key_kind {
    CHAIN_KEY_SHAPE,  /* which: enum chain_shape */
    CHAIN_KEY_ICON,   /* which: enum chain_icon */
    CHAIN_KEY_DASHED, /* a step that the client does not see */
    CHAIN_KEY_WAIT,   /* how long a wait is */
    CHAIN_KEY_TIER,   /* which: enum chain_tier_kind */
    CHAIN_KEY_CHANGE, /* which: enum chain_box_change */
    CHAIN_KEY_LOOK,   /* which: enum chain_look */
    CHAIN_KEY_GAP,    /* a box with a gap */
    CHAIN_KEY_HALO,   /* a line with a gap */
    CHAIN_KEY_WAY     /* the client's way that is marked */
};

/* One item of the legend. */
struct chain_view_key {
    enum chain_key_kind kind;
    int which;
    enum chain_family family;
    const char *words;
};

struct chain_view_gap {
    const char *number; /* "G3" */
    const char *words;
    const char *question; /* to the workshop; or NULL */
    chain_severity severity;
    int at;      /* 3 of "G3" */
    bool marked; /* its badge stands on a box or a line; else it is of the whole chain */
};

struct chain_view_column {
    const char *heading;
    double weight; /* of its width, next to the others */
};

/* Rows of words, for a page of its own. */
struct chain_view_table {
    const char *title;
    const struct chain_view_column *columns;
    size_t column_count;
    const char *const *cells; /* row by row; NULL = nothing is said */
    size_t row_count;
    const char *note;           /* what an empty cell means; or NULL */
    const char *number_heading; /* not NULL: the rows are the boxes; they stand in the order of time and have numbers */
};

/* grid.h: cells instead of boxes and lines. */
struct chain_view_grid;
struct chain_grid_key;

struct chain_view {
    struct chain_arena arena;
    chain_lang lang;
    const char *id;          /* of the chain */
    bool made_ids;           /* the ids were made by a drawing tool: they are no names for people */
    const char *title;
    const char *state;       /* "as is", "to be"; or NULL */
    bool planned;            /* it is how things are meant to be, not how they are */
    const char *subtitle;
    const char *description; /* for those who cannot see the picture */
    const char *time_right, *time_down; /* "time runs from left to right" */
    bool upright;            /* best read from top to bottom */
    struct chain_view_lane *lanes;
    size_t lane_count;
    struct chain_view_box *boxes;
    size_t box_count;
    struct chain_view_line *lines;
    size_t line_count;
    struct chain_view_key *keys; /* only what occurs */
    size_t key_count;
    const char *step_heading, *line_heading, *gap_heading;
    const char *way_words;  /* which of the client's ways is marked; NULL = none */
    const char *short_note; /* where the gaps are told in full, below a short list of them; or NULL */
    const char *whole_heading; /* before whole_gaps */
    const int *whole_gaps;     /* numbers of those that are marked nowhere: they are of the whole chain */
    size_t whole_gap_count;
    struct chain_view_gap *gaps;
    size_t gap_count;
    const char *const *phases; /* names, in the order of time */
    size_t phase_count;
    struct chain_view_table *steps; /* every box in words; NULL = the view has no such table */
    const char *unknown_note;    /* how many findings could not be judged, or NULL */
    struct chain_view_grid *grids; /* instead of lanes, boxes and lines; one below the other */
    size_t grid_count;
    struct chain_grid_key *grid_keys;
    size_t grid_key_count;
    bool no_way;                 /* the journey that was asked for does not exist */
    bool too_large;              /* nobody could read it: there is nothing to draw */
    const char *note_heading;    /* before the notes, or NULL */
    const char **notes;          /* sentences below the legend */
    size_t note_count;
    const char *credits;         /* "Sources: ...", in small print; or NULL */
    const char *page_word;       /* "p." before the number of a page */
    size_t fallbacks;            /* labels that had to be in another language */
    size_t unplain;              /* names for professionals where the client's words are missing; they are marked "*" */
};

/* What a view is made from. The model is not broken and is a chain; all else may be NULL or 0. */
struct chain_view_request {
    const chain_model *model;
    const chain_findings *findings;
    chain_lang lang;
    const chain_model *against; /* the state before, for the diff view */
    bool matrix;     /* handoffs, map: cells, however few they are */
    const char *via; /* path: ids of steps or flows that it goes through, parted by commas */
    const char *end; /* path: id of the end that it comes to */
    const struct chain_sound_fault *fault; /* lanes: the run that shows it is marked; NULL = none */
    const chain_model *const *chains; /* map: all of them, the model is the first; NULL = only the model */
    size_t chain_count;
};

/* Makes a view, or NULL without memory. */
typedef struct chain_view *chain_view_make(const struct chain_view_request *request);

/* A kind of view. A new one is a file and a row in views.c. */
struct chain_view_kind {
    const char *name;
    const char *title; /* msgid */
    chain_view_make *make;
    bool many; /* of several chains too */
};

extern const struct chain_view_kind chain_view_kinds[];
extern const size_t chain_view_kind_count;

const struct chain_view_kind *chain_view_kind_find(const char *name);
void chain_view_free(struct chain_view *view);

chain_view_make chain_view_lanes;
chain_view_make chain_view_client;
chain_view_make chain_view_information;
chain_view_make chain_view_diff;
chain_view_make chain_view_coverage;
chain_view_make chain_view_handoffs;
chain_view_make chain_view_path;
chain_view_make chain_view_map;

#endif
