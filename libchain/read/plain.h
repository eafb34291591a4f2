/* Values as people write them in a form, in the words of the format: "3 weeks" is P3W, 31.12.2026 is 2026-12-31, 3,5 is 3.5. */
#ifndef CHAIN_READ_PLAIN_H
#define CHAIN_READ_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

/* Room enough for any value that is made here. */
#define CHAIN_PLAIN_ROOM 80

/*
 * A time as numbers and units in Finnish, Swedish or English, the larger unit first: "1 kk 2 viikkoa", "7 arkipäivää", "20 min". False
 * when it is none, and then the buffer holds nothing of use: what stands in the format's own words is none.
 */
bool chain_plain_duration(const char *text, char buffer[CHAIN_PLAIN_ROOM]);
/* A day as d.m.yyyy. */
bool chain_plain_date(const char *text, char buffer[CHAIN_PLAIN_ROOM]);
/* A number with a decimal comma. */
bool chain_plain_number(const char *text, char buffer[CHAIN_PLAIN_ROOM]);

#endif
