/* Letters and what they are made of. */
#include "store/letter.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/db.h"
#include "store/walk.h"

struct due_walk {
    mi_due_fn *each;
    void *context;
};

struct miraif_waiting_item mi_waiting_item_of_row(struct mi_stmt *stmt, struct miraif_arena *arena)
{
    return (struct miraif_waiting_item){.key = mi_column_text(stmt, 0, arena),
                                        .rule = mi_column_text(stmt, 1, arena),
                                        .object = mi_column_text(stmt, 2, arena),
                                        .person = mi_column_int(stmt, 3),
                                        .name = mi_column_text(stmt, 4, arena),
                                        .cohort = mi_column_int(stmt, 5),
                                        .team = mi_column_int(stmt, 6),
                                        .due = mi_column_int(stmt, 7),
                                        .expires = mi_column_int(stmt, 8)};
}

static enum miraif_status hand_on_due(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                      struct miraif_error *err)
{
    const struct due_walk *walk = context;
    struct miraif_waiting_item item = mi_waiting_item_of_row(stmt, scratch);
    const char *args = mi_column_text(stmt, MI_WAITING_COLUMN_COUNT, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &item, args);
}

enum miraif_status mi_due_each(struct miraif_store *store, int64_t until, mi_due_fn *each, void *context,
                               struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT " MI_WAITING_COLUMNS
                       ", i.args FROM item i LEFT JOIN person p ON p.id = i.person"
                       " WHERE i.cancelled_at IS NULL AND i.due <= :until AND i.expires > :now"
                       " AND NOT EXISTS (SELECT 1 FROM letter_item l WHERE l.item = i.key)"
                       " ORDER BY i.person IS NULL, p.email_key, iif(i.person IS NULL, i.cohort, 0),"
                       " iif(i.person IS NULL, i.team, 0), i.due, i.key",
                       &stmt, err));
    mi_bind_int(stmt, ":until", until);
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    return mi_stmt_walk(stmt, hand_on_due, &(struct due_walk){each, context}, err);
}

enum miraif_status mi_recipient_get(struct miraif_store *store, int64_t person, struct miraif_arena *arena,
                                    struct miraif_recipient *ret_recipient, const char **ret_language,
                                    struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    MI_TRY(mi_stmt_get(store, "SELECT name, email, coalesce(language, 'ja') FROM person WHERE id = :id",
                       &stmt, err));
    mi_bind_int(stmt, ":id", person);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    if (!row)
        return mi_fail(err, MIRAIF_NOT_FOUND, "there is no person “p%lld”", (long long)person);
    struct miraif_recipient recipient = {mi_column_text(stmt, 0, arena), mi_column_text(stmt, 1, arena)};
    const char *language = mi_column_text(stmt, 2, arena);
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status != MIRAIF_OK)
        return status;
    *ret_recipient = recipient;
    *ret_language = language;
    return MIRAIF_OK;
}

struct recipient_walk {
    mi_recipient_fn *each;
    void *context;
};

static enum miraif_status hand_on_recipient(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                            struct miraif_error *err)
{
    const struct recipient_walk *walk = context;
    struct miraif_recipient recipient = {mi_column_text(stmt, 0, scratch), mi_column_text(stmt, 1, scratch)};
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &recipient);
}

enum miraif_status mi_channel_each(struct miraif_store *store, int64_t cohort, int64_t team,
                                   mi_recipient_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT p.name, p.email FROM team_member m JOIN run r ON r.id = m.run"
                       " JOIN person p ON p.id = m.person WHERE r.cohort = :cohort AND r.stage = 'form'"
                       " AND r.state = 'adopted' AND m.number = :team AND NOT EXISTS (SELECT 1 FROM"
                       " application a WHERE a.cohort = r.cohort AND a.person = m.person"
                       " AND a.status IN ('declined', 'withdrawn', 'deferred', 'left'))"
                       " ORDER BY p.email_key",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":team", team);
    return mi_stmt_walk(stmt, hand_on_recipient, &(struct recipient_walk){each, context}, err);
}

static enum miraif_status insert_recipient(struct miraif_store *store, const char *letter, size_t position,
                                           const struct miraif_recipient *recipient, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO letter_recipient (letter, position, name, email)"
                       " VALUES (:letter, :position, :name, :email)",
                       &stmt, err));
    mi_bind_text(stmt, ":letter", letter);
    mi_bind_int(stmt, ":position", (int64_t)position);
    mi_bind_text(stmt, ":name", recipient->name);
    mi_bind_text(stmt, ":email", recipient->email);
    return mi_stmt_run(stmt, err);
}

static enum miraif_status insert_item(struct miraif_store *store, const char *letter, size_t position,
                                      const struct miraif_letter_item *item, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO letter_item (item, letter, position, reply_code)"
                       " VALUES (:item, :letter, :position, :code)",
                       &stmt, err));
    mi_bind_text(stmt, ":item", item->key);
    mi_bind_text(stmt, ":letter", letter);
    mi_bind_int(stmt, ":position", (int64_t)position);
    mi_bind_text(stmt, ":code", item->reply_code);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_letter_insert(struct miraif_store *store, const struct miraif_letter *letter,
                                    struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO letter (id, channel, person, cohort, team, language, at, subject, text,"
                       " ics, attempt, state, state_at) VALUES (:id, :channel, :person, :cohort, :team,"
                       " :language, :at, :subject, :text, :ics, 1, 'claimed', :at)",
                       &stmt, err));
    mi_bind_text(stmt, ":id", letter->id);
    mi_bind_text(stmt, ":channel", letter->channel);
    mi_bind_id(stmt, ":person", letter->person);
    mi_bind_id(stmt, ":cohort", letter->cohort);
    mi_bind_id(stmt, ":team", letter->team);
    mi_bind_text(stmt, ":language", letter->language);
    mi_bind_int(stmt, ":at", letter->at);
    mi_bind_text(stmt, ":subject", letter->subject);
    mi_bind_text(stmt, ":text", letter->text);
    mi_bind_text(stmt, ":ics", letter->ics);
    MI_TRY(mi_stmt_run(stmt, err));
    for (size_t i = 0; i < letter->recipients; i++)
        MI_TRY(insert_recipient(store, letter->id, i, &letter->to[i], err));
    for (size_t i = 0; i < letter->items; i++)
        MI_TRY(insert_item(store, letter->id, i, &letter->item[i], err));
    return MIRAIF_OK;
}

enum miraif_status mi_letter_settle(struct miraif_store *store, const char *id, const char *state,
                                    const char *reason, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE letter SET state = :state, state_at = :now, reason = :reason WHERE id = :id",
                       &stmt, err));
    mi_bind_text(stmt, ":state", state);
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    mi_bind_text(stmt, ":reason", reason);
    mi_bind_text(stmt, ":id", id);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_letter_again(struct miraif_store *store, const char *id, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE letter SET state = 'claimed', state_at = :now, reason = NULL,"
                       " attempt = attempt + 1 WHERE id = :id",
                       &stmt, err));
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    mi_bind_text(stmt, ":id", id);
    return mi_stmt_run(stmt, err);
}
