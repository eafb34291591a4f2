/* The texts of files, for showing the lines that findings speak of. A finding speaks of its file and seldom of a second one. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A pipe gives its text once. */
static bool is_regular(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

const chain_input *cli_input(const char *file, void *context)
{
    struct cli_inputs *inputs = context;
    if (inputs->given_name && strcmp(file, inputs->given_name) == 0)
        return inputs->given;
    for (size_t i = 0; i < 2; i++) {
        if (!inputs->names[i] || strcmp(inputs->names[i], file) != 0)
            continue;
        inputs->last = i;
        return inputs->read[i];
    }
    size_t slot = 1 - inputs->last;
    free(inputs->names[slot]);
    chain_input_free(inputs->read[slot]);
    inputs->read[slot] = NULL;
    inputs->names[slot] = strdup(file);
    inputs->last = slot;
    if (inputs->names[slot] && is_regular(file) && chain_input_read(file, 0, &inputs->read[slot]) != CHAIN_OK)
        inputs->read[slot] = NULL;
    return inputs->read[slot];
}

void cli_inputs_clear(struct cli_inputs *inputs)
{
    for (size_t i = 0; i < 2; i++) {
        free(inputs->names[i]);
        chain_input_free(inputs->read[i]);
    }
}
