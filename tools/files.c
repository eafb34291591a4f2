/* Which files a command works on. */
#include "cli.h"
#include "glob.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#define MOST_STDIN ((size_t)256 << 20)
#define DEEPEST 40

static void add(struct cli_files *files, const struct cli_arguments *arguments, const char *path)
{
    if (files->count == files->capacity) {
        size_t capacity = files->capacity ? files->capacity * 2 : 64;
        char **paths = realloc(files->paths, capacity * sizeof *paths);
        if (paths) {
            files->paths = paths;
            files->capacity = capacity;
        }
    }
    char *copy = files->count < files->capacity ? strdup(path) : NULL;
    if (copy) {
        files->paths[files->count++] = copy;
    } else if (!files->trouble) {
        cli_complain(arguments, N_("out of memory"));
        files->trouble = true;
    }
}

/* Some systems write suffixes in capitals. */
static bool has_suffix(const char *name, const char *suffix)
{
    size_t length = strlen(name), end = strlen(suffix);
    return length > end && strcasecmp(name + length - end, suffix) == 0;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* The first pattern that fits the path, told from the folder of the settings; NULL = none. */
static const char *fitting(const struct cli_arguments *arguments, const struct cli_list *patterns, const char *path)
{
    char absolute[4096], working[4096];
    if (!patterns->count)
        return NULL;
    const char *folder = arguments->folder ? arguments->folder : getcwd(working, sizeof working);
    return folder && cli_absolute(path, absolute, sizeof absolute) ? cli_glob_find(patterns, folder, absolute) : NULL;
}

/* Of folders, only what fits a pattern, if there are any; never what is to be left out. NULL: it is wanted. */
static const char *left_out(const struct cli_arguments *arguments, const char *path)
{
    return fitting(arguments, &arguments->exclude, path);
}

static bool is_chain_file(const struct cli_arguments *arguments, const char *path)
{
    if (!arguments->include.count)
        return has_suffix(path, ".xml") || has_suffix(path, ".bpmn");
    return fitting(arguments, &arguments->include, path) != NULL;
}

/* What this run writes. */
static void note_written(struct cli_files *files, const char *path)
{
    struct stat about;
    if (!path || files->written_count == CLI_MOST_WRITTEN || stat(path, &about) != 0 || !S_ISREG(about.st_mode))
        return;
    files->written[files->written_count].device = about.st_dev;
    files->written[files->written_count++].number = about.st_ino;
}

static bool is_written(const struct cli_files *files, const struct stat *about)
{
    for (size_t i = 0; i < files->written_count; i++)
        if (files->written[i].device == about->st_dev && files->written[i].number == about->st_ino)
            return true;
    return false;
}

/* A report of the last run that lies among the chains is none of them: this run replaces it. */
static void add_found(struct cli_files *files, const struct cli_arguments *arguments, const char *path, const struct stat *about)
{
    if (!is_written(files, about))
        add(files, arguments, path);
    else if (!arguments->quiet)
        cli_complain(arguments, N_("\"%s\" is left out: this run writes it."), path);
}

/* Chain files of a folder and its folders. Links to folders are not followed, so there is no way round in a circle; only
   regular files are taken, so a pipe in a folder cannot hold the run up. */
static void open_folder(struct cli_files *files, const struct cli_arguments *arguments, const char *folder, int depth)
{
    struct dirent **entries = NULL;
    int count = depth < DEEPEST ? scandir(folder, &entries, not_hidden, by_name) : -1;
    if (count < 0) {
        cli_complain(arguments, N_("the folder \"%s\" cannot be read: %s"), folder,
                     depth < DEEPEST ? cli_reason(arguments, errno) : cli_words(arguments, N_("it lies too deep in other folders")));
        files->trouble = true;
        return;
    }
    for (int i = 0; i < count; i++) {
        char path[4096];
        struct stat about;
        int n = snprintf(path, sizeof path, "%s%s%s", folder, has_suffix(folder, "/") || !strcmp(folder, "/") ? "" : "/",
                         entries[i]->d_name);
        bool fits = n > 0 && (size_t)n < sizeof path && lstat(path, &about) == 0;
        bool folder_below = fits && S_ISDIR(about.st_mode);
        if (!fits || (!folder_below && !is_chain_file(arguments, path)) || left_out(arguments, path))
            ; /* none of ours */
        else if (folder_below)
            open_folder(files, arguments, path, depth + 1);
        else if (S_ISREG(about.st_mode) || (stat(path, &about) == 0 && S_ISREG(about.st_mode)))
            add_found(files, arguments, path, &about);
        free(entries[i]);
    }
    free(entries);
}

static void add_operand(struct cli_files *files, const struct cli_arguments *arguments, const char *path)
{
    struct stat about;
    const char *pattern = strcmp(path, "-") == 0 ? NULL : left_out(arguments, path);
    if (pattern && !arguments->quiet)
        cli_complain(arguments, N_("\"%s\" is left out: it fits --exclude \"%s\"."), path, pattern);
    if (pattern)
        return;
    bool there = strcmp(path, "-") != 0 && stat(path, &about) == 0;
    if (there && S_ISDIR(about.st_mode)) {
        open_folder(files, arguments, path, 0);
    } else if (there && is_written(files, &about)) {
        cli_complain(arguments, N_("\"%s\" would be replaced by what is told of it; write to another file."), path);
        files->refused = files->trouble = true;
    } else {
        add(files, arguments, path);
    }
}

/* --files-from: one path a line, or ended by NUL with -0. */
static void add_from(struct cli_files *files, const struct cli_arguments *arguments)
{
    bool standard = strcmp(arguments->files_from, "-") == 0;
    FILE *list = standard ? stdin : cli_open_file(arguments->files_from);
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    int end = arguments->zero ? '\0' : '\n';
    if (!list) {
        cli_complain(arguments, N_("the list of files \"%s\" cannot be read: %s"), arguments->files_from, cli_reason(arguments, errno));
        files->trouble = true;
        return;
    }
    while ((length = getdelim(&line, &room, end, list)) > 0) {
        if (line[length - 1] == end)
            line[--length] = '\0';
        if (!arguments->zero && length > 0 && line[length - 1] == '\r')
            line[--length] = '\0';
        if (length > 0)
            add_operand(files, arguments, line);
    }
    if (ferror(list)) {
        cli_complain(arguments, N_("the list of files \"%s\" cannot be read: %s"), arguments->files_from, cli_reason(arguments, errno));
        files->trouble = true;
    }
    free(line);
    if (!standard)
        fclose(list);
}

void cli_files_collect(struct cli_files *files, const struct cli_arguments *arguments)
{
    memset(files, 0, sizeof *files);
    for (size_t i = 0; i < arguments->outputs.count; i++)
        note_written(files, arguments->outputs.items[i]);
    note_written(files, arguments->cache);
    note_written(files, arguments->write_baseline);
    for (size_t i = 0; i < arguments->path_count; i++)
        add_operand(files, arguments, arguments->paths[i]);
    if (arguments->files_from)
        add_from(files, arguments);
}

void cli_files_clear(struct cli_files *files)
{
    for (size_t i = 0; i < files->count; i++)
        free(files->paths[i]);
    free(files->paths);
}

static bool holds_regions(const char *folder)
{
    char path[4200];
    struct stat about;
    int n = snprintf(path, sizeof path, "%s/regions", folder);
    return n > 0 && (size_t)n < sizeof path && stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

/* The models that belong to this very program: of the prefix it was moved to, or of the tree it was built in. NULL leaves it to the
   library, which knows $CHAIN_DATA and where it was installed. */
const char *cli_own_models(char *folder, size_t size)
{
    static const char *const places[] = {"../share/chain", "../../models"};
    const char *named = getenv("CHAIN_DATA");
    ssize_t length = named && named[0] ? -1 : readlink("/proc/self/exe", folder, size - 32);
    if (length <= 0)
        return NULL;
    folder[length] = '\0';
    char *end = strrchr(folder, '/');
    for (size_t i = 0; end && i < sizeof places / sizeof places[0]; i++) {
        strcpy(end + 1, places[i]);
        if (holds_regions(folder))
            return folder;
    }
    return NULL;
}

chain_status cli_read_stdin(size_t most, char **bytes, size_t *length)
{
    size_t room = 65536;
    *length = 0;
    *bytes = malloc(room);
    while (*bytes) {
        size_t n = fread(*bytes + *length, 1, room - *length, stdin);
        *length += n;
        if (n == 0 || *length > (most ? most : MOST_STDIN))
            break;
        if (*length == room) {
            char *bigger = realloc(*bytes, room *= 2);
            if (!bigger)
                free(*bytes);
            *bytes = bigger;
        }
    }
    if (*bytes && ferror(stdin)) {
        free(*bytes);
        *bytes = NULL;
        return CHAIN_IO_READ;
    }
    return *bytes ? CHAIN_OK : CHAIN_NO_MEMORY;
}

const char *cli_stdin_name(const struct cli_arguments *arguments)
{
    return arguments->stdin_name ? arguments->stdin_name : "<stdin>";
}

static chain_status load_stdin(const struct cli_arguments *arguments, const chain_load_options *options, chain_model **model)
{
    size_t length = 0;
    char *bytes;
    chain_status status = cli_read_stdin(options->max_bytes, &bytes, &length);
    *model = NULL;
    if (status == CHAIN_OK)
        status = chain_load_memory(bytes, length, cli_stdin_name(arguments), options, model);
    free(bytes);
    return status;
}

chain_status cli_load(const struct cli_arguments *arguments, const char *path, chain_model **model)
{
    char folder[4096];
    chain_load_options options = CHAIN_LOAD_OPTIONS_INIT;
    options.data = cli_own_models(folder, sizeof folder);
    return strcmp(path, "-") == 0 ? load_stdin(arguments, &options, model) : chain_load(path, &options, model);
}
