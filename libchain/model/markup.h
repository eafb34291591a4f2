/*
 * A document kept whole, as a tree: for a dialect whose files hold more than the model does (diagrams, other tools' data), so that
 * rules can point at all of it and writing loses nothing. Names and values are interned in the model: equal means same pointer
 * (but for names of nodes and numbers of boxes).
 */
#ifndef CHAIN_MODEL_MARKUP_H
#define CHAIN_MODEL_MARKUP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct chain_markup_attribute {
    const char *uri, *prefix, *local; /* uri and prefix NULL = none */
    const char *value;
    uint32_t line, column, end_line, end_column; /* of the value, of references only; else 0 */
};

/* A declaration of a prefix; NULL = the default namespace. */
struct chain_markup_namespace {
    const char *prefix, *uri;
};

struct chain_markup {
    struct chain_markup *parent, *first, *last, *next;
    const char *uri, *prefix, *local; /* local NULL: not an element */
    const char *id;                   /* the attribute id of an element of the dialect, or NULL */
    const char *text;                 /* of a text, comment or instruction, which stands with its marks; the words of an element
                                         without any other child may stand here instead of in one */
    struct chain_markup_attribute *attributes;
    struct chain_markup_namespace *namespaces;
    uint32_t line, column, end_line, end_column; /* of the start tag */
    uint32_t index; /* the dialect's own: its number among those of its sort */
    uint16_t attribute_count, namespace_count;
    uint16_t name; /* the dialect's number of the element, 0 = none of its own */
    bool words;    /* a run of text */
    bool drawn;    /* something in the diagram stands for it */
    uint32_t children; /* a bit for the numbers of children, so that most questions for one need no look at them; 0 = not said */
};

static inline uint32_t chain_markup_bit(int name)
{
    return 1u << ((uint32_t)name % 31) | 1u << 31;
}

/* The value of an attribute without prefix, or NULL. */
const char *chain_markup_value(const struct chain_markup *markup, const char *local);
const struct chain_markup_attribute *chain_markup_attribute(const struct chain_markup *markup, const char *local);
/* The first child with a number, and the next one behind a child; NULL when there is none. */
struct chain_markup *chain_markup_child(const struct chain_markup *markup, int name);
struct chain_markup *chain_markup_next(const struct chain_markup *child, int name);
/* The words in an element, when it holds nothing else; NULL when there are none. */
const char *chain_markup_words(const struct chain_markup *markup);
/* What a prefix stands for at an element (NULL = the default namespace); NULL when nothing. */
const char *chain_markup_uri(const struct chain_markup *markup, const char *prefix, size_t length);

#endif
