/* Notes that were to come up again, and people whom there is no reason to keep. What notes say is told by no
 * list. */
#include "miraif/note.h"

#include "base/arena.h"
#include "flow/today/today.h"
#include "miraif/rights.h"

struct gathering {
    struct mi_today *today;
    struct miraif_error *err;
};

static enum miraif_status look_at(void *context, const struct miraif_note *note)
{
    const struct gathering *gathering = context;
    struct mi_today *today = gathering->today;
    if (note->snooze == NULL || mi_today_until(today, note->snooze) > 0)
        return MIRAIF_OK;
    const char *object = mi_arena_printf(today->arena, "p%lld", (long long)note->person);
    struct miraif_matter matter = {
        .source = "note_due",
        .urgency = MIRAIF_URGENCY_SOON,
        .object = object,
        .count = 1,
        .due = note->snooze,
        .message = mi_arena_printf(today->arena,
                                   mi_today_say(today, N_("a note on p%lld %s was to come up again (n%lld); "
                                                          "miraif person chart p%lld --notes shows it")),
                                   (long long)note->person, note->name, (long long)note->id,
                                   (long long)note->person),
        .command = mi_arena_printf(today->arena, "miraif person note done n%lld", (long long)note->id),
    };
    return object == NULL ? mi_no_memory(gathering->err) : mi_today_add(today, &matter, gathering->err);
}

enum miraif_status mi_today_notes(struct mi_today *today, struct miraif_error *err)
{
    return miraif_note_each(today->store, 0, look_at, &(struct gathering){today, err}, err);
}

static enum miraif_status count(void *context, const struct miraif_purgeable *purgeable)
{
    (void)purgeable;
    ++*(int64_t *)context;
    return MIRAIF_OK;
}

enum miraif_status mi_today_purge(struct mi_today *today, struct miraif_error *err)
{
    int64_t people = 0;
    MI_TRY(miraif_purgeable_each(today->store, 0, MIRAIF_PURGE_MONTHS, count, &people, err));
    if (people == 0)
        return MIRAIF_OK;
    struct miraif_matter matter = {
        .source = "applications_outlived",
        .urgency = MIRAIF_URGENCY_SOON,
        .count = people,
        .message = mi_arena_printf(
            today->arena, mi_today_say(today, N_("applicants who are kept longer than was promised: %lld")),
            (long long)people),
        .command = "miraif cohort purge",
    };
    return mi_today_add(today, &matter, err);
}
