/* Between the files that tell a comparison. */
#ifndef CHAIN_WRITE_COMPARISON_TELLING_H
#define CHAIN_WRITE_COMPARISON_TELLING_H

#include <stdio.h>

#include "chain/words.h"
#include "write/comparison.h"

struct chain_telling {
    const chain_comparison *comparison;
    struct chain_teller *teller;
    struct chain_change_style style;
    struct chain_buffer line, scratch, other;
};

static inline void start_line(struct chain_telling *telling)
{
    telling->line.length = 0;
    chain_buffer_text(&telling->line, "");
}

static inline void tell_line(struct chain_telling *telling)
{
    chain_tell_item(telling->teller, chain_buffer_words(&telling->line));
}

#define PUT(telling, msgid, ...) CHAIN_PUT_FILLED(&(telling)->line, (telling)->teller->lang, msgid, __VA_ARGS__)

static inline const char *words_of(const struct chain_telling *telling, const char *msgid)
{
    return chain_words(telling->teller->lang, msgid);
}

static inline const char *number(char *buffer, size_t size, size_t value)
{
    snprintf(buffer, size, "%zu", value);
    return buffer;
}

/* comparison_gaps.c: what becomes of the gaps, and the figures before and after. */
void chain_tell_gap_changes(struct chain_telling *telling);
void chain_tell_figures(struct chain_telling *telling);

#endif
