/* The object behind chain/soundness.h: each net is reduced, what is left is searched, and the verdicts of all are put together. */
#include "analysis/soundness.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/soundness_nets.h"

#define MOST_ROUNDS 8u
#define MOST_FAULTS 1000u

/* Of several answers the worst counts: fails, then undecided, then holds. */
static void answer(struct chain_soundness *soundness, chain_sound_property property, chain_verdict verdict)
{
    uint8_t *now = &soundness->verdicts[property];
    if (verdict == CHAIN_VERDICT_FAILS || *now == CHAIN_VERDICT_HOLDS)
        *now = (uint8_t)verdict;
}

static bool same(const chain_sound_fault *a, const chain_sound_fault *b)
{
    return a->kind == b->kind && a->where == b->where && (a->kind != CHAIN_SOUND_TWICE || a->cause == b->cause);
}

static bool keep_fault(struct chain_soundness *soundness, struct chain_sound_graph *graph, const chain_sound_fault *fault)
{
    for (size_t i = 0; i < soundness->fault_count; i++)
        if (same(&soundness->faults[i], fault))
            return true;
    if (soundness->fault_count >= MOST_FAULTS)
        return true;
    if (!chain_sound_grow(graph, &soundness->faults, &soundness->fault_room, (uint32_t)soundness->fault_count, sizeof *fault))
        return false;
    soundness->faults[soundness->fault_count++] = *fault;
    return true;
}

static bool tell_all(struct chain_soundness *soundness, struct chain_sound_search *search)
{
    for (uint32_t i = 0; i < search->trouble_count; i++) {
        chain_sound_fault fault;
        if (!chain_sound_tell(soundness, search, &search->troubles[i], &fault) || !keep_fault(soundness, search->graph, &fault))
            return false;
    }
    return true;
}

static bool has(const struct chain_sound_search *search, int kind)
{
    return (search->found & (1u << kind)) != 0;
}

/* Marks all steps that an edge's trail holds, whichever way it goes. Each trail is looked at once. */
static bool mark_trails(struct chain_soundness *soundness, const struct chain_sound_graph *graph, const uint8_t *came)
{
    uint8_t *seen = calloc(graph->trail_count + 1u, 1);
    uint32_t *stack = malloc((graph->trail_count * 2u + graph->edge_count + 2u) * sizeof *stack), top = 0;
    bool ready = seen && stack;
    for (uint32_t e = 0; ready && e < graph->edge_count; e++)
        if (!graph->edges[e].gone && came[e])
            stack[top++] = graph->edges[e].trail;
    while (ready && top > 0) {
        uint32_t number = stack[--top];
        const struct chain_sound_trail *trail = &graph->trails[number];
        if (seen[number] || trail->kind == CHAIN_SOUND_FLOW)
            continue;
        seen[number] = 1;
        const struct chain_step *step = trail->node == CHAIN_SOUND_NONE ? NULL : graph->nodes[trail->node].step;
        if (step)
            soundness->done[step->head.index] = 1;
        stack[top++] = trail->a;
        stack[top++] = trail->b;
    }
    free(seen);
    free(stack);
    return ready;
}

/* An end is come to when a token is on its edge. */
static bool mark_done(struct chain_soundness *soundness, const struct chain_sound_search *search)
{
    const struct chain_sound_graph *graph = search->graph;
    for (uint32_t i = 0; i < graph->node_count; i++) {
        const struct chain_sound_node *node = &graph->nodes[i];
        bool ended = !node->gone && node->end != CHAIN_SOUND_GOES_ON && node->in != CHAIN_SOUND_NONE && search->came[node->in];
        if (node->step && (search->fired[i] || ended))
            soundness->done[node->step->head.index] = 1;
    }
    return mark_trails(soundness, graph, search->came);
}

static void mark_meant(struct chain_soundness *soundness, const struct chain_sound_graph *graph)
{
    for (uint32_t i = 0; i < graph->node_count; i++)
        if (graph->nodes[i].step && !graph->nodes[i].gone)
            soundness->meant[graph->nodes[i].step->head.index] = 1;
}

static bool any_dead(const struct chain_soundness *soundness, const struct chain_sound_graph *graph)
{
    for (uint32_t i = 0; i < graph->node_count; i++) {
        const struct chain_step *step = graph->nodes[i].step;
        if (step && soundness->meant[step->head.index] && !soundness->done[step->head.index])
            return true;
    }
    return false;
}

/* What one search says. Behind a second token in a place nothing more is known, so what was not found is not ruled out. */
static void judge(struct chain_soundness *soundness, const struct chain_sound_search *search, bool dead)
{
    bool twice = has(search, CHAIN_SOUND_DOUBLE), open = search->spent || twice;
    bool unsure = search->spent || (search->circles && !search->every);
    bool stuck = has(search, CHAIN_SOUND_STUCK);
    chain_verdict otherwise = open ? CHAIN_VERDICT_UNDECIDED : CHAIN_VERDICT_HOLDS;
    answer(soundness, CHAIN_SOUND_SAFE, twice ? CHAIN_VERDICT_FAILS : unsure ? CHAIN_VERDICT_UNDECIDED : CHAIN_VERDICT_HOLDS);
    answer(soundness, CHAIN_SOUND_CAN_END, stuck || search->circles ? CHAIN_VERDICT_FAILS : otherwise);
    answer(soundness, CHAIN_SOUND_ENDS_WELL,
           has(search, CHAIN_SOUND_DOUBLE_END) || search->left_over ? CHAIN_VERDICT_FAILS : unsure ? CHAIN_VERDICT_UNDECIDED : otherwise);
    answer(soundness, CHAIN_SOUND_NO_CIRCLE, search->circles ? CHAIN_VERDICT_FAILS : otherwise);
    answer(soundness, CHAIN_SOUND_NONE_DEAD,
           !dead ? CHAIN_VERDICT_HOLDS : open || unsure ? CHAIN_VERDICT_UNDECIDED : CHAIN_VERDICT_FAILS);
}

/* Keeps the dead steps of a net, if it is known to its end, and makes ready for the next net. */
static void settle_dead(struct chain_soundness *soundness, const struct chain_sound_graph *graph, bool sure)
{
    for (uint32_t i = 0; i < graph->node_count; i++) {
        const struct chain_step *step = graph->nodes[i].step;
        if (!step)
            continue;
        if (sure && soundness->meant[step->head.index] && !soundness->done[step->head.index])
            soundness->dead[soundness->dead_count++] = &step->head;
        soundness->meant[step->head.index] = 0;
        soundness->done[step->head.index] = 0;
    }
}

/* Where something goes round for ever, a partial order may have left out what is beside it: then all is looked at. */
static bool search_all(struct chain_soundness *soundness, struct chain_sound_graph *graph, struct chain_sound_search *search)
{
    bool done = chain_sound_search_run(search, graph) && tell_all(soundness, search);
    if (!done || search->spent || !search->circles || search->every)
        return done;
    struct chain_sound_search full = {.every = true};
    done = chain_sound_search_run(&full, graph);
    if (done && !full.spent) {
        chain_sound_search_clear(search);
        *search = full;
        return tell_all(soundness, search);
    }
    done = done && tell_all(soundness, &full);
    search->found |= full.found; /* what it saw before the work ran out is true */
    search->left_over = search->left_over || full.left_over;
    chain_sound_search_clear(&full);
    return done;
}

/* Only the way from the root to one end is left, and the node right before it. */
static bool is_trivial(const struct chain_sound_graph *graph)
{
    const struct chain_sound_node *root = &graph->nodes[graph->root];
    const struct chain_sound_node *last = root->out_count == 1 ? &graph->nodes[graph->edges[root->out].to] : root;
    return last != root && last->in_count == 1 && last->out_count == 1 && chain_sound_is_end(graph, last->out);
}

static bool judge_graph(void *context, struct chain_sound_graph *graph)
{
    struct chain_soundness *soundness = context;
    struct chain_sound_search search = {.every = false};
    uint64_t before = graph->work;
    chain_sound_graph_settle(graph);
    if (graph->failed)
        return false;
    mark_meant(soundness, graph);
    for (uint32_t round = 0; round < MOST_ROUNDS && (chain_sound_relax(graph) || round == 0); round++)
        chain_sound_reduce(graph);
    bool done = !graph->failed, sure = false;
    if (done && !is_trivial(graph)) {
        done = search_all(soundness, graph, &search) && mark_done(soundness, &search);
        if (done)
            judge(soundness, &search, any_dead(soundness, graph));
        sure = done && !search.spent && !has(&search, CHAIN_SOUND_DOUBLE) && (search.every || !search.circles);
    }
    settle_dead(soundness, graph, sure);
    chain_sound_search_clear(&search);
    soundness->spent += before - graph->work;
    return done;
}

static int by_number(const void *a, const void *b)
{
    const chain_object *const *one = a, *const *other = b;
    return ((*one)->index > (*other)->index) - ((*one)->index < (*other)->index);
}

static bool run(struct chain_soundness *soundness)
{
    const struct chain_model *model = soundness->model;
    size_t steps = chain_step_count(model) + 1;
    if (model->broken || !model->root || model->root->type != CHAIN_CHAIN)
        return true;
    uint64_t before = soundness->work;
    if (model->bpmn ? chain_sound_is_lone_document(model, &soundness->work) : chain_sound_is_lone(model, &soundness->work)) {
        soundness->spent = before - soundness->work;
        return true;
    }
    soundness->done = calloc(steps, 1);
    soundness->meant = calloc(steps, 1);
    soundness->dead = calloc(steps, sizeof(chain_object *));
    if (!soundness->done || !soundness->meant || !soundness->dead)
        return false;
    bool done = model->bpmn ? chain_sound_of_bpmn(model, &soundness->work, judge_graph, soundness)
                            : chain_sound_of_chain(model, &soundness->work, judge_graph, soundness);
    if (done && soundness->dead_count > 1)
        qsort(soundness->dead, soundness->dead_count, sizeof *soundness->dead, by_number);
    return done && !soundness->arena.failed;
}

chain_status chain_soundness_new(const chain_model *model, const chain_soundness_options *options, chain_soundness **soundness)
{
    if (!model || !soundness)
        return CHAIN_BAD_ARGUMENT;
    *soundness = NULL;
    struct chain_soundness *made = calloc(1, sizeof *made);
    if (!made)
        return CHAIN_NO_MEMORY;
    chain_arena_init(&made->arena);
    made->model = model;
    made->work = options && options->work ? options->work : CHAIN_SOUNDNESS_WORK;
    memset(made->verdicts, CHAIN_VERDICT_HOLDS, sizeof made->verdicts);
    if (!run(made)) {
        chain_soundness_free(made);
        return CHAIN_NO_MEMORY;
    }
    *soundness = made;
    return CHAIN_OK;
}

void chain_soundness_free(chain_soundness *soundness)
{
    if (!soundness)
        return;
    chain_arena_clear(&soundness->arena);
    free(soundness->faults);
    free(soundness->dead);
    free(soundness->done);
    free(soundness->meant);
    free(soundness);
}

chain_verdict chain_soundness_verdict(const chain_soundness *soundness, chain_sound_property property)
{
    bool known = soundness && property >= CHAIN_SOUND_SAFE && property <= CHAIN_SOUND_NO_CIRCLE;
    return known ? (chain_verdict)soundness->verdicts[property] : CHAIN_VERDICT_UNDECIDED;
}

size_t chain_soundness_fault_count(const chain_soundness *soundness)
{
    return soundness ? soundness->fault_count : 0;
}

const chain_sound_fault *chain_soundness_fault(const chain_soundness *soundness, size_t position)
{
    return soundness && position < soundness->fault_count ? &soundness->faults[position] : NULL;
}

size_t chain_soundness_dead_count(const chain_soundness *soundness)
{
    return soundness ? soundness->dead_count : 0;
}

const chain_object *chain_soundness_dead(const chain_soundness *soundness, size_t position)
{
    return soundness && position < soundness->dead_count ? soundness->dead[position] : NULL;
}

uint64_t chain_soundness_work(const chain_soundness *soundness)
{
    return soundness ? soundness->spent : 0;
}
