/* What was loaded is written and read again as the same, converts to the other dialect, and its findings write in every format. */
#include <string.h>

#include "fuzz.h"

/* A diagram is drawn for BPMN, which takes longer than all the rest. */
#define MOST_DRAWN 12

static const chain_input *give(const char *file, void *context)
{
    (void)file;
    return context;
}

/* What is mended is a document like any other. */
static void mend(const chain_input *input, const chain_findings *findings)
{
    size_t length = 0, mended = 0;
    chain_place place = chain_finding_place(chain_findings_at(findings, 0));
    chain_output *output = chain_output_memory();
    fuzz_must(chain_fix(input, place.file ? place.file : "", findings, output, &mended) == CHAIN_OK);
    const char *bytes = chain_output_bytes(output, &length);
    if (mended)
        chain_model_free(fuzz_load(bytes, length));
    chain_output_abandon(output);
}

static void write_findings(const chain_model *model, chain_input *input)
{
    chain_findings *findings = chain_findings_new();
    fuzz_must(chain_check(model, NULL, findings) == CHAIN_OK);
    if (input && chain_findings_count(findings))
        mend(input, findings);
    for (size_t i = 0; i < chain_writer_count(); i++) {
        chain_findings_format format = CHAIN_FINDINGS_FORMAT_INIT;
        chain_output *output = chain_output_memory();
        format.name = chain_writer_name(i);
        format.lang = CHAIN_LANG_FI;
        format.input = give;
        format.context = input;
        fuzz_must(chain_findings_write(findings, &format, output) == CHAIN_OK);
        fuzz_must(chain_output_close(output) == CHAIN_OK);
    }
    chain_findings_free(findings);
}

/* In a dialect, NULL = its own; NULL when the model is not one that is written so. */
static chain_output *written(const chain_model *model, const char *dialect)
{
    chain_convert_options options = CHAIN_CONVERT_OPTIONS_INIT;
    chain_output *output = chain_output_memory();
    options.dialect = dialect;
    if (chain_model_convert(model, &options, output) == CHAIN_OK)
        return output;
    chain_output_abandon(output);
    return NULL;
}

/* What is written is read, and written again the same bytes. */
static void round_trip(const chain_model *model, const char *dialect)
{
    size_t length = 0, again_length = 0;
    chain_output *output = written(model, dialect);
    if (!output)
        return;
    const char *bytes = chain_output_bytes(output, &length);
    chain_model *read = fuzz_load(bytes, length);
    chain_output *again = written(read, NULL);
    fuzz_must(again != NULL);
    const char *again_bytes = chain_output_bytes(again, &again_length);
    fuzz_must(length == again_length && memcmp(bytes, again_bytes, length) == 0);
    chain_output_abandon(again);
    chain_model_free(read);
    chain_output_abandon(output);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    chain_model *model = fuzz_load(data, size);
    chain_input *input = NULL;
    if (chain_input_memory(data, size, &input) != CHAIN_OK)
        input = NULL;
    write_findings(model, input);
    chain_input_free(input);
    round_trip(model, NULL);
    for (size_t i = 0; i < chain_dialect_count() && chain_model_count(model, CHAIN_STEP) <= MOST_DRAWN; i++)
        round_trip(model, chain_dialect_name(i));
    chain_model_free(model);
    return 0;
}
