/* Tracks: pieces that overlap on one grid line get parallel places, ordered so that lines cross only
 * where they must. */
#include "layout_internal.h"

/* The pieces of one grid line, by where they begin. */
struct lineup {
    struct plan *p;
    int *seg;     /* segments of all lines, line by line */
    int *degree;  /* by place in the present component */
    unsigned char *above; /* count x count: i must lie before j */
    int cap;      /* room in above, pieces */
};

static int key_of(const struct plan *p, const struct segment *s)
{
    return s->horizontal ? s->line : p->ny + s->line;
}

/* Sorts by (line, begin, index); the pieces of a line are few, so insertion within lines will do. */
static status sort_segments(struct plan *p, int *sorted, int **start)
{
    int lines = p->nx + p->ny, i, k;
    int *fill = NEW(p->mem, int, lines + 1);

    *start = NEW(p->mem, int, lines + 1);
    if (fill == NULL || *start == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (i = 0; i < p->seg_count; i++)
        (*start)[key_of(p, &p->seg[i]) + 1]++;
    for (i = 0; i < lines; i++)
        fill[i + 1] = (*start)[i + 1] += (*start)[i];
    for (i = 0; i < p->seg_count; i++) {
        int line = key_of(p, &p->seg[i]);
        for (k = fill[line]++; k > (*start)[line] && p->seg[sorted[k - 1]].lo > p->seg[i].lo; k--)
            sorted[k] = sorted[k - 1];
        sorted[k] = i;
    }
    return CHAIN_LAYOUT_OK;
}

/* Where in its path a segment passes a grid line. */
static int index_at(const struct plan *p, const struct segment *s, int line)
{
    int cell = p->path[s->edge].cell[s->first];
    int at = s->horizontal ? cell % p->nx : cell / p->nx;

    return s->first + (at < line ? line - at : at - line);
}

/* -1 when s must lie before t (above it, or left of it) on their line, 1 when after. Always asked from
 * the lower edge, so that two routes keep their sides along a whole shared run. */
static int compare(const struct plan *p, const struct segment *s, const struct segment *t)
{
    const struct path *a = &p->path[s->edge], *b = &p->path[t->edge];
    int shared = (chain_layout_max(s->lo, t->lo) + 9) / 10, side, clash, da, db;

    if (s->edge > t->edge)
        return -compare(p, t, s);
    if (s->edge == t->edge)
        return s->first < t->first ? -1 : 1;
    if (shared * 10 > chain_layout_min(s->hi, t->hi))
        return -1; /* they meet between two grid lines only: docks on one box, seen from both sides */
    da = chain_layout_dir(p, a->cell[s->first], a->cell[s->first + 1]);
    db = chain_layout_dir(p, b->cell[t->first], b->cell[t->first + 1]);
    side = chain_layout_side_of(p, a, index_at(p, s, shared), da, b, index_at(p, t, shared), db, &clash);
    return da == EAST || da == NORTH ? side : -side;
}

static status make_room(struct lineup *l, int count)
{
    if (count <= l->cap)
        return CHAIN_LAYOUT_OK;
    l->cap = count * 2;
    l->above = NEW(l->p->mem, unsigned char, (size_t)l->cap * (size_t)l->cap);
    l->degree = NEW(l->p->mem, int, l->cap);
    return l->above == NULL || l->degree == NULL ? CHAIN_LAYOUT_NO_MEMORY : CHAIN_LAYOUT_OK;
}

static void relate(struct lineup *l, const int *seg, int count)
{
    struct plan *p = l->p;
    int i, j;

    for (i = 0; i < count * count; i++)
        l->above[i] = 0;
    for (i = 0; i < count; i++)
        l->degree[i] = 0;
    for (i = 0; i < count; i++)
        for (j = i + 1; j < count && p->seg[seg[j]].lo <= p->seg[seg[i]].hi; j++) {
            int first = compare(p, &p->seg[seg[i]], &p->seg[seg[j]]) < 0;
            l->above[first ? i * count + j : j * count + i] = 1;
            l->degree[first ? j : i]++;
        }
}

/* The next piece whose predecessors are all placed. Three pieces may want to lie in a circle; then the
 * one with the fewest open wishes goes, at the price of a crossing. */
static int pick(const struct lineup *l, int count)
{
    int best = -1, i;

    for (i = 0; i < count; i++)
        if (l->degree[i] >= 0 && (best < 0 || l->degree[i] < l->degree[best]))
            best = i;
    return best;
}

/* Longest path over the order: pieces that do not overlap may share a track. */
static void assign(struct lineup *l, const int *seg, int count)
{
    struct plan *p = l->p;
    int done, i, k, slots = 0, centre = -1, straight = 0;

    for (done = 0; done < count; done++) {
        k = pick(l, count);
        l->degree[k] = -1;
        slots = chain_layout_max(slots, p->seg[seg[k]].slot + 1);
        for (i = 0; i < count; i++) {
            struct segment *after = &p->seg[seg[i]];
            int touch = l->above[k * count + i] || l->above[i * count + k];
            if (!touch || l->degree[i] < 0)
                continue;
            if (l->above[k * count + i])
                l->degree[i]--;
            after->slot = chain_layout_max(after->slot, p->seg[seg[k]].slot + 1);
        }
    }
    for (i = 0; i < count; i++)
        if (p->seg[seg[i]].dock_lo && p->seg[seg[i]].dock_hi) {
            straight++;
            centre = p->seg[seg[i]].slot;
        }
    for (i = 0; i < count; i++) {
        p->seg[seg[i]].slots = slots;
        p->seg[seg[i]].centre = straight == 1 ? centre : -1;
    }
}

/* Splits a line into components of overlapping pieces; touching counts, for both ends may turn there. */
static status line_tracks(struct lineup *l, const int *seg, int count)
{
    struct plan *p = l->p;
    int i, k, reach;

    for (i = 0; i < count; i = k) {
        reach = p->seg[seg[i]].hi;
        for (k = i + 1; k < count && p->seg[seg[k]].lo <= reach; k++)
            reach = chain_layout_max(reach, p->seg[seg[k]].hi);
        if (make_room(l, k - i) != CHAIN_LAYOUT_OK)
            return CHAIN_LAYOUT_NO_MEMORY;
        relate(l, &seg[i], k - i);
        assign(l, &seg[i], k - i);
    }
    return CHAIN_LAYOUT_OK;
}

status chain_layout_tracks(struct plan *p)
{
    struct lineup l = { p, NEW(p->mem, int, p->seg_count), NULL, NULL, 0 };
    int *start, line;

    if (l.seg == NULL || sort_segments(p, l.seg, &start) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (line = 0; line < p->nx + p->ny; line++)
        if (line_tracks(&l, &l.seg[start[line]], start[line + 1] - start[line]) != CHAIN_LAYOUT_OK)
            return CHAIN_LAYOUT_NO_MEMORY;
    return CHAIN_LAYOUT_OK;
}
