/* What the store's own secret makes of a text: names that nobody outside can guess, and that stay the same in
 * every copy of the store. */
#ifndef MI_STORE_SECRET_H
#define MI_STORE_SECRET_H

#include "base/hash.h"
#include "miraif/store.h"

/* The keyed hash of `text` under `purpose`, which keeps different uses apart. MIRAIF_NOT_A_STORE: the store
 * has no secret. */
enum miraif_status mi_secret_hash(struct miraif_store *store, const char *purpose, const char *text,
                                  unsigned char digest[MI_DIGEST_SIZE], struct miraif_error *err);

#endif
