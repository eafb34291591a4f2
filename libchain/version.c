#include "chain/chain.h"

#include "config.h"

const char *chain_version(void)
{
    return CHAIN_BUILT_VERSION;
}
