/* Suppressions and decisions in the file: which finding each hides or settles. */
#ifndef CHAIN_RULE_SUPPRESS_H
#define CHAIN_RULE_SUPPRESS_H

#include "rule/findings.h"

/*
 * Hides the findings from a position on that a valid suppression of the file names. used has a byte for each suppression, by
 * number: set for those that hid something. False without memory.
 */
bool chain_suppress(const struct chain_model *model, struct chain_findings *findings, size_t from, int32_t as_of, uint8_t *used);
/* Gives the findings from a position on the decisions of the file about them. False without memory. */
bool chain_decide(const struct chain_model *model, struct chain_findings *findings, size_t from, int32_t as_of);
bool chain_suppression_has_reason(const struct chain_decision *suppression);
/* Has it a reason and is its day not past? */
bool chain_suppression_holds(const struct chain_decision *suppression, int32_t as_of);

#endif
