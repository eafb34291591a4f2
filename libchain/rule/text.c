/* Findings into words. */
#include <stdio.h>
#include <string.h>

#include "base/value.h"
#include "chain/words.h"
#include "rule/findings.h"

/* Counts what does not fit, so that the caller can ask for the size. */
struct out {
    char *buffer;
    size_t size, length;
    char last; /* of the words so far, also those without room */
};

/* A word that memory was too short for is left out: the run has said so. Names may be broken into lines, sentences are not. */
static void put(struct out *out, const char *text)
{
    size_t length = text ? strlen(text) : 0, room = out->size > out->length ? out->size - out->length : 0;
    for (size_t i = 0; i < length && i < room; i++) {
        char c = text[i];
        out->buffer[out->length + i] = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    }
    out->length += length;
    if (length > 0)
        out->last = text[length - 1];
}

/* How many bytes the character has that starts with this one. */
static size_t character_length(char lead)
{
    unsigned char c = (unsigned char)lead;
    return c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : c >= 0xC0 ? 2 : 1;
}

/* Ends the buffer; a character cut in two goes. */
static size_t finish(struct out *out)
{
    if (out->size == 0)
        return out->length;
    size_t end = out->length < out->size ? out->length : out->size - 1, last = end;
    while (last > 0 && ((unsigned char)out->buffer[last - 1] & 0xC0) == 0x80)
        last--;
    if (end < out->length && last > 0 && last - 1 + character_length(out->buffer[last - 1]) > end)
        end = last - 1;
    out->buffer[end] = '\0';
    return out->length;
}

static void put_number(struct out *out, double number, chain_lang lang)
{
    char text[48];
    bool whole = number > -1e15 && number < 1e15 && number == (double)(long long)number;
    snprintf(text, sizeof text, whole ? "%.0f" : "%.1f", number);
    /* Not the process's locale but the reader's language says which comma it is. */
    char *point = strpbrk(text, ".,");
    if (point)
        *point = lang == CHAIN_LANG_EN ? '.' : ',';
    put(out, text);
}

static void put_name(struct out *out, const struct chain_names *names, chain_lang lang)
{
    const char *name = names->words[lang];
    put(out, name ? name : names->fallback ? names->fallback : "?");
}

static void put_counted(struct out *out, const char *words, size_t count, chain_lang lang)
{
    const char *hole = strstr(words, "{0}");
    if (!hole) {
        put(out, words);
        return;
    }
    for (; words < hole; words++)
        put(out, (const char[]){*words, '\0'});
    put_number(out, (double)count, lang);
    put(out, hole + 3);
}

static void put_names(struct out *out, const struct chain_kept_argument *argument, chain_lang lang)
{
    for (size_t i = 0; i < argument->name_count; i++) {
        if (i > 0 && i + 1 == argument->name_count && argument->more == 0)
            put(out, chain_words(lang, N_(" and ")));
        else if (i > 0)
            put(out, ", ");
        put_name(out, &argument->names[i], lang);
    }
    if (argument->more == 1)
        put(out, chain_words(lang, N_(" and one other")));
    else if (argument->more > 1)
        put_counted(out, chain_words(lang, N_(" and {0} others")), argument->more, lang);
}

static void put_amount(struct out *out, int64_t amount, const char *one, const char *many, chain_lang lang)
{
    if (amount == 0)
        return;
    if (out->length > 0 && out->buffer && out->length < out->size && out->buffer[out->length - 1] != ' ')
        put(out, " ");
    put_number(out, (double)amount, lang);
    put(out, " ");
    put(out, chain_words(lang, amount == 1 ? one : many));
}

static void put_parts(struct out *out, chain_duration duration, chain_lang lang)
{
    char buffer[160] = "";
    struct out words = {.buffer = buffer, .size = sizeof buffer};
    int64_t days = duration.minutes / 1440, rest = duration.minutes % 1440;
    put_amount(&words, duration.months / 12, N_("year"), N_("years"), lang);
    put_amount(&words, duration.months % 12, N_("month"), N_("months"), lang);
    if (days % 7 == 0)
        put_amount(&words, days / 7, N_("week"), N_("weeks"), lang);
    else
        put_amount(&words, days, N_("day"), N_("days"), lang);
    put_amount(&words, duration.workdays, N_("working day"), N_("working days"), lang);
    put_amount(&words, rest / 60, N_("hour"), N_("hours"), lang);
    put_amount(&words, rest % 60, N_("minute"), N_("minutes"), lang);
    finish(&words);
    put(out, buffer[0] ? buffer : chain_words(lang, N_("no time")));
}

static void put_duration(struct out *out, const char *text, chain_lang lang)
{
    chain_duration duration;
    if (chain_duration_parse(text, &duration))
        put_parts(out, duration, lang);
    else
        put(out, text);
}

size_t chain_duration_text(chain_duration duration, chain_lang lang, char *buffer, size_t size)
{
    struct out out = {.buffer = buffer, .size = buffer ? size : 0};
    if (duration.months || duration.workdays || duration.minutes >= 1440)
        duration.minutes -= duration.minutes % 1440;
    put_parts(&out, duration, lang > CHAIN_LANG_NONE && lang < CHAIN_LANG_COUNT ? lang : CHAIN_LANG_EN);
    return finish(&out);
}

/* 31.12.2025; in English 2025-12-31. */
static void put_date(struct out *out, int32_t date, chain_lang lang)
{
    char text[48];
    int year = date / 10000, month = date / 100 % 100, day = date % 100;
    if (lang == CHAIN_LANG_EN)
        snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
    else
        snprintf(text, sizeof text, "%d.%d.%d", day, month, year);
    put(out, date ? text : "");
}

/* No name in it is looked at for holes. */
static void put_shape(struct out *out, const struct chain_kept_argument *argument, chain_lang lang)
{
    const char *words = chain_words(lang, argument->phrase);
    for (; *words; words++) {
        bool hole = words[0] == '{' && words[1] >= '0' && words[1] <= '2' && words[2] == '}';
        if (!hole)
            put(out, (const char[]){*words, '\0'});
        else if (words[1] == '0')
            put(out, chain_words(lang, argument->text));
        else
            put(out, argument->near[words[1] - '1']);
        words += hole ? 2 : 0;
    }
}

static void put_argument(struct out *out, const struct chain_kept_argument *argument, chain_lang lang)
{
    const char *label;
    switch (argument->type) {
    case CHAIN_ARGUMENT_TEXT: put(out, argument->text); break;
    case CHAIN_ARGUMENT_PHRASE: put(out, chain_words(lang, argument->text)); break;
    case CHAIN_ARGUMENT_SHAPE: put_shape(out, argument, lang); break;
    case CHAIN_ARGUMENT_NUMBER: put_number(out, argument->number, lang); break;
    case CHAIN_ARGUMENT_NAMES: put_names(out, argument, lang); break;
    case CHAIN_ARGUMENT_DATE: put_date(out, (int32_t)argument->number, lang); break;
    case CHAIN_ARGUMENT_DURATION: put_duration(out, argument->text, lang); break;
    case CHAIN_ARGUMENT_KIND:
        label = chain_kind_label((enum chain_kinds)argument->table, argument->kind, lang);
        if (!label)
            label = chain_kind_label((enum chain_kinds)argument->table, argument->kind, CHAIN_LANG_EN);
        put(out, label ? label : "?");
        break;
    }
}

/* A template with its holes filled: "{0}" is the first argument; "{0|...}" puts the words only when that argument is not empty,
   with "{}" inside for it. */
static void put_template(struct out *out, const char *words, const struct chain_finding *finding, chain_lang lang);

static bool is_empty(const struct chain_kept_argument *argument)
{
    if (argument->type == CHAIN_ARGUMENT_NAMES)
        return argument->name_count == 0;
    return argument->type != CHAIN_ARGUMENT_SHAPE && argument->text && !argument->text[0];
}

/* A letter of a sentence. A name that ends the sentence may bring a question mark of its own. */
static void put_letter(struct out *out, char letter)
{
    char one[2] = {letter, '\0'};
    if (letter != '.' || (out->last != '?' && out->last != '!'))
        put(out, one);
}

static const char *put_hole(struct out *out, const char *at, const struct chain_finding *finding, chain_lang lang)
{
    size_t digits = strspn(at + 1, "0123456789"), index = (size_t)(at[1] - '0');
    if (digits == 2)
        index = index * 10 + (size_t)(at[2] - '0');
    const struct chain_kept_argument *argument = index < finding->argument_count ? &finding->arguments[index] : NULL;
    const char *c = at + 1 + digits;
    if (*c++ == '}') {
        if (argument)
            put_argument(out, argument, lang);
        return c;
    }
    /* {n|words}: the words run to the closing brace; {} in them is the argument. */
    bool shown = argument && !is_empty(argument);
    while (*c && *c != '}') {
        if (c[0] == '{' && c[1] == '}') {
            if (shown)
                put_argument(out, argument, lang);
            c += 2;
            continue;
        }
        if (shown)
            put_letter(out, *c);
        c++;
    }
    return *c ? c + 1 : c;
}

static bool is_hole(const char *words)
{
    size_t digits = words[0] == '{' ? strspn(words + 1, "0123456789") : 0;
    return (digits == 1 || digits == 2) && (words[1 + digits] == '}' || words[1 + digits] == '|');
}

static void put_template(struct out *out, const char *words, const struct chain_finding *finding, chain_lang lang)
{
    while (*words) {
        if (is_hole(words)) {
            words = put_hole(out, words, finding, lang);
            continue;
        }
        put_letter(out, *words++);
    }
}

static void put_evidence(struct out *out, const struct chain_finding *finding, chain_lang lang)
{
    const char *label = chain_kind_label(CHAIN_KINDS_EVIDENCE, finding->evidence, lang);
    if (!label)
        label = chain_kind_label(CHAIN_KINDS_EVIDENCE, finding->evidence, CHAIN_LANG_EN);
    if (!label)
        return;
    put(out, label);
    if (finding->sources && finding->sources[0]) {
        put(out, " (");
        put(out, finding->sources);
        put(out, ")");
    }
}

static const char *template_of(const struct chain_finding *finding, chain_part part)
{
    switch (part) {
    case CHAIN_PART_MESSAGE: return finding->message;
    case CHAIN_PART_CONSEQUENCE: return finding->rule->consequence;
    case CHAIN_PART_QUESTION: return finding->rule->question;
    case CHAIN_PART_TITLE: return finding->rule->title;
    case CHAIN_PART_WHY: return finding->rule->why;
    case CHAIN_PART_HOW: return finding->rule->how;
    default: return NULL;
    }
}

size_t chain_finding_text(const chain_finding *finding, chain_part part, chain_lang lang, char *buffer, size_t size)
{
    struct out out = {.buffer = buffer, .size = buffer ? size : 0};
    if (!finding || lang <= CHAIN_LANG_NONE || lang >= CHAIN_LANG_COUNT)
        return finish(&out);
    if (finding->told && part < CHAIN_PARTS && finding->told[part]) {
        put(&out, finding->told[part]);
    } else if (part == CHAIN_PART_EVIDENCE) {
        put_evidence(&out, finding, lang);
    } else if (part == CHAIN_PART_DECISION) {
        if (finding->decision)
            put_name(&out, &finding->decision->words, lang);
    } else if (part == CHAIN_PART_SUBJECT) {
        if (finding->subject_name)
            put_name(&out, finding->subject_name, lang);
    } else {
        const char *words = template_of(finding, part);
        if (words)
            put_template(&out, chain_words(lang, words), finding, lang);
    }
    return finish(&out);
}

size_t chain_duration_words(const char *duration, chain_lang lang, char *buffer, size_t size)
{
    struct out out = {.buffer = buffer, .size = size};
    put_duration(&out, duration, lang);
    return finish(&out);
}

size_t chain_number_words(double number, chain_lang lang, char *buffer, size_t size)
{
    struct out out = {.buffer = buffer, .size = size};
    put_number(&out, number, lang);
    return finish(&out);
}
