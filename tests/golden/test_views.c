/* Views as geometry with letter widths from the table: the same on any machine. A chain of the test's own. */
#include <stdlib.h>
#include <string.h>

#include "../unit/unit.h"
#include "chain/draw.h"
#include "golden.h"

static void compare(const char *view, bool matrix, const char *name)
{
    size_t length;
    char *bytes = golden_read(golden_path("tests/golden/views", "chain.xml"), &length);
    ck_assert_ptr_nonnull(bytes);
    chain_model *model = golden_model(bytes, length);
    chain_output *output = chain_output_memory();
    chain_draw_options options = CHAIN_DRAW_OPTIONS_INIT;
    options.view = view;
    options.matrix = matrix;
    options.format = "geometry";
    options.built_in_widths = true;
    ck_assert_int_eq(chain_draw(model, &options, output, NULL), CHAIN_OK);
    golden_compare(golden_path("tests/golden/views", name), output);
    chain_model_free(model);
    free(bytes);
}

START_TEST(cells_are_as_kept)
{
    compare("information", false, "information.json");
    compare("coverage", false, "coverage.json");
    compare("handoffs", true, "handoffs.json");
    compare("path", false, "path.json");
}
END_TEST

START_TEST(charts_are_as_kept)
{
    compare("lanes", false, "lanes.json");
    compare("client", false, "client.json");
    compare("handoffs", false, "handoff-map.json");
}
END_TEST

UNIT_MAIN("views", cells_are_as_kept, charts_are_as_kept)
