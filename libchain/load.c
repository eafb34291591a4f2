/* Loading: bytes, the reader for the dialect, the files that the chain names, and the finished model. */
#include "chain/load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "catalog.h"
#include "imports.h"
#include "load.h"
#include "model/builder.h"
#include "read/bytes.h"
#include "read/document.h"
#include "read/scratch.h"
#include "read/xml.h"
#include "watch.h"

#define MAX_BYTES ((size_t)256 << 20)
#define MAX_ELEMENTS 8000000u
#define MAX_STRING ((size_t)10000000) /* the parser itself takes no more */
#define MAX_LINKS 200u
#define MAX_FILES 255u
#define MOST_KEPT ((size_t)1 << 20) /* bytes of a file whose memory is kept for the next one */

struct loading {
    struct chain_builder *builder;
    const chain_load_options *options;
    struct chain_read_limits limits;
    size_t max_bytes;
    const char *path; /* of the main file */
    const struct chain_watch *watch; /* NULL = nobody wants to know */
    bool links_cut;   /* there are more sub-chains than are followed */
};

static const struct chain_place_in_file nowhere = {0, 0, 0, 0};

static void unreadable(struct chain_builder *builder, chain_status status, const char *reason, size_t max_bytes)
{
    char most[32];
    snprintf(most, sizeof most, "%zu", max_bytes);
    const char *limit[] = {"bytes", most, NULL}, *other[] = {reason, NULL};
    chain_builder_problem(builder, status == CHAIN_LIMIT ? CHAIN_PROBLEM_LIMIT : CHAIN_PROBLEM_UNREADABLE, NULL, nowhere,
                          status == CHAIN_LIMIT ? limit : other);
}

static void limit(struct chain_builder *builder, const char *what, size_t most)
{
    char number[32];
    snprintf(number, sizeof number, "%zu", most);
    const char *args[] = {what, number, NULL};
    chain_builder_problem(builder, CHAIN_PROBLEM_LIMIT, builder->model->root, nowhere, args);
}

/* Named twice, read once. */
static bool is_included(const struct chain_model *model, const char *path)
{
    for (uint32_t i = 1; i < model->file_count; i++)
        if (strcmp(model->files[i], path) == 0)
            return true;
    return false;
}

/* Looks for a file that the chain names. */
static bool seek(struct loading *loading, enum chain_catalog_shelf shelf, const char *id, const char *region, char *path, size_t size)
{
    bool found = chain_catalog_find(loading->path, shelf, id, region, loading->options, path, size);
    if (loading->watch)
        loading->watch->sought(loading->watch->context, shelf, id, region, found ? path : NULL);
    return found;
}

/* Reads a file that was found. */
static chain_status read_found(struct loading *loading, const char *path, struct chain_bytes *bytes)
{
    chain_status status = chain_bytes_read(path, loading->max_bytes, bytes);
    if (loading->watch)
        loading->watch->read(loading->watch->context, path, status == CHAIN_OK ? bytes->data : NULL, bytes->length);
    return status;
}

/* A file that the chain names is read into the same builder; what is wrong with it is told under its own path. */
static void include(struct loading *loading, const char *path)
{
    struct chain_bytes bytes;
    if (is_included(loading->builder->model, path))
        return;
    if (!chain_builder_begin_file(loading->builder, path)) {
        limit(loading->builder, "files", MAX_FILES);
        return;
    }
    chain_status status = read_found(loading, path, &bytes);
    if (status == CHAIN_OK)
        status = chain_read_document(loading->builder, bytes.data, bytes.length, &loading->limits);
    else
        unreadable(loading->builder, status, bytes.reason, loading->max_bytes);
    if (status == CHAIN_NO_MEMORY)
        loading->builder->out_of_memory = true;
    free(bytes.data);
    chain_builder_end_file(loading->builder);
}

static void missing(struct loading *loading, const struct chain_object *object, const char *what, const char *id)
{
    const char *args[] = {what, id, NULL};
    chain_builder_problem(loading->builder, CHAIN_PROBLEM_MISSING_FILE, object, chain_place_of(object), args);
}

static void include_named(struct loading *loading, enum chain_catalog_shelf shelf, const char *what, const char *id)
{
    char path[4096];
    if (seek(loading, shelf, id, NULL, path, sizeof path))
        include(loading, path);
    else
        missing(loading, loading->builder->model->root, what, id);
}

static void include_rules(struct loading *loading, const char *names)
{
    char id[128];
    while (*names) {
        size_t n = strcspn(names, " \t\r\n");
        if (n > 0 && n < sizeof id) {
            memcpy(id, names, n);
            id[n] = '\0';
            include_named(loading, CHAIN_SHELF_RULES, "rules", id);
        }
        names += n;
        names += strspn(names, " \t\r\n");
    }
}

static struct chain_link *find_link(struct chain_model *model, const char *id)
{
    for (uint32_t i = 0; i < model->by_type[CHAIN_LINK].count; i++)
        if (strcmp(model->by_type[CHAIN_LINK].items[i]->id, id) == 0)
            return (struct chain_link *)model->by_type[CHAIN_LINK].items[i];
    return NULL;
}

static struct chain_link *add_link(struct loading *loading, const char *id)
{
    struct chain_model *model = loading->builder->model;
    struct chain_link *link = find_link(model, id);
    if (link || model->by_type[CHAIN_LINK].count >= MAX_LINKS)
        return link;
    link = (struct chain_link *)chain_builder_add_element(loading->builder, NULL, CHAIN_E_LINK, nowhere);
    if (!link)
        return NULL;
    link->head.id = chain_builder_intern(loading->builder, id, strlen(id));
    link->head.flags |= CHAIN_OBJECT_IMPLIED;
    return link;
}

/* The ids of the steps with a role, parted by blanks; NULL without memory. */
static const char *ids_with_role(struct loading *loading, const struct chain_model *chain, int role)
{
    size_t room = 1, used = 0;
    for (size_t i = 0; i < chain_step_count(chain); i++) {
        const struct chain_step *step = chain_step_at(chain, i);
        room += step->role == role && step->head.id ? strlen(step->head.id) + 1 : 0;
    }
    char *ids = chain_arena_alloc(&loading->builder->model->arena, room);
    for (size_t i = 0; ids && i < chain_step_count(chain); i++) {
        const struct chain_step *step = chain_step_at(chain, i);
        if (step->role == role && step->head.id)
            used += (size_t)snprintf(ids + used, room - used, "%s%s", used ? " " : "", step->head.id);
    }
    return ids;
}

static void copy_texts(struct loading *loading, const struct chain_model *chain, struct chain_link *link)
{
    for (const struct chain_text *text = chain->root->texts; text; text = text->next)
        if (text->kind == CHAIN_TEXT_TITLE)
            chain_builder_text_bytes(loading->builder, &link->head, CHAIN_TEXT_TITLE, text->lang, true, text->words,
                                     strlen(text->words));
}

/* What a chain needs to know of another: where it starts and ends, and which sub-chains it has itself. */
static void describe_link(struct loading *loading, struct chain_link *link, const struct chain_model *chain)
{
    size_t subchains = 0, found = 0;
    link->starts = ids_with_role(loading, chain, CHAIN_ROLE_START);
    link->ends = ids_with_role(loading, chain, CHAIN_ROLE_END);
    copy_texts(loading, chain, link);
    for (size_t i = 0; i < chain_step_count(chain); i++)
        subchains += chain_step_at(chain, i)->more->chain != NULL;
    link->leads_to.items = chain_arena_array(&loading->builder->model->arena, subchains + 1, sizeof *link->leads_to.items);
    for (size_t i = 0; link->leads_to.items && i < chain_step_count(chain); i++) {
        const char *id = chain_step_at(chain, i)->more->chain;
        struct chain_link *next = id ? add_link(loading, id) : NULL;
        if (id && !next)
            loading->links_cut = true;
        if (next)
            link->leads_to.items[found++] = (struct chain_ref){next->head.id, &next->head};
    }
    link->leads_to.count = (uint32_t)found;
}

static void follow_link(struct loading *loading, struct chain_link *link)
{
    struct chain_model *chain = NULL;
    char path[4096];
    chain_load_options alone = CHAIN_LOAD_OPTIONS_INIT;
    const struct chain_root *root = (const struct chain_root *)loading->builder->model->root;
    alone.alone = alone.lean = true;
    alone.max_bytes = loading->max_bytes;
    if (!seek(loading, CHAIN_SHELF_CHAIN, link->head.id, root->region, path, sizeof path))
        return;
    struct chain_bytes bytes;
    chain_status status = read_found(loading, path, &bytes);
    if (status == CHAIN_OK)
        status = chain_load_memory(bytes.data, bytes.length, path, &alone, &chain);
    free(bytes.data);
    if (status == CHAIN_NO_MEMORY)
        loading->builder->out_of_memory = true;
    if (status == CHAIN_OK && chain->root->type == CHAIN_CHAIN) {
        link->path = chain_builder_intern(loading->builder, path, strlen(path));
        describe_link(loading, link, chain);
    }
    chain_model_free(chain);
}

/* All chains that this one leads to, the sub-chains of sub-chains too: each file is read once. */
static void follow_links(struct loading *loading)
{
    struct chain_model *model = loading->builder->model;
    for (uint32_t i = 0; i < model->by_type[CHAIN_STEP].count; i++) {
        const struct chain_step *step = chain_step_at(model, i);
        if (step->more->chain && !add_link(loading, step->more->chain))
            loading->links_cut = true;
    }
    for (uint32_t i = 0; i < model->by_type[CHAIN_LINK].count; i++)
        follow_link(loading, (struct chain_link *)model->by_type[CHAIN_LINK].items[i]);
    for (uint32_t i = 0; i < model->by_type[CHAIN_STEP].count; i++) {
        const struct chain_step *step = chain_step_at(model, i);
        const struct chain_link *link = step->more->chain ? find_link(model, step->more->chain) : NULL;
        /* A process that a BPMN file calls may live anywhere. */
        if (link && !link->path && !model->bpmn)
            missing(loading, &step->head, "chain", step->more->chain);
    }
    if (loading->links_cut)
        limit(loading->builder, "sub-chains", MAX_LINKS);
}

static void follow_names(struct loading *loading)
{
    const struct chain_object *object = loading->builder->model->root;
    const struct chain_root *root = (const struct chain_root *)object;
    if (object->type != CHAIN_CHAIN)
        return;
    if (root->region)
        include_named(loading, CHAIN_SHELF_REGION, "region", root->region);
    if (root->rules)
        include_rules(loading, root->rules);
    follow_links(loading);
    chain_imports_check(loading->builder, loading->path, loading->options, loading->max_bytes);
}

static chain_status finish(struct loading *loading, chain_status status, chain_model **model)
{
    struct chain_builder *builder = loading->builder;
    if (status == CHAIN_NO_MEMORY)
        builder->out_of_memory = true;
    if (status != CHAIN_OK)
        builder->model->broken = 1;
    chain_status finished = chain_builder_finish(builder, model);
    return finished == CHAIN_OK ? status : finished;
}

/* A program built with an older header knows fewer members. */
static void set_limits(struct loading *loading, const chain_load_options *options)
{
    chain_load_options chosen = CHAIN_LOAD_OPTIONS_INIT;
    if (options)
        memcpy(&chosen, options, options->size < sizeof chosen ? options->size : sizeof chosen);
    loading->max_bytes = chosen.max_bytes ? chosen.max_bytes : MAX_BYTES;
    loading->builder->lean = chosen.lean;
    loading->limits.max_elements = chosen.max_elements ? chosen.max_elements : MAX_ELEMENTS;
    loading->limits.max_depth = chosen.max_depth && chosen.max_depth < CHAIN_XML_DEPTH ? chosen.max_depth : CHAIN_XML_DEPTH;
    loading->limits.max_string = chosen.max_string ? chosen.max_string : MAX_STRING;
}

static bool begin(struct loading *loading, const char *path, const chain_load_options *options, struct chain_scratch *scratch)
{
    memset(loading, 0, sizeof *loading);
    loading->builder = chain_builder_start(scratch->model, &scratch->kinds);
    scratch->model = NULL;
    if (!loading->builder)
        return false;
    loading->builder->scratch = scratch;
    loading->options = options;
    loading->path = path;
    set_limits(loading, options);
    if (path)
        loading->builder->model->files[0] = chain_builder_intern(loading->builder, path, strlen(path));
    return true;
}

static chain_status read_main(struct loading *loading, const char *bytes, size_t length)
{
    chain_status status = chain_read_document(loading->builder, bytes, length, &loading->limits);
    if (status == CHAIN_OK && !(loading->options && loading->options->alone))
        follow_names(loading);
    return status;
}

chain_status chain_load_memory(const void *bytes, size_t length, const char *name, const chain_load_options *options,
                               chain_model **model)
{
    return chain_load_watched(bytes, length, name, options, NULL, model);
}

/* A copy with a NUL behind it, where a file's bytes would be. */
static bool copy_bytes(struct chain_bytes *copy, const void *bytes, size_t length)
{
    copy->data = malloc(length + 1);
    if (!copy->data)
        return false;
    if (length)
        memcpy(copy->data, bytes, length);
    copy->data[length] = '\0';
    copy->length = copy->room = length;
    return true;
}

static chain_status load_bytes(const void *bytes, size_t length, const char *name, const chain_load_options *options,
                               const struct chain_watch *watch, struct chain_scratch *scratch, chain_model **model)
{
    struct loading loading;
    if (!begin(&loading, name, options, scratch))
        return CHAIN_NO_MEMORY;
    loading.watch = watch;
    if (length > loading.max_bytes) {
        unreadable(loading.builder, CHAIN_LIMIT, NULL, loading.max_bytes);
        return finish(&loading, CHAIN_LIMIT, model);
    }
    chain_status status = CHAIN_NO_MEMORY;
    if (copy_bytes(&scratch->bytes, bytes, length))
        status = read_main(&loading, scratch->bytes.data, length);
    return finish(&loading, status, model);
}

chain_status chain_load_watched(const void *bytes, size_t length, const char *name, const chain_load_options *options,
                                const struct chain_watch *watch, chain_model **model)
{
    struct chain_scratch scratch = {.model = NULL};
    if (!model || (!bytes && length))
        return CHAIN_BAD_ARGUMENT;
    *model = NULL;
    chain_status status = load_bytes(bytes, length, name, options, watch, &scratch, model);
    chain_scratch_clear(&scratch);
    return status;
}

/* Large files are few: their bytes are not kept for the next ones. */
static void leave_bytes(struct chain_bytes *bytes)
{
    if (bytes->room <= MOST_KEPT)
        return;
    free(bytes->data);
    *bytes = (struct chain_bytes){.data = NULL};
}

chain_status chain_load_with(struct chain_scratch *scratch, const char *path, const chain_load_options *options, chain_model **model)
{
    struct loading loading;
    struct chain_bytes *bytes = &scratch->bytes;
    if (!path || !model)
        return CHAIN_BAD_ARGUMENT;
    *model = NULL;
    if (!begin(&loading, path, options, scratch))
        return CHAIN_NO_MEMORY;
    chain_status status = chain_bytes_read_again(path, loading.max_bytes, bytes);
    if (status == CHAIN_OK)
        status = read_main(&loading, bytes->data, bytes->length);
    else
        unreadable(loading.builder, status, bytes->reason, loading.max_bytes);
    leave_bytes(bytes);
    return finish(&loading, status, model);
}

chain_status chain_load(const char *path, const chain_load_options *options, chain_model **model)
{
    struct chain_scratch scratch = {.model = NULL};
    chain_status status = chain_load_with(&scratch, path, options, model);
    chain_scratch_clear(&scratch);
    return status;
}
