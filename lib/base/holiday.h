/* Public holidays of Japan, computed from the law: 国民の祝日に関する法律 (1948, with its amendments of 1966,
 * 1973, 1985, 1989, 1995, 1998, 2001, 2005, 2014, 2017, 2018 and 2020) and the laws that made single days
 * holidays. */
#ifndef MI_BASE_HOLIDAY_H
#define MI_BASE_HOLIDAY_H

#include "base/date.h"

enum { MI_HOLIDAY_FIRST_YEAR = 1949, MI_HOLIDAY_LAST_YEAR = 2150 };

/* What the holiday on `date` is called, such as "成人の日"; "休日" for a day that is free because a holiday
 * falls on a Sunday, or because it lies between two holidays. Null: no holiday, or a year out of the range
 * above. Static.
 *
 * Equinoxes are by the usual formula (暦計算研究会編『新こよみ便利帳』, 1991, of the hydrographic
 * department's ephemerides); the day that counts is the one announced in the official gazette in the February
 * before, which so far has always been the computed one. Of the years to come the law as it stands is taken.
 */
const char *mi_holiday_name(struct mi_date date);

#endif
