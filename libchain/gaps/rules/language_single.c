/* Does service in a language hang on one actor? */
#include "analysis/boundaries.h"
#include "analysis/care.h"
#include "gaps/rules/scratch.h"

/* Who speaks it: nobody, one actor, several. */
struct speakers {
    const struct chain_object *actor;
    bool several, others; /* others: the client is also met where it is told that nobody speaks it */
};

static struct speakers speakers_of(const struct chain_rule_run *run, int language)
{
    struct speakers speakers = {NULL, false, false};
    for (size_t i = 0; i < chain_step_count(run->model); i++) {
        const struct chain_step *step = chain_step_at(run->model, i);
        int level = chain_languages_level(&run->facts->care->languages, step, language);
        if (!chain_step_meets_client(step))
            continue;
        if (level != CHAIN_LANGUAGE_LEVEL_WORKER && level != CHAIN_LANGUAGE_LEVEL_WORKER_REMOTE) {
            speakers.others = speakers.others || level; /* of those who do not tell it is not known */
            continue;
        }
        speakers.several = speakers.several || (speakers.actor && speakers.actor != step->actor.target);
        speakers.actor = step->actor.target;
    }
    return speakers;
}

/* How many work there, when an actor's capacity tells; "" when it does not. */
static const char *trained(const struct chain_object *actor)
{
    const struct chain_capacity *capacity = (const struct chain_capacity *)chain_object_first(actor, CHAIN_CAPACITY);
    return capacity && capacity->trained ? capacity->trained : "";
}

static void run(struct chain_rule_run *run)
{
    struct speakers all[CHAIN_LANGUAGES] = {{NULL, false, false}};
    const struct chain_languages *languages = &run->facts->care->languages;
    for (int language = 1; language < CHAIN_LANGUAGES; language++)
        if (chain_language_asked(languages, language))
            all[language] = speakers_of(run, language);
    for (int language = 1; language < CHAIN_LANGUAGES; language++) {
        struct chain_argument arguments[CHAIN_LANGUAGES + 2];
        const struct chain_object *actor = all[language].actor;
        size_t count = 2;
        if (!actor || all[language].several || !all[language].others)
            continue;
        arguments[0] = chain_say_name(actor);
        arguments[1] = chain_say(trained(actor));
        for (int other = language; other < CHAIN_LANGUAGES; other++)
            if (all[other].actor == actor && !all[other].several && all[other].others) {
                arguments[count++] = chain_say_kind(CHAIN_KINDS_LANGUAGE, other);
                all[other].actor = NULL;
            }
        chain_report(run, actor, arguments, count);
    }
}

const struct chain_rule chain_rule_language_single = {
    .id = "language-single",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_LANGUAGE,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Does a language hang on one actor?"),
    .message = N_("Only “{0}” speaks with the client in these languages: {2}{3|, {}}{4|, {}}{5|, {}}{6|, {}}{7|, {}}.{1| Workers who can: {}.}"),
    .why = N_("When the one who speaks the language is away or leaves, the service in that language ends."),
    .how = N_("Agree who stands in: a colleague elsewhere by remote link, an interpreter, a shared worker of several areas."),
    .consequence = N_("If the worker who speaks your language is away, perhaps nobody speaks it with you."),
    .question = N_("Who stands in when the worker who speaks the language is away, and how do others come to know of it?"),
    .bad = "<actor id=\"sami-nurse\" kind=\"nurse\"><language code=\"smn\" level=\"worker\"/></actor>",
    .good = "<step id=\"visit\" kind=\"treat\" actor=\"doctor\"><language code=\"smn\" level=\"worker-remote\"/></step>",
    .run = run,
};
