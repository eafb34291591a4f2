/* One result of a SARIF file. */
#ifndef CHAIN_WRITE_SARIF_H
#define CHAIN_WRITE_SARIF_H

#include "write/ci.h"
#include "write/json.h"

struct chain_sarif {
    const struct chain_findings_style *style;
    struct chain_buffer out, scratch;
    struct chain_json json; /* to out */
    struct chain_prints prints;
};

/* {"text": words}; nothing for nothing. */
void chain_sarif_text(struct chain_sarif *sarif, const char *key, const char *words);
const char *chain_sarif_level(int severity);
/* The result of a finding, behind what is in out. */
void chain_sarif_result(struct chain_sarif *sarif, const struct chain_finding *finding);
void chain_sarif_clear(struct chain_sarif *sarif);

#endif
