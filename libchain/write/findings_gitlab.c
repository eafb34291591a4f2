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

/* What is kept between lists. */
struct quality {
    struct chain_buffer out;
    struct chain_json json;
    struct chain_prints prints;
};

static chain_status flush(struct quality *quality, chain_output *output)
{
    chain_output_write(output, quality->out.bytes, quality->out.length);
    quality->out.length = 0;
    return quality->out.failed || quality->prints.failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}

static chain_status begin(chain_listing *listing)
{
    struct quality *quality = listing->own;
    quality->json.out = &quality->out;
    chain_json_open(&quality->json, NULL, '[');
    return flush(quality, listing->output);
}

static chain_status add(chain_listing *listing, const struct chain_findings *findings)
{
    struct quality *quality = listing->own;
    for (size_t i = 0; i < chain_findings_count(findings); i++) {
        if (belongs(findings->items[i]))
            put_finding(&quality->json, findings->items[i], &quality->prints, &listing->style);
        flush(quality, listing->output);
    }
    return flush(quality, listing->output);
}

static chain_status end(chain_listing *listing)
{
    struct quality *quality = listing->own;
    chain_json_close(&quality->json, ']');
    chain_buffer_text(&quality->out, "\n");
    return flush(quality, listing->output);
}

static void clear(void *own)
{
    struct quality *quality = own;
    chain_prints_clear(&quality->prints);
    chain_buffer_clear(&quality->out);
}

const struct chain_document chain_document_gitlab = {sizeof(struct quality), begin, add, end, clear};
