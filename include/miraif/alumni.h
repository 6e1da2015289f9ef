/* Graduates of all cohorts: one community. */
#ifndef MIRAIF_ALUMNI_H
#define MIRAIF_ALUMNI_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/person.h"

/* What a graduation came to. */
struct miraif_graduation {
    int64_t cohort;
    const char *date;   /* YYYY-MM-DD, of those who graduate now */
    int64_t graduated;  /* who became a graduate now */
    int64_t already;    /* who was one of this cohort before */
    int64_t unanswered; /* members of its teams who never accepted, and so do not graduate */
    int64_t gone;       /* members who declined, withdrew or left meanwhile */
};

/* Makes the people who accepted, and stand in the adopted teams of a cohort, its graduates, dated `date`
 * (YYYY-MM-DD; null: the day of env->now). Who is one keeps the date that there is, so that the same again
 * changes nothing and a late acceptance is caught up with. `ret_graduation->date` lives in `arena`.
 * MIRAIF_NOT_FOUND: no such cohort. MIRAIF_REFUSED: its teams are not adopted, the date is before the
 * cohort's first day, or nobody accepted. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY: nothing
 * is changed. */
MIRAIF_API enum miraif_status miraif_cohort_graduate(struct miraif_store *store, int64_t cohort,
                                                     const char *date, struct miraif_arena *arena,
                                                     struct miraif_graduation *ret_graduation,
                                                     struct miraif_error *err);

/* A graduate of one or more cohorts. */
struct miraif_graduate {
    struct miraif_person person;
    const char *cohorts; /* their numbers, ascending, with commas: "1" or "1,3" */
    const char *date;    /* of the latest graduation, YYYY-MM-DD */
};

typedef enum miraif_status miraif_graduate_fn(void *context, const struct miraif_graduate *graduate);

/* Calls `each` for the graduates of `cohort` (0: of all cohorts), in the order of the reading (name where
 * there is none), name, id. The record lives as long as the call. A status other than MIRAIF_OK from `each`
 * ends the walk and is returned. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_graduate_each(struct miraif_store *store, int64_t cohort,
                                                   miraif_graduate_fn *each, void *context,
                                                   struct miraif_error *err);

/* Called with a graduate, and the fields in which something was found, with commas. */
typedef enum miraif_status miraif_finding_graduate_fn(void *context, const struct miraif_graduate *graduate,
                                                      const char *fields);

/* Calls `each`, in the same order, for the graduates of whom every word of `text` is found: in name, reading,
 * company, industry, occupation, place, themes or what they offer, as these are at present. Words are parted
 * by blanks and may be of any length, parts of words too; widths, case and the kind of kana make no
 * difference. Worries are not searched: they are told to nobody without a yes.
 * MIRAIF_REFUSED: no words. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_graduate_search(struct miraif_store *store, const char *text,
                                                     miraif_finding_graduate_fn *each, void *context,
                                                     struct miraif_error *err);

#endif
