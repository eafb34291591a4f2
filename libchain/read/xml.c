#include "read/xml.h"

#include <string.h>

#include "read/xml_encoding.h"
#include "read/xml_events.h"

void chain_xml_fail(struct chain_xml *xml, enum chain_xml_result result, const char *message, size_t at)
{
    if (xml->outcome.result != CHAIN_XML_OK)
        return;
    xml->outcome.result = result;
    struct chain_position position = at < xml->position.at ? xml->tag : xml->position;
    chain_position_move(&position, at);
    /* Where the place is: before a byte order mark the parser may not have moved yet. */
    if (position.at < xml->length && xml->bytes[position.at] == '\0')
        message = "a NUL byte stands in the file";
    else if (at >= xml->length && result == CHAIN_XML_BAD && strncmp(message, "Premature end", 13) != 0)
        message = "the file ends in the middle of a tag";
    uint32_t line = position.line, column = position.column;
    xml->outcome.place = (struct chain_place_in_file){line, column, line, column + 1};
    size_t n = 0;
    for (const char *c = message; c && *c && *c != '\n' && n + 1 < sizeof xml->outcome.message; c++)
        xml->outcome.message[n++] = *c;
    xml->outcome.message[n] = '\0';
    xml->stopped = true;
}

bool chain_xml_enter(struct chain_xml *xml, size_t at)
{
    if (++xml->depth > CHAIN_XML_DEPTH) {
        chain_xml_fail(xml, CHAIN_XML_DEEP, "nested too deep", at);
        return false;
    }
    return !xml->taken_depth;
}

static struct chain_place_in_file place_between(struct chain_xml *xml, size_t from, size_t end)
{
    struct chain_position *position = &xml->position;
    chain_position_move(position, from);
    uint32_t line = position->line, column = position->column;
    /* Places of attributes are asked for later. */
    xml->tag = *position;
    chain_position_move(position, end);
    return (struct chain_place_in_file){line, column, position->line, position->column};
}

struct chain_place_in_file chain_xml_place(struct chain_xml *xml)
{
    if (!xml->placed)
        xml->place = place_between(xml, xml->from, xml->end);
    xml->placed = true;
    return xml->place;
}

void chain_xml_tell_start(struct chain_xml *xml, const struct chain_xml_element *element, size_t from, size_t end)
{
    xml->from = from;
    xml->end = end;
    xml->placed = false;
    xml->value_from = SIZE_MAX;
    xml->handlers->start(xml->context, xml, element);
}

void chain_xml_tell_end(struct chain_xml *xml, size_t end)
{
    uint32_t depth = xml->depth--;
    if (!xml->taken_depth) {
        xml->handlers->end(xml->context, xml);
    } else if (depth == xml->taken_depth) {
        xml->taken_depth = 0;
        xml->handlers->verbatim(xml->context, true, xml->bytes + xml->from, end - xml->from, chain_xml_place(xml));
    }
}

void chain_xml_tell_text(struct chain_xml *xml, const char *bytes, size_t length)
{
    if (!xml->stopped && !xml->taken_depth)
        xml->handlers->text(xml->context, bytes, length);
}

void chain_xml_tell_piece(struct chain_xml *xml, const char *text, size_t length, size_t from, size_t end)
{
    /* Positions only move on: that of the tag before it first. */
    if (xml->depth)
        (void)chain_xml_place(xml);
    if (!xml->taken_depth)
        xml->handlers->verbatim(xml->context, false, text, length, place_between(xml, from, end));
}

void chain_xml_take(struct chain_xml *xml)
{
    xml->taken_depth = xml->depth;
}

void chain_xml_stop(struct chain_xml *xml)
{
    if (xml->outcome.result == CHAIN_XML_OK)
        xml->outcome.result = CHAIN_XML_STOPPED;
    xml->stopped = true;
}

struct chain_xml_outcome chain_xml_parse(const char *bytes, size_t length, const struct chain_xml_handlers *handlers,
                                         void *context, struct chain_scratch *scratch)
{
    struct chain_xml xml = {.handlers = handlers, .context = context, .bytes = bytes, .length = length};
    bool bad;
    size_t crowded;
    struct chain_xml_utf8 *converted = chain_xml_convert(bytes, length, &bad);
    if (converted)
        xml.bytes = chain_xml_converted(converted, &xml.length);
    chain_position_init(&xml.position, xml.bytes, xml.length);
    xml.tag = xml.position;
    if (bad || xml.length == 0 || xml.length > INT32_MAX) {
        xml.outcome.result = CHAIN_XML_BAD;
        xml.outcome.place = (struct chain_place_in_file){1, 1, 1, 1};
        strcpy(xml.outcome.message, bad ? "the bytes do not fit the encoding that the file names" : "the file is empty");
    } else if ((crowded = chain_xml_crowded_tag(xml.bytes, xml.length)) != SIZE_MAX) {
        chain_xml_fail(&xml, CHAIN_XML_CROWDED, "too many attributes", crowded);
    } else {
        chain_xml_read(&xml, scratch);
    }
    chain_xml_forget(converted);
    return xml.outcome;
}
