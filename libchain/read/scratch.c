#include "read/scratch.h"

#include <stdlib.h>

void chain_scratch_clear(struct chain_scratch *scratch)
{
    chain_model_free(scratch->model);
    free(scratch->bytes.data);
    chain_xml_free_parser(scratch->parser);
    free(scratch->names);
    free(scratch->reader);
    *scratch = (struct chain_scratch){.model = NULL};
}

void chain_scratch_take(struct chain_scratch *scratch, struct chain_model *model)
{
    chain_model_free(scratch->model);
    scratch->model = chain_model_empty(model);
}
