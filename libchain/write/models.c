/* The dialects that a model can be written in. A new one is its file, its name in models.h and its row here. */
#include "write/models.h"

#include <string.h>

#include "chain/write.h"
#include "model/bpmn.h"
#include "rule/run.h"
#include "write/markup.h"
#include "write/templates.h"

static const char *const names[] = {"chain", "bpmn"};

#define DIALECTS (sizeof names / sizeof names[0])

size_t chain_dialect_count(void)
{
    return DIALECTS;
}

const char *chain_dialect_name(size_t position)
{
    return position < DIALECTS ? names[position] : NULL;
}

const char *chain_forms_name(size_t position)
{
    return position < CHAIN_TEMPLATES_COUNT ? chain_templates_name((int)position) : NULL;
}

const char *chain_model_dialect(const chain_model *model)
{
    return model ? names[model->bpmn != NULL] : NULL;
}

static bool is_whole(const chain_model *model, const chain_output *output)
{
    return model && output && !model->broken && model->root && (!model->bpmn || model->bpmn->bytes);
}

chain_status chain_model_write(const chain_model *model, chain_output *output)
{
    if (!is_whole(model, output))
        return CHAIN_BAD_ARGUMENT;
    return model->bpmn ? chain_markup_write(model->bpmn->head, output) : chain_model_write_chain_xml(model, output);
}

/* Nothing is converted; a diagram drawn anew is. */
static bool is_same(const chain_model *model, const chain_convert_options *options)
{
    return !options->dialect || (strcmp(options->dialect, chain_model_dialect(model)) == 0 && !(model->bpmn && options->layout));
}

/* CHAIN_TEMPLATES_COUNT = none of this name. */
static int engine_named(const char *name)
{
    int engine = 0;
    while (engine < CHAIN_TEMPLATES_COUNT && !(name && strcmp(name, chain_templates_name(engine)) == 0))
        engine++;
    return engine;
}

static chain_status write_other(const chain_model *model, const chain_convert_options *options, chain_output *output)
{
    if (strcmp(options->dialect, "chain") == 0)
        return chain_model_write_chain_xml(model, output);
    if (strcmp(options->dialect, "bpmn") != 0 || model->root->type != CHAIN_CHAIN)
        return CHAIN_UNSUPPORTED;
    return chain_model_write_bpmn(model, options->top_down, engine_named(options->forms), output);
}

chain_status chain_model_convert(const chain_model *model, const chain_convert_options *options, chain_output *output)
{
    chain_convert_options chosen = CHAIN_CONVERT_OPTIONS_INIT;
    if (!is_whole(model, output))
        return CHAIN_BAD_ARGUMENT;
    if (options)
        memcpy(&chosen, options, options->size < sizeof chosen ? options->size : sizeof chosen);
    if (chosen.forms && engine_named(chosen.forms) == CHAIN_TEMPLATES_COUNT)
        return CHAIN_UNSUPPORTED;
    if (is_same(model, &chosen) && model->bpmn) {
        chain_output_write(output, model->bpmn->bytes, model->bpmn->length);
        return CHAIN_OK;
    }
    if (is_same(model, &chosen))
        return chain_model_write(model, output);
    if (model->bpmn && strcmp(chosen.dialect, "bpmn") == 0 && !chosen.forms) /* for forms it is made of the chain */
        return chain_model_redraw_bpmn(model, chosen.top_down, output);
    chain_status status = write_other(model, &chosen, output);
    return status == CHAIN_OK && chosen.findings ? chain_rules_run(model, CHAIN_LAYER_CONVERT, NULL, chosen.findings) : status;
}
