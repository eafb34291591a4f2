#include <string.h>

#include "write/bpmn_tree.h"
#include "write/templates.h"

/* The same words in another language: then the name alone would not tell which of them it shows. */
static bool is_repeated(const struct chain_object *object, const struct chain_text *own)
{
    for (const struct chain_text *text = object->texts; text; text = text->next)
        if (text != own && text->kind == own->kind && strcmp(text->words, own->words) == 0)
            return true;
    return false;
}

const struct chain_text *chain_bpmn_own_text(const struct chain_object *object, int kind)
{
    const struct chain_text *found = NULL;
    bool other = false; /* one in another language stands before it */
    for (const struct chain_text *text = object->texts; text; text = text->next) {
        if (text->kind != kind)
            continue;
        bool own = !text->spoken || text->lang == object->model->lang;
        if (own && (found || other || text->more->foreign || text->more->markup))
            return NULL;
        other = other || !own;
        found = own ? text : found;
    }
    return found && !is_repeated(object, found) ? found : NULL;
}

/* As the reader counts them: arrows only, not what it draws by itself. Counted once for each step. */
static bool is_choice(struct chain_bpmn_tree *tree, const struct chain_step *from)
{
    uint8_t *known = &tree->choices[from->head.index], ways = 0;
    for (uint32_t i = 0; !*known && i < from->out_count && ways < 2; i++)
        ways = (uint8_t)(ways + chain_bpmn_is_arrow(tree, chain_flow_out(from->head.model, from->out_first + i)));
    *known = *known ? *known : (uint8_t)(ways > 1 ? 2 : 1);
    return *known == 2;
}

int chain_bpmn_flow_text(struct chain_bpmn_tree *tree, const struct chain_flow *flow)
{
    const struct chain_step *from = chain_flow_source(flow);
    if (flow->role == CHAIN_ROLE_MESSAGE || !flow->head.texts)
        return CHAIN_TEXT_NAME;
    bool condition = chain_bpmn_has_besides(tree, &flow->head, "conditionExpression") || (from && is_choice(tree, from));
    return condition ? CHAIN_TEXT_CONDITION : CHAIN_TEXT_NAME;
}

/* Which text BPMN itself shows, as the name of the element. */
int chain_bpmn_shown_text(struct chain_bpmn_tree *tree, const struct chain_object *object)
{
    if (object->type == CHAIN_CHAIN)
        return CHAIN_TEXT_TITLE;
    if (object->type == CHAIN_FLOW) /* an association has no name */
        return ((const struct chain_flow *)object)->role == CHAIN_ROLE_MESSAGE ? 0 : chain_bpmn_flow_text(tree, (const struct chain_flow *)object);
    return CHAIN_TEXT_NAME;
}

/* Steps stand in the lane of their actor; those of a group in that of the group, whoever does them. */
static bool stands_in_lane(const struct chain_bpmn_tree *tree, const struct chain_object *object)
{
    const struct chain_object *actor = object->type == CHAIN_STEP ? ((const struct chain_step *)object)->actor.target : NULL;
    bool member = object->parent && object->parent->type == CHAIN_STEP;
    return actor && !member && tree->lanes[actor->index];
}

/* A member of a group without an actor says that it has none. */
static bool has_no_lane(const struct chain_object *object)
{
    return object->type == CHAIN_STEP && object->parent && object->parent->type == CHAIN_STEP && !((const struct chain_step *)object)->actor.id;
}

/* What the structure of BPMN says by itself. */
static bool is_said(const struct chain_bpmn_tree *tree, const struct chain_object *object, int field)
{
    switch (field) {
    case CHAIN_F_ID: return true;
    case CHAIN_F_FROM:
    case CHAIN_F_TO: return object->type == CHAIN_FLOW;
    case CHAIN_F_ACTOR: return stands_in_lane(tree, object);
    default: return false;
    }
}

static bool repeats_element(const struct chain_object *object, const struct chain_attribute *attribute)
{
    return attribute->field == CHAIN_F_KIND &&
           strcmp(chain_attribute_word(object, attribute, 0), chain_element_at(object->element)->name) == 0;
}

/* Is the attribute kept as it was written, for a word in it that no vocabulary knows? */
static bool is_raw(const struct chain_object *object, const char *name)
{
    for (const struct chain_foreign_attribute *kept = object->foreign; kept; kept = kept->next)
        if (strcmp(kept->name, name) == 0)
            return true;
    return false;
}

static void put_field(struct chain_bpmn_tree *tree, struct chain_markup *care, const struct chain_object *object,
                      const struct chain_attribute *attribute)
{
    size_t count = chain_attribute_words(object, attribute), length = 0;
    if (is_raw(object, attribute->name)) /* as put_kept() has it */
        return;
    if (count == 0 || repeats_element(object, attribute))
        return;
    for (size_t i = 0; i < count; i++)
        length += strlen(chain_attribute_word(object, attribute, i)) + 1;
    char *value = chain_arena_alloc(tree->arena, length + 1), *end = value;
    if (!value)
        return;
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            *end++ = ' ';
        end = stpcpy(end, chain_attribute_word(object, attribute, i));
    }
    chain_bpmn_attribute(tree, care, attribute->name, value);
}

/* A word that no vocabulary knows is kept as it was written. */
static void put_kept(struct chain_bpmn_tree *tree, struct chain_markup *care, const struct chain_object *object)
{
    for (const struct chain_foreign_attribute *kept = object->foreign; kept; kept = kept->next)
        if (chain_attribute_find(object->element, kept->name, strlen(kept->name)) && !chain_markup_attribute(care, kept->name))
            chain_bpmn_attribute(tree, care, kept->name, kept->value);
}

/* As it was written when it is none of ours to the letter; NULL when it goes without saying. */
static const char *language_of(const struct chain_bpmn_tree *tree, const struct chain_text *text)
{
    for (const struct chain_foreign_attribute *kept = text->more->foreign; kept; kept = kept->next)
        if (strcmp(kept->name, "xml:lang") == 0)
            return kept->value;
    return text->spoken && text->lang != tree->model->lang ? chain_lang_code((chain_lang)text->lang) : NULL;
}

static void put_text(struct chain_bpmn_tree *tree, struct chain_markup *care, const struct chain_text *text)
{
    const char *language = language_of(tree, text);
    struct chain_markup *element = chain_bpmn_element(tree, care, "care", chain_text_name(text->kind));
    if (!element)
        return;
    if (language)
        chain_bpmn_attribute(tree, element, "xml:lang", language);
    chain_bpmn_put_words(tree, element, text->words);
}

static bool is_written(const struct chain_object *object)
{
    return !(object->flags & (CHAIN_OBJECT_IMPLIED | CHAIN_OBJECT_INCLUDED)) && object->type != CHAIN_COMMENT &&
           object->type != CHAIN_FOREIGN;
}

/* Actors, steps and flows are elements of BPMN; their sections hold only what is none. */
static bool has_own_element(const struct chain_object *object)
{
    return object->type == CHAIN_ACTOR || object->type == CHAIN_STEP || object->type == CHAIN_FLOW;
}

static bool is_empty_section(const struct chain_object *object)
{
    if (object->type != CHAIN_SECTION)
        return false;
    for (const struct chain_object *child = object->first; child; child = child->next)
        if (is_written(child) && !has_own_element(child))
            return false;
    return true;
}

/* Texts first, then children; texts of the sort that is shown as the element's name are left out when own. */
static void put_content(struct chain_bpmn_tree *tree, struct chain_markup *care, const struct chain_object *object,
                        const struct chain_text *shown);

static void put_object(struct chain_bpmn_tree *tree, struct chain_markup *parent, const struct chain_object *object)
{
    const struct chain_attribute *attribute;
    struct chain_markup *care = chain_bpmn_element(tree, parent, "care", chain_element_at(object->element)->name);
    if (!care)
        return;
    for (size_t i = 0; (attribute = chain_attribute_at(object->element, i)); i++)
        put_field(tree, care, object, attribute);
    put_kept(tree, care, object);
    put_content(tree, care, object, NULL);
}

static void put_content(struct chain_bpmn_tree *tree, struct chain_markup *care, const struct chain_object *object,
                        const struct chain_text *shown)
{
    for (const struct chain_text *text = object->texts; text; text = text->next)
        if (text != shown)
            put_text(tree, care, text);
    for (const struct chain_object *child = object->first; child; child = child->next)
        if (is_written(child) && !has_own_element(child) && !is_empty_section(child))
            put_object(tree, care, child);
}

/* An end in the client's own lane. */
static bool goes_home(const struct chain_step *to)
{
    const struct chain_actor *actor = chain_step_actor(to);
    return to->role == CHAIN_ROLE_END && actor && chain_kind_has(CHAIN_KINDS_ACTOR, actor->kind, CHAIN_TRAIT_CLIENT_SIDE);
}

/* A flow to another actor reads as a handoff, and one to the same or home as a flow, when nothing else is said. */
bool chain_bpmn_is_plain(const struct chain_object *object)
{
    const struct chain_flow *flow = (const struct chain_flow *)object;
    if (object->type != CHAIN_FLOW)
        return true;
    const struct chain_step *from = chain_flow_source(flow), *to = chain_flow_target(flow);
    bool crosses = from && to && from->actor.id != to->actor.id && !goes_home(to);
    return flow->role == (crosses ? CHAIN_ROLE_HANDOFF : CHAIN_ROLE_FLOW);
}

/* Does the element itself say something, even with nothing in it? */
static bool must_stand(const struct chain_bpmn_tree *tree, const struct chain_object *object)
{
    const struct chain_markup *node = object->type == CHAIN_STEP ? tree->steps[object->index] : NULL;
    bool calls = node && object->element == CHAIN_E_STEP && strcmp(node->local, "callActivity") == 0;
    return calls || has_no_lane(object) || !chain_bpmn_is_plain(object) || object->type == CHAIN_CHAIN;
}

static bool is_needed(const struct chain_bpmn_tree *tree, const struct chain_object *object, const struct chain_markup *care)
{
    return care->first || care->attribute_count > 0 || must_stand(tree, object);
}

/* What BPMN cannot say of an object, in a care element that stands nowhere yet; NULL when there is nothing, or no memory. */
static struct chain_markup *care_of(struct chain_bpmn_tree *tree, const struct chain_object *object)
{
    const struct chain_attribute *attribute;
    struct chain_markup *care = chain_bpmn_element(tree, NULL, "care", chain_element_at(object->element)->name);
    if (!care)
        return NULL;
    for (size_t i = 0; (attribute = chain_attribute_at(object->element, i)); i++)
        if (!is_said(tree, object, attribute->field))
            put_field(tree, care, object, attribute);
    put_kept(tree, care, object);
    put_content(tree, care, object, chain_bpmn_own_text(object, chain_bpmn_shown_text(tree, object)));
    return is_needed(tree, object, care) ? care : NULL;
}

bool chain_bpmn_is_bare(struct chain_bpmn_tree *tree, const struct chain_object *flow)
{
    const struct chain_markup *care = care_of(tree, flow);
    return (!care || (!care->first && care->attribute_count == 0)) && !chain_bpmn_own_text(flow, chain_bpmn_shown_text(tree, flow));
}

static void put_first(struct chain_bpmn_tree *tree, struct chain_markup *markup, struct chain_markup *extension)
{
    struct chain_markup *extensions = extension ? chain_bpmn_extensions(tree, markup) : NULL;
    if (!extensions)
        return;
    extension->parent = extensions;
    extension->next = extensions->first;
    extensions->first = extension;
    if (!extensions->last)
        extensions->last = extension;
}

/* Care data comes first among the extensions. */
void chain_bpmn_put_care(struct chain_bpmn_tree *tree, struct chain_markup *markup, const struct chain_object *object)
{
    struct chain_markup *care = care_of(tree, object);
    if (tree->forms != CHAIN_TEMPLATES_COUNT)
        put_first(tree, markup, chain_bpmn_take_forms(tree, markup, object, care));
    if (care && is_needed(tree, object, care))
        put_first(tree, markup, care);
}
