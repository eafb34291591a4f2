#include "model/format.h"

#include <string.h>

#include "base/nearest.h"
#include "model/model.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BIT(number) (1ull << (number))

/* Where a member lives: in the object, or in what it has more. */
#define MEMBER(s, m) (offsetof(struct s, m) + _Generic((struct s *)0, struct chain_step_more *: CHAIN_IN_MORE, \
                                                       struct chain_flow_more *: CHAIN_IN_MORE, default: 0))
/* One attribute: its name, its field, its struct and member. */
#define PLAIN(n, f, s, m, t) {n, MEMBER(s, m), CHAIN_F_##f, CHAIN_V_##t, 0, 0, 0}
#define NEEDED(n, f, s, m, t) {n, MEMBER(s, m), CHAIN_F_##f, CHAIN_V_##t, CHAIN_A_REQUIRED, 0, 0}
#define KIND(n, f, s, m, k) {n, MEMBER(s, m), CHAIN_F_##f, CHAIN_V_KIND, 0, CHAIN_KINDS_##k, 0}
#define NEEDED_KIND(n, f, s, m, k) {n, MEMBER(s, m), CHAIN_F_##f, CHAIN_V_KIND, CHAIN_A_REQUIRED, CHAIN_KINDS_##k, 0}
#define KINDS(n, f, s, m, k) {n, MEMBER(s, m), CHAIN_F_##f, CHAIN_V_KINDS, 0, CHAIN_KINDS_##k, 0}
#define REF(n, f, s, m, to) {n, MEMBER(s, m), CHAIN_F_##f, CHAIN_V_REF, 0, 0, BIT(CHAIN_##to)}
#define NEEDED_REF(n, f, s, m, to) {n, MEMBER(s, m), CHAIN_F_##f, CHAIN_V_REF, CHAIN_A_REQUIRED, 0, BIT(CHAIN_##to)}
#define SOFT_REF(n, f, s, m, to) {n, MEMBER(s, m), CHAIN_F_##f, CHAIN_V_REF, CHAIN_A_SOFT, 0, BIT(CHAIN_##to)}
#define REFS(n, f, s, m, to) {n, MEMBER(s, m), CHAIN_F_##f, CHAIN_V_REFS, 0, 0, BIT(CHAIN_##to)}
#define AREAS(s) {"area", MEMBER(s, area), CHAIN_F_AREA, CHAIN_V_REFS, CHAIN_A_SOFT, 0, BIT(CHAIN_AREA)}
#define YES_NO(n, f, s, m) KIND(n, f, s, m, YES_NO)

/* Every element may have these; id comes first and is required only where an element says so. */
static const struct chain_attribute id_attribute = PLAIN("id", ID, chain_object, id, ID);
static const struct chain_attribute needed_id = NEEDED("id", ID, chain_object, id, ID);
/* A source may be called "004" or "stm.fi". */
static const struct chain_attribute source_id = NEEDED("id", ID, chain_object, id, WORD);
static const struct chain_attribute common[] = {
    KIND("evidence", EVIDENCE, chain_object, evidence, EVIDENCE),
    KIND("provenance", PROVENANCE, chain_object, provenance, PROVENANCE),
    PLAIN("source", SOURCE, chain_object, source, TEXT),
};

static const struct chain_attribute chain_attributes[] = {
    KIND("state", STATE, chain_root, state, STATE),
    PLAIN("region", REGION, chain_root, region, NAME),
    PLAIN("rules", RULES, chain_root, rules, NAMES),
    PLAIN("version", VERSION, chain_root, version, TEXT),
    KIND("level", LEVEL, chain_root, level, DESCRIPTION_LEVEL),
    KINDS("objectives", OBJECTIVES, chain_root, objectives, OBJECTIVE),
    KIND("sub-area", SUB_AREA, chain_root, sub_area, SUB_AREA),
    PLAIN("xml:lang", LANGUAGE, chain_root, lang, LANG),
};
static const struct chain_attribute region_attributes[] = {
    PLAIN("version", VERSION, chain_root, version, TEXT),
    KINDS("languages", LANGUAGES, chain_root, languages, LANGUAGE),
    PLAIN("xml:lang", LANGUAGE, chain_root, lang, LANG),
};
static const struct chain_attribute rules_attributes[] = {
    PLAIN("version", VERSION, chain_root, version, TEXT),
    PLAIN("xml:lang", LANGUAGE, chain_root, lang, LANG),
};
static const struct chain_attribute governance_attributes[] = {
    PLAIN("owner", OWNER, chain_governance, owner, TEXT),
    PLAIN("group", GROUP, chain_governance, group, TEXT),
    PLAIN("approved-by", APPROVED_BY, chain_governance, approved_by, TEXT),
    PLAIN("approved", APPROVED, chain_governance, approved, DATE),
    PLAIN("next-review", NEXT_REVIEW, chain_governance, next_review, DATE),
    PLAIN("published", PUBLISHED, chain_governance, published, TEXT),
    PLAIN("feedback-route", FEEDBACK_ROUTE, chain_governance, feedback_route, TEXT),
};
static const struct chain_attribute status_attributes[] = {
    NEEDED_KIND("value", VALUE, chain_status_entry, value, STATUS),
    AREAS(chain_status_entry),
    PLAIN("date", DATE, chain_status_entry, date, DATE),
    PLAIN("until", UNTIL, chain_status_entry, until, DATE),
};
static const struct chain_attribute client_group_attributes[] = {
    PLAIN("age-min", AGE_MIN, chain_client_group, age_min, COUNT),
    PLAIN("age-max", AGE_MAX, chain_client_group, age_max, COUNT),
    KINDS("languages", LANGUAGES, chain_client_group, languages, LANGUAGE),
    AREAS(chain_client_group),
    KIND("service", SERVICE, chain_client_group, service, SECTOR),
    PLAIN("need", NEED, chain_client_group, need, TEXT),
    YES_NO("multi-need", MULTI_NEED, chain_client_group, multi_need),
    YES_NO("long-term", LONG_TERM, chain_client_group, long_term),
    YES_NO("special-support", SPECIAL_SUPPORT, chain_client_group, special_support),
};
static const struct chain_attribute source_attributes[] = {
    PLAIN("href", HREF, chain_source, href, TEXT),
    PLAIN("date", DATE, chain_source, date, DATE),
};
static const struct chain_attribute organisation_attributes[] = {
    KIND("sector", SECTOR, chain_organisation, sector, SECTOR),
    KIND("level", LEVEL, chain_organisation, level, LEVEL),
};
static const struct chain_attribute actor_attributes[] = {
    NEEDED_KIND("kind", KIND, chain_actor, kind, ACTOR),
    SOFT_REF("organisation", ORGANISATION, chain_actor, organisation, ORGANISATION),
    KIND("sector", SECTOR, chain_actor, sector, SECTOR),
    KIND("level", LEVEL, chain_actor, level, LEVEL),
    PLAIN("contact", CONTACT, chain_actor, contact, TEXT),
    PLAIN("lane", LANE, chain_actor, lane, COUNT),
};
static const struct chain_attribute item_attributes[] = {
    KIND("kind", KIND, chain_item, kind, ITEM),
    KIND("form", FORM, chain_item, form, RECORD_FORM),
};
static const struct chain_attribute system_attributes[] = {
    REFS("readers", READERS, chain_system, readers, ACTOR),
};
#define STEP_ATTRIBUTES(kind_table) \
    KIND("kind", KIND, chain_step, kind, kind_table), \
    REF("actor", ACTOR, chain_step, actor, ACTOR), \
    REFS("with", WITH, chain_step_more, with, ACTOR), \
    KINDS("channel", CHANNEL, chain_step, channel, CHANNEL), \
    KIND("tier", TIER, chain_step, tier, TIER), \
    KIND("visibility", VISIBILITY, chain_step, visibility, VISIBILITY), \
    PLAIN("planned", PLANNED, chain_step, planned, DURATION), \
    PLAIN("typical", TYPICAL, chain_step_more, typical, DURATION), \
    PLAIN("max", MAX, chain_step_more, max, DURATION), \
    PLAIN("cost", COST, chain_step_more, cost, NUMBER), \
    REFS("needs", NEEDS, chain_step, needs, ITEM), \
    REFS("asks", ASKS, chain_step_more, asks, ITEM), \
    REFS("produces", PRODUCES, chain_step, produces, ITEM), \
    REFS("records", RECORDS, chain_step_more, records, ITEM), \
    KINDS("identifies", IDENTIFIES, chain_step_more, identifies, SECTOR), \
    REF("responsible", RESPONSIBLE, chain_step_more, responsible, ACTOR), \
    KINDS("clock", CLOCK, chain_step_more, clock, CLOCK), \
    REF("repeats", REPEATS, chain_step_more, repeats, STEP), \
    KIND("evidence-level", EVIDENCE_LEVEL, chain_step, evidence_level, EVIDENCE_LEVEL), \
    REF("phase", PHASE, chain_step_more, phase, PHASE), \
    PLAIN("column", COLUMN, chain_step_more, column, COUNT), \
    PLAIN("row", ROW, chain_step_more, row, COUNT)
static const struct chain_attribute step_attributes[] = {STEP_ATTRIBUTES(STEP)};
static const struct chain_attribute end_attributes[] = {STEP_ATTRIBUTES(END)};
static const struct chain_attribute subchain_attributes[] = {
    NEEDED("chain", CHAIN, chain_step_more, chain, NAME),
    PLAIN("entry", ENTRY, chain_step_more, entry, TEXT),
    STEP_ATTRIBUTES(STEP),
};
#define WAIT_ATTRIBUTES \
    PLAIN("planned", PLANNED, chain_flow_more, planned, DURATION), \
    PLAIN("typical", TYPICAL, chain_flow_more, typical, DURATION), \
    PLAIN("max", MAX, chain_flow_more, max, DURATION)
#define CARE_ATTRIBUTES \
    KIND("kind", KIND, chain_flow, kind, HANDOFF), \
    REFS("carries", CARRIES, chain_flow, carries, ITEM), \
    REF("carrier", CARRIER, chain_flow_more, carrier, SYSTEM), \
    PLAIN("within", WITHIN, chain_flow, within, DURATION), \
    YES_NO("acknowledge", ACKNOWLEDGE, chain_flow, acknowledge), \
    YES_NO("feedback", FEEDBACK, chain_flow, feedback), \
    REF("fallback", FALLBACK, chain_flow_more, fallback, STEP), \
    PLAIN("consent", CONSENT, chain_flow_more, consent, TEXT), \
    KINDS("languages", LANGUAGES, chain_flow_more, languages, LANGUAGE)
#define END_ATTRIBUTES \
    NEEDED_REF("from", FROM, chain_flow, from, STEP), \
    NEEDED_REF("to", TO, chain_flow, to, STEP)
#define PATH_ATTRIBUTES \
    PLAIN("share", SHARE, chain_flow, share, SHARE), \
    YES_NO("default", DEFAULT, chain_flow, is_default), \
    PLAIN("exit", EXIT, chain_flow_more, exit, TEXT)
static const struct chain_attribute flow_attributes[] = {END_ATTRIBUTES, PATH_ATTRIBUTES, WAIT_ATTRIBUTES};
static const struct chain_attribute handoff_attributes[] = {END_ATTRIBUTES, CARE_ATTRIBUTES, PATH_ATTRIBUTES, WAIT_ATTRIBUTES};
static const struct chain_attribute message_attributes[] = {END_ATTRIBUTES, CARE_ATTRIBUTES, WAIT_ATTRIBUTES};
static const struct chain_attribute metric_attributes[] = {
    KIND("objective", OBJECTIVE, chain_metric, objective, OBJECTIVE),
    REF("step", STEP, chain_metric, step, STEP),
    PLAIN("numerator", NUMERATOR, chain_metric, numerator, TEXT),
    PLAIN("denominator", DENOMINATOR, chain_metric, denominator, TEXT),
    PLAIN("base", BASE, chain_metric, base, COUNT),
    PLAIN("baseline", BASELINE, chain_metric, baseline, NUMBER),
    PLAIN("target", TARGET, chain_metric, target, NUMBER),
    PLAIN("unit", UNIT, chain_metric, unit, TEXT),
    PLAIN("from", FROM_DATE, chain_metric, from, DATE),
    PLAIN("until", UNTIL, chain_metric, until, DATE),
    PLAIN("months", MONTHS, chain_metric, months, COUNT),
    PLAIN("instruction", INSTRUCTION, chain_metric, instruction, TEXT),
    AREAS(chain_metric),
};
static const struct chain_attribute value_attributes[] = {
    PLAIN("value", VALUE, chain_value, value, NUMBER),
    PLAIN("count", COUNT, chain_value, count, COUNT),
    PLAIN("base", BASE, chain_value, base, COUNT),
    PLAIN("share", SHARE, chain_value, share, SHARE),
    AREAS(chain_value),
    PLAIN("from", FROM_DATE, chain_value, from, DATE),
    PLAIN("until", UNTIL, chain_value, until, DATE),
    PLAIN("months", MONTHS, chain_value, months, COUNT),
};
static const struct chain_attribute decision_attributes[] = {
    NEEDED("rule", RULE, chain_decision, rule, TEXT),
    PLAIN("subject", SUBJECT, chain_decision, subject, TEXT),
    PLAIN("owner", OWNER, chain_decision, owner, TEXT),
    PLAIN("date", DATE, chain_decision, date, DATE),
    PLAIN("until", UNTIL, chain_decision, until, DATE),
};
static const struct chain_attribute channel_attributes[] = {
    NEEDED_KIND("kind", KIND, chain_channel_detail, kind, CHANNEL),
    PLAIN("hours", HOURS, chain_channel_detail, hours, TEXT),
    KIND("authentication", AUTHENTICATION, chain_channel_detail, authentication, AUTHENTICATION),
    YES_NO("anonymous", ANONYMOUS, chain_channel_detail, anonymous),
    KINDS("languages", LANGUAGES, chain_channel_detail, languages, LANGUAGE),
    PLAIN("promise", PROMISE, chain_channel_detail, promise, DURATION),
    PLAIN("cost", COST, chain_channel_detail, cost, NUMBER),
    AREAS(chain_channel_detail),
};
static const struct chain_attribute language_attributes[] = {
    NEEDED_KIND("code", CODE, chain_language_level, code, LANGUAGE),
    NEEDED_KIND("level", LEVEL, chain_language_level, level, LANGUAGE_LEVEL),
    KIND("channel", CHANNEL, chain_language_level, channel, CHANNEL),
    AREAS(chain_language_level),
};
static const struct chain_attribute availability_attributes[] = {
    AREAS(chain_availability),
    NEEDED_KIND("value", VALUE, chain_availability, value, AVAILABILITY),
    SOFT_REF("producer", PRODUCER, chain_availability, producer, ORGANISATION),
    KINDS("channel", CHANNEL, chain_availability, channel, CHANNEL),
    PLAIN("from", FROM_DATE, chain_availability, from, DATE),
    PLAIN("until", UNTIL, chain_availability, until, DATE),
};
static const struct chain_attribute time_attributes[] = {
    AREAS(chain_time),
    PLAIN("segment", SEGMENT, chain_time, segment, TEXT),
    PLAIN("age-min", AGE_MIN, chain_time, age_min, COUNT),
    PLAIN("age-max", AGE_MAX, chain_time, age_max, COUNT),
    PLAIN("planned", PLANNED, chain_time, planned, DURATION),
    PLAIN("typical", TYPICAL, chain_time, typical, DURATION),
    PLAIN("max", MAX, chain_time, max, DURATION),
    KIND("clock-start", CLOCK_START, chain_time, clock_start, CLOCK),
    KIND("clock-end", CLOCK_END, chain_time, clock_end, CLOCK),
};
static const struct chain_attribute record_attributes[] = {
    NEEDED_REF("item", ITEM, chain_record, item, ITEM),
    REF("system", SYSTEM, chain_record, system, SYSTEM),
    KIND("form", FORM, chain_record, form, RECORD_FORM),
    PLAIN("classification", CLASSIFICATION, chain_record, classification, TEXT),
    PLAIN("instruction", INSTRUCTION, chain_record, instruction, TEXT),
    AREAS(chain_record),
};
static const struct chain_attribute capacity_attributes[] = {
    AREAS(chain_capacity),
    PLAIN("trained", TRAINED, chain_capacity, trained, COUNT),
    PLAIN("needed", NEEDED, chain_capacity, needed, COUNT),
    PLAIN("supervisors", SUPERVISORS, chain_capacity, supervisors, COUNT),
    PLAIN("volume", VOLUME, chain_capacity, volume, COUNT),
};
static const struct chain_attribute reason_attributes[] = {
    PLAIN("rank", RANK, chain_reason, rank, COUNT),
};
static const struct chain_attribute area_attributes[] = {
    NEEDED_KIND("kind", KIND, chain_area, kind, AREA),
    REFS("within", WITHIN_AREAS, chain_area, within, AREA),
    PLAIN("population", POPULATION, chain_area, population, COUNT),
    KINDS("languages", LANGUAGES, chain_area, languages, LANGUAGE),
};
static const struct chain_attribute responsibility_attributes[] = {
    KINDS("service", SERVICE, chain_responsibility, service, SECTOR),
    AREAS(chain_responsibility),
    SOFT_REF("organiser", ORGANISER, chain_responsibility, organiser, ORGANISATION),
    SOFT_REF("producer", PRODUCER, chain_responsibility, producer, ORGANISATION),
    PLAIN("from", FROM_DATE, chain_responsibility, from, DATE),
    PLAIN("until", UNTIL, chain_responsibility, until, DATE),
};
static const struct chain_attribute rule_attributes[] = {
    KINDS("service", SERVICE, chain_timing_rule, service, SECTOR),
    PLAIN("need", NEED, chain_timing_rule, need, TEXT),
    PLAIN("except", EXCEPT, chain_timing_rule, except, TEXT),
    PLAIN("age-min", AGE_MIN, chain_timing_rule, age_min, COUNT),
    PLAIN("age-max", AGE_MAX, chain_timing_rule, age_max, COUNT),
    KINDS("languages", LANGUAGES, chain_timing_rule, languages, LANGUAGE),
    AREAS(chain_timing_rule),
    KIND("clock-start", CLOCK_START, chain_timing_rule, clock_start, CLOCK),
    KIND("clock-end", CLOCK_END, chain_timing_rule, clock_end, CLOCK),
    PLAIN("max", MAX, chain_timing_rule, max, DURATION),
    YES_NO("event-day", EVENT_DAY, chain_timing_rule, event_day),
    PLAIN("from", FROM_DATE, chain_timing_rule, from, DATE),
    PLAIN("until", UNTIL, chain_timing_rule, until, DATE),
    KIND("force", FORCE, chain_timing_rule, force, FORCE),
    YES_NO("confirmed", CONFIRMED, chain_timing_rule, confirmed),
};

static const uint8_t chain_children[] = {
    CHAIN_E_GOVERNANCE, CHAIN_E_STATUS, CHAIN_E_CLIENT_GROUP, CHAIN_E_SOURCES, CHAIN_E_ACTORS, CHAIN_E_ITEMS,
    CHAIN_E_SYSTEMS, CHAIN_E_PHASES, CHAIN_E_STEPS, CHAIN_E_FLOWS, CHAIN_E_METRICS, CHAIN_E_DECISIONS,
};
static const uint8_t region_children[] = {CHAIN_E_SOURCES, CHAIN_E_AREAS, CHAIN_E_ORGANISATION, CHAIN_E_RESPONSIBILITIES};
static const uint8_t rules_children[] = {CHAIN_E_SOURCES, CHAIN_E_RULE};
static const uint8_t sources_children[] = {CHAIN_E_SOURCE};
static const uint8_t actors_children[] = {CHAIN_E_ORGANISATION, CHAIN_E_ACTOR};
static const uint8_t actor_children[] = {CHAIN_E_LANGUAGE, CHAIN_E_CAPACITY};
static const uint8_t items_children[] = {CHAIN_E_ITEM};
static const uint8_t systems_children[] = {CHAIN_E_SYSTEM};
static const uint8_t phases_children[] = {CHAIN_E_PHASE};
/* Steps are told in the order of the path, so all kinds of step share one place in the canonical order. */
static const uint8_t steps_children[] = {
    CHAIN_E_START, CHAIN_E_STEP, CHAIN_E_BRANCH, CHAIN_E_PARALLEL, CHAIN_E_ANY_ORDER, CHAIN_E_SUBCHAIN, CHAIN_E_END,
};
static const uint8_t step_children[] = {
    CHAIN_E_CHANNEL, CHAIN_E_LANGUAGE, CHAIN_E_AVAILABILITY, CHAIN_E_TIME, CHAIN_E_RECORD, CHAIN_E_CAPACITY, CHAIN_E_REASON,
};
static const uint8_t any_order_children[] = {
    CHAIN_E_CHANNEL, CHAIN_E_LANGUAGE, CHAIN_E_AVAILABILITY, CHAIN_E_TIME, CHAIN_E_RECORD, CHAIN_E_CAPACITY, CHAIN_E_REASON,
    CHAIN_E_STEP, CHAIN_E_SUBCHAIN,
};
static const uint8_t flows_children[] = {CHAIN_E_FLOW, CHAIN_E_HANDOFF, CHAIN_E_MESSAGE};
static const uint8_t flow_children[] = {CHAIN_E_AVAILABILITY, CHAIN_E_TIME};
static const uint8_t metrics_children[] = {CHAIN_E_METRIC};
static const uint8_t metric_children[] = {CHAIN_E_VALUE};
static const uint8_t decisions_children[] = {CHAIN_E_DECISION, CHAIN_E_SUPPRESS};
static const uint8_t areas_children[] = {CHAIN_E_AREA};
static const uint8_t responsibilities_children[] = {CHAIN_E_RESPONSIBILITY};

#define T(kind) (1u << CHAIN_TEXT_##kind)
#define TITLED (T(TITLE) | T(ALIAS) | T(DESCRIPTION) | T(NOTE))
#define NAMED (T(NAME) | T(ALIAS) | T(CLIENT_NAME) | T(DESCRIPTION) | T(NOTE))
#define LABELLED (T(NAME) | T(DESCRIPTION) | T(NOTE))

#define ELEMENT(id, n, t, r, s, x, a, c) \
    [CHAIN_E_##id] = {n, CHAIN_##t, r, sizeof(struct s), x, COUNT(a), COUNT(c), a, c}
#define LEAF(id, n, t, r, s, x, a) [CHAIN_E_##id] = {n, CHAIN_##t, r, sizeof(struct s), x, COUNT(a), 0, a, NULL}
#define SECTION(id, n, c) \
    [CHAIN_E_##id] = {n, CHAIN_SECTION, 0, sizeof(struct chain_section), 0, 0, COUNT(c), NULL, c}
#define STEP(id, n, r, a, c) ELEMENT(id, n, STEP, CHAIN_ROLE_##r, chain_step, NAMED, a, c)
#define FLOW(id, n, r, a) \
    ELEMENT(id, n, FLOW, CHAIN_ROLE_##r, chain_flow, T(NAME) | T(CLIENT_NAME) | T(CONDITION) | T(CRITERIA) | T(NOTE), a, \
            flow_children)

static const struct chain_element elements[CHAIN_E_COUNT] = {
    ELEMENT(CHAIN, "chain", CHAIN, 0, chain_root, TITLED, chain_attributes, chain_children),
    ELEMENT(REGION, "region", REGION, 0, chain_root, TITLED, region_attributes, region_children),
    ELEMENT(RULES, "rules", RULES, 0, chain_root, TITLED, rules_attributes, rules_children),
    LEAF(GOVERNANCE, "governance", GOVERNANCE, 0, chain_governance, T(NOTE), governance_attributes),
    LEAF(STATUS, "status", STATUS, 0, chain_status_entry, T(NOTE), status_attributes),
    LEAF(CLIENT_GROUP, "client-group", CLIENT_GROUP, 0, chain_client_group, LABELLED, client_group_attributes),
    SECTION(SOURCES, "sources", sources_children),
    LEAF(SOURCE, "source", SOURCE, 0, chain_source, T(TITLE) | T(NOTE), source_attributes),
    SECTION(ACTORS, "actors", actors_children),
    LEAF(ORGANISATION, "organisation", ORGANISATION, 0, chain_organisation, NAMED, organisation_attributes),
    ELEMENT(ACTOR, "actor", ACTOR, 0, chain_actor, NAMED, actor_attributes, actor_children),
    SECTION(ITEMS, "items", items_children),
    LEAF(ITEM, "item", ITEM, 0, chain_item, NAMED, item_attributes),
    SECTION(SYSTEMS, "systems", systems_children),
    LEAF(SYSTEM, "system", SYSTEM, 0, chain_system, NAMED, system_attributes),
    SECTION(PHASES, "phases", phases_children),
    [CHAIN_E_PHASE] = {"phase", CHAIN_PHASE, 0, sizeof(struct chain_phase), NAMED, 0, 0, NULL, NULL},
    SECTION(STEPS, "steps", steps_children),
    STEP(START, "start", START, step_attributes, step_children),
    STEP(STEP, "step", STEP, step_attributes, step_children),
    STEP(BRANCH, "branch", BRANCH, step_attributes, step_children),
    STEP(PARALLEL, "parallel", PARALLEL, step_attributes, step_children),
    STEP(ANY_ORDER, "any-order", ANY_ORDER, step_attributes, any_order_children),
    STEP(SUBCHAIN, "subchain", SUBCHAIN, subchain_attributes, step_children),
    STEP(END, "end", END, end_attributes, step_children),
    SECTION(FLOWS, "flows", flows_children),
    FLOW(FLOW, "flow", FLOW, flow_attributes),
    FLOW(HANDOFF, "handoff", HANDOFF, handoff_attributes),
    FLOW(MESSAGE, "message", MESSAGE, message_attributes),
    SECTION(METRICS, "metrics", metrics_children),
    ELEMENT(METRIC, "metric", METRIC, 0, chain_metric, LABELLED | T(DEFINITION), metric_attributes, metric_children),
    LEAF(VALUE, "value", VALUE, 0, chain_value, T(NAME) | T(NOTE), value_attributes),
    SECTION(DECISIONS, "decisions", decisions_children),
    LEAF(DECISION, "decision", DECISION, 0, chain_decision, T(WORDS) | T(NOTE), decision_attributes),
    LEAF(SUPPRESS, "suppress", SUPPRESSION, 0, chain_decision, T(WORDS) | T(NOTE), decision_attributes),
    LEAF(CHANNEL, "channel", CHANNEL, 0, chain_channel_detail, T(NAME) | T(NOTE), channel_attributes),
    LEAF(LANGUAGE, "language", LANGUAGE, 0, chain_language_level, T(NOTE), language_attributes),
    LEAF(AVAILABILITY, "availability", AVAILABILITY, 0, chain_availability, T(NOTE), availability_attributes),
    LEAF(TIME, "time", TIME, 0, chain_time, T(NOTE), time_attributes),
    LEAF(RECORD, "record", RECORD, 0, chain_record, T(NOTE), record_attributes),
    LEAF(CAPACITY, "capacity", CAPACITY, 0, chain_capacity, T(NOTE), capacity_attributes),
    LEAF(REASON, "reason", REASON, 0, chain_reason, T(WORDS), reason_attributes),
    SECTION(AREAS, "areas", areas_children),
    LEAF(AREA, "area", AREA, 0, chain_area, NAMED, area_attributes),
    SECTION(RESPONSIBILITIES, "responsibilities", responsibilities_children),
    LEAF(RESPONSIBILITY, "responsibility", RESPONSIBILITY, 0, chain_responsibility, T(NOTE), responsibility_attributes),
    LEAF(RULE, "rule", RULE, 0, chain_timing_rule, T(TITLE) | T(WORDS) | T(NOTE), rule_attributes),
    [CHAIN_E_LINK] = {NULL, CHAIN_LINK, 0, sizeof(struct chain_link), 0, 0, 0, NULL, NULL},
    [CHAIN_E_COMMENT] = {NULL, CHAIN_COMMENT, 0, sizeof(struct chain_verbatim), 0, 0, 0, NULL, NULL},
    [CHAIN_E_FOREIGN] = {NULL, CHAIN_FOREIGN, 0, sizeof(struct chain_verbatim), 0, 0, 0, NULL, NULL},
};

static const char *const text_names[CHAIN_TEXT_COUNT] = {
    [CHAIN_TEXT_TITLE] = "title",
    [CHAIN_TEXT_NAME] = "name",
    [CHAIN_TEXT_ALIAS] = "alias",
    [CHAIN_TEXT_CLIENT_NAME] = "client-name",
    [CHAIN_TEXT_DESCRIPTION] = "description",
    [CHAIN_TEXT_CONDITION] = "condition",
    [CHAIN_TEXT_CRITERIA] = "criteria",
    [CHAIN_TEXT_NOTE] = "note",
    [CHAIN_TEXT_WORDS] = "words",
    [CHAIN_TEXT_DEFINITION] = "definition",
};

static bool same(const char *name, const char *bytes, size_t length)
{
    return name && name[0] == bytes[0] && strncmp(name, bytes, length) == 0 && name[length] == '\0';
}

const struct chain_element *chain_element_at(int element)
{
    return element >= 0 && element < CHAIN_E_COUNT ? &elements[element] : NULL;
}

int chain_element_find(const char *name, size_t length)
{
    for (int i = 0; i < CHAIN_E_COUNT; i++)
        if (same(elements[i].name, name, length))
            return i;
    return -1;
}

bool chain_element_allows(int parent, int child)
{
    const struct chain_element *element = &elements[parent];
    for (int i = 0; i < element->child_count; i++)
        if (element->children[i] == child)
            return true;
    return false;
}

/* Which elements cannot do without an id: those that others refer to. */
static bool needs_id(int element)
{
    switch (elements[element].type) {
    case CHAIN_CHAIN: case CHAIN_REGION: case CHAIN_RULES: case CHAIN_SOURCE: case CHAIN_ORGANISATION: case CHAIN_ACTOR:
    case CHAIN_ITEM: case CHAIN_SYSTEM: case CHAIN_PHASE: case CHAIN_STEP: case CHAIN_AREA: case CHAIN_RULE:
        return true;
    default:
        return false;
    }
}

const struct chain_attribute *chain_attribute_at(int element, size_t position)
{
    const struct chain_element *e = &elements[element];
    if (e->type == CHAIN_SECTION)
        return NULL;
    if (position == 0)
        return element == CHAIN_E_SOURCE ? &source_id : needs_id(element) ? &needed_id : &id_attribute;
    if (--position < e->attribute_count)
        return &e->attributes[position];
    position -= e->attribute_count;
    return position < COUNT(common) ? &common[position] : NULL;
}

const struct chain_attribute *chain_attribute_find(int element, const char *name, size_t length)
{
    const struct chain_element *e = &elements[element];
    if (e->type == CHAIN_SECTION)
        return NULL;
    if (same("id", name, length))
        return chain_attribute_at(element, 0);
    for (size_t i = 0; i < e->attribute_count; i++)
        if (same(e->attributes[i].name, name, length))
            return &e->attributes[i];
    for (size_t i = 0; i < COUNT(common); i++)
        if (same(common[i].name, name, length))
            return &common[i];
    return NULL;
}

const struct chain_attribute *chain_attribute_of_field(int element, int field)
{
    const struct chain_element *e = &elements[element];
    const struct chain_attribute *id = chain_attribute_at(element, 0);
    if (!id || id->field == field)
        return id;
    for (size_t i = 0; i < e->attribute_count; i++)
        if (e->attributes[i].field == field)
            return &e->attributes[i];
    for (size_t i = 0; i < COUNT(common); i++)
        if (common[i].field == field)
            return &common[i];
    return NULL;
}

const char *chain_text_name(int kind)
{
    return kind > 0 && kind < CHAIN_TEXT_COUNT ? text_names[kind] : NULL;
}

int chain_text_find(const char *name, size_t length)
{
    for (int i = 1; i < CHAIN_TEXT_COUNT; i++)
        if (same(text_names[i], name, length))
            return i;
    return 0;
}

bool chain_element_allows_text(int element, int kind)
{
    return (elements[element].texts >> kind & 1) != 0;
}

const char *chain_element_nearest_child(int parent, const char *name, size_t length)
{
    struct chain_nearest nearest = chain_nearest_to(name, length);
    for (int i = 0; i < elements[parent].child_count; i++)
        chain_nearest_offer(&nearest, elements[elements[parent].children[i]].name);
    for (int i = 1; i < CHAIN_TEXT_COUNT; i++)
        if (chain_element_allows_text(parent, i))
            chain_nearest_offer(&nearest, text_names[i]);
    return nearest.best;
}

const char *chain_element_nearest_attribute(int element, const char *name, size_t length)
{
    struct chain_nearest nearest = chain_nearest_to(name, length);
    const struct chain_attribute *attribute;
    for (size_t i = 0; (attribute = chain_attribute_at(element, i)); i++)
        chain_nearest_offer(&nearest, attribute->name);
    return nearest.best;
}
