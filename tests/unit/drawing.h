/* What the tests share that draw with Graphviz. One file of a program includes it. */
#ifndef CHAIN_TESTS_DRAWING_H
#define CHAIN_TESTS_DRAWING_H

#include "unit.h"

/* Graphviz has no frame pointers: only the slow unwinder sees whose leak it is, so that lsan.supp can name it. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "fast_unwind_on_malloc=0";
}

/* A model of models/. */
static inline chain_model *drawing_model(const char *name)
{
    char path[512];
    chain_model *model = NULL;
    snprintf(path, sizeof path, "%s/%s", getenv("CHAIN_DATA"), name);
    ck_assert_int_eq(chain_load(path, NULL, &model), CHAIN_OK);
    return model;
}

#endif
