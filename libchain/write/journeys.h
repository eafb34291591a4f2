/* Journeys in words, as a table, as JSON. */
#ifndef CHAIN_WRITE_JOURNEYS_H
#define CHAIN_WRITE_JOURNEYS_H

#include "chain/journey.h"
#include "write/tell.h"

void chain_journeys_tell(const chain_journeys *journeys, struct chain_teller *teller);
void chain_journeys_put_csv(const chain_journeys *journeys, chain_lang lang, struct chain_buffer *out);
void chain_journeys_put_json(const chain_journeys *journeys, struct chain_buffer *out);

/* The counts of a leg with their names in tables and JSON, in a fixed order; NULL ends them. */
struct chain_leg_column {
    const char *name;
    chain_bounds (*get)(const chain_leg *leg);
};
extern const struct chain_leg_column chain_leg_columns[];

#endif
