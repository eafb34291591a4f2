#include "write/markup.h"

#include "write/xml_text.h"

#define INDENT 2u

struct writer {
    chain_output *output;
    struct chain_buffer value;
    bool failed;
};

static void put(struct writer *writer, const char *text)
{
    chain_output_text(writer->output, text);
}

static void indent(struct writer *writer, size_t columns)
{
    for (size_t i = 0; i < columns; i++)
        put(writer, " ");
}

static void put_escaped(struct writer *writer, const char *text, void (*escape)(struct chain_buffer *, const char *))
{
    writer->value.length = 0;
    escape(&writer->value, text);
    chain_output_write(writer->output, writer->value.bytes, writer->value.length);
}

static void put_name(struct writer *writer, const char *prefix, const char *local)
{
    if (prefix) {
        put(writer, prefix);
        put(writer, ":");
    }
    put(writer, local);
}

static void put_attribute(struct writer *writer, const char *prefix, const char *local, const char *value)
{
    put(writer, " ");
    put_name(writer, prefix, local);
    put(writer, "=\"");
    put_escaped(writer, value ? value : "", chain_xml_put_value);
    put(writer, "\"");
}

static bool has_words(const struct chain_markup *markup)
{
    for (const struct chain_markup *child = markup->first; child; child = child->next)
        if (child->words)
            return true;
    return false;
}

static void put_element(struct writer *writer, const struct chain_markup *markup, size_t columns, bool inline_);

static void put_one(struct writer *writer, const struct chain_markup *markup, size_t columns, bool inline_)
{
    if (markup->local)
        put_element(writer, markup, columns, inline_);
    else if (markup->words)
        put_escaped(writer, markup->text, chain_xml_put_text);
    else
        put(writer, markup->text);
}

static void put_children(struct writer *writer, const struct chain_markup *markup, size_t columns, bool inline_)
{
    for (const struct chain_markup *child = markup->first; child; child = child->next) {
        if (!inline_) {
            put(writer, "\n");
            indent(writer, columns + INDENT);
        }
        put_one(writer, child, columns + INDENT, inline_);
    }
    if (!inline_) {
        put(writer, "\n");
        indent(writer, columns);
    }
}

static void put_element(struct writer *writer, const struct chain_markup *markup, size_t columns, bool inline_)
{
    put(writer, "<");
    put_name(writer, markup->prefix, markup->local);
    for (uint32_t i = 0; i < markup->namespace_count; i++) {
        const struct chain_markup_namespace *declared = &markup->namespaces[i];
        put_attribute(writer, declared->prefix ? "xmlns" : NULL, declared->prefix ? declared->prefix : "xmlns", declared->uri);
    }
    for (uint32_t i = 0; i < markup->attribute_count; i++)
        put_attribute(writer, markup->attributes[i].prefix, markup->attributes[i].local, markup->attributes[i].value);
    if (!markup->first) {
        put(writer, "/>");
        return;
    }
    put(writer, ">");
    put_children(writer, markup, columns, inline_ || has_words(markup));
    put(writer, "</");
    put_name(writer, markup->prefix, markup->local);
    put(writer, ">");
}

chain_status chain_markup_write(const struct chain_markup *head, chain_output *output)
{
    struct writer writer = {output, {NULL, 0, 0, false}, false};
    put(&writer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    for (; head; head = head->next) {
        put_one(&writer, head, 0, false);
        put(&writer, "\n");
    }
    bool failed = writer.failed || writer.value.failed;
    chain_buffer_clear(&writer.value);
    return failed ? CHAIN_NO_MEMORY : CHAIN_OK;
}
