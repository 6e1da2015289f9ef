/* Reading the items that are due. */
#include "flow/remind/due.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

struct reading {
    struct mi_dues *dues;
    struct miraif_error *err;
};

static bool make_room(struct mi_dues *dues)
{
    if (dues->count < dues->room)
        return true;
    size_t room = dues->room == 0 ? 64 : 2 * dues->room;
    struct mi_due *larger = mi_arena_array(dues->arena, room, sizeof *larger);
    if (larger == NULL)
        return false;
    if (dues->count > 0)
        memcpy(larger, dues->due, dues->count * sizeof *larger);
    dues->due = larger;
    dues->room = room;
    return true;
}

static enum miraif_status keep(void *context, const struct miraif_waiting_item *item, const char *args)
{
    const struct reading *reading = context;
    struct mi_dues *dues = reading->dues;
    if (!make_room(dues))
        return mi_no_memory(reading->err);
    struct mi_due *due = &dues->due[dues->count++];
    *due = (struct mi_due){.item = *item, .args = mi_arena_text(dues->arena, args)};
    due->item.key = mi_arena_text(dues->arena, item->key);
    due->item.rule = mi_arena_text(dues->arena, item->rule);
    due->item.object = mi_arena_text(dues->arena, item->object);
    due->item.name = mi_arena_text(dues->arena, item->name);
    bool whole = due->item.key != NULL && due->item.rule != NULL && due->item.object != NULL &&
                 (item->name == NULL || due->item.name != NULL) && (args == NULL || due->args != NULL);
    return whole ? MIRAIF_OK : mi_no_memory(reading->err);
}

enum miraif_status mi_dues_read(struct miraif_store *store, int64_t until, struct miraif_arena *arena,
                                struct mi_dues *ret_dues, struct miraif_error *err)
{
    struct mi_dues dues = {.arena = arena};
    MI_TRY(mi_due_each(store, until, keep, &(struct reading){&dues, err}, err));
    *ret_dues = dues;
    return MIRAIF_OK;
}

static bool is_of_the_same(const struct miraif_waiting_item *a, const struct miraif_waiting_item *b)
{
    if (a->person != 0 || b->person != 0)
        return a->person == b->person;
    return a->cohort == b->cohort && a->team == b->team;
}

size_t mi_dues_together(const struct mi_dues *dues, size_t from)
{
    size_t count = 1;
    while (from + count < dues->count && is_of_the_same(&dues->due[from].item, &dues->due[from + count].item))
        count++;
    return count;
}
