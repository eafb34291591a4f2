/* Is the same assessment or recording done twice for one client? */
#include "analysis/boundaries.h"
#include "analysis/doubles.h"
#include "gaps/rules/scratch.h"

#define MOST_NAMES 32

static const char two_systems[] = N_("“{0}” is recorded in several systems for the same client: {1}. Steps: {2}.");
static const char two_plans[] = N_("“{0}” makes a plan of its own, though the client already has a plan. Earlier step: {1}.");

/* One finding's names. */
struct telling {
    struct chain_rule_run *run;
    const struct chain_object *names[MOST_NAMES], *others[MOST_NAMES];
};

static bool same_finding(const struct chain_double *a, const struct chain_double *b)
{
    return a->item == b->item && a->sure == b->sure && (a->item || !a->sure || a->second == b->second);
}

static void add_name(const struct chain_object **names, size_t *count, const struct chain_object *object)
{
    for (size_t i = 0; i < *count && i < MOST_NAMES; i++)
        if (names[i] == object)
            return;
    if (*count < MOST_NAMES)
        names[(*count)++] = object;
}

static void add_systems(struct telling *telling, const struct chain_step *step, const struct chain_object *item, size_t *count)
{
    for (const struct chain_object *child = step->head.first; child; child = child->next) {
        const struct chain_record *record = (const struct chain_record *)child;
        if (child->type == CHAIN_RECORD && record->item.target == item && chain_double_record(record))
            add_name(telling->names, count, record->system.target);
    }
}

static void report_records(struct telling *telling, const struct chain_double *group, size_t count)
{
    const struct chain_object *subject = &group->second->head;
    size_t systems = 0, steps = 0;
    for (size_t i = 0; i < count; i++) {
        const struct chain_step *both[] = {group[i].first, group[i].second};
        if (i > 0 && group[i - 1].first == group[i].first && group[i - 1].second == group[i].second)
            continue;
        for (int b = 0; b < 2; b++) {
            add_name(telling->others, &steps, &both[b]->head);
            add_systems(telling, both[b], group->item, &systems);
        }
        if (chain_evidence_rank(&group[i].second->head) > chain_evidence_rank(subject))
            subject = &group[i].second->head;
    }
    CHAIN_REPORT_AS(telling->run, two_systems, subject, chain_say_name(group->item), chain_say_names(telling->names, systems),
                    chain_say_names(telling->others, steps));
}

static void report_steps(struct telling *telling, const struct chain_double *group, size_t count)
{
    size_t names = 0, products = 0;
    const struct chain_step *second = group->second;
    for (size_t i = 0; i < count; i++) {
        add_name(telling->names, &names, group->sure ? &group[i].first->head : &group[i].second->head);
        if (group[i].product)
            add_name(telling->others, &products, group[i].product);
    }
    if (!group->sure)
        CHAIN_REPORT_UNKNOWN(telling->run, telling->run->model->root,
                             chain_say_phrase(N_("the same kind of work is done as before, and what comes out of it is not told")),
                             chain_say_names(telling->names, names));
    else
        CHAIN_REPORT_AS(telling->run, products ? telling->run->rule->message : two_plans, &second->head,
                        chain_say_name(&second->head), chain_say_names(telling->names, names),
                        chain_say_names(telling->others, products));
}

static void report_all(struct telling *telling, const struct chain_doubles *doubles)
{
    size_t first = 0;
    for (size_t i = 1; i <= doubles->count; i++) {
        if (i < doubles->count && same_finding(&doubles->pairs[first], &doubles->pairs[i]))
            continue;
        if (doubles->pairs[first].item)
            report_records(telling, &doubles->pairs[first], i - first);
        else
            report_steps(telling, &doubles->pairs[first], i - first);
        first = i;
    }
    if (doubles->undecided)
        CHAIN_REPORT_UNKNOWN(telling->run, telling->run->model->root, chain_say_phrase(N_("the chain has too many ways through it")));
}

static void run(struct chain_rule_run *run)
{
    struct chain_doubles doubles;
    struct telling telling = {.run = run};
    if (!chain_is_chain(run))
        return;
    if (chain_doubles_find(&doubles, run->model, run->facts))
        report_all(&telling, &doubles);
    else
        run->findings->out_of_memory = true;
    chain_doubles_clear(&doubles);
}

const struct chain_rule chain_rule_duplicate = {
    .id = "duplicate",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_DUPLICATE,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Is the same work done twice?"),
    .message = N_("“{0}” finds out anew what has already been found out: {2}. Earlier step: {1}."),
    .why = N_("Work done twice takes time from other clients, and two results may not agree."),
    .how = N_("Let the second step use the result of the first: needs on the step, carries on the handoff. A repetition on purpose is "
              "marked with repeats."),
    .consequence = N_("You may be examined and asked about the same things more than once."),
    .question = N_("Which worker finds this out, and how does the result come to the others so that they can go on from it?"),
    .unknown = N_("Whether work is done twice cannot be told, because {0}{1|: {}}."),
    .bad = "<step id=\"visit\" actor=\"physician\" kind=\"examine\" produces=\"mapping\"/>"
           "<step id=\"interview\" actor=\"nurse\" kind=\"examine\" produces=\"mapping\"/>",
    .good = "<step id=\"interview\" actor=\"nurse\" kind=\"examine\" needs=\"mapping\" produces=\"goal-client\"/>",
    .run = run,
};
