/* An overview of many chains as text, table and JSON. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain/words.h"
#include "compare/overview.h"
#include "rule/findings.h"
#include "write/csv.h"
#include "write/json.h"
#include "write/tell.h"

#define SCHEMA "urn:libchain:overview:1"
/* What is shared is told of so many; the table has them all. */
#define MOST_TOLD 30

struct telling {
    const chain_overview *overview;
    struct chain_teller teller;
    struct chain_buffer line, scratch, other;
};

#define PUT(telling, msgid, ...) CHAIN_PUT_FILLED(&(telling)->line, (telling)->teller.lang, msgid, __VA_ARGS__)

static void start_line(struct telling *telling)
{
    telling->line.length = 0;
    chain_buffer_text(&telling->line, "");
}

static void item(struct telling *telling)
{
    chain_tell_item(&telling->teller, chain_buffer_words(&telling->line));
}

static const char *number(char *text, size_t size, size_t value)
{
    snprintf(text, size, "%zu", value);
    return text;
}

static const chain_object *first_of(const chain_overview *overview, const chain_shared *shared)
{
    for (size_t c = 0; c < overview->count; c++)
        if (shared->members[c])
            return shared->members[c];
    return NULL;
}

/* The one with the shortest name: "nurse" for "nurse, health centre" in some of the chains. */
static const chain_object *shortest_of(const chain_overview *overview, const chain_shared *shared, chain_lang lang)
{
    const chain_object *best = NULL;
    size_t least = 0;
    for (size_t c = 0; c < overview->count; c++) {
        const char *name = shared->members[c] ? chain_object_text(shared->members[c], CHAIN_TEXT_NAME, lang, NULL) : NULL;
        size_t length = name ? strlen(name) : 0;
        if (shared->members[c] && (!best || (length > 0 && (length < least || least == 0)))) {
            best = shared->members[c];
            least = length;
        }
    }
    return best;
}

static const char *title_of(struct chain_buffer *scratch, const struct telling *telling, size_t chain)
{
    return chain_name_words(scratch, chain_model_root(telling->overview->models[chain]), telling->teller.lang);
}

static const char *name_of(struct chain_buffer *scratch, const struct telling *telling, const chain_shared *shared)
{
    const chain_object *object = shortest_of(telling->overview, shared, telling->teller.lang);
    bool client = shared->type == CHAIN_ACTOR && chain_object_kind(object, CHAIN_F_KIND) == CHAIN_ACTOR_CLIENT;
    if (client) /* every chain has its own: the young, the old ... */
        return chain_kind_label(CHAIN_KINDS_ACTOR, CHAIN_ACTOR_CLIENT, telling->teller.lang)
                   ? chain_kind_label(CHAIN_KINDS_ACTOR, CHAIN_ACTOR_CLIENT, telling->teller.lang)
                   : chain_kind_label(CHAIN_KINDS_ACTOR, CHAIN_ACTOR_CLIENT, CHAIN_LANG_EN);
    return shared->type == CHAIN_ACTOR ? chain_actor_words(scratch, object, telling->teller.lang)
                                       : chain_name_words(scratch, object, telling->teller.lang);
}

static void tell_shared(struct telling *telling, chain_type type, const char *heading, const char *none)
{
    char chains[24];
    size_t count = chain_overview_shared_count(telling->overview, type), told = 0;
    chain_tell_heading(&telling->teller, 2, chain_words(telling->teller.lang, heading));
    for (; told < count && told < MOST_TOLD; told++) {
        const chain_shared *shared = chain_overview_shared(telling->overview, type, told);
        if (shared->chains < 2)
            break;
        start_line(telling);
        PUT(telling, N_("{0}: in {1} chains."), name_of(&telling->scratch, telling, shared), number(chains, sizeof chains, shared->chains));
        item(telling);
    }
    if (told == 0)
        chain_tell_item(&telling->teller, chain_words(telling->teller.lang, none));
    chain_tell_end_list(&telling->teller);
}

/* How much of a chain is its own. */
static void tell_chains(struct telling *telling)
{
    char all[24], common[24];
    size_t count = chain_overview_shared_count(telling->overview, CHAIN_STEP);
    chain_tell_heading(&telling->teller, 2, chain_words(telling->teller.lang, N_("The chains")));
    for (size_t c = 0; c < telling->overview->count; c++) {
        size_t steps = 0, shared_steps = 0;
        for (size_t i = 0; i < count; i++) {
            const chain_shared *shared = chain_overview_shared(telling->overview, CHAIN_STEP, i);
            steps += shared->members[c] != NULL;
            shared_steps += shared->members[c] && shared->chains > 1;
        }
        start_line(telling);
        PUT(telling, N_("{0}: {1} different steps, {2} of them in other chains too."), title_of(&telling->scratch, telling, c),
            number(all, sizeof all, steps), number(common, sizeof common, shared_steps));
        item(telling);
    }
    chain_tell_end_list(&telling->teller);
}

static void put_handoff(struct telling *telling, const chain_object *flow)
{
    const char *kind = chain_kind_label(CHAIN_KINDS_HANDOFF, chain_object_kind(flow, CHAIN_F_KIND), telling->teller.lang);
    struct chain_list list = {.most = 6};
    chain_buffer_text(&telling->line, kind ? kind : chain_words(telling->teller.lang, N_("kind not told")));
    for (size_t i = 0; i < chain_object_word_count(flow, CHAIN_F_CARRIES); i++) {
        const chain_object *carried = chain_object_ref_at(flow, CHAIN_F_CARRIES, i);
        chain_list_add(&list, carried ? chain_name_words(&telling->scratch, carried, telling->teller.lang)
                                      : chain_object_word(flow, CHAIN_F_CARRIES, i));
    }
    if (list.count > 0)
        PUT(telling, N_("; goes along: {0}"), chain_list_words(&list, telling->teller.lang));
    if (chain_object_kind(flow, CHAIN_F_ACKNOWLEDGE) == CHAIN_YES_NO_YES)
        chain_buffer_text(&telling->line, chain_words(telling->teller.lang, N_("; the receiver confirms")));
    if (chain_object_kind(flow, CHAIN_F_FEEDBACK) == CHAIN_YES_NO_YES)
        chain_buffer_text(&telling->line, chain_words(telling->teller.lang, N_("; the sender gets feedback")));
    if (chain_object_value(flow, CHAIN_F_WITHIN)) {
        char within[120];
        chain_duration_words(chain_object_value(flow, CHAIN_F_WITHIN), telling->teller.lang, within, sizeof within);
        PUT(telling, N_("; within {0}"), within);
    }
    telling->line.failed = telling->line.failed || list.words.failed;
    chain_list_clear(&list);
}

static void tell_passage(struct telling *telling, const chain_passage *passage)
{
    start_line(telling);
    PUT(telling, N_("From {0} to {1}"), name_of(&telling->scratch, telling, passage->from),
        name_of(&telling->other, telling, passage->to));
    chain_tell_strong(&telling->teller, chain_buffer_words(&telling->line), "");
    for (size_t c = 0; c < telling->overview->count; c++) {
        if (!passage->members[c])
            continue;
        start_line(telling);
        chain_buffer_text(&telling->line, title_of(&telling->scratch, telling, c));
        chain_buffer_text(&telling->line, ": ");
        put_handoff(telling, passage->members[c]);
        chain_buffer_text(&telling->line, ".");
        item(telling);
    }
    chain_tell_end_list(&telling->teller);
}

static void tell_passages(struct telling *telling)
{
    struct chain_list alike = {.most = MOST_TOLD};
    size_t different = 0;
    for (size_t i = 0; i < chain_overview_passage_count(telling->overview); i++) {
        const chain_passage *passage = chain_overview_passage(telling->overview, i);
        different += passage->different;
        if (passage->different)
            continue;
        start_line(telling);
        PUT(telling, N_("from {0} to {1}"), name_of(&telling->scratch, telling, passage->from),
            name_of(&telling->other, telling, passage->to));
        chain_list_add(&alike, chain_buffer_words(&telling->line));
    }
    chain_tell_heading(&telling->teller, 2, chain_words(telling->teller.lang, N_("Handoffs between the same two actors")));
    if (alike.count > 0) {
        start_line(telling);
        PUT(telling, N_("Described alike: {0}."), chain_list_words(&alike, telling->teller.lang));
        chain_tell_paragraph(&telling->teller, chain_buffer_words(&telling->line));
    }
    if (different > 0)
        chain_tell_paragraph(&telling->teller, chain_words(telling->teller.lang, N_("Described differently, which may be meant or not:")));
    for (size_t i = 0; i < different && i < MOST_TOLD; i++)
        tell_passage(telling, chain_overview_passage(telling->overview, i));
    if (chain_overview_passage_count(telling->overview) == 0)
        chain_tell_paragraph(&telling->teller, chain_words(telling->teller.lang, N_("No two actors hand over to each other in two chains.")));
    telling->line.failed = telling->line.failed || alike.words.failed;
    chain_list_clear(&alike);
}

static void tell_missing(struct telling *telling)
{
    if (chain_overview_missing_count(telling->overview) == 0)
        return;
    chain_tell_heading(&telling->teller, 2, chain_words(telling->teller.lang, N_("Sub-chains that are named but not there")));
    for (size_t i = 0; i < chain_overview_missing_count(telling->overview); i++) {
        const chain_missing *missing = chain_overview_missing(telling->overview, i);
        start_line(telling);
        PUT(telling, N_("{0}, in the step “{1}” of {2}."), missing->id,
            chain_name_words(&telling->scratch, missing->step, telling->teller.lang), title_of(&telling->other, telling, missing->chain));
        item(telling);
    }
    chain_tell_end_list(&telling->teller);
}

static void put_text(const chain_overview *overview, chain_lang lang, struct chain_buffer *out)
{
    struct telling telling = {.overview = overview, .teller = {{NULL, 0, 0, false}, lang, false}};
    char chains[24];
    start_line(&telling);
    PUT(&telling, N_("Chains side by side: {0}"), number(chains, sizeof chains, overview->count));
    chain_tell_heading(&telling.teller, 1, chain_buffer_words(&telling.line));
    tell_shared(&telling, CHAIN_STEP, N_("Steps that several chains have"), N_("No step is in two chains."));
    tell_shared(&telling, CHAIN_ACTOR, N_("Actors that stand in several chains"), N_("No actor is in two chains."));
    tell_chains(&telling);
    tell_passages(&telling);
    tell_missing(&telling);
    *out = telling.teller.out;
    out->failed = out->failed || telling.line.failed || telling.scratch.failed || telling.other.failed;
    chain_buffer_clear(&telling.line);
    chain_buffer_clear(&telling.scratch);
    chain_buffer_clear(&telling.other);
}

/* A cell tells who does the step in that chain; of an actor only that it is there. */
static void put_row(const struct telling *telling, const chain_shared *shared, struct chain_buffer *out)
{
    struct chain_buffer scratch = {NULL, 0, 0, false};
    char chains[24];
    chain_csv_cell(out, chain_type_name(shared->type));
    chain_csv_cell(out, name_of(&scratch, telling, shared));
    chain_csv_cell(out, number(chains, sizeof chains, shared->chains));
    for (size_t c = 0; c < telling->overview->count; c++) {
        const chain_object *member = shared->members[c];
        const chain_object *actor = member ? chain_object_ref(member, CHAIN_F_ACTOR) : NULL;
        chain_csv_cell(out, !member ? "" : actor ? chain_actor_words(&scratch, actor, telling->teller.lang) : "x");
    }
    chain_csv_end(out);
    out->failed = out->failed || scratch.failed;
    chain_buffer_clear(&scratch);
}

static void put_csv(const chain_overview *overview, chain_lang lang, struct chain_buffer *out)
{
    const struct telling telling = {.overview = overview, .teller = {{NULL, 0, 0, false}, lang, false}};
    static const chain_type types[] = {CHAIN_STEP, CHAIN_ACTOR};
    struct chain_buffer scratch = {NULL, 0, 0, false};
    chain_csv_cell(out, "type");
    chain_csv_cell(out, "name");
    chain_csv_cell(out, "chains");
    for (size_t c = 0; c < overview->count; c++)
        chain_csv_cell(out, title_of(&scratch, &telling, c));
    chain_csv_end(out);
    for (size_t t = 0; t < 2; t++)
        for (size_t i = 0; i < chain_overview_shared_count(overview, types[t]); i++)
            put_row(&telling, chain_overview_shared(overview, types[t], i), out);
    out->failed = out->failed || scratch.failed;
    chain_buffer_clear(&scratch);
}

static void put_members(struct chain_json *json, const chain_overview *overview, const chain_object *const *members)
{
    chain_json_open(json, "in", '[');
    for (size_t c = 0; c < overview->count; c++) {
        if (!members[c])
            continue;
        chain_json_open(json, NULL, '{');
        chain_json_number(json, "chain", (double)c);
        chain_json_text(json, "id", chain_object_id(members[c]));
        if (chain_object_type(members[c]) == CHAIN_FLOW) {
            chain_json_text(json, "from", chain_object_value(members[c], CHAIN_F_FROM));
            chain_json_text(json, "to", chain_object_value(members[c], CHAIN_F_TO));
            chain_json_text(json, "kind", chain_object_value(members[c], CHAIN_F_KIND));
        }
        chain_json_close(json, '}');
    }
    chain_json_close(json, ']');
}

static void put_json_shared(struct chain_json *json, const chain_overview *overview, chain_type type, const char *key)
{
    chain_json_open(json, key, '[');
    for (size_t i = 0; i < chain_overview_shared_count(overview, type); i++) {
        const chain_shared *shared = chain_overview_shared(overview, type, i);
        chain_json_open(json, NULL, '{');
        chain_json_number(json, "chains", (double)shared->chains);
        put_members(json, overview, shared->members);
        chain_json_close(json, '}');
    }
    chain_json_close(json, ']');
}

static void put_json_rest(struct chain_json *json, const chain_overview *overview)
{
    chain_json_open(json, "handoffs", '[');
    for (size_t i = 0; i < chain_overview_passage_count(overview); i++) {
        const chain_passage *passage = chain_overview_passage(overview, i);
        chain_json_open(json, NULL, '{');
        chain_json_text(json, "from", chain_object_id(first_of(overview, passage->from)));
        chain_json_text(json, "to", chain_object_id(first_of(overview, passage->to)));
        chain_json_flag(json, "different", passage->different);
        put_members(json, overview, passage->members);
        chain_json_close(json, '}');
    }
    chain_json_close(json, ']');
    chain_json_open(json, "missing", '[');
    for (size_t i = 0; i < chain_overview_missing_count(overview); i++) {
        const chain_missing *missing = chain_overview_missing(overview, i);
        chain_json_open(json, NULL, '{');
        chain_json_number(json, "chain", (double)missing->chain);
        chain_json_text(json, "step", chain_object_id(missing->step));
        chain_json_text(json, "names", missing->id);
        chain_json_close(json, '}');
    }
    chain_json_close(json, ']');
}

static void put_json(const chain_overview *overview, struct chain_buffer *out)
{
    struct chain_json json = {.out = out};
    chain_json_open(&json, NULL, '{');
    chain_json_text(&json, "schema", SCHEMA);
    chain_json_open(&json, "chains", '[');
    for (size_t c = 0; c < overview->count; c++) {
        chain_json_open(&json, NULL, '{');
        chain_json_text(&json, "id", chain_object_id(chain_model_root(overview->models[c])));
        chain_json_text(&json, "file", chain_model_file(overview->models[c]));
        chain_json_close(&json, '}');
    }
    chain_json_close(&json, ']');
    put_json_shared(&json, overview, CHAIN_STEP, "steps");
    put_json_shared(&json, overview, CHAIN_ACTOR, "actors");
    put_json_rest(&json, overview);
    chain_json_close(&json, '}');
    chain_buffer_text(out, "\n");
}

chain_status chain_overview_write(const chain_overview *overview, const char *format, chain_lang lang, chain_output *output)
{
    struct chain_buffer out = {NULL, 0, 0, false};
    const char *name = format ? format : "text";
    if (!overview || !output)
        return CHAIN_BAD_ARGUMENT;
    lang = chain_lang_or_english(lang);
    if (strcmp(name, "text") == 0)
        put_text(overview, lang, &out);
    else if (strcmp(name, "csv") == 0)
        put_csv(overview, lang, &out);
    else if (strcmp(name, "json") == 0)
        put_json(overview, &out);
    else
        return CHAIN_UNSUPPORTED;
    return chain_buffer_finish(&out, output);
}
