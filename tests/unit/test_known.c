/* Known findings, counts by rule, mending: what the command does not ask of the library. */
#include <stdio.h>

#include "chain/chain.h"
#include "unit.h"

#define CONTENT \
    "\n<actors><actor id='c' kind='client'/></actors><steps><start id='a' actor='c'/><end id='b' actor='c'/></steps>\n" \
    "<flows><flow from='a' to='b'/>\n<flow from='a' to='gone'/>\n<flow from='a' to='gone'/></flows>\n"

static chain_findings *found(void)
{
    chain_model *model = unit_model(CONTENT);
    chain_findings *findings = chain_findings_new();
    ck_assert_int_eq(chain_findings_add_file(findings, "unit.xml"), CHAIN_OK);
    ck_assert_int_eq(chain_check(model, NULL, findings), CHAIN_OK);
    ck_assert_uint_ge(chain_findings_count(findings), 2);
    chain_model_free(model);
    return findings;
}

static const char *text_of(chain_baseline *baseline, chain_output *output)
{
    ck_assert_int_eq(chain_baseline_write(baseline, output), CHAIN_OK);
    return chain_output_bytes(output, NULL);
}

START_TEST(a_list_of_known_findings)
{
    chain_findings *findings = found();
    chain_baseline *baseline = chain_baseline_new(NULL, NULL), *again = chain_baseline_new(NULL, NULL);
    chain_output *first = chain_output_memory(), *second = chain_output_memory();
    chain_known known;
    size_t count = chain_findings_count(findings);
    ck_assert_int_eq(chain_baseline_add(baseline, findings), CHAIN_OK);
    ck_assert_uint_eq(chain_baseline_count(baseline), count);
    ck_assert_int_eq(chain_baseline_apply(baseline, findings, &known), CHAIN_BAD_ARGUMENT); /* not in order yet */
    const char *text = text_of(baseline, first);
    ck_assert_int_eq(chain_baseline_read(again, text, strlen(text), NULL), CHAIN_OK);
    ck_assert_str_eq(text_of(again, second), text);
    ck_assert_int_eq(chain_baseline_apply(again, findings, &known), CHAIN_OK);
    ck_assert_uint_eq(known.hidden, count);
    ck_assert_uint_eq(known.gone, 0);
    ck_assert_uint_eq(chain_findings_count(findings), 0);
    ck_assert_int_eq(chain_baseline_apply(again, findings, &known), CHAIN_OK);
    ck_assert_uint_eq(known.gone, count);
    chain_output_abandon(first);
    chain_output_abandon(second);
    chain_baseline_free(baseline);
    chain_baseline_free(again);
    chain_findings_free(findings);
}
END_TEST

/* Whatever becomes of one byte, it is read or refused, and nothing else. */
START_TEST(a_damaged_list)
{
    chain_findings *findings = found();
    chain_baseline *baseline = chain_baseline_new("/x", "/x/y");
    chain_output *output = chain_output_memory();
    ck_assert_int_eq(chain_baseline_add(baseline, findings), CHAIN_OK);
    const char *text = text_of(baseline, output);
    size_t length = strlen(text);
    for (size_t at = 0; at < length; at++) {
        static const char others[] = {'\0', '\t', '\n', '\\', '0', (char)0xFF};
        for (size_t i = 0; i < sizeof others; i++) {
            char copy[4096];
            chain_findings_fault fault = {0, NULL};
            chain_baseline *read = chain_baseline_new(NULL, NULL);
            memcpy(copy, text, length);
            copy[at] = others[i];
            chain_status status = chain_baseline_read(read, copy, length, &fault);
            ck_assert(status == CHAIN_OK || (status == CHAIN_UNSUPPORTED && fault.line >= 1 && fault.why));
            chain_baseline_free(read);
        }
    }
    for (size_t cut = 0; cut + 1 < length; cut++) {
        chain_baseline *read = chain_baseline_new(NULL, NULL);
        ck_assert_int_eq(chain_baseline_read(read, text, cut, NULL), CHAIN_UNSUPPORTED);
        chain_baseline_free(read);
    }
    chain_output_abandon(output);
    chain_baseline_free(baseline);
    chain_findings_free(findings);
}
END_TEST

START_TEST(counts)
{
    chain_findings *findings = found();
    chain_statistics *statistics = chain_statistics_new();
    chain_statistic row, next;
    size_t sum = 0;
    chain_statistics_add(statistics, findings);
    chain_statistics_add(statistics, findings);
    for (size_t i = 0; chain_statistics_at(statistics, i, &row); i++) {
        sum += row.findings;
        ck_assert_uint_eq(row.files, 2);
        ck_assert(!chain_statistics_at(statistics, i + 1, &next) || next.findings <= row.findings);
    }
    ck_assert_uint_eq(sum, 2 * chain_findings_count(findings));
    chain_statistics_free(statistics);
    chain_findings_free(findings);
}
END_TEST

START_TEST(weights_and_groups)
{
    const chain_rule_weight off[] = {{"check", CHAIN_SEVERITY_UNKNOWN}, {NULL, CHAIN_SEVERITY_UNKNOWN}};
    const chain_rule_weight wrong[] = {{"chek", CHAIN_SEVERITY_ERROR}, {NULL, CHAIN_SEVERITY_UNKNOWN}};
    chain_model *model = unit_model(CONTENT);
    chain_findings *findings = chain_findings_new();
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    options.weights = off;
    ck_assert_int_eq(chain_check(model, &options, findings), CHAIN_OK);
    ck_assert_uint_eq(chain_findings_count(findings), 0);
    options.weights = wrong;
    ck_assert_int_eq(chain_check(model, &options, findings), CHAIN_BAD_ARGUMENT);
    ck_assert_str_eq(chain_rules_nearest("chek"), "check");
    /* Each group has rules (an objective may have none yet), and no rule has the name of a group. */
    for (size_t i = 0; i < chain_group_count(); i++) {
        size_t members = 0;
        for (size_t k = 0; k < chain_rule_count(); k++)
            members += chain_rule_in_group(chain_rule_at(k), chain_group_name(i));
        ck_assert(members > 0 || strncmp(chain_group_name(i), "obj", 3) == 0);
        ck_assert_ptr_null(chain_rule_find(chain_group_name(i)));
    }
    chain_findings_free(findings);
    chain_model_free(model);
}
END_TEST

START_TEST(nothing_is_asked_of_nothing)
{
    chain_output *output = chain_output_memory();
    chain_findings *findings = chain_findings_new();
    ck_assert_int_eq(chain_baseline_add(NULL, findings), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_baseline_apply(NULL, findings, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_baseline_read(NULL, "", 0, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_baseline_write(NULL, output), CHAIN_BAD_ARGUMENT);
    ck_assert_uint_eq(chain_baseline_count(NULL), 0);
    ck_assert_uint_eq(chain_baseline_of_lost_files(NULL), 0);
    ck_assert_int_eq(chain_statistics_write(NULL, CHAIN_LANG_EN, output), CHAIN_BAD_ARGUMENT);
    ck_assert_uint_eq(chain_statistics_count(NULL), 0);
    ck_assert_int_eq(chain_fix(NULL, "x", findings, output, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert(!chain_finding_is_fixable(NULL));
    ck_assert(!chain_rule_is_fixable(NULL));
    ck_assert_uint_eq(chain_finding_related_count(NULL), 0);
    ck_assert_uint_eq(chain_findings_cut(NULL), 0);
    ck_assert(!chain_rule_in_group(NULL, "check"));
    ck_assert(!chain_rules_named(NULL));
    ck_assert_ptr_null(chain_rules_nearest(NULL));
    chain_statistics_add(NULL, findings);
    chain_findings_free(findings);
    chain_output_abandon(output);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {a_list_of_known_findings, a_damaged_list, counts, weights_and_groups, nothing_is_asked_of_nothing};
    return unit_run("known", tests, UNIT_COUNT(tests));
}
