#include <string.h>

#include "model/bpmn_kept.h"
#include "model/format.h"
#include "rule/rule.h"

static void lose(struct chain_rule_run *run, const struct chain_object *place, const char *sort, const char *words)
{
    CHAIN_REPORT(run, place, chain_say_phrase(sort), chain_say(words));
}

/* Declarations of prefixes are no content; words that no vocabulary knows travel in the care element, attributes of others on what
   is an element of BPMN. */
static bool travels(const struct chain_object *object, const char *name)
{
    return strcmp(name, "xmlns") == 0 || (object && chain_carries_foreign(object) && strchr(name, ':')) || strncmp(name, "xmlns:", 6) == 0 || strcmp(name, "xml:lang") == 0 ||
           (object && chain_attribute_find(object->element, name, strlen(name)));
}

static void look_at_texts(struct chain_rule_run *run, const struct chain_object *object)
{
    for (const struct chain_text *text = object->texts; text; text = text->next) {
        if (text->more->markup)
            lose(run, object, N_("comments and markup in a text"), text->words);
        for (const struct chain_foreign_attribute *kept = text->more->foreign; kept; kept = kept->next)
            if (!travels(NULL, kept->name))
                lose(run, object, N_("an attribute of a text"), kept->name);
    }
}

static void look_at(struct chain_rule_run *run, const struct chain_object *object)
{
    if (object->flags & (CHAIN_OBJECT_IMPLIED | CHAIN_OBJECT_INCLUDED))
        return;
    if (object->type == CHAIN_COMMENT)
        lose(run, object, N_("a comment"), ((const struct chain_verbatim *)object)->words);
    else if (object->type == CHAIN_FOREIGN && !(object->parent && chain_carries_foreign(object->parent) &&
                                                chain_foreign_travels(((const struct chain_verbatim *)object)->words)))
        lose(run, object, N_("content that is not of the chain"), ((const struct chain_verbatim *)object)->words);
    for (const struct chain_foreign_attribute *kept = object->foreign; kept; kept = kept->next)
        if (!travels(object, kept->name))
            lose(run, object, N_("an attribute that is not of the chain"), kept->name);
    look_at_texts(run, object);
    for (const struct chain_object *child = object->first; child; child = child->next)
        look_at(run, child);
}

/* Comments beside the root are in no element. */
static void run(struct chain_rule_run *run)
{
    const struct chain_objects *comments = &run->model->by_type[CHAIN_COMMENT];
    for (uint32_t i = 0; i < comments->count; i++)
        if (!comments->items[i]->parent && comments->items[i] != run->model->root)
            look_at(run, comments->items[i]);
    if (run->model->root)
        look_at(run, run->model->root);
}

const struct chain_rule chain_rule_not_in_bpmn = {
    .id = "not-in-bpmn",
    .layer = CHAIN_LAYER_CONVERT,
    .severity = CHAIN_SEVERITY_WARNING,
    .dialect = CHAIN_RULE_OF_CHAIN_XML,
    .title = N_("Something in the chain has no place in BPMN"),
    .message = N_("The BPMN file is without {0}: {1}"),
    .why = N_("All that the chain format can say goes into the BPMN file and comes back. Comments do not, nor what other programs have added where BPMN has no element."),
    .how = N_("Keep the chain file beside the BPMN file, or write the comment as a <note>, which travels."),
    .bad = "<!-- ask the ward --> <step id=\"a\"/>",
    .good = "<step id=\"a\"><note>Kysy osastolta</note></step>",
    .run = run,
};
