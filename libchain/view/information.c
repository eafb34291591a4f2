/* The information view: items by steps in the order of the path; what is in trouble stands on top. The facts are the gap rules' own. */
#include <stdlib.h>
#include <string.h>

#include "chain/check.h"
#include "chain/facts.h"
#include "chain/survey.h"
#include "chain/words.h"
#include "view/grid.h"

#define MISSING (CHAIN_INFO_MISSING | CHAIN_INFO_MISSING_SOMETIMES)
#define AGAIN (CHAIN_INFO_TOLD_AGAIN | CHAIN_INFO_TOLD_AGAIN_SOMETIMES)

#define MOST_UNUSED 3
#define MOST_COUNTED 200 /* rows in trouble stand first */

/* A sign and what it means; the sign is what stands before the colon, so a translation brings its own letters. */
static const struct sign {
    unsigned mark;
    enum chain_tone tone;
    const char *words;
} signs[] = {
    {CHAIN_INFO_MISSING, CHAIN_TONE_BAD, N_("✗: needed, and it never arrives")},
    {CHAIN_INFO_MISSING_SOMETIMES, CHAIN_TONE_WEAK, N_("(✗): needed, and it arrives on some ways only")},
    {CHAIN_INFO_TOLD_AGAIN, CHAIN_TONE_BAD, N_("R: the client is asked again what has already been told")},
    {CHAIN_INFO_TOLD_AGAIN_SOMETIMES, CHAIN_TONE_WEAK, N_("(R): some clients are asked again")},
    {CHAIN_INFO_ASKED, CHAIN_TONE_PLAIN, N_("A: asked from the client")},
    {CHAIN_INFO_PRODUCED, CHAIN_TONE_PLAIN, N_("P: comes out here")},
    {CHAIN_INFO_RECORDED, CHAIN_TONE_PLAIN, N_("D: recorded here")},
    {CHAIN_INFO_NEEDED, CHAIN_TONE_GOOD, N_("N: needed here, and it arrives")},
    {CHAIN_INFO_CARRIED, CHAIN_TONE_PART, N_("→: a handoff or message brings it")},
};
#define SIGNS (sizeof signs / sizeof *signs)
#define UNDECIDED_WORDS N_("N?: needed here; the ways are too many to tell whether it arrives")

struct row {
    size_t item;
    size_t missing, sometimes, again, again_sometimes, asked, needed;
};

struct information {
    struct chain_lanes *lanes;
    chain_survey *survey;
    struct row *rows;
    size_t row_count;
    size_t *columns; /* positions in the order of the path */
    size_t column_count, silent; /* silent: steps that say nothing of information */
    unsigned seen;   /* all marks that occur */
};

/* What is always amiss before what is so sometimes; then as in the file. */
static int by_trouble(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    const size_t x[] = {a->missing, a->again, a->sometimes + a->again_sometimes, a->needed, a->asked};
    const size_t y[] = {b->missing, b->again, b->sometimes + b->again_sometimes, b->needed, b->asked};
    for (size_t i = 0; i < sizeof x / sizeof *x; i++)
        if (x[i] != y[i])
            return x[i] > y[i] ? -1 : 1;
    return a->item < b->item ? -1 : a->item > b->item;
}

static unsigned marks_at(const struct information *information, size_t position, size_t item)
{
    return chain_survey_item(information->survey, chain_survey_step(information->survey, position),
                             chain_model_at(information->lanes->model, CHAIN_ITEM, item));
}

static void count(struct row *row, unsigned marks)
{
    row->missing += (marks & CHAIN_INFO_MISSING) != 0;
    row->sometimes += (marks & CHAIN_INFO_MISSING_SOMETIMES) != 0;
    row->again += (marks & CHAIN_INFO_TOLD_AGAIN) != 0;
    row->again_sometimes += (marks & CHAIN_INFO_TOLD_AGAIN_SOMETIMES) != 0;
    row->asked += (marks & CHAIN_INFO_ASKED) != 0;
    row->needed += (marks & CHAIN_INFO_NEEDED) != 0;
}

static bool find_columns(struct information *information)
{
    const chain_model *model = information->lanes->model;
    size_t steps = chain_model_count(model, CHAIN_STEP);
    information->columns = chain_arena_array(&information->lanes->scratch, steps + 1, sizeof(size_t));
    if (!information->columns)
        return false;
    for (size_t i = 0; i < steps; i++) {
        const chain_object *step = chain_survey_step(information->survey, i);
        if (chain_survey_item_count(information->survey, step) > 0)
            information->columns[information->column_count++] = i;
        else if (chain_step_role(step) == CHAIN_ROLE_STEP || chain_step_role(step) == CHAIN_ROLE_SUBCHAIN)
            information->silent++;
    }
    return true;
}

static bool find_rows(struct information *information)
{
    size_t items = chain_model_count(information->lanes->model, CHAIN_ITEM);
    if (information->column_count > 0 && items > CHAIN_GRID_MOST_CELLS / information->column_count) {
        information->lanes->view->too_large = true;
        return false;
    }
    information->rows = chain_arena_array(&information->lanes->scratch, items + 1, sizeof *information->rows);
    if (!information->rows)
        return false;
    for (size_t i = 0; i < items; i++) {
        struct row row = {.item = i};
        unsigned all = 0;
        for (size_t c = 0; c < information->column_count; c++) {
            unsigned marks = marks_at(information, information->columns[c], i);
            count(&row, marks);
            all |= marks;
        }
        information->seen |= all;
        if (all)
            information->rows[information->row_count++] = row;
    }
    qsort(information->rows, information->row_count, sizeof *information->rows, by_trouble);
    return true;
}

static void add_sign(struct chain_phrase *phrase, const char *words)
{
    const char *colon = strchr(words, ':');
    char sign[16] = "";
    size_t length = colon && (size_t)(colon - words) < sizeof sign ? (size_t)(colon - words) : 0;
    memcpy(sign, words, length);
    chain_phrase_join(phrase, " ", sign);
}

/* A sign that says more takes the place of one that says less. */
static bool is_told(unsigned marks, unsigned sign)
{
    if (!(marks & sign))
        return false;
    if (sign == CHAIN_INFO_NEEDED)
        return !(marks & MISSING);
    return sign != CHAIN_INFO_ASKED || !(marks & AGAIN);
}

static void fill_cell(const struct information *information, struct chain_grid_cell *cell, unsigned marks, bool judged)
{
    struct chain_view *view = information->lanes->view;
    struct chain_phrase phrase = {"", 0};
    for (size_t i = 0; i < SIGNS; i++) {
        if (!is_told(marks, signs[i].mark))
            continue;
        bool open = signs[i].mark == CHAIN_INFO_NEEDED && !judged;
        enum chain_tone tone = open ? CHAIN_TONE_UNKNOWN : signs[i].tone;
        if (cell->tone == CHAIN_TONE_PLAIN) /* the first sign with a colour: trouble comes first */
            cell->tone = tone;
        add_sign(&phrase, chain_words(view->lang, open ? UNDECIDED_WORDS : signs[i].words));
    }
    cell->words = chain_phrase_keep(&phrase, view);
}

static const char *row_detail(struct chain_view *view, const struct row *row)
{
    const size_t numbers[] = {row->missing + row->sometimes, row->again + row->again_sometimes};
    static const char *const messages[] = {N_("missing: {0}"), N_("asked again: {0}")};
    struct chain_phrase phrase = {"", 0};
    for (size_t i = 0; i < 2; i++) {
        struct chain_phrase number = {"", 0}, words = {"", 0};
        if (numbers[i] == 0)
            continue;
        chain_phrase_add_count(&number, numbers[i]);
        chain_phrase_fill(&words, chain_words(view->lang, messages[i]), number.bytes, "");
        chain_phrase_join(&phrase, " · ", words.bytes);
    }
    return chain_phrase_keep(&phrase, view);
}

static void fill_heads(const struct information *information, struct chain_view_grid *grid)
{
    struct chain_view *view = information->lanes->view;
    for (size_t c = 0; c < grid->column_count; c++) {
        const chain_object *step = chain_survey_step(information->survey, information->columns[c]);
        const chain_object *actor = chain_object_ref(step, CHAIN_F_ACTOR);
        grid->columns[c] = (struct chain_grid_head){chain_grid_name(view, step), NULL, actor && chain_view_actor_is_client(actor)};
    }
    for (size_t r = 0; r < grid->row_count; r++) {
        const chain_object *item = chain_model_at(information->lanes->model, CHAIN_ITEM, information->rows[r].item);
        grid->rows[r] = (struct chain_grid_head){chain_grid_name(view, item), row_detail(view, &information->rows[r]), false};
    }
}

static bool fill_grid(struct information *information)
{
    struct chain_view *view = information->lanes->view;
    bool judged = !chain_survey_items_undecided(information->survey);
    view->grids = chain_arena_array(&view->arena, 1, sizeof *view->grids);
    if (!view->grids || !chain_grid_init(view, view->grids, information->column_count, information->row_count))
        return false;
    view->grid_count = 1;
    view->grids->corner = chain_words(view->lang, N_("information by step, in the order of the path"));
    fill_heads(information, view->grids);
    for (size_t r = 0; r < information->row_count; r++)
        for (size_t c = 0; c < information->column_count; c++)
            fill_cell(information, chain_grid_at(view->grids, r, c),
                      marks_at(information, information->columns[c], information->rows[r].item), judged);
    return true;
}

/* The legend's sample is the sign, its words what stands behind the colon. */
static void add_key(struct chain_view *view, const char *message, enum chain_tone tone)
{
    const char *words = chain_words(view->lang, message), *colon = strchr(words, ':');
    struct chain_phrase sign = {"", 0};
    add_sign(&sign, words);
    if (colon)
        chain_grid_add_key(view, chain_phrase_keep(&sign, view), tone, colon + 1 + strspn(colon + 1, " "));
}

static bool fill_keys(const struct information *information)
{
    struct chain_view *view = information->lanes->view;
    bool undecided = chain_survey_items_undecided(information->survey);
    if (!chain_grid_keys_init(view, SIGNS + 2))
        return false;
    for (size_t i = 0; i < SIGNS; i++)
        if ((information->seen & signs[i].mark) && !(undecided && signs[i].mark == CHAIN_INFO_NEEDED))
            add_key(view, signs[i].words, signs[i].tone);
    if (undecided)
        add_key(view, UNDECIDED_WORDS, CHAIN_TONE_UNKNOWN);
    if (information->row_count > 0)
        chain_grid_add_key(view, NULL, CHAIN_TONE_PLAIN, chain_words(view->lang, N_("nothing is told")));
    return true;
}

static void note_count(struct chain_view *view, const char *message, size_t number)
{
    struct chain_phrase phrase = {"", 0}, count_words = {"", 0};
    if (number == 0)
        return;
    chain_phrase_add_count(&count_words, number);
    chain_phrase_fill(&phrase, chain_words(view->lang, message), count_words.bytes, "");
    chain_grid_add_note(view, &phrase);
}

/* What nobody is known to use, in the words of the gap rule that finds it. */
static bool note_unused(const struct information *information)
{
    static const char *const rules[] = {"dead-information", NULL};
    struct chain_view *view = information->lanes->view;
    chain_check_options options = CHAIN_CHECK_OPTIONS_INIT;
    chain_findings *findings = chain_findings_new();
    options.select = rules;
    bool done = findings && chain_gaps(information->lanes->model, &options, findings) == CHAIN_OK;
    for (size_t i = 0; done && i < chain_findings_count(findings) && i < MOST_UNUSED; i++) {
        struct chain_phrase phrase = {"", 0};
        (void)chain_finding_text(chain_findings_at(findings, i), CHAIN_PART_MESSAGE, view->lang, phrase.bytes, sizeof phrase.bytes);
        phrase.length = strlen(phrase.bytes);
        chain_grid_add_note(view, &phrase);
    }
    chain_findings_free(findings);
    return done;
}

/* What the client has to tell most often on one way. */
static bool note_told_most(const struct information *information)
{
    struct chain_view *view = information->lanes->view;
    const chain_object *most = NULL;
    chain_range times = {0, 1};
    chain_facts *facts = NULL;
    if (chain_facts_new(information->lanes->model, &facts) != CHAIN_OK)
        return false;
    for (size_t i = 0; i < information->row_count && i < MOST_COUNTED; i++) {
        const chain_object *item = chain_model_at(information->lanes->model, CHAIN_ITEM, information->rows[i].item);
        chain_range told;
        if (information->rows[i].asked < 2 || !chain_facts_told(facts, item, &told) || told.most <= times.most)
            continue;
        most = item;
        times = told;
    }
    chain_facts_free(facts);
    if (!most)
        return true;
    struct chain_phrase phrase = {"", 0}, number = {"", 0};
    size_t fallbacks = view->fallbacks;
    const char *name = chain_grid_name(view, most);
    view->fallbacks = fallbacks; /* the rows have counted them */
    chain_phrase_add_count(&number, times.most);
    chain_phrase_fill(&phrase, chain_words(view->lang, N_("The client tells this most often: {0}, up to {1} times on one way.")), name, number.bytes);
    chain_grid_add_note(view, &phrase);
    return true;
}

static bool fill_notes(const struct information *information)
{
    struct chain_view *view = information->lanes->view;
    if (!chain_grid_notes_init(view, 5 + MOST_UNUSED))
        return false;
    if (information->row_count == 0) {
        struct chain_phrase phrase = {"", 0};
        chain_phrase_add(&phrase, chain_words(view->lang, N_("No step tells which information it needs, asks, makes or records: nothing can be said of how information passes.")));
        chain_grid_add_note(view, &phrase);
        return true;
    }
    if (!(information->seen & (MISSING | AGAIN)) && !chain_survey_items_undecided(information->survey)) {
        struct chain_phrase phrase = {"", 0};
        chain_phrase_add(&phrase, chain_words(view->lang, N_("By what is told, nothing that is needed is missing, and nothing is asked again.")));
        chain_grid_add_note(view, &phrase);
    }
    if (!note_told_most(information) || !note_unused(information))
        return false;
    note_count(view, N_("Steps that tell nothing of information, and are not in the table: {0}. Whether information passes there is not known."), information->silent);
    return true;
}

static bool fill(struct information *information)
{
    struct chain_lanes *lanes = information->lanes;
    return find_columns(information) && find_rows(information) && fill_grid(information) && fill_keys(information) &&
           fill_notes(information) &&
           chain_grid_heading(lanes, N_("{0}: does information pass?"),
                              chain_words(lanes->view->lang, N_("Table: pieces of information by step; what is missing or asked again stands on top.")));
}

static bool build(struct chain_lanes *lanes)
{
    static const int gap_kinds[] = {CHAIN_GAP_INFO_GAP, CHAIN_GAP_REPEAT_TELLING, CHAIN_GAP_RECORDING, CHAIN_GAP_DUPLICATE, 0};
    struct information information = {.lanes = lanes};
    lanes->gap_kinds = gap_kinds;
    if (chain_survey_new(lanes->model, 0, &information.survey) != CHAIN_OK)
        return false;
    bool built = fill(&information);
    chain_survey_free(information.survey);
    return built;
}

struct chain_view *chain_view_information(const struct chain_view_request *request)
{
    return chain_lanes_make(request, build);
}
