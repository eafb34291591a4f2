#include "fuzz.h"

#include <stdlib.h>

void fuzz_must(bool holds)
{
    if (!holds)
        abort();
}

chain_model *fuzz_load(const void *bytes, size_t size)
{
    chain_model *model = NULL;
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    options.alone = true;
    options.max_elements = 20000;
    chain_status status = chain_load_memory(bytes, size, "fuzz.xml", &options, &model);
    fuzz_must(model != NULL);
    fuzz_must((status == CHAIN_OK) == (chain_model_root(model) != NULL));
    return model;
}
