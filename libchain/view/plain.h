/* Plain words for a client: no terms of the trade, "you", whole words for times. */
#ifndef CHAIN_VIEW_PLAIN_H
#define CHAIN_VIEW_PLAIN_H

#include "view/lanes.h"

/* "3 weeks", "a week". */
void chain_plain_add_duration(struct chain_phrase *phrase, chain_duration duration, chain_lang lang);
/* A message whose {0} is a duration. */
void chain_plain_add_time(struct chain_phrase *phrase, const char *message, chain_duration duration, chain_lang lang);
/* How long the client waits at a step, or that it is not known. */
void chain_plain_add_wait(struct chain_phrase *phrase, const chain_object *step, chain_lang lang);
/* How long a service takes; nothing when it is not told. */
void chain_plain_add_length(struct chain_phrase *phrase, const chain_object *step, chain_lang lang);
/* Where and how: "by phone or in a chat". Channels between professionals are left out. */
void chain_plain_add_channels(struct chain_phrase *phrase, const chain_object *step, chain_lang lang);
/* What an end is for the client; NULL when its kind is not told. */
const char *chain_plain_end(const chain_object *step, chain_lang lang);

extern const struct chain_key_words chain_key_words_client;

#endif
