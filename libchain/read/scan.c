/*
 * The scanner: plain documents, which nearly all are, several times as quick as by a parser for all of XML. It takes only what it is
 * sure of and tells only what is well-formed to that point; at anything else it gives up, and libxml2 goes on from there.
 */
#define _GNU_SOURCE 1 /* memmem */
#include "read/scan.h"

#include <stdlib.h>
#include <strings.h>

static bool add_words(struct chain_scan *scan, const char *from, size_t length, bool plain)
{
    if (plain && scan->words_length == 0) {
        scan->words = from;
        scan->words_length = length;
        return true;
    }
    if (scan->words_length && scan->words != scan->text.bytes)
        chain_read_text_add(&scan->text, scan->words, scan->words_length);
    if (!chain_scan_decode(&scan->text, from, length, CHAIN_SCAN_CONTENT))
        return false;
    scan->words = scan->text.bytes;
    scan->words_length = scan->text.length;
    return !scan->text.failed;
}

/* Up to the next tag. */
static bool read_words(struct chain_scan *scan)
{
    const char *from = scan->at;
    chain_scan_blanks(scan);
    if (scan->at < scan->end && *scan->at != '<') {
        const char *next = memchr(scan->at, '<', (size_t)(scan->end - scan->at));
        scan->at = next ? next : scan->end;
    }
    size_t length = (size_t)(scan->at - from);
    bool plain = !(scan->references && memchr(from, '&', length)) && !(scan->returns && memchr(from, '\r', length));
    if (length == 0)
        return true;
    return !(scan->brackets && memmem(from, length, "]]>", 3)) && add_words(scan, from, length, plain);
}

static bool read_cdata(struct chain_scan *scan)
{
    const char *from = scan->at, *close = memmem(from, (size_t)(scan->end - from), "]]>", 3);
    if (!close || close - from > CHAIN_SCAN_LONGEST)
        return false;
    /* An ampersand is one here. */
    for (const char *at = from; at < close;) {
        const char *next = memchr(at, '&', (size_t)(close - at));
        if (!add_words(scan, at, (size_t)((next ? next : close) - at), false) || (next && !add_words(scan, "&amp;", 5, false)))
            return false;
        at = next ? next + 1 : close;
    }
    scan->at = close + 3;
    return true;
}

void chain_scan_tell_words(struct chain_scan *scan)
{
    if (scan->words_length)
        chain_xml_tell_text(scan->xml, scan->words, scan->words_length);
    scan->words_length = scan->text.length = 0;
    scan->words = NULL;
}

static bool tell_piece(struct chain_scan *scan, const char *from, struct chain_read_text *made)
{
    const char *text = made->length ? made->bytes : from;
    size_t length = made->length ? made->length : (size_t)(scan->at - from), start = (size_t)(from - scan->xml->bytes);
    chain_scan_tell_words(scan);
    if (!made->failed && !scan->xml->stopped)
        chain_xml_tell_piece(scan->xml, text, length, start, (size_t)(scan->at - scan->xml->bytes));
    bool told = !made->failed;
    chain_read_text_clear(made);
    return told;
}

static bool read_comment(struct chain_scan *scan, const char *from)
{
    struct chain_read_text made = {NULL, 0, 0, false};
    const char *words = scan->at, *close = memmem(words, (size_t)(scan->end - words), "--", 2);
    if (!close || close + 2 >= scan->end || close[2] != '>' || *words == '>' || (*words == '-' && close != words) ||
        close - words > CHAIN_SCAN_LONGEST)
        return false;
    scan->at = close + 3;
    if (scan->returns)
        chain_read_text_add_lines(&made, from, (size_t)(scan->at - from));
    return tell_piece(scan, from, &made);
}

/* One with another beginning in it is left alone: libxml2 does not say where it begins. */
static bool read_instruction(struct chain_scan *scan, const char *from)
{
    struct chain_read_text made = {NULL, 0, 0, false};
    const struct chain_scan_name *target = chain_scan_read_name(scan);
    if (!target || target->prefix || strncasecmp(target->text, "xml", 3) == 0)
        return false;
    const char *behind = scan->at;
    chain_scan_blanks(scan);
    const char *words = scan->at, *close = memmem(words, (size_t)(scan->end - words), "?>", 2);
    if (!close || (behind == words && close != words) || close - words > CHAIN_SCAN_LONGEST || memmem(words, (size_t)(close - words) + 1, "<?", 2))
        return false;
    scan->at = close + 2;
    chain_read_text_add(&made, from, (size_t)(behind - from));
    chain_read_text_add(&made, " ", close > words);
    chain_read_text_add_lines(&made, words, (size_t)(scan->at - words));
    return tell_piece(scan, from, &made);
}

/* What begins with '<'. */
static bool read_tag(struct chain_scan *scan)
{
    const char *from = scan->at++;
    if (chain_scan_byte(scan, '/'))
        return chain_scan_end(scan);
    if (scan->at < scan->end && chain_scan_is_name(*scan->at))
        return (scan->depth || scan->tag == 0) && chain_scan_start(scan);
    if (chain_scan_skip(scan, "!--"))
        return scan->at < scan->end && read_comment(scan, from);
    if (chain_scan_skip(scan, "![CDATA["))
        return scan->depth && read_cdata(scan);
    return chain_scan_byte(scan, '?') && read_instruction(scan, from);
}

/* The XML declaration says nothing that is not so anyway, or it is not plain. */
static bool read_declaration(struct chain_scan *scan)
{
    if (!chain_scan_stands(scan, "<?xml") || (scan->end - scan->at > 5 && chain_scan_is_name(scan->at[5])))
        return true;
    static const char *const plain[] = {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<?xml version=\"1.0\" encoding=\"utf-8\"?>",
        "<?xml version='1.0' encoding='UTF-8'?>", "<?xml version='1.0' encoding='utf-8'?>",
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>", "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>",
        "<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"yes\"?>", "<?xml version=\"1.0\"?>", "<?xml version='1.0'?>",
    };
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
        if (chain_scan_skip(scan, plain[i]))
            return true;
    return false;
}

static bool read_all(struct chain_scan *scan)
{
    chain_scan_skip(scan, "\xEF\xBB\xBF");
    if (!read_declaration(scan))
        return false;
    while (!scan->xml->stopped) {
        if (scan->depth ? !read_words(scan) : (chain_scan_blanks(scan), false))
            return false;
        if (scan->at == scan->end)
            return scan->depth == 0 && scan->tag > 0;
        if (*scan->at != '<' || !read_tag(scan))
            return false;
    }
    return true;
}

static bool prepare(struct chain_scan *scan, struct chain_xml *xml)
{
    memset(scan, 0, offsetof(struct chain_scan, open));
    scan->xml = xml;
    scan->at = xml->bytes;
    scan->end = xml->bytes + xml->length;
    scan->references = memchr(xml->bytes, '&', xml->length) != NULL;
    scan->returns = xml->position.returns;
    scan->brackets = memchr(xml->bytes, ']', xml->length) != NULL;
    chain_scan_names_init(&scan->names);
    scan->xmlns = chain_scan_part(&scan->names, "xmlns", 5);
    chain_scan_part(&scan->names, "xml", 3)->uri = CHAIN_XML_URI;
    return chain_scan_is_text(xml->bytes, xml->length);
}

bool chain_scan(struct chain_xml *xml)
{
    xml->scan = malloc(sizeof *xml->scan);
    return xml->scan && prepare(xml->scan, xml) && read_all(xml->scan);
}

void chain_scan_free(struct chain_scan *scan)
{
    if (!scan)
        return;
    chain_read_text_clear(&scan->text);
    chain_read_text_clear(&scan->values);
    free(scan);
}
