#include "check/bpmn/bpmn.h"
#include "check/scratch.h"

/* Comparisons that a picture may cost beyond what every honest one needs. */
#define MOST_COMPARISONS 20000000u

struct shape {
    const struct chain_markup *element, *plane, *around;
    const struct chain_markup *markup;
    struct chain_bpmn_box box;
    bool upright; /* its group is taller than wide */
    bool over;
};

static int by_pointer(const void *a, const void *b)
{
    return ((uintptr_t)a > (uintptr_t)b) - ((uintptr_t)a < (uintptr_t)b);
}

static int by_group(const void *left, const void *right)
{
    const struct shape *a = left, *b = right;
    int plane = by_pointer(a->plane, b->plane);
    return plane ? plane : by_pointer(a->around, b->around);
}

static double begin(const struct shape *shape)
{
    return shape->upright ? shape->box.top : shape->box.left;
}

static double end(const struct shape *shape)
{
    return shape->upright ? shape->box.bottom : shape->box.right;
}

static int by_begin(const void *left, const void *right)
{
    const struct shape *a = left, *b = right;
    return (begin(a) > begin(b)) - (begin(a) < begin(b));
}

static int by_element(const void *left, const void *right)
{
    const struct shape *a = left, *b = right;
    int plane = by_pointer(a->plane, b->plane);
    return plane ? plane : by_pointer(a->element, b->element);
}

/* Mostly they are in order already. */
static void sort(struct shape *shapes, uint32_t count, int (*compare)(const void *, const void *))
{
    for (uint32_t i = 1; i < count; i++)
        if (compare(&shapes[i - 1], &shapes[i]) > 0) {
            qsort(shapes, count, sizeof *shapes, compare);
            return;
        }
}

static bool takes_room(const struct chain_markup *markup)
{
    return markup->name == CHAIN_BPMN_E_DATA_OBJECT_REFERENCE || markup->name == CHAIN_BPMN_E_DATA_STORE_REFERENCE ||
           chain_bpmn_is(markup, CHAIN_BPMN_IS_NODE | CHAIN_BPMN_IS_POOL);
}

static uint32_t count_shapes(const struct chain_bpmn *bpmn)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < bpmn->reference_count; i++)
        count += bpmn->references[i].name == CHAIN_BPMN_E_SHAPE;
    return count;
}

static uint32_t collect(const struct chain_bpmn *bpmn, struct shape *shapes)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < bpmn->reference_count; i++) {
        const struct chain_bpmn_reference *reference = &bpmn->references[i];
        const struct chain_markup *target = reference->target;
        const struct chain_bpmn_box *box = reference->name == CHAIN_BPMN_E_SHAPE ? chain_bpmn_box(bpmn, reference->from) : NULL;
        if (box && target && takes_room(target))
            shapes[count++] = (struct shape){.element = target, .plane = reference->from->parent, .around = target->parent,
                                             .markup = reference->from, .box = *box};
    }
    return count;
}

/* Only edges in common is no overlap: pools are drawn side by side. */
static bool collide(const struct shape *a, const struct shape *b)
{
    const struct chain_bpmn_box *x = &a->box, *y = &b->box;
    return x->left < y->right && y->left < x->right && x->top < y->bottom && y->top < x->bottom;
}

/* A boundary event lies on its host. */
static bool belong_together(const struct chain_bpmn *bpmn, const struct shape *a, const struct shape *b)
{
    const struct chain_bpmn_node *x = chain_bpmn_node_of(bpmn, a->element), *y = chain_bpmn_node_of(bpmn, b->element);
    bool on_y = x && y && x->host != CHAIN_BPMN_NONE && &bpmn->nodes[x->host] == y;
    bool on_x = x && y && y->host != CHAIN_BPMN_NONE && &bpmn->nodes[y->host] == x;
    return on_y || on_x || a->element == b->element;
}

/* The sweep goes along the longer side, where fewer lie at the same height. */
static void turn(struct shape *shapes, uint32_t count)
{
    struct chain_bpmn_box all = shapes[0].box;
    for (uint32_t i = 1; i < count; i++) {
        const struct chain_bpmn_box *box = &shapes[i].box;
        all.left = box->left < all.left ? box->left : all.left;
        all.right = box->right > all.right ? box->right : all.right;
        all.top = box->top < all.top ? box->top : all.top;
        all.bottom = box->bottom > all.bottom ? box->bottom : all.bottom;
    }
    for (uint32_t i = 0; i < count; i++)
        shapes[i].upright = all.bottom - all.top > all.right - all.left;
    sort(shapes, count, by_begin);
}

/* Marks what lies over something in one group; false when it costs too much. */
static bool sweep(const struct chain_bpmn *bpmn, struct shape *shapes, uint32_t count, uint32_t *comparisons)
{
    uint32_t left = count;
    turn(shapes, count);
    for (uint32_t i = 0; i < count && left > 0; i++) {
        for (uint32_t j = i + 1; j < count && begin(&shapes[j]) < end(&shapes[i]); j++) {
            if (++*comparisons > MOST_COMPARISONS)
                return false;
            if (shapes[i].over && shapes[j].over)
                continue;
            if (collide(&shapes[i], &shapes[j]) && !belong_together(bpmn, &shapes[i], &shapes[j])) {
                left -= (uint32_t)!shapes[i].over + (uint32_t)!shapes[j].over;
                shapes[i].over = shapes[j].over = true;
            }
        }
    }
    return true;
}

/* The pool of a process; a sub-process that is drawn open; else nothing. */
static const struct chain_markup *frame_of(const struct chain_bpmn *bpmn, const struct chain_markup *around)
{
    if (around->name != CHAIN_BPMN_E_PROCESS)
        return chain_bpmn_is(around, CHAIN_BPMN_IS_SUBPROCESS) ? around : NULL;
    uint32_t pool = around->index < bpmn->scope_count ? bpmn->scopes[around->index].pool : CHAIN_BPMN_NONE;
    return pool != CHAIN_BPMN_NONE ? bpmn->pools[pool].markup : NULL;
}

static bool is_open(const struct shape *frame)
{
    return !chain_bpmn_is(frame->element, CHAIN_BPMN_IS_SUBPROCESS) || chain_bpmn_flag(frame->markup, "isExpanded", false);
}

/* Half a pixel is a matter of rounding. */
static bool is_inside(const struct chain_bpmn_box *box, const struct chain_bpmn_box *frame)
{
    return box->left >= frame->left - 0.5 && box->right <= frame->right + 0.5 && box->top >= frame->top - 0.5 &&
           box->bottom <= frame->bottom + 0.5;
}

/* Sorts by element to look frames up. Data stores may stand anywhere. */
static void check_frames(struct chain_rule_run *run, struct shape *shapes, uint32_t count)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    bool framed = false;
    for (uint32_t i = 0; i < count && !framed; i++)
        framed = frame_of(bpmn, shapes[i].around) != NULL;
    if (!framed)
        return;
    sort(shapes, count, by_element);
    for (uint32_t i = 0; i < count; i++) {
        struct shape key = {.plane = shapes[i].plane, .element = frame_of(bpmn, shapes[i].around)};
        const struct shape *frame = key.element ? bsearch(&key, shapes, count, sizeof *shapes, by_element) : NULL;
        bool free = shapes[i].element->name == CHAIN_BPMN_E_DATA_STORE_REFERENCE;
        if (frame && !free && is_open(frame) && !is_inside(&shapes[i].box, &frame->box))
            CHAIN_REPORT_MARKUP_AS(run, N_("\"{0}\" is drawn outside of what it belongs to."), shapes[i].element,
                                   chain_say_shape(run, shapes[i].element));
    }
}

static void check_groups(struct chain_rule_run *run, struct shape *shapes, uint32_t count)
{
    uint32_t comparisons = 0;
    bool done = true;
    sort(shapes, count, by_group);
    for (uint32_t first = 0, next; first < count && done; first = next) {
        for (next = first + 1; next < count && by_group(&shapes[first], &shapes[next]) == 0;)
            next++;
        done = sweep(run->model->bpmn, &shapes[first], next - first, &comparisons);
    }
    for (uint32_t i = 0; i < count; i++)
        if (shapes[i].over)
            CHAIN_REPORT_MARKUP(run, shapes[i].element, chain_say_shape(run, shapes[i].element));
    if (!done)
        chain_report_unknown(run, NULL, NULL, 0);
}

static void run(struct chain_rule_run *run)
{
    const struct chain_bpmn *bpmn = run->model->bpmn;
    struct shape *shapes = chain_scratch(run, count_shapes(bpmn), sizeof *shapes);
    uint32_t count = shapes ? collect(bpmn, shapes) : 0;
    if (count > 0) {
        check_groups(run, shapes, count);
        check_frames(run, shapes, count);
    }
    free(shapes);
}

const struct chain_rule chain_rule_no_overlapping_elements = {
    .id = "no-overlapping-elements",
    .layer = CHAIN_LAYER_CHECK,
    .severity = CHAIN_SEVERITY_WARNING,
    .dialect = CHAIN_RULE_OF_BPMN,
    .profile = CHAIN_PROFILE_RECOMMENDED,
    .title = N_("Things are drawn over one another"),
    .message = N_("\"{0}\" is drawn over something else."),
    .why = N_("What lies below cannot be read, and what lies outside seems to belong to somebody else."),
    .how = N_("Move it, or draw the diagram anew with `chain convert --layout`."),
    .unknown = N_("So many things are drawn over one another that it is left undecided which."),
    .bad = "two <dc:Bounds x=\"100\" y=\"100\" .../>",
    .good = "<dc:Bounds x=\"100\" .../> <dc:Bounds x=\"250\" .../>",
    .run = run,
};
