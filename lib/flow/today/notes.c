/* Notes that were to come up again. What they say is told by no list. */
#include "miraif/note.h"

#include "base/arena.h"
#include "flow/today/today.h"

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
                                   mi_today_say(today, N_("a note on p%lld %s was to come up again (n%lld)")),
                                   (long long)note->person, note->name, (long long)note->id),
        .command = mi_arena_printf(today->arena, "miraif person note done n%lld", (long long)note->id),
    };
    return object == NULL ? mi_no_memory(gathering->err) : mi_today_add(today, &matter, gathering->err);
}

enum miraif_status mi_today_notes(struct mi_today *today, struct miraif_error *err)
{
    return miraif_note_each(today->store, 0, look_at, &(struct gathering){today, err}, err);
}
