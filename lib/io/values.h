/* Values as people write them: dates of the Gregorian and the Japanese calendar, instants of form exports,
 * ages, consent. Full-width forms are taken throughout. */
#ifndef MI_IO_VALUES_H
#define MI_IO_VALUES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"

enum mi_reading {
    MI_READ_OK,
    MI_READ_BLANK, /* nothing, or a dash that stands for nothing */
    MI_READ_BAD,
    MI_READ_ERA_ENDED, /* a date that exists, in a year that its era did not live to see */
    MI_READ_SERIAL,    /* a date by its number in a spreadsheet: days since the end of 1899 */
    MI_READ_RANGE      /* a number beyond all reason */
};

/* 2021/01/29, 2021-1-29, 2021.1.29, 20210129, 2021年1月29日, 令和3年1月29日, 令和元年…, 令和三年一月二十九日,
 * R3.1.29, 令3・1・29, 44225 (a spreadsheet's number of the day); a weekday in brackets and a time behind it
 * are passed over. MI_READ_BAD: no such form, a date that does not exist, a date before its era.
 * MI_READ_ERA_ENDED: 昭和65年1月1日 is 1990-01-01; as MI_READ_OK. */
enum mi_reading mi_read_date(const char *text, struct mi_date *ret_date);

/* A date as above, with a time of day or without (then midnight): 2024/01/07 19:41:41, 2024/01/07 7:41:40
 * 午後 GMT+9, 2024/1/7 午後7:41, 2024-01-07T19:41:41Z, 19時41分, 45298.8206. Without a zone it is Tokyo's. */
enum mi_reading mi_read_instant(const char *text, int64_t *ret_instant);

/* 39, 39歳, 満39歳, 39.0: years. `*ret_band` is true, and `*ret_age` meaningless, for a range such as 30代,
 * 30～39歳, 60歳以上. MI_READ_RANGE: negative, or more than three digits; the caller judges the rest. */
enum mi_reading mi_read_age(const char *text, int *ret_age, bool *ret_band);

/* A whole number with a counter behind it, such as 2, 2名, ２人. */
enum mi_reading mi_read_count(const char *text, int *ret_count);

enum mi_consent { MI_CONSENT_BLANK, MI_CONSENT_GIVEN, MI_CONSENT_REFUSED, MI_CONSENT_UNCLEAR };
enum mi_consent mi_read_consent(const char *text);

#endif
