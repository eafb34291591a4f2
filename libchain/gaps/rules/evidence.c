/* Is it known that what is done helps? */
#include "analysis/boundaries.h"
#include "gaps/rules/scratch.h"

enum { UNKNOWN, WEAK, AGAINST, UNTOLD, LISTS };

struct methods {
    const struct chain_object **names[LISTS];
    size_t counts[LISTS], strong, told;
};

/* Methods with a name that evidence can be had about; of any other step it is asked only when the step speaks of it. */
static bool is_method(const struct chain_step *step)
{
    switch (step->kind) {
    case CHAIN_STEP_INTERVENTION: case CHAIN_STEP_REHAB: case CHAIN_STEP_GROUP:
        return step->role != CHAIN_ROLE_END;
    default:
        return step->role != CHAIN_ROLE_END && step->evidence_level;
    }
}

static void sort(struct methods *methods, const struct chain_step *step)
{
    static const uint8_t lists[] = {[0] = UNTOLD, [CHAIN_EVIDENCE_LEVEL_STRONG] = LISTS, [CHAIN_EVIDENCE_LEVEL_MODERATE] = LISTS,
                                    [CHAIN_EVIDENCE_LEVEL_WEAK] = WEAK, [CHAIN_EVIDENCE_LEVEL_UNKNOWN] = UNKNOWN,
                                    [CHAIN_EVIDENCE_LEVEL_CONTRA] = AGAINST};
    uint8_t list = lists[step->evidence_level];
    methods->told += list != UNTOLD;
    if (list == LISTS)
        methods->strong++;
    else
        methods->names[list][methods->counts[list]++] = &step->head;
}

static struct chain_argument say(const struct methods *methods, int list)
{
    return chain_say_names(methods->names[list], methods->counts[list]);
}

static void report(struct chain_rule_run *run, const struct methods *methods)
{
    const struct chain_object *first = NULL;
    for (int list = AGAINST; list >= UNKNOWN; list--)
        first = methods->counts[list] > 0 ? methods->names[list][0] : first;
    if (first)
        CHAIN_REPORT(run, first, say(methods, UNKNOWN), say(methods, WEAK), say(methods, AGAINST),
                     methods->strong ? chain_say_number((double)methods->strong) : chain_say(""),
                     methods->strong ? chain_say_number((double)methods->told) : chain_say(""));
    if (methods->counts[UNTOLD] > 0)
        CHAIN_REPORT_UNKNOWN(run, run->model->root, say(methods, UNTOLD));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct methods methods = {.told = 0};
    chain_arena_init(&scratch);
    for (int list = 0; list < LISTS; list++)
        methods.names[list] = chain_scratch_names(&scratch, run->model, CHAIN_STEP);
    for (size_t i = 0; !scratch.failed && i < chain_step_count(run->model); i++)
        if (is_method(chain_step_at(run->model, i)))
            sort(&methods, chain_step_at(run->model, i));
    if (!scratch.failed)
        report(run, &methods);
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_evidence = {
    .id = "evidence",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_EVIDENCE,
    .objective = CHAIN_OBJECTIVE_OBJ3,
    .title = N_("Is it known that the methods help?"),
    .message = N_("Not all methods are known to help.{0| Not known if it helps: {}.}{1| There is little evidence: {}.}"
                  "{2| There is evidence that it does not help or does harm: {}.}{3| Known to help: {}}{4| of {} methods.}"),
    .why = N_("A routine whose effect nobody knows takes time from what is known to help."),
    .how = N_("Choose methods that are known to help, follow the results of the others, and stop those that do not; write the "
              "evidence-level."),
    .consequence = N_("You may get care of which nobody knows whether it helps."),
    .question = N_("Which of these methods do we keep, which do we study, and which do we stop?"),
    .unknown = N_("Whether these methods are known to help is not told: {0}."),
    .bad = "<step id=\"visits\" kind=\"treat\" evidence-level=\"unknown\"/>",
    .good = "<step id=\"ipc\" kind=\"intervention\" evidence-level=\"strong\"/>",
    .run = run,
};
