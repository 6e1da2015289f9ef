/* Who was chosen, run by run. */
#include "store/selection.h"

#include "base/arena.h"
#include "base/error.h"
#include "store/db.h"
#include "store/stmt.h"

enum miraif_status mi_selection_put(struct miraif_store *store, int64_t run,
                                    const struct miraif_choice *choice, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO selection (run, person, decision, rank, mark, waitlist)"
                       " VALUES (:run, :person, :decision, :rank, CASE WHEN :rank IS NULL THEN NULL ELSE"
                       " :mark END, :waitlist)",
                       &stmt, err));
    mi_bind_int(stmt, ":run", run);
    mi_bind_int(stmt, ":person", choice->person);
    mi_bind_text(stmt, ":decision", choice->decision);
    mi_bind_id(stmt, ":rank", choice->rank);
    mi_bind_int(stmt, ":mark", choice->mark);
    mi_bind_id(stmt, ":waitlist", choice->waitlist);
    return mi_stmt_run(stmt, err);
}

static enum miraif_status count_choices(struct miraif_store *store, int64_t run, size_t *ret_count,
                                        struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT count(*) FROM selection WHERE run = :run", &stmt, err));
    mi_bind_int(stmt, ":run", run);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    *ret_count = row ? (size_t)mi_column_int(stmt, 0) : 0;
    mi_stmt_reset(stmt);
    return MIRAIF_OK;
}

enum miraif_status mi_selection_load(struct miraif_store *store, int64_t cohort, int64_t run,
                                     struct miraif_arena *arena, struct miraif_choice **ret_choice,
                                     size_t *ret_count, struct miraif_error *err)
{
    size_t most;
    MI_TRY(count_choices(store, run, &most, err));
    struct miraif_choice *choice = mi_arena_array(arena, most, sizeof *choice);
    if (choice == NULL)
        return mi_no_memory(err);
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT s.person, p.name, f.company, s.decision, s.rank, s.mark, s.waitlist"
                       " FROM selection s JOIN person p ON p.id = s.person"
                       " JOIN application a ON a.cohort = :cohort AND a.person = s.person"
                       " JOIN profile f ON f.id = a.profile WHERE s.run = :run"
                       " ORDER BY s.decision <> 'selected', s.waitlist IS NULL, s.waitlist,"
                       " s.rank IS NULL, s.rank, s.person",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":run", run);
    size_t count = 0;
    while (count < most) {
        bool row;
        MI_TRY(mi_stmt_step(stmt, &row, err));
        if (!row)
            break;
        choice[count++] = (struct miraif_choice){.person = mi_column_int(stmt, 0),
                                                 .name = mi_column_text(stmt, 1, arena),
                                                 .company = mi_column_text(stmt, 2, arena),
                                                 .decision = mi_column_text(stmt, 3, arena),
                                                 .rank = mi_column_int(stmt, 4),
                                                 .mark = mi_column_int(stmt, 5),
                                                 .waitlist = mi_column_int(stmt, 6)};
    }
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK) {
        *ret_choice = choice;
        *ret_count = count;
    }
    return status;
}

enum miraif_status mi_selection_apply(struct miraif_store *store, int64_t cohort, int64_t run,
                                      struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE application SET status_at = :now,"
                       " status = CASE s.decision WHEN 'unmarked' THEN 'rejected' ELSE s.decision END"
                       " FROM selection s WHERE s.run = :run AND s.person = application.person"
                       " AND application.cohort = :cohort",
                       &stmt, err));
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    mi_bind_int(stmt, ":run", run);
    mi_bind_int(stmt, ":cohort", cohort);
    return mi_stmt_run(stmt, err);
}
