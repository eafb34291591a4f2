#include <string.h>

#include "rule/rule.h"

/* A small list: a chain has a few starts and ends. */
static bool holds(const char *ids, const char *id)
{
    size_t length = strlen(id);
    while (ids && *ids) {
        size_t n = strcspn(ids, " ");
        if (n == length && strncmp(ids, id, n) == 0)
            return true;
        ids += n;
        ids += strspn(ids, " ");
    }
    return false;
}

static const struct chain_link *find(const struct chain_model *model, const char *id)
{
    for (uint32_t i = 0; id && i < model->by_type[CHAIN_LINK].count; i++) {
        const struct chain_link *link = (const struct chain_link *)model->by_type[CHAIN_LINK].items[i];
        if (link->path && link->head.id == id) /* interned */
            return link;
    }
    return NULL;
}

static const char *const no_such_entry =
    N_("entry=\"{0}\" names no start of the sub-chain {1}{2|; its starts are: {}}.");
static const char *const not_a_subchain = N_("exit=\"{0}\" is on a flow that leaves \"{1}\", which is no sub-chain.");

static void judge_entry(struct chain_rule_run *run, const struct chain_step *step)
{
    const struct chain_link *link = step->more->entry ? find(run->model, step->more->chain) : NULL;
    if (link && link->starts && !holds(link->starts, step->more->entry))
        CHAIN_REPORT_AS(run, no_such_entry, &step->head, chain_say(step->more->entry), chain_say(step->more->chain),
                        chain_say(link->starts));
}

static void judge_exit(struct chain_rule_run *run, const struct chain_flow *flow, const struct chain_step *from)
{
    if (from->role != CHAIN_ROLE_SUBCHAIN) {
        CHAIN_REPORT_AS(run, not_a_subchain, &flow->head, chain_say(flow->more->exit), chain_say_name(&from->head));
        return;
    }
    const struct chain_link *link = find(run->model, from->more->chain);
    if (link && link->ends && !holds(link->ends, flow->more->exit))
        CHAIN_REPORT(run, &flow->head, chain_say(flow->more->exit), chain_say(from->more->chain), chain_say(link->ends));
}

static void run(struct chain_rule_run *run)
{
    for (size_t i = 0; i < chain_step_count(run->model); i++)
        judge_entry(run, chain_step_at(run->model, i));
    for (size_t i = 0; i < chain_flow_count(run->model); i++) {
        const struct chain_flow *flow = chain_flow_at(run->model, i);
        if (flow->more->exit && flow->from.target)
            judge_exit(run, flow, chain_flow_source(flow));
    }
}

const struct chain_rule chain_rule_subchain_exit = {
    .id = "subchain-exit",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .title = N_("An entry or exit does not fit the sub-chain"),
    .message = N_("exit=\"{0}\" names no end of the sub-chain {1}{2|; its ends are: {}}."),
    .why = N_("The client leaves the other chain at one of its ends; an exit that is none of them is never taken."),
    .how = N_("Name an end of the other chain in exit=\"...\", and one of its starts in entry=\"...\"."),
    .bad = "<flow from=\"discharge\" to=\"home-care\" exit=\"hoem\"/>",
    .good = "<flow from=\"discharge\" to=\"home-care\" exit=\"home\"/>",
    .run = run,
};
