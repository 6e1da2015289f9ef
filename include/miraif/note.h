/* Notes: what the office writes down about a person, for itself. */
#ifndef MIRAIF_NOTE_H
#define MIRAIF_NOTE_H

#include "miraif/store.h"

struct miraif_note {
    int64_t id;
    int64_t person;
    const char *name; /* of the person */
    int64_t at;       /* Unix seconds */
    const char *who;  /* wrote it */
    const char *text;
    const char *snooze; /* YYYY-MM-DD, the day on which it comes up again; null: none */
};

/* Writes down `text` about a person; `snooze` (a date that exists, or null) is the day on which it comes up
 * again. `*ret_note` is what was written, in `arena`. MIRAIF_NOT_FOUND: no such person. MIRAIF_REFUSED: the
 * text is blank. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO: nothing is changed. */
MIRAIF_API enum miraif_status miraif_note_add(struct miraif_store *store, int64_t person, const char *text,
                                              const char *snooze, struct miraif_arena *arena,
                                              struct miraif_note *ret_note, struct miraif_error *err);

/* Says when the note that `reference` ("n5") names comes up again: on the day `snooze` (a date that exists),
 * or with null never: it is done. `*ret_note` is the note then, in `arena`. MIRAIF_USAGE: it names no note.
 * MIRAIF_NOT_FOUND: no such note. MIRAIF_BUSY, MIRAIF_READ_ONLY, MIRAIF_IO: nothing is changed. */
MIRAIF_API enum miraif_status miraif_note_done(struct miraif_store *store, const char *reference,
                                               const char *snooze, struct miraif_arena *arena,
                                               struct miraif_note *ret_note, struct miraif_error *err);

typedef enum miraif_status miraif_note_fn(void *context, const struct miraif_note *note);

/* Calls `each` for the notes on `person` (0: on everybody), oldest first. The record lives as long as the
 * call. A status other than MIRAIF_OK from `each` ends the walk and is returned. MIRAIF_IO,
 * MIRAIF_NO_MEMORY. */
MIRAIF_API enum miraif_status miraif_note_each(struct miraif_store *store, int64_t person,
                                               miraif_note_fn *each, void *context, struct miraif_error *err);

#endif
