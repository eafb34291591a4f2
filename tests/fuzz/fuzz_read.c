/* Any bytes load without a crash, in either dialect, and what was loaded hangs together. */
#include "fuzz.h"

static void look_at(const chain_object *object)
{
    chain_place place = chain_object_place(object);
    fuzz_must(place.end_line >= place.line);
    for (int field = 0; field < CHAIN_F_FIELD_COUNT; field++)
        (void)chain_object_value(object, (chain_field)field);
}

static void look_at_flows(const chain_object *step)
{
    for (size_t out = 0; out < chain_step_out_count(step); out++)
        fuzz_must(chain_flow_from(chain_step_out(step, out)) == step && chain_flow_to(chain_step_out(step, out)));
    for (size_t in = 0; in < chain_step_in_count(step); in++)
        fuzz_must(chain_flow_to(chain_step_in(step, in)) == step && chain_flow_from(chain_step_in(step, in)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    chain_model *model = fuzz_load(data, size);
    for (int type = 1; type < CHAIN_TYPE_COUNT; type++)
        for (size_t i = 0; i < chain_model_count(model, (chain_type)type); i++)
            look_at(chain_model_at(model, (chain_type)type, i));
    for (size_t i = 0; i < chain_model_count(model, CHAIN_STEP); i++)
        look_at_flows(chain_model_at(model, CHAIN_STEP, i));
    chain_model_free(model);
    return 0;
}
