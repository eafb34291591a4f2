#include <stdio.h>
#include <string.h>

#include "model/format.h"
#include "random_documents.h"

uint32_t chance_below(struct chance *chance, uint32_t bound)
{
    chance->state += 0x9E3779B97F4A7C15u;
    uint64_t x = chance->state;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
    return (uint32_t)((x ^ (x >> 31)) % bound);
}

bool chance_one_in(struct chance *chance, uint32_t times)
{
    return chance_below(chance, times) == 0;
}

#define COUNT(array) ((uint32_t)(sizeof(array) / sizeof(array)[0]))

struct making {
    struct chance chance;
    chain_output *output;
    uint32_t counts[CHAIN_TYPE_COUNT]; /* objects of a type that the document will have */
    uint32_t made[CHAIN_TYPE_COUNT];
};

static void put(struct making *making, const char *text)
{
    chain_output_text(making->output, text);
}

static const char *any(struct making *making, const char *const *words, uint32_t count)
{
    return words[chance_below(&making->chance, count)];
}

static const char *words(struct making *making)
{
    static const char *const all[] = {
        "Arvio", "Soitto terveysasemalle", "a &lt; b &amp; c", "\xC3\xA4\xC3\xB6\xC3\xA5 \xC4\x8D\xC5\xA1", "&quot;oma&quot; 'apu'", "x", "]]&gt;",
        "two\nlines", "tab\there", "&#x1F600;", "one &#160; blank", "a very long name that has to be folded when it is written, since it goes on",
        "bpmn:task", "_made-up", "fi", "0",
    };
    return any(making, all, COUNT(all));
}

/* ---- values ---- */

static void id_of(char *text, size_t size, int type, uint32_t number)
{
    snprintf(text, size, "%s-%u", chain_type_name((chain_type)type), number);
}

static int type_among(struct making *making, uint64_t targets)
{
    int found = 0;
    uint32_t seen = 0;
    for (int type = 1; type < CHAIN_TYPE_COUNT; type++)
        if ((targets >> type & 1) && making->counts[type] && chance_one_in(&making->chance, ++seen))
            found = type;
    return found;
}

static const char *reference(struct making *making, const struct chain_attribute *attribute)
{
    static char text[64];
    int type = type_among(making, attribute->targets);
    if (!type)
        return "elsewhere";
    id_of(text, sizeof text, type, chance_below(&making->chance, making->counts[type]));
    return text;
}

static const char *kind(struct making *making, const struct chain_attribute *attribute)
{
    chain_kinds table = (chain_kinds)attribute->kinds;
    return chance_one_in(&making->chance, 40) ? "no-such-word" : chain_kind_id(table, (int)(1 + chance_below(&making->chance, (uint32_t)chain_kind_count(table))));
}

static const char *one_value(struct making *making, const struct chain_attribute *attribute)
{
    static const char *const names[] = {"lappi", "tule-polku-2", "x1"}, *const dates[] = {"2024-02-29", "2025-01", "1999-12-31"};
    static const char *const durations[] = {"P1D", "PT30M", "P3M", "P7WD", "P1Y2M3DT4H5M", "PT0M", "soon"};
    static const char *const numbers[] = {"0", "-12.50", "3,5", "1000000"}, *const counts[] = {"0", "7", "1000000000", "many"};
    static const char *const shares[] = {"0.3", "30 %", "27/90", "1"}, *const langs[] = {"fi", "sv", "en", "se"};
    switch ((enum chain_value_type)attribute->type) {
    case CHAIN_V_TEXT: return words(making);
    case CHAIN_V_ID: case CHAIN_V_WORD: return "word";
    case CHAIN_V_NAME: case CHAIN_V_NAMES: return any(making, names, COUNT(names));
    case CHAIN_V_REF: case CHAIN_V_REFS: return reference(making, attribute);
    case CHAIN_V_KIND: case CHAIN_V_KINDS: return kind(making, attribute);
    case CHAIN_V_DATE: return any(making, dates, COUNT(dates));
    case CHAIN_V_DURATION: return any(making, durations, COUNT(durations));
    case CHAIN_V_NUMBER: return any(making, numbers, COUNT(numbers));
    case CHAIN_V_COUNT: return any(making, counts, COUNT(counts));
    case CHAIN_V_SHARE: return any(making, shares, COUNT(shares));
    case CHAIN_V_LANG: return any(making, langs, COUNT(langs));
    }
    return "";
}

static void put_attribute(struct making *making, const struct chain_attribute *attribute)
{
    bool several = attribute->type == CHAIN_V_REFS || attribute->type == CHAIN_V_KINDS || attribute->type == CHAIN_V_NAMES;
    uint32_t count = several ? 1 + chance_below(&making->chance, 3) : 1;
    put(making, " ");
    put(making, attribute->name);
    put(making, "=\"");
    for (uint32_t i = 0; i < count; i++) {
        put(making, i > 0 ? " " : "");
        put(making, one_value(making, attribute));
    }
    put(making, "\"");
}

/* ---- elements ---- */

static bool is_numbered(int type)
{
    switch (type) {
    case CHAIN_STEP: case CHAIN_ACTOR: case CHAIN_ORGANISATION: case CHAIN_ITEM: case CHAIN_SYSTEM: case CHAIN_PHASE: case CHAIN_SOURCE:
        return true;
    default: return false;
    }
}

/* Flows and messages may go without an id; what is referred to may not. */
static void put_id(struct making *making, int type)
{
    char text[64];
    if (!is_numbered(type) && !(type == CHAIN_FLOW && chance_one_in(&making->chance, 2)))
        return;
    id_of(text, sizeof text, type, making->made[type]++);
    put(making, " id=\"");
    put(making, text);
    put(making, "\"");
}

static void put_end(struct making *making, const char *name)
{
    char text[96], id[64];
    id_of(id, sizeof id, CHAIN_STEP, chance_below(&making->chance, making->counts[CHAIN_STEP]));
    snprintf(text, sizeof text, " %s=\"%s\"", name, id);
    put(making, text);
}

static void put_attributes(struct making *making, int element)
{
    const struct chain_attribute *attribute;
    int type = chain_element_at(element)->type;
    put_id(making, type);
    if (type == CHAIN_FLOW) {
        put_end(making, "from");
        put_end(making, "to");
    }
    for (size_t i = 0; (attribute = chain_attribute_at(element, i)); i++) {
        bool own = attribute->field == CHAIN_F_ID || (type == CHAIN_FLOW && (attribute->field == CHAIN_F_FROM || attribute->field == CHAIN_F_TO));
        bool lane = attribute->field == CHAIN_F_ACTOR && type == CHAIN_STEP;
        if (!own && chance_one_in(&making->chance, attribute->flags & CHAIN_A_REQUIRED || lane ? 1 : 4))
            put_attribute(making, attribute);
    }
}

static void put_texts(struct making *making, int element)
{
    static const char *const langs[] = {"", " xml:lang=\"fi\"", " xml:lang=\"sv\"", " xml:lang=\"en\"", " xml:lang=\"se\"", " xml:lang=\"de\""};
    for (int kind_of_text = 1; kind_of_text < CHAIN_TEXT_COUNT; kind_of_text++)
        for (int i = 0; i < 2 && chain_element_allows_text(element, kind_of_text) && chance_one_in(&making->chance, 3); i++) {
            put(making, "<");
            put(making, chain_text_name(kind_of_text));
            put(making, any(making, langs, COUNT(langs)));
            put(making, ">");
            put(making, words(making));
            put(making, "</");
            put(making, chain_text_name(kind_of_text));
            put(making, ">\n");
        }
}

static void put_element(struct making *making, int element, int depth);

/* Steps may stand in a group; all that is numbered is made by its section. */
static void put_children(struct making *making, int element, int depth)
{
    const struct chain_element *e = chain_element_at(element);
    for (int i = 0; i < e->child_count && depth < 4; i++) {
        const struct chain_element *child = chain_element_at(e->children[i]);
        if (child->type == CHAIN_SECTION || child->type == CHAIN_FLOW || is_numbered(child->type))
            continue;
        for (uint32_t n = chance_one_in(&making->chance, 3) ? 1 + chance_below(&making->chance, 2) : 0; n > 0; n--)
            put_element(making, e->children[i], depth + 1);
    }
    for (uint32_t n = chance_below(&making->chance, 4); element == CHAIN_E_ANY_ORDER && n > 0; n--)
        if (making->made[CHAIN_STEP] < making->counts[CHAIN_STEP])
            put_element(making, chance_one_in(&making->chance, 4) ? CHAIN_E_SUBCHAIN : CHAIN_E_STEP, depth + 1);
}

static void put_element(struct making *making, int element, int depth)
{
    put(making, "<");
    put(making, chain_element_at(element)->name);
    put_attributes(making, element);
    put(making, ">\n");
    put_texts(making, element);
    put_children(making, element, depth);
    put(making, "</");
    put(making, chain_element_at(element)->name);
    put(making, ">\n");
}

static int element_of(struct making *making, int type)
{
    static const int steps[] = {CHAIN_E_START, CHAIN_E_STEP, CHAIN_E_STEP, CHAIN_E_STEP, CHAIN_E_BRANCH, CHAIN_E_PARALLEL, CHAIN_E_ANY_ORDER,
                                CHAIN_E_SUBCHAIN, CHAIN_E_END};
    static const int flows[] = {CHAIN_E_FLOW, CHAIN_E_FLOW, CHAIN_E_HANDOFF, CHAIN_E_MESSAGE};
    switch (type) {
    case CHAIN_STEP: return steps[chance_below(&making->chance, COUNT(steps))];
    case CHAIN_FLOW: return flows[chance_below(&making->chance, COUNT(flows))];
    case CHAIN_ACTOR: return CHAIN_E_ACTOR;
    case CHAIN_ORGANISATION: return CHAIN_E_ORGANISATION;
    case CHAIN_ITEM: return CHAIN_E_ITEM;
    case CHAIN_SYSTEM: return CHAIN_E_SYSTEM;
    case CHAIN_PHASE: return CHAIN_E_PHASE;
    case CHAIN_SOURCE: return CHAIN_E_SOURCE;
    case CHAIN_METRIC: return CHAIN_E_METRIC;
    default: return chance_one_in(&making->chance, 2) ? CHAIN_E_DECISION : CHAIN_E_SUPPRESS;
    }
}

static void put_section(struct making *making, const char *name, const int *types)
{
    put(making, "<");
    put(making, name);
    put(making, ">\n");
    for (; *types; types++) {
        bool counted = is_numbered(*types);
        for (uint32_t i = 0; counted ? making->made[*types] < making->counts[*types] : i < making->counts[*types]; i++)
            put_element(making, element_of(making, *types), 1);
    }
    put(making, "</");
    put(making, name);
    put(making, ">\n");
}

void random_chain(uint64_t seed, chain_output *output)
{
    static const struct {
        const char *name;
        int types[3];
        uint32_t most;
    } sections[] = {
        {"sources", {CHAIN_SOURCE}, 3}, {"actors", {CHAIN_ORGANISATION, CHAIN_ACTOR}, 5}, {"items", {CHAIN_ITEM}, 3},
        {"systems", {CHAIN_SYSTEM}, 2}, {"phases", {CHAIN_PHASE}, 3}, {"steps", {CHAIN_STEP}, 12}, {"flows", {CHAIN_FLOW}, 16},
        {"metrics", {CHAIN_METRIC}, 2}, {"decisions", {CHAIN_DECISION}, 3},
    };
    struct making making = {.chance = {seed}, .output = output};
    for (size_t i = 0; i < COUNT(sections); i++)
        for (size_t t = 0; sections[i].types[t]; t++)
            making.counts[sections[i].types[t]] = chance_below(&making.chance, sections[i].most + 1);
    if (!making.counts[CHAIN_STEP])
        making.counts[CHAIN_FLOW] = 0;
    put(&making, "<chain xmlns=\"urn:libchain:chain:1\" id=\"whole\"");
    put_attributes(&making, CHAIN_E_CHAIN);
    put(&making, ">\n");
    put_texts(&making, CHAIN_E_CHAIN);
    put_children(&making, CHAIN_E_CHAIN, 0);
    for (size_t i = 0; i < COUNT(sections); i++)
        if (making.counts[sections[i].types[0]] || (sections[i].types[1] && making.counts[sections[i].types[1]]))
            put_section(&making, sections[i].name, sections[i].types);
    put(&making, "</chain>\n");
}
