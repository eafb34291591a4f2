/*
 * The words of forms: what each attribute and text is called when a person fills it in, what it means, and beside which others it
 * stands. Element templates are made of these and of the format table; an attribute without a row here appears under its bare name.
 */
#ifndef CHAIN_WRITE_FORM_WORDS_H
#define CHAIN_WRITE_FORM_WORDS_H

#include <stdint.h>

/* Groups of a form, in the order in which they stand. */
enum chain_form_group {
    CHAIN_FORM_WHAT,
    CHAIN_FORM_CLIENT,
    CHAIN_FORM_TIME,
    CHAIN_FORM_INFORMATION,
    CHAIN_FORM_PEOPLE,
    CHAIN_FORM_PATH,
    CHAIN_FORM_LANGUAGE,
    CHAIN_FORM_CONTACT,
    CHAIN_FORM_PLACE,
    CHAIN_FORM_CAPACITY,
    CHAIN_FORM_REASON,
    CHAIN_FORM_WHO,
    CHAIN_FORM_ORDER,
    CHAIN_FORM_NAMES,
    CHAIN_FORM_BASIS,
    CHAIN_FORM_OTHER,
    CHAIN_FORM_GROUPS
};

struct chain_form_words {
    uint8_t type, field; /* of object, 0 = any; enum chain_field */
    uint8_t group;
    uint8_t times; /* how many values of a list have a place of their own */
    const char *label, *description; /* to be translated */
};

/* What a field of an object of a type is called, or NULL. */
const struct chain_form_words *chain_form_words(int type, int field);
/* What a text is called, or NULL. */
const struct chain_form_words *chain_form_text_words(int text_kind);
/* The id of a group, and its name for people, to be translated. */
const char *chain_form_group_id(int group);
const char *chain_form_group_name(int group);

#endif
