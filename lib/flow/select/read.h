/* A selection as it stands in the store. */
#ifndef MI_FLOW_SELECT_READ_H
#define MI_FLOW_SELECT_READ_H

#include "miraif/selection.h"

/* Reads the selection of `run` with all reasons in words; in `arena`. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_selection_read(struct miraif_store *store, const struct miraif_run *run,
                                     struct miraif_arena *arena, struct miraif_selected *ret_selected,
                                     struct miraif_error *err);

/* Refuses with the verbs that mend, where a selection of the cohort was adopted. */
enum miraif_status mi_selection_check_open(struct miraif_store *store, int64_t cohort,
                                           struct miraif_arena *arena, struct miraif_error *err);

/* The figures of a selection as the JSON that its run keeps; null when out of memory. */
const char *mi_selection_outcome(const struct miraif_selected *selected, struct miraif_arena *arena);

#endif
