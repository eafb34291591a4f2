/*
 * Times between clock events, against the timing rules that are in force for the clients of a chain (gap analysis G7).
 *
 * Which day counts: the day that was asked for; else, for a chain as it is, the day of its latest status, or else of its approval,
 * because old care must not be judged by new limits; else today.
 *
 * Which rule holds: those in force on the day whose need, ages, languages and areas fit a client group of the chain and whose service
 * is that of the step where the clock stops. Of several with the same clock and force the strictest is told and the others that it
 * covers are set aside; law, recommendation, local target and practice are told apart, for breaking them is not the same.
 *
 * When things happen in a step: contact, lodging, arrival of a referral, the answer, the beginning of assessment or treatment, the
 * carrying out of a decision and discharge when it begins; the need established, the assessment done and the decision when it ends.
 * The clock runs from each step with the first event to the first step with the last event on every way.
 */
#ifndef CHAIN_ANALYSIS_TIMING_H
#define CHAIN_ANALYSIS_TIMING_H

#include "analysis/facts.h"
#include "analysis/span.h"

enum chain_breach {
    CHAIN_BREACH_NONE,
    CHAIN_BREACH_UNKNOWN,   /* parts of the time are not known, the known ones are within the limit */
    CHAIN_BREACH_DAY,       /* the longest time is over the limit when counted from some days */
    CHAIN_BREACH_WORST,     /* the longest time is over the limit */
    CHAIN_BREACH_TYPICAL,   /* the usual time is, on some way or in some area */
    CHAIN_BREACH_ALWAYS     /* even the shortest time is */
};

enum chain_day_basis { CHAIN_DAY_GIVEN, CHAIN_DAY_STATUS, CHAIN_DAY_APPROVED, CHAIN_DAY_TODAY };

struct chain_verdict {
    const struct chain_timing_rule *rule;
    const struct chain_object *subject;    /* the step where the clock stops, or what a measured time stands on */
    const struct chain_object *start;      /* the step where it starts; NULL when none leads here, or for a measured time */
    const struct chain_object *const *areas; /* where it is so; none = everywhere, or not told by area */
    uint32_t area_count;
    struct chain_span span;
    int64_t age_min, age_max;              /* of the clients in question; -1 = open */
    uint32_t set_aside;                    /* rules that this one stands for */
    uint8_t breach;                        /* enum chain_breach */
    bool splits;                           /* the rule holds for only some of a client group's ages */
    bool no_start;                         /* no step with the first event leads here */
    bool measured;                         /* from a <time> with these very clocks */
};

struct chain_rule_pair {
    const struct chain_timing_rule *one, *other;
};

struct chain_timing {
    struct chain_verdict *verdicts;
    size_t verdict_count;
    struct chain_rule_pair *conflicts; /* equally strong, for the same clients, and yet different */
    size_t conflict_count;
    const struct chain_object **eventless; /* rules in force whose service is in the chain, while an event of theirs is not */
    size_t eventless_count;
    int32_t as_of;
    uint8_t basis;     /* enum chain_day_basis */
    bool undecided;    /* too many ways and areas: some verdicts are unknown for that reason */
};

/* False without memory. The arena keeps it. given: yyyymmdd or 0; today: yyyymmdd. */
bool chain_timing_find(struct chain_timing *timing, struct chain_arena *arena, const struct chain_facts *facts, int32_t given,
                       int32_t today);
/* Does the rule set a limit between two events? */
bool chain_timing_rule_has_limit(const struct chain_timing_rule *rule, chain_duration *limit);

#endif
