/* Public holidays of Japan. A rule is a row: from which year to which, and on which day or Monday. */
#include "base/holiday.h"

#include <stddef.h>

enum { FOREVER = 9999, SUNDAY = 0, MONDAY = 1, DAYS_OF_WEEK = 7 };

/* `monday` is 0 for a day of the month, else `day` is meaningless and it is that Monday of the month. */
struct rule {
    const char *name;
    int from;
    int to;
    int month;
    int day;
    int monday;
};

static const struct rule rules[] = {
    {"元日", 1949, FOREVER, 1, 1, 0},
    {"成人の日", 1949, 1999, 1, 15, 0},
    {"成人の日", 2000, FOREVER, 1, 0, 2},
    {"建国記念の日", 1967, FOREVER, 2, 11, 0},
    {"天皇誕生日", 1949, 1988, 4, 29, 0},
    {"天皇誕生日", 1989, 2018, 12, 23, 0},
    {"天皇誕生日", 2020, FOREVER, 2, 23, 0},
    {"みどりの日", 1989, 2006, 4, 29, 0},
    {"昭和の日", 2007, FOREVER, 4, 29, 0},
    {"憲法記念日", 1949, FOREVER, 5, 3, 0},
    {"みどりの日", 2007, FOREVER, 5, 4, 0},
    {"こどもの日", 1949, FOREVER, 5, 5, 0},
    {"海の日", 1996, 2002, 7, 20, 0},
    {"海の日", 2003, 2019, 7, 0, 3},
    {"海の日", 2020, 2020, 7, 23, 0}, /* moved for the games of Tokyo, and again when those were put off */
    {"海の日", 2021, 2021, 7, 22, 0},
    {"海の日", 2022, FOREVER, 7, 0, 3},
    {"山の日", 2016, 2019, 8, 11, 0},
    {"山の日", 2020, 2020, 8, 10, 0},
    {"山の日", 2021, 2021, 8, 8, 0},
    {"山の日", 2022, FOREVER, 8, 11, 0},
    {"敬老の日", 1966, 2002, 9, 15, 0},
    {"敬老の日", 2003, FOREVER, 9, 0, 3},
    {"体育の日", 1966, 1999, 10, 10, 0},
    {"体育の日", 2000, 2019, 10, 0, 2},
    {"スポーツの日", 2020, 2020, 7, 24, 0},
    {"スポーツの日", 2021, 2021, 7, 23, 0},
    {"スポーツの日", 2022, FOREVER, 10, 0, 2},
    {"文化の日", 1949, FOREVER, 11, 3, 0},
    {"勤労感謝の日", 1949, FOREVER, 11, 23, 0},
    /* Single days, each by a law of its own. */
    {"皇太子明仁親王の結婚の儀", 1959, 1959, 4, 10, 0},
    {"昭和天皇の大喪の礼", 1989, 1989, 2, 24, 0},
    {"即位礼正殿の儀", 1990, 1990, 11, 12, 0},
    {"皇太子徳仁親王の結婚の儀", 1993, 1993, 6, 9, 0},
    {"天皇の即位の日", 2019, 2019, 5, 1, 0},
    {"即位礼正殿の儀の行われる日", 2019, 2019, 10, 22, 0},
};

/* The day in March or September; `constant` is in millionths and fits the years that it is given for. */
static int equinox_day(int year, int64_t constant)
{
    int since = year - 1980;
    int leaps = since >= 0 ? since / 4 : -((3 - since) / 4); /* rounded down */
    return (int)((constant + 242194 * (int64_t)since - INT64_C(1000000) * leaps) / 1000000);
}

static int vernal_equinox(int year)
{
    return equinox_day(year, year < 1980 ? 20835700 : year < 2100 ? 20843100 : 21851000);
}

static int autumnal_equinox(int year)
{
    return equinox_day(year, year < 1980 ? 23258800 : year < 2100 ? 23248800 : 24248800);
}

static bool falls_on(const struct rule *rule, struct mi_date date)
{
    if (date.month != rule->month || date.year < rule->from || date.year > rule->to)
        return false;
    if (rule->monday == 0)
        return date.day == rule->day;
    return mi_date_weekday(date) == MONDAY && (date.day - 1) / DAYS_OF_WEEK + 1 == rule->monday;
}

/* A day that the law names (国民の祝日), without those that follow from others. */
static const char *named_day(struct mi_date date)
{
    if (date.year < MI_HOLIDAY_FIRST_YEAR || date.year > MI_HOLIDAY_LAST_YEAR)
        return NULL;
    if (date.month == 3 && date.day == vernal_equinox(date.year))
        return "春分の日";
    if (date.month == 9 && date.day == autumnal_equinox(date.year))
        return "秋分の日";
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (falls_on(&rules[i], date))
            return rules[i].name;
    return NULL;
}

static bool is_named(int64_t days)
{
    return named_day(mi_date_from_days(days)) != NULL;
}

/* Article 3, paragraph 2, in force from 12 April 1973: a holiday on a Sunday is made up for; until 2006 on
 * the Monday, since then on the next day that is no holiday itself. */
static bool makes_up(int64_t days)
{
    struct mi_date date = mi_date_from_days(days);
    if (days < mi_date_to_days((struct mi_date){1973, 4, 12}))
        return false;
    if (date.year < 2007)
        return mi_date_weekday(date) == MONDAY && is_named(days - 1);
    while (is_named(--days))
        if (mi_date_weekday(mi_date_from_days(days)) == SUNDAY)
            return true;
    return false;
}

/* Article 3, paragraph 3, in force from 27 December 1985: a day between two holidays. Until 2006 Sundays were
 * left out, which are free anyway. */
static bool lies_between(int64_t days)
{
    struct mi_date date = mi_date_from_days(days);
    if (days < mi_date_to_days((struct mi_date){1985, 12, 27}))
        return false;
    if (date.year < 2007 && mi_date_weekday(date) == SUNDAY)
        return false;
    return is_named(days - 1) && is_named(days + 1);
}

const char *mi_holiday_name(struct mi_date date)
{
    const char *name = named_day(date);
    int64_t days = mi_date_to_days(date);
    if (name != NULL || date.year < MI_HOLIDAY_FIRST_YEAR || date.year > MI_HOLIDAY_LAST_YEAR)
        return name;
    return makes_up(days) || lies_between(days) ? "休日" : NULL;
}
