/* Showing a person what is held on them. */
#include "base/arena.h"
#include "base/error.h"
#include "miraif/person.h"
#include "store/db.h"
#include "store/personal.h"

static enum miraif_status look_at(struct miraif_store *store, int64_t id, const char *what,
                                  struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_person person;
    enum miraif_status status =
        arena == NULL ? mi_no_memory(err) : miraif_person_get(store, id, arena, &person, err);
    if (status == MIRAIF_OK)
        status = mi_look_put(store, id, what, err);
    miraif_arena_destroy(arena);
    return status;
}

enum miraif_status miraif_person_look(struct miraif_store *store, int64_t person, const char *what,
                                      struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, look_at(store, person, what, err), err);
}

static enum miraif_status tell(struct miraif_store *store, int64_t person, miraif_held_fn *each,
                               void *context, struct miraif_error *err)
{
    MI_TRY(mi_personal_each(store, person, each, context, err));
    return mi_personal_history_each(store, person, "", each, context, err);
}

enum miraif_status miraif_person_disclose(struct miraif_store *store, int64_t person, miraif_held_fn *each,
                                          void *context, struct miraif_error *err)
{
    MI_TRY(miraif_person_look(store, person, "disclose", err));
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = tell(store, person, each, context, err);
    mi_store_end_read(store);
    return status;
}
