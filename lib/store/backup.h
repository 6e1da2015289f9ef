/* Copies of a store, page by page. */
#ifndef MI_STORE_BACKUP_H
#define MI_STORE_BACKUP_H

#include "miraif/store.h"

/* Copies all of `from` over all of `to`, within one transaction of `to`. */
enum miraif_status mi_connection_copy(struct miraif_store *from, struct miraif_store *to,
                                      struct miraif_error *err);

/* miraif_store_backup without a note of it: for copies that are no backup. */
enum miraif_status mi_store_copy(struct miraif_store *store, const char *path, struct miraif_error *err);

/* When the last backup was made, in Unix seconds; 0: never. */
enum miraif_status mi_backup_last(struct miraif_store *store, int64_t *ret_at, struct miraif_error *err);

#endif
