/* What finishing a model does: the graph beside the steps, groups opened, words of the vocabulary made items. */
#include <stdio.h>

#include "chain/model.h"
#include "model/model.h"
#include "model/problem.h"
#include "unit.h"

/* Ids of the steps that flows out of (or into) a step lead to, parted by blanks. */
static const char *neighbours(const chain_model *model, const char *id, bool out)
{
    static char ids[1000];
    const chain_object *step = chain_model_find(model, id);
    size_t count = out ? chain_step_out_count(step) : chain_step_in_count(step);
    ids[0] = '\0';
    for (size_t i = 0; i < count; i++) {
        const chain_object *flow = out ? chain_step_out(step, i) : chain_step_in(step, i);
        const chain_object *other = out ? chain_flow_to(flow) : chain_flow_from(flow);
        snprintf(ids + strlen(ids), sizeof ids - strlen(ids), "%s%s", i ? " " : "", chain_object_id(other));
    }
    return ids;
}

static size_t problems(const chain_model *model, int code)
{
    size_t count = 0;
    for (const struct chain_problem *p = model->problems; p; p = p->next)
        count += code == 0 || p->code == code;
    return count;
}

static const struct chain_problem *first_problem(const chain_model *model, int code)
{
    const struct chain_problem *p = model->problems;
    while (p && p->code != code)
        p = p->next;
    ck_assert_ptr_nonnull(p);
    return p;
}

START_TEST(neighbours_come_in_the_order_of_the_file)
{
    chain_model *model = unit_model("<steps><start id='a'/><branch id='b'/><step id='c'/><end id='d'/></steps><flows>"
                                    "<flow from='b' to='d'/><flow from='a' to='b'/><handoff from='b' to='c'/>"
                                    "<flow from='c' to='b'/><flow from='b' to='b'/><flow from='b' to='d'/>"
                                    "<message from='b' to='a'/></flows>");
    ck_assert_str_eq(neighbours(model, "a", true), "b");
    ck_assert_str_eq(neighbours(model, "a", false), "");
    ck_assert_str_eq(neighbours(model, "b", true), "d c b d");
    ck_assert_str_eq(neighbours(model, "b", false), "a c b");
    ck_assert_str_eq(neighbours(model, "d", false), "b b");
    ck_assert_int_eq(chain_flow_role(chain_step_out(chain_model_find(model, "b"), 1)), CHAIN_ROLE_HANDOFF);
    chain_model_free(model);
}
END_TEST

START_TEST(a_dangling_flow_leads_nowhere)
{
    chain_model *model = unit_model("<steps><step id='triage'/></steps><flows><flow from='triage' to='tirage'/>"
                                    "<flow from='x' to='triage'/><flow/></flows>");
    ck_assert_str_eq(neighbours(model, "triage", true), "");
    ck_assert_str_eq(neighbours(model, "triage", false), "");
    ck_assert_ptr_null(chain_flow_to(chain_model_at(model, CHAIN_FLOW, 0)));
    ck_assert_str_eq(chain_object_value(chain_model_at(model, CHAIN_FLOW, 0), CHAIN_F_TO), "tirage");
    ck_assert_uint_eq(problems(model, CHAIN_PROBLEM_DANGLING), 2);
    ck_assert_str_eq(first_problem(model, CHAIN_PROBLEM_DANGLING)->args[2], "triage");
    ck_assert_uint_eq(problems(model, CHAIN_PROBLEM_MISSING_ATTRIBUTE), 2);
    chain_model_free(model);
}
END_TEST

START_TEST(a_reference_of_the_wrong_type_is_told)
{
    chain_model *model = unit_model("<actors><actor id='n' kind='nurse'/></actors><steps><step id='a' actor='a'/></steps>"
                                    "<flows><flow from='a' to='n'/></flows>");
    ck_assert_uint_eq(problems(model, CHAIN_PROBLEM_WRONG_TYPE), 2);
    ck_assert_ptr_null(chain_object_ref(chain_model_find(model, "a"), CHAIN_F_ACTOR));
    ck_assert_str_eq(neighbours(model, "a", true), "");
    chain_model_free(model);
}
END_TEST

START_TEST(the_first_of_equal_ids_is_meant)
{
    chain_model *model = unit_model("<steps>\n<step id='a' kind='triage'/>\n<step id='a'/>\n<end id='e'/></steps>"
                                    "<flows><flow from='a' to='e'/></flows>");
    const chain_object *first = chain_model_at(model, CHAIN_STEP, 0);
    ck_assert_ptr_eq(chain_model_find(model, "a"), first);
    ck_assert_ptr_eq(chain_flow_from(chain_model_at(model, CHAIN_FLOW, 0)), first);
    ck_assert_uint_eq(problems(model, CHAIN_PROBLEM_DUPLICATE_ID), 1);
    ck_assert_str_eq(first_problem(model, CHAIN_PROBLEM_DUPLICATE_ID)->args[1], "2");
    ck_assert_uint_eq(first_problem(model, CHAIN_PROBLEM_DUPLICATE_ID)->line, 3);
    chain_model_free(model);
}
END_TEST

START_TEST(a_group_leads_to_its_members_and_on)
{
    chain_model *model = unit_model("<steps><start id='s'/><any-order id='g'><step id='m1'/><step id='m2'/></any-order>"
                                    "<end id='e'/></steps><flows><flow from='s' to='g'/><flow from='g' to='e'/></flows>");
    ck_assert_str_eq(neighbours(model, "g", true), "e m1 m2");
    ck_assert_str_eq(neighbours(model, "m1", false), "g");
    ck_assert_str_eq(neighbours(model, "m1", true), "e");
    ck_assert_str_eq(neighbours(model, "m2", true), "e");
    ck_assert_str_eq(neighbours(model, "e", false), "g m1 m2");
    size_t members = 0;
    for (size_t i = 0; i < chain_model_count(model, CHAIN_FLOW); i++) {
        const chain_object *flow = chain_model_at(model, CHAIN_FLOW, i);
        if (chain_flow_role(flow) != CHAIN_ROLE_MEMBER)
            continue;
        ck_assert(flow->flags & CHAIN_OBJECT_IMPLIED);
        ck_assert_ptr_null(chain_object_parent(flow));
        members++;
    }
    ck_assert_uint_eq(members, 4);
    ck_assert_uint_eq(problems(model, 0), 0);
    chain_model_free(model);
}
END_TEST

/* The group reaches all its targets though members are only led to the first few. */
START_TEST(a_group_with_many_targets_stays_small)
{
    char text[8000] = "<steps><any-order id='g'>";
    for (int i = 0; i < 40; i++)
        sprintf(text + strlen(text), "<step id='m%d'/>", i);
    strcat(text, "</any-order>");
    for (int i = 0; i < 40; i++)
        sprintf(text + strlen(text), "<end id='e%d'/>", i);
    strcat(text, "</steps><flows>");
    for (int i = 0; i < 40; i++)
        sprintf(text + strlen(text), "<flow from='g' to='e%d'/>", i);
    strcat(text, "</flows>");
    chain_model *model = unit_model(text);
    ck_assert_uint_eq(chain_step_out_count(chain_model_find(model, "g")), 80);
    ck_assert_uint_ge(chain_step_out_count(chain_model_find(model, "m39")), 2);
    ck_assert_uint_le(chain_step_out_count(chain_model_find(model, "m39")), 16);
    ck_assert_uint_eq(chain_step_in_count(chain_model_find(model, "e39")), 1);
    chain_model_free(model);
}
END_TEST

START_TEST(a_message_out_of_a_group_is_no_way_on)
{
    chain_model *model = unit_model("<steps><any-order id='g'><step id='m'/></any-order><step id='x'/></steps>"
                                    "<flows><message from='g' to='x'/></flows>");
    ck_assert_str_eq(neighbours(model, "g", true), "m");
    ck_assert_str_eq(neighbours(model, "m", true), "");
    chain_model_free(model);
}
END_TEST

START_TEST(vocabulary_words_become_items)
{
    chain_model *model = unit_model("<items><item id='own'/></items><steps>"
                                    "<step id='a' needs='care-plan own' produces='care-plan consent'/></steps>");
    const chain_object *plan = chain_model_find(model, "care-plan");
    ck_assert_int_eq(chain_object_type(plan), CHAIN_ITEM);
    ck_assert_int_eq(chain_object_kind(plan, CHAIN_F_KIND), CHAIN_ITEM_CARE_PLAN);
    ck_assert_ptr_eq(chain_object_ref_at(chain_model_find(model, "a"), CHAIN_F_NEEDS, 0), plan);
    ck_assert_ptr_eq(chain_object_ref_at(chain_model_find(model, "a"), CHAIN_F_PRODUCES, 0), plan);
    ck_assert_uint_eq(chain_model_count(model, CHAIN_ITEM), 3);
    ck_assert(plan->flags & CHAIN_OBJECT_IMPLIED);
    ck_assert_uint_eq(problems(model, 0), 0);
    chain_model_free(model);
}
END_TEST

START_TEST(every_vocabulary_item_fits)
{
    char text[8000] = "<steps><step id='a' needs='";
    for (int kind = 1; kind <= chain_kind_count(CHAIN_KINDS_ITEM); kind++)
        sprintf(text + strlen(text), "%s ", chain_kind_id(CHAIN_KINDS_ITEM, kind));
    strcat(text, "'/></steps>");
    chain_model *model = unit_model(text);
    for (int kind = 1; kind <= chain_kind_count(CHAIN_KINDS_ITEM); kind++)
        ck_assert_ptr_nonnull(chain_model_find(model, chain_kind_id(CHAIN_KINDS_ITEM, kind)));
    ck_assert_uint_eq(problems(model, 0), 0);
    chain_model_free(model);
}
END_TEST

START_TEST(a_declared_item_goes_before_the_vocabulary)
{
    chain_model *model = unit_model("<items><item id='care-plan' kind='consent'/></items><steps>"
                                    "<step id='a' needs='care-plan'/></steps>");
    ck_assert_uint_eq(chain_model_count(model, CHAIN_ITEM), 1);
    ck_assert_int_eq(chain_object_kind(chain_model_find(model, "care-plan"), CHAIN_F_KIND), CHAIN_ITEM_CONSENT);
    chain_model_free(model);
}
END_TEST

static int role_of(const chain_model *model, const char *id)
{
    return (int)chain_step_role(chain_model_find(model, id));
}

START_TEST(kinds_and_elements_agree_on_the_role)
{
    chain_model *model = unit_model("<steps><step id='b' kind='branch'/><branch id='b2'/><step id='p' kind='parallel'/>"
                                    "<parallel id='p2'/><subchain id='u' chain='x'/><step id='v' kind='subchain'/>"
                                    "<start id='s'/><end id='e'/><any-order id='g'/><step id='t' kind='triage'/></steps>");
    ck_assert_int_eq(role_of(model, "b"), CHAIN_ROLE_BRANCH);
    ck_assert_int_eq(role_of(model, "b2"), CHAIN_ROLE_BRANCH);
    ck_assert_int_eq(chain_object_kind(chain_model_find(model, "b2"), CHAIN_F_KIND), CHAIN_STEP_BRANCH);
    ck_assert_int_eq(role_of(model, "p"), CHAIN_ROLE_PARALLEL);
    ck_assert_int_eq(chain_object_kind(chain_model_find(model, "p2"), CHAIN_F_KIND), CHAIN_STEP_PARALLEL);
    ck_assert_int_eq(role_of(model, "u"), CHAIN_ROLE_SUBCHAIN);
    ck_assert_int_eq(role_of(model, "v"), CHAIN_ROLE_STEP);
    ck_assert_int_eq(role_of(model, "s"), CHAIN_ROLE_START);
    ck_assert_int_eq(role_of(model, "e"), CHAIN_ROLE_END);
    ck_assert_int_eq(role_of(model, "g"), CHAIN_ROLE_ANY_ORDER);
    ck_assert_int_eq(role_of(model, "t"), CHAIN_ROLE_STEP);
    chain_model_free(model);
}
END_TEST

START_TEST(texts_keep_the_order_of_the_file)
{
    chain_model *model = unit_model("<steps><step id='a'><name>yksi</name><alias>kaksi</alias><alias>kolme</alias>"
                                    "<name xml:lang='en'>one</name></step></steps>");
    const struct chain_text *text = chain_model_find(model, "a")->texts;
    ck_assert_str_eq(text->words, "yksi");
    ck_assert_str_eq(text->next->words, "kaksi");
    ck_assert_str_eq(text->next->next->words, "kolme");
    ck_assert_str_eq(text->next->next->next->words, "one");
    ck_assert_int_eq(text->lang, CHAIN_LANG_FI);
    chain_model_free(model);
}
END_TEST

START_TEST(objects_are_numbered_by_type)
{
    chain_model *model = unit_model("<actors><actor id='x' kind='nurse'/></actors><steps><step id='a'/><step id='b'/></steps>");
    for (int type = 1; type < CHAIN_TYPE_COUNT; type++)
        for (size_t i = 0; i < chain_model_count(model, (chain_type)type); i++) {
            const chain_object *object = chain_model_at(model, (chain_type)type, i);
            ck_assert_uint_eq(chain_object_index(object), i);
            ck_assert_int_eq(chain_object_type(object), type);
        }
    ck_assert_uint_eq(chain_object_index(chain_model_find(model, "b")), 1);
    chain_model_free(model);
}
END_TEST

UNIT_MAIN("resolve", neighbours_come_in_the_order_of_the_file, a_dangling_flow_leads_nowhere, a_reference_of_the_wrong_type_is_told,
          the_first_of_equal_ids_is_meant, a_group_leads_to_its_members_and_on, a_group_with_many_targets_stays_small,
          a_message_out_of_a_group_is_no_way_on, vocabulary_words_become_items, every_vocabulary_item_fits,
          a_declared_item_goes_before_the_vocabulary, kinds_and_elements_agree_on_the_role, texts_keep_the_order_of_the_file,
          objects_are_numbered_by_type)
