/* O_TMPFILE is Linux. */
#define _GNU_SOURCE 1
#include "chain/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#ifdef O_TMPFILE
#include <linux/magic.h>
#include <sys/vfs.h>
#endif

#define PATIENCE 1000 /* milliseconds for somebody to begin to read from a pipe */
#define STEM 200      /* bytes of a name that its temporary one begins with: a name may have 255 */

struct chain_output {
    FILE *stream;     /* NULL = memory */
    bool ours;        /* the stream is closed with the output */
    char *path;       /* of a file to be replaced */
    char *temporary;  /* what is written until then */
    bool nameless;    /* it has that name only while it takes its place */
    char *bytes;
    size_t length, room;
    chain_status status; /* the first failure */
    int reason;          /* its errno */
};

static chain_output *output_new(void)
{
    chain_output *output = calloc(1, sizeof *output);
    if (output)
        output->status = CHAIN_OK;
    return output;
}

chain_output *chain_output_memory(void)
{
    chain_output *output = output_new();
    if (output && !(output->bytes = calloc(1, output->room = 256))) {
        free(output);
        return NULL;
    }
    return output;
}

chain_output *chain_output_stream(FILE *stream)
{
    chain_output *output = stream ? output_new() : NULL;
    if (output)
        output->stream = stream;
    return output;
}

static void output_free(chain_output *output)
{
    free(output->path);
    free(output->temporary);
    free(output->bytes);
    free(output);
}

/* One that nobody reads from would hold the program up for ever; a reader that was started together with us is waited for. */
static int open_pipe(const char *path)
{
    const struct timespec moment = {0, 10000000};
    int fd, waited = 0;
    while ((fd = open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC)) < 0 && errno == ENXIO && waited < PATIENCE) {
        nanosleep(&moment, NULL);
        waited += 10;
    }
    if (fd >= 0)
        (void)fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK);
    return fd;
}

static chain_status open_directly(chain_output *output, const char *path, bool pipe)
{
    int fd = pipe ? open_pipe(path) : open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
    output->stream = fd < 0 ? NULL : fdopen(fd, "wb");
    output->ours = true;
    if (!output->stream && fd >= 0)
        close(fd);
    return output->stream ? CHAIN_OK : CHAIN_IO_WRITE;
}

/* The file that a chain of links leads to is replaced, not the link. */
static char *real_target(const char *path, bool exists)
{
    char *real = exists ? realpath(path, NULL) : NULL;
    return real ? real : strdup(path);
}

static void name_beside(char *temporary, size_t size, const char *path, int number)
{
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
    size_t stem = strlen(base) < STEM ? strlen(base) : STEM;
    snprintf(temporary, size, "%.*s.%ld-%d.new", (int)((size_t)(base - path) + stem), path, (long)getpid(), number);
}

/* A new file beside the target, with the permissions that the process gives to new files. */
static int create_beside(char *temporary, size_t size, const char *path)
{
    for (int i = 0; i < 100; i++) {
        name_beside(temporary, size, path, i);
        int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

#ifdef O_TMPFILE
/* Those that are known to give a name to a file that was opened without one. */
static bool names_later(int fd)
{
    static const unsigned long known[] = {EXT4_SUPER_MAGIC, XFS_SUPER_MAGIC, BTRFS_SUPER_MAGIC, TMPFS_MAGIC, F2FS_SUPER_MAGIC,
                                          OVERLAYFS_SUPER_MAGIC};
    struct statfs about;
    char self[64];
    snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
    if (fstatfs(fd, &about) != 0 || access(self, F_OK) != 0)
        return false;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if ((unsigned long)about.f_type == known[i])
            return true;
    return false;
}

/* In the target's folder, without a name: whatever ends the program, nothing is left behind. */
static int create_nameless(char *folder, const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) + 1 : 0;
    memcpy(folder, path, length);
    strcpy(folder + length, ".");
    int fd = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    if (fd >= 0 && !names_later(fd)) {
        close(fd);
        return -1;
    }
    return fd;
}

static bool give_name(chain_output *output)
{
    size_t size = strlen(output->path) + 48;
    char self[64];
    snprintf(self, sizeof self, "/proc/self/fd/%d", fileno(output->stream));
    for (int i = 0; i < 100; i++) {
        name_beside(output->temporary, size, output->path, i);
        output->nameless = linkat(AT_FDCWD, self, AT_FDCWD, output->temporary, AT_SYMLINK_FOLLOW) != 0;
        if (!output->nameless || errno != EEXIST)
            break;
    }
    return !output->nameless;
}
#else
static int create_nameless(char *folder, const char *path)
{
    (void)folder, (void)path;
    return -1;
}

static bool give_name(chain_output *output)
{
    return !output->nameless;
}
#endif

static chain_status refuse(chain_output *output)
{
    int reason = errno;
    free(output->temporary);
    output->temporary = NULL;
    errno = reason;
    return CHAIN_IO_WRITE;
}

static chain_status open_beside(chain_output *output, const char *path, const struct stat *old)
{
    output->path = real_target(path, old != NULL);
    if (!output->path)
        return CHAIN_NO_MEMORY;
    size_t size = strlen(output->path) + 48;
    output->temporary = malloc(size);
    if (!output->temporary)
        return CHAIN_NO_MEMORY;
    /* A file that may not be written stays as it is, though its folder would let us replace it. */
    if (old && access(output->path, W_OK) != 0)
        return refuse(output);
    int fd = create_nameless(output->temporary, output->path);
    output->nameless = fd >= 0;
    if (fd < 0)
        fd = create_beside(output->temporary, size, output->path);
    if (fd < 0)
        return refuse(output);
    if (old)
        (void)fchmod(fd, old->st_mode & 0777);
    output->stream = fdopen(fd, "wb");
    output->ours = true;
    if (!output->stream)
        close(fd);
    return output->stream ? CHAIN_OK : CHAIN_NO_MEMORY;
}

chain_status chain_output_file(const char *path, chain_output **result)
{
    struct stat about;
    if (!path || !result)
        return CHAIN_BAD_ARGUMENT;
    *result = NULL;
    chain_output *output = output_new();
    if (!output)
        return CHAIN_NO_MEMORY;
    chain_status status = CHAIN_OK;
    errno = 0;
    bool exists = stat(path, &about) == 0;
    if (strcmp(path, "-") == 0) {
        output->stream = stdout;
    } else if (errno == ENAMETOOLONG) { /* told now, not when all is written */
        status = CHAIN_IO_WRITE;
    } else if (exists && S_ISDIR(about.st_mode)) {
        errno = EISDIR;
        status = CHAIN_IO_WRITE;
    } else if (exists && !S_ISREG(about.st_mode)) {
        status = open_directly(output, path, S_ISFIFO(about.st_mode));
    } else {
        status = open_beside(output, path, exists ? &about : NULL);
    }
    if (status == CHAIN_OK) {
        *result = output;
    } else {
        int reason = errno;
        chain_output_abandon(output);
        errno = reason;
    }
    return status;
}

static void fail(chain_output *output)
{
    if (output->status != CHAIN_OK)
        return;
    output->reason = errno;
    output->status = CHAIN_IO_WRITE;
}

static bool make_room(chain_output *output, size_t length)
{
    size_t need = output->length + length + 1;
    if (need <= output->room)
        return true;
    size_t room = need > output->room * 2 ? need : output->room * 2;
    char *bigger = realloc(output->bytes, room);
    if (!bigger) {
        output->status = CHAIN_NO_MEMORY;
        return false;
    }
    output->bytes = bigger;
    output->room = room;
    return true;
}

void chain_output_write(chain_output *output, const void *bytes, size_t length)
{
    if (!output || output->status != CHAIN_OK || length == 0)
        return;
    if (output->stream) {
        if (fwrite(bytes, 1, length, output->stream) != length)
            fail(output);
    } else if (make_room(output, length)) {
        memcpy(output->bytes + output->length, bytes, length);
        output->length += length;
        output->bytes[output->length] = '\0';
    }
}

void chain_output_text(chain_output *output, const char *text)
{
    if (text)
        chain_output_write(output, text, strlen(text));
}

const char *chain_output_bytes(const chain_output *output, size_t *length)
{
    if (!output || output->stream)
        return NULL;
    if (length)
        *length = output->length;
    return output->bytes;
}

chain_status chain_output_close(chain_output *output)
{
    if (!output)
        return CHAIN_BAD_ARGUMENT;
    if (output->stream && fflush(output->stream) != 0)
        fail(output);
    /* The bytes must be on the disk before the name points at them. */
    if (output->temporary && output->status == CHAIN_OK && fsync(fileno(output->stream)) != 0)
        fail(output);
    if (output->nameless && output->status == CHAIN_OK && !give_name(output))
        fail(output);
    if (output->stream && output->ours && fclose(output->stream) != 0)
        fail(output);
    if (output->temporary && output->status == CHAIN_OK && rename(output->temporary, output->path) != 0)
        fail(output);
    if (output->temporary && !output->nameless && output->status != CHAIN_OK)
        unlink(output->temporary);
    chain_status status = output->status;
    int reason = output->reason;
    output_free(output);
    if (status == CHAIN_IO_WRITE)
        errno = reason;
    return status;
}

void chain_output_abandon(chain_output *output)
{
    if (!output)
        return;
    if (output->stream && output->ours)
        fclose(output->stream);
    if (output->temporary && !output->nameless)
        unlink(output->temporary);
    output_free(output);
}
