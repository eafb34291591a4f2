#include "draw/measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "draw/engine.h"
#include "draw/markup.h"
#include "draw/theme.h"
#include "view/grid.h"

/* Widths come back in whole points: of ten letters at 100 points that is a thousandth of an em. */
#define REPEATS 10
#define UNKNOWN_LETTER 0.62f /* wider than most, for letters that no table knows */

uint32_t chain_utf8_next(const char *bytes, size_t length, size_t *taken)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *b = (const unsigned char *)bytes;
    size_t need = b[0] < 0x80 ? 1 : b[0] >= 0xF0 && b[0] < 0xF5 ? 4 : b[0] >= 0xE0 && b[0] < 0xF0 ? 3 : b[0] >= 0xC2 && b[0] < 0xE0 ? 2 : 0;
    uint32_t c = need == 1 ? b[0] : need ? b[0] & (0x7Fu >> need) : 0xFFFD;
    *taken = 1;
    if (need == 0 || need > length)
        return need == 1 ? c : 0xFFFD;
    for (size_t i = 1; i < need; i++) {
        if ((b[i] & 0xC0) != 0x80)
            return 0xFFFD;
        c = c << 6 | (b[i] & 0x3F);
    }
    if (c < least[need] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        return 0xFFFD;
    *taken = need;
    return c;
}

void chain_fonts_built_in(struct chain_fonts *fonts)
{
    memset(fonts, 0, sizeof *fonts);
    for (int bold = 0; bold < 2; bold++)
        for (size_t c = 0; c < CHAIN_FONTS_DIRECT; c++)
            fonts->direct[bold][c] = (float)chain_font_table[bold][c] / 1000.0f;
}

void chain_fonts_clear(struct chain_fonts *fonts)
{
    free(fonts->others);
    free(fonts->other_widths[0]);
    free(fonts->other_widths[1]);
    memset(fonts, 0, sizeof *fonts);
}

static float width_of(const struct chain_fonts *fonts, bool bold, uint32_t c)
{
    if (c == 0xAD)
        return 0;
    if (c < CHAIN_FONTS_DIRECT)
        return fonts->direct[bold][c] > 0 ? fonts->direct[bold][c] : UNKNOWN_LETTER;
    for (size_t i = 0; i < fonts->other_count; i++)
        if (fonts->others[i] == c)
            return fonts->other_widths[bold][i];
    return c >= 0x1100 ? 1.0f : UNKNOWN_LETTER; /* Hangul, Han and pictures are as wide as high */
}

double chain_fonts_width(const struct chain_fonts *fonts, bool bold, const char *bytes, size_t length)
{
    double sum = 0;
    for (size_t i = 0, taken; i < length; i += taken)
        sum += (double)width_of(fonts, bold, chain_utf8_next(bytes + i, length - i, &taken));
    return sum;
}

/* The letters of a picture, each once. */
struct letters {
    unsigned char direct[CHAIN_FONTS_DIRECT];
    struct chain_fonts *fonts;
    bool failed;
};

static bool grow(struct chain_fonts *fonts)
{
    size_t room = fonts->other_room ? 2 * fonts->other_room : 32;
    uint32_t *others = realloc(fonts->others, room * sizeof *others);
    if (!others)
        return false;
    fonts->others = others;
    for (int bold = 0; bold < 2; bold++) {
        float *widths = realloc(fonts->other_widths[bold], room * sizeof *widths);
        if (!widths)
            return false;
        fonts->other_widths[bold] = widths;
    }
    fonts->other_room = room;
    return true;
}

static void meet_other(struct letters *letters, uint32_t c)
{
    struct chain_fonts *fonts = letters->fonts;
    for (size_t i = 0; i < fonts->other_count; i++)
        if (fonts->others[i] == c)
            return;
    if (fonts->other_count >= 1000)
        return;
    if (fonts->other_count == fonts->other_room && !grow(fonts)) {
        letters->failed = true;
        return;
    }
    float width = c >= 0x1100 && !(c >= 0x2000 && c < 0x2200) ? 1.0f : UNKNOWN_LETTER;
    fonts->other_widths[0][fonts->other_count] = fonts->other_widths[1][fonts->other_count] = width;
    fonts->others[fonts->other_count++] = c;
}

static void meet(struct letters *letters, const char *text)
{
    size_t length = text ? strlen(text) : 0;
    for (size_t i = 0, taken; i < length; i += taken) {
        uint32_t c = chain_utf8_next(text + i, length - i, &taken);
        if (c < CHAIN_FONTS_DIRECT)
            letters->direct[c] = c > 32 && c != 0xA0 && c != 0xAD && !(c >= 0x7F && c < 0xA0);
        else
            meet_other(letters, c);
    }
}

static void meet_heads(struct letters *letters, const struct chain_grid_head *heads, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        meet(letters, heads[i].words);
        meet(letters, heads[i].detail);
    }
}

static void meet_grids(struct letters *letters, const struct chain_view *view)
{
    for (size_t g = 0; g < view->grid_count; g++) {
        const struct chain_view_grid *grid = &view->grids[g];
        meet(letters, grid->title);
        meet(letters, grid->corner);
        meet(letters, grid->axis_words);
        meet_heads(letters, grid->columns, grid->column_count);
        meet_heads(letters, grid->rows, grid->row_count);
        for (size_t i = 0; i < grid->row_count * grid->column_count; i++)
            meet(letters, grid->cells[i].words);
        for (size_t i = 0; i < grid->tick_count; i++)
            meet(letters, grid->ticks[i].words);
        for (size_t i = 0; grid->bars && i < grid->row_count; i++)
            meet(letters, grid->bars[i].words);
    }
    for (size_t i = 0; i < view->grid_key_count; i++) {
        meet(letters, view->grid_keys[i].words);
        meet(letters, view->grid_keys[i].cell.words);
    }
}

static void meet_view(struct letters *letters, const struct chain_view *view)
{
    const char *const single[] = {view->title, view->subtitle, view->time_right, view->time_down, view->step_heading,
                                  view->line_heading, view->gap_heading, view->unknown_note, view->credits, view->state, view->whole_heading, "-+0123456789G…–·iM"};
    for (size_t i = 0; i < sizeof single / sizeof *single; i++)
        meet(letters, single[i]);
    for (size_t i = 0; i < view->lane_count; i++) {
        meet(letters, view->lanes[i].name);
        meet(letters, view->lanes[i].organisation);
    }
    for (size_t i = 0; i < view->box_count; i++) {
        meet(letters, view->boxes[i].label);
        meet(letters, view->boxes[i].sublabel);
    }
    for (size_t i = 0; i < view->phase_count; i++)
        meet(letters, view->phases[i]);
    for (size_t i = 0; view->steps && i < view->steps->row_count * view->steps->column_count; i++)
        meet(letters, view->steps->cells[i]);
    for (size_t i = 0; i < view->line_count; i++)
        meet(letters, view->lines[i].label);
    for (size_t i = 0; i < view->key_count; i++)
        meet(letters, view->keys[i].words);
    meet_grids(letters, view);
    meet(letters, view->note_heading);
    for (size_t i = 0; i < view->note_count; i++)
        meet(letters, view->notes[i]);
    for (size_t i = 0; i < view->gap_count; i++) {
        meet(letters, view->gaps[i].words);
        meet(letters, view->gaps[i].question);
    }
}

/* One node whose label is a letter many times over. */
static void add_node(Agraph_t *graph, uint32_t c, bool bold)
{
    char label[REPEATS * 8] = "", letter[5], name[16];
    (void)chain_utf8_put(letter, c);
    for (int i = 0; i < REPEATS; i++)
        strcat(label, c == '\\' ? "\\\\" : c == '&' ? "&amp;" : letter);
    snprintf(name, sizeof name, "%c%06x", bold ? 'b' : 'r', (unsigned int)c);
    Agnode_t *node = agnode(graph, name, 1);
    if (!node)
        return;
    chain_engine_set(node, "label", label);
    if (bold)
        chain_engine_set(node, "fontname", CHAIN_FONT_BOLD);
}

static uint32_t letter_of(const char *name)
{
    return (uint32_t)strtoul(name + 1, NULL, 16);
}

static void keep_width(struct chain_fonts *fonts, uint32_t c, bool bold, float width)
{
    if (!(width > 0) || width > 4)
        return;
    if (c < CHAIN_FONTS_DIRECT)
        fonts->direct[bold][c] = width;
    for (size_t i = 0; i < fonts->other_count; i++)
        if (fonts->others[i] == c)
            fonts->other_widths[bold][i] = width;
    if (c == 0xA0)
        fonts->direct[bold][' '] = width;
}

static void measure_all(struct chain_fonts *fonts, struct chain_engine *engine, const struct letters *letters)
{
    Agraph_t *graph = chain_engine_graph("letters", false);
    if (!graph)
        return;
    chain_engine_default(graph, AGNODE, "shape", "plaintext");
    chain_engine_default(graph, AGNODE, "margin", "0");
    chain_engine_default(graph, AGNODE, "width", "0.01");
    chain_engine_default(graph, AGNODE, "height", "0.01");
    chain_engine_default(graph, AGNODE, "fontsize", "100");
    chain_engine_default(graph, AGNODE, "fontname", CHAIN_FONT);
    chain_engine_default(graph, AGNODE, "pos", "0,0");
    for (int bold = 0; bold < 2; bold++) {
        add_node(graph, 0xA0, bold);
        for (uint32_t c = 0; c < CHAIN_FONTS_DIRECT; c++)
            if (letters->direct[c])
                add_node(graph, c, bold);
        for (size_t i = 0; i < fonts->other_count; i++)
            add_node(graph, fonts->others[i], bold);
    }
    if (gvLayout(engine->context, graph, "nop1") == 0) {
        for (Agnode_t *node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
            const char *name = agnameof(node);
            keep_width(fonts, letter_of(name), name[0] == 'b', (float)(ND_width(node) * 72 / 100 / REPEATS));
        }
        gvFreeLayout(engine->context, graph);
    }
    agclose(graph);
}

/* Without fonts every letter is the same narrow box. */
static bool are_missing(const struct chain_fonts *fonts)
{
    float narrow = fonts->direct[false]['i'], wide = fonts->direct[false]['M'];
    return wide < 0.35f && wide - narrow < 0.001f;
}

bool chain_fonts_measure(struct chain_fonts *fonts, const struct chain_view *view, struct chain_engine *engine)
{
    struct letters letters = {.fonts = fonts};
    chain_fonts_built_in(fonts);
    meet_view(&letters, view);
    if (letters.failed)
        return false;
    measure_all(fonts, engine, &letters);
    if (are_missing(fonts)) {
        chain_fonts_clear(fonts);
        chain_fonts_built_in(fonts);
        fonts->missing = true;
    }
    return true;
}
