/* How service in a language goes on along the ways of the client. The Sámi languages are languages of their own. */
#ifndef CHAIN_ANALYSIS_LANGUAGE_WAYS_H
#define CHAIN_ANALYSIS_LANGUAGE_WAYS_H

#include "analysis/facts.h"
#include "analysis/languages.h"
#include "chain/facts.h"

/* A language of the clients that must be asked for: Finnish is what the services speak anyhow. */
static inline bool chain_language_asked(const struct chain_languages *languages, int language)
{
    return language != CHAIN_LANGUAGE_FI && languages->spoken[language];
}

/* By step: the best level on any way before it, 0 = not served before. before must be zero and have a byte for each step. */
void chain_language_before(const struct chain_facts *facts, int language, uint8_t *before);

/* Served before, and here no longer by anybody who speaks it or interprets. */
static inline bool chain_language_drops(int before, int level)
{
    return before && before < level && (level == CHAIN_LANGUAGE_LEVEL_MATERIAL || level == CHAIN_LANGUAGE_LEVEL_NONE);
}

/* The floor of all ways; false without memory. */
bool chain_language_measure(const struct chain_facts *facts, int language, chain_language_facts *out);

#endif
