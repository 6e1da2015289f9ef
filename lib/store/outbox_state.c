/* How things stand in the outbox, in figures and lists. */
#include "base/error.h"
#include "store/db.h"
#include "store/hold.h"
#include "store/letter.h"
#include "store/walk.h"

/* How long missed items are shown. */
enum { SHOWN = 14 * 24 * 3600 };

static enum miraif_status count_items(struct miraif_store *store, struct miraif_outbox *outbox,
                                      struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    MI_TRY(mi_stmt_get(
        store,
        "SELECT coalesce(sum(due > :now), 0), coalesce(sum(due <= :now AND expires > :now), 0),"
        " coalesce(sum(expires <= :now), 0),"
        " min(CASE WHEN due <= :now AND expires > :now THEN due END) FROM item WHERE cancelled_at IS NULL"
        " AND expires > :now - :shown"
        " AND NOT EXISTS (SELECT 1 FROM letter_item l WHERE l.item = key)",
        &stmt, err));
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    mi_bind_int(stmt, ":shown", SHOWN);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    outbox->waiting = mi_column_int(stmt, 0);
    outbox->due = mi_column_int(stmt, 1);
    outbox->missed = mi_column_int(stmt, 2);
    outbox->due_since = mi_column_int(stmt, 3);
    mi_stmt_reset(stmt);
    return MIRAIF_OK;
}

static enum miraif_status count_letters(struct miraif_store *store, struct miraif_outbox *outbox,
                                        struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    MI_TRY(mi_stmt_get(store,
                       "SELECT coalesce(sum(l.state = 'claimed'), 0),"
                       " coalesce(sum(l.state = 'claimed' AND b.lease_until <= :now), 0),"
                       " coalesce(sum(l.state = 'failed'), 0), coalesce(sum(EXISTS (SELECT 1"
                       " FROM letter_item i JOIN item t ON t.key = i.item WHERE i.letter = l.id"
                       " AND t.cancelled_at IS NOT NULL)), 0)"
                       " FROM letter l LEFT JOIN handover h ON h.letter = l.id AND h.attempt = l.attempt"
                       " LEFT JOIN batch b ON b.id = h.claim WHERE l.state IN ('claimed', 'failed')",
                       &stmt, err));
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    outbox->claimed = mi_column_int(stmt, 0);
    outbox->overdue = mi_column_int(stmt, 1);
    outbox->failed = mi_column_int(stmt, 2);
    outbox->stop = mi_column_int(stmt, 3);
    mi_stmt_reset(stmt);
    return MIRAIF_OK;
}

enum miraif_status miraif_outbox_state(struct miraif_store *store, struct miraif_outbox *ret_outbox,
                                       struct miraif_error *err)
{
    struct miraif_outbox outbox;
    struct mi_stmt *stmt;
    MI_TRY(mi_hold_get(store, &outbox.hold, err));
    MI_TRY(count_items(store, &outbox, err));
    MI_TRY(count_letters(store, &outbox, err));
    MI_TRY(mi_stmt_get(store, "SELECT count(*) FROM batch WHERE written_at IS NULL", &stmt, err));
    MI_TRY(mi_stmt_int(stmt, &outbox.unwritten, err));
    *ret_outbox = outbox;
    return MIRAIF_OK;
}

struct walk {
    miraif_waiting_item_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct walk *walk = context;
    struct miraif_waiting_item item = mi_waiting_item_of_row(stmt, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &item);
}

enum miraif_status miraif_items_each_missed(struct miraif_store *store, miraif_waiting_item_fn *each,
                                            void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT " MI_WAITING_COLUMNS " FROM item i LEFT JOIN person p ON p.id = i.person"
                       " WHERE i.cancelled_at IS NULL AND i.expires <= :now AND i.expires > :now - :shown"
                       " AND NOT EXISTS (SELECT 1 FROM letter_item l WHERE l.item = i.key)"
                       " ORDER BY i.expires, i.key",
                       &stmt, err));
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    mi_bind_int(stmt, ":shown", SHOWN);
    return mi_stmt_walk(stmt, hand_on, &(struct walk){each, context}, err);
}

static enum miraif_status drop_args(void *context, const struct miraif_waiting_item *item, const char *args)
{
    const struct walk *walk = context;
    (void)args;
    return walk->each(walk->context, item);
}

enum miraif_status miraif_items_each_due(struct miraif_store *store, miraif_waiting_item_fn *each,
                                         void *context, struct miraif_error *err)
{
    return mi_due_each(store, mi_store_env(store)->now, drop_args, &(struct walk){each, context}, err);
}

enum miraif_status mi_due_cancel(struct miraif_store *store, const char *key, int64_t *ret_cancelled,
                                 struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE item SET cancelled_at = :now WHERE (:key IS NULL OR key = :key)"
                       " AND cancelled_at IS NULL AND due <= :now AND expires > :now"
                       " AND NOT EXISTS (SELECT 1 FROM letter_item l WHERE l.item = item.key)",
                       &stmt, err));
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    mi_bind_text(stmt, ":key", key);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_cancelled = mi_store_changed(store);
    return MIRAIF_OK;
}
