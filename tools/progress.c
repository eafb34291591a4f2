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

void cli_progress_show(struct cli_progress *progress, size_t done)
{
    char bar[WIDTH + 1];
    double time = progress->on ? now() : 0;
    if (!progress->on || time - progress->shown < 0.1)
        return;
    double rate = (double)done / (time - progress->begun);
    long left = rate > 0 ? (long)((double)(progress->total - done) / rate + 0.5) : 0;
    size_t full = done * WIDTH / progress->total;
    memset(bar, '.', WIDTH);
    memset(bar, '#', full);
    bar[WIDTH] = '\0';
    fputc('\r', stderr);
    fprintf(stderr, cli_words(progress->arguments, N_("[%s] %zu/%zu, %.0f files/s, %ld:%02ld left")), bar, done, progress->total, rate,
            left / 60, left % 60);
    fputs("\033[K", stderr);
    fflush(stderr);
    progress->shown = time;
    progress->visible = true;
}

void cli_progress_hide(struct cli_progress *progress)
{
    if (progress->visible)
        fputs("\r\033[K", stderr);
    progress->visible = false;
}
