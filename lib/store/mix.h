/* The tables of mixes, and the graduates who may be of one. */
#ifndef MI_STORE_MIX_H
#define MI_STORE_MIX_H

#include "miraif/mix.h"

/* A graduate who may be placed. */
struct mi_mixable {
    int64_t person;
    const char *name;
    const char *company_key;
    int64_t cohort; /* the last from which they graduated */
    bool left;
    bool shared;   /* their name, with graduates */
    int64_t heard; /* when there was a sign of them last; Unix seconds */
};

typedef enum miraif_status mi_mixable_fn(void *context, const struct mi_mixable *mixable);

/* Calls `each` for all graduates, by e-mail key; `today` is YYYY-MM-DD. */
enum miraif_status mi_mixable_each(struct miraif_store *store, const char *today, mi_mixable_fn *each,
                                   void *context, struct miraif_error *err);

/* Keeps a draft in place of an earlier one. Within a write. */
enum miraif_status mi_mix_put(struct miraif_store *store, const struct miraif_mix *mix,
                              const struct miraif_mix_member *member, size_t members, const char *digest,
                              struct miraif_error *err);
enum miraif_status mi_mix_adopt(struct miraif_store *store, int64_t mix, const char *date,
                                struct miraif_error *err);

/* The mix; with `id` 0 the draft or, without one, the last; `ret_mix->id` is 0 where there is none. */
enum miraif_status mi_mix_get(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                              struct miraif_mix *ret_mix, struct miraif_error *err);

typedef enum miraif_status mi_mix_member_fn(void *context, const struct miraif_mix_member *member);

/* Calls `each` for the members, by group and reading; `today` decides what is shared still. */
enum miraif_status mi_mix_member_each(struct miraif_store *store, int64_t mix, const char *today,
                                      mi_mix_member_fn *each, void *context, struct miraif_error *err);

#endif
