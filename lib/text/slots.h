/* When people are free, as hours of the week that can be compared: 平日夜, 土日午前, 火・木 20時以降. What
 * they wrote stays what is shown. */
#ifndef MI_TEXT_SLOTS_H
#define MI_TEXT_SLOTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "miraif/env.h"

/* Sunday to Saturday, as mi_date_weekday counts; then public holidays. */
enum { MI_SLOT_HOLIDAY = 7, MI_SLOT_DAYS = 8, MI_SLOT_HOURS = 24 };

struct mi_slots {
    uint32_t day[MI_SLOT_DAYS]; /* bit h: free from h o'clock until the next hour */
};

/* Reads a text in Japanese or English. Parts that say nothing of days or hours are passed over; hours of the
 * clock count as far as they are whole. A day without hours is free from 6 to 24, hours without days are of
 * every day. False, and no slots, where nothing was understood. */
bool mi_slots_read(const char *text, struct mi_slots *ret_slots);

/* How many hours of the week, holidays left out, both are free. */
int mi_slots_shared(const struct mi_slots *a, const struct mi_slots *b);

/* Adds them to `str` in one fixed form, days that are alike together: "mon-fri 18-23; sat,sun 9-12". */
void mi_slots_format(const struct mi_slots *slots, struct mi_str *str);

/* The same for people, in their language: "Mon,Tue 18-23; Sat 9-12". */
void mi_slots_say(const struct mi_slots *slots, const struct miraif_env *env, struct mi_str *str);

#endif
