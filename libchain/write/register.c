/* The register: every chain with where it is kept, how far it is, who owns it, and how many gaps it has, a chain an entry. */
#include "write/register.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/value.h"
#include "chain/check.h"
#include "chain/overview.h"
#include "chain/words.h"
#include "write/csv.h"
#include "write/json.h"

#define SCHEMA "urn:libchain:register:1"

/* The latest day that a status is told of; of one day the later in the file. */
static const chain_object *latest_status(const chain_object *root, int32_t as_of)
{
    const chain_object *latest = NULL;
    int32_t newest = -1;
    for (const chain_object *status = chain_object_first(root, CHAIN_STATUS); status; status = chain_object_next(status, CHAIN_STATUS)) {
        int32_t date = chain_object_date(status, CHAIN_F_DATE);
        if (date < newest || (as_of && date > as_of))
            continue;
        latest = status;
        newest = date;
    }
    return latest;
}

static chain_status count_gaps(struct chain_register_entry *entry, int32_t as_of)
{
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    chain_findings *findings = chain_findings_new();
    if (!findings)
        return CHAIN_NO_MEMORY;
    options.as_of = as_of;
    chain_status status = chain_gaps(entry->model, &options, findings);
    for (size_t i = 0; status == CHAIN_OK && i < chain_findings_count(findings); i++) {
        const chain_finding *finding = chain_findings_at(findings, i);
        const chain_decided *decided = chain_finding_decided(finding);
        if (decided && decided->state == CHAIN_DECISION_HOLDS)
            entry->decided++;
        else
            entry->gaps[chain_finding_severity(finding) & 3]++;
    }
    chain_findings_free(findings);
    return status;
}

static chain_status look(struct chain_register_entry *entry, const chain_model *model, int32_t as_of)
{
    *entry = (struct chain_register_entry){.model = model, .root = chain_model_root(model)};
    if (chain_object_type(entry->root) != CHAIN_CHAIN)
        return CHAIN_NOT_A_CHAIN;
    entry->status = latest_status(entry->root, as_of);
    entry->governance = chain_object_first(entry->root, CHAIN_GOVERNANCE);
    return count_gaps(entry, as_of);
}

/* The languages that the chain has a title in. */
static const char *language_at(const struct chain_register_entry *entry, int lang)
{
    chain_lang found;
    const char *title = chain_object_text(entry->root, CHAIN_TEXT_TITLE, (chain_lang)lang, &found);
    return title && found == (chain_lang)lang ? chain_lang_code(found) : NULL;
}

static void put_languages(struct chain_buffer *out, const struct chain_register_entry *entry)
{
    for (int lang = CHAIN_LANG_NONE + 1; lang < CHAIN_LANG_COUNT; lang++) {
        const char *code = language_at(entry, lang);
        if (code && out->length)
            chain_buffer_text(out, " ");
        chain_buffer_text(out, code ? code : "");
    }
}

/* The same in words: "Finnish, Swedish and English". */
static void put_language_words(struct chain_buffer *line, const struct chain_register_entry *entry, chain_lang lang)
{
    struct chain_list list = {.most = 0};
    for (int i = CHAIN_LANG_NONE + 1; i < CHAIN_LANG_COUNT; i++) {
        const char *code = language_at(entry, i);
        const char *label = code ? chain_kind_label(CHAIN_KINDS_LANGUAGE, chain_kind_find(CHAIN_KINDS_LANGUAGE, code, strlen(code)), lang) : NULL;
        if (code)
            chain_list_add(&list, label ? label : code);
    }
    if (list.count > 0) {
        chain_buffer_text(line, line->length ? " · " : "");
        CHAIN_PUT_FILLED(line, lang, N_("described in: {0}"), chain_list_words(&list, lang));
    }
    line->failed = line->failed || list.words.failed;
    chain_list_clear(&list);
}

/* The region by its title, else by its id. */
static const char *region_words(const struct chain_register_entry *entry, chain_lang lang)
{
    const char *id = chain_object_value(entry->root, CHAIN_F_REGION), *title = NULL;
    if (id && chain_model_count(entry->model, CHAIN_REGION) > 0)
        title = chain_object_text(chain_model_at(entry->model, CHAIN_REGION, 0), CHAIN_TEXT_TITLE, lang, NULL);
    return title ? title : id;
}

/* The chains that it names as sub-chains, each once. */
static void add_subchains(const struct chain_register_entry *entry, void (*add)(void *context, const char *id), void *context)
{
    for (size_t i = 0; i < chain_model_count(entry->model, CHAIN_LINK); i++)
        add(context, chain_object_id(chain_model_at(entry->model, CHAIN_LINK, i)));
}

static const char *kind_words(const chain_object *object, chain_field field, chain_kinds table, chain_lang lang)
{
    return chain_kind_label(table, chain_object_kind(object, field), lang);
}

/* ---- text ---- */

static void put_part(struct chain_buffer *line, chain_lang lang, const char *msgid, const char *words)
{
    if (!words || !words[0])
        return;
    chain_buffer_text(line, line->length ? " · " : "");
    CHAIN_PUT_FILLED(line, lang, msgid, words);
}

static void put_missing(struct chain_buffer *line, chain_lang lang, const char *msgid, const char *missing, const char *words)
{
    if (words && words[0])
        put_part(line, lang, msgid, words);
    else
        put_part(line, lang, "{0}", chain_words(lang, missing));
}

static void tell_status(struct chain_buffer *line, const struct chain_register_entry *entry, chain_lang lang)
{
    struct chain_buffer scratch = {NULL, 0, 0, false}, words = {NULL, 0, 0, false};
    const char *label = kind_words(entry->status, CHAIN_F_VALUE, CHAIN_KINDS_STATUS, lang);
    const char *date = chain_object_value(entry->status, CHAIN_F_DATE);
    chain_buffer_text(&words, label ? label : "");
    if (label && date) {
        chain_buffer_text(&words, " ");
        chain_buffer_text(&words, chain_date_words(&scratch, date, lang));
    }
    put_missing(line, lang, N_("status: {0}"), N_("status not told"), chain_buffer_words(&words));
    line->failed = line->failed || words.failed || scratch.failed;
    chain_buffer_clear(&scratch);
    chain_buffer_clear(&words);
}

static void tell_keeping(struct chain_teller *teller, const struct chain_register_entry *entry)
{
    struct chain_buffer line = {NULL, 0, 0, false}, scratch = {NULL, 0, 0, false};
    chain_lang lang = teller->lang;
    const char *review = chain_object_value(entry->governance, CHAIN_F_NEXT_REVIEW);
    put_part(&line, lang, "{0}", kind_words(entry->root, CHAIN_F_STATE, CHAIN_KINDS_STATE, lang));
    put_part(&line, lang, N_("region: {0}"), region_words(entry, lang));
    tell_status(&line, entry, lang);
    put_missing(&line, lang, N_("owner: {0}"), N_("owner not told"), chain_object_value(entry->governance, CHAIN_F_OWNER));
    put_missing(&line, lang, N_("next review: {0}"), N_("next review not told"), review ? chain_date_words(&scratch, review, lang) : NULL);
    chain_tell_item(teller, chain_buffer_words(&line));
    teller->out.failed = teller->out.failed || line.failed || scratch.failed;
    chain_buffer_clear(&line);
    chain_buffer_clear(&scratch);
}

static void put_number(struct chain_buffer *line, chain_lang lang, const char *msgid, size_t number)
{
    char words[24];
    snprintf(words, sizeof words, "%zu", number);
    put_part(line, lang, msgid, number ? words : NULL);
}

static void tell_gaps(struct chain_teller *teller, const struct chain_register_entry *entry)
{
    struct chain_buffer line = {NULL, 0, 0, false};
    put_number(&line, teller->lang, N_("serious gaps: {0}"), entry->gaps[CHAIN_SEVERITY_ERROR]);
    put_number(&line, teller->lang, N_("considerable gaps: {0}"), entry->gaps[CHAIN_SEVERITY_WARNING]);
    put_number(&line, teller->lang, N_("minor gaps: {0}"), entry->gaps[CHAIN_SEVERITY_NOTE]);
    put_number(&line, teller->lang, N_("cannot be assessed: {0}"), entry->gaps[CHAIN_SEVERITY_UNKNOWN]);
    put_number(&line, teller->lang, N_("decided: {0}"), entry->decided);
    put_language_words(&line, entry, teller->lang);
    chain_tell_item(teller, chain_buffer_words(&line));
    teller->out.failed = teller->out.failed || line.failed;
    chain_buffer_clear(&line);
}

static void list_subchain(void *context, const char *id)
{
    chain_list_add(context, id);
}

static void tell_subchains(struct chain_teller *teller, const struct chain_register_entry *entry)
{
    struct chain_list list = {.most = 0};
    struct chain_buffer line = {NULL, 0, 0, false};
    add_subchains(entry, list_subchain, &list);
    if (list.count > 0)
        CHAIN_PUT_FILLED(&line, teller->lang, N_("leads to the chains {0}"), chain_list_words(&list, teller->lang));
    chain_tell_item(teller, chain_buffer_words(&line));
    teller->out.failed = teller->out.failed || line.failed || list.words.failed;
    chain_buffer_clear(&line);
    chain_list_clear(&list);
}

static void put_text(const struct chain_register_entry *entry, chain_lang lang, struct chain_buffer *out)
{
    struct chain_teller teller = {{NULL, 0, 0, false}, lang, false};
    struct chain_buffer scratch = {NULL, 0, 0, false}, id = {NULL, 0, 0, false};
    chain_buffer_text(&id, " [");
    chain_buffer_text(&id, chain_object_id(entry->root) ? chain_object_id(entry->root) : "?");
    chain_buffer_text(&id, "]");
    chain_tell_strong(&teller, chain_name_words(&scratch, entry->root, lang), chain_buffer_words(&id));
    tell_keeping(&teller, entry);
    tell_gaps(&teller, entry);
    tell_subchains(&teller, entry);
    chain_tell_end_list(&teller);
    chain_buffer_text(out, chain_buffer_words(&teller.out));
    out->failed = out->failed || teller.out.failed || scratch.failed || id.failed;
    chain_buffer_clear(&teller.out);
    chain_buffer_clear(&scratch);
    chain_buffer_clear(&id);
}

/* ---- csv and json: ids and keys that no language changes ---- */

static void put_subchain(void *context, const char *id)
{
    struct chain_buffer *words = context;
    chain_buffer_text(words, words->length ? " " : "");
    chain_buffer_text(words, id);
}

static void put_count(struct chain_buffer *out, size_t number)
{
    char words[24];
    snprintf(words, sizeof words, "%zu", number);
    chain_csv_cell(out, words);
}

static void put_csv(const struct chain_register_entry *entry, chain_lang lang, struct chain_buffer *out)
{
    struct chain_buffer scratch = {NULL, 0, 0, false}, languages = {NULL, 0, 0, false}, subchains = {NULL, 0, 0, false};
    put_languages(&languages, entry);
    add_subchains(entry, put_subchain, &subchains);
    chain_csv_cell(out, chain_object_id(entry->root));
    chain_csv_cell(out, chain_name_words(&scratch, entry->root, lang));
    chain_csv_cell(out, chain_object_value(entry->root, CHAIN_F_STATE));
    chain_csv_cell(out, chain_object_value(entry->root, CHAIN_F_REGION));
    chain_csv_cell(out, chain_object_value(entry->status, CHAIN_F_VALUE));
    chain_csv_cell(out, chain_object_value(entry->status, CHAIN_F_DATE));
    chain_csv_cell(out, chain_object_value(entry->governance, CHAIN_F_OWNER));
    chain_csv_cell(out, chain_object_value(entry->governance, CHAIN_F_NEXT_REVIEW));
    chain_csv_cell(out, chain_buffer_words(&languages));
    for (int severity = CHAIN_SEVERITY_ERROR; severity >= 0; severity--)
        put_count(out, entry->gaps[severity]);
    put_count(out, entry->decided);
    chain_csv_cell(out, chain_buffer_words(&subchains));
    chain_csv_cell(out, chain_model_file(entry->model));
    chain_csv_end(out);
    out->failed = out->failed || scratch.failed || languages.failed || subchains.failed;
    chain_buffer_clear(&scratch);
    chain_buffer_clear(&languages);
    chain_buffer_clear(&subchains);
}

static void put_json_subchain(void *context, const char *id)
{
    chain_json_text(context, NULL, id);
}

static void put_json(const struct chain_register_entry *entry, struct chain_json *json)
{
    static const char *const severities[] = {"unknown", "note", "warning", "error"};
    chain_json_open(json, NULL, '{');
    chain_json_text(json, "id", chain_object_id(entry->root));
    chain_json_text(json, "file", chain_model_file(entry->model));
    chain_json_text(json, "state", chain_object_value(entry->root, CHAIN_F_STATE));
    chain_json_text(json, "region", chain_object_value(entry->root, CHAIN_F_REGION));
    chain_json_text(json, "status", chain_object_value(entry->status, CHAIN_F_VALUE));
    chain_json_text(json, "statusDate", chain_object_value(entry->status, CHAIN_F_DATE));
    chain_json_text(json, "owner", chain_object_value(entry->governance, CHAIN_F_OWNER));
    chain_json_text(json, "nextReview", chain_object_value(entry->governance, CHAIN_F_NEXT_REVIEW));
    chain_json_open(json, "languages", '[');
    for (int lang = CHAIN_LANG_NONE + 1; lang < CHAIN_LANG_COUNT; lang++)
        if (language_at(entry, lang))
            chain_json_text(json, NULL, language_at(entry, lang));
    chain_json_close(json, ']');
    chain_json_open(json, "gaps", '{');
    for (int severity = CHAIN_SEVERITY_ERROR; severity >= 0; severity--)
        chain_json_number(json, severities[severity], (double)entry->gaps[severity]);
    chain_json_number(json, "decided", (double)entry->decided);
    chain_json_close(json, '}');
    chain_json_open(json, "subchains", '[');
    add_subchains(entry, put_json_subchain, json);
    chain_json_close(json, ']');
    chain_json_close(json, '}');
}

enum format { TEXT, CSV, JSON, NONE };

static enum format format_named(const char *name)
{
    static const char *const names[] = {"text", "csv", "json"};
    for (int i = TEXT; i < NONE; i++)
        if (!name || strcmp(name, names[i]) == 0)
            return (enum format)i;
    return NONE;
}

static void begin(enum format format, struct chain_buffer *out, struct chain_json *json)
{
    static const char *const columns[] = {"id", "title", "state", "region", "status", "status-date", "owner", "next-review", "languages",
                                          "errors", "warnings", "notes", "unknown", "decided", "subchains", "file", NULL};
    if (format == CSV)
        chain_csv_row(out, columns);
    if (format != JSON)
        return;
    chain_json_open(json, NULL, '{');
    chain_json_text(json, "schema", SCHEMA);
    chain_json_open(json, "chains", '[');
}

static void put_entries(const struct chain_register_entry *entries, size_t count, enum format format, chain_lang lang,
                        struct chain_buffer *out, struct chain_json *json)
{
    for (size_t i = 0; i < count; i++) {
        if (format == TEXT)
            put_text(&entries[i], lang, out);
        else if (format == CSV)
            put_csv(&entries[i], lang, out);
        else
            put_json(&entries[i], json);
    }
}

static chain_status write_all(const struct chain_register_entry *entries, size_t count, int32_t as_of, enum format format, chain_lang lang,
                              chain_output *output)
{
    struct chain_buffer out = {NULL, 0, 0, false};
    struct chain_json json = {.out = &out};
    begin(format, &out, &json);
    if (format == TEXT && count > 1)
        chain_register_sum(entries, count, as_of ? as_of : chain_date_today(), lang, &out);
    put_entries(entries, count, format, lang, &out, &json);
    if (format == JSON) {
        chain_json_close(&json, ']');
        chain_json_close(&json, '}');
        chain_buffer_text(&out, "\n");
    }
    return chain_buffer_finish(&out, output);
}

chain_status chain_register_write(const chain_model *const *models, size_t count, int32_t as_of, const char *format, chain_lang lang,
                                  chain_output *output)
{
    enum format chosen = format_named(format);
    chain_status status = CHAIN_OK;
    if ((!models && count) || !output)
        return CHAIN_BAD_ARGUMENT;
    if (chosen == NONE)
        return CHAIN_UNSUPPORTED;
    lang = chain_lang_or_english(lang);
    struct chain_register_entry *entries = calloc(count ? count : 1, sizeof *entries);
    if (!entries)
        return CHAIN_NO_MEMORY;
    for (size_t i = 0; status == CHAIN_OK && i < count; i++)
        status = look(&entries[i], models[i], as_of);
    if (status == CHAIN_OK)
        status = write_all(entries, count, as_of, chosen, lang, output);
    free(entries);
    return status;
}
