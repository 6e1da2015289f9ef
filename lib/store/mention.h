/* Mentions of somebody in what others wrote, or was written about others. */
#ifndef MI_STORE_MENTION_H
#define MI_STORE_MENTION_H

#include "miraif/store.h"

/* Puts "[p12]" wherever a text mentions one of `words` (one a line). References are true again at the end;
 * within a write that has deferred them. */
enum miraif_status mi_mentions_mask(struct miraif_store *store, int64_t person, const char *words,
                                    struct miraif_error *err);

#endif
