/* The stages of following up. */
#include "flow/alumni/stage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

enum { FRIDAY = 5, WEEK = 7, YEAR = 12, STAGES_MOST = YEAR * 100 };

int mi_stage_next(int stage)
{
    switch (stage) {
    case MI_STAGE_FIRST:
        return MI_STAGE_GRADUATION;
    case MI_STAGE_GRADUATION:
        return 3;
    case 3:
        return 6;
    case 6:
        return YEAR;
    default:
        return stage + YEAR;
    }
}

void mi_stage_format(int stage, char text[MI_STAGE_TEXT])
{
    if (stage > MI_STAGE_GRADUATION)
        snprintf(text, MI_STAGE_TEXT, "m%d", stage);
    else
        snprintf(text, MI_STAGE_TEXT, "%s", stage == MI_STAGE_FIRST ? "first" : "graduation");
}

bool mi_stage_parse(const char *text, int *ret_stage)
{
    char known[MI_STAGE_TEXT];
    for (int stage = MI_STAGE_FIRST; stage <= STAGES_MOST; stage = mi_stage_next(stage)) {
        mi_stage_format(stage, known);
        if (strcmp(known, text) == 0) {
            *ret_stage = stage;
            return true;
        }
    }
    return false;
}

/* The same day `months` later, or the last of a shorter month. */
static struct mi_date later(struct mi_date date, int months)
{
    int month = date.month - 1 + months;
    struct mi_date day = {date.year + month / YEAR, month % YEAR + 1, date.day};
    while (!mi_date_exists(day) && day.day > 1)
        day.day--;
    return day;
}

/* The day of the first general session or, where none is planned, the first Friday from the cohort's start.
 */
static bool first_friday(const struct mi_followed *followed, struct mi_date *ret_date)
{
    if (followed->first != NULL)
        return mi_date_parse(followed->first, ret_date);
    if (!mi_date_parse(followed->start, ret_date))
        return false;
    int wait = (FRIDAY - mi_date_weekday(*ret_date) + WEEK) % WEEK;
    *ret_date = mi_date_from_days(mi_date_to_days(*ret_date) + wait);
    return true;
}

bool mi_stage_date(const struct mi_followed *followed, int stage, struct mi_date *ret_date)
{
    struct mi_date graduated;
    if (stage == MI_STAGE_FIRST)
        return first_friday(followed, ret_date);
    if (followed->graduated == NULL || !mi_date_parse(followed->graduated, &graduated))
        return false;
    *ret_date = later(graduated, stage);
    return true;
}

bool mi_stage_on(const struct mi_followed *followed, struct mi_date day, int *ret_stage)
{
    struct mi_date date;
    bool any = false;
    for (int stage = MI_STAGE_FIRST; stage <= STAGES_MOST; stage = mi_stage_next(stage)) {
        if (!mi_stage_date(followed, stage, &date) || mi_date_to_days(date) > mi_date_to_days(day))
            return any;
        *ret_stage = stage;
        any = true;
    }
    return any;
}
