/* The letters of a mix: who is of one's group. */
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "flow/alumni/letter.h"
#include "flow/alumni/mix.h"
#include "store/db.h"
#include "store/outbox.h"
#include "text/json_write.h"

enum { LETTER_LIFE = 14 * 24 * 60 * 60, NAMES_MOST = 100000, NAME_MOST = 32 };

/* The others of the group from `first` on, a line each, as the reader may know them. */
static enum miraif_status list_others(const struct miraif_mixed *mixed, size_t first, size_t reader,
                                      struct miraif_arena *arena, const char **ret_text,
                                      struct miraif_error *err)
{
    struct mi_str text = mi_str_begin(arena, NAMES_MOST);
    bool any = false;
    for (size_t i = first; i < mixed->members && mixed->member[i].group == mixed->member[first].group; i++) {
        const struct miraif_mix_member *member = &mixed->member[i];
        if (i == reader)
            continue;
        mi_str_addf(&text, "%s%s", any ? "\n" : "", member->name);
        if (member->email_shared)
            mi_str_addf(&text, " <%s>", member->email);
        any = true;
    }
    return mi_str_end(&text, ret_text, err);
}

static enum miraif_status tell(struct miraif_store *store, const struct miraif_mixed *mixed, size_t first,
                               size_t reader, struct miraif_arena *arena, struct miraif_error *err)
{
    char object[NAME_MOST];
    const char *others;
    bool added;
    struct mi_item item = {.rule = "mix", .person = mixed->member[reader].person, .object = object};
    struct mi_value *args = mi_value_object(arena);
    snprintf(object, sizeof object, "x%lld", (long long)mixed->mix.id);
    MI_TRY(list_others(mixed, first, reader, arena, &others, err));
    mi_put_text(args, "mix", mixed->mix.name);
    mi_put_text(args, "others", others);
    MI_TRY(mi_json_write(args, arena, &item.args, err));
    item.due = mi_polite(mi_store_env(store)->now);
    item.expires = item.due + LETTER_LIFE;
    item.key = mi_arena_printf(arena, "mix:%s:p%lld", object, (long long)item.person);
    return item.key == NULL ? mi_no_memory(err) : mi_outbox_add(store, &item, &added, err);
}

enum miraif_status mi_mix_tell(struct miraif_store *store, const struct miraif_mixed *mixed,
                               struct miraif_arena *arena, struct miraif_error *err)
{
    size_t first = 0;
    for (size_t i = 0; i < mixed->members; i++) {
        if (mixed->member[i].group != mixed->member[first].group)
            first = i;
        MI_TRY(tell(store, mixed, first, i, arena, err));
    }
    return MIRAIF_OK;
}
