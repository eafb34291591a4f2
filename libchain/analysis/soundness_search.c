/*
 * Breadth first, so that the run to what is found is short. An end keeps its token; a second one there is told and goes no further. A
 * second token in any other place is told, and that state is not gone on from.
 */
#include "analysis/soundness_search.h"

#include <stdlib.h>
#include <string.h>

#define MOST_TROUBLES 1000u
#define AFTER_DOUBLE 20000u /* work that is still spent when a second token was found, for what else is wrong */
#define MOST_CHOICES 8u /* ways of a split of which some are taken: 255 choices */

bool chain_sound_grow(struct chain_sound_graph *graph, void *items, uint32_t *room, uint32_t need, size_t size)
{
    void **array = items;
    uint32_t bigger = *room ? *room : 256;
    if (need < *room)
        return true;
    while (bigger <= need && bigger < 1u << 30)
        bigger *= 2;
    void *memory = need < bigger ? realloc(*array, bigger * size) : NULL;
    if (!memory) {
        graph->failed = true;
        return false;
    }
    *array = memory;
    *room = bigger;
    return true;
}

void chain_sound_trouble(struct chain_sound_search *search, struct chain_sound_trouble trouble)
{
    void *items = &search->troubles;
    uint32_t at = trouble.kind == CHAIN_SOUND_STUCK ? trouble.node : trouble.kind == CHAIN_SOUND_ROUND ? 0 : trouble.edge;
    uint8_t bit = (uint8_t)(1u << trouble.kind);
    if (trouble.kind != CHAIN_SOUND_ROUND && (search->told[at] & bit))
        return;
    search->found |= bit;
    if (search->trouble_count >= MOST_TROUBLES ||
        !chain_sound_grow(search->graph, items, &search->trouble_room, search->trouble_count, sizeof trouble))
        return;
    search->told[at] |= bit;
    search->troubles[search->trouble_count++] = trouble;
}

/* States are found again by their tokens. */
static uint32_t hash(const uint32_t *tokens, uint32_t count)
{
    uint64_t sum = count;
    for (uint32_t i = 0; i < count; i++)
        sum = (sum ^ tokens[i]) * 0x9e3779b97f4a7c15u + (sum >> 29);
    return (uint32_t)(sum >> 32);
}

static uint32_t slot_of(const struct chain_sound_search *search, const uint32_t *tokens, uint32_t count)
{
    uint32_t slot = hash(tokens, count) & (search->table_size - 1);
    for (; search->table[slot]; slot = (slot + 1) & (search->table_size - 1)) {
        const struct chain_sound_state *state = &search->states[search->table[slot] - 1];
        if (state->count == count && memcmp(search->tokens + state->first, tokens, count * sizeof *tokens) == 0)
            break;
    }
    return slot;
}

static bool make_table(struct chain_sound_search *search)
{
    if (search->state_count < search->table_size / 2)
        return true;
    uint32_t size = search->table_size ? search->table_size * 2 : 512;
    uint32_t *table = size ? calloc(size, sizeof *table) : NULL;
    if (!table)
        return false;
    free(search->table);
    search->table = table;
    search->table_size = size;
    /* Not the first, which is before all tokens. */
    for (uint32_t i = 1; i < search->state_count; i++)
        search->table[slot_of(search, search->tokens + search->states[i].first, search->states[i].count)] = i + 1;
    return true;
}

static void note(struct chain_sound_search *search, uint32_t from, uint32_t to, uint32_t node)
{
    if (chain_sound_grow(search->graph, &search->steps, &search->step_room, search->step_count, sizeof *search->steps))
        search->steps[search->step_count++] = (struct chain_sound_step){from, to, node};
}

/* The state with tokens that already stand at the end of the token list: kept there, or found again. */
static void arrive(struct chain_sound_search *search, uint32_t count, uint32_t before, uint32_t node)
{
    const uint32_t *tokens = search->tokens + search->token_count;
    if (!make_table(search) || !chain_sound_grow(search->graph, &search->states, &search->state_room, search->state_count, sizeof *search->states)) {
        search->graph->failed = true;
        return;
    }
    uint32_t slot = slot_of(search, tokens, count);
    if (!search->table[slot]) {
        for (uint32_t i = 0; i < count; i++)
            search->came[tokens[i]] = 1;
        search->states[search->state_count++] = (struct chain_sound_state){search->token_count, count, before, node};
        search->table[slot] = search->state_count;
        search->token_count += count;
    }
    if (before != CHAIN_SOUND_NONE)
        note(search, before, search->table[slot] - 1, node);
}

/* A node about to fire: the edge that it takes from (NONE = all that have a token), and the edges that it gives to. */
struct firing {
    uint32_t state, node, taken;
    const uint32_t *given;
    uint32_t given_count;
};

static bool takes(const struct chain_sound_search *search, const struct firing *firing, uint32_t edge)
{
    return search->graph->edges[edge].to == firing->node && (firing->taken == CHAIN_SOUND_NONE || firing->taken == edge);
}

/* Does a second token come? At an end it is told and counts as one. */
static bool doubles(struct chain_sound_search *search, const struct firing *firing)
{
    bool found = false;
    for (uint32_t i = 0; i < firing->given_count; i++) {
        uint32_t edge = firing->given[i];
        if (!search->marked[edge] || takes(search, firing, edge))
            continue;
        bool end = chain_sound_is_end(search->graph, edge);
        chain_sound_trouble(search, (struct chain_sound_trouble){.kind = end ? CHAIN_SOUND_DOUBLE_END : CHAIN_SOUND_DOUBLE,
                                                                 .state = firing->state, .node = firing->node, .edge = edge});
        found = found || !end;
    }
    return found;
}

static void insert(uint32_t *tokens, uint32_t *count, uint32_t edge)
{
    uint32_t at = *count;
    while (at > 0 && tokens[at - 1] > edge)
        at--;
    if (at > 0 && tokens[at - 1] == edge)
        return;
    memmove(tokens + at + 1, tokens + at, (*count - at) * sizeof *tokens);
    tokens[at] = edge;
    (*count)++;
}

static void fire(struct chain_sound_search *search, const struct firing *firing)
{
    struct chain_sound_graph *graph = search->graph;
    const struct chain_sound_state *state = &search->states[firing->state];
    uint32_t count = 0, first = state->first, held = state->count;
    search->fired[firing->node] = 1;
    if (!chain_sound_spend(graph, held + firing->given_count + 8u))
        search->spent = true;
    if (search->spent || !chain_sound_grow(graph, &search->tokens, &search->token_room,
                                           search->token_count + held + firing->given_count + 1u, sizeof *search->tokens))
        return;
    if (doubles(search, firing)) {
        if (!search->doubled && graph->work > AFTER_DOUBLE) {
            search->saved = graph->work - AFTER_DOUBLE;
            graph->work = AFTER_DOUBLE;
        }
        search->doubled = true;
        note(search, firing->state, CHAIN_SOUND_NONE, firing->node);
        return;
    }
    uint32_t *tokens = search->tokens + search->token_count;
    for (uint32_t i = 0; i < held; i++)
        if (!takes(search, firing, search->tokens[first + i]))
            tokens[count++] = search->tokens[first + i];
    for (uint32_t i = 0; i < firing->given_count; i++) {
        const struct chain_sound_node *to = &graph->nodes[graph->edges[firing->given[i]].to];
        if (to->end == CHAIN_SOUND_VANISHES)
            search->came[firing->given[i]] = 1;
        else
            insert(tokens, &count, firing->given[i]);
    }
    arrive(search, count, firing->state, firing->node);
}

static void give_all(struct chain_sound_search *search, struct firing firing)
{
    const struct chain_sound_node *node = &search->graph->nodes[firing.node];
    uint32_t *out = search->stack, count = 0;
    for (uint32_t e = node->out; e != CHAIN_SOUND_NONE; e = search->graph->edges[e].out_next)
        out[count++] = e;
    firing.given = out;
    firing.given_count = count;
    fire(search, &firing);
}

static void give_one(struct chain_sound_search *search, struct firing firing)
{
    const struct chain_sound_graph *graph = search->graph;
    for (uint32_t e = graph->nodes[firing.node].out; e != CHAIN_SOUND_NONE; e = graph->edges[e].out_next) {
        firing.given = &e;
        firing.given_count = 1;
        fire(search, &firing);
    }
}

static void give_some(struct chain_sound_search *search, struct firing firing)
{
    const struct chain_sound_graph *graph = search->graph;
    uint32_t out[MOST_CHOICES], some[MOST_CHOICES], count = 0;
    if (graph->nodes[firing.node].out_count > MOST_CHOICES) {
        search->partial = true; /* the first and the last of the choices show most faults */
        give_one(search, firing);
        give_all(search, firing);
        return;
    }
    for (uint32_t e = graph->nodes[firing.node].out; e != CHAIN_SOUND_NONE; e = graph->edges[e].out_next)
        out[count++] = e;
    for (uint32_t bits = 1; bits < 1u << count; bits++) {
        firing.given = some;
        firing.given_count = 0;
        for (uint32_t i = 0; i < count; i++)
            if (bits >> i & 1)
                some[firing.given_count++] = out[i];
        fire(search, &firing);
    }
}

static void give(struct chain_sound_search *search, uint32_t state, uint32_t node, uint32_t taken)
{
    const struct chain_sound_node *self = &search->graph->nodes[node];
    struct firing firing = {state, node, taken, NULL, 0};
    if (self->parts == CHAIN_SOUND_ALL || self->out_count == 1)
        give_all(search, firing);
    else if (self->parts == CHAIN_SOUND_ONE)
        give_one(search, firing);
    else
        give_some(search, firing);
}

static void fire_node(struct chain_sound_search *search, uint32_t state, uint32_t node)
{
    const struct chain_sound_graph *graph = search->graph;
    if (graph->nodes[node].meets != CHAIN_SOUND_ONE) {
        give(search, state, node, CHAIN_SOUND_NONE);
        return;
    }
    for (uint32_t e = graph->nodes[node].in; e != CHAIN_SOUND_NONE; e = graph->edges[e].in_next)
        if (search->marked[e])
            give(search, state, node, e);
}

/* Steps from an edge on, to see whether something stuck elsewhere stands in the way of what a node waits for. */
static bool leads_to_missing(struct chain_sound_search *search, const uint32_t *tokens, uint32_t count, uint32_t node)
{
    struct chain_sound_graph *graph = search->graph;
    uint32_t top = 0;
    search->round++;
    for (uint32_t i = 0; i < count; i++)
        if (graph->edges[tokens[i]].to != node && !chain_sound_is_end(graph, tokens[i])) {
            search->chosen[graph->edges[tokens[i]].to] = search->round;
            search->stack[top++] = graph->edges[tokens[i]].to;
        }
    while (top > 0) {
        for (uint32_t e = graph->nodes[search->stack[--top]].out; e != CHAIN_SOUND_NONE; e = graph->edges[e].out_next) {
            uint32_t to = graph->edges[e].to;
            chain_sound_spend(graph, 1);
            if (to == node && !search->marked[e])
                return true;
            if (to == node || search->chosen[to] == search->round)
                continue;
            search->chosen[to] = search->round;
            search->stack[top++] = to;
        }
    }
    return false;
}

/* Nothing can fire. Where tokens are left, the node is told whose missing token nothing else that is stuck could bring. */
static void judge_last(struct chain_sound_search *search, uint32_t number)
{
    const struct chain_sound_state *state = &search->states[number];
    const uint32_t *tokens = search->tokens + state->first;
    uint32_t culprit = CHAIN_SOUND_NONE, ends = 0;
    for (uint32_t i = 0; i < state->count; i++)
        ends += chain_sound_is_end(search->graph, tokens[i]);
    if (ends == state->count)
        return;
    search->left_over = search->left_over || ends > 0;
    for (uint32_t i = 0; i < state->count; i++) {
        uint32_t node = search->graph->edges[tokens[i]].to;
        if (chain_sound_is_end(search->graph, tokens[i]))
            continue;
        if (!leads_to_missing(search, tokens, state->count, node)) {
            culprit = node;
            break;
        }
        culprit = culprit == CHAIN_SOUND_NONE ? node : culprit;
    }
    chain_sound_trouble(search, (struct chain_sound_trouble){.kind = CHAIN_SOUND_STUCK, .state = number, .node = culprit});
}

static void mark(struct chain_sound_search *search, uint32_t number, uint8_t value)
{
    const struct chain_sound_state *state = &search->states[number];
    for (uint32_t i = 0; i < state->count; i++)
        search->marked[search->tokens[state->first + i]] = value;
}

static bool is_stopped(const struct chain_sound_search *search, uint32_t number)
{
    const struct chain_sound_state *state = &search->states[number];
    for (uint32_t i = 0; i < state->count; i++) {
        const struct chain_sound_edge *edge = &search->graph->edges[search->tokens[state->first + i]];
        if (search->graph->nodes[edge->to].end == CHAIN_SOUND_STOPS)
            return true;
    }
    return false;
}

/* The nodes that can fire in the state at hand, each once. There are never more than tokens. */
static uint32_t find_ready(struct chain_sound_search *search, uint32_t number, uint32_t *ready)
{
    const struct chain_sound_state *state = &search->states[number];
    const uint32_t *tokens = search->tokens + state->first;
    uint32_t count = 0;
    search->round++;
    for (uint32_t i = 0; i < state->count; i++) {
        uint32_t node = search->graph->edges[tokens[i]].to;
        if (search->chosen[node] == search->round)
            continue;
        search->chosen[node] = search->round;
        if (chain_sound_can_fire(search, node, tokens, state->count))
            ready[count++] = node;
    }
    return count;
}

/*
 * What the last firing made ready comes first, so that one way is followed to its end before the next: a partial order that turns now to
 * one, now to another meets them in all combinations.
 */
static void put_followers_first(const struct chain_sound_search *search, uint32_t number, uint32_t *ready, uint32_t count)
{
    const struct chain_sound_graph *graph = search->graph;
    uint32_t fired = search->states[number].node, first = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool follows = false;
        for (uint32_t e = graph->nodes[ready[i]].in; e != CHAIN_SOUND_NONE && !follows; e = graph->edges[e].in_next)
            follows = graph->edges[e].from == fired && search->marked[e];
        if (!follows)
            continue;
        uint32_t node = ready[i];
        ready[i] = ready[first];
        ready[first++] = node;
    }
}

/* A step of which only a part has happened goes on before all else. False when there is none. */
static bool finish_step(struct chain_sound_search *search, uint32_t number)
{
    const struct chain_sound_state *state = &search->states[number];
    for (uint32_t i = 0; i < state->count; i++) {
        uint32_t edge = search->tokens[state->first + i];
        if (!search->graph->edges[edge].instant)
            continue;
        give(search, number, search->graph->edges[edge].to, edge);
        return true;
    }
    return false;
}

static void fire_ready(struct chain_sound_search *search, uint32_t number, uint32_t *ready)
{
    uint32_t count = find_ready(search, number, ready);
    if (!chain_sound_spend(search->graph, search->states[number].count * (1u + search->wait_count)))
        search->spent = true;
    if (count == 0)
        judge_last(search, number);
    if (!search->every)
        put_followers_first(search, number, ready, count);
    count = chain_sound_choose(search, ready, count, search->tokens + search->states[number].first, search->states[number].count);
    for (uint32_t i = 0; i < count && !search->spent && !search->graph->failed; i++)
        fire_node(search, number, ready[i]);
}

static void go_on(struct chain_sound_search *search, uint32_t number, uint32_t *ready)
{
    if (is_stopped(search, number))
        return;
    mark(search, number, 1);
    if (!finish_step(search, number))
        fire_ready(search, number, ready);
    mark(search, number, 0);
}

static bool make_room(struct chain_sound_search *search)
{
    size_t nodes = search->graph->node_count + 1u, edges = search->graph->edge_count + 1u, both = nodes + edges;
    search->marked = calloc(edges, 1);
    search->came = calloc(edges, 1);
    search->fired = calloc(nodes, 1);
    search->told = calloc(both, 1);
    search->wait_of = calloc(nodes, sizeof *search->wait_of);
    search->chosen = calloc(nodes, sizeof *search->chosen);
    search->stack = calloc(both, sizeof *search->stack);
    return search->marked && search->came && search->fired && search->told && search->wait_of && search->chosen && search->stack;
}

/* Ways that go on at once: without them each state has one token, and there is nothing to choose from. */
static bool has_company(const struct chain_sound_graph *graph)
{
    for (uint32_t i = 0; i < graph->node_count; i++)
        if (!graph->nodes[i].gone && graph->nodes[i].parts != CHAIN_SOUND_ONE && graph->nodes[i].out_count > 1)
            return true;
    return false;
}

static bool has_stops(const struct chain_sound_graph *graph)
{
    for (uint32_t i = 0; i < graph->node_count; i++)
        if (!graph->nodes[i].gone && graph->nodes[i].end == CHAIN_SOUND_STOPS)
            return true;
    return false;
}

/* The root fires once, before all else: its state holds a token that no edge does, so it is taken apart here. */
static void begin(struct chain_sound_search *search)
{
    struct chain_sound_graph *graph = search->graph;
    const struct chain_sound_node *root = &graph->nodes[graph->root];
    struct chain_sound_state none = {.first = 0, .count = 0, .before = CHAIN_SOUND_NONE, .node = CHAIN_SOUND_NONE};
    if (!chain_sound_grow(graph, &search->states, &search->state_room, 0, sizeof none))
        return;
    search->states[search->state_count++] = none; /* not in the table: an empty state later is another */
    if (root->out_count > 0)
        give(search, 0, graph->root, CHAIN_SOUND_NONE);
}

static void run(struct chain_sound_search *search)
{
    struct chain_sound_graph *graph = search->graph;
    uint32_t *ready = NULL, room = 0;
    begin(search);
    for (uint32_t next = 1; next < search->state_count && !search->spent && !graph->failed; next++) {
        if (!chain_sound_grow(graph, &ready, &room, search->states[next].count, sizeof *ready))
            break;
        go_on(search, next, ready);
    }
    free(ready);
}

bool chain_sound_search_run(struct chain_sound_search *search, struct chain_sound_graph *graph)
{
    bool company = has_company(graph);
    search->graph = graph;
    search->stops = company && has_stops(graph);
    search->every = search->every || !company || search->stops;
    if (!make_room(search) || !make_table(search) || !chain_sound_waits_find(search))
        return false;
    if (!search->spent)
        run(search);
    graph->work += search->saved;
    search->spent = search->spent || search->partial;
    return !graph->failed && (search->spent || chain_sound_find_circles(search)) && !graph->failed;
}

void chain_sound_search_clear(struct chain_sound_search *search)
{
    for (uint32_t i = 0; i < search->wait_count; i++)
        free(search->waits[i].leads);
    free(search->waits);
    free(search->states);
    free(search->steps);
    free(search->troubles);
    free(search->tokens);
    free(search->table);
    free(search->circle);
    free(search->marked);
    free(search->came);
    free(search->fired);
    free(search->told);
    free(search->wait_of);
    free(search->chosen);
    free(search->stack);
    *search = (struct chain_sound_search){.graph = NULL};
}
