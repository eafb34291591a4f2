#include "write/schema.h"

#include <stdio.h>
#include <string.h>

#define DIGITS "[0-9]+"
#define NUMBER "[0-9]{1,15}(\\.[0-9]{1,14})?"
#define LETTER "A-Za-z\xC2\x80-\xF4\x8F\xBF\xBD"

/* Parts of a duration in their order, at least one; the same after T. */
#define DAYS DIGITS "D"
#define WEEKS "(" DIGITS "W(" DAYS ")?|" DAYS ")"
#define WORKDAYS "(" DIGITS "WD" WEEKS "?|" WEEKS ")"
#define MONTHS "(" DIGITS "M" WORKDAYS "?|" WORKDAYS ")"
#define YEARS "(" DIGITS "Y" MONTHS "?|" MONTHS ")"
#define TIME "T(" DIGITS "H(" DIGITS "M)?|" DIGITS "M)"

static const struct {
    const char *name, *pattern;
} values[] = {
    [CHAIN_V_TEXT] = {NULL, NULL},
    [CHAIN_V_ID] = {"id", "[_" LETTER "][_.\\-0-9" LETTER "]*"},
    [CHAIN_V_NAME] = {"file-name", "[0-9A-Za-z\\-]{1,100}"},
    [CHAIN_V_NAMES] = {NULL, NULL},
    [CHAIN_V_REF] = {NULL, NULL},
    [CHAIN_V_REFS] = {NULL, NULL},
    [CHAIN_V_KIND] = {NULL, NULL},
    [CHAIN_V_KINDS] = {NULL, NULL},
    [CHAIN_V_DATE] = {"date", "[0-9]{4}-[0-9]{2}-[0-9]{2}"},
    [CHAIN_V_DURATION] = {"duration", "P(" YEARS "(" TIME ")?|" TIME ")"},
    [CHAIN_V_NUMBER] = {"number", "-?" NUMBER},
    [CHAIN_V_COUNT] = {"count", "0*([0-9]{1,9}|1000000000)"},
    [CHAIN_V_SHARE] = {"share", NUMBER " ?(%|/" NUMBER ")?"},
    [CHAIN_V_LANG] = {"language-tag", "[a-zA-Z]{2,8}(-[a-zA-Z0-9]{1,8})*"},
    [CHAIN_V_WORD] = {"word", "[^ :]+"},
};

_Static_assert(sizeof values / sizeof values[0] == CHAIN_SCHEMA_TYPES, "a new type of value needs its row here");

const char *chain_schema_file(enum chain_schema_kind kind)
{
    switch (kind) {
    case CHAIN_SCHEMA_RNG: return "chain.rng";
    case CHAIN_SCHEMA_XSD: return "chain.xsd";
    case CHAIN_SCHEMA_XML_XSD: return "xml.xsd";
    default: return NULL;
    }
}

chain_status chain_schema_write(enum chain_schema_kind kind, chain_output *output)
{
    if (!output)
        return CHAIN_BAD_ARGUMENT;
    switch (kind) {
    case CHAIN_SCHEMA_RNG: chain_schema_write_rng(output); return CHAIN_OK;
    case CHAIN_SCHEMA_XSD: chain_schema_write_xsd(output); return CHAIN_OK;
    case CHAIN_SCHEMA_XML_XSD: chain_schema_write_xml_xsd(output); return CHAIN_OK;
    default: return CHAIN_BAD_ARGUMENT;
    }
}

static void put_escaped(chain_output *output, const char *text)
{
    for (; text && *text; text++) {
        switch (*text) {
        case '&': chain_output_text(output, "&amp;"); break;
        case '<': chain_output_text(output, "&lt;"); break;
        case '>': chain_output_text(output, "&gt;"); break;
        case '"': chain_output_text(output, "&quot;"); break;
        case '\xC2': /* U+0080 and its like are written as a reference, to be seen */
            chain_output_text(output, text[1] == '\x80' ? "&#x80;" : "\xC2");
            text += text[1] == '\x80';
            break;
        case '\xF4':
            chain_output_text(output, strncmp(text, "\xF4\x8F\xBF\xBD", 4) == 0 ? "&#x10FFFD;" : "\xF4");
            text += strncmp(text, "\xF4\x8F\xBF\xBD", 4) == 0 ? 3 : 0;
            break;
        default: chain_output_write(output, text, 1); break;
        }
    }
}

void chain_schema_put(chain_output *output, const char *template, const char *first, const char *second)
{
    for (; *template; template++) {
        if (template[0] == '$' && (template[1] == '1' || template[1] == '2'))
            put_escaped(output, *++template == '1' ? first : second);
        else
            chain_output_write(output, template, 1);
    }
}

const char *chain_schema_type(const struct chain_attribute *attribute, char *buffer, size_t size)
{
    bool soft = (attribute->flags & CHAIN_A_SOFT) != 0;
    const char *kinds = chain_kinds_name((chain_kinds)attribute->kinds);
    switch ((enum chain_value_type)attribute->type) {
    case CHAIN_V_TEXT: return "text";
    case CHAIN_V_KIND: snprintf(buffer, size, "kind-%s", kinds); return buffer;
    case CHAIN_V_KINDS: snprintf(buffer, size, "kinds-%s", kinds); return buffer;
    /* A soft reference may name what is not in the file, so nothing is asked of it. */
    case CHAIN_V_REF: return soft ? "text" : "id";
    case CHAIN_V_REFS: return soft ? "text" : "ids";
    case CHAIN_V_NAMES: return "file-names";
    default: return values[attribute->type].name;
    }
}

const char *chain_schema_pattern(int value_type)
{
    return (size_t)value_type < CHAIN_SCHEMA_TYPES ? values[value_type].pattern : NULL;
}

const char *chain_schema_pattern_name(int value_type)
{
    return (size_t)value_type < CHAIN_SCHEMA_TYPES ? values[value_type].name : NULL;
}
