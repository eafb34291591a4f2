/* The register: what is known of each chain, and all of them together. */
#ifndef CHAIN_WRITE_REGISTER_H
#define CHAIN_WRITE_REGISTER_H

#include "write/tell.h"

/* One chain; its texts are borrowed from the model. */
struct chain_register_entry {
    const chain_model *model;
    const chain_object *root, *status, *governance;
    size_t gaps[4]; /* by severity: unknown, note, warning, error; those that a decision settled are not counted */
    size_t decided;
};

/* How many chains there are, how far they are, whom they lack, where the serious gaps are. as_of: yyyymmdd. */
void chain_register_sum(const struct chain_register_entry *entries, size_t count, int32_t as_of, chain_lang lang, struct chain_buffer *out);

#endif
