#include "draw/theme.h"

static const struct chain_family_theme families[CHAIN_FAMILY_COUNT] = {
    [CHAIN_FAMILY_OWN] = {"#8F5E00", "#FFF1CC"},
    [CHAIN_FAMILY_CONTACT] = {"#0B5CAD", "#E2EFFB"},
    [CHAIN_FAMILY_VISIT] = {"#00705A", "#DFF4EE"},
    [CHAIN_FAMILY_CARE] = {"#86347A", "#F7E6F4"},
    [CHAIN_FAMILY_BACK] = {"#4B5563", "#ECEEF1"},
    [CHAIN_FAMILY_SAME] = {"#6B7683", "#F4F6F8"},
    [CHAIN_FAMILY_ADDED] = {"#00705A", "#D3F2E6"},
    [CHAIN_FAMILY_REMOVED] = {"#B00020", "#FCE4E6"},
    [CHAIN_FAMILY_CHANGED] = {"#8F5E00", "#FFEDC2"},
};

/* Head, dash and width alone tell them apart on a grey printer. Where the client goes is heavier than what only is told. */
static const struct chain_look_theme looks[CHAIN_LOOK_COUNT] = {
    [CHAIN_LOOK_FLOW] = {"#3D4853", 1.6, CHAIN_DASH_SOLID, "normal", 0.75, "flow"},
    [CHAIN_LOOK_REFERRAL] = {"#B3400A", 2.6, CHAIN_DASH_SOLID, "normal", 0.8, "referral"},
    [CHAIN_LOOK_CONTACT] = {"#0B5CAD", 2.6, CHAIN_DASH_SOLID, "onormal", 0.95, "contact"},
    [CHAIN_LOOK_FEEDBACK] = {"#00705A", 2.3, CHAIN_DASH_DASHED, "normal", 0.75, "feedback"},
    [CHAIN_LOOK_GUIDANCE] = {"#86347A", 3.0, CHAIN_DASH_DOTTED, "normal", 0.8, "guidance"},
    [CHAIN_LOOK_CONSULT] = {"#4B5563", 1.8, CHAIN_DASH_DASHED, "onormal", 0.95, "consult"},
    [CHAIN_LOOK_MESSAGE] = {"#3D4853", 1.3, CHAIN_DASH_DASHED, "vee", 0.8, "message"},
    [CHAIN_LOOK_NONE] = {CHAIN_RED, 2.2, CHAIN_DASH_DOTTED, "teetee", 1.0, "none"},
    [CHAIN_LOOK_BACK] = {"#3D4853", 1.3, CHAIN_DASH_DASHED, "normal", 0.75, "back"},
    [CHAIN_LOOK_MEMBER] = {"#4B5563", 1.2, CHAIN_DASH_DOTTED, "normal", 0.6, "member"},
    [CHAIN_LOOK_SAME] = {"#6B7683", 1.3, CHAIN_DASH_SOLID, "normal", 0.75, "same"},
    [CHAIN_LOOK_ADDED] = {"#00705A", 2.6, CHAIN_DASH_SOLID, "normal", 0.8, "added"},
    [CHAIN_LOOK_REMOVED] = {"#B00020", 2.2, CHAIN_DASH_DOTTED, "onormal", 0.9, "removed"},
    [CHAIN_LOOK_CHANGED] = {"#8F5E00", 2.6, CHAIN_DASH_DASHED, "normal", 0.8, "changed"},
};

const struct chain_family_theme *chain_theme_family(enum chain_family family)
{
    return &families[family];
}

const struct chain_look_theme *chain_theme_look(enum chain_look look)
{
    return &looks[look];
}

const char *chain_theme_dash(enum chain_dash dash)
{
    static const char *const words[] = {"solid", "dashed", "dotted"};
    return words[dash];
}
