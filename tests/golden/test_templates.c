/* What models/bpmn holds for editors of BPMN is made from the tables. CHAIN_REWRITE=1 makes it anew. */
#include <jansson.h>
#include <stdarg.h>

#include "../unit/unit.h"
#include "chain/check.h"
#include "golden.h"
#include "model/format.h"
#include "write/form_words.h"
#include "write/templates.h"

static const chain_lang languages[] = {CHAIN_LANG_FI, CHAIN_LANG_SV, CHAIN_LANG_EN};

START_TEST(forms_are_those_of_the_tables)
{
    for (int engine = 0; engine < CHAIN_TEMPLATES_COUNT; engine++)
        for (size_t i = 0; i < UNIT_COUNT(languages); i++) {
            char name[64];
            chain_output *output = chain_output_memory();
            snprintf(name, sizeof name, "%s-%s.json", chain_templates_name(engine), chain_lang_code(languages[i]));
            ck_assert_int_eq(chain_templates_write(engine, languages[i], output), CHAIN_OK);
            golden_compare(golden_path("models/bpmn", name), output);
        }
}
END_TEST

START_TEST(the_descriptor_is_that_of_the_table)
{
    chain_output *output = chain_output_memory();
    ck_assert_int_eq(chain_moddle_write(output), CHAIN_OK);
    golden_compare(golden_path("models/bpmn", "care.moddle.json"), output);
}
END_TEST

static json_t *forms_in(chain_lang lang)
{
    size_t length;
    chain_output *output = chain_output_memory();
    ck_assert_int_eq(chain_templates_write(CHAIN_TEMPLATES_CAMUNDA_8, lang, output), CHAIN_OK);
    const char *bytes = chain_output_bytes(output, &length);
    json_t *forms = json_loadb(bytes, length, JSON_REJECT_DUPLICATES, NULL);
    chain_output_abandon(output);
    ck_assert_ptr_nonnull(forms);
    return forms;
}

static const char *word(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

/* A new attribute appears in its form by itself; what it means to a person must be added by hand. */
START_TEST(every_property_has_a_description)
{
    json_t *forms = forms_in(CHAIN_LANG_EN), *form, *property;
    size_t i, j, count = 0;
    json_array_foreach(forms, i, form) {
        json_array_foreach(json_object_get(form, "properties"), j, property) {
            ck_assert_msg(word(property, "description"), "%s of %s: give it words in form_words.c", word(property, "label"), word(form, "id"));
            count++;
        }
    }
    ck_assert_uint_ge(count, 100);
    json_decref(forms);
}
END_TEST

static const char *kept_as(const json_t *property)
{
    return word(json_object_get(property, "binding"), "name");
}

/* The same property in the form of another language; a form has no place for texts in its own language, so there may be none. */
static const json_t *property_of(const json_t *forms, size_t form, const char *name)
{
    const json_t *property;
    size_t i;
    json_array_foreach(json_object_get(json_array_get(forms, form), "properties"), i, property)
        if (strcmp(kept_as(property), name) == 0)
            return property;
    return NULL;
}

START_TEST(forms_are_translated)
{
    json_t *english = forms_in(CHAIN_LANG_EN), *form, *property;
    for (size_t lang = 0; lang < 2; lang++) {
        json_t *other = forms_in(languages[lang]);
        size_t i, j, count = 0;
        json_array_foreach(english, i, form) {
            json_array_foreach(json_object_get(form, "properties"), j, property) {
                const json_t *there = property_of(other, i, kept_as(property));
                ck_assert_msg(!there || strcmp(word(property, "description"), word(there, "description")) != 0, "%s", kept_as(property));
                count += there != NULL;
            }
        }
        ck_assert_uint_ge(count, 100);
        json_decref(other);
    }
    json_decref(english);
}
END_TEST

/* A drawing with one element of each sort; the form that is tried is filled in on one of them. */
struct drawing {
    char text[60000];
    size_t length;
    const char *type; /* whose form is filled in */
    const json_t *form;
    int engine;
};

__attribute__((format(printf, 2, 3))) static void put(struct drawing *drawing, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(drawing->text + drawing->length, sizeof drawing->text - drawing->length, format, arguments);
    va_end(arguments);
    ck_assert_int_ge(length, 0);
    drawing->length += (size_t)length;
    ck_assert_uint_lt(drawing->length, sizeof drawing->text);
}

/* What a person would write into a line of the form. */
static const char *sample(const json_t *property)
{
    static const struct {
        const char *name, *value;
    } samples[] = {
        {"care:with", "Hoitaja, L\xC3\xA4\xC3\xA4k\xC3\xA4ri"}, {"care:responsible", "hoitaja"}, {"care:repeats", "Toinen vaihe"}, {"care:fallback", "Toinen vaihe"},
        {"care:carrier", "Rekisteri"}, {"care:readers", "Hoitaja"}, {"care:chain", "toinen"}, {"care:region", "lappi"},
        {"care:rules", "hoitotakuu kieli"}, {"care:share", "30 %"}, {"care:organisation", "Terveysasema"},
    };
    const char *description = word(property, "description");
    const json_t *choices = json_object_get(property, "choices");
    if (choices)
        return word(json_array_get(choices, json_array_size(choices) - 1), "value");
    if (strstr(description, "3 weeks") || strstr(description, "31.12.2026"))
        return strstr(description, "3 weeks") ? "3 viikkoa" : "31.12.2026";
    for (size_t i = 0; i < UNIT_COUNT(samples); i++)
        if (strcmp(kept_as(property), samples[i].name) == 0)
            return samples[i].value;
    return "12"; /* as words or as a number */
}

static void fill_in(struct drawing *drawing, const char *type)
{
    const json_t *property;
    const char *prefix = drawing->engine == CHAIN_TEMPLATES_CAMUNDA_8 ? "zeebe" : "camunda";
    size_t i;
    if (!type[0] || strcmp(type, drawing->type) != 0)
        return;
    drawing->type = "";
    put(drawing, "<b:extensionElements><%s:properties>", prefix);
    json_array_foreach(json_object_get(drawing->form, "properties"), i, property)
        put(drawing, "<%s:property name='%s' value='%s'/>", prefix, kept_as(property), sample(property));
    put(drawing, "</%s:properties></b:extensionElements>", prefix);
}

static void put_element(struct drawing *drawing, const char *type, const char *tag, const char *attributes, const char *content)
{
    put(drawing, "<b:%s %s>", tag, attributes);
    fill_in(drawing, type);
    put(drawing, "%s</b:%s>", content, tag);
}

static void draw(struct drawing *drawing)
{
    bool process_only = strcmp(drawing->type, "bpmn:Process") == 0;
    const bool organisation = strcmp(word(drawing->form, "id"), "care.organisation") == 0;
    put(drawing, "<b:definitions xmlns:b='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:zeebe='http://camunda.org/schema/zeebe/1.0' "
                 "xmlns:camunda='http://camunda.org/schema/1.0/bpmn' id='d' targetNamespace='urn:x'>");
    if (!process_only) {
        put(drawing, "<b:collaboration id='c'>");
        fill_in(drawing, "bpmn:Collaboration");
        put_element(drawing, organisation ? "bpmn:Participant" : "", "participant", "id='P1' name='Terveysasema' processRef='p'", "");
        put_element(drawing, "bpmn:Participant", "participant", "id='P2' name='Kunta'", "");
        put_element(drawing, "bpmn:MessageFlow", "messageFlow", "id='m' sourceRef='t' targetRef='P2'", "");
        put(drawing, "</b:collaboration>");
    }
    put(drawing, "<b:process id='p'>");
    fill_in(drawing, "bpmn:Process");
    put(drawing, "<b:laneSet id='ls'>");
    put_element(drawing, "bpmn:Lane", "lane", "id='L1' name='Hoitaja'", "<b:flowNodeRef>t</b:flowNodeRef>");
    put(drawing, "<b:lane id='L2' name='L\xC3\xA4\xC3\xA4k\xC3\xA4ri'><b:flowNodeRef>u</b:flowNodeRef></b:lane></b:laneSet>");
    put_element(drawing, "bpmn:StartEvent", "startEvent", "id='s' name='Alku'", "");
    put_element(drawing, "bpmn:Task", "task", "id='t' name='Vaihe'", "");
    put_element(drawing, "bpmn:SubProcess", "subProcess", "id='sp' name='Osa'", "<b:task id='in' name='Sis'/>");
    put_element(drawing, "bpmn:IntermediateCatchEvent", "intermediateCatchEvent", "id='w' name='Odotus'", "<b:timerEventDefinition id='ti'/>");
    put_element(drawing, "bpmn:IntermediateThrowEvent", "intermediateThrowEvent", "id='x' name='Tapahtuma'", "");
    put_element(drawing, "bpmn:BoundaryEvent", "boundaryEvent", "id='y' name='Raja' attachedToRef='t'", "<b:timerEventDefinition id='tj'/>");
    put_element(drawing, "bpmn:Gateway", "exclusiveGateway", "id='g' name='Minne?'", "");
    put_element(drawing, "bpmn:CallActivity", "callActivity", "id='ca' name='Toinen ketju'", "");
    put(drawing, "<b:task id='u' name='Toinen  vaihe'/>");
    put_element(drawing, "bpmn:EndEvent", "endEvent", "id='e' name='Loppu'", "");
    put_element(drawing, "bpmn:SequenceFlow", "sequenceFlow", "id='f' sourceRef='t' targetRef='u'", "");
    put(drawing, "<b:dataObject id='do'/>");
    put_element(drawing, "bpmn:DataObjectReference", "dataObjectReference", "id='dr' name='Tieto' dataObjectRef='do'", "");
    put_element(drawing, "bpmn:DataStoreReference", "dataStoreReference", "id='ds' name='Rekisteri'", "");
    put(drawing, "</b:process></b:definitions>");
}

/* The first finding about care data itself, or NULL. */
static const chain_finding *first_fault(const chain_findings *findings)
{
    static const char *const rules[] = {"unknown-attribute", "unknown-kind", "unknown-element", "misplaced-element", "bad-value", "bad-date",
                                        "bad-time", "missing-attribute", "dangling-reference", "wrong-reference", "told-twice"};
    for (size_t i = 0; i < chain_findings_count(findings); i++)
        for (size_t j = 0; j < UNIT_COUNT(rules); j++)
            if (strcmp(chain_rule_id(chain_finding_rule(chain_findings_at(findings, i))), rules[j]) == 0)
                return chain_findings_at(findings, i);
    return NULL;
}

static void accept(const json_t *form, const char *type, int engine)
{
    static struct drawing drawing;
    drawing = (struct drawing){.type = type, .form = form, .engine = engine};
    draw(&drawing);
    ck_assert_msg(!drawing.type[0], "%s: the drawing has no %s", word(form, "id"), type);
    chain_model *model = golden_model(drawing.text, drawing.length);
    chain_findings *findings = chain_findings_new();
    ck_assert_msg(model, "%s", drawing.text);
    ck_assert_int_eq(chain_check(model, NULL, findings), CHAIN_OK);
    const chain_finding *fault = first_fault(findings);
    char text[400] = "";
    if (fault)
        chain_finding_text(fault, CHAIN_PART_MESSAGE, CHAIN_LANG_EN, text, sizeof text);
    ck_assert_msg(!fault, "%s on %s: %s", word(form, "id"), type, text);
    chain_findings_free(findings);
    chain_model_free(model);
}

START_TEST(what_a_form_can_say_is_read)
{
    json_t *forms = forms_in(CHAIN_LANG_EN), *form, *type;
    size_t i, j;
    for (int engine = 0; engine < CHAIN_TEMPLATES_COUNT; engine++)
        json_array_foreach(forms, i, form)
            json_array_foreach(json_object_get(form, "appliesTo"), j, type)
                accept(form, json_string_value(type), engine);
    json_decref(forms);
}
END_TEST

START_TEST(wrong_arguments_are_refused)
{
    chain_output *output = chain_output_memory();
    ck_assert_int_eq(chain_templates_write(CHAIN_TEMPLATES_COUNT, CHAIN_LANG_FI, output), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_templates_write(-1, CHAIN_LANG_FI, output), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_templates_write(0, CHAIN_LANG_FI, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_moddle_write(NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_ptr_null(chain_templates_name(CHAIN_TEMPLATES_COUNT));
    chain_output_abandon(output);
}
END_TEST

UNIT_MAIN("templates", forms_are_those_of_the_tables, the_descriptor_is_that_of_the_table, every_property_has_a_description,
          forms_are_translated, what_a_form_can_say_is_read, wrong_arguments_are_refused)
