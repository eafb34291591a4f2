/* Loading: statuses, limits, and what the reader of chain XML makes of odd documents. */
#include <stdio.h>
#include <unistd.h>

#include "chain/chain.h"
#include "model/model.h"
#include "model/problem.h"
#include "unit.h"

#define NS "xmlns='urn:libchain:chain:1'"

static chain_status load(const char *text, const chain_load_options *options, chain_model **model)
{
    chain_load_options alone = CHAIN_LOAD_OPTIONS_INIT;
    alone.alone = true;
    return chain_load_memory(text, strlen(text), "x.xml", options ? options : &alone, model);
}

/* The code of the only problem, or minus their number. */
static int only_problem(const char *text, chain_status wanted)
{
    chain_model *model = NULL;
    ck_assert_msg(load(text, NULL, &model) == wanted, "%s", text);
    ck_assert_ptr_nonnull(model);
    int code = model->problem_count == 1 ? model->problems->code : -(int)model->problem_count;
    chain_model_free(model);
    return code;
}

START_TEST(statuses_and_problems)
{
    ck_assert_int_eq(only_problem("", CHAIN_NOT_XML), CHAIN_PROBLEM_NOT_WELL_FORMED);
    ck_assert_int_eq(only_problem("<chain", CHAIN_NOT_XML), CHAIN_PROBLEM_NOT_WELL_FORMED);
    ck_assert_int_eq(only_problem("<!DOCTYPE chain><chain " NS " id='c'/>", CHAIN_NOT_XML), CHAIN_PROBLEM_DOCTYPE);
    ck_assert_int_eq(only_problem("<html/>", CHAIN_NOT_A_CHAIN), CHAIN_PROBLEM_NOT_A_CHAIN);
    ck_assert_int_eq(only_problem("<chain xmlns='urn:other'/>", CHAIN_NOT_A_CHAIN), CHAIN_PROBLEM_NOT_A_CHAIN);
    ck_assert_int_eq(only_problem("<step " NS " id='a'/>", CHAIN_NOT_A_CHAIN), CHAIN_PROBLEM_NOT_A_CHAIN);
    ck_assert_int_eq(only_problem("<chain id='c'/>", CHAIN_OK), CHAIN_PROBLEM_NO_NAMESPACE);
    ck_assert_int_eq(only_problem("<chain " NS "/>", CHAIN_OK), CHAIN_PROBLEM_MISSING_ID);
    ck_assert_int_eq(only_problem("<chain " NS " id='c'><stepps/></chain>", CHAIN_OK), CHAIN_PROBLEM_UNKNOWN_ELEMENT);
    ck_assert_int_eq(only_problem("<chain " NS " id='c'><step id='a'/></chain>", CHAIN_OK), CHAIN_PROBLEM_MISPLACED);
    ck_assert_int_eq(only_problem("<chain " NS " id='c'><steps><step id='a'><chain/></step></steps></chain>", CHAIN_OK),
                     CHAIN_PROBLEM_MISPLACED);
    ck_assert_int_eq(only_problem("<chain " NS " id='c' colour='red'/>", CHAIN_OK), CHAIN_PROBLEM_UNKNOWN_ATTRIBUTE);
    ck_assert_int_eq(only_problem("<chain " NS " id='c'>loose words</chain>", CHAIN_OK), CHAIN_PROBLEM_STRAY_TEXT);
    ck_assert_int_eq(only_problem("<chain " NS " id='c' state='nowish'/>", CHAIN_OK), CHAIN_PROBLEM_UNKNOWN_KIND);
    ck_assert_int_eq(only_problem("<chain " NS " id='c' region='../x'/>", CHAIN_OK), CHAIN_PROBLEM_BAD_VALUE);
    ck_assert_int_eq(only_problem("<chain " NS " id='c'><title><b/></title></chain>", CHAIN_OK), CHAIN_PROBLEM_UNKNOWN_ELEMENT);
    ck_assert_int_eq(only_problem("<chain " NS " id='c' xmlns:x='urn:x' x:a='1'><x:y/><!--c--><title>t</title></chain>", CHAIN_OK),
                     0);
}
END_TEST

START_TEST(what_stands_in_a_mistake_is_skipped)
{
    ck_assert_int_eq(only_problem("<chain " NS " id='c'><stepps><step/><foo bar='1'>x</foo></stepps></chain>", CHAIN_OK),
                     CHAIN_PROBLEM_UNKNOWN_ELEMENT);
}
END_TEST

START_TEST(texts_are_folded)
{
    chain_model *model = NULL;
    const char text[] = "<chain " NS " id='c' xml:lang='fi'><title> \n a \t b<!--c--> <![CDATA[<c>]]>  &amp; d\r\n </title></chain>";
    ck_assert_int_eq(load(text, NULL, &model), CHAIN_OK);
    ck_assert_str_eq(chain_object_text(chain_model_root(model), CHAIN_TEXT_TITLE, CHAIN_LANG_FI, NULL), "a b <c> & d");
    chain_model_free(model);
}
END_TEST

START_TEST(attributes_are_trimmed_and_mended)
{
    chain_model *model = NULL;
    const char text[] = "<chain " NS " id='c'><actors><actor id='n' kind=' nurse ' contact='a &amp;amp; b &#38;lt; &lt; &#228;'/>"
                        "</actors></chain>";
    ck_assert_int_eq(load(text, NULL, &model), CHAIN_OK);
    const chain_object *n = chain_model_find(model, "n");
    ck_assert_int_eq(chain_object_kind(n, CHAIN_F_KIND), CHAIN_ACTOR_NURSE);
    ck_assert_str_eq(chain_object_value(n, CHAIN_F_CONTACT), "a &amp; b &lt; < ä");
    chain_model_free(model);
}
END_TEST

START_TEST(languages_with_a_country)
{
    chain_model *model = NULL;
    ck_assert_int_eq(load("<chain " NS " id='c' xml:lang='fi-FI'><title>t</title><title xml:lang='sv-SE'>u</title></chain>", NULL,
                          &model),
                     CHAIN_OK);
    ck_assert_str_eq(chain_object_text(chain_model_root(model), CHAIN_TEXT_TITLE, CHAIN_LANG_SV, NULL), "u");
    ck_assert_str_eq(chain_object_text(chain_model_root(model), CHAIN_TEXT_TITLE, CHAIN_LANG_FI, NULL), "t");
    chain_model_free(model);
}
END_TEST

START_TEST(limits_hold)
{
    chain_model *model = NULL;
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    const char text[] = "<chain " NS " id='c'><steps><step id='a'/><step id='b'/></steps></chain>";
    options.max_elements = 4;
    ck_assert_int_eq(load(text, &options, &model), CHAIN_OK);
    chain_model_free(model);
    options.max_elements = 3;
    ck_assert_int_eq(load(text, &options, &model), CHAIN_LIMIT);
    ck_assert_int_eq(model->problems->code, CHAIN_PROBLEM_LIMIT);
    ck_assert_str_eq(model->problems->args[0], "elements");
    ck_assert_ptr_null(chain_model_root(model));
    chain_model_free(model);
    options.max_elements = 0;
    options.max_bytes = sizeof text - 1;
    ck_assert_int_eq(load(text, &options, &model), CHAIN_OK);
    chain_model_free(model);
    options.max_bytes--;
    ck_assert_int_eq(load(text, &options, &model), CHAIN_LIMIT);
    ck_assert_str_eq(model->problems->args[0], "bytes");
    chain_model_free(model);
}
END_TEST

START_TEST(files_that_cannot_be_read_give_a_model)
{
    chain_model *model = NULL;
    ck_assert_int_eq(chain_load("/nonexistent/x.xml", NULL, &model), CHAIN_IO_OPEN);
    ck_assert_ptr_nonnull(model);
    ck_assert_str_eq(chain_model_file(model), "/nonexistent/x.xml");
    ck_assert_ptr_null(chain_model_root(model));
    ck_assert_int_eq(model->problems->code, CHAIN_PROBLEM_UNREADABLE);
    chain_model_free(model);
    ck_assert_int_eq(chain_load("/", NULL, &model), CHAIN_IO_READ);
    chain_model_free(model);
}
END_TEST

START_TEST(bad_arguments)
{
    chain_model *model = NULL;
    ck_assert_int_eq(chain_load(NULL, NULL, &model), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_load("x", NULL, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_load_memory(NULL, 5, NULL, NULL, &model), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_load_memory("x", 1, NULL, NULL, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_ptr_null(model);
    ck_assert_int_eq(chain_load_memory(NULL, 0, NULL, NULL, &model), CHAIN_NOT_XML);
    chain_model_free(model);
}
END_TEST

START_TEST(the_bytes_may_be_freed)
{
    chain_model *model = NULL;
    char *text = strdup("<chain " NS " id='c' xml:lang='fi'><title>Polku</title></chain>");
    ck_assert_int_eq(chain_load_memory(text, strlen(text), NULL, NULL, &model), CHAIN_OK);
    memset(text, 'x', strlen(text));
    free(text);
    ck_assert_str_eq(chain_object_text(chain_model_root(model), CHAIN_TEXT_TITLE, CHAIN_LANG_FI, NULL), "Polku");
    ck_assert_ptr_null(chain_model_file(model));
    chain_model_free(model);
}
END_TEST

static void put(const char *path, const char *words)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    fputs(words, file);
    fclose(file);
}

/* a -> b -> a: sub-chains that name each other are each read once. */
START_TEST(sub_chains_in_a_circle)
{
    char folder[] = "/tmp/chain-load-XXXXXX", a[100], b[100];
    chain_model *model = NULL;
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(a, sizeof a, "%s/a.xml", folder);
    snprintf(b, sizeof b, "%s/b.xml", folder);
    put(a, "<chain " NS " id='a'><steps><start id='s'/><subchain id='u' chain='b'/><subchain id='v' chain='gone'/></steps></chain>");
    put(b, "<chain " NS " id='b'><steps><start id='s2'/><subchain id='w' chain='a'/><end id='e'/></steps></chain>");
    ck_assert_int_eq(chain_load(a, NULL, &model), CHAIN_OK);
    ck_assert_uint_eq(chain_model_count(model, CHAIN_LINK), 3);
    const struct chain_link *link = (const struct chain_link *)chain_model_at(model, CHAIN_LINK, 0);
    ck_assert_str_eq(link->head.id, "b");
    ck_assert_str_eq(link->path, b);
    ck_assert_str_eq(link->starts, "s2");
    ck_assert_str_eq(link->ends, "e");
    ck_assert_uint_eq(link->leads_to.count, 1);
    ck_assert_str_eq(link->leads_to.items[0].id, "a");
    ck_assert_uint_eq(chain_model_count(model, CHAIN_STEP), 3);
    ck_assert_uint_eq(model->problem_count, 1);
    ck_assert_int_eq(model->problems->code, CHAIN_PROBLEM_MISSING_FILE);
    ck_assert_str_eq(model->problems->args[1], "gone");
    chain_model_free(model);
    unlink(a);
    unlink(b);
    rmdir(folder);
}
END_TEST

/* The same findings; but what is not there any more cannot be written. */
START_TEST(a_lean_document_is_only_judged)
{
    static const char text[] =
        "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='urn:t' "
        "xmlns:di='http://www.omg.org/spec/BPMN/20100524/DI' xmlns:dc='http://www.omg.org/spec/DD/20100524/DC'><!-- c -->"
        "<process id='p'><task id='a'><incoming>f<!-- c -->g</incoming><incoming> g </incoming><outgoing><x/>f</outgoing><outgoing/></task>"
        "<task id='b'/><task id='e'/><sequenceFlow id='f' sourceRef='a' targetRef='x'/></process>"
        "<di:BPMNDiagram><di:BPMNPlane bpmnElement='p'><di:BPMNShape bpmnElement='a'><dc:Bounds x='-1.5e1' y='0' width='100' height='80'/>"
        "</di:BPMNShape><di:BPMNShape bpmnElement='b'><dc:Bounds height='80' x='0' y='.5' width='+100'/></di:BPMNShape>"
        "<di:BPMNShape bpmnElement='e'><dc:Bounds id='a' x='0' y='five' width='1' height='1'/></di:BPMNShape></di:BPMNPlane></di:BPMNDiagram>"
        "</definitions>";
    size_t counts[2];
    for (int lean = 0; lean < 2; lean++) {
        chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
        chain_convert_options convert = CHAIN_CONVERT_OPTIONS_INIT;
        chain_model *model = NULL;
        chain_findings *findings = chain_findings_new();
        chain_output *output = chain_output_memory();
        options.alone = true;
        options.lean = lean;
        ck_assert_int_eq(load(text, &options, &model), CHAIN_OK);
        ck_assert_int_eq(chain_check(model, NULL, findings), CHAIN_OK);
        counts[lean] = chain_findings_count(findings);
        ck_assert_int_eq(chain_model_convert(model, &convert, output), lean ? CHAIN_BAD_ARGUMENT : CHAIN_OK);
        ck_assert_int_eq(chain_output_close(output), CHAIN_OK);
        chain_findings_free(findings);
        chain_model_free(model);
    }
    ck_assert_uint_gt(counts[0], 5);
    ck_assert_uint_eq(counts[0], counts[1]);
}
END_TEST

/* Cut off at every byte: a status, a model, no crash. */
START_TEST(documents_cut_anywhere)
{
    const char text[] = "<?xml version='1.0'?>\n<!-- c --><chain " NS " id='c' xmlns:x='urn:x'>\n<title>Ä</title><x:y a='1'>z</x:y>"
                        "<steps><step id='a' kind='triage' max='P3D'/></steps><?p q?></chain>";
    for (size_t length = 0; length < sizeof text - 1; length++) {
        chain_model *model = NULL;
        char *copy = malloc(length + 1);
        memcpy(copy, text, length);
        ck_assert_int_eq(chain_load_memory(copy, length, NULL, NULL, &model), CHAIN_NOT_XML);
        ck_assert_uint_eq(model->problem_count, 1);
        free(copy);
        chain_model_free(model);
    }
}
END_TEST

UNIT_MAIN("load", statuses_and_problems, what_stands_in_a_mistake_is_skipped, texts_are_folded, attributes_are_trimmed_and_mended,
          languages_with_a_country, limits_hold, files_that_cannot_be_read_give_a_model, bad_arguments, the_bytes_may_be_freed,
          sub_chains_in_a_circle, documents_cut_anywhere, a_lean_document_is_only_judged)
