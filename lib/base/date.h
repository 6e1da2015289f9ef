/* Civil dates and instants of the programme's zone (Asia/Tokyo: +09:00, no summer time). No clock. */
#ifndef MI_BASE_DATE_H
#define MI_BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

struct mi_date {
    int year;  /* 1 to 9999 */
    int month; /* 1 to 12 */
    int day;   /* 1 to 31 */
};

enum { MI_DATE_TEXT = 11, MI_INSTANT_TEXT = 26, MI_TOKYO_OFFSET = 9 * 3600 };

bool mi_date_exists(struct mi_date date);

/* Days since 1970-01-01 in the proleptic Gregorian calendar, and back (Howard Hinnant, 2013,
 * days_from_civil). */
int64_t mi_date_to_days(struct mi_date date);
struct mi_date mi_date_from_days(int64_t days);

/* Reads exactly YYYY-MM-DD of a date that exists. */
bool mi_date_parse(const char *text, struct mi_date *ret_date);

/* Writes YYYY-MM-DD. */
void mi_date_format(struct mi_date date, char text[MI_DATE_TEXT]);

/* 0 is Sunday, 6 Saturday. */
int mi_date_weekday(struct mi_date date);

/* Whole years from `birth` to `on`; a birthday on 29 February is completed on 1 March of other years. */
int mi_date_age(struct mi_date birth, struct mi_date on);

/* The age on a day of somebody born on `birth` (YYYY-MM-DD), or `stated` where that is null. */
int64_t mi_age_on(const char *birth, struct mi_date on, int64_t stated);

/* The date in Tokyo at an instant (Unix seconds). */
struct mi_date mi_date_of_instant(int64_t instant);

/* Writes RFC 3339 with +09:00, as 2027-01-15T19:00:00+09:00. */
void mi_instant_format(int64_t instant, char text[MI_INSTANT_TEXT]);

/* Reads YYYY-MM-DD, or YYYY-MM-DD[T| ]HH:MM[:SS] with Z, +HH:MM, -HH:MM or nothing (Tokyo). */
bool mi_instant_parse(const char *text, int64_t *ret_instant);

#endif
