/* Who accompanies whom is told to both sides. */
#ifndef MI_FLOW_MATCH_TELL_H
#define MI_FLOW_MATCH_TELL_H

#include "miraif/match.h"

/* Queues letters about matches that were adopted just now: each team hears who is in it and who leads it,
 * each mentor whom they lead, by name; and so with people who are accompanied alone. Reasons, worries and
 * addresses are in none of them. Of a repair those hear nothing who
 * keep their mentor. Within a write. */
enum miraif_status mi_match_tell(struct miraif_store *store, const struct miraif_matches *matches,
                                 struct miraif_arena *arena, struct miraif_error *err);

#endif
