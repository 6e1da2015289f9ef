/* Entries of the history. */
#ifndef CLI_RECORD_HISTORY_H
#define CLI_RECORD_HISTORY_H

#include "cli/record.h"

extern const struct record_type record_history_type;
extern const struct record_type record_change_type; /* what of it a table of one entry's changes shows */

/* An entry, or one of its changes where `change` is not null. */
struct mi_value *record_history(struct miraif_arena *arena, const struct miraif_history_entry *entry,
                                const struct miraif_change *change);

/* The number of an entry from "h5" or "5". MIRAIF_USAGE. */
enum miraif_status cli_entry_read(const char *text, int64_t *ret_id, struct miraif_error *err);

#endif
