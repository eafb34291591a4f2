/* Reports for people: headings, sentences and lists, as text for a terminal or as Markdown to paste. */
#ifndef CHAIN_WRITE_TELL_H
#define CHAIN_WRITE_TELL_H

#include "chain/kinds.h"
#include "chain/model.h"
#include "chain/output.h"
#include "write/buffer.h"

#ifndef N_
#define N_(text) text
#endif

struct chain_teller {
    struct chain_buffer out;
    chain_lang lang;
    bool markdown;
};

/* A heading of level 1 (the title) to 3. */
void chain_tell_heading(struct chain_teller *teller, int level, const char *words);
/* A paragraph; an item of a list. Empty words are no line. */
void chain_tell_paragraph(struct chain_teller *teller, const char *words);
void chain_tell_item(struct chain_teller *teller, const char *words);
/* A line of its own that stands out, with more words behind it. */
void chain_tell_strong(struct chain_teller *teller, const char *words, const char *more);
/* After the last item of a list. */
void chain_tell_end_list(struct chain_teller *teller);

/* Adds the translation of a message with its holes {0} to {9} filled; NULL fills nothing in. */
#define CHAIN_HOLES 6
void chain_put_filled(struct chain_buffer *buffer, chain_lang lang, const char *msgid, const char *const holes[CHAIN_HOLES]);
#define CHAIN_PUT_FILLED(buffer, lang, msgid, ...) \
    chain_put_filled(buffer, lang, msgid, (const char *const[CHAIN_HOLES]){__VA_ARGS__})

/* "a, b and c"; what is beyond `most` is counted: "a, b and 3 others". Begin with zero. */
struct chain_list {
    struct chain_buffer words;
    const char *last; /* not written yet */
    size_t count, most;
};
void chain_list_add(struct chain_list *list, const char *word);
/* Ends the list; its words ("" when empty) are valid until chain_list_clear(). */
const char *chain_list_words(struct chain_list *list, chain_lang lang);
void chain_list_clear(struct chain_list *list);

/* What an object is called: its name or title, its kind, its id. A flow: from → to. Valid until the buffer is cleared or written to. */
const char *chain_name_words(struct chain_buffer *scratch, const chain_object *object, chain_lang lang);
/* An actor within a sentence: "nurse (health centre)" for "Nurse, health centre". */
const char *chain_actor_words(struct chain_buffer *scratch, const chain_object *actor, chain_lang lang);
/* A number as people write it. */
const char *chain_count_words(struct chain_buffer *scratch, double number, chain_lang lang);
/* A day, written "2026-01-31" in files, as people write it. What is no day stays as it is. */
const char *chain_date_words(struct chain_buffer *scratch, const char *date, chain_lang lang);
/* The words of a buffer, "" when nothing was put in. */
const char *chain_buffer_words(const struct chain_buffer *buffer);

/* The language to tell in: English for what is none. */
chain_lang chain_lang_or_english(chain_lang lang);
/* The end of a document: hands the buffer on, whole or not at all, and clears it. CHAIN_OK or CHAIN_NO_MEMORY. */
chain_status chain_buffer_finish(struct chain_buffer *buffer, chain_output *output);

#endif
