/* What --run of chain draw asks for: the run of steps that shows a fault. */
#ifndef CHAIN_TOOLS_DRAW_FAULT_H
#define CHAIN_TOOLS_DRAW_FAULT_H

#include <chain/draw.h>

#include "cli.h"

struct draw_fault {
    chain_soundness *soundness;
    chain_findings *findings; /* of the rule, as gaps of the picture */
    const chain_sound_fault *fault; /* NULL: not asked for */
};

/* Can the view mark a run? Complains. */
bool draw_fault_fits(const struct cli_arguments *arguments);
/* Finds the first fault that the rule tells of a chain; false when there is none (told). To be cleared in any case. */
bool draw_fault_find(const struct cli_arguments *arguments, const char *path, const chain_model *model, struct draw_fault *found);
void draw_fault_clear(struct draw_fault *found);

#endif
