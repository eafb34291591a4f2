/* counts FILE...: how many elements of each kind the reader sees in BPMN documents, one kind a line: "12 userTask"; before it
   the file, when there are several. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain/chain.h"
#include "model/bpmn.h"
#include "model/model.h"

struct names {
    const char **items;
    size_t count, room;
};

static void add(struct names *names, const char *name)
{
    if (names->count == names->room) {
        names->room = names->room ? names->room * 2 : 256;
        names->items = realloc(names->items, names->room * sizeof *names->items);
        if (!names->items)
            abort();
    }
    names->items[names->count++] = name;
}

static void walk(struct names *names, const struct chain_markup *markup)
{
    if (!markup->local || markup->name == CHAIN_BPMN_E_EXTENSION_ELEMENTS)
        return;
    if (markup->uri && (strcmp(markup->uri, CHAIN_BPMN_URI) == 0 || strcmp(markup->uri, CHAIN_BPMN_DI_URI) == 0))
        add(names, markup->local);
    for (const struct chain_markup *child = markup->first; child; child = child->next)
        walk(names, child);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool tell(const char *path, bool named)
{
    chain_model *model = NULL;
    struct names names = {NULL, 0, 0};
    if (chain_load(path, NULL, &model) != CHAIN_OK || !model->bpmn) {
        chain_model_free(model);
        return false;
    }
    walk(&names, model->bpmn->root);
    qsort(names.items, names.count, sizeof *names.items, by_name);
    for (size_t i = 0, next; i < names.count; i = next) {
        for (next = i + 1; next < names.count && strcmp(names.items[i], names.items[next]) == 0;)
            next++;
        printf("%s%s%zu %s\n", named ? path : "", named ? ": " : "", next - i, names.items[i]);
    }
    free(names.items);
    chain_model_free(model);
    return true;
}

int main(int argc, char **argv)
{
    bool good = argc > 1;
    for (int i = 1; i < argc; i++)
        good = tell(argv[i], argc > 2) && good;
    return good ? 0 : 1;
}
