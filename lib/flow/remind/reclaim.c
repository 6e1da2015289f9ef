/* Choosing what is handed over again. */
#include "flow/remind/reclaim.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/db.h"

bool mi_letter_expired(const struct miraif_letter *letter, int64_t now)
{
    for (size_t i = 0; i < letter->items; i++)
        if (letter->item[i].expires <= now)
            return true;
    return false;
}

struct choosing {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct mi_again again;
    size_t room;
    struct miraif_error *err;
};

static enum miraif_status choose(struct choosing *choosing, const char *id, int64_t attempt)
{
    struct mi_again *again = &choosing->again;
    if (again->count == choosing->room) {
        size_t room = choosing->room == 0 ? 16 : 2 * choosing->room;
        struct miraif_letter *larger = mi_arena_array(choosing->arena, room, sizeof *larger);
        if (larger == NULL)
            return mi_no_memory(choosing->err);
        for (size_t i = 0; i < again->count; i++)
            larger[i] = again->letter[i];
        again->letter = larger;
        choosing->room = room;
    }
    for (size_t i = 0; i < again->count; i++)
        if (mi_text_is(again->letter[i].id, id))
            return MIRAIF_OK; /* named twice */
    again->letter[again->count++] = (struct miraif_letter){.id = id, .attempt = attempt};
    return MIRAIF_OK;
}

static enum miraif_status choose_overdue(void *context, const char *id)
{
    struct choosing *choosing = context;
    struct miraif_letter letter;
    bool found;
    int64_t now = mi_store_env(choosing->store)->now;
    MI_TRY(mi_letter_get(choosing->store, id, choosing->arena, &letter, &found, choosing->err));
    if (!found || !mi_text_is(letter.state, "claimed") || letter.lease_until > now)
        return MIRAIF_OK;
    if (!letter.stop && !mi_letter_expired(&letter, now))
        return choose(choosing, letter.id, letter.attempt);
    choosing->again.held++;
    return MIRAIF_OK;
}

static enum miraif_status choose_named(struct choosing *choosing, const char *name)
{
    struct miraif_letter letter;
    bool found;
    MI_TRY(mi_letter_get(choosing->store, name, choosing->arena, &letter, &found, choosing->err));
    if (!found) {
        mi_fail(choosing->err, MIRAIF_NOT_FOUND, "there is no letter “%s”", name);
        mi_hint(choosing->err, "`miraif export reminders status` lists the letters that are not settled");
        return MIRAIF_NOT_FOUND;
    }
    if (mi_text_is(letter.state, "sent"))
        return mi_fail(choosing->err, MIRAIF_REFUSED, "the letter “%s” was sent", name);
    if (letter.stop)
        return mi_fail(choosing->err, MIRAIF_REFUSED, "what the letter “%s” says was cancelled", name);
    if (mi_letter_expired(&letter, mi_store_env(choosing->store)->now))
        return mi_fail(choosing->err, MIRAIF_REFUSED, "it is too late for the letter “%s”", name);
    return choose(choosing, letter.id, letter.attempt);
}

enum miraif_status mi_again_read(struct miraif_store *store, const char *const *name, size_t names,
                                 struct miraif_arena *arena, struct mi_again *ret_again,
                                 struct miraif_error *err)
{
    struct choosing choosing = {.store = store, .arena = arena, .err = err};
    for (size_t i = 0; i < names; i++)
        MI_TRY(choose_named(&choosing, name[i]));
    if (names == 0)
        MI_TRY(mi_letter_each_open(store, choose_overdue, &choosing, err));
    *ret_again = choosing.again;
    return MIRAIF_OK;
}
