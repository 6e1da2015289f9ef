/* Selection: who of a cohort's applicants take part. A draft is computed, looked at, and adopted. */
#ifndef MIRAIF_SELECTION_H
#define MIRAIF_SELECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/run.h"
#include "miraif/store.h"

/* How many of those chosen may have a value: "industry:製造<=4". */
struct miraif_value_quota {
    const char *field; /* industry, occupation, company, place, gender, or the header of an answer */
    const char *value; /* widths, case and blanks do not matter */
    uint32_t least;
    uint32_t most; /* UINT32_MAX: any number */
};

struct miraif_select_options {
    const struct miraif_value_quota *quota;
    size_t quotas;
    const char *const *include; /* people who must be chosen: "p12" or an e-mail address */
    size_t includes;
    const char *const *exclude;
    size_t excludes;
    bool corrected;   /* marks are freed of how lenient each reviewer is: see miraif_review_state */
    int64_t waitlist; /* places on the waitlist; -1: half as many as there are seats */
    uint64_t effort;  /* steps; 0: a default */
};

/* What became of one applicant. */
struct miraif_choice {
    int64_t person;
    const char *name;
    const char *company;
    const char *decision; /* "selected", "waitlisted", "rejected" or "unmarked" */
    int64_t rank;         /* by mark, 1 is best; 0: unmarked */
    int64_t mark;         /* millionths; means something where rank is not 0 */
    int64_t waitlist;     /* place, 1 is first; 0: none */
    const struct miraif_reason *reason;
    size_t reasons;
    const int64_t *replaces; /* waitlisted: the ids of those selected whose seat they could take */
    size_t replace_count;
};

struct miraif_selected {
    struct miraif_run run; /* draft or adopted */
    int64_t seats;
    int64_t teams;
    int64_t team_size;
    int64_t total;   /* of the chosen marks, millionths */
    int64_t bound;   /* no legal choice has a greater total */
    int64_t unruled; /* the best total if there were neither rules nor quotas */
    int64_t eligible;
    int64_t unmarked;
    const struct miraif_choice *choice; /* selected by mark, then the waitlist, then the others by mark */
    size_t choices;
    const struct miraif_reason *reason; /* about the selection as a whole */
    size_t reasons;
};

/* Reads "FIELD:VALUE<=N", ">=" or "=" into `*ret_quota`, whose texts live in `arena`. MIRAIF_USAGE. */
MIRAIF_API enum miraif_status miraif_value_quota_parse(const char *text, struct miraif_arena *arena,
                                                       struct miraif_value_quota *ret_quota,
                                                       struct miraif_error *err);

/* Drafts the choice of as many applicants as `cohort` has seats with the highest total mark for which legal
 * teams exist, and keeps it with its reasons; an earlier draft is superseded. Applicants whose state is
 * "applied" and who have a mark can be chosen; e-mail keys order them, so that the order of rows does not
 * matter. `*ret_selected` lives in `arena`.
 * MIRAIF_UNSATISFIABLE: fewer people than seats, or rules that clash: the message names them.
 * MIRAIF_REFUSED: a selection was adopted; a wish about somebody who is both included and excluded, or
 * unmarked. MIRAIF_NOT_FOUND: no such cohort, person or applicant. MIRAIF_CONFLICT: applications, marks or
 * separations changed meanwhile. MIRAIF_INTERRUPTED, MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO,
 * MIRAIF_NO_MEMORY. On failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_select(struct miraif_store *store, int64_t cohort,
                                            const struct miraif_select_options *options,
                                            struct miraif_arena *arena, struct miraif_selected *ret_selected,
                                            struct miraif_error *err);

/* The selection of a cohort that stands: adopted, else the draft; in `arena`. MIRAIF_NOT_FOUND: no such
 * cohort, or nothing was selected yet. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_selection_get(struct miraif_store *store, int64_t cohort,
                                                   struct miraif_arena *arena,
                                                   struct miraif_selected *ret_selected,
                                                   struct miraif_error *err);

/* Makes the draft valid: applications become selected, waitlisted or rejected (the unmarked, too).
 * `*ret_selected` is the selection as adopted, in `arena`.
 * MIRAIF_NOT_FOUND: no such cohort, or no draft. MIRAIF_REFUSED: a selection was adopted already.
 * MIRAIF_CONFLICT: applications, marks or separations changed since the draft. MIRAIF_BUSY,
 * MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. On failure nothing is changed. */
MIRAIF_API enum miraif_status miraif_selection_adopt(struct miraif_store *store, int64_t cohort,
                                                     struct miraif_arena *arena,
                                                     struct miraif_selected *ret_selected,
                                                     struct miraif_error *err);

#endif
