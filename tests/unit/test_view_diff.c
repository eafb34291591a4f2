/* Two states in one picture. */
#include "chain/draw.h"
#include "chain/output.h"
#include "unit.h"
#include "view/view.h"

static chain_model *model_of(const char *inside)
{
    char text[4096];
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    chain_model *model = NULL;
    int n = snprintf(text, sizeof text,
                     "<chain xmlns='urn:libchain:chain:1' id='c' xml:lang='fi'><title>T</title><actors><actor id='n' kind='nurse'>"
                     "<name>Hoitaja</name></actor><actor id='l' kind='physician'><name>Lääkäri</name></actor></actors>%s</chain>",
                     inside);
    options.alone = true;
    ck_assert_int_eq(chain_load_memory(text, (size_t)n, "t.xml", &options, &model), CHAIN_OK);
    return model;
}

static struct chain_view *view_of(const char *before, const char *after)
{
    chain_model *old = model_of(before), *new = model_of(after);
    const struct chain_view_request request = {.model = new, .against = old, .lang = CHAIN_LANG_FI};
    struct chain_view *view = chain_view_diff(&request);
    ck_assert_ptr_nonnull(view);
    chain_model_free(old);
    chain_model_free(new);
    return view;
}

static const struct chain_view_box *box_of(const struct chain_view *view, const char *id)
{
    for (size_t i = 0; i < view->box_count; i++)
        if (strcmp(view->boxes[i].id, id) == 0)
            return &view->boxes[i];
    ck_abort_msg("no box %s", id);
    return NULL;
}

static const struct chain_view_line *line_of(const struct chain_view *view, const char *from, const char *to)
{
    for (size_t i = 0; i < view->line_count; i++)
        if (strcmp(view->boxes[view->lines[i].from].id, from) == 0 && strcmp(view->boxes[view->lines[i].to].id, to) == 0)
            return &view->lines[i];
    ck_abort_msg("no line %s>%s", from, to);
    return NULL;
}

START_TEST(each_box_says_what_becomes_of_it)
{
    struct chain_view *view = view_of(
        "<steps><step id='a' actor='n'/><step id='b' actor='n'/><step id='c' actor='n'><name>Käynti</name></step></steps>"
        "<flows><flow from='a' to='b'/><flow from='b' to='c'><condition>jos</condition></flow></flows>",
        "<steps><step id='a' actor='n'/><step id='c' actor='l'><name>Käynti</name></step><step id='d' actor='l'/></steps>"
        "<flows><handoff from='a' to='c' kind='referral'/><flow from='c' to='d'/></flows>");
    ck_assert_uint_eq(view->box_count, 4);
    ck_assert_int_eq(box_of(view, "a")->change, CHAIN_BOX_SAME);
    ck_assert_int_eq(box_of(view, "b")->change, CHAIN_BOX_REMOVED);
    ck_assert(box_of(view, "b")->dashed);
    ck_assert_int_eq(box_of(view, "c")->change, CHAIN_BOX_CHANGED);
    ck_assert_str_eq(box_of(view, "c")->sublabel, "ennen: Hoitaja");
    ck_assert_str_eq(view->lanes[box_of(view, "c")->lane].name, "Lääkäri");
    ck_assert_int_eq(box_of(view, "d")->change, CHAIN_BOX_ADDED);
    ck_assert_uint_eq(view->line_count, 4);
    ck_assert_int_eq(line_of(view, "a", "b")->look, CHAIN_LOOK_REMOVED);
    ck_assert_str_eq(line_of(view, "b", "c")->label, "− jos");
    ck_assert_int_eq(line_of(view, "a", "c")->look, CHAIN_LOOK_ADDED);
    chain_view_free(view);
}
END_TEST

START_TEST(a_chain_and_itself)
{
    const char *chain = "<steps><start id='a' actor='n'/><any-order id='g' actor='n'><step id='m' actor='n'/></any-order></steps>"
                        "<flows><flow from='a' to='g'/></flows>";
    struct chain_view *view = view_of(chain, chain);
    ck_assert_uint_eq(view->box_count, 3);
    for (size_t i = 0; i < view->box_count; i++)
        ck_assert_int_eq(view->boxes[i].change, CHAIN_BOX_SAME);
    for (size_t i = 0; i < view->line_count; i++)
        ck_assert_int_eq(view->lines[i].look, CHAIN_LOOK_SAME);
    chain_view_free(view);
}
END_TEST

START_TEST(missing_and_double_ids_do_no_harm)
{
    struct chain_view *view = view_of("<steps><step actor='n'/><step id='s0' actor='x'/><step id='s0'/></steps>"
                                      "<flows><flow from='s0' to='nowhere'/><flow/></flows>",
                                      "<steps><step actor='n'/><step id='t1' actor='l'/><step id='t1'/></steps>"
                                      "<flows><flow from='t1' to='t1'/></flows>");
    ck_assert_uint_ge(view->box_count, 4);
    chain_view_free(view);
}
END_TEST

START_TEST(drawing_wants_two_chains)
{
    chain_model *model = model_of("<steps><step id='a' actor='n'/></steps>");
    chain_output *output = chain_output_memory();
    chain_draw_options options = CHAIN_DRAW_OPTIONS_INIT;
    options.view = "diff";
    ck_assert_int_eq(chain_draw(model, &options, output, NULL), CHAIN_BAD_ARGUMENT);
    options.against = model;
    options.format = "geometry";
    options.built_in_widths = true;
    ck_assert_int_eq(chain_draw(model, &options, output, NULL), CHAIN_OK);
    ck_assert_ptr_nonnull(chain_output_bytes(output, NULL));
    chain_output_abandon(output);
    chain_model_free(model);
}
END_TEST

UNIT_MAIN("view-diff", each_box_says_what_becomes_of_it, a_chain_and_itself, missing_and_double_ids_do_no_harm,
          drawing_wants_two_chains)
