/* What the targets that begin with a document share. */
#ifndef CHAIN_FUZZ_FUZZ_H
#define CHAIN_FUZZ_FUZZ_H

#include <chain/chain.h>
#include <stdbool.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program when it does not hold, so that the fuzzer keeps the input. */
void fuzz_must(bool holds);
/* Reads a document, never NULL. */
chain_model *fuzz_load(const void *bytes, size_t size);

#endif
