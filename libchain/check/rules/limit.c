#include "rule/rule.h"

static const struct chain_phrase phrases[] = {
    {"bytes", N_("bytes of text")},
    {"elements", N_("XML elements")},
    {"depth", N_("levels of nesting")},
    {"attributes", N_("attributes of one element")},
    {"names", N_("different names of elements and attributes")},
    {"string", N_("bytes in one text or attribute")},
    {"files", N_("files that it names")},
    {"sub-chains", N_("sub-chains, with their own")},
    {NULL, NULL},
};

static void run(struct chain_rule_run *run)
{
    chain_report_problems_saying(run, CHAIN_PROBLEM_LIMIT, 0, phrases);
}

const struct chain_rule chain_rule_limit = {
    .id = "limit",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("The file is larger than allowed"),
    .message = N_("The file has too many {0}; at most {1} are allowed."),
    .why = N_("Limits keep one file from taking the memory and time of all others."),
    .how = N_("Split the chain into sub-chains, or raise the limit if the file is meant to be this "
             "large."),
    .run = run,
};
