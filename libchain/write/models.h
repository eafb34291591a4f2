/* Models in the dialects that they can be written in: what each writer file gives to the table in models.c. */
#ifndef CHAIN_WRITE_MODELS_H
#define CHAIN_WRITE_MODELS_H

#include "chain/output.h"
#include "chain/status.h"
#include "model/model.h"

chain_status chain_model_write_chain_xml(const struct chain_model *model, chain_output *output);
/* forms: enum chain_template_engine. CHAIN_LIMIT: too large to be laid out. Only for chains. */
chain_status chain_model_write_bpmn(const struct chain_model *model, bool top_down, int forms, chain_output *output);
/* A BPMN document as it was read, but for its diagrams. */
chain_status chain_model_redraw_bpmn(const struct chain_model *model, bool top_down, chain_output *output);

#endif
