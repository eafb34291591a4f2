#include "model/bpmn.h"

#include <string.h>

#include "base/strings.h"

static const char *const locals[CHAIN_BPMN_NAME_COUNT] = {
    "",
#define CHAIN_BPMN_ELEMENT(id, local, traits) local,
#include "model/bpmn_elements.h"
#undef CHAIN_BPMN_ELEMENT
};

const uint32_t chain_bpmn_trait_table[CHAIN_BPMN_NAME_COUNT] = {
    0,
#define CHAIN_BPMN_ELEMENT(id, local, traits) traits,
#include "model/bpmn_elements.h"
#undef CHAIN_BPMN_ELEMENT
};

int chain_bpmn_name(const char *local)
{
    int from = 1, to = CHAIN_BPMN_NAME_COUNT;
    while (from < to) {
        int middle = from + (to - from) / 2, order = strcmp(local, locals[middle]);
        if (order == 0)
            return middle;
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return 0;
}

const char *chain_bpmn_local(int name)
{
    return name > 0 && name < CHAIN_BPMN_NAME_COUNT ? locals[name] : "";
}

struct chain_markup *chain_bpmn_find(const struct chain_bpmn *bpmn, const char *id)
{
    if (!id || !bpmn->id_capacity)
        return NULL;
    uint32_t mask = bpmn->id_capacity - 1;
    for (uint32_t slot = chain_string_hash(id) & mask; bpmn->ids[slot]; slot = (slot + 1) & mask)
        if (bpmn->ids[slot]->id == id)
            return bpmn->ids[slot];
    return NULL;
}

bool chain_bpmn_is_visual(const struct chain_markup *markup)
{
    switch (markup->name) {
    case CHAIN_BPMN_E_LANE: case CHAIN_BPMN_E_SEQUENCE_FLOW: case CHAIN_BPMN_E_MESSAGE_FLOW:
    case CHAIN_BPMN_E_DATA_OBJECT_REFERENCE: case CHAIN_BPMN_E_DATA_STORE_REFERENCE:
        return true;
    default:
        return chain_bpmn_is(markup, CHAIN_BPMN_IS_NODE | CHAIN_BPMN_IS_POOL | CHAIN_BPMN_IS_ARTIFACT);
    }
}

bool chain_bpmn_flag(const struct chain_markup *markup, const char *attribute, bool otherwise)
{
    const char *value = chain_markup_value(markup, attribute);
    return value ? strcmp(value, "true") == 0 || strcmp(value, "1") == 0 : otherwise;
}

uint32_t chain_bpmn_definition(int name)
{
    switch (name) {
    case CHAIN_BPMN_E_CANCEL_EVENT_DEFINITION: return CHAIN_BPMN_CANCEL;
    case CHAIN_BPMN_E_COMPENSATE_EVENT_DEFINITION: return CHAIN_BPMN_COMPENSATE;
    case CHAIN_BPMN_E_CONDITIONAL_EVENT_DEFINITION: return CHAIN_BPMN_CONDITIONAL;
    case CHAIN_BPMN_E_ERROR_EVENT_DEFINITION: return CHAIN_BPMN_ERROR_EVENT;
    case CHAIN_BPMN_E_ESCALATION_EVENT_DEFINITION: return CHAIN_BPMN_ESCALATION_EVENT;
    case CHAIN_BPMN_E_LINK_EVENT_DEFINITION: return CHAIN_BPMN_LINK;
    case CHAIN_BPMN_E_MESSAGE_EVENT_DEFINITION: return CHAIN_BPMN_MESSAGE_EVENT;
    case CHAIN_BPMN_E_SIGNAL_EVENT_DEFINITION: return CHAIN_BPMN_SIGNAL_EVENT;
    case CHAIN_BPMN_E_TERMINATE_EVENT_DEFINITION: return CHAIN_BPMN_TERMINATE;
    case CHAIN_BPMN_E_TIMER_EVENT_DEFINITION: return CHAIN_BPMN_TIMER;
    default: return 0;
    }
}
