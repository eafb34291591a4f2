#include "rule/rule.h"

/* The parser's own words stay in English, except for these. Where parts of them are told on (*), the phrase is the whole message. */
static const struct chain_phrase phrases[] = {
    {"the file is empty", N_("the file is empty")},
    {"a NUL byte stands in the file", N_("a NUL byte stands in the file")},
    {"the file ends in the middle of a tag", N_("the file ends in the middle of a tag")},
    {"the bytes do not fit the encoding that the file names", N_("the bytes do not fit the encoding that the file names")},
    {"Start tag expected, '<' not found", N_("it does not start with a tag")},
    {"Document is empty", N_("it does not start with a tag")},
    {"Extra content at the end of the document", N_("there is more after the end of the root element")},
    {"StartTag: invalid element name", N_("a < is not followed by the name of an element (write &lt; for the sign itself)")},
    {"Input is not proper UTF-8, indicate encoding !", N_("a character is not UTF-8, and no other encoding is named")},
    {"AttValue: \" or ' expected", N_("the value of an attribute lacks its quotation marks (\"...\")")},
    {"AttValue: ' expected", N_("the value of an attribute lacks its quotation marks (\"...\")")},
    {"xmlParseEntityRef: no name", N_("an & stands alone: write &amp;")},
    {"EntityRef: expecting ';'", N_("what begins with & does not end with ; (write &amp; for the sign itself)")},
    {"attributes construct error",
     N_("the attributes of a tag run into each other: write each as name=\"value\", with a space between")},
    {"Unescaped '<' not allowed in attributes values",
     N_("a < stands in the value of an attribute: a quotation mark is missing, or the sign must be written &lt;")},
    {"Opening and ending tag mismatch: * line * and *",
     N_("This is not well-formed XML: the element <{0}> that begins on line {1} is ended by </{2}>.")},
    {"Premature end of data in tag * line *",
     N_("This is not well-formed XML: the file ends before <{0}> of line {1} is closed.")},
    {"Couldn't find end of Start Tag * line *",
     N_("This is not well-formed XML: the tag <{0}> of line {1} has no > at its end.")},
    {"Couldn't find end of Start Tag *", N_("This is not well-formed XML: the tag <{0}> has no > at its end.")},
    {"Specification mandates value for attribute *",
     N_("This is not well-formed XML: the attribute {0} has no value: write {0}=\"...\".")},
    {"Attribute * redefined", N_("This is not well-formed XML: the attribute {0} stands twice in one tag.")},
    {"Entity '*' not defined", N_("This is not well-formed XML: &{0}; is not known: write the character itself.")},
    {"Comment not terminated*", N_("This is not well-formed XML: a comment is not ended by -->.")},
    {"PCDATA invalid Char value *",
     N_("This is not well-formed XML: a character stands in the text that XML does not allow (number {0}).")},
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
