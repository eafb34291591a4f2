/* Documents by chance, the same for the same seed: a chain of the whole format table, a BPMN document of everything that is read. */
#ifndef CHAIN_TESTS_RANDOM_DOCUMENTS_H
#define CHAIN_TESTS_RANDOM_DOCUMENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "chain/output.h"

struct chance {
    uint64_t state;
};

/* A number below a bound above 0; true once in so many times. */
uint32_t chance_below(struct chance *chance, uint32_t bound);
bool chance_one_in(struct chance *chance, uint32_t times);

void random_chain(uint64_t seed, chain_output *output);
void random_bpmn(uint64_t seed, chain_output *output);

#endif
