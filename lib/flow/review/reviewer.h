/* Who a reviewer is, and whom they may not judge. */
#ifndef MI_FLOW_REVIEW_REVIEWER_H
#define MI_FLOW_REVIEW_REVIEWER_H

#include <stdint.h>

#include "miraif/store.h"
#include "model/roster.h"

struct mi_reviewer {
    const char *name;                 /* as it stands in the store */
    const struct miraif_party *party; /* the people in the store that this may be */
    size_t parties;
};

/* Finds the reviewer that `reference` means: "p12" and an e-mail address name a person, whose name is taken;
 * any other text is the name itself, and everybody in the store who bears it may be meant. In `arena`.
 * MIRAIF_REFUSED: blank. MIRAIF_NOT_FOUND, MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_reviewer_find(struct miraif_store *store, const char *reference,
                                    struct miraif_arena *arena, struct mi_reviewer *ret_reviewer,
                                    struct miraif_error *err);

/* For each of the roster 1 where the reviewer may not judge them: because it is themself, or because a
 * separation forbids that they share a team. In `arena`. */
enum miraif_status mi_reviewer_conflicts(struct miraif_store *store, const struct mi_reviewer *reviewer,
                                         const struct mi_roster *roster, struct miraif_arena *arena,
                                         const uint8_t **ret_separate, struct miraif_error *err);

#endif
