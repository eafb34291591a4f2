/* Many files: order, threads, cancelling, files that are broken, lists that change hands. */
#include <stdio.h>
#include <stdlib.h>

#include "chain/chain.h"
#include "rule/findings.h"
#include "unit.h"

#define FILES 300
#define GOOD "<chain xmlns='urn:libchain:chain:1' id='c'><steps><start id='a'/></steps></chain>"
#define BAD "<chain xmlns='urn:libchain:chain:1' id='c'><steps><step id='a' actor='nobody'/></steps></chain>"

struct tally {
    size_t told, prepared_seen, findings, unreadable, last;
    size_t stop_after; /* 0 = never */
    chain_findings *all;
};

static const char *paths[FILES];
static char names[FILES][8];

static void name_files(void)
{
    for (size_t i = 0; i < FILES; i++) {
        snprintf(names[i], sizeof names[i], "%zu", i);
        paths[i] = names[i];
    }
}

/* Every third file is bad, every tenth broken, every fiftieth not there. */
static chain_status open_made(const char *path, const chain_load_options *options, void *context, chain_model **model)
{
    int number = atoi(path);
    const char *text = number % 10 == 9 ? "<chain" : number % 3 == 0 ? BAD : GOOD;
    (void)context;
    if (number % 50 == 49)
        return chain_load("/nowhere/at/all.xml", options, model);
    return chain_load_memory(text, strlen(text), path, options, model);
}

static void prepare(chain_batch_file *file, const chain_model *model, void *context)
{
    (void)context;
    ck_assert_ptr_nonnull(model);
    file->own = malloc(1);
}

static bool each(chain_batch_file *file, void *context)
{
    struct tally *tally = context;
    ck_assert_uint_eq(file->position, tally->told);
    ck_assert_ptr_eq(file->path, paths[file->position]);
    ck_assert_int_eq(file->judged, CHAIN_OK);
    tally->told++;
    tally->prepared_seen += file->own != NULL;
    tally->findings += chain_findings_count(file->findings);
    tally->unreadable += file->status == CHAIN_IO_OPEN;
    if (tally->all)
        ck_assert_int_eq(chain_findings_take(tally->all, file->findings), CHAIN_OK);
    return tally->told != tally->stop_after;
}

static size_t run(size_t jobs, struct tally *tally, const volatile sig_atomic_t *stop)
{
    chain_batch_options options = CHAIN_BATCH_OPTIONS_INIT;
    chain_load_options load = CHAIN_LOAD_OPTIONS_INIT;
    size_t done = 99;
    name_files();
    load.alone = true;
    options.jobs = jobs;
    options.load = &load;
    options.open = open_made;
    options.prepare = prepare;
    options.drop = free;
    options.context = tally;
    options.stop = stop;
    ck_assert_int_eq(chain_batch_run(paths, FILES, &options, each, &done), CHAIN_OK);
    ck_assert_uint_eq(done, tally->told);
    return done;
}

static char *written(const chain_findings *findings)
{
    chain_output *output = chain_output_memory();
    chain_findings_format format = CHAIN_FINDINGS_FORMAT_INIT;
    format.name = "json";
    ck_assert_int_eq(chain_findings_write(findings, &format, output), CHAIN_OK);
    char *copy = strdup(chain_output_bytes(output, NULL));
    chain_output_abandon(output);
    return copy;
}

START_TEST(same_for_any_number_of_threads)
{
    char *first = NULL;
    static const size_t jobs[] = {1, 2, 3, 8, 40};
    for (size_t i = 0; i < sizeof jobs / sizeof jobs[0]; i++) {
        struct tally tally = {.all = chain_findings_new()};
        ck_assert_uint_eq(run(jobs[i], &tally, NULL), FILES);
        ck_assert_uint_eq(tally.prepared_seen, FILES);
        ck_assert_uint_eq(tally.unreadable, FILES / 50);
        ck_assert_uint_ge(tally.findings, FILES / 3);
        ck_assert_uint_eq(chain_findings_count(tally.all), tally.findings);
        char *now = written(tally.all);
        if (first)
            ck_assert_str_eq(first, now);
        chain_findings_free(tally.all);
        free(first);
        first = now;
    }
    free(first);
}
END_TEST

START_TEST(ends_when_told)
{
    volatile sig_atomic_t stop = 1;
    for (size_t jobs = 1; jobs < 5; jobs++) {
        struct tally tally = {.stop_after = 17}, none = {.told = 0};
        ck_assert_uint_eq(run(jobs, &tally, NULL), 17);
        ck_assert_uint_eq(run(jobs, &none, &stop), 0);
    }
}
END_TEST

START_TEST(takes_lists_over)
{
    chain_findings *a = chain_findings_new(), *b = chain_findings_new();
    chain_model *model = unit_model("<steps><step id='x' actor='nobody'/></steps>");
    ck_assert_int_eq(chain_check(model, NULL, b), CHAIN_OK);
    size_t count = chain_findings_count(b);
    ck_assert_uint_gt(count, 0);
    ck_assert_int_eq(chain_findings_add_file(b, "b.xml"), CHAIN_OK);
    for (int i = 1; i < 4; i++) {
        ck_assert_int_eq(chain_findings_take(a, b), CHAIN_OK);
        ck_assert_uint_eq(chain_findings_count(b), 0);
        ck_assert_uint_eq(chain_findings_count(a), count * (size_t)i);
        /* What is left of the other list is of use. */
        ck_assert_int_eq(chain_check(model, NULL, b), CHAIN_OK);
    }
    chain_findings_free(b);
    chain_model_free(model);
    ck_assert_uint_eq(a->file_count, 1);
    ck_assert_str_eq(a->files[0], "b.xml");
    char *text = written(a);
    ck_assert_ptr_nonnull(strstr(text, "nobody"));
    free(text);
    ck_assert_int_eq(chain_findings_take(a, a), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_findings_take(a, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_findings_take(NULL, a), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_findings_add_file(a, NULL), CHAIN_BAD_ARGUMENT);
    chain_findings_free(a);
}
END_TEST

START_TEST(refuses_nonsense)
{
    chain_batch_options options = CHAIN_BATCH_OPTIONS_INIT;
    size_t done = 1;
    ck_assert_int_eq(chain_batch_run(NULL, 1, NULL, each, &done), CHAIN_BAD_ARGUMENT);
    ck_assert_uint_eq(done, 0);
    ck_assert_int_eq(chain_batch_run(paths, 1, NULL, NULL, NULL), CHAIN_BAD_ARGUMENT);
    ck_assert_int_eq(chain_batch_run(NULL, 0, NULL, each, &done), CHAIN_OK);
    options.jobs = CHAIN_BATCH_MOST_JOBS + 1;
    ck_assert_int_eq(chain_batch_run(paths, FILES, &options, each, NULL), CHAIN_BAD_ARGUMENT);
}
END_TEST

UNIT_MAIN("batch", same_for_any_number_of_threads, ends_when_told, takes_lists_over, refuses_nonsense)
