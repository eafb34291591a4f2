/* Cairo writes the time of day into a PDF: the same picture would have other bytes each second. */
#include <string.h>

#include "draw/formats.h"

/* As long as what it replaces, so that the table of offsets stays true. */
static void still_the_clock(char *bytes, size_t length)
{
    static const char key[] = "/CreationDate (D:";
    static const char epoch[] = "19700101000000";
    size_t need = sizeof key - 1 + sizeof epoch - 1;
    for (size_t i = 0; i + need <= length; i++) {
        if (bytes[i] != '/' || memcmp(bytes + i, key, sizeof key - 1) != 0)
            continue;
        char *digit = bytes + i + sizeof key - 1;
        memcpy(digit, epoch, sizeof epoch - 1);
        digit += sizeof epoch - 1;
        /* The time zone: every digit of it becomes 0. */
        for (; digit < bytes + length && *digit != ')'; digit++)
            if (*digit >= '0' && *digit <= '9')
                *digit = '0';
        return;
    }
}

bool chain_pdf_finish(struct chain_ink *out, const struct chain_picture *picture, const char *bytes, size_t length)
{
    (void)picture;
    chain_ink_bytes(out, bytes, length);
    if (!out->failed)
        still_the_clock(out->bytes, out->length);
    return !out->failed;
}
