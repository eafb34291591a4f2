/**
 * @file
 * The model: what a chain file says, as a typed graph that never changes after loading.
 *
 * Everything in a model is an @e object: an actor, a step, a flow, a metric, an area. An object has a type, an id (some),
 * a place in a file, words for people in several languages, fields, and child objects in the order of the file. The fields of
 * a type are those of the chain XML elements of the same name (models/schema/chain.rng; `chain list elements`).
 *
 * Steps and flows are also a graph: chain_step_out() and its kin walk it without searching.
 *
 * Ownership: everything that a function here returns is borrowed from the model and lives until chain_model_free().
 * Threads: a model is immutable; any number of threads may read one at the same time.
 * NULL: a NULL model or object is answered with 0, NULL or false, never with a crash.
 */
#ifndef CHAIN_MODEL_H
#define CHAIN_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chain/export.h"
#include "chain/kinds.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A loaded chain with the region and rules it names. */
typedef struct chain_model chain_model;
/** Anything in a model. */
typedef struct chain_object chain_object;

/** What an object is. The numbers never change. */
typedef enum chain_type {
    CHAIN_TYPE_NONE = 0,
    CHAIN_CHAIN = 1,           /**< The root of a chain file. */
    CHAIN_REGION = 2,          /**< The root of a region file. */
    CHAIN_RULES = 3,           /**< The root of a file of timing rules. */
    CHAIN_SECTION = 4,         /**< A grouping element without meaning of its own: actors, steps, flows ... */
    CHAIN_GOVERNANCE = 5,      /**< Who owns and reviews the chain. */
    CHAIN_STATUS = 6,          /**< One dated life-cycle status, for one area or all. */
    CHAIN_CLIENT_GROUP = 7,    /**< Who the chain is for. */
    CHAIN_SOURCE = 8,          /**< A document that facts refer to. */
    CHAIN_ORGANISATION = 9,    /**< A body that actors belong to. */
    CHAIN_ACTOR = 10,          /**< A role that performs steps. */
    CHAIN_ITEM = 11,           /**< A piece of information. */
    CHAIN_SYSTEM = 12,         /**< An information system. */
    CHAIN_PHASE = 13,          /**< A phase over the columns of a picture. */
    CHAIN_STEP = 14,           /**< A node of the graph; chain_step_role() tells start, step, branch ... */
    CHAIN_FLOW = 15,           /**< An arc of the graph; chain_flow_role() tells flow, handoff, message. */
    CHAIN_METRIC = 16,         /**< An indicator. */
    CHAIN_VALUE = 17,          /**< A measured value of a metric. */
    CHAIN_DECISION = 18,       /**< What a workshop decided about a finding. */
    CHAIN_SUPPRESSION = 19,    /**< A finding that is silenced, with a reason. */
    CHAIN_CHANNEL = 20,        /**< Details of one channel of a step. */
    CHAIN_LANGUAGE = 21,       /**< A language that a step or an actor serves in. */
    CHAIN_AVAILABILITY = 22,   /**< Whether a step or handoff exists in an area. */
    CHAIN_TIME = 23,           /**< Times of a step or flow in some areas. */
    CHAIN_RECORD = 24,         /**< Where and how an item is recorded. */
    CHAIN_CAPACITY = 25,       /**< People trained, needed, supervising. */
    CHAIN_REASON = 26,         /**< A ranked reason, for instance of dropping out. */
    CHAIN_AREA = 27,           /**< A municipality, service area, county ... of a region. */
    CHAIN_RESPONSIBILITY = 28, /**< Who organises and produces a service in an area, from a date on. */
    CHAIN_RULE = 29,           /**< A timing rule. */
    CHAIN_LINK = 30,           /**< Another chain that this one names as a sub-chain; made at loading, not written. */
    CHAIN_COMMENT = 31,        /**< A comment, kept for writing. */
    CHAIN_FOREIGN = 32,        /**< An element of another namespace, kept for writing. */
    CHAIN_TYPE_COUNT = 33
} chain_type;

/** What a step is in the graph. */
typedef enum chain_step_role_id {
    CHAIN_ROLE_STEP = 0,      /**< Somebody does something. */
    CHAIN_ROLE_START = 1,     /**< The chain begins here. */
    CHAIN_ROLE_END = 2,       /**< The chain ends here. */
    CHAIN_ROLE_BRANCH = 3,    /**< One of the outgoing flows is taken. */
    CHAIN_ROLE_PARALLEL = 4,  /**< All outgoing flows are taken; where they meet again, all are waited for. */
    CHAIN_ROLE_ANY_ORDER = 5, /**< Its member steps are done as needed, in any order. */
    CHAIN_ROLE_SUBCHAIN = 6   /**< Another chain is run. */
} chain_step_role_id;

/** What a flow is. */
typedef enum chain_flow_role_id {
    CHAIN_ROLE_FLOW = 0,    /**< The client's path goes on. */
    CHAIN_ROLE_HANDOFF = 1, /**< The path goes on to another actor, with care data. */
    CHAIN_ROLE_MESSAGE = 2, /**< Information passes; the path does not move. */
    CHAIN_ROLE_MEMBER = 3   /**< From an any-order group to a member, or from a member onwards: implied, not written. */
} chain_flow_role_id;

/** Words for people. An object may have several of one kind, in several languages. */
typedef enum chain_text_kind {
    CHAIN_TEXT_TITLE = 1,       /**< Title of a document or source. */
    CHAIN_TEXT_NAME = 2,        /**< What professionals call it. */
    CHAIN_TEXT_ALIAS = 3,       /**< Another name for the same thing. */
    CHAIN_TEXT_CLIENT_NAME = 4, /**< Plain words for the client view. */
    CHAIN_TEXT_DESCRIPTION = 5, /**< Longer explanation. */
    CHAIN_TEXT_CONDITION = 6,   /**< When a flow out of a branch is taken. */
    CHAIN_TEXT_CRITERIA = 7,    /**< Who may be handed over, on what grounds. */
    CHAIN_TEXT_NOTE = 8,        /**< A remark of the authors. */
    CHAIN_TEXT_WORDS = 9,       /**< The words of a decision, reason or timing rule. */
    CHAIN_TEXT_DEFINITION = 10, /**< What a metric counts. */
    CHAIN_TEXT_COUNT = 11
} chain_text_kind;

/** Fields: the attributes of chain XML. The numbers never change; which type has which: `chain list elements`. */
typedef enum chain_field {
    CHAIN_F_NONE = 0,
    CHAIN_F_ID = 1,
    CHAIN_F_SOURCE = 2,         /**< Where the fact comes from: "004:349". */
    CHAIN_F_PROVENANCE = 3,     /**< seed, published or assumption. */
    CHAIN_F_EVIDENCE = 4,       /**< measured, reported, estimated, assumed, unknown. */
    CHAIN_F_STATE = 5,
    CHAIN_F_REGION = 6,
    CHAIN_F_RULES = 7,
    CHAIN_F_VERSION = 8,
    CHAIN_F_LEVEL = 9,
    CHAIN_F_OBJECTIVES = 10,
    CHAIN_F_SUB_AREA = 11,
    CHAIN_F_OWNER = 12,
    CHAIN_F_GROUP = 13,
    CHAIN_F_APPROVED_BY = 14,
    CHAIN_F_APPROVED = 15,
    CHAIN_F_NEXT_REVIEW = 16,
    CHAIN_F_PUBLISHED = 17,
    CHAIN_F_FEEDBACK_ROUTE = 18,
    CHAIN_F_VALUE = 19,
    CHAIN_F_AREA = 20,
    CHAIN_F_DATE = 21,
    CHAIN_F_UNTIL = 22,
    CHAIN_F_FROM_DATE = 23,
    CHAIN_F_AGE_MIN = 24,
    CHAIN_F_AGE_MAX = 25,
    CHAIN_F_LANGUAGES = 26,
    CHAIN_F_SERVICE = 27,
    CHAIN_F_MULTI_NEED = 28,
    CHAIN_F_LONG_TERM = 29,
    CHAIN_F_SPECIAL_SUPPORT = 30,
    CHAIN_F_HREF = 31,
    CHAIN_F_KIND = 32,
    CHAIN_F_ORGANISATION = 33,
    CHAIN_F_SECTOR = 34,
    CHAIN_F_LANE = 35,
    CHAIN_F_CONTACT = 36,
    CHAIN_F_READERS = 37,
    CHAIN_F_ACTOR = 38,
    CHAIN_F_WITH = 39,
    CHAIN_F_CHANNEL = 40,
    CHAIN_F_TIER = 41,
    CHAIN_F_VISIBILITY = 42,
    CHAIN_F_PLANNED = 43,
    CHAIN_F_TYPICAL = 44,
    CHAIN_F_MAX = 45,
    CHAIN_F_COST = 46,
    CHAIN_F_NEEDS = 47,
    CHAIN_F_PRODUCES = 48,
    CHAIN_F_ASKS = 49,
    CHAIN_F_RECORDS = 50,
    CHAIN_F_IDENTIFIES = 51,
    CHAIN_F_RESPONSIBLE = 52,
    CHAIN_F_PHASE = 53,
    CHAIN_F_EVIDENCE_LEVEL = 54,
    CHAIN_F_CHAIN = 55,
    CHAIN_F_ENTRY = 56,
    CHAIN_F_REPEATS = 57,
    CHAIN_F_CLOCK = 58,
    CHAIN_F_COLUMN = 59,
    CHAIN_F_ROW = 60,
    CHAIN_F_FROM = 61,
    CHAIN_F_TO = 62,
    CHAIN_F_CARRIES = 63,
    CHAIN_F_CARRIER = 64,
    CHAIN_F_WITHIN = 65,
    CHAIN_F_ACKNOWLEDGE = 66,
    CHAIN_F_FEEDBACK = 67,
    CHAIN_F_FALLBACK = 68,
    CHAIN_F_CONSENT = 69,
    CHAIN_F_LANGUAGE = 70,
    CHAIN_F_SHARE = 71,
    CHAIN_F_DEFAULT = 72,
    CHAIN_F_EXIT = 73,
    CHAIN_F_OBJECTIVE = 74,
    CHAIN_F_STEP = 75,
    CHAIN_F_NUMERATOR = 76,
    CHAIN_F_DENOMINATOR = 77,
    CHAIN_F_BASE = 78,
    CHAIN_F_BASELINE = 79,
    CHAIN_F_TARGET = 80,
    CHAIN_F_UNIT = 81,
    CHAIN_F_MONTHS = 82,
    CHAIN_F_INSTRUCTION = 83,
    CHAIN_F_COUNT = 84,
    CHAIN_F_RULE = 85,
    CHAIN_F_SUBJECT = 86,
    CHAIN_F_HOURS = 87,
    CHAIN_F_AUTHENTICATION = 88,
    CHAIN_F_ANONYMOUS = 89,
    CHAIN_F_PROMISE = 90,
    CHAIN_F_CODE = 91,
    CHAIN_F_PRODUCER = 92,
    CHAIN_F_CLOCK_START = 93,
    CHAIN_F_CLOCK_END = 94,
    CHAIN_F_ITEM = 95,
    CHAIN_F_SYSTEM = 96,
    CHAIN_F_FORM = 97,
    CHAIN_F_CLASSIFICATION = 98,
    CHAIN_F_TRAINED = 99,
    CHAIN_F_NEEDED = 100,
    CHAIN_F_SUPERVISORS = 101,
    CHAIN_F_VOLUME = 102,
    CHAIN_F_RANK = 103,
    CHAIN_F_WITHIN_AREAS = 104,
    CHAIN_F_POPULATION = 105,
    CHAIN_F_ORGANISER = 106,
    CHAIN_F_FORCE = 107,
    CHAIN_F_CONFIRMED = 108,
    CHAIN_F_NEED = 109,
    CHAIN_F_SEGMENT = 110,
    CHAIN_F_EXCEPT = 111,       /**< Needs that a timing rule does not hold for. */
    CHAIN_F_EVENT_DAY = 112,    /**< Is the day of the event counted? */
    CHAIN_F_FIELD_COUNT = 113
} chain_field;

/** A place in a file: lines and columns count from 1, columns in Unicode code points; 0 = not known (built by a program). */
typedef struct chain_place {
    const char *file;     /**< Path as given, or NULL. */
    uint32_t line;        /**< First line of the element's start tag. */
    uint32_t column;      /**< First column. */
    uint32_t end_line;    /**< Line of the last character of the start tag. */
    uint32_t end_column;  /**< One past its column. */
} chain_place;

/**
 * A duration. Parts are kept apart because a month is no fixed number of days and a working day skips Saturdays, Sundays
 * and holidays.
 */
typedef struct chain_duration {
    int32_t months;    /**< Calendar months (a year is 12). */
    int32_t workdays;  /**< Working days. */
    int64_t minutes;   /**< Minutes, hours, calendar days and weeks. */
} chain_duration;

/** Frees a model and all that was borrowed from it. NULL is fine. */
CHAIN_API void chain_model_free(chain_model *model);

/** The root object: a CHAIN_CHAIN, CHAIN_REGION or CHAIN_RULES. */
CHAIN_API const chain_object *chain_model_root(const chain_model *model);
/** The path that the model was read from, or NULL when a program built it. */
CHAIN_API const char *chain_model_file(const chain_model *model);
/** How many objects of a type there are. They are numbered from 0. */
CHAIN_API size_t chain_model_count(const chain_model *model, chain_type type);
/** The object with a number, or NULL when there is none. */
CHAIN_API const chain_object *chain_model_at(const chain_model *model, chain_type type, size_t index);
/** The object with an id (in the file itself, its region and its rules), or NULL. */
CHAIN_API const chain_object *chain_model_find(const chain_model *model, const char *id);
/** Bytes that the model holds, for those who keep many. */
CHAIN_API size_t chain_model_bytes(const chain_model *model);
/** The language of texts that do not name one (xml:lang of the root), or CHAIN_LANG_NONE. */
CHAIN_API chain_lang chain_model_language(const chain_model *model);

/** The type of an object; CHAIN_TYPE_NONE for NULL. */
CHAIN_API chain_type chain_object_type(const chain_object *object);
/** The name of a type as in chain XML: "actor", "step"; NULL for an unknown number. */
CHAIN_API const char *chain_type_name(chain_type type);
/** Its number among those of its type. */
CHAIN_API size_t chain_object_index(const chain_object *object);
/** Its id, or NULL when it has none. */
CHAIN_API const char *chain_object_id(const chain_object *object);
/** Where it stands. All zero for objects that a program built. */
CHAIN_API chain_place chain_object_place(const chain_object *object);
/** The object that holds it, or NULL for the root. */
CHAIN_API const chain_object *chain_object_parent(const chain_object *object);
/** Its first child of a type (CHAIN_TYPE_NONE = any), or NULL. */
CHAIN_API const chain_object *chain_object_first(const chain_object *object, chain_type type);
/** The next child of the same parent and the given type, or NULL. */
CHAIN_API const chain_object *chain_object_next(const chain_object *object, chain_type type);

/**
 * A text in a language. Without one in that language: the document's own language, then Finnish, then English, then any.
 * @param object   any object
 * @param kind     which text
 * @param lang     wanted language
 * @param found    if not NULL, gets the language of the answer, so that a fallback can be marked
 * @return the text, or NULL when there is none in any language
 */
CHAIN_API const char *chain_object_text(const chain_object *object, chain_text_kind kind, chain_lang lang, chain_lang *found);

/** How many words a field holds: 0 when absent, more than 1 only for lists of kinds or references. */
CHAIN_API size_t chain_object_word_count(const chain_object *object, chain_field field);
/** The word with a position as it is written in a file (a kind's or an object's id, a date, a text), or NULL. */
CHAIN_API const char *chain_object_word(const chain_object *object, chain_field field, size_t position);
/** The first word of a field: all of it, unless it is a list. NULL when absent. */
CHAIN_API const char *chain_object_value(const chain_object *object, chain_field field);
/** A kind field (first of a list), 0 when absent. The table is that of the field. */
CHAIN_API int chain_object_kind(const chain_object *object, chain_field field);
/** The kind with a position in a list field, 0 when there is none. */
CHAIN_API int chain_object_kind_at(const chain_object *object, chain_field field, size_t position);
/** The object that a reference field names (first of a list), or NULL when absent or dangling. */
CHAIN_API const chain_object *chain_object_ref(const chain_object *object, chain_field field);
/** The object with a position in a list of references, or NULL when that one dangles. */
CHAIN_API const chain_object *chain_object_ref_at(const chain_object *object, chain_field field, size_t position);
/** A number. @return false when absent or not a number. */
CHAIN_API bool chain_object_number(const chain_object *object, chain_field field, double *number);
/** A share between 0 and 1, from "0.3", "30 %" or "27/90". @return false when absent or not a share. */
CHAIN_API bool chain_object_share(const chain_object *object, chain_field field, double *share);
/** A duration. @return false when absent or not a duration. */
CHAIN_API bool chain_object_duration(const chain_object *object, chain_field field, chain_duration *duration);
/** A date as yyyymmdd, 0 when absent or impossible. */
CHAIN_API int32_t chain_object_date(const chain_object *object, chain_field field);

/** What a step is. */
CHAIN_API chain_step_role_id chain_step_role(const chain_object *step);
/** What a flow is. */
CHAIN_API chain_flow_role_id chain_flow_role(const chain_object *flow);
/** How many flows and handoffs leave a step (messages are not counted). */
CHAIN_API size_t chain_step_out_count(const chain_object *step);
/** The outgoing flow with a position, in the order of the file. */
CHAIN_API const chain_object *chain_step_out(const chain_object *step, size_t position);
/** How many flows and handoffs arrive at a step. */
CHAIN_API size_t chain_step_in_count(const chain_object *step);
/** The incoming flow with a position, in the order of the file. */
CHAIN_API const chain_object *chain_step_in(const chain_object *step, size_t position);
/** Where a flow starts, or NULL when its reference dangles. */
CHAIN_API const chain_object *chain_flow_from(const chain_object *flow);
/** Where a flow ends, or NULL when its reference dangles. */
CHAIN_API const chain_object *chain_flow_to(const chain_object *flow);

/**
 * Reads a duration: ISO 8601 ("P3D", "PT20M", "P6M", "P1Y", "P2W") and, as our extension, working days ("P7WD").
 * @param text  what to read, not NULL
 * @param out   gets the duration, may be NULL
 * @return false when it is none, or negative
 */
CHAIN_API bool chain_duration_parse(const char *text, chain_duration *out);
/**
 * Minutes of a duration for comparing and drawing: a month as 30.44 days, a working day as 1.4 days, which is how many
 * calendar days go by per working day in a week. Only for durations without dates; rules count by the calendar.
 */
CHAIN_API double chain_duration_minutes(chain_duration duration);
/** Reads an ISO 8601 calendar date. @return yyyymmdd, or 0 when there is no such day. */
CHAIN_API int32_t chain_date_parse(const char *text);

#ifdef __cplusplus
}
#endif

#endif
