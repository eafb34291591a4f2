/* The formats of findings. A new one is its file, its name in writers.h and its row here. */
#include "write/writers.h"

#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    chain_findings_writer *write;
    bool document; /* all findings make one, as against any number of lists one after the other */
} writers[] = {
    {"text", chain_findings_write_text, false},
    {"line", chain_findings_write_line, false},
    {"json", chain_findings_write_json, true},
    {"jsonl", chain_findings_write_jsonl, false},
    {"csv", chain_findings_write_csv, true},
    {"sarif", chain_findings_write_sarif, true},
    {"junit", chain_findings_write_junit, true},
    {"github", chain_findings_write_github, false},
    {"gitlab", chain_findings_write_gitlab, true},
};

#define WRITERS (sizeof writers / sizeof writers[0])

size_t chain_writer_count(void)
{
    return WRITERS;
}

const char *chain_writer_name(size_t position)
{
    return position < WRITERS ? writers[position].name : NULL;
}

bool chain_writer_is_document(const char *name)
{
    for (size_t i = 0; name && i < WRITERS; i++)
        if (strcmp(writers[i].name, name) == 0)
            return writers[i].document;
    return false;
}

static chain_findings_writer *writer_named(const char *name)
{
    for (size_t i = 0; i < WRITERS; i++)
        if (!name || strcmp(writers[i].name, name) == 0)
            return writers[i].write;
    return NULL;
}

chain_status chain_findings_write(const chain_findings *findings, const chain_findings_format *format, chain_output *output)
{
    chain_findings_format chosen = CHAIN_FINDINGS_FORMAT_INIT;
    if (!findings || !output)
        return CHAIN_BAD_ARGUMENT;
    if (findings->out_of_memory || findings->arena.failed)
        return CHAIN_NO_MEMORY;
    /* A program built with an older header knows fewer members. */
    if (format)
        memcpy(&chosen, format, format->size < sizeof chosen ? format->size : sizeof chosen);
    chain_findings_writer *write = writer_named(chosen.name);
    if (!write)
        return CHAIN_UNSUPPORTED;
    bool known = chosen.lang > CHAIN_LANG_NONE && chosen.lang < CHAIN_LANG_COUNT;
    struct chain_findings_style style = {known ? chosen.lang : CHAIN_LANG_EN, chosen.colour, chosen.bom, chosen.root, chosen.run,
                                         chosen.input, chosen.context, chosen.statistics};
    return write(findings, &style, output);
}

bool chain_finding_put(struct chain_buffer *buffer, const struct chain_finding *finding, chain_part part, chain_lang lang)
{
    size_t size = chain_finding_text(finding, part, lang, NULL, 0) + 1;
    char *text = size > 1 ? malloc(size) : NULL;
    if (size == 1)
        return false;
    if (text) {
        chain_finding_text(finding, part, lang, text, size);
        chain_put_utf8(buffer, text);
    } else {
        buffer->failed = true;
    }
    free(text);
    return true;
}

void chain_finding_put_related(struct chain_buffer *buffer, const struct chain_finding *finding, size_t position, chain_lang lang)
{
    size_t size = chain_finding_related_text(finding, position, lang, NULL, 0) + 1;
    char *text = malloc(size);
    buffer->failed = buffer->failed || !text;
    if (!text)
        return;
    chain_finding_related_text(finding, position, lang, text, size);
    chain_put_printable(buffer, text);
    free(text);
}

/* U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069: they turn the direction of writing, and with it what is read. */
static bool is_bidi(const char *text)
{
    unsigned char a = (unsigned char)text[0], b = (unsigned char)text[1], c = (unsigned char)text[2];
    return a == 0xE2 && ((b == 0x80 && ((c >= 0x8E && c <= 0x8F) || (c >= 0xAA && c <= 0xAE))) ||
                         (b == 0x81 && c >= 0xA6 && c <= 0xA9));
}

static void put_characters(struct chain_buffer *buffer, const char *text, bool printable)
{
    while (*text) {
        size_t bytes = chain_utf8_bytes(text);
        unsigned char c = (unsigned char)text[0], next = (unsigned char)text[1];
        bool bidi = bytes == 3 && is_bidi(text);
        bool control = bytes == 1 ? c < 0x20 || c == 0x7F : bytes == 2 && c == 0xC2 && next < 0xA0;
        if (printable && (c == '\n' || c == '\t'))
            chain_buffer_text(buffer, " ");
        else if (bytes == 0 || (printable && (control || bidi)))
            chain_buffer_text(buffer, CHAIN_REPLACEMENT);
        else
            chain_buffer_put(buffer, text, bytes);
        text += bytes ? bytes : 1;
    }
}

void chain_put_utf8(struct chain_buffer *buffer, const char *text)
{
    put_characters(buffer, text, false);
}

void chain_put_printable(struct chain_buffer *buffer, const char *text)
{
    put_characters(buffer, text, true);
}
