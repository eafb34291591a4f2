/* Where a shape of a diagram lies: its bounds as numbers, read while the document is, so that nobody parses them again. */
#include <math.h>
#include <string.h>

#include "read/bpmn.h"

struct text {
    const char *at, *end;
    bool any; /* there was a digit */
};

static char here(const struct text *text)
{
    return text->at < text->end ? *text->at : '\0';
}

static bool pass(struct text *text, char a, char b)
{
    bool there = text->at < text->end && (*text->at == a || *text->at == b);
    text->at += there;
    return there;
}

/* Digits, as a fraction when scale is given. */
static double digits(struct text *text, double number, double *scale)
{
    for (; here(text) >= '0' && here(text) <= '9'; text->at++, text->any = true) {
        number = number * 10 + (*text->at - '0');
        *scale *= 10;
    }
    return number;
}

/* A coordinate, with as many digits as a tool cares to write and perhaps an exponent; whatever the locale is. */
static bool read_number(const struct chain_xml_attribute *attribute, double *number)
{
    struct text text = {attribute->value, attribute->value + attribute->length, false};
    double scale = 1, unused = 1;
    bool minus = here(&text) == '-';
    pass(&text, '-', '+');
    double value = digits(&text, 0, &unused);
    if (pass(&text, '.', '.'))
        value = digits(&text, value, &scale);
    value = scale > 1 ? value / scale : value;
    if (pass(&text, 'e', 'E')) {
        bool small = here(&text) == '-';
        pass(&text, '-', '+');
        double power = digits(&text, 0, &unused);
        value *= pow(10, small ? -power : power);
    }
    *number = minus ? -value : value;
    return text.any && text.at == text.end && isfinite(value);
}

enum side { X, Y, WIDTH, HEIGHT, SIDES };

static enum side side_of(const char *name)
{
    if ((name[0] == 'x' || name[0] == 'y') && name[1] == '\0')
        return name[0] == 'x' ? X : Y;
    return strcmp(name, "width") == 0 ? WIDTH : strcmp(name, "height") == 0 ? HEIGHT : SIDES;
}

bool chain_bpmn_read_box(const struct chain_xml_element *bounds, struct chain_bpmn_box *box)
{
    double sides[SIDES];
    size_t found = 0;
    for (size_t i = 0; i < bounds->attribute_count; i++) {
        const struct chain_xml_attribute *attribute = &bounds->attributes[i];
        enum side side = attribute->uri ? SIDES : side_of(attribute->local);
        if (side == SIDES)
            continue;
        if (!read_number(attribute, &sides[side]))
            return false;
        found++;
    }
    if (found == SIDES)
        *box = (struct chain_bpmn_box){sides[X], sides[Y], sides[X] + sides[WIDTH], sides[Y] + sides[HEIGHT]};
    return found == SIDES;
}
