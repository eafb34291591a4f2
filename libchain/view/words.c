#include "view/words.h"

#include <stdio.h>
#include <string.h>

#include "chain/words.h"

#define MOST_ID 2000u

/* At most so many bytes, no letter cut. */
static size_t whole_letters(const char *text, size_t length)
{
    while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
        length--;
    return length;
}

/* What is too long to be read in a picture ends with "…"; nothing comes after it. */
void chain_phrase_add(struct chain_phrase *phrase, const char *text)
{
    static const char more[] = "…";
    size_t most = sizeof phrase->bytes - sizeof more, length = text ? strlen(text) : 0;
    if (phrase->length >= most || length == 0)
        return;
    bool cut = length > most - phrase->length;
    if (cut)
        length = whole_letters(text, most - phrase->length);
    memcpy(phrase->bytes + phrase->length, text, length);
    phrase->length += length;
    memcpy(phrase->bytes + phrase->length, cut ? more : "", cut ? sizeof more : 1);
    phrase->length += cut ? sizeof more - 1 : 0;
}

void chain_phrase_join(struct chain_phrase *phrase, const char *separator, const char *text)
{
    if (!text || !text[0])
        return;
    if (phrase->length > 0)
        chain_phrase_add(phrase, separator);
    chain_phrase_add(phrase, text);
}

void chain_phrase_add_count(struct chain_phrase *phrase, size_t number)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%zu", number);
    chain_phrase_add(phrase, digits);
}

void chain_phrase_fill(struct chain_phrase *phrase, const char *message, const char *zero, const char *one)
{
    for (const char *c = message; *c; c++) {
        if (c[0] == '{' && (c[1] == '0' || c[1] == '1') && c[2] == '}') {
            chain_phrase_add(phrase, c[1] == '0' ? zero : one);
            c += 2;
            continue;
        }
        char letter[2] = {*c, '\0'};
        chain_phrase_add(phrase, letter);
    }
}

const char *chain_phrase_keep(const struct chain_phrase *phrase, struct chain_view *view)
{
    char *copy = phrase->length > 0 ? chain_arena_text(&view->arena, phrase->bytes, phrase->length) : NULL;
    if (!copy)
        return NULL;
    chain_view_clean(copy);
    return copy[0] ? copy : NULL;
}

const char *chain_phrase_keep_or(const struct chain_phrase *phrase, struct chain_view *view, const char *otherwise)
{
    const char *kept = chain_phrase_keep(phrase, view);
    return kept || view->arena.failed ? kept : chain_arena_text(&view->arena, otherwise, strlen(otherwise));
}

/* How many bytes a mark of writing direction takes: U+061C, U+200E-200F, U+202A-202E, U+2066-2069. */
static size_t direction_mark(const unsigned char *c)
{
    if (c[0] == 0xD8 && c[1] == 0x9C)
        return 2;
    if (c[0] != 0xE2)
        return 0;
    bool mark = (c[1] == 0x80 && (c[2] == 0x8E || c[2] == 0x8F || (c[2] >= 0xAA && c[2] <= 0xAE))) ||
                (c[1] == 0x81 && c[2] >= 0xA6 && c[2] <= 0xA9);
    return mark ? 3 : 0;
}

/* Likewise a control character; line ends and tabs are room between words, which is seen to elsewhere. */
static size_t control(const unsigned char *c)
{
    if (c[0] == 0xC2 && c[1] >= 0x80 && c[1] <= 0x9F)
        return 2;
    return (c[0] < 0x20 && c[0] != '\t' && c[0] != '\n' && c[0] != '\r') || c[0] == 0x7F;
}

void chain_view_clean(char *text)
{
    const unsigned char *from = (const unsigned char *)text;
    char *to = text;
    while (*from) {
        size_t mark = direction_mark(from), taken = mark ? mark : control(from);
        if (taken && !mark)
            *to++ = '?';
        else if (!taken)
            *to++ = (char)*from;
        from += taken ? taken : 1;
    }
    *to = '\0';
}

const char *chain_view_raw_id(const chain_object *object)
{
    const char *id = chain_object_id(object);
    return id && id[0] ? id : NULL;
}

const char *chain_view_given_id(const struct chain_view *view, const chain_object *object, const char *otherwise)
{
    const char *id = view->made_ids ? NULL : chain_view_raw_id(object);
    return id ? id : chain_words(view->lang, otherwise);
}

const char *chain_view_id(struct chain_view *view, const chain_object *object, const char *otherwise)
{
    const char *id = chain_view_raw_id(object);
    size_t length = id ? strlen(id) : 0;
    if (length > MOST_ID)
        length = whole_letters(id, MOST_ID);
    char *copy = chain_arena_text(&view->arena, length ? id : otherwise, length ? length : strlen(otherwise));
    if (copy)
        chain_view_clean(copy);
    return copy && !copy[0] ? chain_arena_text(&view->arena, otherwise, strlen(otherwise)) : copy;
}

/* Nothing that a browser would run, and no letter that changes how the address is read. */
static bool may_be_followed(const char *address)
{
    static const char *const schemes[] = {"https://", "http://", "mailto:"};
    for (const char *c = address; *c; c++)
        if (*c <= ' ' || *c > '~' || strchr("\"'<>\\^`{|}", *c))
            return false;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (strncmp(address, schemes[i], strlen(schemes[i])) == 0)
            return strlen(address) < 1000;
    return false;
}

const char *chain_view_address(struct chain_view *view, const chain_model *model, const chain_object *object)
{
    const char *source = chain_object_value(object, CHAIN_F_SOURCE);
    size_t length = source ? strcspn(source, ": ") : 0;
    char id[128];
    if (length == 0 || length >= sizeof id)
        return NULL;
    memcpy(id, source, length);
    id[length] = '\0';
    const chain_object *document = chain_model_find(model, id);
    const char *address = chain_object_type(document) == CHAIN_SOURCE ? chain_object_value(document, CHAIN_F_HREF) : NULL;
    return address && may_be_followed(address) ? chain_arena_text(&view->arena, address, strlen(address)) : NULL;
}

const char *chain_view_text(struct chain_view *view, const chain_object *object, chain_text_kind kind)
{
    chain_lang found = CHAIN_LANG_NONE;
    struct chain_phrase phrase = {"", 0};
    const char *words = chain_object_text(object, kind, view->lang, &found);
    if (!words)
        return NULL;
    chain_phrase_add(&phrase, words);
    if (found != view->lang && chain_lang_code(found)) {
        chain_phrase_add(&phrase, " [");
        chain_phrase_add(&phrase, chain_lang_code(found));
        chain_phrase_add(&phrase, "]");
        view->fallbacks++;
    }
    return chain_phrase_keep(&phrase, view);
}

void chain_phrase_add_capital(struct chain_phrase *phrase, const char *words)
{
    size_t start = phrase->length;
    chain_phrase_add(phrase, words);
    unsigned char *c = (unsigned char *)phrase->bytes + start;
    if (c[0] >= 'a' && c[0] <= 'z')
        c[0] = (unsigned char)(c[0] - 'a' + 'A');
    else if (c[0] == 0xC3 && c[1] >= 0xA0 && c[1] <= 0xBE) /* à ... þ, among them å ä ö */
        c[1] = (unsigned char)(c[1] - 0x20);
}

const char *chain_view_kind_label(const struct chain_view *view, chain_kinds table, int kind)
{
    const char *label = chain_kind_label(table, kind, view->lang);
    if (!label)
        label = chain_kind_label(table, kind, CHAIN_LANG_FI);
    return label ? label : chain_kind_label(table, kind, CHAIN_LANG_EN);
}

/* A number stays on the line of its unit. */
static void add_unbroken(struct chain_phrase *phrase, const char *words)
{
    for (const char *c = words; *c; c++) {
        char letter[2] = {*c, '\0'};
        chain_phrase_add(phrase, *c == ' ' ? "\u00A0" : letter);
    }
}

/* One part of a duration; a part that is 0 is not said. */
static void add_part(struct chain_phrase *phrase, int64_t amount, const char *message, chain_lang lang)
{
    char digits[24];
    if (amount == 0)
        return;
    snprintf(digits, sizeof digits, "%lld", (long long)amount);
    struct chain_phrase part = {"", 0};
    chain_phrase_fill(&part, chain_words(lang, message), digits, "");
    if (phrase->length > 0 && phrase->bytes[phrase->length - 1] != ' ')
        chain_phrase_add(phrase, " ");
    add_unbroken(phrase, part.bytes);
}

void chain_phrase_add_duration(struct chain_phrase *phrase, chain_duration duration, chain_lang lang)
{
    int64_t days = duration.minutes / 1440, rest = duration.minutes % 1440;
    bool years = duration.months % 12 == 0, weeks = days % 7 == 0;
    add_part(phrase, years ? duration.months / 12 : duration.months, years ? N_("{0} yr") : N_("{0} mo"), lang);
    add_part(phrase, duration.workdays, N_("{0} working days"), lang);
    add_part(phrase, weeks ? days / 7 : days, weeks ? N_("{0} wk") : N_("{0} d"), lang);
    add_part(phrase, rest / 60, N_("{0} h"), lang);
    add_part(phrase, rest % 60, N_("{0} min"), lang);
    if (!duration.months && !duration.workdays && !duration.minutes)
        chain_phrase_fill(phrase, chain_words(lang, N_("{0} min")), "0", "");
}

void chain_phrase_add_share(struct chain_phrase *phrase, double share, chain_lang lang)
{
    char digits[32];
    int permille = (int)(share * 1000 + 0.5);
    if (permille % 10)
        snprintf(digits, sizeof digits, "%d%c%d", permille / 10, lang == CHAIN_LANG_EN ? '.' : ',', permille % 10);
    else
        snprintf(digits, sizeof digits, "%d", permille / 10);
    chain_phrase_add(phrase, digits);
    chain_phrase_add(phrase, lang == CHAIN_LANG_EN ? "%" : "\u00A0%");
}

void chain_phrase_add_date(struct chain_phrase *phrase, int32_t date, chain_lang lang)
{
    char text[48];
    int year = date / 10000, month = date / 100 % 100, day = date % 100;
    if (lang == CHAIN_LANG_EN)
        snprintf(text, sizeof text, "%d-%02d-%02d", year, month, day);
    else
        snprintf(text, sizeof text, "%d.%d.%d", day, month, year);
    chain_phrase_add(phrase, text);
}
