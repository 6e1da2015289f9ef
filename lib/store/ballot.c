/* Anonymous answers, and who has answered. */
#include "store/ballot.h"

#include "base/error.h"
#include "store/db.h"
#include "store/walk.h"

enum miraif_status mi_voter_has(struct miraif_store *store, const char *topic, int64_t person, bool *ret_has,
                                struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t count;
    MI_TRY(mi_stmt_get(store, "SELECT count(*) FROM voter WHERE topic = :topic AND person = :person", &stmt,
                       err));
    mi_bind_text(stmt, ":topic", topic);
    mi_bind_int(stmt, ":person", person);
    MI_TRY(mi_stmt_int(stmt, &count, err));
    *ret_has = count > 0;
    return MIRAIF_OK;
}

enum miraif_status mi_voter_add(struct miraif_store *store, const char *topic, int64_t person,
                                struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "INSERT INTO voter (topic, person) VALUES (:topic, :person)", &stmt, err));
    mi_bind_text(stmt, ":topic", topic);
    mi_bind_int(stmt, ":person", person);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_voter_count(struct miraif_store *store, const char *topic, int64_t *ret_count,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT count(*) FROM voter WHERE topic = :topic", &stmt, err));
    mi_bind_text(stmt, ":topic", topic);
    return mi_stmt_int(stmt, ret_count, err);
}

/* Runs a statement about the ballots of a topic; `answers` null: all. */
static enum miraif_status run(struct mi_stmt *stmt, const char *topic, const char *answers,
                              struct miraif_error *err)
{
    mi_bind_text(stmt, ":topic", topic);
    if (answers != NULL)
        mi_bind_text(stmt, ":answers", answers);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_ballot_put(struct miraif_store *store, const char *topic, const char *answers,
                                 struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO ballot (topic, answers, copies, shown) VALUES (:topic, :answers, 1, 0)"
                       " ON CONFLICT DO UPDATE SET copies = copies + 1",
                       &stmt, err));
    return run(stmt, topic, answers, err);
}

enum miraif_status mi_ballot_take(struct miraif_store *store, const char *topic, const char *answers,
                                  bool *ret_taken, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE ballot SET copies = copies - 1 WHERE topic = :topic AND answers = :answers"
                       " AND copies > 0",
                       &stmt, err));
    MI_TRY(run(stmt, topic, answers, err));
    *ret_taken = mi_store_changed(store) > 0;
    return MIRAIF_OK;
}

enum miraif_status mi_ballot_clear(struct miraif_store *store, const char *topic, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "UPDATE ballot SET copies = 0 WHERE topic = :topic", &stmt, err));
    return run(stmt, topic, NULL, err);
}

enum miraif_status mi_ballot_show(struct miraif_store *store, const char *topic, int64_t fewest,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t fresh;
    MI_TRY(mi_stmt_get(store, "SELECT sum(max(copies - shown, 0)) FROM ballot WHERE topic = :topic", &stmt,
                       err));
    mi_bind_text(stmt, ":topic", topic);
    MI_TRY(mi_stmt_int(stmt, &fresh, err));
    if (fresh >= fewest) {
        MI_TRY(mi_stmt_get(store, "UPDATE ballot SET shown = copies WHERE topic = :topic", &stmt, err));
        MI_TRY(run(stmt, topic, NULL, err));
    }
    MI_TRY(mi_stmt_get(store, "DELETE FROM ballot WHERE topic = :topic AND copies = 0 AND shown = 0", &stmt,
                       err));
    return run(stmt, topic, NULL, err);
}

enum miraif_status mi_ballot_shown(struct miraif_store *store, const char *topic, int64_t *ret_shown,
                                   struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT sum(shown) FROM ballot WHERE topic = :topic", &stmt, err));
    mi_bind_text(stmt, ":topic", topic);
    return mi_stmt_int(stmt, ret_shown, err);
}

struct walk {
    mi_ballot_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct walk *walk = context;
    const struct mi_ballot_answer answer = {.code = mi_column_text(stmt, 0, scratch),
                                            .text = mi_column_text(stmt, 1, scratch),
                                            .number = mi_column_int(stmt, 2),
                                            .times = mi_column_int(stmt, 3)};
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &answer);
}

enum miraif_status mi_ballot_each(struct miraif_store *store, const char *topic, mi_ballot_fn *each,
                                  void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT j.key, CASE j.type WHEN 'text' THEN j.value END,"
                       " CASE j.type WHEN 'integer' THEN j.value ELSE 0 END, sum(b.shown)"
                       " FROM ballot b, json_each(b.answers) j WHERE b.topic = :topic AND b.shown > 0"
                       " GROUP BY j.key, j.type, j.value ORDER BY j.key, j.type, j.value",
                       &stmt, err));
    mi_bind_text(stmt, ":topic", topic);
    return mi_stmt_walk(stmt, hand_on, &(struct walk){each, context}, err);
}
