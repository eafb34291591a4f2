/* Element templates: one form for each sort of element that a drawing has, made of the format table and the words of forms. */
#include "write/templates.h"

#include <stdio.h>
#include <string.h>

#include "chain/words.h"
#include "model/bpmn.h"
#include "model/format.h"
#include "write/form_words.h"
#include "write/json.h"
#include "write/tell.h"

#define TYPES 4
#define G(group) (1u << CHAIN_FORM_##group)
#define ALL (~G(REASON))
#define ANY (G(WHAT) | G(CLIENT) | G(NAMES) | G(BASIS) | G(OTHER))

static const struct {
    const char *id;
    int element; /* of the chain format */
    const char *types[TYPES]; /* of BPMN elements that it may be put on */
    uint32_t groups; /* that are worth a place on such an element */
    const char *name, *description;
} forms[] = {
    {"care.chain", CHAIN_E_CHAIN, {"bpmn:Collaboration", "bpmn:Process"}, ALL, N_("Chain: the whole"),
     N_("What this drawing is about, for whom, and who owns it.")},
    {"care.actor", CHAIN_E_ACTOR, {"bpmn:Lane", "bpmn:Participant"}, ALL, N_("Chain: an actor"),
     N_("Who acts in this lane: the client, a profession or a service.")},
    {"care.organisation", CHAIN_E_ORGANISATION, {"bpmn:Participant"}, ALL, N_("Chain: an organisation"),
     N_("A pool with lanes: the organisation whose people act in them.")},
    {"care.start", CHAIN_E_START, {"bpmn:StartEvent"}, ANY | G(TIME), N_("Chain: the start"),
     N_("How it begins: a need arises, a contact is made.")},
    {"care.step", CHAIN_E_STEP, {"bpmn:Task", "bpmn:SubProcess"}, ALL, N_("Chain: a step"),
     N_("Something that is done with or for the client.")},
    {"care.wait", CHAIN_E_STEP, {"bpmn:IntermediateCatchEvent", "bpmn:IntermediateThrowEvent", "bpmn:BoundaryEvent"}, ANY | G(TIME), N_("Chain: a wait or event"),
     N_("Time passes, or something happens on the way.")},
    {"care.branch", CHAIN_E_BRANCH, {"bpmn:Gateway"}, (ANY & ~G(WHAT)) | G(PEOPLE) | G(INFORMATION), N_("Chain: ways part"),
     N_("Where it is decided how the client goes on.")},
    {"care.subchain", CHAIN_E_SUBCHAIN, {"bpmn:CallActivity"}, ANY | G(TIME) | G(PEOPLE) | G(PLACE), N_("Chain: another chain"),
     N_("A chain of its own, drawn in another file.")},
    {"care.end", CHAIN_E_END, {"bpmn:EndEvent"}, ANY | G(TIME) | G(REASON), N_("Chain: an end"),
     N_("How it ends for the client.")},
    {"care.handoff", CHAIN_E_HANDOFF, {"bpmn:SequenceFlow"}, ALL, N_("Chain: a handoff"),
     N_("The client goes on to somebody else.")},
    {"care.message", CHAIN_E_MESSAGE, {"bpmn:MessageFlow"}, ALL, N_("Chain: a message or handoff"),
     N_("Information goes to somebody else. A referral or a booked time moves the client too.")},
    {"care.item", CHAIN_E_ITEM, {"bpmn:DataObjectReference"}, ALL, N_("Chain: information"),
     N_("A piece of information that is needed or made.")},
    {"care.system", CHAIN_E_SYSTEM, {"bpmn:DataStoreReference"}, ALL, N_("Chain: an information system"),
     N_("Where information is kept, and who can read it.")},
};

static const struct {
    const char *name, *uri, *binding;
} engines[CHAIN_TEMPLATES_COUNT] = {
    [CHAIN_TEMPLATES_CAMUNDA_7] = {"camunda-7", "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json",
                                   "camunda:property"},
    [CHAIN_TEMPLATES_CAMUNDA_8] = {"camunda-8", "https://unpkg.com/@camunda/zeebe-element-templates-json-schema/resources/schema.json",
                                   "zeebe:property"},
};

struct writer {
    struct chain_json json;
    int engine;
    chain_lang lang;
    uint32_t groups; /* that this form shows; while its properties are written, one of them */
    uint32_t used;   /* that have a property */
    bool counting;   /* only look which groups are used */
};

const char *chain_templates_name(int engine)
{
    return engine >= 0 && engine < CHAIN_TEMPLATES_COUNT ? engines[engine].name : NULL;
}

/* As the modeler calls it, which knows tasks, gateways and sub-processes by their common name. */
static void type_of(int name, char type[64])
{
    uint32_t traits = chain_bpmn_traits(name);
    const char *local = traits & CHAIN_BPMN_IS_TASK         ? "Task"
                        : traits & CHAIN_BPMN_IS_SUBPROCESS ? "SubProcess"
                        : traits & CHAIN_BPMN_IS_GATEWAY    ? "Gateway"
                                                            : chain_bpmn_local(name);
    snprintf(type, 64, "bpmn:%s", local);
    if (type[5] >= 'a' && type[5] <= 'z')
        type[5] = (char)(type[5] - 'a' + 'A');
}

const char *chain_templates_form(int name)
{
    char type[64];
    type_of(name, type);
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        for (size_t t = 0; t < TYPES && forms[i].types[t]; t++)
            if (strcmp(forms[i].types[t], type) == 0)
                return forms[i].id;
    return NULL;
}

static const char *in_words(const struct writer *writer, const char *text)
{
    return chain_words(writer->lang, text);
}

static const char *label_of(const struct writer *writer, chain_kinds table, int kind)
{
    const char *label = chain_kind_label(table, kind, writer->lang);
    return label ? label : chain_kind_label(table, kind, CHAIN_LANG_EN);
}

static void put_choice(struct writer *writer, const char *name, const char *value)
{
    chain_json_open(&writer->json, NULL, '{');
    chain_json_text(&writer->json, "name", name);
    chain_json_said(&writer->json, "value", value);
    chain_json_close(&writer->json, '}');
}

static void put_choices(struct writer *writer, chain_kinds table)
{
    chain_json_open(&writer->json, "choices", '[');
    put_choice(writer, in_words(writer, N_("not told")), "");
    for (int kind = 1; kind <= chain_kind_count(table); kind++)
        put_choice(writer, label_of(writer, table, kind), chain_kind_id(table, kind));
    chain_json_close(&writer->json, ']');
}

static void put_binding(struct writer *writer, const char *name)
{
    chain_json_open(&writer->json, "binding", '{');
    chain_json_text(&writer->json, "type", engines[writer->engine].binding);
    chain_json_text(&writer->json, "name", name);
    chain_json_close(&writer->json, '}');
}

/*
 * One field of the form: a choice of a vocabulary, or a line of text. No pattern is asked for: the modeller would call an empty line
 * wrong, and the reader tells what it cannot read.
 */
static void put_property(struct writer *writer, const struct chain_form_words *words, const char *label, const char *name,
                         chain_kinds table)
{
    if (!(writer->groups >> words->group & 1))
        return;
    writer->used |= 1u << words->group;
    if (writer->counting)
        return;
    chain_json_open(&writer->json, NULL, '{');
    chain_json_text(&writer->json, "label", label);
    chain_json_text(&writer->json, "description", words->description ? in_words(writer, words->description) : NULL);
    chain_json_text(&writer->json, "group", chain_form_group_id(words->group));
    chain_json_text(&writer->json, "type", table ? "Dropdown" : "String");
    /* Camunda 7 knows no such thing: it keeps an empty property, which says nothing. */
    chain_json_flag(&writer->json, "optional", writer->engine == CHAIN_TEMPLATES_CAMUNDA_8);
    if (table)
        put_choices(writer, table);
    put_binding(writer, name);
    chain_json_close(&writer->json, '}');
}

/* A reference to items is a word of their vocabulary, as long as the file declares none of its own. */
static chain_kinds table_of(const struct chain_attribute *attribute)
{
    bool items = (attribute->type == CHAIN_V_REF || attribute->type == CHAIN_V_REFS) && attribute->targets == 1ull << CHAIN_ITEM;
    return attribute->type == CHAIN_V_LANG ? CHAIN_KINDS_LANGUAGE : items ? CHAIN_KINDS_ITEM : (chain_kinds)attribute->kinds;
}

/* What the drawing says by itself, or what no form can say. */
static bool is_drawn(int type, const struct chain_attribute *attribute)
{
    switch (attribute->field) {
    case CHAIN_F_ID: case CHAIN_F_FROM: case CHAIN_F_TO: case CHAIN_F_DEFAULT: case CHAIN_F_LANE: case CHAIN_F_COLUMN:
    case CHAIN_F_ROW: case CHAIN_F_PHASE:
        return true;
    case CHAIN_F_ACTOR: return type == CHAIN_STEP;
    default: return false;
    }
}

static void put_attribute(struct writer *writer, int type, const struct chain_attribute *attribute, const char *before)
{
    const struct chain_form_words *known = chain_form_words(type, attribute->field);
    const struct chain_form_words bare = {(uint8_t)type, attribute->field, CHAIN_FORM_OTHER, 1, attribute->name, NULL};
    const struct chain_form_words *words = known ? known : &bare;
    char name[100], label[160];
    for (int i = 1; i <= words->times; i++) {
        const char *called = in_words(writer, words->label);
        snprintf(name, sizeof name, i > 1 ? "care:%s%s.%d" : "care:%s%s", before, attribute->name, i);
        snprintf(label, sizeof label, i > 1 ? "%s %d" : "%s", called, i);
        put_property(writer, words, label, name, table_of(attribute));
    }
}

static bool is_common(const struct chain_attribute *attribute)
{
    return attribute->field == CHAIN_F_EVIDENCE || attribute->field == CHAIN_F_PROVENANCE || attribute->field == CHAIN_F_SOURCE;
}

/* Texts that the drawing itself shows in its own language; the form has the other ones. */
static bool is_shown(int kind)
{
    return kind == CHAIN_TEXT_NAME || kind == CHAIN_TEXT_CONDITION;
}

static bool is_spoken(int kind)
{
    return is_shown(kind) || kind == CHAIN_TEXT_TITLE || kind == CHAIN_TEXT_CLIENT_NAME;
}

static void put_languages(struct writer *writer, const struct chain_form_words *words, const char *before, int kind)
{
    char name[100], label[160];
    for (int lang = CHAIN_LANG_NONE + 1; lang < CHAIN_LANG_COUNT; lang++) {
        const char *code = chain_lang_code((chain_lang)lang);
        int spoken = chain_kind_find(CHAIN_KINDS_LANGUAGE, code, strlen(code));
        if (lang == (int)writer->lang || !spoken)
            continue;
        snprintf(name, sizeof name, "care:%s%s.%s", before, chain_text_name(kind), code);
        snprintf(label, sizeof label, "%s: %s", in_words(writer, words->label), label_of(writer, CHAIN_KINDS_LANGUAGE, spoken));
        put_property(writer, words, label, name, CHAIN_KINDS_NONE);
    }
}

static void put_texts(struct writer *writer, int element, const char *before)
{
    char name[100];
    for (int kind = 1; kind < CHAIN_TEXT_COUNT; kind++) {
        const struct chain_form_words *words = chain_form_text_words(kind);
        if (!words || !chain_element_allows_text(element, kind))
            continue;
        snprintf(name, sizeof name, "care:%s%s", before, chain_text_name(kind));
        if (!is_shown(kind))
            put_property(writer, words, in_words(writer, words->label), name, CHAIN_KINDS_NONE);
        if (is_spoken(kind))
            put_languages(writer, words, before, kind);
    }
}

static void put_levels(struct writer *writer, int element)
{
    static const struct chain_form_words words = {0, 0, CHAIN_FORM_LANGUAGE, 1, NULL, N_("How one is served in this language.")};
    char name[100];
    for (int kind = 1; chain_element_allows(element, CHAIN_E_LANGUAGE) && kind <= chain_kind_count(CHAIN_KINDS_LANGUAGE); kind++) {
        snprintf(name, sizeof name, "care:language.%s", chain_kind_id(CHAIN_KINDS_LANGUAGE, kind));
        put_property(writer, &words, label_of(writer, CHAIN_KINDS_LANGUAGE, kind), name, CHAIN_KINDS_LANGUAGE_LEVEL);
    }
}

/* Children of which a form can say one: what is told area by area belongs into care elements. */
static void put_children(struct writer *writer, int element)
{
    static const uint8_t once[] = {CHAIN_E_CHANNEL, CHAIN_E_AVAILABILITY, CHAIN_E_CAPACITY, CHAIN_E_REASON,
                                   CHAIN_E_CLIENT_GROUP, CHAIN_E_GOVERNANCE, CHAIN_E_STATUS};
    const struct chain_attribute *attribute;
    char before[64];
    for (size_t i = 0; i < sizeof once; i++) {
        if (!chain_element_allows(element, once[i]))
            continue;
        const struct chain_element *child = chain_element_at(once[i]);
        snprintf(before, sizeof before, "%s.", child->name);
        for (size_t j = 0; (attribute = chain_attribute_at(once[i], j)); j++)
            if (!is_common(attribute) && !is_drawn(child->type, attribute))
                put_attribute(writer, child->type, attribute, before);
        if (once[i] == CHAIN_E_REASON)
            put_texts(writer, once[i], before);
    }
}

static void put_properties(struct writer *writer, int element)
{
    const struct chain_attribute *attribute;
    const int type = chain_element_at(element)->type;
    for (size_t i = 0; (attribute = chain_attribute_at(element, i)); i++)
        if (!is_drawn(type, attribute))
            put_attribute(writer, type, attribute, "");
    put_texts(writer, element, "");
    put_levels(writer, element);
    put_children(writer, element);
}

static void put_groups(struct writer *writer, int element)
{
    writer->counting = true;
    writer->used = 0;
    put_properties(writer, element);
    writer->counting = false;
    chain_json_open(&writer->json, "groups", '[');
    for (int group = 0; group < CHAIN_FORM_GROUPS; group++) {
        if (!(writer->used >> group & 1))
            continue;
        chain_json_open(&writer->json, NULL, '{');
        chain_json_text(&writer->json, "id", chain_form_group_id(group));
        chain_json_text(&writer->json, "label", in_words(writer, chain_form_group_name(group)));
        chain_json_close(&writer->json, '}');
    }
    chain_json_close(&writer->json, ']');
}

static void put_form(struct writer *writer, size_t form)
{
    writer->groups = forms[form].groups;
    chain_json_open(&writer->json, NULL, '{');
    chain_json_text(&writer->json, "$schema", engines[writer->engine].uri);
    chain_json_text(&writer->json, "name", in_words(writer, forms[form].name));
    chain_json_text(&writer->json, "id", forms[form].id);
    chain_json_text(&writer->json, "description", in_words(writer, forms[form].description));
    chain_json_open(&writer->json, "appliesTo", '[');
    for (size_t i = 0; i < TYPES && forms[form].types[i]; i++)
        chain_json_text(&writer->json, NULL, forms[form].types[i]);
    chain_json_close(&writer->json, ']');
    put_groups(writer, forms[form].element);
    chain_json_flag(&writer->json, "entriesVisible", true);
    chain_json_open(&writer->json, "properties", '[');
    for (int group = 0; group < CHAIN_FORM_GROUPS; group++) { /* the modeller shows groups in the order of their first property */
        writer->groups = forms[form].groups & 1u << group;
        put_properties(writer, forms[form].element);
    }
    chain_json_close(&writer->json, ']');
    chain_json_close(&writer->json, '}');
}

chain_status chain_templates_write(int engine, chain_lang lang, chain_output *output)
{
    struct chain_buffer buffer = {NULL, 0, 0, false};
    struct writer writer = {{.out = &buffer}, engine, lang, 0, 0, false};
    if (!chain_templates_name(engine) || !output)
        return CHAIN_BAD_ARGUMENT;
    chain_json_open(&writer.json, NULL, '[');
    for (size_t form = 0; form < sizeof forms / sizeof forms[0]; form++)
        put_form(&writer, form);
    chain_json_close(&writer.json, ']');
    chain_buffer_text(&buffer, "\n");
    chain_status status = buffer.failed ? CHAIN_NO_MEMORY : CHAIN_OK;
    if (status == CHAIN_OK)
        chain_output_write(output, buffer.bytes, buffer.length);
    chain_buffer_clear(&buffer);
    return status;
}
