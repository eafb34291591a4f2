#include "chain/status.h"

#define N_(text) text

const char *chain_status_text(chain_status status)
{
    switch (status) {
    case CHAIN_OK: return N_("ok");
    case CHAIN_NO_MEMORY: return N_("out of memory");
    case CHAIN_BAD_ARGUMENT: return N_("bad argument");
    case CHAIN_IO_OPEN: return N_("cannot open the file");
    case CHAIN_IO_READ: return N_("cannot read the file");
    case CHAIN_IO_WRITE: return N_("cannot write the file");
    case CHAIN_NOT_XML: return N_("not well-formed XML");
    case CHAIN_LIMIT: return N_("a limit was hit");
    case CHAIN_UNSUPPORTED: return N_("not supported");
    case CHAIN_NOT_A_CHAIN: return N_("not a chain");
    case CHAIN_DRAW_FAILED: return N_("drawing failed");
    }
    return N_("unknown status");
}
