/* What was loaded can be checked, asked for gaps, walked through and compared; every finding has its texts and its place. */
#include <string.h>

#include "fuzz.h"

/* Every text of every finding, in two languages and a buffer that is often too small. */
static void read_findings(const chain_findings *findings)
{
    char small[40];
    for (size_t i = 0; i < chain_findings_count(findings) && i < 300; i++) {
        const chain_finding *finding = chain_findings_at(findings, i);
        chain_place place = chain_finding_place(finding);
        fuzz_must(chain_finding_rule(finding) != NULL);
        fuzz_must(place.end_line >= place.line);
        for (int part = CHAIN_PART_MESSAGE; part <= CHAIN_PART_SUBJECT; part++) {
            size_t length = chain_finding_text(finding, (chain_part)part, CHAIN_LANG_FI, small, sizeof small);
            fuzz_must(strlen(small) < sizeof small && strlen(small) <= length);
            (void)chain_finding_text(finding, (chain_part)part, CHAIN_LANG_EN, NULL, 0);
        }
    }
}

/* Is it a chain that nothing is wrong with? */
static bool ask_findings(const chain_model *model)
{
    chain_findings *findings = chain_findings_new();
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    options.as_of = 20260101;
    options.profile = CHAIN_PROFILE_ALL;
    fuzz_must(chain_check(model, &options, findings) == CHAIN_OK);
    fuzz_must(chain_model_root(model) || chain_findings_count(findings) > 0);
    bool fine = chain_model_root(model) && chain_findings_count_severity(findings, CHAIN_SEVERITY_ERROR) == 0;
    fuzz_must(chain_gaps(model, &options, findings) == CHAIN_OK);
    read_findings(findings);
    chain_findings_free(findings);
    return fine;
}

static bool is_ordered(chain_bounds bounds)
{
    return bounds.least >= 0 && bounds.least <= bounds.most;
}

static void ask_journeys(const chain_model *model)
{
    chain_journeys *journeys = NULL;
    if (chain_journeys_new(model, NULL, &journeys) != CHAIN_OK)
        return;
    for (size_t i = 0; i < chain_journeys_count(journeys); i++) {
        chain_leg whole = chain_journey_whole(chain_journeys_at(journeys, i));
        fuzz_must(is_ordered(whole.contacts) && is_ordered(whole.encounters) && is_ordered(whole.told));
    }
    for (size_t end = 0; end < chain_journeys_end_count(journeys); end++) {
        chain_bounds share = chain_journeys_share(journeys, SIZE_MAX, end);
        fuzz_must(is_ordered(share) && share.most <= 1.000001);
    }
    chain_journeys_free(journeys);
}

/* A chain is no different from itself, unless its steps have no ids or double ones. */
static void compare(const chain_model *model, bool fine, const uint8_t *data, size_t size)
{
    chain_compare_options options = CHAIN_COMPARE_OPTIONS_INIT;
    chain_comparison *comparison = NULL;
    chain_model *again = fuzz_load(data, size);
    options.as_of = 20260101;
    bool compared = chain_compare(model, again, &options, &comparison) == CHAIN_OK;
    if (compared && fine && strcmp(chain_model_dialect(model), "chain") == 0)
        fuzz_must(chain_comparison_change_count(comparison) == 0);
    chain_comparison_free(comparison);
    chain_model_free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    chain_model *model = fuzz_load(data, size);
    bool fine = ask_findings(model);
    ask_journeys(model);
    compare(model, fine, data, size);
    chain_model_free(model);
    return 0;
}
