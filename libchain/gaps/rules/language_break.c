/* Does service in the own language go on to the end once it has begun? */
#include <string.h>

#include "analysis/care.h"
#include "gaps/rules/scratch.h"

struct breaks {
    const struct chain_object **served, **dropped;
    size_t served_count, dropped_count, interpreted; /* interpreted: steps with an interpreter only */
};

static struct breaks look_at(struct chain_rule_run *run, struct chain_arena *scratch, int language)
{
    const struct chain_model *model = run->model;
    struct breaks breaks = {chain_scratch_names(scratch, model, CHAIN_STEP), chain_scratch_names(scratch, model, CHAIN_STEP),
                            0, 0, 0};
    uint8_t *before = chain_arena_array(scratch, chain_step_count(model) + 1, 1);
    if (scratch->failed)
        return breaks;
    chain_language_before(run->facts, language, before);
    for (size_t i = 0; i < chain_step_count(model); i++) {
        const struct chain_step *step = chain_step_at(model, i);
        int level = chain_languages_level(&run->facts->care->languages, step, language);
        if (chain_language_drops(before[i], level))
            breaks.dropped[breaks.dropped_count++] = &step->head;
        else if (level == CHAIN_LANGUAGE_LEVEL_INTERPRETER)
            breaks.interpreted++;
        else if (level == CHAIN_LANGUAGE_LEVEL_WORKER || level == CHAIN_LANGUAGE_LEVEL_WORKER_REMOTE)
            breaks.served[breaks.served_count++] = &step->head;
    }
    return breaks;
}

static bool same(const struct chain_object **a, size_t a_count, const struct chain_object **b, size_t b_count)
{
    return a_count == b_count && (a_count == 0 || memcmp(a, b, a_count * sizeof a[0]) == 0);
}

/* Languages that break off alike are told in one sentence; how far each of them is served only when that is the same too. */
static void report(struct chain_rule_run *run, struct breaks *breaks)
{
    for (int language = 1; language < CHAIN_LANGUAGES; language++) {
        struct chain_argument arguments[CHAIN_LANGUAGES + 3];
        const struct breaks *one = &breaks[language];
        size_t count = 3;
        bool alike = true;
        if (one->dropped_count == 0)
            continue;
        arguments[count++] = chain_say_kind(CHAIN_KINDS_LANGUAGE, language);
        for (int other = language + 1; other < CHAIN_LANGUAGES; other++) {
            struct breaks *two = &breaks[other];
            if (!same(one->dropped, one->dropped_count, two->dropped, two->dropped_count))
                continue;
            alike = alike && one->interpreted == two->interpreted && same(one->served, one->served_count, two->served, two->served_count);
            arguments[count++] = chain_say_kind(CHAIN_KINDS_LANGUAGE, other);
            two->dropped_count = 0;
        }
        arguments[0] = chain_say_names(one->dropped, one->dropped_count);
        arguments[1] = chain_say_names(one->served, alike ? one->served_count : 0);
        arguments[2] = alike && one->interpreted ? chain_say_number((double)one->interpreted) : chain_say("");
        chain_report(run, one->dropped[0], arguments, count);
    }
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct breaks breaks[CHAIN_LANGUAGES] = {0};
    if (!chain_is_chain(run))
        return;
    chain_arena_init(&scratch);
    for (int language = 1; language < CHAIN_LANGUAGES; language++)
        if (chain_language_asked(&run->facts->care->languages, language))
            breaks[language] = look_at(run, &scratch, language);
    if (!scratch.failed)
        report(run, breaks);
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_language_break = {
    .id = "language-break",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_LANGUAGE,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Does service in the own language go on?"),
    .message = N_("Service in the own language begins but does not go on to the end. Language: {3}{4|, {}}{5|, {}}{6|, {}}{7|, {}}{8|, {}}."
                  "{1| In the own language: {}.}{2| Steps with an interpreter: {}.} No longer: {0}."),
    .why = N_("Trust grows in the own language; when it ends in the middle of the path, the client may stop coming or tell less."),
    .how = N_("Agree who goes on in the language after this point: a worker elsewhere by remote link, or an interpreter."),
    .consequence = N_("You begin in your own language but may have to change to another in the middle."),
    .question = N_("Up to which step is the client served in the own language, and who goes on from there?"),
    .bad = "<step id=\"triage\" kind=\"triage\"><language code=\"sms\" level=\"worker\"/></step>"
           "<step id=\"visit\" kind=\"treat\"><language code=\"sms\" level=\"none\"/></step>",
    .good = "<step id=\"triage\" kind=\"triage\"><language code=\"sms\" level=\"worker\"/></step>"
            "<step id=\"visit\" kind=\"treat\"><language code=\"sms\" level=\"worker-remote\"/></step>",
    .run = run,
};
