/*
 * The only file with threads of its own. Workers take files in order and put what came of them into a ring; the thread that runs the
 * batch empties the ring in order. A worker that is a ring ahead waits, so memory does not grow with the number of files. To wake a
 * thread costs as much as a small file does, so they wake each other for several files at a time.
 */
#include "chain/batch.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cache.h"
#include "load.h"
#include "read/scratch.h"
#include "read/xml.h"
#include "rule/findings.h"

#define AHEAD 64u     /* files a worker may be ahead: enough that a large one does not hold up the others for long */
#define AT_A_TIME 32u /* files that are ready before the thread that tells is woken; it looks by itself ten times a second */
#define FEW 8u        /* findings that a file may leave in the ring until its place is taken again */

/* What came of a file: what is told, and what is kept for later runs. */
struct result {
    chain_batch_file file;
    struct chain_buffer entry;
};

struct slot {
    struct result result;
    bool ready;
};

struct batch {
    const char *const *paths;
    size_t count;
    chain_batch_options options;
    chain_check_options check;
    struct chain_cache *cache; /* NULL = none */
    struct slot *ring;
    size_t room; /* of the ring */
    /* Below the lock. */
    pthread_mutex_t lock;
    pthread_cond_t may_take, may_tell;
    size_t next, told;
    size_t ready;   /* of the ring, in whatever order */
    size_t waiting; /* workers that wait for room */
    bool ended;
};

static bool stopped(const struct batch *batch)
{
    return batch->options.stop && *batch->options.stop;
}

/* Loads and judges; the model is there for those who prepare. */
static chain_model *judge(const struct batch *batch, chain_batch_file *file, struct chain_cache_visit *visit, struct chain_scratch *scratch)
{
    const chain_batch_options *options = &batch->options;
    chain_model *model = NULL;
    if (visit)
        file->status = chain_cache_load(visit, &model);
    else if (options->open)
        file->status = options->open(file->path, options->load, options->context, &model);
    else
        file->status = chain_load_with(scratch, file->path, options->load, &model);
    if (model && file->findings && chain_findings_add_file(file->findings, file->path) == CHAIN_OK)
        file->judged = options->judge(model, &batch->check, file->findings);
    return model;
}

static void prepare(const struct batch *batch, chain_batch_file *file, const chain_model *model)
{
    if (batch->options.prepare)
        batch->options.prepare(file, model, batch->options.context);
}

/* The same with what earlier runs found. */
static void visit_file(const struct batch *batch, struct result *result, struct chain_scratch *scratch)
{
    struct chain_cache_visit visit;
    chain_model *model = NULL;
    chain_cache_begin(batch->cache, result->file.path, &visit);
    if (!chain_cache_recall(&visit, &result->file)) {
        model = judge(batch, &result->file, &visit, scratch);
        chain_cache_note(&visit, &result->file, model);
    }
    prepare(batch, &result->file, model);
    result->entry = chain_cache_end(&visit, &result->file);
    chain_scratch_take(scratch, model);
}

static void drop(const struct batch *batch, struct result *result)
{
    if (batch->options.drop && result->file.own)
        batch->options.drop(result->file.own);
    chain_findings_free(result->file.findings);
    chain_buffer_clear(&result->entry);
    *result = (struct result){.file = {.findings = NULL}};
}

/* What is in the result is of an earlier file, told already; its memory serves again. */
static void work_on(const struct batch *batch, size_t position, struct result *result, struct chain_scratch *scratch)
{
    struct chain_findings *findings = chain_findings_empty(result->file.findings);
    result->file.findings = NULL;
    drop(batch, result);
    *result = (struct result){.file = {.position = position, .path = batch->paths[position], .judged = CHAIN_NO_MEMORY}};
    result->file.findings = findings ? findings : chain_findings_new();
    if (batch->cache) {
        visit_file(batch, result, scratch);
        return;
    }
    chain_model *model = judge(batch, &result->file, NULL, scratch);
    prepare(batch, &result->file, model);
    chain_scratch_take(scratch, model);
}

static bool tell(struct batch *batch, struct result *result, chain_batch_each *each)
{
    if (batch->cache)
        chain_cache_keep(batch->cache, result->file.path, &result->entry);
    return each(&result->file, batch->options.context);
}

static bool is_full(const struct batch *batch)
{
    return batch->next < batch->count && batch->next - batch->told >= batch->room;
}

/* The next file for a worker; false = there is no more to do. Called with the lock. */
static bool take(struct batch *batch, size_t *position)
{
    batch->waiting++;
    while (!batch->ended && is_full(batch))
        pthread_cond_wait(&batch->may_take, &batch->lock);
    batch->waiting--;
    if (batch->ended || batch->next == batch->count)
        return false;
    *position = batch->next++;
    return true;
}

/* A file is done: is it time to tell? Called with the lock. */
static void put(struct batch *batch, struct slot *slot)
{
    slot->ready = true;
    batch->ready++;
    bool first = batch->ring[batch->told % batch->room].ready;
    if (first && (batch->ready >= AT_A_TIME || is_full(batch) || batch->next == batch->count))
        pthread_cond_signal(&batch->may_tell);
}

static void *work(void *context)
{
    struct batch *batch = context;
    struct chain_scratch scratch = {.model = NULL};
    size_t position;
    pthread_mutex_lock(&batch->lock);
    while (take(batch, &position)) {
        struct slot *slot = &batch->ring[position % batch->room];
        pthread_mutex_unlock(&batch->lock);
        work_on(batch, position, &slot->result, &scratch);
        pthread_mutex_lock(&batch->lock);
        put(batch, slot);
    }
    pthread_mutex_unlock(&batch->lock);
    chain_scratch_clear(&scratch);
    return NULL;
}

/* A signal wakes nobody who waits for a condition, so it is asked for from time to time. Called with the lock. */
static void wait_for(struct batch *batch, const struct slot *slot)
{
    if (!slot->ready && batch->waiting && !is_full(batch))
        pthread_cond_broadcast(&batch->may_take);
    while (!slot->ready && !stopped(batch)) {
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += 100000000;
        until.tv_sec += until.tv_nsec / 1000000000;
        until.tv_nsec %= 1000000000;
        pthread_cond_timedwait(&batch->may_tell, &batch->lock, &until);
    }
}

/* Waits for the next file in order; how many are ready from there on. */
static size_t await(struct batch *batch)
{
    size_t count = 0;
    pthread_mutex_lock(&batch->lock);
    wait_for(batch, &batch->ring[batch->told % batch->room]);
    while (count < batch->room && batch->ring[(batch->told + count) % batch->room].ready)
        count++;
    pthread_mutex_unlock(&batch->lock);
    return count;
}

/* So many files from the next one on were told: their places are free. */
static void release(struct batch *batch, size_t count)
{
    pthread_mutex_lock(&batch->lock);
    for (size_t i = 0; i < count; i++)
        batch->ring[batch->told++ % batch->room].ready = false;
    batch->ready -= count;
    if (batch->waiting && batch->next - batch->told <= batch->room / 2)
        pthread_cond_broadcast(&batch->may_take);
    pthread_mutex_unlock(&batch->lock);
}

/* What a worker allocated is freed best by a worker, when it comes to this place again; but much of it shall not wait for that. */
static void leave(const struct batch *batch, struct result *result)
{
    if (chain_findings_count(result->file.findings) > FEW || result->entry.length)
        drop(batch, result);
}

/* False: each() wants no more. */
static bool tell_all(struct batch *batch, chain_batch_each *each)
{
    bool more = true;
    while (more && batch->told < batch->count && !stopped(batch)) {
        size_t ready = await(batch), told = 0;
        for (; more && told < ready && !stopped(batch); told++) {
            struct result *result = &batch->ring[(batch->told + told) % batch->room].result;
            more = tell(batch, result, each);
            leave(batch, result);
        }
        release(batch, told);
    }
    return more;
}

/* What the workers have done by the time that they end is told too: they may have changed something. */
static void tell_rest(struct batch *batch, chain_batch_each *each)
{
    for (bool more = true; more && batch->told < batch->next;)
        more = tell(batch, &batch->ring[batch->told++ % batch->room].result, each);
}

/* Ends the workers after the files that they have in hand. */
static void end(struct batch *batch, pthread_t *workers, size_t started)
{
    pthread_mutex_lock(&batch->lock);
    batch->ended = true;
    pthread_cond_broadcast(&batch->may_take);
    pthread_mutex_unlock(&batch->lock);
    for (size_t i = 0; i < started; i++)
        pthread_join(workers[i], NULL);
}

static void run_here(struct batch *batch, chain_batch_each *each)
{
    bool more = true;
    struct chain_scratch scratch = {.model = NULL};
    struct result result = {.file = {.findings = NULL}};
    while (more && batch->told < batch->count && !stopped(batch)) {
        work_on(batch, batch->told++, &result, &scratch);
        more = tell(batch, &result, each);
    }
    drop(batch, &result);
    chain_scratch_clear(&scratch);
}

static size_t start(struct batch *batch, pthread_t *workers, size_t jobs)
{
    size_t started = 0;
    while (started < jobs && pthread_create(&workers[started], NULL, work, batch) == 0)
        started++;
    return started;
}

/* With fewer threads than asked for, the batch is slower and no different. */
static chain_status run_threads(struct batch *batch, size_t jobs, chain_batch_each *each)
{
    pthread_t workers[CHAIN_BATCH_MOST_JOBS];
    batch->room = jobs * AHEAD;
    batch->ring = calloc(batch->room, sizeof *batch->ring);
    if (!batch->ring)
        return CHAIN_NO_MEMORY;
    pthread_mutex_init(&batch->lock, NULL);
    pthread_cond_init(&batch->may_take, NULL);
    pthread_cond_init(&batch->may_tell, NULL);
    size_t started = start(batch, workers, jobs);
    bool more = started && tell_all(batch, each);
    end(batch, workers, started);
    if (more)
        tell_rest(batch, each);
    else if (!started)
        run_here(batch, each);
    for (size_t i = 0; i < batch->room; i++)
        drop(batch, &batch->ring[i].result);
    pthread_cond_destroy(&batch->may_tell);
    pthread_cond_destroy(&batch->may_take);
    pthread_mutex_destroy(&batch->lock);
    free(batch->ring);
    return CHAIN_OK;
}

static size_t jobs_of(size_t asked, size_t count)
{
    long processors = asked ? (long)asked : sysconf(_SC_NPROCESSORS_ONLN);
    size_t jobs = processors < 1 ? 1 : (size_t)processors;
    jobs = jobs > CHAIN_BATCH_MOST_JOBS ? CHAIN_BATCH_MOST_JOBS : jobs;
    return jobs < count ? jobs : count;
}

static void set_options(struct batch *batch, const chain_batch_options *options)
{
    batch->options = (chain_batch_options)CHAIN_BATCH_OPTIONS_INIT;
    batch->check = (chain_check_options)CHAIN_CHECK_OPTIONS_INIT;
    /* A program built with an older header knows fewer members. */
    if (options)
        memcpy(&batch->options, options, options->size < sizeof *options ? options->size : sizeof *options);
    const chain_check_options *check = batch->options.check;
    if (check)
        memcpy(&batch->check, check, check->size < sizeof *check ? check->size : sizeof *check);
    if (!batch->options.judge)
        batch->options.judge = chain_check;
}

chain_status chain_batch_run(const char *const *paths, size_t count, const chain_batch_options *options, chain_batch_each *each,
                             size_t *done)
{
    struct batch batch = {.paths = paths, .count = count};
    chain_status status = CHAIN_OK;
    if (done)
        *done = 0;
    if ((!paths && count) || !each || (options && options->size < sizeof options->size))
        return CHAIN_BAD_ARGUMENT;
    set_options(&batch, options);
    if (batch.options.jobs > CHAIN_BATCH_MOST_JOBS)
        return CHAIN_BAD_ARGUMENT;
    if (stopped(&batch))
        return CHAIN_OK;
    chain_xml_prepare();
    if (batch.options.cache && !batch.options.open && !(batch.cache = chain_cache_open(&batch.options, &batch.check)))
        return CHAIN_NO_MEMORY;
    size_t jobs = jobs_of(batch.options.jobs, count);
    if (jobs > 1)
        status = run_threads(&batch, jobs, each);
    else
        run_here(&batch, each);
    if (done)
        *done = batch.told;
    if (batch.cache && status == CHAIN_OK && chain_cache_save(batch.cache) != CHAIN_OK)
        status = CHAIN_IO_WRITE;
    chain_cache_free(batch.cache);
    return status;
}
