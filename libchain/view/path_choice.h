/* Which journey of a chain the path view shows. */
#ifndef CHAIN_VIEW_PATH_CHOICE_H
#define CHAIN_VIEW_PATH_CHOICE_H

#include "chain/journey.h"
#include "view/lanes.h"

/* Of more than these, the first in the file are looked at. */
#define CHAIN_PATH_MOST_JOURNEYS 1000

enum chain_path_why {
    CHAIN_PATH_ASKED,     /* it goes as the caller said */
    CHAIN_PATH_LIKELIEST, /* most clients take it, by the shares of the file */
    CHAIN_PATH_TELLING    /* nobody knows which most take: it shows the most of the chain's care */
};

/* NULL when there is none. */
const chain_journey *chain_path_choose(struct chain_lanes *lanes, chain_journeys *journeys, enum chain_path_why *why);

#endif
