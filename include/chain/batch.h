/**
 * @file
 * Many files: read and judged by several threads, told one after the other in the order in which they were given.
 *
 * What is told does not depend on the number of threads. Memory is bounded by the files that are worked on at a time, not by their
 * number. A file that cannot be read or is broken is told like any other, and the rest goes on.
 *
 * A program that checks the files it is given and writes SARIF while it goes; Ctrl-C ends it with what was found until then:
 * @code
 * #include <chain/chain.h>
 * #include <signal.h>
 *
 * static volatile sig_atomic_t stop;
 *
 * static void on_signal(int number)
 * {
 *     (void)number;
 *     stop = 1;
 * }
 *
 * static bool each(chain_batch_file *file, void *listing)  // in the order of the list, in this thread
 * {
 *     return file->judged == CHAIN_OK && chain_listing_add(listing, file->findings) == CHAIN_OK;
 * }
 *
 * int main(int argc, char **argv)
 * {
 *     chain_findings_format format = CHAIN_FINDINGS_FORMAT_INIT;
 *     chain_batch_options options = CHAIN_BATCH_OPTIONS_INIT;
 *     chain_output *output = chain_output_stream(stdout);
 *     chain_listing *listing = NULL;
 *     size_t count = (size_t)(argc > 1 ? argc - 1 : 0), done = 0;
 *     format.name = "sarif";
 *     if (!output || chain_listing_begin(&format, output, &listing) != CHAIN_OK)
 *         return 2;
 *     signal(SIGINT, on_signal);
 *     options.stop = &stop;
 *     options.context = listing;
 *     chain_status status = chain_batch_run((const char *const *)(argv + 1), count, &options, each, &done);
 *     bool written = chain_listing_end(listing, NULL) == CHAIN_OK && chain_output_close(output) == CHAIN_OK;
 *     return status == CHAIN_OK && written && done == count ? 0 : 2;
 * }
 * @endcode
 */
#ifndef CHAIN_BATCH_H
#define CHAIN_BATCH_H

#include <signal.h>
#include <stddef.h>

#include "chain/check.h"
#include "chain/export.h"
#include "chain/finding.h"
#include "chain/load.h"
#include "chain/model.h"
#include "chain/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** The most threads of a batch. */
#define CHAIN_BATCH_MOST_JOBS 256

/** One file of a batch, and what came of it. */
typedef struct chain_batch_file {
    size_t position;          /**< Of its path in the list. */
    const char *path;         /**< As given. */
    chain_status status;      /**< Of loading, see chain_load(). */
    chain_status judged;      /**< Of judging: CHAIN_OK, CHAIN_NO_MEMORY, or what a judge of one's own returned. */
    chain_findings *findings; /**< Never NULL when judged is CHAIN_OK. Freed by the batch; may be emptied with chain_findings_take(). */
    void *own;                /**< What prepare() left here; given to drop() in the end. */
    uint32_t note;            /**< Set by prepare(), kept with the findings of the file and given back when they are recalled. */
    bool recalled;            /**< Nothing was loaded: the findings are those of an earlier run (chain_batch_options::cache). */
    bool forget;              /**< Set by prepare(): nothing of this file is kept for later runs. */
} chain_batch_file;

/** What a batch asks of each file: chain_check(), chain_gaps(), or a function of one's own that any thread may call. */
typedef chain_status chain_batch_judge(const chain_model *model, const chain_check_options *options, chain_findings *findings);
/** Called by the worker as soon as the file is judged, while its model is there; model is NULL when the findings are recalled or
    memory ran out. Any thread. */
typedef void chain_batch_prepare(chain_batch_file *file, const chain_model *model, void *context);
/** Called for each file in the order of the list, by the thread that runs the batch. False ends the batch. */
typedef bool chain_batch_each(chain_batch_file *file, void *context);
/** Reads one file in place of chain_load(). Any thread. */
typedef chain_status chain_batch_load(const char *path, const chain_load_options *options, void *context, chain_model **model);

/** How to run a batch. Start with CHAIN_BATCH_OPTIONS_INIT; a member that is 0 or NULL takes its default. */
typedef struct chain_batch_options {
    size_t size;                      /**< sizeof(chain_batch_options), set by the initialiser: lets the struct grow. */
    size_t jobs;                      /**< Worker threads; 0 = as many as there are processors, at most CHAIN_BATCH_MOST_JOBS. */
    chain_batch_judge *judge;         /**< NULL = chain_check(). */
    const chain_check_options *check; /**< For the judge. */
    const chain_load_options *load;   /**< For reading. */
    chain_batch_load *open;           /**< Reads in place of chain_load(). */
    chain_batch_prepare *prepare;     /**< Called for each judged file, e.g. to write its findings to memory. */
    void (*drop)(void *own);          /**< Frees what prepare() left, in any thread; also for files that are never told because the batch ended. */
    void *context;                    /**< Given to open, prepare and each. */
    const volatile sig_atomic_t *stop; /**< Not 0 = end after the files in hand, which are told: asked ten times a second. */
    const char *cache;      /**< A file where findings are kept for later runs: a file whose bytes, and those of all files that it
                                 names, are as they were is neither read into a model nor judged again. A cache that is absent,
                                 damaged, or made by another build or with other options is not believed and written anew, as a whole or not at
                                 all. NULL = none; ignored when open is given. */
    const char *cache_key;  /**< All that findings depend on besides files, check and load: the judge, and what it looks at. */
    chain_lang lang;        /**< Of the words of recalled findings. */
} chain_batch_options;

/** Defaults. */
#define CHAIN_BATCH_OPTIONS_INIT \
    {sizeof(chain_batch_options), 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, CHAIN_LANG_NONE}

/**
 * Loads and judges files.
 * @param paths    the files; must stay until the batch ends
 * @param count    how many
 * @param options  NULL = defaults
 * @param each     is told each file
 * @param done     gets how many files were told; may be NULL
 * @return CHAIN_OK, also when each() or stop ended it; CHAIN_NO_MEMORY (nothing was told); CHAIN_IO_WRITE (all is as it should
 *         be, but the cache could not be written); CHAIN_BAD_ARGUMENT (NULL, or more than CHAIN_BATCH_MOST_JOBS)
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_batch_run(const char *const *paths, size_t count, const chain_batch_options *options,
                                                      chain_batch_each *each, size_t *done);

#ifdef __cplusplus
}
#endif

#endif
