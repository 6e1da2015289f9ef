/* Changing one person, in steps: what is said of fields is read as a row of an import, checked, and written.
 */
#ifndef MI_FLOW_INTAKE_EDIT_H
#define MI_FLOW_INTAKE_EDIT_H

#include "flow/intake/row.h"

/* Begin with a zeroed one but for the store, the arena and the error. */
struct mi_edit {
    struct miraif_store *store;
    struct miraif_arena *arena;
    const char *text[MI_FIELDS]; /* what is said of a field; null: nothing; "": takes away what is there */
    const char *language;        /* as said; null: nothing */
    const char *since;           /* YYYY-MM-DD; null: now */
    struct miraif_person is;
    struct miraif_person wanted;
    struct mi_intake_row row;    /* as read */
    struct mi_findings findings; /* with warnings about it */
    const char *reason;          /* the code of why it is refused; null: a matter of no row */
    enum mi_field field;         /* which field that is about; MI_FIELD_NONE: none */
    struct miraif_error *err;
};

/* Of whom it is. MIRAIF_REFUSED: somebody who was forgotten. */
enum miraif_status mi_edit_begin(struct mi_edit *edit, const struct miraif_person *person);

/* Sets `wanted` from the texts. Nothing is written, and all that can be refused is refused here.
 * MIRAIF_REFUSED, with the reason; MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_edit_decide(struct mi_edit *edit);

/* Writes what was decided, within a write. MIRAIF_IO, MIRAIF_NO_MEMORY. */
enum miraif_status mi_edit_write(struct mi_edit *edit);

#endif
