/* Where two routes share cells: which one runs on which side, and must they cross? */
#include "layout_internal.h"

#include <limits.h>

enum {
    COUNT_SHARE = 8, /* of all work that one count may take before it says "at least" */
    MOST_USERS = 8  /* of one link that one way is compared with */
};

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
    int na = ia + step_a, nb = ib + step_b, dir_a, dir_b;

    while (na >= 0 && na < a->len && nb >= 0 && nb < b->len && a->cell[na] == b->cell[nb]) {
        na += step_a;
        nb += step_b;
    }
    ia = na - step_a - ia; /* how far they went together */
    p->mem->work += ia < 0 ? -ia : ia;
    if (na < 0 || na >= a->len || nb < 0 || nb >= b->len)
        return 0;
    look = ia != 0 ? chain_layout_dir(p, a->cell[na - 2 * step_a], a->cell[na - step_a]) : look;
    dir_a = chain_layout_dir(p, a->cell[na - step_a], a->cell[na]);
    dir_b = chain_layout_dir(p, b->cell[nb - step_b], b->cell[nb]);
    return turn_of(look, dir_a) < turn_of(look, dir_b) ? -1 : 1;
}

int chain_layout_side_of(const struct plan *p, const struct path *pa, int ia, int da, const struct path *pb, int ib, int db,
                         int *clash)
{
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

/* Do the two routes cross in the shared run that begins (seen along a) with this link? A link in the
 * middle of a run says no, so that every run is counted once. */
static int run_crosses(const struct plan *p, const struct path *pa, int ka, const struct path *pb, int kb)
{
    int same = pa->cell[ka] == pb->cell[kb], ib = same ? kb : kb + 1; /* place of a's cell ka in b */
    int prev = same ? ib - 1 : ib + 1, clash, da;

    if (ka > 0 && prev >= 0 && prev < pb->len && pa->cell[ka - 1] == pb->cell[prev])
        return 0;
    da = chain_layout_dir(p, pa->cell[ka], pa->cell[ka + 1]);
    chain_layout_side_of(p, pa, ka, da, pb, ib, same ? da : da ^ 2, &clash);
    return clash;
}

int chain_layout_run_crossings(const struct plan *p, int edge, const struct path *way, int most)
{
    int count = 0, k, seen;

    for (k = 0; k + 1 < way->len && count <= most; k++) {
        struct link l = p->link_head[chain_layout_link_id(p, way->cell[k], way->cell[k + 1])];
        for (seen = 0; l.edge >= 0 && seen < MOST_USERS; seen++, l = p->path[l.edge].use[l.at].next)
            count += l.edge != edge && run_crosses(p, way, k, &p->path[l.edge], l.at);
    }
    return count;
}

/* All crossings in runs that begin on one link. */
static int link_crossings(const struct plan *p, struct link first)
{
    struct link i, j;
    int sum = 0;

    for (i = first; i.edge >= 0; i = p->path[i.edge].use[i.at].next)
        for (j = p->path[i.edge].use[i.at].next; j.edge >= 0; j = p->path[j.edge].use[j.at].next)
            sum += i.edge != j.edge && run_crosses(p, &p->path[i.edge], i.at, &p->path[j.edge], j.at);
    return sum;
}

/* Counts crossings exactly, unless they are too many: straight over straight, and runs entered and left on
 * opposite sides. */
int chain_layout_crossings(struct plan *p)
{
    int cells = p->nx * p->ny, k;
    long long total = 0, most = p->mem->work + p->mem->work_limit / COUNT_SHARE;

    p->mem->work += cells / 2;
    for (k = 0; k < cells; k++)
        total += p->pass_x[k] * p->pass_y[k];
    for (k = 0; k < 2 * cells && (p->mem->work_limit == 0 || p->mem->work < most); k++)
        if (p->link_head[k].edge >= 0)
            total += link_crossings(p, p->link_head[k]);
    return total > INT_MAX ? INT_MAX : (int)total;
}
