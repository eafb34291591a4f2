/* Names that differ only in how they are typed are the same name. */
#include <string.h>

#include "compare/compare.h"

/* Small letters of Latin-1 and Latin Extended-A, in which Finnish, Swedish and the Sámi languages write. */
static void lower_two(unsigned char *c)
{
    unsigned point = ((c[0] & 0x1Fu) << 6) | (c[1] & 0x3Fu);
    if ((point >= 0xC0 && point <= 0xDE && point != 0xD7))
        point += 0x20;
    else if ((point >= 0x100 && point <= 0x137) || (point >= 0x14A && point <= 0x177))
        point |= 1;
    else if ((point >= 0x139 && point <= 0x148) || (point >= 0x179 && point <= 0x17E))
        point += point & 1;
    c[0] = (unsigned char)(0xC0 | (point >> 6));
    c[1] = (unsigned char)(0x80 | (point & 0x3F));
}

static bool counts(unsigned char c)
{
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

/* Marks such as quotes and dashes (U+2010 to U+201F) stand for nothing that is said aloud. */
static bool is_mark(const unsigned char *c)
{
    return c[0] == 0xE2 && c[1] == 0x80 && c[2] >= 0x90 && c[2] <= 0x9F;
}

const char *chain_label_plain(struct chain_arena *arena, const char *text)
{
    size_t length = strlen(text), n = 0;
    unsigned char *plain = (unsigned char *)chain_arena_text(arena, text, length);
    bool gap = false;
    if (!plain)
        return NULL;
    for (size_t i = 0; i < length;) {
        unsigned char c = plain[i];
        bool two = c >= 0xC3 && c <= 0xC5 && i + 1 < length;
        if (c == 0xC2 && i + 1 < length && (plain[i + 1] == 0xA0 || plain[i + 1] == 0xAD)) {
            gap = gap || plain[i + 1] == 0xA0; /* a hard blank is a blank, a soft hyphen nothing */
            i += 2;
            continue;
        }
        if (c >= 'A' && c <= 'Z')
            c = plain[i] = (unsigned char)(c + 'a' - 'A');
        if (two)
            lower_two(plain + i);
        bool mark = i + 2 < length && is_mark(plain + i);
        if (!mark && counts(c)) {
            if (gap && n > 0)
                plain[n++] = ' ';
            gap = false;
            plain[n++] = plain[i];
            if (two)
                plain[n++] = plain[i + 1];
        } else {
            gap = true;
        }
        i += mark ? 3 : two ? 2 : 1;
    }
    plain[n] = '\0';
    return (const char *)plain;
}

/* Objects with more names than this are compared by these. */
#define NAMES 16

static size_t plain_names(struct chain_arena *arena, const struct chain_object *object, const char **names)
{
    size_t count = 0;
    for (const struct chain_text *text = object->texts; text && count < NAMES; text = text->next)
        if (text->kind == CHAIN_TEXT_NAME && (names[count] = chain_label_plain(arena, text->words)) != NULL)
            count++;
    return count;
}

bool chain_labels_alike(struct chain_arena *arena, const struct chain_object *a, const struct chain_object *b)
{
    const char *names[CHAIN_SIDES][NAMES];
    size_t first = plain_names(arena, a, names[0]), second = plain_names(arena, b, names[1]);
    for (size_t i = 0; i < first; i++)
        for (size_t j = 0; j < second; j++)
            if (strcmp(names[0][i], names[1][j]) == 0)
                return true;
    return first == 0 && second == 0;
}
