/* Who is followed up, stage by stage. */
#ifndef MI_FLOW_ALUMNI_FOLLOW_UP_H
#define MI_FLOW_ALUMNI_FOLLOW_UP_H

#include "flow/alumni/stage.h"

/* How somebody stands at a stage whose day has come, texts in `arena`. */
enum miraif_status mi_follow_up_at(struct miraif_store *store, const struct mi_followed *followed, int stage,
                                   struct miraif_arena *arena, struct miraif_follow_up *ret_follow_up,
                                   struct miraif_error *err);

#endif
