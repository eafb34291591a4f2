#include "rule/rule.h"

/* The parser's own words stay in English, except for these. */
static const struct chain_phrase phrases[] = {
    {"the file is empty", N_("the file is empty")},
    {"the bytes do not fit the encoding that the file names", N_("the bytes do not fit the encoding that the file names")},
    {"Start tag expected, '<' not found", N_("it does not start with a tag")},
    {"Document is empty", N_("it does not start with a tag")},
    {"Extra content at the end of the document", N_("there is more after the end of the root element")},
    {"StartTag: invalid element name", N_("a < is not followed by the name of an element (write &lt; for the sign itself)")},
    {"Input is not proper UTF-8, indicate encoding !", N_("a character is not UTF-8, and no other encoding is named")},
    {NULL, NULL},
};

static void run(struct chain_rule_run *run)
{
    chain_report_problems_saying(run, CHAIN_PROBLEM_NOT_WELL_FORMED, 0, phrases);
}

const struct chain_rule chain_rule_not_well_formed = {
    .id = "not-well-formed",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .loading = 1,
    .title = N_("The file is not well-formed XML"),
    .message = N_("This is not well-formed XML: {0}."),
    .why = N_("A reader cannot know what was meant after the first broken tag, so nothing else is "
             "judged."),
    .how = N_("Mend the place named here, then check again. An editor that knows XML shows the same "
             "place."),
    .bad = "<step id=\"triage\"><name>Arviointi</step>",
    .good = "<step id=\"triage\"><name>Arviointi</name></step>",
    .run = run,
};
