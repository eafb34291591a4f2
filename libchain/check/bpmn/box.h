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
static inline const char *chain_bpmn_box_digits(const char *text, double *number, double *scale, bool *any)
{
    for (; *text >= '0' && *text <= '9'; text++) {
        *number = *number * 10 + (*text - '0');
        *scale *= 10;
        *any = true;
    }
    return text;
}

/* A coordinate, with as many digits as a tool cares to write and perhaps an exponent; whatever the locale is. */
static inline bool chain_bpmn_box_number(const char *text, double *number)
{
    double value = 0, scale = 1, power = 0, unused = 1;
    bool minus = *text == '-', any = false;
    text = chain_bpmn_box_digits(text + (*text == '-' || *text == '+'), &value, &unused, &any);
    if (*text == '.')
        text = chain_bpmn_box_digits(text + 1, &value, &scale, &any);
    value = scale > 1 ? value / scale : value;
    if (*text == 'e' || *text == 'E') {
        bool small = text[1] == '-';
        text = chain_bpmn_box_digits(text + 1 + (text[1] == '-' || text[1] == '+'), &power, &unused, &any);
        value *= pow(10, small ? -power : power);
    }
    *number = minus ? -value : value;
    return any && *text == '\0' && isfinite(value);
}

static inline double *chain_bpmn_box_side(const char *name, double *x, double *y, double *width, double *height)
{
    if ((name[0] == 'x' || name[0] == 'y') && name[1] == '\0')
        return name[0] == 'x' ? x : y;
    return strcmp(name, "width") == 0 ? width : strcmp(name, "height") == 0 ? height : NULL;
}

/* False when the shape has no bounds that make sense. */
static inline bool chain_bpmn_box_read(const struct chain_markup *shape, struct chain_bpmn_box *box)
{
    const struct chain_markup *bounds = chain_markup_child(shape, CHAIN_BPMN_E_BOUNDS);
    double width, height;
    uint32_t found = 0;
    for (uint32_t i = 0; bounds && i < bounds->attribute_count; i++) {
        const struct chain_markup_attribute *attribute = &bounds->attributes[i];
        double *side = attribute->uri ? NULL : chain_bpmn_box_side(attribute->local, &box->left, &box->top, &width, &height);
        if (side && (!attribute->value || !chain_bpmn_box_number(attribute->value, side)))
            return false;
        found += side != NULL;
    }
    if (found != 4)
        return false;
    box->right = box->left + width;
    box->bottom = box->top + height;
    return true;
}

#endif
