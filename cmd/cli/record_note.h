/* Notes as records. */
#ifndef CLI_RECORD_NOTE_H
#define CLI_RECORD_NOTE_H

#include "cli/record.h"

extern const struct record_type record_note_type; /* without its text */

/* Builds a root in `arena`, to which it copies. */
struct mi_value *record_note(struct miraif_arena *arena, const struct miraif_note *note);

#endif
