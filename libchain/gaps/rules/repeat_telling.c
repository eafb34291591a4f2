/* Does the client have to tell the same thing again? */
#include "gaps/items.h"

static void run(struct chain_rule_run *run)
{
    chain_item_rule_run(run, &chain_item_told_again, N_("no step tells what the client is asked"));
}

const struct chain_rule chain_rule_repeat_telling = {
    .id = "repeat-telling",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_REPEAT_TELLING,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Does the client tell the same thing again?"),
    .message = N_("In “{0}” the client is asked again what has already been told{1|: {}}.{2| Asked again from some clients: {}.}"),
    .why = N_("What the client told somebody else has not come to this worker; telling again takes time and wears trust down."),
    .how = N_("Let the handoff carry the information, or record it where this worker can read it. If asking again is intended, say so "
              "with repeats."),
    .consequence = N_("You may have to tell your story again and again."),
    .question = N_("How does what the client has already told reach this worker, and what must still be asked anew?"),
    .unknown = N_("How often the client tells the same thing cannot be told, because {0}."),
    .bad = "<step id=\"visit\" kind=\"examine\" asks=\"contact-reason\"/>",
    .good = "<handoff from=\"triage\" to=\"visit\" kind=\"direct-booking\" carries=\"contact-reason\"/>",
    .run = run,
};
