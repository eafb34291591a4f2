/* What the formats for services that show findings beside the code (sarif, gitlab) have in common. */
#ifndef CHAIN_WRITE_CI_H
#define CHAIN_WRITE_CI_H

#include <stdint.h>

#include "rule/findings.h"
#include "write/writers.h"

/*
 * A finding is known again by its rule, subject and kind of message, not by its line; those that are the same in all of them are
 * numbered, file by file, so that no more is kept than one file has. Begin with zero.
 */
struct chain_prints {
    struct chain_print {
        uint64_t hash;
        uint32_t count; /* 0 = free */
    } *slots;
    size_t room, used; /* room is a power of two */
    char *file;        /* of the last finding */
    bool failed;
};
#define CHAIN_PRINT_SIZE 32
/* Without the number, never the same for two rules, subjects or kinds of message except by chance. */
uint64_t chain_print_of(const struct chain_finding *finding);
/* The fingerprint of the next finding, "0123456789abcdef:1". */
void chain_print_put(struct chain_prints *prints, const struct chain_finding *finding, char text[CHAIN_PRINT_SIZE]);
void chain_prints_clear(struct chain_prints *prints);

/* The path of a file below the root as the style has it, without "." and "..", if it is below; else as it is. */
void chain_put_path(struct chain_buffer *buffer, const char *file, const struct chain_findings_style *style);
/* The same as a URI reference: percent-encoded; a path that is not below the root as file:///... */
void chain_put_uri(struct chain_buffer *buffer, const char *file, const struct chain_findings_style *style);

/* First and last line, first column and the column behind the last, none of them 0 and none before the other. */
struct chain_region {
    uint32_t line, column, end_line, end_column;
};
struct chain_region chain_region_of(const chain_place *place);

#endif
