/* Tables for spreadsheets: RFC 4180, and no cell that a spreadsheet would take for a formula and run. */
#ifndef CHAIN_WRITE_CSV_H
#define CHAIN_WRITE_CSV_H

#include "write/buffer.h"

#define CHAIN_BOM "\xEF\xBB\xBF" /* without it Excel takes UTF-8 for something else */

/*
 * A cell; NULL is an empty one. One that starts with = + - @ (or a tab or a return before them) gets an apostrophe in front, which
 * spreadsheets take for "this is text". Control characters become U+FFFD, line ends blanks.
 */
void chain_csv_cell(struct chain_buffer *row, const char *text);
/* Ends the row. */
void chain_csv_end(struct chain_buffer *row);
/* A row of texts; NULL ends them. */
void chain_csv_row(struct chain_buffer *row, const char *const *texts);

#endif
