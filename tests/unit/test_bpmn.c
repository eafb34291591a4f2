/* Reading BPMN: which chain a process is, what the index over it says, and what is told of a broken one. */
#include <stdio.h>

#include "chain/chain.h"
#include "model/bpmn.h"
#include "model/model.h"
#include "model/problem.h"
#include "unit.h"

#define HEAD \
    "<b:definitions xmlns:b='" CHAIN_BPMN_URI "' xmlns:care='urn:libchain:chain:1' xmlns:zeebe='http://camunda.org/schema/zeebe/1.0' " \
    "xmlns:t='urn:t' targetNamespace='urn:t' id='d'>"
#define TAIL "</b:definitions>"

static chain_model *load(const char *text)
{
    chain_model *model = NULL;
    chain_load_options alone = CHAIN_LOAD_OPTIONS_INIT;
    alone.alone = true;
    ck_assert_int_eq(chain_load_memory(text, strlen(text), "x.bpmn", &alone, &model), CHAIN_OK);
    ck_assert_ptr_nonnull(model);
    ck_assert_ptr_nonnull(model->bpmn);
    return model;
}

static const struct chain_step *step(const chain_model *model, const char *id)
{
    const chain_object *object = chain_model_find(model, id);
    ck_assert_msg(object && object->type == CHAIN_STEP, "no step %s", id);
    return (const struct chain_step *)object;
}

/* The flow or message from one step to another, by their ids. */
static const struct chain_flow *between(const chain_model *model, const char *from, const char *to)
{
    for (size_t i = 0; i < chain_flow_count(model); i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        if (flow->from.id && flow->to.id && strcmp(flow->from.id, from) == 0 && strcmp(flow->to.id, to) == 0)
            return flow;
    }
    ck_abort_msg("no flow from %s to %s", from, to);
    return NULL;
}

static const char *name(const struct chain_object *object)
{
    return chain_object_text(object, CHAIN_TEXT_NAME, CHAIN_LANG_NONE, NULL);
}

static int only_problem(const chain_model *model)
{
    return model->problem_count == 1 ? model->problems->code : -(int)model->problem_count;
}

START_TEST(lanes_are_actors_and_a_change_of_lane_is_a_handoff)
{
    chain_model *model = load(HEAD
        "<b:collaboration id='c' name='Both'><b:participant id='P' name='County' processRef='t:p'/></b:collaboration>"
        "<b:process id='p'><b:laneSet id='ls'>"
        "<b:lane id='outer' name='Health centre'><b:childLaneSet id='cls'>"
        "<b:lane id='nurse' name='Nurse'><b:flowNodeRef>s</b:flowNodeRef><b:flowNodeRef> a </b:flowNodeRef></b:lane></b:childLaneSet></b:lane>"
        "<b:lane id='physio' name='Physio'><b:flowNodeRef>z</b:flowNodeRef></b:lane></b:laneSet>"
        "<b:startEvent id='s' name='Pain'/><b:task id='a' name='Assess&#10;need'/><b:endEvent id='z'/>"
        "<b:sequenceFlow id='f' sourceRef='s' targetRef='a'/><b:sequenceFlow id='g' sourceRef='a' targetRef='z'/>"
        "</b:process>" TAIL);
    ck_assert_int_eq(model->problem_count, 0);
    ck_assert_str_eq(model->root->id, "c");
    ck_assert_str_eq(chain_object_text(model->root, CHAIN_TEXT_TITLE, CHAIN_LANG_FI, NULL), "Both");
    ck_assert_str_eq(step(model, "a")->actor.id, "nurse");
    ck_assert_str_eq(chain_step_actor(step(model, "a"))->organisation.id, "outer");
    ck_assert_str_eq(chain_step_actor(step(model, "z"))->organisation.id, "P");
    ck_assert_str_eq(name(&step(model, "a")->head), "Assess need");
    ck_assert_int_eq(step(model, "s")->role, CHAIN_ROLE_START);
    ck_assert_int_eq(step(model, "z")->role, CHAIN_ROLE_END);
    ck_assert_int_eq(between(model, "s", "a")->role, CHAIN_ROLE_FLOW);
    ck_assert_int_eq(between(model, "a", "z")->role, CHAIN_ROLE_HANDOFF);
    ck_assert_int_eq(step(model, "a")->kind, 0);
    chain_model_free(model);
}
END_TEST

START_TEST(gateways_and_their_conditions)
{
    chain_model *model = load(HEAD
        "<b:process id='p'><b:startEvent id='s'/><b:exclusiveGateway id='x' default='n'/><b:parallelGateway id='and'/>"
        "<b:eventBasedGateway id='ev'/><b:intermediateCatchEvent id='w' name='Two weeks'><b:timerEventDefinition>"
        "<b:timeDuration>P2W</b:timeDuration></b:timerEventDefinition></b:intermediateCatchEvent><b:endEvent id='e'/>"
        "<b:sequenceFlow id='1f' sourceRef='s' targetRef='x'/>"
        "<b:sequenceFlow id='y' name='urgent' sourceRef='x' targetRef='and'><b:conditionExpression>u = 1</b:conditionExpression></b:sequenceFlow>"
        "<b:sequenceFlow id='n' sourceRef='x' targetRef='ev'/><b:sequenceFlow id='k' name='then' sourceRef='and' targetRef='e'/>"
        "<b:sequenceFlow id='l' sourceRef='ev' targetRef='w'/><b:sequenceFlow id='m' sourceRef='w' targetRef='e'/>"
        "</b:process>" TAIL);
    ck_assert_int_eq(step(model, "x")->role, CHAIN_ROLE_BRANCH);
    ck_assert_int_eq(step(model, "ev")->role, CHAIN_ROLE_BRANCH);
    ck_assert_int_eq(step(model, "and")->role, CHAIN_ROLE_PARALLEL);
    ck_assert_int_eq(step(model, "w")->kind, CHAIN_STEP_WAIT);
    ck_assert_str_eq(step(model, "w")->planned, "P2W");
    ck_assert_str_eq(chain_object_text(&between(model, "x", "and")->head, CHAIN_TEXT_CONDITION, CHAIN_LANG_NONE, NULL), "urgent");
    ck_assert_int_eq(between(model, "x", "ev")->is_default, CHAIN_YES_NO_YES);
    ck_assert_str_eq(name(&between(model, "and", "e")->head), "then");
    ck_assert_ptr_nonnull(step(model, "s")->actor.target);
    chain_model_free(model);
}
END_TEST

START_TEST(what_bpmn_shows_without_an_arrow_is_a_flow)
{
    chain_model *model = load(HEAD
        "<b:process id='p'><b:startEvent id='s'/><b:subProcess id='sub'><b:startEvent id='s2'/><b:task id='in'/><b:endEvent id='e2'/>"
        "<b:sequenceFlow id='a' sourceRef='s2' targetRef='in'/><b:sequenceFlow id='b' sourceRef='in' targetRef='e2'/></b:subProcess>"
        "<b:boundaryEvent id='late' attachedToRef='sub' cancelActivity='false'><b:timerEventDefinition/></b:boundaryEvent>"
        "<b:intermediateThrowEvent id='th'><b:linkEventDefinition name='L'/></b:intermediateThrowEvent>"
        "<b:intermediateCatchEvent id='ca'><b:linkEventDefinition name='L'/></b:intermediateCatchEvent>"
        "<b:task id='undo' isForCompensation='true'/><b:boundaryEvent id='comp' attachedToRef='sub'><b:compensateEventDefinition/></b:boundaryEvent>"
        "<b:endEvent id='e'/><b:sequenceFlow id='f' sourceRef='s' targetRef='sub'/><b:sequenceFlow id='g' sourceRef='sub' targetRef='th'/>"
        "<b:sequenceFlow id='h' sourceRef='ca' targetRef='e'/><b:association id='as' sourceRef='comp' targetRef='undo'/></b:process>" TAIL);
    ck_assert_int_eq(model->problem_count, 0);
    between(model, "sub", "s2");
    ck_assert_str_eq(between(model, "e2", "th")->head.id, "g");
    ck_assert_int_eq(step(model, "sub")->out_count, 3);
    between(model, "sub", "late");
    between(model, "th", "ca");
    between(model, "comp", "undo");
    ck_assert_int_eq(step(model, "s2")->role, CHAIN_ROLE_STEP);
    ck_assert_int_eq(step(model, "e2")->role, CHAIN_ROLE_STEP);
    chain_model_free(model);
}
END_TEST

START_TEST(messages_between_pools)
{
    chain_model *model = load(HEAD
        "<b:collaboration id='c'><b:participant id='A' name='Client' processRef='pa'/><b:participant id='B' processRef='pb'/>"
        "<b:participant id='box' name='Police'/><b:messageFlow id='m1' name='call' sourceRef='a1' targetRef='b0'/>"
        "<b:messageFlow id='m2' sourceRef='b1' targetRef='box'/><b:messageFlow id='m3' sourceRef='b1' targetRef='a1'/></b:collaboration>"
        "<b:process id='pa'><b:startEvent id='a0'/><b:task id='a1'/><b:sequenceFlow id='f' sourceRef='a0' targetRef='a1'/></b:process>"
        "<b:process id='pb'><b:startEvent id='b0'/><b:task id='b1'/><b:sequenceFlow id='g' sourceRef='b0' targetRef='b1'/></b:process>" TAIL);
    ck_assert_int_eq(model->problem_count, 0);
    ck_assert_int_eq(between(model, "a1", "b0")->role, CHAIN_ROLE_HANDOFF);
    ck_assert_int_eq(step(model, "b0")->role, CHAIN_ROLE_STEP);
    ck_assert_int_eq(between(model, "b1", "a1")->role, CHAIN_ROLE_MESSAGE);
    ck_assert_int_eq(between(model, "b1", "box-box")->role, CHAIN_ROLE_MESSAGE);
    ck_assert_str_eq(name(&step(model, "box-box")->head), "Police");
    chain_model_free(model);
}
END_TEST

START_TEST(ad_hoc_work_is_a_group)
{
    chain_model *model = load(HEAD
        "<b:process id='p'><b:startEvent id='s'/><b:adHocSubProcess id='g'><b:task id='x'/><b:task id='y'/></b:adHocSubProcess>"
        "<b:endEvent id='e'/><b:sequenceFlow id='f' sourceRef='s' targetRef='g'/><b:sequenceFlow id='h' sourceRef='g' targetRef='e'/></b:process>" TAIL);
    ck_assert_int_eq(step(model, "g")->role, CHAIN_ROLE_ANY_ORDER);
    ck_assert_ptr_eq(step(model, "x")->head.parent, &step(model, "g")->head);
    ck_assert_int_eq(between(model, "g", "x")->role, CHAIN_ROLE_MEMBER);
    chain_model_free(model);
}
END_TEST

START_TEST(data_is_information_and_annotations_are_notes)
{
    chain_model *model = load(HEAD
        "<b:process id='p'><b:dataObject id='do' name='Letter'/><b:dataObjectReference id='dr' name='Referral letter' dataObjectRef='do'/>"
        "<b:dataStoreReference id='sr' name='Records'/><b:task id='a'><b:dataOutputAssociation id='o'><b:targetRef>dr</b:targetRef>"
        "</b:dataOutputAssociation></b:task><b:task id='z'><b:property id='pr'/><b:dataInputAssociation id='i'><b:sourceRef>dr</b:sourceRef>"
        "<b:targetRef>pr</b:targetRef></b:dataInputAssociation></b:task><b:sequenceFlow id='f' sourceRef='a' targetRef='z'/>"
        "<b:textAnnotation id='ta'><b:text>mind the step</b:text></b:textAnnotation><b:association id='as' sourceRef='a' targetRef='ta'/>"
        "<b:textAnnotation id='tb'><b:text>of all</b:text></b:textAnnotation></b:process>" TAIL);
    ck_assert_int_eq(model->problem_count, 0);
    ck_assert_str_eq(chain_object_text(model->root, CHAIN_TEXT_NOTE, CHAIN_LANG_NONE, NULL), "of all");
    ck_assert_int_eq(step(model, "a")->produces.count, 1);
    ck_assert_str_eq(step(model, "a")->produces.items[0].id, "do");
    ck_assert_str_eq(step(model, "z")->needs.items[0].id, "do");
    ck_assert_str_eq(name(step(model, "z")->needs.items[0].target), "Letter");
    ck_assert_str_eq(name(chain_model_find(model, "sr")), "Records");
    ck_assert_str_eq(chain_object_text(&step(model, "a")->head, CHAIN_TEXT_NOTE, CHAIN_LANG_NONE, NULL), "mind the step");
    chain_model_free(model);
}
END_TEST

START_TEST(care_data_in_both_carriers)
{
    chain_model *model = load(HEAD
        "<b:process id='p'><b:extensionElements><care:chain state='to-be' xml:lang='fi'><care:governance owner='Omistaja'/></care:chain></b:extensionElements>"
        "<b:startEvent id='s'/><b:userTask id='a' name='Arvio'><b:extensionElements>"
        "<care:step kind='triage' channel='phone'><care:client-name>Soitat</care:client-name><care:availability value='available'/></care:step>"
        "</b:extensionElements></b:userTask><b:task id='z' name='K&#228;ynti'><b:extensionElements><zeebe:properties>"
        "<zeebe:property name='care:kind' value='home-visit'/><zeebe:property name='care:client-name.sv' value='Vi kommer hem'/>"
        "<zeebe:property name='care:language.se' value='worker'/><zeebe:property name='other' value='x'/></zeebe:properties></b:extensionElements></b:task>"
        "<b:sequenceFlow id='f' sourceRef='a' targetRef='z'><b:extensionElements><care:handoff kind='referral' acknowledge='yes'/></b:extensionElements></b:sequenceFlow>"
        "</b:process>" TAIL);
    ck_assert_int_eq(model->problem_count, 0);
    ck_assert_int_eq(((const struct chain_root *)model->root)->state, CHAIN_STATE_TO_BE);
    ck_assert_str_eq(((const struct chain_governance *)model->by_type[CHAIN_GOVERNANCE].items[0])->owner, "Omistaja");
    ck_assert_int_eq(step(model, "a")->kind, CHAIN_STEP_TRIAGE);
    ck_assert_str_eq(chain_object_text(&step(model, "a")->head, CHAIN_TEXT_CLIENT_NAME, CHAIN_LANG_FI, NULL), "Soitat");
    ck_assert_int_eq(model->by_type[CHAIN_AVAILABILITY].count, 1);
    ck_assert_int_eq(step(model, "z")->kind, CHAIN_STEP_HOME_VISIT);
    ck_assert_str_eq(chain_object_text(&step(model, "z")->head, CHAIN_TEXT_CLIENT_NAME, CHAIN_LANG_SV, NULL), "Vi kommer hem");
    ck_assert_int_eq(((const struct chain_language_level *)model->by_type[CHAIN_LANGUAGE].items[0])->code, CHAIN_LANGUAGE_SE);
    ck_assert_int_eq(between(model, "a", "z")->role, CHAIN_ROLE_HANDOFF);
    ck_assert_int_eq(between(model, "a", "z")->acknowledge, CHAIN_YES_NO_YES);
    chain_model_free(model);
}
END_TEST

START_TEST(broken_references_are_told_where_they_stand)
{
    chain_model *model = load(HEAD "<b:process id='p'><b:task id='a'/>\n<b:sequenceFlow id='f' sourceRef='a' targetRef='b'/></b:process>" TAIL);
    ck_assert_int_eq(only_problem(model), CHAIN_PROBLEM_DANGLING);
    ck_assert_str_eq(model->problems->args[0], "targetRef");
    ck_assert_int_eq(model->problems->line, 2);
    ck_assert_int_eq(model->problems->column, 49);
    chain_model_free(model);
    model = load(HEAD "<b:process id='p'><b:task id='a'/><b:sequenceFlow id='f' sourceRef='a' targetRef='f'/></b:process>" TAIL);
    ck_assert_int_eq(only_problem(model), CHAIN_PROBLEM_WRONG_TYPE);
    chain_model_free(model);
    model = load(HEAD "<b:process id='p'><b:task id='a'/><b:task id='a'/></b:process>" TAIL);
    ck_assert_int_eq(only_problem(model), CHAIN_PROBLEM_DUPLICATE_ID);
    chain_model_free(model);
    model = load(HEAD "<b:process id='p'><b:task id='a'><b:extensionElements><care:step knd='x'/></b:extensionElements></b:task></b:process>" TAIL);
    ck_assert_int_eq(only_problem(model), CHAIN_PROBLEM_UNKNOWN_ATTRIBUTE);
    chain_model_free(model);
}
END_TEST

START_TEST(other_roots_are_no_chains)
{
    const char *text = "<b:process xmlns:b='" CHAIN_BPMN_URI "' id='p'/>";
    chain_model *model = NULL;
    ck_assert_int_eq(chain_load_memory(text, strlen(text), "x.bpmn", NULL, &model), CHAIN_NOT_A_CHAIN);
    ck_assert_int_eq(only_problem(model), CHAIN_PROBLEM_NOT_A_CHAIN);
    chain_model_free(model);
    model = load(HEAD TAIL);
    ck_assert_uint_eq(chain_step_count(model), 0);
    chain_model_free(model);
}
END_TEST

/* However the white space around words is made up. */
START_TEST(words_between_rows_of_spaces)
{
    static const char spaces[] = "                        ";
    char text[1000];
    for (int before = 0; before < 24; before++)
        for (int behind = 0; behind < 24; behind++)
            for (int words = 0; words < 2; words++) {
                snprintf(text, sizeof text, HEAD "<b:process id='p'><b:task id='a'><b:documentation>\n%.*s%s%.*s</b:documentation></b:task></b:process>" TAIL,
                         before, spaces, words ? "w" : "", behind, spaces);
                chain_model *model = load(text);
                const char *told = chain_object_text(&step(model, "a")->head, CHAIN_TEXT_DESCRIPTION, CHAIN_LANG_NONE, NULL);
                if (words)
                    ck_assert_str_eq(told, "w");
                else
                    ck_assert_ptr_null(told);
                chain_model_free(model);
            }
}
END_TEST

UNIT_MAIN("bpmn", lanes_are_actors_and_a_change_of_lane_is_a_handoff, gateways_and_their_conditions,
          what_bpmn_shows_without_an_arrow_is_a_flow, messages_between_pools, ad_hoc_work_is_a_group,
          data_is_information_and_annotations_are_notes, care_data_in_both_carriers,
          broken_references_are_told_where_they_stand, other_roots_are_no_chains, words_between_rows_of_spaces)
