/* The formats of journeys, and journeys in words. */
#include "write/journeys.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "chain/words.h"

/* Longer ones are told by their first and last steps. */
#define MOST_STEPS 60

/* Words that are put together for one line; cleared line by line. */
struct line {
    struct chain_buffer parts[6];
    size_t used;
    chain_lang lang;
};

static struct chain_buffer *part(struct line *line)
{
    return &line->parts[line->used++];
}

static void clear(struct line *line)
{
    for (size_t i = 0; i < sizeof line->parts / sizeof line->parts[0]; i++)
        chain_buffer_clear(&line->parts[i]);
    line->used = 0;
}

/* Of expected values two decimals are enough. */
static double rounded(double number)
{
    return floor(number * 100 + 0.5) / 100;
}

static void put_number(struct chain_buffer *out, double number, chain_lang lang)
{
    char text[40];
    snprintf(text, sizeof text, "%g", rounded(number));
    char *point = strpbrk(text, ".,");
    if (point)
        *point = lang == CHAIN_LANG_EN ? '.' : ',';
    chain_buffer_text(out, text);
}

/* "2", "1–3", "at least 2". */
static const char *range(struct line *line, chain_bounds bounds)
{
    struct chain_buffer *out = part(line);
    chain_buffer_text(out, isinf(bounds.most) ? chain_words(line->lang, N_("at least ")) : "");
    put_number(out, bounds.least, line->lang);
    if (!isinf(bounds.most) && rounded(bounds.most) != rounded(bounds.least)) {
        chain_buffer_text(out, "–");
        put_number(out, bounds.most, line->lang);
    }
    return chain_buffer_words(out);
}

static const char *percent(struct line *line, chain_bounds share)
{
    struct chain_buffer *out = part(line);
    chain_bounds hundred = {share.least * 100, share.most * 100};
    put_number(out, hundred.least, line->lang);
    if (rounded(hundred.most) != rounded(hundred.least)) {
        chain_buffer_text(out, "–");
        put_number(out, hundred.most, line->lang);
    }
    chain_buffer_text(out, " %");
    return chain_buffer_words(out);
}

static const char *duration(struct line *line, chain_duration time)
{
    char text[160];
    struct chain_buffer *out = part(line);
    chain_duration_text(time, line->lang, text, sizeof text);
    chain_buffer_text(out, text);
    return chain_buffer_words(out);
}

static const char *number(struct line *line, double value)
{
    struct chain_buffer *out = part(line);
    put_number(out, value, line->lang);
    return chain_buffer_words(out);
}

static void tell(struct chain_teller *teller, struct line *line, const char *msgid, const char *a, const char *b, const char *c,
                 const char *d)
{
    struct chain_buffer words = {NULL, 0, 0, false};
    CHAIN_PUT_FILLED(&words, teller->lang, msgid, a, b, c, d);
    chain_tell_item(teller, chain_buffer_words(&words));
    teller->out.failed = teller->out.failed || words.failed;
    chain_buffer_clear(&words);
    clear(line);
}

static bool same(chain_duration a, chain_duration b)
{
    return chain_duration_minutes(a) == chain_duration_minutes(b);
}

static bool none(chain_duration time)
{
    return chain_duration_minutes(time) <= 0;
}

static void tell_span(struct chain_teller *teller, struct line *line, const chain_span *span)
{
    if (none(span->worst)) {
        tell(teller, line, N_("How long it takes is not known."), NULL, NULL, NULL, NULL);
        return;
    }
    if (span->untimed > 0 && same(span->best, span->worst))
        tell(teller, line, N_("Known of the time: {0}."), duration(line, span->best), NULL, NULL, NULL);
    else if (span->untimed > 0 && none(span->best))
        tell(teller, line, N_("Known of the time: at most {0}."), duration(line, span->worst), NULL, NULL, NULL);
    else if (span->untimed > 0)
        tell(teller, line, N_("Known of the time: from {0} to {1}."), duration(line, span->best), duration(line, span->worst), NULL, NULL);
    else if (same(span->best, span->worst))
        tell(teller, line, N_("It takes {0}."), duration(line, span->best), NULL, NULL, NULL);
    else if (same(span->typical, span->typical_most))
        tell(teller, line, N_("It takes {0} at best, usually {1}, at worst {2}."), duration(line, span->best),
             duration(line, span->typical), duration(line, span->worst), NULL);
    else
        tell(teller, line, N_("It takes {0} at best, usually from {1} to {2}, at worst {3}."), duration(line, span->best),
             duration(line, span->typical), duration(line, span->typical_most), duration(line, span->worst));
}

/* What the times leave open. */
static void tell_doubts(struct chain_teller *teller, struct line *line, const chain_leg *leg)
{
    if (leg->total.untimed == 1)
        tell(teller, line, N_("In one place the time is not known, so it really takes longer."), NULL, NULL, NULL, NULL);
    else if (leg->total.untimed > 1)
        tell(teller, line, N_("Places where the time is not known: {0}. It really takes longer."), number(line, leg->total.untimed), NULL,
             NULL, NULL);
    if (leg->total.agreed > 0)
        tell(teller, line, N_("Some of the times are what was agreed; the real ones are not known."), NULL, NULL, NULL, NULL);
    if (leg->subchains > 0)
        tell(teller, line, N_("What happens in the chains that this one refers to is not counted."), NULL, NULL, NULL, NULL);
}

static void tell_waiting(struct chain_teller *teller, struct line *line, const chain_leg *leg)
{
    if (leg->waits.most > 0 && none(leg->waiting.worst))
        tell(teller, line, N_("Waits: {0}; how long is not known."), range(line, leg->waits), NULL, NULL, NULL);
    else if (leg->waits.most > 0 && same(leg->waiting.typical, leg->waiting.worst))
        tell(teller, line, N_("Waits: {0}, together {1}."), range(line, leg->waits),
             duration(line, leg->waiting.worst), NULL, NULL);
    else if (leg->waits.most > 0 && none(leg->waiting.typical))
        tell(teller, line, N_("Waits: {0}, together at worst {1}."), range(line, leg->waits), duration(line, leg->waiting.worst), NULL, NULL);
    else if (leg->waits.most > 0)
        tell(teller, line, N_("Waits: {0}, together usually {1}, at worst {2}."), range(line, leg->waits),
             duration(line, leg->waiting.typical), duration(line, leg->waiting.worst), NULL);
}

static void tell_leg(struct chain_teller *teller, struct line *line, const chain_leg *leg)
{
    tell(teller, line, N_("Contacts by the client: {0}. Meetings: {1}. Professionals: {2}. Organisations: {3}."),
         range(line, leg->contacts), range(line, leg->encounters), range(line, leg->professionals), range(line, leg->organisations));
    if (leg->handoffs.most > 0)
        tell(teller, line, N_("Handoffs from one professional to another: {0}."), range(line, leg->handoffs), NULL, NULL, NULL);
    if (leg->told.most > 0)
        tell(teller, line, N_("Times the client tells the story: {0}, of these again: {1}."), range(line, leg->told),
             range(line, leg->retold), NULL, NULL);
    if (leg->authentications.most > 0)
        tell(teller, line, N_("Strong identifications: {0}."), range(line, leg->authentications), NULL, NULL, NULL);
    tell_span(teller, line, &leg->total);
    tell_waiting(teller, line, leg);
    if (leg->cost.most > 0)
        tell(teller, line, N_("It costs {0}, as far as costs are given."), range(line, leg->cost), NULL, NULL, NULL);
    tell_doubts(teller, line, leg);
}

static void heading(struct chain_teller *teller, int level, const char *msgid)
{
    chain_tell_heading(teller, level, chain_words(teller->lang, msgid));
}

static void tell_expected(struct chain_teller *teller, struct line *line, const chain_expectation *expected)
{
    heading(teller, 2, N_("What can be expected"));
    switch (expected->certainty) {
    case CHAIN_NO_WAY_OUT:
        tell(teller, line, N_("Some clients never come to an end, so nothing can be expected on average."), NULL, NULL, NULL, NULL);
        break;
    case CHAIN_UNDECIDED:
        tell(teller, line, N_("The chain is too large, or its parallel ways too tangled, for averages."), NULL, NULL, NULL, NULL);
        break;
    case CHAIN_BOUNDED:
        tell(teller, line, N_("How clients divide at the branches is not told, so averages lie within limits."), NULL, NULL, NULL, NULL);
        break;
    case CHAIN_CERTAIN: break;
    }
    if (expected->certainty < CHAIN_NO_WAY_OUT) {
        tell(teller, line, N_("Contacts before the first help, on average: {0}. On the whole way: {1}."),
             range(line, expected->contacts_to_help), range(line, expected->contacts), NULL, NULL);
        tell(teller, line, N_("Meetings on average: {0}. Tells the story: {1}, again: {2}."), range(line, expected->encounters),
             range(line, expected->told), range(line, expected->retold), NULL);
        if (expected->help.least > 0 || expected->help.most < 1)
            tell(teller, line, N_("Clients who come to help: {0}."), percent(line, expected->help), NULL, NULL, NULL);
    }
    chain_tell_end_list(teller);
}

static void tell_ends(struct chain_teller *teller, struct line *line, const chain_journeys *journeys)
{
    heading(teller, 2, N_("Where the journeys end"));
    for (size_t i = 0; i < chain_journeys_end_count(journeys); i++) {
        chain_bounds share = chain_journeys_share(journeys, SIZE_MAX, i);
        const char *name = chain_name_words(part(line), chain_journeys_end(journeys, i), teller->lang);
        if (share.least == 0 && share.most == 1)
            tell(teller, line, N_("{0}: how many is not known."), name, NULL, NULL, NULL);
        else
            tell(teller, line, N_("{0}: {1}."), name, percent(line, share), NULL, NULL);
    }
    chain_bounds lost = chain_journeys_outlook(journeys).unaccounted;
    if (lost.most > 1e-9)
        tell(teller, line, N_("No end is told: {0}."), percent(line, lost), NULL, NULL, NULL);
    chain_tell_end_list(teller);
}

static void put_steps(struct chain_buffer *out, const chain_journey *journey, chain_lang lang)
{
    size_t length = chain_journey_length(journey);
    for (size_t i = 0; i < length; i++) {
        chain_station station = chain_journey_station(journey, i);
        struct chain_buffer name = {NULL, 0, 0, false};
        if (length > MOST_STEPS && i == MOST_STEPS / 2) {
            chain_buffer_text(out, " → …");
            i = length - MOST_STEPS / 2;
            continue;
        }
        chain_buffer_text(out, i == 0 ? "" : station.depth > 0 ? " ‖ " : " → ");
        chain_buffer_text(out, station.optional ? "(" : "");
        chain_buffer_text(out, chain_name_words(&name, station.step, lang));
        chain_buffer_text(out, station.optional ? ")" : "");
        chain_buffer_clear(&name);
    }
}

static void tell_help(struct chain_teller *teller, struct line *line, const chain_journey *journey)
{
    const chain_object *help = chain_journey_help(journey);
    chain_leg leg = chain_journey_to_help(journey);
    if (!help)
        tell(teller, line, N_("There is no treatment, rehabilitation or support on this way."), NULL, NULL, NULL, NULL);
    else if (leg.total.untimed > 0)
        tell(teller, line, N_("The first help: {0}. Before it contacts: {1}, meetings: {2}, time at least: {3}."),
             chain_name_words(part(line), help, teller->lang), range(line, leg.contacts), range(line, leg.encounters),
             duration(line, leg.total.typical));
    else
        tell(teller, line, N_("The first help: {0}. Before it contacts: {1}, meetings: {2}, time usually: {3}."),
             chain_name_words(part(line), help, teller->lang), range(line, leg.contacts), range(line, leg.encounters),
             duration(line, leg.total.typical));
}

static void tell_journey(struct chain_teller *teller, struct line *line, const chain_journey *journey, size_t position)
{
    struct chain_buffer *title = part(line), *name = part(line), *steps = part(line);
    char count[32];
    snprintf(count, sizeof count, "%zu. ", position + 1);
    chain_buffer_text(title, count);
    chain_buffer_text(title, chain_name_words(name, chain_journey_end(journey), teller->lang));
    chain_tell_heading(teller, 3, chain_buffer_words(title));
    put_steps(steps, journey, teller->lang);
    chain_tell_paragraph(teller, chain_buffer_words(steps));
    clear(line);
    double probability = chain_journey_probability(journey);
    if (probability >= 0)
        tell(teller, line, N_("Clients who take this way: {0}."), percent(line, (chain_bounds){probability, probability}), NULL, NULL,
             NULL);
    tell_help(teller, line, journey);
    chain_leg whole = chain_journey_whole(journey);
    tell_leg(teller, line, &whole);
    chain_tell_end_list(teller);
}

static void tell_number(struct chain_teller *teller, struct line *line, const chain_journeys *journeys)
{
    struct chain_buffer words = {NULL, 0, 0, false};
    size_t count = chain_journeys_count(journeys);
    const char *msgid = chain_journeys_complete(journeys) ? N_("Ways from a start to an end: {0}.")
                                                          : N_("There are more ways than the {0} that are listed here. The numbers hold for all of them.");
    CHAIN_PUT_FILLED(&words, teller->lang, msgid, number(line, (double)count));
    chain_tell_paragraph(teller, chain_buffer_words(&words));
    chain_buffer_clear(&words);
    clear(line);
}

void chain_journeys_tell(const chain_journeys *journeys, struct chain_teller *teller)
{
    struct line line = {.used = 0, .lang = teller->lang};
    chain_outlook outlook = chain_journeys_outlook(journeys);
    const chain_object *start = chain_journeys_start(journeys, 0), *root = start;
    while (chain_object_parent(root))
        root = chain_object_parent(root);
    chain_tell_heading(teller, 1, chain_name_words(part(&line), root, teller->lang));
    clear(&line);
    tell_number(teller, &line, journeys);
    if (!start || (outlook.exact && outlook.journeys == 0))
        return;
    heading(teller, 2, outlook.never_help    ? N_("No way leads to treatment, rehabilitation or support")
                       : outlook.always_help ? N_("Up to the first help")
                                             : N_("Up to the first help, or to the end of ways without any"));
    tell_leg(teller, &line, &outlook.to_help);
    chain_tell_end_list(teller);
    heading(teller, 2, N_("The whole way"));
    tell_leg(teller, &line, &outlook.whole);
    chain_tell_end_list(teller);
    tell_expected(teller, &line, &outlook.expected);
    tell_ends(teller, &line, journeys);
    heading(teller, 2, N_("The ways one by one"));
    for (size_t i = 0; i < chain_journeys_count(journeys); i++)
        tell_journey(teller, &line, chain_journeys_at(journeys, i), i);
}

chain_status chain_journeys_write(const chain_journeys *journeys, const char *format, chain_lang lang, chain_output *output)
{
    const char *name = format ? format : "text";
    if (!journeys || !output)
        return CHAIN_BAD_ARGUMENT;
    lang = chain_lang_or_english(lang);
    struct chain_teller teller = {{NULL, 0, 0, false}, lang, strcmp(name, "markdown") == 0};
    if (strcmp(name, "text") == 0 || teller.markdown)
        chain_journeys_tell(journeys, &teller);
    else if (strcmp(name, "csv") == 0)
        chain_journeys_put_csv(journeys, lang, &teller.out);
    else if (strcmp(name, "json") == 0)
        chain_journeys_put_json(journeys, &teller.out);
    else
        return CHAIN_UNSUPPORTED;
    return chain_buffer_finish(&teller.out, output);
}
