/* What a rule knows about mending its finding. */
#include "rule/findings.h"

static struct chain_kept_edit *last_edit(struct chain_rule_run *run)
{
    struct chain_findings *findings = run->findings;
    struct chain_finding *finding = findings->count ? findings->items[findings->count - 1] : NULL;
    return finding && finding->rule == run->rule && !findings->cutting ? &finding->edit : NULL;
}

void chain_fix_by_removing(struct chain_rule_run *run, uint32_t line, uint32_t column)
{
    struct chain_kept_edit *edit = line ? last_edit(run) : NULL;
    if (edit)
        *edit = (struct chain_kept_edit){.what = CHAIN_EDIT_REMOVE, .line = line, .column = column};
}

void chain_fix_by_attribute(struct chain_rule_run *run, const char *name, const char *value)
{
    struct chain_kept_edit *edit = last_edit(run);
    const struct chain_finding *finding = edit ? run->findings->items[run->findings->count - 1] : NULL;
    if (finding && finding->line)
        *edit = (struct chain_kept_edit){.what = CHAIN_EDIT_ATTRIBUTE, .line = finding->line, .column = finding->column, .name = name, .words = value};
}

void chain_fix_by_adding(struct chain_rule_run *run, uint32_t line, uint32_t column, const struct chain_new_child *child)
{
    struct chain_kept_edit *edit = line ? last_edit(run) : NULL;
    const char *words = edit ? chain_findings_intern(run->findings, child->words) : NULL;
    if (words)
        *edit = (struct chain_kept_edit){CHAIN_EDIT_ADD, child->rank, line, column, child->name, words, child->behind};
}
