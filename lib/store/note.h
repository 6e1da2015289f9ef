/* The table of notes, for the flow that writes to it. */
#ifndef MI_STORE_NOTE_H
#define MI_STORE_NOTE_H

#include "miraif/note.h"

/* Adds a note written now by env->who; `*ret_id` is its number. */
enum miraif_status mi_note_put(struct miraif_store *store, int64_t person, const char *text,
                               const char *snooze, int64_t *ret_id, struct miraif_error *err);

/* Sets the day on which a note comes up again; null: it does not. `*ret_found` false: there is none. Within a
 * write. */
enum miraif_status mi_note_snooze(struct miraif_store *store, int64_t id, const char *snooze, bool *ret_found,
                                  struct miraif_error *err);

/* The note that is there, in `arena`. */
enum miraif_status mi_note_get(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                               struct miraif_note *ret_note, struct miraif_error *err);

#endif
