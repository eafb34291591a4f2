/* Is each handoff agreed in full? What lost-handoff and no-referral-practice ask is not asked again. */
#include "analysis/care.h"
#include "gaps/rules/scratch.h"

static const char no_contact[] = N_("The client is told to make contact alone, but how and where is not told: {0}.");

enum { INFORMATION, TIME, FALLBACK, CONSENT, CONTACT, PARTS };

static const uint32_t parts[PARTS] = {CHAIN_CARE_INFORMATION, CHAIN_CARE_TIME, CHAIN_CARE_FALLBACK, CHAIN_CARE_CONSENT,
                                      CHAIN_CARE_CONTACT};

struct missing {
    const struct chain_object **names[PARTS];
    size_t counts[PARTS];
    uint8_t *named; /* by step: bits of the lists that name it */
    const struct chain_object *first;
    size_t handoffs, incomplete;
};

/* Once each: several handoffs may lead to the same step. The names of one list are few. */
static void add(struct missing *missing, int part, const struct chain_step *to)
{
    uint8_t bit = (uint8_t)(1u << part);
    if (missing->named[to->head.index] & bit)
        return;
    missing->named[to->head.index] |= bit;
    missing->names[part][missing->counts[part]++] = &to->head;
}

static void look_at(struct missing *missing, const struct chain_answers *answers, const struct chain_flow *flow)
{
    chain_handoff_facts facts = chain_handoff_judge(answers, flow);
    const struct chain_step *to = chain_flow_receiver(flow);
    bool incomplete = false;
    if (flow->role != CHAIN_ROLE_HANDOFF || facts.required == 0 || flow->kind == CHAIN_HANDOFF_NONE || to->role == CHAIN_ROLE_END)
        return;
    for (int part = 0; part < PARTS; part++) {
        /* How soon a client's contact is answered is asked of its channel. */
        if (!(facts.required & ~facts.present & parts[part]) || (part == TIME && chain_step_is_client(chain_flow_source(flow))))
            continue;
        add(missing, part, to);
        incomplete = incomplete || part != CONTACT;
        missing->first = missing->first || part == CONTACT ? missing->first : &flow->head;
    }
    missing->handoffs++;
    missing->incomplete += incomplete;
}

static struct chain_argument say(const struct missing *missing, int part)
{
    return chain_say_names(missing->names[part], missing->counts[part]);
}

static void report(struct chain_rule_run *run, const struct missing *missing)
{
    if (missing->first)
        CHAIN_REPORT(run, missing->first, chain_say_number((double)missing->incomplete), chain_say_number((double)missing->handoffs),
                     say(missing, INFORMATION), say(missing, TIME), say(missing, FALLBACK), say(missing, CONSENT));
    if (missing->counts[CONTACT] > 0)
        CHAIN_REPORT_AS(run, no_contact, missing->names[CONTACT][0], say(missing, CONTACT));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct missing missing = {.handoffs = 0};
    chain_arena_init(&scratch);
    for (int part = 0; part < PARTS; part++)
        missing.names[part] = chain_scratch_names(&scratch, run->model, CHAIN_STEP);
    missing.named = chain_arena_array(&scratch, chain_step_count(run->model) + 1, 1);
    for (size_t i = 0; !scratch.failed && i < chain_flow_count(run->model); i++)
        look_at(&missing, &run->facts->care->answers, chain_flow_at(run->model, i));
    if (!scratch.failed)
        report(run, &missing);
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_handoff_incomplete = {
    .id = "handoff-incomplete",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_LOST_HANDOFF,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Is each handoff described in full?"),
    .message = N_("{0} of {1} handoffs are described in part only.{2| Which information goes along is not told: {}.}"
                  "{3| How soon the client is received is not told: {}.}{4| What is done when the client is not taken on is not told: "
                  "{}.}{5| On what ground information is passed on is not told: {}.}"),
    .why = N_("A handoff that is agreed in half leaves the rest to each worker: information is left behind, or a refused client "
              "comes back to nobody."),
    .how = N_("Agree what is missing and write it on the <handoff>: carries, within, fallback, consent; for signposting the channel "
              "of the contact."),
    .consequence = N_("It may depend on the worker how you get on from here."),
    .question = N_("What goes along with the client, within what time is the client received, and who acts when the client is not "
                   "taken on?"),
    .bad = "<handoff from=\"visit\" to=\"clinic\" kind=\"referral\" acknowledge=\"yes\" feedback=\"yes\"/>",
    .good = "<handoff from=\"visit\" to=\"clinic\" kind=\"referral\" carries=\"referral-doc\" within=\"P1W\" acknowledge=\"yes\" "
            "feedback=\"yes\" fallback=\"visit\" consent=\"asked at the visit\"/>",
    .run = run,
};
