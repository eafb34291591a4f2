/**
 * @file
 * Making a chain without XML: for programs that have their chains in a database, a form, a conversation.
 *
 * @code
 * chain_builder *b = chain_builder_new("chain", "hello");
 * chain_object *client = chain_builder_add(b, NULL, "actor", "client");
 * chain_builder_set(b, client, CHAIN_F_KIND, "client");
 * chain_object *pain = chain_builder_add(b, NULL, "start", "pain");
 * chain_builder_set(b, pain, CHAIN_F_ACTOR, "client");
 * chain_builder_text(b, pain, CHAIN_TEXT_NAME, CHAIN_LANG_FI, "Selkäkipu");
 * chain_model *model = NULL;
 * if (chain_builder_finish(b, &model) == CHAIN_OK) { ... chain_check(model, NULL, findings) ... }
 * @endcode
 *
 * Values are given as they are written in chain XML, and what is wrong with them is told by chain_check(), as for a file:
 * the calls here do not fail one by one. The only failure is memory: it is remembered and returned by chain_builder_finish().
 *
 * Threads: a builder belongs to one thread at a time. NULL: a NULL builder or object makes a call do nothing.
 */
#ifndef CHAIN_BUILDER_H
#define CHAIN_BUILDER_H

#include "chain/export.h"
#include "chain/model.h"
#include "chain/status.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Makes one model, then is used up. */
typedef struct chain_builder chain_builder;

/**
 * Starts a document.
 * @param root  "chain", "region" or "rules"
 * @param id    its id, or NULL
 * @return a builder to be given to chain_builder_finish() or chain_builder_free(), or NULL without memory or with an unknown root
 */
CHAIN_API CHAIN_MUST_USE chain_builder *chain_builder_new(const char *root, const char *id);

/** Throws a builder away. NULL is fine. */
CHAIN_API void chain_builder_free(chain_builder *builder);

/** The root object, for setting its fields and texts. */
CHAIN_API chain_object *chain_builder_root(chain_builder *builder);

/**
 * Adds an object.
 * @param builder  the builder
 * @param parent   what holds it; NULL = the section of the root where such elements belong
 * @param element  name of the chain XML element: "actor", "step", "handoff", "availability" ...
 * @param id       its id, or NULL
 * @return the new object, borrowed from the builder; NULL when there is no such element, it may not stand there, or memory ran out
 */
CHAIN_API chain_object *chain_builder_add(chain_builder *builder, chain_object *parent, const char *element, const char *id);

/** Sets a field, as it would be written in chain XML; the last call wins. The value is copied. */
CHAIN_API void chain_builder_set(chain_builder *builder, chain_object *object, chain_field field, const char *value);

/** Adds a text in a language (CHAIN_LANG_NONE = the document's). The words are copied. A text that the element cannot have is
 * not added; chain_check() tells of it. */
CHAIN_API void chain_builder_text(chain_builder *builder, chain_object *object, chain_text_kind kind, chain_lang lang,
                                  const char *words);

/**
 * Resolves references, numbers the objects and builds the graph. The builder is used up, whatever the result.
 * @param builder  the builder; NULL gives CHAIN_BAD_ARGUMENT
 * @param model    gets the model, to be freed with chain_model_free()
 * @return CHAIN_OK or CHAIN_NO_MEMORY (then *model is NULL)
 */
CHAIN_API CHAIN_MUST_USE chain_status chain_builder_finish(chain_builder *builder, chain_model **model);

#ifdef __cplusplus
}
#endif

#endif
