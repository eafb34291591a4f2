#include "write/sarif.h"

#include "chain/fix.h"
#include "write/fix_text.h"
#include "write/tell.h"

void chain_sarif_text(struct chain_sarif *sarif, const char *key, const char *words)
{
    if (!words || !words[0])
        return;
    chain_json_open(&sarif->json, key, '{');
    chain_json_text(&sarif->json, "text", words);
    chain_json_close(&sarif->json, '}');
}

const char *chain_sarif_level(int severity)
{
    switch (severity) {
    case CHAIN_SEVERITY_ERROR: return "error";
    case CHAIN_SEVERITY_WARNING: return "warning";
    default: return "note";
    }
}

static void put_uri(struct chain_sarif *sarif, const char *file)
{
    struct chain_json *json = &sarif->json;
    sarif->scratch.length = 0;
    chain_put_uri(&sarif->scratch, file, sarif->style);
    chain_json_open(json, "artifactLocation", '{');
    chain_json_text(json, "uri", chain_buffer_words(&sarif->scratch));
    chain_json_close(json, '}');
}

static void put_place(struct chain_sarif *sarif, const chain_place *place)
{
    struct chain_json *json = &sarif->json;
    struct chain_region region = chain_region_of(place);
    chain_json_open(json, "physicalLocation", '{');
    put_uri(sarif, place->file);
    chain_json_open(json, "region", '{');
    chain_json_number(json, "startLine", region.line);
    chain_json_number(json, "startColumn", region.column);
    chain_json_number(json, "endLine", region.end_line);
    chain_json_number(json, "endColumn", region.end_column);
    chain_json_close(json, '}');
    chain_json_close(json, '}');
}

static void put_location(struct chain_sarif *sarif, const struct chain_finding *finding)
{
    struct chain_json *json = &sarif->json;
    chain_place place = chain_finding_place(finding);
    chain_json_open(json, "locations", '[');
    chain_json_open(json, NULL, '{');
    put_place(sarif, &place);
    chain_json_close(json, '}');
    chain_json_close(json, ']');
}

static void put_related(struct chain_sarif *sarif, const struct chain_finding *finding)
{
    struct chain_json *json = &sarif->json;
    chain_related related;
    if (!chain_finding_related_count(finding))
        return;
    chain_json_open(json, "relatedLocations", '[');
    for (size_t i = 0; i < CHAIN_SARIF_MOST_RELATED && chain_finding_related_at(finding, i, &related); i++) {
        if (!related.place.file)
            continue;
        chain_json_open(json, NULL, '{');
        chain_json_number(json, "id", (double)i + 1);
        put_place(sarif, &related.place);
        sarif->scratch.length = 0;
        chain_finding_put_related(&sarif->scratch, finding, i, sarif->style->lang);
        chain_sarif_text(sarif, "message", chain_buffer_words(&sarif->scratch));
        chain_json_close(json, '}');
    }
    chain_json_close(json, ']');
}

static void put_replacement(struct chain_sarif *sarif, const chain_input *input, struct chain_span span, const char *words)
{
    struct chain_json *json = &sarif->json;
    uint32_t line, column;
    chain_json_open(json, NULL, '{');
    chain_json_open(json, "deletedRegion", '{');
    chain_input_place(input, span.from, &line, &column);
    chain_json_number(json, "startLine", line);
    chain_json_number(json, "startColumn", column);
    chain_input_place(input, span.to, &line, &column);
    chain_json_number(json, "endLine", line);
    chain_json_number(json, "endColumn", column);
    chain_json_close(json, '}');
    if (words[0]) {
        chain_json_open(json, "insertedContent", '{');
        chain_json_text(json, "text", words);
        chain_json_close(json, '}');
    }
    chain_json_close(json, '}');
}

/* What `chain check --fix` would do, where the text is at hand. */
static void put_fix(struct chain_sarif *sarif, const struct chain_finding *finding)
{
    struct chain_json *json = &sarif->json;
    struct chain_buffer words = {NULL, 0, 0, false};
    struct chain_span span;
    bool wanted = finding->file && sarif->style->input && chain_finding_is_fixable(finding);
    const chain_input *input = wanted ? sarif->style->input(finding->file, sarif->style->context) : NULL;
    if (input && chain_fix_one(input, finding, &span, &words)) {
        chain_json_open(json, "fixes", '[');
        chain_json_open(json, NULL, '{');
        chain_sarif_text(sarif, "description", chain_rule_text(finding->rule, CHAIN_PART_FIX, sarif->style->lang));
        chain_json_open(json, "artifactChanges", '[');
        chain_json_open(json, NULL, '{');
        put_uri(sarif, finding->file);
        chain_json_open(json, "replacements", '[');
        put_replacement(sarif, input, span, chain_buffer_words(&words));
        for (const char *mark = "]}]}]"; *mark; mark++)
            chain_json_close(json, *mark);
    }
    sarif->scratch.failed = sarif->scratch.failed || words.failed;
    chain_buffer_clear(&words);
}

void chain_sarif_result(struct chain_sarif *sarif, const struct chain_finding *finding)
{
    struct chain_json *json = &sarif->json;
    char print[CHAIN_PRINT_SIZE];
    chain_print_put(&sarif->prints, finding, print);
    sarif->scratch.length = 0;
    chain_finding_put(&sarif->scratch, finding, CHAIN_PART_MESSAGE, sarif->style->lang);
    chain_json_open(json, NULL, '{');
    chain_json_text(json, "ruleId", finding->rule->id);
    chain_json_text(json, "level", chain_sarif_level(finding->severity));
    chain_sarif_text(sarif, "message", sarif->scratch.length ? sarif->scratch.bytes : finding->rule->id);
    if (finding->file)
        put_location(sarif, finding);
    put_related(sarif, finding);
    put_fix(sarif, finding);
    chain_json_open(json, "partialFingerprints", '{');
    chain_json_text(json, "primaryLocationLineHash", print);
    chain_json_close(json, '}');
    chain_json_open(json, "properties", '{');
    chain_json_text(json, "severity", chain_severity_name((chain_severity)finding->severity));
    chain_json_text(json, "subject", finding->subject);
    if (chain_finding_related_count(finding) > CHAIN_SARIF_MOST_RELATED)
        chain_json_number(json, "relatedLocationsLeftOut", (double)(chain_finding_related_count(finding) - CHAIN_SARIF_MOST_RELATED));
    chain_json_close(json, '}');
    chain_json_close(json, '}');
}

void chain_sarif_clear(struct chain_sarif *sarif)
{
    chain_prints_clear(&sarif->prints);
    chain_buffer_clear(&sarif->scratch);
    chain_buffer_clear(&sarif->out);
}
