/* The applications of a cohort as an array, in the order in which solvers number people: by e-mail key. */
#ifndef MI_MODEL_ROSTER_H
#define MI_MODEL_ROSTER_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/application.h"
#include "miraif/separation.h"
#include "text/vocabulary.h"

struct mi_roster {
    struct miraif_arena *arena; /* set by the caller, with `err` */
    struct miraif_error *err;
    struct mi_vocabulary vocabulary; /* in which profiles are taken; zeroed: as they were written */
    struct miraif_application *item;
    size_t count;
    size_t room;
};

/* Takes a copy of `application` into the roster `context`, with what was written as what it counts as: hand
 * it to miraif_application_each. */
enum miraif_status mi_roster_take(void *context, const struct miraif_application *application);

/* Whether an application in this state is still, or again, about taking part. */
bool mi_application_stands(enum miraif_application_status status);

/* The parties of the roster, with room for `more` behind them; null when out of memory. */
struct miraif_party *mi_roster_parties(const struct mi_roster *roster, size_t more);

/* The place of a person in the roster, or `count` where they are not in it. */
size_t mi_roster_find(const struct mi_roster *roster, int64_t person);

/* The same by e-mail key, quickly, while the roster is in its first order. */
size_t mi_roster_find_key(const struct mi_roster *roster, const char *email_key);

#endif
