/* Findings as commands that GitHub Actions turns into remarks beside the lines. GitHub shows ten of each level a step. */
#include <stdio.h>

#include "write/ci.h"

static const char *level_of(const struct chain_finding *finding)
{
    switch (finding->severity) {
    case CHAIN_SEVERITY_ERROR: return "error";
    case CHAIN_SEVERITY_WARNING: return "warning";
    default: return "notice";
    }
}

/* Marks that part words or would end the line have another form, which is turned back: '%', line ends, within properties ':' and ','.
   Other control characters and bytes that are no UTF-8 stay in that form, so that no file name plays with the terminal of a log. */
static bool is_escaped(const char *text, bool property)
{
    unsigned char c = (unsigned char)*text;
    return c == '%' || c < 0x20 || c == 0x7F || (property && (c == ':' || c == ',')) || chain_utf8_bytes(text) == 0;
}

static void put_escaped(struct chain_buffer *line, const char *text, bool property)
{
    while (text && *text) {
        char code[8];
        if (is_escaped(text, property)) {
            snprintf(code, sizeof code, "%%%02X", (unsigned)(unsigned char)*text++);
            chain_buffer_text(line, code);
        } else {
            size_t length = chain_utf8_bytes(text);
            chain_buffer_put(line, text, length);
            text += length;
        }
    }
}

static void put_place(struct chain_buffer *line, const struct chain_finding *finding, const struct chain_findings_style *style)
{
    struct chain_buffer path = {NULL, 0, 0, false};
    chain_place place = chain_finding_place(finding);
    struct chain_region region = chain_region_of(&place);
    char numbers[80];
    chain_put_path(&path, finding->file, style);
    put_escaped(line, path.bytes, true);
    snprintf(numbers, sizeof numbers, ",line=%u,endLine=%u", region.line, region.end_line);
    chain_buffer_text(line, numbers);
    /* Columns are taken within one line only. */
    if (region.line == region.end_line) {
        snprintf(numbers, sizeof numbers, ",col=%u,endColumn=%u", region.column, region.end_column);
        chain_buffer_text(line, numbers);
    }
    line->failed = line->failed || path.failed;
    chain_buffer_clear(&path);
}

static void put_finding(struct chain_buffer *line, const struct chain_finding *finding, const struct chain_findings_style *style)
{
    struct chain_buffer words = {NULL, 0, 0, false};
    chain_buffer_text(line, "::");
    chain_buffer_text(line, level_of(finding));
    chain_buffer_text(line, " title=");
    put_escaped(line, finding->rule->id, true);
    if (finding->file) {
        chain_buffer_text(line, ",file=");
        put_place(line, finding, style);
    }
    chain_buffer_text(line, "::");
    chain_finding_put(&words, finding, CHAIN_PART_MESSAGE, style->lang);
    put_escaped(line, words.bytes, false);
    chain_buffer_text(line, "\n");
    line->failed = line->failed || words.failed;
    chain_buffer_clear(&words);
}

chain_status chain_findings_write_github(const struct chain_findings *findings, const struct chain_findings_style *style,
                                         chain_output *output)
{
    struct chain_buffer line = {NULL, 0, 0, false};
    for (size_t i = 0; i < chain_findings_count(findings); i++) {
        if (chain_finding_is_settled(findings->items[i]))
            continue;
        line.length = 0;
        put_finding(&line, findings->items[i], style);
        chain_output_write(output, line.bytes, line.length);
    }
    bool failed = line.failed;
    chain_buffer_clear(&line);
    return failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}
