#include "glob.h"

#include <fnmatch.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SEGMENT 256

/* One segment, from a text that goes on behind it. What is too long fits nothing. */
static bool fits_segment(const char *pattern, size_t pattern_length, const char *name, size_t length)
{
    char one[SEGMENT], other[SEGMENT];
    if (pattern_length >= sizeof one || length >= sizeof other)
        return false;
    memcpy(one, pattern, pattern_length);
    one[pattern_length] = '\0';
    memcpy(other, name, length);
    other[length] = '\0';
    return fnmatch(one, other, 0) == 0;
}

static const char *behind_segment(const char *text, const char *end)
{
    const char *slash = memchr(text, '/', (size_t)(end - text));
    return slash ? slash + 1 : end;
}

static size_t segment_length(const char *text, const char *end)
{
    const char *slash = memchr(text, '/', (size_t)(end - text));
    return (size_t)((slash ? slash : end) - text);
}

/* Segment by segment. As with one star in a word, only the last ** has to be tried again, so it takes no more than their product. */
static bool fits_path(const char *pattern, const char *pattern_end, const char *path, const char *path_end)
{
    const char *again = NULL, *from = NULL;
    while (path < path_end) {
        size_t length = segment_length(pattern, pattern_end);
        if (pattern < pattern_end && length == 2 && memcmp(pattern, "**", 2) == 0) {
            again = pattern = behind_segment(pattern, pattern_end);
            from = path;
        } else if (pattern < pattern_end && fits_segment(pattern, length, path, segment_length(path, path_end))) {
            pattern = behind_segment(pattern, pattern_end);
            path = behind_segment(path, path_end);
        } else if (again) {
            pattern = again;
            path = from = behind_segment(from, path_end);
        } else {
            return false;
        }
    }
    while (pattern < pattern_end && segment_length(pattern, pattern_end) == 2 && memcmp(pattern, "**", 2) == 0)
        pattern = behind_segment(pattern, pattern_end);
    return pattern == pattern_end;
}

/* The path, told from the folder, or one of the folders above it. */
static bool fits(const char *pattern, const char *path)
{
    const char *end = pattern + strlen(pattern), *path_end = path + strlen(path);
    bool folders = end > pattern && end[-1] == '/';
    if (folders)
        end--;
    if (pattern < end && *pattern == '/')
        pattern++;
    else if (!memchr(pattern, '/', (size_t)(end - pattern))) { /* a name, at any depth */
        for (; path < path_end; path = behind_segment(path, path_end)) {
            size_t length = segment_length(path, path_end);
            if (fits_segment(pattern, (size_t)(end - pattern), path, length) && !(folders && path + length == path_end))
                return true;
        }
        return false;
    }
    for (const char *to = path; to < path_end;) {
        to += segment_length(to, path_end);
        if (fits_path(pattern, end, path, to) && !(folders && to == path_end))
            return true;
        to += to < path_end;
    }
    return false;
}

const char *cli_glob_find(const struct cli_list *patterns, const char *folder, const char *path)
{
    size_t length = strlen(folder);
    while (length > 0 && folder[length - 1] == '/')
        length--;
    bool below = strncmp(path, folder, length) == 0 && path[length] == '/';
    path += below ? length + 1 : 1;
    for (size_t i = 0; i < patterns->count; i++)
        if (fits(patterns->items[i], path))
            return patterns->items[i];
    return NULL;
}

const char *cli_absolute(const char *path, char *buffer, size_t size)
{
    char folder[4096], real[PATH_MAX];
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t length = slash ? (size_t)(slash - path) : 0;
    if (strcmp(name, "") == 0 || strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
        if (!realpath(path, real))
            return NULL;
        int n = snprintf(buffer, size, "%s", real);
        return n > 0 && (size_t)n < size ? buffer : NULL;
    }
    if (length >= sizeof folder)
        return NULL;
    snprintf(folder, sizeof folder, "%.*s", (int)length, slash == path ? "/" : path);
    if (!realpath(slash == path ? "/" : slash ? folder : ".", real))
        return NULL;
    int n = snprintf(buffer, size, "%s/%s", strcmp(real, "/") == 0 ? "" : real, name);
    return n > 0 && (size_t)n < size ? buffer : NULL;
}
