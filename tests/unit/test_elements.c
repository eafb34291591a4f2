/* The format table: each row fits its struct, each name is there and found again. */
#include <stdio.h>

#include "chain/format.h"
#include "model/access.h"
#include "unit.h"

/* Elements that are written; behind them come links, comments and foreign ones. */
#define WRITTEN CHAIN_E_LINK

static size_t width_of(int type)
{
    switch ((enum chain_value_type)type) {
    case CHAIN_V_KIND: return sizeof(uint8_t);
    case CHAIN_V_KINDS: return sizeof(struct chain_kind_list);
    case CHAIN_V_REF: return sizeof(struct chain_ref);
    case CHAIN_V_REFS: return sizeof(struct chain_refs);
    default: return sizeof(const char *);
    }
}

START_TEST(each_element_has_a_name_a_type_and_a_struct)
{
    for (int i = 0; i < CHAIN_E_COUNT; i++) {
        const struct chain_element *e = chain_element_at(i);
        ck_assert_msg(e->type > 0 && e->type < CHAIN_TYPE_COUNT, "element %d", i);
        ck_assert_msg(e->size >= sizeof(struct chain_object), "element %d", i);
        ck_assert_ptr_nonnull(chain_type_name((chain_type)e->type));
        if (i < WRITTEN) {
            ck_assert_ptr_nonnull(e->name);
            ck_assert_int_eq(chain_element_find(e->name, strlen(e->name)), i);
            ck_assert_int_eq(chain_text_find(e->name, strlen(e->name)), 0);
        }
    }
    ck_assert_ptr_null(chain_element_at(-1));
    ck_assert_ptr_null(chain_element_at(CHAIN_E_COUNT));
    ck_assert_int_eq(chain_element_find("", 0), -1);
    ck_assert_int_eq(chain_element_find("ste", 3), -1);
    ck_assert_int_eq(chain_element_find("steps and more", 5), CHAIN_E_STEPS);
}
END_TEST

START_TEST(each_attribute_lies_inside_its_struct)
{
    for (int i = 0; i < WRITTEN; i++) {
        const struct chain_attribute *a;
        for (size_t at = 0; (a = chain_attribute_at(i, at)); at++) {
            const struct chain_element *e = chain_element_at(i);
            bool more = a->offset >= CHAIN_IN_MORE;
            size_t size = !more ? e->size : e->type == CHAIN_STEP ? sizeof(struct chain_step_more) : sizeof(struct chain_flow_more);
            ck_assert_msg(!more || e->type == CHAIN_STEP || e->type == CHAIN_FLOW, "<%s %s>", e->name, a->name);
            ck_assert_msg(a->offset % CHAIN_IN_MORE + width_of(a->type) <= size, "<%s %s>", e->name, a->name);
            ck_assert_msg(a->offset % (width_of(a->type) == 1 ? 1 : sizeof(void *)) == 0, "<%s %s>", e->name, a->name);
        }
    }
}
END_TEST

START_TEST(attributes_do_not_share_a_name_a_field_or_a_member)
{
    for (int i = 0; i < WRITTEN; i++) {
        const struct chain_attribute *a, *b;
        for (size_t at = 0; (a = chain_attribute_at(i, at)); at++)
            for (size_t other = at + 1; (b = chain_attribute_at(i, other)); other++) {
                const char *name = chain_element_at(i)->name;
                ck_assert_msg(strcmp(a->name, b->name) != 0, "<%s %s>", name, a->name);
                ck_assert_msg(a->field != b->field, "<%s> %s and %s", name, a->name, b->name);
                ck_assert_msg(a->offset + width_of(a->type) <= b->offset || b->offset + width_of(b->type) <= a->offset,
                              "<%s> %s and %s", name, a->name, b->name);
            }
    }
}
END_TEST

START_TEST(one_type_of_object_has_one_layout)
{
    for (int i = 0; i < WRITTEN; i++)
        for (int j = i + 1; j < WRITTEN; j++) {
            const struct chain_attribute *a, *b;
            if (chain_element_at(i)->type != chain_element_at(j)->type)
                continue;
            ck_assert_uint_eq(chain_element_at(i)->size, chain_element_at(j)->size);
            for (size_t at = 0; (a = chain_attribute_at(i, at)); at++)
                if ((b = chain_attribute_of_field(j, a->field))) {
                    ck_assert_uint_eq(a->offset, b->offset);
                    ck_assert_uint_eq(a->type, b->type);
                    ck_assert_str_eq(a->name, b->name);
                }
        }
}
END_TEST

START_TEST(each_attribute_is_found_by_name_and_field)
{
    for (int i = 0; i < WRITTEN; i++) {
        const struct chain_attribute *a;
        for (size_t at = 0; (a = chain_attribute_at(i, at)); at++) {
            ck_assert_ptr_eq(chain_attribute_find(i, a->name, strlen(a->name)), a);
            ck_assert_ptr_eq(chain_attribute_of_field(i, a->field), a);
            ck_assert(a->field > CHAIN_F_NONE && a->field < CHAIN_F_FIELD_COUNT);
        }
        ck_assert_ptr_null(chain_attribute_find(i, "no-such", 7));
        ck_assert_ptr_null(chain_attribute_find(i, "", 0));
        ck_assert_ptr_null(chain_attribute_of_field(i, CHAIN_F_NONE));
    }
}
END_TEST

START_TEST(kinds_have_a_table_and_references_a_target)
{
    for (int i = 0; i < WRITTEN; i++) {
        const struct chain_attribute *a;
        for (size_t at = 0; (a = chain_attribute_at(i, at)); at++) {
            bool kind = a->type == CHAIN_V_KIND || a->type == CHAIN_V_KINDS;
            bool ref = a->type == CHAIN_V_REF || a->type == CHAIN_V_REFS;
            ck_assert_msg(kind == (a->kinds != 0), "<%s %s>", chain_element_at(i)->name, a->name);
            ck_assert_msg(ref == (a->targets != 0), "<%s %s>", chain_element_at(i)->name, a->name);
            ck_assert_msg(ref || !(a->flags & CHAIN_A_SOFT), "<%s %s>", chain_element_at(i)->name, a->name);
        }
    }
}
END_TEST

START_TEST(each_child_has_a_name_and_stands_once)
{
    for (int i = 0; i < WRITTEN; i++) {
        const struct chain_element *e = chain_element_at(i);
        for (int c = 0; c < e->child_count; c++) {
            ck_assert_int_lt(e->children[c], WRITTEN);
            ck_assert(chain_element_allows(i, e->children[c]));
            for (int other = c + 1; other < e->child_count; other++)
                ck_assert_int_ne(e->children[c], e->children[other]);
        }
    }
}
END_TEST

START_TEST(each_element_has_a_place)
{
    for (int child = CHAIN_E_GOVERNANCE; child < WRITTEN; child++) {
        int parents = 0;
        for (int parent = 0; parent < WRITTEN; parent++)
            parents += chain_element_allows(parent, child);
        ck_assert_msg(parents > 0, "<%s>", chain_element_at(child)->name);
    }
}
END_TEST

START_TEST(what_others_refer_to_needs_an_id)
{
    uint64_t targets = 0;
    const struct chain_attribute *a;
    for (int i = 0; i < WRITTEN; i++)
        for (size_t at = 0; (a = chain_attribute_at(i, at)); at++)
            targets |= a->targets;
    for (int i = 0; i < WRITTEN; i++) {
        if (!(targets >> chain_element_at(i)->type & 1))
            continue;
        a = chain_attribute_at(i, 0);
        ck_assert_str_eq(a->name, "id");
        ck_assert_msg(a->flags & CHAIN_A_REQUIRED, "<%s>", chain_element_at(i)->name);
    }
}
END_TEST

START_TEST(what_must_be_there_is_marked)
{
    static const struct {
        const char *element, *attribute;
    } needed[] = {{"actor", "kind"},       {"flow", "from"},        {"flow", "to"},          {"handoff", "from"},
                  {"handoff", "to"},       {"message", "from"},     {"message", "to"},       {"subchain", "chain"},
                  {"status", "value"},     {"record", "item"},      {"language", "code"},    {"language", "level"},
                  {"area", "kind"},        {"decision", "rule"},    {"suppress", "rule"},    {"availability", "value"},
                  {"channel", "kind"},     {"chain", "id"},         {"step", "id"}};
    for (size_t i = 0; i < UNIT_COUNT(needed); i++) {
        int element = chain_element_find(needed[i].element, strlen(needed[i].element));
        const struct chain_attribute *a =
            chain_attribute_find(element, needed[i].attribute, strlen(needed[i].attribute));
        ck_assert_msg(a && a->flags & CHAIN_A_REQUIRED, "<%s %s>", needed[i].element, needed[i].attribute);
    }
}
END_TEST

START_TEST(texts_have_names)
{
    for (int kind = 1; kind < CHAIN_TEXT_COUNT; kind++) {
        const char *name = chain_text_name(kind);
        ck_assert_ptr_nonnull(name);
        ck_assert_int_eq(chain_text_find(name, strlen(name)), kind);
    }
    ck_assert_ptr_null(chain_text_name(0));
    ck_assert_ptr_null(chain_text_name(CHAIN_TEXT_COUNT));
    ck_assert_int_eq(chain_text_find("nam", 3), 0);
    ck_assert(chain_element_allows_text(CHAIN_E_STEP, CHAIN_TEXT_CLIENT_NAME));
    ck_assert(!chain_element_allows_text(CHAIN_E_STEPS, CHAIN_TEXT_NAME));
}
END_TEST

START_TEST(the_table_from_outside_is_the_same)
{
    ck_assert_uint_eq(chain_format_element_count(), WRITTEN);
    for (size_t i = 0; i < chain_format_element_count(); i++) {
        const struct chain_attribute *a;
        chain_format_attribute row;
        size_t count = 0, children = 0;
        ck_assert_str_eq(chain_format_element_name(i), chain_element_at((int)i)->name);
        for (; (a = chain_attribute_at((int)i, count)); count++) {
            ck_assert(chain_format_attribute_at(i, count, &row));
            ck_assert_str_eq(row.name, a->name);
            ck_assert_int_eq(row.field, a->field);
            ck_assert_ptr_nonnull(row.type);
            ck_assert_int_eq(row.required, (a->flags & CHAIN_A_REQUIRED) != 0);
        }
        ck_assert(!chain_format_attribute_at(i, count, &row));
        ck_assert(!chain_format_attribute_at(i, 0, NULL));
        while (chain_format_child(i, children))
            children++;
        ck_assert_uint_ge(children, chain_element_at((int)i)->child_count);
    }
    ck_assert_ptr_null(chain_format_element_name(WRITTEN));
    ck_assert_ptr_null(chain_format_child(WRITTEN, 0));
    ck_assert_ptr_null(chain_format_child(0, 10000));
}
END_TEST

START_TEST(nearest_names)
{
    ck_assert_str_eq(chain_element_nearest_child(CHAIN_E_STEPS, "brnach", 6), "branch");
    ck_assert_str_eq(chain_element_nearest_child(CHAIN_E_STEP, "client_name", 11), "client-name");
    ck_assert_ptr_null(chain_element_nearest_child(CHAIN_E_PHASE, "subprocess", 10));
    ck_assert_str_eq(chain_element_nearest_attribute(CHAIN_E_STEP, "actr", 4), "actor");
    ck_assert_ptr_null(chain_element_nearest_attribute(CHAIN_E_STEP, "colour-of-the-box", 17));
}
END_TEST

UNIT_MAIN("elements", each_element_has_a_name_a_type_and_a_struct, each_attribute_lies_inside_its_struct,
          attributes_do_not_share_a_name_a_field_or_a_member, one_type_of_object_has_one_layout,
          each_attribute_is_found_by_name_and_field, kinds_have_a_table_and_references_a_target,
          each_child_has_a_name_and_stands_once, each_element_has_a_place, what_others_refer_to_needs_an_id,
          what_must_be_there_is_marked, texts_have_names, the_table_from_outside_is_the_same, nearest_names)
