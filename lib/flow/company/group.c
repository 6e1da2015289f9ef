/* Parent and subsidiaries are one company: joining them, and taking one out again. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "flow/company/name.h"
#include "store/company.h"
#include "store/db.h"

/* A group is known by the smallest key of its members. */
static enum miraif_status rename_group(struct miraif_store *store, const char *group,
                                       struct miraif_arena *arena, const char **ret_group,
                                       struct miraif_error *err)
{
    int64_t size;
    const char *smallest;
    MI_TRY(mi_company_group_size(store, group, arena, &size, &smallest, err));
    if (smallest != NULL && strcmp(smallest, group) != 0)
        MI_TRY(mi_company_group_move(store, group, smallest, err));
    *ret_group = smallest;
    return MIRAIF_OK;
}

static enum miraif_status join_one(struct miraif_store *store, const char *key, const char *name,
                                   const char *target, struct miraif_arena *arena, struct miraif_error *err)
{
    const char *group;
    MI_TRY(mi_company_group_of(store, key, arena, &group, err));
    if (group == NULL)
        return mi_company_group_add(store, key, target, name, err);
    return strcmp(group, target) == 0 ? MIRAIF_OK : mi_company_group_move(store, group, target, err);
}

static enum miraif_status refuse_related(struct miraif_store *store, const char *group,
                                         struct miraif_arena *arena, struct miraif_error *err)
{
    const char *low, *high;
    MI_TRY(mi_company_relation_within(store, group, arena, &low, &high, err));
    if (low == NULL)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, "“%s” and “%s” stand in a relation, so they cannot be one company", low,
            high);
    mi_hint(err, "withdraw the relation first: miraif person company unrelate");
    return MIRAIF_REFUSED;
}

struct membership {
    struct miraif_store *store;
    const char *group;
    struct miraif_arena *arena;
    struct miraif_error *err;
};

static enum miraif_status refuse_pair(void *context, const struct miraif_branch_dismissal *pair)
{
    const struct membership *membership = context;
    const char *one, *other;
    MI_TRY(mi_company_group_of(membership->store, pair->low, membership->arena, &one, membership->err));
    MI_TRY(mi_company_group_of(membership->store, pair->high, membership->arena, &other, membership->err));
    if (one == NULL || other == NULL || strcmp(one, membership->group) != 0 || strcmp(one, other) != 0)
        return MIRAIF_OK;
    mi_fail(membership->err, MIRAIF_REFUSED, N_("“%s” and “%s” were decided to be two companies"),
            pair->low_name, pair->high_name);
    mi_hint(membership->err, N_("miraif person company dismiss --withdraw takes that back"));
    return MIRAIF_REFUSED;
}

static enum miraif_status refuse_dismissed(struct miraif_store *store, const char *group,
                                           struct miraif_arena *arena, struct miraif_error *err)
{
    struct membership membership = {store, group, arena, err};
    return miraif_branch_dismissal_each(store, refuse_pair, &membership, err);
}

static enum miraif_status join_them(struct miraif_store *store, const char *const *names,
                                    const char *const *keys, size_t count, struct miraif_arena *arena,
                                    const char **ret_group, struct miraif_error *err)
{
    const char *target;
    MI_TRY(mi_company_group_of(store, keys[0], arena, &target, err));
    if (target == NULL)
        target = keys[0];
    for (size_t i = 0; i < count; i++)
        MI_TRY(join_one(store, keys[i], names[i], target, arena, err));
    MI_TRY(refuse_related(store, target, arena, err));
    MI_TRY(refuse_dismissed(store, target, arena, err));
    return rename_group(store, target, arena, ret_group, err);
}

static enum miraif_status make_keys(const char *const *names, size_t count, struct miraif_arena *arena,
                                    const char ***ret_keys, struct miraif_error *err)
{
    const char **keys = mi_arena_array(arena, count, sizeof *keys);
    if (keys == NULL)
        return mi_no_memory(err);
    bool differ = false;
    for (size_t i = 0; i < count; i++) {
        MI_TRY(mi_company_need_key(names[i], arena, &keys[i], err));
        differ = differ || strcmp(keys[i], keys[0]) != 0;
    }
    if (!differ) {
        mi_fail(err, MIRAIF_REFUSED, "a group needs two companies that differ");
        mi_hint(err, "spellings such as 株式会社 or ㈱ make no difference");
        return MIRAIF_REFUSED;
    }
    *ret_keys = keys;
    return MIRAIF_OK;
}

enum miraif_status miraif_company_join(struct miraif_store *store, const char *const *names, size_t count,
                                       struct miraif_arena *arena, const char **ret_group,
                                       struct miraif_error *err)
{
    const char **keys = NULL, *group = NULL;
    MI_TRY(make_keys(names, count, arena, &keys, err));
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, join_them(store, names, keys, count, arena, &group, err), err));
    *ret_group = group;
    return MIRAIF_OK;
}

static enum miraif_status take_out(struct miraif_store *store, const char *name, struct miraif_arena *arena,
                                   struct miraif_error *err)
{
    const char *key, *group, *smallest;
    int64_t size;
    MI_TRY(mi_company_need_key(name, arena, &key, err));
    MI_TRY(mi_company_group_of(store, key, arena, &group, err));
    if (group == NULL) {
        mi_fail(err, MIRAIF_NOT_FOUND, "“%s” is in no group", name);
        mi_hint(err, "miraif person company list shows the groups");
        return MIRAIF_NOT_FOUND;
    }
    MI_TRY(mi_company_group_remove(store, key, err));
    MI_TRY(mi_company_group_size(store, group, arena, &size, &smallest, err));
    if (size == 1)
        return mi_company_group_remove(store, smallest, err);
    return rename_group(store, group, arena, &smallest, err);
}

enum miraif_status miraif_company_leave(struct miraif_store *store, const char *name,
                                        struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    if (arena == NULL)
        return mi_no_memory(err);
    enum miraif_status status = mi_store_begin(store, err);
    if (status == MIRAIF_OK)
        status = mi_store_end(store, take_out(store, name, arena, err), err);
    miraif_arena_destroy(arena);
    return status;
}
