/* The same human under two addresses: who might be, and making them one. */
#ifndef MIRAIF_MERGE_H
#define MIRAIF_MERGE_H

#include "miraif/separation.h"

/* What two people have in common. X(NAME, code) */
#define MIRAIF_LIKENESS_LIST(X)                                                                              \
    X(NAME, "same_name")                                                                                     \
    X(KANA, "same_kana")                                                                                     \
    X(BIRTH_DATE, "same_birth_date")                                                                         \
    X(PHONE, "same_phone")                                                                                   \
    X(COMPANY, "same_company")                                                                               \
    X(GIVEN_NAME, "same_given_name") /* with another family name */                                          \
    X(MAILBOX, "same_mailbox")       /* what stands before the @ */

enum miraif_likeness {
#define MIRAIF_LIKENESS_ENUM(name, code) MIRAIF_LIKENESS_##name,
    MIRAIF_LIKENESS_LIST(MIRAIF_LIKENESS_ENUM)
#undef MIRAIF_LIKENESS_ENUM
        MIRAIF_LIKENESSES
};

/* "same_name" and so on: static. */
MIRAIF_API const char *miraif_likeness_code(enum miraif_likeness likeness);

/* Two people who may be one; `person` is the one with the lower id. */
struct miraif_twin {
    int64_t person;
    const char *name;
    const char *email;
    int64_t other;
    const char *other_name;
    const char *other_email;
    unsigned likeness; /* bits: 1 << enum miraif_likeness */
    int score;         /* the more, the likelier */
};

typedef enum miraif_status miraif_twin_fn(void *context, const struct miraif_twin *twin);

/* Calls `each` for every two people who may be one: by name, reading, telephone and date of birth, unless
 * their dates of birth differ or the office decided that they are two; the likeliest first. The record lives
 * as long as the call. MIRAIF_IO, MIRAIF_NO_MEMORY; or what `each` returned. */
MIRAIF_API enum miraif_status miraif_twin_each(struct miraif_store *store, miraif_twin_fn *each,
                                               void *context, struct miraif_error *err);

/* Decides that two people are two, however alike they look, and why (null: no word on that); said again, the
 * reason is renewed. `arena` is scratch. MIRAIF_NOT_FOUND: no such person. MIRAIF_REFUSED: it is one person.
 * MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY: nothing is changed. */
MIRAIF_API enum miraif_status miraif_twin_dismiss(struct miraif_store *store, int64_t a, int64_t b,
                                                  const char *reason, struct miraif_arena *arena,
                                                  struct miraif_error *err);

/* Takes that back. MIRAIF_NOT_FOUND: it was not decided. Else as above. */
MIRAIF_API enum miraif_status miraif_twin_reopen(struct miraif_store *store, int64_t a, int64_t b,
                                                 struct miraif_arena *arena, struct miraif_error *err);

/* Calls `each` for every two people who were decided to be two, by ids; the record lives as long as the call.
 * A status other than MIRAIF_OK from `each` ends the walk and is returned. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_twin_dismissal_each(struct miraif_store *store, miraif_apart_fn *each,
                                                         void *context, struct miraif_error *err);

/* What came of a merge: how many rows moved, by table. */
struct miraif_merge {
    struct miraif_person person; /* as it is now */
    int64_t from;
    const char *from_name;
    const char *from_email;
    const char *const *table;
    const int64_t *rows;
    size_t tables; /* those of which rows moved */
};

/* Makes the person `from` one with `into`: everything of theirs moves, what `into` does not say is learnt
 * from them, and their id and address lead to `into` for ever. Where both applied to one cohort, `drop` lets
 * the application of `from` go; what it said stays with the person. Undone as one. MIRAIF_NOT_FOUND: there is
 * no such person. MIRAIF_REFUSED: they cannot be one, and the message says why: both applied to one cohort
 * without `drop` or with a review or decision of the application of `from`,
 * share a team, were at one session, one is the other's mentor, or the office keeps them apart or decided
 * that they are two; or one of them was forgotten. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO,
 * MIRAIF_NO_MEMORY: nothing is changed. */
MIRAIF_API enum miraif_status miraif_person_merge(struct miraif_store *store, int64_t into, int64_t from,
                                                  bool drop, struct miraif_arena *arena,
                                                  struct miraif_merge *ret_merge, struct miraif_error *err);

#endif
