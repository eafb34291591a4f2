#include "view/grid.h"

#include <stdlib.h>
#include <string.h>

#include "chain/words.h"

bool chain_grid_init(struct chain_view *view, struct chain_view_grid *grid, size_t columns, size_t rows)
{
    if (columns > 0 && rows > CHAIN_GRID_MOST_CELLS / columns) {
        view->too_large = true;
        return false;
    }
    grid->column_count = columns;
    grid->row_count = rows;
    grid->columns = chain_arena_array(&view->arena, columns + 1, sizeof *grid->columns);
    grid->rows = chain_arena_array(&view->arena, rows + 1, sizeof *grid->rows);
    grid->cells = chain_arena_array(&view->arena, columns * rows + 1, sizeof *grid->cells);
    return grid->columns && grid->rows && grid->cells;
}

struct chain_grid_cell *chain_grid_at(const struct chain_view_grid *grid, size_t row, size_t column)
{
    return &grid->cells[row * grid->column_count + column];
}

bool chain_grid_keys_init(struct chain_view *view, size_t most)
{
    view->grid_keys = chain_arena_array(&view->arena, most + 1, sizeof *view->grid_keys);
    return view->grid_keys != NULL;
}

void chain_grid_add_key(struct chain_view *view, const char *sample, enum chain_tone tone, const char *words)
{
    view->grid_keys[view->grid_key_count++] = (struct chain_grid_key){{sample, tone}, words};
}

bool chain_grid_has_tone(const struct chain_view *view, enum chain_tone tone)
{
    for (size_t g = 0; g < view->grid_count; g++)
        for (size_t i = 0; i < view->grids[g].row_count * view->grids[g].column_count; i++)
            if (view->grids[g].cells[i].tone == tone)
                return true;
    return false;
}

bool chain_grid_notes_init(struct chain_view *view, size_t most)
{
    view->notes = chain_arena_array(&view->arena, most + 1, sizeof *view->notes);
    return view->notes != NULL;
}

void chain_grid_add_note(struct chain_view *view, const struct chain_phrase *phrase)
{
    const char *words = chain_phrase_keep(phrase, view);
    if (words)
        view->notes[view->note_count++] = words;
}

static const char *kind_of(struct chain_view *view, const chain_object *object)
{
    chain_step_role_id role = chain_step_role(object);
    int kind = chain_object_kind(object, CHAIN_F_KIND);
    switch (chain_object_type(object)) {
    case CHAIN_STEP:
        if (role == CHAIN_ROLE_START && !kind)
            return chain_words(view->lang, N_("start"));
        return chain_view_kind_label(view, role == CHAIN_ROLE_END ? CHAIN_KINDS_END : CHAIN_KINDS_STEP, kind);
    case CHAIN_ACTOR: return chain_view_kind_label(view, CHAIN_KINDS_ACTOR, kind);
    case CHAIN_ITEM: {
        const char *id = chain_object_id(object);
        return chain_view_kind_label(view, CHAIN_KINDS_ITEM, kind ? kind : id ? chain_kind_find(CHAIN_KINDS_ITEM, id, strlen(id)) : 0);
    }
    default: return NULL;
    }
}

void chain_grid_add_name(struct chain_phrase *phrase, struct chain_view *view, const chain_object *object)
{
    const char *name = chain_view_text(view, object, CHAIN_TEXT_NAME);
    if (!name)
        name = kind_of(view, object);
    if (!name && chain_object_type(object) == CHAIN_STEP)
        name = chain_view_given_id(view, object, N_("step without a name"));
    else if (!name && chain_object_type(object) == CHAIN_ACTOR)
        name = chain_view_given_id(view, object, N_("actor without a name"));
    else if (!name)
        name = chain_view_raw_id(object);
    chain_phrase_add(phrase, name ? name : "?");
}

const char *chain_grid_name(struct chain_view *view, const chain_object *object)
{
    struct chain_phrase name = {"", 0}, phrase = {"", 0};
    chain_grid_add_name(&name, view, object);
    chain_phrase_add_capital(&phrase, name.bytes);
    return chain_phrase_keep_or(&phrase, view, "?");
}

bool chain_grid_heading(struct chain_lanes *lanes, const char *message, const char *description)
{
    struct chain_view *view = lanes->view;
    struct chain_phrase title = {"", 0};
    chain_lanes_heading(lanes);
    chain_phrase_fill(&title, chain_words(view->lang, message), view->title, "");
    view->title = chain_phrase_keep_or(&title, view, view->id);
    view->description = description;
    view->time_right = view->time_down = "";
    view->gap_heading = chain_words(view->lang, N_("Gaps and questions"));
    if (lanes->request->findings && !chain_lanes_gaps(lanes))
        return false;
    if (view->grid_count > 0)
        view->whole_gap_count = 0; /* nothing is marked in cells: the list says it */
    return !view->arena.failed;
}
