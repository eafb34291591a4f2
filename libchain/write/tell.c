#include "write/tell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain/words.h"
#include "rule/findings.h"
#include "write/writers.h"

const char *chain_buffer_words(const struct chain_buffer *buffer)
{
    return buffer->bytes ? buffer->bytes : "";
}

chain_lang chain_lang_or_english(chain_lang lang)
{
    return lang > CHAIN_LANG_NONE && lang < CHAIN_LANG_COUNT ? lang : CHAIN_LANG_EN;
}

chain_status chain_buffer_finish(struct chain_buffer *buffer, chain_output *output)
{
    chain_status status = buffer->failed ? CHAIN_NO_MEMORY : CHAIN_OK;
    if (status == CHAIN_OK)
        chain_output_write(output, chain_buffer_words(buffer), buffer->length);
    chain_buffer_clear(buffer);
    return status;
}

/* What would be markup in Markdown is written so that it is read as it is. */
static void put_escaped(struct chain_buffer *buffer, const char *words)
{
    for (; *words; words++) {
        if (strchr("\\`*_[]<>|#", *words))
            chain_buffer_text(buffer, "\\");
        chain_buffer_put(buffer, words, 1);
    }
}

/* Clean words, escaped for Markdown. */
static void put_clean(const struct chain_teller *teller, struct chain_buffer *clean, const char *words)
{
    struct chain_buffer printable = {NULL, 0, 0, false};
    chain_put_printable(&printable, words);
    if (teller->markdown)
        put_escaped(clean, chain_buffer_words(&printable));
    else
        chain_buffer_text(clean, chain_buffer_words(&printable));
    clean->failed = clean->failed || printable.failed;
    chain_buffer_clear(&printable);
}

static void put_line(struct chain_teller *teller, const char *before, const char *words, size_t from)
{
    struct chain_buffer clean = {NULL, 0, 0, false};
    put_clean(teller, &clean, words);
    chain_buffer_text(&teller->out, before);
    if (teller->markdown) {
        chain_buffer_text(&teller->out, chain_buffer_words(&clean));
        chain_buffer_text(&teller->out, "\n");
    } else {
        chain_put_wrapped(&teller->out, chain_buffer_words(&clean), from, strlen(before));
    }
    teller->out.failed = teller->out.failed || clean.failed;
    chain_buffer_clear(&clean);
}

void chain_tell_heading(struct chain_teller *teller, int level, const char *words)
{
    static const char *const marks[] = {"", "# ", "## ", "### ", "#### "};
    put_line(teller, teller->markdown ? marks[level] : "", words, 0);
    chain_buffer_text(&teller->out, "\n");
}

void chain_tell_paragraph(struct chain_teller *teller, const char *words)
{
    if (!words[0])
        return;
    put_line(teller, "", words, 0);
    chain_buffer_text(&teller->out, "\n");
}

void chain_tell_item(struct chain_teller *teller, const char *words)
{
    if (words[0])
        put_line(teller, teller->markdown ? "- " : "  - ", words, 4);
}

void chain_tell_strong(struct chain_teller *teller, const char *words, const char *more)
{
    struct chain_buffer clean = {NULL, 0, 0, false};
    const char *mark = teller->markdown ? "**" : "";
    chain_buffer_text(&clean, mark);
    put_clean(teller, &clean, words);
    chain_buffer_text(&clean, mark);
    put_clean(teller, &clean, more);
    chain_put_wrapped(&teller->out, chain_buffer_words(&clean), 0, 0);
    chain_buffer_text(&teller->out, "\n");
    teller->out.failed = teller->out.failed || clean.failed;
    chain_buffer_clear(&clean);
}

void chain_tell_end_list(struct chain_teller *teller)
{
    chain_buffer_text(&teller->out, "\n");
}

void chain_put_filled(struct chain_buffer *buffer, chain_lang lang, const char *msgid, const char *const holes[CHAIN_HOLES])
{
    for (const char *words = chain_words(lang, msgid); *words;) {
        bool hole = words[0] == '{' && words[1] >= '0' && words[1] < '0' + CHAIN_HOLES && words[2] == '}';
        if (hole)
            chain_buffer_text(buffer, holes[words[1] - '0']);
        else
            chain_buffer_put(buffer, words, 1);
        words += hole ? 3 : 1;
    }
}

void chain_list_add(struct chain_list *list, const char *word)
{
    char *copy;
    list->count++;
    if (list->most && list->count > list->most)
        return;
    if (list->last) {
        chain_buffer_text(&list->words, list->words.length ? ", " : "");
        chain_buffer_text(&list->words, list->last);
        free((char *)list->last);
    }
    size_t size = strlen(word) + 1;
    copy = malloc(size);
    if (copy)
        memcpy(copy, word, size);
    list->words.failed = list->words.failed || !copy;
    list->last = copy;
}

const char *chain_list_words(struct chain_list *list, chain_lang lang)
{
    char number[24];
    size_t more = list->most && list->count > list->most ? list->count - list->most : 0;
    if (list->last) {
        chain_buffer_text(&list->words, !list->words.length ? "" : more ? ", " : chain_words(lang, N_(" and ")));
        chain_buffer_text(&list->words, list->last);
        free((char *)list->last);
        list->last = NULL;
    }
    snprintf(number, sizeof number, "%zu", more);
    if (more == 1)
        chain_buffer_text(&list->words, chain_words(lang, N_(" and one other")));
    else if (more > 1)
        CHAIN_PUT_FILLED(&list->words, lang, N_(" and {0} others"), number);
    list->most = 0; /* asking again adds nothing */
    return chain_buffer_words(&list->words);
}

void chain_list_clear(struct chain_list *list)
{
    free((char *)list->last);
    chain_buffer_clear(&list->words);
    *list = (struct chain_list){.most = 0};
}

static const char *kind_words(const chain_object *object, chain_lang lang)
{
    chain_type type = chain_object_type(object);
    chain_kinds table = type == CHAIN_ACTOR ? CHAIN_KINDS_ACTOR : type == CHAIN_ITEM ? CHAIN_KINDS_ITEM :
                        chain_step_role(object) == CHAIN_ROLE_END ? CHAIN_KINDS_END : CHAIN_KINDS_STEP;
    int kind = chain_object_kind(object, CHAIN_F_KIND);
    const char *words = kind ? chain_kind_label(table, kind, lang) : NULL;
    return words ? words : kind ? chain_kind_label(table, kind, CHAIN_LANG_EN) : NULL;
}

static const char *own_words(const chain_object *object, chain_lang lang)
{
    const char *words = chain_object_text(object, CHAIN_TEXT_NAME, lang, NULL);
    if (!words)
        words = chain_object_text(object, CHAIN_TEXT_TITLE, lang, NULL);
    if (!words)
        words = kind_words(object, lang);
    if (!words)
        words = chain_object_id(object);
    return words ? words : "?";
}

const char *chain_name_words(struct chain_buffer *scratch, const chain_object *object, chain_lang lang)
{
    scratch->length = 0;
    if (object && chain_object_type(object) == CHAIN_FLOW) {
        const chain_object *from = chain_flow_from(object), *to = chain_flow_to(object);
        chain_buffer_text(scratch, from ? own_words(from, lang) : chain_object_value(object, CHAIN_F_FROM));
        chain_buffer_text(scratch, " → ");
        chain_buffer_text(scratch, to ? own_words(to, lang) : chain_object_value(object, CHAIN_F_TO));
    } else {
        chain_buffer_text(scratch, object ? own_words(object, lang) : "?");
    }
    return chain_buffer_words(scratch);
}

/* Does a name begin with the words of its kind, so that its capital letter is not that of a proper name? */
static bool begins_like(const char *name, const char *kind)
{
    char first = name[0];
    if (!kind || !kind[0] || first < 'A' || first > 'Z')
        return false;
    size_t length = strcspn(kind, " ,");
    return first + 'a' - 'A' == kind[0] && strncmp(name + 1, kind + 1, length - 1) == 0;
}

const char *chain_actor_words(struct chain_buffer *scratch, const chain_object *actor, chain_lang lang)
{
    const char *name = actor ? own_words(actor, lang) : "?", *comma = strstr(name, ", ");
    scratch->length = 0;
    if (actor && begins_like(name, kind_words(actor, lang))) {
        char lower = (char)(name[0] + 'a' - 'A');
        chain_buffer_put(scratch, &lower, 1);
        name++;
    }
    if (!comma) {
        chain_buffer_text(scratch, name);
        return chain_buffer_words(scratch);
    }
    chain_buffer_put(scratch, name, (size_t)(comma - name));
    chain_buffer_text(scratch, " (");
    chain_buffer_text(scratch, comma + 2);
    chain_buffer_text(scratch, ")");
    return chain_buffer_words(scratch);
}

const char *chain_count_words(struct chain_buffer *scratch, double number, chain_lang lang)
{
    char words[64];
    chain_number_words(number, lang, words, sizeof words);
    scratch->length = 0;
    chain_buffer_text(scratch, words);
    return chain_buffer_words(scratch);
}

const char *chain_date_words(struct chain_buffer *scratch, const char *date, chain_lang lang)
{
    char words[40];
    int32_t day = date ? chain_date_parse(date) : 0;
    bool day_first = day && lang != CHAIN_LANG_EN;
    if (day_first)
        snprintf(words, sizeof words, "%d.%d.%d", (int)(day % 100), (int)(day / 100 % 100), (int)(day / 10000));
    scratch->length = 0;
    chain_buffer_text(scratch, day_first ? words : date ? date : "");
    return chain_buffer_words(scratch);
}
