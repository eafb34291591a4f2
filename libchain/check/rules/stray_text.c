#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_STRAY_TEXT);
}

const struct chain_rule chain_rule_stray_text = {
    .id = "stray-text",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_WARNING,
    .loading = 1,
    .title = N_("Text stands where none belongs"),
    .message = N_("The text \"{0}\" stands loose in <{1}>."),
    .why = N_("Loose text belongs to nothing: it is kept in the file, but never shown or judged."),
    .how = N_("Put it into <name>, <note> or another text element."),
    .bad = "<step id=\"a\">Arviointi</step>",
    .good = "<step id=\"a\"><name>Arviointi</name></step>",
    .run = run,
};
