/* Can people read what the chain is in their own language? */
#include "gaps/rules/scratch.h"

#define MOST 7

static bool has_title(const struct chain_object *root, chain_lang lang)
{
    for (const struct chain_text *text = root->texts; text; text = text->next)
        if (text->kind == CHAIN_TEXT_TITLE && text->lang == lang && text->words[0])
            return true;
    return false;
}

static void run(struct chain_rule_run *run)
{
    const struct chain_objects *regions = &run->model->by_type[CHAIN_REGION];
    struct chain_argument missing[MOST];
    size_t count = 0;
    if (!chain_is_chain(run))
        return;
    for (uint32_t r = 0; r < regions->count; r++) {
        const struct chain_kind_list *languages = &((const struct chain_root *)regions->items[r])->languages;
        for (uint32_t i = 0; i < languages->count && count < MOST; i++) {
            chain_lang lang = chain_lang_from_code(chain_kind_id(CHAIN_KINDS_LANGUAGE, languages->items[i]));
            if (lang && !has_title(run->model->root, lang))
                missing[count++] = chain_say_kind(CHAIN_KINDS_LANGUAGE, languages->items[i]);
        }
    }
    if (count > 0)
        chain_report(run, run->model->root, missing, count);
}

const struct chain_rule chain_rule_language_versions = {
    .id = "language-versions",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_NOTE,
    .gap = CHAIN_GAP_LANGUAGE,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Is there a description in the client's language?"),
    .message = N_("The description has no version in these languages of the area: {0}{1|, {}}{2|, {}}{3|, {}}{4|, {}}{5|, {}}{6|, {}}."),
    .why = N_("Who cannot read what there is cannot ask for it."),
    .how = N_("Write <title> and <client-name> with xml:lang in each language of the region; have a speaker of the language check them."),
    .consequence = N_("You may not find out in your own language what help there is."),
    .question = N_("Who translates the description for clients, and who keeps the translations up to date?"),
    .bad = "<title xml:lang=\"fi\">Ketju</title>",
    .good = "<title xml:lang=\"fi\">Ketju</title> <title xml:lang=\"sv\">Kedja</title>",
    .run = run,
};
