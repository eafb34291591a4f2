/**
 * @file
 * libchain: health and social-care service chains (Finnish: palveluketju) as typed graphs of steps, actors and handoffs.
 *
 * Three calls say whether a file is right:
 *
 * @code
 * #include <chain/chain.h>
 *
 * int main(int argc, char **argv)
 * {
 *     chain_model *model = NULL;
 *     chain_findings *findings = chain_findings_new();
 *     chain_output *output = chain_output_stream(stdout);
 *     chain_status loaded = chain_load(argv[argc - 1], NULL, &model), written = CHAIN_NO_MEMORY;    // 1. load
 *     if (model && findings && output &&
 *         chain_check(model, NULL, findings) == CHAIN_OK &&                                         // 2. check
 *         chain_findings_write(findings, NULL, output) == CHAIN_OK)                                 // 3. write
 *         written = CHAIN_OK;
 *     if (chain_output_close(output) != CHAIN_OK)
 *         written = CHAIN_IO_WRITE;
 *     chain_findings_free(findings);
 *     chain_model_free(model);
 *     return loaded == CHAIN_OK && written == CHAIN_OK ? 0 : 2;
 * }
 * @endcode
 *
 * chain_gaps() in place of chain_check() asks whether the care is right. Drawing is a second library (chain/draw.h, libchain-draw),
 * so that programs that only read and check need no Graphviz.
 *
 * Three things to remember: a model never changes after loading; findings are data, not text; nothing in the library prints,
 * aborts, or keeps state between calls.
 *
 * Sizes: a model takes about 600 bytes a step; a chain of 100 000 steps loads in well under a second. Files over 256 MiB,
 * 8 000 000 elements or 200 levels are refused with a finding unless the options say otherwise.
 */
#ifndef CHAIN_CHAIN_H
#define CHAIN_CHAIN_H

#include "chain/builder.h"
#include "chain/assessment.h"
#include "chain/baseline.h"
#include "chain/batch.h"
#include "chain/check.h"
#include "chain/compare.h"
#include "chain/export.h"
#include "chain/facts.h"
#include "chain/figures.h"
#include "chain/fix.h"
#include "chain/finding.h"
#include "chain/format.h"
#include "chain/journey.h"
#include "chain/kinds.h"
#include "chain/load.h"
#include "chain/model.h"
#include "chain/output.h"
#include "chain/overview.h"
#include "chain/input.h"
#include "chain/soundness.h"
#include "chain/status.h"
#include "chain/statistics.h"
#include "chain/survey.h"
#include "chain/words.h"
#include "chain/write.h"

/** The version of these headers. */
#define CHAIN_VERSION "0.1.0"

#ifdef __cplusplus
extern "C" {
#endif

/** The version of the library that runs. */
CHAIN_API const char *chain_version(void);

#ifdef __cplusplus
}
#endif

#endif
