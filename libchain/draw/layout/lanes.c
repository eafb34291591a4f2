/* Lane order: which order of the lanes that are not pinned makes the cheapest plan. Few lanes are tried
 * in all orders; of many, one at a time is put in elsewhere, from a few starting orders. Ways of few bends
 * tell the best few, which are then routed in full. */
#include "layout_internal.h"

#include <limits.h>
#include <string.h>

enum { ALL_ORDERS = 6, STARTS = 5, MOST_TRIES = 720, WORK_LIMIT = 15000000, KEPT = 3, FULL_PASSES = 1 };

struct shuffle {
    struct plan *p;
    int pinned;           /* places on top that stay */
    int tries;            /* left */
    int *kept[KEPT];      /* the best orders so far, the cheapest first */
    long long price[KEPT];
    int kept_count;
};

/* Pinned lanes first, otherwise as given. */
static int pin_top(struct plan *p)
{
    int count = 0, pass, lane, pinned = 0;

    for (pass = 1; pass >= 0; pass--)
        for (lane = 0; lane < p->in->lane_count; lane++)
            if ((p->in->lanes[lane].pinned_top != 0) == pass) {
                p->order[count++] = lane;
                pinned += pass;
            }
    return pinned;
}

static status full_price(struct plan *p, long long *price)
{
    status st;

    chain_layout_grid_lines(p);
    st = chain_layout_route_all(p, FULL_PASSES); /* routes reuse the room of the last try */
    return st == CHAIN_LAYOUT_OK ? chain_layout_price(p, price) : st;
}

/* What ways of few bends cost; LLONG_MAX when the order is neither among the best nor better than `now`. */
static status quick_price(struct shuffle *s, long long now, long long *price)
{
    long long most = s->kept_count < KEPT ? LLONG_MAX : s->price[KEPT - 1];

    chain_layout_grid_lines(s->p);
    return chain_layout_route_all_plain(s->p, now > most ? now : most, price);
}

/* Remembers the present order when it is among the best; the first of equals stays. */
static void keep(struct shuffle *s, long long price)
{
    int last = s->kept_count < KEPT ? s->kept_count++ : KEPT - 1, i;
    int *room = s->kept[last];

    if (last == KEPT - 1 && s->kept_count == KEPT && s->price[last] >= 0 && price >= s->price[last])
        return;
    for (i = last; i > 0 && s->price[i - 1] > price; i--) {
        s->price[i] = s->price[i - 1];
        s->kept[i] = s->kept[i - 1];
    }
    s->price[i] = price;
    s->kept[i] = room;
    memcpy(room, s->p->order, (size_t)s->p->in->lane_count * sizeof *room);
}

static void move_lane(int *order, int from, int to)
{
    int lane = order[from];

    for (; from < to; from++)
        order[from] = order[from + 1];
    for (; from > to; from--)
        order[from] = order[from - 1];
    order[to] = lane;
}

/* The next order in the dictionary of lanes; 0 after the last. */
static int next_order(int *order, int count)
{
    int i = count - 2, k = count - 1, swap;

    while (i >= 0 && order[i] > order[i + 1])
        i--;
    if (i < 0)
        return 0;
    while (order[k] < order[i])
        k--;
    swap = order[i], order[i] = order[k], order[k] = swap;
    for (i++, k = count - 1; i < k; i++, k--)
        swap = order[i], order[i] = order[k], order[k] = swap;
    return 1;
}

static status try_all(struct shuffle *s)
{
    struct plan *p = s->p;
    status st;

    do {
        long long price;
        st = quick_price(s, 0, &price);
        if (st == CHAIN_LAYOUT_OK)
            keep(s, price);
    } while (st == CHAIN_LAYOUT_OK && !chain_layout_spent(p->mem, 2) && next_order(p->order + s->pinned, p->in->lane_count - s->pinned));
    return st;
}

/* Tries every insertion from the present order. *better says whether one helped; it is then taken. */
static status climb(struct shuffle *s, long long *now, int *better)
{
    struct plan *p = s->p;
    int from, to;

    *better = 0;
    for (from = s->pinned; from < p->in->lane_count; from++)
        for (to = s->pinned; to < p->in->lane_count; to++) {
            long long price;
            status st;
            if (from == to || from == to + 1 || s->tries-- <= 0 || chain_layout_spent(p->mem, 2))
                continue; /* one down is the neighbour's one up */
            move_lane(p->order, from, to);
            st = quick_price(s, *now, &price);
            if (st != CHAIN_LAYOUT_OK)
                return st;
            if (price < *now) {
                *now = price;
                *better = 1;
                keep(s, price);
            } else {
                move_lane(p->order, to, from);
            }
        }
    return CHAIN_LAYOUT_OK;
}

static void mix(struct shuffle *s, unsigned seed)
{
    int i, count = s->p->in->lane_count;

    for (i = count - 1; i > s->pinned; i--) {
        seed = seed * 1664525u + 1013904223u;
        move_lane(s->p->order, s->pinned + (int)((seed >> 8) % (unsigned)(i - s->pinned + 1)), i);
    }
}

static status try_some(struct shuffle *s)
{
    status st = CHAIN_LAYOUT_OK;
    int start;

    for (start = 0; st == CHAIN_LAYOUT_OK && start < STARTS && (start == 0 || (s->tries > 0 && !chain_layout_spent(s->p->mem, 2))); start++) {
        long long now;
        int better = 1;
        if (start > 0)
            mix(s, 77u * (unsigned)start);
        st = quick_price(s, LLONG_MAX, &now);
        if (st == CHAIN_LAYOUT_OK)
            keep(s, now);
        while (st == CHAIN_LAYOUT_OK && better && s->tries > 0)
            st = climb(s, &now, &better);
    }
    return st;
}

/* Routes the kept orders in full, the order as given among them, and leaves the best in the plan. */
static status decide(struct shuffle *s, int *best)
{
    struct plan *p = s->p;
    size_t size = (size_t)p->in->lane_count * sizeof *best;
    long long lowest = -1, price;
    status st = CHAIN_LAYOUT_OK;
    int i;

    for (i = -1; i < s->kept_count && st == CHAIN_LAYOUT_OK && (i < 0 || !chain_layout_spent(p->mem, 2)); i++) {
        if (i < 0)
            pin_top(p);
        else
            memcpy(p->order, s->kept[i], size);
        st = full_price(p, &price);
        if (st == CHAIN_LAYOUT_OK && (lowest < 0 || price < lowest)) {
            lowest = price;
            memcpy(best, p->order, size);
        }
    }
    if (st != CHAIN_LAYOUT_OK)
        return st;
    memcpy(p->order, best, size);
    chain_layout_grid_lines(p);
    chain_layout_grid_clear(p);
    return CHAIN_LAYOUT_OK;
}

status chain_layout_auto_lanes(struct plan *p)
{
    long long work = (long long)p->nx * p->ny / 2 + (long long)p->in->edge_count * p->in->edge_count / 2 + 1;
    struct shuffle s = { 0 };
    int free_lanes, i, *best = NEW(p->mem, int, p->in->lane_count);
    status st;

    s.p = p;
    s.pinned = pin_top(p);
    s.tries = WORK_LIMIT / work < MOST_TRIES ? (int)(WORK_LIMIT / work) : MOST_TRIES;
    free_lanes = p->in->lane_count - s.pinned;
    for (i = 0; i < KEPT; i++) {
        s.kept[i] = NEW(p->mem, int, p->in->lane_count);
        s.price[i] = -1;
        if (s.kept[i] == NULL)
            return CHAIN_LAYOUT_NO_MEMORY;
    }
    if (best == NULL)
        return CHAIN_LAYOUT_NO_MEMORY;
    st = free_lanes <= ALL_ORDERS && s.tries == MOST_TRIES ? try_all(&s) : try_some(&s);
    return st == CHAIN_LAYOUT_OK ? decide(&s, best) : st;
}
