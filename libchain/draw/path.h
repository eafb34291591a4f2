/* Orthogonal lines with rounded corners, as cubic pieces. */
#ifndef CHAIN_DRAW_PATH_H
#define CHAIN_DRAW_PATH_H

#include "draw/ink.h"
#include "draw/layout/layout.h"

/* The pieces of a line, written as x,y pairs: 1 + 3n points. The last `shorten` points of length are left out. */
void chain_path_write(struct chain_ink *ink, const chain_layout_point *points, int count, double dx, double dy, double shorten);

#endif
