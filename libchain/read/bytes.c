#include "read/bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/pages.h"

#define FIRST_PIECE 65536u

static chain_status cannot(struct chain_bytes *bytes, chain_status status, const char *reason)
{
    free(bytes->data);
    bytes->data = NULL;
    bytes->length = bytes->room = 0;
    bytes->reason = reason;
    return status;
}

static const char *reason_for(int error)
{
    switch (error) {
    case ENOENT: return "no such file";
    case EACCES: case EPERM: return "no permission to read it";
    case ENOTDIR: return "a part of the path is no folder";
    case EISDIR: return "it is a folder";
    case ELOOP: return "the links lead in a circle";
    case ENAMETOOLONG: return "the path is too long";
    case EMFILE: case ENFILE: return "too many files are open";
    default: return "reading failed";
    }
}

/* For so many bytes and a NUL. */
static bool reserve(struct chain_bytes *bytes, size_t room)
{
    if (room <= bytes->room)
        return true;
    free(bytes->data);
    bytes->data = malloc(room + 1);
    bytes->room = bytes->data ? room : 0;
    chain_pages_prefer_large(bytes->data, room);
    return bytes->data != NULL;
}

/* Reads to the end or past the cap; the size that stat() told is only a first guess, since files grow and shrink. */
static chain_status read_all(int fd, size_t guess, bool regular, const char *first, size_t most, struct chain_bytes *bytes)
{
    if (!reserve(bytes, guess + 1))
        return cannot(bytes, CHAIN_NO_MEMORY, NULL);
    if (first)
        bytes->data[bytes->length++] = *first;
    for (;;) {
        ssize_t n = read(fd, bytes->data + bytes->length, bytes->room - bytes->length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return cannot(bytes, CHAIN_IO_READ, reason_for(errno));
        if (n == 0)
            break;
        bytes->length += (size_t)n;
        if (bytes->length > most)
            return cannot(bytes, CHAIN_LIMIT, "it is too large");
        /* One byte more was asked for than a regular file has, and none came: it has not grown. */
        if (regular && bytes->length == guess)
            break;
        if (bytes->length == bytes->room) {
            char *bigger = realloc(bytes->data, bytes->room * 2 + 1);
            if (!bigger)
                return cannot(bytes, CHAIN_NO_MEMORY, NULL);
            bytes->data = bigger;
            bytes->room *= 2;
        }
    }
    bytes->data[bytes->length] = '\0';
    return CHAIN_OK;
}

static bool wait_no_more(int fd)
{
    int flags = fcntl(fd, F_GETFL);
    return flags >= 0 && fcntl(fd, F_SETFL, flags & ~O_NONBLOCK) == 0;
}

/* A pipe that nobody writes to would hold up all other files. Who comes within a second is waited for; what was read is kept. */
static chain_status read_pipe(int fd, size_t most, struct chain_bytes *bytes)
{
    const struct timespec moment = {0, 50000000};
    char first;
    ssize_t got = 0;
    for (int turn = 0; turn < 20 && ((got = read(fd, &first, 1)) == 0 || (got < 0 && errno == EINTR)); turn++)
        nanosleep(&moment, NULL);
    if (got == 0)
        return cannot(bytes, CHAIN_IO_READ, "it is a pipe that nobody writes to");
    if ((got < 0 && errno != EAGAIN) || !wait_no_more(fd))
        return cannot(bytes, CHAIN_IO_READ, reason_for(errno));
    return read_all(fd, FIRST_PIECE, false, got > 0 ? &first : NULL, most, bytes);
}

chain_status chain_bytes_read(const char *path, size_t most, struct chain_bytes *bytes)
{
    memset(bytes, 0, sizeof *bytes);
    return chain_bytes_read_again(path, most, bytes);
}

chain_status chain_bytes_read_again(const char *path, size_t most, struct chain_bytes *bytes)
{
    struct stat about;
    bytes->length = 0;
    bytes->reason = NULL;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return cannot(bytes, CHAIN_IO_OPEN, reason_for(errno));
    chain_status status;
    if (fstat(fd, &about) != 0)
        status = cannot(bytes, CHAIN_IO_READ, reason_for(errno));
    else if (S_ISDIR(about.st_mode))
        status = cannot(bytes, CHAIN_IO_READ, "it is a folder");
    else if (S_ISFIFO(about.st_mode))
        status = read_pipe(fd, most, bytes);
    else if (!S_ISREG(about.st_mode))
        status = cannot(bytes, CHAIN_IO_READ, "it is a device");
    else if ((size_t)about.st_size > most)
        status = cannot(bytes, CHAIN_LIMIT, "it is too large");
    else
        status = read_all(fd, about.st_size > 0 ? (size_t)about.st_size : FIRST_PIECE, about.st_size > 0, NULL, most, bytes);
    close(fd);
    return status;
}
