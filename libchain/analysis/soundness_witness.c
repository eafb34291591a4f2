/*
 * From a trouble in the reduced net to a run of steps that a reader can follow. Going backwards from the tokens that show the trouble,
 * only the firings that brought them are kept; edges tell by their trails what they stand for.
 */
#include <stdlib.h>
#include <string.h>

#include "analysis/soundness.h"

#define MOST_MISSING 8u

void chain_sound_list_add(struct chain_sound_graph *graph, struct chain_sound_list *list, const struct chain_step *step)
{
    if (!step || (list->count > 0 && list->items[list->count - 1] == step))
        return;
    if (chain_sound_grow(graph, &list->items, &list->room, list->count, sizeof(void *)))
        list->items[list->count++] = step;
}

/* Trails nest as deep as a chain is long: a stack of our own. What is to be done is a trail, or a node with the first bit set. */
struct work_list {
    uint64_t *items;
    uint32_t count, room;
};

static void later(struct chain_sound_graph *graph, struct work_list *work, uint64_t item)
{
    if (chain_sound_grow(graph, &work->items, &work->room, work->count, sizeof *work->items))
        work->items[work->count++] = item;
}

#define IS_NODE (1ull << 63)

static void open_trail(struct chain_sound_graph *graph, struct work_list *work, const struct chain_sound_trail *trail)
{
    switch (trail->kind) {
    case CHAIN_SOUND_THEN:
        later(graph, work, trail->b);
        later(graph, work, IS_NODE | trail->node);
        later(graph, work, trail->a);
        break;
    case CHAIN_SOUND_EITHER:
        later(graph, work, graph->trails[trail->a].length <= graph->trails[trail->b].length ? trail->a : trail->b);
        break;
    case CHAIN_SOUND_BOTH: /* one of them shows the way */
    case CHAIN_SOUND_AGAIN: later(graph, work, trail->a); break;
    default: break;
    }
}

void chain_sound_list_trail(struct chain_sound_graph *graph, struct chain_sound_list *list, uint32_t trail)
{
    struct work_list work = {NULL, 0, 0};
    later(graph, &work, trail);
    while (work.count > 0 && !graph->failed) {
        uint64_t item = work.items[--work.count];
        if (item & IS_NODE)
            chain_sound_list_add(graph, list, graph->nodes[(uint32_t)item].step);
        else
            open_trail(graph, &work, &graph->trails[item]);
    }
    free(work.items);
}

/* A run: the states from the first on, and by firing (the one that leads to state i) whether the trouble needs it. */
struct run {
    struct chain_sound_search *search;
    uint32_t *states, count;
    uint8_t *needed;
    uint8_t *wanted; /* by edge */
};

static bool trace(struct run *run, struct chain_sound_search *search, uint32_t state)
{
    *run = (struct run){.search = search};
    for (uint32_t s = state; s != CHAIN_SOUND_NONE; s = search->states[s].before)
        run->count++;
    run->states = malloc((run->count + 1u) * sizeof *run->states);
    run->needed = calloc(run->count + 1u, 1);
    run->wanted = calloc(search->graph->edge_count + 1u, 1);
    if (!run->states || !run->needed || !run->wanted)
        return false;
    uint32_t i = run->count;
    for (uint32_t s = state; s != CHAIN_SOUND_NONE; s = search->states[s].before)
        run->states[--i] = s;
    return true;
}

static void forget(struct run *run)
{
    free(run->states);
    free(run->needed);
    free(run->wanted);
}

/* Calls for each edge that holds a token in one state of the run and not in another. */
static bool lost(const struct run *run, uint32_t edge, uint32_t i)
{
    return !chain_sound_holds(run->search, run->states[i], edge);
}

/* Goes back from the wanted tokens of the last state. Firings whose bit is set in needed beforehand are kept with what they take. */
static void follow_back(struct run *run)
{
    const struct chain_sound_search *search = run->search;
    for (uint32_t i = run->count - 1; i > 0; i--) {
        const struct chain_sound_state *now = &search->states[run->states[i]], *before = &search->states[run->states[i - 1]];
        for (uint32_t t = 0; t < now->count; t++) {
            uint32_t edge = search->tokens[now->first + t];
            if (run->wanted[edge] && lost(run, edge, i - 1))
                run->needed[i] = 1;
        }
        if (!run->needed[i])
            continue;
        for (uint32_t t = 0; t < now->count; t++)
            if (lost(run, search->tokens[now->first + t], i - 1))
                run->wanted[search->tokens[now->first + t]] = 0;
        for (uint32_t t = 0; t < before->count; t++)
            if (lost(run, search->tokens[before->first + t], i))
                run->wanted[search->tokens[before->first + t]] = 1;
    }
    run->needed[0] = 0;
}

static void list_step(struct chain_sound_graph *graph, struct chain_sound_list *list, uint32_t node)
{
    chain_sound_list_add(graph, list, graph->nodes[node].step);
}

/* The steps of the needed firings, each behind what led to it. */
static void list_run(const struct run *run, struct chain_sound_list *list)
{
    const struct chain_sound_search *search = run->search;
    for (uint32_t i = 1; i < run->count; i++) {
        const struct chain_sound_state *before = &search->states[run->states[i - 1]];
        if (!run->needed[i])
            continue;
        for (uint32_t t = 0; t < before->count; t++)
            if (lost(run, search->tokens[before->first + t], i))
                chain_sound_list_trail(search->graph, list, search->graph->edges[search->tokens[before->first + t]].trail);
        list_step(search->graph, list, search->states[run->states[i]].node);
    }
}

static const chain_object *const *keep(struct chain_soundness *soundness, const struct chain_sound_list *list, size_t *count)
{
    const chain_object **kept = chain_arena_array(&soundness->arena, list->count + 1u, sizeof *kept);
    *count = kept ? list->count : 0;
    for (uint32_t i = 0; kept && i < list->count; i++)
        kept[i] = &list->items[i]->head;
    return kept;
}

static const chain_object *object_of(const struct chain_step *step)
{
    return step ? &step->head : NULL;
}

/* The step right before an edge's end, which its trail tells, else the node that it leaves or one before that. */
static const struct chain_step *step_before(struct chain_sound_graph *graph, uint32_t edge)
{
    for (uint32_t hops = 0; hops < 16; hops++) {
        struct chain_sound_list list = {NULL, 0, 0};
        chain_sound_list_trail(graph, &list, graph->edges[edge].trail);
        const struct chain_step *step = list.count ? list.items[list.count - 1] : graph->nodes[graph->edges[edge].from].step;
        free(list.items);
        uint32_t before = graph->nodes[graph->edges[edge].from].in;
        if (step || before == CHAIN_SOUND_NONE)
            return step;
        edge = before;
    }
    return NULL;
}

/* By edge: can a token there still come to the wanted one? */
static void mark_leading(struct chain_sound_search *search, uint32_t edge, uint8_t *leading)
{
    struct chain_sound_graph *graph = search->graph;
    uint32_t top = 0;
    leading[edge] = 1;
    search->stack[top++] = edge;
    while (top > 0) {
        uint32_t from = graph->edges[search->stack[--top]].from;
        for (uint32_t e = graph->nodes[from].in; e != CHAIN_SOUND_NONE; e = graph->edges[e].in_next) {
            chain_sound_spend(graph, 1);
            if (!leading[e])
                search->stack[top++] = e;
            leading[e] = 1;
        }
    }
}

static bool any_leads(const struct run *run, uint32_t i, const uint8_t *leading)
{
    const struct chain_sound_state *state = &run->search->states[run->states[i]];
    for (uint32_t t = 0; t < state->count; t++)
        if (leading[run->search->tokens[state->first + t]])
            return true;
    return false;
}

/* The firing after which nothing can come to an edge any more; 0 when nothing ever could. */
static uint32_t turning_point(const struct run *run, uint32_t edge)
{
    uint8_t *leading = calloc(run->search->graph->edge_count + 1u, 1);
    uint32_t last = 0;
    if (!leading) {
        run->search->graph->failed = true;
        return 0;
    }
    mark_leading(run->search, edge, leading);
    for (uint32_t i = run->count - 1; i > 0 && last == 0; i--)
        if (any_leads(run, i, leading))
            last = i + 1;
    free(leading);
    /* The starts of a chain are a choice too. */
    return last == 0 ? 1 : last;
}

/* The first step with a name on the way that a firing took. */
static const struct chain_step *taken_by(const struct run *run, uint32_t i)
{
    struct chain_sound_graph *graph = run->search->graph;
    const struct chain_sound_state *now = &run->search->states[run->states[i]];
    for (uint32_t t = 0; t < now->count; t++) {
        uint32_t edge = run->search->tokens[now->first + t];
        struct chain_sound_list list = {NULL, 0, 0};
        if (!lost(run, edge, i - 1))
            continue;
        chain_sound_list_trail(graph, &list, graph->edges[edge].trail);
        const struct chain_step *step = list.count ? list.items[0] : graph->nodes[graph->edges[edge].to].step;
        free(list.items);
        return step;
    }
    return NULL;
}

static bool tell_stuck(struct chain_soundness *soundness, struct run *run, const struct chain_sound_trouble *trouble, chain_sound_fault *fault)
{
    struct chain_sound_search *search = run->search;
    struct chain_sound_graph *graph = search->graph;
    const struct chain_sound_node *node = &graph->nodes[trouble->node];
    struct chain_sound_list missing = {NULL, 0, 0}, list = {NULL, 0, 0};
    uint32_t turn = 0;
    for (uint32_t e = node->in; e != CHAIN_SOUND_NONE && missing.count < MOST_MISSING; e = graph->edges[e].in_next) {
        if (chain_sound_holds(search, trouble->state, e)) {
            run->wanted[e] = 1;
            continue;
        }
        chain_sound_list_add(graph, &missing, step_before(graph, e));
        uint32_t point = turning_point(run, e);
        turn = turn == 0 || point < turn ? point : turn;
    }
    fault->kind = CHAIN_SOUND_WAITS;
    if (turn > 0 && turn < run->count && search->states[run->states[turn]].node != graph->root) {
        uint32_t chooser = search->states[run->states[turn]].node;
        const struct chain_step *step = graph->nodes[chooser].step;
        run->needed[turn] = 1;
        fault->cause = object_of(step ? step : step_before(graph, graph->nodes[chooser].in));
        fault->taken = object_of(taken_by(run, turn));
    }
    follow_back(run);
    list_run(run, &list);
    for (uint32_t e = node->in; e != CHAIN_SOUND_NONE; e = graph->edges[e].in_next)
        if (chain_sound_holds(search, trouble->state, e))
            chain_sound_list_trail(graph, &list, graph->edges[e].trail);
    list_step(graph, &list, trouble->node);
    fault->where = object_of(node->step);
    fault->missing = keep(soundness, &missing, &fault->missing_count);
    fault->run = keep(soundness, &list, &fault->run_count);
    free(missing.items);
    free(list.items);
    return true;
}

/* Wants what the last firing takes, or only the token that was there before it. */
static void want_taken(struct run *run, const struct chain_sound_trouble *trouble)
{
    const struct chain_sound_search *search = run->search;
    const struct chain_sound_node *node = &search->graph->nodes[trouble->node];
    for (uint32_t e = node->in; e != CHAIN_SOUND_NONE; e = search->graph->edges[e].in_next)
        if (chain_sound_holds(search, trouble->state, e))
            run->wanted[e] = 1;
}

static void clear_wants(struct run *run)
{
    memset(run->wanted, 0, run->search->graph->edge_count + 1u);
    memset(run->needed, 0, run->count + 1u);
}

/* The steps of one of the two tokens behind the firing where their ways part. */
static void list_behind(struct run *run, uint32_t split, struct chain_sound_list *list)
{
    uint32_t i;
    for (i = 0; i <= split && i < run->count; i++)
        run->needed[i] = 0;
    list_run(run, list);
}

static const struct chain_step *first_common(struct chain_soundness *soundness, const struct chain_sound_list *one,
                                             const struct chain_sound_list *other)
{
    uint8_t *seen = calloc(chain_step_count(soundness->model) + 1, 1);
    const struct chain_step *common = NULL;
    for (uint32_t i = 0; seen && i < one->count; i++)
        seen[one->items[i]->head.index] = 1;
    for (uint32_t i = 0; seen && i < other->count && !common; i++)
        if (seen[other->items[i]->head.index])
            common = other->items[i];
    free(seen);
    return common;
}

/* The run ends where a step is come to for the second time. */
static void cut_behind_second(struct chain_sound_list *list, const struct chain_step *step)
{
    uint32_t seen = 0;
    for (uint32_t i = 0; i < list->count && step; i++) {
        seen += list->items[i] == step;
        if (seen == 2)
            list->count = i + 1;
    }
}

/*
 * The token that was there and the one that comes: back from each, the last firing that both need is where their ways part; the first step
 * that both pass behind it is done twice.
 */
static bool tell_double(struct chain_soundness *soundness, struct run *run, const struct chain_sound_trouble *trouble, chain_sound_fault *fault)
{
    struct chain_sound_search *search = run->search;
    struct chain_sound_graph *graph = search->graph;
    struct chain_sound_list one = {NULL, 0, 0}, other = {NULL, 0, 0}, list = {NULL, 0, 0};
    uint8_t *first = malloc(run->count + 1u);
    uint32_t split = 0, trail = graph->edges[trouble->edge].trail, to = graph->edges[trouble->edge].to;
    if (!first)
        return false;
    run->wanted[trouble->edge] = 1;
    follow_back(run);
    memcpy(first, run->needed, run->count);
    clear_wants(run);
    want_taken(run, trouble);
    follow_back(run);
    for (uint32_t i = 1; i < run->count; i++)
        if (first[i] && run->needed[i])
            split = i;
    uint8_t *second = run->needed;
    uint8_t *both = calloc(run->count + 1u, 1);
    for (uint32_t i = 1; both && i < run->count; i++)
        both[i] = first[i] | second[i];
    if (both) {
        run->needed = both;
        list_run(run, &list);
        run->needed = first;
        list_behind(run, split, &one);
        run->needed = second;
        list_behind(run, split, &other);
    }
    bool done = both != NULL;
    free(first);
    free(both);
    struct chain_sound_list *lists[] = {&one, &other, &list};
    for (size_t i = 0; i < 3; i++) {
        if (i > 0) {
            for (uint32_t e = graph->nodes[trouble->node].in; e != CHAIN_SOUND_NONE; e = graph->edges[e].in_next)
                if (chain_sound_holds(search, trouble->state, e))
                    chain_sound_list_trail(graph, lists[i], graph->edges[e].trail);
            list_step(graph, lists[i], trouble->node);
        }
        chain_sound_list_trail(graph, lists[i], trail);
        list_step(graph, lists[i], to);
    }
    uint32_t node = split > 0 && split < run->count ? search->states[run->states[split]].node : graph->root;
    fault->cause = object_of(graph->nodes[node].step);
    fault->kind = trouble->kind == CHAIN_SOUND_DOUBLE_END ? CHAIN_SOUND_ENDS_TWICE : CHAIN_SOUND_TWICE;
    const struct chain_step *met = trouble->kind == CHAIN_SOUND_DOUBLE_END ? graph->nodes[to].step : first_common(soundness, &one, &other);
    fault->where = object_of(met ? met : step_before(graph, trouble->edge));
    cut_behind_second(&list, met);
    fault->run = keep(soundness, &list, &fault->run_count);
    free(one.items);
    free(other.items);
    free(list.items);
    return done;
}

/* Everything that goes round: nodes that fire, and what their edges stand for. */
static bool tell_round(struct chain_soundness *soundness, struct run *run, const struct chain_sound_trouble *trouble, chain_sound_fault *fault)
{
    struct chain_sound_search *search = run->search;
    struct chain_sound_graph *graph = search->graph;
    struct chain_sound_list circle = {NULL, 0, 0}, list = {NULL, 0, 0};
    uint32_t round = ++search->round;
    for (uint32_t i = 0; i < trouble->node_count; i++)
        search->chosen[search->circle[trouble->first_node + i]] = round;
    for (uint32_t i = 0; i < trouble->node_count; i++) {
        uint32_t node = search->circle[trouble->first_node + i];
        list_step(graph, &circle, node);
        for (uint32_t e = graph->nodes[node].out; e != CHAIN_SOUND_NONE; e = graph->edges[e].out_next)
            if (search->chosen[graph->edges[e].to] == round)
                chain_sound_list_trail(graph, &circle, graph->edges[e].trail);
    }
    memset(run->needed, 1, run->count);
    list_run(run, &list);
    fault->kind = CHAIN_SOUND_CIRCLES;
    fault->circle = keep(soundness, &circle, &fault->circle_count);
    fault->run = keep(soundness, &list, &fault->run_count);
    fault->where = fault->circle_count ? fault->circle[0] : NULL;
    free(circle.items);
    free(list.items);
    return true;
}

bool chain_sound_tell(struct chain_soundness *soundness, struct chain_sound_search *search, const struct chain_sound_trouble *trouble,
                      chain_sound_fault *fault)
{
    struct run run;
    *fault = (chain_sound_fault){.where = NULL};
    bool done = trace(&run, search, trouble->state);
    if (done && trouble->kind == CHAIN_SOUND_STUCK)
        done = tell_stuck(soundness, &run, trouble, fault);
    else if (done && trouble->kind == CHAIN_SOUND_ROUND)
        done = tell_round(soundness, &run, trouble, fault);
    else if (done)
        done = tell_double(soundness, &run, trouble, fault);
    forget(&run);
    return done && !search->graph->failed && !soundness->arena.failed;
}
