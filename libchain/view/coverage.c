/*
 * The coverage view: where a step is available, and in which languages it serves. Areas with the same profile share a row, so that what
 * is alike shows. What is not known is hatched: it never looks like fine.
 */
#include <stdlib.h>
#include <string.h>

#include "chain/words.h"
#include "view/coverage.h"

#define NAMES_IN_NOTE 8

static const struct chain_coverage_sign availability_signs[] = {
    [0] = {CHAIN_TONE_UNKNOWN, N_("?: not known")},
    [CHAIN_AVAILABILITY_AVAILABLE] = {CHAIN_TONE_GOOD, N_("yes: available")},
    [CHAIN_AVAILABILITY_LIMITED] = {CHAIN_TONE_WEAK, N_("part: available with limits")},
    [CHAIN_AVAILABILITY_BOUGHT] = {CHAIN_TONE_PART, N_("buy: bought from another producer")},
    [CHAIN_AVAILABILITY_SHARED] = {CHAIN_TONE_PART, N_("with: together with another area")},
    [CHAIN_AVAILABILITY_PLANNED] = {CHAIN_TONE_WEAK, N_("plan: planned, not there yet")},
    [CHAIN_AVAILABILITY_NONE] = {CHAIN_TONE_BAD, N_("no: not available")},
    [CHAIN_AVAILABILITY_UNKNOWN] = {CHAIN_TONE_UNKNOWN, N_("?: not known")},
};

const chain_object *chain_coverage_step(const struct chain_coverage *coverage, size_t column)
{
    return chain_survey_step(coverage->survey, coverage->columns[column]);
}

static bool find_columns(struct chain_coverage *coverage)
{
    struct chain_lanes *lanes = coverage->lanes;
    size_t steps = chain_model_count(lanes->model, CHAIN_STEP);
    coverage->columns = chain_arena_array(&lanes->scratch, steps + 1, sizeof(size_t));
    for (size_t i = 0; coverage->columns && i < steps; i++) {
        const chain_object *step = chain_survey_step(coverage->survey, i);
        if (chain_survey_meets_client(coverage->survey, step) || chain_object_first(step, CHAIN_AVAILABILITY))
            coverage->columns[coverage->column_count++] = i;
    }
    coverage->area_count = chain_survey_area_count(coverage->survey);
    if (coverage->column_count > 0 && coverage->area_count > CHAIN_GRID_MOST_CELLS / coverage->column_count)
        lanes->view->too_large = true;
    return coverage->columns && !lanes->view->too_large;
}

static bool find_values(struct chain_coverage *coverage)
{
    struct chain_arena *scratch = &coverage->lanes->scratch;
    uint8_t *values = chain_arena_array(scratch, coverage->area_count + 1, 1);
    coverage->values = chain_arena_array(scratch, coverage->area_count * coverage->column_count + 1, 1);
    coverage->said = chain_arena_array(scratch, coverage->column_count + 1, sizeof *coverage->said);
    if (!values || !coverage->values || !coverage->said)
        return false;
    for (size_t c = 0; c < coverage->column_count; c++) {
        bool partly;
        coverage->said[c] = chain_survey_availability(coverage->survey, chain_coverage_step(coverage, c), values, &partly);
        coverage->parted += partly;
        for (size_t a = 0; a < coverage->area_count; a++)
            coverage->values[a * coverage->column_count + c] = values[a] == CHAIN_AVAILABILITY_UNKNOWN ? 0 : values[a];
    }
    return true;
}

/* An area on its way into a group. */
struct place {
    const uint8_t *profile;
    size_t width, area, first; /* first: the least area with the same profile */
};

static int by_profile(const void *left, const void *right)
{
    const struct place *a = left, *b = right;
    int order = memcmp(a->profile, b->profile, a->width);
    return order ? order : a->area < b->area ? -1 : a->area > b->area;
}

static int by_first(const void *left, const void *right)
{
    const struct place *a = left, *b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    return a->area < b->area ? -1 : a->area > b->area;
}

static bool find_groups(struct chain_coverage *coverage)
{
    struct chain_arena *scratch = &coverage->lanes->scratch;
    size_t count = coverage->area_count;
    struct place *places = chain_arena_array(scratch, count + 1, sizeof *places);
    coverage->areas = chain_arena_array(scratch, count + 1, sizeof(size_t));
    coverage->groups = chain_arena_array(scratch, count + 2, sizeof(size_t));
    if (!places || !coverage->areas || !coverage->groups)
        return false;
    for (size_t i = 0; i < count; i++)
        places[i] = (struct place){coverage->values + i * coverage->column_count, coverage->column_count, i, i};
    qsort(places, count, sizeof *places, by_profile);
    for (size_t i = 1; i < count; i++)
        if (memcmp(places[i].profile, places[i - 1].profile, coverage->column_count) == 0)
            places[i].first = places[i - 1].first;
    qsort(places, count, sizeof *places, by_first);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || places[i].first != places[i - 1].first)
            coverage->groups[coverage->group_count++] = i;
        coverage->areas[i] = places[i].area;
    }
    coverage->groups[coverage->group_count] = count;
    return true;
}

static bool is_served(uint8_t value)
{
    return value == CHAIN_AVAILABILITY_AVAILABLE || value == CHAIN_AVAILABILITY_BOUGHT || value == CHAIN_AVAILABILITY_SHARED;
}

static size_t count_served(const struct chain_coverage *coverage, size_t column)
{
    size_t served = 0;
    for (size_t a = 0; a < coverage->area_count; a++)
        served += is_served(coverage->values[a * coverage->column_count + column]);
    return served;
}

const char *chain_coverage_sign(struct chain_view *view, const struct chain_coverage_sign *sign, bool partly)
{
    const char *words = chain_words(view->lang, sign->words), *colon = strchr(words, ':');
    struct chain_phrase phrase = {"", 0};
    char text[24] = "";
    size_t length = colon && (size_t)(colon - words) < sizeof text ? (size_t)(colon - words) : 0;
    memcpy(text, words, length);
    chain_phrase_add(&phrase, text);
    if (partly)
        chain_phrase_add(&phrase, "\u00A0*");
    return chain_phrase_keep(&phrase, view);
}

void chain_coverage_add_key(struct chain_view *view, const struct chain_coverage_sign *sign)
{
    const char *words = chain_words(view->lang, sign->words), *colon = strchr(words, ':');
    if (colon)
        chain_grid_add_key(view, chain_coverage_sign(view, sign, false), sign->tone, colon + 1 + strspn(colon + 1, " "));
}

const char *chain_coverage_words(struct chain_view *view, const char *message, size_t zero, size_t one)
{
    struct chain_phrase phrase = {"", 0}, a = {"", 0}, b = {"", 0};
    chain_phrase_add_count(&a, zero);
    chain_phrase_add_count(&b, one);
    chain_phrase_fill(&phrase, chain_words(view->lang, message), a.bytes, b.bytes);
    return chain_phrase_keep(&phrase, view);
}

void chain_coverage_step_heads(const struct chain_coverage *coverage, struct chain_view_grid *grid, bool counts)
{
    struct chain_view *view = coverage->lanes->view;
    for (size_t c = 0; c < grid->column_count; c++) {
        size_t served = counts ? count_served(coverage, c) : 0; /* "at least 0" would say nothing */
        const char *detail = served ? chain_coverage_words(view, N_("at least {0}/{1}"), served, coverage->area_count) : NULL;
        size_t fallbacks = view->fallbacks;
        grid->columns[c] = (struct chain_grid_head){chain_grid_name(view, chain_coverage_step(coverage, c)), detail, false};
        if (!counts)
            view->fallbacks = fallbacks; /* the first table has counted them */
    }
}

static void fill_area_row(const struct chain_coverage *coverage, struct chain_view_grid *grid, size_t group)
{
    struct chain_view *view = coverage->lanes->view;
    struct chain_phrase names = {"", 0};
    size_t from = coverage->groups[group], to = coverage->groups[group + 1];
    for (size_t i = from; i < to; i++)
        chain_phrase_join(&names, ", ", chain_grid_name(view, chain_survey_area(coverage->survey, coverage->areas[i])));
    grid->rows[group] = (struct chain_grid_head){chain_phrase_keep_or(&names, view, "?"),
                                                 to - from > 1 ? chain_coverage_words(view, N_("{0} areas alike"), to - from, 0) : NULL, false};
    for (size_t c = 0; c < grid->column_count; c++) {
        const struct chain_coverage_sign *sign = &availability_signs[coverage->values[coverage->areas[from] * coverage->column_count + c]];
        *chain_grid_at(grid, group, c) = (struct chain_grid_cell){chain_coverage_sign(view, sign, false), sign->tone};
    }
}

static bool fill_areas(struct chain_coverage *coverage, struct chain_view_grid *grid)
{
    struct chain_view *view = coverage->lanes->view;
    if (!chain_grid_init(view, grid, coverage->column_count, coverage->group_count))
        return false;
    grid->title = chain_words(view->lang, N_("Where is each step available?"));
    grid->corner = chain_words(view->lang, N_("areas; those with the same answers share a row"));
    chain_coverage_step_heads(coverage, grid, true);
    for (size_t g = 0; g < coverage->group_count; g++)
        fill_area_row(coverage, grid, g);
    return true;
}

static bool fill_keys(const struct chain_coverage *coverage)
{
    struct chain_view *view = coverage->lanes->view;
    bool seen[16] = {false};
    if (!chain_grid_keys_init(view, 20))
        return false;
    for (size_t i = 0; i < coverage->area_count * coverage->column_count; i++)
        seen[coverage->values[i]] = true;
    for (size_t v = 1; v < CHAIN_AVAILABILITY_UNKNOWN; v++)
        if (seen[v])
            chain_coverage_add_key(view, &availability_signs[v]);
    chain_coverage_language_keys(coverage);
    if (chain_grid_has_tone(view, CHAIN_TONE_UNKNOWN))
        chain_coverage_add_key(view, &availability_signs[0]);
    return true;
}

/* Which steps a sentence is about. */
typedef bool choose_step(const struct chain_coverage *coverage, size_t column);

static bool is_everywhere(const struct chain_coverage *coverage, size_t column)
{
    return coverage->area_count > 0 && count_served(coverage, column) == coverage->area_count;
}

static bool is_untold(const struct chain_coverage *coverage, size_t column)
{
    return !coverage->said[column];
}

static void note_steps(const struct chain_coverage *coverage, const char *message, choose_step *choose)
{
    struct chain_view *view = coverage->lanes->view;
    struct chain_phrase names = {"", 0}, phrase = {"", 0};
    size_t fallbacks = view->fallbacks, count = 0;
    for (size_t c = 0; c < coverage->column_count; c++) {
        if (!choose(coverage, c))
            continue;
        if (++count <= NAMES_IN_NOTE)
            chain_phrase_join(&names, ", ", chain_grid_name(view, chain_coverage_step(coverage, c)));
    }
    view->fallbacks = fallbacks;
    if (count == 0)
        return;
    if (count > NAMES_IN_NOTE)
        chain_phrase_add(&names, " …");
    struct chain_phrase number = {"", 0};
    chain_phrase_add_count(&number, count);
    chain_phrase_fill(&phrase, chain_words(view->lang, message), names.bytes, number.bytes);
    chain_grid_add_note(view, &phrase);
}

/* "Only here": one or two areas are known to have it. */
static void note_only_here(const struct chain_coverage *coverage, size_t column)
{
    struct chain_view *view = coverage->lanes->view;
    struct chain_phrase names = {"", 0}, phrase = {"", 0};
    size_t fallbacks = view->fallbacks, served = count_served(coverage, column);
    if (served == 0 || served > 2 || served == coverage->area_count)
        return;
    for (size_t a = 0; a < coverage->area_count; a++)
        if (is_served(coverage->values[a * coverage->column_count + column]))
            chain_phrase_join(&names, ", ", chain_grid_name(view, chain_survey_area(coverage->survey, a)));
    chain_phrase_fill(&phrase, chain_words(view->lang, N_("Known to be available only here: {0} – {1}.")),
                      chain_grid_name(view, chain_coverage_step(coverage, column)), names.bytes);
    chain_grid_add_note(view, &phrase);
    view->fallbacks = fallbacks;
}

static bool fill_notes(const struct chain_coverage *coverage, bool partly_seen)
{
    struct chain_view *view = coverage->lanes->view;
    struct chain_phrase phrase = {"", 0};
    if (!chain_grid_notes_init(view, coverage->column_count + 6))
        return false;
    note_steps(coverage, N_("Available in every area: {0}"), is_everywhere);
    for (size_t c = 0; c < coverage->column_count; c++)
        note_only_here(coverage, c);
    note_steps(coverage, N_("Where these are available is not told at all ({1}): {0}"), is_untold);
    if (coverage->parted > 0) {
        struct chain_phrase count = {"", 0};
        chain_phrase_add_count(&count, coverage->parted);
        chain_phrase_fill(&phrase, chain_words(view->lang, N_("Steps that are available in parts of the region, and it is not told in which: {0}.")),
                          count.bytes, "");
        chain_grid_add_note(view, &phrase);
    }
    phrase.length = 0;
    if (coverage->area_count == 0)
        chain_phrase_add(&phrase, chain_words(view->lang, N_("The chain has no areas that could be compared: it names no region.")));
    chain_grid_add_note(view, &phrase);
    phrase.length = 0;
    if (partly_seen)
        chain_phrase_add(&phrase, chain_words(view->lang, N_("* told of some areas only")));
    chain_grid_add_note(view, &phrase);
    return true;
}

static bool fill(struct chain_coverage *coverage)
{
    struct chain_lanes *lanes = coverage->lanes;
    struct chain_view *view = lanes->view;
    bool partly_seen = false;
    if (!find_columns(coverage) || !find_values(coverage) || !find_groups(coverage))
        return false;
    view->grids = chain_arena_array(&view->arena, 2, sizeof *view->grids);
    if (!view->grids || !fill_areas(coverage, &view->grids[0]))
        return false;
    view->grid_count = 2;
    return chain_coverage_languages(coverage, &view->grids[1], &partly_seen) && fill_keys(coverage) && fill_notes(coverage, partly_seen) &&
           chain_grid_heading(lanes, N_("{0}: who gets it, where and in which language?"),
                              chain_words(view->lang, N_("Two tables: availability of each step by area, and service by language.")));
}

static bool build(struct chain_lanes *lanes)
{
    static const int gap_kinds[] = {CHAIN_GAP_ACCESS_AREA, CHAIN_GAP_ACCESS_CHANNEL, CHAIN_GAP_LANGUAGE, CHAIN_GAP_PRACTICE_VARIATION, 0};
    struct chain_coverage coverage = {.lanes = lanes};
    lanes->gap_kinds = gap_kinds;
    if (chain_survey_new(lanes->model, 0, &coverage.survey) != CHAIN_OK)
        return false;
    bool built = fill(&coverage);
    chain_survey_free(coverage.survey);
    return built;
}

struct chain_view *chain_view_coverage(const struct chain_view_request *request)
{
    return chain_lanes_make(request, build);
}
