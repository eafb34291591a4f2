/**
 * @file
 * Mending what has one sure answer: edits of the text at known places, all else stays as it is to the byte.
 */
#ifndef CHAIN_FIX_H
#define CHAIN_FIX_H

#include <stdbool.h>
#include <stddef.h>

#include "chain/export.h"
#include "chain/finding.h"
#include "chain/input.h"
#include "chain/output.h"
#include "chain/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Can findings of this rule be mended? What is done then is chain_rule_text() with CHAIN_PART_FIX. */
CHAIN_API bool chain_rule_is_fixable(const chain_rule *rule);
/** Is there a sure way to mend this finding? */
CHAIN_API bool chain_finding_is_fixable(const chain_finding *finding);

/**
 * Writes the text of a file with its findings mended. Of edits that touch each other the first is made; judge the result again and
 * go on until nothing is mended.
 * @param input     the text that was judged; chain_input_is_exact() should hold, else the result has another encoding than the file
 * @param file      only findings in this file
 * @param findings  what was found in it
 * @param output    gets the text
 * @param mended    gets how many findings were mended; may be NULL
 * @return CHAIN_OK, CHAIN_NO_MEMORY, CHAIN_BAD_ARGUMENT
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_fix(const chain_input *input, const char *file, const chain_findings *findings,
                                                chain_output *output, size_t *mended);

#ifdef __cplusplus
}
#endif

#endif
