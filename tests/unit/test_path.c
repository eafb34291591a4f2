/* The path view: which journey, and its bars. */
#include <string.h>

#include "unit.h"
#include "view/grid.h"

static struct chain_view *path_view(const chain_model *model, const char *via, const char *end)
{
    const struct chain_view_request request = {.model = model, .lang = CHAIN_LANG_FI, .via = via, .end = end};
    struct chain_view *view = chain_view_path(&request);
    ck_assert_ptr_nonnull(view);
    return view;
}

START_TEST(path_is_one_journey_on_an_axis)
{
    chain_model *model = unit_model(
        "<actors><actor id='me' kind='client'/><actor id='d' kind='physician'/></actors><steps><start id='s' actor='me'/>"
        "<step id='call' kind='contact' actor='me'/><branch id='b' actor='d'/><step id='w' kind='wait' actor='d' typical='P2W'/>"
        "<step id='u' kind='wait' actor='d'/><step id='v' kind='treat' actor='d' typical='PT1H'/><end id='ok' kind='resolved' actor='me'/>"
        "<end id='out' kind='dropout' actor='me'/></steps><flows><flow from='s' to='call'/><handoff from='call' to='b' kind='contact'/>"
        "<flow id='long' from='b' to='w'><condition>odota</condition></flow><flow from='b' to='u'/><flow from='w' to='v'/><flow from='u' to='v'/>"
        "<flow from='b' to='out'/><flow from='v' to='ok'/></flows>");
    struct chain_view *view = path_view(model, "long", "ok");
    const struct chain_view_grid *grid = &view->grids[0];
    ck_assert_uint_eq(grid->row_count, 6);
    ck_assert_str_eq(grid->rows[3].words, "4.\u00A0Odotus");
    ck_assert_str_eq(grid->rows[3].detail, "odota");
    ck_assert(grid->bars[3].wait && !grid->bars[3].unknown);
    ck_assert_double_eq_tol(grid->bars[3].length, 20160, 0.01);
    ck_assert_double_eq_tol(grid->bars[4].start, 20160, 0.01);
    ck_assert_double_eq_tol(grid->axis_length, 20220, 0.01);
    ck_assert_ptr_nonnull(strstr(chain_grid_at(grid, 1, 2)->words, "1"));
    ck_assert_uint_gt(grid->tick_count, 2);
    chain_view_free(view);
    view = path_view(model, "u", NULL);
    ck_assert(view->grids[0].bars[3].unknown && view->grids[0].bars[3].length <= 0);
    chain_view_free(view);
    view = path_view(model, "out, ok", NULL);
    ck_assert(view->no_way);
    chain_view_free(view);
    view = path_view(model, NULL, "nobody");
    ck_assert(view->no_way);
    chain_view_free(view);
    view = path_view(model, NULL, NULL);
    ck_assert_uint_gt(view->grids[0].row_count, 3);
    chain_view_free(view);
    chain_model_free(model);
}
END_TEST

/* Without shares: not the short way past the care, nor one that goes back for more. */
START_TEST(path_shows_the_care_of_the_chain)
{
    chain_model *model = unit_model(
        "<actors><actor id='me' kind='client'/><actor id='d' kind='physician'/></actors><steps><start id='s' actor='me'/>"
        "<step id='ask' kind='advise' actor='d' channel='phone'/><branch id='b' actor='d'/><end id='enough' kind='resolved' actor='me'><name>Riitti</name></end>"
        "<step id='see' kind='triage' actor='d' channel='place'/><step id='treat' kind='treat' actor='d' channel='place' typical='PT1H'/>"
        "<branch id='c' actor='d'/><end id='well' kind='resolved' actor='me'><name>Parani</name></end></steps>"
        "<flows><handoff from='s' to='ask' kind='contact' within='P2D'/><flow from='ask' to='b'/><flow from='b' to='enough'/><flow from='b' to='see'/>"
        "<handoff from='b' to='treat' kind='referral' within='P1W'/><handoff from='see' to='treat' kind='referral' within='P2W'/>"
        "<flow from='treat' to='c'/><flow from='c' to='well'/><flow from='c' to='see'/></flows>");
    struct chain_view *view = path_view(model, NULL, NULL);
    const struct chain_view_grid *grid = &view->grids[0];
    ck_assert_uint_eq(grid->row_count, 7);
    ck_assert_ptr_nonnull(strstr(view->notes[0], "useimmin"));
    ck_assert_ptr_nonnull(strstr(view->notes[1], "Riitti"));
    ck_assert_ptr_null(strstr(view->notes[1], "Parani"));
    /* The wait for the treatment stands before it. */
    ck_assert_double_eq_tol(grid->bars[4].before, 14 * 1440, 0.01);
    ck_assert_double_eq_tol(grid->bars[4].start - grid->bars[4].before, grid->bars[3].start, 0.01);
    ck_assert_ptr_nonnull(strstr(grid->bars[4].words, "ensin odotus"));
    chain_view_free(view);
    chain_model_free(model);
}
END_TEST

START_TEST(a_limit_is_no_usual_time)
{
    chain_model *model = unit_model(
        "<actors><actor id='me' kind='client'/><actor id='d' kind='physician'/></actors><steps><start id='s' actor='me'/>"
        "<step id='t' kind='treat' actor='d' max='PT5M'/><step id='v' kind='treat' actor='d' typical='PT5M' max='PT1H'/>"
        "<end id='ok' kind='resolved' actor='me'/></steps>"
        "<flows><flow from='s' to='t'/><flow from='t' to='v'/><flow from='v' to='ok'/></flows>");
    struct chain_view *view = path_view(model, NULL, NULL);
    const struct chain_view_grid *grid = &view->grids[0];
    ck_assert_str_eq(grid->bars[1].words, "enintään 5\u00A0min");
    ck_assert_double_eq_tol(grid->bars[1].length, 5, 0.01);
    ck_assert_str_eq(grid->bars[2].words, "yleensä 5\u00A0min, enintään 1\u00A0t");
    ck_assert_double_eq_tol(grid->bars[2].start, 5, 0.01);
    chain_view_free(view);
    chain_model_free(model);
}
END_TEST

UNIT_MAIN("path", path_is_one_journey_on_an_axis, path_shows_the_care_of_the_chain, a_limit_is_no_usual_time)
