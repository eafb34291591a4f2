/*
 * BPMN documents drawn anew: the chain stays, every step and flow is drawn once, what stands in a sub-process or pool is drawn in it,
 * and drawing once more changes nothing.
 */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/unit.h"
#include "chain/write.h"
#include "golden.h"
#include "model/bpmn.h"
#include "model/model.h"
#include "random_documents.h"

static char *written(const chain_model *model, const char *dialect, bool top_down, size_t *length)
{
    chain_convert_options options = CHAIN_CONVERT_OPTIONS_INIT;
    chain_output *output = chain_output_memory();
    options.dialect = dialect;
    options.layout = true;
    options.top_down = top_down;
    chain_status status = chain_model_convert(model, &options, output);
    char *copy = NULL;
    if (status == CHAIN_OK) {
        const char *bytes = chain_output_bytes(output, length);
        copy = malloc(*length + 1);
        memcpy(copy, bytes, *length + 1);
    }
    chain_output_abandon(output);
    return copy;
}

/* The one shape or edge of an element. */
static const struct chain_markup *drawn(const char *path, const struct chain_bpmn *bpmn, const struct chain_markup *element)
{
    const struct chain_markup *found = NULL;
    for (uint32_t i = 0; i < bpmn->reference_count; i++) {
        const struct chain_bpmn_reference *reference = &bpmn->references[i];
        bool draws = reference->from->name == CHAIN_BPMN_E_SHAPE || reference->from->name == CHAIN_BPMN_E_EDGE;
        if (!draws || reference->target != element || strcmp(reference->slot, "bpmnElement") != 0)
            continue;
        ck_assert_msg(!found, "%s: %s is drawn twice", path, element->id);
        found = reference->from;
    }
    return found;
}

static void lies_in(const char *path, const struct chain_bpmn *bpmn, const struct chain_markup *inner, const struct chain_markup *outer)
{
    const struct chain_bpmn_box *a = chain_bpmn_box(bpmn, inner), *b = chain_bpmn_box(bpmn, outer);
    ck_assert(a && b);
    ck_assert_msg(a->left >= b->left && a->right <= b->right && a->top >= b->top && a->bottom <= b->bottom, "%s: %s is drawn outside %s", path,
                  chain_markup_value(inner, "bpmnElement"), chain_markup_value(outer, "bpmnElement"));
}

/* Every scope around a node has an id, up to a process. */
static bool can_be_drawn(const struct chain_bpmn *bpmn, const struct chain_bpmn_node *node)
{
    uint32_t scope = node->scope;
    for (; node->id && scope != CHAIN_BPMN_NONE && bpmn->scopes[scope].parent != CHAIN_BPMN_NONE; scope = bpmn->scopes[scope].parent)
        if (!bpmn->scopes[scope].markup->id)
            return false;
    if (!node->id || scope == CHAIN_BPMN_NONE || bpmn->scopes[scope].markup->name != CHAIN_BPMN_E_PROCESS)
        return false;
    uint32_t pool = bpmn->scopes[scope].pool;
    const struct chain_markup *participant = pool == CHAIN_BPMN_NONE ? NULL : bpmn->pools[pool].markup;
    return participant ? participant->id && participant->parent->id : bpmn->scopes[scope].markup->id != NULL;
}

static void nodes_are_drawn(const char *path, const struct chain_bpmn *bpmn)
{
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        if (!can_be_drawn(bpmn, node))
            continue;
        const struct chain_markup *shape = drawn(path, bpmn, node->markup);
        ck_assert_msg(shape != NULL, "%s: %s is not drawn", path, node->id);
        const struct chain_bpmn_scope *scope = &bpmn->scopes[node->scope];
        const struct chain_markup *around = scope->parent != CHAIN_BPMN_NONE ? scope->markup : scope->pool != CHAIN_BPMN_NONE ? bpmn->pools[scope->pool].markup : NULL;
        const struct chain_markup *box = around ? drawn(path, bpmn, around) : NULL;
        if (box && box->parent == shape->parent)
            lies_in(path, bpmn, shape, box);
    }
    for (uint32_t i = 0; i < bpmn->flow_count; i++) {
        const struct chain_bpmn_flow *flow = &bpmn->flows[i];
        if (flow->id && flow->from != CHAIN_BPMN_NONE && flow->to != CHAIN_BPMN_NONE && bpmn->nodes[flow->from].scope == bpmn->nodes[flow->to].scope &&
            can_be_drawn(bpmn, &bpmn->nodes[flow->from]) && can_be_drawn(bpmn, &bpmn->nodes[flow->to]) && flow->from != flow->to)
            ck_assert_msg(drawn(path, bpmn, flow->markup) != NULL, "%s: %s is not drawn", path, flow->id);
    }
}

static void redraws(const char *path, const chain_model *model, bool top_down)
{
    size_t length, again_length, before_length, after_length;
    char *bytes = written(model, "bpmn", top_down, &length), *before = written(model, "chain", false, &before_length);
    ck_assert_msg(bytes && before, "%s cannot be drawn", path);
    chain_model *read = golden_model(bytes, length);
    ck_assert_msg(read && read->bpmn && !read->broken, "%s", path);
    char *after = written(read, "chain", false, &after_length), *again = written(read, "bpmn", top_down, &again_length);
    ck_assert_msg(after && strcmp(before, after) == 0, "%s is another chain when it is drawn anew", path);
    ck_assert_msg(again && strcmp(bytes, again) == 0, "%s changes when it is drawn once more", path);
    nodes_are_drawn(path, read->bpmn);
    free(after);
    free(again);
    chain_model_free(read);
    free(bytes);
    free(before);
}

static void both_ways(const char *path)
{
    size_t length;
    char *bytes = golden_read(path, &length);
    chain_model *model = golden_model(bytes, length);
    if (model && model->bpmn && !model->broken)
        for (int down = 0; down < 2; down++)
            redraws(path, model, down == 1);
    chain_model_free(model);
    free(bytes);
}

START_TEST(fixtures_are_drawn)
{
    ck_assert_uint_gt(golden_each(golden_path("tests/rules", ""), ".bpmn", both_ways), 100);
    ck_assert_uint_gt(golden_each(golden_path("tests/interop", ""), ".bpmn", both_ways), 0);
}
END_TEST

START_TEST(documents_by_chance_are_drawn)
{
    for (uint64_t seed = 1; seed < 60; seed++) {
        size_t length;
        char name[32];
        chain_output *output = chain_output_memory();
        random_bpmn(seed, output);
        const char *bytes = chain_output_bytes(output, &length);
        chain_model *model = golden_model(bytes, length);
        snprintf(name, sizeof name, "seed %u", (unsigned)seed);
        redraws(name, model, seed % 2 == 0);
        chain_model_free(model);
        chain_output_abandon(output);
    }
}
END_TEST

/* Comments, extensions and colours stay; a process that no pool shows has a page of its own. */
START_TEST(all_else_stays)
{
    const char *text =
        "<!-- before --><d:definitions xmlns:d='" CHAIN_BPMN_URI "' xmlns:i='" CHAIN_BPMN_DI_URI "' xmlns:c='" CHAIN_BPMN_DC_URI "' "
        "xmlns:bpmndi='urn:other' xmlns:x='urn:tool' id='d'><!-- inside --><d:collaboration id='k'><d:participant id='pool' processRef='p'/>"
        "</d:collaboration><d:process id='p'><d:extensionElements><x:y z='1'/></d:extensionElements><d:userTask id='a' name='A'/></d:process>"
        "<d:process id='q'><d:task id='b'/></d:process><i:BPMNDiagram><i:BPMNPlane bpmnElement='k'><i:BPMNShape id='s' bpmnElement='a' x:fill='red'>"
        "<c:Bounds x='1' y='2' width='3' height='4'/></i:BPMNShape></i:BPMNPlane></i:BPMNDiagram>"
        "<d:relationship type='t'/></d:definitions><!-- behind -->";
    static const char *const kept[] = {"<!-- before -->", "<!-- inside -->", "<x:y z=\"1\"/>", "x:fill=\"red\"", "<!-- behind -->",
                                       "BPMNPlane id=\"_made-plane\" bpmnElement=\"k\"", "BPMNPlane id=\"_made-plane-q\" bpmnElement=\"q\""};
    size_t length;
    chain_model *model = golden_model(text, strlen(text));
    char *bytes = written(model, "bpmn", false, &length);
    for (size_t i = 0; i < UNIT_COUNT(kept); i++)
        ck_assert_msg(strstr(bytes, kept[i]) != NULL, "%s is gone", kept[i]);
    ck_assert_ptr_null(strstr(bytes, "width=\"3\""));
    ck_assert_ptr_nonnull(strstr(bytes, "BPMNDiagram"));
    ck_assert_ptr_nonnull(strstr(strstr(bytes, "BPMNDiagram"), "<d:relationship"));
    redraws("all else", model, false);
    free(bytes);
    chain_model_free(model);
}
END_TEST

UNIT_MAIN("redraw", all_else_stays, fixtures_are_drawn, documents_by_chance_are_drawn)
