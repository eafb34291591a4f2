/* From the edits that rules gave their findings to a new text. */
#include "chain/fix.h"

#include <stdlib.h>
#include <string.h>

#include "rule/findings.h"
#include "write/buffer.h"
#include "write/fix_text.h"

/* One edit, its words in the buffer that all share. */
struct edit {
    size_t from, to;
    size_t words, length;
    size_t rank, order; /* of edits at one place */
};

struct fixing {
    const char *text;
    size_t length;
    struct edit *edits;
    size_t count;
    struct chain_buffer words;
};

bool chain_rule_is_fixable(const chain_rule *rule)
{
    return rule && rule->fix;
}

bool chain_finding_is_fixable(const chain_finding *finding)
{
    return finding && finding->edit.what != CHAIN_EDIT_NONE;
}

static void put(struct fixing *fixing, struct chain_span span)
{
    chain_buffer_put(&fixing->words, fixing->text + span.from, span.to - span.from);
}

/* "<p:name>words</p:name>" with the prefix of the element around it. */
static void put_child(struct fixing *fixing, struct chain_span parent_name, const struct chain_kept_edit *wanted)
{
    const char *colon = memchr(fixing->text + parent_name.from, ':', parent_name.to - parent_name.from);
    struct chain_span prefix = {parent_name.from, colon ? (size_t)(colon - fixing->text) + 1 : parent_name.from};
    for (int closing = 0; closing < 2; closing++) {
        chain_buffer_text(&fixing->words, closing ? "</" : "<");
        put(fixing, prefix);
        chain_buffer_text(&fixing->words, wanted->name);
        chain_buffer_text(&fixing->words, ">");
        if (!closing)
            chain_buffer_text(&fixing->words, wanted->words);
    }
}

/* The line end of the text, and the blanks that a line begins with. */
static void put_line(struct fixing *fixing, struct chain_span indent, size_t more)
{
    const char *feed = memchr(fixing->text, '\n', fixing->length);
    chain_buffer_text(&fixing->words, feed && feed > fixing->text && feed[-1] == '\r' ? "\r\n" : "\n");
    put(fixing, indent);
    chain_put_blanks(&fixing->words, more);
}

static bool is_before(const char *text, struct chain_span name, const char *const *earlier)
{
    const char *colon = memchr(text + name.from, ':', name.to - name.from);
    const char *local = colon ? colon + 1 : text + name.from;
    size_t length = (size_t)(text + name.to - local);
    for (; *earlier; earlier++)
        if (strlen(*earlier) == length && memcmp(*earlier, local, length) == 0)
            return true;
    return false;
}

/* The last child that the new one comes behind; to = 0 when it comes first. */
static struct chain_span child_before(const struct fixing *fixing, struct chain_span element, struct chain_span tag,
                                      const struct chain_kept_edit *wanted)
{
    struct chain_span last = {0, 0}, child;
    for (size_t from = tag.to; (child = chain_next_child(fixing->text, element, from)).to; from = child.to)
        if (is_before(fixing->text, chain_tag_name(fixing->text, child), wanted->behind))
            last = child;
    return last;
}

static bool add_child(struct fixing *fixing, size_t at, const struct chain_kept_edit *wanted, struct edit *edit)
{
    struct chain_span element = chain_span_of_element(fixing->text, fixing->length, at), tag = chain_span_of_mark(fixing->text, fixing->length, at);
    if (!element.to)
        return false;
    struct chain_span name = chain_tag_name(fixing->text, tag), indent = chain_indent_before(fixing->text, at);
    struct chain_span last = child_before(fixing, element, tag, wanted);
    bool alone = indent.from == 0 || fixing->text[indent.from - 1] == '\n';
    if (chain_is_empty_tag(fixing->text, tag)) {
        edit->from = tag.to - 2;
        edit->to = tag.to;
        chain_buffer_text(&fixing->words, ">");
        if (alone)
            put_line(fixing, indent, 2);
        put_child(fixing, name, wanted);
        if (alone)
            put_line(fixing, indent, 0);
        chain_buffer_text(&fixing->words, "</");
        put(fixing, name);
        chain_buffer_text(&fixing->words, ">");
        return true;
    }
    edit->from = edit->to = last.to ? last.to : tag.to;
    struct chain_span child = last.to ? last : chain_next_child(fixing->text, element, tag.to);
    struct chain_span child_indent = child.to ? chain_indent_before(fixing->text, child.from) : indent;
    bool child_alone = child.to && child_indent.from > 0 && fixing->text[child_indent.from - 1] == '\n';
    if (child_alone || (!child.to && alone))
        put_line(fixing, child.to ? child_indent : indent, child.to ? 0 : 2);
    put_child(fixing, name, wanted);
    return true;
}

static bool add_attribute(struct fixing *fixing, size_t at, const struct chain_kept_edit *wanted, struct edit *edit)
{
    struct chain_span tag = chain_span_of_mark(fixing->text, fixing->length, at);
    if (!tag.to)
        return false;
    edit->from = edit->to = chain_tag_name(fixing->text, tag).to;
    const char *parts[] = {" ", wanted->name, "=\"", wanted->words, "\""};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        chain_buffer_text(&fixing->words, parts[i]);
    return true;
}

static bool make_edit(struct fixing *fixing, const chain_input *input, const struct chain_finding *finding, struct edit *edit)
{
    const struct chain_kept_edit *wanted = &finding->edit;
    size_t at = chain_input_offset(input, wanted->line, wanted->column);
    edit->words = fixing->words.length;
    if (at >= fixing->length || !chain_is_start_tag(fixing->text, at))
        return false;
    if (wanted->what == CHAIN_EDIT_REMOVE) {
        struct chain_span element = chain_span_of_element(fixing->text, fixing->length, at);
        struct chain_span lines = chain_with_lines(fixing->text, fixing->length, element);
        edit->from = lines.from;
        edit->to = lines.to;
        return element.to > 0;
    }
    bool made = wanted->what == CHAIN_EDIT_ATTRIBUTE ? add_attribute(fixing, at, wanted, edit) : add_child(fixing, at, wanted, edit);
    edit->length = fixing->words.length - edit->words;
    edit->rank = wanted->rank;
    return made;
}

static int by_place(const void *left, const void *right)
{
    const struct edit *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static size_t write_text(const struct fixing *fixing, chain_output *output)
{
    size_t at = 0, made = 0;
    for (size_t i = 0; i < fixing->count; i++) {
        const struct edit *edit = &fixing->edits[i];
        if (edit->from < at)
            continue;
        chain_output_write(output, fixing->text + at, edit->from - at);
        if (edit->length)
            chain_output_write(output, fixing->words.bytes + edit->words, edit->length);
        at = edit->to;
        made++;
    }
    chain_output_write(output, fixing->text + at, fixing->length - at);
    return made;
}

bool chain_fix_one(const chain_input *input, const struct chain_finding *finding, struct chain_span *span, struct chain_buffer *words)
{
    struct fixing fixing = {.words = *words};
    struct edit edit = {.from = 0};
    fixing.text = chain_input_text(input, &fixing.length);
    bool made = chain_finding_is_fixable(finding) && chain_input_is_exact(input) && make_edit(&fixing, input, finding, &edit);
    *words = fixing.words;
    *span = (struct chain_span){edit.from, edit.to};
    return made && !words->failed;
}

chain_status chain_fix(const chain_input *input, const char *file, const chain_findings *findings, chain_output *output, size_t *mended)
{
    struct fixing fixing = {.words = {NULL, 0, 0, false}};
    if (!input || !file || !findings || !output)
        return CHAIN_BAD_ARGUMENT;
    fixing.text = chain_input_text(input, &fixing.length);
    fixing.edits = calloc(findings->count + 1, sizeof *fixing.edits);
    for (size_t i = 0; fixing.edits && i < findings->count; i++) {
        const struct chain_finding *finding = findings->items[i];
        struct edit edit = {.order = i};
        if (chain_finding_is_fixable(finding) && finding->file && strcmp(finding->file, file) == 0 &&
            make_edit(&fixing, input, finding, &edit))
            fixing.edits[fixing.count++] = edit;
    }
    bool done = fixing.edits && !fixing.words.failed;
    if (done && fixing.count > 1)
        qsort(fixing.edits, fixing.count, sizeof *fixing.edits, by_place);
    size_t made = done ? write_text(&fixing, output) : 0;
    if (mended)
        *mended = made;
    free(fixing.edits);
    chain_buffer_clear(&fixing.words);
    return done ? CHAIN_OK : CHAIN_NO_MEMORY;
}
