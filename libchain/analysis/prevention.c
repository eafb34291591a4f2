#include "analysis/prevention.h"

#include <stdlib.h>

#include "analysis/boundaries.h"

/* Steps that weigh: what services do with the client, and the client's own steps that tell a tier. */
static bool weighs(const struct chain_step *step)
{
    return step->role != CHAIN_ROLE_END && step->role != CHAIN_ROLE_BRANCH && (step->tier || chain_step_meets_client(step));
}

static void count(const struct chain_facts *facts, chain_prevention *out)
{
    for (size_t i = 0; i < chain_step_count(facts->model); i++) {
        const struct chain_step *step = chain_step_at(facts->model, i);
        if (!weighs(step))
            continue;
        out->steps[step->tier]++;
        for (const struct chain_object *child = step->head.first; child; child = child->next) {
            double volume;
            if (child->type == CHAIN_CAPACITY && chain_object_number(child, CHAIN_F_VOLUME, &volume) && volume > 0)
                out->volume[step->tier] += volume;
        }
    }
}

static void note(int *lightest, int *heaviest, int tier)
{
    *lightest = !*lightest || tier < *lightest ? tier : *lightest;
    *heaviest = tier > *heaviest ? tier : *heaviest;
}

/* From the starts on, until the first step that tells a tier. */
static void find_first(const struct chain_facts *facts, uint8_t *marks, uint32_t *queue, chain_prevention *out)
{
    const struct chain_model *model = facts->model;
    uint32_t count = 0;
    for (uint32_t i = 0; i < chain_step_count(model); i++)
        if ((marks[i] = chain_step_at(model, i)->role == CHAIN_ROLE_START))
            queue[count++] = i;
    for (uint32_t at = 0; at < count; at++) {
        const struct chain_step *step = chain_step_at(model, queue[at]);
        if (step->tier && chain_step_is_service(step)) {
            note(&out->first_lightest, &out->first_heaviest, step->tier);
            continue;
        }
        for (uint32_t i = 0; i < step->out_count; i++) {
            uint32_t next = chain_flow_target(chain_flow_out(model, step->out_first + i))->head.index;
            if (!marks[next]) {
                marks[next] = 1;
                queue[count++] = next;
            }
        }
    }
}

/* From the ends back, until the last step that tells a tier. Who breaks off has not come to an end of care. */
static void find_last(const struct chain_facts *facts, uint8_t *marks, uint32_t *queue, chain_prevention *out)
{
    const struct chain_model *model = facts->model;
    uint32_t count = 0;
    for (uint32_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        if ((marks[i] = step->role == CHAIN_ROLE_END && step->kind != CHAIN_END_DROPOUT && facts->from_start[i]))
            queue[count++] = i;
    }
    for (uint32_t at = 0; at < count; at++) {
        const struct chain_step *step = chain_step_at(model, queue[at]);
        if (step->tier) {
            note(&out->last_lightest, &out->last_heaviest, step->tier);
            continue;
        }
        for (uint32_t i = 0; i < step->in_count; i++) {
            uint32_t before = chain_flow_source(chain_flow_in(model, step->in_first + i))->head.index;
            if (!marks[before] && facts->from_start[before]) {
                marks[before] = 1;
                queue[count++] = before;
            }
        }
    }
}

bool chain_prevention_measure(const struct chain_facts *facts, chain_prevention *out)
{
    size_t steps = chain_step_count(facts->model) + 1;
    uint8_t *marks = calloc(steps, 1);
    uint32_t *queue = calloc(steps, sizeof *queue);
    bool done = marks && queue;
    if (done) {
        count(facts, out);
        find_first(facts, marks, queue, out);
        find_last(facts, marks, queue, out);
    }
    free(marks);
    free(queue);
    return done;
}
