/* What stands between two companies: client, supplier, competitor. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "flow/company/name.h"
#include "store/company.h"
#include "store/db.h"

static enum miraif_status order_them(struct miraif_company_relation *relation, struct miraif_error *err)
{
    int order = strcmp(relation->low, relation->high);
    if (order == 0) {
        mi_fail(err, MIRAIF_REFUSED, "“%s” and “%s” are the same company", relation->low_name,
                relation->high_name);
        return MIRAIF_REFUSED;
    }
    if (order > 0)
        *relation = (struct miraif_company_relation){.low = relation->high,
                                                     .high = relation->low,
                                                     .low_name = relation->high_name,
                                                     .high_name = relation->low_name,
                                                     .kind = miraif_relation_turned(relation->kind),
                                                     .rule = relation->rule};
    return MIRAIF_OK;
}

static enum miraif_status relate_them(struct miraif_store *store, struct miraif_company_relation *relation,
                                      struct miraif_arena *arena, struct miraif_error *err)
{
    const char *low, *high;
    MI_TRY(mi_company_group_of(store, relation->low, arena, &low, err));
    MI_TRY(mi_company_group_of(store, relation->high, arena, &high, err));
    if (low == NULL || high == NULL || strcmp(low, high) != 0)
        return mi_company_relation_put(store, relation, err);
    mi_fail(err, MIRAIF_REFUSED, "“%s” and “%s” are of one group, so they are one company",
            relation->low_name, relation->high_name);
    mi_hint(err, "take one out of the group first: miraif person company ungroup");
    return MIRAIF_REFUSED;
}

static enum miraif_status relate(struct miraif_store *store, struct miraif_company_relation *relation,
                                 struct miraif_arena *arena, struct miraif_error *err)
{
    MI_TRY(mi_company_need_key(relation->low_name, arena, &relation->low, err));
    MI_TRY(mi_company_need_key(relation->high_name, arena, &relation->high, err));
    MI_TRY(order_them(relation, err));
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, relate_them(store, relation, arena, err), err);
}

enum miraif_status miraif_company_relate(struct miraif_store *store, const char *a, const char *b,
                                         enum miraif_relation relation, enum miraif_strictness strictness,
                                         struct miraif_arena *arena,
                                         struct miraif_company_relation *ret_relation,
                                         struct miraif_error *err)
{
    struct miraif_company_relation wanted = {.low_name = mi_arena_text(arena, a),
                                             .high_name = mi_arena_text(arena, b),
                                             .kind = relation,
                                             .rule = strictness};
    if (wanted.low_name == NULL || wanted.high_name == NULL)
        return mi_no_memory(err);
    MI_TRY(relate(store, &wanted, arena, err));
    *ret_relation = wanted;
    return MIRAIF_OK;
}

static enum miraif_status unrelate_them(struct miraif_store *store,
                                        const struct miraif_company_relation *relation,
                                        struct miraif_error *err)
{
    bool deleted;
    MI_TRY(mi_company_relation_delete(store, relation->low, relation->high, &deleted, err));
    if (deleted)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_NOT_FOUND, "“%s” and “%s” stand in no relation", relation->low_name,
            relation->high_name);
    mi_hint(err, "miraif person company list shows the relations");
    return MIRAIF_NOT_FOUND;
}

static enum miraif_status unrelate(struct miraif_store *store, struct miraif_company_relation *relation,
                                   struct miraif_arena *arena, struct miraif_error *err)
{
    MI_TRY(mi_company_need_key(relation->low_name, arena, &relation->low, err));
    MI_TRY(mi_company_need_key(relation->high_name, arena, &relation->high, err));
    MI_TRY(order_them(relation, err));
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, unrelate_them(store, relation, err), err);
}

enum miraif_status miraif_company_unrelate(struct miraif_store *store, const char *a, const char *b,
                                           struct miraif_error *err)
{
    struct miraif_company_relation wanted = {.low_name = a, .high_name = b};
    struct miraif_arena *arena = miraif_arena_create();
    enum miraif_status status = arena == NULL ? mi_no_memory(err) : unrelate(store, &wanted, arena, err);
    miraif_arena_destroy(arena);
    return status;
}
