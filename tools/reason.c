/* Why the system refused something, in the reader's language: the system knows only that of an installed locale. */
#include "cli.h"

#include <errno.h>
#include <string.h>

static const struct {
    int number;
    const char *words;
} reasons[] = {
    {ENOENT, N_("No such file or directory")},
    {EACCES, N_("Permission denied")},
    {EPERM, N_("Operation not permitted")},
    {EISDIR, N_("Is a directory")},
    {ENOTDIR, N_("Not a directory")},
    {ENOSPC, N_("No space left on device")},
    {EDQUOT, N_("Disk quota exceeded")},
    {EFBIG, N_("File too large")},
    {EROFS, N_("Read-only file system")},
    {EEXIST, N_("File exists")},
    {EBUSY, N_("Device or resource busy")},
    {ETXTBSY, N_("Text file busy")},
    {EMFILE, N_("Too many open files")},
    {ENFILE, N_("Too many open files in system")},
    {ENAMETOOLONG, N_("File name too long")},
    {ELOOP, N_("Too many levels of symbolic links")},
    {EIO, N_("Input/output error")},
    {EPIPE, N_("Broken pipe")},
    {EBADF, N_("it is closed")},
    {EINVAL, N_("Invalid argument")},
    {ENODEV, N_("it is a device")},
    {ENXIO, N_("nobody reads from this pipe")},
    {ENODATA, N_("nobody writes to this pipe")},
    {ENOMEM, N_("out of memory")},
};

const char *cli_reason(const struct cli_arguments *arguments, int number)
{
    for (size_t i = 0; i < sizeof reasons / sizeof reasons[0]; i++)
        if (reasons[i].number == number)
            return cli_words(arguments, reasons[i].words);
    return strerror(number);
}
