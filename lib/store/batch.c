/* Batches and their bytes. */
#include "store/batch.h"

#include <string.h>

#include "base/error.h"
#include "store/db.h"
#include "store/walk.h"

enum miraif_status mi_batch_insert(struct miraif_store *store, const struct mi_batch *batch,
                                   struct miraif_error *err)
{
    struct mi_stmt *stmt;
    const struct miraif_env *env = mi_store_env(store);
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO batch (id, at, who, format, lease, lease_until)"
                       " VALUES (:id, :now, :who, :format, :lease, :now + :lease)",
                       &stmt, err));
    mi_bind_text(stmt, ":id", batch->id);
    mi_bind_int(stmt, ":now", env->now);
    mi_bind_text(stmt, ":who", env->who);
    mi_bind_text(stmt, ":format", batch->format);
    mi_bind_int(stmt, ":lease", batch->lease);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_handover_insert(struct miraif_store *store, const char *batch, const char *letter,
                                      int64_t position, int64_t attempt, const char *bytes,
                                      struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO handover (claim, letter, position, attempt, bytes)"
                       " VALUES (:batch, :letter, :position, :attempt, :bytes)",
                       &stmt, err));
    mi_bind_text(stmt, ":batch", batch);
    mi_bind_text(stmt, ":letter", letter);
    mi_bind_int(stmt, ":position", position);
    mi_bind_int(stmt, ":attempt", attempt);
    mi_bind_blob(stmt, ":bytes", bytes, strlen(bytes));
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_batch_unwritten(struct miraif_store *store, struct miraif_arena *arena,
                                      struct mi_batch *ret_batch, bool *ret_found, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    MI_TRY(mi_stmt_get(store,
                       "SELECT id, format, lease FROM batch WHERE written_at IS NULL ORDER BY at, id LIMIT 1",
                       &stmt, err));
    MI_TRY(mi_stmt_step(stmt, &row, err));
    *ret_found = row;
    if (!row)
        return MIRAIF_OK;
    struct mi_batch batch = {mi_column_text(stmt, 0, arena), mi_column_text(stmt, 1, arena),
                             mi_column_int(stmt, 2)};
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_batch = batch;
    return status;
}

struct handover_walk {
    mi_handover_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct handover_walk *walk = context;
    size_t size;
    const char *letter = mi_column_text(stmt, 0, scratch);
    const char *bytes = mi_column_blob(stmt, 1, scratch, &size);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, letter, bytes == NULL ? "" : bytes, size, mi_column_int(stmt, 2) != 0);
}

enum miraif_status mi_handover_each(struct miraif_store *store, const char *batch, mi_handover_fn *each,
                                    void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT h.letter, h.bytes, l.state <> 'claimed' FROM handover h"
                       " JOIN letter l ON l.id = h.letter WHERE h.claim = :batch AND h.bytes IS NOT NULL"
                       " ORDER BY h.position",
                       &stmt, err));
    mi_bind_text(stmt, ":batch", batch);
    return mi_stmt_walk(stmt, hand_on, &(struct handover_walk){each, context}, err);
}

enum miraif_status mi_batch_written(struct miraif_store *store, const char *batch, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE batch SET written_at = :now, lease_until = :now + lease"
                       " WHERE id = :batch AND written_at IS NULL",
                       &stmt, err));
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    mi_bind_text(stmt, ":batch", batch);
    MI_TRY(mi_stmt_run(stmt, err));
    MI_TRY(mi_stmt_get(store, "UPDATE handover SET bytes = NULL WHERE claim = :batch", &stmt, err));
    mi_bind_text(stmt, ":batch", batch);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_batch_exists(struct miraif_store *store, const char *batch, bool *ret_exists,
                                   struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t count;
    MI_TRY(mi_stmt_get(store, "SELECT count(*) FROM batch WHERE id = :batch", &stmt, err));
    mi_bind_text(stmt, ":batch", batch);
    MI_TRY(mi_stmt_int(stmt, &count, err));
    *ret_exists = count > 0;
    return MIRAIF_OK;
}

enum miraif_status mi_batch_ack(struct miraif_store *store, const char *batch, const char *letter,
                                int64_t *ret_known, int64_t *ret_sent, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t known;
    MI_TRY(mi_stmt_get(store,
                       "SELECT count(*) FROM handover WHERE claim = :batch"
                       " AND (:letter IS NULL OR letter = :letter)",
                       &stmt, err));
    mi_bind_text(stmt, ":batch", batch);
    mi_bind_text(stmt, ":letter", letter);
    MI_TRY(mi_stmt_int(stmt, &known, err));
    MI_TRY(mi_stmt_get(store,
                       "UPDATE letter SET state = 'sent', state_at = :now, reason = NULL"
                       " WHERE id IN (SELECT letter FROM handover WHERE claim = :batch"
                       " AND (:letter IS NULL OR letter = :letter))"
                       " AND (state = 'claimed' OR (state = 'failed' AND :letter IS NOT NULL))",
                       &stmt, err));
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    mi_bind_text(stmt, ":batch", batch);
    mi_bind_text(stmt, ":letter", letter);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_known = known;
    *ret_sent = mi_store_changed(store);
    return MIRAIF_OK;
}

struct overdue_walk {
    mi_overdue_fn *each;
    void *context;
};

static enum miraif_status hand_on_overdue(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                          struct miraif_error *err)
{
    const struct overdue_walk *walk = context;
    const char *batch = mi_column_text(stmt, 0, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, batch, mi_column_int(stmt, 1), mi_column_int(stmt, 2));
}

enum miraif_status mi_batch_each_overdue(struct miraif_store *store, mi_overdue_fn *each, void *context,
                                         struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT b.id, count(*), b.lease_until FROM letter l"
                       " JOIN handover h ON h.letter = l.id AND h.attempt = l.attempt"
                       " JOIN batch b ON b.id = h.claim WHERE l.state = 'claimed' AND b.lease_until <= :now"
                       " GROUP BY b.id ORDER BY b.lease_until, b.id",
                       &stmt, err));
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    return mi_stmt_walk(stmt, hand_on_overdue, &(struct overdue_walk){each, context}, err);
}
