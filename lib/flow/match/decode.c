/* The last paragraph of matching: decode. */
#include "flow/match/decode.h"

#include "base/arena.h"
#include "base/error.h"
#include "flow/match/reason.h"
#include "model/naming.h"
#include "solve/exchange.h"
#include "text/json_write.h"

struct decoding {
    const struct mi_match_problem *problem;
    const struct miraif_assignment_result *result;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct mi_match_draft *draft;
    uint32_t *load;       /* of mentors */
    int64_t *lowest;      /* of mentors: the least score among their matches */
    const int64_t *extra; /* rows × mentors: what each other pair would cost; null: not known */
};

static const char *label(const struct mi_match_problem *problem, uint32_t row, struct miraif_arena *arena)
{
    const struct mi_match_row_members *members = &problem->row[row];
    if (members->team != 0)
        return mi_team_label(problem->pool->cohort.id, members->team, arena);
    return mi_arena_printf(arena, "p%lld",
                           (long long)problem->pool->roster.item[members->member[0]].person.id);
}

static int64_t score_of(const struct mi_match_problem *problem, uint32_t row, uint32_t mentor)
{
    int64_t points[MI_MATCH_PARTS];
    return mi_match_row_points(problem, row, mentor, points);
}

static enum miraif_status count_loads(struct decoding *decoding)
{
    const struct mi_match_problem *problem = decoding->problem;
    decoding->load = mi_arena_array(decoding->arena, problem->mentors, sizeof *decoding->load);
    decoding->lowest = mi_arena_array(decoding->arena, problem->mentors, sizeof *decoding->lowest);
    if (decoding->load == NULL || decoding->lowest == NULL)
        return mi_no_memory(decoding->err);
    for (uint32_t k = 0; k < decoding->result->pairs; k++) {
        uint32_t mentor = decoding->result->column[k];
        int64_t score = score_of(problem, k, mentor); /* every row has one pair */
        if (decoding->load[mentor]++ == 0 || score < decoding->lowest[mentor])
            decoding->lowest[mentor] = score;
    }
    return MIRAIF_OK;
}

/* Mentors who would suit the row better, and whom it would suit better than what they have. */
static int64_t count_blocking(const struct decoding *decoding, uint32_t row, int64_t score)
{
    const struct mi_match_problem *problem = decoding->problem;
    int64_t blocking = 0;
    for (uint32_t m = 0; m < problem->mentors; m++) {
        int64_t other = score_of(problem, row, m);
        bool room = decoding->load[m] < mi_match_room(problem->pool, m);
        if (other > score && mi_match_row_between(problem, row, m) < MI_BETWEEN_AVOID &&
            (room || (decoding->load[m] > 0 && other > decoding->lowest[m])))
            blocking++;
    }
    return blocking;
}

static enum miraif_status decode_row(struct decoding *decoding, uint32_t row)
{
    const struct mi_match_problem *problem = decoding->problem;
    const struct mi_match_row_members *members = &problem->row[row];
    uint32_t mentor = decoding->result->column[row];
    const char *subject = label(problem, row, decoding->arena);
    if (subject == NULL)
        return mi_no_memory(decoding->err);
    struct mi_match_row match = {
        .teams = problem->pool->teams.id,
        .number = members->team,
        .person = members->team != 0 ? 0 : problem->pool->roster.item[members->member[0]].person.id,
        .mentor = problem->pool->mentor.item[mentor].person.id,
        .score = score_of(problem, row, mentor)};
    match.blocking = count_blocking(decoding, row, match.score);
    decoding->draft->row[decoding->draft->rows++] = match;
    return mi_match_reasons(problem, row, mentor, decoding->extra, subject, decoding->arena, decoding->draft,
                            decoding->err);
}

static enum miraif_status tell_elsewhere(const struct decoding *decoding)
{
    const struct mi_match_pool *pool = decoding->problem->pool;
    for (uint32_t m = 0; m < decoding->problem->mentors; m++) {
        if (pool->elsewhere[m] == 0)
            continue;
        const struct miraif_person *mentor = &pool->mentor.item[m].person;
        struct mi_value *args = mi_value_object(decoding->arena);
        mi_put_ref(mi_put_array(args, "people"), NULL, 'p', mentor->id);
        mi_put_int(args, "taken", pool->elsewhere[m]);
        mi_put_int(args, "capacity", mentor->capacity < 0 ? 1 : mentor->capacity);
        MI_TRY(
            mi_match_add_reason(decoding->draft, "run", "elsewhere", args, decoding->arena, decoding->err));
    }
    return MIRAIF_OK;
}

/* Mentors of whom `wanted` holds, as one reason, if there are any. */
static enum miraif_status tell_mentors(const struct decoding *decoding, const char *code,
                                       bool (*wanted)(const struct decoding *, uint32_t))
{
    struct mi_value *args = mi_value_object(decoding->arena);
    struct mi_value *people = mi_put_array(args, "people");
    int64_t count = 0;
    for (uint32_t m = 0; m < decoding->problem->mentors; m++) {
        if (!wanted(decoding, m))
            continue;
        mi_put_ref(people, NULL, 'p', decoding->problem->pool->mentor.item[m].person.id);
        count++;
    }
    mi_put_int(args, "count", count);
    if (count == 0)
        return MIRAIF_OK;
    return mi_match_add_reason(decoding->draft, "run", code, args, decoding->arena, decoding->err);
}

static bool is_unstated(const struct decoding *decoding, uint32_t mentor)
{
    return decoding->problem->pool->mentor.item[mentor].person.capacity < 0;
}

static bool is_idle(const struct decoding *decoding, uint32_t mentor)
{
    return decoding->load[mentor] == 0 && mi_match_room(decoding->problem->pool, mentor) > 0;
}

static int64_t total_of(const struct mi_match_draft *draft)
{
    int64_t total = 0;
    for (size_t i = 0; i < draft->rows; i++)
        total += draft->row[i].score;
    return total;
}

/* People of this cohort to whom a mentor is pinned, where people have none of their own. */
static enum miraif_status tell_unheeded(const struct decoding *decoding)
{
    const struct mi_match_pool *pool = decoding->problem->pool;
    struct mi_value *args = mi_value_object(decoding->arena);
    struct mi_value *people = mi_put_array(args, "people");
    int64_t count = 0;
    for (uint32_t i = 0; i < pool->ruled_count && !decoding->problem->options.individuals; i++) {
        const struct mi_match_ruled *ruled = &pool->ruled[i];
        if (!ruled->pin || ruled->person == 0 ||
            mi_roster_find(&pool->roster, ruled->person) == pool->roster.count)
            continue;
        mi_put_ref(people, NULL, 'p', ruled->person);
        count++;
    }
    mi_put_int(args, "count", count);
    if (count == 0)
        return MIRAIF_OK;
    return mi_match_add_reason(decoding->draft, "run", "unheeded", args, decoding->arena, decoding->err);
}

static enum miraif_status tell_whole(const struct decoding *decoding)
{
    const struct mi_match_problem *problem = decoding->problem;
    struct mi_value *args = mi_value_object(decoding->arena);
    mi_put_int(args, "matches", decoding->result->pairs);
    mi_put_int(args, "total", total_of(decoding->draft));
    mi_put_int(args, "limit", problem->limit);
    mi_put_bool(args, "given", problem->options.most != 0);
    if (problem->pool->stands.id != 0)
        mi_put_int(args, "kept", mi_match_kept(problem, decoding->result));
    MI_TRY(mi_match_add_reason(decoding->draft, "run", "proved", args, decoding->arena, decoding->err));
    MI_TRY(tell_elsewhere(decoding));
    MI_TRY(tell_unheeded(decoding));
    MI_TRY(tell_mentors(decoding, "unstated", is_unstated));
    return tell_mentors(decoding, "idle", is_idle);
}

static int64_t room_of_all(const struct mi_match_problem *problem)
{
    int64_t capacity = 0;
    for (uint32_t m = 0; m < problem->mentors; m++)
        capacity += mi_match_room(problem->pool, m);
    return capacity;
}

/* Matches of those who want no mentor any more. */
static int64_t count_ended(const struct mi_match_problem *problem)
{
    int64_t ended = problem->pool->standing_count;
    for (uint32_t row = 0; row < problem->solver.rows; row++)
        ended -= problem->standing[row] != NULL;
    return ended;
}

static void put_repair(const struct decoding *decoding, struct mi_value *settings, struct mi_value *outcome)
{
    const struct mi_match_pool *pool = decoding->problem->pool;
    if (pool->stands.id == 0)
        return;
    mi_put_int(settings, "repairs", pool->stands.id);
    struct mi_value *without = mi_put_array(settings, "without");
    for (size_t i = 0; i < pool->absence.mentors; i++)
        mi_put_int(without, NULL, pool->absence.mentor[i]);
    mi_put_int(outcome, "kept", mi_match_kept(decoding->problem, decoding->result));
    mi_put_int(outcome, "ended", count_ended(decoding->problem));
}

static enum miraif_status write_run(const struct decoding *decoding, const struct miraif_env *env)
{
    const struct mi_match_problem *problem = decoding->problem;
    struct mi_value *settings = mi_value_object(decoding->arena), *outcome = mi_value_object(decoding->arena);
    struct miraif_run *run = &decoding->draft->run;
    mi_put_bool(settings, "individuals", problem->options.individuals);
    mi_put_int(settings, "most", problem->options.most);
    mi_put_int(settings, "teams", problem->pool->teams.id);
    mi_put_int(outcome, "total", total_of(decoding->draft));
    mi_put_int(outcome, "most", problem->limit);
    mi_put_int(outcome, "wanted", problem->solver.rows);
    mi_put_int(outcome, "mentors", problem->mentors);
    mi_put_int(outcome, "capacity", room_of_all(problem));
    put_repair(decoding, settings, outcome);
    *run = (struct miraif_run){.cohort = problem->pool->cohort.id,
                               .stage = "match",
                               .status = miraif_solution_name(MIRAIF_OPTIMAL),
                               .digest = problem->pool->digest,
                               .seed = (int64_t)(env->seed & INT64_MAX),
                               .steps = (int64_t)decoding->result->steps};
    MI_TRY(mi_json_write(settings, decoding->arena, &run->settings, decoding->err));
    return mi_json_write(outcome, decoding->arena, &run->outcome, decoding->err);
}

enum miraif_status mi_matches_decode(const struct mi_match_problem *problem,
                                     const struct miraif_assignment_result *result,
                                     const struct miraif_env *env, struct miraif_arena *arena,
                                     struct mi_match_draft *ret_draft, struct miraif_error *err)
{
    struct mi_match_draft draft = {.row = mi_arena_array(arena, result->pairs, sizeof *draft.row)};
    struct decoding decoding = {problem, result, arena, err, &draft, NULL, NULL, NULL};
    if (draft.row == NULL)
        return mi_no_memory(err);
    MI_TRY(count_loads(&decoding));
    MI_TRY(mi_exchange_solve(&problem->solver, result, arena, &decoding.extra, err));
    for (uint32_t row = 0; row < problem->solver.rows; row++)
        MI_TRY(decode_row(&decoding, row));
    MI_TRY(tell_whole(&decoding));
    MI_TRY(write_run(&decoding, env));
    *ret_draft = draft;
    return MIRAIF_OK;
}

static enum miraif_status take_unmatched(const struct mi_match_problem *problem, uint32_t row,
                                         struct miraif_arena *arena, struct miraif_unmatched *ret_unmatched,
                                         struct miraif_error *err)
{
    const struct mi_match_row_members *members = &problem->row[row];
    struct miraif_unmatched unmatched = {.id = label(problem, row, arena)};
    if (unmatched.id == NULL)
        return mi_no_memory(err);
    if (members->team == 0)
        unmatched.name = problem->pool->roster.item[members->member[0]].person.name;
    for (uint32_t m = 0; m < problem->mentors; m++)
        unmatched.possible += mi_match_row_between(problem, row, m) != MI_BETWEEN_FORBID;
    *ret_unmatched = unmatched;
    return MIRAIF_OK;
}

enum miraif_status mi_matches_short(const struct mi_match_problem *problem,
                                    const struct miraif_assignment_result *result, struct miraif_arena *arena,
                                    struct miraif_matches *ret_matches, struct miraif_error *err)
{
    uint32_t rows = problem->solver.rows;
    struct miraif_unmatched *unmatched = mi_arena_array(arena, rows, sizeof *unmatched);
    struct miraif_matches matches = {.status = miraif_solution_name(MIRAIF_INFEASIBLE),
                                     .wanted = rows,
                                     .most = problem->limit,
                                     .mentors = problem->mentors,
                                     .capacity = room_of_all(problem),
                                     .unmatched = unmatched};
    matches.run.cohort = problem->pool->cohort.id;
    if (unmatched == NULL)
        return mi_no_memory(err);
    for (uint32_t row = 0; row < rows; row++)
        if (result->first[row] == result->first[row + 1])
            MI_TRY(take_unmatched(problem, row, arena, &unmatched[matches.unmatched_count++], err));
    *ret_matches = matches;
    return MIRAIF_OK;
}
