/* The office's vocabulary: which of the words that people use for their industry, occupation, place and
 * themes count as one. What they wrote is kept and shown; proofs, counts, quotas and matches go by what it
 * counts as. */
#ifndef MIRAIF_VOCABULARY_H
#define MIRAIF_VOCABULARY_H

#include "miraif/import.h"

/* Themes are what people bring and what mentors offer. X(NAME, code) */
#define MIRAIF_VOCABULARY_LIST(X)                                                                            \
    X(INDUSTRY, "industry")                                                                                  \
    X(OCCUPATION, "occupation")                                                                              \
    X(PLACE, "place")                                                                                        \
    X(THEMES, "themes")

enum miraif_vocabulary {
#define MIRAIF_VOCABULARY_ENUM(name, code) MIRAIF_VOCABULARY_##name,
    MIRAIF_VOCABULARY_LIST(MIRAIF_VOCABULARY_ENUM)
#undef MIRAIF_VOCABULARY_ENUM
        MIRAIF_VOCABULARIES
};

/* "industry" and so on: static. */
MIRAIF_API const char *miraif_vocabulary_code(enum miraif_vocabulary field);

/* One value that people wrote, or that the office named. */
struct miraif_value {
    const char *text;       /* as most people write it */
    int64_t people;         /* who wrote it */
    const char *counts_as;  /* null: itself; of themes perhaps several, parted by commas */
    int64_t counted;        /* who wrote it or something that counts as it; 0 where it counts as another */
    const char *suggestion; /* what it might count as; null: nothing comes to mind */
};

typedef enum miraif_status miraif_value_fn(void *context, const struct miraif_value *value);

/* Calls `each` for every value of the field: those of people's present profiles or, where `cohort` is not 0,
 * of what its applicants said; and what the office mapped. A value that others count as stands before them;
 * those with the most people come first. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO, MIRAIF_NO_MEMORY; or
 * what `each` returned. */
MIRAIF_API enum miraif_status miraif_value_each(struct miraif_store *store, enum miraif_vocabulary field,
                                                int64_t cohort, miraif_value_fn *each, void *context,
                                                struct miraif_error *err);

/* From now on `value` counts as `target`, in whatever spelling; what counted as `value` counts as `target`,
 * too; where `target` counts as another, that is meant; and what was the other way round is turned. Of themes
 * `target` may be several, parted by commas. `*ret_target` is what it counts as, in `arena`.
 * MIRAIF_REFUSED: one of them is blank, or both are one already. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO,
 * MIRAIF_NO_MEMORY: nothing is changed. Doing it twice changes nothing. */
MIRAIF_API enum miraif_status miraif_value_map(struct miraif_store *store, enum miraif_vocabulary field,
                                               const char *value, const char *target,
                                               struct miraif_arena *arena, const char **ret_target,
                                               struct miraif_error *err);

/* `value` counts as itself again. MIRAIF_NOT_FOUND: it does. Else as above. */
MIRAIF_API enum miraif_status miraif_value_unmap(struct miraif_store *store, enum miraif_vocabulary field,
                                                 const char *value, struct miraif_error *err);

/* Takes in a sheet with the columns value and counts_as: each row maps one value; a row whose counts_as is
 * blank or the value itself unmaps it. The report and the statuses are those of miraif_import_people. */
MIRAIF_API enum miraif_status miraif_value_import(struct miraif_store *store, enum miraif_vocabulary field,
                                                  const struct miraif_import_options *options,
                                                  struct miraif_arena *arena,
                                                  struct miraif_import_report *ret_report,
                                                  struct miraif_error *err);

#endif
