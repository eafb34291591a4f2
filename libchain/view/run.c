/* A run of steps that leads to a fault, in the lanes: what it does not pass is grey. */
#include "chain/soundness.h"
#include "view/lanes.h"

/* By step: where it stands in the run first and last, counted from 1; 0 = it is not in it. */
struct passing {
    size_t first, last;
};

static void find_passings(const struct chain_lanes *lanes, struct passing *passings)
{
    const chain_sound_fault *fault = lanes->request->fault;
    for (size_t i = 0; i < fault->run_count; i++) {
        struct passing *passing = &passings[chain_object_index(fault->run[i])];
        passing->first = passing->first ? passing->first : i + 1;
        passing->last = i + 1;
    }
    if (fault->taken && !passings[chain_object_index(fault->taken)].first)
        passings[chain_object_index(fault->taken)] = (struct passing){fault->run_count + 1, fault->run_count + 1};
    for (size_t i = 0; i < fault->circle_count; i++) { /* goes on behind the run, round and round */
        struct passing *passing = &passings[chain_object_index(fault->circle[i])];
        passing->first = passing->first ? passing->first : fault->run_count + 1;
        passing->last = fault->run_count + 2;
    }
}

/* The steps that the boxes are. */
static const struct passing **of_boxes(struct chain_lanes *lanes, const struct passing *passings)
{
    const struct passing **found = chain_arena_array(&lanes->scratch, lanes->view->box_count + 1, sizeof *found);
    for (size_t i = 0; found && i < chain_model_count(lanes->model, CHAIN_STEP); i++)
        if (lanes->box_of[i])
            found[lanes->box_of[i] - 1] = &passings[i];
    return found;
}

/* A fault of another model says nothing of this one. */
static bool is_of(const struct chain_lanes *lanes)
{
    const chain_sound_fault *fault = lanes->request->fault;
    for (size_t i = 0; fault && i < fault->run_count; i++)
        if (chain_model_at(lanes->model, CHAIN_STEP, chain_object_index(fault->run[i])) != fault->run[i])
            return false;
    return fault != NULL;
}

bool chain_lanes_run(struct chain_lanes *lanes)
{
    struct chain_view *view = lanes->view;
    if (!is_of(lanes))
        return true;
    struct passing *passings = chain_arena_array(&lanes->scratch, chain_model_count(lanes->model, CHAIN_STEP) + 1, sizeof *passings);
    if (!passings)
        return false;
    find_passings(lanes, passings);
    const struct passing **boxes = of_boxes(lanes, passings);
    for (size_t i = 0; boxes && i < view->box_count; i++)
        if (!boxes[i] || !boxes[i]->first)
            view->boxes[i].family = CHAIN_FAMILY_SAME;
    for (size_t i = 0; boxes && i < view->line_count; i++) {
        const struct chain_view_line *line = &view->lines[i];
        const struct passing *from = boxes[line->from], *to = boxes[line->to];
        bool passed = !line->message && from && to && from->first && to->last > from->first;
        view->lines[i].look = passed ? CHAIN_LOOK_CHANGED : CHAIN_LOOK_SAME;
    }
    return boxes != NULL;
}
