/* Where a shape of a diagram lies. */
#ifndef CHAIN_CHECK_BPMN_BOX_H
#define CHAIN_CHECK_BPMN_BOX_H

#include <math.h>

#include "base/value.h"
#include "model/bpmn.h"

struct chain_bpmn_box {
    double left, top, right, bottom;
};

static inline bool chain_bpmn_box_number(const struct chain_markup *bounds, const char *attribute, double *number)
{
    const char *value = chain_markup_value(bounds, attribute);
    return value && chain_number_read(value, number) && isfinite(*number);
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
