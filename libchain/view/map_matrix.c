/* The matrix of the map: chains in rows, the professionals that they share in columns. */
#include "chain/words.h"
#include "view/map.h"

/* The chains that have any of them: a matrix of empty rows tells nothing. */
struct rows {
    size_t *places;
    size_t count;
};

struct share {
    size_t leads, joins; /* steps that the actor is responsible for, and others that it takes part in */
};

static bool takes_part(const chain_object *step, const chain_object *actor)
{
    for (size_t i = 0; i < chain_object_word_count(step, CHAIN_F_WITH); i++)
        if (chain_object_ref_at(step, CHAIN_F_WITH, i) == actor)
            return true;
    return false;
}

static struct share share_of(const chain_model *model, const chain_object *actor)
{
    struct share share = {0, 0};
    for (size_t i = 0; i < chain_model_count(model, CHAIN_STEP); i++) {
        const chain_object *step = chain_model_at(model, CHAIN_STEP, i);
        if (chain_object_ref(step, CHAIN_F_ACTOR) == actor)
            share.leads++;
        else if (takes_part(step, actor))
            share.joins++;
    }
    return share;
}

static void fill_cell(struct chain_map *map, size_t place, size_t row, size_t column)
{
    struct chain_view *view = map->lanes->view;
    size_t chain = map->places[place].chain;
    const chain_object *actor = map->actors[column]->members[chain];
    struct chain_phrase words = {"", 0};
    if (!actor)
        return;
    struct share share = share_of(map->models[chain], actor);
    chain_phrase_add_count(&words, share.leads);
    if (share.joins > 0) {
        chain_phrase_add(&words, "\u00A0+");
        chain_phrase_add_count(&words, share.joins);
    }
    *chain_grid_at(view->grids, row, column) =
        (struct chain_grid_cell){chain_phrase_keep(&words, view), share.leads > 0 ? CHAIN_TONE_GOOD : CHAIN_TONE_PART};
}

static bool find_rows(struct chain_map *map, struct rows *rows)
{
    *rows = (struct rows){chain_arena_array(&map->lanes->scratch, map->count + 1, sizeof *rows->places), 0};
    for (size_t place = 0; rows->places && place < map->count; place++) {
        size_t i = 0;
        while (i < map->actor_count && !map->actors[i]->members[map->places[place].chain])
            i++;
        if (i < map->actor_count)
            rows->places[rows->count++] = place;
    }
    return rows->places != NULL;
}

static void fill_heads(struct chain_map *map, const struct rows *rows)
{
    struct chain_view *view = map->lanes->view;
    for (size_t row = 0; row < rows->count; row++) {
        const struct chain_map_place *place = &map->places[rows->places[row]];
        struct chain_phrase detail = {"", 0};
        chain_phrase_add(&detail, chain_map_region_name(map, place));
        chain_phrase_join(&detail, " · ", chain_view_kind_label(view, CHAIN_KINDS_SUB_AREA, place->area == CHAIN_MAP_NO_AREA ? 0 : place->area));
        chain_phrase_join(&detail, " · ", chain_view_kind_label(view, CHAIN_KINDS_STATE,
                                                                chain_object_kind(chain_model_root(map->models[place->chain]), CHAIN_F_STATE)));
        view->grids->rows[row] = (struct chain_grid_head){chain_map_name(view, map->models[place->chain]), chain_phrase_keep(&detail, view), false};
    }
    for (size_t i = 0; i < map->actor_count; i++) {
        struct chain_phrase detail = {"", 0}, count = {"", 0};
        chain_phrase_add_count(&count, map->actors[i]->chains);
        chain_phrase_fill(&detail, chain_words(view->lang, N_("in {0} chains")), count.bytes, "");
        view->grids->columns[i] = (struct chain_grid_head){chain_map_actor_name(map, map->actors[i]), chain_phrase_keep(&detail, view), false};
    }
}

static bool fill_words(struct chain_map *map, size_t rows)
{
    struct chain_view *view = map->lanes->view;
    struct chain_phrase note = {"", 0}, count = {"", 0};
    if (!chain_grid_keys_init(view, 2) || !chain_grid_notes_init(view, 1))
        return false;
    if (chain_grid_has_tone(view, CHAIN_TONE_GOOD))
        chain_grid_add_key(view, "3\u00A0+1", CHAIN_TONE_GOOD, chain_words(view->lang, N_("has 3 steps of the chain, and takes part in 1 of others")));
    if (chain_grid_has_tone(view, CHAIN_TONE_PART))
        chain_grid_add_key(view, "0\u00A0+1", CHAIN_TONE_PART, chain_words(view->lang, N_("only takes part in steps of others")));
    chain_phrase_add_count(&count, map->count - rows);
    if (rows < map->count)
        chain_phrase_fill(&note, chain_words(view->lang, N_("Chains whose professionals are in no other of these chains: {0}.")), count.bytes, "");
    chain_grid_add_note(view, &note);
    return !view->arena.failed;
}

bool chain_map_matrix(struct chain_map *map)
{
    struct chain_view *view = map->lanes->view;
    struct rows rows;
    view->grids = chain_arena_array(&view->arena, 1, sizeof *view->grids);
    if (!view->grids || !find_rows(map, &rows) || !chain_grid_init(view, view->grids, map->actor_count, rows.count))
        return false;
    view->grid_count = 1;
    view->grids->corner = chain_words(view->lang, N_("chains in rows, the professionals of several chains in columns"));
    view->grids->column_w = 40;
    fill_heads(map, &rows);
    for (size_t row = 0; row < rows.count; row++)
        for (size_t column = 0; column < map->actor_count; column++)
            fill_cell(map, rows.places[row], row, column);
    return fill_words(map, rows.count) &&
           chain_map_heading(map, chain_words(view->lang, N_("Table of service chains: which professionals are in several of them.")));
}
