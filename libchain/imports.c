#include "imports.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "catalog.h"
#include "chain/load.h"
#include "model/bpmn.h"
#include "model/problem.h"

#define MOST_IMPORTS 50
#define MOST_DOUBLES 100

/* A path that leads nowhere but down from the folder of the document. */
static bool is_near(const char *location)
{
    return location && location[0] && location[0] != '/' && !strpbrk(location, ":\\") && !strstr(location, "..") && strlen(location) < 1000;
}

static void note(struct chain_builder *builder, enum chain_problem_code code, const struct chain_markup *markup, const char *a, const char *b)
{
    const char *args[] = {a, b, NULL};
    struct chain_place_in_file place = {markup->line, markup->column, markup->end_line, markup->end_column};
    chain_builder_problem(builder, code, NULL, place, args);
    if (builder->model->last_problem)
        builder->model->last_problem->markup = markup;
}

static bool is_same(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* Ids are told apart within a target namespace. Down the tree, whose depth the XML reader bounds. */
static void compare_ids(struct chain_builder *builder, const struct chain_markup *markup, const struct chain_model *other,
                        const char *location, int *left)
{
    const char *id = markup->id ? chain_strings_find(&other->strings, markup->id, strlen(markup->id)) : NULL;
    const struct chain_markup *theirs = id ? chain_bpmn_find(other->bpmn, id) : NULL;
    char place[1100];
    if (theirs && *left > 0) {
        snprintf(place, sizeof place, "%s:%u", location, theirs->line);
        note(builder, CHAIN_PROBLEM_DUPLICATE_ID, markup, markup->id, place);
        --*left;
    }
    for (const struct chain_markup *child = markup->first; child; child = child->next)
        compare_ids(builder, child, other, location, left);
}

static void look_into(struct chain_builder *builder, const struct chain_markup *import, const char *path, const char *location,
                      size_t max_bytes)
{
    chain_load_options alone = CHAIN_LOAD_OPTIONS_INIT;
    chain_model *other = NULL;
    int left = MOST_DOUBLES;
    alone.alone = alone.lean = true;
    alone.max_bytes = max_bytes;
    chain_status status = chain_load(path, &alone, &other);
    if (status == CHAIN_NO_MEMORY)
        builder->out_of_memory = true;
    if (status == CHAIN_IO_OPEN)
        note(builder, CHAIN_PROBLEM_MISSING_FILE, import, "import", location);
    if (status == CHAIN_OK && other->bpmn && is_same(other->bpmn->target_uri, builder->model->bpmn->target_uri))
        compare_ids(builder, builder->model->bpmn->root, other, location, &left);
    chain_model_free(other);
}

void chain_imports_check(struct chain_builder *builder, const char *path, const chain_load_options *options, size_t max_bytes)
{
    const struct chain_bpmn *bpmn = builder->model->bpmn;
    const struct chain_markup *import = bpmn && path ? chain_markup_child(bpmn->root, CHAIN_BPMN_E_IMPORT) : NULL;
    for (int i = 0; import && i < MOST_IMPORTS; import = chain_markup_next(import, CHAIN_BPMN_E_IMPORT), i++) {
        const char *location = chain_markup_value(import, "location");
        const char *slash = strrchr(path, '/');
        char found[4096];
        if (!is_same(chain_markup_value(import, "importType"), CHAIN_BPMN_URI) || !is_near(location))
            continue;
        int length = snprintf(found, sizeof found, "%.*s%s", slash ? (int)(slash - path) + 1 : 0, path, location);
        if (length <= 0 || (size_t)length >= sizeof found)
            continue;
        if (access(found, F_OK) == 0 && !chain_catalog_reaches(path, found, options))
            note(builder, CHAIN_PROBLEM_MISSING_FILE, import, "import", location);
        else
            look_into(builder, import, found, location, max_bytes);
    }
}
