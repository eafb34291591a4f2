#include "draw/formats.h"

#include <string.h>

const struct chain_draw_format chain_draw_formats[] = {
    {"svg", "svg", false, false, false, chain_svg_finish},
    {"pdf", "pdf", true, false, true, chain_pdf_finish},
    {"png", "png", false, true, false, NULL},
    {"dot", "dot", false, false, false, NULL},
    {"geometry", NULL, false, false, false, chain_geometry_write},
};
const size_t chain_draw_formats_count = sizeof chain_draw_formats / sizeof *chain_draw_formats;

const struct chain_draw_format *chain_draw_format_find(const char *name)
{
    for (size_t i = 0; i < chain_draw_formats_count; i++)
        if (strcmp(chain_draw_formats[i].name, name) == 0)
            return &chain_draw_formats[i];
    return NULL;
}

size_t chain_draw_format_count(void)
{
    return chain_draw_formats_count;
}

const char *chain_draw_format_name(size_t position)
{
    return position < chain_draw_formats_count ? chain_draw_formats[position].name : NULL;
}
