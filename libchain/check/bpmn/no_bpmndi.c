#include "check/bpmn/bpmn.h"

/* The depth is that of the file, which the XML reader bounds. */
static void walk(struct chain_rule_run *run, const struct chain_markup *markup)
{
    if (chain_bpmn_is(markup, CHAIN_BPMN_IS_NOT_MODELLED) || markup->name == CHAIN_BPMN_E_EXTENSION_ELEMENTS)
        return;
    if (chain_bpmn_is_visual(markup) && !markup->drawn)
        CHAIN_REPORT_MARKUP(run, markup, chain_say_shape(run, markup));
    for (const struct chain_markup *child = markup->first; child; child = child->next)
        if (child->local)
            walk(run, child);
}

static void run(struct chain_rule_run *run)
{
    const struct chain_markup *root = run->model->bpmn->root;
    if (!chain_markup_child(root, CHAIN_BPMN_E_DIAGRAM)) {
        chain_report_markup_as(run, N_("The file has no diagram; editors need one to open it."), CHAIN_SEVERITY_WARNING, root, NULL, 0);
    } else if (run->model->bpmn->drawn_count < run->model->bpmn->visual_count) {
        walk(run, root);
    }
}

const struct chain_rule chain_rule_no_bpmndi = {
    .id = "no-bpmndi",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("Something is not drawn"),
    .message = N_("\"{0}\" is in the process but not in the diagram."),
    .why = N_("Who opens the file in an editor does not see it, though it counts."),
    .how = N_("Draw it in an editor, or draw the diagram anew with `chain convert --layout`."),
    .bad = "<task id=\"visit\"/> without <BPMNShape bpmnElement=\"visit\">",
    .good = "<BPMNShape bpmnElement=\"visit\">",
    .run = run,
};
