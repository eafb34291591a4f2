/* chain list: the tables that the library is made of. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

static const char *label(const struct cli_arguments *arguments, chain_kinds table, int kind)
{
    const char *words = chain_kind_label(table, kind, arguments->lang);
    return words ? words : chain_kind_label(table, kind, CHAIN_LANG_EN);
}

static bool is_wanted(const struct cli_arguments *arguments, const char *name)
{
    for (size_t i = 1; i < arguments->path_count; i++)
        if (strcmp(arguments->paths[i], name) == 0)
            return true;
    return arguments->path_count < 2;
}

static size_t list_rules(const struct cli_arguments *arguments)
{
    static const char *const layers[] = {"", "check", "gaps", "convert"};
    size_t rows = 0;
    for (int layer = CHAIN_LAYER_CHECK; layer <= CHAIN_LAYER_CONVERT; layer++)
        for (size_t i = 0; i < chain_rule_count(); i++) {
            const chain_rule *rule = chain_rule_at(i);
            if ((int)chain_rule_layer(rule) != layer || !is_wanted(arguments, chain_rule_id(rule)))
                continue;
            rows++;
            printf("%-6s %-22s %-8s %s%s\n", layers[layer], chain_rule_id(rule), chain_severity_name(chain_rule_severity(rule)),
                   chain_rule_text(rule, CHAIN_PART_TITLE, arguments->lang), chain_rule_is_fixable(rule) ? " [--fix]" : "");
        }
    return rows;
}

static size_t list_kinds(const struct cli_arguments *arguments)
{
    size_t rows = 0;
    for (int table = 1; table < CHAIN_KINDS_COUNT; table++) {
        const char *name = chain_kinds_name((chain_kinds)table);
        if (!name || !is_wanted(arguments, name))
            continue;
        rows++;
        printf("%s\n", name);
        for (int kind = 1; kind <= chain_kind_count((chain_kinds)table); kind++)
            printf("  %-24s %s\n", chain_kind_id((chain_kinds)table, kind), label(arguments, (chain_kinds)table, kind));
    }
    return rows;
}

static void put_attributes(size_t element)
{
    chain_format_attribute attribute;
    for (size_t i = 0; chain_format_attribute_at(element, i, &attribute); i++) {
        const char *table = attribute.kinds != CHAIN_KINDS_NONE ? chain_kinds_name(attribute.kinds) : NULL;
        printf("  @%-16s %s%s%s%s\n", attribute.name, attribute.type, table ? " of " : "", table ? table : "",
               attribute.required ? ", needed" : "");
    }
}

static size_t list_elements(const struct cli_arguments *arguments)
{
    size_t rows = 0;
    for (size_t element = 0; element < chain_format_element_count(); element++) {
        const char *name = chain_format_element_name(element), *child;
        if (!is_wanted(arguments, name))
            continue;
        rows++;
        printf("<%s>\n", name);
        put_attributes(element);
        if (chain_format_child(element, 0))
            printf("  ");
        for (size_t i = 0; (child = chain_format_child(element, i)); i++)
            printf("<%s> ", child);
        if (chain_format_child(element, 0))
            printf("\n");
    }
    return rows;
}

/* Views and picture formats are known to the program that draws: it goes on from here. */
static void ask_draw(const char *question, const struct cli_arguments *arguments)
{
    char words[32], lang[] = "--lang", code[8], *argv[] = {NULL, words, lang, code, NULL};
    snprintf(words, sizeof words, "%s", question);
    snprintf(code, sizeof code, "%s", chain_lang_code(arguments->lang));
    cli_start_draw(argv);
}

static size_t list_formats(const struct cli_arguments *arguments)
{
    for (size_t i = 0; i < chain_writer_count(); i++)
        printf("findings  %s\n", chain_writer_name(i));
    ask_draw("--list-formats", arguments);
    return 1;
}

static size_t list_views(const struct cli_arguments *arguments)
{
    ask_draw("--list-views", arguments);
    return 1;
}

static const struct {
    const char *name;
    size_t (*list)(const struct cli_arguments *arguments); /* returns how many rows were wanted */
} tables[] = {
    {"rules", list_rules}, {"kinds", list_kinds}, {"elements", list_elements}, {"views", list_views}, {"formats", list_formats},
};

#define TABLES (sizeof tables / sizeof tables[0])

static int run(const struct cli_arguments *arguments)
{
    const char *names[TABLES], *wanted = arguments->path_count ? arguments->paths[0] : "";
    for (size_t i = 0; i < TABLES; i++) {
        names[i] = tables[i].name;
        if (strcmp(tables[i].name, wanted) == 0) {
            if (tables[i].list(arguments) > 0)
                return CLI_FINE;
            cli_complain(arguments, N_("there is nothing called \"%s\" in this table."), arguments->paths[1]);
            return CLI_TROUBLE;
        }
    }
    const char *nearest = wanted[0] ? chain_words_nearest(wanted, names, TABLES) : NULL;
    if (nearest)
        cli_complain(arguments, N_("there is no table \"%s\"; did you mean \"%s\"?"), wanted, nearest);
    else
        cli_complain(arguments, N_("give a table: rules, kinds, elements, views or formats."));
    return CLI_TROUBLE;
}

static const struct cli_option options[] = {
    CLI_COMMON,
};

const struct cli_command cli_list_command = {
    .name = "list",
    .operands = "TABLE [NAME...]",
    .summary = N_("shows the tables: rules, kinds, elements, views, formats"),
    .details = N_("`chain list kinds step` shows one vocabulary table, `chain list elements handoff` one element."),
    .example = "chain list rules --lang fi",
    .options = options,
    .option_count = sizeof options / sizeof options[0],
    .run = run,
};
