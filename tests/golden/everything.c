#include "everything.h"

#include <stdio.h>
#include <string.h>

#include "model/format.h"

/* The id of what a reference may mean: the first element that makes such an object has the id of its name. */
static const char *target_name(const struct chain_attribute *attribute)
{
    for (int element = 0; element < CHAIN_E_LINK; element++)
        if (attribute->targets >> chain_element_at(element)->type & 1)
            return chain_element_at(element)->name;
    return "x";
}

static const char *value_of(const struct chain_attribute *attribute, const char *element)
{
    static char pair[100];
    chain_kinds table = (chain_kinds)attribute->kinds;
    switch ((enum chain_value_type)attribute->type) {
    case CHAIN_V_TEXT: return "A &amp; B &lt; \xC3\xA4 &#10; &quot;c&quot;";
    case CHAIN_V_ID: case CHAIN_V_WORD: return element;
    case CHAIN_V_NAME: return "lappi-2";
    case CHAIN_V_NAMES: return "one two-3";
    case CHAIN_V_REF: case CHAIN_V_REFS: return target_name(attribute);
    case CHAIN_V_KIND: return chain_kind_id(table, chain_kind_count(table));
    case CHAIN_V_KINDS:
        snprintf(pair, sizeof pair, "%s\n  %s", chain_kind_id(table, 2), chain_kind_id(table, 1));
        return pair;
    case CHAIN_V_DATE: return "2024-02-29";
    case CHAIN_V_DURATION: return "P1Y2M3WD4W5DT6H7M";
    case CHAIN_V_NUMBER: return "-12.50";
    case CHAIN_V_COUNT: return "1000000000";
    case CHAIN_V_SHARE: return "30 %";
    case CHAIN_V_LANG: return "fi";
    }
    return "";
}

static void put(chain_output *output, const char *format, const char *a, const char *b)
{
    char text[500];
    snprintf(text, sizeof text, format, a, b);
    chain_output_text(output, text);
}

static void put_attributes(chain_output *output, int element)
{
    size_t count = 0;
    while (chain_attribute_at(element, count))
        count++;
    while (count-- > 0) {
        const struct chain_attribute *attribute = chain_attribute_at(element, count);
        put(output, " %s='%s'", attribute->name, value_of(attribute, chain_element_at(element)->name));
    }
}

static void put_element(chain_output *output, int element, const char *more)
{
    const struct chain_element *e = chain_element_at(element);
    put(output, "<%s%s", e->name, more);
    put_attributes(output, element);
    put(output, ">\n", "", "");
    for (int i = e->child_count; i-- > 0;) {
        /* A group's member would have the id of the step outside. */
        if (element != CHAIN_E_ANY_ORDER || chain_element_at(e->children[i])->type != CHAIN_STEP)
            put_element(output, e->children[i], "");
    }
    for (int kind = CHAIN_TEXT_COUNT; kind-- > 1;) {
        if (chain_element_allows_text(element, kind)) {
            put(output, "<%s xml:lang='sv'>P\xC3\xA5 svenska &amp; &lt;\n  %s</", chain_text_name(kind), e->name);
            put(output, "%s><%s xml:lang='fi'>Suomeksi</", chain_text_name(kind), chain_text_name(kind));
            put(output, "%s>\n", chain_text_name(kind), "");
        }
    }
    put(output, "</%s>\n", e->name, "");
}

void everything_write_root(chain_output *output, const char *root)
{
    put_element(output, chain_element_find(root, strlen(root)), " xmlns='" CHAIN_NAMESPACE "'");
}

void everything_write(chain_output *output)
{
    everything_write_root(output, "chain");
}
