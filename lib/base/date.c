/* Civil dates. */
#include "base/date.h"

#include <stdio.h>
#include <string.h>

enum { DAY = 24 * 3600, DAYS_PER_ERA = 146097 };

static bool leap_year(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool mi_date_exists(struct mi_date date)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12 || date.day < 1)
        return false;
    return date.day <= days[date.month - 1] + (date.month == 2 && leap_year(date.year) ? 1 : 0);
}

int64_t mi_date_to_days(struct mi_date date)
{
    int64_t year = date.year - (date.month <= 2 ? 1 : 0);
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_PER_ERA + day_of_era - 719468;
}

struct mi_date mi_date_from_days(int64_t days)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
    int64_t day_of_era = days - era * DAYS_PER_ERA;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted_month = (5 * day_of_year + 2) / 153;
    int month = (int)(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
    return (struct mi_date){
        .year = (int)(year_of_era + era * 400 + (month <= 2 ? 1 : 0)),
        .month = month,
        .day = (int)(day_of_year - (153 * shifted_month + 2) / 5 + 1),
    };
}

/* Reads `digits` decimal digits at `*text` and moves on. */
static bool read_number(const char **text, int digits, int *ret_number)
{
    int number = 0;
    for (int i = 0; i < digits; i++) {
        char c = (*text)[i];
        if (c < '0' || c > '9')
            return false;
        number = number * 10 + (c - '0');
    }
    *text += digits;
    *ret_number = number;
    return true;
}

static bool read_char(const char **text, char c)
{
    if (**text != c)
        return false;
    (*text)++;
    return true;
}

static bool read_date(const char **text, struct mi_date *ret_date)
{
    struct mi_date date;
    if (!read_number(text, 4, &date.year) || !read_char(text, '-') || !read_number(text, 2, &date.month) ||
        !read_char(text, '-') || !read_number(text, 2, &date.day) || !mi_date_exists(date))
        return false;
    *ret_date = date;
    return true;
}

bool mi_date_parse(const char *text, struct mi_date *ret_date)
{
    struct mi_date date;
    if (!read_date(&text, &date) || *text != '\0')
        return false;
    *ret_date = date;
    return true;
}

static char digit(int number)
{
    return (char)('0' + number % 10);
}

void mi_date_format(struct mi_date date, char text[MI_DATE_TEXT])
{
    const char digits[MI_DATE_TEXT] = {digit(date.year / 1000),
                                       digit(date.year / 100),
                                       digit(date.year / 10),
                                       digit(date.year),
                                       '-',
                                       digit(date.month / 10),
                                       digit(date.month),
                                       '-',
                                       digit(date.day / 10),
                                       digit(date.day)};
    memcpy(text, digits, sizeof digits);
}

int mi_date_weekday(struct mi_date date)
{
    int64_t weekday = (mi_date_to_days(date) + 4) % 7; /* 1970-01-01 was a Thursday */
    return (int)(weekday < 0 ? weekday + 7 : weekday);
}

int mi_date_age(struct mi_date birth, struct mi_date on)
{
    bool before_birthday = on.month < birth.month || (on.month == birth.month && on.day < birth.day);
    return on.year - birth.year - (before_birthday ? 1 : 0);
}

int64_t mi_age_on(const char *birth, struct mi_date on, int64_t stated)
{
    struct mi_date born;
    return birth != NULL && mi_date_parse(birth, &born) ? mi_date_age(born, on) : stated;
}

/* Days and seconds of the day in Tokyo. */
static int64_t split_instant(int64_t instant, int64_t *ret_seconds)
{
    int64_t local = instant + MI_TOKYO_OFFSET;
    int64_t seconds = local % DAY;
    if (seconds < 0)
        seconds += DAY;
    *ret_seconds = seconds;
    return (local - seconds) / DAY;
}

struct mi_date mi_date_of_instant(int64_t instant)
{
    int64_t seconds;
    return mi_date_from_days(split_instant(instant, &seconds));
}

void mi_instant_format(int64_t instant, char text[MI_INSTANT_TEXT])
{
    int64_t seconds;
    char date[MI_DATE_TEXT];
    mi_date_format(mi_date_from_days(split_instant(instant, &seconds)), date);
    char digits[64];
    snprintf(digits, sizeof digits, "%sT%02d:%02d:%02d+09:00", date, (int)(seconds / 3600),
             (int)(seconds / 60 % 60), (int)(seconds % 60));
    memcpy(text, digits, MI_INSTANT_TEXT - 1);
    text[MI_INSTANT_TEXT - 1] = '\0';
}

/* Reads HH:MM[:SS] as seconds of the day. */
static bool read_time(const char **text, int64_t *ret_seconds)
{
    int hour;
    int minute;
    int second = 0;
    if (!read_number(text, 2, &hour) || !read_char(text, ':') || !read_number(text, 2, &minute))
        return false;
    if (read_char(text, ':') && !read_number(text, 2, &second))
        return false;
    if (hour > 23 || minute > 59 || second > 59)
        return false;
    *ret_seconds = (int64_t)hour * 3600 + minute * 60 + second;
    return true;
}

/* Reads Z, +HH:MM, -HH:MM or nothing as an offset in seconds. */
static bool read_zone(const char **text, int64_t *ret_offset)
{
    if (**text == '\0') {
        *ret_offset = MI_TOKYO_OFFSET;
        return true;
    }
    if (read_char(text, 'Z')) {
        *ret_offset = 0;
        return true;
    }
    bool east = **text == '+';
    int64_t offset;
    if ((**text != '+' && **text != '-') || strlen(*text) != 6)
        return false;
    (*text)++;
    if (!read_time(text, &offset))
        return false;
    *ret_offset = east ? offset : -offset;
    return true;
}

bool mi_instant_parse(const char *text, int64_t *ret_instant)
{
    struct mi_date date;
    int64_t seconds = 0;
    int64_t offset = MI_TOKYO_OFFSET;
    if (!read_date(&text, &date))
        return false;
    if (*text != '\0') {
        if ((!read_char(&text, 'T') && !read_char(&text, ' ')) || !read_time(&text, &seconds) ||
            !read_zone(&text, &offset))
            return false;
    }
    if (*text != '\0')
        return false;
    *ret_instant = mi_date_to_days(date) * DAY + seconds - offset;
    return true;
}
