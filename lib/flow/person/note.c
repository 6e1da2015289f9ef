/* Writing a note on a person. */
#include "store/note.h"

#include "base/error.h"
#include "miraif/person.h"
#include "store/db.h"
#include "text/utf8.h"

static enum miraif_status write_it(struct miraif_store *store, int64_t person, const char *text,
                                   const char *snooze, struct miraif_arena *arena,
                                   struct miraif_note *ret_note, struct miraif_error *err)
{
    struct miraif_person who;
    int64_t id;
    MI_TRY(miraif_person_get(store, person, arena, &who, err));
    MI_TRY(mi_note_put(store, person, text, snooze, &id, err));
    return mi_note_get(store, id, arena, ret_note, err);
}

enum miraif_status miraif_note_add(struct miraif_store *store, int64_t person, const char *text,
                                   const char *snooze, struct miraif_arena *arena,
                                   struct miraif_note *ret_note, struct miraif_error *err)
{
    size_t length;
    struct miraif_note note;
    mi_utf8_trim(text, &length);
    if (length == 0)
        return mi_fail(err, MIRAIF_REFUSED, N_("a note says something"));
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, write_it(store, person, text, snooze, arena, &note, err), err));
    *ret_note = note;
    return MIRAIF_OK;
}
