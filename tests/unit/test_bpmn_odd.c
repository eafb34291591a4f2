/* BPMN as other tools write it: encodings, prefixes, what is missing; and hostile files, in linear time. */
#include <stdio.h>
#include <stdlib.h>

#include "chain/chain.h"
#include "model/bpmn.h"
#include "model/model.h"
#include "unit.h"

#define PLAIN "xmlns='" CHAIN_BPMN_URI "' targetNamespace='urn:t' id='d'"

struct bytes {
    char *at;
    size_t length, room;
};

static void put(struct bytes *bytes, const char *text, size_t length)
{
    while (bytes->length + length + 1 > bytes->room) {
        bytes->room = bytes->room ? bytes->room * 2 : 4096;
        bytes->at = realloc(bytes->at, bytes->room);
        ck_assert_ptr_nonnull(bytes->at);
    }
    memcpy(bytes->at + bytes->length, text, length);
    bytes->length += length;
    bytes->at[bytes->length] = '\0';
}

static void say(struct bytes *bytes, const char *text)
{
    put(bytes, text, strlen(text));
}

static chain_model *load(const char *text, size_t length)
{
    chain_model *model = NULL;
    chain_load_options alone = CHAIN_LOAD_OPTIONS_INIT;
    alone.alone = true;
    ck_assert_int_eq(chain_load_memory(text, length, "x.bpmn", &alone, &model), CHAIN_OK);
    ck_assert_ptr_nonnull(model->bpmn);
    return model;
}

static chain_model *load_text(const char *text)
{
    return load(text, strlen(text));
}

static void is_named(const chain_model *model, const char *id, const char *name)
{
    const chain_object *object = chain_model_find(model, id);
    ck_assert_msg(object, "no %s", id);
    ck_assert_str_eq(chain_object_text(object, CHAIN_TEXT_NAME, CHAIN_LANG_NONE, NULL), name);
}

START_TEST(every_encoding_gives_the_same_words)
{
    static const char latin[] = "<?xml version='1.0' encoding='%s'?><definitions " PLAIN "><process id='p'><task id='a' name='K\xE4ynti'/></process></definitions>";
    static const char *const names[] = {"ISO-8859-1", "windows-1252"};
    static const char utf8[] = "\xEF\xBB\xBF<definitions " PLAIN ">\r<process id='p'>\r<task id='a' name='K\xC3\xA4ynti'/></process></definitions>";
    for (size_t i = 0; i < UNIT_COUNT(names); i++) {
        char text[512];
        snprintf(text, sizeof text, latin, names[i]);
        chain_model *model = load_text(text);
        is_named(model, "a", "K\xC3\xA4ynti");
        chain_model_free(model);
    }
    chain_model *model = load_text(utf8);
    is_named(model, "a", "K\xC3\xA4ynti");
    chain_model_free(model);
}
END_TEST

START_TEST(utf_16_in_both_orders)
{
    static const char text[] = "<definitions " PLAIN "><process id='p'><task id='a' name='Visit'/></process></definitions>";
    for (int big = 0; big < 2; big++) {
        struct bytes wide = {NULL, 0, 0};
        put(&wide, big ? "\xFE\xFF" : "\xFF\xFE", 2);
        for (size_t i = 0; text[i]; i++) {
            const char pair[2] = {big ? '\0' : text[i], big ? text[i] : '\0'};
            put(&wide, pair, 2);
        }
        chain_model *model = load(wide.at, wide.length);
        is_named(model, "a", "Visit");
        chain_model_free(model);
        free(wide.at);
    }
}
END_TEST

START_TEST(references_go_by_namespace_not_by_prefix)
{
    chain_model *model = load_text(
        "<semantic:definitions xmlns:semantic='" CHAIN_BPMN_URI "' xmlns:one='urn:t' xmlns:two='urn:t' targetNamespace='urn:t'>"
        "<semantic:process id='p'><semantic:task id='a'/><semantic:task id='b'/>"
        "<semantic:sequenceFlow id='f' sourceRef='one:a' targetRef='two:b'/></semantic:process></semantic:definitions>");
    ck_assert_int_eq(model->problem_count, 0);
    ck_assert_uint_eq(chain_flow_count(model), 1);
    chain_model_free(model);
}
END_TEST

/* Nested lanes may name a node at every level; the innermost acts. Several processes, a missing id, an event sub-process. */
START_TEST(what_other_tools_leave_out_or_say_twice)
{
    chain_model *model = load_text(
        "<definitions " PLAIN "><process id='p'><laneSet><lane id='outer' name='Centre'><flowNodeRef>a</flowNodeRef><childLaneSet>"
        "<lane id='inner' name='Nurse'><flowNodeRef>a</flowNodeRef></lane></childLaneSet></lane></laneSet>"
        "<task id='a'/><task name='no id'/><transaction id='t'><task id='b'/></transaction>"
        "<subProcess id='ev' triggeredByEvent='true'><startEvent id='es'><messageEventDefinition/></startEvent><task id='c'/>"
        "<sequenceFlow id='f' sourceRef='es' targetRef='c'/></subProcess><strange id='x'><deeper/></strange></process>"
        "<process id='q'><task id='z'/></process></definitions>");
    const struct chain_step *a = (const struct chain_step *)chain_model_find(model, "a");
    ck_assert_str_eq(a->actor.id, "inner");
    ck_assert_ptr_null(chain_model_find(model, "ev"));
    ck_assert_int_eq(((const struct chain_step *)chain_model_find(model, "es"))->role, CHAIN_ROLE_START);
    ck_assert_ptr_nonnull(chain_model_find(model, "b"));
    ck_assert_ptr_nonnull(chain_model_find(model, "z"));
    chain_model_free(model);
}
END_TEST

/* Blanks are no part of an id; an empty one is none. */
START_TEST(ids_go_without_the_blanks_around_them)
{
    chain_model *model = load_text(
        "<definitions " PLAIN "><process id='p'><task id=' a '/><task id='b&#10;'/><task id=''/><task id=' '/>"
        "<sequenceFlow id='f ' sourceRef='a' targetRef=' b'/></process></definitions>");
    ck_assert_int_eq(model->problem_count, 0);
    ck_assert_ptr_nonnull(chain_model_find(model, "a"));
    ck_assert_ptr_nonnull(chain_model_find(model, "f"));
    ck_assert_str_eq(chain_flow_target(chain_flow_at(model, 0))->head.id, "b");
    chain_model_free(model);
}
END_TEST

#define MANY 10000

/* What others add is taken whole, however often. */
START_TEST(foreign_content_a_thousand_times)
{
    struct bytes text = {NULL, 0, 0};
    chain_model *model = NULL;
    say(&text, "<chain xmlns='urn:libchain:chain:1' xmlns:x='urn:x' id='c'><steps>");
    for (int i = 0; i < 1000; i++)
        say(&text, "<step><x:form><x:field/></x:form><x:note/></step>");
    say(&text, "</steps></chain>");
    ck_assert_int_eq(chain_load_memory(text.at, text.length, "x.xml", NULL, &model), CHAIN_OK);
    ck_assert_uint_eq(chain_step_count(model), 1000);
    chain_model_free(model);
    free(text.at);
}
END_TEST

static void begin(struct bytes *text)
{
    say(text, "<definitions " PLAIN "><process id='p'>");
}

static void end_and_load(struct bytes *text, size_t steps)
{
    say(text, "</process></definitions>");
    chain_model *model = load(text->at, text->length);
    ck_assert_uint_ge(chain_step_count(model), steps);
    chain_model_free(model);
    free(text->at);
}

START_TEST(ten_thousand_ways_out_of_a_sub_process)
{
    struct bytes text = {NULL, 0, 0};
    char line[200];
    begin(&text);
    say(&text, "<task id='z'/><subProcess id='s'>");
    for (int i = 0; i < MANY; i++) {
        snprintf(line, sizeof line, "<task id='t%d'/>", i);
        say(&text, line);
    }
    say(&text, "</subProcess>");
    for (int i = 0; i < MANY; i++) {
        snprintf(line, sizeof line, "<sequenceFlow id='f%d' sourceRef='s' targetRef='z'/>", i);
        say(&text, line);
    }
    end_and_load(&text, MANY);
}
END_TEST

/* Nothing in the sub-process leaves it, and that is found out once. */
START_TEST(ten_thousand_ways_out_of_a_circle)
{
    struct bytes text = {NULL, 0, 0};
    char line[200];
    begin(&text);
    say(&text, "<task id='z'/><subProcess id='s'>");
    for (int i = 0; i < MANY; i++) {
        snprintf(line, sizeof line, "<task id='a%d'/><sequenceFlow id='f%d' sourceRef='a%d' targetRef='a%d'/>", i, i, i, (i + 1) % MANY);
        say(&text, line);
    }
    say(&text, "</subProcess>");
    for (int i = 0; i < MANY; i++) {
        snprintf(line, sizeof line, "<sequenceFlow id='g%d' sourceRef='s' targetRef='z'/>", i);
        say(&text, line);
    }
    end_and_load(&text, MANY);
}
END_TEST

START_TEST(ten_thousand_pairs_of_links)
{
    struct bytes text = {NULL, 0, 0};
    char line[400];
    begin(&text);
    for (int i = 0; i < MANY; i++) {
        snprintf(line, sizeof line,
                 "<intermediateThrowEvent id='t%d'><linkEventDefinition name='n%d'/></intermediateThrowEvent>"
                 "<intermediateCatchEvent id='c%d'><linkEventDefinition name='n%d'/></intermediateCatchEvent>", i, i, i, i);
        say(&text, line);
    }
    end_and_load(&text, 2 * MANY);
}
END_TEST

START_TEST(a_hundred_sub_processes_in_each_other)
{
    struct bytes text = {NULL, 0, 0};
    char line[200];
    begin(&text);
    for (int i = 0; i < 100; i++) {
        snprintf(line, sizeof line, "<subProcess id='s%d'><task id='t%d'/><sequenceFlow id='f%d' sourceRef='s%d' targetRef='t%d'/>", i, i, i,
                 i + 1, i);
        say(&text, line);
    }
    say(&text, "<task id='s100'/>");
    for (int i = 0; i < 100; i++)
        say(&text, "</subProcess>");
    end_and_load(&text, 200);
}
END_TEST

UNIT_MAIN("bpmn_odd", every_encoding_gives_the_same_words, utf_16_in_both_orders, references_go_by_namespace_not_by_prefix,
          what_other_tools_leave_out_or_say_twice, ids_go_without_the_blanks_around_them, ten_thousand_ways_out_of_a_sub_process, ten_thousand_ways_out_of_a_circle, foreign_content_a_thousand_times,
          ten_thousand_pairs_of_links,
          a_hundred_sub_processes_in_each_other)
