/*
 * Any bytes load without a crash, and what was loaded can be checked, analysed, written, and read again as the same.
 * With -Dfuzz=true under clang this is a libFuzzer target; else replay.c gives it the files of a corpus, as a normal test.
 */
#include <chain/chain.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

/* Every text of every finding, in two languages and a buffer that is often too small. */
static void read_findings(const chain_findings *findings)
{
    char small[40];
    for (size_t i = 0; i < chain_findings_count(findings) && i < 300; i++) {
        const chain_finding *finding = chain_findings_at(findings, i);
        chain_place place = chain_finding_place(finding);
        must(chain_finding_rule(finding) != NULL);
        must(place.end_line >= place.line);
        for (int part = CHAIN_PART_MESSAGE; part <= CHAIN_PART_SUBJECT; part++) {
            size_t length = chain_finding_text(finding, (chain_part)part, CHAIN_LANG_FI, small, sizeof small);
            must(strlen(small) < sizeof small && strlen(small) <= length);
            (void)chain_finding_text(finding, (chain_part)part, CHAIN_LANG_EN, NULL, 0);
        }
    }
}

static void write_findings(const chain_findings *findings)
{
    for (size_t i = 0; i < chain_writer_count(); i++) {
        chain_findings_format format = CHAIN_FINDINGS_FORMAT_INIT;
        chain_output *output = chain_output_memory();
        format.name = chain_writer_name(i);
        format.lang = CHAIN_LANG_FI;
        must(chain_findings_write(findings, &format, output) == CHAIN_OK);
        must(chain_output_close(output) == CHAIN_OK);
    }
}

static void ask_findings(const chain_model *model)
{
    chain_findings *findings = chain_findings_new();
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    options.as_of = 20260101;
    must(chain_check(model, &options, findings) == CHAIN_OK);
    must(chain_model_root(model) || chain_findings_count(findings) > 0);
    must(chain_gaps(model, &options, findings) == CHAIN_OK);
    read_findings(findings);
    write_findings(findings);
    chain_findings_free(findings);
}

static void walk(const chain_model *model)
{
    for (size_t i = 0; i < chain_model_count(model, CHAIN_STEP); i++) {
        const chain_object *step = chain_model_at(model, CHAIN_STEP, i);
        for (size_t out = 0; out < chain_step_out_count(step); out++)
            must(chain_flow_from(chain_step_out(step, out)) == step && chain_flow_to(chain_step_out(step, out)));
        for (int field = 0; field < CHAIN_F_FIELD_COUNT; field++)
            (void)chain_object_value(step, (chain_field)field);
    }
}

static chain_model *load(const void *bytes, size_t size)
{
    chain_model *model = NULL;
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    options.alone = true;
    options.max_elements = 20000;
    chain_status status = chain_load_memory(bytes, size, "fuzz.xml", &options, &model);
    must(model != NULL);
    must((status == CHAIN_OK) == (chain_model_root(model) != NULL));
    return model;
}

/* The written form, or NULL when the model is not one that is written. */
static chain_output *written(const chain_model *model)
{
    chain_output *output = chain_output_memory();
    if (chain_model_write(model, output) == CHAIN_OK)
        return output;
    chain_output_abandon(output);
    return NULL;
}

/* Written, read and written again: the same bytes. */
static void round_trip(const chain_model *model)
{
    size_t length = 0, again_length = 0;
    chain_output *output = written(model);
    if (!output)
        return;
    const char *bytes = chain_output_bytes(output, &length);
    chain_model *read = load(bytes, length);
    chain_output *again = written(read);
    must(again != NULL);
    const char *again_bytes = chain_output_bytes(again, &again_length);
    must(length == again_length && memcmp(bytes, again_bytes, length) == 0);
    chain_output_abandon(again);
    chain_model_free(read);
    chain_output_abandon(output);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    chain_model *model = load(data, size);
    walk(model);
    ask_findings(model);
    round_trip(model);
    chain_model_free(model);
    return 0;
}
