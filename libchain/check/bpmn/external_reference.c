#include "check/bpmn/bpmn.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->reference_count; i++) {
        const struct chain_bpmn_reference *reference = &bpmn->references[i];
        if (reference->reach == CHAIN_BPMN_EXTERNAL && !reference->di)
            CHAIN_REPORT_MARKUP(run, reference->from, chain_say(reference->slot), chain_say(reference->value));
    }
}

const struct chain_rule chain_rule_external_reference = {
    .id = "external-reference",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_NOTE,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("A reference to another file"),
    .message = N_("{0}=\"{1}\" is in another file, which is not looked at."),
    .why = N_("Whether it is there cannot be told from this file."),
    .how = N_("See that the other file goes along with this one."),
    .standard = "BPMN 2.0.2 EXT.001",
    .bad = "<callActivity calledElement=\"elsewhere\"/>",
    .good = "<callActivity calledElement=\"p\"/> <process id=\"p\">",
    .run = run,
};
