/*
 * Which lines lead back: a walk from the starts in the order of the file; a line to a step that the walk is still in closes a
 * loop. Known here, the legend can name such lines before anything is laid out, and the layout need not guess.
 */
#include "view/lanes.h"

struct walk {
    struct chain_lanes *lanes;
    unsigned char *state; /* by box: 0 new, 1 open, 2 done */
    size_t *path;         /* open boxes */
    size_t *at;           /* by box: the line to look at next + 1 */
    size_t depth;
};

static void open_box(struct walk *walk, size_t box)
{
    walk->state[box] = 1;
    walk->at[box] = walk->lanes->first_line[box];
    walk->path[walk->depth++] = box;
}

/* Information may run against time without any loop. */
static void follow(struct walk *walk, struct chain_view_line *line)
{
    if (line->message)
        return;
    if (walk->state[line->to] == 0) {
        open_box(walk, line->to);
    } else if (walk->state[line->to] == 1) {
        line->back = true;
        if (line->look == CHAIN_LOOK_FLOW)
            line->look = CHAIN_LOOK_BACK;
    }
}

static void walk_from(struct walk *walk, size_t box)
{
    if (walk->state[box] != 0)
        return;
    open_box(walk, box);
    while (walk->depth > 0) {
        size_t top = walk->path[walk->depth - 1], line = walk->at[top];
        if (line == 0) {
            walk->state[top] = 2;
            walk->depth--;
            continue;
        }
        walk->at[top] = walk->lanes->next_line[line - 1];
        follow(walk, &walk->lanes->view->lines[line - 1]);
    }
}

/* Lines are chained newest first; the walk takes them as they stand in the file. */
static void turn_lists(struct chain_lanes *lanes)
{
    for (size_t box = 0; box < lanes->view->box_count; box++) {
        size_t line = lanes->first_line[box], before = 0;
        while (line) {
            size_t next = lanes->next_line[line - 1];
            lanes->next_line[line - 1] = before;
            before = line;
            line = next;
        }
        lanes->first_line[box] = before;
    }
}

bool chain_lanes_loops(struct chain_lanes *lanes)
{
    const struct chain_view *view = lanes->view;
    struct walk walk = {.lanes = lanes};
    walk.state = chain_arena_array(&lanes->scratch, view->box_count + 1, 1);
    walk.path = chain_arena_array(&lanes->scratch, view->box_count + 1, sizeof(size_t));
    walk.at = chain_arena_array(&lanes->scratch, view->box_count + 1, sizeof(size_t));
    if (!walk.state || !walk.path || !walk.at)
        return false;
    turn_lists(lanes);
    for (size_t i = 0; i < view->box_count; i++)
        if (view->boxes[i].shape == CHAIN_SHAPE_START)
            walk_from(&walk, i);
    for (size_t i = 0; i < view->box_count; i++)
        walk_from(&walk, i);
    return true;
}
