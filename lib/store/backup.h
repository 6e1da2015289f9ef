/* Copies of a store, page by page. */
#ifndef MI_STORE_BACKUP_H
#define MI_STORE_BACKUP_H

#include "miraif/store.h"

/* Copies all of `from` over all of `to`, within one transaction of `to`. */
enum miraif_status mi_connection_copy(struct miraif_store *from, struct miraif_store *to,
                                      struct miraif_error *err);

#endif
