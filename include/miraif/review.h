/* Reviews: people of the office mark applicants by criteria, on sheets that go out and come back as files. */
#ifndef MIRAIF_REVIEW_H
#define MIRAIF_REVIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/store.h"

/* The bounds within which an applicant's mark is computed exactly. */
enum {
    MIRAIF_CRITERIA_MOST = 30,
    MIRAIF_WEIGHT_MOST = 100,  /* in steps of a thousandth */
    MIRAIF_SCALE_MOST = 100,   /* the highest end of a scale */
    MIRAIF_REVIEWS_MOST = 1000 /* of one applicant */
};

/* What applicants are marked by. */
struct miraif_criterion {
    const char *name;
    int64_t weight; /* millionths */
    int64_t low;    /* marks run from low to high, decimals allowed; millionths */
    int64_t high;
};

struct miraif_criteria {
    const struct miraif_criterion *item; /* in the order of the sheets */
    size_t count;
    bool preset; /* nothing is stored yet: these are the defaults, kept with the first marks */
};

/* A criterion that a reviewer left empty. */
#define MIRAIF_UNMARKED INT64_MIN

/* One reviewer's view of one applicant. */
struct miraif_review {
    int64_t person;
    const char *reviewer;
    const char *comment; /* null: none */
    int64_t *value;      /* by criterion, millionths; MIRAIF_UNMARKED where empty */
};

/* The criteria of a cohort, in `arena`. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_criteria_get(struct miraif_store *store, int64_t cohort,
                                                  struct miraif_arena *arena,
                                                  struct miraif_criteria *ret_criteria,
                                                  struct miraif_error *err);

/* Sets the criteria of a cohort to `count` items, or keeps those in force where `count` is 0. Their scale
 * becomes `low` to `high` (millionths); with both 0 it stays as it is, at first 1 to 5. The scales in `item`
 * are not looked at.
 * `*ret_criteria` is what they are then, in `arena`. MIRAIF_REFUSED: a name that is blank, twice there or the
 * header of another column of the sheets; a weight or scale out of bounds; or marks exist that would not fit:
 * then only weights, order and scale may change, and every mark must lie on the new scale. MIRAIF_NOT_FOUND,
 * MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO: nothing is changed. */
MIRAIF_API enum miraif_status miraif_criteria_set(struct miraif_store *store, int64_t cohort,
                                                  const struct miraif_criterion *item, size_t count,
                                                  int64_t low, int64_t high, struct miraif_arena *arena,
                                                  struct miraif_criteria *ret_criteria,
                                                  struct miraif_error *err);

/* What a reviewer gets. */
struct miraif_review_pack {
    const char *reviewer;   /* as it will stand in the store */
    bool known;             /* the reviewer is somebody in the store, so that conflicts could be looked for */
    size_t applicants;      /* in the pack */
    size_t left_out;        /* because reviewer and applicant are separate */
    const char *page_path;  /* folder/applicants.html */
    const char *sheet_path; /* folder/scores.csv */
};

/* Writes a readable page and a score sheet of all applicants whom `reviewer` may judge into `folder`, which
 * is made if it is not there. `reviewer` is a name, "p12" or an e-mail address; a name that people in the
 * store bear is taken for each of them, so that no conflict is missed. `blind` leaves out name, reading,
 * company and gender, and blots them out of the texts where they stand as written. Files are mode 0600 and
 * complete or not there; with env->dry_run nothing is written. The record lives in `arena`.
 * MIRAIF_NEEDS_YES: a pack is there already and `replace` is false. MIRAIF_NOT_FOUND: no such cohort or
 * person. MIRAIF_REFUSED: nobody to judge, or a blank reviewer. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_review_pack_write(struct miraif_store *store, int64_t cohort,
                                                       const char *reviewer, bool blind, const char *folder,
                                                       bool replace, struct miraif_arena *arena,
                                                       struct miraif_review_pack *ret_pack,
                                                       struct miraif_error *err);

/* A row that was refused, or a remark about one or about the file. */
struct miraif_review_problem {
    uint64_t record;     /* 1-based data record; 0: the file */
    uint64_t line;       /* 1-based physical line at which it starts; 0: the file */
    uint64_t column;     /* 1-based; 0: none in particular */
    const char *field;   /* header; "" where there is none in particular */
    const char *reason;  /* a code: missing_applicant unknown_applicant missing_reviewer unknown_reviewer
                            other_reviewer  conflict_of_interest name_mismatch not_a_number out_of_scale
                            too_many_columns  unterminated_quote malformed_quote invalid_utf8 nul_byte
                            field_too_long;  of warnings: unknown_column incomplete */
    const char *message; /* in words */
};

/* What an import of scores did. */
struct miraif_review_import {
    const char *encoding; /* utf-8, cp932, utf-16le or utf-16be */
    bool bom;
    const char *newline;   /* lf, crlf, cr or mixed */
    const char *delimiter; /* one character */
    uint64_t records;
    uint64_t accepted;  /* the next four */
    uint64_t created;   /* first marks of a reviewer for an applicant */
    uint64_t updated;   /* changed marks or comment */
    uint64_t unchanged; /* the store holds the same already */
    uint64_t blank;     /* rows without marks and comment */
    const struct miraif_review_problem *rejected;
    size_t rejected_count;
    const struct miraif_review_problem *warning;
    size_t warnings;
};

/* Reads a score sheet from `path` ("-": standard input) in any encoding and with any delimiter that rosters
 * come in, headers in Japanese or English. Sound rows are stored, the others are reported; later marks
 * replace earlier ones, an empty cell leaves what is stored, and the same sheet twice changes nothing.
 * `reviewer` (may be null) is who marked rows that do not say so themselves. The report lives in `arena`.
 * MIRAIF_PARTIAL: rows were refused, or a column is neither known nor a criterion; the report is complete.
 * MIRAIF_NOT_FOUND: no such file or cohort. MIRAIF_EMPTY_FILE, MIRAIF_MISSING_COLUMN,
 * MIRAIF_AMBIGUOUS_COLUMN, MIRAIF_TRUNCATED_UTF16, MIRAIF_UNDECODABLE: unusable as a whole.
 * MIRAIF_INTERRUPTED, MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO, MIRAIF_NO_MEMORY. Unless it is MIRAIF_OK or
 * MIRAIF_PARTIAL nothing is changed. */
MIRAIF_API enum miraif_status miraif_review_import(struct miraif_store *store, int64_t cohort,
                                                   const char *path, const char *reviewer,
                                                   struct miraif_arena *arena,
                                                   struct miraif_review_import *ret_import,
                                                   struct miraif_error *err);

/* `criteria` are those by which the review's values are numbered. */
typedef enum miraif_status miraif_review_fn(void *context, const struct miraif_review *review,
                                            const struct miraif_criteria *criteria);

/* Calls `each` for every review of a cohort, by person and reviewer. The records live as long as the call. A
 * status other than MIRAIF_OK from `each` ends the walk and is returned. MIRAIF_NOT_FOUND: no such cohort.
 * MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_review_each(struct miraif_store *store, int64_t cohort,
                                                 miraif_review_fn *each, void *context,
                                                 struct miraif_error *err);

/* How one applicant stands. */
struct miraif_review_state {
    int64_t person;
    const char *name;
    int64_t reviews;    /* complete ones: these count */
    int64_t incomplete; /* with a criterion not marked: these do not count */
    int64_t mark;       /* millionths; means something where reviews is not 0 */
    int64_t corrected;  /* the same freed of how lenient each reviewer is, as far as that can be told */
    int64_t spread;     /* the highest less the lowest reviewer's mean, millionths */
};

typedef enum miraif_status miraif_review_state_fn(void *context, const struct miraif_review_state *state);

/* Calls `each` for the applicants of a cohort: the unread first, then by falling spread, then by id. An
 * applicant's mark is the mean over complete reviews of the weighted mean over criteria, computed exactly and
 * rounded once, half up, to a millionth. Those who withdrew, declined, were deferred, expired or left are not
 * there. A status other than MIRAIF_OK from `each` ends the walk and is returned. MIRAIF_NOT_FOUND,
 * MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_review_state_each(struct miraif_store *store, int64_t cohort,
                                                       miraif_review_state_fn *each, void *context,
                                                       struct miraif_error *err);

/* How far one reviewer has come. */
struct miraif_reviewer {
    const char *name;
    int64_t complete;
    int64_t incomplete;
    int64_t applicants; /* whom this reviewer may judge */
    int64_t mean;       /* of the complete reviews' means, millionths; means something where there are any */
};

typedef enum miraif_status miraif_reviewer_fn(void *context, const struct miraif_reviewer *reviewer);

/* Calls `each` for everybody who has reviewed applicants of a cohort, by name. Else as above. */
MIRAIF_API enum miraif_status miraif_reviewer_each(struct miraif_store *store, int64_t cohort,
                                                   miraif_reviewer_fn *each, void *context,
                                                   struct miraif_error *err);

#endif
