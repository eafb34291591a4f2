/* What each step and flow adds to a journey. */
#ifndef CHAIN_ANALYSIS_TOLL_H
#define CHAIN_ANALYSIS_TOLL_H

#include "analysis/facts.h"
#include "analysis/span.h"

/* What is counted. A step or flow adds at most one of each. */
enum chain_count {
    CHAIN_COUNT_CONTACTS,
    CHAIN_COUNT_ENCOUNTERS,
    CHAIN_COUNT_HANDOFFS,
    CHAIN_COUNT_WAITS,
    CHAIN_COUNT_AUTHENTICATIONS,
    CHAIN_COUNT_TOLD,
    CHAIN_COUNT_RETOLD,
    CHAIN_COUNTS
};

struct chain_toll {
    struct chain_span span;
    double cost;
    uint8_t least, most; /* a bit for each enum chain_count: surely, perhaps */
    uint8_t waits;       /* the span is waiting, not service */
    uint8_t help;        /* the help that the client came for */
    uint8_t subchain;
    uint8_t uncosted;
    uint8_t meets;       /* the client meets professionals here */
    uint8_t asks_anew;   /* what is asked here counts as told again when it was told before */
};

struct chain_tolls {
    struct chain_toll *steps, *flows; /* by number */
};

/* False without memory. The arena keeps them. covers: see span.h. */
bool chain_tolls_make(struct chain_tolls *tolls, struct chain_arena *arena, const struct chain_facts *facts, const uint8_t *covers);

#endif
