/* What the unit tests share: a main() and models made from a few lines of chain XML. */
#ifndef CHAIN_TESTS_UNIT_H
#define CHAIN_TESTS_UNIT_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain/load.h"

#define UNIT_COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* UNIT_MAIN("topic", test_a, test_b) runs the tests in this order. */
#define UNIT_MAIN(topic, ...) \
    int main(void) \
    { \
        const TTest *const tests[] = {__VA_ARGS__}; \
        return unit_run(topic, tests, UNIT_COUNT(tests)); \
    }

static inline int unit_run(const char *topic, const TTest *const *tests, size_t count)
{
    Suite *suite = suite_create(topic);
    TCase *tcase = tcase_create(topic);
    for (size_t i = 0; i < count; i++)
        tcase_add_test(tcase, tests[i]);
    suite_add_tcase(suite, tcase);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#define UNIT_CHAIN "<chain xmlns=\"urn:libchain:chain:1\" id=\"c\" xml:lang=\"fi\">"

/* The model of a chain with this content; it must load. */
static inline chain_model *unit_model(const char *content)
{
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    chain_model *model = NULL;
    size_t size = strlen(content) + 200;
    char *text = malloc(size);
    ck_assert_ptr_nonnull(text);
    snprintf(text, size, "%s%s</chain>", UNIT_CHAIN, content);
    options.alone = true;
    ck_assert_int_eq(chain_load_memory(text, strlen(text), "unit.xml", &options, &model), CHAIN_OK);
    free(text);
    ck_assert_ptr_nonnull(model);
    return model;
}

#endif
