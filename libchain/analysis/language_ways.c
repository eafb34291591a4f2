#include "analysis/language_ways.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/care.h"

/* Served, it is not told how: at least there is something in the language. */
static int level_at(const struct chain_facts *facts, const struct chain_step *step, int language)
{
    int level = chain_languages_level(&facts->care->languages, step, language);
    return level == CHAIN_SURVEY_SERVED ? CHAIN_LANGUAGE_LEVEL_MATERIAL : level;
}

void chain_language_before(const struct chain_facts *facts, int language, uint8_t *before)
{
    const struct chain_model *model = facts->model;
    bool changed = true;
    while (changed) { /* each round that changes anything makes some level better: there are five, and loops settle in few */
        changed = false;
        for (size_t i = 0; i < chain_step_count(model); i++) {
            const struct chain_step *step = chain_step_at(model, facts->order[i]);
            int level = level_at(facts, step, language), best = before[step->head.index];
            if (level && level != CHAIN_LANGUAGE_LEVEL_NONE && (!best || level < best))
                best = level;
            for (uint32_t o = 0; best && o < step->out_count; o++) {
                uint8_t *next = &before[chain_flow_target(chain_flow_out(model, step->out_first + o))->head.index];
                changed = changed || !*next || best < *next;
                *next = !*next || best < *next ? (uint8_t)best : *next;
            }
        }
    }
}

/* A step where the client is met, or makes contact. */
static bool counts(const struct chain_step *step)
{
    return chain_step_meets_client(step) || (chain_step_is_client(step) && step->kind == CHAIN_STEP_CONTACT);
}

/* Is there a way from a start to an end on which no told level is worse? */
static bool passes(const struct chain_facts *facts, int language, int worst, uint8_t *marks, uint32_t *queue)
{
    const struct chain_model *model = facts->model;
    uint32_t count = 0;
    memset(marks, 0, chain_step_count(model));
    for (uint32_t i = 0; i < chain_step_count(model); i++)
        if (chain_step_at(model, i)->role == CHAIN_ROLE_START) {
            marks[i] = 1;
            queue[count++] = i;
        }
    for (uint32_t at = 0; at < count; at++) {
        const struct chain_step *step = chain_step_at(model, queue[at]);
        if (counts(step) && level_at(facts, step, language) > worst)
            continue;
        if (step->role == CHAIN_ROLE_END || step->out_count == 0)
            return true;
        for (uint32_t i = 0; i < step->out_count; i++) {
            uint32_t next = chain_flow_target(chain_flow_out(model, step->out_first + i))->head.index;
            if (!marks[next]) {
                marks[next] = 1;
                queue[count++] = next;
            }
        }
    }
    return false;
}

bool chain_language_measure(const struct chain_facts *facts, int language, chain_language_facts *out)
{
    const struct chain_model *model = facts->model;
    size_t steps = chain_step_count(model) + 1;
    uint8_t *marks = calloc(steps, 1);
    uint32_t *queue = calloc(steps, sizeof *queue);
    for (size_t i = 0; i + 1 < steps; i++) {
        const struct chain_step *step = chain_step_at(model, i);
        int level = level_at(facts, step, language);
        if (!counts(step) || !facts->from_start[i])
            continue;
        if (level)
            out->told++;
        else
            out->not_told++;
        if (facts->to_end[i] && level > out->worst_way)
            out->worst_way = level;
    }
    for (int level = CHAIN_LANGUAGE_LEVEL_WORKER; out->told > 0 && marks && queue && level <= CHAIN_LANGUAGE_LEVEL_NONE; level++)
        if (!out->best_way && passes(facts, language, level, marks, queue))
            out->best_way = level;
    bool done = marks && queue;
    free(marks);
    free(queue);
    return done;
}
