/* Who may wish for whom, and lists of wishes. */
#ifndef MI_FLOW_MATCH_WISH_H
#define MI_FLOW_MATCH_WISH_H

#include "miraif/preference.h"

/* A mentor, an applicant of the cohort, or both. */
struct mi_wisher {
    int64_t person;
    const char *key; /* of the name, without blanks */
    bool mentor;
    bool applicant;
};

struct mi_wishing {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    int64_t cohort;
    const struct mi_wisher *wisher; /* by person */
    size_t wishers;
    size_t room;
    int64_t teams; /* the greatest number of an adopted one; 0: none is */
};

/* Loads what names are looked up in. MIRAIF_NOT_FOUND: no such cohort. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_wishing_load(struct mi_wishing *wishing);

/* A person, or else a team. */
struct mi_wish_side {
    int64_t person;
    int64_t team;
};

/* Whom a text means: `*ret_reason` is null, or a reason code that says why it means nobody, with the message
 * in the error. MIRAIF_NOT_FOUND, MIRAIF_REFUSED, MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_wish_side(const struct mi_wishing *wishing, const char *text,
                                struct mi_wish_side *ret_side, const char **ret_reason);

/* MIRAIF_REFUSED: the one cannot wish for the other. */
enum miraif_status mi_wish_check(const struct mi_wishing *wishing, const struct mi_wish_side *who,
                                 const struct mi_wish_side *whom);

/* What there is of one already. */
struct mi_wish_list {
    struct mi_wish_side who;
    struct mi_wish_side whom[MIRAIF_PREFERENCES_MOST];
    int64_t rank[MIRAIF_PREFERENCES_MOST];
    size_t count;
    int64_t at; /* of the latest */
};

/* Reads the list of list->who. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_wish_list_read(const struct mi_wishing *wishing, struct mi_wish_list *list);

/* Puts `list` in the place of what there is. Within a write. */
enum miraif_status mi_wish_list_put(const struct mi_wishing *wishing, const struct mi_wish_list *list);

/* Adds one behind the others, unless it is there or the list is full: then false. */
bool mi_wish_list_add(struct mi_wish_list *list, const struct mi_wish_side *whom);

/* Whether both have the same in the same order. */
bool mi_wish_list_same(const struct mi_wish_list *a, const struct mi_wish_list *b);

#endif
