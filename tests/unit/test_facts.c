/* Facts of the graph, against the simplest way to compute them, on many random graphs. */
#include <stdio.h>

#include "analysis/facts.h"
#include "unit.h"

enum { MOST = 24 };

struct graph {
    chain_model *model;
    struct chain_facts facts;
    size_t steps;
    bool flows[MOST][MOST]; /* by one flow */
    bool leads[MOST][MOST]; /* by one or more flows */
};

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Warshall's closure of the written flows. */
static void close_over(struct graph *graph)
{
    memset(graph->flows, 0, sizeof graph->flows);
    for (size_t i = 0; i < chain_flow_count(graph->model); i++) {
        const struct chain_flow *flow = chain_flow_at(graph->model, i);
        if (flow->role != CHAIN_ROLE_MESSAGE && flow->from.target && flow->to.target)
            graph->flows[flow->from.target->index][flow->to.target->index] = true;
    }
    memcpy(graph->leads, graph->flows, sizeof graph->leads);
    for (size_t k = 0; k < graph->steps; k++)
        for (size_t i = 0; i < graph->steps; i++)
            for (size_t j = 0; j < graph->steps; j++)
                graph->leads[i][j] |= graph->leads[i][k] && graph->leads[k][j];
}

static void make(struct graph *graph, const char *content)
{
    graph->model = unit_model(content);
    graph->steps = chain_step_count(graph->model);
    ck_assert_uint_le(graph->steps, MOST);
    ck_assert(chain_facts_init(&graph->facts, graph->model));
    close_over(graph);
}

static void clear(struct graph *graph)
{
    chain_facts_clear(&graph->facts);
    chain_model_free(graph->model);
}

static void make_random(struct graph *graph, uint32_t seed)
{
    static const char *const elements[] = {"step", "step", "step", "step", "branch", "parallel", "start", "end"};
    static const char *const flows[] = {"flow", "flow", "handoff", "message"};
    char text[9000] = "<steps>";
    size_t steps = 1 + next_random(&seed) % MOST, arcs = next_random(&seed) % (2 * steps + 1);
    for (size_t i = 0; i < steps; i++)
        sprintf(text + strlen(text), "<%s id='s%zu'/>", elements[next_random(&seed) % 8], i);
    strcat(text, "</steps><flows>");
    for (size_t i = 0; i < arcs; i++) {
        /* One end in twenty dangles. */
        unsigned from = next_random(&seed) % (unsigned)(steps + 1), to = next_random(&seed) % (unsigned)(steps + 1);
        sprintf(text + strlen(text), "<%s from='s%u' to='s%u'/>", flows[next_random(&seed) % 4], from, to);
    }
    strcat(text, "</flows>");
    make(graph, text);
}

static bool has_role(const struct graph *graph, size_t step, int role)
{
    return chain_step_at(graph->model, step)->role == role;
}

static void check_reach(const struct graph *graph)
{
    for (size_t i = 0; i < graph->steps; i++) {
        bool from_start = has_role(graph, i, CHAIN_ROLE_START), to_end = has_role(graph, i, CHAIN_ROLE_END);
        for (size_t j = 0; j < graph->steps; j++) {
            from_start |= has_role(graph, j, CHAIN_ROLE_START) && graph->leads[j][i];
            to_end |= has_role(graph, j, CHAIN_ROLE_END) && graph->leads[i][j];
        }
        ck_assert_int_eq(graph->facts.from_start[i] != 0, from_start);
        ck_assert_int_eq(graph->facts.to_end[i] != 0, to_end);
    }
}

static void check_components(const struct graph *graph)
{
    const struct chain_facts *facts = &graph->facts;
    size_t size[MOST] = {0};
    for (size_t i = 0; i < graph->steps; i++) {
        ck_assert_uint_lt(facts->component[i], facts->component_count);
        size[facts->component[i]]++;
        for (size_t j = 0; j < graph->steps; j++) {
            bool together = i == j || (graph->leads[i][j] && graph->leads[j][i]);
            ck_assert_int_eq(facts->component[i] == facts->component[j], together);
        }
        ck_assert_int_eq(chain_facts_in_loop(facts, chain_step_at(graph->model, i)), graph->leads[i][i]);
    }
    for (size_t c = 0; c < facts->component_count; c++)
        ck_assert_uint_eq(facts->component_size[c], size[c]);
}

static void check_order(const struct graph *graph)
{
    size_t position[MOST];
    bool seen[MOST] = {false};
    for (size_t i = 0; i < graph->steps; i++) {
        uint32_t step = graph->facts.order[i];
        ck_assert_uint_lt(step, graph->steps);
        ck_assert(!seen[step]);
        seen[step] = true;
        position[step] = i;
    }
    for (size_t i = 0; i < graph->steps; i++)
        for (size_t j = 0; j < graph->steps; j++)
            if (graph->flows[i][j] && !graph->leads[j][i])
                ck_assert_uint_lt(position[i], position[j]);
}

static void check_reachable(const struct graph *graph)
{
    for (size_t i = 0; i < graph->steps; i++) {
        uint8_t marks[MOST] = {0};
        uint32_t stack[MOST + 1];
        chain_mark_reachable(graph->model, chain_step_at(graph->model, i), marks, stack);
        for (size_t j = 0; j < graph->steps; j++)
            ck_assert_int_eq(marks[j] != 0, graph->leads[i][j]);
    }
}

START_TEST(random_graphs)
{
    for (uint32_t seed = 1; seed <= 600; seed++) {
        struct graph graph;
        make_random(&graph, seed);
        check_reach(&graph);
        check_components(&graph);
        check_order(&graph);
        check_reachable(&graph);
        clear(&graph);
    }
}
END_TEST

START_TEST(the_order_of_a_simple_chain_is_that_of_the_path)
{
    struct graph graph;
    make(&graph, "<steps><end id='e'/><step id='b'/><start id='s'/><step id='a'/></steps><flows><flow from='b' to='e'/>"
                 "<flow from='s' to='a'/><flow from='a' to='b'/></flows>");
    const uint32_t wanted[] = {2, 3, 1, 0};
    for (size_t i = 0; i < 4; i++)
        ck_assert_uint_eq(graph.facts.order[i], wanted[i]);
    ck_assert_uint_eq(graph.facts.start_count, 1);
    ck_assert_uint_eq(graph.facts.end_count, 1);
    clear(&graph);
}
END_TEST

START_TEST(loose_ends_and_messages_are_marked)
{
    struct graph graph;
    make(&graph, "<steps><step id='a'/><step id='b'/><step id='c'/></steps><flows><flow from='a' to='gone'/>"
                 "<flow from='gone' to='b'/><message from='a' to='c'/><message from='b' to='b'/></flows>");
    ck_assert_uint_eq(graph.facts.marks[0], CHAIN_MARK_LOOSE_OUT);
    ck_assert_uint_eq(graph.facts.marks[1], CHAIN_MARK_LOOSE_IN);
    ck_assert_uint_eq(graph.facts.marks[2], CHAIN_MARK_TOLD);
    clear(&graph);
}
END_TEST

START_TEST(an_empty_chain_has_facts)
{
    struct graph graph;
    make(&graph, "");
    ck_assert_uint_eq(graph.facts.component_count, 0);
    clear(&graph);
    chain_facts_clear(NULL);
}
END_TEST

/* A path of 50 000 steps and one loop around it: no recursion may run out of stack. */
START_TEST(a_long_loop)
{
    enum { STEPS = 50000 };
    char *text = malloc(STEPS * 60), *at = text;
    at += sprintf(at, "<steps>");
    for (int i = 0; i < STEPS; i++)
        at += sprintf(at, "<step id='s%d'/>", i);
    at += sprintf(at, "</steps><flows>");
    for (int i = 0; i < STEPS; i++)
        at += sprintf(at, "<flow from='s%d' to='s%d'/>", i, (i + 1) % STEPS);
    sprintf(at, "</flows>");
    chain_model *model = unit_model(text);
    struct chain_facts facts;
    ck_assert(chain_facts_init(&facts, model));
    ck_assert_uint_eq(facts.component_count, 1);
    ck_assert_uint_eq(facts.component_size[0], STEPS);
    chain_facts_clear(&facts);
    chain_model_free(model);
    free(text);
}
END_TEST

START_TEST(sectors_and_clients)
{
    struct graph graph;
    make(&graph, "<actors><organisation id='o' sector='social'/><actor id='n' kind='nurse' organisation='o'/>"
                 "<actor id='p' kind='physician' organisation='o' sector='health-special'/><actor id='c' kind='client'/></actors>"
                 "<steps><step id='a' actor='n'/><step id='b' actor='p'/><step id='d' actor='c'/><step id='e'/></steps>");
    const int wanted[] = {CHAIN_SECTOR_SOCIAL, CHAIN_SECTOR_HEALTH_SPECIAL, CHAIN_SECTOR_CLIENT, 0};
    for (size_t i = 0; i < 4; i++) {
        ck_assert_int_eq(chain_step_sector(chain_step_at(graph.model, i)), wanted[i]);
        ck_assert_int_eq(chain_step_is_client(chain_step_at(graph.model, i)), i == 2);
    }
    ck_assert_ptr_nonnull(chain_step_organisation(chain_step_at(graph.model, 0)));
    ck_assert_ptr_null(chain_step_organisation(chain_step_at(graph.model, 3)));
    clear(&graph);
}
END_TEST

UNIT_MAIN("facts", random_graphs, the_order_of_a_simple_chain_is_that_of_the_path, loose_ends_and_messages_are_marked,
          an_empty_chain_has_facts, a_long_loop, sectors_and_clients)
