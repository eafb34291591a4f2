#include "rule/rule.h"

static void run(struct chain_rule_run *run)
{
    chain_report_problems(run, CHAIN_PROBLEM_TOLD_TWICE);
}

const struct chain_rule chain_rule_told_twice = {
    .id = "told-twice",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_WARNING,
    .loading = 1,
    .title = N_("The same thing is told twice, and differently"),
    .message = N_("{0} is \"{1}\" in the form, but \"{2}\" elsewhere in the drawing; the form holds."),
    .why = N_("Who reads the file with another program may see the other value."),
    .how = N_("Decide which one is right, and remove the other: empty the field of the form, or take away the care element."),
    .bad = "<bpmn:task id=\"a\"><bpmn:extensionElements><care:step kind=\"plan\"/><zeebe:properties><zeebe:property name=\"care:kind\" "
           "value=\"triage\"/></zeebe:properties></bpmn:extensionElements></bpmn:task>",
    .good = "<bpmn:task id=\"a\"><bpmn:extensionElements><zeebe:properties><zeebe:property name=\"care:kind\" value=\"triage\"/>"
            "</zeebe:properties></bpmn:extensionElements></bpmn:task>",
    .run = run,
};
