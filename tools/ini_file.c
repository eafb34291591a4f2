/* The only user of inih. */
#include "ini_file.h"

#include <errno.h>
#include <ini.h>
#include <stdio.h>
#include <string.h>

struct reading {
    FILE *file;
    cli_ini_each *each;
    void *context;
    size_t line;
    size_t longer; /* the first line that did not fit, 0 = none */
    bool ended;
};

/* inih does not say on which line it is. */
static char *next_line(char *line, int size, void *context)
{
    struct reading *reading = context;
    if (!fgets(line, size, reading->file))
        return NULL;
    reading->line++;
    bool whole = strchr(line, '\n') || feof(reading->file) || (int)strlen(line) + 1 < size;
    if (!whole && !reading->longer)
        reading->longer = reading->line;
    return line;
}

static int on_value(void *context, const char *section, const char *key, const char *value)
{
    struct reading *reading = context;
    if (!reading->ended && !reading->longer)
        reading->ended = !reading->each(reading->context, section, key, value, reading->line);
    return 1;
}

bool cli_ini_read(const struct cli_arguments *arguments, const char *path, cli_ini_each *each, void *context)
{
    struct reading reading = {.file = cli_open_file(path), .each = each, .context = context};
    errno = reading.file ? 0 : errno;
    int wrong = reading.file ? ini_parse_stream(next_line, &reading, on_value, &reading) : 0;
    bool failed = !reading.file || ferror(reading.file);
    if (failed)
        cli_complain(arguments, N_("the settings \"%s\" cannot be read: %s"), path, cli_reason(arguments, errno));
    else if (reading.longer)
        cli_complain(arguments, N_("%s:%zu: the line is too long; go on in the next one, indented."), path, reading.longer);
    else if (wrong && !reading.ended)
        cli_complain(arguments, N_("%s:%d: this is no [section], no key = value and no # comment."), path, wrong);
    if (reading.file)
        fclose(reading.file);
    return !failed && !reading.longer && !wrong && !reading.ended;
}
