/*
 * The path view: one journey, a row for each step, on a time axis. A wait is as long as it is; what takes time and is not told how long is
 * hatched and moves nothing on the axis, so that no known time is made up.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chain/journey.h"
#include "chain/words.h"
#include "view/grid.h"
#include "view/path_choice.h"

#define MOST_DEPTH 32
#define MOST_TICKS 8

enum { COLUMN_WHO, COLUMN_HOW, COLUMN_CONTACT, COLUMNS };

struct path {
    struct chain_lanes *lanes;
    chain_journeys *journeys;
    const chain_journey *journey;
    enum chain_path_why why;
    struct chain_grid_bar *bars;
    /* Parallel sections: where each began, and how far the longest of its ways has come. */
    double begin[MOST_DEPTH + 1], far[MOST_DEPTH + 1];
    uint32_t lane[MOST_DEPTH + 1], depth;
    double now, end;
    size_t unknowns; /* hatched bars so far */
    size_t contacts, encounters;
};

/* Ways of a parallel section begin together; where they meet, the longest counts. */
static void follow_sections(struct path *path, const chain_station *station)
{
    uint32_t depth = station->depth < MOST_DEPTH ? station->depth : MOST_DEPTH;
    while (path->depth > depth) {
        path->now = fmax(path->now, path->far[path->depth]);
        path->depth--;
    }
    while (path->depth < depth) {
        path->depth++;
        path->begin[path->depth] = path->far[path->depth] = path->now;
        path->lane[path->depth] = station->lane;
    }
    if (depth > 0 && path->lane[depth] != station->lane) {
        path->lane[depth] = station->lane;
        path->far[depth] = fmax(path->far[depth], path->now);
        path->now = path->begin[depth];
    }
}

/* Neither a usual time nor an agreed one: nothing but a limit. */
static bool is_limit(const chain_span *span)
{
    return span->timed && !span->open && chain_duration_minutes(span->typical) <= 0 && chain_duration_minutes(span->worst) > 0;
}

/* How long it is drawn. */
static double minutes_of(const chain_span *span)
{
    return chain_duration_minutes(is_limit(span) ? span->worst : span->typical);
}

static void add_most(struct chain_phrase *phrase, struct chain_view *view, const chain_span *span)
{
    struct chain_phrase most = {"", 0}, words = {"", 0};
    chain_phrase_add_duration(&most, span->worst, view->lang);
    chain_phrase_fill(&words, chain_words(view->lang, N_("at most {0}")), most.bytes, "");
    chain_phrase_join(phrase, ", ", words.bytes);
}

static const char *bar_words(struct chain_view *view, const chain_span *span, bool wait)
{
    struct chain_phrase phrase = {"", 0}, amount = {"", 0};
    if (!span->timed)
        return wait || span->untimed ? chain_words(view->lang, N_("how long is not known")) : NULL;
    chain_phrase_add_duration(&amount, span->typical, view->lang);
    if (!is_limit(span))
        chain_phrase_fill(&phrase, chain_words(view->lang, span->agreed ? N_("the aim is {0}; how long it is, is not known") : N_("usually {0}")),
                          amount.bytes, "");
    if (!span->open && chain_duration_minutes(span->worst) > chain_duration_minutes(span->typical))
        add_most(&phrase, view, span);
    return chain_phrase_keep(&phrase, view);
}

/* The time of the way there is told in the row of the step that it leads to. */
static void fill_bar(struct path *path, const chain_station *station, struct chain_grid_bar *bar)
{
    struct chain_view *view = path->lanes->view;
    bool coming = station->coming.timed > 0 && !station->staying.timed;
    const chain_span *span = coming ? &station->coming : &station->staying;
    double before = minutes_of(&station->coming), length = minutes_of(span);
    bar->wait = station->wait || coming;
    bar->start = path->now + (coming ? 0 : before);
    bar->before = coming ? 0 : before;
    bar->length = length;
    bool open_before = !coming && !station->coming.timed && station->coming.untimed > 0;
    bar->unknowns = path->unknowns;
    bar->unknown = !span->timed && (station->wait || station->staying.untimed > 0 || open_before);
    bar->none = !span->timed && !bar->unknown;
    bar->words = bar_words(view, span, station->wait);
    if (open_before || bar->before > 0) {
        struct chain_phrase phrase = {"", 0};
        if (open_before)
            chain_phrase_add(&phrase, chain_words(view->lang, N_("the wait before this is not known")));
        else
            chain_phrase_fill(&phrase, chain_words(view->lang, N_("first a wait, {0}")), bar_words(view, &station->coming, true), "");
        chain_phrase_join(&phrase, "; ", bar->words);
        bar->words = chain_phrase_keep(&phrase, view);
    }
    path->unknowns += bar->unknown;
    path->now += before + minutes_of(&station->staying);
    path->end = fmax(path->end, path->now);
}

static const char *numbered(struct chain_view *view, const char *message, size_t number)
{
    struct chain_phrase phrase = {"", 0}, count = {"", 0};
    chain_phrase_add_count(&count, number);
    chain_phrase_fill(&phrase, chain_words(view->lang, message), count.bytes, "");
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

static void fill_contact(struct path *path, const chain_station *station, struct chain_grid_cell *cell)
{
    struct chain_view *view = path->lanes->view;
    struct chain_phrase phrase = {"", 0};
    if (station->contact)
        chain_phrase_join(&phrase, ", ", numbered(view, N_("contact {0}"), ++path->contacts));
    if (station->encounter)
        chain_phrase_join(&phrase, ", ", numbered(view, N_("meeting {0}"), ++path->encounters));
    *cell = (struct chain_grid_cell){chain_phrase_keep(&phrase, view), station->contact ? CHAIN_TONE_WEAK : CHAIN_TONE_PLAIN};
}

/* Which way was taken: the condition of the flow, how it is handed over. */
static const char *way_of(struct path *path, const chain_station *station)
{
    struct chain_view *view = path->lanes->view;
    struct chain_phrase phrase = {"", 0};
    chain_phrase_add(&phrase, chain_view_text(view, station->flow, CHAIN_TEXT_CONDITION));
    chain_phrase_join(&phrase, "; ", chain_view_kind_label(view, CHAIN_KINDS_HANDOFF, chain_object_kind(station->flow, CHAIN_F_KIND)));
    if (station->optional)
        chain_phrase_join(&phrase, "; ", chain_words(view->lang, N_("when needed")));
    if (station->depth > 0)
        chain_phrase_join(&phrase, "; ", chain_words(view->lang, N_("at the same time as others")));
    return chain_phrase_keep(&phrase, view);
}

static void fill_row(struct path *path, size_t row)
{
    struct chain_view *view = path->lanes->view;
    struct chain_view_grid *grid = &view->grids[0];
    chain_station station = chain_journey_station(path->journey, row);
    const chain_object *actor = chain_object_ref(station.step, CHAIN_F_ACTOR);
    struct chain_phrase name = {"", 0};
    chain_phrase_add_count(&name, row + 1);
    chain_phrase_add(&name, ".\u00A0");
    chain_phrase_add(&name, chain_grid_name(view, station.step));
    grid->rows[row] = (struct chain_grid_head){chain_phrase_keep_or(&name, view, "?"), way_of(path, &station),
                                               actor && chain_view_actor_is_client(actor)};
    follow_sections(path, &station);
    fill_bar(path, &station, &path->bars[row]);
    chain_grid_at(grid, row, COLUMN_WHO)->words = actor ? chain_grid_name(view, actor) : NULL;
    chain_grid_at(grid, row, COLUMN_HOW)->words = channels(view, station.step);
    fill_contact(path, &station, chain_grid_at(grid, row, COLUMN_CONTACT));
}

/* A handful of round marks. */
static bool fill_ticks(struct path *path)
{
    static const struct { double minutes; chain_duration duration; } units[] = {
        {10, {0, 0, 10}}, {30, {0, 0, 30}}, {60, {0, 0, 60}}, {180, {0, 0, 180}}, {720, {0, 0, 720}}, {1440, {0, 0, 1440}},
        {4320, {0, 0, 4320}}, {10080, {0, 0, 10080}}, {20160, {0, 0, 20160}}, {43834, {1, 0, 0}}, {87667, {2, 0, 0}},
        {131500, {3, 0, 0}}, {263000, {6, 0, 0}}, {526000, {12, 0, 0}}, {1577900, {36, 0, 0}}, {5259500, {120, 0, 0}},
        {26297500, {600, 0, 0}},
    };
    struct chain_view *view = path->lanes->view;
    size_t unit = 0, count = sizeof units / sizeof *units;
    struct chain_grid_tick *ticks = chain_arena_array(&view->arena, MOST_TICKS + 2, sizeof *ticks);
    struct chain_view_grid *grid = &view->grids[0];
    if (!ticks)
        return false;
    if (!(path->end > 0)) {
        grid->axis_words = chain_words(view->lang, N_("None of the times is known"));
        return true;
    }
    while (unit + 1 < count && path->end / units[unit].minutes > MOST_TICKS)
        unit++;
    for (size_t i = 0; i <= MOST_TICKS && (double)i * units[unit].minutes <= path->end * 1.001; i++) {
        struct chain_phrase words = {"", 0};
        chain_duration at = units[unit].duration;
        at.months *= (int32_t)i;
        at.minutes *= (int64_t)i;
        if (i > 0)
            chain_phrase_add_duration(&words, at, view->lang);
        else
            chain_phrase_add(&words, "0");
        ticks[grid->tick_count++] = (struct chain_grid_tick){(double)i * units[unit].minutes, chain_phrase_keep_or(&words, view, "0")};
    }
    grid->ticks = ticks;
    grid->axis_length = path->end;
    return true;
}

static bool fill_grid(struct path *path)
{
    static const char *const headings[COLUMNS] = {N_("Who"), N_("Channel"), N_("Contact")};
    struct chain_view *view = path->lanes->view;
    size_t rows = chain_journey_length(path->journey);
    view->grids = chain_arena_array(&view->arena, 1, sizeof *view->grids);
    path->bars = chain_arena_array(&view->arena, rows + 1, sizeof *path->bars);
    if (!view->grids || !path->bars || !chain_grid_init(view, view->grids, COLUMNS, rows))
        return false;
    view->grid_count = 1;
    view->grids->corner = chain_words(view->lang, N_("steps of the journey, one after the other"));
    view->grids->axis_words = chain_words(view->lang, N_("Time from the beginning, as far as it is known"));
    view->grids->bars = path->bars;
    view->grids->column_w = 74;
    for (size_t c = 0; c < COLUMNS; c++)
        view->grids->columns[c].words = chain_words(view->lang, headings[c]);
    for (size_t r = 0; r < rows; r++)
        fill_row(path, r);
    return fill_ticks(path);
}

static void add_bounds(struct chain_phrase *phrase, chain_bounds bounds)
{
    chain_phrase_add_count(phrase, bounds.least > 0 ? (size_t)bounds.least : 0);
    if (bounds.most <= bounds.least)
        return;
    chain_phrase_add(phrase, "–");
    if (bounds.most < 1e6)
        chain_phrase_add_count(phrase, (size_t)bounds.most);
    else
        chain_phrase_add(phrase, "…");
}

static void note_bounds(struct chain_view *view, const char *message, chain_bounds zero, chain_bounds one)
{
    struct chain_phrase phrase = {"", 0}, a = {"", 0}, b = {"", 0};
    add_bounds(&a, zero);
    add_bounds(&b, one);
    chain_phrase_fill(&phrase, chain_words(view->lang, message), a.bytes, b.bytes);
    chain_grid_add_note(view, &phrase);
}

/* What is known of the time, and of how many parts nothing is. */
static void note_span(struct chain_view *view, const char *message, const chain_span *span)
{
    struct chain_phrase phrase = {"", 0}, amount = {"", 0}, count = {"", 0}, words = {"", 0};
    if (!span->timed && !span->untimed)
        return;
    if (is_limit(span))
        add_most(&amount, view, span);
    else if (span->timed)
        chain_phrase_add_duration(&amount, span->typical, view->lang);
    else
        chain_phrase_add(&amount, chain_words(view->lang, N_("not known")));
    chain_phrase_fill(&phrase, chain_words(view->lang, message), amount.bytes, "");
    if (span->agreed) {
        chain_phrase_add_count(&count, span->agreed);
        chain_phrase_fill(&words, chain_words(view->lang, N_("of it only agreed, not measured: {0} parts")), count.bytes, "");
        chain_phrase_join(&phrase, "; ", words.bytes);
    }
    if (span->untimed) {
        count.length = words.length = 0;
        chain_phrase_add_count(&count, span->untimed);
        chain_phrase_fill(&words, chain_words(view->lang, N_("length not known: {0} parts")), count.bytes, "");
        chain_phrase_join(&phrase, "; ", words.bytes);
    }
    chain_phrase_add(&phrase, ".");
    chain_grid_add_note(view, &phrase);
}

/* The ends that this journey does not come to. */
static void note_others(struct path *path)
{
    struct chain_view *view = path->lanes->view;
    struct chain_phrase phrase = {"", 0}, names = {"", 0};
    for (size_t i = 0; i < chain_journeys_end_count(path->journeys); i++) {
        const chain_object *end = chain_journeys_end(path->journeys, i);
        if (end != chain_journey_end(path->journey))
            chain_phrase_join(&names, "; ", chain_grid_name(view, end));
    }
    if (names.length == 0)
        return;
    chain_phrase_fill(&phrase, chain_words(view->lang, N_("Other journeys may end so: {0}.")), names.bytes, "");
    chain_grid_add_note(view, &phrase);
}

static bool fill_notes(struct path *path)
{
    struct chain_view *view = path->lanes->view;
    struct chain_phrase phrase = {"", 0};
    if (!chain_grid_notes_init(view, 8))
        return false;
    if (!path->journey)
        chain_phrase_add(&phrase, chain_words(view->lang, N_("The chain has no way from a start to an end.")));
    else if (path->why == CHAIN_PATH_ASKED)
        chain_phrase_add(&phrase, chain_words(view->lang, N_("The journey that was asked for; of several the one with the fewest steps.")));
    else if (path->why == CHAIN_PATH_LIKELIEST)
        chain_phrase_add(&phrase, chain_words(view->lang, N_("The journey that most clients take, by the shares in the chain.")));
    else
        chain_phrase_add(&phrase, chain_words(view->lang, N_("An example: the journey with the most meetings, without going back. Which one most clients take is not known.")));
    chain_grid_add_note(view, &phrase);
    if (!path->journey)
        return true;
    if (path->why != CHAIN_PATH_ASKED)
        note_others(path);
    chain_leg whole = chain_journey_whole(path->journey);
    note_span(view, N_("Waiting altogether: {0}"), &whole.waiting);
    note_span(view, N_("Being served altogether: {0}"), &whole.working);
    note_bounds(view, N_("Contacts that the client makes: {0}; meetings with professionals: {1}."), whole.contacts, whole.encounters);
    if (whole.told.most > 0)
        note_bounds(view, N_("Times the client is asked to tell: {0}; of these the same again: {1}."), whole.told, whole.retold);
    return true;
}

static bool fill_keys(struct path *path)
{
    struct chain_view *view = path->lanes->view;
    bool waits = false, work = false, unknown = false;
    for (size_t i = 0; i < view->grids[0].row_count; i++) {
        const struct chain_grid_bar *bar = &path->bars[i];
        unknown = unknown || bar->unknown;
        waits = waits || bar->before > 0 || (bar->wait && !bar->unknown && !bar->none);
        work = work || (!bar->wait && !bar->unknown && !bar->none);
    }
    if (!chain_grid_keys_init(view, 4))
        return false;
    if (waits)
        chain_grid_add_key(view, NULL, CHAIN_TONE_WAIT, chain_words(view->lang, N_("the client waits")));
    if (work)
        chain_grid_add_key(view, NULL, CHAIN_TONE_WORK, chain_words(view->lang, N_("the client is served")));
    if (unknown)
        chain_grid_add_key(view, NULL, CHAIN_TONE_UNKNOWN, chain_words(view->lang, N_("takes time, it is not known how much")));
    if (path->contacts > 0)
        chain_grid_add_key(view, NULL, CHAIN_TONE_WEAK, chain_words(view->lang, N_("the client must make contact")));
    return true;
}

static bool fill(struct path *path)
{
    struct chain_lanes *lanes = path->lanes;
    struct chain_view *view = lanes->view;
    path->journey = chain_path_choose(lanes, path->journeys, &path->why);
    if (!path->journey && path->why == CHAIN_PATH_ASKED) {
        view->no_way = true;
        return false;
    }
    return fill_grid(path) && fill_notes(path) && fill_keys(path) &&
           chain_grid_heading(lanes, N_("{0}: one journey"),
                              chain_words(view->lang, N_("Table of one journey: its steps in order, with waits and work on a time axis.")));
}

static bool build(struct chain_lanes *lanes)
{
    static const int no_gaps[] = {0};
    struct path path = {.lanes = lanes};
    chain_journeys_options options = CHAIN_JOURNEYS_OPTIONS_INIT;
    options.most = CHAIN_PATH_MOST_JOURNEYS;
    lanes->gap_kinds = no_gaps;
    if (chain_journeys_new(lanes->model, &options, &path.journeys) != CHAIN_OK)
        return false;
    bool built = fill(&path);
    chain_journeys_free(path.journeys);
    return built;
}

struct chain_view *chain_view_path(const struct chain_view_request *request)
{
    return chain_lanes_make(request, build);
}
