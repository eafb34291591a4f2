/* Which rules a run asks, on which day, on how many threads. */
#include "policy.h"

#include <stdlib.h>
#include <string.h>

#include "settings.h"

static bool known_rules(const struct cli_arguments *arguments, const char *option, const struct cli_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        if (chain_rules_named(list->items[i]))
            continue;
        const char *nearest = chain_rules_nearest(list->items[i]);
        if (nearest)
            cli_complain(arguments, N_("there is no rule \"%s\"; did you mean \"%s\"?"), list->items[i], nearest);
        else
            cli_complain(arguments, N_("there is no rule \"%s\"; `chain list rules` shows them."), list->items[i]);
        cli_settings_meant(arguments, option);
        return false;
    }
    return true;
}

/* The words are those that the option allows. */
static chain_check_profile profile_of(const char *word)
{
    if (!word || strcmp(word, "recommended") == 0)
        return CHAIN_PROFILE_RECOMMENDED;
    return strcmp(word, "all") == 0 ? CHAIN_PROFILE_ALL : CHAIN_PROFILE_CORRECTNESS;
}

bool cli_report_options(const struct cli_arguments *arguments, chain_check_options *options)
{
    *options = (chain_check_options)CHAIN_CHECK_OPTIONS_INIT;
    if (!known_rules(arguments, "select", &arguments->select) || !known_rules(arguments, "ignore", &arguments->ignore))
        return false;
    options->profile = profile_of(arguments->profile);
    options->select = arguments->select.count ? arguments->select.items : NULL;
    options->ignore = arguments->ignore.count ? arguments->ignore.items : NULL;
    options->weights = arguments->weights;
    if (arguments->as_of && !(options->as_of = chain_date_parse(arguments->as_of))) {
        cli_complain(arguments, N_("--as-of cannot be \"%s\"; it is a day like 2026-01-31."), arguments->as_of);
        return false;
    }
    return true;
}

/* 0 = as many as there are processors. */
bool cli_limits(const struct cli_arguments *arguments, chain_load_options *load, chain_check_options *check)
{
    size_t work = 0;
    bool sound = cli_number(arguments, "max-work", arguments->max_work, 1, &work);
    check->max_work = work;
    return sound && cli_number(arguments, "max-bytes", arguments->max_bytes, 1, &load->max_bytes) &&
           cli_number(arguments, "max-elements", arguments->max_elements, 1, &load->max_elements) &&
           cli_number(arguments, "max-depth", arguments->max_depth, 1, &load->max_depth) &&
           cli_number(arguments, "max-string", arguments->max_string, 1, &load->max_string) &&
           cli_number(arguments, "max-findings", arguments->max_findings, 1, &check->max_findings);
}

bool cli_jobs(const struct cli_arguments *arguments, size_t *jobs)
{
    char *end = NULL;
    long asked = arguments->jobs ? strtol(arguments->jobs, &end, 10) : 0;
    *jobs = (size_t)asked;
    if (!arguments->jobs || (end != arguments->jobs && !*end && asked >= 1 && asked <= CHAIN_BATCH_MOST_JOBS))
        return true;
    cli_complain(arguments, N_("--jobs cannot be \"%s\"; it is a number from 1 to 256."), arguments->jobs);
    cli_settings_meant(arguments, "jobs");
    return false;
}
