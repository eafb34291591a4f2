/*
 * Runs commands in turn, several times, and prints for each the median of its processor time, of its time by the clock, and its
 * largest memory. In turn, because a machine that slows down slows all of them down; what counts is the ratio.
 *
 *   bench_turns ROUNDS COMMAND ... [-- COMMAND ...]...        a line a command: processor seconds, clock seconds, KiB
 */
#define _DEFAULT_SOURCE 1
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST_COMMANDS = 16, MOST_ROUNDS = 99 };

struct command {
    char **words;
    double processor[MOST_ROUNDS], clock[MOST_ROUNDS];
    long memory;
};

static double seconds_of(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* What it prints is not measured. 0 and 1 are verdicts, anything else is a failure. */
static void run(struct command *command, int round)
{
    struct rusage usage;
    int status;
    double from = now();
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_RDWR);
        for (int fd = 0; fd < 3; fd++)
            dup2(nowhere, fd);
        execvp(command->words[0], command->words);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        fprintf(stderr, "bench_turns: %s failed\n", command->words[0]);
        exit(2);
    }
    command->clock[round] = now() - from;
    command->processor[round] = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
    if (usage.ru_maxrss > command->memory)
        command->memory = usage.ru_maxrss;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, by_size);
    return values[count / 2];
}

int main(int argc, char **argv)
{
    static struct command commands[MOST_COMMANDS];
    int count = 0, rounds = argc > 2 ? atoi(argv[1]) : 0;
    if (rounds < 1 || rounds > MOST_ROUNDS) {
        fprintf(stderr, "usage: bench_turns ROUNDS COMMAND ... [-- COMMAND ...]...\n");
        return 2;
    }
    for (int i = 2; i < argc && count < MOST_COMMANDS; i++) {
        commands[count++].words = argv + i;
        while (i < argc && strcmp(argv[i], "--") != 0)
            i++;
        argv[i] = NULL;
    }
    for (int round = 0; round < rounds; round++)
        for (int i = 0; i < count; i++)
            run(&commands[i], round);
    for (int i = 0; i < count; i++)
        printf("%.4f %.4f %ld\n", median(commands[i].processor, rounds), median(commands[i].clock, rounds), commands[i].memory);
    return 0;
}
