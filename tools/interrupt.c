/* Ctrl-C and SIGTERM: the first one ends a run after the files in hand, the second one ends the program. */
#include "cli.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The only things that live outside a call: what a signal handler may touch. */
static volatile sig_atomic_t stop, terminal;

/* As if the signal had not been caught: whoever started us sees what ended us. Files that are written have no name yet. */
static void end_now(int number)
{
    static const char clean[] = "\r\033[K\033[0m";
    sigset_t these;
    if (terminal)
        (void)!write(STDERR_FILENO, clean, sizeof clean - 1);
    signal(number, SIG_DFL);
    sigemptyset(&these);
    sigaddset(&these, number);
    pthread_sigmask(SIG_UNBLOCK, &these, NULL);
    raise(number);
    _exit(128 + number);
}

static void on_signal(int number)
{
    if (stop)
        end_now(number);
    stop = 1;
}

const volatile sig_atomic_t *cli_interrupted(void)
{
    return &stop;
}

void cli_listen(bool on)
{
    static const int signals[] = {SIGINT, SIGTERM};
    const char *term = getenv("TERM");
    struct sigaction action = {.sa_flags = on ? (int)SA_RESTART : 0};
    action.sa_handler = on ? on_signal : SIG_DFL;
    sigemptyset(&action.sa_mask);
    terminal = isatty(STDERR_FILENO) && !(term && strcmp(term, "dumb") == 0);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct sigaction before;
        /* What was ignored when the program was started (nohup, a job in the background) stays ignored. */
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(signals[i], &action, NULL);
    }
}
