#include "draw_fault.h"

#include <string.h>

static const struct {
    const char *rule;
    chain_sound_fault_kind kind;
} rules[] = {
    {"deadlock", CHAIN_SOUND_WAITS}, {"done-twice", CHAIN_SOUND_TWICE}, {"ends-twice", CHAIN_SOUND_ENDS_TWICE}, {"livelock", CHAIN_SOUND_CIRCLES},
};

/* The words of the option are these. */
static int kind_of(const char *rule)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (strcmp(rules[i].rule, rule) == 0)
            return (int)rules[i].kind;
    return 0;
}

bool draw_fault_fits(const struct cli_arguments *arguments)
{
    if (!arguments->shown)
        return true;
    bool fits = !arguments->view || strcmp(arguments->view, "lanes") == 0;
    if (!fits)
        cli_complain(arguments, N_("--run belongs to the view lanes."));
    return fits;
}

static const chain_sound_fault *first_of(const chain_soundness *soundness, int kind)
{
    for (size_t i = 0; i < chain_soundness_fault_count(soundness); i++)
        if ((int)chain_soundness_fault(soundness, i)->kind == kind)
            return chain_soundness_fault(soundness, i);
    return NULL;
}

bool draw_fault_find(const struct cli_arguments *arguments, const char *path, const chain_model *model, struct draw_fault *found)
{
    *found = (struct draw_fault){NULL, NULL, NULL};
    if (!arguments->shown)
        return true;
    const char *select[] = {arguments->shown, NULL};
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    options.select = select;
    found->findings = chain_findings_new();
    if (!found->findings || chain_soundness_new(model, NULL, &found->soundness) != CHAIN_OK ||
        chain_check(model, &options, found->findings) != CHAIN_OK) {
        cli_complain(arguments, N_("out of memory while checking \"%s\""), path);
        return false;
    }
    found->fault = first_of(found->soundness, kind_of(arguments->shown));
    if (!found->fault)
        cli_complain(arguments, N_("\"%s\" has no finding of the rule %s, so there is no run to show."), path, arguments->shown);
    return found->fault != NULL;
}

void draw_fault_clear(struct draw_fault *found)
{
    chain_soundness_free(found->soundness);
    chain_findings_free(found->findings);
}
