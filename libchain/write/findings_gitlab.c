/* Findings as GitLab's code quality report: one list. */
#include "write/ci.h"
#include "write/json.h"
#include "write/tell.h"

static const char *severity_of(const struct chain_finding *finding)
{
    switch (finding->severity) {
    case CHAIN_SEVERITY_ERROR: return "critical";
    case CHAIN_SEVERITY_WARNING: return "major";
    case CHAIN_SEVERITY_NOTE: return "minor";
    default: return "info";
    }
}

static void put_location(struct chain_json *json, const struct chain_finding *finding, const struct chain_findings_style *style)
{
    struct chain_buffer path = {NULL, 0, 0, false};
    chain_place place = chain_finding_place(finding);
    struct chain_region region = chain_region_of(&place);
    chain_put_path(&path, finding->file, style);
    chain_json_open(json, "location", '{');
    chain_json_text(json, "path", chain_buffer_words(&path));
    chain_json_open(json, "lines", '{');
    chain_json_number(json, "begin", region.line);
    chain_json_number(json, "end", region.end_line);
    chain_json_close(json, '}');
    chain_json_close(json, '}');
    json->out->failed = json->out->failed || path.failed;
    chain_buffer_clear(&path);
}

static void put_finding(struct chain_json *json, const struct chain_finding *finding, struct chain_prints *prints,
                        const struct chain_findings_style *style)
{
    struct chain_buffer words = {NULL, 0, 0, false};
    char print[CHAIN_PRINT_SIZE];
    chain_print_put(prints, finding, print);
    chain_finding_put(&words, finding, CHAIN_PART_MESSAGE, style->lang);
    chain_json_open(json, NULL, '{');
    chain_json_text(json, "description", chain_buffer_words(&words));
    chain_json_text(json, "check_name", finding->rule->id);
    chain_json_text(json, "fingerprint", print);
    chain_json_text(json, "severity", severity_of(finding));
    put_location(json, finding, style);
    chain_json_close(json, '}');
    json->out->failed = json->out->failed || words.failed;
    chain_buffer_clear(&words);
}

/* What has no file has no place in the report's format; what is decided is no longer open. */
static bool belongs(const struct chain_finding *finding)
{
    return finding->file && !chain_finding_is_settled(finding);
}

chain_status chain_findings_write_gitlab(const struct chain_findings *findings, const struct chain_findings_style *style,
                                         chain_output *output)
{
    struct chain_buffer out = {NULL, 0, 0, false};
    struct chain_json json = {&out, false};
    struct chain_prints prints = {NULL, 0, 0, false};
    chain_json_open(&json, NULL, '[');
    for (size_t i = 0; i < chain_findings_count(findings); i++) {
        if (belongs(findings->items[i]))
            put_finding(&json, findings->items[i], &prints, style);
        chain_output_write(output, out.bytes, out.length);
        out.length = 0;
    }
    chain_json_close(&json, ']');
    chain_buffer_text(&out, "\n");
    chain_output_write(output, out.bytes, out.length);
    bool failed = out.failed || prints.failed;
    chain_prints_clear(&prints);
    chain_buffer_clear(&out);
    return failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}
