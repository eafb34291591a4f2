/* Moves of single steps to other places, shared by the searches. */
#ifndef CHAIN_LAYOUT_MOVES_H
#define CHAIN_LAYOUT_MOVES_H

#include "layout_internal.h"

struct move {
    int node, col, row, mate; /* mate changes places with node, -1 = the cell is free */
};

int chain_layout_draw(unsigned *random, int below);
/* Another place for a node, within its slack and its lane; 0 = none was drawn. */
int chain_layout_propose(const struct plan *p, unsigned *random, int node, struct move *m);
void chain_layout_move(struct plan *p, const struct move *m);
/* Searches places with plain ways alone. */
status chain_layout_draft(struct plan *p);

#endif
