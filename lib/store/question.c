/* The tables of questions and of the pulse's rounds. */
#include "store/question.h"

#include "base/arena.h"
#include "base/error.h"
#include "store/db.h"
#include "store/walk.h"

struct loading {
    struct miraif_arena *arena;
    struct miraif_question *list;
    size_t count;
};

static enum miraif_status take(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                               struct miraif_error *err)
{
    struct loading *loading = context;
    (void)scratch;
    if (loading->count == MIRAIF_QUESTIONS_MOST)
        return MIRAIF_OK;
    loading->list[loading->count++] =
        (struct miraif_question){.code = mi_column_text(stmt, 0, loading->arena),
                                 .low = mi_column_int(stmt, 1),
                                 .high = mi_column_int(stmt, 2),
                                 .ja = mi_column_text(stmt, 3, loading->arena),
                                 .en = mi_column_text(stmt, 4, loading->arena)};
    return mi_stmt_columns(stmt, err);
}

enum miraif_status mi_question_load(struct miraif_store *store, struct miraif_arena *arena,
                                    const struct miraif_question **ret_list, size_t *ret_count,
                                    struct miraif_error *err)
{
    struct mi_stmt *stmt;
    struct loading loading = {arena, mi_arena_array(arena, MIRAIF_QUESTIONS_MOST, sizeof *loading.list), 0};
    if (loading.list == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_stmt_get(store, "SELECT code, low, high, ja, en FROM question ORDER BY position, code", &stmt,
                       err));
    MI_TRY(mi_stmt_walk(stmt, take, &loading, err));
    *ret_list = loading.list;
    *ret_count = loading.count;
    return MIRAIF_OK;
}

static enum miraif_status put(struct miraif_store *store, const struct miraif_question *question,
                              int64_t position, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO question (code, position, low, high, ja, en)"
                       " VALUES (:code, :position, :low, :high, :ja, :en) ON CONFLICT DO UPDATE SET"
                       " position = excluded.position, low = excluded.low, high = excluded.high,"
                       " ja = excluded.ja, en = excluded.en",
                       &stmt, err));
    mi_bind_text(stmt, ":code", question->code);
    mi_bind_int(stmt, ":position", position);
    mi_bind_int(stmt, ":low", question->low);
    mi_bind_int(stmt, ":high", question->high);
    mi_bind_text(stmt, ":ja", question->ja);
    mi_bind_text(stmt, ":en", question->en);
    return mi_stmt_run(stmt, err);
}

/* Positions are negative while the new questions are put, so that those that were left out are known. */
enum miraif_status mi_question_replace(struct miraif_store *store, const struct miraif_question *list,
                                       size_t count, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "UPDATE question SET position = -position - 1", &stmt, err));
    MI_TRY(mi_stmt_run(stmt, err));
    for (size_t i = 0; i < count; i++)
        MI_TRY(put(store, &list[i], (int64_t)i, err));
    MI_TRY(mi_stmt_get(store, "DELETE FROM question WHERE position < 0", &stmt, err));
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_round_find(struct miraif_store *store, int64_t cohort, int64_t number, const char *date,
                                 struct miraif_arena *arena, struct mi_round *ret_round,
                                 struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    MI_TRY(mi_stmt_get(store,
                       "SELECT number, date FROM pulse WHERE cohort = :cohort"
                       " AND (:number IS NULL OR number = :number) AND (:date IS NULL OR date <= :date)"
                       " ORDER BY number DESC LIMIT 1",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_id(stmt, ":number", number);
    mi_bind_text(stmt, ":date", date);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    struct mi_round round = {0};
    if (row)
        round = (struct mi_round){mi_column_int(stmt, 0), mi_column_text(stmt, 1, arena)};
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_round = round;
    return status;
}

enum miraif_status mi_round_insert(struct miraif_store *store, int64_t cohort, const struct mi_round *round,
                                   struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "INSERT INTO pulse (cohort, number, date) VALUES (:cohort, :number, :date)",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":number", round->number);
    mi_bind_text(stmt, ":date", round->date);
    return mi_stmt_run(stmt, err);
}
