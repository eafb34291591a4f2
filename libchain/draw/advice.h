/* What would make small text larger. */
#ifndef CHAIN_DRAW_ADVICE_H
#define CHAIN_DRAW_ADVICE_H

#include "draw/order.h"
#include "draw/picture.h"

/* Fills in the report of a placed chart whose text is small. */
void chain_advise(chain_draw_report *report, const struct chain_picture *picture, const struct chain_order *order);

#endif
