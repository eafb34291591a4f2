/*
 * Every model in every view, as a reader sees it: no words over words, no line through words, nothing beyond the page, no words over a
 * colour that they cannot be read on. Computed from the SVG, in the order in which it is painted.
 */
#include <ctype.h>
#include <dirent.h>
#include <math.h>

#include "chain/check.h"
#include "chain/draw.h"
#include "draw/measure.h"
#include "drawing.h"
#include "unit.h"

#define LEAST_CONTRAST 4.5
#define LETTER_TOP 0.72 /* of the size: how far letters reach above their line, and below it */
#define LETTER_FOOT 0.02
#define TOUCH 0.4

struct mark {
    bool words, filled, drawn;
    double x0, y0, x1, y1; /* words: of their letters */
    unsigned fill;
    size_t first, count; /* of its points */
    char text[96];
};

struct sheet {
    double w, h;
    struct mark *marks;
    double (*points)[2];
    size_t mark_count, point_count;
};

/* The value of an attribute of the element that starts at tag; "" = none. */
static const char *value(const char *tag, const char *name, char *out, size_t size)
{
    char key[32];
    const char *end = strchr(tag, '>');
    snprintf(key, sizeof key, " %s=\"", name);
    const char *at = strstr(tag, key);
    out[0] = '\0';
    if (at && at < end)
        snprintf(out, size, "%.*s", (int)strcspn(at + strlen(key), "\""), at + strlen(key));
    return out;
}

static double number(const char *tag, const char *name)
{
    char out[64];
    return strtod(value(tag, name, out, sizeof out), NULL);
}

static bool colour(const char *tag, const char *name, unsigned *rgb)
{
    char out[64];
    value(tag, name, out, sizeof out);
    *rgb = strcmp(out, "white") == 0 ? 0xFFFFFF : strcmp(out, "black") == 0 ? 0 : (unsigned)strtoul(out[0] == '#' ? out + 1 : "0", NULL, 16);
    return out[0] && strcmp(out, "none") != 0 && strcmp(out, "transparent") != 0;
}

static void plain(const char *from, char *out, size_t size)
{
    static const struct { const char *entity, *text; } known[] = {
        {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#45;", "-"}, {"&#160;", "\u00A0"}, {"&#39;", "'"}};
    size_t n = 0;
    while (*from && *from != '<' && n + 4 < size) {
        size_t i = 0;
        while (*from == '&' && i < UNIT_COUNT(known) && strncmp(from, known[i].entity, strlen(known[i].entity)) != 0)
            i++;
        if (*from == '&' && i < UNIT_COUNT(known)) {
            n += (size_t)snprintf(out + n, size - n, "%s", known[i].text);
            from += strlen(known[i].entity);
        } else {
            out[n++] = *from++;
        }
    }
    out[n] = '\0';
}

static void read_words(const struct chain_fonts *fonts, const char *tag, struct mark *mark)
{
    char out[64], text[4096];
    double size = number(tag, "font-size"), x = number(tag, "x"), y = number(tag, "y");
    plain(strchr(tag, '>') + 1, text, sizeof text);
    double w = chain_fonts_width(fonts, strcmp(value(tag, "font-weight", out, sizeof out), "bold") == 0, text, strlen(text)) * size;
    x -= strcmp(value(tag, "text-anchor", out, sizeof out), "middle") == 0 ? w / 2 : 0;
    snprintf(mark->text, sizeof mark->text, "%s", text);
    mark->words = text[strspn(text, " ")] != '\0';
    mark->x0 = x;
    mark->x1 = x + w;
    mark->y0 = y - LETTER_TOP * size;
    mark->y1 = y + LETTER_FOOT * size;
}

static void read_shape(struct sheet *sheet, const char *tag, struct mark *mark)
{
    const char *end = strchr(tag, '>'), *at = strstr(tag, " points=\"");
    unsigned pen;
    if (!at || at > end)
        at = strstr(tag, " d=\"");
    if (!at || at > end)
        return;
    at = strchr(at, '"') + 1;
    mark->first = sheet->point_count;
    while (*at != '"') {
        if (!isdigit((unsigned char)*at) && *at != '-' && *at != '.') {
            at++;
            continue;
        }
        double x = strtod(at, (char **)&at), y = strtod(at + 1, (char **)&at);
        bool none = mark->count++ == 0;
        sheet->points[sheet->point_count][0] = x;
        sheet->points[sheet->point_count++][1] = y;
        mark->x0 = none ? x : fmin(mark->x0, x);
        mark->x1 = none ? x : fmax(mark->x1, x);
        mark->y0 = none ? y : fmin(mark->y0, y);
        mark->y1 = none ? y : fmax(mark->y1, y);
    }
    mark->filled = colour(tag, "fill", &mark->fill);
    mark->drawn = colour(tag, "stroke", &pen) && pen != 0xFFFFFF;
}

/* In the coordinates of the drawing: y grows downwards from -height. */
static void read_sheet(struct sheet *sheet, const struct chain_fonts *fonts, const char *svg)
{
    size_t length = strlen(svg);
    double scale = 1, none;
    const char *transform = strstr(svg, "transform=\"scale(");
    sheet->marks = calloc(length / 20, sizeof *sheet->marks);
    sheet->points = malloc(length / 3 * sizeof *sheet->points);
    ck_assert(transform && sscanf(transform, "transform=\"scale(%lf) translate(%lf %lf)", &scale, &none, &sheet->h) == 3);
    ck_assert(sscanf(strstr(svg, "viewBox=\""), "viewBox=\"0 0 %lf", &sheet->w) == 1);
    sheet->w /= scale;
    for (const char *tag = svg; (tag = strchr(tag, '<')); tag++) {
        struct mark *mark = &sheet->marks[sheet->mark_count];
        *mark = (struct mark){.words = false};
        if (strncmp(tag, "<text ", 6) == 0) {
            read_words(fonts, tag, mark);
            (void)colour(tag, "fill", &mark->fill);
        } else if (strncmp(tag, "<polygon ", 9) == 0 || strncmp(tag, "<polyline ", 10) == 0 || strncmp(tag, "<path ", 6) == 0) {
            read_shape(sheet, tag, mark);
        }
        sheet->mark_count += mark->words || mark->filled || mark->drawn;
    }
}

static bool holds(const struct mark *outer, const struct mark *inner)
{
    return outer->x0 <= inner->x0 + 1 && outer->x1 >= inner->x1 - 1 && outer->y0 <= inner->y0 + 1 && outer->y1 >= inner->y1 - 1;
}

/* Liang and Barsky: does the piece of line from a to b come into the rectangle? */
static bool comes_into(const double *a, const double *b, const struct mark *r)
{
    double from = 0, to = 1, d[2] = {b[0] - a[0], b[1] - a[1]};
    const double low[2] = {r->x0 - TOUCH, r->y0}, high[2] = {r->x1 + TOUCH, r->y1};
    for (int k = 0; k < 2; k++) {
        if (fabs(d[k]) < 1e-9) {
            if (a[k] < low[k] || a[k] > high[k])
                return false;
            continue;
        }
        double in = (low[k] - a[k]) / d[k], out = (high[k] - a[k]) / d[k];
        from = fmax(from, fmin(in, out));
        to = fmin(to, fmax(in, out));
    }
    return from <= to;
}

static bool crosses(const struct sheet *sheet, const struct mark *line, const struct mark *words)
{
    if (line->x1 < words->x0 || line->x0 > words->x1 || line->y1 < words->y0 || line->y0 > words->y1)
        return false;
    for (size_t i = line->first; i + 1 < line->first + line->count; i++)
        if (comes_into(sheet->points[i], sheet->points[i + 1], words))
            return true;
    return false;
}

/* Painted over by a plate before the words came. */
static bool hidden(const struct sheet *sheet, size_t line, size_t words)
{
    for (size_t i = line + 1; i < words; i++)
        if (sheet->marks[i].filled && holds(&sheet->marks[i], &sheet->marks[words]))
            return true;
    return false;
}

static double light(unsigned rgb)
{
    double sum = 0;
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    for (int k = 0; k < 3; k++) {
        double c = (rgb >> (16 - 8 * k) & 0xFF) / 255.0;
        sum += weights[k] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

/* WCAG 2.1, contrast ratio. */
static double contrast(unsigned a, unsigned b)
{
    double x = light(a), y = light(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

static bool is_readable(const struct sheet *sheet, size_t words)
{
    const struct mark *mark = &sheet->marks[words];
    unsigned under = 0xFFFFFF;
    for (size_t i = 0; i < words; i++)
        if (sheet->marks[i].filled && holds(&sheet->marks[i], mark))
            under = sheet->marks[i].fill;
    return contrast(mark->fill, under) >= LEAST_CONTRAST;
}

static bool overlap(const struct mark *a, const struct mark *b)
{
    return a->x1 >= b->x0 + TOUCH && a->x0 <= b->x1 - TOUCH && a->y1 >= b->y0 && a->y0 <= b->y1;
}

/* What is wrong with some words; NULL = nothing. */
static const char *fault_of(const struct sheet *sheet, size_t words)
{
    const struct mark *mark = &sheet->marks[words];
    if (mark->x0 < 0 || mark->x1 > sheet->w || mark->y0 < -sheet->h || mark->y1 > 0)
        return "beyond the page";
    for (size_t i = 0; i < sheet->mark_count; i++) {
        const struct mark *other = &sheet->marks[i];
        if (i < words && other->words && overlap(other, mark))
            return "over other words";
        if (other->drawn && crosses(sheet, other, mark) && (i > words || !hidden(sheet, i, words)))
            return "a line runs through them";
    }
    return is_readable(sheet, words) ? NULL : "not to be read on their colour";
}

/* The first fault, in said; how many words were looked at. */
static size_t look_at(const char *svg, char *said, size_t size)
{
    struct chain_fonts fonts;
    struct sheet sheet = {.w = 0};
    size_t looked = 0;
    said[0] = '\0';
    chain_fonts_built_in(&fonts);
    read_sheet(&sheet, &fonts, svg);
    for (size_t i = 0; i < sheet.mark_count && !said[0]; i++) {
        const char *fault = sheet.marks[i].words ? fault_of(&sheet, i) : NULL;
        looked += sheet.marks[i].words;
        if (fault)
            snprintf(said, size, "\"%s\": %s", sheet.marks[i].text, fault);
    }
    free(sheet.marks);
    free(sheet.points);
    return looked;
}

static size_t check_view(const chain_model *model, const chain_findings *gaps, const char *view, chain_lang lang, const char *file)
{
    char said[200];
    chain_draw_options options = CHAIN_DRAW_OPTIONS_INIT;
    options.view = view;
    options.lang = lang;
    options.gaps = gaps;
    options.built_in_widths = true;
    options.effort = 1;
    chain_output *output = chain_output_memory();
    ck_assert_int_eq(chain_draw(model, &options, output, NULL), CHAIN_OK);
    size_t looked = look_at(chain_output_bytes(output, NULL), said, sizeof said);
    ck_assert_msg(!said[0], "%s, view %s, language %d: %s", file, view, (int)lang, said);
    ck_assert_int_eq(chain_output_close(output), CHAIN_OK);
    return looked;
}

static size_t check_model(const char *path, size_t number)
{
    chain_model *model = NULL;
    chain_findings *gaps = chain_findings_new();
    chain_lang other = number % 2 ? CHAIN_LANG_SV : CHAIN_LANG_EN;
    size_t looked = 0;
    ck_assert_int_eq(chain_load(path, NULL, &model), CHAIN_OK);
    ck_assert_int_eq(chain_gaps(model, NULL, gaps), CHAIN_OK);
    for (size_t v = 0; v < chain_view_count(); v++) {
        const char *view = chain_view_name(v);
        if (strcmp(view, "diff") == 0 || strcmp(view, "map") == 0)
            continue;
        looked += check_view(model, gaps, view, CHAIN_LANG_FI, path);
        looked += check_view(model, gaps, view, other, path);
    }
    chain_findings_free(gaps);
    chain_model_free(model);
    return looked;
}

static void check_folder(const char *folder, size_t least)
{
    char path[512];
    size_t models = 0, looked = 0;
    snprintf(path, sizeof path, "%s/%s", getenv("CHAIN_DATA"), folder);
    DIR *dir = opendir(path);
    ck_assert_ptr_nonnull(dir);
    for (const struct dirent *entry; (entry = readdir(dir));) {
        const char *dot = strrchr(entry->d_name, '.');
        if (!dot || strcmp(dot, ".xml") != 0)
            continue;
        snprintf(path, sizeof path, "%s/%s/%s", getenv("CHAIN_DATA"), folder, entry->d_name);
        looked += check_model(path, models++);
    }
    closedir(dir);
    ck_assert_uint_ge(models, least);
    ck_assert_uint_gt(looked, models * 400);
}

START_TEST(models_of_lapland_can_be_read) { check_folder("lappi", 30); }
END_TEST
START_TEST(models_of_eastern_uusimaa_can_be_read) { check_folder("ita-uusimaa", 10); }
END_TEST
START_TEST(models_of_both_can_be_read) { check_folder("shared", 5); }
END_TEST

static void judged(const char *content, const char *verdict)
{
    char svg[2000], said[200];
    snprintf(svg, sizeof svg, "<svg viewBox=\"0 0 100.00 50.00\"><g transform=\"scale(0.5) translate(0 100)\">"
             "<polygon fill=\"white\" stroke=\"none\" points=\"0,0 0,-100 200,-100 200,0\"/>%s</g></svg>", content);
    ck_assert_uint_gt(look_at(svg, said, sizeof said), 0);
    ck_assert_str_eq(said, verdict);
}

#define WORDS(x, text, colour) "<text text-anchor=\"start\" x=\"" x "\" y=\"-50\" font-size=\"10\" fill=\"" colour "\">" text "</text>"

/* The judge itself. */
START_TEST(faults_are_seen)
{
    judged(WORDS("20", "hoito", "#17212b"), "");
    judged(WORDS("190", "hoito", "#17212b"), "\"hoito\": beyond the page");
    judged(WORDS("20", "hoito", "#17212b") WORDS("35", "jatkuu", "#17212b"), "\"jatkuu\": over other words");
    judged(WORDS("20", "hoito", "#17212b") WORDS("60", "jatkuu", "#17212b"), "");
    judged(WORDS("20", "hoito", "#8a94a0"), "\"hoito\": not to be read on their colour");
    judged("<polygon fill=\"#23374d\" stroke=\"none\" points=\"10,-70 90,-70 90,-40 10,-40\"/>" WORDS("20", "hoito", "#17212b"),
           "\"hoito\": not to be read on their colour");
    judged(WORDS("20", "hoito", "#17212b") "<path fill=\"none\" stroke=\"#23374d\" d=\"M30,-90C30,-60 30,-30 30,-10\"/>",
           "\"hoito\": a line runs through them");
    judged("<path fill=\"none\" stroke=\"#23374d\" d=\"M30,-90C30,-60 30,-30 30,-10\"/>"
           "<polygon fill=\"#ffffff\" stroke=\"none\" points=\"10,-70 90,-70 90,-40 10,-40\"/>" WORDS("20", "hoito", "#17212b"), "");
}
END_TEST

UNIT_MAIN("pictures", faults_are_seen, models_of_lapland_can_be_read, models_of_eastern_uusimaa_can_be_read, models_of_both_can_be_read)
