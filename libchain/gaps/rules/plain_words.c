/* Does the client find the own path in words of the own? */
#include "analysis/boundaries.h"
#include "gaps/rules/scratch.h"

static bool has_client_name(const struct chain_step *step)
{
    for (const struct chain_text *text = step->head.texts; text; text = text->next)
        if (text->kind == CHAIN_TEXT_CLIENT_NAME && text->words[0])
            return true;
    return false;
}

static bool shows_to_client(const struct chain_step *step)
{
    bool hidden = step->visibility == CHAIN_VISIBILITY_BACKSTAGE || step->visibility == CHAIN_VISIBILITY_SUPPORT;
    return chain_step_meets_client(step) || (chain_step_has_trait(step, CHAIN_TRAIT_WAIT) && !hidden);
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    size_t shown = 0, plain = 0;
    chain_arena_init(&scratch);
    const struct chain_object **names = chain_scratch_names(&scratch, run->model, CHAIN_STEP);
    for (size_t i = 0; names && i < chain_step_count(run->model); i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        if (!shows_to_client(step))
            continue;
        if (has_client_name(step))
            plain++;
        else
            names[shown++] = &step->head;
    }
    if (shown > 0)
        CHAIN_REPORT(run, plain > 0 ? names[0] : run->model->root, chain_say_names(names, shown));
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_plain_words = {
    .id = "plain-words",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_VIEW_MISMATCH,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Is the path told in the client's words?"),
    .message = N_("These steps have no name in the client's words: {0}."),
    .why = N_("The client's picture is no copy of the professional's: it needs words that the client uses, for waits too."),
    .how = N_("Write a <client-name> that says to the client what happens: “You meet the nurse”."),
    .consequence = N_("You may not recognise your own path in the picture."),
    .question = N_("How do we tell the client in plain words what happens here?"),
    .bad = "<step id=\"triage\" kind=\"triage\" actor=\"nurse\"><name>Triage</name></step>",
    .good = "<step id=\"triage\" kind=\"triage\" actor=\"nurse\"><name>Triage</name>"
            "<client-name>A nurse asks you how you are</client-name></step>",
    .run = run,
};
