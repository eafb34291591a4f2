/* Where a shape of a diagram lies. */
#ifndef CHAIN_CHECK_BPMN_BOX_H
#define CHAIN_CHECK_BPMN_BOX_H

#include <math.h>
#include <string.h>

#include "model/bpmn.h"

struct chain_bpmn_box {
    double left, top, right, bottom;
};

/* Digits from a text on, as a fraction when scale is given; where they end. */
static inline const char *chain_bpmn_box_digits(const char *text, double *number, double *scale)
{
    for (; *text >= '0' && *text <= '9'; text++) {
        *number = *number * 10 + (*text - '0');
        *scale *= 10;
    }
    return text;
}

/* A coordinate, with as many digits as a tool cares to write and perhaps an exponent; whatever the locale is. */
static inline bool chain_bpmn_box_number(const struct chain_markup *bounds, const char *attribute, double *number)
{
    const char *text = chain_markup_value(bounds, attribute);
    double value = 0, scale = 1, power = 0, unused = 1;
    bool minus = text && *text == '-';
    if (!text || strspn(text, "-+.eE0123456789") != strlen(text) || !strpbrk(text, "0123456789"))
        return false;
    text = chain_bpmn_box_digits(text + (*text == '-' || *text == '+'), &value, &unused);
    if (*text == '.')
        text = chain_bpmn_box_digits(text + 1, &value, &scale);
    value /= scale;
    if (*text == 'e' || *text == 'E') {
        bool small = text[1] == '-';
        text = chain_bpmn_box_digits(text + 1 + (text[1] == '-' || text[1] == '+'), &power, &unused);
        value *= pow(10, small ? -power : power);
    }
    *number = minus ? -value : value;
    return *text == '\0' && isfinite(value);
}

/* False when the shape has no bounds that make sense. */
static inline bool chain_bpmn_box_read(const struct chain_markup *shape, struct chain_bpmn_box *box)
{
    const struct chain_markup *bounds = chain_markup_child(shape, CHAIN_BPMN_E_BOUNDS);
    double width, height;
    if (!bounds || !chain_bpmn_box_number(bounds, "x", &box->left) || !chain_bpmn_box_number(bounds, "y", &box->top) ||
        !chain_bpmn_box_number(bounds, "width", &width) || !chain_bpmn_box_number(bounds, "height", &height))
        return false;
    box->right = box->left + width;
    box->bottom = box->top + height;
    return true;
}

#endif
