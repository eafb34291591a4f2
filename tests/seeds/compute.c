/* The figures of figures.tsv: each computation is a name and what it is computed from, NAME(A,B). */
#include "compute.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ARGUMENTS 6

/* Values, capacities and other parts may have an id too, though nothing can refer to it. */
const chain_object *seed_find(const chain_model *model, const char *id)
{
    const chain_object *object = chain_model_find(model, id);
    for (int type = 1; !object && type < CHAIN_TYPE_COUNT; type++) {
        for (size_t i = 0; !object && i < chain_model_count(model, (chain_type)type); i++) {
            const chain_object *one = chain_model_at(model, (chain_type)type, i);
            if (chain_object_id(one) && strcmp(chain_object_id(one), id) == 0)
                object = one;
        }
    }
    return object;
}

struct call {
    char words[500];
    const char *name, *arguments[ARGUMENTS];
    size_t count;
    const chain_model *model;
};

/* NAME(A,B) */
static void parse(struct call *call, const char *words)
{
    char *at = call->words;
    snprintf(call->words, sizeof call->words, "%s", words);
    call->name = at;
    at += strcspn(at, "(");
    while (*at && *at != ')' && call->count < ARGUMENTS) {
        *at++ = '\0';
        call->arguments[call->count++] = at;
        at += strcspn(at, ",)");
    }
    *at = '\0';
}

/* An object by id; "metric#2" is the second value of a metric. */
static const chain_object *argument(const struct call *call, size_t index)
{
    char id[100];
    const char *words = index < call->count ? call->arguments[index] : "";
    size_t n = strcspn(words, "#");
    snprintf(id, sizeof id, "%.*s", (int)n, words);
    const chain_object *object = seed_find(call->model, id);
    if (words[n] == '#')
        object = chain_object_first(object, CHAIN_VALUE);
    for (int nth = words[n] ? atoi(words + n + 1) : 1; nth > 1; nth--)
        object = chain_object_next(object, CHAIN_VALUE);
    return object;
}

static double number(const chain_object *object, chain_field field)
{
    double value = NAN;
    return object && chain_object_number(object, field, &value) ? value : NAN;
}

/* The count of a value, else the value itself. */
static double count_of(const struct call *call, size_t index)
{
    const chain_object *object = argument(call, index);
    double count = number(object, CHAIN_F_COUNT);
    return isnan(count) ? number(object, CHAIN_F_VALUE) : count;
}

/* How many cases: of the value, else of its metric. */
static double base_of(const chain_object *value)
{
    double base = number(value, CHAIN_F_BASE);
    return isnan(base) ? number(chain_object_parent(value), CHAIN_F_BASE) : base;
}

static double compute_count(const struct call *call) { return count_of(call, 0); }
static double compute_ratio(const struct call *call) { return count_of(call, 0) / count_of(call, 1); }
static double compute_difference(const struct call *call) { return count_of(call, 1) - count_of(call, 0); }

static double compute_sum(const struct call *call)
{
    double sum = 0;
    for (size_t i = 0; i < call->count; i++)
        sum += count_of(call, i);
    return sum;
}

static double compute_percent(const struct call *call)
{
    return 100 * count_of(call, 0) / base_of(argument(call, 0));
}

static double compute_told(const struct call *call)
{
    chain_outcomes outcomes;
    return chain_metric_outcomes(argument(call, 0), 0, &outcomes) ? 100 * outcomes.told : NAN;
}

static double compute_untold(const struct call *call)
{
    chain_outcomes outcomes;
    return chain_metric_outcomes(argument(call, 0), 0, &outcomes) ? 100 * outcomes.untold : NAN;
}

/* A share in whole percents and a base: 1 = possible. */
static double compute_possible(const struct call *call)
{
    double share;
    if (call->count < 2 || !chain_object_share(argument(call, 0), CHAIN_F_SHARE, &share))
        return NAN;
    return chain_share_possible((int64_t)(share * 100 + 0.5), 100, atoi(call->arguments[1]));
}

static double compute_year(const struct call *call)
{
    double year = NAN, months = number(argument(call, 0), CHAIN_F_MONTHS);
    return !isnan(months) && chain_per_year(count_of(call, 0), (int)months, &year) ? year : NAN;
}

static bool lies_in(const chain_object *area, const char *outer)
{
    const char *id = chain_object_id(area);
    bool in = id && strcmp(id, outer) == 0;
    for (size_t i = 0; !in && i < chain_object_word_count(area, CHAIN_F_WITHIN_AREAS); i++)
        in = lies_in(chain_object_ref_at(area, CHAIN_F_WITHIN_AREAS, i), outer);
    return in;
}

/* Municipalities in an area. */
static double compute_municipalities(const struct call *call)
{
    size_t found = 0;
    for (size_t i = 0; call->count > 0 && i < chain_model_count(call->model, CHAIN_AREA); i++) {
        const chain_object *area = chain_model_at(call->model, CHAIN_AREA, i);
        found += chain_object_kind(area, CHAIN_F_KIND) == CHAIN_AREA_MUNICIPALITY && lies_in(area, call->arguments[0]);
    }
    return (double)found;
}

/* Does a responsibility hold for one of the services, in the area, on a day of the year 2022? */
static bool is_organised(const struct call *call, const chain_object *responsibility)
{
    bool service = false, in = false;
    for (size_t i = 0; i < chain_object_word_count(responsibility, CHAIN_F_SERVICE); i++)
        service = service || strstr(call->arguments[1], chain_object_word(responsibility, CHAIN_F_SERVICE, i));
    for (size_t i = 0; i < chain_object_word_count(responsibility, CHAIN_F_AREA); i++)
        in = in || lies_in(chain_object_ref_at(responsibility, CHAIN_F_AREA, i), call->arguments[0]);
    return service && in && chain_object_date(responsibility, CHAIN_F_UNTIL) == 20221231;
}

/* Different organisers of services in an area; one that is not named counts as one of its own. */
static double compute_organisers(const struct call *call)
{
    const char *seen[200];
    size_t named = 0, unnamed = 0;
    for (size_t i = 0; call->count == 2 && i < chain_model_count(call->model, CHAIN_RESPONSIBILITY); i++) {
        const chain_object *responsibility = chain_model_at(call->model, CHAIN_RESPONSIBILITY, i);
        const char *organiser = chain_object_word(responsibility, CHAIN_F_ORGANISER, 0);
        size_t before = 0;
        if (!is_organised(call, responsibility))
            continue;
        while (organiser && before < named && strcmp(seen[before], organiser) != 0)
            before++;
        if (!organiser)
            unnamed++;
        else if (before == named && named < 200)
            seen[named++] = organiser;
    }
    return (double)(named + unnamed);
}

/* Areas with a status on a day. */
static double compute_areas_in(const struct call *call)
{
    size_t found = 0;
    if (call->count < 2)
        return NAN;
    int phase = chain_kind_find(CHAIN_KINDS_STATUS, call->arguments[0], strlen(call->arguments[0]));
    for (size_t i = 0; i < chain_model_count(call->model, CHAIN_AREA); i++) {
        chain_adoption adoption;
        if (chain_area_adoption(chain_model_at(call->model, CHAIN_AREA, i), atoi(call->arguments[1]), &adoption))
            found += phase && (adoption.side ? adoption.side : adoption.phase) == phase;
    }
    return (double)found;
}

static double compute_coverage(const struct call *call)
{
    chain_coverage coverage;
    return chain_object_coverage(argument(call, 0), AS_OF, &coverage) ? 100 * coverage.low : NAN;
}

static double compute_coverage_most(const struct call *call)
{
    chain_coverage coverage;
    return chain_object_coverage(argument(call, 0), AS_OF, &coverage) ? 100 * coverage.high : NAN;
}

/* Languages of some list that a step serves in. */
static double compute_languages(const struct call *call)
{
    size_t found = 0;
    chain_survey *survey = NULL;
    if (chain_survey_new(call->model, AS_OF, &survey) != CHAIN_OK)
        return NAN;
    for (size_t i = 1; i < call->count; i++) {
        int language = chain_kind_find(CHAIN_KINDS_LANGUAGE, call->arguments[i], strlen(call->arguments[i]));
        int level = chain_survey_language(survey, argument(call, 0), language, NULL);
        found += level != 0 && level != CHAIN_LANGUAGE_LEVEL_NONE;
    }
    chain_survey_free(survey);
    return (double)found;
}

/* How many years of age two client groups have in common. */
static double compute_common_ages(const struct call *call)
{
    double low = fmax(number(argument(call, 0), CHAIN_F_AGE_MIN), number(argument(call, 1), CHAIN_F_AGE_MIN));
    double high = fmin(number(argument(call, 0), CHAIN_F_AGE_MAX), number(argument(call, 1), CHAIN_F_AGE_MAX));
    return high < low ? 0 : high - low + 1;
}

/* Objectives of the chain that have a metric with a figure. */
static double compute_objectives_measured(const struct call *call)
{
    const chain_object *root = chain_model_root(call->model);
    size_t found = 0;
    for (size_t i = 0; i < chain_object_word_count(root, CHAIN_F_OBJECTIVES); i++) {
        chain_measurement measurement;
        int objective = chain_object_kind_at(root, CHAIN_F_OBJECTIVES, i);
        found += chain_model_measurement(call->model, objective, &measurement) && measurement.told > 0;
    }
    return (double)found;
}

static const struct {
    const char *name;
    double (*compute)(const struct call *call);
} computations[] = {
    {"count", compute_count},
    {"ratio", compute_ratio},
    {"difference", compute_difference},
    {"sum", compute_sum},
    {"percent", compute_percent},
    {"told", compute_told},
    {"untold", compute_untold},
    {"possible", compute_possible},
    {"year", compute_year},
    {"municipalities", compute_municipalities},
    {"organisers", compute_organisers},
    {"areas-in", compute_areas_in},
    {"coverage", compute_coverage},
    {"coverage-most", compute_coverage_most},
    {"languages", compute_languages},
    {"common-ages", compute_common_ages},
    {"objectives-measured", compute_objectives_measured},
};

double seed_compute(const chain_model *model, const char *words)
{
    struct call call = {.model = model};
    parse(&call, words);
    for (size_t i = 0; i < sizeof computations / sizeof computations[0]; i++)
        if (strcmp(call.name, computations[i].name) == 0)
            return computations[i].compute(&call);
    return NAN;
}
