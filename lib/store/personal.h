/* What is held on a person, over all tables. */
#ifndef MI_STORE_PERSONAL_H
#define MI_STORE_PERSONAL_H

#include "miraif/rights.h"

/* Calls `each` for every row that concerns the person, but for the history. */
enum miraif_status mi_personal_each(struct miraif_store *store, int64_t person, miraif_held_fn *each,
                                    void *context, struct miraif_error *err);

/* Calls `each` for the entries of the history whose changes concern the person or mention one of `words` (one
 * a line), as rows of "history". */
enum miraif_status mi_personal_history_each(struct miraif_store *store, int64_t person, const char *words,
                                            miraif_held_fn *each, void *context, struct miraif_error *err);

/* Whether the changes that `entry` recorded concern the person, or mention one of `words`. An update that
 * does not say whom it was about counts. */
enum miraif_status mi_personal_entry(struct miraif_store *store, int64_t entry, int64_t person,
                                     const char *words, bool *ret_concerns, struct miraif_error *err);

/* Erases all that is held on the person but the history, or empties it where others need the row. References
 * between rows are true again at the end; within a write that has deferred them. */
enum miraif_status mi_personal_erase(struct miraif_store *store, int64_t person, struct miraif_error *err);

/* Records that somebody looked; within a write. */
enum miraif_status mi_look_put(struct miraif_store *store, int64_t person, const char *what,
                               struct miraif_error *err);

#endif
