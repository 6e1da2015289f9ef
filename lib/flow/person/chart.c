/* A person's chart, part by part. */
#include "store/chart.h"

#include "base/arena.h"
#include "base/error.h"
#include "miraif/rights.h"
#include "store/db.h"

const char *miraif_chart_code(enum miraif_chart_part part)
{
    static const char *const codes[] = {
#define CODE(name, code) code,
        MIRAIF_CHART_LIST(CODE)
#undef CODE
    };
    return codes[part];
}

static enum miraif_status check_person(struct miraif_store *store, int64_t id, struct miraif_error *err)
{
    struct miraif_person person;
    struct miraif_arena *arena = miraif_arena_create();
    enum miraif_status status =
        arena == NULL ? mi_no_memory(err) : miraif_person_get(store, id, arena, &person, err);
    miraif_arena_destroy(arena);
    return status;
}

static enum miraif_status tell(struct miraif_store *store, int64_t person, bool notes, miraif_chart_fn *each,
                               void *context, struct miraif_error *err)
{
    MI_TRY(check_person(store, person, err));
    for (int part = 0; part < MIRAIF_CHART_PARTS; part++)
        if (notes || part != MIRAIF_CHART_NOTES)
            MI_TRY(mi_chart_part_each(store, person, (enum miraif_chart_part)part, each, context, err));
    return MIRAIF_OK;
}

enum miraif_status miraif_chart_each(struct miraif_store *store, int64_t person, bool notes,
                                     miraif_chart_fn *each, void *context, struct miraif_error *err)
{
    if (notes)
        MI_TRY(miraif_person_look(store, person, "notes", err));
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = tell(store, person, notes, each, context, err);
    mi_store_end_read(store);
    return status;
}
