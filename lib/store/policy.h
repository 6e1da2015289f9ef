/* The attributes that a cohort's teams are formed by. */
#ifndef MI_STORE_POLICY_H
#define MI_STORE_POLICY_H

#include "miraif/store.h"

/* As JSON, in `arena`; null where the office set none, or there is no such cohort. */
enum miraif_status mi_policy_load(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                  const char **ret_attributes, struct miraif_error *err);

/* Null: none. Within a write. */
enum miraif_status mi_policy_save(struct miraif_store *store, int64_t cohort, const char *attributes,
                                  struct miraif_error *err);

#endif
