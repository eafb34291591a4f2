/* Work that is done several times: how many times, and for each of what. Only a process that is run must say how many; to others it
   is told as a matter of taste. */
#include "check/bpmn/bpmn.h"

/* What another tool says in its own way, as by an attribute that names a list. */
static bool is_said_elsewhere(const struct chain_markup *loop)
{
    for (uint32_t i = 0; i < loop->attribute_count; i++)
        if (loop->attributes[i].uri)
            return true;
    return chain_markup_child(loop, CHAIN_BPMN_E_EXTENSION_ELEMENTS) != NULL;
}

/* The input or output of the activity itself; what is data of a sub-process stands around it. */
static bool is_own(const struct chain_bpmn_node *node, const struct chain_markup *data)
{
    const struct chain_markup *around = data->parent ? data->parent->parent : NULL;
    return chain_bpmn_node_is(node, CHAIN_BPMN_IS_SUBPROCESS) || around == node->markup;
}

static const struct chain_markup *type_of(const struct chain_model *model, const struct chain_markup *data)
{
    const struct chain_markup *type = data ? chain_bpmn_lead(model, chain_markup_value(data, "itemSubjectRef")) : NULL;
    return type && type->name == CHAIN_BPMN_E_ITEM_DEFINITION ? type : NULL;
}

/* Of the members of a list: the same structure, and no list itself. Unknown types say nothing. */
static bool is_member_of(const struct chain_model *model, const struct chain_markup *item, const struct chain_markup *list)
{
    const struct chain_markup *one = type_of(model, item), *all = type_of(model, list);
    const char *a = one ? chain_markup_value(one, "structureRef") : NULL, *b = all ? chain_markup_value(all, "structureRef") : NULL;
    if (one && chain_bpmn_flag(one, "isCollection", false))
        return false;
    return !a || !b || strcmp(a, b) == 0;
}

static void check_list(struct chain_rule_run *run, const struct chain_bpmn_node *node, const struct chain_markup *loop, int name,
                       int item_name)
{
    const struct chain_markup *item = chain_markup_child(loop, item_name);
    const struct chain_markup *list = chain_bpmn_lead(run->model, chain_markup_words(chain_markup_child(loop, name)));
    if (list && !is_own(node, list))
        CHAIN_REPORT_MARKUP_AS(run, N_("\"{0}\" is repeated for each of \"{1}\", which is not among its own data."), node->markup,
                               chain_say_shape(run, node->markup), chain_say_shape(run, list));
    else if (list && item && !is_member_of(run->model, item, list))
        CHAIN_REPORT_MARKUP_AS(run, N_("\"{0}\" is repeated for each of \"{1}\", but one of them is of another type."), node->markup,
                               chain_say_shape(run, node->markup), chain_say_shape(run, list));
}

static void check(struct chain_rule_run *run, const struct chain_bpmn_node *node, const struct chain_markup *loop)
{
    bool counted = chain_markup_child(loop, CHAIN_BPMN_E_LOOP_CARDINALITY) || chain_markup_child(loop, CHAIN_BPMN_E_LOOP_DATA_INPUT_REF);
    bool needed = chain_bpmn_is_executable(run->model->bpmn, node);
    struct chain_argument name = chain_say_shape(run, node->markup);
    if (!counted && !is_said_elsewhere(loop) && (needed || chain_rule_reaches(run, CHAIN_PROFILE_ALL)))
        chain_report_markup_as(run, run->rule->message, needed ? CHAIN_SEVERITY_ERROR : CHAIN_SEVERITY_NOTE, node->markup, &name, 1);
    check_list(run, node, loop, CHAIN_BPMN_E_LOOP_DATA_INPUT_REF, CHAIN_BPMN_E_INPUT_DATA_ITEM);
    check_list(run, node, loop, CHAIN_BPMN_E_LOOP_DATA_OUTPUT_REF, CHAIN_BPMN_E_OUTPUT_DATA_ITEM);
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    if (!bpmn->seen[CHAIN_BPMN_E_MULTI_INSTANCE_LOOP_CHARACTERISTICS])
        return;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        const struct chain_markup *loop = chain_markup_child(node->markup, CHAIN_BPMN_E_MULTI_INSTANCE_LOOP_CHARACTERISTICS);
        if (loop)
            check(run, node, loop);
    }
}

const struct chain_rule chain_rule_multi_instance = {
    .id = "multi-instance",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("Repeated work does not tell how many times"),
    .message = N_("\"{0}\" is repeated, but neither a number nor a list says how many times."),
    .why = N_("A process that is run would not know when the work is done."),
    .how = N_("Add a loop cardinality, or name the list whose members are gone through."),
    .standard = "BPMN 2.0.2 EXT.067, EXT.068, EXT.069, EXT.070",
    .bad = "<process isExecutable=\"true\"> ... <multiInstanceLoopCharacteristics/>",
    .good = "<multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>",
    .run = run,
};
