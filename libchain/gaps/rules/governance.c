/* Does somebody own the chain and look after it? */
#include "base/value.h"
#include "gaps/rules/scratch.h"

/* As many as a message has holes for. */
#define MOST 10

static const char overdue[] = N_("The review of the chain was due on {0}.");
static const char update_due[] = N_("The description is marked as due for an update{0| since {}}{1|: {}}.");

struct missing {
    struct chain_argument what[MOST];
    size_t count;
};

static void need(struct missing *missing, const void *there, const char *phrase)
{
    if (!there && missing->count < MOST)
        missing->what[missing->count++] = chain_say_phrase(phrase);
}

static const struct chain_governance *governance_of(const struct chain_model *model)
{
    static const struct chain_governance empty = {.owner = NULL};
    const struct chain_objects *all = &model->by_type[CHAIN_GOVERNANCE];
    return all->count > 0 ? (const struct chain_governance *)all->items[0] : &empty;
}

/* The more important first. What a chain is called besides its title nobody has to tell. */
static void find_missing(struct missing *missing, const struct chain_model *model)
{
    const struct chain_governance *governance = governance_of(model);
    const struct chain_root *root = (const struct chain_root *)model->root;
    need(missing, governance->owner, N_("the owner"));
    need(missing, governance->group, N_("the group that looks after it"));
    need(missing, governance->next_review, N_("the day of the next review"));
    need(missing, governance->approved_by, N_("who approved it"));
    if (governance->approved_by)
        need(missing, governance->approved, N_("the day of approval"));
    need(missing, model->by_type[CHAIN_CLIENT_GROUP].count > 0 ? model : NULL, N_("whom the chain is for"));
    need(missing, governance->feedback_route, N_("where to give feedback"));
    need(missing, governance->published, N_("where it is published"));
    need(missing, root->version, N_("the version"));
    need(missing, root->level ? model : NULL, N_("how detailed the description is (level)"));
}

static const struct chain_status_entry *latest_status(const struct chain_model *model, int32_t as_of)
{
    const struct chain_status_entry *latest = NULL;
    int32_t latest_date = -1;
    for (uint32_t i = 0; i < model->by_type[CHAIN_STATUS].count; i++) {
        const struct chain_status_entry *entry = (const struct chain_status_entry *)model->by_type[CHAIN_STATUS].items[i];
        int32_t date = entry->date ? chain_date_read(entry->date) : 0;
        if (date <= as_of && date >= latest_date) {
            latest = entry;
            latest_date = date;
        }
    }
    return latest;
}

static void report_update(struct chain_rule_run *run)
{
    const struct chain_status_entry *latest = latest_status(run->model, run->as_of);
    const struct chain_object *area = latest && latest->area.count == 1 ? latest->area.items[0].target : NULL;
    if (latest && latest->value == CHAIN_STATUS_UPDATE_DUE)
        CHAIN_REPORT_AS(run, update_due, run->model->root, chain_say_date(latest->date ? chain_date_read(latest->date) : 0),
                        area ? chain_say_name(area) : chain_say(""));
}

static void run(struct chain_rule_run *run)
{
    const struct chain_object *subject = run->model->root; /* it has an id that a decision can name */
    struct missing missing = {.count = 0};
    if (!chain_is_chain(run))
        return;
    find_missing(&missing, run->model);
    if (missing.count > 0)
        chain_report(run, subject, missing.what, missing.count);
    const char *next = governance_of(run->model)->next_review;
    int32_t due = next ? chain_date_read(next) : 0;
    if (due && due < run->as_of)
        CHAIN_REPORT_AS(run, overdue, subject, chain_say_date(due));
    report_update(run);
}

const struct chain_rule chain_rule_governance = {
    .id = "governance",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_GOVERNANCE,
    .objective = CHAIN_OBJECTIVE_OBJ4,
    .title = N_("Who looks after the chain?"),
    .message = N_("The chain does not tell: {0}{1|, {}}{2|, {}}{3|, {}}{4|, {}}{5|, {}}{6|, {}}{7|, {}}{8|, {}}{9|, {}}."),
    .why = N_("A chain that nobody owns and reviews grows old unnoticed."),
    .how = N_("Write in <governance> owner, group, approved-by, next-review, published and feedback-route; in <chain> version and level; "
              "and whom it is for in <client-group>."),
    .consequence = N_("The description of your services may be out of date."),
    .question = N_("Who owns this chain, and when is it reviewed next?"),
    .bad = "<governance group=\"Working group\"/>",
    .good = "<governance owner=\"Director of services\" group=\"Working group\" approved-by=\"Board\" approved=\"2026-01-31\" "
            "next-review=\"2027-01-31\" published=\"intranet\" feedback-route=\"form\"/>",
    .run = run,
};
