/* A BPMN document with its diagrams drawn anew: all else is written as it was read. */
#include <string.h>

#include "write/bpmn_redraw.h"
#include "write/markup.h"
#include "write/models.h"

/* ---- the document around the diagrams ---- */

static struct chain_markup *copy_of(struct chain_arena *arena, const struct chain_markup *markup)
{
    struct chain_markup *copy = chain_arena_alloc(arena, sizeof *copy);
    if (copy) {
        *copy = *markup;
        copy->next = NULL;
    }
    return copy;
}

static bool is_replaced(const struct chain_markup *child)
{
    return child->name == CHAIN_BPMN_E_DIAGRAM;
}

static void append(struct chain_markup *root, struct chain_markup *copy)
{
    if (root->last)
        root->last->next = copy;
    else
        root->first = copy;
    root->last = copy;
}

/* BPMN has diagrams behind all that they may show, and relationships behind them. */
static bool is_behind(const struct chain_markup *child)
{
    return is_replaced(child) || (child->local && strcmp(child->local, "relationship") == 0);
}

/* Children of the root but for the diagrams, which are put between those before and behind them. Returns the first behind. */
static const struct chain_markup *copy_children(struct chain_redraw *redraw, const struct chain_markup *child, bool all)
{
    for (; child && (all || !is_behind(child)); child = child->next) {
        struct chain_markup *copy = is_replaced(child) ? NULL : copy_of(redraw->tree->arena, child);
        if (copy)
            append(redraw->tree->definitions, copy);
    }
    return child;
}

/* The root without its children, between the comments that stand beside it. */
static struct chain_markup *copy_document(struct chain_redraw *redraw)
{
    struct chain_arena *arena = redraw->tree->arena;
    struct chain_markup *head = NULL, **end = &head;
    for (const struct chain_markup *at = redraw->bpmn->head; at; at = at->next) {
        struct chain_markup *copy = copy_of(arena, at);
        if (!copy)
            return NULL;
        *end = copy;
        end = &copy->next;
        if (at == redraw->bpmn->root)
            redraw->tree->definitions = copy;
    }
    redraw->tree->definitions->first = redraw->tree->definitions->last = NULL;
    return head;
}

static void declare(struct chain_redraw *redraw, struct chain_markup *page)
{
    static const struct chain_markup_namespace needed[] = {
        {"bpmndi", CHAIN_BPMN_DI_URI}, {"dc", CHAIN_BPMN_DC_URI}, {"di", CHAIN_BPMN_DD_URI}};
    page->namespaces = chain_arena_array(redraw->tree->arena, 3, sizeof *page->namespaces);
    for (size_t i = 0; page->namespaces && i < 3; i++) {
        const char *known = chain_markup_uri(redraw->bpmn->root, needed[i].prefix, strlen(needed[i].prefix));
        if (!known || strcmp(known, needed[i].uri) != 0)
            page->namespaces[page->namespace_count++] = needed[i];
    }
}

static struct chain_markup *put_page(struct chain_redraw *redraw, const char *of, const char *name)
{
    struct chain_bpmn_tree *tree = redraw->tree;
    struct chain_markup *page = chain_bpmn_element(tree, tree->definitions, "bpmndi", "BPMNDiagram");
    struct chain_markup *plane = page ? chain_bpmn_element(tree, page, "bpmndi", "BPMNPlane") : NULL;
    if (!plane)
        return NULL;
    declare(redraw, page);
    chain_bpmn_attribute(tree, page, "id", chain_bpmn_print(tree, CHAIN_BPMN_MADE "diagram%s%s", name ? "-" : "", name ? name : ""));
    chain_bpmn_attribute(tree, plane, "id", chain_bpmn_print(tree, CHAIN_BPMN_MADE "plane%s%s", name ? "-" : "", name ? name : ""));
    chain_bpmn_attribute(tree, plane, "bpmnElement", of);
    return plane;
}

/* ---- pools and lanes ---- */

/* A band of the page's chart with so many heads before it: 0 a lane's own is in the band, more of those that hold it. */
static void put_band(struct chain_redraw *redraw, struct chain_chart *page, const struct chain_markup *element, chain_layout_rect box,
                     int heads)
{
    struct chain_diagram *diagram = &page->diagram;
    double before = heads * CHAIN_DIAGRAM_HEADER;
    box.x += diagram->left;
    box.y += diagram->top;
    if (redraw->top_down) {
        box.y -= before;
        box.h += before;
    } else {
        box.x -= before;
        box.w += before;
    }
    chain_diagram_put_lane(diagram, element, box);
}

static chain_layout_rect around(chain_layout_rect a, const chain_layout_rect *b)
{
    double x = fmin(a.x, b->x), y = fmin(a.y, b->y);
    return (chain_layout_rect){x, y, fmax(a.x + a.w, b->x + b->w) - x, fmax(a.y + a.h, b->y + b->h) - y};
}

static bool stands_in(const struct chain_bpmn *bpmn, uint32_t lane, uint32_t outer)
{
    while (lane != CHAIN_BPMN_NONE && lane != outer)
        lane = bpmn->lanes[lane].parent;
    return lane == outer;
}

static int depth_of(const struct chain_bpmn *bpmn, uint32_t lane)
{
    int depth = 0;
    for (uint32_t at = bpmn->lanes[lane].parent; at != CHAIN_BPMN_NONE; at = bpmn->lanes[at].parent)
        depth++;
    return depth;
}

/* A lane, around all lanes in it, which come behind it in the document. */
static void put_lane(struct chain_redraw *redraw, struct chain_chart *page, uint32_t lane)
{
    const struct chain_bpmn *bpmn = redraw->bpmn;
    chain_layout_rect box = {0, 0, 0, 0};
    bool any = false;
    for (uint32_t i = lane; i < bpmn->lane_count && stands_in(bpmn, i, lane); i++) {
        const chain_layout_rect *leaf = redraw->lane_number[i] >= 0 ? &page->shown.lanes[redraw->lane_number[i]].box : NULL;
        box = leaf ? any ? around(box, leaf) : *leaf : box;
        any = any || leaf;
    }
    if (any && bpmn->lanes[lane].markup->id)
        put_band(redraw, page, bpmn->lanes[lane].markup, box, redraw->lane_depth - depth_of(bpmn, lane));
}

static bool has_pools(const struct chain_chart *page)
{
    return chain_bpmn_is(page->scope, CHAIN_BPMN_IS_COLLABORATION);
}

static void put_pools(struct chain_redraw *redraw, struct chain_chart *page)
{
    for (int i = 0; i < page->group_count; i++) {
        const struct chain_group *group = &redraw->groups[page->first_group + i];
        if (group->pool)
            put_band(redraw, page, group->pool, group->box, redraw->lane_depth + 1);
    }
    for (uint32_t i = 0; i < redraw->bpmn->lane_count; i++) {
        uint32_t scope = redraw->bpmn->lanes[i].scope;
        if (scope != CHAIN_BPMN_NONE && redraw->charts[scope] == page)
            put_lane(redraw, page, i);
    }
}

/* ---- charts ---- */

static void put_chart(struct chain_redraw *redraw, struct chain_chart *chart, struct chain_markup *plane, double left, double top)
{
    struct chain_diagram *diagram = &chart->diagram;
    diagram->plane = plane;
    diagram->left = left;
    diagram->top = top;
    chain_diagram_place_borders(diagram);
    chain_diagram_put_shapes(diagram);
    for (int i = 0; i < diagram->node_count; i++) {
        chain_layout_rect cell = chain_diagram_cell(diagram, i);
        if (chart->inner[i] && !chart->inner[i]->apart)
            put_chart(redraw, chart->inner[i], plane, cell.x + CHAIN_REDRAW_AROUND, cell.y + CHAIN_REDRAW_NAME);
    }
}

static void put_charts_apart(struct chain_redraw *redraw)
{
    for (uint32_t i = 0; i < redraw->bpmn->scope_count; i++) {
        struct chain_chart *chart = redraw->charts[i];
        if (!chart || !chart->apart || chart->diagram.node_count == 0)
            continue;
        struct chain_markup *plane = put_page(redraw, chart->scope->id, chart->scope->id);
        if (plane)
            put_chart(redraw, chart, plane, CHAIN_DIAGRAM_MARGIN, CHAIN_DIAGRAM_MARGIN);
    }
}

/* Before the chart stand the heads of pools and of lanes that hold others. */
static void put_page_of(struct chain_redraw *redraw, struct chain_chart *page, bool main)
{
    struct chain_markup *plane = put_page(redraw, page->scope->id, main ? NULL : page->scope->id);
    double heads = (redraw->lane_depth + has_pools(page)) * CHAIN_DIAGRAM_HEADER;
    if (!plane)
        return;
    page->diagram.plane = plane;
    page->diagram.left = CHAIN_DIAGRAM_MARGIN + (redraw->top_down ? 0 : heads);
    page->diagram.top = CHAIN_DIAGRAM_MARGIN + (redraw->top_down ? heads : 0);
    put_pools(redraw, page);
    put_chart(redraw, page, plane, page->diagram.left, page->diagram.top);
}

/* ---- colours ---- */

/* What other programs have said of an old shape or edge, colours above all, by a prefix that means the same at the root. */
static void keep_attributes(struct chain_redraw *redraw, struct chain_markup *drawn, const struct chain_markup *old)
{
    for (uint32_t i = 0; i < old->attribute_count; i++) {
        const struct chain_markup_attribute *attribute = &old->attributes[i];
        const char *known = attribute->uri && attribute->prefix ? chain_markup_uri(redraw->bpmn->root, attribute->prefix, strlen(attribute->prefix)) : NULL;
        if (known && attribute->value && strcmp(known, attribute->uri) == 0)
            chain_bpmn_attribute(redraw->tree, drawn, chain_bpmn_print(redraw->tree, "%s:%s", attribute->prefix, attribute->local), attribute->value);
    }
}

static void keep_colours(struct chain_redraw *redraw, const struct chain_markup *definitions)
{
    for (const struct chain_markup *page = definitions->first; page; page = page->next) {
        const struct chain_markup *plane = page->prefix && strcmp(page->local, "BPMNDiagram") == 0 ? page->first : NULL;
        for (struct chain_markup *drawn = plane ? plane->first : NULL; drawn; drawn = drawn->next) {
            const struct chain_markup *element = chain_bpmn_find(redraw->bpmn, chain_markup_value(drawn, "bpmnElement"));
            const struct chain_markup *old = element ? chain_redraw_old(redraw, element) : NULL;
            if (old)
                keep_attributes(redraw, drawn, old);
        }
    }
}

/* Editors open the first diagram: it stays that of what it was of. */
static int find_main(const struct chain_redraw *redraw)
{
    for (uint32_t i = 0; i < redraw->bpmn->reference_count; i++) {
        const struct chain_bpmn_reference *reference = &redraw->bpmn->references[i];
        if (reference->from->name != CHAIN_BPMN_E_PLANE || reference->reach != CHAIN_BPMN_FOUND)
            continue;
        for (int page = 0; page < redraw->page_count; page++)
            if (redraw->pages[page].scope == reference->target)
                return page;
    }
    return 0;
}

static bool put_diagrams(struct chain_redraw *redraw)
{
    int main = find_main(redraw);
    const struct chain_markup *behind = copy_children(redraw, redraw->bpmn->root->first, false);
    put_page_of(redraw, &redraw->pages[main], true);
    for (int i = 0; i < redraw->page_count; i++)
        if (i != main)
            put_page_of(redraw, &redraw->pages[i], false);
    put_charts_apart(redraw);
    keep_colours(redraw, redraw->tree->definitions);
    copy_children(redraw, behind, true);
    return !redraw->tree->arena->failed;
}

static void clear(struct chain_redraw *redraw)
{
    for (int i = 0; i < redraw->page_count; i++)
        chain_layout_free(redraw->pages[i].result);
    for (uint32_t i = 0; redraw->charts && i < redraw->bpmn->scope_count; i++)
        if (redraw->charts[i] && redraw->charts[i]->parent)
            chain_layout_free(redraw->charts[i]->result);
}

chain_status chain_model_redraw_bpmn(const struct chain_model *model, bool top_down, chain_output *output)
{
    struct chain_arena arena;
    chain_arena_init(&arena);
    struct chain_bpmn_tree tree = {.arena = &arena, .model = model};
    struct chain_redraw redraw = {.tree = &tree, .bpmn = model->bpmn, .top_down = top_down};
    chain_status status = CHAIN_OK;
    bool taken = chain_redraw_take(&redraw);
    if (taken && redraw.page_count == 0) {
        chain_output_write(output, model->bpmn->bytes, model->bpmn->length); /* nothing that we draw */
    } else if (taken) {
        struct chain_markup *head = copy_document(&redraw);
        bool drawn = head && chain_redraw_lay_out(&redraw) == CHAIN_LAYOUT_OK && put_diagrams(&redraw);
        status = drawn ? chain_markup_write(head, output) : CHAIN_LIMIT;
    }
    clear(&redraw);
    if (arena.failed)
        status = CHAIN_NO_MEMORY;
    chain_arena_clear(&arena);
    return status;
}
