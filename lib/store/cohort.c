/* The table of cohorts. */
#include "store/cohort.h"

#include "base/str.h"
#include "store/walk.h"

enum { HINT_MOST = 200 }; /* bytes of a list of numbers within a hint */

#define COHORT_COLUMNS "id, name, start_date, teams, team_size, created_at"

static struct miraif_cohort cohort_of_row(struct mi_stmt *stmt, struct miraif_arena *arena)
{
    return (struct miraif_cohort){.id = mi_column_int(stmt, 0),
                                  .name = mi_column_text(stmt, 1, arena),
                                  .start_date = mi_column_text(stmt, 2, arena),
                                  .teams = mi_column_int(stmt, 3),
                                  .team_size = mi_column_int(stmt, 4),
                                  .created_at = mi_column_int(stmt, 5)};
}

static enum miraif_status add_number(void *context, const struct miraif_cohort *cohort)
{
    struct mi_str *list = context;
    if (list->length < HINT_MOST - 8)
        mi_str_addf(list, "%s%lld", list->length == 0 ? "" : ", ", (long long)cohort->id);
    return MIRAIF_OK;
}

static enum miraif_status list_numbers(struct miraif_store *store, struct miraif_arena *arena,
                                       const char **ret_list, struct miraif_error *err)
{
    struct mi_str list = mi_str_begin(arena, HINT_MOST);
    MI_TRY(miraif_cohort_each(store, add_number, &list, err));
    return mi_str_end(&list, ret_list, err);
}

static enum miraif_status no_such_cohort(struct miraif_store *store, int64_t id, struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    const char *list = "";
    enum miraif_status status = arena == NULL ? mi_no_memory(err) : list_numbers(store, arena, &list, err);
    if (status == MIRAIF_OK) {
        status = mi_fail(err, MIRAIF_NOT_FOUND, "there is no cohort %lld", (long long)id);
        if (mi_text_blank(list))
            mi_hint(err, "create it: miraif cohort create %lld --start DATE", (long long)id);
        else
            mi_hint(err, "cohorts that are there: %s", list);
    }
    miraif_arena_destroy(arena);
    return status;
}

enum miraif_status mi_cohort_exists(struct miraif_store *store, int64_t id, bool *ret_exists,
                                    struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT count(*) FROM cohort WHERE id = :id", &stmt, err));
    mi_bind_int(stmt, ":id", id);
    int64_t count;
    MI_TRY(mi_stmt_int(stmt, &count, err));
    *ret_exists = count > 0;
    return MIRAIF_OK;
}

enum miraif_status mi_cohort_need(struct miraif_store *store, int64_t id, struct miraif_error *err)
{
    bool exists;
    MI_TRY(mi_cohort_exists(store, id, &exists, err));
    return exists ? MIRAIF_OK : no_such_cohort(store, id, err);
}

enum miraif_status miraif_cohort_get(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                                     struct miraif_cohort *ret_cohort, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT " COHORT_COLUMNS " FROM cohort WHERE id = :id", &stmt, err));
    mi_bind_int(stmt, ":id", id);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    if (!row)
        return no_such_cohort(store, id, err);
    struct miraif_cohort cohort = cohort_of_row(stmt, arena);
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_cohort = cohort;
    return status;
}

struct walk {
    miraif_cohort_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct walk *walk = context;
    struct miraif_cohort cohort = cohort_of_row(stmt, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &cohort);
}

enum miraif_status miraif_cohort_each(struct miraif_store *store, miraif_cohort_fn *each, void *context,
                                      struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT " COHORT_COLUMNS " FROM cohort ORDER BY id", &stmt, err));
    return mi_stmt_walk(stmt, hand_on, &(struct walk){each, context}, err);
}

static void bind_cohort(struct mi_stmt *stmt, const struct miraif_cohort *cohort)
{
    mi_bind_int(stmt, ":id", cohort->id);
    mi_bind_text(stmt, ":name", cohort->name);
    mi_bind_text(stmt, ":start_date", cohort->start_date);
    mi_bind_int(stmt, ":teams", cohort->teams);
    mi_bind_int(stmt, ":team_size", cohort->team_size);
}

enum miraif_status mi_cohort_insert(struct miraif_store *store, const struct miraif_cohort *cohort,
                                    struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO cohort (id, name, start_date, teams, team_size, created_at)"
                       " VALUES (:id, :name, :start_date, :teams, :team_size, :created_at)",
                       &stmt, err));
    bind_cohort(stmt, cohort);
    mi_bind_int(stmt, ":created_at", cohort->created_at);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_cohort_update(struct miraif_store *store, const struct miraif_cohort *cohort,
                                    struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE cohort SET name = :name, start_date = :start_date, teams = :teams,"
                       " team_size = :team_size WHERE id = :id",
                       &stmt, err));
    bind_cohort(stmt, cohort);
    return mi_stmt_run(stmt, err);
}
