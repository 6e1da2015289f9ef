/* The tables of groups of companies and of relations between companies. */
#include "store/company.h"

#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"
#include "store/walk.h"

static const char *const relation_codes[] = {"client", "supplier", "competitor"};
static const char *const strictness_codes[] = {"forbid", "avoid", "tell"};

const char *miraif_relation_code(enum miraif_relation relation)
{
    return relation_codes[relation];
}

enum miraif_relation miraif_relation_turned(enum miraif_relation relation)
{
    switch (relation) {
    case MIRAIF_CLIENT:
        return MIRAIF_SUPPLIER;
    case MIRAIF_SUPPLIER:
        return MIRAIF_CLIENT;
    case MIRAIF_COMPETITOR:
        break;
    }
    return MIRAIF_COMPETITOR;
}

const char *miraif_strictness_code(enum miraif_strictness strictness)
{
    return strictness_codes[strictness];
}

enum miraif_status mi_company_group_of(struct miraif_store *store, const char *company_key,
                                       struct miraif_arena *arena, const char **ret_group,
                                       struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT group_key FROM company_group WHERE company_key = :key", &stmt, err));
    mi_bind_text(stmt, ":key", company_key);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    const char *group = row ? mi_column_text(stmt, 0, arena) : NULL;
    enum miraif_status status = row ? mi_stmt_columns(stmt, err) : MIRAIF_OK;
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_group = group;
    return status;
}

enum miraif_status mi_company_group_add(struct miraif_store *store, const char *company_key,
                                        const char *group, const char *name, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(
        store, "INSERT INTO company_group (company_key, group_key, name) VALUES (:key, :group, :name)", &stmt,
        err));
    mi_bind_text(stmt, ":key", company_key);
    mi_bind_text(stmt, ":group", group);
    mi_bind_text(stmt, ":name", name);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_company_group_move(struct miraif_store *store, const char *from, const char *to,
                                         struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(
        mi_stmt_get(store, "UPDATE company_group SET group_key = :to WHERE group_key = :from", &stmt, err));
    mi_bind_text(stmt, ":from", from);
    mi_bind_text(stmt, ":to", to);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_company_group_remove(struct miraif_store *store, const char *company_key,
                                           struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "DELETE FROM company_group WHERE company_key = :key", &stmt, err));
    mi_bind_text(stmt, ":key", company_key);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_company_group_size(struct miraif_store *store, const char *group,
                                         struct miraif_arena *arena, int64_t *ret_size,
                                         const char **ret_smallest, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT count(*), min(company_key) FROM company_group WHERE group_key = :group",
                       &stmt, err));
    mi_bind_text(stmt, ":group", group);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    int64_t size = row ? mi_column_int(stmt, 0) : 0;
    const char *smallest = row ? mi_column_text(stmt, 1, arena) : NULL;
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status != MIRAIF_OK)
        return status;
    *ret_size = size;
    *ret_smallest = smallest;
    return MIRAIF_OK;
}

enum miraif_status mi_company_relation_within(struct miraif_store *store, const char *group,
                                              struct miraif_arena *arena, const char **ret_low,
                                              const char **ret_high, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT r.low_name, r.high_name FROM company_relation r"
                       " JOIN company_group l ON l.company_key = r.low AND l.group_key = :group"
                       " JOIN company_group h ON h.company_key = r.high AND h.group_key = :group"
                       " ORDER BY r.low, r.high LIMIT 1",
                       &stmt, err));
    mi_bind_text(stmt, ":group", group);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    const char *low = row ? mi_column_text(stmt, 0, arena) : NULL;
    const char *high = row ? mi_column_text(stmt, 1, arena) : NULL;
    enum miraif_status status = row ? mi_stmt_columns(stmt, err) : MIRAIF_OK;
    mi_stmt_reset(stmt);
    if (status != MIRAIF_OK)
        return status;
    *ret_low = low;
    *ret_high = high;
    return MIRAIF_OK;
}

enum miraif_status mi_company_relation_put(struct miraif_store *store,
                                           const struct miraif_company_relation *relation,
                                           struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO company_relation (low, high, low_name, high_name, kind, rule)"
                       " VALUES (:low, :high, :low_name, :high_name, :kind, :rule)"
                       " ON CONFLICT (low, high) DO UPDATE SET low_name = excluded.low_name,"
                       " high_name = excluded.high_name, kind = excluded.kind, rule = excluded.rule",
                       &stmt, err));
    mi_bind_text(stmt, ":low", relation->low);
    mi_bind_text(stmt, ":high", relation->high);
    mi_bind_text(stmt, ":low_name", relation->low_name);
    mi_bind_text(stmt, ":high_name", relation->high_name);
    mi_bind_text(stmt, ":kind", miraif_relation_code(relation->kind));
    mi_bind_text(stmt, ":rule", miraif_strictness_code(relation->rule));
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_company_relation_delete(struct miraif_store *store, const char *low, const char *high,
                                              bool *ret_deleted, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "DELETE FROM company_relation WHERE low = :low AND high = :high", &stmt, err));
    mi_bind_text(stmt, ":low", low);
    mi_bind_text(stmt, ":high", high);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_deleted = mi_store_changed(store) > 0;
    return MIRAIF_OK;
}

struct member_walk {
    mi_company_member_fn *each;
    void *context;
};

static enum miraif_status hand_on_member(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                         struct miraif_error *err)
{
    const struct member_walk *walk = context;
    struct mi_company_member member = {mi_column_text(stmt, 0, scratch), mi_column_text(stmt, 1, scratch)};
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &member);
}

enum miraif_status mi_company_member_each(struct miraif_store *store, mi_company_member_fn *each,
                                          void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT company_key, group_key FROM company_group ORDER BY company_key", &stmt,
                       err));
    return mi_stmt_walk(stmt, hand_on_member, &(struct member_walk){each, context}, err);
}

static int code_index(const char *code, const char *const *codes, int count)
{
    int i = 0;
    while (i < count - 1 && !mi_text_is(codes[i], code))
        i++;
    return i;
}

struct relation_walk {
    miraif_relation_fn *each;
    void *context;
};

static enum miraif_status hand_on_relation(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                           struct miraif_error *err)
{
    const struct relation_walk *walk = context;
    const char *kind = mi_column_text(stmt, 4, scratch);
    const char *rule = mi_column_text(stmt, 5, scratch);
    struct miraif_company_relation relation = {
        .low = mi_column_text(stmt, 0, scratch),
        .high = mi_column_text(stmt, 1, scratch),
        .low_name = mi_column_text(stmt, 2, scratch),
        .high_name = mi_column_text(stmt, 3, scratch),
        .kind = (enum miraif_relation)code_index(kind, relation_codes, 3),
        .rule = (enum miraif_strictness)code_index(rule, strictness_codes, 3),
    };
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &relation);
}

enum miraif_status miraif_relation_each(struct miraif_store *store, miraif_relation_fn *each, void *context,
                                        struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT low, high, low_name, high_name, kind, rule FROM company_relation"
                       " ORDER BY low, high",
                       &stmt, err));
    return mi_stmt_walk(stmt, hand_on_relation, &(struct relation_walk){each, context}, err);
}
