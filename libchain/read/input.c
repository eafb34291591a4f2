#include "chain/input.h"

#include <stdlib.h>
#include <string.h>

#include "read/bytes.h"
#include "read/position.h"
#include "read/xml.h"

#define MAX_BYTES ((size_t)256 << 20)
#define STRIDE 2048u /* bytes from mark to mark: the most that a question walks over */

/* Line and column of a byte; of the first byte of a character. */
struct mark {
    size_t at;
    uint32_t line, column;
};

struct chain_input {
    char *bytes;
    size_t length;
    bool exact, returns; /* returns: see struct chain_position */
    struct mark *marks;
    size_t mark_count;
};

static bool is_tail(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static bool set_marks(chain_input *input)
{
    struct chain_position position;
    input->marks = malloc((input->length / STRIDE + 2) * sizeof *input->marks);
    if (!input->marks)
        return false;
    chain_position_init(&position, input->bytes, input->length);
    input->returns = position.returns;
    for (size_t to = position.at; to <= input->length; to += STRIDE) {
        /* Not within a character or a line end. */
        while (to < input->length && to > 0 && (is_tail(input->bytes[to]) || (input->bytes[to] == '\n' && input->bytes[to - 1] == '\r')))
            to++;
        chain_position_move(&position, to);
        input->marks[input->mark_count++] = (struct mark){position.at, position.line, position.column};
    }
    return true;
}

/* The bytes change hands: they are kept, or freed when they had to be converted or cannot be. */
static chain_status make(char *bytes, size_t length, chain_input **input)
{
    size_t converted_length = 0;
    char *converted = NULL;
    chain_status status = chain_xml_to_utf8(bytes, length, &converted, &converted_length);
    chain_input *made = status == CHAIN_OK ? calloc(1, sizeof *made) : NULL;
    if (!made) {
        free(converted);
        free(bytes);
        return status == CHAIN_OK ? CHAIN_NO_MEMORY : status;
    }
    made->exact = !converted;
    made->bytes = converted ? converted : bytes;
    made->length = converted ? converted_length : length;
    if (converted)
        free(bytes);
    if (!set_marks(made)) {
        chain_input_free(made);
        return CHAIN_NO_MEMORY;
    }
    *input = made;
    return CHAIN_OK;
}

chain_status chain_input_read(const char *path, size_t max_bytes, chain_input **input)
{
    struct chain_bytes bytes;
    if (!path || !input)
        return CHAIN_BAD_ARGUMENT;
    *input = NULL;
    chain_status status = chain_bytes_read(path, max_bytes ? max_bytes : MAX_BYTES, &bytes);
    return status == CHAIN_OK ? make(bytes.data, bytes.length, input) : status;
}

chain_status chain_input_memory(const void *bytes, size_t length, chain_input **input)
{
    if ((!bytes && length) || !input)
        return CHAIN_BAD_ARGUMENT;
    *input = NULL;
    char *copy = malloc(length + 1);
    if (!copy)
        return CHAIN_NO_MEMORY;
    if (length)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return make(copy, length, input);
}

void chain_input_free(chain_input *input)
{
    if (!input)
        return;
    free(input->marks);
    free(input->bytes);
    free(input);
}

const char *chain_input_text(const chain_input *input, size_t *length)
{
    if (length)
        *length = input ? input->length : 0;
    return input ? input->bytes : NULL;
}

bool chain_input_is_exact(const chain_input *input)
{
    return input && input->exact;
}

static bool is_before(uint32_t line, uint32_t column, uint32_t other_line, uint32_t other_column)
{
    return line < other_line || (line == other_line && column < other_column);
}

/* The last mark that does not lie behind the place. */
static const struct mark *mark_before(const chain_input *input, uint32_t line, uint32_t column)
{
    size_t low = 0, high = input->mark_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (is_before(line, column, input->marks[middle].line, input->marks[middle].column))
            high = middle;
        else
            low = middle;
    }
    return &input->marks[low];
}

/* Where no line ends by a carriage return: line by line, then along the line. */
static size_t offset_from(const chain_input *input, const struct mark *mark, uint32_t line, uint32_t column)
{
    size_t at = mark->at;
    uint32_t along = mark->column;
    for (uint32_t here = mark->line; here < line; here++, along = 1) {
        const char *end = memchr(input->bytes + at, '\n', input->length - at);
        if (!end)
            return input->length;
        at = (size_t)(end - input->bytes) + 1;
    }
    while (at < input->length && along < column && input->bytes[at] != '\n') {
        along += !is_tail(input->bytes[at++]);
        while (at < input->length && is_tail(input->bytes[at]))
            at++;
    }
    return at;
}

size_t chain_input_offset(const chain_input *input, uint32_t line, uint32_t column)
{
    if (!input)
        return 0;
    const struct mark *mark = mark_before(input, line, column);
    if (!input->returns)
        return offset_from(input, mark, line, column);
    struct chain_position position = {input->bytes, input->length, mark->at, mark->line, mark->column, input->returns};
    while (position.at < input->length && is_before(position.line, position.column, line, column)) {
        size_t next = position.at + 1;
        if (position.line == line && (input->bytes[position.at] == '\n' || input->bytes[position.at] == '\r'))
            break;
        while (next < input->length && is_tail(input->bytes[next]))
            next++;
        chain_position_move(&position, next);
    }
    return position.at;
}

void chain_input_place(const chain_input *input, size_t offset, uint32_t *line, uint32_t *column)
{
    size_t low = 0, high = input ? input->mark_count : 0;
    if (line)
        *line = 0;
    if (column)
        *column = 0;
    if (!input)
        return;
    offset = offset < input->length ? offset : input->length;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (input->marks[middle].at > offset)
            high = middle;
        else
            low = middle;
    }
    const struct mark *mark = &input->marks[low];
    struct chain_position position = {input->bytes, input->length, mark->at, mark->line, mark->column, input->returns};
    chain_position_move(&position, offset);
    if (line)
        *line = position.line;
    if (column)
        *column = position.column;
}
