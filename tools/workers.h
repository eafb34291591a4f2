/* Many jobs in several processes: for what cannot run in threads, and so that a job that crashes takes no other with it. */
#ifndef CHAIN_TOOLS_WORKERS_H
#define CHAIN_TOOLS_WORKERS_H

#include "cli.h"

struct cli_work {
    const struct cli_arguments *arguments;
    size_t count;
    bool (*job)(void *context, size_t number); /* one of 0 .. count - 1; false = it failed, and said why */
    const char *(*name)(const void *context, size_t number);
    void *context;
};

/* How many processes suit a number of jobs: what was asked for ("", NULL = as many as there are processors); 0 = it makes no sense. */
int cli_worker_count(const char *asked, size_t jobs);

/* Does every job once, whatever becomes of the others. False when one failed. With one worker it is done right here. */
bool cli_work(const struct cli_work *work, int workers);

#endif
