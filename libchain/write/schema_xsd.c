/* The format table as XML Schema 1.0, for editors that know no other. */
#include "write/schema.h"

#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"

static void put(chain_output *output, const char *template, const char *first, const char *second)
{
    chain_schema_put(output, template, first, second);
}

static void put_list(chain_output *output, const char *name, const char *item)
{
    put(output, "  <xs:simpleType name=\"$1\"><xs:list itemType=\"c:$2\"/></xs:simpleType>\n", name, item);
}

static void put_pattern(chain_output *output, const char *name, const char *base, const char *pattern)
{
    put(output, "  <xs:simpleType name=\"$1\">\n    <xs:restriction base=\"$2\">", name, base);
    put(output, "<xs:pattern value=\"$1\"/></xs:restriction>\n  </xs:simpleType>\n", pattern, NULL);
}

static void put_kinds(chain_output *output, enum chain_kinds table)
{
    const char *name = chain_kinds_name(table);
    put(output, "\n  <xs:simpleType name=\"kind-$1\">\n    <xs:restriction base=\"xs:token\">\n", name, NULL);
    for (int kind = 1; kind <= chain_kind_count(table); kind++)
        put(output, "      <xs:enumeration value=\"$1\"><xs:annotation><xs:documentation>$2</xs:documentation></xs:annotation>"
                    "</xs:enumeration>\n",
            chain_kind_id(table, kind), chain_kind_definition(table, kind));
    put(output, "    </xs:restriction>\n  </xs:simpleType>\n", NULL, NULL);
    put(output, "  <xs:simpleType name=\"kinds-$1\"><xs:list itemType=\"c:kind-$1\"/></xs:simpleType>\n", name, NULL);
}

static void put_types(chain_output *output)
{
    put(output, "\n  <!-- What attributes hold. -->\n"
                "  <xs:simpleType name=\"text\"><xs:restriction base=\"xs:string\"/></xs:simpleType>\n", NULL, NULL);
    for (int type = 0; type < (int)CHAIN_SCHEMA_TYPES; type++)
        if (chain_schema_pattern(type))
            put_pattern(output, chain_schema_pattern_name(type), type == CHAIN_V_DATE ? "xs:date" : "xs:token",
                        chain_schema_pattern(type));
    put_list(output, "ids", "id");
    put_list(output, "file-names", "file-name");
    put(output, "\n  <!-- The vocabulary. -->", NULL, NULL);
    for (int table = 1; table < CHAIN_KINDS_COUNT; table++)
        put_kinds(output, (enum chain_kinds)table);
}

/* Another namespace, or none. */
static void put_foreign(chain_output *output, const char *indent)
{
    put(output, "$1<xs:any namespace=\"##other\" processContents=\"skip\"/>\n"
                "$1<xs:any namespace=\"##local\" processContents=\"skip\"/>\n", indent, NULL);
}

static void put_attributes(chain_output *output, int element)
{
    const struct chain_attribute *attribute;
    char type[64];
    for (size_t i = 0; (attribute = chain_attribute_at(element, i)); i++) {
        if (attribute->type == CHAIN_V_LANG) {
            put(output, "    <xs:attribute ref=\"xml:lang\"/>\n", NULL, NULL);
            continue;
        }
        put(output,
            attribute->flags & CHAIN_A_REQUIRED ? "    <xs:attribute name=\"$1\" type=\"c:$2\" use=\"required\"/>\n"
                                                : "    <xs:attribute name=\"$1\" type=\"c:$2\"/>\n",
            attribute->name, chain_schema_type(attribute, type, sizeof type));
    }
    put(output, "    <xs:anyAttribute namespace=\"##other\" processContents=\"skip\"/>\n", NULL, NULL);
}

static void put_element(chain_output *output, int element)
{
    const struct chain_element *e = chain_element_at(element);
    put(output, "\n  <xs:complexType name=\"element-$1\">\n    <xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">\n", e->name, NULL);
    for (int kind = 1; kind < CHAIN_TEXT_COUNT; kind++)
        if (chain_element_allows_text(element, kind))
            put(output, "      <xs:element name=\"$1\" type=\"c:words\"/>\n", chain_text_name(kind), NULL);
    for (int i = 0; i < e->child_count; i++)
        put(output, "      <xs:element name=\"$1\" type=\"c:element-$1\"/>\n", chain_element_at(e->children[i])->name, NULL);
    put_foreign(output, "      ");
    put(output, "    </xs:choice>\n", NULL, NULL);
    put_attributes(output, element);
    put(output, "  </xs:complexType>\n", NULL, NULL);
}

static void put_words(chain_output *output)
{
    put(output, "\n  <!-- Words for people, in any language. -->\n"
                "  <xs:complexType name=\"words\" mixed=\"true\">\n"
                "    <xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">\n", NULL, NULL);
    put_foreign(output, "      ");
    put(output, "    </xs:choice>\n"
                "    <xs:attribute ref=\"xml:lang\"/>\n"
                "    <xs:anyAttribute namespace=\"##other\" processContents=\"skip\"/>\n"
                "  </xs:complexType>\n", NULL, NULL);
}

void chain_schema_write_xsd(chain_output *output)
{
    put(output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<!-- Chain XML: chains, regions and timing rules. Made from the table of the format; do not edit. -->\n"
                "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:c=\"$1\" targetNamespace=\"$1\"\n"
                "           elementFormDefault=\"qualified\">\n"
                "  <xs:import namespace=\"" XML_NAMESPACE "\" schemaLocation=\"xml.xsd\"/>\n\n", CHAIN_NAMESPACE, NULL);
    for (int element = CHAIN_E_CHAIN; element <= CHAIN_E_RULES; element++)
        put(output, "  <xs:element name=\"$1\" type=\"c:element-$1\"/>\n", chain_element_at(element)->name, NULL);
    for (int element = 0; element < CHAIN_E_LINK; element++)
        put_element(output, element);
    put_words(output);
    put_types(output);
    put(output, "</xs:schema>\n", NULL, NULL);
}

void chain_schema_write_xml_xsd(chain_output *output)
{
    put(output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<!-- xml:lang in chain XML. Made from the table of the format; do not edit. -->\n"
                "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"" XML_NAMESPACE "\">\n"
                "  <xs:attribute name=\"lang\">\n"
                "    <xs:simpleType>\n"
                "      <xs:restriction base=\"xs:token\"><xs:pattern value=\"$1\"/></xs:restriction>\n"
                "    </xs:simpleType>\n"
                "  </xs:attribute>\n"
                "</xs:schema>\n", chain_schema_pattern(CHAIN_V_LANG), NULL);
}
