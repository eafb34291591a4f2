/* The text of a file: every place of it, however long its lines. */
#include <stdio.h>

#include "base/width.h"
#include "chain/input.h"
#include "read/position.h"
#include "unit.h"

/* Each place that walking from the front gives is found again. */
static void every_place(const char *bytes, size_t length)
{
    chain_input *input = NULL;
    struct chain_position position;
    ck_assert_int_eq(chain_input_memory(bytes, length, &input), CHAIN_OK);
    ck_assert(chain_input_is_exact(input));
    chain_position_init(&position, bytes, length);
    for (size_t at = position.at; at <= length; at++) {
        if (at < length && ((unsigned char)bytes[at] & 0xC0) == 0x80)
            continue;
        chain_position_move(&position, at);
        uint32_t line, column;
        chain_input_place(input, at, &line, &column);
        ck_assert_uint_eq(line, position.line);
        ck_assert_uint_eq(column, position.column);
        size_t found = chain_input_offset(input, position.line, position.column);
        if (at > 0 && at < length && bytes[at - 1] == '\r' && bytes[at] == '\n')
            ck_assert_uint_eq(found, at - 1); /* both halves of a line end are one place */
        else
            ck_assert_uint_eq(found, at);
    }
    chain_input_free(input);
}

START_TEST(places_are_found_again)
{
    static char text[9000];
    static const char *const pieces[] = {"a", "ä", "漢", "\n", "\r\n", "\r", "\t", "<step/>", "\xF0\x9F\x98\x80"};
    uint32_t seed = 7;
    for (int turn = 0; turn < 16; turn++) {
        size_t length = 0;
        /* The first turns have no line ends, the last ones no carriage returns. */
        while (length < sizeof text - 10 - (size_t)turn) {
            seed = seed * 1664525u + 1013904223u;
            size_t piece = (seed >> 16) % 9;
            if ((turn < 3 && piece >= 3 && piece <= 5) || (turn >= 12 && (piece == 4 || piece == 5)))
                continue;
            memcpy(text + length, pieces[piece], strlen(pieces[piece]));
            length += strlen(pieces[piece]);
        }
        every_place(text, length);
    }
    every_place("", 0);
    every_place("\xEF\xBB\xBF<a/>", 7);
}
END_TEST

START_TEST(places_that_are_not_there)
{
    uint32_t line = 7, column = 7;
    chain_input_place(NULL, 3, &line, &column);
    ck_assert_uint_eq(line + column, 0);
    chain_input *input = NULL;
    ck_assert_int_eq(chain_input_memory("ab\ncd", 5, &input), CHAIN_OK);
    ck_assert_uint_eq(chain_input_offset(input, 1, 99), 2);
    ck_assert_uint_eq(chain_input_offset(input, 99, 1), 5);
    ck_assert_uint_eq(chain_input_offset(input, 0, 0), 0);
    ck_assert_uint_eq(chain_input_offset(NULL, 1, 1), 0);
    chain_input_free(input);
    chain_input_free(NULL);
    ck_assert_int_eq(chain_input_read("/nowhere/at.all", 0, &input), CHAIN_IO_OPEN);
    ck_assert_ptr_null(input);
    ck_assert_int_eq(chain_input_read(NULL, 0, &input), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_input_memory(NULL, 3, &input), CHAIN_BAD_ARGUMENT);
    ck_assert_ptr_null(chain_input_text(NULL, NULL));
}
END_TEST

START_TEST(other_encodings_are_converted)
{
    static const char latin[] = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<a>\xE4</a>";
    chain_input *input = NULL;
    size_t length;
    ck_assert_int_eq(chain_input_memory(latin, sizeof latin - 1, &input), CHAIN_OK);
    ck_assert(!chain_input_is_exact(input));
    ck_assert_ptr_nonnull(strstr(chain_input_text(input, &length), "<a>ä</a>"));
    ck_assert_uint_eq(length, sizeof latin);
    chain_input_free(input);
}
END_TEST

START_TEST(cells)
{
    ck_assert_int_eq(chain_character_width('a'), 1);
    ck_assert_int_eq(chain_character_width(0xE4), 1);
    ck_assert_int_eq(chain_character_width(0x301), 0);
    ck_assert_int_eq(chain_character_width(0x200D), 0);
    ck_assert_int_eq(chain_character_width(0x6F22), 2);
    ck_assert_int_eq(chain_character_width(0xAC00), 2);
    ck_assert_int_eq(chain_character_width(0x1F600), 2);
    ck_assert_int_eq(chain_character_width(0xFF41), 2);
    ck_assert_int_eq(chain_character_width(0x10FFFF), 1);
}
END_TEST

int main(void)
{
    const TTest *const tests[] = {places_are_found_again, places_that_are_not_there, other_encodings_are_converted, cells};
    return unit_run("input", tests, UNIT_COUNT(tests));
}
