/* What the reader does not understand is kept as it stands, so that writing a file again loses nothing. */
#ifndef CHAIN_READ_KEEP_H
#define CHAIN_READ_KEEP_H

#include "read/text.h"
#include "read/xml.h"

/* Declarations of prefixes that an element makes. */
void chain_keep_namespaces(struct chain_builder *builder, struct chain_foreign_attribute **list,
                           const struct chain_xml_element *element);
/* An attribute under its qualified name. */
void chain_keep_attribute(struct chain_builder *builder, struct chain_foreign_attribute **list,
                          const struct chain_xml_attribute *attribute);

/* What an element taken whole draws from around it: when written again, the default namespace will be ours. */
struct chain_kept_scope {
    const char *default_uri; /* the default namespace around it, NULL = none */
    bool own_default;        /* it declares one itself, or names without prefix mean our own namespace */
};

/* The XML text of an element, made fit to stand where the default namespace is ours. */
void chain_keep_element(struct chain_read_text *text, const char *bytes, size_t length, const struct chain_kept_scope *scope);

#endif
