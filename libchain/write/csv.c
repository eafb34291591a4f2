#include "write/csv.h"

#include <string.h>

#include "write/writers.h"

static bool looks_like_formula(const char *text)
{
    text += strspn(text, " \t\r\n");
    return text[0] && strchr("=+-@", text[0]);
}

void chain_csv_cell(struct chain_buffer *row, const char *text)
{
    struct chain_buffer clean = {NULL, 0, 0, false};
    bool first = row->length == 0 || row->bytes[row->length - 1] == '\n';
    chain_buffer_text(row, first ? "" : ",");
    chain_put_printable(&clean, text ? text : "");
    const char *words = clean.bytes ? clean.bytes : "";
    bool formula = looks_like_formula(words);
    /* An empty first cell is quoted, or the next one would take its place. */
    bool quoted = formula || strpbrk(words, ",\"") || (first && !words[0]);
    chain_buffer_text(row, quoted ? "\"" : "");
    chain_buffer_text(row, formula ? "'" : "");
    for (; *words; words++)
        chain_buffer_put(row, *words == '"' ? "\"\"" : words, *words == '"' ? 2 : 1);
    chain_buffer_text(row, quoted ? "\"" : "");
    row->failed = row->failed || clean.failed;
    chain_buffer_clear(&clean);
}

void chain_csv_end(struct chain_buffer *row)
{
    chain_buffer_text(row, "\r\n");
}

void chain_csv_row(struct chain_buffer *row, const char *const *texts)
{
    for (; *texts; texts++)
        chain_csv_cell(row, *texts);
    chain_csv_end(row);
}
