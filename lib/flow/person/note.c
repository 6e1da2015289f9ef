/* Writing a note on a person, and being done with it. */
#include "store/note.h"

#include "base/error.h"
#include "miraif/person.h"
#include "store/db.h"
#include "text/reference.h"
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

static enum miraif_status snooze_it(struct miraif_store *store, int64_t id, const char *snooze,
                                    struct miraif_arena *arena, struct miraif_note *ret_note,
                                    struct miraif_error *err)
{
    bool found;
    MI_TRY(mi_note_snooze(store, id, snooze, &found, err));
    if (found)
        return mi_note_get(store, id, arena, ret_note, err);
    mi_fail(err, MIRAIF_NOT_FOUND, "there is no note n%lld", (long long)id);
    mi_hint(err, "`miraif person note list` shows those that there are");
    return MIRAIF_NOT_FOUND;
}

enum miraif_status miraif_note_done(struct miraif_store *store, const char *reference, const char *snooze,
                                    struct miraif_arena *arena, struct miraif_note *ret_note,
                                    struct miraif_error *err)
{
    struct mi_reference read;
    struct miraif_note note;
    if (!mi_reference_parse(reference, &read) || read.kind != MI_REFERENCE_NOTE) {
        mi_fail(err, MIRAIF_USAGE, "“%s” names no note", reference == NULL ? "" : reference);
        mi_hint(err, "write n5; `miraif person note list` shows those that there are");
        return MIRAIF_USAGE;
    }
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, snooze_it(store, read.number, snooze, arena, &note, err), err));
    *ret_note = note;
    return MIRAIF_OK;
}
