/* Two models compared by the format table. What canonical form may change is its order and no more. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "golden.h"
#include "model/access.h"

struct difference {
    char *why;
    size_t size;
};

static bool differ(const struct difference *difference, const struct chain_object *object, const char *what, const char *a,
                   const char *b)
{
    snprintf(difference->why, difference->size, "line %u, %s: %s: \"%s\" and \"%s\"", object->line,
             chain_type_name((chain_type)object->type), what, a ? a : "-", b ? b : "-");
    return false;
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_fields(const struct chain_object *a, const struct chain_object *b, const struct difference *difference)
{
    const struct chain_attribute *attribute;
    for (size_t i = 0; (attribute = chain_attribute_at(a->element, i)); i++) {
        size_t count = chain_attribute_words(a, attribute);
        if (count != chain_attribute_words(b, attribute))
            return differ(difference, a, attribute->name, chain_attribute_word(a, attribute, 0),
                          chain_attribute_word(b, attribute, 0));
        for (size_t w = 0; w < count; w++)
            if (!same_text(chain_attribute_word(a, attribute, w), chain_attribute_word(b, attribute, w)))
                return differ(difference, a, attribute->name, chain_attribute_word(a, attribute, w),
                              chain_attribute_word(b, attribute, w));
    }
    return true;
}

static size_t count_kept(const struct chain_foreign_attribute *list)
{
    size_t count = 0;
    for (; list; list = list->next)
        count++;
    return count;
}

/* As sets: an unreadable value moves to its place in the table. */
static bool same_kept(const struct chain_foreign_attribute *a, const struct chain_foreign_attribute *b)
{
    if (count_kept(a) != count_kept(b))
        return false;
    for (; a; a = a->next) {
        const struct chain_foreign_attribute *other = b;
        while (other && strcmp(other->name, a->name) != 0)
            other = other->next;
        if (!other || strcmp(a->value, other->value) != 0)
            return false;
    }
    return true;
}

static const struct chain_text *next_of_kind(const struct chain_text *text, int kind)
{
    while (text && text->kind != kind)
        text = text->next;
    return text;
}

static bool same_texts(const struct chain_object *a, const struct chain_object *b, const struct difference *difference)
{
    for (int kind = 1; kind < CHAIN_TEXT_COUNT; kind++) {
        const struct chain_text *s = next_of_kind(a->texts, kind), *t = next_of_kind(b->texts, kind);
        for (; s && t; s = next_of_kind(s->next, kind), t = next_of_kind(t->next, kind))
            if (!same_text(s->words, t->words) || !same_text(s->more->markup, t->more->markup) || s->lang != t->lang ||
                !same_kept(s->more->foreign, t->more->foreign))
                return differ(difference, a, chain_text_name(kind), s->words, t->words);
        if (s || t)
            return differ(difference, a, chain_text_name(kind), s ? s->words : NULL, t ? t->words : NULL);
    }
    return true;
}

static const struct chain_object *next_of(const struct chain_object *child, int type)
{
    while (child && child->type != type)
        child = child->next;
    return child;
}

static bool same_object(const struct chain_object *a, const struct chain_object *b, const struct difference *difference);

static bool same_children(const struct chain_object *a, const struct chain_object *b, const struct difference *difference)
{
    for (int type = 1; type < CHAIN_TYPE_COUNT; type++) {
        const struct chain_object *s = next_of(a->first, type), *t = next_of(b->first, type);
        /* Sections and comments may change places, so they are compared as sets by their writing. */
        if (type == CHAIN_COMMENT || type == CHAIN_SECTION)
            continue;
        for (; s && t; s = next_of(s->next, type), t = next_of(t->next, type))
            if (!same_object(s, t, difference))
                return false;
        if (s || t)
            return differ(difference, a, "children", s ? chain_type_name(s->type) : NULL, t ? chain_type_name(t->type) : NULL);
    }
    return true;
}

/* The child with the same element and the same number among such. */
static const struct chain_object *nth(const struct chain_object *parent, int element, size_t n)
{
    for (const struct chain_object *child = parent->first; child; child = child->next)
        if (child->element == element && n-- == 0)
            return child;
    return NULL;
}

static bool same_sections(const struct chain_object *a, const struct chain_object *b, const struct difference *difference)
{
    for (int element = 0; element < CHAIN_E_LINK; element++) {
        if (chain_element_at(element)->type != CHAIN_SECTION)
            continue;
        for (size_t n = 0; nth(a, element, n) || nth(b, element, n); n++) {
            const struct chain_object *s = nth(a, element, n), *t = nth(b, element, n);
            if (!s || !t)
                return differ(difference, a, "section", chain_element_at(element)->name, NULL);
            if (!same_object(s, t, difference))
                return false;
        }
    }
    return true;
}

/* The object that a comment stands before: type and number among its type, so that both models name it alike. */
static void describe_follower(const struct chain_object *comment, char *text, size_t size)
{
    const struct chain_object *next = comment->next;
    const struct chain_text *before = NULL;
    while (next && next->type == CHAIN_COMMENT)
        next = next->next;
    for (const struct chain_text *t = comment->parent->texts; t && !before; t = t->next) {
        const struct chain_object *after = comment;
        while (after != next && after != t->more->after)
            after = after->next;
        if (after != next)
            before = t;
    }
    if (before)
        snprintf(text, size, "%s %s", chain_text_name(before->kind), before->words);
    else if (next)
        snprintf(text, size, "%s %u %s", next->type == CHAIN_SECTION ? chain_element_at(next->element)->name : "", next->type,
                 next->id ? next->id : "");
    else
        snprintf(text, size, "end");
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* All comments of an object, each with what it stands before, sorted. */
static char **comments_of(const struct chain_object *object, size_t *count)
{
    char **list = NULL;
    *count = 0;
    for (const struct chain_object *child = next_of(object->first, CHAIN_COMMENT); child;
         child = next_of(child->next, CHAIN_COMMENT)) {
        const char *words = ((const struct chain_verbatim *)child)->words;
        char follower[300];
        describe_follower(child, follower, sizeof follower);
        list = realloc(list, (*count + 1) * sizeof *list);
        size_t size = strlen(words) + strlen(follower) + 4;
        list[*count] = malloc(size);
        snprintf(list[(*count)++], size, "%s < %s", words, follower);
    }
    if (list)
        qsort(list, *count, sizeof *list, by_text);
    return list;
}

static bool same_comments(const struct chain_object *a, const struct chain_object *b, const struct difference *difference)
{
    size_t m, n;
    char **s = comments_of(a, &m), **t = comments_of(b, &n);
    bool same = m == n || differ(difference, a, "number of comments", m ? s[0] : NULL, n ? t[0] : NULL);
    for (size_t i = 0; same && i < m; i++)
        same = strcmp(s[i], t[i]) == 0 || differ(difference, a, "comment", s[i], t[i]);
    for (size_t i = 0; i < m; i++)
        free(s[i]);
    for (size_t i = 0; i < n; i++)
        free(t[i]);
    free(s);
    free(t);
    return same;
}

static bool same_object(const struct chain_object *a, const struct chain_object *b, const struct difference *difference)
{
    if (a->element != b->element)
        return differ(difference, a, "element", chain_element_at(a->element)->name, chain_element_at(b->element)->name);
    if (a->type == CHAIN_FOREIGN) {
        const char *s = ((const struct chain_verbatim *)a)->words, *t = ((const struct chain_verbatim *)b)->words;
        return strcmp(s, t) == 0 || differ(difference, a, "kept", s, t);
    }
    if (!same_kept(a->foreign, b->foreign))
        return differ(difference, a, "kept attributes", NULL, NULL);
    return same_fields(a, b, difference) && same_texts(a, b, difference) && same_children(a, b, difference) &&
           same_sections(a, b, difference) && same_comments(a, b, difference);
}

bool golden_same_model(const chain_model *a, const chain_model *b, char *why, size_t size)
{
    struct difference difference = {why, size};
    for (int type = 1; type < CHAIN_TYPE_COUNT; type++)
        if (a->by_type[type].count != b->by_type[type].count)
            return differ(&difference, a->root, "number of objects", chain_type_name((chain_type)type), NULL);
    return same_object(a->root, b->root, &difference);
}
