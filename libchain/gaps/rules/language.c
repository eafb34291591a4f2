/* Is the client served in the own language all the way? */
#include "analysis/boundaries.h"
#include "analysis/languages.h"
#include "gaps/rules/scratch.h"

static const char breaks_off[] = N_("Service in the language “{0}” breaks off on the way: it is given in {1}, but no longer in {2}.");

enum service { NOT_TOLD, SERVED, NOT_SERVED };

/* The names of one language's steps. */
struct steps {
    const struct chain_object **served, **none, **dropped;
    size_t served_count, none_count, dropped_count, open_count;
};

struct languages {
    struct chain_rule_run *run;
    struct chain_arena scratch;
    uint8_t *services; /* by step: enum service */
    struct chain_languages known;
    uint8_t *marks;    /* by step: comes after one that serves in the language */
    uint32_t *stack;
    struct steps steps;
};

static enum service service_at(const struct languages *languages, const struct chain_step *step, int language)
{
    int level = chain_languages_level(&languages->known, step, language);
    return !level ? NOT_TOLD : level == CHAIN_LANGUAGE_LEVEL_NONE ? NOT_SERVED : SERVED;
}

static void judge_steps(struct languages *languages, int language)
{
    const struct chain_model *model = languages->run->model;
    for (size_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        languages->services[i] = (uint8_t)service_at(languages, step, language);
        languages->marks[i] = 0;
        if (languages->services[i] == SERVED)
            languages->steps.served[languages->steps.served_count++] = &step->head;
        else if (languages->services[i] == NOT_TOLD && chain_step_meets_client(step))
            languages->steps.open_count++;
    }
    for (size_t i = 0; i < chain_step_count(model); i++)
        if (languages->services[i] == SERVED)
            chain_mark_reachable(model, chain_step_at(model, i), languages->marks, languages->stack);
    for (size_t i = 0; i < chain_step_count(model); i++) {
        struct steps *steps = &languages->steps;
        if (languages->services[i] == NOT_SERVED) {
            steps->none[steps->none_count++] = &chain_step_at(model, i)->head;
            if (languages->marks[i])
                steps->dropped[steps->dropped_count++] = &chain_step_at(model, i)->head;
        }
    }
}

static void judge(struct languages *languages, int language)
{
    struct chain_argument name = chain_say_kind(CHAIN_KINDS_LANGUAGE, language);
    struct steps *steps = &languages->steps;
    steps->served_count = steps->none_count = steps->dropped_count = steps->open_count = 0;
    judge_steps(languages, language);
    if (steps->dropped_count > 0)
        CHAIN_REPORT_AS(languages->run, breaks_off, steps->dropped[0], name, chain_say_names(steps->served, steps->served_count),
                        chain_say_names(steps->none, steps->none_count));
    else if (steps->none_count > 0)
        CHAIN_REPORT(languages->run, steps->none[0], name, chain_say_names(steps->none, steps->none_count));
    if (steps->open_count > 0)
        CHAIN_REPORT_UNKNOWN(languages->run, languages->run->model->root,
                             chain_say_phrase(N_("not all steps where the client is met tell it")), name,
                             chain_say_number((double)steps->open_count));
}

/* Finnish is what the services speak anyhow. */
static bool is_asked(const struct languages *languages, int language)
{
    return languages->known.spoken[language] && language != CHAIN_LANGUAGE_FI;
}

static void judge_all(struct languages *languages)
{
    struct chain_rule_run *run = languages->run;
    bool any = false;
    for (int language = 1; language < CHAIN_LANGUAGES; language++)
        any = any || languages->known.spoken[language];
    if (!any)
        CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say_phrase(N_("the chain does not tell which languages its clients speak")));
    for (int language = 1; language < CHAIN_LANGUAGES && !languages->scratch.failed; language++)
        if (is_asked(languages, language))
            judge(languages, language);
}

static void run(struct chain_rule_run *run)
{
    struct languages languages = {.run = run};
    size_t steps = chain_step_count(run->model) + 1;
    if (!chain_is_chain(run))
        return;
    chain_arena_init(&languages.scratch);
    languages.services = chain_arena_array(&languages.scratch, steps, 1);
    languages.marks = chain_arena_array(&languages.scratch, steps, 1);
    languages.stack = chain_arena_array(&languages.scratch, steps, sizeof(uint32_t));
    languages.steps.served = chain_scratch_names(&languages.scratch, run->model, CHAIN_STEP);
    languages.steps.none = chain_scratch_names(&languages.scratch, run->model, CHAIN_STEP);
    languages.steps.dropped = chain_scratch_names(&languages.scratch, run->model, CHAIN_STEP);
    if (chain_languages_init(&languages.known, &languages.scratch, run->model) && !languages.scratch.failed)
        judge_all(&languages);
    chain_scratch_end(run, &languages.scratch);
}

const struct chain_rule chain_rule_language = {
    .id = "language",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_LANGUAGE,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Is the client served in the own language?"),
    .message = N_("There is no service in the language “{0}” in: {1}."),
    .why = N_("Who cannot speak the own language about hard things tells less and gets less help; Sámi and Swedish speakers have "
              "rights to it by law."),
    .how = N_("Agree how the language is served at each step: a worker, a worker by remote link, an interpreter; write it as <language>."),
    .consequence = N_("You may have to speak about hard things in a language that is not your own."),
    .question = N_("How is a client served in this language at each step, and who sees to it?"),
    .unknown = N_("Whether clients are served in their own language{1| ({})} cannot be told, because {0}{2| ({} steps)}."),
    .bad = "<step id=\"visit\" kind=\"treat\"><language code=\"se\" level=\"none\"/></step>",
    .good = "<step id=\"visit\" kind=\"treat\"><language code=\"se\" level=\"interpreter\"/></step>",
    .run = run,
};
