/* A page of rows and columns of cells, as data: what the information, coverage, handoff-matrix and path views are made of. */
#ifndef CHAIN_VIEW_GRID_H
#define CHAIN_VIEW_GRID_H

#include "view/lanes.h"

/* More cells than this are no picture that anybody could read. */
#define CHAIN_GRID_MOST_CELLS 200000u

/* How a cell looks; its words say it too, so that nothing hangs on colour. */
enum chain_tone {
    CHAIN_TONE_PLAIN,
    CHAIN_TONE_VOID,    /* nothing can stand here: grey */
    CHAIN_TONE_GOOD,
    CHAIN_TONE_PART,
    CHAIN_TONE_WEAK,
    CHAIN_TONE_BAD,     /* thick red border */
    CHAIN_TONE_UNKNOWN, /* hatched: not known never looks like fine */
    CHAIN_TONE_WAIT,    /* of bars, in the legend */
    CHAIN_TONE_WORK,
    CHAIN_TONE_COUNT
};

struct chain_grid_cell {
    const char *words; /* or NULL */
    enum chain_tone tone;
};

struct chain_grid_head {
    const char *words;
    const char *detail; /* second line, or NULL */
    bool client;        /* on the client's side */
};

/* A sample cell and what it means. */
struct chain_grid_key {
    struct chain_grid_cell cell;
    const char *words;
};

/* A row's place on a time axis. */
struct chain_grid_bar {
    double start, length; /* minutes */
    double before;        /* a wait that ends where it starts */
    const char *words;
    bool wait;            /* else work */
    size_t unknowns;      /* hatched bars before this one on the way */
    bool none;            /* takes no time: nothing is drawn */
    bool unknown;         /* how long is not known: hatched, and drawn as long as an arbitrary mark */
};

struct chain_grid_tick {
    double at; /* minutes */
    const char *words;
};

struct chain_view_grid {
    const char *title;  /* or NULL */
    const char *corner; /* what rows and columns are */
    struct chain_grid_head *columns, *rows;
    size_t column_count, row_count;
    struct chain_grid_cell *cells; /* row by row */
    double column_w;               /* least width of a column, chart units */
    const struct chain_grid_bar *bars; /* by row, on an axis at the right; NULL = none */
    const struct chain_grid_tick *ticks;
    size_t tick_count;
    double axis_length;            /* minutes */
    const char *axis_words;
};

/* Room for a grid; false without memory or (view->too_large set) when nobody could read it. */
bool chain_grid_init(struct chain_view *view, struct chain_view_grid *grid, size_t columns, size_t rows);
struct chain_grid_cell *chain_grid_at(const struct chain_view_grid *grid, size_t row, size_t column);
/* The legend: a sample for what occurs. key_room entries were made by chain_grid_keys_init(). */
bool chain_grid_keys_init(struct chain_view *view, size_t most);
void chain_grid_add_key(struct chain_view *view, const char *sample, enum chain_tone tone, const char *words);
/* Does any cell of the view have this tone? */
bool chain_grid_has_tone(const struct chain_view *view, enum chain_tone tone);
/* A sentence below; words is already in the reader's language. Room for as many as notes_init() made. */
bool chain_grid_notes_init(struct chain_view *view, size_t most);
void chain_grid_add_note(struct chain_view *view, const struct chain_phrase *phrase);
/* The name of a step, actor, item, area: in the reader's language, else marked; its kind's label; its id. */
const char *chain_grid_name(struct chain_view *view, const chain_object *object);
/* The same within a sentence. */
void chain_grid_add_name(struct chain_phrase *phrase, struct chain_view *view, const chain_object *object);
/* Heading of a view without lanes, and its list of gaps: those that it can tell of. message: N_("{0}: who hands over to whom"). */
bool chain_grid_heading(struct chain_lanes *lanes, const char *message, const char *description);

#endif
