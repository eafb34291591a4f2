/*
 * Findings as SARIF 2.1.0, as code scanning services take it. They refuse more than CHAIN_SARIF_MOST_RESULTS results and large files, so
 * the heaviest findings are written, in their order, and what was left out is said in the file. Which these are is known in the end: until
 * then their results lie in a spool.
 */
#include <stdio.h>
#include <stdlib.h>

#include "chain/chain.h"
#include "chain/words.h"
#include "write/sarif.h"
#include "write/spool.h"
#include "write/tell.h"

#define SCHEMA "https://json.schemastore.org/sarif-2.1.0.json"
#define SEVERITIES (CHAIN_SEVERITY_ERROR + 1)

/* A result in the spool. */
struct result {
    uint64_t at;
    uint32_t length;
    uint8_t severity;
    bool chosen;
};

struct scan {
    struct chain_sarif sarif;
    struct chain_spool spool;
    struct result *results;
    size_t count, room;
    size_t seen[SEVERITIES]; /* by severity */
};

static const char *words_of(const struct chain_rule *rule, chain_part first, chain_part second, const struct chain_sarif *sarif)
{
    const char *words = chain_rule_text(rule, first, sarif->style->lang);
    words = words && words[0] ? words : chain_rule_text(rule, second, sarif->style->lang);
    return words && words[0] ? words : rule->id;
}

static void put_rule(struct chain_sarif *sarif, const struct chain_rule *rule)
{
    struct chain_json *json = &sarif->json;
    chain_json_open(json, NULL, '{');
    chain_json_text(json, "id", rule->id);
    chain_sarif_text(sarif, "shortDescription", words_of(rule, CHAIN_PART_TITLE, CHAIN_PART_WHY, sarif));
    chain_sarif_text(sarif, "fullDescription", words_of(rule, CHAIN_PART_WHY, CHAIN_PART_TITLE, sarif));
    chain_sarif_text(sarif, "help", words_of(rule, CHAIN_PART_HOW, CHAIN_PART_WHY, sarif));
    chain_json_open(json, "defaultConfiguration", '{');
    chain_json_text(json, "level", chain_sarif_level(rule->severity));
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
}

static void put_tool(struct chain_sarif *sarif)
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

static chain_status begin(chain_listing *listing)
{
    struct scan *scan = listing->own;
    scan->sarif.style = &listing->style;
    scan->sarif.json.out = &scan->sarif.out;
    return CHAIN_OK;
}

/* Is there room for one more of this severity, when all that is heavier comes first? */
static bool has_room(struct scan *scan, int severity)
{
    size_t before = 0;
    for (int other = severity; other < SEVERITIES; other++)
        before += scan->seen[other];
    scan->seen[severity]++;
    return before < CHAIN_SARIF_MOST_RESULTS;
}

static bool grow(struct scan *scan)
{
    size_t room = scan->room ? scan->room * 2 : 64;
    struct result *results = scan->count < scan->room ? scan->results : realloc(scan->results, room * sizeof *results);
    if (!results)
        return false;
    scan->room = scan->count < scan->room ? scan->room : room;
    scan->results = results;
    return true;
}

static bool keep(struct scan *scan, const struct chain_finding *finding)
{
    struct chain_sarif *sarif = &scan->sarif;
    if (chain_finding_is_settled(finding) || !has_room(scan, finding->severity))
        return true;
    sarif->out.length = 0;
    sarif->json.after = false;
    chain_sarif_result(sarif, finding);
    if (sarif->out.failed || sarif->out.length > UINT32_MAX || !grow(scan))
        return false;
    scan->results[scan->count++] = (struct result){chain_spool_put(&scan->spool, sarif->out.bytes, sarif->out.length),
                                                   (uint32_t)sarif->out.length, finding->severity, false};
    return true;
}

static chain_status state_of(const struct scan *scan)
{
    const struct chain_sarif *sarif = &scan->sarif;
    if (scan->spool.lost)
        return CHAIN_IO_WRITE;
    bool failed = sarif->out.failed || sarif->scratch.failed || sarif->prints.failed || scan->spool.memory.failed;
    return failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}

static chain_status add(chain_listing *listing, const struct chain_findings *findings)
{
    struct scan *scan = listing->own;
    for (size_t i = 0; i < findings->count; i++)
        if (!keep(scan, findings->items[i]))
            return CHAIN_NO_MEMORY;
    return state_of(scan);
}

/* The heaviest first, as many as there is room for; returns how many findings are left out. */
static size_t choose(struct scan *scan)
{
    size_t chosen = 0, bytes = 0, seen = 0;
    for (int severity = CHAIN_SEVERITY_ERROR; severity >= CHAIN_SEVERITY_UNKNOWN; severity--) {
        seen += scan->seen[severity];
        for (size_t i = 0; i < scan->count; i++) {
            struct result *result = &scan->results[i];
            if (result->severity != severity || chosen == CHAIN_SARIF_MOST_RESULTS || bytes + result->length > CHAIN_SARIF_MOST_BYTES)
                continue;
            result->chosen = true;
            bytes += result->length;
            chosen++;
        }
    }
    return seen - chosen;
}

static void flush(struct scan *scan, chain_output *output)
{
    chain_output_write(output, chain_buffer_words(&scan->sarif.out), scan->sarif.out.length);
    scan->sarif.out.length = 0;
}

static void put_cut(struct chain_sarif *sarif, size_t cut)
{
    struct chain_json *json = &sarif->json;
    char number[32], most[32];
    snprintf(number, sizeof number, "%zu", cut);
    snprintf(most, sizeof most, "%u", CHAIN_SARIF_MOST_RESULTS);
    sarif->scratch.length = 0;
    CHAIN_PUT_FILLED(&sarif->scratch, sarif->style->lang,
                     N_("{0} findings are left out: services take {1} in one file at most, and no file that is too large. The heaviest are "
                        "here; the other formats have all."),
                     number, most);
    chain_json_open(json, "invocations", '[');
    chain_json_open(json, NULL, '{');
    chain_json_flag(json, "executionSuccessful", true);
    chain_json_open(json, "toolExecutionNotifications", '[');
    chain_json_open(json, NULL, '{');
    chain_json_text(json, "level", "warning");
    chain_sarif_text(sarif, "message", chain_buffer_words(&sarif->scratch));
    chain_json_close(json, '}');
    chain_json_close(json, ']');
    chain_json_close(json, '}');
    chain_json_close(json, ']');
}

/* All that stands before the results. */
static void put_head(struct chain_sarif *sarif, size_t cut)
{
    struct chain_json *json = &sarif->json;
    json->after = false;
    chain_json_open(json, NULL, '{');
    chain_json_text(json, "$schema", SCHEMA);
    chain_json_text(json, "version", "2.1.0");
    chain_json_open(json, "runs", '[');
    chain_json_open(json, NULL, '{');
    put_tool(sarif);
    chain_json_open(json, "automationDetails", '{');
    sarif->scratch.length = 0;
    chain_buffer_text(&sarif->scratch, "chain/");
    chain_buffer_text(&sarif->scratch, sarif->style->run ? sarif->style->run : "findings");
    chain_buffer_text(&sarif->scratch, "/");
    chain_json_text(json, "id", chain_buffer_words(&sarif->scratch));
    chain_json_close(json, '}');
    chain_json_text(json, "columnKind", "unicodeCodePoints");
    if (cut)
        put_cut(sarif, cut);
    chain_json_open(json, "results", '[');
}

static chain_status end(chain_listing *listing)
{
    struct scan *scan = listing->own;
    bool any = false;
    scan->sarif.out.length = 0;
    listing->left_out = choose(scan);
    put_head(&scan->sarif, listing->left_out);
    flush(scan, listing->output);
    for (size_t i = 0; i < scan->count; i++) {
        if (!scan->results[i].chosen)
            continue;
        chain_output_text(listing->output, any ? ",\n" : "");
        chain_spool_copy(&scan->spool, scan->results[i].at, scan->results[i].length, listing->output);
        any = true;
    }
    scan->sarif.json.after = any;
    for (const char *mark = "]}]}"; *mark; mark++)
        chain_json_close(&scan->sarif.json, *mark);
    chain_buffer_text(&scan->sarif.out, "\n");
    flush(scan, listing->output);
    return state_of(scan);
}

static void clear(void *own)
{
    struct scan *scan = own;
    chain_sarif_clear(&scan->sarif);
    chain_spool_clear(&scan->spool);
    free(scan->results);
}

const struct chain_document chain_document_sarif = {sizeof(struct scan), begin, add, end, clear};
