/* The names of one document, as the scanner meets them: equal names are equal pointers, a prefix knows what it stands for now. */
#ifndef CHAIN_READ_SCAN_NAMES_H
#define CHAIN_READ_SCAN_NAMES_H

#include <stddef.h>
#include <stdint.h>

/* Far more than documents have; one with more of them is not plain. */
#define CHAIN_SCAN_NAMES 256u
#define CHAIN_SCAN_SLOTS 512u
#define CHAIN_SCAN_BYTES 8192u

/* The first eight bytes and, of longer ones, the last eight: most names are told apart by these two words alone. */
struct chain_scan_key {
    uint64_t head, tail;
};

struct chain_scan_name {
    struct chain_scan_key key;
    const char *text;                       /* as in the file, ended by NUL */
    struct chain_scan_name *prefix, *local; /* prefix NULL = none; without one the name is its own local part */
    const char *uri;                        /* what it stands for as a prefix; NULL = nothing, or (as default) no namespace */
    uint32_t length;
    uint32_t tag;                           /* the tag in which it was met as an attribute last: it may stand there but once */
};

struct chain_scan_names {
    uint32_t count, used;
    uint16_t slots[CHAIN_SCAN_SLOTS]; /* number of the name + 1, 0 = free; open addressing */
    struct chain_scan_name names[CHAIN_SCAN_NAMES];
    char bytes[CHAIN_SCAN_BYTES];
};

void chain_scan_names_init(struct chain_scan_names *names);
/* A namespace, kept once; NULL when there is no room. */
const char *chain_scan_uri(struct chain_scan_names *names, const char *bytes, size_t length);
/* A name without colon, of which that is known. */
struct chain_scan_name *chain_scan_part(struct chain_scan_names *names, const char *bytes, size_t length);
/* A name of letters, digits, - _ . and colons, parted at its colon; NULL when there is no room or it is none in XML. room: as many
   bytes may be read. */
struct chain_scan_name *chain_scan_name(struct chain_scan_names *names, const char *bytes, size_t length, size_t room);

#endif
