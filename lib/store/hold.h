/* The hold: a store that was put back must not say again what the one that was lost has said since. Every
 * copy that a backup makes is on hold from the start, so that it does not matter how it is put back. */
#ifndef MI_STORE_HOLD_H
#define MI_STORE_HOLD_H

#include "miraif/store.h"

/* Since when the outbox is on hold, in Unix seconds; 0: it is not. */
enum miraif_status mi_hold_get(struct miraif_store *store, int64_t *ret_since, struct miraif_error *err);

/* Puts it on hold, unless it is: what follows is not known of this store. Not recorded in the history. */
enum miraif_status mi_hold_begin(struct miraif_store *store, int64_t since, struct miraif_error *err);

/* Ends the hold. Within a write. */
enum miraif_status mi_hold_end(struct miraif_store *store, struct miraif_error *err);

#endif
