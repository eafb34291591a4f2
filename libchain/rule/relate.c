/* Further places that a finding speaks of. */
#include "model/access.h"
#include "rule/findings.h"

/* More places than this nobody looks at. */
#define MOST 64u

struct chain_kept_related *chain_findings_relate(struct chain_findings *findings, struct chain_finding *finding)
{
    struct chain_kept_related *related =
        finding->related_count < MOST ? chain_arena_alloc(&findings->arena, sizeof *related) : NULL;
    if (!related)
        return NULL;
    struct chain_kept_related **last = &finding->related;
    while (*last)
        last = &(*last)->next;
    *last = related;
    finding->related_count++;
    return related;
}

static struct chain_kept_related *add(struct chain_rule_run *run, const char *message)
{
    struct chain_findings *findings = run->findings;
    struct chain_finding *finding = findings->count ? findings->items[findings->count - 1] : NULL;
    struct chain_kept_related *related =
        finding && finding->rule == run->rule && !findings->cutting ? chain_findings_relate(findings, finding) : NULL;
    if (related)
        related->message = message;
    return related;
}

static void set_place(struct chain_kept_related *related, const char *file, uint32_t line, uint32_t column, uint32_t end_line,
                      uint32_t end_column)
{
    related->place = (struct chain_place){file, line, column, end_line, end_column};
}

void chain_relate(struct chain_rule_run *run, const struct chain_object *object, const char *message)
{
    struct chain_kept_related *related = object ? add(run, message) : NULL;
    if (!related)
        return;
    set_place(related, chain_findings_intern(run->findings, object->model->files[object->file]), object->line, object->column,
              object->end_line, object->end_column);
    related->subject = chain_findings_intern(run->findings, object->id);
    related->name = chain_findings_names(run->findings, object);
}

void chain_relate_markup(struct chain_rule_run *run, const struct chain_markup *markup, const char *message)
{
    struct chain_kept_related *related = markup ? add(run, message) : NULL;
    if (!related)
        return;
    set_place(related, chain_findings_intern(run->findings, run->model->files[0]), markup->line, markup->column, markup->end_line,
              markup->end_column);
    related->subject = chain_findings_intern(run->findings, markup->id);
}

void chain_relate_problem(struct chain_rule_run *run, const struct chain_problem *problem)
{
    bool twice = problem->code == CHAIN_PROBLEM_DUPLICATE_ID, wrong = problem->code == CHAIN_PROBLEM_WRONG_TYPE;
    const char *id = twice ? problem->args[0] : wrong ? problem->args[1] : NULL;
    const struct chain_object *object = id ? chain_model_find(run->model, id) : NULL;
    if (object && (object->line != problem->line || object->column != problem->column))
        chain_relate(run, object, twice ? N_("the first one is here") : N_("this is what it names"));
}

static const struct chain_kept_related *related_at(const struct chain_finding *finding, size_t position)
{
    const struct chain_kept_related *related = finding ? finding->related : NULL;
    while (related && position--)
        related = related->next;
    return related;
}

size_t chain_finding_related_count(const chain_finding *finding)
{
    return finding ? finding->related_count : 0;
}

bool chain_finding_related_at(const chain_finding *finding, size_t position, chain_related *result)
{
    const struct chain_kept_related *related = related_at(finding, position);
    if (!related || !result)
        return false;
    *result = (chain_related){related->place, related->subject};
    return true;
}

size_t chain_finding_related_text(const chain_finding *finding, size_t position, chain_lang lang, char *buffer, size_t size)
{
    const struct chain_kept_related *related = related_at(finding, position);
    struct chain_kept_argument name = {.type = CHAIN_ARGUMENT_NAMES, .names = related ? related->name : NULL};
    name.name_count = name.names ? 1 : 0;
    const char *told[CHAIN_PARTS] = {[CHAIN_PART_MESSAGE] = related ? related->told : NULL};
    struct chain_finding words = {.message = related ? related->message : NULL, .told = told, .arguments = &name, .argument_count = 1};
    return chain_finding_text(&words, CHAIN_PART_MESSAGE, lang, buffer, size);
}
