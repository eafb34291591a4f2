/*
 * Findings as SARIF 2.1.0, as code scanning services take it. They refuse more than CHAIN_SARIF_MOST_RESULTS results, so the heaviest
 * are written, in their order, and what was left out is said in the file.
 */
#include <stdio.h>

#include "chain/chain.h"
#include "chain/words.h"
#include "write/ci.h"
#include "write/json.h"
#include "write/tell.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"

struct sarif {
    const struct chain_findings *findings;
    const struct chain_findings_style *style;
    chain_output *output;
    struct chain_buffer out, scratch;
    struct chain_json json;
    struct chain_prints prints;
    bool failed;
};

/* Keeps the buffer small. */
static void flush(struct sarif *sarif)
{
    chain_output_write(sarif->output, sarif->out.bytes, sarif->out.length);
    sarif->failed = sarif->failed || sarif->out.failed;
    sarif->out.length = 0;
}

/* {"text": words}; nothing for nothing. */
static void put_text(struct sarif *sarif, const char *key, const char *words)
{
    if (!words || !words[0])
        return;
    chain_json_open(&sarif->json, key, '{');
    chain_json_text(&sarif->json, "text", words);
    chain_json_close(&sarif->json, '}');
}

static const char *level_of(int severity)
{
    switch (severity) {
    case CHAIN_SEVERITY_ERROR: return "error";
    case CHAIN_SEVERITY_WARNING: return "warning";
    default: return "note";
    }
}

static const char *words_of(const struct chain_rule *rule, chain_part first, chain_part second, const struct sarif *sarif)
{
    const char *words = chain_rule_text(rule, first, sarif->style->lang);
    words = words && words[0] ? words : chain_rule_text(rule, second, sarif->style->lang);
    return words && words[0] ? words : rule->id;
}

static void put_rule(struct sarif *sarif, const struct chain_rule *rule)
{
    struct chain_json *json = &sarif->json;
    chain_json_open(json, NULL, '{');
    chain_json_text(json, "id", rule->id);
    put_text(sarif, "shortDescription", words_of(rule, CHAIN_PART_TITLE, CHAIN_PART_WHY, sarif));
    put_text(sarif, "fullDescription", words_of(rule, CHAIN_PART_WHY, CHAIN_PART_TITLE, sarif));
    put_text(sarif, "help", words_of(rule, CHAIN_PART_HOW, CHAIN_PART_WHY, sarif));
    chain_json_open(json, "defaultConfiguration", '{');
    chain_json_text(json, "level", level_of(rule->severity));
    chain_json_close(json, '}');
    chain_json_open(json, "properties", '{');
    chain_json_open(json, "tags", '[');
    chain_json_text(json, NULL, rule->layer == CHAIN_LAYER_GAPS ? "care" : "file");
    chain_json_close(json, ']');
    chain_json_text(json, "precision", "high");
    chain_json_text(json, "problem.severity", rule->severity == CHAIN_SEVERITY_ERROR     ? "error"
                                              : rule->severity == CHAIN_SEVERITY_WARNING ? "warning"
                                                                                         : "recommendation");
    chain_json_close(json, '}');
    chain_json_close(json, '}');
    flush(sarif);
}

static void put_tool(struct sarif *sarif)
{
    struct chain_json *json = &sarif->json;
    chain_json_open(json, "tool", '{');
    chain_json_open(json, "driver", '{');
    chain_json_text(json, "name", "chain");
    chain_json_text(json, "version", chain_version());
    chain_json_text(json, "semanticVersion", chain_version());
    chain_json_text(json, "informationUri", "urn:libchain");
    chain_json_open(json, "rules", '[');
    for (size_t i = 0; i < chain_rule_count(); i++)
        put_rule(sarif, chain_rule_at(i));
    chain_json_close(json, ']');
    chain_json_close(json, '}');
    chain_json_close(json, '}');
}

static void put_place(struct sarif *sarif, const chain_place *place)
{
    struct chain_json *json = &sarif->json;
    struct chain_region region = chain_region_of(place);
    sarif->scratch.length = 0;
    chain_put_uri(&sarif->scratch, place->file, sarif->style);
    chain_json_open(json, "physicalLocation", '{');
    chain_json_open(json, "artifactLocation", '{');
    chain_json_text(json, "uri", chain_buffer_words(&sarif->scratch));
    chain_json_close(json, '}');
    chain_json_open(json, "region", '{');
    chain_json_number(json, "startLine", region.line);
    chain_json_number(json, "startColumn", region.column);
    chain_json_number(json, "endLine", region.end_line);
    chain_json_number(json, "endColumn", region.end_column);
    chain_json_close(json, '}');
    chain_json_close(json, '}');
}

static void put_location(struct sarif *sarif, const struct chain_finding *finding)
{
    struct chain_json *json = &sarif->json;
    chain_place place = chain_finding_place(finding);
    chain_json_open(json, "locations", '[');
    chain_json_open(json, NULL, '{');
    put_place(sarif, &place);
    chain_json_close(json, '}');
    chain_json_close(json, ']');
}

static void put_related(struct sarif *sarif, const struct chain_finding *finding)
{
    struct chain_json *json = &sarif->json;
    chain_related related;
    if (!chain_finding_related_count(finding))
        return;
    chain_json_open(json, "relatedLocations", '[');
    for (size_t i = 0; chain_finding_related_at(finding, i, &related); i++) {
        if (!related.place.file)
            continue;
        chain_json_open(json, NULL, '{');
        chain_json_number(json, "id", (double)i + 1);
        put_place(sarif, &related.place);
        sarif->scratch.length = 0;
        chain_finding_put_related(&sarif->scratch, finding, i, sarif->style->lang);
        put_text(sarif, "message", chain_buffer_words(&sarif->scratch));
        chain_json_close(json, '}');
    }
    chain_json_close(json, ']');
}

static void put_result(struct sarif *sarif, const struct chain_finding *finding)
{
    struct chain_json *json = &sarif->json;
    char print[CHAIN_PRINT_SIZE];
    chain_print_put(&sarif->prints, finding, print);
    sarif->scratch.length = 0;
    chain_finding_put(&sarif->scratch, finding, CHAIN_PART_MESSAGE, sarif->style->lang);
    chain_json_open(json, NULL, '{');
    chain_json_text(json, "ruleId", finding->rule->id);
    chain_json_text(json, "level", level_of(finding->severity));
    put_text(sarif, "message", sarif->scratch.length ? sarif->scratch.bytes : finding->rule->id);
    if (finding->file)
        put_location(sarif, finding);
    put_related(sarif, finding);
    chain_json_open(json, "partialFingerprints", '{');
    chain_json_text(json, "primaryLocationLineHash", print);
    chain_json_close(json, '}');
    chain_json_open(json, "properties", '{');
    chain_json_text(json, "severity", chain_severity_name((chain_severity)finding->severity));
    chain_json_text(json, "subject", finding->subject);
    chain_json_close(json, '}');
    chain_json_close(json, '}');
    flush(sarif);
}

/* How many of each severity there is room for: the heaviest first. What is decided is no longer open and left out. */
static size_t share_out(const struct chain_findings *findings, size_t room[CHAIN_SEVERITY_ERROR + 1])
{
    size_t there[CHAIN_SEVERITY_ERROR + 1] = {0}, left = CHAIN_SARIF_MOST_RESULTS, cut = 0;
    for (size_t i = 0; i < findings->count; i++)
        there[findings->items[i]->severity] += !chain_finding_is_settled(findings->items[i]);
    for (int severity = CHAIN_SEVERITY_ERROR; severity >= CHAIN_SEVERITY_UNKNOWN; severity--) {
        room[severity] = there[severity] < left ? there[severity] : left;
        left -= room[severity];
        cut += there[severity] - room[severity];
    }
    return cut;
}

static void put_cut(struct sarif *sarif, size_t cut)
{
    struct chain_json *json = &sarif->json;
    char number[32], most[32];
    snprintf(number, sizeof number, "%zu", cut);
    snprintf(most, sizeof most, "%u", CHAIN_SARIF_MOST_RESULTS);
    sarif->scratch.length = 0;
    CHAIN_PUT_FILLED(&sarif->scratch, sarif->style->lang,
                     N_("{0} findings are left out: services take {1} at most. The heaviest are here; the other formats have all."), number,
                     most);
    chain_json_open(json, "invocations", '[');
    chain_json_open(json, NULL, '{');
    chain_json_flag(json, "executionSuccessful", true);
    chain_json_open(json, "toolExecutionNotifications", '[');
    chain_json_open(json, NULL, '{');
    chain_json_text(json, "level", "warning");
    put_text(sarif, "message", chain_buffer_words(&sarif->scratch));
    chain_json_close(json, '}');
    chain_json_close(json, ']');
    chain_json_close(json, '}');
    chain_json_close(json, ']');
}

static void put_run(struct sarif *sarif)
{
    struct chain_json *json = &sarif->json;
    size_t room[CHAIN_SEVERITY_ERROR + 1];
    size_t cut = share_out(sarif->findings, room);
    put_tool(sarif);
    chain_json_open(json, "automationDetails", '{');
    sarif->scratch.length = 0;
    chain_buffer_text(&sarif->scratch, "chain/");
    chain_buffer_text(&sarif->scratch, sarif->style->run ? sarif->style->run : "findings");
    chain_buffer_text(&sarif->scratch, "/");
    chain_json_text(json, "id", sarif->scratch.bytes);
    chain_json_close(json, '}');
    chain_json_text(json, "columnKind", "unicodeCodePoints");
    if (cut)
        put_cut(sarif, cut);
    chain_json_open(json, "results", '[');
    for (size_t i = 0; i < sarif->findings->count; i++) {
        const struct chain_finding *finding = sarif->findings->items[i];
        if (chain_finding_is_settled(finding) || !room[finding->severity])
            continue;
        room[finding->severity]--;
        put_result(sarif, finding);
    }
    chain_json_close(json, ']');
}

chain_status chain_findings_write_sarif(const struct chain_findings *findings, const struct chain_findings_style *style,
                                        chain_output *output)
{
    struct sarif sarif = {.findings = findings, .style = style, .output = output};
    sarif.json.out = &sarif.out;
    chain_json_open(&sarif.json, NULL, '{');
    chain_json_text(&sarif.json, "$schema", SCHEMA);
    chain_json_text(&sarif.json, "version", "2.1.0");
    chain_json_open(&sarif.json, "runs", '[');
    chain_json_open(&sarif.json, NULL, '{');
    put_run(&sarif);
    chain_json_close(&sarif.json, '}');
    chain_json_close(&sarif.json, ']');
    chain_json_close(&sarif.json, '}');
    chain_buffer_text(&sarif.out, "\n");
    flush(&sarif);
    bool failed = sarif.failed || sarif.scratch.failed || sarif.prints.failed;
    chain_prints_clear(&sarif.prints);
    chain_buffer_clear(&sarif.scratch);
    chain_buffer_clear(&sarif.out);
    return failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}
