/* The promise and its acceptances, for the flows that write them. */
#ifndef MI_STORE_PROMISE_H
#define MI_STORE_PROMISE_H

#include "miraif/promise.h"

/* The version, the last one where it is 0, or the last one set until `by` (Unix seconds) where that is not 0;
 * `ret_promise->version` is 0 where there is none. In `arena`. */
enum miraif_status mi_promise_find(struct miraif_store *store, int64_t version, int64_t by,
                                   struct miraif_arena *arena, struct miraif_promise *ret_promise,
                                   struct miraif_error *err);

/* Adds a version set now; `*ret_version` is its number. Within a write, as below. */
enum miraif_status mi_promise_insert(struct miraif_store *store, const char *text, int64_t *ret_version,
                                     struct miraif_error *err);

/* Notes an acceptance; `*ret_added` is false, and nothing changed, where it is there. */
enum miraif_status mi_promise_accept(struct miraif_store *store, int64_t version, int64_t person, int64_t at,
                                     bool *ret_added, struct miraif_error *err);

/* The latest version that the person accepted, 0: none. */
enum miraif_status mi_promise_accepted(struct miraif_store *store, int64_t person, int64_t *ret_version,
                                       struct miraif_error *err);

#endif
