/* In which languages the client is served, as a table below that of the areas. */
#include <string.h>

#include "chain/words.h"
#include "view/coverage.h"

#define LANGUAGES (CHAIN_LANGUAGE_EN + 1)

static const struct chain_coverage_sign language_signs[] = {
    [0] = {CHAIN_TONE_UNKNOWN, N_("?: not known")},
    [CHAIN_LANGUAGE_LEVEL_WORKER] = {CHAIN_TONE_GOOD, N_("worker: a worker speaks it")},
    [CHAIN_LANGUAGE_LEVEL_WORKER_REMOTE] = {CHAIN_TONE_PART, N_("remote: a worker elsewhere, by remote link")},
    [CHAIN_LANGUAGE_LEVEL_INTERPRETER] = {CHAIN_TONE_PART, N_("interp.: through an interpreter")},
    [CHAIN_LANGUAGE_LEVEL_MATERIAL] = {CHAIN_TONE_WEAK, N_("text: written material only")},
    [CHAIN_LANGUAGE_LEVEL_NONE] = {CHAIN_TONE_BAD, N_("no: not served in this language")},
};
static const struct chain_coverage_sign served_sign = {CHAIN_TONE_PART, N_("yes: served, not told how")};

static int level_of(const struct chain_coverage *coverage, size_t column, int language, bool *partly)
{
    return chain_survey_language(coverage->survey, chain_coverage_step(coverage, column), language, partly);
}

static const struct chain_coverage_sign *language_sign(int level)
{
    return level == CHAIN_SURVEY_SERVED ? &served_sign : &language_signs[level];
}

/* Languages that clients speak, and others that some step tells of. */
static size_t find_languages(const struct chain_coverage *coverage, int *languages)
{
    size_t count = 0;
    for (int l = 1; l < LANGUAGES; l++) {
        bool told = chain_survey_speaks(coverage->survey, l);
        for (size_t c = 0; !told && c < coverage->column_count; c++)
            told = level_of(coverage, c, l, NULL) != 0;
        if (told)
            languages[count++] = l;
    }
    return count;
}

/* How far a speaker of the language is known to be served. */
static const char *language_detail(const struct chain_coverage *coverage, int language)
{
    struct chain_view *view = coverage->lanes->view;
    size_t served = 0, unknown = 0;
    for (size_t c = 0; c < coverage->column_count; c++) {
        int level = level_of(coverage, c, language, NULL);
        served += level && level != CHAIN_LANGUAGE_LEVEL_NONE;
        unknown += level == 0;
    }
    return chain_coverage_words(view, N_("served: {0}, not known: {1}"), served, unknown);
}

bool chain_coverage_languages(struct chain_coverage *coverage, struct chain_view_grid *grid, bool *partly_seen)
{
    struct chain_view *view = coverage->lanes->view;
    int languages[LANGUAGES];
    size_t count = find_languages(coverage, languages);
    if (!chain_grid_init(view, grid, coverage->column_count, count))
        return false;
    grid->title = chain_words(view->lang, N_("In which language is the client served?"));
    grid->corner = chain_words(view->lang, N_("languages of the area and the client groups"));
    chain_coverage_step_heads(coverage, grid, false);
    for (size_t r = 0; r < count; r++) {
        struct chain_phrase name = {"", 0};
        chain_phrase_add_capital(&name, chain_view_kind_label(view, CHAIN_KINDS_LANGUAGE, languages[r]));
        grid->rows[r] = (struct chain_grid_head){chain_phrase_keep_or(&name, view, "?"), language_detail(coverage, languages[r]), false};
        for (size_t c = 0; c < grid->column_count; c++) {
            bool partly;
            const struct chain_coverage_sign *sign = language_sign(level_of(coverage, c, languages[r], &partly));
            *chain_grid_at(grid, r, c) = (struct chain_grid_cell){chain_coverage_sign(view, sign, partly), sign->tone};
            *partly_seen = *partly_seen || partly;
        }
    }
    return true;
}

void chain_coverage_language_keys(const struct chain_coverage *coverage)
{
    bool used[CHAIN_LANGUAGE_LEVEL_NONE + 1] = {false}, served = false;
    for (size_t c = 0; c < coverage->column_count; c++)
        for (int l = 1; l < LANGUAGES; l++) {
            int level = level_of(coverage, c, l, NULL);
            served = served || level == CHAIN_SURVEY_SERVED;
            if (level > 0 && level <= CHAIN_LANGUAGE_LEVEL_NONE)
                used[level] = true;
        }
    for (int level = 1; level <= CHAIN_LANGUAGE_LEVEL_NONE; level++)
        if (used[level])
            chain_coverage_add_key(coverage->lanes->view, &language_signs[level]);
    if (served)
        chain_coverage_add_key(coverage->lanes->view, &served_sign);
}
