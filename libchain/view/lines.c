/* Flows, handoffs and messages into lines. Two lines between the same boxes that look the same become one. */
#include "view/lanes.h"

#include <string.h>

#include "chain/words.h"

static enum chain_look look_of(const chain_object *flow)
{
    switch (chain_flow_role(flow)) {
    case CHAIN_ROLE_MEMBER: return CHAIN_LOOK_MEMBER;
    case CHAIN_ROLE_HANDOFF: return chain_handoff_look(chain_object_kind(flow, CHAIN_F_KIND));
    case CHAIN_ROLE_MESSAGE: return chain_message_look(chain_object_kind(flow, CHAIN_F_KIND));
    default: return CHAIN_LOOK_FLOW;
    }
}

/* A condition says more than the kind, which the look of the line tells; "none" must be read, not only seen. */
static const char *label_of(struct chain_view *view, const chain_object *flow)
{
    struct chain_phrase phrase = {"", 0};
    const char *condition = chain_view_text(view, flow, CHAIN_TEXT_CONDITION);
    const char *kind = chain_view_kind_label(view, CHAIN_KINDS_HANDOFF, chain_object_kind(flow, CHAIN_F_KIND));
    double share;
    if (condition)
        chain_phrase_add(&phrase, condition);
    else if (kind)
        chain_phrase_add(&phrase, kind);
    if (chain_object_share(flow, CHAIN_F_SHARE, &share)) {
        chain_phrase_add(&phrase, phrase.length ? " (" : "");
        bool bracket = phrase.length > 0;
        chain_phrase_add_share(&phrase, share, view->lang);
        chain_phrase_add(&phrase, bracket ? ")" : "");
    }
    return chain_phrase_keep(&phrase, view);
}

static const char *tooltip_of(const struct chain_lanes *lanes, const chain_object *flow, const struct chain_view_line *line)
{
    struct chain_phrase phrase = {"", 0};
    struct chain_view *view = lanes->view;
    const char *kind = lanes->plain ? NULL : chain_view_kind_label(view, CHAIN_KINDS_HANDOFF, chain_object_kind(flow, CHAIN_F_KIND));
    chain_phrase_add(&phrase, view->boxes[line->from].label);
    chain_phrase_add(&phrase, " → ");
    chain_phrase_add(&phrase, view->boxes[line->to].label);
    chain_phrase_join(&phrase, ". ", kind);
    if (!kind || !line->label || strcmp(kind, line->label) != 0)
        chain_phrase_join(&phrase, ". ", line->label);
    return chain_phrase_keep(&phrase, view);
}

static const char *id_of(struct chain_view *view, const chain_object *flow, const struct chain_view_line *line)
{
    struct chain_phrase phrase = {"", 0};
    const char *id = chain_view_raw_id(flow);
    chain_phrase_add(&phrase, id ? id : view->boxes[line->from].id);
    if (!id) {
        chain_phrase_add(&phrase, ">");
        chain_phrase_add(&phrase, view->boxes[line->to].id);
    }
    return chain_phrase_keep_or(&phrase, view, "?");
}

static bool is_twin(const struct chain_view_line *one, const struct chain_view_line *other)
{
    return one->from == other->from && one->to == other->to && one->look == other->look && one->message == other->message;
}

/* A line that is there already and looks the same, or NULL: found among those that leave one box or come to the other, whichever are
   fewer. */
static struct chain_view_line *find_twin(struct chain_lanes *lanes, const struct chain_view_line *line)
{
    struct chain_view_line *lines = lanes->view->lines;
    size_t out = lanes->first_line[line->from], in = lanes->first_into[line->to];
    for (; out && in; out = lanes->next_line[out - 1], in = lanes->next_into[in - 1]) {
        if (is_twin(&lines[out - 1], line))
            return &lines[out - 1];
        if (is_twin(&lines[in - 1], line))
            return &lines[in - 1];
    }
    return NULL;
}

static void merge(struct chain_view *view, struct chain_view_line *into, const struct chain_view_line *line)
{
    struct chain_phrase label = {"", 0};
    if (!line->label || (into->label && strcmp(into->label, line->label) == 0))
        return;
    chain_phrase_add(&label, into->label);
    chain_phrase_join(&label, " / ", line->label);
    into->label = chain_phrase_keep(&label, view);
}

/* From a member of an any-order group onwards: the group's own line says it, once for all members. */
static bool is_onward(const chain_object *flow)
{
    return chain_flow_role(flow) == CHAIN_ROLE_MEMBER && chain_object_parent(chain_flow_to(flow)) != chain_flow_from(flow);
}

size_t chain_lanes_add_line(struct chain_lanes *lanes, struct chain_view_line line, const chain_object *flow)
{
    struct chain_view *view = lanes->view;
    struct chain_view_line *twin = find_twin(lanes, &line);
    size_t number = twin ? (size_t)(twin - view->lines) : view->line_count++;
    if (twin) {
        merge(view, twin, &line);
    } else {
        line.id = id_of(view, flow, &line);
        line.tooltip = tooltip_of(lanes, flow, &line);
        view->lines[number] = line;
        lanes->next_line[number] = lanes->first_line[line.from];
        lanes->first_line[line.from] = number + 1;
        lanes->next_into[number] = lanes->first_into[line.to];
        lanes->first_into[line.to] = number + 1;
    }
    if (flow)
        lanes->line_of[chain_object_index(flow)] = number + 1;
    return number + 1;
}

static void add_flow(struct chain_lanes *lanes, const chain_object *flow)
{
    struct chain_view *view = lanes->view;
    const chain_object *from = chain_flow_from(flow), *to = chain_flow_to(flow);
    if (!from || !to || is_onward(flow))
        return;
    struct chain_view_line line = {.from = chain_object_index(from), .to = chain_object_index(to), .look = look_of(flow)};
    line.message = chain_flow_role(flow) == CHAIN_ROLE_MESSAGE;
    line.crosses = view->boxes[line.from].lane != view->boxes[line.to].lane;
    line.label = label_of(view, flow);
    (void)chain_lanes_add_line(lanes, line, flow);
}

bool chain_lanes_lines_init(struct chain_lanes *lanes, size_t most)
{
    struct chain_view *view = lanes->view;
    view->lines = chain_arena_array(&view->arena, most + 1, sizeof *view->lines);
    lanes->first_line = chain_arena_array(&lanes->scratch, view->box_count + 1, sizeof(size_t));
    lanes->next_line = chain_arena_array(&lanes->scratch, most + 1, sizeof(size_t));
    lanes->first_into = chain_arena_array(&lanes->scratch, view->box_count + 1, sizeof(size_t));
    lanes->next_into = chain_arena_array(&lanes->scratch, most + 1, sizeof(size_t));
    lanes->line_of = chain_arena_array(&lanes->scratch, chain_model_count(lanes->model, CHAIN_FLOW) + 1, sizeof(size_t));
    return view->lines && lanes->first_line && lanes->next_line && lanes->first_into && lanes->next_into && lanes->line_of;
}

bool chain_lanes_lines(struct chain_lanes *lanes)
{
    size_t flows = chain_model_count(lanes->model, CHAIN_FLOW);
    if (!chain_lanes_lines_init(lanes, flows))
        return false;
    for (size_t i = 0; i < flows; i++)
        add_flow(lanes, chain_model_at(lanes->model, CHAIN_FLOW, i));
    return !lanes->view->arena.failed;
}
