/* Today: what waits for the office, over all cohorts, each matter with the command that settles it. */
#ifndef MIRAIF_TODAY_H
#define MIRAIF_TODAY_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/store.h"

/* X(NAME, code) */
#define MIRAIF_URGENCY_LIST(X)                                                                               \
    X(URGENT, "urgent")                                                                                      \
    X(SOON, "soon")                                                                                          \
    X(NEXT, "next")

/* Urgent: somebody waits longer than was promised, or something is about to be lost. Soon: within days. Next:
 * what the programme goes on with, when there is time. */
enum miraif_urgency {
#define MIRAIF_URGENCY_ENUM(name, code) MIRAIF_URGENCY_##name,
    MIRAIF_URGENCY_LIST(MIRAIF_URGENCY_ENUM)
#undef MIRAIF_URGENCY_ENUM
        MIRAIF_URGENCIES
};

/* The code of `urgency`, such as "soon": static, never translated. */
MIRAIF_API const char *miraif_urgency_code(enum miraif_urgency urgency);

/* One matter that waits for the office. */
struct miraif_matter {
    const char *source; /* a code that is never translated, such as "offers_expired" */
    enum miraif_urgency urgency;
    int64_t cohort;          /* 0: of none */
    const char *cohort_name; /* null: of none */
    const char *object;      /* what it is about: "1", "1-A-3", "p12", "a7"; null: the store */
    int64_t count;           /* how many people, letters or sessions; 0: nothing to count */
    const char *due;         /* YYYY-MM-DD, the day by which it is or was to be done; null: none */
    bool since;              /* `due` is the day since which it waits */
    const char *message;     /* in words, in the language of the store's env */
    const char *command;     /* what settles it, or shows what does; it runs as it stands */
};

struct miraif_today {
    const char *date;                   /* YYYY-MM-DD, of env->now */
    const struct miraif_matter *matter; /* by urgency, day (matters without one last), cohort, source */
    size_t count;
    size_t of[MIRAIF_URGENCIES]; /* of each urgency */
};

/* Everything that waits now; in `arena`. Nothing is changed. Notes are named, never told. MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_today_get(struct miraif_store *store, struct miraif_arena *arena,
                                               struct miraif_today *ret_today, struct miraif_error *err);

#endif
