/* The steps as a table: who, through which channel, what comes next, how long, with which information. */
#include "view/lanes.h"

#include "chain/words.h"

enum {
    COLUMN_STEP,
    COLUMN_WHO,
    COLUMN_CHANNEL,
    COLUMN_NEXT,
    COLUMN_TIME,
    COLUMN_INFORMATION,
    COLUMN_COUNT
};

static const struct chain_view_column headings[COLUMN_COUNT] = {
    [COLUMN_STEP] = {N_("Step"), 17},       [COLUMN_WHO] = {N_("Who"), 15},   [COLUMN_CHANNEL] = {N_("Channel"), 11},
    [COLUMN_NEXT] = {N_("What comes next"), 25}, [COLUMN_TIME] = {N_("Time"), 11}, [COLUMN_INFORMATION] = {N_("Information"), 24},
};

static const char *who(struct chain_view *view, const chain_object *step)
{
    struct chain_phrase phrase = {"", 0};
    size_t fallbacks = view->fallbacks;
    for (size_t i = 0; i < 1 + chain_object_word_count(step, CHAIN_F_WITH); i++) {
        const chain_object *actor =
            i == 0 ? chain_object_ref(step, CHAIN_F_ACTOR) : chain_object_ref_at(step, CHAIN_F_WITH, i - 1);
        const char *name = chain_view_text(view, actor, CHAIN_TEXT_NAME);
        if (!name)
            name = chain_view_kind_label(view, CHAIN_KINDS_ACTOR, chain_object_kind(actor, CHAIN_F_KIND));
        chain_phrase_join(&phrase, " + ", name);
    }
    view->fallbacks = fallbacks; /* the lanes have counted them */
    return chain_phrase_keep(&phrase, view);
}

static const char *channels(struct chain_view *view, const chain_object *step)
{
    struct chain_phrase phrase = {"", 0};
    for (size_t i = 0; i < chain_object_word_count(step, CHAIN_F_CHANNEL); i++)
        chain_phrase_join(&phrase, ", ",
                          chain_view_kind_label(view, CHAIN_KINDS_CHANNEL, chain_object_kind_at(step, CHAIN_F_CHANNEL, i)));
    return chain_phrase_keep(&phrase, view);
}

/* "→ Lääkärin arvio (keskivaikea oire); → ...": each line that leaves the box. */
static const char *next_of(struct chain_lanes *lanes, size_t box)
{
    struct chain_phrase phrase = {"", 0};
    for (size_t i = lanes->first_line[box]; i; i = lanes->next_line[i - 1]) {
        const struct chain_view_line *line = &lanes->view->lines[i - 1];
        chain_phrase_join(&phrase, "; ", "\u2192\u00A0");
        chain_phrase_add(&phrase, lanes->view->boxes[line->to].label);
        if (!line->label)
            continue;
        chain_phrase_add(&phrase, " (");
        chain_phrase_add(&phrase, line->label);
        chain_phrase_add(&phrase, ")");
    }
    return chain_phrase_keep(&phrase, lanes->view);
}

static const char *times(struct chain_view *view, const chain_object *step)
{
    static const struct {
        chain_field field;
        const char *message;
    } kinds[] = {{CHAIN_F_PLANNED, N_("planned {0}")}, {CHAIN_F_TYPICAL, N_("usually {0}")}, {CHAIN_F_MAX, N_("at most {0}")}};
    struct chain_phrase phrase = {"", 0};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct chain_phrase amount = {"", 0}, words = {"", 0};
        chain_duration duration;
        if (!chain_object_duration(step, kinds[i].field, &duration))
            continue;
        chain_phrase_add_duration(&amount, duration, view->lang);
        chain_phrase_fill(&words, chain_words(view->lang, kinds[i].message), amount.bytes, "");
        chain_phrase_join(&phrase, ", ", words.bytes);
    }
    return chain_phrase_keep(&phrase, view);
}

static void add_items(struct chain_phrase *phrase, struct chain_view *view, const chain_object *step, chain_field field,
                      const char *message)
{
    struct chain_phrase names = {"", 0}, words = {"", 0};
    for (size_t i = 0; i < chain_object_word_count(step, field); i++) {
        const chain_object *item = chain_object_ref_at(step, field, i);
        const char *name = chain_view_text(view, item, CHAIN_TEXT_NAME);
        if (!name)
            name = chain_view_kind_label(view, CHAIN_KINDS_ITEM, chain_object_kind(item, CHAIN_F_KIND));
        chain_phrase_join(&names, ", ", name ? name : chain_object_word(step, field, i));
    }
    if (names.length == 0)
        return;
    chain_phrase_fill(&words, chain_words(view->lang, message), names.bytes, "");
    chain_phrase_join(phrase, "; ", words.bytes);
}

static const char *information(struct chain_view *view, const chain_object *step)
{
    struct chain_phrase phrase = {"", 0};
    size_t fallbacks = view->fallbacks;
    add_items(&phrase, view, step, CHAIN_F_NEEDS, N_("needs: {0}"));
    add_items(&phrase, view, step, CHAIN_F_ASKS, N_("asks the client: {0}"));
    add_items(&phrase, view, step, CHAIN_F_PRODUCES, N_("gives: {0}"));
    add_items(&phrase, view, step, CHAIN_F_RECORDS, N_("records: {0}"));
    view->fallbacks = fallbacks; /* the same item stands in many rows */
    return chain_phrase_keep(&phrase, view);
}

static void fill_row(struct chain_lanes *lanes, size_t box, const char **cells)
{
    struct chain_view *view = lanes->view;
    const chain_object *step = chain_model_at(lanes->model, CHAIN_STEP, box);
    cells[COLUMN_STEP] = view->boxes[box].label;
    cells[COLUMN_WHO] = who(view, step);
    cells[COLUMN_CHANNEL] = channels(view, step);
    cells[COLUMN_NEXT] = next_of(lanes, box);
    cells[COLUMN_TIME] = times(view, step);
    cells[COLUMN_INFORMATION] = information(view, step);
}

bool chain_lanes_table(struct chain_lanes *lanes)
{
    struct chain_view *view = lanes->view;
    struct chain_view_table *table = chain_arena_alloc(&view->arena, sizeof *table);
    struct chain_view_column *columns = chain_arena_array(&view->arena, COLUMN_COUNT, sizeof *columns);
    const char **cells = chain_arena_array(&view->arena, view->box_count * COLUMN_COUNT + 1, sizeof *cells);
    if (!table || !columns || !cells)
        return false;
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        columns[i] = (struct chain_view_column){chain_words(view->lang, headings[i].heading), headings[i].weight};
    for (size_t i = 0; i < view->box_count; i++)
        fill_row(lanes, i, cells + i * COLUMN_COUNT);
    *table = (struct chain_view_table){chain_words(view->lang, N_("The steps")), columns, COLUMN_COUNT, cells, view->box_count,
                                       chain_words(view->lang, N_("\u2013 = not said")), chain_words(view->lang, N_("No."))};
    view->steps = table;
    return !view->arena.failed;
}
