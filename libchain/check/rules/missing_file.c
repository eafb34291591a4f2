#include "rule/rule.h"

static const struct chain_phrase phrases[] = {
    {"region", N_("file of the region")},
    {"rules", N_("file of the timing rules")},
    {"chain", N_("file of the sub-chain")},
    {"import", N_("imported document")},
    {NULL, NULL},
};

static void run(struct chain_rule_run *run)
{
    chain_report_problems_saying(run, CHAIN_PROBLEM_MISSING_FILE, 0, phrases);
}

const struct chain_rule chain_rule_missing_file = {
    .id = "missing-file",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("A file that the chain names is missing"),
    .message = N_("The {0} \"{1}\" is not found beside the chain, in its parent folders, or in the "
                 "installed models."),
    .why = N_("Areas, legal limits and sub-chains live in files of their own; without them a part of "
             "the picture and of the analysis is missing."),
    .how = N_("Add the file (regions/NAME.xml, rules/NAME.xml or NAME.xml), or correct the name. "
              "A link that leads out of the tree of the files is not followed."),
    .standard = "BPMN 2.0.2 EXT.001",
    .bad = "<chain id=\"x\" region=\"lapi\"/>",
    .good = "<chain id=\"x\" region=\"lappi\"/>",
    .run = run,
};
