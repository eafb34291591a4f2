/* A chain as a BPMN document: the tree of elements, in parts. Shared by the files of the BPMN writer only. */
#ifndef CHAIN_WRITE_BPMN_TREE_H
#define CHAIN_WRITE_BPMN_TREE_H

#include "model/access.h"
#include "model/bpmn.h"
#include "model/model.h"
#include "write/bpmn_kept.h"

struct chain_bpmn_tree {
    struct chain_arena *arena;
    const struct chain_model *model;
    struct chain_markup *definitions, *collaboration, *participant, *process, *diagram;
    struct chain_markup **steps;  /* by number of the step: its flow node */
    uint8_t *choices;             /* by number of the step: 1 = one arrow leaves it at most, 2 = several, 0 = not counted yet */
    struct chain_markup **lanes;  /* by number of the actor */
    struct chain_markup **flows;  /* by number of the flow: sequence flow or association; NULL = not written */
    struct chain_kept_all kept; /* when the model itself was read from BPMN */
    const char *prefix;         /* that BPMN goes by in the model */
    uint32_t made_ids;
    int forms; /* care data goes into properties of this engine (enum chain_template_engine); CHAIN_TEMPLATES_COUNT = into care elements */
};

/* An element at the end of a parent (NULL = alone); NULL without memory, which the arena remembers. */
struct chain_markup *chain_bpmn_element(struct chain_bpmn_tree *tree, struct chain_markup *parent, const char *prefix,
                                        const char *local);
void chain_bpmn_attribute(struct chain_bpmn_tree *tree, struct chain_markup *markup, const char *name, const char *value);
void chain_bpmn_put_words(struct chain_bpmn_tree *tree, struct chain_markup *markup, const char *words);
/* Text made for a value, in the tree's arena. */
const char *chain_bpmn_print(struct chain_bpmn_tree *tree, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* bpmn_care.c: what BPMN has no place for, as a care element in extensionElements; nothing when all of it is said. */
void chain_bpmn_put_care(struct chain_bpmn_tree *tree, struct chain_markup *markup, const struct chain_object *object);
/* The one text of a kind in the chain's own language: what the name attribute holds. NULL when there is none, or several. */
const struct chain_text *chain_bpmn_own_text(const struct chain_object *object, int kind);
/* Which kind of text the name attribute of an object shows, 0 = none. */
int chain_bpmn_shown_text(struct chain_bpmn_tree *tree, const struct chain_object *object);
/* The text that stands in the name attribute of a flow: its condition where it is a choice, else its name. */
int chain_bpmn_flow_text(struct chain_bpmn_tree *tree, const struct chain_flow *flow);

/*
 * bpmn_forms.c: binds the form of an element, and moves out of its care element what properties can say (care may be NULL). Returns
 * the list of properties for the extensions, NULL when there are none or the element has no form.
 */
struct chain_markup *chain_bpmn_take_forms(struct chain_bpmn_tree *tree, struct chain_markup *markup, const struct chain_object *object,
                                           struct chain_markup *care);
/* Prefix and namespace of the properties of an engine; NULL when there is no such engine. */
const struct chain_markup_namespace *chain_bpmn_forms_namespace(int engine);

/* bpmn_draw.c: shapes and edges. False without memory or when the chain is too large to be laid out. */
bool chain_bpmn_put_diagram(struct chain_bpmn_tree *tree, bool top_down);

/* Is there anything in a flow besides its ends that BPMN cannot say? */
bool chain_bpmn_is_plain(const struct chain_object *flow); /* it hands over just when the actor changes */
bool chain_bpmn_is_bare(struct chain_bpmn_tree *tree, const struct chain_object *flow);

/* bpmn.c: does a flow become an arrow of BPMN's own, or does it go without one, or as an association? */
bool chain_bpmn_is_arrow(struct chain_bpmn_tree *tree, const struct chain_flow *flow);

/* bpmn_besides.c: what an object keeps of a BPMN document that it once was. */
void chain_bpmn_find_besides(struct chain_bpmn_tree *tree);
/* A value of BPMN's own that is kept, such as "element" or "attachedToRef", or NULL. */
const char *chain_bpmn_besides(const struct chain_bpmn_tree *tree, const struct chain_object *object, const char *name);
/* Does it keep an element whose name ends so? */
bool chain_bpmn_has_besides(const struct chain_bpmn_tree *tree, const struct chain_object *object, const char *ending);
/* Attributes onto the element; BPMN's own elements into it, those of others into its extensions. */
void chain_bpmn_put_besides(struct chain_bpmn_tree *tree, struct chain_markup *markup, const struct chain_object *object);
/* Declarations, and what stands beside the collaboration and process. */
void chain_bpmn_put_besides_of_root(struct chain_bpmn_tree *tree);
/* The extensions of an element, made when there are none. */
struct chain_markup *chain_bpmn_extensions(struct chain_bpmn_tree *tree, struct chain_markup *markup);

#endif
