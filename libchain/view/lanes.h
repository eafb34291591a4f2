/* The lanes view while it is made; its parts are one file each. */
#ifndef CHAIN_VIEW_LANES_H
#define CHAIN_VIEW_LANES_H

#include "view/view.h"
#include "view/words.h"

/* What is needed only until the view stands. */
struct chain_lanes {
    struct chain_view *view;
    const struct chain_view_request *request;
    const chain_model *model;
    struct chain_arena scratch;
    const int *gap_kinds; /* what this view can tell of, ended by 0; NULL = all */
    bool plain;          /* for clients: kinds of handoff are not named */
    size_t *box_of;      /* by step: its box + 1, 0 = not in the view */
    size_t *lane_of;     /* by actor */
    size_t *first_line;  /* by box: line that leaves it + 1, 0 = none */
    size_t *next_line;   /* by line: another from the same box + 1 */
    size_t *first_into, *next_into; /* the same of lines that come to a box */
    size_t *line_of;     /* by flow: its line + 1; 0 when it dangles */
    size_t *line_through; /* by step that is not in the view: the line that goes through it + 1; NULL = none is left out */
};

/* Makes a view and what it needs, and has it filled: NULL without memory, or when fill says so. */
struct chain_view *chain_lanes_make(const struct chain_view_request *request, bool (*fill)(struct chain_lanes *lanes));

bool chain_lanes_actors(struct chain_lanes *lanes);
bool chain_lanes_phases(struct chain_lanes *lanes);
bool chain_lanes_boxes(struct chain_lanes *lanes);
/* As long waits against the longest. */
void chain_lanes_compare_waits(struct chain_view *view);
/* Minutes of a wait, 0 when the step is none or its length is not known. */
double chain_view_wait_minutes(const chain_object *step);
enum chain_shape chain_view_shape(const chain_object *step);
enum chain_icon chain_view_icon(const chain_object *step);
bool chain_lanes_lines(struct chain_lanes *lanes);
/* Room for lines that are then added one by one. */
bool chain_lanes_lines_init(struct chain_lanes *lanes, size_t most);
/* A line that looks like one between the same boxes becomes one with it. Returns its number + 1. */
size_t chain_lanes_add_line(struct chain_lanes *lanes, struct chain_view_line line, const chain_object *flow);
/* Marks the lines that lead back to a step that is still open: without them the chain has no loop. */
bool chain_lanes_loops(struct chain_lanes *lanes);
/* Where a run is asked for, what it does not pass becomes grey. */
bool chain_lanes_run(struct chain_lanes *lanes);
/* Marks one way of the client among several. Wants the lines. */
bool chain_lanes_client_way(struct chain_lanes *lanes);
bool chain_lanes_gaps(struct chain_lanes *lanes);
/* Every step in words. Wants the lines. */
bool chain_lanes_table(struct chain_lanes *lanes);
/* The same for the client: what it may mean, at what the client meets; the rest is not the client's concern. */
bool chain_lanes_client_gaps(struct chain_lanes *lanes);

/* What signs are called; NULL = not in the legend. */
struct chain_key_words {
    const char *const *shapes, *const *icons, *const *looks; /* N_() */
};
extern const struct chain_key_words chain_key_words_professional;
/* What occurs, with its words. */
bool chain_lanes_keys(struct chain_lanes *lanes, const struct chain_key_words *words);
void chain_lanes_heading(struct chain_lanes *lanes);
/* Where the chain is in use: name of its region, or its id. */
void chain_lanes_add_region(struct chain_phrase *phrase, struct chain_lanes *lanes);

/* Icon, family and look of the kinds of the vocabulary. */
enum chain_icon chain_step_icon(int kind);
enum chain_family chain_icon_family(enum chain_icon icon);
/* The path moves: mostly solid. */
enum chain_look chain_handoff_look(int kind);
/* Information only: always broken. */
enum chain_look chain_message_look(int kind);
bool chain_view_actor_is_client(const chain_object *actor);

#endif
