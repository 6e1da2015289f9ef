/* Companies, known by a key that forgives spelling, and what stands between them. */
#ifndef MIRAIF_COMPANY_H
#define MIRAIF_COMPANY_H

#include <stddef.h>

#include "miraif/store.h"

/* Why two people of different companies may have a stake in one another. */
enum miraif_relation { MIRAIF_CLIENT, MIRAIF_SUPPLIER, MIRAIF_COMPETITOR };

/* What a is to b, where b is `relation` to a. */
MIRAIF_API enum miraif_relation miraif_relation_turned(enum miraif_relation relation);

/* How strictly a separation holds: never together; together only where nothing else is possible; together,
 * but the office is told. */
enum miraif_strictness { MIRAIF_FORBID, MIRAIF_AVOID, MIRAIF_TELL };

/* "client", "supplier" or "competitor": static. */
MIRAIF_API const char *miraif_relation_code(enum miraif_relation relation);

/* "forbid", "avoid" or "tell": static. */
MIRAIF_API const char *miraif_strictness_code(enum miraif_strictness strictness);

/* Joins companies into one: parent and subsidiaries. Names are taken in any spelling; groups that two of them
 * already belong to are joined. `*ret_group` is the key by which the group is known (in `arena`).
 * MIRAIF_REFUSED: a name without a key (フリーランス, blank), fewer than two companies.
 * MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO: nothing is changed. Doing it twice changes nothing. */
MIRAIF_API enum miraif_status miraif_company_join(struct miraif_store *store, const char *const *names,
                                                  size_t count, struct miraif_arena *arena,
                                                  const char **ret_group, struct miraif_error *err);

/* Takes a company out of its group; a group of one is ended. MIRAIF_NOT_FOUND: it is in none. Else as above.
 */
MIRAIF_API enum miraif_status miraif_company_leave(struct miraif_store *store, const char *name,
                                                   struct miraif_error *err);

/* A relation: what `high` is to `low`, which are keys in code point order; the names are as the office wrote
 * them. */
struct miraif_company_relation {
    const char *low;
    const char *high;
    const char *low_name;
    const char *high_name;
    enum miraif_relation kind;
    enum miraif_strictness rule;
};

/* States (or restates) what `b` is to `a`, and so what stands between their groups: that b is a's client says
 * as much as that a is b's supplier. `*ret_relation` is what is stored, in `arena`. MIRAIF_REFUSED: a name
 * without a key, a company with itself or with one of its own group. Else as above. */
MIRAIF_API enum miraif_status
miraif_company_relate(struct miraif_store *store, const char *a, const char *b, enum miraif_relation relation,
                      enum miraif_strictness strictness, struct miraif_arena *arena,
                      struct miraif_company_relation *ret_relation, struct miraif_error *err);

/* Withdraws the relation between two companies. MIRAIF_NOT_FOUND: there is none. Else as above. */
MIRAIF_API enum miraif_status miraif_company_unrelate(struct miraif_store *store, const char *a,
                                                      const char *b, struct miraif_error *err);

/* A company: one that people work for at present, or that the office named. */
struct miraif_company {
    const char *key;
    const char *name;             /* as most people write it; as the office did where nobody works there */
    const char *const *spellings; /* all, by number of people and then by code point */
    size_t spelling_count;
    int64_t people;          /* whose present company it is */
    const char *group;       /* the group's key; null: it is in none */
    const char *possible_of; /* the key of another company that this seems to be a branch of (東京支店), as
                                long as nobody decided whether it is; null: none */
};

typedef enum miraif_status miraif_company_fn(void *context, const struct miraif_company *company);

/* Calls `each` for every company, by key. The record lives as long as the call. A status other than MIRAIF_OK
 * from `each` ends the walk and is returned. MIRAIF_IO, MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_company_each(struct miraif_store *store, miraif_company_fn *each,
                                                  void *context, struct miraif_error *err);

/* Two companies of which the office decided that neither is a branch of the other: keys in code point order,
 * and the names as the office wrote them. */
struct miraif_branch_dismissal {
    const char *low;
    const char *high;
    const char *low_name;
    const char *high_name;
    const char *reason; /* null: none given */
    int64_t since;      /* Unix seconds */
};

/* Decides that; said again, the reason is renewed. `arena` is scratch. MIRAIF_REFUSED: a name without a key,
 * two spellings of one company, companies of one group. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO,
 * MIRAIF_NO_MEMORY: nothing is changed. */
MIRAIF_API enum miraif_status miraif_branch_dismiss(struct miraif_store *store, const char *a, const char *b,
                                                    const char *reason, struct miraif_arena *arena,
                                                    struct miraif_error *err);

/* Takes that back. MIRAIF_NOT_FOUND: it was not decided. Else as above. */
MIRAIF_API enum miraif_status miraif_branch_reopen(struct miraif_store *store, const char *a, const char *b,
                                                   struct miraif_arena *arena, struct miraif_error *err);

typedef enum miraif_status miraif_branch_dismissal_fn(void *context,
                                                      const struct miraif_branch_dismissal *dismissal);

/* Calls `each` for every such decision, by keys; as miraif_company_each. */
MIRAIF_API enum miraif_status miraif_branch_dismissal_each(struct miraif_store *store,
                                                           miraif_branch_dismissal_fn *each, void *context,
                                                           struct miraif_error *err);

typedef enum miraif_status miraif_relation_fn(void *context, const struct miraif_company_relation *relation);

/* Calls `each` for every relation, by keys; as above. */
MIRAIF_API enum miraif_status miraif_relation_each(struct miraif_store *store, miraif_relation_fn *each,
                                                   void *context, struct miraif_error *err);

#endif
