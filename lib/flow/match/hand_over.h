/* What else changes hands when a repair is adopted. */
#ifndef MI_FLOW_MATCH_HAND_OVER_H
#define MI_FLOW_MATCH_HAND_OVER_H

#include "miraif/match.h"

/* For every match that has another mentor now: letters about the old one that did not leave are taken back,
 * and the team's sessions with the old one, from today on, get the new one, with their reminders. Sessions
 * that a substitute was to hold stay the substitute's. Within a write. */
enum miraif_status mi_match_hand_over(struct miraif_store *store, const struct miraif_matches *matches,
                                      struct miraif_arena *arena, struct miraif_error *err);

#endif
