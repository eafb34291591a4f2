#include <math.h>

#include "check/bpmn/bpmn.h"

struct size {
    double width, height; /* 0 = any */
};

static struct size size_of_pool(const struct chain_markup *shape, const struct chain_markup *pool)
{
    bool upright = !chain_bpmn_flag(shape, "isHorizontal", true);
    struct size any = {0, 0}, flat = {upright ? 60 : 0, upright ? 0 : 60};
    return chain_markup_value(pool, "processRef") ? any : flat;
}

static struct size usual(const struct chain_markup *shape, const struct chain_markup *element)
{
    struct size any = {0, 0}, activity = {100, 80}, gateway = {50, 50}, event = {36, 36}, data = {36, 50};
    if (chain_bpmn_is(element, CHAIN_BPMN_IS_SUBPROCESS) && chain_bpmn_flag(shape, "isExpanded", false))
        return any;
    if (element->name == CHAIN_BPMN_E_DATA_OBJECT_REFERENCE)
        return data;
    if (element->name == CHAIN_BPMN_E_DATA_STORE_REFERENCE || chain_bpmn_is(element, CHAIN_BPMN_IS_GATEWAY))
        return gateway;
    if (chain_bpmn_is(element, CHAIN_BPMN_IS_POOL))
        return size_of_pool(shape, element);
    return chain_bpmn_is(element, CHAIN_BPMN_IS_ACTIVITY) ? activity : chain_bpmn_is(element, CHAIN_BPMN_IS_EVENT) ? event : any;
}

static void check(struct chain_rule_run *run, const struct chain_markup *shape, const struct chain_markup *element)
{
    const struct chain_bpmn_box *box = chain_bpmn_box(run->model->bpmn, shape);
    struct size size = usual(shape, element);
    if (!box)
        return;
    double width = box->right - box->left, height = box->bottom - box->top;
    double wanted_width = size.width > 0 ? size.width : width, wanted_height = size.height > 0 ? size.height : height;
    if (fabs(width - wanted_width) > 0.01 || fabs(height - wanted_height) > 0.01)
        CHAIN_REPORT_MARKUP(run, element, chain_say_shape(run, element), chain_say_number(width), chain_say_number(height),
                            chain_say_number(wanted_width), chain_say_number(wanted_height));
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    for (uint32_t i = 0; i < bpmn->reference_count; i++) {
        const struct chain_bpmn_reference *reference = &bpmn->references[i];
        if (reference->name == CHAIN_BPMN_E_SHAPE && reference->target)
            check(run, reference->from, reference->target);
    }
}

const struct chain_rule chain_rule_standard_size = {
    .id = "standard-size",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_WARNING,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_ALL,
    .title = N_("Drawn in another size than usual"),
    .message = N_("\"{0}\" is drawn {1} × {2}; usual is {3} × {4}."),
    .why = N_("Alike things look unlike, and readers look for a meaning."),
    .how = N_("Draw it in the usual size."),
    .bad = "<dc:Bounds width=\"140\" height=\"60\"/> of a task",
    .good = "<dc:Bounds width=\"100\" height=\"80\"/>",
    .run = run,
};
