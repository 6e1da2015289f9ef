/* The table of people who turned out to be somebody else. */
#include "store/redirect.h"

#include "base/error.h"
#include "store/db.h"
#include "store/walk.h"

enum miraif_status mi_redirect_any(struct miraif_store *store, bool *ret_any, struct miraif_error *err)
{
    int64_t any;
    MI_TRY(mi_read_int(store, "SELECT EXISTS (SELECT 1 FROM redirect)", &any, err));
    *ret_any = any != 0;
    return MIRAIF_OK;
}

enum miraif_status mi_redirect_id(struct miraif_store *store, int64_t id, int64_t *ret_id,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t person;
    MI_TRY(mi_stmt_get(store, "SELECT person FROM redirect WHERE id = :id", &stmt, err));
    mi_bind_int(stmt, ":id", id);
    MI_TRY(mi_stmt_int(stmt, &person, err));
    *ret_id = person == 0 ? id : person;
    return MIRAIF_OK;
}

enum miraif_status mi_redirect_email(struct miraif_store *store, const char *email_key,
                                     struct miraif_arena *arena, const char **ret_key,
                                     struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    MI_TRY(mi_stmt_get(store,
                       "SELECT p.email_key FROM redirect r JOIN person p ON p.id = r.person"
                       " WHERE r.email_key = :key",
                       &stmt, err));
    mi_bind_text(stmt, ":key", email_key);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    *ret_key = row ? mi_column_text(stmt, 0, arena) : NULL;
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    return status;
}

struct walk {
    mi_alias_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct walk *walk = context;
    const char *key = mi_column_text(stmt, 0, scratch);
    const char *email = mi_column_text(stmt, 1, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, key, email);
}

enum miraif_status mi_redirect_each(struct miraif_store *store, int64_t person, mi_alias_fn *each,
                                    void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT email_key, email FROM redirect WHERE person = :person ORDER BY id",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    return mi_stmt_walk(stmt, hand_on, &(struct walk){each, context}, err);
}

enum miraif_status mi_redirect_put(struct miraif_store *store, const struct miraif_person *from, int64_t into,
                                   struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "UPDATE redirect SET person = :into WHERE person = :from", &stmt, err));
    mi_bind_int(stmt, ":into", into);
    mi_bind_int(stmt, ":from", from->id);
    MI_TRY(mi_stmt_run(stmt, err));
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO redirect (id, person, email_key, email, name, at)"
                       " VALUES (:id, :into, :email_key, :email, :name, :at)",
                       &stmt, err));
    mi_bind_int(stmt, ":id", from->id);
    mi_bind_int(stmt, ":into", into);
    mi_bind_text(stmt, ":email_key", from->email_key);
    mi_bind_text(stmt, ":email", from->email);
    mi_bind_text(stmt, ":name", from->name);
    mi_bind_int(stmt, ":at", mi_store_env(store)->now);
    return mi_stmt_run(stmt, err);
}
