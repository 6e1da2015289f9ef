/* Mixes: groups over all cohorts, of graduates who have not met. */
#ifndef MIRAIF_MIX_H
#define MIRAIF_MIX_H

#include <stdbool.h>
#include <stddef.h>

#include "miraif/person.h"

struct miraif_mix {
    int64_t id;
    const char *state; /* "draft" or "adopted" */
    const char *name;
    const char *date;   /* YYYY-MM-DD: of the draft, then of the adoption; from then on its groups have met */
    const char *status; /* "optimal": nobody can do better; "feasible" */
    int64_t people;
    int64_t groups;
    int64_t repeats;    /* pairs in a group that met before */
    int64_t bound;      /* no mix that keeps the separations has fewer */
    int64_t kin;        /* pairs in a group who graduated from one cohort */
    int64_t unfamiliar; /* where familiar faces were asked for: who knows somebody, but nobody in the group */
    int64_t seed;
    int64_t steps;
    bool everybody; /* those are placed, too, who did not agree to be known by name */
};

struct miraif_mix_member {
    int64_t group; /* from 1 */
    int64_t person;
    const char *name;
    const char *kana;
    const char *email;
    bool email_shared;   /* with the other graduates */
    const char *cohorts; /* "1" or "1,3" */
    int64_t fresh;       /* people of the group whom they had not met */
    int64_t again;       /* people of it whom they had */
};

/* A graduate who has no group, and why: "left", "unshared" (did not agree to be known to graduates), "quiet"
 * (not heard of for long) or "excluded". */
struct miraif_mix_absent {
    int64_t person;
    const char *name;
    const char *code;
    const char *reason; /* the same in words */
};

struct miraif_mixed {
    struct miraif_mix mix;
    const struct miraif_mix_member *member; /* by group and reading */
    size_t members;
    const struct miraif_mix_absent *absent; /* of a draft that is being made, by reading; else none */
    size_t absents;
};

struct miraif_mix_options {
    const char *name;    /* null: the month */
    int64_t size;        /* people of a group, at most; 0: 4 */
    bool everybody;      /* those, too, who did not agree to be known to graduates: the office asked them */
    bool familiar;       /* everybody finds somebody whom they know, if it can be */
    int64_t half_life;   /* days after which a meeting weighs half; 0: a year */
    int64_t quiet_after; /* days without a sign after which nobody is placed; 0: two years */
    const int64_t *excluded; /* people without a group */
    size_t excludeds;
    uint64_t effort; /* exchanges tried; 0: a default */
};

/* Drafts a mix, in place of an earlier draft: each graduate of any cohort is of one group, the groups as
 * equal as they can be. As little is met again as can be: teams, mentors, tables, mixes, ties and
 * acquaintances count, newer meetings more; and those of one cohort rather meet others. Nobody is with those
 * from whom they are separate. `*ret_mixed` is in `arena`. MIRAIF_REFUSED: fewer than two can be placed;
 * options out of range. MIRAIF_UNSATISFIABLE: separated people cannot be kept from one group.
 * MIRAIF_CONFLICT: inputs changed meanwhile. MIRAIF_INTERRUPTED, MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO,
 * MIRAIF_NO_MEMORY: nothing is changed. */
MIRAIF_API enum miraif_status miraif_alumni_mix(struct miraif_store *store,
                                                const struct miraif_mix_options *options,
                                                struct miraif_arena *arena, struct miraif_mixed *ret_mixed,
                                                struct miraif_error *err);

/* Makes the draft valid, and queues a letter to everybody of it with the names of their group, and the
 * addresses of those who share them with graduates. MIRAIF_NOT_FOUND: there is no draft. Else as above. */
MIRAIF_API enum miraif_status miraif_mix_adopt(struct miraif_store *store, struct miraif_arena *arena,
                                               struct miraif_mixed *ret_mixed, struct miraif_error *err);

/* The mix of that id; with 0 the draft or, without one, the last that was adopted. MIRAIF_NOT_FOUND: no such
 * mix. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_mix_get(struct miraif_store *store, int64_t id,
                                             struct miraif_arena *arena, struct miraif_mixed *ret_mixed,
                                             struct miraif_error *err);

typedef enum miraif_status miraif_mix_fn(void *context, const struct miraif_mix *mix);

/* Calls `each` for all mixes, by id; the record lives as long as the call. A status other than MIRAIF_OK from
 * `each` ends the walk and is returned. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_mix_each(struct miraif_store *store, miraif_mix_fn *each, void *context,
                                              struct miraif_error *err);

/* A page to be printed: a card for each group of the mix (`id` as above), in `arena`. As miraif_mix_get. */
MIRAIF_API enum miraif_status miraif_mix_sheet(struct miraif_store *store, int64_t id,
                                               struct miraif_arena *arena, const char **ret_html,
                                               struct miraif_error *err);

#endif
