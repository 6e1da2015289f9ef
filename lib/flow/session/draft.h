/* A plan while it is made: load → encode → solve → check → decode. */
#ifndef MI_FLOW_SESSION_DRAFT_H
#define MI_FLOW_SESSION_DRAFT_H

#include "base/date.h"
#include "base/hash.h"
#include "base/value.h"
#include "flow/session/crew.h"
#include "miraif/cohort.h"
#include "miraif/session.h"

enum { MI_GENERALS_MOST = 26, MI_WEEKS_MOST = 104 };

/* Something to be told of the plan, as code and arguments. */
struct mi_draft_note {
    const char *code;
    struct mi_value *args;
};

struct mi_draft {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_cohort cohort;
    struct miraif_plan_options options; /* with what was not said filled in */
    struct mi_crew crew;
    struct mi_hash hash;
    char digest[MI_DIGEST_TEXT];
    struct miraif_session *session;
    size_t sessions;
    size_t room;
    struct mi_draft_note *note;
    size_t notes;
    size_t note_room;
    int64_t steps; /* of all solvers */
    bool optimal;
};

/* Loads what a plan is made from, and its digest. MIRAIF_NOT_FOUND, MIRAIF_REFUSED: a plan was adopted, or
 * teams are not; options out of range. */
enum miraif_status mi_draft_load(struct mi_draft *draft);

/* Lays general sessions and socials; `ret_first` and `ret_last` are the days of the first and the last. */
enum miraif_status mi_draft_generals(struct mi_draft *draft, struct mi_date *ret_first,
                                     struct mi_date *ret_last);

/* Lays the weekly peer sessions of every team, from the week after `first` to that of `last`. */
enum miraif_status mi_draft_peers(struct mi_draft *draft, struct mi_date first, struct mi_date last);

/* Lays a session with its mentor every month for each team that has one by an adopted match. */
enum miraif_status mi_draft_mentors(struct mi_draft *draft, struct mi_date first, struct mi_date last);

/* The first number that is free for a session of this kind and team; numbers belong to the digest. */
enum miraif_status mi_draft_number(struct mi_draft *draft, enum miraif_session_kind kind, int64_t team,
                                   int64_t *ret_number);

/* Adds a session; its id follows from kind, team and number. */
enum miraif_status mi_draft_add(struct mi_draft *draft, const struct miraif_session *session);

/* The id of a session by its kind, cohort, team and number; in `arena`, null when out of memory. */
const char *mi_session_label(const struct miraif_session *session, struct miraif_arena *arena);

/* Adds a note; `args` is an object in the draft's arena. */
enum miraif_status mi_draft_tell(struct mi_draft *draft, const char *code, struct mi_value *args);

/* The sentence for a stored note; null where the code is unknown or memory out. */
const char *mi_plan_words(const char *code, const struct mi_value *args, const struct miraif_env *env,
                          struct miraif_arena *arena);

/* The plan of a run as it stands in the store. */
enum miraif_status mi_plan_read(struct miraif_store *store, const struct miraif_run *run,
                                struct miraif_arena *arena, struct miraif_plan *ret_plan,
                                struct miraif_error *err);

#endif
