/* Where two routes share cells: which one runs on which side, and must they cross? */
#include "layout_internal.h"

#include <limits.h>

enum { COUNT_SHARE = 8 }; /* of all work that one count may take before it says "at least" */

/* Left of the way one looks = -1, straight on = 0, right = 1. */
static int turn_of(int look, int dir)
{
    return ((dir - look + 5) & 3) - 1;
}

/* Follows route a from a shared cell in one sense until route b leaves it. Returns which of the two is
 * on the left of that sense: -1 = a, 1 = b, 0 = both end at the same box. */
static int diverge(const struct plan *p, const struct path *a, int ia, int step_a, int look,
                   const struct path *b, int ib, int step_b)
{
    for (;; p->mem->work++) {
        int na = ia + step_a, nb = ib + step_b;
        int end_a = na < 0 || na >= a->len, end_b = nb < 0 || nb >= b->len;
        int dir_a, dir_b;
        if (end_a || end_b)
            return 0;
        dir_a = chain_layout_dir(p, a->cell[ia], a->cell[na]);
        dir_b = chain_layout_dir(p, b->cell[ib], b->cell[nb]);
        if (dir_a != dir_b)
            return turn_of(look, dir_a) < turn_of(look, dir_b) ? -1 : 1;
        look = dir_a;
        ia = na;
        ib = nb;
    }
}

int chain_layout_side_of(const struct plan *p, int a, int ia, int da, int b, int ib, int db, int *clash)
{
    const struct path *pa = &p->path[a], *pb = &p->path[b];
    int same = da == db ? 1 : -1;
    int ahead = diverge(p, pa, ia, 1, da, pb, ib, same);
    int behind = -diverge(p, pa, ia, -1, da ^ 2, pb, ib, -same);

    p->mem->work += 2;
    *clash = ahead != 0 && behind != 0 && ahead != behind;
    if (ahead != 0)
        return ahead;
    if (behind != 0)
        return behind;
    return 1; /* the whole way in common: any order, as long as it is the same all along */
}

/* Routes by link, for links that more than one uses: link 2c = from cell c east, 2c + 1 = south. */
struct users {
    int *start; /* link -> its first place; filled up to the next link's */
    int *edge, *at; /* at = index in the path where the link begins */
};

static int link_id(const struct path *path, int k)
{
    int low = chain_layout_min(path->cell[k], path->cell[k + 1]);
    int gap = path->cell[k] - path->cell[k + 1];

    return 2 * low + (gap == 1 || gap == -1 ? 0 : 1);
}

static int users_of(const struct plan *p, int link)
{
    return link % 2 ? p->link_y[link / 2] : p->link_x[link / 2];
}

static status list_users(const struct plan *p, struct users *u)
{
    int links = p->nx * p->ny * 2, total = 0, e, k;

    u->start = p->link_start;
    for (k = 0; k < links; k++) {
        u->start[k] = total;
        total += users_of(p, k) > 1 ? users_of(p, k) : 0;
    }
    u->edge = NEW(p->mem, int, total);
    u->at = NEW(p->mem, int, total);
    if (u->edge == NULL || u->at == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (e = 0; e < p->in->edge_count; e++)
        for (k = 0; k + 1 < p->path[e].len; k++) {
            int link = link_id(&p->path[e], k);
            if (users_of(p, link) > 1) {
                u->edge[u->start[link]] = e;
                u->at[u->start[link]++] = k;
            }
        }
    return CHAIN_LAYOUT_OK;
}

/* Do the two routes cross in the shared run that begins (seen along a) with this link? A link in the
 * middle of a run says no, so that every run is counted once. */
static int run_crosses(const struct plan *p, int a, int ka, int b, int kb)
{
    const struct path *pa = &p->path[a], *pb = &p->path[b];
    int da = chain_layout_dir(p, pa->cell[ka], pa->cell[ka + 1]);
    int db = chain_layout_dir(p, pb->cell[kb], pb->cell[kb + 1]);
    int ib = da == db ? kb : kb + 1; /* place of a's cell ka in b */
    int prev = da == db ? ib - 1 : ib + 1, clash;

    if (ka > 0 && prev >= 0 && prev < pb->len && pa->cell[ka - 1] == pb->cell[prev])
        return 0;
    chain_layout_side_of(p, a, ka, da, b, ib, db, &clash);
    return clash;
}

static int link_crossings(const struct plan *p, const struct users *u, int first, int end)
{
    int i, j, sum = 0;

    for (i = first; i < end; i++)
        for (j = i + 1; j < end; j++)
            sum += u->edge[i] != u->edge[j] && run_crosses(p, u->edge[i], u->at[i], u->edge[j], u->at[j]);
    return sum;
}

/* Counts crossings exactly, unless they are too many: straight over straight, and runs entered and left on
 * opposite sides. */
status chain_layout_crossings(struct plan *p, int *count)
{
    struct mem_mark mark = chain_layout_mem_mark(p->mem);
    struct users u;
    int links = p->nx * p->ny * 2, k;
    long long total = 0, most = p->mem->work + p->mem->work_limit / COUNT_SHARE;

    *count = 0;
    p->mem->work += links / 4;
    if (list_users(p, &u) != CHAIN_LAYOUT_OK)
        return CHAIN_LAYOUT_NO_MEMORY;
    for (k = 0; k < p->nx * p->ny; k++)
        total += p->pass_x[k] * p->pass_y[k];
    for (k = 0; k < links && (p->mem->work_limit == 0 || p->mem->work < most); k++)
        if (users_of(p, k) > 1)
            total += link_crossings(p, &u, u.start[k] - users_of(p, k), u.start[k]);
    *count = total > INT_MAX ? INT_MAX : (int)total;
    chain_layout_mem_release(p->mem, mark);
    return CHAIN_LAYOUT_OK;
}
