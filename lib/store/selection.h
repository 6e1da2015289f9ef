/* The table `selection`, and what its adoption does to applications. */
#ifndef MI_STORE_SELECTION_H
#define MI_STORE_SELECTION_H

#include "miraif/selection.h"

/* Keeps one applicant's outcome in a run; reasons and replaces are not looked at. Within a write. */
enum miraif_status mi_selection_put(struct miraif_store *store, int64_t run,
                                    const struct miraif_choice *choice, struct miraif_error *err);

/* The outcomes of a run of `cohort`: the selected by rank, the waitlist in order, the others by rank, and the
 * unmarked by id; without reasons. In `arena`. */
enum miraif_status mi_selection_load(struct miraif_store *store, int64_t cohort, int64_t run,
                                     struct miraif_arena *arena, struct miraif_choice **ret_choice,
                                     size_t *ret_count, struct miraif_error *err);

/* Gives the applications of `cohort` the states that the run decided on. Within a write. */
enum miraif_status mi_selection_apply(struct miraif_store *store, int64_t cohort, int64_t run,
                                      struct miraif_error *err);

#endif
