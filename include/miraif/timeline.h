/* A person's way: what was then, what is now, and what happened between. For the office alone: it holds
 * worry, vision and answers. */
#ifndef MIRAIF_TIMELINE_H
#define MIRAIF_TIMELINE_H

#include <stddef.h>

#include "miraif/follow_up.h"
#include "miraif/person.h"
#include "miraif/presentation.h"

/* Something that happened. */
struct miraif_event {
    int64_t at;         /* Unix seconds */
    const char *what;   /* "applied", "session", "mentee", "vision", "graduated", "follow-up", "update",
                           "asked",   "heard" (an answer), "outcome", "answered", "tie" */
    const char *about;  /* a cohort, session, stage, kind or ask; null */
    const char *with;   /* whose answer, or who asked; null */
    const char *detail; /* how they came, what became of the worry; null */
    const char *text;   /* null */
};

struct miraif_timeline {
    struct miraif_person person;      /* with the present profile */
    int64_t applied_at;               /* the first application; 0: none */
    struct miraif_profile then;       /* as they applied with it */
    struct miraif_vision vision;      /* the latest; version 0: none is sealed */
    struct miraif_follow_up before;   /* the first answer to how they are; answered_at 0: none */
    struct miraif_follow_up now;      /* the latest */
    const char *news;                 /* the latest update; null: none */
    const struct miraif_event *event; /* by time */
    size_t events;
};

/* The way of the person with this id; in `arena`. MIRAIF_NOT_FOUND: no such person. MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_timeline_get(struct miraif_store *store, int64_t person,
                                                  struct miraif_arena *arena,
                                                  struct miraif_timeline *ret_timeline,
                                                  struct miraif_error *err);

#endif
