/* The versions of the schema. */
#ifndef MI_STORE_MIGRATE_H
#define MI_STORE_MIGRATE_H

#include <stdint.h>

#include "miraif/store.h"

/* Whether the open file is a store that this program can read: MIRAIF_NOT_A_STORE, MIRAIF_STORE_NEWER.
 * `*ret_version` is its schema version. */
enum miraif_status mi_schema_verify(struct miraif_store *store, int64_t *ret_version,
                                    struct miraif_error *err);

/* The newest schema version; bringing a store of `version` up to it, one transaction a step. */
int64_t mi_schema_newest(void);
enum miraif_status mi_migrate(struct miraif_store *store, int64_t version, struct miraif_error *err);

#endif
