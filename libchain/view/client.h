/* The client's view while it is made. */
#ifndef CHAIN_VIEW_CLIENT_H
#define CHAIN_VIEW_CLIENT_H

#include "view/ways.h"

enum { CHAIN_LANE_ME, CHAIN_LANE_SERVICES };

/* Does the client meet a step? */
enum chain_keep chain_client_keep(const chain_object *step);
/* A box for each step that was kept. */
bool chain_client_boxes(struct chain_ways *ways);

#endif
