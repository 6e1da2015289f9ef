/* Who must not sit in judgement over, mentor, or share a team with whom: one separation for every stage and
 * all cohorts. It comes from the office's word about two people, from equal companies and groups of
 * companies, and from relations between companies. */
#ifndef MIRAIF_SEPARATION_H
#define MIRAIF_SEPARATION_H

#include "miraif/company.h"
#include "miraif/person.h"

/* Two people whom the office keeps apart. `reason` is the office's alone: it appears in no explanation for
 * others. */
struct miraif_apart {
    int64_t low; /* ids */
    int64_t high;
    const char *low_name;
    const char *high_name;
    const char *reason; /* null: none given */
    int64_t since;      /* Unix seconds */
};

/* Keeps two people apart from now on; said again, the reason is renewed where one is given. `*ret_apart` is
 * what holds then, in `arena`. MIRAIF_REFUSED: a person with themselves. MIRAIF_NOT_FOUND: no such person.
 * MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO: nothing is changed. */
MIRAIF_API enum miraif_status miraif_apart_add(struct miraif_store *store, int64_t a, int64_t b,
                                               const char *reason, struct miraif_arena *arena,
                                               struct miraif_apart *ret_apart, struct miraif_error *err);

/* Ends that. MIRAIF_NOT_FOUND: they are not kept apart. Else as above. */
MIRAIF_API enum miraif_status miraif_apart_remove(struct miraif_store *store, int64_t a, int64_t b,
                                                  struct miraif_error *err);

typedef enum miraif_status miraif_apart_fn(void *context, const struct miraif_apart *apart);

/* Calls `each` for the pairs of `person` (0: of everybody), by ids. The record lives as long as the call. A
 * status other than MIRAIF_OK from `each` ends the walk and is returned. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_apart_each(struct miraif_store *store, int64_t person,
                                                miraif_apart_fn *each, void *context,
                                                struct miraif_error *err);

/* One of the people among whom separations are asked for. */
struct miraif_party {
    int64_t person;
    const char *company_key; /* of the profile in question; null: none */
};

enum miraif_separation_kind {
    MIRAIF_SEPARATION_APART,   /* two people, by the office's word */
    MIRAIF_SEPARATION_COMPANY, /* two or more of one company or group */
    MIRAIF_SEPARATION_RELATION /* people of two companies that stand in a relation */
};

/* "apart", "company" or "relation": static. */
MIRAIF_API const char *miraif_separation_code(enum miraif_separation_kind kind);

/* One separation among the people asked for, who are numbered from 0. */
struct miraif_separation {
    enum miraif_separation_kind kind;
    enum miraif_strictness rule; /* APART and COMPANY: MIRAIF_FORBID */
    /* At most one of these may be in a team, ascending within each side. RELATION: the first `left` stand
     * against the others (who may be together as far as this record goes, but not as far as COMPANY does). */
    const uint32_t *member;
    uint32_t count;
    uint32_t left;
    enum miraif_relation relation; /* RELATION: what the companies are to one another */
    const char *company;           /* the key of the company or group; null for APART */
    const char *other;             /* RELATION: the other side's key */
    const char *company_name; /* RELATION: the two that the office related, as it wrote them; where they */
    const char *other_name;   /* are of groups, others of their groups may be meant, too */
};

/* Every separation among `count` parties, in a total order that follows from their numbers: APART by pair,
 * then COMPANY by key, then RELATION by keys. `*ret_list` and its texts live in `arena`; keys are borrowed
 * from there or from the parties. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_separations(struct miraif_store *store, const struct miraif_party *party,
                                                 uint32_t count, struct miraif_arena *arena,
                                                 const struct miraif_separation **ret_list,
                                                 uint32_t *ret_count, struct miraif_error *err);

#endif
