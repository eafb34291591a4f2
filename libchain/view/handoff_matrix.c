/* The handoff matrix: who hands over in rows, who receives in columns. Both directions of a pair stand mirrored. */
#include <stdlib.h>

#include "chain/words.h"
#include "view/grid.h"
#include "view/handoffs.h"

#define CELL_ITEMS 4 /* named in a cell */

/* Arcs whose cell is the same, and how the cell looks. */
struct cell {
    struct chain_phrase words;
    enum chain_tone tone;
};

static enum chain_tone tone_of(const struct chain_arc *arc)
{
    if (arc->kind == CHAIN_HANDOFF_NONE || arc->kind == CHAIN_ARC_UNTOLD)
        return CHAIN_TONE_BAD;
    if (arc->kind == 0)
        return CHAIN_TONE_UNKNOWN;
    if (arc->kind == CHAIN_HANDOFF_GUIDANCE || arc->kind == CHAIN_HANDOFF_CLIENT_CARRIED)
        return CHAIN_TONE_WEAK;
    if (arc->kind == CHAIN_HANDOFF_CONTACT)
        return CHAIN_TONE_PLAIN;
    return arc->acknowledged == arc->count && arc->said == arc->count ? CHAIN_TONE_GOOD : CHAIN_TONE_PART;
}

/* Of several arcs in one cell the worst gives the look; their order here is from good to bad. */
static int badness(enum chain_tone tone)
{
    static const int order[CHAIN_TONE_COUNT] = {[CHAIN_TONE_GOOD] = 1, [CHAIN_TONE_PART] = 2, [CHAIN_TONE_UNKNOWN] = 3,
                                                [CHAIN_TONE_WEAK] = 4, [CHAIN_TONE_BAD] = 5};
    return order[tone];
}

static void add_acknowledge(struct chain_phrase *phrase, const struct chain_arcs *arcs, const struct chain_arc *arc)
{
    chain_lang lang = arcs->lanes->view->lang;
    if (!chain_arc_informs(arc))
        return;
    const char *words = arc->unacknowledged > 0              ? N_("not acknowledged")
                        : arc->acknowledged == arc->count ? N_("acknowledged")
                                                          : N_("acknowledging not told");
    chain_phrase_add(phrase, " (");
    chain_phrase_add(phrase, chain_words(lang, words));
    chain_phrase_add(phrase, ")");
}

static void add_arc(struct cell *cell, const struct chain_arcs *arcs, const struct chain_arc *arc)
{
    struct chain_phrase words = {"", 0};
    chain_arc_add_kind(&words, arcs, arc);
    if (!chain_arc_add_items(&words, arcs, arc, CELL_ITEMS) && chain_arc_informs(arc))
        chain_phrase_join(&words, ": ", chain_words(arcs->lanes->view->lang, N_("what information, is not told")));
    add_acknowledge(&words, arcs, arc);
    chain_phrase_join(&cell->words, "; ", words.bytes);
    if (badness(tone_of(arc)) > badness(cell->tone))
        cell->tone = tone_of(arc);
}

struct matrix {
    struct chain_arcs *arcs;
    size_t *actors;   /* by row: actor, CHAIN_ARC_NOBODY = not said */
    size_t *row_of;   /* by actor, then nobody: row + 1 */
    size_t count;
};

static void add_actor(struct matrix *matrix, size_t actor)
{
    size_t actors = chain_model_count(matrix->arcs->lanes->model, CHAIN_ACTOR);
    size_t place = actor == CHAIN_ARC_NOBODY ? actors : actor;
    if (!matrix->arcs->used[place])
        return;
    matrix->actors[matrix->count++] = actor;
    matrix->row_of[place] = matrix->count;
}

static bool find_actors(struct matrix *matrix)
{
    struct chain_lanes *lanes = matrix->arcs->lanes;
    size_t actors = chain_model_count(lanes->model, CHAIN_ACTOR);
    matrix->actors = chain_arena_array(&lanes->scratch, actors + 2, sizeof(size_t));
    matrix->row_of = chain_arena_array(&lanes->scratch, actors + 2, sizeof(size_t));
    if (!matrix->actors || !matrix->row_of)
        return false;
    for (int services = 0; services < 2; services++)
        for (size_t i = 0; i < actors; i++)
            if (chain_view_actor_is_client(chain_model_at(lanes->model, CHAIN_ACTOR, i)) == !services)
                add_actor(matrix, i);
    add_actor(matrix, CHAIN_ARC_NOBODY);
    return true;
}

static struct chain_grid_head head_of(const struct matrix *matrix, size_t row)
{
    struct chain_view *view = matrix->arcs->lanes->view;
    if (matrix->actors[row] == CHAIN_ARC_NOBODY)
        return (struct chain_grid_head){chain_words(view->lang, N_("Actor not said")), NULL, false};
    const chain_object *actor = chain_model_at(matrix->arcs->lanes->model, CHAIN_ACTOR, matrix->actors[row]);
    return (struct chain_grid_head){chain_grid_name(view, actor), NULL, chain_view_actor_is_client(actor)};
}

static const char *number(struct chain_view *view, size_t value)
{
    struct chain_phrase phrase = {"", 0};
    chain_phrase_add_count(&phrase, value);
    return chain_phrase_keep(&phrase, view);
}

static void fill_heads(const struct matrix *matrix, struct chain_view_grid *grid)
{
    struct chain_view *view = matrix->arcs->lanes->view;
    const struct chain_grid_head total = {chain_words(view->lang, N_("together")), NULL, false};
    for (size_t i = 0; i < matrix->count; i++)
        grid->rows[i] = grid->columns[i] = head_of(matrix, i);
    grid->rows[matrix->count] = grid->columns[matrix->count] = total;
}

/* How many handoffs leave and arrive. */
static void fill_totals(const struct matrix *matrix, struct chain_view_grid *grid, const size_t *sent, const size_t *received)
{
    struct chain_view *view = matrix->arcs->lanes->view;
    size_t all = 0;
    for (size_t i = 0; i < matrix->count; i++) {
        *chain_grid_at(grid, i, matrix->count) = (struct chain_grid_cell){number(view, sent[i]), CHAIN_TONE_PLAIN};
        *chain_grid_at(grid, matrix->count, i) = (struct chain_grid_cell){number(view, received[i]), CHAIN_TONE_PLAIN};
        all += sent[i];
    }
    *chain_grid_at(grid, matrix->count, matrix->count) = (struct chain_grid_cell){number(view, all), CHAIN_TONE_PLAIN};
}

/* Arcs are sorted by their ends: those of one cell follow each other. */
static bool fill_cells(const struct matrix *matrix, struct chain_view_grid *grid)
{
    const struct chain_arcs *arcs = matrix->arcs;
    struct chain_lanes *lanes = arcs->lanes;
    size_t actors = chain_model_count(lanes->model, CHAIN_ACTOR);
    size_t *sent = chain_arena_array(&lanes->scratch, matrix->count + 1, sizeof *sent);
    size_t *received = chain_arena_array(&lanes->scratch, matrix->count + 1, sizeof *received);
    if (!sent || !received)
        return false;
    for (size_t i = 0; i < matrix->count; i++)
        chain_grid_at(grid, i, i)->tone = CHAIN_TONE_VOID;
    for (size_t i = 0; i < arcs->count;) {
        const struct chain_arc *arc = &arcs->items[i];
        struct cell cell = {{"", 0}, CHAIN_TONE_PLAIN};
        size_t from = matrix->row_of[arc->from == CHAIN_ARC_NOBODY ? actors : arc->from] - 1;
        size_t to = matrix->row_of[arc->to == CHAIN_ARC_NOBODY ? actors : arc->to] - 1;
        for (; i < arcs->count && arcs->items[i].from == arc->from && arcs->items[i].to == arc->to; i++) {
            add_arc(&cell, arcs, &arcs->items[i]);
            sent[from] += arcs->items[i].count;
            received[to] += arcs->items[i].count;
        }
        *chain_grid_at(grid, from, to) = (struct chain_grid_cell){chain_phrase_keep(&cell.words, lanes->view), cell.tone};
    }
    fill_totals(matrix, grid, sent, received);
    return true;
}

static bool fill_keys(struct chain_view *view)
{
    static const struct { enum chain_tone tone; const char *words; } keys[] = {
        {CHAIN_TONE_BAD, N_("no handoff agreed, or not told how it passes")},
        {CHAIN_TONE_WEAK, N_("left to the client")},
        {CHAIN_TONE_PART, N_("agreed; information or acknowledging not told everywhere")},
        {CHAIN_TONE_GOOD, N_("agreed, with information and acknowledging")},
        {CHAIN_TONE_UNKNOWN, N_("kind of handoff not told")},
    };
    if (!chain_grid_keys_init(view, sizeof keys / sizeof *keys))
        return false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (chain_grid_has_tone(view, keys[i].tone))
            chain_grid_add_key(view, NULL, keys[i].tone, chain_words(view->lang, keys[i].words));
    return true;
}

static bool fill_notes(const struct chain_arcs *arcs)
{
    struct chain_view *view = arcs->lanes->view;
    struct chain_phrase phrase = {"", 0};
    if (!chain_grid_notes_init(view, 2))
        return false;
    if (arcs->count == 0)
        chain_phrase_add(&phrase, chain_words(view->lang, N_("The chain tells of no handoffs between actors.")));
    chain_grid_add_note(view, &phrase);
    return true;
}

bool chain_handoff_matrix(struct chain_arcs *arcs)
{
    struct chain_lanes *lanes = arcs->lanes;
    struct chain_view *view = lanes->view;
    struct matrix matrix = {.arcs = arcs};
    view->grids = chain_arena_array(&view->arena, 1, sizeof *view->grids);
    if (!view->grids || !find_actors(&matrix))
        return false;
    size_t size = matrix.count ? matrix.count + 1 : 0;
    if (!chain_grid_init(view, view->grids, size, size))
        return false;
    view->grid_count = 1;
    view->grids->corner = chain_words(view->lang, N_("hands over ↓   receives →"));
    view->grids->column_w = 84;
    if (matrix.count > 0) {
        fill_heads(&matrix, view->grids);
        if (!fill_cells(&matrix, view->grids))
            return false;
    }
    return fill_keys(view) && fill_notes(arcs) &&
           chain_grid_heading(lanes, N_("{0}: who hands over to whom?"),
                              chain_words(view->lang, N_("Table of handoffs: who hands over in rows, who receives in columns.")));
}
