#include "chains.h"

#include <stdlib.h>

static void load(struct cli_chains *chains, const struct cli_arguments *arguments, const char *path)
{
    chain_model *model = NULL;
    chain_status status = cli_load(arguments, path, &model);
    if (status == CHAIN_OK && chain_object_type(chain_model_root(model)) == CHAIN_CHAIN) {
        chains->models[chains->count++] = model;
        return;
    }
    if (!model)
        cli_complain(arguments, N_("\"%s\": %s"), path, cli_words(arguments, chain_status_text(status)));
    else if (status != CHAIN_OK)
        cli_tell_errors(arguments, model, 5);
    chains->trouble = chains->trouble || status != CHAIN_OK;
    chain_model_free(model);
}

bool cli_chains_load(struct cli_chains *chains, const struct cli_arguments *arguments, const struct cli_files *files)
{
    *chains = (struct cli_chains){calloc(files->count + 1, sizeof *chains->models), 0, files->trouble};
    for (size_t i = 0; chains->models && i < files->count; i++)
        load(chains, arguments, files->paths[i]);
    if (!chains->models)
        cli_complain(arguments, N_("out of memory"));
    return chains->models != NULL;
}

void cli_chains_clear(struct cli_chains *chains)
{
    for (size_t i = 0; i < chains->count; i++)
        chain_model_free(chains->models[i]);
    free(chains->models);
    *chains = (struct cli_chains){NULL, 0, false};
}
