/* Numbers, shares, dates and durations as chain files write them. No locale is asked. */
#ifndef CHAIN_BASE_VALUE_H
#define CHAIN_BASE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A decimal number: "12", "-0.5". No exponent, no infinity, at most 15 digits. */
bool chain_number_read(const char *text, double *number);
/* A whole number from 0 to 1 000 000 000. */
bool chain_count_read(const char *text, int64_t *count);
/* "0.3", "30 %", "30%", "27/90": the share as 0..1; what is over 1 is read, so that a rule can say so. */
bool chain_share_read(const char *text, double *share);
/* The share's base N of "27/90", or 0. */
int64_t chain_share_base(const char *text);
/* yyyy-mm-dd as yyyymmdd, or 0 when there is no such day. */
int32_t chain_date_read(const char *text);
/* Today in UTC as yyyymmdd, 0 without a clock. */
int32_t chain_date_today(void);
/* Days since 1970-01-01 of a yyyymmdd. */
int64_t chain_date_days(int32_t date);

/* A well-formed language tag in the sense of RFC 5646, not looked up: 2 to 8 letters, then parts of 1 to 8 letters or digits. */
bool chain_language_tag_read(const char *bytes, size_t length);

enum chain_duration_result {
    CHAIN_DURATION_OK,
    CHAIN_DURATION_BAD,
    CHAIN_DURATION_NEGATIVE
};

/* ISO 8601 without fractions, and nWD for working days. The parts are added to *months, *workdays, *minutes. */
enum chain_duration_result chain_duration_read(const char *text, int32_t *months, int32_t *workdays, int64_t *minutes);

#endif
