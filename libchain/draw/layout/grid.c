/* The fine grid: lines for boxes and channels, which cells are taken, and how busy each link is. */
#include "layout_internal.h"

#include <string.h>

/* Gives each lane its lines, in the present lane order: a channel above and below every row, so that no
 * track ever comes to lie on a lane's border. */
void chain_layout_grid_lines(struct plan *p)
{
    int place, line = 0, k;

    for (place = 0; place < p->in->lane_count; place++) {
        int lane = p->order[place];
        p->place[lane] = place;
        p->base[lane] = line;
        for (k = 0; k < 2 * p->depth[lane] + 1; k++)
            p->line_lane[line++] = lane;
    }
    p->ny = line;
}

/* Stands the nodes on their cells anew. */
void chain_layout_grid_stand(struct plan *p)
{
    int i;

    for (i = 0; i < p->nx * p->ny; i++)
        p->node_at[i] = -1;
    for (i = 0; i < p->in->node_count; i++)
        p->node_at[chain_layout_cell(p, i)] = i;
}

/* The same, and forgets all routes. */
void chain_layout_grid_clear(struct plan *p)
{
    size_t cells = (size_t)p->nx * (size_t)p->ny, sides = (size_t)p->in->node_count * 4;
    int i;

    memset(p->link_x, 0, cells * sizeof *p->link_x);
    memset(p->link_y, 0, cells * sizeof *p->link_y);
    memset(p->pass_x, 0, cells * sizeof *p->pass_x);
    memset(p->pass_y, 0, cells * sizeof *p->pass_y);
    memset(p->side_in, 0, sides * sizeof *p->side_in);
    memset(p->side_out, 0, sides * sizeof *p->side_out);
    chain_layout_grid_stand(p);
    for (i = 0; i < 2 * p->nx * p->ny; i++)
        p->link_head[i].edge = -1;
    for (i = 0; i < p->in->edge_count; i++)
        p->path[i].len = 0;
}

static status take_cells(struct plan *p)
{
    int cells = p->nx * p->ny;

    p->link_x = NEW(p->mem, unsigned short, cells);
    p->link_y = NEW(p->mem, unsigned short, cells);
    p->pass_x = NEW(p->mem, unsigned short, cells);
    p->pass_y = NEW(p->mem, unsigned short, cells);
    p->node_at = NEW(p->mem, int, cells);
    p->link_head = NEW(p->mem, struct link, cells * 2);
    p->side_in = NEW(p->mem, unsigned short, p->in->node_count * 4);
    p->side_out = NEW(p->mem, unsigned short, p->in->node_count * 4);
    p->path = NEW(p->mem, struct path, p->in->edge_count);
    if (p->link_x == NULL || p->link_y == NULL || p->pass_x == NULL || p->pass_y == NULL
        || p->node_at == NULL || p->link_head == NULL
        || p->side_in == NULL || p->side_out == NULL || p->path == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    return CHAIN_LAYOUT_OK;
}

status chain_layout_grid(struct plan *p)
{
    int lane;

    p->nx = 2 * p->col_count + 1;
    p->ny = 0;
    for (lane = 0; lane < p->in->lane_count; lane++)
        p->ny += 2 * (p->depth[lane] + 1) + 1; /* every lane may try one more row later */
    if (p->ny > LIMIT_CELLS / p->nx)
        return CHAIN_LAYOUT_TOO_LARGE;
    p->line_lane = NEW(p->mem, int, p->ny);
    p->base = NEW(p->mem, int, p->in->lane_count);
    if (p->line_lane == NULL || p->base == NULL || take_cells(p) != CHAIN_LAYOUT_OK
        || chain_layout_search_init(p) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    chain_layout_grid_lines(p); /* from here on ny counts the lines in use */
    chain_layout_grid_clear(p);
    return CHAIN_LAYOUT_OK;
}
