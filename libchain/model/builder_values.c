/* One attribute's text into its struct member: what it must be is said by the format table. */
#include <string.h>

#include "base/value.h"
#include "model/access.h"
#include "model/builder.h"

/* The step or flow says more than most: it gets a place of its own for it. False without memory. */
static bool make_room(struct chain_builder *builder, struct chain_object *object)
{
    struct chain_step *step = (struct chain_step *)object;
    struct chain_flow *flow = (struct chain_flow *)object;
    struct chain_arena *arena = &builder->model->arena;
    if (object->type == CHAIN_STEP && step->more == &chain_step_no_more) {
        struct chain_step_more *more = chain_arena_alloc(arena, sizeof *more);
        step->more = more ? more : &chain_step_no_more;
        return more != NULL;
    }
    if (object->type == CHAIN_FLOW && flow->more == &chain_flow_no_more) {
        struct chain_flow_more *more = chain_arena_alloc(arena, sizeof *more);
        flow->more = more ? more : &chain_flow_no_more;
        return more != NULL;
    }
    return true;
}

static void *member(struct chain_object *object, const struct chain_attribute *attribute)
{
    return (void *)(uintptr_t)chain_attribute_member(object, attribute);
}

/* Nearly every character is above the blanks. */
static inline bool is_blank(char c)
{
    return (unsigned char)c <= ' ' && (c == ' ' || c == '\t' || c == '\n' || c == '\r');
}

/* The next word of a list, or false at its end. */
static bool next_word(const char **at, const char *end, const char **word, size_t *length)
{
    while (*at < end && is_blank(**at))
        (*at)++;
    *word = *at;
    while (*at < end && !is_blank(**at))
        (*at)++;
    *length = (size_t)(*at - *word);
    return *length > 0;
}

static uint32_t count_words(const char *bytes, size_t length)
{
    uint32_t count = 0;
    bool inside = false;
    for (size_t i = 0; i < length; i++) {
        bool blank = is_blank(bytes[i]);
        count += !blank && !inside;
        inside = !blank;
    }
    return count;
}

static void bad_value(struct chain_builder *builder, struct chain_object *object, const struct chain_attribute *attribute,
                      const char *value, const char *wanted, struct chain_place_in_file place)
{
    const char *args[] = {attribute->name, value, wanted, NULL};
    chain_builder_problem(builder, CHAIN_PROBLEM_BAD_VALUE, object, place, args);
}

static int read_kind(struct chain_builder *builder, struct chain_object *object, const struct chain_attribute *attribute,
                     const char *word, size_t length, struct chain_place_in_file place)
{
    enum chain_kinds table = (enum chain_kinds)attribute->kinds;
    int kind = chain_kind_recall(builder->kinds, table, word, length);
    if (kind)
        return kind;
    object->flags |= CHAIN_OBJECT_BAD_KIND;
    const char *value = chain_builder_intern(builder, word, length);
    const char *nearest = chain_kind_nearest(table, word, length);
    const char *args[] = {attribute->name, value, nearest ? nearest : "", chain_kinds_name(table)};
    if (value)
        chain_builder_problem(builder, CHAIN_PROBLEM_UNKNOWN_KIND, object, place, args);
    return 0;
}

/* True when each word is known. */
static bool read_kinds(struct chain_builder *builder, struct chain_object *object, const struct chain_attribute *attribute,
                       const char *bytes, size_t length, struct chain_place_in_file place)
{
    struct chain_kind_list *list = member(object, attribute);
    const char *at = bytes, *word;
    size_t n;
    uint32_t count = count_words(bytes, length);
    uint8_t *items = (uint8_t *)chain_arena_bytes(&builder->model->arena, count);
    if (!items)
        return false;
    list->items = items;
    list->count = 0;
    while (next_word(&at, bytes + length, &word, &n)) {
        int kind = read_kind(builder, object, attribute, word, n, place);
        if (kind)
            list->items[list->count++] = (uint8_t)kind;
    }
    return list->count == count;
}

static void read_refs(struct chain_builder *builder, struct chain_object *object, const struct chain_attribute *attribute,
                      const char *bytes, size_t length)
{
    struct chain_refs *refs = member(object, attribute);
    const char *at = bytes, *word;
    size_t n;
    struct chain_ref *items = chain_arena_array(&builder->model->arena, count_words(bytes, length), sizeof *items);
    if (!items)
        return;
    refs->items = items;
    refs->count = 0;
    while (next_word(&at, bytes + length, &word, &n))
        refs->items[refs->count++].id = chain_builder_intern(builder, word, n);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool is_id(const char *text)
{
    if (!is_letter(text[0]) && text[0] != '_')
        return false;
    for (const char *c = text + 1; *c; c++)
        if (!is_letter(*c) && !(*c >= '0' && *c <= '9') && *c != '-' && *c != '_' && *c != '.')
            return false;
    return true;
}

/* The name of another file: no dot, no slash, so that no path can be made of it. */
static bool is_name(const char *text, size_t length)
{
    if (length == 0 || length > 100)
        return false;
    for (size_t i = 0; i < length; i++)
        if (!(text[i] >= 'a' && text[i] <= 'z') && !(text[i] >= 'A' && text[i] <= 'Z') &&
            !(text[i] >= '0' && text[i] <= '9') && text[i] != '-')
            return false;
    return true;
}

static bool are_names(const char *text)
{
    const char *at = text, *end = text + strlen(text), *word;
    size_t n;
    while (next_word(&at, end, &word, &n))
        if (!is_name(word, n))
            return false;
    return true;
}

static void check_duration(struct chain_builder *builder, struct chain_object *object,
                           const struct chain_attribute *attribute, const char *value, struct chain_place_in_file place)
{
    int32_t months = 0, workdays = 0;
    int64_t minutes = 0;
    enum chain_duration_result result = chain_duration_read(value, &months, &workdays, &minutes);
    const char *args[] = {attribute->name, value, NULL};
    if (result == CHAIN_DURATION_NEGATIVE)
        chain_builder_problem(builder, CHAIN_PROBLEM_BAD_TIME, object, place, args);
    else if (result == CHAIN_DURATION_BAD)
        bad_value(builder, object, attribute, value, "duration", place);
}

chain_lang chain_builder_language(const char *tag, size_t length)
{
    char code[12];
    size_t n = 0;
    while (n < length && n + 1 < sizeof code && tag[n] != '-') {
        code[n] = tag[n];
        n++;
    }
    code[n] = '\0';
    return chain_lang_from_code(code);
}

/* What a plain text value must be besides text; NULL = it is fine. */
static const char *wanted_instead(const struct chain_attribute *attribute, const char *value)
{
    double number;
    int64_t count;
    switch ((enum chain_value_type)attribute->type) {
    case CHAIN_V_ID: return is_id(value) ? NULL : "id";
    case CHAIN_V_NAME: return is_name(value, strlen(value)) ? NULL : "name";
    case CHAIN_V_NAMES: return are_names(value) ? NULL : "name";
    case CHAIN_V_NUMBER: return chain_number_read(value, &number) ? NULL : "number";
    case CHAIN_V_COUNT: return chain_count_read(value, &count) ? NULL : "count";
    case CHAIN_V_SHARE: return chain_share_read(value, &number) ? NULL : "share";
    case CHAIN_V_WORD: return value[0] && !strpbrk(value, " :\t\r\n") ? NULL : "id";
    case CHAIN_V_LANG: return chain_language_tag_read(value, strlen(value)) ? NULL : "language";
    default: return NULL;
    }
}

static void read_plain(struct chain_builder *builder, struct chain_object *object, const struct chain_attribute *attribute,
                       const char *bytes, size_t length, struct chain_place_in_file place)
{
    const char *value = chain_builder_intern(builder, bytes, length);
    if (!value)
        return;
    *(const char **)member(object, attribute) = value;
    builder->model->dated |= attribute->type == CHAIN_V_DATE;
    if (attribute->type == CHAIN_V_DURATION) {
        check_duration(builder, object, attribute, value, place);
    } else if (attribute->type == CHAIN_V_DATE && !chain_date_read(value)) {
        const char *args[] = {attribute->name, value, NULL};
        chain_builder_problem(builder, CHAIN_PROBLEM_BAD_DATE, object, place, args);
    } else {
        const char *wanted = wanted_instead(attribute, value);
        if (wanted)
            bad_value(builder, object, attribute, value, wanted, place);
    }
    if (attribute->type == CHAIN_V_LANG)
        builder->model->lang =
            builder->file ? builder->model->lang : (uint8_t)chain_builder_language(value, strlen(value));
}

/* Only the last value of an attribute counts. */
static void forget_kept(struct chain_object *object, const char *name)
{
    for (struct chain_foreign_attribute **at = &object->foreign; *at; at = &(*at)->next) {
        if (strcmp((*at)->name, name) == 0) {
            *at = (*at)->next;
            return;
        }
    }
}

/* A word that no vocabulary knows has no number to be kept by, so the whole value is kept as it was written. */
static void keep_unknown_words(struct chain_builder *builder, struct chain_object *object, const struct chain_attribute *attribute,
                               bool known, const char *bytes, size_t length)
{
    forget_kept(object, attribute->name);
    if (!known)
        chain_builder_keep(builder, &object->foreign, attribute->name, bytes, length);
}

void chain_builder_set_bytes(struct chain_builder *builder, struct chain_object *object,
                             const struct chain_attribute *attribute, const char *bytes, size_t length,
                             struct chain_place_in_file place)
{
    while (length > 0 && is_blank(bytes[0])) {
        bytes++;
        length--;
    }
    while (length > 0 && is_blank(bytes[length - 1]))
        length--;
    if (attribute->offset >= CHAIN_IN_MORE && !make_room(builder, object))
        return;
    int kind;
    bool known;
    switch ((enum chain_value_type)attribute->type) {
    case CHAIN_V_KIND:
        kind = read_kind(builder, object, attribute, bytes, length, place);
        *(uint8_t *)member(object, attribute) = (uint8_t)kind;
        if (!kind || object->foreign)
            keep_unknown_words(builder, object, attribute, kind != 0, bytes, length);
        break;
    case CHAIN_V_KINDS:
        known = read_kinds(builder, object, attribute, bytes, length, place);
        if (!known || object->foreign)
            keep_unknown_words(builder, object, attribute, known, bytes, length);
        break;
    case CHAIN_V_REF:
        ((struct chain_ref *)member(object, attribute))->id = chain_builder_intern(builder, bytes, length);
        break;
    case CHAIN_V_REFS: read_refs(builder, object, attribute, bytes, length); break;
    default: read_plain(builder, object, attribute, bytes, length, place); break;
    }
}
