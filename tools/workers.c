/* mmap() without a file is not in POSIX yet. */
#define _DEFAULT_SOURCE 1
#include "workers.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_WORKERS 256

/* Seen by all processes. */
struct board {
    atomic_size_t next, done, failed;
    size_t doing[MOST_WORKERS]; /* by worker: its job + 1, 0 = none */
};

int cli_worker_count(const char *asked, size_t jobs)
{
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    if (asked && asked[0]) {
        char *end;
        count = strtol(asked, &end, 10);
        if (*end || count < 1 || count > MOST_WORKERS)
            return 0;
    }
    if (count > MOST_WORKERS)
        count = MOST_WORKERS;
    if ((size_t)count > jobs)
        count = (long)jobs;
    return count < 1 ? 1 : (int)count;
}

/* What a job says comes out in one piece: nothing of another worker's gets in between. */
static void work_here(const struct cli_work *work, struct board *board, int worker)
{
    static char words[1 << 16];
    setvbuf(stderr, words, _IOFBF, sizeof words);
    for (size_t job; (job = atomic_fetch_add(&board->next, 1)) < work->count;) {
        board->doing[worker] = job + 1;
        if (!work->job(work->context, job))
            atomic_fetch_add(&board->failed, 1);
        fflush(stderr);
        board->doing[worker] = 0;
        atomic_fetch_add(&board->done, 1);
    }
    fflush(stdout);
    _exit(0);
}

static pid_t start_worker(const struct cli_work *work, struct board *board, int worker)
{
    board->doing[worker] = 0;
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        work_here(work, board, worker);
    return child;
}

/* A worker that did not end by itself: its job failed, and another worker takes its place. */
static void mourn(const struct cli_work *work, struct board *board, int worker, int status)
{
    size_t job = board->doing[worker];
    if (job == 0)
        return;
    cli_complain(work->arguments, N_("\"%s\": the worker ended with signal %d; the others go on."), work->name(work->context, job - 1),
                 WIFSIGNALED(status) ? WTERMSIG(status) : 0);
    atomic_fetch_add(&board->failed, 1);
    atomic_fetch_add(&board->done, 1);
}

static void show_progress(const struct cli_work *work, struct board *board, bool last)
{
    if (work->arguments->quiet || !isatty(STDERR_FILENO))
        return;
    if (last)
        fprintf(stderr, "\r\033[K");
    else
        fprintf(stderr, "\r%zu/%zu", atomic_load(&board->done), work->count);
    fflush(stderr);
}

/* Waits for any worker; shows on a terminal how far they are. */
static pid_t wait_for_one(const struct cli_work *work, struct board *board, int *status)
{
    const struct timespec moment = {0, 100000000};
    bool terminal = !work->arguments->quiet && isatty(STDERR_FILENO);
    pid_t ended;
    while ((ended = waitpid(-1, status, terminal ? WNOHANG : 0)) == 0 || (ended < 0 && errno == EINTR)) {
        show_progress(work, board, false);
        nanosleep(&moment, NULL);
    }
    return ended;
}

static void stop_all(const pid_t *workers, int count)
{
    for (int i = 0; i < count; i++)
        if (workers[i] > 0)
            kill(workers[i], SIGTERM);
}

static void run_workers(const struct cli_work *work, struct board *board, int count)
{
    pid_t workers[MOST_WORKERS];
    int alive = 0, status = 0;
    for (int i = 0; i < count; i++)
        alive += (workers[i] = start_worker(work, board, i)) > 0;
    while (alive > 0) {
        pid_t ended = wait_for_one(work, board, &status);
        if (ended < 0) {
            stop_all(workers, count);
            break;
        }
        for (int i = 0; i < count; i++) {
            if (workers[i] != ended)
                continue;
            alive--;
            mourn(work, board, i, status);
            bool left = atomic_load(&board->next) < work->count;
            workers[i] = left ? start_worker(work, board, i) : -1;
            alive += workers[i] > 0;
        }
    }
    show_progress(work, board, true);
}

static bool work_alone(const struct cli_work *work)
{
    bool done = true;
    for (size_t i = 0; i < work->count; i++)
        done &= work->job(work->context, i);
    return done;
}

bool cli_work(const struct cli_work *work, int workers)
{
    if (workers <= 1)
        return work_alone(work);
    struct board *board = mmap(NULL, sizeof *board, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (board == MAP_FAILED)
        return work_alone(work);
    run_workers(work, board, workers);
    /* Should no process have started, the jobs are still to be done. */
    bool done = atomic_load(&board->done) == work->count && atomic_load(&board->failed) == 0;
    bool none = atomic_load(&board->next) == 0;
    munmap(board, sizeof *board);
    return none ? work_alone(work) : done;
}
