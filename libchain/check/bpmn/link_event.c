#include "check/bpmn/bpmn.h"
#include "check/scratch.h"

struct link {
    const struct chain_bpmn_node *node;
    const char *name;
};

static const char *link_name(const struct chain_bpmn_node *node)
{
    const struct chain_markup *definition = chain_markup_child(node->markup, CHAIN_BPMN_E_LINK_EVENT_DEFINITION);
    return chain_bpmn_title(definition);
}

/* Equal names are equal pointers within a model. */
static int compare_keys(const struct link *a, const struct link *b)
{
    uintptr_t x = (uintptr_t)a->name, y = (uintptr_t)b->name;
    int scope = (a->node->scope > b->node->scope) - (a->node->scope < b->node->scope);
    return scope ? scope : (x > y) - (x < y);
}

static int compare(const void *left, const void *right)
{
    const struct link *a = left, *b = right;
    int order = compare_keys(a, b);
    return order ? order : (a->node > b->node) - (a->node < b->node);
}

static bool is_catch(const struct link *link)
{
    return chain_bpmn_is(link->node->markup, CHAIN_BPMN_IS_CATCH);
}

static void tell(struct chain_rule_run *run, const char *message, const struct link *link)
{
    CHAIN_REPORT_MARKUP_AS(run, message, link->node->markup, chain_say_shape(run, link->node->markup), chain_say(link->name));
}

/* All links of a scope with the same name. */
static void check(struct chain_rule_run *run, const struct link *links, uint32_t count)
{
    uint32_t arrivals = 0;
    for (uint32_t i = 0; i < count; i++)
        arrivals += is_catch(&links[i]);
    for (uint32_t i = 0; i < count; i++) {
        if (arrivals == 0)
            tell(run, N_("The link \"{1}\" leaves at \"{0}\" but arrives nowhere in the same process."), &links[i]);
        else if (count == 1)
            tell(run, N_("The link \"{1}\" arrives at \"{0}\" but leaves nowhere in the same process."), &links[i]);
        else if (arrivals > 1 && is_catch(&links[i]))
            tell(run, N_("The link \"{1}\" arrives at \"{0}\" and at another place too."), &links[i]);
    }
}

static uint32_t collect(struct chain_rule_run *run, struct link *links)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    uint32_t count = 0;
    for (uint32_t i = 0; i < bpmn->node_count; i++) {
        const struct chain_bpmn_node *node = &bpmn->nodes[i];
        /* The name of a definition that is only referred to stands elsewhere. */
        if (!(node->definitions & CHAIN_BPMN_LINK) || !chain_markup_child(node->markup, CHAIN_BPMN_E_LINK_EVENT_DEFINITION))
            continue;
        if (link_name(node))
            links[count++] = (struct link){node, link_name(node)};
        else
            CHAIN_REPORT_MARKUP(run, node->markup, chain_say_shape(run, node->markup));
    }
    return count;
}

static void run(struct chain_rule_run *run)
{
    if (!run->model->bpmn->seen[CHAIN_BPMN_E_LINK_EVENT_DEFINITION])
        return;
    struct link *links = chain_scratch(run, run->model->bpmn->node_count, sizeof *links);
    uint32_t count = links ? collect(run, links) : 0;
    if (count > 1)
        qsort(links, count, sizeof *links, compare);
    for (uint32_t first = 0, next; first < count; first = next) {
        for (next = first + 1; next < count && compare_keys(&links[first], &links[next]) == 0;)
            next++;
        check(run, &links[first], next - first);
    }
    free(links);
}

const struct chain_rule chain_rule_link_event = {
    .id = "link-event",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .title = N_("A link leads nowhere"),
    .message = N_("The link event \"{0}\" has no link name."),
    .why = N_("Readers follow a link by its name: to one place in the same process."),
    .how = N_("Give both ends the same link name; each name has one place where it arrives."),
    .standard = "BPMN 2.0.2 EXT.124, EXT.125, EXT.126",
    .bad = "<intermediateThrowEvent><linkEventDefinition name=\"A\"/></intermediateThrowEvent> alone",
    .good = "a throw event and one catch event with name=\"A\"",
    .run = run,
};
