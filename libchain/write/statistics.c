#include "chain/statistics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain/words.h"
#include "rule/findings.h"
#include "write/writers.h"

#ifndef N_
#define N_(text) text
#endif

struct row {
    chain_statistic counts;
    size_t last; /* the list in which it was seen last */
};

struct chain_statistics {
    size_t lists, rules;
    struct row rows[]; /* by rule */
};

chain_statistics *chain_statistics_new(void)
{
    size_t rules = chain_rule_count();
    chain_statistics *statistics = calloc(1, sizeof *statistics + rules * sizeof statistics->rows[0]);
    if (!statistics)
        return NULL;
    statistics->rules = rules;
    for (size_t i = 0; i < rules; i++)
        statistics->rows[i].counts.rule = chain_rule_at(i);
    return statistics;
}

void chain_statistics_free(chain_statistics *statistics)
{
    free(statistics);
}

static struct row *row_of(chain_statistics *statistics, const struct chain_rule *rule)
{
    for (size_t i = 0; i < statistics->rules; i++)
        if (statistics->rows[i].counts.rule == rule)
            return &statistics->rows[i];
    return NULL;
}

void chain_statistics_add(chain_statistics *statistics, const chain_findings *findings)
{
    struct row *row = NULL;
    if (!statistics || !findings)
        return;
    statistics->lists++;
    for (size_t i = 0; i < findings->count; i++) {
        const struct chain_finding *finding = findings->items[i];
        if (!row || row->counts.rule != finding->rule)
            row = row_of(statistics, finding->rule);
        if (!row || chain_finding_is_settled(finding))
            continue;
        row->counts.findings++;
        row->counts.files += row->last != statistics->lists;
        row->last = statistics->lists;
        if (finding->severity > row->counts.severity)
            row->counts.severity = (chain_severity)finding->severity;
    }
}

size_t chain_statistics_count(const chain_statistics *statistics)
{
    size_t count = 0;
    for (size_t i = 0; statistics && i < statistics->rules; i++)
        count += statistics->rows[i].counts.findings > 0;
    return count;
}

static bool is_before(const chain_statistic *a, const chain_statistic *b)
{
    return a->findings != b->findings ? a->findings > b->findings : strcmp(a->rule->id, b->rule->id) < 0;
}

/* Few rows: looked for instead of kept sorted. */
bool chain_statistics_at(const chain_statistics *statistics, size_t position, chain_statistic *result)
{
    for (size_t i = 0; statistics && result && i < statistics->rules; i++) {
        const chain_statistic *row = &statistics->rows[i].counts;
        size_t before = 0;
        if (!row->findings)
            continue;
        for (size_t k = 0; k < statistics->rules; k++)
            before += statistics->rows[k].counts.findings && is_before(&statistics->rows[k].counts, row);
        if (before != position)
            continue;
        *result = *row;
        return true;
    }
    return false;
}

chain_status chain_statistics_write(const chain_statistics *statistics, chain_lang lang, chain_output *output)
{
    chain_statistic row;
    char text[160];
    if (!statistics || !output)
        return CHAIN_BAD_ARGUMENT;
    snprintf(text, sizeof text, "%9s %7s  %-8s %-28s %s\n", chain_words(lang, N_("findings")), chain_words(lang, N_("files")), "",
             chain_words(lang, N_("rule")), "");
    chain_output_text(output, text);
    for (size_t i = 0; chain_statistics_at(statistics, i, &row); i++) {
        const char *title = chain_rule_text(row.rule, CHAIN_PART_TITLE, lang);
        snprintf(text, sizeof text, "%9zu %7zu  %-8s %-28s ", row.findings, row.files, chain_severity_name(row.severity),
                 chain_rule_id(row.rule));
        chain_output_text(output, text);
        chain_output_text(output, title);
        chain_output_text(output, "\n");
    }
    return CHAIN_OK;
}
