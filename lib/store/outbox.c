/* The table of items: queueing and cancelling. What becomes of them is in letter.c. */
#include "store/outbox.h"

#include "base/error.h"
#include "store/db.h"
#include "store/walk.h"

enum miraif_status mi_outbox_add(struct miraif_store *store, const struct mi_item *item, bool *ret_added,
                                 struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO item (key, rule, person, cohort, team, object, args, due, expires,"
                       " added_at) SELECT :key, :rule, :person, :cohort, :team, :object, :args, :due,"
                       " :expires, :now WHERE NOT EXISTS (SELECT 1 FROM person WHERE id = :person"
                       " AND forgotten_at IS NOT NULL) ON CONFLICT (key) DO NOTHING",
                       &stmt, err));
    mi_bind_text(stmt, ":key", item->key);
    mi_bind_text(stmt, ":rule", item->rule);
    mi_bind_id(stmt, ":person", item->person);
    mi_bind_id(stmt, ":cohort", item->cohort);
    mi_bind_id(stmt, ":team", item->team);
    mi_bind_text(stmt, ":object", item->object);
    mi_bind_text(stmt, ":args", item->args);
    mi_bind_int(stmt, ":due", item->due);
    mi_bind_int(stmt, ":expires", item->expires);
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_added = mi_store_changed(store) > 0;
    return MIRAIF_OK;
}

#define MATCHES                                                                                              \
    " (:person IS NULL OR person = :person) AND (:cohort IS NULL OR cohort = :cohort)"                       \
    " AND (:object IS NULL OR object = :object) AND (:rule IS NULL OR rule = :rule)"                         \
    " AND cancelled_at IS NULL"
#define WAITS " AND key NOT IN (SELECT item FROM letter_item)"
#define IS_OUT                                                                                               \
    " AND key IN (SELECT i.item FROM letter_item i JOIN letter l ON l.id = i.letter"                         \
    " WHERE l.state IN ('claimed', 'failed'))"

static enum miraif_status cancel(struct miraif_store *store, struct mi_stmt *stmt,
                                 const struct mi_item_filter *filter, int64_t *ret_count,
                                 struct miraif_error *err)
{
    mi_bind_id(stmt, ":person", filter->person);
    mi_bind_id(stmt, ":cohort", filter->cohort);
    mi_bind_text(stmt, ":object", filter->object);
    mi_bind_text(stmt, ":rule", filter->rule);
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_count = mi_store_changed(store);
    return MIRAIF_OK;
}

static enum miraif_status exists(struct mi_stmt *stmt, const struct mi_item_filter *filter, bool *ret_exists,
                                 struct miraif_error *err)
{
    int64_t found;
    mi_bind_id(stmt, ":person", filter->person);
    mi_bind_id(stmt, ":cohort", filter->cohort);
    mi_bind_text(stmt, ":object", filter->object);
    mi_bind_text(stmt, ":rule", filter->rule);
    MI_TRY(mi_stmt_int(stmt, &found, err));
    *ret_exists = found != 0;
    return MIRAIF_OK;
}

enum miraif_status mi_outbox_waits(struct miraif_store *store, const struct mi_item_filter *filter,
                                   bool *ret_waits, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT EXISTS (SELECT 1 FROM item WHERE" MATCHES WAITS " AND expires > :now)",
                       &stmt, err));
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    return exists(stmt, filter, ret_waits, err);
}

enum miraif_status mi_outbox_keeps(struct miraif_store *store, const struct mi_item_filter *filter,
                                   bool *ret_keeps, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT EXISTS (SELECT 1 FROM item WHERE" MATCHES ")", &stmt, err));
    return exists(stmt, filter, ret_keeps, err);
}

enum miraif_status mi_outbox_cancel(struct miraif_store *store, const struct mi_item_filter *filter,
                                    int64_t *ret_cancelled, int64_t *ret_claimed, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t cancelled, claimed;
    MI_TRY(mi_stmt_get(store, "UPDATE item SET cancelled_at = :now WHERE" MATCHES WAITS, &stmt, err));
    MI_TRY(cancel(store, stmt, filter, &cancelled, err));
    MI_TRY(mi_stmt_get(store, "UPDATE item SET cancelled_at = :now WHERE" MATCHES IS_OUT, &stmt, err));
    MI_TRY(cancel(store, stmt, filter, &claimed, err));
    *ret_cancelled = cancelled;
    *ret_claimed = claimed;
    return MIRAIF_OK;
}
