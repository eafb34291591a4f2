/* Is the client served in the own language? */
#include "analysis/care.h"
#include "gaps/rules/scratch.h"

extern const struct chain_rule chain_rule_language_break;

struct verdict {
    const struct chain_object **none; /* steps where the language is not served */
    size_t none_count, open;          /* open: steps where the client is met that do not tell */
};

static struct verdict judge(struct chain_rule_run *run, struct chain_arena *scratch, int language)
{
    const struct chain_model *model = run->model;
    struct verdict verdict = {chain_scratch_names(scratch, model, CHAIN_STEP), 0, 0};
    uint8_t *before = chain_arena_array(scratch, chain_step_count(model) + 1, 1);
    if (scratch->failed)
        return verdict;
    /* Where service begins and breaks off, the rule about that asks. */
    if (chain_rule_asked(run, &chain_rule_language_break))
        chain_language_before(run->facts, language, before);
    for (size_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        int level = chain_languages_level(&run->facts->care->languages, step, language);
        if (level == CHAIN_LANGUAGE_LEVEL_NONE && !chain_language_drops(before[i], level))
            verdict.none[verdict.none_count++] = &step->head;
        else if (!level && chain_step_meets_client(step))
            verdict.open++;
    }
    return verdict;
}

static bool same(const struct verdict *a, const struct verdict *b)
{
    if (a->none_count != b->none_count)
        return false;
    for (size_t i = 0; i < a->none_count; i++)
        if (a->none[i] != b->none[i])
            return false;
    return true;
}

/* Languages of which the same is so are told in one sentence. */
static void report(struct chain_rule_run *run, struct verdict *verdicts)
{
    const struct chain_languages *languages = &run->facts->care->languages;
    for (int language = 1; language < CHAIN_LANGUAGES; language++) {
        struct chain_argument arguments[CHAIN_LANGUAGES + 2];
        const struct verdict *one = &verdicts[language];
        size_t count = 1;
        for (int other = chain_language_asked(languages, language) && one->none_count > 0 ? language : CHAIN_LANGUAGES; other < CHAIN_LANGUAGES; other++)
            if (chain_language_asked(languages, other) && same(one, &verdicts[other])) {
                arguments[count++] = chain_say_kind(CHAIN_KINDS_LANGUAGE, other);
                if (other > language)
                    verdicts[other].none_count = 0;
            }
        arguments[0] = chain_say_names(one->none, one->none_count);
        if (count > 1)
            chain_report(run, one->none[0], arguments, count);
    }
}

static void report_open(struct chain_rule_run *run, struct verdict *verdicts)
{
    const struct chain_languages *languages = &run->facts->care->languages;
    for (int language = 1; language < CHAIN_LANGUAGES; language++) {
        struct chain_argument arguments[CHAIN_LANGUAGES + 2];
        size_t count = 2, open = chain_language_asked(languages, language) ? verdicts[language].open : 0;
        arguments[0] = chain_say_phrase(N_("not all steps where the client is met tell it"));
        arguments[1] = chain_say_number((double)open);
        for (int other = language; open > 0 && other < CHAIN_LANGUAGES; other++)
            if (chain_language_asked(languages, other) && verdicts[other].open == open) {
                arguments[count++] = chain_say_kind(CHAIN_KINDS_LANGUAGE, other);
                verdicts[other].open = 0;
            }
        if (open > 0)
            chain_report_unknown(run, run->model->root, arguments, count);
    }
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct verdict verdicts[CHAIN_LANGUAGES] = {0};
    if (!chain_is_chain(run))
        return;
    chain_arena_init(&scratch);
    const struct chain_languages *languages = &run->facts->care->languages;
    bool any = false;
    for (int language = 1; language < CHAIN_LANGUAGES; language++)
        any = any || languages->spoken[language];
    if (!any)
        CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_phrase(N_("the chain does not tell which languages its clients speak")));
    for (int language = 1; language < CHAIN_LANGUAGES; language++)
        if (chain_language_asked(languages, language))
            verdicts[language] = judge(run, &scratch, language);
    if (!scratch.failed) {
        report(run, verdicts);
        report_open(run, verdicts);
    }
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_language = {
    .id = "language",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_LANGUAGE,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Is the client served in the own language?"),
    .message = N_("There is no service in these languages: {1}{2|, {}}{3|, {}}{4|, {}}{5|, {}}{6|, {}}{7|, {}}. Steps: {0}."),
    .why = N_("Who cannot speak the own language about hard things tells less and gets less help; Sámi and Swedish speakers have "
              "rights to it by law."),
    .how = N_("Agree how the language is served at each step: a worker, a worker by remote link, an interpreter; write it as <language>."),
    .consequence = N_("You may have to speak about hard things in a language that is not your own."),
    .question = N_("How is a client served in this language at each step, and who sees to it?"),
    .unknown = N_("Whether clients are served in their own language{2| ({}}{3|, {}}{4|, {}}{5|, {}}{6|, {}}{7|, {}}{2|)} cannot be "
                  "told, because {0}{1| ({} steps)}."),
    .bad = "<step id=\"visit\" kind=\"treat\"><language code=\"se\" level=\"none\"/></step>",
    .good = "<step id=\"visit\" kind=\"treat\"><language code=\"se\" level=\"interpreter\"/></step>",
    .run = run,
};
