/* What the sources of `today` share. A source is one function that looks at one side of the store and adds
 * the matters that it finds; a new one is declared here and takes a line in today.c. */
#ifndef MI_FLOW_TODAY_H
#define MI_FLOW_TODAY_H

#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "miraif/cohort.h"
#include "miraif/today.h"

struct mi_today {
    struct miraif_store *store;
    struct miraif_arena *arena;         /* of the result */
    const struct miraif_cohort *cohort; /* all of them, by number */
    size_t cohorts;
    int64_t now;
    struct mi_date date; /* today */
    struct miraif_matter *matter;
    size_t count;
    size_t room;
};

/* Adds a matter. Its `message` and `command` are in the arena, null where memory was short; `source` is
 * static; `object` and `due` are copied; `cohort_name` is looked up. */
enum miraif_status mi_today_add(struct mi_today *today, const struct miraif_matter *matter,
                                struct miraif_error *err);

/* `msgid` in the language of the store's env. */
const char *mi_today_say(const struct mi_today *today, const char *msgid);

/* Whole days from today until `date` (YYYY-MM-DD): negative when it is over. */
int64_t mi_today_until(const struct mi_today *today, const char *date);

/* The day of an instant as YYYY-MM-DD, in the arena; null when out of memory. */
const char *mi_today_day(const struct mi_today *today, int64_t instant);

/* A few of many: "p4 見本 花子, p5 …". Begin, add each, and take the text. */
struct mi_few {
    struct mi_str text;
    int64_t count;
};
struct mi_few mi_few_begin(const struct mi_today *today);
void mi_few_add(struct mi_few *few, const char *what);
void mi_few_add_person(struct mi_few *few, int64_t person, const char *name);

/* Null where memory was short, which mi_today_add takes for that. */
const char *mi_few_end(struct mi_few *few);

typedef enum miraif_status mi_today_fn(struct mi_today *today, struct miraif_error *err);
mi_today_fn mi_today_offers;
mi_today_fn mi_today_seats;
mi_today_fn mi_today_deferred;
mi_today_fn mi_today_stages;
mi_today_fn mi_today_teams;
mi_today_fn mi_today_sessions;
mi_today_fn mi_today_absent;
mi_today_fn mi_today_promise;
mi_today_fn mi_today_surveys;
mi_today_fn mi_today_follow_up;
mi_today_fn mi_today_asks;
mi_today_fn mi_today_outbox;
mi_today_fn mi_today_batches;
mi_today_fn mi_today_notes;
mi_today_fn mi_today_purge;
mi_today_fn mi_today_backup;
mi_today_fn mi_today_health;
mi_today_fn mi_today_forgotten;

#endif
