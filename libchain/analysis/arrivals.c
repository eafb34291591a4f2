#include "analysis/arrivals.h"

/* What has come together at a step so far, in its last visit. */
struct chain_meeting {
    struct chain_span span;
    uint32_t visit, told;
};

bool chain_arrivals_init(struct chain_arrivals *arrivals, struct chain_arena *arena, const struct chain_facts *facts,
                         const struct chain_sections *sections, const struct chain_tolls *tolls)
{
    size_t n = chain_step_count(facts->model) + 1;
    *arrivals = (struct chain_arrivals){.facts = facts, .sections = sections, .tolls = tolls, .which = CHAIN_TIME_ALL};
    arrivals->at = chain_arena_array(arena, n, sizeof *arrivals->at);
    arrivals->order = chain_arena_array(arena, n, sizeof(uint32_t));
    arrivals->round_of = chain_arena_array(arena, n, sizeof(uint32_t));
    arrivals->place = chain_arena_array(arena, n, sizeof(uint32_t));
    arrivals->next = chain_arena_array(arena, n, sizeof(uint32_t));
    arrivals->path = chain_arena_array(arena, n, sizeof(uint32_t));
    arrivals->ways = chain_arena_array(arena, chain_flow_count(facts->model) + 1, sizeof *arrivals->ways);
    arrivals->splits = chain_arena_array(arena, n, sizeof *arrivals->splits);
    return !arena->failed;
}

static bool stops_at(const struct chain_arrivals *arrivals, uint32_t step)
{
    return arrivals->stops && arrivals->stops[step];
}

static bool counts(const struct chain_arrivals *arrivals, const struct chain_toll *toll)
{
    return arrivals->which & (toll->waits ? CHAIN_TIME_WAITING : CHAIN_TIME_WORKING);
}

struct chain_span chain_time_at(const struct chain_arrivals *arrivals, uint32_t step)
{
    const struct chain_toll *toll = &arrivals->tolls->steps[step];
    const struct chain_step *group = chain_step_at(arrivals->facts->model, step);
    struct chain_span span = {.timed = 0};
    if (counts(arrivals, toll))
        span = toll->span;
    for (const struct chain_object *child = group->head.first; child && group->role == CHAIN_ROLE_ANY_ORDER; child = child->next) {
        if (child->type != CHAIN_STEP || !counts(arrivals, &arrivals->tolls->steps[child->index]))
            continue;
        struct chain_span member = arrivals->tolls->steps[child->index].span;
        member.best = member.typical = (chain_duration){0, 0, 0};
        chain_span_add(&span, &member);
    }
    return span;
}

/* Depth first; steps are placed from the end of the room, the last completed first, then moved to its beginning. */
static void find_order(struct chain_arrivals *arrivals, uint32_t from)
{
    const struct chain_model *model = arrivals->facts->model;
    uint32_t steps = (uint32_t)chain_step_count(model), depth = 0, placed = steps;
    arrivals->round++;
    arrivals->path[depth++] = from;
    arrivals->round_of[from] = arrivals->round;
    arrivals->next[from] = 0;
    while (depth > 0) {
        uint32_t at = arrivals->path[depth - 1];
        const struct chain_step *step = chain_step_at(model, at);
        arrivals->work++;
        if (arrivals->next[at] == step->out_count || (at != from && stops_at(arrivals, at))) {
            arrivals->place[at] = --placed;
            arrivals->order[placed] = at;
            depth--;
            continue;
        }
        const struct chain_flow *flow = chain_flow_out(model, step->out_first + arrivals->next[at]++);
        uint32_t to = flow->to.target->index;
        if (chain_flow_is_member(flow) || arrivals->round_of[to] == arrivals->round)
            continue;
        arrivals->round_of[to] = arrivals->round;
        arrivals->next[to] = 0;
        arrivals->path[depth++] = to;
    }
    arrivals->reached_count = steps - placed;
    for (uint32_t i = 0; i < arrivals->reached_count; i++)
        arrivals->order[i] = arrivals->order[placed + i];
}

bool chain_arrives(const struct chain_arrivals *arrivals, uint32_t step)
{
    return arrivals->round_of[step] == arrivals->round;
}

/* Where a section closes with the flow: the outermost of those that do, and the flow that its way began with. */
struct closing {
    uint32_t split, way;
};

static struct closing closing_of(struct chain_arrivals *arrivals, const struct chain_flow *flow)
{
    const struct chain_sections *sections = arrivals->sections;
    uint32_t step = flow->from.target->index, to = flow->to.target->index;
    struct closing closing = {CHAIN_NO_SECTION, 0};
    if (sections->join[step] == to)
        closing = (struct closing){step, flow->head.index}; /* a way without steps */
    for (uint32_t split; (split = sections->inside[step]) != CHAIN_NO_SECTION && sections->join[split] == to; step = split) {
        const struct chain_step *from = chain_step_at(arrivals->facts->model, split);
        arrivals->work++;
        closing = (struct closing){split, arrivals->facts->model->out[from->out_first + sections->lane[step]]};
    }
    return closing;
}

/* Comes this flow from a step that was reached, and does it not lead back? */
static bool leads_on(const struct chain_arrivals *arrivals, const struct chain_flow *flow, uint32_t first)
{
    uint32_t from = flow->from.target->index, to = flow->to.target->index;
    if (chain_flow_is_member(flow) || !chain_arrives(arrivals, from) || arrivals->place[from] >= arrivals->place[to])
        return false;
    return from == first || !stops_at(arrivals, from);
}

struct search {
    struct chain_arrivals *arrivals;
    uint32_t first;
    bool after;
};

static struct chain_span over(const struct search *search, const struct chain_flow *flow)
{
    struct chain_arrivals *arrivals = search->arrivals;
    uint32_t from = flow->from.target->index;
    struct chain_span span = arrivals->at[from], own = chain_time_at(arrivals, from);
    if (from != search->first || !search->after)
        chain_span_add(&span, &own);
    if (counts(arrivals, &arrivals->tolls->flows[flow->head.index]))
        chain_span_add(&span, &arrivals->tolls->flows[flow->head.index].span);
    return span;
}

static void either(struct chain_meeting *meeting, uint32_t visit, const struct chain_span *span)
{
    if (meeting->visit == visit)
        chain_span_either(&meeting->span, span);
    else
        meeting->span = *span;
    meeting->visit = visit;
}

/* Of waiting and service, those of one way count; which one it is, is not known here. */
static void beside(const struct chain_arrivals *arrivals, struct chain_meeting *meeting, const struct chain_span *span)
{
    if (meeting->visit == arrivals->visit && arrivals->which == CHAIN_TIME_ALL)
        chain_span_beside(&meeting->span, span);
    else
        either(meeting, arrivals->visit, span);
    meeting->visit = arrivals->visit;
}

/* The way of a section that ends with the flow, or NULL: a way that began inside the section knows only itself. */
static struct chain_meeting *way_of(struct chain_arrivals *arrivals, const struct chain_flow *flow, uint32_t *split)
{
    struct closing closing = closing_of(arrivals, flow);
    *split = closing.split;
    bool whole = closing.split != CHAIN_NO_SECTION && chain_arrives(arrivals, closing.split);
    return whole ? &arrivals->ways[closing.way] : NULL;
}

/* First each way of a section, which may end with several flows; then the ways of each section; then one section or another. */
static void arrive(const struct search *search, const struct chain_step *step)
{
    struct chain_arrivals *arrivals = search->arrivals;
    struct chain_meeting here = {.visit = 0}, *way;
    uint32_t split, visit = ++arrivals->visit;
    arrivals->work += step->in_count;
    for (int pass = 0; pass < 3; pass++) {
        for (uint32_t i = 0; i < step->in_count; i++) {
            const struct chain_flow *flow = chain_flow_in(arrivals->facts->model, step->in_first + i);
            if (!leads_on(arrivals, flow, search->first))
                continue;
            way = way_of(arrivals, flow, &split);
            struct chain_meeting *section = way ? &arrivals->splits[split] : NULL;
            if (pass == 0) {
                struct chain_span span = over(search, flow);
                either(way ? way : &here, visit, &span);
            } else if (pass == 1 && way && way->told != visit) {
                way->told = visit;
                beside(arrivals, section, &way->span);
            } else if (pass == 2 && way && section->told != visit) {
                section->told = visit;
                either(&here, visit, &section->span);
            }
        }
    }
    arrivals->at[step->head.index] = here.span;
}

void chain_arrivals_from(struct chain_arrivals *arrivals, uint32_t step, bool after)
{
    const struct search search = {arrivals, step, after};
    find_order(arrivals, step);
    arrivals->at[step] = (struct chain_span){.timed = 0};
    for (uint32_t i = 1; i < arrivals->reached_count; i++)
        arrive(&search, chain_step_at(arrivals->facts->model, arrivals->order[i]));
}
