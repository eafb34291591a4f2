/* Is a language served in every area and channel where it is served at all? */
#include "analysis/areas.h"
#include "analysis/boundaries.h"
#include "analysis/care.h"
#include "gaps/rules/scratch.h"

static const char unknown_area[] = N_("it is not known of these areas");
static const char unknown_channel[] = N_("it is told of some channels only");

/* Areas looked at for all steps and languages: well under a second. */
#define MOST_WORK (4u << 20)

struct uneven {
    struct chain_rule_run *run;
    struct chain_areas areas;
    uint8_t *served;                  /* by compared area: a told level; 0 = not told */
    uint8_t *is_open;                 /* by compared area: named in open_areas */
    const struct chain_object **none; /* areas where nobody serves it */
    const struct chain_object **open_areas, **open_steps, **channel_steps;
    size_t open_area_count, open_step_count, channel_step_count, work;
};

static void mark_area(struct uneven *uneven, const struct chain_object *area, uint8_t level)
{
    const struct chain_areas *areas = &uneven->areas;
    for (uint32_t i = areas->first[area->index]; i < areas->first[area->index + 1] && uneven->work <= MOST_WORK; i++, uneven->work++) {
        uint8_t *served = &uneven->served[areas->members[i]];
        *served = *served && *served < level ? *served : level;
    }
}

/* What the step tells of a language by area; true when it speaks of areas at all. */
static bool read_areas(struct uneven *uneven, const struct chain_step *step, int language)
{
    bool any = false;
    for (const struct chain_object *child = step->head.first; child; child = child->next) {
        const struct chain_language_level *told = (const struct chain_language_level *)child;
        if (child->type != CHAIN_LANGUAGE || told->code != language || !told->level)
            continue;
        if (told->area.count == 0)
            return false; /* holds everywhere */
        for (uint32_t i = 0; !any && i < uneven->areas.count; i++, uneven->work++)
            uneven->served[i] = 0;
        any = true;
        for (uint32_t i = 0; i < told->area.count && uneven->work <= MOST_WORK; i++, uneven->work++)
            if (told->area.items[i].target)
                mark_area(uneven, told->area.items[i].target, told->level);
    }
    return any;
}

/* Is the language said to be spoken there? */
static bool is_spoken(const struct chain_area *area, int language)
{
    for (uint32_t i = 0; i < area->languages.count; i++)
        if (area->languages.items[i] == language)
            return true;
    return false;
}

static void judge_areas(struct uneven *uneven, const struct chain_step *step, int language)
{
    size_t none = 0, open = 0;
    bool served = false;
    if (!read_areas(uneven, step, language))
        return;
    for (uint32_t i = 0; i < uneven->areas.count; i++, uneven->work++) {
        const struct chain_object *area = uneven->areas.items[i];
        served = served || (uneven->served[i] && uneven->served[i] != CHAIN_LANGUAGE_LEVEL_NONE);
        if (!is_spoken((const struct chain_area *)area, language))
            continue;
        if (uneven->served[i] == CHAIN_LANGUAGE_LEVEL_NONE)
            uneven->none[none++] = area;
        if (uneven->served[i] == 0 && ++open && !uneven->is_open[i]) {
            uneven->is_open[i] = 1;
            uneven->open_areas[uneven->open_area_count++] = area;
        }
    }
    if (served && none > 0)
        CHAIN_REPORT(uneven->run, &step->head, chain_say_kind(CHAIN_KINDS_LANGUAGE, language), chain_say_name(&step->head),
                     chain_say_names(uneven->none, none));
    if (open > 0)
        uneven->open_steps[uneven->open_step_count++] = &step->head;
}

static bool tells_channel(const struct chain_step *step, int language, int channel)
{
    for (const struct chain_object *child = step->head.first; child; child = child->next) {
        const struct chain_language_level *told = (const struct chain_language_level *)child;
        const struct chain_channel_detail *detail = (const struct chain_channel_detail *)child;
        if (child->type == CHAIN_LANGUAGE && told->code == language && (told->channel == channel || !told->channel))
            return true;
        for (uint32_t i = 0; child->type == CHAIN_CHANNEL && detail->kind == channel && i < detail->languages.count; i++)
            if (detail->languages.items[i] == language)
                return true;
    }
    return false;
}

/* The client may choose among channels, and only some of them tell the language. */
static bool is_channel_open(const struct chain_step *step, int language)
{
    size_t told = 0;
    for (uint32_t i = 0; i < step->channel.count; i++)
        told += tells_channel(step, language, step->channel.items[i]);
    return told > 0 && told < step->channel.count;
}

static void judge(struct uneven *uneven, int language)
{
    const struct chain_model *model = uneven->run->model;
    for (uint32_t i = 0; i < uneven->areas.count; i++)
        uneven->is_open[i] = 0;
    uneven->open_area_count = uneven->open_step_count = uneven->channel_step_count = 0;
    for (size_t i = 0; i < chain_step_count(model) && uneven->work <= MOST_WORK; i++) {
        const struct chain_step *step = chain_step_at(model, i);
        if (!chain_step_meets_client(step) && !chain_step_is_client(step))
            continue;
        judge_areas(uneven, step, language);
        if (step->channel.count > 1 && is_channel_open(step, language))
            uneven->channel_steps[uneven->channel_step_count++] = &step->head;
    }
    if (uneven->open_area_count > 0)
        CHAIN_REPORT_UNKNOWN(uneven->run, uneven->open_steps[0], chain_say_kind(CHAIN_KINDS_LANGUAGE, language),
                             chain_say_phrase(unknown_area), chain_say_names(uneven->open_areas, uneven->open_area_count),
                             chain_say_names(uneven->open_steps, uneven->open_step_count));
    if (uneven->channel_step_count > 0)
        CHAIN_REPORT_UNKNOWN(uneven->run, uneven->channel_steps[0], chain_say_kind(CHAIN_KINDS_LANGUAGE, language),
                             chain_say_phrase(unknown_channel), chain_say(""),
                             chain_say_names(uneven->channel_steps, uneven->channel_step_count));
}

static void run(struct chain_rule_run *run)
{
    struct chain_arena scratch;
    struct uneven uneven = {.run = run};
    if (!chain_is_chain(run))
        return;
    chain_arena_init(&scratch);
    chain_areas_init(&uneven.areas, &scratch, run->model);
    uneven.served = chain_arena_array(&scratch, (size_t)uneven.areas.count + 1, 1);
    uneven.is_open = chain_arena_array(&scratch, (size_t)uneven.areas.count + 1, 1);
    uneven.none = chain_scratch_names(&scratch, run->model, CHAIN_AREA);
    uneven.open_areas = chain_scratch_names(&scratch, run->model, CHAIN_AREA);
    uneven.open_steps = chain_scratch_names(&scratch, run->model, CHAIN_STEP);
    uneven.channel_steps = chain_scratch_names(&scratch, run->model, CHAIN_STEP);
    for (int language = 1; language < CHAIN_LANGUAGES && !scratch.failed; language++)
        if (chain_language_asked(&run->facts->care->languages, language))
            judge(&uneven, language);
    if (uneven.work > MOST_WORK)
        CHAIN_REPORT_UNKNOWN(run, run->model->root, chain_say(""), chain_say_phrase(N_("the chain tells too much of areas")));
    chain_scratch_end(run, &scratch);
}

const struct chain_rule chain_rule_language_uneven = {
    .id = "language-uneven",
    .layer = CHAIN_LAYER_GAPS,
    .severity = CHAIN_SEVERITY_WARNING,
    .gap = CHAIN_GAP_LANGUAGE,
    .objective = CHAIN_OBJECTIVE_OBJ1,
    .title = N_("Is the language served everywhere alike?"),
    .message = N_("The language {0} is served at “{1}” in some areas but not in all. Not served: {2}."),
    .why = N_("A language that is served in the neighbouring municipality or on another channel only is not served for this client."),
    .how = N_("Agree how the language is served in the other areas and channels, by remote link if not otherwise; write it as "
              "<language> with area or channel."),
    .consequence = N_("Where you live, or how you make contact, may decide whether you are served in your own language."),
    .question = N_("In which areas and on which channels is the client served in this language, and what is done elsewhere?"),
    .unknown = N_("Whether the language{0| {}} is served everywhere alike cannot be told, because {1}{2|: {}}.{3| Steps: {}.}"),
    .bad = "<step id=\"advice\" kind=\"advice\"><language code=\"sv\" level=\"worker\" area=\"porvoo\"/>"
           "<language code=\"sv\" level=\"none\" area=\"loviisa\"/></step>",
    .good = "<step id=\"advice\" kind=\"advice\"><language code=\"sv\" level=\"worker\" area=\"porvoo\"/>"
            "<language code=\"sv\" level=\"worker-remote\" area=\"loviisa\"/></step>",
    .run = run,
};
