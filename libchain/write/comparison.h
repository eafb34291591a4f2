/* The formats of comparisons. */
#ifndef CHAIN_WRITE_COMPARISON_H
#define CHAIN_WRITE_COMPARISON_H

#include "chain/compare.h"
#include "write/tell.h"

/* comparison_words.c: what one change says, as a sentence; the words follow what the buffer holds. */
struct chain_change_style {
    chain_lang lang;
    const chain_comparison *comparison;
    const char *then, *now; /* "in the present state", "in the target state"; "before", "now": msgids */
};
struct chain_change_style chain_change_style_of(const chain_comparison *comparison, chain_lang lang);
/* Changes from a position on that are told together (languages, areas); gives how many were told. */
size_t chain_put_changes(struct chain_buffer *buffer, const struct chain_change_style *style, size_t position, size_t end);
/* Names of the objects that the ids of a field mean: channels, items, actors ... */
void chain_put_values(struct chain_buffer *buffer, const struct chain_change_style *style, const chain_change *change,
                      const char *words);
/* What a change is about, or the kind of change itself. */
const char *chain_change_label(const chain_change *change, chain_lang lang);

void chain_comparison_tell(const chain_comparison *comparison, struct chain_teller *teller);
void chain_comparison_put_csv(const chain_comparison *comparison, chain_lang lang, struct chain_buffer *out);
void chain_comparison_put_json(const chain_comparison *comparison, struct chain_buffer *out);

#endif
