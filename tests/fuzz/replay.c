/* Gives a fuzz target the files of folders, and each of them cut off and changed in a few places: replay FOLDER... prints TAP. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int files;

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* A copy of exactly this size, so that a read past the end is seen. */
static void give(const uint8_t *bytes, size_t size)
{
    uint8_t *copy = malloc(size ? size : 1);
    if (!copy)
        abort();
    memcpy(copy, bytes, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void give_changed(uint8_t *bytes, size_t size)
{
    uint32_t seed = (uint32_t)size;
    give(bytes, size);
    for (int i = 0; i < 8 && size > 0; i++) {
        size_t at = next_random(&seed) % size;
        uint8_t old = bytes[at];
        give(bytes, at);
        bytes[at] = (uint8_t)next_random(&seed);
        give(bytes, size);
        bytes[at] = old;
    }
}

static void replay_file(const char *path, size_t size)
{
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = malloc(size + 1);
    if (file && bytes) {
        give_changed(bytes, fread(bytes, 1, size, file));
        printf("ok %d - %s\n", ++files, path);
        fflush(stdout);
    }
    if (file)
        fclose(file);
    free(bytes);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void replay(const char *path)
{
    struct stat about;
    struct dirent **entries = NULL;
    if (stat(path, &about) != 0)
        return;
    if (!S_ISDIR(about.st_mode)) {
        if (strstr(path, ".expected") == NULL)
            replay_file(path, (size_t)about.st_size);
        return;
    }
    int count = scandir(path, &entries, NULL, by_name);
    for (int i = 0; i < count; i++) {
        char below[4096];
        int n = snprintf(below, sizeof below, "%s/%s", path, entries[i]->d_name);
        if (entries[i]->d_name[0] != '.' && n > 0 && (size_t)n < sizeof below)
            replay(below);
        free(entries[i]);
    }
    free(entries);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        replay(argv[i]);
    printf("1..%d\n", files);
    return files ? 0 : 1;
}
