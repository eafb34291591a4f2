/**
 * @file
 * The vocabulary: kinds of steps, actors, handoffs, channels, gaps ... with their ids, words and traits.
 *
 * Each table of kinds has an enum here. A kind is an int: 1, 2 ... chain_kind_count(table); 0 means absent.
 * The numbers are never changed or used again; new kinds are added at the end.
 *
 * @code
 * int kind = chain_kind_find(CHAIN_KINDS_STEP, "triage", 6); // CHAIN_STEP_TRIAGE
 * const char *words = chain_kind_label(CHAIN_KINDS_STEP, kind, CHAIN_LANG_FI); // "hoidon tarpeen arviointi"
 * bool meets = chain_kind_has(CHAIN_KINDS_STEP, kind, CHAIN_TRAIT_ENCOUNTER); // true
 * @endcode
 *
 * Everything is constant: the strings live as long as the program, and any number of threads may ask at once.
 */
#ifndef CHAIN_KINDS_H
#define CHAIN_KINDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "chain/export.h"

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Languages of words for people. The numbers never change. The table CHAIN_KINDS_LANGUAGE (languages of
 * service) has the same codes but other numbers.
 */
typedef enum chain_lang {
    CHAIN_LANG_NONE = 0, /**< No language, or an unknown one. */
    CHAIN_LANG_EN = 1,   /**< English. */
    CHAIN_LANG_FI = 2,   /**< Finnish. */
    CHAIN_LANG_SV = 3,   /**< Swedish. */
    CHAIN_LANG_SE = 4,   /**< Northern Sámi. */
    CHAIN_LANG_SMN = 5,  /**< Inari Sámi. */
    CHAIN_LANG_SMS = 6,  /**< Skolt Sámi. */
    CHAIN_LANG_NO = 7,   /**< Norwegian. */
    CHAIN_LANG_COUNT = 8 /**< One past the last language. */
} chain_lang;

/** The tables of kinds. The numbers never change. */
typedef enum chain_kinds {
    CHAIN_KINDS_NONE = 0,               /**< No table. */
    CHAIN_KINDS_STEP = 1,               /**< enum chain_step_kind */
    CHAIN_KINDS_ACTOR = 2,              /**< enum chain_actor_kind */
    CHAIN_KINDS_SECTOR = 3,             /**< enum chain_sector_kind */
    CHAIN_KINDS_LEVEL = 4,              /**< enum chain_level_kind */
    CHAIN_KINDS_HANDOFF = 5,            /**< enum chain_handoff_kind */
    CHAIN_KINDS_CHANNEL = 6,            /**< enum chain_channel_kind */
    CHAIN_KINDS_ITEM = 7,               /**< enum chain_item_kind */
    CHAIN_KINDS_STATUS = 8,             /**< enum chain_status_kind */
    CHAIN_KINDS_AVAILABILITY = 9,       /**< enum chain_availability_kind */
    CHAIN_KINDS_EVIDENCE = 10,          /**< enum chain_evidence_kind */
    CHAIN_KINDS_EVIDENCE_LEVEL = 11,    /**< enum chain_evidence_level_kind */
    CHAIN_KINDS_PROVENANCE = 12,        /**< enum chain_provenance_kind */
    CHAIN_KINDS_TIER = 13,              /**< enum chain_tier_kind */
    CHAIN_KINDS_VISIBILITY = 14,        /**< enum chain_visibility_kind */
    CHAIN_KINDS_END = 15,               /**< enum chain_end_kind */
    CHAIN_KINDS_GAP = 16,               /**< enum chain_gap_kind */
    CHAIN_KINDS_OBJECTIVE = 17,         /**< enum chain_objective_kind */
    CHAIN_KINDS_SUB_AREA = 18,          /**< enum chain_sub_area_kind */
    CHAIN_KINDS_LANGUAGE_LEVEL = 19,    /**< enum chain_language_level_kind */
    CHAIN_KINDS_STATE = 20,             /**< enum chain_state_kind */
    CHAIN_KINDS_DESCRIPTION_LEVEL = 21, /**< enum chain_description_level_kind */
    CHAIN_KINDS_AREA = 22,              /**< enum chain_area_kind */
    CHAIN_KINDS_FORCE = 23,             /**< enum chain_force_kind */
    CHAIN_KINDS_AUTHENTICATION = 24,    /**< enum chain_authentication_kind */
    CHAIN_KINDS_CLOCK = 25,             /**< enum chain_clock_kind */
    CHAIN_KINDS_LANGUAGE = 26,          /**< enum chain_language_kind */
    CHAIN_KINDS_RECORD_FORM = 27,       /**< enum chain_record_form_kind */
    CHAIN_KINDS_YES_NO = 28,            /**< enum chain_yes_no_kind */
    CHAIN_KINDS_COUNT = 29              /**< One past the last table. */
} chain_kinds;

/** What is true of a kind. Bits; those of different tables do not overlap. */
enum chain_trait {
    CHAIN_TRAIT_CLIENT_SEES = 1 << 0,      /**< Step: the client meets it, unless the step says otherwise. */
    CHAIN_TRAIT_CLIENT_ACTS = 1 << 1,      /**< Step: the client does it. */
    CHAIN_TRAIT_ENCOUNTER = 1 << 2,        /**< Step: client and professional meet; counts as a contact. */
    CHAIN_TRAIT_HELP = 1 << 3,             /**< Step: the help that the client came for. */
    CHAIN_TRAIT_ASSESSMENT = 1 << 4,       /**< Step: assesses, plans or records; double work if twice. */
    CHAIN_TRAIT_WAIT = 1 << 5,             /**< Step: nothing happens but time passes. */
    CHAIN_TRAIT_PLAN = 1 << 6,             /**< Step: makes a plan. */
    CHAIN_TRAIT_RESPONSIBILITY = 1 << 7,   /**< Handoff: passes responsibility, or the receiver must act. */
    CHAIN_TRAIT_BRIDGE = 1 << 8,           /**< Handoff: bridges the boundary of organisations or sectors. */
    CHAIN_TRAIT_BACK = 1 << 9,             /**< Handoff: goes back to the one who sent or asked. */
    CHAIN_TRAIT_INFORMATION = 1 << 10,     /**< Handoff: brings information, not left to the client. */
    CHAIN_TRAIT_REMOTE = 1 << 11,          /**< Channel: nobody needs to travel. */
    CHAIN_TRAIT_DIGITAL = 1 << 12,         /**< Channel: needs the net. */
    CHAIN_TRAIT_CLIENT_VISIBLE = 1 << 13,  /**< Channel: the client meets it. */
    CHAIN_TRAIT_STRONG_AUTH = 1 << 14,     /**< Channel: needs strong authentication. */
    CHAIN_TRAIT_ANONYMOUS = 1 << 15,       /**< Channel: can be used without telling who one is. */
    CHAIN_TRAIT_CLIENT_SIDE = 1 << 16,     /**< Actor: the client or a near one. */
    CHAIN_TRAIT_PROFESSIONAL = 1 << 17,    /**< Actor: a person or body on the side of the services. */
    CHAIN_TRAIT_SYSTEM = 1 << 18,          /**< Actor: an information system. */
    CHAIN_TRAIT_IN_USE = 1 << 19           /**< Status: the model is in use. */
};

/** What happens in a step. */
enum chain_step_kind {
    CHAIN_STEP_NEED = 1, CHAIN_STEP_CONTACT = 2, CHAIN_STEP_RECALL = 3, CHAIN_STEP_IDENTIFY = 4,
    CHAIN_STEP_OUTREACH = 5, CHAIN_STEP_ADVICE = 6, CHAIN_STEP_SELF_ASSESS = 7, CHAIN_STEP_SELF_CARE = 8,
    CHAIN_STEP_TRIAGE = 9, CHAIN_STEP_NEED_ASSESSMENT = 10, CHAIN_STEP_FUNCTION_ASSESSMENT = 11,
    CHAIN_STEP_EXAMINE = 12, CHAIN_STEP_CONSULT = 13, CHAIN_STEP_MEETING = 14, CHAIN_STEP_PLAN = 15,
    CHAIN_STEP_DECIDE = 16, CHAIN_STEP_BRANCH = 17, CHAIN_STEP_PARALLEL = 18, CHAIN_STEP_TREAT = 19,
    CHAIN_STEP_INTERVENTION = 20, CHAIN_STEP_REHAB = 21, CHAIN_STEP_SUPPORT = 22, CHAIN_STEP_HOME_VISIT = 23,
    CHAIN_STEP_GROUP = 24, CHAIN_STEP_INPATIENT = 25, CHAIN_STEP_DISCHARGE = 26, CHAIN_STEP_DISPENSE = 27,
    CHAIN_STEP_NOTIFY = 28, CHAIN_STEP_WAIT = 29, CHAIN_STEP_FOLLOWUP = 30, CHAIN_STEP_REVIEW = 31,
    CHAIN_STEP_RECORD = 32, CHAIN_STEP_MEASURE = 33, CHAIN_STEP_CLOSE = 34, CHAIN_STEP_SUBCHAIN = 35
};

/** Who acts. */
enum chain_actor_kind {
    CHAIN_ACTOR_CLIENT = 1, CHAIN_ACTOR_RELATIVE = 2, CHAIN_ACTOR_PEER = 3, CHAIN_ACTOR_NURSE = 4,
    CHAIN_ACTOR_PUBLIC_HEALTH_NURSE = 5, CHAIN_ACTOR_PHYSICIAN = 6, CHAIN_ACTOR_OWN_PHYSICIAN = 7,
    CHAIN_ACTOR_OWN_NURSE = 8, CHAIN_ACTOR_PSYCH_NURSE = 9, CHAIN_ACTOR_PHYSIOTHERAPIST = 10,
    CHAIN_ACTOR_DENTIST = 11, CHAIN_ACTOR_DENTAL_HYGIENIST = 12, CHAIN_ACTOR_DENTAL_NURSE = 13,
    CHAIN_ACTOR_PSYCHOLOGIST = 14, CHAIN_ACTOR_SCHOOL_SOCIAL_WORKER = 15, CHAIN_ACTOR_THERAPIST = 16,
    CHAIN_ACTOR_THERAPY_COORDINATOR = 17, CHAIN_ACTOR_SOCIAL_WORKER = 18, CHAIN_ACTOR_SOCIAL_COUNSELLOR = 19,
    CHAIN_ACTOR_OWN_WORKER = 20, CHAIN_ACTOR_SERVICE_COUNSELLOR = 21, CHAIN_ACTOR_COORDINATOR = 22,
    CHAIN_ACTOR_HOME_CARE = 23, CHAIN_ACTOR_WARD_NURSE = 24, CHAIN_ACTOR_DISCHARGE_NURSE = 25,
    CHAIN_ACTOR_RAI_COORDINATOR = 26, CHAIN_ACTOR_FAMILY_WORKER = 27, CHAIN_ACTOR_FC_COORDINATOR = 28,
    CHAIN_ACTOR_TEACHER = 29, CHAIN_ACTOR_EARLY_EDUCATOR = 30, CHAIN_ACTOR_YOUTH_WORKER = 31,
    CHAIN_ACTOR_EMPLOYMENT_EXPERT = 32, CHAIN_ACTOR_KELA = 33, CHAIN_ACTOR_NGO = 34, CHAIN_ACTOR_PARISH = 35,
    CHAIN_ACTOR_INTERPRETER = 36, CHAIN_ACTOR_AUTHORITY = 37, CHAIN_ACTOR_SYSTEM = 38,
    CHAIN_ACTOR_PRIVATE_PRODUCER = 39, CHAIN_ACTOR_CROSS_BORDER_PROVIDER = 40
};

/** Which service sector an actor belongs to, for finding silos. */
enum chain_sector_kind {
    CHAIN_SECTOR_HEALTH_BASIC = 1, CHAIN_SECTOR_HEALTH_SPECIAL = 2, CHAIN_SECTOR_SOCIAL = 3,
    CHAIN_SECTOR_MENTAL_SUBSTANCE = 4, CHAIN_SECTOR_EDUCATION = 5, CHAIN_SECTOR_EMPLOYMENT = 6,
    CHAIN_SECTOR_BENEFITS = 7, CHAIN_SECTOR_THIRD_SECTOR = 8, CHAIN_SECTOR_PRIVATE = 9,
    CHAIN_SECTOR_CROSS_BORDER = 10, CHAIN_SECTOR_CLIENT = 11
};

/** Level of the services, the vertical axis of integration. */
enum chain_level_kind {
    CHAIN_LEVEL_BASIC = 1, CHAIN_LEVEL_SPECIAL = 2, CHAIN_LEVEL_DEMANDING = 3
};

/** How responsibility or information passes between actors. */
enum chain_handoff_kind {
    CHAIN_HANDOFF_CONTACT = 1, CHAIN_HANDOFF_REFERRAL = 2, CHAIN_HANDOFF_NURSE_REFERRAL = 3,
    CHAIN_HANDOFF_DIRECT_BOOKING = 4, CHAIN_HANDOFF_WARM = 5, CHAIN_HANDOFF_GUIDANCE = 6,
    CHAIN_HANDOFF_CONSULT_REQUEST = 7, CHAIN_HANDOFF_CONSULT_ANSWER = 8, CHAIN_HANDOFF_NOTIFICATION = 9,
    CHAIN_HANDOFF_CONTACT_WITH_CONSENT = 10, CHAIN_HANDOFF_DISCHARGE_NOTICE = 11, CHAIN_HANDOFF_SUMMARY = 12,
    CHAIN_HANDOFF_FEEDBACK = 13, CHAIN_HANDOFF_SHARED_RECORD = 14, CHAIN_HANDOFF_JOINT_PLAN = 15,
    CHAIN_HANDOFF_JOINT_MEETING = 16, CHAIN_HANDOFF_PURCHASE = 17, CHAIN_HANDOFF_CLIENT_CARRIED = 18,
    CHAIN_HANDOFF_NONE = 19
};

/** By which channel. */
enum chain_channel_kind {
    CHAIN_CHANNEL_PLACE = 1, CHAIN_CHANNEL_PHONE = 2, CHAIN_CHANNEL_CALLBACK = 3,
    CHAIN_CHANNEL_PHONE_24_7 = 4, CHAIN_CHANNEL_CHAT = 5, CHAIN_CHANNEL_BOT = 6, CHAIN_CHANNEL_FORM_ANON = 7,
    CHAIN_CHANNEL_FORM_AUTH = 8, CHAIN_CHANNEL_PORTAL = 9, CHAIN_CHANNEL_SELF_SERVICE = 10,
    CHAIN_CHANNEL_VIDEO = 11, CHAIN_CHANNEL_WEB = 12, CHAIN_CHANNEL_PAPER_FORM = 13,
    CHAIN_CHANNEL_LETTER = 14, CHAIN_CHANNEL_HOME = 15, CHAIN_CHANNEL_OUTREACH_PLACE = 16,
    CHAIN_CHANNEL_WALK_IN = 17, CHAIN_CHANNEL_GROUP_PLACE = 18, CHAIN_CHANNEL_GROUP_REMOTE = 19,
    CHAIN_CHANNEL_SCHOOL = 20, CHAIN_CHANNEL_E_REFERRAL = 21, CHAIN_CHANNEL_REMOTE_CONSULT = 22
};

/** Items of information. */
enum chain_item_kind {
    CHAIN_ITEM_CONTACT_REASON = 1, CHAIN_ITEM_LANGUAGE = 2, CHAIN_ITEM_CONSENT = 3,
    CHAIN_ITEM_TRIAGE_RESULT = 4, CHAIN_ITEM_QUESTIONNAIRE = 5, CHAIN_ITEM_ASSESSMENT_SERVICE = 6,
    CHAIN_ITEM_ASSESSMENT_RAI = 7, CHAIN_ITEM_ASSESSMENT_WORK = 8, CHAIN_ITEM_CLIENT_PLAN = 9,
    CHAIN_ITEM_CARE_PLAN = 10, CHAIN_ITEM_REHAB_PLAN = 11, CHAIN_ITEM_MULTI_PLAN = 12,
    CHAIN_ITEM_DECISION_DOC = 13, CHAIN_ITEM_REFERRAL_DOC = 14, CHAIN_ITEM_MED_LIST = 15,
    CHAIN_ITEM_EPICRISIS = 16, CHAIN_ITEM_NURSING_SUMMARY = 17, CHAIN_ITEM_FUNCTION_STATUS = 18,
    CHAIN_ITEM_HOME_SITUATION = 19, CHAIN_ITEM_AID_NEED = 20, CHAIN_ITEM_GOAL_CLIENT = 21,
    CHAIN_ITEM_RESPONSIBLE = 22, CHAIN_ITEM_RISK = 23, CHAIN_ITEM_FOLLOWUP_DATE = 24,
    CHAIN_ITEM_FEEDBACK_DOC = 25, CHAIN_ITEM_STATISTICS = 26, CHAIN_ITEM_INVOICE = 27
};

/** Life cycle of a model in an area. */
enum chain_status_kind {
    CHAIN_STATUS_IDEA = 1, CHAIN_STATUS_SELECTED = 2, CHAIN_STATUS_BASELINE = 3, CHAIN_STATUS_DRAFTED = 4,
    CHAIN_STATUS_DESCRIBED = 5, CHAIN_STATUS_PILOTING = 6, CHAIN_STATUS_ADOPTED = 7,
    CHAIN_STATUS_ESTABLISHED = 8, CHAIN_STATUS_UPDATE_DUE = 9, CHAIN_STATUS_STALLED = 10,
    CHAIN_STATUS_NOT_KEPT = 11, CHAIN_STATUS_WITHDRAWN = 12
};

/** Is a step available in an area. */
enum chain_availability_kind {
    CHAIN_AVAILABILITY_AVAILABLE = 1, CHAIN_AVAILABILITY_LIMITED = 2, CHAIN_AVAILABILITY_BOUGHT = 3,
    CHAIN_AVAILABILITY_SHARED = 4, CHAIN_AVAILABILITY_PLANNED = 5, CHAIN_AVAILABILITY_NONE = 6,
    CHAIN_AVAILABILITY_UNKNOWN = 7
};

/** Evidence state of a fact. */
enum chain_evidence_kind {
    CHAIN_EVIDENCE_MEASURED = 1, CHAIN_EVIDENCE_REPORTED = 2, CHAIN_EVIDENCE_ESTIMATED = 3,
    CHAIN_EVIDENCE_ASSUMED = 4, CHAIN_EVIDENCE_UNKNOWN = 5
};

/** How well a method is known to work. */
enum chain_evidence_level_kind {
    CHAIN_EVIDENCE_LEVEL_STRONG = 1, CHAIN_EVIDENCE_LEVEL_MODERATE = 2, CHAIN_EVIDENCE_LEVEL_WEAK = 3,
    CHAIN_EVIDENCE_LEVEL_UNKNOWN = 4, CHAIN_EVIDENCE_LEVEL_CONTRA = 5
};

/** Where a fact comes from. */
enum chain_provenance_kind {
    CHAIN_PROVENANCE_SEED = 1, CHAIN_PROVENANCE_PUBLISHED = 2, CHAIN_PROVENANCE_ASSUMPTION = 3
};

/** Weight of the service, for the prevention share. */
enum chain_tier_kind {
    CHAIN_TIER_UNIVERSAL = 1, CHAIN_TIER_EARLY = 2, CHAIN_TIER_BASIC = 3, CHAIN_TIER_SPECIAL = 4,
    CHAIN_TIER_HEAVY = 5
};

/** Where a step stands for the client (service blueprint). */
enum chain_visibility_kind {
    CHAIN_VISIBILITY_CLIENT_ACTION = 1, CHAIN_VISIBILITY_FRONTSTAGE = 2, CHAIN_VISIBILITY_BACKSTAGE = 3,
    CHAIN_VISIBILITY_SUPPORT = 4
};

/** How a chain ends. */
enum chain_end_kind {
    CHAIN_END_RESOLVED = 1, CHAIN_END_REFERRED_OUT = 2, CHAIN_END_DROPOUT = 3, CHAIN_END_OTHER = 4
};

/** Kinds of gaps. */
enum chain_gap_kind {
    CHAIN_GAP_SILO = 1, CHAIN_GAP_NO_REFERRAL_PRACTICE = 2, CHAIN_GAP_LOST_HANDOFF = 3,
    CHAIN_GAP_INFO_GAP = 4, CHAIN_GAP_REPEAT_TELLING = 5, CHAIN_GAP_DUPLICATE = 6, CHAIN_GAP_RECORDING = 7,
    CHAIN_GAP_ACCESS_AREA = 8, CHAIN_GAP_ACCESS_CHANNEL = 9, CHAIN_GAP_LANGUAGE = 10, CHAIN_GAP_TIMING = 11,
    CHAIN_GAP_TIMING_UNKNOWN = 12, CHAIN_GAP_PLAN_MISSING = 13, CHAIN_GAP_NEED_UNRECOGNISED = 14,
    CHAIN_GAP_TOO_MANY_CONTACTS = 15, CHAIN_GAP_METRIC_MISSING = 16, CHAIN_GAP_OUTCOME_UNACCOUNTED = 17,
    CHAIN_GAP_NOT_IMPLEMENTED = 18, CHAIN_GAP_PRACTICE_VARIATION = 19, CHAIN_GAP_ROLES_UNCLEAR = 20,
    CHAIN_GAP_COMPETENCE = 21, CHAIN_GAP_CAPACITY = 22, CHAIN_GAP_EVIDENCE = 23,
    CHAIN_GAP_PREVENTION_LOW = 24, CHAIN_GAP_GOVERNANCE = 25, CHAIN_GAP_DEPENDENCY = 26,
    CHAIN_GAP_VIEW_MISMATCH = 27, CHAIN_GAP_STRUCTURE = 28, CHAIN_GAP_NOT_ASSESSABLE = 29
};

/** Objectives, the keys of reports. */
enum chain_objective_kind {
    CHAIN_OBJECTIVE_OBJ1 = 1, CHAIN_OBJECTIVE_OBJ2 = 2, CHAIN_OBJECTIVE_OBJ3 = 3, CHAIN_OBJECTIVE_OBJ4 = 4,
    CHAIN_OBJECTIVE_OBJ5 = 5
};

/** Sub-areas within an objective. */
enum chain_sub_area_kind {
    CHAIN_SUB_AREA_SOTE_CENTRE = 1, CHAIN_SUB_AREA_CHILDREN_FAMILIES = 2, CHAIN_SUB_AREA_SAMI = 3,
    CHAIN_SUB_AREA_ELDERLY = 4, CHAIN_SUB_AREA_DIGITAL = 5
};

/** How well a step serves in a language, best first. */
enum chain_language_level_kind {
    CHAIN_LANGUAGE_LEVEL_WORKER = 1, CHAIN_LANGUAGE_LEVEL_WORKER_REMOTE = 2,
    CHAIN_LANGUAGE_LEVEL_INTERPRETER = 3, CHAIN_LANGUAGE_LEVEL_MATERIAL = 4, CHAIN_LANGUAGE_LEVEL_NONE = 5
};

/** Does the model tell how things are or how they shall be. */
enum chain_state_kind {
    CHAIN_STATE_AS_IS = 1, CHAIN_STATE_TO_BE = 2
};

/** Description level of JHS 152; ids are L1 to L4. */
enum chain_description_level_kind {
    CHAIN_DESCRIPTION_LEVEL_L1 = 1, CHAIN_DESCRIPTION_LEVEL_L2 = 2, CHAIN_DESCRIPTION_LEVEL_L3 = 3,
    CHAIN_DESCRIPTION_LEVEL_L4 = 4
};

/** Kinds of areas, from small to large. */
enum chain_area_kind {
    CHAIN_AREA_MUNICIPALITY = 1, CHAIN_AREA_SERVICE_AREA = 2, CHAIN_AREA_HOSPITAL_DISTRICT = 3,
    CHAIN_AREA_COUNTY = 4, CHAIN_AREA_COLLABORATIVE_AREA = 5, CHAIN_AREA_COUNTRY = 6
};

/** How binding a timing rule is. */
enum chain_force_kind {
    CHAIN_FORCE_STATUTE = 1, CHAIN_FORCE_GUIDELINE = 2, CHAIN_FORCE_LOCAL_TARGET = 3, CHAIN_FORCE_PRACTICE = 4
};

/** How surely a channel identifies the client. */
enum chain_authentication_kind {
    CHAIN_AUTHENTICATION_NONE = 1, CHAIN_AUTHENTICATION_WEAK = 2, CHAIN_AUTHENTICATION_STRONG = 3
};

/** Events that start or end the clock of a timing rule. */
enum chain_clock_kind {
    CHAIN_CLOCK_CONTACT = 1, CHAIN_CLOCK_VIREILLETULO = 2, CHAIN_CLOCK_REFERRAL_ARRIVED = 3,
    CHAIN_CLOCK_NEED_ESTABLISHED = 4, CHAIN_CLOCK_ASSESSMENT_DONE = 5, CHAIN_CLOCK_DECISION = 6,
    CHAIN_CLOCK_DISCHARGE = 7, CHAIN_CLOCK_CONTACT_MADE = 8, CHAIN_CLOCK_ASSESSMENT_STARTED = 9,
    CHAIN_CLOCK_FIRST_TREATMENT = 10, CHAIN_CLOCK_DECISION_EXECUTED = 11
};

/** Languages of service. */
enum chain_language_kind {
    CHAIN_LANGUAGE_FI = 1, CHAIN_LANGUAGE_SV = 2, CHAIN_LANGUAGE_SE = 3, CHAIN_LANGUAGE_SMN = 4,
    CHAIN_LANGUAGE_SMS = 5, CHAIN_LANGUAGE_NO = 6, CHAIN_LANGUAGE_EN = 7
};

/** Form in which an item is recorded. */
enum chain_record_form_kind {
    CHAIN_RECORD_FORM_STRUCTURED = 1, CHAIN_RECORD_FORM_TEXT = 2, CHAIN_RECORD_FORM_CODE = 3
};

/** Answer to a yes-or-no question, where not knowing is an answer too. */
enum chain_yes_no_kind {
    CHAIN_YES_NO_YES = 1, CHAIN_YES_NO_NO = 2, CHAIN_YES_NO_UNKNOWN = 3
};

/**
 * The language of a code.
 * @param code  "en", "fi", "sv", "se", "smn", "sms" or "no", exactly; NULL is fine
 * @return CHAIN_LANG_NONE for any other
 */
CHAIN_API chain_lang chain_lang_from_code(const char *code);
/** The code of a language: "fi". NULL for CHAIN_LANG_NONE and unknown numbers. */
CHAIN_API const char *chain_lang_code(chain_lang lang);

/** The name of a table: "step", "evidence-level". NULL for an unknown number. */
CHAIN_API const char *chain_kinds_name(chain_kinds table);
/** The table with a name, CHAIN_KINDS_NONE when there is none. NULL is fine. */
CHAIN_API chain_kinds chain_kinds_from_name(const char *name);

/** How many kinds a table has: they are 1 ... count. 0 for an unknown table. */
CHAIN_API int chain_kind_count(chain_kinds table);
/** The id of a kind, as in files: "need-assessment". NULL when there is no such kind. */
CHAIN_API const char *chain_kind_id(chain_kinds table, int kind);
/**
 * The kind with an id.
 * @param table  which table
 * @param id     the id, not necessarily ended by a zero byte; NULL is fine
 * @param len    its length in bytes
 * @return the kind, 0 when there is none
 */
CHAIN_API int chain_kind_find(chain_kinds table, const char *id, size_t len);
/**
 * The known id nearest to a mistyped one, for "did you mean". A slip is a letter too many, too few or wrong,
 * or two neighbours swapped; two are forgiven, in a long word one for three letters.
 * @param table  which table
 * @param id     what was typed; NULL is fine
 * @param len    its length in bytes
 * @return an id of the table (of equally near ones the first), NULL when none is near
 */
CHAIN_API const char *chain_kind_nearest(chain_kinds table, const char *id, size_t len);
/**
 * Short words for a kind, for a picture or within a sentence.
 * English, Finnish and Swedish exist for each kind.
 * @return NULL when there are none in that language, or no such kind
 */
CHAIN_API const char *chain_kind_label(chain_kinds table, int kind, chain_lang lang);
/** What a kind means: one line of English. Never NULL; "" when there is no such kind. */
CHAIN_API const char *chain_kind_definition(chain_kinds table, int kind);
/** Where a kind comes from: a law, a standard, a line of the source documents. May be NULL. */
CHAIN_API const char *chain_kind_source(chain_kinds table, int kind);
/**
 * Whether a kind has a trait.
 * @param table  which table
 * @param kind   which kind
 * @param trait  one or more of enum chain_trait
 * @return true when it has all of them; false when there is no such kind or no trait is asked for
 */
CHAIN_API bool chain_kind_has(chain_kinds table, int kind, uint32_t trait);

#ifdef __cplusplus
}
#endif

#endif
