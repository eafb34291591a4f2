#include "golden.h"

#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain/load.h"
#include "chain/write.h"

const char *golden_path(const char *folder, const char *name)
{
    static char paths[4][1024];
    static int turn;
    const char *source = getenv("CHAIN_SOURCE");
    char *path = paths[turn = (turn + 1) % 4];
    snprintf(path, sizeof paths[0], "%s/%s%s%s", source ? source : ".", folder, name[0] ? "/" : "", name);
    return path;
}

char *golden_read(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *bytes = calloc(1, (size_t)size + 1);
    *length = fread(bytes, 1, (size_t)size, file);
    fclose(file);
    return bytes;
}

static void rewrite(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    ck_assert_msg(file && fwrite(bytes, 1, length, file) == length && fclose(file) == 0, "cannot write %s", path);
}

/* The first line that differs, for the message. */
static int first_difference(const char *a, const char *b)
{
    int line = 1;
    for (; *a && *a == *b; a++, b++)
        line += *a == '\n';
    return line;
}

void golden_compare(const char *path, chain_output *output)
{
    size_t length, kept_length = 0;
    const char *bytes = chain_output_bytes(output, &length), *rewriting = getenv("CHAIN_REWRITE");
    if (rewriting && rewriting[0])
        rewrite(path, bytes, length);
    char *kept = golden_read(path, &kept_length);
    ck_assert_msg(kept, "%s is missing; CHAIN_REWRITE=1 makes it", path);
    ck_assert_msg(kept_length == length && memcmp(kept, bytes, length) == 0, "%s differs from line %d on:\n%.2000s", path,
                  first_difference(kept, bytes), bytes);
    free(kept);
    ck_assert_int_eq(chain_output_close(output), CHAIN_OK);
}

static bool ends_with(const char *name, const char *ending)
{
    size_t n = strlen(name), e = strlen(ending);
    return n >= e && strcmp(name + n - e, ending) == 0;
}

size_t golden_each(const char *folder, const char *ending, void (*visit)(const char *path))
{
    struct dirent **entries;
    size_t found = 0;
    int count = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char path[1024];
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.' && ends_with(path, ending)) {
            visit(path);
            found++;
        } else if (entries[i]->d_name[0] != '.' && !strchr(entries[i]->d_name, '.')) {
            found += golden_each(path, ending, visit);
        }
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
    return found;
}

chain_model *golden_model(const char *bytes, size_t length)
{
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    chain_model *model = NULL;
    options.alone = true;
    if (chain_load_memory(bytes, length, "golden.xml", &options, &model) == CHAIN_OK)
        return model;
    chain_model_free(model);
    return NULL;
}

char *golden_written(const chain_model *model, size_t *length)
{
    chain_output *output = chain_output_memory();
    char *copy = NULL;
    if (chain_model_write(model, output) == CHAIN_OK) {
        const char *bytes = chain_output_bytes(output, length);
        copy = malloc(*length + 1);
        memcpy(copy, bytes, *length + 1);
    }
    chain_output_abandon(output);
    return copy;
}
