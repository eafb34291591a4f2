/*
 * The floor of anything that reads XML with libxml2: the same bytes through its SAX2 parser with handlers that do nothing, files
 * opened, read and closed with plain calls. bench_floor FILE|FOLDER... prints how many files and bytes were parsed.
 */
#define _DEFAULT_SOURCE 1
#include <dirent.h>
#include <fcntl.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct floor {
    char *bytes;
    size_t room, files, parsed;
};

static void nothing_start(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri, int namespace_count,
                          const xmlChar **namespaces, int attribute_count, int defaulted, const xmlChar **attributes)
{
    (void)context, (void)local, (void)prefix, (void)uri, (void)namespace_count, (void)namespaces, (void)attribute_count,
        (void)defaulted, (void)attributes;
}

static void nothing_end(void *context, const xmlChar *local, const xmlChar *prefix, const xmlChar *uri)
{
    (void)context, (void)local, (void)prefix, (void)uri;
}

static void nothing_text(void *context, const xmlChar *text, int length)
{
    (void)context, (void)text, (void)length;
}

static size_t read_file(struct floor *floor, const char *path)
{
    struct stat about;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    size_t length = 0;
    if (fd < 0 || fstat(fd, &about) != 0) {
        perror(path);
        exit(2);
    }
    if ((size_t)about.st_size + 1 > floor->room) {
        free(floor->bytes);
        floor->room = (size_t)about.st_size + 1;
        floor->bytes = malloc(floor->room);
        if (!floor->bytes)
            exit(2);
    }
    for (ssize_t n; (n = read(fd, floor->bytes + length, floor->room - length)) > 0;)
        length += (size_t)n;
    close(fd);
    return length;
}

static void parse(struct floor *floor, const char *path)
{
    size_t length = read_file(floor, path);
    xmlParserCtxtPtr parser = xmlCreateMemoryParserCtxt(floor->bytes, (int)length);
    if (!parser)
        exit(2);
    xmlSAXHandler sax = {.initialized = XML_SAX2_MAGIC, .startElementNs = nothing_start, .endElementNs = nothing_end,
                         .characters = nothing_text, .ignorableWhitespace = nothing_text, .cdataBlock = nothing_text};
    *parser->sax = sax;
    xmlParseDocument(parser);
    floor->files++;
    floor->parsed += parser->wellFormed ? length : 0;
    xmlFreeParserCtxt(parser);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void walk(struct floor *floor, const char *path)
{
    struct stat about;
    struct dirent **entries;
    if (stat(path, &about) != 0 || !S_ISDIR(about.st_mode)) {
        parse(floor, path);
        return;
    }
    int count = scandir(path, &entries, NULL, by_name);
    for (int i = 0; i < count; i++) {
        char below[4096];
        if (entries[i]->d_name[0] != '.' && snprintf(below, sizeof below, "%s/%s", path, entries[i]->d_name) < (int)sizeof below)
            walk(floor, below);
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

int main(int argc, char **argv)
{
    struct floor floor = {NULL, 0, 0, 0};
    xmlInitParser();
    for (int i = 1; i < argc; i++)
        walk(&floor, argv[i]);
    printf("%zu files, %zu bytes\n", floor.files, floor.parsed);
    free(floor.bytes);
    return 0;
}
