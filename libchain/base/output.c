#include "chain/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct chain_output {
    FILE *stream;     /* NULL = memory */
    bool ours;        /* the stream is closed with the output */
    char *path;       /* of a file to be replaced */
    char *temporary;  /* what is written until then */
    char *bytes;
    size_t length, room;
    chain_status status; /* the first failure */
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

static chain_status open_directly(chain_output *output, const char *path)
{
    int fd = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC);
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

/* A new file beside the target, with the permissions that the process gives to new files. */
static int create_beside(char *temporary, size_t size, const char *path)
{
    for (int i = 0; i < 100; i++) {
        snprintf(temporary, size, "%s.%ld-%d.new", path, (long)getpid(), i);
        int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
        if (fd >= 0 || errno != EEXIST)
            return fd;
    }
    return -1;
}

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
    int fd = create_beside(output->temporary, size, output->path);
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
    bool exists = stat(path, &about) == 0;
    if (strcmp(path, "-") == 0) {
        output->stream = stdout;
    } else if (exists && S_ISDIR(about.st_mode)) {
        errno = EISDIR;
        status = CHAIN_IO_WRITE;
    } else if (exists && !S_ISREG(about.st_mode)) {
        status = open_directly(output, path);
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
            output->status = CHAIN_IO_WRITE;
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
    if (output->stream && fflush(output->stream) != 0 && output->status == CHAIN_OK)
        output->status = CHAIN_IO_WRITE;
    /* The bytes must be on the disk before the name points at them. */
    if (output->temporary && output->status == CHAIN_OK && fsync(fileno(output->stream)) != 0)
        output->status = CHAIN_IO_WRITE;
    int reason = errno;
    if (output->stream && output->ours && fclose(output->stream) != 0 && output->status == CHAIN_OK) {
        output->status = CHAIN_IO_WRITE;
        reason = errno;
    }
    if (output->temporary && output->status == CHAIN_OK && rename(output->temporary, output->path) != 0) {
        output->status = CHAIN_IO_WRITE;
        reason = errno;
    }
    if (output->temporary && output->status != CHAIN_OK)
        unlink(output->temporary);
    chain_status status = output->status;
    output_free(output);
    errno = reason;
    return status;
}

void chain_output_abandon(chain_output *output)
{
    if (!output)
        return;
    if (output->stream && output->ours)
        fclose(output->stream);
    if (output->temporary)
        unlink(output->temporary);
    output_free(output);
}
