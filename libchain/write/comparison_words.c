/* One change of a chain as a sentence. */
#include <string.h>

#include "base/value.h"
#include "chain/words.h"
#include "model/format.h"
#include "model/model.h"
#include "rule/findings.h"
#include "write/comparison.h"

/* More words than these are counted, not listed. */
#define MOST_WORDS 8

struct labels {
    uint8_t field;
    const char *label, *gained, *lost; /* lists say what came and what went */
};

static const struct labels labels[] = {
    {CHAIN_F_KIND, N_("Kind"), NULL, NULL},
    {CHAIN_F_ACTOR, N_("Who does it"), NULL, NULL},
    {CHAIN_F_ORGANISATION, N_("Organisation"), NULL, NULL},
    {CHAIN_F_SECTOR, N_("Sector"), NULL, NULL},
    {CHAIN_F_LEVEL, N_("Level"), NULL, NULL},
    {CHAIN_F_RESPONSIBLE, N_("The client's responsible worker from here on"), NULL, NULL},
    {CHAIN_F_WITH, NULL, N_("Also takes part: {0}."), N_("No longer takes part: {0}.")},
    {CHAIN_F_CHANNEL, NULL, N_("New ways of contact: {0}."), N_("Ways of contact that end: {0}.")},
    {CHAIN_F_PLANNED, N_("Planned time"), NULL, NULL},
    {CHAIN_F_TYPICAL, N_("Usual time"), NULL, NULL},
    {CHAIN_F_MAX, N_("Longest time"), NULL, NULL},
    {CHAIN_F_WITHIN, N_("Time limit of the handoff"), NULL, NULL},
    {CHAIN_F_HOURS, N_("Opening hours"), NULL, NULL},
    {CHAIN_F_AUTHENTICATION, N_("Identification"), NULL, NULL},
    {CHAIN_F_NEEDS, NULL, N_("Information also needed: {0}."), N_("Information no longer needed: {0}.")},
    {CHAIN_F_ASKS, NULL, N_("The client is also asked: {0}."), N_("The client is no longer asked: {0}.")},
    {CHAIN_F_PRODUCES, NULL, N_("Also comes out of it: {0}."), N_("No longer comes out of it: {0}.")},
    {CHAIN_F_RECORDS, NULL, N_("Also recorded: {0}."), N_("No longer recorded: {0}.")},
    {CHAIN_F_CARRIES, NULL, N_("Information that goes along as well: {0}."), N_("Information that no longer goes along: {0}.")},
    {CHAIN_F_CARRIER, N_("Goes through"), NULL, NULL},
    {CHAIN_F_ACKNOWLEDGE, N_("The receiver confirms"), NULL, NULL},
    {CHAIN_F_FEEDBACK, N_("The sender gets feedback"), NULL, NULL},
    {CHAIN_F_FALLBACK, N_("If the handoff fails"), NULL, NULL},
    {CHAIN_F_CONSENT, N_("Consent"), NULL, NULL},
    {CHAIN_F_LANGUAGES, NULL, N_("Languages that come: {0}."), N_("Languages that go: {0}.")},
    {CHAIN_F_TIER, N_("Weight of the service"), NULL, NULL},
    {CHAIN_F_IDENTIFIES, NULL, N_("Needs also recognised here: {0}."), N_("Needs no longer recognised here: {0}.")},
    {CHAIN_F_CLOCK, NULL, N_("Also counts as: {0}."), N_("No longer counts as: {0}.")},
    {CHAIN_F_VISIBILITY, N_("What the client sees"), NULL, NULL},
    {CHAIN_F_EVIDENCE_LEVEL, N_("Evidence of the method"), NULL, NULL},
    {CHAIN_F_COST, N_("Cost"), NULL, NULL},
    {CHAIN_F_CHAIN, N_("Leads to the chain"), NULL, NULL},
    {CHAIN_F_FROM, N_("Leaves"), NULL, NULL},
    {CHAIN_F_TO, N_("Leads to"), NULL, NULL},
    {CHAIN_F_SHARE, N_("Share of the clients"), NULL, NULL},
    {CHAIN_F_EXIT, N_("Leaves the sub-chain at"), NULL, NULL},
    {CHAIN_F_OBJECTIVE, N_("Objective"), NULL, NULL},
    {CHAIN_F_BASE, N_("Number of cases"), NULL, NULL},
    {CHAIN_F_BASELINE, N_("Value at the start"), NULL, NULL},
    {CHAIN_F_TARGET, N_("Target"), NULL, NULL},
    {CHAIN_F_UNIT, N_("Unit"), NULL, NULL},
    {CHAIN_F_INSTRUCTION, N_("Instruction for recording"), NULL, NULL},
};

static const struct labels *labels_of(chain_field field)
{
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
        if (labels[i].field == field)
            return &labels[i];
    return NULL;
}

struct chain_change_style chain_change_style_of(const chain_comparison *comparison, chain_lang lang)
{
    struct chain_change_style style = {lang, comparison, N_("before"), N_("now")};
    if (chain_object_kind(chain_comparison_before(comparison), CHAIN_F_STATE) == CHAIN_STATE_AS_IS &&
        chain_object_kind(chain_comparison_after(comparison), CHAIN_F_STATE) == CHAIN_STATE_TO_BE) {
        style.then = N_("today");
        style.now = N_("in the target state");
    }
    return style;
}

/* A table's kind is a field of the element; the parts (language, availability, authentication) have tables of their own. */
static chain_kinds table_of(const chain_change *change, const struct chain_attribute **attribute)
{
    const chain_object *object = change->after ? change->after : change->before;
    *attribute = NULL;
    switch (change->kind) {
    case CHAIN_CHANGE_LANGUAGE:
        if (change->field == CHAIN_F_LEVEL)
            return CHAIN_KINDS_LANGUAGE_LEVEL;
        break;
    case CHAIN_CHANGE_AVAILABILITY: return CHAIN_KINDS_AVAILABILITY;
    case CHAIN_CHANGE_CHANNEL:
        if (change->field == CHAIN_F_AUTHENTICATION)
            return CHAIN_KINDS_AUTHENTICATION;
        break;
    default: break;
    }
    *attribute = change->field ? chain_attribute_of_field(object->element, (int)change->field) : NULL;
    if (!*attribute && change->before)
        *attribute = change->field ? chain_attribute_of_field(change->before->element, (int)change->field) : NULL;
    return *attribute ? (chain_kinds)(*attribute)->kinds : CHAIN_KINDS_NONE;
}

static const chain_object *object_named(const struct chain_change_style *style, const char *id)
{
    const chain_object *object = chain_model_find(chain_comparison_after(style->comparison)->model, id);
    return object ? object : chain_model_find(chain_comparison_before(style->comparison)->model, id);
}

static void add_word(struct chain_list *list, const struct chain_change_style *style, chain_kinds table, bool reference,
                     const char *word)
{
    struct chain_buffer scratch = {NULL, 0, 0, false};
    const char *label = table ? chain_kind_label(table, chain_kind_find(table, word, strlen(word)), style->lang) : NULL;
    const chain_object *object = !label && reference ? object_named(style, word) : NULL;
    char duration[120];
    int32_t months = 0, workdays = 0;
    int64_t minutes = 0;
    if (object && chain_object_type(object) == CHAIN_ACTOR) {
        label = chain_actor_words(&scratch, object, style->lang);
    } else if (object) {
        label = chain_name_words(&scratch, object, style->lang);
    } else if (!label && word[0] == 'P' && chain_duration_read(word, &months, &workdays, &minutes) == CHAIN_DURATION_OK) {
        chain_duration_words(word, style->lang, duration, sizeof duration);
        label = duration;
    }
    chain_list_add(list, label ? label : word);
    list->words.failed = list->words.failed || scratch.failed;
    chain_buffer_clear(&scratch);
}

static bool is_list(const struct chain_attribute *attribute)
{
    return attribute && (attribute->type == CHAIN_V_REFS || attribute->type == CHAIN_V_KINDS);
}

void chain_put_values(struct chain_buffer *buffer, const struct chain_change_style *style, const chain_change *change,
                      const char *words)
{
    const struct chain_attribute *attribute;
    chain_kinds table = table_of(change, &attribute);
    struct chain_list list = {.most = MOST_WORDS};
    bool reference = attribute && attribute->targets != 0;
    while (*words) {
        char word[512];
        size_t length = is_list(attribute) || table || reference ? strcspn(words, " ") : strlen(words);
        size_t kept = length < sizeof word ? length : sizeof word - 1;
        memcpy(word, words, kept);
        word[kept] = '\0';
        add_word(&list, style, table, reference, word);
        words += length;
        words += strspn(words, " ");
    }
    chain_buffer_text(buffer, chain_list_words(&list, style->lang));
    buffer->failed = buffer->failed || list.words.failed;
    chain_list_clear(&list);
}

const char *chain_change_label(const chain_change *change, chain_lang lang)
{
    const struct labels *row = labels_of(change->field);
    return chain_words(lang, row && row->label ? row->label : chain_change_name(change->kind));
}

static const char *said(struct chain_buffer *words, const struct chain_change_style *style, const chain_change *change,
                        const char *value)
{
    chain_put_values(words, style, change, value);
    return words->length ? words->bytes : chain_words(style->lang, N_("not told"));
}

/* "Planned time: before 3 working days, now 20 minutes." What was not told before needs no words. */
static void put_was_and_is(struct chain_buffer *buffer, const struct chain_change_style *style, const chain_change *change,
                           const char *label)
{
    struct chain_buffer was = {NULL, 0, 0, false}, is = {NULL, 0, 0, false};
    CHAIN_PUT_FILLED(buffer, style->lang, change->was[0] ? N_("{0}: {1} {2}, {3} {4}.") : N_("{0}: {3} {4}."), label,
                     chain_words(style->lang, style->then), said(&was, style, change, change->was),
                     chain_words(style->lang, style->now), said(&is, style, change, change->is));
    buffer->failed = buffer->failed || was.failed || is.failed;
    chain_buffer_clear(&was);
    chain_buffer_clear(&is);
}

static void put_list_change(struct chain_buffer *buffer, const struct chain_change_style *style, const chain_change *change,
                            const struct labels *row)
{
    const char *const words[] = {change->gained, change->lost}, *const messages[] = {row->gained, row->lost};
    for (int i = 0; i < 2; i++) {
        struct chain_buffer list = {NULL, 0, 0, false};
        chain_put_values(&list, style, change, words[i]);
        if (list.length && i == 1 && change->gained[0])
            chain_buffer_text(buffer, " ");
        if (list.length)
            CHAIN_PUT_FILLED(buffer, style->lang, messages[i], list.bytes);
        buffer->failed = buffer->failed || list.failed;
        chain_buffer_clear(&list);
    }
}

static bool same_move(const chain_change *a, const chain_change *b)
{
    return a->kind == b->kind && a->after == b->after && a->before == b->before && strcmp(a->was, b->was) == 0 &&
           strcmp(a->is, b->is) == 0;
}

/* All areas or languages that went from one value to the same other one are told at once, with the first of them: a bit for each
   such change that has been told. */
static bool told_before(uint64_t *told, const chain_change *change)
{
    chain_kinds table = change->kind == CHAIN_CHANGE_LANGUAGE ? CHAIN_KINDS_LANGUAGE_LEVEL : CHAIN_KINDS_AVAILABILITY;
    int was = chain_kind_find(table, change->was, strlen(change->was)), is = chain_kind_find(table, change->is, strlen(change->is));
    uint64_t bit = 1ull << ((was & 7) * 8 + (is & 7)), *set = &told[change->kind == CHAIN_CHANGE_LANGUAGE];
    bool before = (*set & bit) != 0;
    *set |= bit;
    return before;
}

static void put_together(struct chain_buffer *buffer, const struct chain_change_style *style, size_t position, size_t end)
{
    const chain_change *change = chain_comparison_change(style->comparison, position);
    struct chain_list list = {.most = 6};
    struct chain_buffer scratch = {NULL, 0, 0, false};
    for (size_t i = position; i < end; i++) {
        const chain_change *other = chain_comparison_change(style->comparison, i);
        if (!same_move(change, other))
            continue;
        const chain_object *area = change->kind == CHAIN_CHANGE_AVAILABILITY ? object_named(style, other->detail) : NULL;
        int code = chain_kind_find(CHAIN_KINDS_LANGUAGE, other->detail, strlen(other->detail));
        const char *language = chain_kind_label(CHAIN_KINDS_LANGUAGE, code, style->lang);
        chain_list_add(&list, area ? chain_name_words(&scratch, area, style->lang) : language ? language : other->detail);
    }
    scratch.length = 0;
    CHAIN_PUT_FILLED(&scratch, style->lang, change->kind == CHAIN_CHANGE_LANGUAGE ? N_("Service in {0}") : N_("Availability in {0}"),
                     chain_list_words(&list, style->lang));
    put_was_and_is(buffer, style, change, chain_buffer_words(&scratch));
    buffer->failed = buffer->failed || list.words.failed || scratch.failed;
    chain_list_clear(&list);
    chain_buffer_clear(&scratch);
}

static void put_order(struct chain_buffer *buffer, const struct chain_change_style *style, const chain_change *change)
{
    struct chain_buffer scratch = {NULL, 0, 0, false};
    const chain_object *other = object_named(style, change->detail);
    CHAIN_PUT_FILLED(buffer, style->lang, N_("Comes before “{0}”, which used to come first."),
                     other ? chain_name_words(&scratch, other, style->lang) : change->detail);
    buffer->failed = buffer->failed || scratch.failed;
    chain_buffer_clear(&scratch);
}

static const char *text_of(struct chain_buffer *buffer, const chain_object *object, chain_text_kind kind, chain_lang lang)
{
    const char *text = chain_object_text(object, kind, lang, NULL);
    buffer->length = 0;
    chain_buffer_text(buffer, text ? text : "");
    return chain_buffer_words(buffer);
}

/* In the reader's language, in which it may not have changed. */
static void put_label(struct chain_buffer *buffer, const struct chain_change_style *style, const chain_change *change)
{
    static const char *const messages[][3] = {
        {N_("The name was “{0}”."), N_("It has a name: “{1}”."), N_("It has no name any more.")},
        {N_("The condition was “{0}”, and is “{1}”."), N_("The condition is told: “{1}”."), N_("The condition is no longer told.")},
        {N_("The criteria have changed."), N_("The criteria are told."), N_("The criteria are no longer told.")},
    };
    int which = strcmp(change->detail, "condition") == 0 ? 1 : strcmp(change->detail, "criteria") == 0 ? 2 : 0;
    chain_text_kind kind = which == 1 ? CHAIN_TEXT_CONDITION : which == 2 ? CHAIN_TEXT_CRITERIA : CHAIN_TEXT_NAME;
    struct chain_buffer was = {NULL, 0, 0, false}, is = {NULL, 0, 0, false};
    text_of(&was, change->before, kind, style->lang);
    text_of(&is, change->after, kind, style->lang);
    if (strcmp(chain_buffer_words(&was), chain_buffer_words(&is)) != 0)
        CHAIN_PUT_FILLED(buffer, style->lang, messages[which][is.length ? !was.length : 2], chain_buffer_words(&was),
                         chain_buffer_words(&is));
    buffer->failed = buffer->failed || was.failed || is.failed;
    chain_buffer_clear(&was);
    chain_buffer_clear(&is);
}

/* Start, step, branch; flow, handoff, message: no words of a vocabulary. */
static void put_element(struct chain_buffer *buffer, const struct chain_change_style *style, const chain_change *change)
{
    static const struct {
        const char *name, *words;
    } elements[] = {
        {"start", N_("start")}, {"step", N_("step")}, {"branch", N_("choice")}, {"parallel", N_("side by side")},
        {"any-order", N_("in any order")}, {"subchain", N_("sub-chain")}, {"end", N_("end")},
        {"flow", N_("goes on with the same actor")}, {"handoff", N_("handoff to another actor")}, {"message", N_("information only")},
    };
    const char *was = change->was, *is = change->is;
    for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++) {
        if (strcmp(change->was, elements[i].name) == 0)
            was = chain_words(style->lang, elements[i].words);
        if (strcmp(change->is, elements[i].name) == 0)
            is = chain_words(style->lang, elements[i].words);
    }
    CHAIN_PUT_FILLED(buffer, style->lang, N_("{0}: {1} {2}, {3} {4}."), chain_words(style->lang, N_("Role in the chain")),
                     chain_words(style->lang, style->then), was, chain_words(style->lang, style->now), is);
}

static void put_one(struct chain_buffer *buffer, const struct chain_change_style *style, const chain_change *change)
{
    const struct labels *row = labels_of(change->field);
    struct chain_buffer label = {NULL, 0, 0, false};
    if (change->kind == CHAIN_CHANGE_ORDER && !change->field) {
        put_order(buffer, style, change);
    } else if (change->kind == CHAIN_CHANGE_LABEL) {
        put_label(buffer, style, change);
    } else if (!change->field) {
        put_element(buffer, style, change);
    } else if (row && row->gained) {
        put_list_change(buffer, style, change, row);
    } else {
        const char *channel = change->kind == CHAIN_CHANGE_CHANNEL ? chain_kind_label(CHAIN_KINDS_CHANNEL, chain_kind_find(
            CHAIN_KINDS_CHANNEL, change->detail, strlen(change->detail)), style->lang) : NULL;
        chain_buffer_text(&label, chain_change_label(change, style->lang));
        if (change->detail[0])
            CHAIN_PUT_FILLED(&label, style->lang, " ({0})", channel ? channel : change->detail);
        put_was_and_is(buffer, style, change, label.length ? label.bytes : "");
        chain_buffer_clear(&label);
    }
}

/* What a handoff says goes with it when the same actor goes on: no news. */
static bool follows_from_element(const chain_change *change, bool becomes_flow)
{
    return becomes_flow && change->field && !change->is[0];
}

size_t chain_put_changes(struct chain_buffer *buffer, const struct chain_change_style *style, size_t position, size_t end)
{
    size_t first = position;
    uint64_t told[2] = {0, 0};
    bool becomes_flow = false;
    for (; position < end; position++) {
        const chain_change *change = chain_comparison_change(style->comparison, position);
        becomes_flow = becomes_flow || (!change->field && strcmp(change->is, "flow") == 0);
        bool together = change->kind == CHAIN_CHANGE_AVAILABILITY ||
                        (change->kind == CHAIN_CHANGE_LANGUAGE && change->field == CHAIN_F_LEVEL);
        if (change->kind == CHAIN_CHANGE_MOVED || (together && told_before(told, change)) ||
            follows_from_element(change, becomes_flow))
            continue;
        size_t before = buffer->length;
        chain_buffer_text(buffer, before ? " " : "");
        size_t start = buffer->length;
        if (together)
            put_together(buffer, style, position, end);
        else
            put_one(buffer, style, change);
        if (buffer->length == start && buffer->bytes)
            buffer->bytes[buffer->length = before] = '\0'; /* nothing to say in this language */
    }
    return position - first;
}
