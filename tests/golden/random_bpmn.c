#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "model/bpmn.h"
#include "random_documents.h"

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof(array)[0]))
#define MOST 60

struct node {
    char id[24];
    int scope;
};

struct making {
    struct chance chance;
    chain_output *output;
    const char *prefix;
    struct node nodes[MOST];
    uint32_t node_count, flow_count, scope_count, thing_count;
};

static void put(struct making *making, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void put(struct making *making, const char *format, ...)
{
    char text[600];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    chain_output_text(making->output, text);
}

static const char *any(struct making *making, const char *const *words, uint32_t count)
{
    return words[chance_below(&making->chance, count)];
}

static void open_tag(struct making *making, const char *local, const char *id)
{
    static const char *const names[] = {"Arvio", "a &lt; b", "", "\xC3\xA4", "&#10;two", " ", "Minne?"};
    put(making, "<%s%s", making->prefix, local);
    if (id)
        put(making, " id=\"%s\"", id);
    if (chance_one_in(&making->chance, 2))
        put(making, " name=\"%s\"", any(making, names, COUNT(names)));
}

static void put_extensions(struct making *making)
{
    if (chance_one_in(&making->chance, 6))
        put(making, "<%sextensionElements><x:form x:key=\"%u\">a &amp; <x:b/></x:form><y:n xmlns:y=\"urn:y\"/></%sextensionElements>",
            making->prefix, making->thing_count++, making->prefix);
}

static void put_definition(struct making *making)
{
    static const char *const all[] = {"message", "timer", "signal", "error", "escalation", "conditional", "compensate", "terminate", "link",
                                      "cancel"};
    const char *sort = any(making, all, COUNT(all)), *p = making->prefix;
    if (strcmp(sort, "timer") == 0 && chance_one_in(&making->chance, 2))
        put(making, "<%stimerEventDefinition id=\"def%u\"><%stimeDuration>P%uD</%stimeDuration></%stimerEventDefinition>", p,
            making->thing_count++, p, chance_below(&making->chance, 9), p, p);
    else if (strcmp(sort, "link") == 0)
        put(making, "<%slinkEventDefinition id=\"def%u\" name=\"L%u\"/>", p, making->thing_count++, chance_below(&making->chance, 2));
    else
        put(making, "<%s%sEventDefinition id=\"def%u\"%s/>", p, sort, making->thing_count++, strcmp(sort, "message") == 0 ? " messageRef=\"t:m\"" : "");
}

static void put_scope(struct making *making, int scope, int depth);

static void put_inside(struct making *making, const char *local, int depth)
{
    if (strstr(local, "Event") && (chance_one_in(&making->chance, 2) || strcmp(local, "boundaryEvent") == 0))
        put_definition(making);
    if (strcmp(local, "userTask") == 0 && chance_one_in(&making->chance, 3))
        put(making, "<%smultiInstanceLoopCharacteristics><%sloopCardinality>2</%sloopCardinality></%smultiInstanceLoopCharacteristics>",
            making->prefix, making->prefix, making->prefix, making->prefix);
    if (strstr(local, "ubProcess") || strcmp(local, "transaction") == 0)
        put_scope(making, (int)++making->scope_count, depth + 1);
}

static void put_node(struct making *making, int scope, int depth)
{
    static const char *const all[] = {
        "task", "userTask", "serviceTask", "sendTask", "receiveTask", "manualTask", "businessRuleTask", "scriptTask", "callActivity",
        "subProcess", "adHocSubProcess", "transaction", "startEvent", "startEvent", "endEvent", "endEvent", "intermediateCatchEvent",
        "intermediateThrowEvent", "boundaryEvent", "boundaryEvent", "exclusiveGateway", "parallelGateway", "inclusiveGateway",
        "eventBasedGateway", "complexGateway",
    };
    const char *local = any(making, all, COUNT(all));
    struct node *node = &making->nodes[making->node_count];
    snprintf(node->id, sizeof node->id, "n%u", making->node_count++);
    node->scope = scope;
    open_tag(making, local, node->id);
    if (strcmp(local, "boundaryEvent") == 0)
        put(making, " attachedToRef=\"%sn%u\"%s", chance_one_in(&making->chance, 3) ? "t:" : "", chance_below(&making->chance, making->node_count),
            chance_one_in(&making->chance, 2) ? " cancelActivity=\"false\"" : "");
    if (strcmp(local, "subProcess") == 0 && chance_one_in(&making->chance, 4))
        put(making, " triggeredByEvent=\"true\"");
    if (strcmp(local, "callActivity") == 0)
        put(making, " calledElement=\"%s\"", chance_one_in(&making->chance, 2) ? "p0" : "other-chain");
    if (strstr(local, "Task") && chance_one_in(&making->chance, 4))
        put(making, " isForCompensation=\"true\" x:colour=\"red\"");
    put(making, ">");
    put_extensions(making);
    put_inside(making, local, depth);
    put(making, "</%s%s>\n", making->prefix, local);
}

/* Now and then a flow leads out of its scope, or nowhere. */
static void put_flow(struct making *making, uint32_t first)
{
    char id[24];
    uint32_t from = first + chance_below(&making->chance, making->node_count - first), to = first + chance_below(&making->chance, making->node_count - first);
    snprintf(id, sizeof id, "f%u", making->flow_count++);
    open_tag(making, "sequenceFlow", id);
    put(making, " sourceRef=\"n%u\" targetRef=\"%sn%u\">", from, chance_one_in(&making->chance, 3) ? "t:" : "",
        chance_one_in(&making->chance, 30) ? 999 : to);
    put_extensions(making);
    if (chance_one_in(&making->chance, 4))
        put(making, "<%sconditionExpression xsi:type=\"%stFormalExpression\">x &gt; %u</%sconditionExpression>", making->prefix, making->prefix, to,
            making->prefix);
    put(making, "</%ssequenceFlow>\n", making->prefix);
}

static void put_scope(struct making *making, int scope, int depth)
{
    uint32_t first = making->node_count;
    for (uint32_t n = chance_below(&making->chance, 7); n > 0 && making->node_count < MOST && depth < 4; n--)
        put_node(making, scope, depth);
    for (uint32_t n = chance_below(&making->chance, 8); n > 0 && making->node_count > first; n--)
        put_flow(making, first);
    for (uint32_t n = chance_below(&making->chance, 3); n > 0 && making->node_count > first; n--)
        put(making, "<%sassociation id=\"as%u\" sourceRef=\"n%u\" targetRef=\"n%u\"/>\n", making->prefix, making->thing_count++,
            first + chance_below(&making->chance, making->node_count - first), first + chance_below(&making->chance, making->node_count - first));
}

static void put_lanes(struct making *making, uint32_t process)
{
    const char *p = making->prefix;
    put(making, "<%slaneSet id=\"ls%u\">", p, process);
    for (uint32_t n = 1 + chance_below(&making->chance, 3); n > 0; n--) {
        char id[24];
        snprintf(id, sizeof id, "lane%u", making->thing_count++);
        open_tag(making, "lane", id);
        put(making, ">");
        for (uint32_t i = chance_below(&making->chance, 5); i > 0; i--)
            put(making, "<%sflowNodeRef> n%u </%sflowNodeRef>", p, making->node_count + chance_below(&making->chance, 8), p);
        put(making, "</%slane>", p);
    }
    put(making, "</%slaneSet>\n", p);
}

static void put_collaboration(struct making *making, uint32_t processes)
{
    const char *p = making->prefix;
    put(making, "<%scollaboration id=\"co\">", p);
    for (uint32_t i = 0; i < processes; i++)
        put(making, "<%sparticipant id=\"pool%u\" name=\"Pool %u\" processRef=\"t:p%u\"/>", p, i, i, i);
    put(making, "<%sparticipant id=\"box\" name=\"Client\"/>", p);
    for (uint32_t n = chance_below(&making->chance, 4); n > 0; n--)
        put(making, "<%smessageFlow id=\"mf%u\" sourceRef=\"%s\" targetRef=\"n%u\"/>", p, n, n % 2 ? "box" : "n0", chance_below(&making->chance, 12));
    put(making, "</%scollaboration>\n", p);
}

void random_bpmn(uint64_t seed, chain_output *output)
{
    static const char *const prefixes[] = {"", "bpmn:", "semantic:"};
    struct making making = {.chance = {seed}, .output = output};
    making.prefix = any(&making, prefixes, COUNT(prefixes));
    uint32_t processes = 1 + chance_below(&making.chance, 2);
    size_t length = strlen(making.prefix);
    put(&making, "<%sdefinitions xmlns%s%.*s=\"" CHAIN_BPMN_URI "\" xmlns:x=\"urn:x\" xmlns:t=\"urn:t\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" targetNamespace=\"urn:t\" id=\"d\">\n",
        making.prefix, length ? ":" : "", length ? (int)length - 1 : 0, making.prefix);
    put(&making, "<%smessage id=\"m\" name=\"Letter\"/>\n", making.prefix);
    if (chance_one_in(&making.chance, 2))
        put_collaboration(&making, processes);
    for (uint32_t i = 0; i < processes; i++) {
        put(&making, "<%sprocess id=\"p%u\" x:version=\"%u\">\n", making.prefix, i, i);
        if (chance_one_in(&making.chance, 2))
            put_lanes(&making, i);
        put_scope(&making, (int)++making.scope_count, 0);
        put(&making, "</%sprocess>\n", making.prefix);
    }
    put(&making, "</%sdefinitions>\n", making.prefix);
}
