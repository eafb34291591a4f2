/* Two chains side by side: who is paired with whom, what differs, what becomes of the gaps. */
#include <math.h>

#include "chain/compare.h"
#include "compare/compare.h"
#include "unit.h"
#include "write/csv.h"

#define OPEN "<chain xmlns='urn:libchain:chain:1' id='%s' xml:lang='fi'><title>T</title><actors>" \
             "<actor id='asiakas' kind='client'/><actor id='hoitaja' kind='nurse'><name>Hoitaja</name></actor>" \
             "<actor id='laakari' kind='physician'><name>Lääkäri</name></actor></actors><steps>"
#define FLOWS "</steps><flows>"
#define CLOSE "</flows></chain>"

static chain_model *model_of(const char *steps, const char *flows)
{
    char text[8192];
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    chain_model *model = NULL;
    int n = snprintf(text, sizeof text, OPEN "%s" FLOWS "%s" CLOSE, "c", steps, flows);
    ck_assert_int_lt(n, (int)sizeof text);
    options.alone = true;
    ck_assert_int_eq(chain_load_memory(text, (size_t)n, "t.xml", &options, &model), CHAIN_OK);
    return model;
}

struct two {
    chain_model *before, *after;
    chain_comparison *comparison;
};

static struct two compare_models(chain_model *before, chain_model *after, bool no_gaps)
{
    struct two two = {before, after, NULL};
    chain_compare_options options = CHAIN_COMPARE_OPTIONS_INIT;
    options.no_gaps = no_gaps;
    options.as_of = 20260101;
    ck_assert_int_eq(chain_compare(before, after, &options, &two.comparison), CHAIN_OK);
    return two;
}

static struct two compare(const char *before, const char *after)
{
    return compare_models(model_of(before, ""), model_of(after, ""), true);
}

static void done(struct two two)
{
    chain_comparison_free(two.comparison);
    if (two.after != two.before)
        chain_model_free(two.after);
    chain_model_free(two.before);
}

/* The pair of the new chain's object with an id. */
static const chain_pair *pair_of(const struct two *two, const char *id)
{
    const chain_pair *pair = chain_comparison_pair_of(two->comparison, chain_model_find(two->after, id));
    ck_assert_ptr_nonnull(pair);
    return pair;
}

static const char *old_id(const chain_pair *pair)
{
    return pair->before ? chain_object_id(pair->before) : "";
}

static const chain_change *change_of(const struct two *two, chain_change_kind kind, chain_field field)
{
    const chain_change *found = NULL;
    for (size_t i = 0; i < chain_comparison_change_count(two->comparison); i++) {
        const chain_change *change = chain_comparison_change(two->comparison, i);
        if (change->kind != kind || (field && change->field != field))
            continue;
        ck_assert_msg(!found, "more than one %s", chain_change_name(kind));
        found = change;
    }
    return found;
}

static size_t count(const struct two *two, chain_change_kind kind)
{
    size_t found = 0;
    for (size_t i = 0; i < chain_comparison_change_count(two->comparison); i++)
        found += chain_comparison_change(two->comparison, i)->kind == kind;
    return found;
}

START_TEST(a_chain_and_itself_are_the_same)
{
    chain_model *model = model_of("<start id='a' actor='asiakas'/><step id='b' kind='triage' actor='hoitaja'><name>B</name></step>"
                                  "<step id='c' kind='triage' actor='hoitaja'><name>B</name></step>",
                                  "<handoff from='a' to='b' kind='contact'/><flow from='b' to='c'/><flow from='b' to='c'/>");
    struct two two = compare_models(model, model, false);
    ck_assert_uint_eq(chain_comparison_change_count(two.comparison), 0);
    ck_assert_uint_eq(chain_comparison_pair_count(two.comparison), 3 + 3 + 3);
    for (size_t i = 0; i < chain_comparison_gap_count(two.comparison); i++)
        ck_assert_int_eq(chain_comparison_gap(two.comparison, i)->state, CHAIN_GAP_REMAINS);
    ck_assert_uint_gt(chain_comparison_gap_count(two.comparison), 0);
    for (size_t i = 0; i < chain_comparison_figure_count(two.comparison); i++) {
        const chain_figure *figure = chain_comparison_figure(two.comparison, i);
        ck_assert(figure->before_low == figure->after_low || (isnan(figure->before_low) && isnan(figure->after_low)));
    }
    done(two);
}
END_TEST

START_TEST(pairs_by_id_alias_and_name)
{
    struct two two = compare("<step id='same' kind='triage' actor='hoitaja'><name>Arvio</name></step>"
                             "<step id='old' kind='plan' actor='hoitaja'><name>Suunnitelma tehdään</name></step>"
                             "<step id='x1' kind='treat' actor='laakari'><name>Hoito, toinen</name></step>"
                             "<step id='y1' kind='close' actor='laakari'><name>Päättäminen</name></step>",
                             "<step id='same' kind='triage' actor='hoitaja'><name>Arvio uusin sanoin</name></step>"
                             "<step id='new' kind='plan' actor='hoitaja'><name>Yhteinen suunnitelma</name>"
                             "<alias>SUUNNITELMA   tehdään!</alias></step>"
                             "<step id='x2' kind='treat' actor='laakari'><name>hoito toinen</name></step>"
                             "<step id='y2' kind='close' actor='hoitaja'><name>Päättäminen</name></step>");
    ck_assert_str_eq(old_id(pair_of(&two, "same")), "same");
    ck_assert_int_eq(pair_of(&two, "same")->match, CHAIN_MATCH_ID);
    ck_assert(pair_of(&two, "same")->sure);
    ck_assert_str_eq(old_id(pair_of(&two, "new")), "old");
    ck_assert_int_eq(pair_of(&two, "new")->match, CHAIN_MATCH_ALIAS);
    ck_assert_str_eq(old_id(pair_of(&two, "x2")), "x1");
    ck_assert_int_eq(pair_of(&two, "x2")->match, CHAIN_MATCH_LABEL);
    ck_assert(pair_of(&two, "x2")->sure);
    ck_assert_str_eq(old_id(pair_of(&two, "y2")), "y1");
    ck_assert_int_eq(pair_of(&two, "y2")->match, CHAIN_MATCH_NAME);
    ck_assert(!pair_of(&two, "y2")->sure);
    ck_assert_str_eq(change_of(&two, CHAIN_CHANGE_MOVED, 0)->is, "hoitaja");
    done(two);
}
END_TEST

START_TEST(swapped_ids_are_unsure)
{
    struct two two = compare("<step id='a' kind='triage' actor='hoitaja'><name>Arvio</name></step>"
                             "<step id='b' kind='treat' actor='laakari'><name>Hoito</name></step>",
                             "<step id='b' kind='triage' actor='hoitaja'><name>Arvio</name></step>"
                             "<step id='a' kind='treat' actor='laakari'><name>Hoito</name></step>");
    ck_assert_str_eq(old_id(pair_of(&two, "a")), "a");
    ck_assert(!pair_of(&two, "a")->sure);
    ck_assert(!pair_of(&two, "b")->sure);
    done(two);
}
END_TEST

START_TEST(doubles_are_paired_once_and_unsure)
{
    struct two two = compare("<step id='a1' kind='treat' actor='hoitaja'><name>Käynti</name></step>"
                             "<step id='a2' kind='treat' actor='hoitaja'><name>Käynti</name></step>",
                             "<step id='b1' kind='treat' actor='hoitaja'><name>Käynti</name></step>"
                             "<step id='b2' kind='treat' actor='hoitaja'><name>Käynti</name></step>"
                             "<step id='b3' kind='treat' actor='hoitaja'><name>Käynti</name></step>");
    ck_assert_str_eq(old_id(pair_of(&two, "b1")), "a1");
    ck_assert_str_eq(old_id(pair_of(&two, "b2")), "a2");
    ck_assert_ptr_null(pair_of(&two, "b3")->before);
    ck_assert(!pair_of(&two, "b1")->sure && pair_of(&two, "b3")->sure);
    ck_assert_uint_eq(count(&two, CHAIN_CHANGE_ADDED), 1);
    done(two);
}
END_TEST

START_TEST(empty_chains)
{
    struct two two = compare("", "");
    ck_assert_uint_eq(chain_comparison_change_count(two.comparison), 0);
    done(two);
    two = compare("", "<step id='a' kind='treat' actor='hoitaja'/>");
    ck_assert_uint_eq(count(&two, CHAIN_CHANGE_ADDED), 1);
    done(two);
}
END_TEST

START_TEST(each_kind_of_change)
{
    struct two two = compare_models(
        model_of("<step id='a' kind='triage' actor='hoitaja' channel='phone' planned='P7D' tier='basic' asks='risk'>"
                 "<name>Arvio</name><language code='fi' level='worker'/></step><step id='b' kind='treat' actor='laakari'/>",
                 "<handoff from='a' to='b' kind='guidance' carries='risk' acknowledge='no'/>"),
        model_of("<step id='a' kind='triage' actor='laakari' channel='phone video' planned='P1W' max='P2W' tier='early' asks='risk'>"
                 "<name>Arvio</name><language code='fi' level='interpreter'/></step><step id='b' kind='treat' actor='laakari'/>",
                 "<handoff from='a' to='b' kind='referral' carries='risk care-plan' acknowledge='yes'/>"),
        true);
    ck_assert_str_eq(change_of(&two, CHAIN_CHANGE_MOVED, 0)->was, "hoitaja");
    ck_assert_str_eq(change_of(&two, CHAIN_CHANGE_CHANNEL, 0)->gained, "video");
    ck_assert_str_eq(change_of(&two, CHAIN_CHANGE_CHANNEL, 0)->lost, "");
    /* A week is seven days. */
    ck_assert_int_eq(change_of(&two, CHAIN_CHANGE_LIMIT, 0)->field, CHAIN_F_MAX);
    ck_assert_str_eq(change_of(&two, CHAIN_CHANGE_TIER, 0)->is, "early");
    ck_assert_str_eq(change_of(&two, CHAIN_CHANGE_LANGUAGE, 0)->detail, "fi");
    ck_assert_str_eq(change_of(&two, CHAIN_CHANGE_HANDOFF, 0)->was, "guidance");
    ck_assert_str_eq(change_of(&two, CHAIN_CHANGE_INFORMATION, 0)->gained, "care-plan");
    ck_assert_str_eq(change_of(&two, CHAIN_CHANGE_ACKNOWLEDGE, 0)->is, "yes");
    ck_assert_uint_eq(chain_comparison_change_count(two.comparison), 8);
    done(two);
}
END_TEST

START_TEST(a_renamed_actor_is_no_move)
{
    struct two two = compare("<step id='a' kind='triage' actor='hoitaja'/>", "<step id='a' kind='triage' actor='hoitaja'/>");
    done(two);
    const char *before = "<chain xmlns='urn:libchain:chain:1' id='c' xml:lang='fi'><actors><actor id='n1' kind='nurse'>"
                         "<name>Sairaanhoitaja</name></actor></actors><steps><step id='a' actor='n1'/></steps></chain>";
    const char *after = "<chain xmlns='urn:libchain:chain:1' id='c' xml:lang='fi'><actors><actor id='n2' kind='nurse'>"
                        "<name>Hoitaja, sote-keskus</name></actor></actors><steps><step id='a' actor='n2'/></steps></chain>";
    chain_model *models[2] = {NULL, NULL};
    ck_assert_int_eq(chain_load_memory(before, strlen(before), NULL, NULL, &models[0]), CHAIN_OK);
    ck_assert_int_eq(chain_load_memory(after, strlen(after), NULL, NULL, &models[1]), CHAIN_OK);
    two = compare_models(models[0], models[1], true);
    ck_assert_int_eq(pair_of(&two, "n2")->match, CHAIN_MATCH_KIND);
    ck_assert(!pair_of(&two, "n2")->sure);
    ck_assert_ptr_null(change_of(&two, CHAIN_CHANGE_MOVED, 0));
    done(two);
}
END_TEST

START_TEST(order)
{
    const char *steps = "<step id='a' actor='hoitaja'/><step id='b' actor='hoitaja'/><step id='c' actor='hoitaja'/>";
    struct two two = compare_models(model_of(steps, "<flow from='a' to='b'/><flow from='b' to='c'/>"),
                                    model_of(steps, "<flow from='b' to='a'/><flow from='a' to='c'/>"), true);
    const chain_change *change = change_of(&two, CHAIN_CHANGE_ORDER, 0);
    ck_assert_str_eq(chain_object_id(change->after), "b");
    ck_assert_str_eq(change->detail, "a");
    done(two);
    /* In a loop there is no before and after. */
    two = compare_models(model_of(steps, "<flow from='a' to='b'/>"), model_of(steps, "<flow from='b' to='a'/><flow from='a' to='b'/>"),
                         true);
    ck_assert_ptr_null(change_of(&two, CHAIN_CHANGE_ORDER, 0));
    done(two);
}
END_TEST

START_TEST(a_gap_that_closes_and_one_that_is_new)
{
    const char *steps = "<start id='s' actor='asiakas'/><step id='a' kind='triage' actor='hoitaja'/>"
                        "<step id='b' kind='treat' actor='laakari'/><end id='e' actor='asiakas'/>";
    struct two two = compare_models(
        model_of(steps, "<handoff from='s' to='a' kind='contact'/><handoff from='a' to='b' kind='none'/><flow from='b' to='e'/>"),
        model_of(steps, "<handoff from='s' to='a' kind='none'/><handoff from='a' to='b' kind='referral'><criteria>X</criteria></handoff>"
                        "<flow from='b' to='e'/>"),
        false);
    int closed = 0, new = 0;
    for (size_t i = 0; i < chain_comparison_gap_count(two.comparison); i++) {
        const chain_gap_change *gap = chain_comparison_gap(two.comparison, i);
        const chain_finding *finding = gap->after ? gap->after : gap->before;
        if (strcmp(chain_rule_id(chain_finding_rule(finding)), "no-referral-practice") != 0)
            continue;
        closed += gap->state == CHAIN_GAP_CLOSED && strcmp(chain_finding_subject(finding), "a>b") == 0 && !gap->gone;
        new += gap->state == CHAIN_GAP_NEW && strcmp(chain_finding_subject(finding), "s>a") == 0;
    }
    ck_assert_int_eq(closed, 1);
    ck_assert_int_eq(new, 1);
    done(two);
}
END_TEST

static void count_both(const char *before, const char *after)
{
    chain_model *a = model_of(before, ""), *b = model_of(after, "");
    struct two there = compare_models(a, b, true), back = compare_models(b, a, true);
    ck_assert_uint_eq(count(&there, CHAIN_CHANGE_ADDED), count(&back, CHAIN_CHANGE_REMOVED));
    ck_assert_uint_eq(count(&there, CHAIN_CHANGE_REMOVED), count(&back, CHAIN_CHANGE_ADDED));
    ck_assert_uint_eq(chain_comparison_change_count(there.comparison), chain_comparison_change_count(back.comparison));
    for (size_t i = 0; i < chain_comparison_pair_count(there.comparison); i++) {
        const chain_pair *pair = chain_comparison_pair(there.comparison, i);
        const chain_pair *other = chain_comparison_pair_of(back.comparison, pair->after ? pair->after : pair->before);
        ck_assert_ptr_eq(pair->before, other->after);
        ck_assert_ptr_eq(pair->after, other->before);
        ck_assert_int_eq(pair->sure, other->sure);
    }
    chain_comparison_free(there.comparison);
    done(back);
}

/* Steps with ids, names and aliases from a few words, so that all ways of pairing meet. */
static void make_steps(char *text, size_t size, unsigned *seed)
{
    size_t n = 0;
    text[0] = '\0';
    for (int i = 0; i < 12; i++) {
        *seed = *seed * 1103515245u + 12345u;
        unsigned r = *seed >> 8;
        if (r % 3 == 0)
            continue;
        n += (size_t)snprintf(text + n, size - n, "<step id='%c%d' kind='%s' actor='%s'><name>Nimi %u</name>%s%c%s</step>",
                              r & 8 ? 'x' : 'y', i, r & 16 ? "treat" : "plan", r & 32 ? "hoitaja" : "laakari", r / 64 % 5,
                              r & 64 ? "<alias>Nimi " : "<alias>Toinen ", (char)('0' + r / 512 % 5), "</alias>");
    }
}

START_TEST(exchanging_the_chains_exchanges_added_and_removed)
{
    char before[4096], after[4096];
    unsigned seed = 7;
    for (int round = 0; round < 300; round++) {
        make_steps(before, sizeof before, &seed);
        make_steps(after, sizeof after, &seed);
        count_both(before, after);
    }
}
END_TEST

START_TEST(no_chain)
{
    const char *region = "<region xmlns='urn:libchain:chain:1' id='r'/>";
    chain_model *model = model_of("", ""), *other = NULL, *broken = NULL;
    chain_comparison *comparison = NULL;
    ck_assert_int_eq(chain_load_memory(region, strlen(region), NULL, NULL, &other), CHAIN_OK);
    ck_assert_int_eq(chain_load_memory("<", 1, NULL, NULL, &broken), CHAIN_NOT_XML);
    ck_assert_int_eq(chain_compare(model, other, NULL, &comparison), CHAIN_NOT_A_CHAIN);
    ck_assert_int_eq(chain_compare(broken, model, NULL, &comparison), CHAIN_NOT_A_CHAIN);
    ck_assert_int_eq(chain_compare(NULL, model, NULL, &comparison), CHAIN_BAD_ARGUMENT);
    ck_assert_ptr_null(comparison);
    ck_assert_uint_eq(chain_comparison_pair_count(NULL), 0);
    chain_comparison_free(NULL);
    chain_model_free(model);
    chain_model_free(other);
    chain_model_free(broken);
}
END_TEST

START_TEST(names_that_are_alike)
{
    static const char *const alike[][2] = {
        {"Hoidon tarpeen arviointi", "HOIDON  tarpeen\narviointi."}, {"ÄÄNI – Šaddat", "ääni šaddat"},
        {"a\xC2\xA0" "b", "A b"},          {"kotihoi\xC2\xAD" "to", "Kotihoito"}, {"”X”", "x"},
    };
    struct chain_arena arena;
    chain_arena_init(&arena);
    for (size_t i = 0; i < UNIT_COUNT(alike); i++)
        ck_assert_str_eq(chain_label_plain(&arena, alike[i][0]), chain_label_plain(&arena, alike[i][1]));
    ck_assert_str_ne(chain_label_plain(&arena, "hoito"), chain_label_plain(&arena, "höito"));
    ck_assert_str_eq(chain_label_plain(&arena, "\xC3"), "\xC3");
    chain_arena_clear(&arena);
}
END_TEST

START_TEST(cells_that_spreadsheets_do_not_run)
{
    static const char *const cells[] = {"", "=1+1", " -2", "a \"b\", c", "+358", "@x", "plain", NULL};
    struct chain_buffer row = {NULL, 0, 0, false};
    chain_csv_row(&row, cells);
    ck_assert_str_eq(row.bytes, "\"\",\"'=1+1\",\"' -2\",\"a \"\"b\"\", c\",\"'+358\",\"'@x\",plain\r\n");
    chain_buffer_clear(&row);
}
END_TEST

UNIT_MAIN("compare", a_chain_and_itself_are_the_same, pairs_by_id_alias_and_name, swapped_ids_are_unsure,
          doubles_are_paired_once_and_unsure, empty_chains, each_kind_of_change, a_renamed_actor_is_no_move, order,
          a_gap_that_closes_and_one_that_is_new, exchanging_the_chains_exchanges_added_and_removed, no_chain, names_that_are_alike,
          cells_that_spreadsheets_do_not_run)
