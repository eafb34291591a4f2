/* Figures against the plainest way to compute them. */
#include "chain/figures.h"

#include <math.h>

#include "chain/kinds.h"
#include "unit.h"

/* Does some k of 0..base round to the digits? In whole numbers, halves up. */
static bool some_k_fits(int64_t digits, int64_t scale, int64_t base)
{
    for (int64_t k = 0; k <= 3 * base; k++)
        if ((2 * scale * k + base) / (2 * base) == digits)
            return true;
    return false;
}

START_TEST(test_share_possible_is_what_trying_all_finds)
{
    for (int64_t base = 1; base <= 130; base++)
        for (int64_t digits = 0; digits <= 100; digits++)
            ck_assert_msg(chain_share_possible(digits, 100, base) == some_k_fits(digits, 100, base), "%d %% of %d", (int)digits,
                          (int)base);
    for (int64_t base = 1; base <= 40; base++)
        for (int64_t digits = 0; digits <= 1000; digits += 7)
            ck_assert(chain_share_possible(digits, 1000, base) == some_k_fits(digits, 1000, base));
}
END_TEST

/* 004:351: 32 %, 29 % and 13 % are possible of 91, but 32 % is not of 80 (26 of 80 = 32.5, which rounds to 33). */
START_TEST(test_share_possible_of_the_seed)
{
    ck_assert(!chain_share_possible(32, 100, 80));
    ck_assert(chain_share_possible(29, 100, 80) && chain_share_possible(13, 100, 80));
    ck_assert(chain_share_possible(32, 100, 91) && chain_share_possible(29, 100, 91) && chain_share_possible(13, 100, 91));
    ck_assert(chain_share_possible(98, 100, 80) && chain_share_possible(91, 100, 89));
    ck_assert(chain_share_possible(325, 1000, 80));
}
END_TEST

START_TEST(test_share_possible_at_the_edges)
{
    ck_assert(chain_share_possible(0, 100, 1) && chain_share_possible(100, 100, 1) && chain_share_possible(0, 1, 7));
    ck_assert(!chain_share_possible(50, 100, 1));
    ck_assert(!chain_share_possible(-1, 100, 1) && !chain_share_possible(1, 0, 1) && !chain_share_possible(1, 100, 0));
    ck_assert(!chain_share_possible(INT64_MAX, 100, 1) && !chain_share_possible(1, INT64_MAX, 1) &&
              !chain_share_possible(1, 1, INT64_MAX));
    ck_assert(chain_share_possible(1000000000, 1000000000, 1000000000));
}
END_TEST

START_TEST(test_per_year)
{
    double year = -1;
    ck_assert(chain_per_year(900, 10, &year));
    ck_assert_double_eq(year, 1080);
    ck_assert(chain_per_year(8, 8, &year));
    ck_assert_double_eq(year, 12);
    ck_assert(!chain_per_year(1, 0, &year) && !chain_per_year(1, -3, &year) && !chain_per_year(1, 1201, &year) &&
              !chain_per_year(1, 12, NULL));
    ck_assert_double_eq(year, 12);
}
END_TEST

START_TEST(test_continuity_by_hand)
{
    static const struct {
        uint32_t visits[4];
        double coci, upc;
    } cases[] = {{{4, 0, 0, 0}, 1, 1}, {{1, 1, 1, 1}, 0, 0.25}, {{2, 2, 0, 0}, 1.0 / 3, 0.5}, {{3, 1, 0, 0}, 0.5, 0.75}};
    double coci = -1, upc = -1;
    for (size_t i = 0; i < UNIT_COUNT(cases); i++) {
        ck_assert(chain_continuity(cases[i].visits, 4, &coci, &upc));
        ck_assert_double_eq_tol(coci, cases[i].coci, 1e-12);
        ck_assert_double_eq_tol(upc, cases[i].upc, 1e-12);
    }
    ck_assert(!chain_continuity(NULL, 3, &coci, &upc) && !chain_continuity(cases[0].visits, 0, &coci, &upc));
    ck_assert(!chain_continuity((const uint32_t[]){1, 0}, 2, &coci, &upc));
    ck_assert(!chain_continuity((const uint32_t[]){UINT32_MAX, UINT32_MAX}, 2, &coci, &upc));
    ck_assert(chain_continuity((const uint32_t[]){2}, 1, NULL, NULL));
}
END_TEST

/* COCI is the chance that two different visits, drawn at random, are with the same provider: all pairs are tried. */
START_TEST(test_continuity_is_the_chance_of_pairs)
{
    uint32_t seed = 7;
    for (int round = 0; round < 200; round++) {
        uint32_t visits[5] = {0}, provider[40], count = 2 + (uint32_t)round % 38, same = 0, pairs = 0;
        double coci;
        for (uint32_t i = 0; i < count; i++) {
            seed = seed * 1664525u + 1013904223u;
            provider[i] = (seed >> 16) % 5;
            visits[provider[i]]++;
        }
        for (uint32_t a = 0; a < count; a++) {
            for (uint32_t b = a + 1; b < count; b++) {
                pairs++;
                same += provider[a] == provider[b];
            }
        }
        ck_assert(chain_continuity(visits, 5, &coci, NULL));
        ck_assert_double_eq_tol(coci, (double)same / pairs, 1e-12);
    }
}
END_TEST

START_TEST(test_third_free)
{
    double t3 = -1;
    ck_assert(chain_third_free((const double[]){30, 3, 12}, 3, &t3));
    ck_assert_double_eq(t3, 12);
    ck_assert(chain_third_free((const double[]){4, 1, 9, 2}, 4, &t3));
    ck_assert_double_eq(t3, 3);
    ck_assert(chain_third_free((const double[]){5, -1, -1}, 3, &t3));
    ck_assert_double_eq(t3, CHAIN_T3_WAITING_LIST);
    ck_assert(!chain_third_free(NULL, 1, &t3) && !chain_third_free((const double[]){1}, 0, &t3) &&
              !chain_third_free((const double[]){NAN}, 1, &t3) && !chain_third_free((const double[]){1}, 1, NULL));
}
END_TEST

static chain_model *metric(const char *attributes, const char *values)
{
    char content[2000];
    snprintf(content, sizeof content, "<metrics><metric id=\"m\" %s>%s</metric></metrics>", attributes, values);
    return unit_model(content);
}

START_TEST(test_outcomes)
{
    chain_outcomes outcomes = {.parts = 99};
    chain_model *model = metric("base=\"91\"", "<value share=\"32 %\"><name>a</name></value><value count=\"80\"><name>d</name></value>"
                                               "<value share=\"29 %\"><name>b</name></value><value count=\"11\"><name>e</name></value>"
                                               "<value share=\"13.5 %\"><name>c</name></value><value share=\"50 %\"/>");
    const chain_object *m = chain_model_find(model, "m");
    ck_assert(chain_metric_outcomes(m, 0, &outcomes));
    ck_assert_uint_eq(outcomes.parts, 3);
    ck_assert(!outcomes.counted);
    ck_assert_double_eq_tol(outcomes.told, 0.745, 1e-12);
    ck_assert_double_eq_tol(outcomes.untold, 0.255, 1e-12);
    ck_assert_double_eq_tol(outcomes.slack, 0.005 + 0.005 + 0.0005, 1e-12);
    ck_assert(chain_metric_outcomes(m, 1, &outcomes));
    ck_assert(outcomes.counted);
    ck_assert_uint_eq(outcomes.parts, 2);
    ck_assert_double_eq_tol(outcomes.told, 1, 1e-12);
    ck_assert(!chain_metric_outcomes(m, 2, &outcomes));
    ck_assert_uint_eq(outcomes.parts, 2);
    ck_assert(!chain_metric_outcomes(NULL, 0, &outcomes) && !chain_metric_outcomes(m, 0, NULL) &&
              !chain_metric_outcomes(chain_model_root(model), 0, &outcomes));
    chain_model_free(model);
}
END_TEST

START_TEST(test_measurement)
{
    chain_measurement all, one;
    chain_model *model = unit_model(
        "<metrics><metric id=\"a\" objective=\"obj1\" numerator=\"n\" base=\"5\" instruction=\"i\" source=\"s\" baseline=\"1\" "
        "target=\"2\" months=\"12\"><value count=\"3\"/></metric><metric id=\"b\" objective=\"obj2\"/></metrics>");
    ck_assert(chain_model_measurement(model, 0, &all));
    ck_assert(chain_model_measurement(model, CHAIN_OBJECTIVE_OBJ1, &one));
    ck_assert_uint_eq(all.metrics, 2);
    ck_assert_uint_eq(all.asked, 16);
    ck_assert_uint_eq(all.told, 8);
    ck_assert_uint_eq(one.metrics, 1);
    ck_assert_uint_eq(one.told, 8);
    ck_assert(chain_model_measurement(model, CHAIN_OBJECTIVE_OBJ4, &one));
    ck_assert_uint_eq(one.asked, 0);
    ck_assert(!chain_model_measurement(NULL, 0, &one) && !chain_model_measurement(model, 0, NULL));
    chain_model_free(model);
}
END_TEST

/* A chain of gaps-coast (tests/rules): alpha and beta in north, gamma beside it. */
static chain_model *coast(const char *content)
{
    char path[500], text[3000];
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    chain_model *model = NULL;
    snprintf(path, sizeof path, "%s/tests/rules/access-area/x.xml", getenv("CHAIN_SOURCE"));
    snprintf(text, sizeof text, "<chain xmlns=\"urn:libchain:chain:1\" id=\"x\" region=\"gaps-coast\">%s</chain>", content);
    ck_assert_int_eq(chain_load_memory(text, strlen(text), path, &options, &model), CHAIN_OK);
    ck_assert_ptr_nonnull(chain_model_find(model, "gamma"));
    return model;
}

START_TEST(test_coverage)
{
    chain_coverage coverage;
    chain_model *model = coast("<steps><step id=\"s\" kind=\"treat\"><availability area=\"alpha\" value=\"bought\"/>"
                               "<availability area=\"beta\" value=\"limited\"/></step><step id=\"t\" kind=\"treat\"/></steps>");
    const chain_object *s = chain_model_find(model, "s");
    ck_assert(chain_object_coverage(s, 20260101, &coverage));
    ck_assert_uint_eq(coverage.areas, 3);
    ck_assert_uint_eq(coverage.served, 1);
    ck_assert_uint_eq(coverage.lacking, 1);
    ck_assert_uint_eq(coverage.unknown, 1);
    ck_assert_double_eq_tol(coverage.low, 1.0 / 3, 1e-12);
    ck_assert_double_eq_tol(coverage.high, 2.0 / 3, 1e-12);
    ck_assert(!coverage.weighted);
    ck_assert(!chain_object_coverage(chain_model_find(model, "t"), 20260101, &coverage));
    ck_assert(!chain_object_coverage(NULL, 20260101, &coverage) && !chain_object_coverage(s, 20260101, NULL) &&
              !chain_object_coverage(chain_model_root(model), 20260101, &coverage));
    chain_model_free(model);
}
END_TEST

START_TEST(test_adoption)
{
    chain_adoption adoption;
    chain_model *model = coast("<status value=\"described\" date=\"2020-01-01\"/><status value=\"adopted\" area=\"north\" "
                               "date=\"2021-01-01\"/><status value=\"established\" area=\"alpha\" date=\"2022-01-01\"/>"
                               "<status value=\"not-kept\" area=\"beta\" date=\"2023-01-01\"/>"
                               "<status value=\"described\" area=\"alpha\" date=\"2024-01-01\"/>");
    ck_assert(chain_area_adoption(chain_model_find(model, "alpha"), 20260101, &adoption));
    ck_assert_int_eq(adoption.phase, CHAIN_STATUS_ESTABLISHED);
    ck_assert_int_eq(adoption.distance, 0);
    ck_assert(adoption.in_use && adoption.was_in_use);
    ck_assert(chain_area_adoption(chain_model_find(model, "alpha"), 20211231, &adoption));
    ck_assert_int_eq(adoption.phase, CHAIN_STATUS_ADOPTED);
    ck_assert_int_eq(adoption.since, 20210101);
    ck_assert_int_eq(adoption.distance, 1);
    ck_assert(chain_area_adoption(chain_model_find(model, "beta"), 20260101, &adoption));
    ck_assert(!adoption.in_use && adoption.was_in_use);
    ck_assert_int_eq(adoption.side, CHAIN_STATUS_NOT_KEPT);
    ck_assert_int_eq(adoption.side_since, 20230101);
    ck_assert(chain_area_adoption(chain_model_find(model, "gamma"), 20260101, &adoption));
    ck_assert_int_eq(adoption.phase, CHAIN_STATUS_DESCRIBED);
    ck_assert(!adoption.was_in_use);
    ck_assert(!chain_area_adoption(chain_model_find(model, "gamma"), 20191231, &adoption));
    ck_assert(!chain_area_adoption(chain_model_find(model, "county"), 20260101, &adoption));
    ck_assert(!chain_area_adoption(NULL, 20260101, &adoption) && !chain_area_adoption(chain_model_root(model), 20260101, &adoption));
    chain_model_free(model);
}
END_TEST

UNIT_MAIN("figures", test_share_possible_is_what_trying_all_finds, test_share_possible_of_the_seed, test_share_possible_at_the_edges,
          test_per_year, test_continuity_by_hand, test_continuity_is_the_chance_of_pairs, test_third_free,
          test_outcomes, test_measurement, test_coverage, test_adoption)
