#include "view/view.h"

#include <stdlib.h>
#include <string.h>

const struct chain_view_kind chain_view_kinds[] = {
    {"lanes", N_("All actors in lanes, the client on top"), chain_view_lanes, false},
    {"client", N_("The client's way in plain words: what is met, how long one waits, whom to call"), chain_view_client, false},
    {"handoffs", N_("Who hands over to whom, how, and what passes along"), chain_view_handoffs, false},
    {"information", N_("Information by step: what comes out, is recorded, needed, missing or asked again"), chain_view_information, false},
    {"diff", N_("Two states on one layout: what stays, comes, goes and changes (--against OLD)"), chain_view_diff, false},
    {"coverage", N_("Where each step is available, and in which languages it serves"), chain_view_coverage, false},
    {"path", N_("One journey from a start to an end with its waits and contacts on a time axis"), chain_view_path, false},
    {"map", N_("Many chains: which lead into which, in which region and work; who takes part in several"), chain_view_map, true},
};
const size_t chain_view_kind_count = sizeof chain_view_kinds / sizeof *chain_view_kinds;

const struct chain_view_kind *chain_view_kind_find(const char *name)
{
    for (size_t i = 0; i < chain_view_kind_count; i++)
        if (name && strcmp(chain_view_kinds[i].name, name) == 0)
            return &chain_view_kinds[i];
    return NULL;
}

void chain_view_free(struct chain_view *view)
{
    if (!view)
        return;
    struct chain_arena arena = view->arena;
    chain_arena_clear(&arena);
    free(view);
}
