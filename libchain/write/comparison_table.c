/* A comparison as a table and as JSON: ids and values as files write them, so that programs read them in any language. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "chain/format.h"
#include "write/comparison.h"
#include "write/csv.h"
#include "write/json.h"
#include "write/writers.h"

#define SCHEMA "urn:libchain:comparison:1"

static const char *id_of(struct chain_buffer *buffer, const chain_object *object)
{
    const char *id = object ? chain_object_id(object) : "";
    if (id || chain_object_type(object) != CHAIN_FLOW)
        return id ? id : "";
    const char *from = chain_object_value(object, CHAIN_F_FROM), *to = chain_object_value(object, CHAIN_F_TO);
    buffer->length = 0;
    chain_buffer_text(buffer, from ? from : "");
    chain_buffer_text(buffer, ">");
    chain_buffer_text(buffer, to ? to : "");
    return chain_buffer_words(buffer);
}

static const char *field_name(const chain_change *change)
{
    for (size_t e = 0; change->field && e < chain_format_element_count(); e++) {
        chain_format_attribute attribute;
        for (size_t i = 0; chain_format_attribute_at(e, i, &attribute); i++)
            if (attribute.field == change->field)
                return attribute.name;
    }
    return "";
}

static void put_change_row(const chain_comparison *comparison, const chain_change *change, chain_lang lang, struct chain_buffer *out)
{
    struct chain_buffer scratch = {NULL, 0, 0, false};
    const chain_pair *pair = chain_comparison_pair_of(comparison, change->after ? change->after : change->before);
    const char *match = pair ? chain_match_name(pair->match) : NULL;
    chain_csv_cell(out, "change");
    chain_csv_cell(out, chain_change_name(change->kind));
    chain_csv_cell(out, chain_type_name(change->type));
    chain_csv_cell(out, id_of(&scratch, change->before));
    chain_csv_cell(out, change->before ? chain_name_words(&scratch, change->before, lang) : "");
    chain_csv_cell(out, id_of(&scratch, change->after));
    chain_csv_cell(out, change->after ? chain_name_words(&scratch, change->after, lang) : "");
    chain_csv_cell(out, field_name(change));
    chain_csv_cell(out, change->detail);
    chain_csv_cell(out, change->was);
    chain_csv_cell(out, change->is);
    chain_csv_cell(out, change->lost);
    chain_csv_cell(out, change->gained);
    chain_csv_cell(out, match);
    chain_csv_cell(out, pair && !pair->sure ? "unsure" : "");
    chain_csv_end(out);
    out->failed = out->failed || scratch.failed;
    chain_buffer_clear(&scratch);
}

static void put_gap_row(const chain_gap_change *gap, chain_lang lang, struct chain_buffer *out)
{
    const chain_finding *finding = gap->after ? gap->after : gap->before;
    struct chain_buffer was = {NULL, 0, 0, false}, is = {NULL, 0, 0, false};
    if (gap->before)
        chain_finding_put(&was, gap->before, CHAIN_PART_MESSAGE, lang);
    if (gap->after)
        chain_finding_put(&is, gap->after, CHAIN_PART_MESSAGE, lang);
    chain_csv_cell(out, "gap");
    chain_csv_cell(out, chain_gap_state_name(gap->state));
    chain_csv_cell(out, chain_type_name(chain_finding_subject_type(finding)));
    chain_csv_cell(out, gap->before ? chain_finding_subject(gap->before) : "");
    chain_csv_cell(out, "");
    chain_csv_cell(out, gap->after ? chain_finding_subject(gap->after) : "");
    chain_csv_cell(out, "");
    chain_csv_cell(out, chain_rule_id(chain_finding_rule(finding)));
    chain_csv_cell(out, chain_severity_name(chain_finding_severity(finding)));
    chain_csv_cell(out, chain_buffer_words(&was));
    chain_csv_cell(out, chain_buffer_words(&is));
    for (int i = 0; i < 4; i++)
        chain_csv_cell(out, "");
    chain_csv_end(out);
    out->failed = out->failed || was.failed || is.failed;
    chain_buffer_clear(&was);
    chain_buffer_clear(&is);
}

/* "3", "2-4", "" when unknown. */
static const char *range(char *text, size_t size, double low, double high)
{
    if (isnan(low) || isnan(high))
        snprintf(text, size, "%s", "");
    else if (low < high)
        snprintf(text, size, "%.10g to %.10g", low, high);
    else
        snprintf(text, size, "%.10g", low);
    for (char *comma = text; *comma; comma++)
        if (*comma == ',')
            *comma = '.';
    return text;
}

static void put_figure_row(const chain_figure *figure, struct chain_buffer *out)
{
    char was[64], is[64];
    const char *const cells[] = {"figure", figure->id, "", "", "", "", "", "", "", range(was, sizeof was, figure->before_low,
                                 figure->before_high), range(is, sizeof is, figure->after_low, figure->after_high), "", "", "", "", NULL};
    chain_csv_row(out, cells);
}

void chain_comparison_put_csv(const chain_comparison *comparison, chain_lang lang, struct chain_buffer *out)
{
    static const char *const headings[] = {"part", "what", "type", "before_id", "before_name", "after_id", "after_name", "field",
                                           "detail", "was", "is", "lost", "gained", "paired_by", "unsure", NULL};
    chain_csv_row(out, headings);
    for (size_t i = 0; i < chain_comparison_change_count(comparison); i++)
        put_change_row(comparison, chain_comparison_change(comparison, i), lang, out);
    for (size_t i = 0; i < chain_comparison_gap_count(comparison); i++)
        put_gap_row(chain_comparison_gap(comparison, i), lang, out);
    for (size_t i = 0; i < chain_comparison_figure_count(comparison); i++)
        put_figure_row(chain_comparison_figure(comparison, i), out);
}

static void put_object(struct chain_json *json, const char *key, const chain_object *object)
{
    struct chain_buffer scratch = {NULL, 0, 0, false};
    chain_place place = chain_object_place(object);
    if (!object)
        return;
    chain_json_open(json, key, '{');
    chain_json_text(json, "id", id_of(&scratch, object));
    chain_json_text(json, "file", place.file);
    if (place.line)
        chain_json_number(json, "line", place.line);
    chain_json_close(json, '}');
    chain_buffer_clear(&scratch);
}

static void put_pairs(const chain_comparison *comparison, struct chain_json *json)
{
    chain_json_open(json, "common", '[');
    for (size_t i = 0; i < chain_comparison_pair_count(comparison); i++) {
        const chain_pair *pair = chain_comparison_pair(comparison, i);
        if (!pair->before || !pair->after)
            continue;
        chain_json_open(json, NULL, '{');
        chain_json_text(json, "type", chain_type_name(pair->type));
        put_object(json, "before", pair->before);
        put_object(json, "after", pair->after);
        chain_json_text(json, "pairedBy", chain_match_name(pair->match));
        chain_json_flag(json, "sure", pair->sure);
        chain_json_number(json, "changes", (double)pair->change_count);
        chain_json_close(json, '}');
    }
    chain_json_close(json, ']');
}

static void put_changes(const chain_comparison *comparison, struct chain_json *json)
{
    chain_json_open(json, "changes", '[');
    for (size_t i = 0; i < chain_comparison_change_count(comparison); i++) {
        const chain_change *change = chain_comparison_change(comparison, i);
        chain_json_open(json, NULL, '{');
        chain_json_text(json, "change", chain_change_name(change->kind));
        chain_json_text(json, "type", chain_type_name(change->type));
        put_object(json, "before", change->before);
        put_object(json, "after", change->after);
        chain_json_text(json, "field", field_name(change));
        chain_json_text(json, "detail", change->detail);
        chain_json_text(json, "was", change->was);
        chain_json_text(json, "is", change->is);
        chain_json_text(json, "lost", change->lost);
        chain_json_text(json, "gained", change->gained);
        chain_json_close(json, '}');
    }
    chain_json_close(json, ']');
}

static void put_gaps(const chain_comparison *comparison, struct chain_json *json)
{
    chain_json_open(json, "gaps", '[');
    for (size_t i = 0; i < chain_comparison_gap_count(comparison); i++) {
        const chain_gap_change *gap = chain_comparison_gap(comparison, i);
        const chain_finding *finding = gap->after ? gap->after : gap->before;
        chain_json_open(json, NULL, '{');
        chain_json_text(json, "state", chain_gap_state_name(gap->state));
        chain_json_text(json, "rule", chain_rule_id(chain_finding_rule(finding)));
        chain_json_text(json, "severity", chain_severity_name(chain_finding_severity(finding)));
        chain_json_text(json, "before", gap->before ? chain_finding_subject(gap->before) : NULL);
        chain_json_text(json, "after", gap->after ? chain_finding_subject(gap->after) : NULL);
        chain_json_flag(json, "gone", gap->gone);
        chain_json_close(json, '}');
    }
    chain_json_close(json, ']');
}

static void put_figures(const chain_comparison *comparison, struct chain_json *json)
{
    chain_json_open(json, "figures", '[');
    for (size_t i = 0; i < chain_comparison_figure_count(comparison); i++) {
        const chain_figure *figure = chain_comparison_figure(comparison, i);
        chain_json_open(json, NULL, '{');
        chain_json_text(json, "figure", figure->id);
        chain_json_number(json, "beforeLow", figure->before_low);
        chain_json_number(json, "beforeHigh", figure->before_high);
        chain_json_number(json, "afterLow", figure->after_low);
        chain_json_number(json, "afterHigh", figure->after_high);
        chain_json_close(json, '}');
    }
    chain_json_close(json, ']');
}

void chain_comparison_put_json(const chain_comparison *comparison, struct chain_buffer *out)
{
    struct chain_json json = {.out = out};
    chain_json_open(&json, NULL, '{');
    chain_json_text(&json, "schema", SCHEMA);
    put_object(&json, "before", chain_comparison_before(comparison));
    put_object(&json, "after", chain_comparison_after(comparison));
    put_pairs(comparison, &json);
    put_changes(comparison, &json);
    put_gaps(comparison, &json);
    put_figures(comparison, &json);
    chain_json_flag(&json, "undecided", chain_comparison_undecided(comparison));
    chain_json_close(&json, '}');
    chain_buffer_text(out, "\n");
}
