#include "analysis/languages.h"

/* The better of two answers: a worker who speaks it before an interpreter, anything before silence. */
static void note(uint8_t *level, uint8_t *partly, const struct chain_language_level *said)
{
    if (!said->level || said->code >= CHAIN_LANGUAGES)
        return;
    if (level[said->code] && level[said->code] <= said->level)
        return;
    level[said->code] = said->level;
    partly[said->code] = said->area.count > 0;
}

static void note_all(uint8_t *levels, uint8_t *partly, const struct chain_object *parent)
{
    for (const struct chain_object *child = parent->first; child; child = child->next)
        if (child->type == CHAIN_LANGUAGE)
            note(levels, partly, (const struct chain_language_level *)child);
}

/* A channel that speaks the language serves somehow, whatever the other channels do not. */
static void note_channels(uint8_t *levels, uint8_t *partly, const struct chain_step *step)
{
    for (const struct chain_object *child = step->head.first; child; child = child->next) {
        const struct chain_channel_detail *channel = (const struct chain_channel_detail *)child;
        for (uint32_t i = 0; child->type == CHAIN_CHANNEL && i < channel->languages.count; i++) {
            int language = channel->languages.items[i];
            if (language >= CHAIN_LANGUAGES || levels[language])
                continue;
            levels[language] = CHAIN_SURVEY_SERVED;
            partly[language] = channel->area.count > 0;
        }
    }
}

static void mark(bool *spoken, const struct chain_kind_list *list)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i] && list->items[i] < CHAIN_LANGUAGES)
            spoken[list->items[i]] = true;
}

static void find_spoken(struct chain_languages *languages, const struct chain_model *model)
{
    for (uint32_t i = 0; i < model->by_type[CHAIN_REGION].count; i++)
        mark(languages->spoken, &((const struct chain_root *)model->by_type[CHAIN_REGION].items[i])->languages);
    for (uint32_t i = 0; i < model->by_type[CHAIN_CLIENT_GROUP].count; i++)
        mark(languages->spoken, &((const struct chain_client_group *)model->by_type[CHAIN_CLIENT_GROUP].items[i])->languages);
}

bool chain_languages_init(struct chain_languages *languages, struct chain_arena *arena, const struct chain_model *model)
{
    size_t steps = chain_step_count(model), actors = model->by_type[CHAIN_ACTOR].count;
    uint8_t *by_actor = chain_arena_array(arena, (actors + 1) * 2, CHAIN_LANGUAGES);
    *languages = (struct chain_languages){.levels = chain_arena_array(arena, steps + 1, CHAIN_LANGUAGES),
                                          .partly = chain_arena_array(arena, steps + 1, CHAIN_LANGUAGES)};
    if (arena->failed)
        return false;
    for (size_t i = 0; i < actors; i++)
        note_all(by_actor + 2 * i * CHAIN_LANGUAGES, by_actor + (2 * i + 1) * CHAIN_LANGUAGES, model->by_type[CHAIN_ACTOR].items[i]);
    for (size_t i = 0; i < steps; i++) {
        const struct chain_step *step = chain_step_at(model, i);
        uint8_t *levels = languages->levels + i * CHAIN_LANGUAGES, *partly = languages->partly + i * CHAIN_LANGUAGES;
        note_all(levels, partly, &step->head);
        note_channels(levels, partly, step);
        /* What the step says goes before what its actor says. */
        const uint8_t *actor = step->actor.target ? by_actor + 2 * (size_t)step->actor.target->index * CHAIN_LANGUAGES : NULL;
        for (int l = 1; actor && l < CHAIN_LANGUAGES; l++) {
            if (levels[l])
                continue;
            levels[l] = actor[l];
            partly[l] = actor[CHAIN_LANGUAGES + l];
        }
    }
    find_spoken(languages, model);
    return true;
}

int chain_languages_level(const struct chain_languages *languages, const struct chain_step *step, int language)
{
    return languages->levels[(size_t)step->head.index * CHAIN_LANGUAGES + (size_t)language];
}
