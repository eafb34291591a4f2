/* Trying a move on a routed plan: what it touches is taken out and routed anew by plain ways, and can be put back as it was. */
#ifndef CHAIN_LAYOUT_TRIAL_H
#define CHAIN_LAYOUT_TRIAL_H

#include "moves.h"

struct saved {
    int edge, len, at;
};

struct trial {
    struct plan *p;
    unsigned char *ripped;  /* edge -> taken out in this move */
    struct saved *saved;
    int saved_count;
    int *pool, pool_used, pool_cap; /* cells of the routes that were taken out */
    int routed;                     /* of the routes that were taken out, how many have a new way */
    long long before, after;        /* what those routes paid, and what they pay now or must at least */
};

status chain_layout_trial_init(struct trial *t, struct plan *p);
/* Moves, and reroutes what was in the way; gives up, with *hopeless set, as soon as the lines cannot come out at most
 * `allow` dearer. Either undo or forget must follow. */
status chain_layout_trial_move(struct trial *t, const struct move *m, int allow, int *hopeless);
void chain_layout_trial_undo(struct trial *t, const struct move *m, int col, int row);
void chain_layout_trial_forget(struct trial *t);

#endif
