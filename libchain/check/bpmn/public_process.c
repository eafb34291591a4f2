#include "check/bpmn/bpmn.h"

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->scope_count; i++) {
        const struct chain_markup *scope = bpmn->scopes[i].markup;
        const char *type = scope->name == CHAIN_BPMN_E_PROCESS ? chain_markup_value(scope, "processType") : NULL;
        if (type && strcmp(type, "Public") == 0 && chain_bpmn_flag(scope, "isExecutable", false))
            CHAIN_REPORT_MARKUP(run, scope, chain_say_shape(run, scope));
    }
}

const struct chain_rule chain_rule_public_process = {
    .id = "public-process",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("A public process is to be run"),
    .message = N_("\"{0}\" is public, so only what others see of it is told; it cannot be run."),
    .why = N_("A machine would run a process that is not told in full."),
    .how = N_("Set isExecutable=\"false\", or make it a private process."),
    .standard = "BPMN 2.0.2 EXT.035",
    .bad = "<process processType=\"Public\" isExecutable=\"true\"/>",
    .good = "<process processType=\"Public\" isExecutable=\"false\"/>",
    .run = run,
};
