/*
 * From all ways out of a split at the same time, step by step, until two of them come to the same step. Ways that lead to no
 * step with several flows coming in need no search: nothing can meet there. The effort of all searches together is bounded by
 * the size of the chain; when it is spent, the rest is undecided, and that is said.
 */
#include "check/scratch.h"

#define EFFORT_PER_PART 16u
#define EFFORT_ALWAYS 100000u

struct search {
    const struct chain_facts *facts;
    uint8_t *promising; /* by step: it leads to a step where flows meet, or is one */
    uint32_t *seen;   /* by step: number of the search that was here last */
    uint32_t *way;    /* by step: on which way out it was reached then */
    uint32_t *queue;
    uint32_t number;
    size_t effort;
};

enum verdict { MEETS, NEVER, DANGLES, SPENT };

static void mark_promising(const struct search *search)
{
    const struct chain_model *model = search->facts->model;
    size_t top = 0;
    for (uint32_t i = 0; i < chain_step_count(model); i++) {
        bool dangles = (search->facts->marks[i] & CHAIN_MARK_LOOSE_OUT) != 0;
        search->promising[i] = chain_step_at(model, i)->in_count > 1 || dangles;
        if (search->promising[i])
            search->queue[top++] = i;
    }
    while (top > 0) {
        const struct chain_step *step = chain_step_at(model, search->queue[--top]);
        for (uint32_t i = 0; i < step->in_count; i++) {
            uint32_t before = chain_flow_in(model, step->in_first + i)->from.target->index;
            if (search->promising[before])
                continue;
            search->promising[before] = 1;
            search->queue[top++] = before;
        }
    }
}

/* True when another way has been here. */
static bool arrive(struct search *search, uint32_t step, uint32_t way, size_t *last)
{
    if (!search->promising[step])
        return false;
    if (search->seen[step] == search->number)
        return search->way[step] != way;
    search->seen[step] = search->number;
    search->way[step] = way;
    search->queue[(*last)++] = step;
    return false;
}

static bool set_out(struct search *search, const struct chain_step *split, size_t *last)
{
    const struct chain_model *model = search->facts->model;
    for (uint32_t i = 0; i < split->out_count; i++)
        if (arrive(search, chain_flow_out(model, split->out_first + i)->to.target->index, i, last))
            return true;
    return false;
}

static enum verdict judge(struct search *search, const struct chain_step *split)
{
    const struct chain_model *model = search->facts->model;
    size_t next = 0, last = 0;
    search->number++;
    if (set_out(search, split, &last))
        return MEETS;
    while (next < last) {
        const struct chain_step *step = chain_step_at(model, search->queue[next++]);
        if (search->facts->marks[step->head.index] & CHAIN_MARK_LOOSE_OUT)
            return DANGLES; /* nobody knows where that flow was to lead */
        if (search->effort < step->out_count + 1u)
            return SPENT;
        search->effort -= step->out_count + 1u;
        for (uint32_t i = 0; i < step->out_count; i++)
            if (arrive(search, chain_flow_out(model, step->out_first + i)->to.target->index, search->way[step->head.index], &last))
                return MEETS;
    }
    return NEVER;
}

static void judge_all(struct chain_rule_run *run, struct search *search)
{
    bool spent = false;
    for (size_t i = 0; i < chain_step_count(run->model) && !spent; i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        if (step->role != CHAIN_ROLE_PARALLEL || step->out_count < 2 || (run->facts->marks[i] & CHAIN_MARK_LOOSE_OUT))
            continue;
        enum verdict verdict = judge(search, step);
        if (verdict == NEVER)
            CHAIN_REPORT(run, &step->head, chain_say_name(&step->head));
        spent = verdict == SPENT;
    }
    if (spent)
        CHAIN_REPORT_UNKNOWN(run, NULL, chain_say_number((double)chain_step_count(run->model)));
}

static void run(struct chain_rule_run *run)
{
    size_t steps = chain_step_count(run->model);
    struct search search = {
        .facts = run->facts,
        .promising = chain_scratch(run, steps, 1),
        .seen = chain_scratch(run, steps, sizeof(uint32_t)),
        .way = chain_scratch(run, steps, sizeof(uint32_t)),
        .queue = chain_scratch(run, steps, sizeof(uint32_t)),
        .effort = (steps + chain_flow_count(run->model)) * EFFORT_PER_PART + EFFORT_ALWAYS,
    };
    if (search.promising && search.seen && search.way && search.queue) {
        mark_promising(&search);
        judge_all(run, &search);
    }
    free(search.promising);
    free(search.seen);
    free(search.way);
    free(search.queue);
}

const struct chain_rule chain_rule_parallel_without_join = {
    .id = "parallel-without-join",
    .layer = CHAIN_LAYER_CHECK,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .severity = CHAIN_SEVERITY_WARNING,
    .title = N_("Parallel ways never meet again"),
    .message = N_("The ways that part at \"{0}\" never meet again."),
    .why = N_("Several services go on with the same client at the same time, and at no step does anybody see the whole of it."),
    .how = N_("Lead the ways together to one step, or use a <branch> if the client takes only one of them."),
    .unknown = N_("The chain is too large to tell of each parallel split whether its ways meet again."),
    .bad = "<flow from=\"both\" to=\"rehab\"/> <flow from=\"both\" to=\"support\"/> "
           "<flow from=\"rehab\" to=\"well\"/> <flow from=\"support\" to=\"closed\"/>",
    .good = "<flow from=\"both\" to=\"rehab\"/> <flow from=\"both\" to=\"support\"/> "
            "<flow from=\"rehab\" to=\"meeting\"/> <flow from=\"support\" to=\"meeting\"/>",
    .run = run,
};
