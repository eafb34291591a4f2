/* What the rules of soundness share: the answer, made once a run, and the words for gateways without a name. */
#ifndef CHAIN_CHECK_SOUNDNESS_SOUNDNESS_H
#define CHAIN_CHECK_SOUNDNESS_SOUNDNESS_H

#include "chain/soundness.h"
#include "rule/rule.h"

/* NULL without memory, which the run is told. */
const chain_soundness *chain_soundness_of(struct chain_rule_run *run);
/* The run that shows a fault, as further places of the finding that was reported last. */
void chain_relate_fault(struct chain_rule_run *run, const chain_sound_fault *fault);
/* Has it a name, or a kind that says as much? That of a gateway does not. */
bool chain_has_words(const struct chain_object *object);
/* The object when it has words, else the nearest step behind it (before it) that has; itself when there is none. NULL stays NULL. */
const struct chain_object *chain_with_words(const struct chain_object *object, bool behind);

#endif
