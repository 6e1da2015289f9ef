/* Holidays with the office's word over them, and small sums with days. */
#include "flow/session/calendar.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/holiday.h"
#include "base/str.h"
#include "store/db.h"
#include "store/session.h"

enum { YEARS_MOST = 100, DAYS_OF_YEAR = 366, MINUTES_OF_DAY = 24 * 60 };

int64_t mi_calendar_instant(struct mi_date date, int64_t minutes)
{
    return mi_date_to_days(date) * MI_DAY + minutes * 60 - MI_TOKYO_OFFSET;
}

struct mi_date mi_calendar_monday(struct mi_date date)
{
    return mi_date_from_days(mi_date_to_days(date) - (mi_date_weekday(date) + 6) % MI_WEEK);
}

enum miraif_status mi_calendar_day(struct miraif_store *store, struct mi_date date,
                                   struct miraif_arena *arena, struct miraif_holiday *ret_holiday,
                                   struct miraif_error *err)
{
    char text[MI_DATE_TEXT];
    const char *name;
    bool said;
    bool free;
    mi_date_format(date, text);
    const char *law = mi_holiday_name(date);
    MI_TRY(mi_holiday_word(store, text, arena, &said, &free, &name, err));
    struct miraif_holiday holiday = {
        .date = mi_arena_text(arena, text), .name = name, .free = free, .override = said};
    if (!said || (free && name == NULL))
        holiday.name = law;
    if (!said)
        holiday.free = law != NULL;
    if (holiday.date == NULL)
        return mi_no_memory(err);
    *ret_holiday = holiday;
    return MIRAIF_OK;
}

static enum miraif_status read_date(const char *text, struct mi_date *ret_date, struct miraif_error *err)
{
    if (text != NULL && mi_date_parse(text, ret_date))
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_USAGE, "“%s” is not a date", text == NULL ? "" : text);
    mi_hint(err, "write it as 2027-01-15");
    return MIRAIF_USAGE;
}

enum miraif_status miraif_holiday_each(struct miraif_store *store, const char *from, const char *to,
                                       miraif_holiday_fn *each, void *context, struct miraif_error *err)
{
    struct mi_date first = {0};
    struct mi_date last = {0};
    MI_TRY(read_date(from, &first, err));
    MI_TRY(read_date(to, &last, err));
    int64_t end = mi_date_to_days(last);
    if (end - mi_date_to_days(first) > YEARS_MOST * DAYS_OF_YEAR)
        return mi_fail(err, MIRAIF_USAGE, "that are more than %d years", YEARS_MOST);
    struct miraif_arena *scratch = miraif_arena_create();
    enum miraif_status status = scratch == NULL ? mi_no_memory(err) : MIRAIF_OK;
    for (int64_t day = mi_date_to_days(first); status == MIRAIF_OK && day <= end; day++) {
        struct miraif_holiday holiday = {0};
        miraif_arena_reset(scratch);
        status = mi_calendar_day(store, mi_date_from_days(day), scratch, &holiday, err);
        if (status == MIRAIF_OK && (holiday.free || holiday.override))
            status = each(context, &holiday);
    }
    miraif_arena_destroy(scratch);
    return status;
}

static enum miraif_status set_holiday(struct miraif_store *store, struct mi_date date,
                                      enum miraif_holiday_word word, const char *name,
                                      struct miraif_arena *arena, struct miraif_holiday *ret_holiday,
                                      struct miraif_error *err)
{
    char text[MI_DATE_TEXT];
    mi_date_format(date, text);
    if (word == MIRAIF_HOLIDAY_LAW)
        MI_TRY(mi_holiday_drop(store, text, err));
    else
        MI_TRY(mi_holiday_put(store, text, word == MIRAIF_HOLIDAY_FREE, name, err));
    return mi_calendar_day(store, date, arena, ret_holiday, err);
}

enum miraif_status miraif_holiday_set(struct miraif_store *store, const char *date,
                                      enum miraif_holiday_word word, const char *name,
                                      struct miraif_arena *arena, struct miraif_holiday *ret_holiday,
                                      struct miraif_error *err)
{
    struct mi_date day = {0};
    MI_TRY(read_date(date, &day, err));
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, set_holiday(store, day, word, name, arena, ret_holiday, err), err);
}

/* Reads H:MM or HH:MM as minutes; false where it is none. */
static bool read_clock(const char **text, int64_t *ret_minutes)
{
    int64_t part[2] = {0, 0};
    for (int i = 0; i < 2; i++) {
        const char *start = *text;
        for (; **text >= '0' && **text <= '9' && *text - start < 2; (*text)++)
            part[i] = 10 * part[i] + (**text - '0');
        if (*text == start || (i == 1 && *text - start != 2) || (i == 0 && *(*text)++ != ':'))
            return false;
    }
    *ret_minutes = part[0] * 60 + part[1];
    return part[1] < 60 && *ret_minutes <= MINUTES_OF_DAY;
}

enum miraif_status miraif_hours_parse(const char *text, struct miraif_hours *ret_hours,
                                      struct miraif_error *err)
{
    struct miraif_hours hours = {0, 0};
    const char *at = text;
    bool read = at != NULL && read_clock(&at, &hours.from) && *at++ == '-' && read_clock(&at, &hours.to) &&
                *at == '\0' && hours.from < hours.to;
    if (!read) {
        mi_fail(err, MIRAIF_USAGE, "“%s” are no hours", text == NULL ? "" : text);
        mi_hint(err, "write 19:00-21:00, the end after the beginning and on the same day");
        return MIRAIF_USAGE;
    }
    *ret_hours = hours;
    return MIRAIF_OK;
}

int64_t mi_calendar_end(const struct miraif_session *session)
{
    struct mi_date monday = {0};
    if (session->ends_at != 0 || !mi_date_parse(session->date, &monday))
        return session->ends_at;
    return mi_calendar_instant(mi_date_from_days(mi_date_to_days(monday) + MI_WEEK), 0);
}
