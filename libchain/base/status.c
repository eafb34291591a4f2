#include "chain/status.h"

const char *chain_status_text(chain_status status)
{
    switch (status) {
    case CHAIN_OK: return "ok";
    case CHAIN_NO_MEMORY: return "out of memory";
    case CHAIN_BAD_ARGUMENT: return "bad argument";
    case CHAIN_IO_OPEN: return "cannot open the file";
    case CHAIN_IO_READ: return "cannot read the file";
    case CHAIN_IO_WRITE: return "cannot write the file";
    case CHAIN_NOT_XML: return "not well-formed XML";
    case CHAIN_LIMIT: return "a limit was hit";
    case CHAIN_UNSUPPORTED: return "not supported";
    case CHAIN_NOT_A_CHAIN: return "not a chain";
    case CHAIN_DRAW_FAILED: return "drawing failed";
    }
    return "unknown status";
}
