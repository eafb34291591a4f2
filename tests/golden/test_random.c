/*
 * Chains and BPMN documents by chance: a chain through BPMN is the same chain to the byte, a BPMN document through a chain gives
 * the same chain again. CHAIN_SEEDS says how many of each (100 unless said), CHAIN_SEED where they begin.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/unit.h"
#include "chain/write.h"
#include "golden.h"
#include "model/model.h"
#include "random_documents.h"

static char *converted(const chain_model *model, const char *dialect, bool top_down, const char *forms, size_t *length)
{
    chain_convert_options options = CHAIN_CONVERT_OPTIONS_INIT;
    chain_output *output = chain_output_memory();
    options.dialect = dialect;
    options.top_down = top_down;
    options.forms = forms;
    chain_status status = chain_model_convert(model, &options, output);
    const char *bytes = chain_output_bytes(output, length);
    char *copy = status == CHAIN_OK ? malloc(*length + 1) : NULL;
    if (copy)
        memcpy(copy, bytes, *length + 1);
    chain_output_abandon(output);
    return copy;
}

/* The first line in which they differ. */
static void differ(const char *a, const char *b, char *why, size_t size)
{
    size_t at = 0, line = 0;
    for (; a[at] && a[at] == b[at]; at++)
        line = a[at] == '\n' ? at + 1 : line;
    snprintf(why, size, "\n- %.*s\n+ %.*s", (int)strcspn(a + line, "\n"), a + line, (int)strcspn(b + line, "\n"), b + line);
}

static uint64_t number(const char *variable, uint64_t otherwise)
{
    const char *value = getenv(variable);
    return value && value[0] ? strtoull(value, NULL, 10) : otherwise;
}

static chain_model *made(void (*make)(uint64_t, chain_output *), uint64_t seed)
{
    size_t length;
    chain_output *output = chain_output_memory();
    make(seed, output);
    const char *bytes = chain_output_bytes(output, &length);
    chain_model *model = golden_model(bytes, length);
    ck_assert_msg(model && !model->broken, "seed %llu cannot be read", (unsigned long long)seed);
    chain_output_abandon(output);
    return model;
}

/* From a model on: BPMN, and a chain of it, which must be this one. */
static void through_bpmn_with(uint64_t seed, const chain_model *model, const char *chain, uint32_t problems, const char *forms)
{
    char why[2000] = "";
    size_t there, back;
    char *bpmn = converted(model, "bpmn", seed % 2, forms, &there);
    ck_assert_msg(bpmn != NULL, "seed %llu cannot be written", (unsigned long long)seed);
    chain_model *read = golden_model(bpmn, there);
    ck_assert_msg(read && read->bpmn && !read->broken, "seed %llu: the BPMN cannot be read", (unsigned long long)seed);
    char *returned = converted(read, "chain", false, NULL, &back);
    if (strcmp(chain, returned) != 0)
        differ(chain, returned, why, sizeof why);
    ck_assert_msg(!why[0], "seed %llu is another chain after BPMN%s", (unsigned long long)seed, why);
    ck_assert_msg(problems == UINT32_MAX || read->problem_count == problems, "seed %llu: %u problems, %u before", (unsigned long long)seed, read->problem_count, problems);
    free(returned);
    chain_model_free(read);
    free(bpmn);
}

/* By care elements, and by what forms show. */
static void through_bpmn(uint64_t seed, const chain_model *model, const char *chain, uint32_t problems)
{
    through_bpmn_with(seed, model, chain, problems, NULL);
    through_bpmn_with(seed, model, chain, problems, chain_forms_name(seed / 2 % 2));
}

START_TEST(chains_come_back)
{
    uint64_t first = number("CHAIN_SEED", 1), end = first + number("CHAIN_SEEDS", 100);
    for (uint64_t seed = first; seed < end; seed++) {
        size_t length;
        chain_model *model = made(random_chain, seed);
        char *chain = golden_written(model, &length);
        through_bpmn(seed, model, chain, model->problem_count);
        free(chain);
        chain_model_free(model);
    }
}
END_TEST

static void document_comes_back(uint64_t seed)
{
    size_t length;
    chain_model *model = made(random_bpmn, seed);
    char *chain = converted(model, "chain", false, NULL, &length);
    chain_model *read = golden_model(chain, length);
    ck_assert_msg(read && !read->broken, "seed %llu: the chain cannot be read", (unsigned long long)seed);
    through_bpmn(seed, read, chain, UINT32_MAX); /* a BPMN document may leave out what a chain must say */
    chain_model_free(read);
    free(chain);
    chain_model_free(model);
}

START_TEST(documents_come_back)
{
    uint64_t first = number("CHAIN_SEED", 1), end = first + number("CHAIN_SEEDS", 100);
    for (uint64_t seed = first; seed < end; seed++)
        document_comes_back(seed);
    document_comes_back(539); /* a condition beside compensation, which is no arrow, came back as a name */
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {chains_come_back, documents_come_back};
    setenv("CK_DEFAULT_TIMEOUT", "600", 0); /* many seeds may be asked for */
    return unit_run("random", tests, UNIT_COUNT(tests));
}
