/* A person's rights over what is held on them: to see all of it, and to have it erased. */
#ifndef MIRAIF_RIGHTS_H
#define MIRAIF_RIGHTS_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/handout.h"
#include "miraif/store.h"

/* One value of a row that is held: a column and what it says. */
struct miraif_held_value {
    const char *column;
    const char *text; /* numbers, too; null: nothing, or bytes */
    bool number;
};

/* One row that concerns a person, as it is stored. */
struct miraif_held {
    const char *table;
    const struct miraif_held_value *value;
    size_t count;
};

typedef enum miraif_status miraif_held_fn(void *context, const struct miraif_held *held);

/* Records that all that is held on `person` was looked at, and calls `each` for every row of every table that
 * concerns them, notes and the office's own reasons included, then for every entry of the history that
 * changed such a row (table "history"). The record lives as long as the call. A status other than MIRAIF_OK
 * from `each` ends the walk and is returned. MIRAIF_NOT_FOUND: no such person. MIRAIF_BUSY, MIRAIF_READ_ONLY:
 * it could not be recorded, and nothing is told. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_person_disclose(struct miraif_store *store, int64_t person,
                                                     miraif_held_fn *each, void *context,
                                                     struct miraif_error *err);

/* Records that somebody looked at what is confidential about a person: `what` is "disclose" or "notes". As
 * above. */
MIRAIF_API enum miraif_status miraif_person_look(struct miraif_store *store, int64_t person, const char *what,
                                                 struct miraif_error *err);

/* What forgetting somebody did. */
struct miraif_forgetting {
    int64_t person;
    int64_t rows;      /* erased or made anonymous; 0: they were forgotten before */
    int64_t entries;   /* of the history that can no longer be taken back */
    int64_t letters;   /* that were handed out to them */
    int64_t stop;      /* of these: perhaps not sent yet, to be stopped by hand */
    int64_t cancelled; /* things that waited to be told to them */
    bool namesake;     /* somebody else has the name, which therefore stays where texts mention it */
    bool swept;        /* no trace is left in the store's files */
    const char **copy; /* files beside the store that may still hold the person; paths */
    size_t copies;
    const struct miraif_handout *handout; /* exports, sheets and backups that may still hold the person */
    size_t handouts;
};

/* Erases all that is held on `person`, in one transaction, and keeps that it was done and `reason` (null:
 * none): what is theirs alone is deleted; where others need
 * the place (a seat in a team, an application in a count) it stays, with nobody in it; texts that mention
 * name, reading, address or telephone number have "p12" there; entries of the history that hold their data
 * keep the fact, not the data, and cannot be taken back. A keyed hash of the address stays, by which an
 * import refuses their rows. Then the store's files are rewritten, so that no byte is left in them; where
 * another program's reading prevents that, MIRAIF_PARTIAL is returned, and the call repeated later finishes
 * it. The report is filled on MIRAIF_OK and MIRAIF_PARTIAL; its texts live in `arena`. MIRAIF_NOT_FOUND: no
 * such person. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY: nothing is changed, or all is
 * erased and the files are not rewritten yet, which the call repeated does. */
MIRAIF_API enum miraif_status miraif_person_forget(struct miraif_store *store, int64_t person,
                                                   const char *reason, struct miraif_arena *arena,
                                                   struct miraif_forgetting *ret_report,
                                                   struct miraif_error *err);

/* Somebody who applied, does not take part, and is kept for nothing else. */
struct miraif_purgeable {
    int64_t person;
    const char *name;
    int64_t cohort;     /* the last one that they applied to */
    const char *status; /* of that application, such as "rejected" */
    int64_t at;         /* since when, Unix seconds */
};

typedef enum miraif_status miraif_purgeable_fn(void *context, const struct miraif_purgeable *purgeable);

enum { MIRAIF_PURGE_MONTHS = 6 };

/* Calls `each` for those whose applications are all unsuccessful (rejected, declined, withdrawn, expired,
 * never decided or left waiting), decided `months` months ago or earlier, and to cohorts that began by then;
 * who are no mentors, staff or graduates, hold no duty and stand in no adopted team; of `cohort` (0: of all),
 * by cohort and e-mail key. The record lives as long as the call. A status other than MIRAIF_OK from `each`
 * ends the walk and is returned. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_purgeable_each(struct miraif_store *store, int64_t cohort,
                                                    int64_t months, miraif_purgeable_fn *each, void *context,
                                                    struct miraif_error *err);

/* Erases them, all in one transaction, as miraif_person_forget does; but their addresses are not remembered,
 * so that they may apply again. `ret_report->person` is 0 and `*ret_people` how many they were; `namesake` is
 * not told. Else as miraif_person_forget. */
MIRAIF_API enum miraif_status miraif_purge(struct miraif_store *store, int64_t cohort, int64_t months,
                                           struct miraif_arena *arena, struct miraif_forgetting *ret_report,
                                           int64_t *ret_people, struct miraif_error *err);

#endif
