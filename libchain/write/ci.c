#include "write/ci.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* FNV-1a, 64 bits; the NUL parts one text from the next. */
static uint64_t add_text(uint64_t hash, const char *text)
{
    const unsigned char *c = (const unsigned char *)(text ? text : "");
    do
        hash = (hash ^ *c) * UINT64_C(1099511628211);
    while (*c++);
    return hash;
}

uint64_t chain_print_of(const struct chain_finding *finding)
{
    if (finding->print)
        return finding->print;
    uint64_t hash = add_text(UINT64_C(14695981039346656037), finding->file);
    hash = add_text(hash, finding->rule->id);
    hash = add_text(hash, finding->subject);
    return add_text(hash, finding->message);
}

static struct chain_print *slot_of(const struct chain_prints *prints, uint64_t hash)
{
    size_t at = (size_t)(hash ^ (hash >> 32)) & (prints->room - 1);
    while (prints->slots[at].count && prints->slots[at].hash != hash)
        at = (at + 1) & (prints->room - 1);
    return &prints->slots[at];
}

static bool grow(struct chain_prints *prints)
{
    struct chain_prints bigger = {.room = prints->room ? prints->room * 2 : 64, .used = prints->used, .file = prints->file};
    bigger.slots = calloc(bigger.room, sizeof *bigger.slots);
    if (!bigger.slots)
        return false;
    for (size_t i = 0; i < prints->room; i++)
        if (prints->slots[i].count)
            *slot_of(&bigger, prints->slots[i].hash) = prints->slots[i];
    free(prints->slots);
    *prints = bigger;
    return true;
}

/* Another file: its findings are numbered anew. */
static bool turn_to(struct chain_prints *prints, const char *file)
{
    if (prints->file && strcmp(prints->file, file) == 0)
        return true;
    char *copy = strdup(file);
    free(prints->file);
    if (prints->used)
        memset(prints->slots, 0, prints->room * sizeof *prints->slots);
    prints->file = copy;
    prints->used = 0;
    return copy != NULL;
}

void chain_print_put(struct chain_prints *prints, const struct chain_finding *finding, char text[CHAIN_PRINT_SIZE])
{
    uint64_t hash = chain_print_of(finding);
    text[0] = '\0';
    if (!turn_to(prints, finding->file ? finding->file : "")) {
        prints->failed = true;
        return;
    }
    if (prints->used * 2 >= prints->room && !grow(prints)) {
        prints->failed = true;
        return;
    }
    struct chain_print *print = slot_of(prints, hash);
    prints->used += print->count == 0;
    print->hash = hash;
    print->count++;
    snprintf(text, CHAIN_PRINT_SIZE, "%016llx:%u", (unsigned long long)hash, (unsigned)print->count);
}

void chain_prints_clear(struct chain_prints *prints)
{
    free(prints->slots);
    free(prints->file);
    memset(prints, 0, sizeof *prints);
}

/* The end of the segment before the last one, for ".." to go back to; false when there is none to leave. */
static bool leave_segment(struct chain_buffer *path, size_t from)
{
    size_t length = path->length;
    while (length > from && path->bytes[length - 1] != '/')
        length--;
    if (path->length == from || strcmp(path->bytes + length, "..") == 0)
        return false;
    path->length = length > from ? length - 1 : from;
    path->bytes[path->length] = '\0';
    return true;
}

/* Without empty segments, "." and "..". */
static void put_plain(struct chain_buffer *path, const char *file)
{
    bool absolute = file[0] == '/';
    chain_buffer_text(path, absolute ? "/" : "");
    size_t from = path->length;
    while (*file) {
        size_t length = strcspn(file, "/");
        bool here = length == 0 || (length == 1 && file[0] == '.');
        bool up = length == 2 && memcmp(file, "..", 2) == 0;
        if (!here && !(up && !path->failed && (leave_segment(path, from) || absolute))) {
            chain_buffer_text(path, path->length > from ? "/" : "");
            chain_buffer_put(path, file, length);
        }
        file += length + (file[length] == '/');
    }
}

void chain_put_path(struct chain_buffer *buffer, const char *file, const struct chain_findings_style *style)
{
    struct chain_buffer path = {NULL, 0, 0, false};
    put_plain(&path, file);
    const char *plain = path.bytes ? path.bytes : "";
    size_t root = style->root ? strlen(style->root) : 0;
    while (root > 1 && style->root[root - 1] == '/')
        root--;
    bool below = root > 1 && strncmp(plain, style->root, root) == 0 && plain[root] == '/' && plain[root + 1];
    chain_buffer_text(buffer, below ? plain + root + 1 : plain);
    buffer->failed = buffer->failed || path.failed;
    chain_buffer_clear(&path);
}

static bool is_unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("-._~/", c));
}

void chain_put_uri(struct chain_buffer *buffer, const char *file, const struct chain_findings_style *style)
{
    struct chain_buffer path = {NULL, 0, 0, false};
    chain_put_path(&path, file, style);
    const char *plain = path.bytes ? path.bytes : "";
    chain_buffer_text(buffer, plain[0] == '/' ? "file://" : "");
    for (; *plain; plain++) {
        char code[8];
        snprintf(code, sizeof code, is_unreserved(*plain) ? "%c" : "%%%02X", (unsigned)(unsigned char)*plain);
        chain_buffer_text(buffer, code);
    }
    buffer->failed = buffer->failed || path.failed;
    chain_buffer_clear(&path);
}

/* What was read back may be any number; services take what an int holds, and one more is needed behind it. */
static uint32_t most(uint32_t number)
{
    return number < INT32_MAX - 1 ? number : INT32_MAX - 1;
}

struct chain_region chain_region_of(const chain_place *place)
{
    struct chain_region region = {most(place->line), most(place->column), most(place->end_line), most(place->end_column)};
    region.line = region.line ? region.line : 1;
    region.column = region.column ? region.column : 1;
    if (region.end_line < region.line) {
        region.end_line = region.line;
        region.end_column = 0;
    }
    if (region.end_line == region.line && region.end_column <= region.column)
        region.end_column = region.column + 1;
    region.end_column = region.end_column ? region.end_column : 1;
    return region;
}
