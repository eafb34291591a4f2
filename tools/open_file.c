/* Files that options name: a pipe that nobody writes to and a device are refused. Input files are read by the library. */
#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATIENCE 1000 /* milliseconds for somebody to begin to write */

/* What must be read to see that somebody writes stands in `first`, else it is EOF. */
static bool is_fed(int fd, int *first)
{
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    unsigned char byte;
    if (poll(&wait, 1, PATIENCE) != 0)
        return true;
    ssize_t got = read(fd, &byte, 1);
    *first = got > 0 ? byte : EOF;
    if (got == 0)
        errno = ENODATA;
    return got > 0 || (got < 0 && errno == EAGAIN);
}

static bool is_fit(int fd, int *first)
{
    struct stat about;
    if (fstat(fd, &about) != 0)
        return false;
    if (S_ISDIR(about.st_mode) || S_ISCHR(about.st_mode) || S_ISBLK(about.st_mode)) {
        errno = S_ISDIR(about.st_mode) ? EISDIR : ENODEV;
        return false;
    }
    if (S_ISFIFO(about.st_mode) && !is_fed(fd, first))
        return false;
    int flags = fcntl(fd, F_GETFL);
    return flags >= 0 && fcntl(fd, F_SETFL, flags & ~O_NONBLOCK) == 0;
}

FILE *cli_open_file(const char *path)
{
    int first = EOF, fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    FILE *file = fd >= 0 && is_fit(fd, &first) ? fdopen(fd, "rb") : NULL;
    if (file && first != EOF)
        ungetc(first, file);
    if (fd >= 0 && !file) {
        int why = errno;
        close(fd);
        errno = why;
    }
    return file;
}
