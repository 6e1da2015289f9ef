/* Wishes: by whom people and teams of a cohort would like to be accompanied, and whom mentors would like to
 * accompany, the dearest first. They give points to matches; who made none loses nothing. */
#ifndef MIRAIF_PREFERENCE_H
#define MIRAIF_PREFERENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/import.h"
#include "miraif/store.h"

enum { MIRAIF_PREFERENCES_MOST = 100 };

/* One place of a list. Of who wishes and who is wished for, one at least is a mentor. */
struct miraif_preference {
    int64_t cohort;
    int64_t person; /* who wishes; 0: a team */
    int64_t team;   /* its number; 0: a person */
    int64_t wished; /* who is wished for; 0: a team */
    int64_t wished_team;
    const char *who;  /* "p12" or "1-A" */
    const char *name; /* null for a team */
    const char *whom;
    const char *whom_name;
    int64_t rank;   /* 1 is the dearest */
    int64_t of;     /* length of the list */
    int64_t stated; /* the rank as it was said: there may be gaps */
    int64_t at;     /* Unix seconds */
};

/* Puts the list of `who` in the place of what it was: `who` and `whom` are persons ("p12", an e-mail address,
 * or a name that only one of those has who could be meant) or teams ("1-A"). The same again changes nothing.
 * MIRAIF_NOT_FOUND: no such cohort, team or person. MIRAIF_REFUSED: not one of the two is a mentor and the
 * other an applicant or team of the cohort. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. On
 * failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_preference_set(struct miraif_store *store, int64_t cohort,
                                                    const char *who, const char *const *whom, size_t count,
                                                    struct miraif_arena *arena, struct miraif_error *err);

/* Takes all wishes of `who` back; `*ret_count` says how many. MIRAIF_NOT_FOUND: there are none. Else as
 * above. */
MIRAIF_API enum miraif_status miraif_preference_remove(struct miraif_store *store, int64_t cohort,
                                                       const char *who, struct miraif_arena *arena,
                                                       int64_t *ret_count, struct miraif_error *err);

typedef enum miraif_status miraif_preference_fn(void *context, const struct miraif_preference *wish);

/* Calls `each` for the wishes of a cohort: of teams by number, then of people by e-mail key, each by rank.
 * The record lives as long as the call. A status other than MIRAIF_OK from `each` ends the walk and is
 * returned. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_preference_each(struct miraif_store *store, int64_t cohort,
                                                     miraif_preference_fn *each, void *context,
                                                     struct miraif_error *err);

/* Takes in a CSV file of wishes: who wishes, by a column of teams or as in every sheet of answers; and either
 * columns of the first to the fifth choice, or one of all in order, or one of whom and one of the rank, where
 * each row is one wish. Of several rows of one the latest counts. Reason codes of refused rows: those of
 * mi_returned_import, and missing_answer unknown_team unknown_person ambiguous_person invalid_rank
 * not_allowed. The results are those of miraif_reply_import. */
MIRAIF_API enum miraif_status miraif_preference_import(struct miraif_store *store, int64_t cohort,
                                                       const struct miraif_import_options *options,
                                                       struct miraif_arena *arena,
                                                       struct miraif_import_report *ret_report,
                                                       struct miraif_error *err);

#endif
