/* chain convert: the same chain in another dialect. */
#include "cli.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool ends_with(const char *path, const char *suffix)
{
    size_t length = strlen(path), n = strlen(suffix);
    return length > n && strcmp(path + length - n, suffix) == 0;
}

/* What a name says of the dialect, NULL when it says nothing. */
static const char *dialect_of(const char *path)
{
    if (ends_with(path, ".bpmn") || ends_with(path, ".bpmn.xml") || ends_with(path, ".bpmn2"))
        return "bpmn";
    return ends_with(path, ".xml") ? "chain" : NULL;
}

static bool is_known(const char *dialect)
{
    for (size_t i = 0; i < chain_dialect_count(); i++)
        if (strcmp(chain_dialect_name(i), dialect) == 0)
            return true;
    return false;
}

static bool has_forms(const char *engine)
{
    for (size_t i = 0; chain_forms_name(i); i++)
        if (strcmp(chain_forms_name(i), engine) == 0)
            return true;
    return false;
}

/* --to goes before the suffix; without both it is the other dialect. */
static const char *target(const struct cli_arguments *arguments, const chain_model *model, const char *out)
{
    const char *by_name = out ? dialect_of(out) : NULL;
    if (arguments->to)
        return arguments->to;
    if (by_name)
        return by_name;
    return strcmp(chain_model_dialect(model), "bpmn") == 0 ? "chain" : "bpmn";
}

static int complain_of(const struct cli_arguments *arguments, const char *path, const chain_model *model, chain_status status)
{
    if (status == CHAIN_UNSUPPORTED)
        cli_complain(arguments, N_("\"%s\": only chains can be converted, not regions or timing rules."), path);
    else if (status == CHAIN_LIMIT)
        cli_complain(arguments, N_("\"%s\": the chain is too large to be drawn."), path);
    else if (status == CHAIN_BAD_ARGUMENT && model) {
        cli_tell_errors(arguments, model, 5);
        cli_complain(arguments, N_("\"%s\" cannot be converted: mend what `chain check` finds first."), path);
    } else
        cli_complain(arguments, N_("\"%s\": %s"), path, cli_words(arguments, chain_status_text(status)));
    return CLI_TROUBLE;
}

static int put(const struct cli_arguments *arguments, const char *out, chain_output *memory)
{
    chain_output *output = NULL;
    size_t length = 0;
    const char *bytes = chain_output_bytes(memory, &length);
    if (chain_output_file(out, &output) == CHAIN_OK) {
        chain_output_write(output, bytes, length);
        if (chain_output_close(output) == CHAIN_OK)
            return CLI_FINE;
    }
    cli_complain(arguments, N_("cannot write to \"%s\": %s"), out, cli_reason(arguments, errno));
    return CLI_TROUBLE;
}

/* On standard error: the converted chain may go to standard output. */
static void tell_losses(const struct cli_arguments *arguments, const chain_findings *findings)
{
    chain_findings_format format = CHAIN_FINDINGS_FORMAT_INIT;
    chain_output *memory = chain_output_memory();
    size_t length = 0;
    format.name = arguments->format;
    format.lang = arguments->lang;
    bool wanted = arguments->format || (!arguments->quiet && chain_findings_count(findings));
    if (memory && wanted && chain_findings_write(findings, &format, memory) == CHAIN_OK) {
        const char *bytes = chain_output_bytes(memory, &length);
        fwrite(bytes, 1, length, stderr);
    }
    chain_output_abandon(memory);
}

static bool is_made(const struct cli_arguments *arguments, const chain_model *model, const char *dialect)
{
    return strcmp(dialect, "bpmn") == 0 && (arguments->layout || strcmp(chain_model_dialect(model), "bpmn") != 0);
}

static int convert(const struct cli_arguments *arguments, const chain_model *model, const char *path, const char *out)
{
    chain_convert_options options = CHAIN_CONVERT_OPTIONS_INIT;
    if (arguments->forms && !is_made(arguments, model, target(arguments, model, out))) {
        cli_complain(arguments, N_("--forms is for a BPMN document that is made: from chain XML, or with --layout."));
        return CLI_TROUBLE;
    }
    chain_output *memory = chain_output_memory();
    chain_findings *findings = chain_findings_new();
    if (!memory || !findings) {
        chain_output_abandon(memory);
        chain_findings_free(findings);
        return complain_of(arguments, path, model, CHAIN_NO_MEMORY);
    }
    options.findings = findings;
    options.dialect = target(arguments, model, out);
    options.layout = arguments->layout;
    options.top_down = arguments->top_down;
    options.forms = arguments->forms;
    chain_status status = chain_model_convert(model, &options, memory);
    int code = status == CHAIN_OK ? put(arguments, out ? out : "-", memory) : complain_of(arguments, path, model, status);
    if (code == CLI_FINE)
        tell_losses(arguments, findings);
    chain_output_abandon(memory);
    chain_findings_free(findings);
    return code;
}

static int run(const struct cli_arguments *arguments)
{
    const char *out = arguments->outputs.count ? arguments->outputs.items[0] : NULL;
    chain_model *model = NULL;
    if (arguments->path_count != 1 || arguments->outputs.count > 1) {
        cli_complain(arguments, N_("give one file to convert, and one -o FILE; `chain convert --help` tells more."));
        return CLI_TROUBLE;
    }
    if (arguments->to && !is_known(arguments->to)) {
        cli_complain(arguments, N_("--to must be chain or bpmn, not \"%s\"."), arguments->to);
        return CLI_TROUBLE;
    }
    if (arguments->forms && !has_forms(arguments->forms)) {
        cli_complain(arguments, N_("--forms must be camunda-7 or camunda-8, not \"%s\"."), arguments->forms);
        return CLI_TROUBLE;
    }
    const char *path = arguments->paths[0];
    chain_status status = cli_load(arguments, path, &model);
    int code = model ? convert(arguments, model, path, out) : complain_of(arguments, path, NULL, status);
    chain_model_free(model);
    return code;
}

static const struct cli_option options[] = {
    CLI_OPTION('o', "output", CLI_MANY, outputs, "FILE", N_("where to; without it standard output"), NULL),
    CLI_OPTION('t', "to", CLI_TEXT, to, "DIALECT", N_("chain or bpmn; otherwise by the suffix of FILE: .xml, .bpmn"), NULL),
    CLI_OPTION(0, "layout", CLI_FLAG, layout, NULL, N_("from BPMN to BPMN: draw the diagram anew"), NULL),
    CLI_OPTION(0, "top-down", CLI_FLAG, top_down, NULL, N_("a new diagram runs from top to bottom"), NULL),
    CLI_OPTION(0, "forms", CLI_TEXT, forms, "ENGINE", N_("to BPMN: care data where the forms of camunda-7 or camunda-8 show it"), NULL),
    CLI_FINDINGS_FORMAT,
    CLI_STDIN_NAME,
    CLI_COMMON,
};

const struct cli_command cli_convert = {
    .name = "convert",
    .operands = "FILE",
    .summary = N_("the same chain in another dialect: chain XML or BPMN 2.0"),
    .details = N_("A chain becomes a BPMN 2.0 document with a diagram, to be opened in bpmn.io or Camunda Modeler; what BPMN has no\n"
                  "words for stands in care elements and comes back unchanged. BPMN becomes chain XML: lanes are actors, tasks and\n"
                  "events steps. From BPMN to BPMN the file's own diagram stays, unless --layout draws it anew.\n"
                  "What the other dialect has no place for is told on standard error, each sort once; --format json for programs.\n"
                  "Exit codes: 0 done; 2 wrong usage, or a file that cannot be read, converted or written."),
    .example = "chain convert mielialahairiot-nykytila.xml -o mielialahairiot-nykytila.bpmn",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};
