/* Solved stages and their reasons. */
#include "store/run.h"

#include "base/error.h"
#include "store/db.h"
#include "store/walk.h"

static enum miraif_status supersede_draft(struct miraif_store *store, int64_t cohort, const char *stage,
                                          struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE run SET state = 'superseded'"
                       " WHERE cohort = :cohort AND stage = :stage AND state = 'draft'",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_text(stmt, ":stage", stage);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_run_save_draft(struct miraif_store *store, const struct miraif_run *run,
                                     int64_t *ret_id, struct miraif_error *err)
{
    MI_TRY(supersede_draft(store, run->cohort, run->stage, err));
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO run (cohort, stage, state, at, status, digest, seed, steps, settings,"
                       " outcome) VALUES (:cohort, :stage, 'draft', :at, :status, :digest, :seed, :steps,"
                       " :settings, :outcome)",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", run->cohort);
    mi_bind_text(stmt, ":stage", run->stage);
    mi_bind_int(stmt, ":at", mi_store_env(store)->now);
    mi_bind_text(stmt, ":status", run->status);
    mi_bind_text(stmt, ":digest", run->digest);
    mi_bind_int(stmt, ":seed", run->seed);
    mi_bind_int(stmt, ":steps", run->steps);
    mi_bind_text(stmt, ":settings", run->settings);
    mi_bind_text(stmt, ":outcome", run->outcome);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_id = mi_store_last_id(store);
    return MIRAIF_OK;
}

static void read_run(struct mi_stmt *stmt, struct miraif_arena *arena, struct miraif_run *run)
{
    *run = (struct miraif_run){
        .id = mi_column_int(stmt, 0),
        .cohort = mi_column_int(stmt, 1),
        .stage = mi_column_text(stmt, 2, arena),
        .state = mi_column_text(stmt, 3, arena),
        .at = mi_column_int(stmt, 4),
        .adopted_at = mi_column_int(stmt, 5),
        .status = mi_column_text(stmt, 6, arena),
        .digest = mi_column_text(stmt, 7, arena),
        .seed = mi_column_int(stmt, 8),
        .steps = mi_column_int(stmt, 9),
        .settings = mi_column_text(stmt, 10, arena),
        .outcome = mi_column_text(stmt, 11, arena),
    };
}

#define RUN                                                                                                  \
    "SELECT id, cohort, stage, state, at, adopted_at, status, digest, seed, steps, settings, outcome FROM "  \
    "run"

/* The first row, or a run without id. */
static enum miraif_status read_first(struct mi_stmt *stmt, struct miraif_arena *arena,
                                     struct miraif_run *ret_run, struct miraif_error *err)
{
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    struct miraif_run run = {0};
    enum miraif_status status = MIRAIF_OK;
    if (row) {
        read_run(stmt, arena, &run);
        status = mi_stmt_columns(stmt, err);
        mi_stmt_reset(stmt);
    }
    if (status == MIRAIF_OK)
        *ret_run = run;
    return status;
}

enum miraif_status mi_run_get(struct miraif_store *store, int64_t cohort, const char *stage,
                              const char *state, struct miraif_arena *arena, struct miraif_run *ret_run,
                              struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       RUN " WHERE cohort = :cohort AND stage = :stage AND state = :state ORDER BY id DESC",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_text(stmt, ":stage", stage);
    mi_bind_text(stmt, ":state", state);
    return read_first(stmt, arena, ret_run, err);
}

enum miraif_status mi_run_find(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                               struct miraif_run *ret_run, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, RUN " WHERE id = :id ORDER BY id", &stmt, err));
    mi_bind_int(stmt, ":id", id);
    return read_first(stmt, arena, ret_run, err);
}

struct run_walk {
    mi_run_fn *each;
    void *context;
};

static enum miraif_status hand_on_run(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                      struct miraif_error *err)
{
    const struct run_walk *walk = context;
    (void)scratch;
    (void)err;
    return walk->each(walk->context, mi_column_int(stmt, 0), mi_column_int(stmt, 1));
}

enum miraif_status mi_run_earlier_each(struct miraif_store *store, int64_t cohort, const char *stage,
                                       mi_run_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT id, adopted_at FROM run WHERE cohort = :cohort AND stage = :stage"
                       " AND state = 'superseded' AND adopted_at IS NOT NULL ORDER BY id DESC",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_text(stmt, ":stage", stage);
    return mi_stmt_walk(stmt, hand_on_run, &(struct run_walk){each, context}, err);
}

enum miraif_status mi_run_supersede(struct miraif_store *store, int64_t id, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "UPDATE run SET state = 'superseded' WHERE id = :id", &stmt, err));
    mi_bind_int(stmt, ":id", id);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_run_adopt(struct miraif_store *store, int64_t id, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(
        mi_stmt_get(store, "UPDATE run SET state = 'adopted', adopted_at = :at WHERE id = :id", &stmt, err));
    mi_bind_int(stmt, ":at", mi_store_env(store)->now);
    mi_bind_int(stmt, ":id", id);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_run_add_reason(struct miraif_store *store, int64_t run, const char *subject,
                                     int64_t position, const char *code, const char *args,
                                     struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO reason (run, subject, position, code, args)"
                       " VALUES (:run, :subject, :position, :code, :args)",
                       &stmt, err));
    mi_bind_int(stmt, ":run", run);
    mi_bind_text(stmt, ":subject", subject);
    mi_bind_int(stmt, ":position", position);
    mi_bind_text(stmt, ":code", code);
    mi_bind_text(stmt, ":args", args);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_run_reasons(struct miraif_store *store, int64_t run, const char *subject,
                                  struct miraif_arena *arena, mi_reason_fn *each, void *context,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT subject, code, args FROM reason"
                       " WHERE run = :run AND subject = coalesce(:subject, subject)"
                       " ORDER BY subject, position",
                       &stmt, err));
    mi_bind_int(stmt, ":run", run);
    mi_bind_text(stmt, ":subject", subject);
    enum miraif_status status = MIRAIF_OK;
    while (status == MIRAIF_OK) {
        bool row;
        MI_TRY(mi_stmt_step(stmt, &row, err));
        if (!row)
            break;
        struct miraif_reason reason = {.subject = mi_column_text(stmt, 0, arena),
                                       .code = mi_column_text(stmt, 1, arena),
                                       .args = mi_column_text(stmt, 2, arena)};
        status = mi_stmt_columns(stmt, err);
        if (status == MIRAIF_OK)
            status = each(context, &reason);
    }
    mi_stmt_reset(stmt);
    return status;
}
