/* Journeys as a table for a spreadsheet, and as JSON. */
#include <math.h>
#include <stdio.h>

#include "write/csv.h"
#include "write/journeys.h"
#include "write/json.h"

#define SCHEMA "urn:libchain:journeys:1"

#define COLUMN(member) \
    static chain_bounds get_##member(const chain_leg *leg) { return leg->member; }
COLUMN(contacts)
COLUMN(encounters)
COLUMN(handoffs)
COLUMN(waits)
COLUMN(authentications)
COLUMN(told)
COLUMN(retold)
COLUMN(professionals)
COLUMN(organisations)
COLUMN(cost)

const struct chain_leg_column chain_leg_columns[] = {
    {"contacts", get_contacts}, {"encounters", get_encounters}, {"handoffs", get_handoffs}, {"waits", get_waits},
    {"authentications", get_authentications}, {"told", get_told}, {"retold", get_retold}, {"professionals", get_professionals},
    {"organisations", get_organisations}, {"cost", get_cost}, {NULL, NULL},
};

static const struct {
    const char *name;
    size_t offset;
} times[] = {
    {"total", offsetof(chain_leg, total)}, {"waiting", offsetof(chain_leg, waiting)}, {"working", offsetof(chain_leg, working)},
};

#define TIMES (sizeof times / sizeof times[0])

static const chain_span *span_of(const chain_leg *leg, size_t time)
{
    return (const chain_span *)(const void *)((const char *)leg + times[time].offset);
}

/* No locale is asked; infinity is an empty cell. */
static void cell_number(struct chain_buffer *out, double number)
{
    char text[40] = "";
    if (isfinite(number))
        snprintf(text, sizeof text, "%.10g", number);
    for (char *c = text; *c; c++)
        if (*c == ',')
            *c = '.';
    chain_csv_cell(out, text);
}

static void put_head(struct chain_buffer *out)
{
    char name[80];
    static const char *const parts[] = {"journey", "start", "end", "help", "probability", "part"};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
        chain_csv_cell(out, parts[i]);
    for (const struct chain_leg_column *column = chain_leg_columns; column->name; column++) {
        snprintf(name, sizeof name, "%s_least", column->name);
        chain_csv_cell(out, name);
        snprintf(name, sizeof name, "%s_most", column->name);
        chain_csv_cell(out, name);
    }
    static const char *const cases[] = {"best_days", "typical_days", "typical_most_days", "worst_days", "untimed_parts", "agreed_parts"};
    for (size_t t = 0; t < TIMES; t++)
        for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
            snprintf(name, sizeof name, "%s_%s", times[t].name, cases[c]);
            chain_csv_cell(out, name);
        }
    chain_csv_cell(out, "steps");
    chain_csv_end(out);
}

static double days(chain_duration duration)
{
    return chain_duration_minutes(duration) / (24 * 60);
}

static void put_leg(struct chain_buffer *out, const chain_leg *leg)
{
    for (const struct chain_leg_column *column = chain_leg_columns; column->name; column++) {
        cell_number(out, column->get(leg).least);
        cell_number(out, column->get(leg).most);
    }
    for (size_t t = 0; t < TIMES; t++) {
        const chain_span *span = span_of(leg, t);
        cell_number(out, days(span->best));
        cell_number(out, days(span->typical));
        cell_number(out, days(span->typical_most));
        cell_number(out, days(span->worst));
        cell_number(out, span->untimed);
        cell_number(out, span->agreed);
    }
}

static void cell_steps(struct chain_buffer *out, const chain_journey *journey)
{
    struct chain_buffer steps = {NULL, 0, 0, false};
    for (size_t i = 0; i < chain_journey_length(journey); i++) {
        const char *id = chain_object_id(chain_journey_station(journey, i).step);
        chain_buffer_text(&steps, i == 0 ? "" : " ");
        chain_buffer_text(&steps, id ? id : "?");
    }
    chain_csv_cell(out, chain_buffer_words(&steps));
    out->failed = out->failed || steps.failed;
    chain_buffer_clear(&steps);
}

static void cell_name(struct chain_buffer *out, const chain_object *object, chain_lang lang)
{
    struct chain_buffer name = {NULL, 0, 0, false};
    chain_csv_cell(out, object ? chain_name_words(&name, object, lang) : "");
    chain_buffer_clear(&name);
}

static void put_row(struct chain_buffer *out, const chain_journey *journey, size_t position, bool whole, chain_lang lang)
{
    chain_leg leg = whole ? chain_journey_whole(journey) : chain_journey_to_help(journey);
    double probability = chain_journey_probability(journey);
    cell_number(out, (double)position + 1);
    cell_name(out, chain_journey_start(journey), lang);
    cell_name(out, chain_journey_end(journey), lang);
    cell_name(out, chain_journey_help(journey), lang);
    cell_number(out, probability < 0 ? INFINITY : probability);
    chain_csv_cell(out, whole ? "whole" : "to-help");
    put_leg(out, &leg);
    cell_steps(out, journey);
    chain_csv_end(out);
}

void chain_journeys_put_csv(const chain_journeys *journeys, chain_lang lang, struct chain_buffer *out)
{
    put_head(out);
    for (size_t i = 0; i < chain_journeys_count(journeys); i++) {
        put_row(out, chain_journeys_at(journeys, i), i, false, lang);
        put_row(out, chain_journeys_at(journeys, i), i, true, lang);
    }
}

static void json_range(struct chain_json *json, const char *key, chain_bounds bounds)
{
    chain_json_open(json, key, '{');
    chain_json_number(json, "least", bounds.least);
    chain_json_number(json, "most", isfinite(bounds.most) ? bounds.most : NAN); /* absent: no upper limit */
    chain_json_close(json, '}');
}

static void json_leg(struct chain_json *json, const char *key, const chain_leg *leg)
{
    chain_json_open(json, key, '{');
    for (const struct chain_leg_column *column = chain_leg_columns; column->name; column++)
        json_range(json, column->name, column->get(leg));
    for (size_t t = 0; t < TIMES; t++) {
        const chain_span *span = span_of(leg, t);
        chain_json_open(json, times[t].name, '{');
        chain_json_number(json, "bestDays", days(span->best));
        chain_json_number(json, "typicalDays", days(span->typical));
        chain_json_number(json, "typicalMostDays", days(span->typical_most));
        chain_json_number(json, "worstDays", days(span->worst));
        chain_json_number(json, "untimedParts", span->untimed);
        chain_json_number(json, "agreedParts", span->agreed);
        chain_json_close(json, '}');
    }
    chain_json_number(json, "uncosted", leg->uncosted);
    chain_json_number(json, "subchains", leg->subchains);
    chain_json_close(json, '}');
}

static void json_expected(struct chain_json *json, const chain_expectation *expected)
{
    static const char *const words[] = {"certain", "bounded", "no-way-out", "undecided"};
    chain_json_open(json, "expected", '{');
    chain_json_text(json, "certainty", words[expected->certainty]);
    json_range(json, "contactsToHelp", expected->contacts_to_help);
    json_range(json, "contacts", expected->contacts);
    json_range(json, "encounters", expected->encounters);
    json_range(json, "handoffs", expected->handoffs);
    json_range(json, "waits", expected->waits);
    json_range(json, "told", expected->told);
    json_range(json, "retold", expected->retold);
    json_range(json, "minutes", expected->minutes);
    json_range(json, "help", expected->help);
    chain_json_close(json, '}');
}

static void json_journey(struct chain_json *json, const chain_journey *journey)
{
    chain_leg leg = chain_journey_to_help(journey);
    double probability = chain_journey_probability(journey);
    chain_json_open(json, NULL, '{');
    chain_json_text(json, "start", chain_object_id(chain_journey_start(journey)));
    chain_json_text(json, "end", chain_object_id(chain_journey_end(journey)));
    chain_json_text(json, "help", chain_object_id(chain_journey_help(journey)));
    chain_json_number(json, "probability", probability < 0 ? NAN : probability);
    json_leg(json, "toHelp", &leg);
    leg = chain_journey_whole(journey);
    json_leg(json, "whole", &leg);
    chain_json_open(json, "steps", '[');
    for (size_t i = 0; i < chain_journey_length(journey); i++) {
        chain_station station = chain_journey_station(journey, i);
        chain_json_open(json, NULL, '{');
        chain_json_text(json, "id", chain_object_id(station.step));
        if (station.depth > 0) {
            chain_json_number(json, "depth", station.depth);
            chain_json_number(json, "lane", station.lane);
        }
        chain_json_flag(json, "optional", station.optional);
        chain_json_close(json, '}');
    }
    chain_json_close(json, ']');
    chain_json_close(json, '}');
}

void chain_journeys_put_json(const chain_journeys *journeys, struct chain_buffer *out)
{
    struct chain_json json = {.out = out};
    chain_outlook outlook = chain_journeys_outlook(journeys);
    chain_json_open(&json, NULL, '{');
    chain_json_text(&json, "schema", SCHEMA);
    chain_json_flag(&json, "complete", chain_journeys_complete(journeys));
    chain_json_flag(&json, "exact", outlook.exact);
    json_leg(&json, "toHelp", &outlook.to_help);
    json_leg(&json, "whole", &outlook.whole);
    json_expected(&json, &outlook.expected);
    chain_json_open(&json, "ends", '[');
    for (size_t i = 0; i < chain_journeys_end_count(journeys); i++) {
        chain_json_open(&json, NULL, '{');
        chain_json_text(&json, "id", chain_object_id(chain_journeys_end(journeys, i)));
        json_range(&json, "share", chain_journeys_share(journeys, SIZE_MAX, i));
        chain_json_close(&json, '}');
    }
    chain_json_close(&json, ']');
    json_range(&json, "unaccounted", outlook.unaccounted);
    chain_json_open(&json, "journeys", '[');
    for (size_t i = 0; i < chain_journeys_count(journeys); i++)
        json_journey(&json, chain_journeys_at(journeys, i));
    chain_json_close(&json, ']');
    chain_json_close(&json, '}');
    chain_buffer_text(out, "\n");
}
