/* The facts for those outside the library: analyses put together behind one handle. */
#include "chain/survey.h"

#include <stdlib.h>
#include <string.h>

#include "analysis/areas.h"
#include "analysis/boundaries.h"
#include "analysis/items.h"
#include "analysis/languages.h"
#include "base/value.h"

/* What is told of an item at a step. Kept sorted. */
struct mark {
    uint32_t step, item;
    unsigned bits;
};

struct chain_survey {
    struct chain_facts facts;
    struct chain_arena arena;
    struct chain_areas areas;
    struct chain_languages languages;
    struct mark *marks;
    size_t mark_count;
    int32_t as_of;
    bool undecided;
};

static int by_place(const void *left, const void *right)
{
    const struct mark *a = left, *b = right;
    if (a->step != b->step)
        return a->step < b->step ? -1 : 1;
    return a->item < b->item ? -1 : a->item > b->item;
}

/* Counts when there is no room yet. */
static void add_mark(chain_survey *survey, const struct chain_object *step, const struct chain_object *item, unsigned bits)
{
    if (!step || !item)
        return;
    if (survey->marks)
        survey->marks[survey->mark_count] = (struct mark){step->index, item->index, bits};
    survey->mark_count++;
}

static void add_marks(chain_survey *survey, const struct chain_object *step, const struct chain_refs *items, unsigned bits)
{
    for (uint32_t i = 0; i < items->count; i++)
        add_mark(survey, step, items->items[i].target, bits);
}

static void find_marks(chain_survey *survey)
{
    const struct chain_model *model = survey->facts.model;
    survey->mark_count = 0;
    for (size_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        add_marks(survey, &step->head, &step->more->asks, CHAIN_INFO_ASKED);
        add_marks(survey, &step->head, &step->produces, CHAIN_INFO_PRODUCED);
        add_marks(survey, &step->head, &step->more->records, CHAIN_INFO_RECORDED);
        add_marks(survey, &step->head, &step->needs, CHAIN_INFO_NEEDED);
    }
    for (uint32_t i = 0; i < model->by_type[CHAIN_RECORD].count; i++) {
        const struct chain_record *record = (const struct chain_record *)model->by_type[CHAIN_RECORD].items[i];
        if (record->head.parent->type == CHAIN_STEP)
            add_mark(survey, record->head.parent, record->item.target, CHAIN_INFO_RECORDED);
    }
    for (size_t i = 0; i < chain_flow_count(model); i++) {
        const struct chain_flow *flow = chain_flow_at(model, i);
        const struct chain_step *to = chain_flow_target(flow) ? chain_flow_receiver(flow) : NULL;
        if (to)
            add_marks(survey, &to->head, &flow->carries, CHAIN_INFO_CARRIED);
    }
}

/* Equal places become one. */
static void merge_marks(chain_survey *survey)
{
    size_t kept = 0;
    qsort(survey->marks, survey->mark_count, sizeof *survey->marks, by_place);
    for (size_t i = 0; i < survey->mark_count; i++) {
        if (kept > 0 && by_place(&survey->marks[kept - 1], &survey->marks[i]) == 0)
            survey->marks[kept - 1].bits |= survey->marks[i].bits;
        else
            survey->marks[kept++] = survey->marks[i];
    }
    survey->mark_count = kept;
}

static struct mark *find_mark(const chain_survey *survey, uint32_t step, uint32_t item)
{
    const struct mark wanted = {step, item, 0};
    return survey->mark_count ? bsearch(&wanted, survey->marks, survey->mark_count, sizeof wanted, by_place) : NULL;
}

static bool judge(chain_survey *survey, const struct chain_item_test *test, unsigned always, unsigned sometimes)
{
    struct chain_item_answers answers;
    if (!chain_item_test_run(test, &survey->facts, &survey->arena, &answers))
        return false;
    for (size_t i = 0; i < answers.count; i++) {
        enum chain_item_verdict verdict = test->judge(answers.items[i].states);
        struct mark *mark = find_mark(survey, answers.items[i].step->head.index, answers.items[i].item->index);
        if (mark && verdict != CHAIN_ITEM_FINE)
            mark->bits |= verdict == CHAIN_ITEM_ALWAYS ? always : sometimes;
    }
    survey->undecided = survey->undecided || answers.undecided;
    return true;
}

static bool look(chain_survey *survey, const chain_model *model)
{
    find_marks(survey);
    survey->marks = chain_arena_array(&survey->arena, survey->mark_count + 1, sizeof *survey->marks);
    if (!survey->marks)
        return false;
    find_marks(survey);
    merge_marks(survey);
    return judge(survey, &chain_item_missing, CHAIN_INFO_MISSING, CHAIN_INFO_MISSING_SOMETIMES) &&
           judge(survey, &chain_item_told_again, CHAIN_INFO_TOLD_AGAIN, CHAIN_INFO_TOLD_AGAIN_SOMETIMES) &&
           chain_areas_init(&survey->areas, &survey->arena, model) &&
           chain_languages_init(&survey->languages, &survey->arena, model);
}

chain_status chain_survey_new(const chain_model *model, int32_t as_of, chain_survey **out)
{
    if (!out)
        return CHAIN_BAD_ARGUMENT;
    *out = NULL;
    if (!model)
        return CHAIN_BAD_ARGUMENT;
    if (model->broken || !model->root || model->root->type != CHAIN_CHAIN)
        return CHAIN_NOT_A_CHAIN;
    chain_survey *survey = calloc(1, sizeof *survey);
    if (!survey)
        return CHAIN_NO_MEMORY;
    chain_arena_init(&survey->arena);
    survey->as_of = as_of ? as_of : chain_date_today();
    if (chain_facts_init(&survey->facts, model) && look(survey, model) && !survey->arena.failed) {
        *out = survey;
        return CHAIN_OK;
    }
    chain_survey_free(survey);
    return CHAIN_NO_MEMORY;
}

void chain_survey_free(chain_survey *survey)
{
    if (!survey)
        return;
    chain_facts_clear(&survey->facts);
    chain_arena_clear(&survey->arena);
    free(survey);
}

/* An object of the survey's own model: the arrays here are by its numbers. */
static bool is_step(const chain_survey *survey, const chain_object *object)
{
    return survey && object && object->type == CHAIN_STEP && object->model == survey->facts.model;
}

const chain_object *chain_survey_step(const chain_survey *survey, size_t position)
{
    if (!survey || position >= chain_step_count(survey->facts.model))
        return NULL;
    return &chain_step_at(survey->facts.model, survey->facts.order[position])->head;
}

bool chain_survey_meets_client(const chain_survey *survey, const chain_object *step)
{
    return is_step(survey, step) && chain_step_meets_client((const struct chain_step *)step);
}

unsigned chain_survey_item(const chain_survey *survey, const chain_object *step, const chain_object *item)
{
    if (!is_step(survey, step) || !item || item->type != CHAIN_ITEM)
        return 0;
    const struct mark *mark = find_mark(survey, step->index, item->index);
    return mark ? mark->bits : 0;
}

size_t chain_survey_item_count(const chain_survey *survey, const chain_object *step)
{
    if (!is_step(survey, step))
        return 0;
    size_t low = 0, high = survey->mark_count, count = 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (survey->marks[middle].step < step->index)
            low = middle + 1;
        else
            high = middle;
    }
    while (low + count < survey->mark_count && survey->marks[low + count].step == step->index)
        count++;
    return count;
}

bool chain_survey_items_undecided(const chain_survey *survey)
{
    return survey && survey->undecided;
}

size_t chain_survey_area_count(const chain_survey *survey)
{
    return survey ? survey->areas.count : 0;
}

const chain_object *chain_survey_area(const chain_survey *survey, size_t position)
{
    return survey && position < survey->areas.count ? survey->areas.items[position] : NULL;
}

bool chain_survey_availability(chain_survey *survey, const chain_object *object, uint8_t *values, bool *partly)
{
    bool known = survey && object && (object->type == CHAIN_STEP || object->type == CHAIN_FLOW) &&
                 object->model == survey->facts.model;
    bool said = known && chain_areas_availability(&survey->areas, object, survey->as_of);
    size_t size = chain_survey_area_count(survey);
    if (values && said)
        memcpy(values, survey->areas.values, size);
    else if (values)
        memset(values, 0, size);
    if (partly)
        *partly = said && survey->areas.partly;
    return said;
}

bool chain_survey_speaks(const chain_survey *survey, int language)
{
    return survey && language > 0 && language < CHAIN_LANGUAGES && survey->languages.spoken[language];
}

int chain_survey_language(const chain_survey *survey, const chain_object *step, int language, bool *partly)
{
    bool known = is_step(survey, step) && language > 0 && language < CHAIN_LANGUAGES;
    size_t place = known ? (size_t)step->index * CHAIN_LANGUAGES + (size_t)language : 0;
    if (partly)
        *partly = known && survey->languages.partly[place];
    return known ? survey->languages.levels[place] : 0;
}
