/* All chains of a register together, for who answers for all of them. */
#include "write/register.h"

#include <stdio.h>

#include "chain/finding.h"
#include "chain/words.h"

#define MOST_NAMED 5
#define MOST_KINDS 32

static const char *number_words(char words[24], size_t number)
{
    snprintf(words, 24, "%zu", number);
    return words;
}

static void add_counted(struct chain_list *list, const char *label, size_t number)
{
    char words[200];
    snprintf(words, sizeof words, "%s (%zu)", label, number);
    if (number && label)
        chain_list_add(list, words);
}

/* "drafted (3), described (9)": how many entries have each word of a table; 0 is not told. */
static void count_kinds(struct chain_list *list, const size_t counts[MOST_KINDS], chain_kinds table, chain_lang lang)
{
    for (int kind = 1; kind <= chain_kind_count(table) && kind < MOST_KINDS; kind++)
        add_counted(list, chain_kind_label(table, kind, lang), counts[kind]);
    add_counted(list, chain_words(lang, N_("not told")), counts[0]);
}

static void put_kinds(struct chain_teller *teller, const char *msgid, const char *total, const size_t counts[MOST_KINDS], chain_kinds table)
{
    struct chain_list list = {.most = 0};
    struct chain_buffer line = {NULL, 0, 0, false};
    count_kinds(&list, counts, table, teller->lang);
    CHAIN_PUT_FILLED(&line, teller->lang, msgid, chain_list_words(&list, teller->lang), total);
    chain_tell_item(teller, chain_buffer_words(&line));
    teller->out.failed = teller->out.failed || line.failed || list.words.failed;
    chain_buffer_clear(&line);
    chain_list_clear(&list);
}

static void tell_states(struct chain_teller *teller, const struct chain_register_entry *entries, size_t count)
{
    size_t states[MOST_KINDS] = {0}, statuses[MOST_KINDS] = {0};
    char total[24];
    for (size_t i = 0; i < count; i++) {
        int state = chain_object_kind(entries[i].root, CHAIN_F_STATE), status = chain_object_kind(entries[i].status, CHAIN_F_VALUE);
        states[state > 0 && state < MOST_KINDS ? state : 0]++;
        statuses[status > 0 && status < MOST_KINDS ? status : 0]++;
    }
    put_kinds(teller, N_("{1} chains: {0}."), number_words(total, count), states, CHAIN_KINDS_STATE);
    put_kinds(teller, N_("How far they are: {0}."), NULL, statuses, CHAIN_KINDS_STATUS);
}

static void tell_keepers(struct chain_teller *teller, const struct chain_register_entry *entries, size_t count, int32_t as_of)
{
    size_t owners = 0, reviews = 0, late = 0;
    char words[3][24];
    struct chain_buffer line = {NULL, 0, 0, false};
    for (size_t i = 0; i < count; i++) {
        int32_t review = chain_object_date(entries[i].governance, CHAIN_F_NEXT_REVIEW);
        owners += !chain_object_value(entries[i].governance, CHAIN_F_OWNER);
        reviews += !review;
        late += review && review < as_of;
    }
    CHAIN_PUT_FILLED(&line, teller->lang, N_("No owner is told of {0}, no next review of {1}. The review is late in {2}."),
                     number_words(words[0], owners), number_words(words[1], reviews), number_words(words[2], late));
    chain_tell_item(teller, chain_buffer_words(&line));
    teller->out.failed = teller->out.failed || line.failed;
    chain_buffer_clear(&line);
}

/* The one with most serious gaps below a number, the first of equals that comes after `last`. */
static const struct chain_register_entry *next_worst(const struct chain_register_entry *entries, size_t count,
                                                     const struct chain_register_entry *last)
{
    const struct chain_register_entry *worst = NULL;
    for (size_t i = 0; i < count; i++) {
        size_t gaps = entries[i].gaps[CHAIN_SEVERITY_ERROR], before = last ? last->gaps[CHAIN_SEVERITY_ERROR] : gaps + 1;
        bool behind = gaps < before || (gaps == before && entries + i > last);
        if (gaps && behind && (!worst || gaps > worst->gaps[CHAIN_SEVERITY_ERROR]))
            worst = entries + i;
    }
    return worst;
}

static void tell_worst(struct chain_teller *teller, const struct chain_register_entry *entries, size_t count)
{
    struct chain_list list = {.most = 0};
    struct chain_buffer line = {NULL, 0, 0, false}, scratch = {NULL, 0, 0, false};
    const struct chain_register_entry *worst = NULL;
    char words[24];
    size_t serious = 0;
    for (size_t i = 0; i < count; i++)
        serious += entries[i].gaps[CHAIN_SEVERITY_ERROR] > 0;
    for (int i = 0; i < MOST_NAMED && (worst = next_worst(entries, count, worst)) != NULL; i++)
        add_counted(&list, chain_name_words(&scratch, worst->root, teller->lang), worst->gaps[CHAIN_SEVERITY_ERROR]);
    if (serious)
        CHAIN_PUT_FILLED(&line, teller->lang, N_("Chains with serious gaps: {0}. Most are in: {1}."), number_words(words, serious),
                         chain_list_words(&list, teller->lang));
    chain_tell_item(teller, chain_buffer_words(&line));
    teller->out.failed = teller->out.failed || line.failed || scratch.failed || list.words.failed;
    chain_buffer_clear(&line);
    chain_buffer_clear(&scratch);
    chain_list_clear(&list);
}

void chain_register_sum(const struct chain_register_entry *entries, size_t count, int32_t as_of, chain_lang lang, struct chain_buffer *out)
{
    struct chain_teller teller = {{NULL, 0, 0, false}, lang, false};
    tell_states(&teller, entries, count);
    tell_keepers(&teller, entries, count, as_of);
    tell_worst(&teller, entries, count);
    chain_tell_end_list(&teller);
    chain_buffer_text(out, chain_buffer_words(&teller.out));
    out->failed = out->failed || teller.out.failed;
    chain_buffer_clear(&teller.out);
}
