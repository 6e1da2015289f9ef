/* Proof sheets: a division into teams, what it was computed from as bare numbers, and what is claimed of it,
 * so that anybody can check it again. */
#ifndef MIRAIF_PROOF_H
#define MIRAIF_PROOF_H

#include "miraif/solve.h"
#include "miraif/store.h"

enum { MIRAIF_SHEET_PEOPLE_MOST = 1000, MIRAIF_DIGEST_TEXT = 65 };

struct miraif_sheet {
    int64_t cohort; /* 0: of none */
    int64_t run;
    const char *state;               /* "draft" or "adopted"; null: of no run */
    int64_t units;                   /* a whole team's diversity, in the values of the input; 0: not said */
    struct miraif_grouping input;    /* people, sizes, values and rules; people are numbered by e-mail key */
    const char *const *rule_kind;    /* of each rule, such as "company" or "rule_together"; null: not said */
    char digest[MIRAIF_DIGEST_TEXT]; /* of the input: see miraif_sheet_digest */
    const char *const *team;         /* names of the groups, such as "1-A" */
    struct miraif_grouping_result claim; /* the division: its group and figures, whether it is proved to be
                                            the best, counts and alternatives */
    bool known;                          /* something better is known: */
    struct miraif_alternative better;
    bool ranked;
    uint64_t rank_from; /* one more than the legal divisions with a better worst group */
    uint64_t rank_to;   /* the legal divisions with as good a worst group */
    uint64_t set_aside; /* rules that the office set aside, which are none here */
    bool changed;       /* people or rules are not as they were when the division was made */
};

/* The sheet of the teams of a cohort that stand, adopted or drafted, from what the store says of their people
 * today; it is proved anew, as far as that can be. `*ret_sheet` lives in `arena`. MIRAIF_NOT_FOUND: no such
 * cohort, or no teams. MIRAIF_REFUSED: a team of one, or more than MIRAIF_SHEET_PEOPLE_MOST people.
 * MIRAIF_INTERRUPTED, MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_team_prove(struct miraif_store *store, int64_t cohort,
                                                struct miraif_arena *arena, struct miraif_sheet *ret_sheet,
                                                struct miraif_error *err);

/* Reads a sheet from the JSON file at `path` ("-" is standard input), as it is or in an envelope, into
 * `arena`. MIRAIF_NOT_FOUND: no such file. MIRAIF_BAD_INPUT: no sheet; the message says what of it is not
 * usable. MIRAIF_EMPTY_FILE, MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_sheet_read(const char *path, struct miraif_arena *arena,
                                                struct miraif_sheet *ret_sheet, struct miraif_error *err);

/* SHA-256, in hexadecimal, of the input's numbers, each in decimal with a line feed: people, groups, sizes;
 * for each size that there is, ascending, the values of the pairs (1,0), (2,0), (2,1), (3,0) and so on; the
 * number of rules, and for each its members, counted and listed, 1 or 0 for together, the numbers allowed up
 * to the greatest size, counted and listed, and of what is wanted in common words, unit, length, least and
 * bits, or 0. */
MIRAIF_API void miraif_sheet_digest(const struct miraif_grouping *input, char text[MIRAIF_DIGEST_TEXT]);

/* What a sheet claims. */
#define MIRAIF_CLAIM_LIST(X)                                                                                 \
    X(DIGEST, "digest")             /* the digest is that of the input */                                    \
    X(LEGAL, "legal")               /* sizes and rules hold */                                               \
    X(FIGURES, "figures")           /* worst, total and best are those of the groups */                      \
    X(ALTERNATIVES, "alternatives") /* they are legal, different, in order, and lose what is said */         \
    X(OPTIMAL, "optimal")           /* nothing is better, or what is better is */                            \
    X(COUNT, "count")               /* so many divisions are legal */                                        \
    X(EQUALS, "equals")             /* so many are as good */                                                \
    X(RANK, "rank")                 /* the rank */                                                           \
    X(NEXT, "next")                 /* nothing comes between the alternatives */

enum miraif_sheet_claim {
#define MIRAIF_CLAIM_ENUM(name, code) MIRAIF_CLAIM_##name,
    MIRAIF_CLAIM_LIST(MIRAIF_CLAIM_ENUM)
#undef MIRAIF_CLAIM_ENUM
        MIRAIF_CLAIMS
};

enum miraif_verdict {
    MIRAIF_CLAIM_NOT_MADE,
    MIRAIF_CLAIM_UNCHECKED, /* it would take too long */
    MIRAIF_CLAIM_HOLDS,
    MIRAIF_CLAIM_FAILS
};

/* "digest" and so on: static. */
MIRAIF_API const char *miraif_sheet_claim_code(enum miraif_sheet_claim claim);

/* "not made", "unchecked", "holds" or "fails": static. */
MIRAIF_API const char *miraif_verdict_code(enum miraif_verdict verdict);

/* Checks every claim of `sheet` from its input, by code that shares nothing with the solvers; what is proved
 * of up to MIRAIF_EXACT_PEOPLE_MOST people is proved again. MIRAIF_REFUSED: the input is malformed.
 * MIRAIF_INTERRUPTED, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_sheet_check(const struct miraif_sheet *sheet,
                                                 const struct miraif_env *env,
                                                 enum miraif_verdict ret_verdict[MIRAIF_CLAIMS],
                                                 struct miraif_error *err);

#endif
