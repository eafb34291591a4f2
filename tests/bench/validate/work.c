/*
 * One thing done to one file through the public library, so that instructions can be counted without the command around it:
 * bench_work read|check|gaps|convert FILE prints the steps, and the bytes of the heap that the model holds for each of them (for check
 * a lean model).
 */
#define _DEFAULT_SOURCE 1
#include <chain/chain.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>

static bool judge(const chain_model *model, const char *what)
{
    chain_findings *findings = chain_findings_new();
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    options.as_of = 20260101;
    chain_status status = strcmp(what, "gaps") == 0 ? chain_gaps(model, &options, findings) : chain_check(model, &options, findings);
    printf(" findings %zu", chain_findings_count(findings));
    chain_findings_free(findings);
    return status == CHAIN_OK;
}

/* To the dialect that it is not in. */
static bool convert(const chain_model *model)
{
    chain_convert_options options = CHAIN_CONVERT_OPTIONS_INIT;
    chain_output *output = chain_output_memory();
    size_t length = 0;
    options.dialect = strcmp(chain_model_dialect(model), "bpmn") == 0 ? "chain" : "bpmn";
    chain_status status = chain_model_convert(model, &options, output);
    chain_output_bytes(output, &length);
    printf(" bytes %zu", length);
    chain_output_abandon(output);
    return status == CHAIN_OK;
}

int main(int argc, char **argv)
{
    chain_model *model = NULL;
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    if (argc != 3) {
        fprintf(stderr, "usage: bench_work read|check|gaps|convert FILE\n");
        return 2;
    }
    options.alone = true;
    options.lean = strcmp(argv[1], "check") == 0; /* as the command does */
    struct mallinfo2 before = mallinfo2();
    bool done = chain_load(argv[2], &options, &model) == CHAIN_OK;
    struct mallinfo2 after = mallinfo2();
    size_t held = after.uordblks + after.hblkhd - before.uordblks - before.hblkhd, steps = chain_model_count(model, CHAIN_STEP);
    printf("steps %zu bytes-a-step %.0f", steps, steps ? (double)held / (double)steps : 0.0);
    if (strcmp(argv[1], "convert") == 0)
        done = done && convert(model);
    else if (strcmp(argv[1], "read") != 0)
        done = done && judge(model, argv[1]);
    printf("\n");
    chain_model_free(model);
    return done ? 0 : 2;
}
