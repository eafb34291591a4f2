/* Which bytes are what. */
#include "read/scan.h"

enum { N = CHAIN_SCAN_NAME, S = CHAIN_SCAN_STOP };

const unsigned char chain_scan_bytes[256] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, S, S, 0, 0, S, 0, 0, /* controls */
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, /* controls */
    0, 0, S, 0, 0, 0, S, S, 0, 0, 0, 0, 0, N, N, 0, /*  !"#$%&'()+,-. */
    N, N, N, N, N, N, N, N, N, N, N, 0, S, 0, 0, 0, /* 0123456789:;<=>? */
    0, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, /* @ABCDEFGHIJKLMNO */
    N, N, N, N, N, N, N, N, N, N, N, 0, 0, 0, 0, N, /* PQRSTUVWXYZ[\]^_ */
    0, N, N, N, N, N, N, N, N, N, N, N, N, N, N, N, /* `abcdefghijklmno */
    N, N, N, N, N, N, N, N, N, N, N, 0, 0, 0, 0, 0, /* pqrstuvwxyz{|}~ */
};
