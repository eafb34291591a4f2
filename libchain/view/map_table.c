/* The map as a list: where each chain stands, what it leads into, which professionals of several chains take part. */
#include "chain/words.h"
#include "view/map.h"

enum { COLUMN_CHAIN, COLUMN_WHERE, COLUMN_STATE, COLUMN_NEXT, COLUMN_BEFORE, COLUMN_ACTORS, COLUMN_COUNT };

static const struct {
    const char *heading;
    double weight;
} headings[COLUMN_COUNT] = {{N_("Chain"), 2},      {N_("Region and work"), 1.2}, {N_("State"), 1},
                            {N_("Leads into"), 2}, {N_("Comes from"), 2},        {N_("Professionals that other chains have too"), 3}};

/* Names of the boxes at the other end of the lines of a box. */
static const char *neighbours(struct chain_view *view, size_t box, bool onward)
{
    struct chain_phrase phrase = {"", 0};
    for (size_t i = 0; i < view->line_count; i++) {
        const struct chain_view_line *line = &view->lines[i];
        if (!line->message && (onward ? line->from : line->to) == box)
            chain_phrase_join(&phrase, "; ", view->boxes[onward ? line->to : line->from].label);
    }
    return chain_phrase_keep(&phrase, view);
}

static const char *actors_of(struct chain_map *map, size_t chain)
{
    struct chain_phrase phrase = {"", 0};
    for (size_t i = 0; i < map->actor_count; i++)
        if (map->actors[i]->members[chain])
            chain_phrase_join(&phrase, ", ", chain_map_actor_name(map, map->actors[i]));
    return chain_phrase_keep(&phrase, map->lanes->view);
}

static void fill_chain(struct chain_map *map, size_t box, const char **cells)
{
    struct chain_view *view = map->lanes->view;
    const struct chain_map_place *place = &map->places[box];
    struct chain_phrase where = {"", 0}, state = {"", 0};
    chain_phrase_add(&where, chain_map_region_name(map, place));
    chain_phrase_join(&where, " · ", chain_view_kind_label(view, CHAIN_KINDS_SUB_AREA, place->area == CHAIN_MAP_NO_AREA ? 0 : place->area));
    chain_map_add_state(&state, view, map->models[place->chain]);
    chain_map_add_gaps(&state, map, place->chain);
    cells[COLUMN_WHERE] = chain_phrase_keep(&where, view);
    cells[COLUMN_STATE] = chain_phrase_keep(&state, view);
    cells[COLUMN_ACTORS] = actors_of(map, place->chain);
}

bool chain_map_table(struct chain_map *map)
{
    struct chain_view *view = map->lanes->view;
    struct chain_view_table *table = chain_arena_alloc(&view->arena, sizeof *table);
    struct chain_view_column *columns = chain_arena_array(&view->arena, COLUMN_COUNT, sizeof *columns);
    const char **cells = chain_arena_array(&view->arena, view->box_count * COLUMN_COUNT + 1, sizeof *cells);
    size_t fallbacks = view->fallbacks;
    if (!table || !columns || !cells)
        return false;
    for (size_t i = 0; i < COLUMN_COUNT; i++)
        columns[i] = (struct chain_view_column){chain_words(view->lang, headings[i].heading), headings[i].weight};
    for (size_t i = 0; i < view->box_count; i++) {
        const char **row = cells + i * COLUMN_COUNT;
        row[COLUMN_CHAIN] = view->boxes[i].label;
        row[COLUMN_NEXT] = neighbours(view, i, true);
        row[COLUMN_BEFORE] = neighbours(view, i, false);
        if (i < map->count)
            fill_chain(map, i, row);
    }
    view->fallbacks = fallbacks; /* the boxes have counted them */
    *table = (struct chain_view_table){chain_words(view->lang, N_("The chains")), columns, COLUMN_COUNT, cells, view->box_count,
                                       chain_words(view->lang, N_("\u2013 = not said")), chain_words(view->lang, N_("No."))};
    view->steps = table;
    return !view->arena.failed;
}
