#include "draw/wrap.h"

#include <string.h>

#define LONGEST_WORD 512u

/* One run: the line that is being filled. */
struct run {
    struct chain_wrap *wrap;
    const struct chain_fonts *fonts;
    double size, width, space;
    bool bold;
    chain_lang lang;
    double used; /* of the line */
    bool open;   /* the line has something on it */
};

static double width_of(const struct run *run, const char *bytes, size_t length)
{
    return chain_fonts_width(run->fonts, run->bold, bytes, length) * run->size;
}

/* A dot that parts two things parts nothing at the end of a line. */
static void drop_dot(struct run *run)
{
    static const char dot[] = " \u00B7";
    struct chain_ink *text = &run->wrap->text;
    size_t n = sizeof dot - 1;
    if (text->failed || text->length <= n || memcmp(text->bytes + text->length - n, dot, n) != 0)
        return;
    text->length -= n;
    text->bytes[text->length] = '\0';
    run->used -= width_of(run, dot, n);
}

static void end_line(struct run *run)
{
    if (!run->open)
        return;
    drop_dot(run);
    if (run->used > run->wrap->width)
        run->wrap->width = run->used;
    run->wrap->lines++;
    run->used = 0;
    run->open = false;
}

/* Soft hyphens are for us, not for the page. */
static void put_bytes(struct run *run, const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)bytes[i] == 0xC2 && i + 1 < length && (unsigned char)bytes[i + 1] == 0xAD)
            i++;
        else
            chain_ink_bytes(&run->wrap->text, bytes + i, 1);
    }
}

static void put_piece(struct run *run, const char *bytes, size_t length, double width, bool glue)
{
    if (run->open && !glue) {
        chain_ink_add(&run->wrap->text, " ");
        run->used += run->space;
    } else if (!run->open && run->wrap->lines > 0) {
        chain_ink_add(&run->wrap->text, "\n");
    }
    put_bytes(run, bytes, length);
    run->used += width;
    run->open = true;
}

/* How wide the letter at bytes is in ems, and how many bytes it takes: heads grow letter by letter, so that long words take no longer. */
static double letter_width(const struct run *run, const char *bytes, size_t length, size_t *taken)
{
    (void)chain_utf8_next(bytes, length, taken);
    return chain_fonts_width(run->fonts, run->bold, bytes, *taken);
}

/* The best cut whose head fits into room, 0 = none. A joint is worth a shorter line. */
static size_t best_cut(const struct run *run, const char *word, size_t length, const unsigned char *marks, double room)
{
    static const double worth[] = {0, 0, 0.75, 0.9, 0.75};
    double best = 0, ems = 0, hyphen = width_of(run, "-", 1);
    size_t cut = 0;
    for (size_t i = 0, taken; i < length && ems * run->size <= room; i += taken) {
        double head = ems * run->size + (marks[i] == CHAIN_BREAK_FREE ? 0 : hyphen);
        double value = i > 0 && marks[i] ? head / run->width + worth[marks[i]] : 0;
        if (head <= room && value > best) {
            best = value;
            cut = i;
        }
        ems += letter_width(run, word + i, length - i, &taken);
    }
    return cut;
}

/* As many characters as fit, at least one: for what has no place to cut. */
static size_t forced_cut(const struct run *run, const char *word, size_t length, double room)
{
    double ems = 0, hyphen = width_of(run, "-", 1);
    size_t cut = 0;
    for (size_t taken; cut < length; cut += taken) {
        ems += letter_width(run, word + cut, length - cut, &taken);
        if (cut > 0 && ems * run->size + hyphen > room)
            break;
    }
    return cut;
}

static void put_word(struct run *run, const char *word, size_t length)
{
    unsigned char places[LONGEST_WORD + 1], *marks = places;
    double width = width_of(run, word, length);
    bool dot = length == 2 && memcmp(word, "\u00B7", 2) == 0; /* stays with what it follows */
    if (run->open && !dot && run->used + run->space + width > run->width)
        end_line(run);
    bool cut_word = width > run->width;
    if (cut_word)
        chain_hyphen_marks(word, length, run->lang, marks);
    while (width > run->width && length > 1) {
        size_t cut = best_cut(run, word, length, marks, run->width);
        bool hyphen = !cut || marks[cut] != CHAIN_BREAK_FREE;
        if (!cut)
            cut = forced_cut(run, word, length, run->width);
        if (cut >= length)
            break;
        put_piece(run, word, cut, width_of(run, word, cut), false);
        if (hyphen)
            put_piece(run, "-", 1, width_of(run, "-", 1), true);
        run->wrap->hyphens += hyphen;
        end_line(run);
        word += cut;
        marks += cut;
        length -= cut;
        width = width_of(run, word, length);
    }
    put_piece(run, word, length, width, false);
}

/* Words that stand in for those of the reader's language say whose they are. */
static chain_lang lang_of(const struct chain_fonts *fonts, const char *text)
{
    static const struct { const char *mark; chain_lang lang; } marks[] = {
        {" [fi]", CHAIN_LANG_FI}, {" [sv]", CHAIN_LANG_SV}, {" [en]", CHAIN_LANG_EN}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strstr(text, marks[i].mark))
            return marks[i].lang;
    return fonts->lang;
}

void chain_wrap_run(struct chain_wrap *wrap, const struct chain_fonts *fonts, const char *text, double size, bool bold,
                    double width)
{
    struct run run = {wrap, fonts, size, width, chain_fonts_width(fonts, bold, " ", 1) * size, bold, lang_of(fonts, text), 0, false};
    wrap->text.length = 0;
    wrap->lines = 0;
    wrap->width = 0;
    wrap->hyphens = 0;
    chain_ink_bytes(&wrap->text, "", 0);
    for (const char *c = text; *c;) {
        size_t length = strcspn(c, " \t\n\r");
        for (size_t done = 0; done < length;) {
            size_t part = length - done < LONGEST_WORD ? length - done : LONGEST_WORD;
            while (part < length - done && ((unsigned char)c[done + part] & 0xC0) == 0x80)
                part--;
            put_word(&run, c + done, part);
            done += part;
        }
        c += length;
        c += strspn(c, " \t\n\r");
    }
    end_line(&run);
}

void chain_wrap_even(struct chain_wrap *wrap, const struct chain_fonts *fonts, const char *text, double size, bool bold,
                     double width)
{
    chain_wrap_run(wrap, fonts, text, size, bold, width);
    size_t lines = wrap->lines;
    double low = wrap->width / 2, high = wrap->width;
    /* A narrower line would move a well-chosen cut to a worse place. */
    if (lines < 2 || wrap->hyphens > 0)
        return;
    for (int i = 0; i < 5; i++) {
        double middle = (low + high) / 2;
        chain_wrap_run(wrap, fonts, text, size, bold, middle);
        if (wrap->lines > lines || wrap->hyphens > 0 || wrap->width > middle)
            low = middle;
        else
            high = wrap->width < middle ? wrap->width : middle;
    }
    chain_wrap_run(wrap, fonts, text, size, bold, high + 0.01);
}

void chain_wrap_clear(struct chain_wrap *wrap)
{
    chain_ink_clear(&wrap->text);
}
