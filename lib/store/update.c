/* The table of updates. */
#include "store/update.h"

#include "base/error.h"
#include "store/db.h"
#include "store/walk.h"

enum miraif_status mi_update_insert(struct miraif_store *store, const struct miraif_update *update,
                                    int64_t *ret_id, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO news (person, at, kind, text, digest)"
                       " VALUES (:person, :at, :kind, :text, :digest)",
                       &stmt, err));
    mi_bind_int(stmt, ":person", update->person);
    mi_bind_int(stmt, ":at", update->at);
    mi_bind_text(stmt, ":kind", update->kind);
    mi_bind_text(stmt, ":text", update->text);
    mi_bind_int(stmt, ":digest", update->digest);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_id = mi_store_last_id(store);
    return MIRAIF_OK;
}

enum miraif_status mi_update_change(struct miraif_store *store, const struct miraif_update *update,
                                    struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "UPDATE news SET kind = :kind, digest = :digest WHERE id = :id", &stmt, err));
    mi_bind_int(stmt, ":id", update->id);
    mi_bind_text(stmt, ":kind", update->kind);
    mi_bind_int(stmt, ":digest", update->digest);
    return mi_stmt_run(stmt, err);
}

static enum miraif_status update_of_row(struct mi_stmt *stmt, struct miraif_arena *arena,
                                        struct miraif_update *ret_update, struct miraif_error *err)
{
    *ret_update = (struct miraif_update){.id = mi_column_int(stmt, 0),
                                         .person = mi_column_int(stmt, 1),
                                         .name = mi_column_text(stmt, 2, arena),
                                         .email = mi_column_text(stmt, 3, arena),
                                         .at = mi_column_int(stmt, 4),
                                         .kind = mi_column_text(stmt, 5, arena),
                                         .text = mi_column_text(stmt, 6, arena),
                                         .digest = mi_column_int(stmt, 7) != 0};
    return mi_stmt_columns(stmt, err);
}

#define UPDATE_SELECT                                                                                        \
    "SELECT n.id, n.person, p.name, p.email, n.at, n.kind, n.text, n.digest FROM news n"                     \
    " JOIN person p ON p.id = n.person"

enum miraif_status mi_update_find(struct miraif_store *store, int64_t person, const char *text,
                                  struct miraif_arena *arena, struct miraif_update *ret_update,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    struct miraif_update update = {0};
    bool row;
    MI_TRY(mi_stmt_get(store,
                       UPDATE_SELECT " WHERE n.person = :person AND n.text = :text ORDER BY n.id LIMIT 1",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    mi_bind_text(stmt, ":text", text);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    enum miraif_status status = row ? update_of_row(stmt, arena, &update, err) : MIRAIF_OK;
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_update = update;
    return status;
}

struct update_walk {
    miraif_update_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct update_walk *walk = context;
    struct miraif_update update;
    MI_TRY(update_of_row(stmt, scratch, &update, err));
    return walk->each(walk->context, &update);
}

enum miraif_status miraif_update_each(struct miraif_store *store, const struct miraif_update_filter *filter,
                                      miraif_update_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       UPDATE_SELECT
                       " WHERE (:person IS NULL OR n.person = :person) AND (:since IS NULL OR n.at >= :since)"
                       " AND (:until IS NULL OR n.at < :until) AND (n.digest OR NOT :digest)"
                       " AND (NOT :latest OR n.id = (SELECT id FROM news WHERE person = n.person"
                       "  ORDER BY at DESC, id DESC LIMIT 1)) ORDER BY n.at DESC, n.id DESC",
                       &stmt, err));
    mi_bind_id(stmt, ":person", filter->person);
    mi_bind_id(stmt, ":since", filter->since);
    mi_bind_id(stmt, ":until", filter->until);
    mi_bind_int(stmt, ":digest", filter->digest);
    mi_bind_int(stmt, ":latest", filter->latest);
    return mi_stmt_walk(stmt, hand_on, &(struct update_walk){each, context}, err);
}
