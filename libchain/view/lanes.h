/* The lanes view while it is made; its parts are one file each. */
#ifndef CHAIN_VIEW_LANES_H
#define CHAIN_VIEW_LANES_H

#include "view/view.h"
#include "view/words.h"

/* What is needed only until the view stands. Boxes have the numbers of the model's steps. */
struct chain_lanes {
    struct chain_view *view;
    const chain_model *model;
    struct chain_arena scratch;
    size_t *lane_of;     /* by actor */
    size_t *first_line;  /* by box: line that leaves it + 1, 0 = none */
    size_t *next_line;   /* by line: another from the same box + 1 */
    size_t *line_of;     /* by flow: its line + 1; 0 when it dangles */
};

bool chain_lanes_actors(struct chain_lanes *lanes);
bool chain_lanes_phases(struct chain_lanes *lanes);
bool chain_lanes_boxes(struct chain_lanes *lanes);
bool chain_lanes_lines(struct chain_lanes *lanes);
/* Marks the lines that lead back to a step that is still open: without them the chain has no loop. */
bool chain_lanes_loops(struct chain_lanes *lanes);
bool chain_lanes_gaps(struct chain_lanes *lanes, const chain_findings *findings);
/* Every step in words. Wants the lines. */
bool chain_lanes_table(struct chain_lanes *lanes);
/* What occurs, with its words. */
bool chain_lanes_keys(struct chain_lanes *lanes);
void chain_lanes_heading(struct chain_lanes *lanes);

/* Icon, family and look of the kinds of the vocabulary. */
enum chain_icon chain_step_icon(int kind);
enum chain_family chain_icon_family(enum chain_icon icon);
/* The path moves: mostly solid. */
enum chain_look chain_handoff_look(int kind);
/* Information only: always broken. */
enum chain_look chain_message_look(int kind);
bool chain_view_actor_is_client(const chain_object *actor);

#endif
