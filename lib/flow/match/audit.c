/* Auditing matches that stand, or a draft, by what people and mentors are like now: who would rather have
 * each other. */
#include "base/arena.h"
#include "base/error.h"
#include "flow/match/read.h"
#include "flow/match/settings.h"
#include "flow/match/solve.h"
#include "model/naming.h"
#include "store/db.h"
#include "store/run.h"

struct auditing {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_matches matches;
    struct mi_match_pool pool;
    struct mi_match_problem problem;
    uint32_t *first;
    uint32_t *column;
};

static enum miraif_status no_matches(int64_t cohort, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_NOT_FOUND, "there are no matches of cohort %lld", (long long)cohort);
    mi_hint(err, "draft them: miraif match mentors %lld", (long long)cohort);
    return MIRAIF_NOT_FOUND;
}

static enum miraif_status load(struct auditing *auditing, int64_t cohort)
{
    struct miraif_cohort record;
    struct miraif_run run;
    struct mi_match_settings settings;
    struct miraif_store *store = auditing->store;
    struct miraif_arena *arena = auditing->arena;
    struct miraif_error *err = auditing->err;
    MI_TRY(miraif_cohort_get(store, cohort, arena, &record, err));
    MI_TRY(mi_run_get(store, cohort, "match", "adopted", arena, &run, err));
    if (run.id == 0)
        MI_TRY(mi_run_get(store, cohort, "match", "draft", arena, &run, err));
    if (run.id == 0)
        return no_matches(cohort, err);
    MI_TRY(mi_matches_read(store, &run, arena, &auditing->matches, err));
    MI_TRY(mi_match_settings_read(&run, arena, &settings, err));
    MI_TRY(mi_match_pool_load(store, cohort, &settings.absence, arena, &auditing->pool, err));
    return mi_match_encode(&auditing->pool, &settings.options, arena, &auditing->problem, err);
}

/* The match of a row; null: it has none. */
static const struct miraif_match *match_of(const struct auditing *auditing, uint32_t row)
{
    const struct mi_match_row_members *members = &auditing->problem.row[row];
    int64_t person = members->team != 0 ? 0 : auditing->pool.roster.item[members->member[0]].person.id;
    for (size_t i = 0; i < auditing->matches.matches; i++)
        if (auditing->matches.match[i].team == members->team && auditing->matches.match[i].person == person)
            return &auditing->matches.match[i];
    return NULL;
}

/* Mentors who take part no more are nobody's. */
static enum miraif_status pair_up(struct auditing *auditing)
{
    uint32_t rows = auditing->problem.solver.rows, pairs = 0;
    auditing->first = mi_arena_array(auditing->arena, (size_t)rows + 1, sizeof *auditing->first);
    auditing->column = mi_arena_array(auditing->arena, rows, sizeof *auditing->column);
    if (auditing->first == NULL || auditing->column == NULL)
        return mi_no_memory(auditing->err);
    for (uint32_t row = 0; row < rows; row++) {
        const struct miraif_match *match = match_of(auditing, row);
        size_t mentor =
            match == NULL ? auditing->problem.mentors : mi_roster_find(&auditing->pool.mentor, match->mentor);
        auditing->first[row] = pairs;
        if (mentor < auditing->problem.mentors)
            auditing->column[pairs++] = (uint32_t)mentor;
    }
    auditing->first[rows] = pairs;
    return MIRAIF_OK;
}

static enum miraif_status decode(const struct mi_match_problem *problem, const uint32_t *first,
                                 const uint32_t *column, const struct miraif_pair *pair,
                                 struct miraif_arena *arena, struct miraif_match_blocking *ret_blocking,
                                 struct miraif_error *err)
{
    const struct mi_match_pool *pool = problem->pool;
    const struct mi_match_row_members *members = &problem->row[pair->row];
    const struct miraif_person *mentor = &pool->mentor.item[pair->column].person;
    const struct miraif_person *person = &pool->roster.item[members->member[0]].person;
    int64_t points[MI_MATCH_PARTS];
    struct miraif_match_blocking blocking = {
        .id = members->team != 0 ? mi_team_label(pool->cohort.id, members->team, arena)
                                 : mi_arena_printf(arena, "p%lld", (long long)person->id),
        .name = members->team != 0 ? NULL : person->name,
        .mentor = mentor->id,
        .mentor_name = mentor->name,
        .score = mi_match_row_points(problem, pair->row, pair->column, points)};
    if (blocking.id == NULL)
        return mi_no_memory(err);
    if (first[pair->row] < first[pair->row + 1]) {
        uint32_t now = column[first[pair->row]];
        blocking.now = mi_match_row_points(problem, pair->row, now, points);
        blocking.now_mentor = pool->mentor.item[now].person.id;
        blocking.now_mentor_name = pool->mentor.item[now].person.name;
    }
    *ret_blocking = blocking;
    return MIRAIF_OK;
}

enum miraif_status mi_match_list_blocking(const struct mi_match_problem *problem, const uint32_t *first,
                                          const uint32_t *column, struct miraif_arena *arena,
                                          struct miraif_match_audit *ret_audit, struct miraif_error *err)
{
    struct miraif_audit found;
    MI_TRY(mi_match_audit(problem, first, column, arena, &found, err));
    struct miraif_match_blocking *blocking = mi_arena_array(arena, found.blockings, sizeof *blocking);
    if (blocking == NULL)
        return mi_no_memory(err);
    for (size_t k = 0; k < found.blockings; k++)
        MI_TRY(decode(problem, first, column, &found.blocking[k], arena, &blocking[k], err));
    *ret_audit = (struct miraif_match_audit){blocking, found.blockings};
    return MIRAIF_OK;
}

enum miraif_status miraif_match_audit(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                      struct miraif_match_audit *ret_audit, struct miraif_error *err)
{
    struct auditing auditing = {.store = store, .arena = arena, .err = err};
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = load(&auditing, cohort);
    mi_store_end_read(store);
    MI_TRY(status);
    MI_TRY(pair_up(&auditing));
    return mi_match_list_blocking(&auditing.problem, auditing.first, auditing.column, arena, ret_audit, err);
}
