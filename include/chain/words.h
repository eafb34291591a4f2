/**
 * @file
 * Words in the reader's language. The catalogues are compiled in: no locale need be installed, and the language is asked for
 * call by call, so that one process can answer in several at once.
 */
#ifndef CHAIN_WORDS_H
#define CHAIN_WORDS_H

#include <stddef.h>

#include "chain/export.h"
#include "chain/kinds.h"
#include "chain/model.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The translation of an English text of the library or its command.
 * @param lang   wanted language
 * @param msgid  the English text; NULL gives NULL
 * @return the translation, or msgid itself when there is none; static
 */
CHAIN_API const char *chain_words(chain_lang lang, const char *msgid);

/**
 * A duration as people write it: "3 months 2 weeks". Hours and minutes are left out of what takes a day or more.
 * @param duration  any; nothing at all is "no time"
 * @param lang      of the words
 * @param buffer    gets the text, ended by NUL and cut at a character when too small; may be NULL when size is 0
 * @param size      bytes in buffer
 * @return bytes of the whole text without the NUL
 */
CHAIN_API size_t chain_duration_text(chain_duration duration, chain_lang lang, char *buffer, size_t size);

/**
 * The known word nearest to a mistyped one, for "did you mean".
 * @param word   what was typed, not NULL
 * @param known  known words
 * @param count  how many
 * @return one of known, or NULL when none is near
 */
CHAIN_API const char *chain_words_nearest(const char *word, const char *const *known, size_t count);

#ifdef __cplusplus
}
#endif

#endif
