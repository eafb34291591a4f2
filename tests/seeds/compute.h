/* Figures computed from a fixture by the library. */
#ifndef CHAIN_TESTS_SEEDS_COMPUTE_H
#define CHAIN_TESTS_SEEDS_COMPUTE_H

#include <chain/chain.h>

#define AS_OF 20260101

/* An object by id, also of those that nothing can refer to. */
const chain_object *seed_find(const chain_model *model, const char *id);
/* "percent(m#1)"; NAN when it cannot be computed. */
double seed_compute(const chain_model *model, const char *words);

#endif
