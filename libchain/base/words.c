/*
 * Reads gettext's binary catalogues (.mo) that the build compiles from po/ and embeds. libintl itself finds them by file and by
 * process locale only, and stays English under the C locale; a library that answers in the caller's language, in any thread and
 * on a bare machine, needs the catalogue, not the locale.
 * Format: GNU gettext manual, "The Format of GNU MO Files".
 */
#include "chain/words.h"

#include <stdint.h>
#include <string.h>

#include "base/catalogues.h"
#include "base/nearest.h"

#define MAGIC 0x950412deu

/* The catalogues are made on the machine that builds, in its own byte order. */
static uint32_t word_at(const struct chain_catalogue *catalogue, size_t offset)
{
    uint32_t word;
    if (offset + sizeof word > catalogue->size)
        return 0;
    memcpy(&word, catalogue->bytes + offset, sizeof word);
    return word;
}

static const char *string_at(const struct chain_catalogue *catalogue, uint32_t table, uint32_t index)
{
    uint32_t offset = word_at(catalogue, table + 8 * (size_t)index + 4);
    return offset < catalogue->size ? (const char *)catalogue->bytes + offset : "";
}

/* Originals are sorted. */
static const char *look_up(const struct chain_catalogue *catalogue, const char *msgid)
{
    if (word_at(catalogue, 0) != MAGIC)
        return NULL;
    uint32_t low = 0, high = word_at(catalogue, 8);
    uint32_t originals = word_at(catalogue, 12), translations = word_at(catalogue, 16);
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(msgid, string_at(catalogue, originals, middle));
        if (order == 0)
            return string_at(catalogue, translations, middle);
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const char *chain_words(chain_lang lang, const char *msgid)
{
    if (!msgid || !msgid[0])
        return msgid;
    for (size_t i = 0; i < chain_catalogue_count; i++) {
        if (chain_catalogues[i].lang != lang)
            continue;
        const char *words = look_up(&chain_catalogues[i], msgid);
        if (words && words[0])
            return words;
    }
    return msgid;
}

const char *chain_words_nearest(const char *word, const char *const *known, size_t count)
{
    struct chain_nearest nearest = chain_nearest_to(word, strlen(word));
    for (size_t i = 0; i < count; i++)
        chain_nearest_offer(&nearest, known[i]);
    return nearest.best;
}
