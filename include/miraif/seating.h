/* Seats: who sits with whom. At general sessions teams sit together; at socials people meet those whom they
 * have not met. */
#ifndef MIRAIF_SEATING_H
#define MIRAIF_SEATING_H

#include "miraif/session.h"

struct miraif_seat {
    int64_t round; /* from 1 */
    int64_t table; /* from 1 */
    int64_t person;
    const char *name;
    const char *kana;
    const char *team_id; /* null: of no team of the cohort */
    bool guest;
    const char *code; /* why: "team" (with their team), "rest" (with those of no team), "mix", and where seats
                         were mended "kept", "moved" or "joined" */
    int64_t fresh;    /* people at the table whom they had not met */
    int64_t again;    /* people there whom they had */
    int64_t origin;   /* "moved": from this table; else 0 */
    const char *reason; /* the same in words */
};

/* Somebody whom a person has not met: in no team, at no table. */
struct miraif_stranger {
    int64_t person;
    const char *name;
};

/* Those who come whom one of them will not have met after the session. */
struct miraif_unmet {
    int64_t person;
    const char *name;
    const struct miraif_stranger *stranger; /* by team and person; guests are not among them */
    size_t strangers;
};

struct miraif_seating {
    struct miraif_session session;
    const char *state;  /* "draft" or "adopted" */
    const char *status; /* "optimal": nobody can do better; "feasible" */
    int64_t rounds;
    const struct miraif_seat *seat; /* by round, table, guest and reading */
    size_t seats;
    int64_t repeats;    /* meetings at a table of pairs that met before: as team mates, or at a table */
    int64_t bound;      /* no seating that keeps the separations has fewer */
    int64_t unfamiliar; /* where familiar faces were asked for: seats of people who know somebody, but nobody
                           at their table */
    int64_t seed;
    int64_t steps;
};

struct miraif_seat_options {
    int64_t rounds;       /* changes of seats; 0: 1 */
    int64_t table_size;   /* 0: the cohort's team size */
    const uint32_t *size; /* sizes: the seats of each table; where they are more than people, the largest lose
                             some; null: tables of `table_size`, as equal as can be */
    uint32_t sizes;
    bool only_yes;     /* seat those who said yes; else all who did not say no */
    bool familiar;     /* in every round everybody finds somebody whom they know, if it can be */
    int64_t half_life; /* days after which a meeting weighs half; 0: a year */
    uint64_t effort;   /* exchanges tried; 0: a default */
    bool repair;       /* mend adopted seats; `rounds` is theirs */
};

/* Drafts the seats of a session, replacing an earlier draft. A general session seats by team, and those of no
 * team at tables of their own. Any other mixes: over teams, mentors, all earlier tables as attended, mixes,
 * acquaintances that were declared, and the rounds before, as little is met again as can be, where newer
 * meetings weigh more; nobody sits with those from whom they are separate; guests, and mentors among them,
 * are spread over the tables. With `repair` adopted seats are mended instead: who will not come or is absent
 * goes, who came without a seat or said yes since gets one, and the fewest of all others move so that tables
 * are even and separations hold. `*ret_seating` is in `arena`. MIRAIF_NOT_FOUND: no such session; no adopted
 * seats to be mended. MIRAIF_REFUSED: its seats are adopted; it is a draft or cancelled; nobody comes;
 * options out of range. MIRAIF_UNSATISFIABLE: separated people cannot be kept from one table.
 * MIRAIF_CONFLICT: inputs changed meanwhile. MIRAIF_INTERRUPTED, MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO,
 * MIRAIF_NO_MEMORY: nothing is changed. */
MIRAIF_API enum miraif_status miraif_session_seat(struct miraif_store *store, const char *session,
                                                  const struct miraif_seat_options *options,
                                                  struct miraif_arena *arena,
                                                  struct miraif_seating *ret_seating,
                                                  struct miraif_error *err);

/* Makes the draft valid. MIRAIF_NOT_FOUND: no such session, or no draft. MIRAIF_REFUSED: it is adopted
 * already. Else as above. */
MIRAIF_API enum miraif_status miraif_seating_adopt(struct miraif_store *store, const char *session,
                                                   struct miraif_arena *arena,
                                                   struct miraif_seating *ret_seating,
                                                   struct miraif_error *err);

/* The seats of a session, adopted or a draft; `*ret_seating` has none (`rounds` 0) where it has none.
 * MIRAIF_NOT_FOUND: no such session. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_seating_get(struct miraif_store *store, const char *session,
                                                 struct miraif_arena *arena,
                                                 struct miraif_seating *ret_seating,
                                                 struct miraif_error *err);

/* Whom those who come to a session will not have met: in no team, at no table before, and at none of this
 * session's, adopted or drafted. `*ret_unmet` has everybody who comes, by team and person, guests last, in
 * `arena`. MIRAIF_NOT_FOUND: no such session. MIRAIF_REFUSED: it is a draft or cancelled. MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_seating_unmet(struct miraif_store *store, const char *session,
                                                   struct miraif_arena *arena,
                                                   const struct miraif_unmet **ret_unmet, size_t *ret_people,
                                                   struct miraif_error *err);

/* X(NAME, code) */
#define MIRAIF_SHEET_LIST_OF(X)                                                                              \
    X(ALL, "all")                                                                                            \
    X(LIST, "list")                                                                                          \
    X(BADGES, "badges")                                                                                      \
    X(TABLES, "tables")                                                                                      \
    X(SEATS, "seats")

enum miraif_sheet_part {
#define MIRAIF_SHEET_ENUM(name, code) MIRAIF_SHEET_##name,
    MIRAIF_SHEET_LIST_OF(MIRAIF_SHEET_ENUM)
#undef MIRAIF_SHEET_ENUM
};

/* What is printed for a session, as an HTML page for A4 that needs no other file; in `arena`. Of all who did
 * not say no: the attendance list with what they cannot eat; name badges; and, where there are seats, adopted
 * or drafted, a card for each table and, where people mix, one for each person with whom they have not met.
 * MIRAIF_NOT_FOUND: no such session. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_session_sheet(struct miraif_store *store, const char *session,
                                                   enum miraif_sheet_part part, struct miraif_arena *arena,
                                                   const char **ret_html, struct miraif_error *err);

#endif
