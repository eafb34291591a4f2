/* Are there enough people who can do it? */
#include "analysis/care.h"
#include "gaps/rules/scratch.h"

extern const struct chain_rule chain_rule_single_dependency;

static const char one_person[] = N_("Only one person can do this: {0}.");
static const char no_supervisor[] = N_("Nobody supervises those who do this: {0}.");

enum { FEW, ONE, UNSUPERVISED, UNTOLD, LISTS };

struct people {
    const struct chain_object **names[LISTS];
    size_t counts[LISTS];
    double trained, needed; /* of the first with too few */
};

static const struct chain_capacity *capacity_at(const struct chain_model *model, size_t index)
{
    return (const struct chain_capacity *)model->by_type[CHAIN_CAPACITY].items[index];
}

static void add(struct people *people, int list, const struct chain_object *of)
{
    size_t count = people->counts[list];
    if (count == 0 || people->names[list][count - 1] != of)
        people->names[list][people->counts[list]++] = of;
}

/* One person through whom every way leads is what the rule about that asks of. */
static bool is_told_elsewhere(const struct chain_rule_run *run, const struct chain_object *of)
{
    return of->type == CHAIN_ACTOR && chain_rule_asked(run, &chain_rule_single_dependency) &&
           chain_is_passed_by_all(&run->facts->care->passages, of);
}

static void look_at(struct people *people, const struct chain_rule_run *run, const struct chain_capacity *capacity)
{
    const struct chain_object *of = capacity->head.parent;
    double trained = 0, needed = 0, supervisors = 0;
    bool has_trained = chain_object_number(&capacity->head, CHAIN_F_TRAINED, &trained);
    bool has_needed = chain_object_number(&capacity->head, CHAIN_F_NEEDED, &needed);
    if (has_trained && has_needed && trained < needed) {
        if (people->counts[FEW] == 0) {
            people->trained = trained;
            people->needed = needed;
        }
        add(people, FEW, of);
    } else if (has_trained && trained == 1 && !is_told_elsewhere(run, of)) {
        add(people, ONE, of);
    }
    if (chain_object_number(&capacity->head, CHAIN_F_SUPERVISORS, &supervisors) && supervisors == 0 &&
        (!has_trained || trained > 0))
        add(people, UNSUPERVISED, of);
    if (has_trained != has_needed && !(has_trained && trained <= 1))
        add(people, UNTOLD, of);
}

static struct chain_argument say(const struct people *people, int list)
{
    return chain_say_names(people->names[list], people->counts[list]);
}

static void report(struct chain_rule_run *run, const struct people *people)
{
    bool alone = people->counts[FEW] == 1;
    if (people->counts[FEW] > 0)
        CHAIN_REPORT(run, people->names[FEW][0], say(people, FEW), alone ? chain_say_number(people->trained) : chain_say(""),
                     alone ? chain_say_number(people->needed) : chain_say(""));
    if (people->counts[ONE] > 0)
        CHAIN_REPORT_AS(run, one_person, people->names[ONE][0], say(people, ONE));
    if (people->counts[UNSUPERVISED] > 0)
        CHAIN_REPORT_AS(run, no_supervisor, people->names[UNSUPERVISED][0], say(people, UNSUPERVISED));
    if (people->counts[UNTOLD] > 0)
        CHAIN_REPORT_UNKNOWN(run, people->names[UNTOLD][0], say(people, UNTOLD));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct people people = {.trained = 0};
    chain_arena_init(&scratch);
    for (int list = 0; list < LISTS; list++)
        people.names[list] = chain_scratch_names(&scratch, run->model, CHAIN_CAPACITY);
    for (size_t i = 0; !scratch.failed && i < run->model->by_type[CHAIN_CAPACITY].count; i++)
        look_at(&people, run, capacity_at(run->model, i));
    if (!scratch.failed)
        report(run, &people);
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_capacity = {
    .id = "capacity",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_CAPACITY,
    .objective = CHAIN_OBJECTIVE_OBJ3,
    .title = N_("Are there enough people who can do it?"),
    .message = N_("There are fewer people who can do it than are needed: {0}.{1| Trained: {}}{2|, needed: {}.}"),
    .why = N_("What only few can do stops when they are away, and those who learned it lose the skill without support."),
    .how = N_("Agree who is trained next, who supervises, and whose working time is set free for it."),
    .consequence = N_("You may have to wait long, or the help may not be there, when a worker is away."),
    .question = N_("How many can do this, how many are needed, who supervises them, and is there working time for it?"),
    .unknown = N_("Whether there are enough people cannot be told of these: {0}. Either the trained or the needed are not told."),
    .bad = "<step id=\"ipc\" kind=\"intervention\"><capacity trained=\"1\" needed=\"4\"/></step>",
    .good = "<step id=\"ipc\" kind=\"intervention\"><capacity trained=\"5\" needed=\"4\" supervisors=\"1\"/></step>",
    .run = run,
};
