#include "check/bpmn/bpmn.h"

/* Somebody has begun to say what the drawing means; a timer is a wait by itself. */
static bool speaks_of_care(const struct chain_model *model)
{
    const struct chain_objects *actors = &model->by_type[CHAIN_ACTOR];
    for (uint32_t i = 0; i < actors->count; i++)
        if (((const struct chain_actor *)actors->items[i])->kind)
            return true;
    for (size_t i = 0; i < chain_step_count(model); i++) {
        int kind = chain_step_at(model, i)->kind;
        if (chain_step_at(model, i)->role != CHAIN_ROLE_END && kind && kind != CHAIN_STEP_WAIT)
            return true;
    }
    return false;
}

static bool has_client(const struct chain_model *model)
{
    const struct chain_objects *actors = &model->by_type[CHAIN_ACTOR];
    for (uint32_t i = 0; i < actors->count; i++)
        if (chain_kind_has(CHAIN_KINDS_ACTOR, ((const struct chain_actor *)actors->items[i])->kind, CHAIN_TRAIT_CLIENT_SIDE))
            return true;
    return false;
}

static void run(struct chain_rule_run *run)
{
    if (run->model->by_type[CHAIN_ACTOR].count > 1 && speaks_of_care(run->model) && !has_client(run->model))
        CHAIN_REPORT(run, run->model->root, chain_say_name(run->model->root));
}

const struct chain_rule chain_rule_client_untold = {
    .id = "client-untold",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_NOTE,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("The drawing does not tell who is the client"),
    .message = N_("{0}: no lane or pool tells that the client acts in it."),
    .why = N_("Without the client nobody can say how often they must make contact, wait or tell the same thing again."),
    .how = N_("Choose the client's lane, open the form \"Chain: an actor\" and tell who acts."),
    .bad = "<lane id=\"a\" name=\"Client\"/>",
    .good = "<lane id=\"a\" name=\"Client\"><extensionElements><care:actor kind=\"client\"/></extensionElements></lane>",
    .run = run,
};
