#include "draw/measure.h"
const uint16_t chain_font_table[2][CHAIN_FONTS_DIRECT] = {{0}};
