/* The builder from the inside: what readers need beyond the public calls. */
#ifndef CHAIN_MODEL_BUILDER_H
#define CHAIN_MODEL_BUILDER_H

#include "chain/builder.h"
#include "model/format.h"
#include "model/kinds_memory.h"
#include "model/model.h"
#include "model/problem.h"

struct chain_builder {
    struct chain_model *model;
    uint8_t file;   /* which file the next objects come from; above 0 they are included ones */
    bool out_of_memory;
    bool lean;      /* see chain_load_options */
    struct chain_kind_memory *kinds, own_kinds;
    struct chain_scratch *scratch; /* of a reader, NULL = none */
};

/* A builder without a root yet: the reader adds it. What is emptied (NULL = nothing) becomes its model; kinds (NULL = its own)
   stay until it is finished. NULL without memory, and then emptied is freed. */
struct chain_builder *chain_builder_start(struct chain_model *emptied, struct chain_kind_memory *kinds);
/* Nothing of the model is left but its memory, for the next one; NULL, and it is freed, when that is too much to keep. */
struct chain_model *chain_model_empty(struct chain_model *model);

struct chain_place_in_file {
    uint32_t line, column, end_line, end_column;
};

struct chain_object *chain_builder_add_element(struct chain_builder *builder, struct chain_object *parent, int element,
                                               struct chain_place_in_file place);
/* builder_values.c: sets an attribute from bytes that need not end with NUL; place is for a problem with the value. */
void chain_builder_set_bytes(struct chain_builder *builder, struct chain_object *object,
                             const struct chain_attribute *attribute, const char *bytes, size_t length,
                             struct chain_place_in_file place);
/* The text, so that the reader may keep attributes on it; NULL without memory. */
struct chain_text *chain_builder_text_bytes(struct chain_builder *builder, struct chain_object *object, int kind, int lang,
                                            bool spoken, const char *bytes, size_t length);
/* The same with words that stay as long as the model. */
struct chain_text *chain_builder_text_kept(struct chain_builder *builder, struct chain_object *object, int kind, int lang,
                                           bool spoken, const char *words);
/* Gives a text what few texts have. False without memory. */
bool chain_builder_extend(struct chain_builder *builder, struct chain_text *text, const struct chain_object *after,
                          struct chain_foreign_attribute *foreign, const char *markup);
/* Keeps an attribute as it was written, in the list of an object or a text. */
void chain_builder_keep(struct chain_builder *builder, struct chain_foreign_attribute **list, const char *name,
                        const char *value, size_t length);
/* A comment or foreign element as a child. */
void chain_builder_verbatim(struct chain_builder *builder, struct chain_object *parent, int element, const char *bytes,
                            size_t length, struct chain_place_in_file place);
/* Notes a problem; args are copied, at most four, NULL ends them early. */
void chain_builder_problem(struct chain_builder *builder, enum chain_problem_code code, const struct chain_object *object,
                           struct chain_place_in_file place, const char *const *args);
/* Interned copies. */
const char *chain_builder_intern(struct chain_builder *builder, const char *bytes, size_t length);
/* A further file (region, rules, sub-chain): objects added from now on belong to it. False when there are too many. */
bool chain_builder_begin_file(struct chain_builder *builder, const char *path);
void chain_builder_end_file(struct chain_builder *builder);

/* The language of a tag: "fi-FI" is Finnish for us. CHAIN_LANG_NONE for one that we have no name for, such as "so". */
chain_lang chain_builder_language(const char *tag, size_t length);

/* resolve.c: references, ids, numbers, adjacency. */
void chain_builder_resolve(struct chain_builder *builder);

static inline struct chain_place_in_file chain_place_of(const struct chain_object *object)
{
    return (struct chain_place_in_file){object->line, object->column, object->end_line, object->end_column};
}

#endif
