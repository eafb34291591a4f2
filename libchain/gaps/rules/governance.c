/* Does somebody own the chain and look after it? */
#include "base/value.h"
#include "gaps/rules/scratch.h"

static const char overdue[] = N_("The review of the chain was due on {0}.");

static const struct chain_governance *governance_of(const struct chain_model *model)
{
    const struct chain_objects *all = &model->by_type[CHAIN_GOVERNANCE];
    return all->count > 0 ? (const struct chain_governance *)all->items[0] : NULL;
}

static void run(struct chain_rule_run *run)
{
    const struct chain_governance *governance = governance_of(run->model);
    const struct chain_object *subject = run->model->root; /* it has an id that a decision can name */
    const char *next = governance ? governance->next_review : NULL;
    struct chain_argument what[2] = {chain_say(""), chain_say("")};
    size_t count = 0;
    if (!chain_is_chain(run))
        return;
    if (!governance || !governance->owner)
        what[count++] = chain_say_phrase(N_("the owner"));
    if (!next)
        what[count++] = chain_say_phrase(N_("the day of the next review"));
    if (count > 0)
        chain_report(run, subject, what, count);
    int32_t due = next ? chain_date_read(next) : 0;
    if (due && due < run->as_of)
        CHAIN_REPORT_AS(run, overdue, subject, chain_say(next));
}

const struct chain_rule chain_rule_governance = {
    .id = "governance",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_GOVERNANCE,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Who looks after the chain?"),
    .message = N_("The chain does not tell: {0}{1|, {}}."),
    .why = N_("A chain that nobody owns and reviews grows old unnoticed."),
    .how = N_("Name the owner and the day of the next review in <governance>."),
    .consequence = N_("The description of your services may be out of date."),
    .question = N_("Who owns this chain, and when is it reviewed next?"),
    .bad = "<governance group=\"Working group\"/>",
    .good = "<governance owner=\"Director of services\" next-review=\"2027-01-31\"/>",
    .run = run,
};
