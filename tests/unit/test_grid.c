/* Views made of cells: what stands in them, in which order, and that no cell is lost on the pages. */
#include "chain/draw.h"
#include "draw/grid.h"
#include "unit.h"
#include "view/grid.h"

static struct chain_view *view_in(chain_view_make *make, const char *content, chain_lang lang)
{
    chain_model *model = unit_model(content);
    const struct chain_view_request request = {.model = model, .lang = lang};
    struct chain_view *view = make(&request);
    ck_assert_ptr_nonnull(view);
    chain_model_free(model);
    return view;
}

static size_t find_head(const struct chain_grid_head *heads, size_t count, const char *words)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(heads[i].words, words) == 0)
            return i;
    ck_abort_msg("no heading %s", words);
    return 0;
}

static const struct chain_grid_cell *cell(const struct chain_view_grid *grid, const char *row, const char *column)
{
    return chain_grid_at(grid, find_head(grid->rows, grid->row_count, row), find_head(grid->columns, grid->column_count, column));
}

#define ACTORS "<actors><actor id='me' kind='client'/><actor id='n' kind='nurse'><name>Hoitaja</name></actor>" \
               "<actor id='d' kind='physician'><name>Lääkäri</name></actor></actors>" \
               "<items><item id='fine'><name>suunnitelma</name></item><item id='story'><name>tarina</name></item>" \
               "<item id='lost'><name>lähete</name></item><item id='idle'><name>turha</name></item></items>"

static const char information_text[] = ACTORS
    "<steps><step id='b' actor='d' needs='fine lost' asks='story'><name>Lääkäri tutkii</name></step>"
    "<step id='a' actor='n' asks='story' produces='fine idle' records='fine'><name>Hoitaja arvioi</name></step>"
    "<step id='q' actor='n'><name>Hiljainen</name></step><start id='s' actor='me'/><end id='e'/></steps>"
    "<flows><flow from='s' to='a'/><handoff from='a' to='b' carries='fine'/><flow from='b' to='q'/><flow from='q' to='e'/></flows>";

START_TEST(information_shows_trouble_first)
{
    struct chain_view *view = view_in(chain_view_information, information_text, CHAIN_LANG_FI);
    const struct chain_view_grid *grid = &view->grids[0];
    static const char *const rows[] = {"Lähete", "Tarina", "Suunnitelma", "Turha"};
    ck_assert_uint_eq(grid->row_count, 4);
    for (size_t i = 0; i < 4; i++)
        ck_assert_str_eq(grid->rows[i].words, rows[i]);
    ck_assert_str_eq(grid->rows[0].detail, "puuttuu: 1");
    ck_assert_str_eq(grid->rows[1].detail, "kysytään uudelleen: 1");
    ck_assert_ptr_null(grid->rows[2].detail);
    /* In the order of the path, not of the file; steps that tell nothing are counted, not shown. */
    ck_assert_uint_eq(grid->column_count, 2);
    ck_assert_str_eq(grid->columns[0].words, "Hoitaja arvioi");
    ck_assert_ptr_nonnull(strstr(view->notes[view->note_count - 1], ": 1."));
    chain_view_free(view);
}
END_TEST

START_TEST(information_cells_say_it_with_signs)
{
    struct chain_view *view = view_in(chain_view_information, information_text, CHAIN_LANG_FI);
    const struct chain_view_grid *grid = &view->grids[0];
    ck_assert_str_eq(cell(grid, "Lähete", "Lääkäri tutkii")->words, "✗");
    ck_assert_int_eq(cell(grid, "Lähete", "Lääkäri tutkii")->tone, CHAIN_TONE_BAD);
    ck_assert_str_eq(cell(grid, "Tarina", "Hoitaja arvioi")->words, "A");
    ck_assert_str_eq(cell(grid, "Tarina", "Lääkäri tutkii")->words, "U");
    ck_assert_str_eq(cell(grid, "Suunnitelma", "Hoitaja arvioi")->words, "S K");
    ck_assert_str_eq(cell(grid, "Suunnitelma", "Lääkäri tutkii")->words, "T →");
    ck_assert_int_eq(cell(grid, "Suunnitelma", "Lääkäri tutkii")->tone, CHAIN_TONE_GOOD);
    ck_assert_ptr_null(cell(grid, "Lähete", "Hoitaja arvioi")->words);
    /* Each sign that occurs is in the legend, and no other. */
    size_t signs = 0;
    for (size_t i = 0; i < view->grid_key_count; i++)
        signs += view->grid_keys[i].cell.words != NULL;
    ck_assert_uint_eq(signs, 7);
    chain_view_free(view);
}
END_TEST

START_TEST(nothing_told_is_said_to_be_nothing_known)
{
    struct chain_view *view = view_in(chain_view_information, "", CHAIN_LANG_FI);
    ck_assert_uint_eq(view->grid_count, 1);
    ck_assert_uint_eq(view->note_count, 1);
    chain_view_free(view);
    view = view_in(chain_view_information, "<steps><step id='a'/></steps>", CHAIN_LANG_EN);
    ck_assert_uint_eq(view->grids[0].row_count + view->grids[0].column_count, 0);
    ck_assert_ptr_nonnull(strstr(view->notes[0], "nothing can be said"));
    chain_view_free(view);
}
END_TEST

/* A chain of many steps and items, each needed everywhere. */
static char *large_chain(int steps, int items)
{
    size_t size = 4096 + (size_t)steps * ((size_t)items * 6 + 200) + (size_t)items * 80;
    char *text = malloc(size);
    size_t n = (size_t)snprintf(text, size, "<actors><actor id='n' kind='nurse'/></actors><items>");
    for (int i = 0; i < items; i++)
        n += (size_t)snprintf(text + n, size - n, "<item id='i%d'><name>tieto numero %d</name></item>", i, i);
    n += (size_t)snprintf(text + n, size - n, "</items><steps>");
    for (int s = 0; s < steps; s++) {
        n += (size_t)snprintf(text + n, size - n, "<step id='s%d' actor='n' needs='", s);
        for (int i = 0; i < items; i++)
            n += (size_t)snprintf(text + n, size - n, "i%d ", i);
        n += (size_t)snprintf(text + n, size - n, "'><name>Palvelutarpeen arviointi %d</name></step>", s);
    }
    snprintf(text + n, size - n, "</steps>");
    return text;
}

static void place(struct chain_grid_plan *plan, struct chain_picture *picture, double w, double h, chain_draw_orientation way)
{
    const struct chain_page_options options = {w, h, way, false, false, true, 100, false, CHAIN_DRAW_GAPS_AUTO, false};
    ck_assert_int_eq(chain_grid_place(plan, picture, &options), CHAIN_OK);
}

/* Every cell stands in exactly one block, inside the page. */
static void all_cells_are_placed(struct chain_picture *picture, const struct chain_grid_plan *plan)
{
    size_t cells = 0, wanted = 0;
    for (size_t i = 0; i < plan->block_count; i++)
        cells += plan->blocks[i].rows * plan->blocks[i].columns;
    for (size_t g = 0; g < picture->view->grid_count; g++)
        wanted += picture->view->grids[g].row_count * picture->view->grids[g].column_count;
    ck_assert_uint_eq(cells, wanted);
    for (size_t p = 0; p < plan->page_count; p++) {
        double height = 0;
        for (size_t i = plan->pages[p].first; i < plan->pages[p].first + plan->pages[p].count; i++) {
            const struct chain_grid_fit *fit = &plan->fits[plan->blocks[i].grid];
            height += chain_grid_block_run(picture, fit, &plan->blocks[i], NULL, 0, 0);
            ck_assert_double_le(fit->row_w + (double)plan->blocks[i].columns * fit->column_w, picture->width + 0.01);
        }
        ck_assert_double_le(height, picture->page_h);
    }
}

START_TEST(large_tables_go_over_pages_and_stay_readable)
{
    static const struct { int steps, items; double w, h; } rows[] = {
        {60, 40, 841.89, 1190.55}, {60, 40, 595.28, 841.89}, {3, 2, 595.28, 841.89}, {60, 40, 0, 0}, {1, 1, 841.89, 1190.55}, {200, 90, 595.28, 841.89},
    };
    for (size_t i = 0; i < UNIT_COUNT(rows); i++) {
        char *text = large_chain(rows[i].steps, rows[i].items);
        struct chain_view *view = view_in(chain_view_information, text, CHAIN_LANG_FI);
        struct chain_fonts fonts;
        struct chain_grid_plan plan;
        chain_fonts_built_in(&fonts);
        struct chain_picture picture = {.view = view, .fonts = &fonts};
        for (int way = CHAIN_DRAW_AUTO; way <= CHAIN_DRAW_PORTRAIT; way++) {
            place(&plan, &picture, rows[i].w, rows[i].h, (chain_draw_orientation)way);
            all_cells_are_placed(&picture, &plan);
            ck_assert_double_ge(CHAIN_GRID_TEXT * picture.scale, CHAIN_DRAW_SMALLEST_PT - 0.001);
            ck_assert((plan.page_count == 1) == (rows[i].items < 40 || rows[i].w <= 0));
            chain_grid_plan_clear(&plan);
        }
        chain_wrap_clear(&picture.wrap);
        chain_view_free(view);
        free(text);
    }
}
END_TEST

START_TEST(what_nobody_could_read_is_not_drawn)
{
    char *text = large_chain(600, 600);
    chain_model *model = unit_model(text);
    chain_draw_options options = CHAIN_DRAW_OPTIONS_INIT;
    chain_output *output = chain_output_memory();
    options.view = "information";
    options.format = "geometry";
    options.built_in_widths = true;
    ck_assert_int_eq(chain_draw(model, &options, output, NULL), CHAIN_LIMIT);
    chain_output_abandon(output);
    chain_model_free(model);
    free(text);
}
END_TEST


/* The model of a chain with a region of three areas, read from a folder of its own. */
static struct chain_view *view_of_model(chain_view_make *make, const char *name, int32_t lang)
{
    char path[512];
    chain_model *model = NULL;
    snprintf(path, sizeof path, "%s/%s", getenv("CHAIN_DATA"), name);
    ck_assert_int_eq(chain_load(path, NULL, &model), CHAIN_OK);
    const struct chain_view_request request = {.model = model, .lang = (chain_lang)lang};
    struct chain_view *view = make(&request);
    ck_assert_ptr_nonnull(view);
    chain_model_free(model);
    return view;
}

START_TEST(coverage_groups_areas_that_are_alike)
{
    struct chain_view *view = view_of_model(chain_view_coverage, "lappi/mielialahairiot-nykytila.xml", CHAIN_LANG_FI);
    const struct chain_view_grid *grid = &view->grids[0];
    ck_assert_uint_eq(view->grid_count, 2);
    ck_assert_uint_lt(grid->row_count, 21);
    size_t areas = 0;
    for (size_t r = 0; r < grid->row_count; r++) {
        areas++;
        for (const char *c = grid->rows[r].words; *c; c++)
            areas += *c == ',';
        for (size_t other = 0; other < r; other++) {
            bool same = true;
            for (size_t c = 0; c < grid->column_count; c++)
                same = same && strcmp(chain_grid_at(grid, r, c)->words, chain_grid_at(grid, other, c)->words) == 0;
            ck_assert(!same);
        }
    }
    ck_assert_uint_eq(areas, 21);
    chain_view_free(view);
}
END_TEST

START_TEST(unknown_never_looks_like_fine)
{
    static chain_view_make *const makes[] = {chain_view_coverage, chain_view_information, chain_view_path, chain_view_handoffs};
    struct chain_view *view = view_in(chain_view_coverage,
        "<client-group id='g' languages='se'/><actors><actor id='n' kind='nurse'/></actors><steps><step id='a' actor='n' kind='treat'>"
        "<name>Hoito</name></step><step id='b' actor='n' kind='treat'><name>Käynti</name><language code='se' level='none'/></step>"
        "</steps>", CHAIN_LANG_FI);
    const struct chain_view_grid *languages = &view->grids[1];
    ck_assert_uint_eq(view->grids[0].row_count, 0);
    ck_assert_int_eq(cell(languages, "Pohjoissaame", "Hoito")->tone, CHAIN_TONE_UNKNOWN);
    ck_assert_str_eq(cell(languages, "Pohjoissaame", "Hoito")->words, "?");
    ck_assert_int_eq(cell(languages, "Pohjoissaame", "Käynti")->tone, CHAIN_TONE_BAD);
    chain_view_free(view);
    for (size_t i = 0; i < UNIT_COUNT(makes); i++) {
        static const char *const chains[] = {"", "<steps><step id='a'/></steps>",
                                             "<steps><start id='a'/><end id='b'/></steps><flows><flow from='a' to='b'/><handoff from='b' to='x'/></flows>"};
        for (size_t k = 0; k < UNIT_COUNT(chains); k++) {
            view = view_in(makes[i], chains[k], k ? CHAIN_LANG_SV : CHAIN_LANG_EN);
            ck_assert(!chain_grid_has_tone(view, CHAIN_TONE_GOOD));
            chain_view_free(view);
        }
    }
}
END_TEST

static const char handoff_text[] =
    "<actors><organisation id='o'><name>Terveyskeskus</name></organisation><actor id='me' kind='client'><name>Asiakas</name></actor>"
    "<actor id='n' kind='nurse' organisation='o'><name>Hoitaja</name></actor><actor id='d' kind='physician' organisation='o'><name>Lääkäri</name></actor>"
    "<actor id='s' kind='social-worker'><name>Sosiaalityö</name></actor><actor id='idle' kind='kela'/></actors><items><item id='i'><name>lista</name></item></items>"
    "<steps><start id='a' actor='me'/><step id='b' actor='n' kind='triage'/><branch id='x'/><step id='c' actor='d' kind='treat'/>"
    "<step id='e' actor='s' kind='support'/><step id='f' actor='n' kind='treat'/></steps>"
    "<flows><handoff from='a' to='b' kind='contact'/><flow from='b' to='x'/><handoff id='h1' from='x' to='c' kind='referral' carries='i' acknowledge='yes'/>"
    "<handoff from='x' to='e' kind='none'/><handoff from='f' to='c' kind='referral' carries='i' acknowledge='yes'/><flow from='c' to='e'/>"
    "<message from='c' to='b' kind='feedback'/></flows>";

static const struct chain_view_line *line_between(const struct chain_view *view, const char *from, const char *to)
{
    for (size_t i = 0; i < view->line_count; i++)
        if (strcmp(view->boxes[view->lines[i].from].id, from) == 0 && strcmp(view->boxes[view->lines[i].to].id, to) == 0)
            return &view->lines[i];
    ck_abort_msg("no line %s %s", from, to);
    return NULL;
}

START_TEST(map_has_actors_and_what_passes)
{
    struct chain_view *view = view_in(chain_view_handoffs, handoff_text, CHAIN_LANG_FI);
    ck_assert_uint_eq(view->box_count, 4); /* the idle one is left out */
    ck_assert_uint_eq(view->lane_count, 3);
    ck_assert_str_eq(view->lanes[0].name, "Asiakas ja läheiset");
    ck_assert_str_eq(view->lanes[1].name, "Terveyskeskus");
    ck_assert_str_eq(line_between(view, "n", "d")->label, "lähete ×2: lista"); /* the branch of nobody is the nurse's */
    ck_assert_int_eq(line_between(view, "n", "s")->look, CHAIN_LOOK_NONE);
    ck_assert_str_eq(line_between(view, "d", "s")->label, "siirtymää ei ole kuvattu");
    ck_assert_str_eq(line_between(view, "d", "n")->label, "palaute lähettäjälle: tietoa ei ole kerrottu");
    ck_assert(line_between(view, "d", "n")->message);
    chain_view_free(view);
}
END_TEST

/* The word of the handoff is not said twice, and yet what goes is told. */
START_TEST(map_says_a_word_once)
{
    struct chain_view *view = view_in(chain_view_handoffs,
                                      "<actors><actor id='n' kind='nurse'/><actor id='d' kind='physician'/><actor id='p' kind='physician'/></actors>"
                                      "<items><item id='l'><name>lista</name></item></items>"
                                      "<steps><start id='a' actor='n'/><step id='b' actor='d' kind='treat'/><step id='c' actor='p' kind='treat'/></steps>"
                                      "<flows><handoff from='a' to='b' kind='referral' carries='referral-doc'/>"
                                      "<handoff from='a' to='c' kind='referral' carries='referral-doc l'/></flows>",
                                      CHAIN_LANG_FI);
    ck_assert_str_eq(line_between(view, "n", "d")->label, "lähete");
    ck_assert_str_eq(line_between(view, "n", "p")->label, "lähete: lista");
    chain_view_free(view);
}
END_TEST

/* A label names a few and counts the rest; all are in the tooltip. */
START_TEST(map_labels_stay_short)
{
    chain_model *model = unit_model(
        "<actors><actor id='a' kind='nurse'/><actor id='b' kind='physician'/></actors><items><item id='i1'><name>yksi</name></item>"
        "<item id='i2'><name>kaksi</name></item><item id='i3'><name>kolme</name></item><item id='i4'><name>nelja</name></item></items>"
        "<steps><start id='s' actor='a'/><step id='t' kind='treat' actor='b'/><step id='u' kind='treat' actor='a'/></steps><flows>"
        "<handoff from='s' to='t' kind='referral' carries='i1 i2 i3 i4'/><handoff from='t' to='u' kind='referral' carries='i1 i2 i3'/></flows>");
    const struct chain_view_request request = {.model = model, .lang = CHAIN_LANG_FI};
    struct chain_view *view = chain_view_handoffs(&request);
    ck_assert_uint_eq(view->line_count, 2);
    ck_assert_str_eq(view->lines[0].label, "lähete: yksi, kaksi +2");
    ck_assert_ptr_nonnull(strstr(view->lines[0].tooltip, "yksi, kaksi, kolme, nelja"));
    ck_assert_str_eq(view->lines[1].label, "lähete: yksi, kaksi, kolme");
    chain_view_free(view);
    chain_model_free(model);
}
END_TEST

START_TEST(matrix_tells_both_directions)
{
    chain_model *model = unit_model(handoff_text);
    const struct chain_view_request request = {.model = model, .lang = CHAIN_LANG_FI, .matrix = true};
    struct chain_view *view = chain_view_handoffs(&request);
    const struct chain_view_grid *grid = &view->grids[0];
    ck_assert_uint_eq(grid->row_count, 5);
    ck_assert_str_eq(cell(grid, "Hoitaja", "Lääkäri")->words, "lähete ×2: lista (kuitataan)");
    ck_assert_int_eq(cell(grid, "Hoitaja", "Lääkäri")->tone, CHAIN_TONE_GOOD);
    ck_assert_int_eq(cell(grid, "Hoitaja", "Sosiaalityö")->tone, CHAIN_TONE_BAD);
    ck_assert_int_eq(cell(grid, "Lääkäri", "Hoitaja")->tone, CHAIN_TONE_PART);
    ck_assert_int_eq(cell(grid, "Hoitaja", "Hoitaja")->tone, CHAIN_TONE_VOID);
    ck_assert_str_eq(cell(grid, "Hoitaja", "yhteensä")->words, "3");
    ck_assert_str_eq(cell(grid, "yhteensä", "yhteensä")->words, "6");
    ck_assert_ptr_null(cell(grid, "Sosiaalityö", "Hoitaja")->words);
    chain_view_free(view);
    chain_model_free(model);
}
END_TEST

UNIT_MAIN("grid", information_shows_trouble_first, information_cells_say_it_with_signs, nothing_told_is_said_to_be_nothing_known,
          large_tables_go_over_pages_and_stay_readable, what_nobody_could_read_is_not_drawn, coverage_groups_areas_that_are_alike,
          unknown_never_looks_like_fine, map_has_actors_and_what_passes, map_says_a_word_once, map_labels_stay_short,
          matrix_tells_both_directions)
