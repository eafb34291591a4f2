/* Translated words: catalogues are compiled in, so no locale need be installed, and the language is asked for call by call. */
#ifndef CHAIN_BASE_WORDS_H
#define CHAIN_BASE_WORDS_H

#include "chain/kinds.h"

/* The translation of an English msgid, or the msgid itself. */
const char *chain_words(chain_lang lang, const char *msgid);

#endif
