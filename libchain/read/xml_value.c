/* Where the values of attributes stand. */
#include <string.h>

#include "read/xml_events.h"

/* The attributes of the tag will be looked for from its first one on. */
static void start_values(struct chain_xml *xml)
{
    size_t at = xml->from;
    while (at < xml->length && !strchr(" \t\r\n/>", xml->bytes[at]))
        at++;
    xml->value_from = at;
    xml->value_position = xml->tag;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_name_of(const char *name, size_t length, const struct chain_xml_attribute *attribute)
{
    size_t prefix = attribute->prefix ? strlen(attribute->prefix) + 1 : 0, local = strlen(attribute->local);
    return length == prefix + local && memcmp(name + prefix, attribute->local, local) == 0 &&
           (prefix == 0 || (memcmp(name, attribute->prefix, prefix - 1) == 0 && name[prefix - 1] == ':'));
}

/* The next attribute of the tag in our bytes: its name, and its value with xml->value_from at the first byte. */
static bool next_value(struct chain_xml *xml, const char **name, size_t *name_length, size_t *value_length)
{
    size_t at = xml->value_from, end = xml->length;
    while (at < end && is_blank(xml->bytes[at]))
        at++;
    *name = xml->bytes + at;
    while (at < end && !is_blank(xml->bytes[at]) && !strchr("=/>", xml->bytes[at]))
        at++;
    *name_length = (size_t)(xml->bytes + at - *name);
    while (at < end && (is_blank(xml->bytes[at]) || xml->bytes[at] == '='))
        at++;
    if (at >= end || (xml->bytes[at] != '"' && xml->bytes[at] != '\''))
        return false;
    const char *close = memchr(xml->bytes + at + 1, xml->bytes[at], end - at - 1);
    if (!close)
        return false;
    xml->value_from = at + 1;
    *value_length = (size_t)(close - xml->bytes) - xml->value_from;
    return true;
}

static bool find_value(struct chain_xml *xml, const struct chain_xml_attribute *attribute, size_t *length)
{
    const char *name;
    size_t name_length;
    while (next_value(xml, &name, &name_length, length)) {
        if (is_name_of(name, name_length, attribute))
            return true;
        xml->value_from += *length + 1;
    }
    return false;
}

static struct chain_place_in_file value_place(struct chain_xml *xml, size_t from, size_t length)
{
    chain_position_move(&xml->value_position, from);
    struct chain_place_in_file place = {xml->value_position.line, xml->value_position.column, 0, 0};
    chain_position_move(&xml->value_position, from + length);
    place.end_line = xml->value_position.line;
    place.end_column = xml->value_position.column;
    xml->value_from = from + length + 1;
    return place;
}

/* In a tag on one line, all of one byte a character, a column is a byte. */
static bool is_plain_tag(const struct chain_xml *xml)
{
    const struct chain_position *tag = &xml->tag, *end = &xml->position;
    return end->line == tag->line && end->column - tag->column == end->at - tag->at;
}

static struct chain_place_in_file known_place(struct chain_xml *xml, const struct chain_xml_attribute *attribute)
{
    if (is_plain_tag(xml)) {
        uint32_t line = xml->tag.line, column = xml->tag.column + (uint32_t)(attribute->at - xml->tag.at);
        return (struct chain_place_in_file){line, column, line, column + (uint32_t)attribute->length};
    }
    if (xml->value_from == SIZE_MAX || attribute->at < xml->value_position.at)
        start_values(xml);
    return value_place(xml, attribute->at, attribute->length);
}

/* What the parser does not tell is looked for in our bytes. Mostly asked for in the order of the file: one pass. */
struct chain_place_in_file chain_xml_attribute_place(struct chain_xml *xml, const struct chain_xml_attribute *attribute,
                                                     struct chain_place_in_file element)
{
    (void)chain_xml_place(xml); /* the tag's own, from where they are looked for */
    size_t length;
    if (attribute->at != SIZE_MAX)
        return known_place(xml, attribute);
    if (xml->value_from == SIZE_MAX)
        start_values(xml);
    if (!find_value(xml, attribute, &length)) {
        start_values(xml);
        if (!find_value(xml, attribute, &length))
            return element;
    }
    return value_place(xml, xml->value_from, length);
}
