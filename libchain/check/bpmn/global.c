#include "check/bpmn/bpmn.h"
#include "check/scratch.h"

struct row {
    const struct chain_markup *markup;
    const char *name;
};

static bool is_global(const struct chain_markup *markup)
{
    return markup->name == CHAIN_BPMN_E_ERROR || markup->name == CHAIN_BPMN_E_ESCALATION ||
           markup->name == CHAIN_BPMN_E_MESSAGE || markup->name == CHAIN_BPMN_E_SIGNAL;
}

static int by_place(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)*(const struct chain_markup *const *)a, y = (uintptr_t)*(const struct chain_markup *const *)b;
    return (x > y) - (x < y);
}

static uint32_t collect_used(const struct chain_bpmn *bpmn, const struct chain_markup **used)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < bpmn->reference_count; i++) {
        const struct chain_bpmn_reference *reference = &bpmn->references[i];
        if (reference->reach == CHAIN_BPMN_FOUND && !reference->di && is_global(reference->target))
            used[count++] = reference->target;
    }
    return count;
}

static int compare_keys(const struct row *a, const struct row *b)
{
    uintptr_t x = (uintptr_t)a->name, y = (uintptr_t)b->name;
    return a->markup->name != b->markup->name ? (int)a->markup->name - (int)b->markup->name : (x > y) - (x < y);
}

static int compare(const void *a, const void *b)
{
    return compare_keys(a, b);
}

static uint32_t collect_rows(const struct chain_bpmn *bpmn, struct row *rows)
{
    uint32_t count = 0;
    for (const struct chain_markup *child = bpmn->root->first; child; child = child->next) {
        if (!is_global(child))
            continue;
        if (rows)
            rows[count] = (struct row){child, chain_bpmn_title(child)};
        count++;
    }
    return count;
}

static void judge(struct chain_rule_run *run, struct row *rows, uint32_t count, const struct chain_markup **used, uint32_t uses)
{
    qsort(rows, count, sizeof *rows, compare);
    for (uint32_t i = 0; i < count; i++) {
        const struct chain_markup *markup = rows[i].markup;
        bool alike = (i > 0 && compare_keys(&rows[i - 1], &rows[i]) == 0) ||
                     (i + 1 < count && compare_keys(&rows[i], &rows[i + 1]) == 0);
        if (!rows[i].name)
            CHAIN_REPORT_MARKUP(run, markup, chain_say_shape(run, markup));
        else if (alike)
            CHAIN_REPORT_MARKUP_AS(run, N_("Another one is called \"{0}\" too."), markup, chain_say_shape(run, markup));
        if (uses == 0 || !bsearch(&markup, used, uses, sizeof *used, by_place))
            CHAIN_REPORT_MARKUP_AS(run, N_("Nothing refers to \"{0}\"."), markup, chain_say_shape(run, markup));
    }
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    uint32_t count = collect_rows(bpmn, NULL);
    if (count == 0)
        return;
    const struct chain_markup **used = chain_scratch(run, bpmn->reference_count, sizeof *used);
    struct row *rows = chain_scratch(run, count, sizeof *rows);
    if (used && rows) {
        uint32_t uses = collect_used(bpmn, used);
        qsort(used, uses, sizeof *used, by_place);
        collect_rows(bpmn, rows);
        judge(run, rows, count, used, uses);
    }
    free(used);
    free(rows);
}

const struct chain_rule chain_rule_global = {
    .id = "global",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_ERROR,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("A message, signal, error or escalation that does nothing"),
    .message = N_("\"{0}\" has no name."),
    .why = N_("What is sent or caught is known by its name; two with one name are mixed up."),
    .how = N_("Give each a name of its own, and remove what no event or task refers to."),
    .bad = "<message id=\"m\"/>",
    .good = "<message id=\"m\" name=\"Referral\"/> <messageEventDefinition messageRef=\"m\"/>",
    .run = run,
};
