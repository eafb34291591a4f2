/* In which languages the client is served at each step. */
#ifndef CHAIN_ANALYSIS_LANGUAGES_H
#define CHAIN_ANALYSIS_LANGUAGES_H

#include "chain/survey.h"
#include "model/model.h"

/* Languages of service are numbered from 1. */
#define CHAIN_LANGUAGES (CHAIN_LANGUAGE_EN + 1)

struct chain_languages {
    uint8_t *levels; /* by step and language: enum chain_language_level_kind, CHAIN_SURVEY_SERVED or 0 = not told */
    uint8_t *partly; /* by step and language: told of some areas only */
    bool spoken[CHAIN_LANGUAGES]; /* languages of the region and the client groups */
};

/* False without memory. The arena keeps it. Linear in steps, actors and what they tell of languages. */
bool chain_languages_init(struct chain_languages *languages, struct chain_arena *arena, const struct chain_model *model);
/* How a step serves in a language. */
int chain_languages_level(const struct chain_languages *languages, const struct chain_step *step, int language);

#endif
