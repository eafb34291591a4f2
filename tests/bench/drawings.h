/* Drawings of charts: from a result of the layout, from a geometry file, and into one. */
#ifndef BENCH_DRAWINGS_H
#define BENCH_DRAWINGS_H

#include "figures.h"

#include "draw/layout/layout.h"

#include <jansson.h>

#define BENCH_TEXT_PT 10.0

/* Both answer 0 without memory, or for what is no geometry. A drawing that was made must be cleared. */
int bench_drawing_of_result(struct bench_drawing *d, const chain_layout_input *in, const chain_layout_result *r);
int bench_drawing_of_json(struct bench_drawing *d, const json_t *root);
void bench_drawing_clear(struct bench_drawing *d);

/* The same form as `chain draw --to geometry`; 0 = could not be written. */
int bench_drawing_write(const char *path, const struct bench_drawing *d);

#endif
