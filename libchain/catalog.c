#include "catalog.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "config.h"

#define MOST_PARENTS 6

static bool is_file(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

static bool is_folder(const char *folder, const char *name)
{
    struct stat about;
    char path[4096];
    int n = snprintf(path, sizeof path, "%s/%s", folder, name);
    return n > 0 && (size_t)n < sizeof path && stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

static bool is_safe(const char *id)
{
    size_t n = strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
    return n > 0 && n <= 100 && id[n] == '\0';
}

static bool try_path(const char *folder, const char *shelf, const char *id, char *path, size_t size)
{
    int n = shelf[0] ? snprintf(path, size, "%s/%s/%s.xml", folder, shelf, id) : snprintf(path, size, "%s/%s.xml", folder, id);
    return n > 0 && (size_t)n < size && is_file(path);
}

static bool try_folder(const char *folder, enum chain_catalog_shelf shelf, const char *id, const char *region, char *path,
                       size_t size)
{
    switch (shelf) {
    case CHAIN_SHELF_REGION:
        return try_path(folder, "regions", id, path, size) || try_path(folder, "models/regions", id, path, size);
    case CHAIN_SHELF_RULES:
        return try_path(folder, "rules", id, path, size) || try_path(folder, "models/rules", id, path, size);
    case CHAIN_SHELF_CHAIN:
        return try_path(folder, "", id, path, size) || try_path(folder, "shared", id, path, size) ||
               try_path(folder, "models/shared", id, path, size) ||
               (region && is_safe(region) && try_path(folder, region, id, path, size));
    }
    return false;
}

/* The folder that a path names its file in: "models/lappi" of "models/lappi/x.xml", "." of "x.xml". */
static void folder_of(const char *path, char *folder, size_t size)
{
    const char *slash = path ? strrchr(path, '/') : NULL;
    if (!slash)
        snprintf(folder, size, ".");
    else if (slash == path)
        snprintf(folder, size, "/");
    else
        snprintf(folder, size, "%.*s", (int)(slash - path), path);
}

/* One folder up, as text, so that messages show paths as the user gave them. False at the top. */
static bool go_up(char *folder, size_t size)
{
    size_t length = strlen(folder);
    char *slash = strrchr(folder, '/');
    const char *last = slash ? slash + 1 : folder;
    if (strcmp(folder, "/") == 0)
        return false;
    if (strcmp(folder, ".") == 0)
        return snprintf(folder, size, "..") > 0;
    if (strcmp(last, "..") == 0) {
        if (length + 4 > size)
            return false;
        strcpy(folder + length, "/..");
        return true;
    }
    if (!slash)
        strcpy(folder, ".");
    else if (slash == folder)
        folder[1] = '\0';
    else
        *slash = '\0';
    return true;
}

static bool is_root(const char *folder, const chain_load_options *options)
{
    if (options && options->root)
        return strcmp(folder, options->root) == 0;
    return is_folder(folder, "regions") || is_folder(folder, "rules") || is_folder(folder, ".git");
}

static bool is_below(const char *folder, const char *path)
{
    char *real = realpath(path, NULL), *around = realpath(folder, NULL);
    size_t length = around ? strlen(around) : 0;
    bool below = real && around && strncmp(real, around, length) == 0 && (real[length] == '/' || strcmp(around, "/") == 0);
    free(around);
    free(real);
    return below;
}

/* Links may lead from folder to folder within the tree up to its root; where nothing marks a root, within this folder. */
static bool stays_inside(const char *folder, const char *path, const chain_load_options *options)
{
    char tree[4096];
    if (is_below(folder, path))
        return true;
    snprintf(tree, sizeof tree, "%s", folder);
    for (int i = 0; i < MOST_PARENTS; i++) {
        if (is_root(tree, options))
            return is_below(tree, path);
        if (!go_up(tree, sizeof tree))
            break;
    }
    return false;
}

bool chain_catalog_reaches(const char *beside, const char *path, const chain_load_options *options)
{
    char folder[4096];
    folder_of(beside, folder, sizeof folder);
    return stays_inside(folder, path, options);
}

static const char *data_folder(const chain_load_options *options)
{
    if (options && options->data)
        return options->data;
    const char *named = getenv("CHAIN_DATA");
    return named && named[0] ? named : CHAIN_DATA_FOLDER;
}

bool chain_catalog_find(const char *beside, enum chain_catalog_shelf shelf, const char *id, const char *region,
                        const chain_load_options *options, char *path, size_t size)
{
    char folder[4096];
    if (!is_safe(id))
        return false;
    folder_of(beside, folder, sizeof folder);
    for (int i = 0; beside && i < MOST_PARENTS; i++) {
        if (try_folder(folder, shelf, id, region, path, size))
            return stays_inside(folder, path, options);
        if (is_root(folder, options) || !go_up(folder, sizeof folder))
            break;
    }
    return try_folder(data_folder(options), shelf, id, region, path, size);
}
