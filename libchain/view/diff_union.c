/*
 * One chain that holds all of two: what both have once, then what only the old one has. The ids in it are numbers: "s3" is step 3 of
 * the new chain, "t3" of the old one; "f3" and "g3" flows likewise. So neither missing nor double ids of the files do harm.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chain/builder.h"
#include "view/diff.h"

struct uniting {
    chain_builder *builder;
    const struct chain_diff *diff;
    chain_object **made[2]; /* by number of the step */
};

/* The text as it is in each language; one that stands in for another is not copied. */
static void copy_texts(struct uniting *uniting, chain_object *to, const chain_object *from, chain_text_kind kind)
{
    for (int lang = 1; lang < CHAIN_LANG_COUNT; lang++) {
        chain_lang found = CHAIN_LANG_NONE;
        const char *text = chain_object_text(from, kind, (chain_lang)lang, &found);
        if (text && found == (chain_lang)lang)
            chain_builder_text(uniting->builder, to, kind, found, text);
    }
}

static void copy_field(struct uniting *uniting, chain_object *to, const chain_object *from, chain_field field)
{
    char words[1024];
    size_t length = 0;
    for (size_t i = 0; i < chain_object_word_count(from, field); i++) {
        const char *word = chain_object_word(from, field, i);
        if (!word || strlen(word) + 2 > sizeof words - length)
            break;
        length += (size_t)snprintf(words + length, sizeof words - length, "%s%s", length ? " " : "", word);
    }
    if (length > 0)
        chain_builder_set(uniting->builder, to, field, words);
}

const char *chain_diff_id(char *id, size_t size, const struct chain_diff *diff, const chain_object *object, const char *letters)
{
    const chain_pair *pair = chain_comparison_pair_of(diff->comparison, object);
    const chain_object *after = pair ? pair->after : NULL;
    snprintf(id, size, "%c%zu", letters[after == NULL], chain_object_index(after ? after : object));
    return id;
}

static void add_actor(struct uniting *uniting, const chain_object *actor)
{
    char id[40], organisation[48];
    const chain_object *body = chain_object_ref(actor, CHAIN_F_ORGANISATION);
    chain_object *made = chain_builder_add(uniting->builder, NULL, "actor",
                                           chain_diff_id(id, sizeof id, uniting->diff, actor, "ab"));
    copy_field(uniting, made, actor, CHAIN_F_KIND);
    copy_field(uniting, made, actor, CHAIN_F_SECTOR);
    copy_field(uniting, made, actor, CHAIN_F_LANE);
    copy_texts(uniting, made, actor, CHAIN_TEXT_NAME);
    if (!body)
        return;
    snprintf(organisation, sizeof organisation, "o-%s", id);
    chain_object *copy = chain_builder_add(uniting->builder, NULL, "organisation", organisation);
    copy_texts(uniting, copy, body, CHAIN_TEXT_NAME);
    chain_builder_set(uniting->builder, made, CHAIN_F_ORGANISATION, organisation);
}

/* The group that a step is a member of, in the united chain. */
static chain_object *group_of(struct uniting *uniting, const chain_object *step)
{
    const chain_object *parent = chain_object_parent(step);
    if (chain_object_type(parent) != CHAIN_STEP)
        return NULL;
    const chain_pair *pair = chain_comparison_pair_of(uniting->diff->comparison, parent);
    const chain_object *after = pair ? pair->after : NULL;
    return after ? uniting->made[0][chain_object_index(after)] : uniting->made[1][chain_object_index(parent)];
}

static void add_step(struct uniting *uniting, const chain_object *step, int side)
{
    static const char *const elements[] = {"step", "start", "end", "branch", "parallel", "any-order", "subchain"};
    static const chain_field fields[] = {CHAIN_F_KIND, CHAIN_F_CHANNEL, CHAIN_F_VISIBILITY, CHAIN_F_PLANNED,
                                         CHAIN_F_TYPICAL, CHAIN_F_MAX, CHAIN_F_TIER};
    char id[40];
    const chain_object *actor = chain_object_ref(step, CHAIN_F_ACTOR);
    chain_object *made = chain_builder_add(uniting->builder, group_of(uniting, step), elements[chain_step_role(step)],
                                           chain_diff_id(id, sizeof id, uniting->diff, step, "st"));
    uniting->made[side][chain_object_index(step)] = made;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        copy_field(uniting, made, step, fields[i]);
    copy_texts(uniting, made, step, CHAIN_TEXT_NAME);
    if (actor)
        chain_builder_set(uniting->builder, made, CHAIN_F_ACTOR, chain_diff_id(id, sizeof id, uniting->diff, actor, "ab"));
}

static void add_flow(struct uniting *uniting, const chain_object *flow)
{
    static const char *const elements[] = {"flow", "handoff", "message"};
    const chain_object *from = chain_flow_from(flow), *to = chain_flow_to(flow);
    char id[40];
    if (!from || !to || chain_flow_role(flow) == CHAIN_ROLE_MEMBER)
        return;
    chain_object *made = chain_builder_add(uniting->builder, NULL, elements[chain_flow_role(flow)],
                                           chain_diff_id(id, sizeof id, uniting->diff, flow, "fg"));
    chain_builder_set(uniting->builder, made, CHAIN_F_FROM, chain_diff_id(id, sizeof id, uniting->diff, from, "st"));
    chain_builder_set(uniting->builder, made, CHAIN_F_TO, chain_diff_id(id, sizeof id, uniting->diff, to, "st"));
    copy_field(uniting, made, flow, CHAIN_F_KIND);
    copy_field(uniting, made, flow, CHAIN_F_SHARE);
    copy_texts(uniting, made, flow, CHAIN_TEXT_CONDITION);
}

static void add_root(struct uniting *uniting, chain_lang lang)
{
    const chain_object *before = chain_comparison_before(uniting->diff->comparison);
    const chain_object *after = chain_comparison_after(uniting->diff->comparison);
    const char *old = chain_object_text(before, CHAIN_TEXT_TITLE, lang, NULL), *new = chain_object_text(after, CHAIN_TEXT_TITLE, lang, NULL);
    char title[600];
    if (!old)
        old = chain_object_id(before);
    if (!new)
        new = chain_object_id(after);
    snprintf(title, sizeof title, "%.280s → %.280s", old ? old : "?", new ? new : "?");
    chain_builder_text(uniting->builder, chain_builder_root(uniting->builder), CHAIN_TEXT_TITLE, lang, title);
}

chain_model *chain_diff_unite(const struct chain_diff *diff, chain_lang lang)
{
    struct uniting uniting = {.builder = chain_builder_new("chain", "comparison"), .diff = diff};
    chain_model *model = NULL;
    for (int side = 0; side < 2; side++)
        uniting.made[side] = calloc(chain_model_count(side ? diff->before : diff->after, CHAIN_STEP) + 1, sizeof *uniting.made[side]);
    bool room = uniting.builder && uniting.made[0] && uniting.made[1];
    if (room)
        add_root(&uniting, lang);
    for (size_t i = 0; room && i < chain_comparison_pair_count(diff->comparison); i++) {
        const chain_pair *pair = chain_comparison_pair(diff->comparison, i);
        const chain_object *object = pair->after ? pair->after : pair->before;
        if (pair->type == CHAIN_ACTOR)
            add_actor(&uniting, object);
        else if (pair->type == CHAIN_STEP)
            add_step(&uniting, object, pair->after == NULL);
        else if (pair->type == CHAIN_FLOW)
            add_flow(&uniting, object);
    }
    if (!room)
        chain_builder_free(uniting.builder);
    else if (chain_builder_finish(uniting.builder, &model) != CHAIN_OK)
        model = NULL;
    free(uniting.made[0]);
    free(uniting.made[1]);
    return model;
}
