/* What keeps a command from doing its work on a file: told in short. */
#include "cli.h"

static void tell(const struct cli_arguments *arguments, const chain_finding *finding)
{
    char text[1000];
    chain_place place = chain_finding_place(finding);
    chain_finding_text(finding, CHAIN_PART_MESSAGE, arguments->lang, text, sizeof text);
    if (place.line)
        cli_complain(arguments, "%s:%u:%u: %s", place.file ? place.file : "", place.line, place.column, text);
    else
        cli_complain(arguments, "%s: %s", place.file ? place.file : "", text);
}

size_t cli_tell_errors(const struct cli_arguments *arguments, const chain_model *model, size_t most)
{
    chain_findings *findings = chain_findings_new();
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    options.profile = CHAIN_PROFILE_CORRECTNESS;
    size_t errors = 0;
    bool done = findings && chain_check(model, &options, findings) == CHAIN_OK;
    for (size_t i = 0; done && i < chain_findings_count(findings); i++) {
        const chain_finding *finding = chain_findings_at(findings, i);
        if (chain_finding_severity(finding) == CHAIN_SEVERITY_ERROR && ++errors <= most)
            tell(arguments, finding);
    }
    chain_findings_free(findings);
    return errors;
}
