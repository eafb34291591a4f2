/* How many cells of a terminal a character takes, whatever the locale says. */
#ifndef CHAIN_BASE_WIDTH_H
#define CHAIN_BASE_WIDTH_H

#include <stdint.h>

/* 0, 1 or 2. Control characters count as one: they are replaced before they are shown. */
int chain_character_width(uint32_t character);

#endif
