/* Changing the vocabulary. One step leads to what a value counts as: nothing counts as what counts as
 * another.
 */
#include "flow/vocabulary/map.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "store/db.h"
#include "store/vocabulary.h"
#include "text/key.h"
#include "text/utf8.h"

static enum miraif_status trim(const char *text, struct miraif_arena *arena, const char **ret_text,
                               const char **ret_key, struct miraif_error *err)
{
    size_t length;
    const char *start = mi_utf8_trim(text, &length);
    const char *copy = mi_arena_copy(arena, start, length);
    if (copy == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_text_key(copy, arena, ret_key, err));
    *ret_text = copy;
    return MIRAIF_OK;
}

static enum miraif_status check(const struct mi_vocable *vocable, struct miraif_error *err)
{
    if (*vocable->value_key == '\0' || *vocable->target_key == '\0')
        return mi_fail(err, MIRAIF_REFUSED, N_("a value cannot be blank"));
    if (strcmp(vocable->value_key, vocable->target_key) != 0)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, N_("“%s” and “%s” are one already"), vocable->value, vocable->target);
    mi_hint(err, N_("widths, capitals, blanks and dashes make no difference"));
    return MIRAIF_REFUSED;
}

/* What counts as the target's own target, unless that is the value: then the two are turned. */
static enum miraif_status settle_target(struct miraif_store *store, struct mi_vocable *vocable,
                                        struct miraif_arena *arena, struct miraif_error *err)
{
    struct mi_vocabulary vocabulary;
    bool deleted;
    MI_TRY(mi_vocabulary_load(store, arena, &vocabulary, err));
    const struct mi_vocable *other = mi_vocabulary_find(&vocabulary, vocable->field, vocable->target_key);
    if (other == NULL)
        return MIRAIF_OK;
    if (strcmp(other->target_key, vocable->value_key) == 0)
        return mi_vocable_delete(store, vocable->field, vocable->target_key, &deleted, err);
    vocable->target = other->target;
    vocable->target_key = other->target_key;
    return MIRAIF_OK;
}

enum miraif_status mi_value_map(struct miraif_store *store, enum miraif_vocabulary field, const char *value,
                                const char *target, struct miraif_arena *arena, const char **ret_target,
                                bool *ret_changed, struct miraif_error *err)
{
    struct mi_vocable vocable = {.field = field};
    MI_TRY(trim(value, arena, &vocable.value, &vocable.value_key, err));
    MI_TRY(trim(target, arena, &vocable.target, &vocable.target_key, err));
    MI_TRY(check(&vocable, err));
    MI_TRY(settle_target(store, &vocable, arena, err));
    MI_TRY(mi_vocable_put(store, &vocable, ret_changed, err));
    MI_TRY(mi_vocable_turn(store, &vocable, err));
    *ret_target = vocable.target;
    return MIRAIF_OK;
}

enum miraif_status miraif_value_map(struct miraif_store *store, enum miraif_vocabulary field,
                                    const char *value, const char *target, struct miraif_arena *arena,
                                    const char **ret_target, struct miraif_error *err)
{
    bool changed;
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, mi_value_map(store, field, value, target, arena, ret_target, &changed, err),
                        err);
}

static enum miraif_status unmap(struct miraif_store *store, enum miraif_vocabulary field, const char *value,
                                struct miraif_arena *arena, struct miraif_error *err)
{
    const char *text;
    const char *key;
    bool deleted;
    MI_TRY(trim(value, arena, &text, &key, err));
    MI_TRY(mi_vocable_delete(store, field, key, &deleted, err));
    if (deleted)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_NOT_FOUND, N_("“%s” counts as itself already"), text);
    mi_hint(err, N_("miraif person values %s lists what counts as what"), miraif_vocabulary_code(field));
    return MIRAIF_NOT_FOUND;
}

enum miraif_status miraif_value_unmap(struct miraif_store *store, enum miraif_vocabulary field,
                                      const char *value, struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    if (arena == NULL)
        return mi_no_memory(err);
    enum miraif_status status = mi_store_begin(store, err);
    if (status == MIRAIF_OK)
        status = mi_store_end(store, unmap(store, field, value, arena, err), err);
    miraif_arena_destroy(arena);
    return status;
}
