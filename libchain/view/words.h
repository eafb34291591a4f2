/* Words for views: joined texts, names in the reader's language with their fallback, amounts as people write them. */
#ifndef CHAIN_VIEW_WORDS_H
#define CHAIN_VIEW_WORDS_H

#include "view/view.h"

/* A text that grows in pieces; too long ones end with "…", which no sane chain meets. */
struct chain_phrase {
    char bytes[2048];
    size_t length;
};

void chain_phrase_add(struct chain_phrase *phrase, const char *text);
/* Adds words with a capital letter first. */
void chain_phrase_add_capital(struct chain_phrase *phrase, const char *words);
/* Adds text, after the separator unless it is the first. NULL and "" add nothing. */
void chain_phrase_join(struct chain_phrase *phrase, const char *separator, const char *text);
void chain_phrase_add_count(struct chain_phrase *phrase, size_t number);
/* A message with {0} and {1}. */
void chain_phrase_fill(struct chain_phrase *phrase, const char *message, const char *zero, const char *one);
/* A copy in the view's arena, cleaned; NULL for an empty phrase. */
const char *chain_phrase_keep(const struct chain_phrase *phrase, struct chain_view *view);
/* As above, but an empty phrase is the other words: NULL only without memory. */
const char *chain_phrase_keep_or(const struct chain_phrase *phrase, struct chain_view *view, const char *otherwise);
/* Takes out, in place, what would change how other text reads: marks of writing direction go, control characters become "?". */
void chain_view_clean(char *text);

/* The address of the first document that the object is from; NULL when it is not one of the web or of mail. */
const char *chain_view_address(struct chain_view *view, const chain_model *model, const chain_object *object);

/* The object's id; NULL when it has none, an empty one being none. */
const char *chain_view_raw_id(const chain_object *object);
/* The id as a name, for want of one; what it is without a name (a msgid) when nobody chose the id. */
const char *chain_view_given_id(const struct chain_view *view, const chain_object *object, const char *otherwise);
/* The id, kept, else the other words: NULL only without memory. */
const char *chain_view_id(struct chain_view *view, const chain_object *object, const char *otherwise);

/* A text of an object; one in another language than asked is marked "[fi]" and counted. NULL without any. */
const char *chain_view_text(struct chain_view *view, const chain_object *object, chain_text_kind kind);
/* A kind's label in the view's language, else Finnish or English. NULL without a kind. Not counted: it is no one's omission. */
const char *chain_view_kind_label(const struct chain_view *view, chain_kinds table, int kind);
/* "3 kk", "20 min"; months and working days stay what they are. */
void chain_phrase_add_duration(struct chain_phrase *phrase, chain_duration duration, chain_lang lang);
/* "30 %" */
void chain_phrase_add_share(struct chain_phrase *phrase, double share, chain_lang lang);
/* yyyymmdd as "30.11.2022" or "2022-11-30". */
void chain_phrase_add_date(struct chain_phrase *phrase, int32_t date, chain_lang lang);

#endif
