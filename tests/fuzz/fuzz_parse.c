/*
 * The scanner and libxml2 tell the same of any bytes: the same tags, values, words and places, and the same failure. Runs of words may
 * come in other pieces. With an odd number of bytes, elements of other namespaces than the root's are taken whole.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "read/text.h"
#include "read/xml.h"

struct told {
    struct chain_read_text text;
    bool takes, in_words;
    char root[64];
    const char *root_uri; /* as it was told: a handler may keep it until the document has been read */
    bool rooted;
};

static void say(struct told *told, const char *label, const char *bytes, size_t length)
{
    char number[32];
    told->in_words = false;
    int n = snprintf(number, sizeof number, "\n%s%zu ", label, length);
    chain_read_text_add(&told->text, number, (size_t)n);
    chain_read_text_add(&told->text, bytes, length);
}

static void say_text(struct told *told, const char *label, const char *text)
{
    say(told, label, text ? text : "(none)", text ? strlen(text) : 6);
}

static void say_place(struct told *told, struct chain_place_in_file place)
{
    char text[64];
    int n = snprintf(text, sizeof text, "%u:%u-%u:%u", place.line, place.column, place.end_line, place.end_column);
    say(told, "at", text, (size_t)n);
}

static void on_start(void *context, struct chain_xml *xml, const struct chain_xml_element *element)
{
    struct told *told = context;
    const char *uri = element->uri ? element->uri : "";
    if (told->rooted)
        fuzz_must(strncmp(told->root_uri, told->root, sizeof told->root - 1) == 0);
    else
        told->root_uri = uri;
    say_text(told, "start", element->local);
    say_text(told, "prefix", element->prefix);
    say_text(told, "uri", element->uri);
    say_place(told, element->place);
    for (size_t i = 0; i < element->attribute_count; i++) {
        const struct chain_xml_attribute *attribute = &element->attributes[i];
        say_text(told, "name", attribute->local);
        say_text(told, "prefix", attribute->prefix);
        say_text(told, "uri", attribute->uri);
        say(told, "value", attribute->value, attribute->length);
        say_place(told, chain_xml_attribute_place(xml, attribute, element->place));
    }
    for (size_t i = 0; i < 2 * element->namespace_count; i++)
        say_text(told, "space", element->namespaces[i]);
    if (!told->rooted)
        snprintf(told->root, sizeof told->root, "%s", uri);
    else if (told->takes && strncmp(uri, told->root, sizeof told->root - 1) != 0)
        chain_xml_take(xml);
    told->rooted = true;
}

static void on_end(void *context, struct chain_xml *xml)
{
    (void)xml;
    say(context, "end", "", 0);
}

static void on_text(void *context, const char *bytes, size_t length)
{
    struct told *told = context;
    if (length && !told->in_words)
        say(told, "words", "", 0);
    told->in_words = told->in_words || length;
    chain_read_text_add(&told->text, bytes, length);
}

static void on_verbatim(void *context, bool is_element, const char *bytes, size_t length, struct chain_place_in_file place)
{
    say(context, is_element ? "element" : "piece", bytes, length);
    say_place(context, place);
}

static void say_outcome(struct told *told, const struct chain_xml_outcome *outcome)
{
    char result[16];
    snprintf(result, sizeof result, "%d", (int)outcome->result);
    say_text(told, "result", result);
    say_text(told, "because", outcome->message);
    say_place(told, outcome->place);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct chain_xml_handlers handlers = {on_start, on_end, on_text, on_verbatim};
    struct told scanned = {.takes = size % 2}, read = {.takes = size % 2};
    struct chain_xml_outcome outcome = chain_xml_parse((const char *)data, size, &handlers, &scanned);
    say_outcome(&scanned, &outcome);
    outcome = chain_xml_parse_fully((const char *)data, size, &handlers, &read);
    say_outcome(&read, &outcome);
    fuzz_must(scanned.text.length == read.text.length && memcmp(scanned.text.bytes, read.text.bytes, read.text.length) == 0);
    chain_read_text_clear(&scanned.text);
    chain_read_text_clear(&read.text);
    return 0;
}
