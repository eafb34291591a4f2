/* The canonical form: files of tests/golden/fmt as they must come out, and every file of the tree read, written, read again. */
#include "../unit/unit.h"
#include "chain/write.h"
#include "everything.h"
#include "golden.h"

static size_t unreadable;

/* Writing what was written changes no byte, and it says the same. */
static void round_trip(const char *path)
{
    size_t length, first_length, second_length;
    char why[2000] = "";
    char *bytes = golden_read(path, &length);
    chain_model *model = golden_model(bytes, length);
    free(bytes);
    if (!model) {
        unreadable++;
        return;
    }
    char *first = golden_written(model, &first_length);
    ck_assert_msg(first, "%s is not written", path);
    chain_model *again = golden_model(first, first_length);
    ck_assert_msg(again, "%s is not read again:\n%s", path, first);
    ck_assert_msg(golden_same_model(model, again, why, sizeof why), "%s is not the same: %s\n%s", path, why, first);
    char *second = golden_written(again, &second_length);
    ck_assert_msg(first_length == second_length && memcmp(first, second, first_length) == 0, "%s changes again:\n%s\n%s", path,
                  first, second);
    free(first);
    free(second);
    chain_model_free(model);
    chain_model_free(again);
}

START_TEST(every_model_comes_back)
{
    unreadable = 0;
    ck_assert_uint_ge(golden_each(golden_path("models", ""), ".xml", round_trip), 10);
    ck_assert_uint_eq(unreadable, 0);
}
END_TEST

START_TEST(every_fixture_comes_back)
{
    golden_each(golden_path("tests", ""), ".xml", round_trip);
}
END_TEST

static void compare_formatted(const char *path)
{
    char expected[1024];
    size_t length;
    char *bytes = golden_read(path, &length);
    chain_model *model = golden_model(bytes, length);
    chain_output *output = chain_output_memory();
    ck_assert_msg(model, "%s cannot be read", path);
    ck_assert_int_eq(chain_model_write(model, output), CHAIN_OK);
    snprintf(expected, sizeof expected, "%.*s.out.xml", (int)(strlen(path) - strlen(".in.xml")), path);
    golden_compare(expected, output);
    chain_model_free(model);
    free(bytes);
}

START_TEST(files_come_out_as_kept)
{
    ck_assert_uint_ge(golden_each(golden_path("tests/golden/fmt", ""), ".in.xml", compare_formatted), 5);
}
END_TEST

/* Every element with every attribute and text, written backwards, comes out in the order of the table. */
START_TEST(everything_comes_out_in_order)
{
    chain_output *input = chain_output_memory(), *output = chain_output_memory();
    size_t length;
    everything_write(input);
    const char *bytes = chain_output_bytes(input, &length);
    chain_model *model = golden_model(bytes, length);
    ck_assert_msg(model, "everything cannot be read:\n%s", bytes);
    ck_assert_int_eq(chain_model_write(model, output), CHAIN_OK);
    golden_compare(golden_path("tests/golden/fmt", "everything.out.xml"), output);
    chain_model_free(model);
    chain_output_abandon(input);
}
END_TEST

UNIT_MAIN("fmt", every_model_comes_back, every_fixture_comes_back, files_come_out_as_kept, everything_comes_out_in_order)
