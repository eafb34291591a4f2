/* What the reader does not understand is kept as it stands, so that writing a file again loses nothing. */
#ifndef CHAIN_READ_KEEP_H
#define CHAIN_READ_KEEP_H

#include "read/xml.h"

/* Declarations of prefixes that an element makes. */
void chain_keep_namespaces(struct chain_builder *builder, struct chain_foreign_attribute **list,
                           const struct chain_xml_element *element);
/* An attribute under its qualified name. */
void chain_keep_attribute(struct chain_builder *builder, struct chain_foreign_attribute **list,
                          const struct chain_xml_attribute *attribute);

/* What an element taken whole draws from outside of it: it is written inside another element than it stood in. */
struct chain_kept_scope {
    const char *default_uri;  /* the default namespace around it, NULL = none */
    bool own_default;         /* it declares one itself, or names without prefix mean our own namespace */
    const char *declarations; /* xmlns:... of a text element around it, which it must carry itself; "" = none */
};

/* The declarations of a text element that an element in it does not make itself, as attributes with a blank before each. */
const char *chain_keep_declarations(struct chain_builder *builder, const struct chain_foreign_attribute *outer,
                                    const struct chain_xml_element *element);
/* The XML text of an element as a child of an object; parent NULL = beside the root. */
void chain_keep_element(struct chain_builder *builder, struct chain_object *parent, const char *bytes, size_t length,
                        const struct chain_kept_scope *scope, struct chain_place_in_file place);
/* Loose text, kept as XML text. */
void chain_keep_words(struct chain_builder *builder, struct chain_object *parent, const char *bytes, size_t length);

#endif
