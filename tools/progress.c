#include "cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define WIDTH 24

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void cli_progress_begin(struct cli_progress *progress, const struct cli_arguments *arguments, size_t total)
{
    const char *term = getenv("TERM");
    bool dumb = term && strcmp(term, "dumb") == 0;
    *progress = (struct cli_progress){.arguments = arguments, .total = total, .begun = now()};
    progress->on = !arguments->quiet && total > 1 && isatty(STDERR_FILENO) && !dumb;
    progress->shown = progress->begun;
}

/* One line in all of it; the bar gives way first. A line that goes on in the next one could not be taken back. */
static void put_line(const struct cli_progress *progress, size_t done, double rate, size_t room)
{
    char bar[WIDTH + 1], line[256];
    long left = rate > 0 ? (long)((double)(progress->total - done) / rate + 0.5) : 0;
    size_t width = WIDTH, length = room + 1;
    while (length > room) {
        memset(bar, '.', width);
        memset(bar, '#', done * width / progress->total);
        bar[width] = '\0';
        snprintf(line, sizeof line, cli_words(progress->arguments, N_("[%s] %zu/%zu, %.0f files/s, %ld:%02ld left")), bar, done,
                 progress->total, rate, left / 60, left % 60);
        length = strlen(line);
        if (width == 0)
            break;
        width -= length > room + width ? width : length > room ? length - room : 0;
    }
    fprintf(stderr, "\r%.*s\033[K", (int)room, line);
    fflush(stderr);
}

void cli_progress_show(struct cli_progress *progress, size_t done)
{
    double time = progress->on ? now() : 0;
    if (!progress->on || time - progress->shown < 0.1)
        return;
    size_t columns = cli_columns(STDERR_FILENO);
    put_line(progress, done, (double)done / (time - progress->begun), columns > 1 ? columns - 1 : 79);
    progress->shown = time;
    progress->visible = true;
}

void cli_progress_hide(struct cli_progress *progress)
{
    if (progress->visible)
        fputs("\r\033[K", stderr);
    progress->visible = false;
}
