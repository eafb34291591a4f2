/* How long a step or flow takes, as the file tells it, and adding such times up. */
#ifndef CHAIN_ANALYSIS_SPAN_H
#define CHAIN_ANALYSIS_SPAN_H

#include "chain/journey.h"
#include "model/model.h"

/*
 * Which <time> elements hold for an area: by number of an area of the model, how far it is from the area in question: 1 = itself,
 * 2 = what it lies in ...; 0 = it does not hold there. NULL stands for all areas together.
 */
uint8_t *chain_area_covers(struct chain_arena *arena, const struct chain_model *model, const struct chain_object *area);

/*
 * The time of a step or flow. Of several <time> elements that of the smallest area holds; those with a clock measure a segment of
 * the way, not this element, and do not count. Over all areas: the best of all, the worst of all.
 */
struct chain_span chain_span_of(const struct chain_object *object, const uint8_t *covers);

/* Of a <time> element, whatever clocks it has. */
struct chain_span chain_span_of_time(const struct chain_time *time);
/* Does the element speak of an area, or of all? */
bool chain_time_speaks_of(const struct chain_time *time, const uint8_t *covers);

/* One after the other. */
void chain_span_add(struct chain_span *sum, const struct chain_span *part);
/* At the same time: the longer counts; what is not known of either is not known. */
void chain_span_beside(struct chain_span *longest, const struct chain_span *part);
/* Either the one or the other. */
void chain_span_either(struct chain_span *hull, const struct chain_span *part);

#endif
