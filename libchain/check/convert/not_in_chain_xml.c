/*
 * What a BPMN document holds that no chain says. Each sort of thing is told once, at the first of them, with their number: a file
 * drawn by hand has hundreds of shapes. An element that is left out is told, not what stands in it.
 */
#include <stdlib.h>
#include <string.h>

#include "check/bpmn/bpmn.h"
#include "model/bpmn_kept.h"
#include "model/format.h"
#include "rule/findings.h"

struct loss {
    const char *sort; /* msgid */
    const char *what; /* equal means same pointer */
    const struct chain_markup *markup;
    size_t order;
};

struct losses {
    struct chain_rule_run *run;
    bool keeps;         /* the document's prefixes leave room for what is kept */
    uint32_t processes;
    struct loss *items;
    size_t count, room;
};

static const char comment_mark[] = "<!-- -->";

static void lose(struct losses *losses, const struct chain_markup *markup, const char *sort, const char *what)
{
    if (losses->count == losses->room) {
        size_t room = losses->room ? losses->room * 2 : 64;
        struct loss *bigger = realloc(losses->items, room * sizeof *bigger);
        if (!bigger) {
            losses->run->findings->out_of_memory = true;
            return;
        }
        losses->items = bigger;
        losses->room = room;
    }
    losses->items[losses->count] = (struct loss){sort, what, markup, losses->count};
    losses->count++;
}

/* ---- attributes ---- */

static bool is_ours(const char *uri)
{
    return uri && strcmp(uri, CHAIN_NAMESPACE) == 0;
}

/* Does what an element holds besides travel with something of the chain? */
static bool carries(const struct losses *losses, const struct chain_markup *markup)
{
    const struct chain_bpmn *bpmn = losses->run->model->bpmn;
    const struct chain_bpmn_node *node = chain_bpmn_node_of(bpmn, markup);
    bool lane = markup->name == CHAIN_BPMN_E_LANE && !bpmn->lanes[markup->index].split;
    bool whole = markup->parent == bpmn->root && chain_bpmn_is_whole(markup, losses->processes);
    if (!losses->keeps)
        return false;
    return (node && node->step) || lane || whole || markup->name == CHAIN_BPMN_E_SEQUENCE_FLOW || markup->name == CHAIN_BPMN_E_MESSAGE_FLOW;
}

static void look_at_attributes(struct losses *losses, const struct chain_markup *markup)
{
    const struct chain_bpmn *bpmn = losses->run->model->bpmn;
    bool carrying = carries(losses, markup);
    for (uint32_t i = 0; i < markup->attribute_count; i++) {
        const struct chain_markup_attribute *attribute = &markup->attributes[i];
        if (chain_bpmn_is_said(attribute) || (carrying && chain_bpmn_keeps_attribute(bpmn, markup, attribute)))
            continue;
        lose(losses, markup, attribute->uri ? N_("content of another tool") : N_("attribute"),
             attribute->uri ? attribute->uri : attribute->local);
    }
}

/* ---- elements ---- */

static bool is_data_end(const struct losses *losses, const struct chain_markup *association)
{
    int name = association->name == CHAIN_BPMN_E_DATA_INPUT_ASSOCIATION ? CHAIN_BPMN_E_SOURCE_REF : CHAIN_BPMN_E_TARGET_REF;
    const struct chain_markup *end = chain_bpmn_lead(losses->run->model, chain_markup_words(chain_markup_child(association, name)));
    return end && (end->name == CHAIN_BPMN_E_DATA_OBJECT || end->name == CHAIN_BPMN_E_DATA_OBJECT_REFERENCE);
}

static bool has_care(const struct chain_markup *markup)
{
    const struct chain_markup *extensions = chain_markup_child(markup, CHAIN_BPMN_E_EXTENSION_ELEMENTS);
    for (const struct chain_markup *child = extensions ? extensions->first : NULL; child; child = child->next)
        if (child->local && is_ours(child->uri))
            return true;
    return false;
}

/* Notes, messages within a pool and compensation are lines that a chain has. */
static bool is_kept_association(const struct losses *losses, const struct chain_markup *association)
{
    const struct chain_markup *from = chain_bpmn_lead(losses->run->model, chain_markup_value(association, "sourceRef"));
    const struct chain_markup *to = chain_bpmn_lead(losses->run->model, chain_markup_value(association, "targetRef"));
    const struct chain_bpmn_node *node = chain_bpmn_node_of(losses->run->model->bpmn, from);
    if (!from || !to)
        return false;
    return from->name == CHAIN_BPMN_E_TEXT_ANNOTATION || to->name == CHAIN_BPMN_E_TEXT_ANNOTATION || has_care(association) ||
           (node && (node->definitions & CHAIN_BPMN_COMPENSATE));
}

/* The name of a flow is what it says of its condition; the expression only when there is no name. */
static bool is_kept_condition(const struct chain_markup *condition)
{
    return condition->parent && !chain_markup_value(condition->parent, "name");
}

static bool has_words_in_chain(const struct chain_markup *documentation)
{
    const struct chain_markup *of = documentation->parent;
    uint32_t kept = CHAIN_BPMN_IS_NODE | CHAIN_BPMN_IS_POOL | CHAIN_BPMN_IS_DATA | CHAIN_BPMN_IS_COLLABORATION;
    return of && (chain_bpmn_is(of, kept) || of->name == CHAIN_BPMN_E_LANE || of->name == CHAIN_BPMN_E_PROCESS);
}

/* Where the chain has the thing but not its sort, NULL when nothing is lost; "element" when it has no such thing at all. */
static const char *loss_of_node(const struct losses *losses, const struct chain_markup *markup)
{
    const struct chain_bpmn *bpmn = losses->run->model->bpmn;
    const struct chain_bpmn_node *node = chain_bpmn_node_of(bpmn, markup);
    if (node && node->step) {
        const char *kept = losses->keeps ? chain_bpmn_kept_name(bpmn, node) : chain_bpmn_element_for(node->step);
        if (strcmp(kept, markup->local) == 0)
            return NULL;
    }
    return chain_bpmn_is(markup, CHAIN_BPMN_IS_TASK)         ? N_("type of task")
           : chain_bpmn_is(markup, CHAIN_BPMN_IS_GATEWAY)    ? N_("type of gateway")
           : chain_bpmn_is(markup, CHAIN_BPMN_IS_SUBPROCESS) ? N_("nesting of steps")
                                                             : N_("kind of event");
}

static bool is_waiting_timer(const struct chain_markup *markup)
{
    return markup->name == CHAIN_BPMN_E_TIMER_EVENT_DEFINITION && markup->parent->name == CHAIN_BPMN_E_INTERMEDIATE_CATCH_EVENT;
}

/* Of elements that are no nodes. */
static const char *loss_of_part(const struct losses *losses, const struct chain_markup *markup)
{
    switch (markup->name) {
    case CHAIN_BPMN_E_DEFINITIONS: case CHAIN_BPMN_E_COLLABORATION: case CHAIN_BPMN_E_PROCESS: case CHAIN_BPMN_E_PARTICIPANT:
    case CHAIN_BPMN_E_LANE_SET: case CHAIN_BPMN_E_CHILD_LANE_SET: case CHAIN_BPMN_E_LANE: case CHAIN_BPMN_E_FLOW_NODE_REF:
    case CHAIN_BPMN_E_INCOMING: case CHAIN_BPMN_E_OUTGOING: case CHAIN_BPMN_E_SEQUENCE_FLOW: case CHAIN_BPMN_E_MESSAGE_FLOW:
    case CHAIN_BPMN_E_DATA_OBJECT: case CHAIN_BPMN_E_DATA_OBJECT_REFERENCE: case CHAIN_BPMN_E_DATA_STORE:
    case CHAIN_BPMN_E_DATA_STORE_REFERENCE: case CHAIN_BPMN_E_TEXT_ANNOTATION: case CHAIN_BPMN_E_TEXT:
    case CHAIN_BPMN_E_SOURCE_REF: case CHAIN_BPMN_E_TARGET_REF: case CHAIN_BPMN_E_EXTENSION_ELEMENTS:
    case CHAIN_BPMN_E_TIME_DURATION: return NULL;
    case CHAIN_BPMN_E_DOCUMENTATION: return has_words_in_chain(markup) ? NULL : N_("element");
    case CHAIN_BPMN_E_CONDITION_EXPRESSION: return is_kept_condition(markup) ? NULL : N_("element");
    case CHAIN_BPMN_E_ASSOCIATION: return is_kept_association(losses, markup) ? NULL : N_("element");
    case CHAIN_BPMN_E_DATA_INPUT_ASSOCIATION:
    case CHAIN_BPMN_E_DATA_OUTPUT_ASSOCIATION: return is_data_end(losses, markup) ? NULL : N_("element");
    case CHAIN_BPMN_E_STANDARD_LOOP_CHARACTERISTICS:
    case CHAIN_BPMN_E_MULTI_INSTANCE_LOOP_CHARACTERISTICS: return N_("repetition");
    case CHAIN_BPMN_E_DIAGRAM: return N_("diagram");
    default: break;
    }
    if (is_waiting_timer(markup))
        return NULL;
    return chain_bpmn_is(markup, CHAIN_BPMN_IS_DEFINITION)     ? N_("kind of event")
           : chain_bpmn_is(markup, CHAIN_BPMN_IS_NOT_MODELLED) ? N_("choreography or conversation")
                                                               : N_("element");
}

static void look_at_extension(struct losses *losses, const struct chain_markup *markup)
{
    const struct chain_markup *of = markup->parent->parent;
    bool kept = chain_bpmn_keeps_extension(markup) && of && carries(losses, of);
    if (!kept && !chain_bpmn_is_care(markup))
        lose(losses, markup, N_("content of another tool"), markup->uri ? markup->uri : markup->local);
}

/* What travels whole, with all that is in it. */
static bool travels(const struct losses *losses, const struct chain_markup *markup)
{
    const struct chain_markup *parent = markup->parent;
    const struct chain_bpmn *bpmn = losses->run->model->bpmn;
    if (!losses->keeps || !parent)
        return false;
    return parent == bpmn->root ? chain_bpmn_keeps_root(markup) : carries(losses, parent) && chain_bpmn_keeps_child(bpmn, parent, markup);
}

static void look_at(struct losses *losses, const struct chain_markup *markup)
{
    if (travels(losses, markup))
        return;
    bool standard = markup->uri && (strcmp(markup->uri, CHAIN_BPMN_URI) == 0 || strcmp(markup->uri, CHAIN_BPMN_DI_URI) == 0);
    const char *sort = !standard                                  ? N_("content of another tool")
                       : chain_bpmn_is(markup, CHAIN_BPMN_IS_NODE) ? loss_of_node(losses, markup)
                                                                   : loss_of_part(losses, markup);
    if (sort)
        lose(losses, markup, sort, standard ? markup->local : markup->uri ? markup->uri : markup->local);
    if (sort && !(standard && chain_bpmn_is(markup, CHAIN_BPMN_IS_NODE)))
        return;
    look_at_attributes(losses, markup);
    for (const struct chain_markup *child = markup->first; child; child = child->next) {
        if (child->local && markup->name == CHAIN_BPMN_E_EXTENSION_ELEMENTS)
            look_at_extension(losses, child);
        else if (child->local)
            look_at(losses, child);
        else if (!child->words)
            lose(losses, child, N_("comment"), comment_mark);
    }
}

/* ---- telling ---- */

/* Alike ones together, each sort in the order of the file. */
static int compare(const void *left, const void *right)
{
    const struct loss *a = left, *b = right;
    uintptr_t a_what = (uintptr_t)a->what, b_what = (uintptr_t)b->what;
    int sorts = strcmp(a->sort, b->sort);
    if (sorts != 0)
        return sorts;
    if (a_what != b_what)
        return a_what < b_what ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static bool is_alike(const struct loss *a, const struct loss *b)
{
    return a->what == b->what && strcmp(a->sort, b->sort) == 0;
}

static void tell(struct losses *losses)
{
    if (losses->count)
        qsort(losses->items, losses->count, sizeof *losses->items, compare);
    for (size_t i = 0, next; i < losses->count; i = next) {
        const struct loss *first = &losses->items[i];
        for (next = i + 1; next < losses->count && is_alike(first, &losses->items[next]);)
            next++;
        CHAIN_REPORT_MARKUP(losses->run, first->markup, chain_say_phrase(first->sort), chain_say(first->what),
                            chain_say_number((double)(next - i)));
    }
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    struct losses losses = {.run = run, .keeps = chain_bpmn_can_keep(bpmn)};
    for (uint32_t i = 0; i < bpmn->scope_count; i++)
        losses.processes += bpmn->scopes[i].parent == CHAIN_BPMN_NONE;
    for (const struct chain_markup *markup = bpmn->head; markup; markup = markup->next) {
        if (markup->local)
            look_at(&losses, markup);
        else
            lose(&losses, markup, N_("comment"), comment_mark);
    }
    tell(&losses);
    free(losses.items);
}

const struct chain_rule chain_rule_not_in_chain_xml = {
    .id = "not-in-chain-xml",
    .layer = CHAIN_LAYER_CONVERT,
    .severity = CHAIN_SEVERITY_WARNING,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("Something in the BPMN file has no place in a chain"),
    .message = N_("The chain is without this ({2} in the file): {0}, {1}"),
    .why = N_("A chain tells the path of the client. Diagrams, the nesting of steps and much that other tools add are not in it."),
    .how = N_("Keep the BPMN file; from BPMN to BPMN nothing of it is lost."),
    .bad = "<group id=\"a\"/>",
    .good = "<textAnnotation id=\"a\"/>",
    .run = run,
};
