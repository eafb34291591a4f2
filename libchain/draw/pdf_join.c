/*
 * Objects are copied as they are, only their numbers change; each part's list of pages becomes a branch of one tree of pages.
 * Form: PDF 1.7 (ISO 32000-1), 7.5 File structure and 7.7.3 Page tree.
 */
#include "draw/pdf_join.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_OBJECTS 20000u
#define RESERVED 2u /* catalogue and root of the pages come first */

struct part {
    const char *bytes;
    size_t length, count;  /* objects 0 .. count - 1 */
    size_t *offsets;       /* 0 = free */
    size_t root, pages;    /* numbers of its catalogue and its list of pages */
    size_t base;           /* number of its object 0 in the result */
};

static const char *find(const char *from, const char *end, const char *what)
{
    size_t n = strlen(what);
    for (; from && (size_t)(end - from) >= n; from++)
        if (*from == *what && memcmp(from, what, n) == 0)
            return from;
    return NULL;
}

static const char *find_last(const char *from, const char *end, const char *what)
{
    size_t n = strlen(what);
    for (const char *c = end - n; c >= from; c--)
        if (memcmp(c, what, n) == 0)
            return c;
    return NULL;
}

/* A number after blanks; NULL when there is none or it is too large. */
static const char *take_number(const char *c, const char *end, size_t *number)
{
    while (c < end && strchr(" \r\n\t", *c) && *c)
        c++;
    if (c >= end || *c < '0' || *c > '9')
        return NULL;
    for (*number = 0; c < end && *c >= '0' && *c <= '9'; c++) {
        *number = *number * 10 + (size_t)(*c - '0');
        if (*number > ((size_t)1 << 40))
            return NULL;
    }
    return c;
}

static bool take_after(const char *from, const char *end, const char *key, size_t *number)
{
    const char *at = find(from, end, key);
    return at && take_number(at + strlen(key), end, number);
}

/* The table of offsets: one section from object 0 on. */
static bool read_offsets(struct part *part, const char *table)
{
    const char *end = part->bytes + part->length;
    size_t first = 1;
    const char *c = take_number(table, end, &first);
    c = c ? take_number(c, end, &part->count) : NULL;
    if (!c || first != 0 || part->count < 2 || part->count > MOST_OBJECTS)
        return false;
    part->offsets = calloc(part->count, sizeof *part->offsets);
    for (size_t i = 0; part->offsets && i < part->count; i++) {
        size_t offset = 0, generation = 0;
        c = take_number(c, end, &offset);
        c = c ? take_number(c, end, &generation) : NULL;
        if (!c || end - c < 2 || offset >= part->length)
            return false;
        part->offsets[i] = c[1] == 'n' ? offset : 0;
        c += 2;
    }
    return part->offsets != NULL;
}

/* From "7 0 obj" to its "endobj"; lengths of streams are looked at by nobody, for their bytes are compressed. */
static bool object_at(const struct part *part, size_t number, const char **from, const char **to)
{
    const char *end = part->bytes + part->length;
    size_t own = 0, generation = 0;
    if (number >= part->count || part->offsets[number] == 0)
        return false;
    const char *c = take_number(part->bytes + part->offsets[number], end, &own);
    c = c ? take_number(c, end, &generation) : NULL;
    if (!c || own != number || end - c < 4 || memcmp(c, " obj", 4) != 0)
        return false;
    /* The next object begins where this one ends: compressed bytes may look like anything. */
    const char *next = end;
    for (size_t i = 0; i < part->count; i++)
        if (part->offsets[i] > part->offsets[number] && part->bytes + part->offsets[i] < next)
            next = part->bytes + part->offsets[i];
    *from = c + 4;
    *to = find_last(*from, next, "endobj");
    return *to != NULL;
}

static bool read_part(struct part *part, const struct chain_ink *bytes)
{
    *part = (struct part){.bytes = bytes->bytes, .length = bytes->length};
    const char *end = part->bytes + part->length, *start = find_last(part->bytes, end, "startxref");
    size_t at = 0;
    if (!start || !take_number(start + 9, end, &at) || at + 4 >= part->length || memcmp(part->bytes + at, "xref", 4) != 0)
        return false;
    const char *trailer = find(part->bytes + at, end, "trailer"), *from, *to;
    if (!read_offsets(part, part->bytes + at + 4) || !trailer || !take_after(trailer, end, "/Root ", &part->root))
        return false;
    return object_at(part, part->root, &from, &to) && take_after(from, to, "/Pages ", &part->pages) && part->pages < part->count;
}

static void add_whole(struct chain_ink *out, size_t number)
{
    char digits[24];
    chain_ink_bytes(out, digits, (size_t)snprintf(digits, sizeof digits, "%zu", number));
}

/* "12 0 R" at c: the number it names, and where it ends. */
static const char *reference_at(const char *c, const char *to, size_t *number)
{
    size_t generation = 1;
    const char *after = take_number(c, to, number);
    after = after && after < to && *after == ' ' ? take_number(after, to, &generation) : NULL;
    return after && to - after >= 2 && generation == 0 && memcmp(after, " R", 2) == 0 ? after + 2 : NULL;
}

/* Everything before a stream's bytes, with the numbers of the objects it refers to moved. */
static void copy_dictionary(struct chain_ink *out, const struct part *part, const char *from, const char *to)
{
    for (const char *c = from; c < to;) {
        bool digit = *c >= '0' && *c <= '9', fresh = c == from || !strchr("0123456789.-/", c[-1]) || !c[-1];
        size_t number = 0;
        const char *after = digit && fresh ? reference_at(c, to, &number) : NULL;
        if (after) {
            add_whole(out, number + part->base);
            chain_ink_add(out, " 0 R");
            c = after;
        } else {
            chain_ink_bytes(out, c++, 1);
        }
    }
}

static bool copy_object(struct chain_ink *out, const struct part *part, size_t number)
{
    const char *from, *to;
    if (!object_at(part, number, &from, &to))
        return false;
    const char *stream = find(from, to, "stream");
    const char *split = stream ? stream : to;
    add_whole(out, number + part->base);
    chain_ink_add(out, " 0 obj");
    if (number == part->pages) {
        const char *open = find(from, split, "<<");
        if (!open)
            return false;
        chain_ink_add(out, "\n<< /Parent 2 0 R");
        from = open + 2;
    }
    copy_dictionary(out, part, from, split);
    chain_ink_bytes(out, split, (size_t)(to - split));
    chain_ink_add(out, "endobj\n");
    return true;
}

static void write_root(struct chain_ink *out, const struct part *parts, size_t count, size_t *offsets)
{
    offsets[1] = out->length;
    chain_ink_add(out, "1 0 obj\n<< /Type /Catalog\n   /Pages 2 0 R\n>>\nendobj\n");
    offsets[2] = out->length;
    chain_ink_add(out, "2 0 obj\n<< /Type /Pages\n   /Kids [");
    for (size_t i = 0; i < count; i++) {
        chain_ink_add(out, " ");
        add_whole(out, parts[i].pages + parts[i].base);
        chain_ink_add(out, " 0 R");
    }
    chain_ink_add(out, " ]\n   /Count ");
    add_whole(out, count);
    chain_ink_add(out, "\n>>\nendobj\n");
}

static void write_offsets(struct chain_ink *out, const size_t *offsets, size_t count)
{
    size_t start = out->length;
    char line[64];
    chain_ink_add(out, "xref\n0 ");
    add_whole(out, count);
    chain_ink_add(out, "\n0000000000 65535 f \n");
    for (size_t i = 1; i < count; i++) {
        snprintf(line, sizeof line, "%010zu %05d %c \n", offsets[i], offsets[i] ? 0 : 65535, offsets[i] ? 'n' : 'f');
        chain_ink_add(out, line);
    }
    snprintf(line, sizeof line, "trailer\n<< /Size %zu\n   /Root 1 0 R\n>>\n", count);
    chain_ink_add(out, line);
    snprintf(line, sizeof line, "startxref\n%zu\n%%%%EOF\n", start);
    chain_ink_add(out, line);
}

/* Catalogue of the parts: left out, the new one takes their place. */
static bool write_parts(struct chain_ink *out, const struct part *parts, size_t count, size_t *offsets, size_t total)
{
    chain_ink_add(out, "%PDF-1.5\n");
    write_root(out, parts, count, offsets);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 1; k < parts[i].count; k++) {
            if (k == parts[i].root || parts[i].offsets[k] == 0)
                continue;
            offsets[k + parts[i].base] = out->length;
            if (!copy_object(out, &parts[i], k))
                return false;
        }
    write_offsets(out, offsets, total);
    return !out->failed;
}

bool chain_pdf_join(struct chain_ink *out, const struct chain_ink *parts, size_t count)
{
    struct part *read = calloc(count + 1, sizeof *read);
    size_t total = RESERVED + 1;
    bool done = read != NULL;
    for (size_t i = 0; done && i < count; i++) {
        done = read_part(&read[i], &parts[i]);
        read[i].base = total - 1; /* object 1 is the first after those before it */
        total += read[i].count - 1;
    }
    size_t *offsets = done ? calloc(total, sizeof *offsets) : NULL;
    if (!read || (done && !offsets))
        out->failed = true;
    done = done && offsets && write_parts(out, read, count, offsets, total);
    free(offsets);
    for (size_t i = 0; read && i < count; i++)
        free(read[i].offsets);
    free(read);
    return done;
}
