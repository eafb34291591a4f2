/* The format table as RELAX NG. One pattern for each element, and children in any order: the reader asks no more. */
#include "write/schema.h"

static void put(chain_output *output, const char *template, const char *first, const char *second)
{
    chain_schema_put(output, template, first, second);
}

static void put_kinds(chain_output *output, enum chain_kinds table)
{
    const char *name = chain_kinds_name(table);
    put(output, "\n  <define name=\"kind-$1\">\n    <choice>\n", name, NULL);
    for (int kind = 1; kind <= chain_kind_count(table); kind++)
        put(output, "      <value>$1</value><a:documentation>$2</a:documentation>\n", chain_kind_id(table, kind),
            chain_kind_definition(table, kind));
    put(output, "    </choice>\n  </define>\n", NULL, NULL);
    put(output, "  <define name=\"kinds-$1\"><list><zeroOrMore><ref name=\"kind-$1\"/></zeroOrMore></list></define>\n", name, NULL);
}

static void put_types(chain_output *output)
{
    put(output, "\n  <!-- What attributes hold. -->\n  <define name=\"text\"><text/></define>\n", NULL, NULL);
    for (int type = 0; type < (int)CHAIN_SCHEMA_TYPES; type++)
        if (chain_schema_pattern(type))
            put(output, type == CHAIN_V_DATE
                            ? "  <define name=\"$1\"><data type=\"date\"><param name=\"pattern\">$2</param></data></define>\n"
                            : "  <define name=\"$1\"><data type=\"token\"><param name=\"pattern\">$2</param></data></define>\n",
                chain_schema_pattern_name(type), chain_schema_pattern(type));
    put(output, "  <define name=\"ids\"><list><zeroOrMore><ref name=\"id\"/></zeroOrMore></list></define>\n"
                "  <define name=\"file-names\"><list><zeroOrMore><ref name=\"file-name\"/></zeroOrMore></list></define>\n", NULL, NULL);
    put(output, "\n  <!-- The vocabulary. -->", NULL, NULL);
    for (int table = 1; table < CHAIN_KINDS_COUNT; table++)
        put_kinds(output, (enum chain_kinds)table);
}

/*
 * Attributes have no order, so <interleave> says no more than a row would. But libxml2 tries a row of optional attributes with and
 * without each: ten of them are a thousand ways, at each level of nesting anew. Of an <interleave> it keeps the best way only:
 * 18 ms instead of 135 s for a chain of 400 lines.
 */
static void put_attributes(chain_output *output, int element)
{
    const struct chain_attribute *attribute;
    char type[64];
    if (!chain_attribute_at(element, 0)) {
        put(output, "      <ref name=\"foreign-attributes\"/>\n", NULL, NULL);
        return;
    }
    put(output, "      <interleave>\n", NULL, NULL);
    for (size_t i = 0; (attribute = chain_attribute_at(element, i)); i++)
        put(output,
            attribute->flags & CHAIN_A_REQUIRED
                ? "        <attribute name=\"$1\"><ref name=\"$2\"/></attribute>\n"
                : "        <optional><attribute name=\"$1\"><ref name=\"$2\"/></attribute></optional>\n",
            attribute->name, chain_schema_type(attribute, type, sizeof type));
    put(output, "        <ref name=\"foreign-attributes\"/>\n      </interleave>\n", NULL, NULL);
}

static void put_element(chain_output *output, int element)
{
    const struct chain_element *e = chain_element_at(element);
    put(output, "\n  <define name=\"element-$1\">\n    <element name=\"$1\">\n", e->name, NULL);
    put_attributes(output, element);
    put(output, "      <zeroOrMore>\n        <choice>\n", NULL, NULL);
    for (int kind = 1; kind < CHAIN_TEXT_COUNT; kind++)
        if (chain_element_allows_text(element, kind))
            put(output, "          <ref name=\"text-$1\"/>\n", chain_text_name(kind), NULL);
    for (int i = 0; i < e->child_count; i++)
        put(output, "          <ref name=\"element-$1\"/>\n", chain_element_at(e->children[i])->name, NULL);
    put(output, "          <ref name=\"foreign\"/>\n        </choice>\n      </zeroOrMore>\n    </element>\n  </define>\n", NULL, NULL);
}

static void put_texts(chain_output *output)
{
    put(output, "\n  <!-- Words for people, in any language. -->\n"
                "  <define name=\"words\">\n"
                "    <optional><attribute name=\"xml:lang\"><ref name=\"language-tag\"/></attribute></optional>\n"
                "    <ref name=\"foreign-attributes\"/>\n"
                "    <mixed><zeroOrMore><ref name=\"foreign\"/></zeroOrMore></mixed>\n"
                "  </define>\n", NULL, NULL);
    for (int kind = 1; kind < CHAIN_TEXT_COUNT; kind++)
        put(output, "  <define name=\"text-$1\"><element name=\"$1\"><ref name=\"words\"/></element></define>\n",
            chain_text_name(kind), NULL);
}

static void put_foreign(chain_output *output)
{
    put(output, "\n  <!-- What other namespaces have is kept, anywhere. -->\n"
                "  <define name=\"foreign-attributes\">\n"
                "    <zeroOrMore>\n"
                "      <attribute>\n"
                "        <anyName><except><nsName/><nsName ns=\"\"/><name>xml:lang</name></except></anyName>\n"
                "        <text/>\n"
                "      </attribute>\n"
                "    </zeroOrMore>\n"
                "  </define>\n"
                "  <define name=\"foreign\">\n"
                "    <element>\n"
                "      <anyName><except><nsName/></except></anyName>\n"
                "      <ref name=\"anything\"/>\n"
                "    </element>\n"
                "  </define>\n"
                "  <define name=\"anything\">\n"
                "    <zeroOrMore>\n"
                "      <choice>\n"
                "        <attribute><anyName/></attribute>\n"
                "        <text/>\n"
                "        <element><anyName/><ref name=\"anything\"/></element>\n"
                "      </choice>\n"
                "    </zeroOrMore>\n"
                "  </define>\n", NULL, NULL);
}

void chain_schema_write_rng(chain_output *output)
{
    put(output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<!-- Chain XML: chains, regions and timing rules. Made from the table of the format; do not edit. -->\n"
                "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\" ns=\"$1\"\n"
                "         xmlns:a=\"http://relaxng.org/ns/compatibility/annotations/1.0\"\n"
                "         datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\">\n"
                "  <start>\n    <choice>\n", CHAIN_NAMESPACE, NULL);
    for (int element = CHAIN_E_CHAIN; element <= CHAIN_E_RULES; element++)
        put(output, "      <ref name=\"element-$1\"/>\n", chain_element_at(element)->name, NULL);
    put(output, "    </choice>\n  </start>\n", NULL, NULL);
    for (int element = 0; element < CHAIN_E_LINK; element++)
        put_element(output, element);
    put_texts(output);
    put_foreign(output);
    put_types(output);
    put(output, "</grammar>\n", NULL, NULL);
}
