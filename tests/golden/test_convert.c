/*
 * Chain XML to BPMN and back: what comes back is what went, to the byte of the canonical form; only comments and content of other
 * namespaces stay behind. BPMN written and read again is the same document.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/unit.h"
#include "chain/write.h"
#include "golden.h"
#include "model/bpmn_kept.h"
#include "model/model.h"

static char *converted_with(const chain_model *model, const char *dialect, bool top_down, const char *forms, size_t *length)
{
    chain_convert_options options = CHAIN_CONVERT_OPTIONS_INIT;
    chain_output *output = chain_output_memory();
    options.dialect = dialect;
    options.top_down = top_down;
    options.forms = forms;
    ck_assert_int_eq(chain_model_convert(model, &options, output), CHAIN_OK);
    const char *bytes = chain_output_bytes(output, length);
    char *copy = malloc(*length + 1);
    memcpy(copy, bytes, *length + 1);
    chain_output_abandon(output);
    return copy;
}

static char *converted(const chain_model *model, const char *dialect, bool top_down, size_t *length)
{
    return converted_with(model, dialect, top_down, NULL, length);
}

static bool can_travel(const chain_model *model)
{
    return model && model->root && model->root->type == CHAIN_CHAIN && !model->broken &&
           model->by_type[CHAIN_COMMENT].count + model->by_type[CHAIN_FOREIGN].count == 0;
}

static void there_and_back_with(const char *path, const char *forms)
{
    size_t length, there, back, wanted;
    char *bytes = golden_read(path, &length);
    chain_model *model = golden_model(bytes, length);
    if (can_travel(model)) {
        char *bpmn = converted_with(model, "bpmn", false, forms, &there);
        chain_model *read = golden_model(bpmn, there);
        ck_assert_msg(read && read->bpmn && read->problem_count == model->problem_count, "%s: %u problems in the BPMN, %u before", path,
                      read ? read->problem_count : 0, model->problem_count);
        char *returned = converted(read, "chain", false, &back), *canonical = golden_written(model, &wanted);
        ck_assert_msg(strcmp(returned, canonical) == 0, "%s is another chain after BPMN", path);
        free(returned);
        free(canonical);
        chain_model_free(read);
        free(bpmn);
    }
    chain_model_free(model);
    free(bytes);
}

static void there_and_back(const char *path)
{
    there_and_back_with(path, NULL);
    for (size_t i = 0; chain_forms_name(i); i++)
        there_and_back_with(path, chain_forms_name(i));
}

START_TEST(chains_come_back)
{
    ck_assert_uint_gt(golden_each(golden_path("models", ""), ".xml", there_and_back), 5);
}
END_TEST

/* Two trees hold the same: names, values, words and comments, in the same order. */
static void same_tree(const struct chain_markup *a, const struct chain_markup *b)
{
    for (; a && b; a = a->next, b = b->next) {
        ck_assert_pstr_eq(a->local, b->local);
        ck_assert_pstr_eq(a->uri, b->uri);
        ck_assert_pstr_eq(a->text, b->text);
        ck_assert_int_eq(a->attribute_count, b->attribute_count);
        for (int i = 0; i < a->attribute_count; i++) {
            ck_assert_pstr_eq(a->attributes[i].local, b->attributes[i].local);
            ck_assert_pstr_eq(a->attributes[i].value, b->attributes[i].value);
        }
        same_tree(a->first, b->first);
    }
    ck_assert_ptr_null(a);
    ck_assert_ptr_null(b);
}

/* A BPMN document that nothing is done to comes out to the byte; in canonical form it holds the same, and stays as it is then. */
static void stays(const char *path)
{
    size_t length, same, first, second;
    char *bytes = golden_read(path, &length);
    chain_model *model = golden_model(bytes, length);
    ck_assert_msg(model && model->bpmn, "%s", path);
    char *kept = converted(model, NULL, false, &same), *once = golden_written(model, &first);
    ck_assert_uint_eq(same, length);
    ck_assert_msg(memcmp(kept, bytes, length) == 0, "%s", path);
    chain_model *again = golden_model(once, first);
    ck_assert_ptr_nonnull(again);
    same_tree(model->bpmn->head, again->bpmn->head);
    char *twice = golden_written(again, &second);
    ck_assert_str_eq(once, twice);
    free(kept);
    free(once);
    free(twice);
    chain_model_free(again);
    chain_model_free(model);
    free(bytes);
}

START_TEST(documents_stay)
{
    ck_assert_uint_gt(golden_each(golden_path("tests/fuzz/corpus/load", ""), ".bpmn", stays), 1);
    ck_assert_uint_gt(golden_each(golden_path("tests/rules", ""), ".bpmn", stays), 100);
}
END_TEST

static const struct chain_bpmn_node *node_called(const struct chain_bpmn *bpmn, const char *id)
{
    for (uint32_t i = 0; i < bpmn->node_count; i++)
        if (bpmn->nodes[i].id && strcmp(bpmn->nodes[i].id, id) == 0)
            return &bpmn->nodes[i];
    return NULL;
}

/* The type of a task or gateway, the sort of an event and its host are what they were. */
static void same_nodes(const char *path, const struct chain_bpmn *before, const struct chain_bpmn *after)
{
    for (uint32_t i = 0; i < before->node_count; i++) {
        const struct chain_bpmn_node *a = &before->nodes[i], *b = a->step && a->id ? node_called(after, a->id) : NULL;
        if (!a->step || !a->id)
            continue;
        ck_assert_msg(b != NULL, "%s: %s is gone", path, a->id);
        ck_assert_msg(strcmp(b->markup->local, chain_bpmn_kept_name(before, a)) == 0, "%s: %s became <%s>", path, a->id, b->markup->local);
        bool link = (a->definitions & CHAIN_BPMN_LINK) == 0 || chain_bpmn_keeps_link(before, a);
        if (link && a->name == b->name && a->name != CHAIN_BPMN_E_START_EVENT && a->name != CHAIN_BPMN_E_END_EVENT)
            ck_assert_msg(a->definitions == b->definitions, "%s: %s is another sort of event", path, a->id);
        if (b->name == CHAIN_BPMN_E_BOUNDARY_EVENT)
            ck_assert_str_eq(before->nodes[a->host].id, after->nodes[b->host].id);
    }
}

/* A BPMN document through chain XML and back. */
static void returns(const char *path)
{
    size_t length, chain, bpmn, again;
    char *bytes = golden_read(path, &length);
    chain_model *model = golden_model(bytes, length);
    char *there = converted(model, "chain", false, &chain);
    chain_model *read = golden_model(there, chain);
    ck_assert_msg(read && !read->bpmn && !read->broken, "%s", path);
    char *back = converted(read, "bpmn", false, &bpmn);
    chain_model *second = golden_model(back, bpmn);
    ck_assert_msg(second && second->bpmn && !second->broken, "%s", path);
    same_nodes(path, model->bpmn, second->bpmn);
    char *thrice = converted(second, "chain", false, &again);
    ck_assert_msg(strcmp(there, thrice) == 0, "%s is another chain after BPMN", path);
    free(thrice);
    free(back);
    free(there);
    chain_model_free(second);
    chain_model_free(read);
    chain_model_free(model);
    free(bytes);
}

START_TEST(documents_come_back_through_chains)
{
    ck_assert_uint_gt(golden_each(golden_path("tests/rules", ""), ".bpmn", returns), 100);
}
END_TEST

/* What no chain says travels with it, word for word. */
START_TEST(what_others_have_added_travels)
{
    static const char *const kept[] = {
        "<bpmn:scriptTask id=\"a\" name=\"A\" x:assignee=\"me\" scriptFormat=\"js\"", "<bpmn:script>x &lt; 1</bpmn:script>",
        "<x:form><x:field label=\"a &amp; b\"/></x:form>", "<bpmn:timeCycle xsi:type=\"bpmn:tFormalExpression\">R3/PT1H</bpmn:timeCycle>",
        "attachedToRef=\"a\" cancelActivity=\"false\"", "<bpmn:messageEventDefinition messageRef=\"m\"/>",
        "<bpmn:message id=\"m\" name=\"Letter\"/>", "<bpmn:conditionExpression>x = 1</bpmn:conditionExpression>", "x:version=\"3\"",
        "<bpmn:inclusiveGateway id=\"g\" name=\"Which?\" default=\"f2\">", "<y:note xmlns:y=\"urn:y\">1</y:note>",
    };
    const char *text =
        "<s:definitions xmlns:s='" CHAIN_BPMN_URI "' xmlns:x='urn:x' xmlns:t='urn:t' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
        "targetNamespace='urn:t' id='d'><s:message id='m' name='Letter'/><s:process id='p' x:version='3'>"
        "<s:startEvent id='b' name='B'><s:messageEventDefinition messageRef='t:m'/></s:startEvent>"
        "<s:scriptTask id='a' name='A' x:assignee='me' scriptFormat='js'><s:extensionElements><x:form><x:field label='a &amp; b'/></x:form>"
        "</s:extensionElements><s:script>x &lt; 1</s:script></s:scriptTask>"
        "<s:boundaryEvent id='late' name='L' attachedToRef='t:a' cancelActivity='false'><s:timerEventDefinition>"
        "<s:timeCycle xsi:type='s:tFormalExpression'>R3/PT1H</s:timeCycle></s:timerEventDefinition></s:boundaryEvent>"
        "<s:inclusiveGateway id='g' name='Which?' default='f2'/><s:endEvent id='e' name='E'/><s:endEvent id='f' name='F'/>"
        "<s:sequenceFlow id='f0' sourceRef='b' targetRef='a'/><s:sequenceFlow id='f1' sourceRef='a' targetRef='g'/>"
        "<s:sequenceFlow id='f3' name='one' sourceRef='g' targetRef='e'><s:extensionElements><y:note xmlns:y='urn:y'>1</y:note>"
        "</s:extensionElements><s:conditionExpression>x = 1</s:conditionExpression></s:sequenceFlow>"
        "<s:sequenceFlow id='f2' sourceRef='g' targetRef='f'/><s:sequenceFlow id='f4' sourceRef='late' targetRef='f'/>"
        "</s:process></s:definitions>";
    size_t chain, bpmn;
    chain_model *model = golden_model(text, strlen(text));
    char *there = converted(model, "chain", false, &chain);
    chain_model *read = golden_model(there, chain);
    char *back = converted(read, "bpmn", false, &bpmn);
    for (size_t i = 0; i < UNIT_COUNT(kept); i++)
        ck_assert_msg(strstr(back, kept[i]) != NULL, "gone: %s", kept[i]);
    free(back);
    free(there);
    chain_model_free(read);
    chain_model_free(model);
}
END_TEST

START_TEST(odd_chains_are_drawn_too)
{
    static const char *const contents[] = {
        "",
        "<actors><actor id='a' kind='nurse'/></actors>",
        "<steps><step id='a'/></steps>",
        ("<steps><step id='a'/><step id='b'/></steps><flows><flow from='a' to='a'/><flow from='a' to='b'/><flow from='a' to='b'/>"
        "<message from='b' to='a'><name>n</name></message><flow from='b' to='gone'/></flows>"),
        "<steps><any-order id='g'><step id='m'/><step id='w' kind='wait' planned='P7WD'/></any-order></steps>",
    };
    for (size_t i = 0; i < UNIT_COUNT(contents); i++) {
        chain_model *model = unit_model(contents[i]);
        for (int down = 0; down < 2; down++) {
            size_t length;
            char *bpmn = converted(model, "bpmn", down == 1, &length);
            chain_model *read = golden_model(bpmn, length);
            ck_assert_msg(read && chain_step_count(read) == chain_step_count(model), "%s", contents[i]);
            chain_model_free(read);
            free(bpmn);
        }
        chain_model_free(model);
    }
}
END_TEST

START_TEST(what_cannot_be_converted)
{
    chain_output *output = chain_output_memory();
    chain_convert_options options = CHAIN_CONVERT_OPTIONS_INIT;
    chain_model *model = unit_model(""), *region = NULL;
    const char *text = "<region xmlns='urn:libchain:chain:1' id='r'/>";
    options.dialect = "visio";
    ck_assert_int_eq(chain_model_convert(model, &options, output), CHAIN_UNSUPPORTED);
    ck_assert_int_eq(chain_model_convert(NULL, &options, output), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_load_memory(text, strlen(text), NULL, NULL, &region), CHAIN_OK);
    options.dialect = "bpmn";
    ck_assert_int_eq(chain_model_convert(region, &options, output), CHAIN_UNSUPPORTED);
    ck_assert_str_eq(chain_model_dialect(model), "chain");
    ck_assert_ptr_null(chain_model_dialect(NULL));
    chain_output_abandon(output);
    chain_model_free(region);
    chain_model_free(model);
}
END_TEST

/* Only a change of dialect loses anything. */
START_TEST(what_is_lost_is_told)
{
    const char *text = "<d:definitions xmlns:d='" CHAIN_BPMN_URI "' id='d'><d:process id='p'><d:userTask id='a' name='A'/><d:group id='g'/></d:process></d:definitions>";
    static const struct {
        const char *dialect;
        bool layout;
        size_t count;
    } ways[] = {{NULL, false, 0}, {"bpmn", false, 0}, {"bpmn", true, 0}, {"chain", false, 1}};
    chain_model *model = golden_model(text, strlen(text));
    for (size_t i = 0; i < UNIT_COUNT(ways); i++) {
        chain_convert_options options = CHAIN_CONVERT_OPTIONS_INIT;
        chain_output *output = chain_output_memory();
        options.dialect = ways[i].dialect;
        options.layout = ways[i].layout;
        options.findings = chain_findings_new();
        ck_assert_int_eq(chain_model_convert(model, &options, output), CHAIN_OK);
        ck_assert_uint_eq(chain_findings_count(options.findings), ways[i].count);
        chain_findings_free(options.findings);
        chain_output_abandon(output);
    }
    chain_model_free(model);
}
END_TEST

UNIT_MAIN("convert", chains_come_back, what_is_lost_is_told, documents_stay, documents_come_back_through_chains, what_others_have_added_travels,
          odd_chains_are_drawn_too, what_cannot_be_converted)
