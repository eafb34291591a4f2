/* chain explain: what a rule looks for, why, and how to mend what it finds. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

/* Holes that a finding fills stand as "..." here. */
static void put_template(const char *words)
{
    while (*words) {
        const char *hole = words[0] == '{' && words[1] >= '0' && words[1] <= '9' ? words + 2 : NULL;
        if (!hole) {
            putchar(*words++);
        } else if (*hole == '}') {
            fputs("…", stdout);
            words = hole + 1;
        } else {
            /* {n|words with {} in them}: only said when there is something to say. */
            words = hole;
            while (*words && (*words != '}' || words[-1] == '{'))
                words++;
            words += *words == '}';
        }
    }
    putchar('\n');
}

static void put_part(const struct cli_arguments *arguments, const chain_rule *rule, chain_part part, const char *heading)
{
    const char *words = chain_rule_text(rule, part, arguments->lang);
    if (!words)
        return;
    printf("\n%s\n  ", cli_words(arguments, heading));
    put_template(words);
}

static void put_example(const struct cli_arguments *arguments, const chain_rule *rule, bool good, const char *heading)
{
    const char *example = chain_rule_example(rule, good);
    if (!example)
        return;
    printf("\n%s\n", cli_words(arguments, heading));
    while (*example) {
        size_t line = strcspn(example, "\n");
        printf("  %.*s\n", (int)line, example);
        example += line + (example[line] == '\n');
    }
}

static const char *label(const struct cli_arguments *arguments, chain_kinds table, int kind)
{
    const char *words = chain_kind_label(table, kind, arguments->lang);
    return words ? words : chain_kind_label(table, kind, CHAIN_LANG_EN);
}

static const char *severity(const struct cli_arguments *arguments, const chain_rule *rule)
{
    static const char *const check[] = {N_("unknown"), N_("note"), N_("warning"), N_("error")};
    static const char *const gaps[] = {N_("cannot be assessed"), N_("minor gap"), N_("considerable gap"), N_("serious gap")};
    bool care = chain_rule_layer(rule) == CHAIN_LAYER_GAPS;
    return cli_words(arguments, (care ? gaps : check)[chain_rule_severity(rule)]);
}

static void put_standard(const struct cli_arguments *arguments, const chain_rule *rule)
{
    const char *standard = chain_rule_standard(rule);
    if (standard)
        printf("\n%s\n  %s\n", cli_words(arguments, N_("What the standard calls it")), standard);
}

static void explain(const struct cli_arguments *arguments, const chain_rule *rule)
{
    const char *title = chain_rule_text(rule, CHAIN_PART_TITLE, arguments->lang);
    printf("%s: %s\n", chain_rule_id(rule), title ? title : "");
    printf("  %s", severity(arguments, rule));
    if (chain_rule_objective(rule))
        printf(" · %s · %s", chain_kind_id(CHAIN_KINDS_OBJECTIVE, chain_rule_objective(rule)),
               label(arguments, CHAIN_KINDS_OBJECTIVE, chain_rule_objective(rule)));
    printf("\n");
    put_part(arguments, rule, CHAIN_PART_WHY, N_("Why it matters"));
    put_part(arguments, rule, CHAIN_PART_MESSAGE, N_("What it says"));
    put_part(arguments, rule, CHAIN_PART_CONSEQUENCE, N_("What it means for the client"));
    put_part(arguments, rule, CHAIN_PART_QUESTION, N_("What the workshop is asked"));
    put_part(arguments, rule, CHAIN_PART_HOW, N_("How to mend it"));
    put_part(arguments, rule, CHAIN_PART_FIX, N_("What --fix does"));
    put_standard(arguments, rule);
    put_example(arguments, rule, false, N_("Like this it is found"));
    put_example(arguments, rule, true, N_("Like this it is in order"));
}

static int run(const struct cli_arguments *arguments)
{
    if (arguments->path_count == 0) {
        cli_complain(arguments, N_("give the id of a rule; `chain list rules` shows them."));
        return CLI_TROUBLE;
    }
    for (size_t i = 0; i < arguments->path_count; i++) {
        const chain_rule *rule = chain_rule_find(arguments->paths[i]);
        const char *nearest = rule ? NULL : chain_rule_nearest(arguments->paths[i]);
        if (!rule && nearest)
            cli_complain(arguments, N_("there is no rule \"%s\"; did you mean \"%s\"?"), arguments->paths[i], nearest);
        else if (!rule)
            cli_complain(arguments, N_("there is no rule \"%s\"; `chain list rules` shows them."), arguments->paths[i]);
        if (!rule)
            return CLI_TROUBLE;
        if (i > 0)
            printf("\n");
        explain(arguments, rule);
    }
    return CLI_FINE;
}

static const struct cli_option options[] = {
    CLI_COMMON,
};

const struct cli_command cli_explain = {
    .name = "explain",
    .operands = "RULE...",
    .summary = N_("tells what a rule looks for, why, and how to mend it"),
    .example = "chain explain --lang fi silo",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};
