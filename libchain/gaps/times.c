#include "gaps/times.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "rule/findings.h"

#define DAY 1440

static void put(struct chain_time_text *out, int64_t amount, const char *unit)
{
    size_t length = strlen(out->text);
    if (amount > 0)
        snprintf(out->text + length, sizeof out->text - length, "%" PRId64 "%s", amount, unit);
}

struct chain_time_text chain_time_text(chain_duration duration)
{
    struct chain_time_text out = {"P"};
    int64_t days = duration.minutes / DAY, rest = duration.minutes % DAY;
    bool long_time = days > 0 || duration.months || duration.workdays;
    put(&out, duration.months / 12, "Y");
    put(&out, duration.months % 12, "M");
    put(&out, duration.workdays, "WD");
    put(&out, days > 999999 ? 999999 : days, "D");
    if (!long_time && rest > 0) {
        strcat(out.text, "T");
        put(&out, rest / 60, "H");
        put(&out, rest % 60, "M");
    }
    if (out.text[1] == '\0')
        strcpy(out.text, "PT0M");
    return out;
}

struct chain_time_text chain_ages_text(int64_t min, int64_t max)
{
    struct chain_time_text out = {""};
    char from[24] = "", to[24] = "";
    if (min >= 0)
        snprintf(from, sizeof from, "%" PRId64, min);
    if (max >= 0)
        snprintf(to, sizeof to, "%" PRId64, max);
    if (min >= 0 || max >= 0)
        snprintf(out.text, sizeof out.text, "%s–%s", from, to);
    return out;
}

const char *chain_day_reason(enum chain_day_basis basis)
{
    switch (basis) {
    case CHAIN_DAY_STATUS: return N_("the latest note on the state of this chain");
    case CHAIN_DAY_APPROVED: return N_("the day when this chain was approved");
    case CHAIN_DAY_TODAY: return N_("today's date");
    default: return "";
    }
}

const struct chain_timing *chain_times_of(struct chain_rule_run *run)
{
    struct chain_rule_shared *shared = run->shared;
    if (shared->timing || !run->model->root || run->model->root->type != CHAIN_CHAIN)
        return shared->timing;
    struct chain_timing *timing = chain_arena_alloc(&shared->arena, sizeof *timing);
    int32_t given = run->options ? run->options->as_of : 0;
    if (timing && chain_timing_find(timing, &shared->arena, run->facts, given, run->as_of))
        shared->timing = timing;
    else
        run->findings->out_of_memory = true;
    return shared->timing;
}
