/* From a result to the draft in the store. */
#ifndef MI_FLOW_MATCH_KEEP_H
#define MI_FLOW_MATCH_KEEP_H

#include "flow/match/decode.h"

/* Keeps a draft that was computed from `pool`, and reads it back. MIRAIF_CONFLICT: the pool is not what it
 * was; matches that were adopted meanwhile are a part of it. Within a write. */
enum miraif_status mi_match_keep(struct miraif_store *store, const struct mi_match_pool *pool,
                                 const struct mi_match_draft *draft, struct miraif_arena *arena,
                                 struct miraif_matches *ret_matches, struct miraif_error *err);

#endif
