/* States from which nothing ends, found backwards from those that end; and what goes round in them. */
#include <stdlib.h>

#include "analysis/soundness_search.h"

#define MOST_CIRCLES 16u

/* The steps of each state, one way. */
struct arcs {
    uint32_t *first; /* by state, one more at the end */
    uint32_t *step;
};

static bool sort_steps(const struct chain_sound_search *search, bool backwards, struct arcs *arcs)
{
    uint32_t states = search->state_count, *first = calloc(states + 2u, sizeof *first);
    uint32_t *step = malloc((search->step_count + 1u) * sizeof *step);
    *arcs = (struct arcs){first, step};
    if (!first || !step)
        return false;
    for (uint32_t i = 0; i < search->step_count; i++) {
        uint32_t key = backwards ? search->steps[i].to : search->steps[i].from;
        if (key != CHAIN_SOUND_NONE)
            first[key + 2]++;
    }
    for (uint32_t i = 0; i < states; i++)
        first[i + 2] += first[i + 1];
    for (uint32_t i = 0; i < search->step_count; i++) {
        uint32_t key = backwards ? search->steps[i].to : search->steps[i].from;
        if (key != CHAIN_SOUND_NONE)
            step[first[key + 1]++] = i;
    }
    return true;
}

struct circles {
    struct chain_sound_search *search;
    struct arcs after, before;
    uint8_t *ends;    /* by state: something ends from here; 2 = told already */
    uint32_t *seen;   /* by state: the last walk forwards, and backwards, that came by */
    uint32_t *seen_back;
    uint32_t *queue;
    uint32_t walk, walk_back;
};

static void spread_ends(struct circles *circles)
{
    const struct chain_sound_search *search = circles->search;
    uint32_t last = 0;
    for (uint32_t s = 0; s < search->state_count; s++) {
        bool ends = circles->after.first[s] == circles->after.first[s + 1];
        for (uint32_t i = circles->after.first[s]; i < circles->after.first[s + 1]; i++)
            ends = ends || search->steps[circles->after.step[i]].to == CHAIN_SOUND_NONE;
        circles->ends[s] = ends;
        if (ends)
            circles->queue[last++] = s;
    }
    for (uint32_t next = 0; next < last; next++) {
        uint32_t s = circles->queue[next];
        for (uint32_t i = circles->before.first[s]; i < circles->before.first[s + 1]; i++) {
            uint32_t from = search->steps[circles->before.step[i]].from;
            if (!circles->ends[from])
                circles->queue[last++] = from;
            circles->ends[from] = 1;
        }
    }
}

/* Walks from a state, one way; returns how many were come to, in the queue. */
static uint32_t walk(struct circles *circles, uint32_t state, bool backwards)
{
    const struct arcs *arcs = backwards ? &circles->before : &circles->after;
    uint32_t *seen = backwards ? circles->seen_back : circles->seen;
    uint32_t number = backwards ? ++circles->walk_back : ++circles->walk, last = 0;
    seen[state] = number;
    circles->queue[last++] = state;
    for (uint32_t next = 0; next < last; next++) {
        uint32_t s = circles->queue[next];
        chain_sound_spend(circles->search->graph, 1);
        for (uint32_t i = arcs->first[s]; i < arcs->first[s + 1]; i++) {
            const struct chain_sound_step *step = &circles->search->steps[arcs->step[i]];
            uint32_t other = backwards ? step->from : step->to;
            if (seen[other] == number)
                continue;
            seen[other] = number;
            circles->queue[last++] = other;
        }
    }
    return last;
}

/* From a state on to one that whatever it leads to leads back to. */
static uint32_t settle(struct circles *circles, uint32_t state)
{
    while (circles->search->graph->work > 0) {
        uint32_t other = CHAIN_SOUND_NONE;
        walk(circles, state, true);
        uint32_t count = walk(circles, state, false);
        for (uint32_t i = 0; i < count && other == CHAIN_SOUND_NONE; i++)
            if (circles->seen_back[circles->queue[i]] != circles->walk_back)
                other = circles->queue[i];
        if (other == CHAIN_SOUND_NONE)
            return state;
        state = other;
    }
    return CHAIN_SOUND_NONE;
}

/* What fires among the states that were walked last. */
static void tell(struct circles *circles, uint32_t state)
{
    struct chain_sound_search *search = circles->search;
    struct chain_sound_trouble trouble = {
        .kind = CHAIN_SOUND_ROUND, .state = state, .node = CHAIN_SOUND_NONE, .first_node = search->circle_count};
    search->round++;
    for (uint32_t i = 0; i < search->step_count; i++) {
        const struct chain_sound_step *step = &search->steps[i];
        if (circles->seen[step->from] != circles->walk || search->chosen[step->node] == search->round)
            continue;
        search->chosen[step->node] = search->round;
        if (!chain_sound_grow(search->graph, &search->circle, &search->circle_room, search->circle_count, sizeof *search->circle))
            return;
        search->circle[search->circle_count++] = step->node;
        trouble.node_count++;
    }
    chain_sound_trouble(search, trouble);
}

static void find(struct circles *circles)
{
    struct chain_sound_search *search = circles->search;
    uint32_t told = 0;
    spread_ends(circles);
    for (uint32_t s = 0; s < search->state_count && told < MOST_CIRCLES; s++) {
        if (circles->ends[s])
            continue;
        search->circles = true;
        uint32_t state = settle(circles, s);
        if (state == CHAIN_SOUND_NONE)
            return;
        tell(circles, state);
        told++;
        /* What leads to it is told with it. */
        uint32_t count = walk(circles, state, true);
        for (uint32_t i = 0; i < count; i++)
            circles->ends[circles->queue[i]] = 1;
    }
}

bool chain_sound_find_circles(struct chain_sound_search *search)
{
    struct circles circles = {.search = search};
    size_t room = search->state_count + 1u;
    circles.ends = calloc(room, 1);
    circles.seen = calloc(room, sizeof *circles.seen);
    circles.seen_back = calloc(room, sizeof *circles.seen_back);
    circles.queue = calloc(room, sizeof *circles.queue);
    bool ready = circles.ends && circles.seen && circles.seen_back && circles.queue &&
                 sort_steps(search, false, &circles.after) && sort_steps(search, true, &circles.before);
    if (ready)
        find(&circles);
    free(circles.after.first);
    free(circles.after.step);
    free(circles.before.first);
    free(circles.before.step);
    free(circles.ends);
    free(circles.seen);
    free(circles.seen_back);
    free(circles.queue);
    return ready;
}
