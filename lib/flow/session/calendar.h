/* Days that are free: by the law, unless the office says otherwise. */
#ifndef MI_FLOW_SESSION_CALENDAR_H
#define MI_FLOW_SESSION_CALENDAR_H

#include "base/date.h"
#include "miraif/session.h"

enum { MI_FRIDAY = 5, MI_WEEK = 7, MI_DAY = 24 * 3600 };

/* What kind of day it is: `*ret_holiday` as miraif_holiday_each would give it, in `arena`; `free` is false
 * for a plain day. */
enum miraif_status mi_calendar_day(struct miraif_store *store, struct mi_date date,
                                   struct miraif_arena *arena, struct miraif_holiday *ret_holiday,
                                   struct miraif_error *err);

/* Unix seconds of a minute of a day in Tokyo. */
int64_t mi_calendar_instant(struct mi_date date, int64_t minutes);

/* The Monday of the week of a day. */
struct mi_date mi_calendar_monday(struct mi_date date);

/* When a session is over at the latest: one without a time with the end of its week. */
int64_t mi_calendar_end(const struct miraif_session *session);

#endif
