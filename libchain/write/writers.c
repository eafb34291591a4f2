/* The formats of findings. A new one is its file, its name in writers.h and its row here. */
#include "write/writers.h"

#include <stdlib.h>
#include <string.h>

static const struct writer {
    const char *name;
    chain_findings_writer *write;          /* any number of lists one after the other, */
    const struct chain_document *document; /* or all findings make one */
} writers[] = {
    {"text", chain_findings_write_text, NULL},
    {"line", chain_findings_write_line, NULL},
    {"json", NULL, &chain_document_json},
    {"jsonl", chain_findings_write_jsonl, NULL},
    {"csv", NULL, &chain_document_csv},
    {"sarif", NULL, &chain_document_sarif},
    {"junit", NULL, &chain_document_junit},
    {"github", chain_findings_write_github, NULL},
    {"gitlab", NULL, &chain_document_gitlab},
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

static const struct writer *writer_named(const char *name)
{
    for (size_t i = 0; i < WRITERS; i++)
        if (!name || strcmp(writers[i].name, name) == 0)
            return &writers[i];
    return NULL;
}

bool chain_writer_is_document(const char *name)
{
    const struct writer *writer = name ? writer_named(name) : NULL;
    return writer && writer->document;
}

static struct chain_findings_style style_of(const chain_findings_format *format)
{
    bool known = format->lang > CHAIN_LANG_NONE && format->lang < CHAIN_LANG_COUNT;
    return (struct chain_findings_style){known ? format->lang : CHAIN_LANG_EN, format->colour, format->bom, format->root, format->run,
                                         format->input, format->context, format->statistics, format->columns};
}

chain_status chain_listing_begin(const chain_findings_format *format, chain_output *output, chain_listing **listing)
{
    chain_findings_format chosen = CHAIN_FINDINGS_FORMAT_INIT;
    if (!output || !listing)
        return CHAIN_BAD_ARGUMENT;
    *listing = NULL;
    /* A program built with an older header knows fewer members. */
    if (format)
        memcpy(&chosen, format, format->size < sizeof chosen ? format->size : sizeof chosen);
    const struct writer *writer = writer_named(chosen.name);
    if (!writer)
        return CHAIN_UNSUPPORTED;
    struct chain_listing *made = calloc(1, sizeof *made);
    if (!made)
        return CHAIN_NO_MEMORY;
    *made = (struct chain_listing){.style = style_of(&chosen), .write = writer->write, .document = writer->document, .output = output};
    if (made->document && !(made->own = calloc(1, made->document->size))) {
        free(made);
        return CHAIN_NO_MEMORY;
    }
    chain_status status = made->document && made->document->begin ? made->document->begin(made) : CHAIN_OK;
    if (status == CHAIN_OK)
        *listing = made;
    else
        chain_listing_free(made);
    return status;
}

chain_status chain_listing_add(chain_listing *listing, const chain_findings *findings)
{
    if (!listing || !findings)
        return CHAIN_BAD_ARGUMENT;
    chain_status status = CHAIN_NO_MEMORY;
    if (!findings->out_of_memory && !findings->arena.failed)
        status = listing->write ? listing->write(findings, &listing->style, listing->output) : listing->document->add(listing, findings);
    listing->failed = listing->failed || status != CHAIN_OK;
    return status;
}

chain_status chain_listing_end(chain_listing *listing, size_t *left_out)
{
    if (left_out)
        *left_out = 0;
    if (!listing)
        return CHAIN_BAD_ARGUMENT;
    chain_status status = listing->document ? listing->document->end(listing) : CHAIN_OK;
    if (left_out)
        *left_out = listing->left_out;
    if (listing->failed && status == CHAIN_OK)
        status = CHAIN_NO_MEMORY;
    chain_listing_free(listing);
    return status;
}

void chain_listing_free(chain_listing *listing)
{
    if (!listing)
        return;
    if (listing->document && listing->document->clear)
        listing->document->clear(listing->own);
    free(listing->own);
    free(listing);
}

chain_status chain_findings_write(const chain_findings *findings, const chain_findings_format *format, chain_output *output)
{
    chain_listing *listing = NULL;
    if (!findings || !output)
        return CHAIN_BAD_ARGUMENT;
    chain_status status = chain_listing_begin(format, output, &listing);
    if (status == CHAIN_OK && (status = chain_listing_add(listing, findings)) == CHAIN_OK)
        return chain_listing_end(listing, NULL);
    chain_listing_free(listing);
    return status;
}

bool chain_finding_put(struct chain_buffer *buffer, const struct chain_finding *finding, chain_part part, chain_lang lang)
{
    char usual[1024], *text = usual; /* hardly any is longer */
    size_t size = chain_finding_text(finding, part, lang, usual, sizeof usual) + 1;
    if (size == 1)
        return false;
    if (size > sizeof usual && (text = malloc(size)))
        chain_finding_text(finding, part, lang, text, size);
    if (text)
        chain_put_utf8(buffer, text);
    else
        buffer->failed = true;
    if (text != usual)
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

/* How many characters from here on are letters, digits and signs of ASCII: most of them. */
static size_t plain(const char *text)
{
    size_t length = 0;
    while ((unsigned char)text[length] - 0x20u < 0x7Fu - 0x20u)
        length++;
    return length;
}

static void put_characters(struct chain_buffer *buffer, const char *text, bool printable)
{
    while (*text) {
        size_t bytes = plain(text);
        if (bytes) {
            chain_buffer_put(buffer, text, bytes);
            text += bytes;
            continue;
        }
        bytes = chain_utf8_bytes(text);
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
