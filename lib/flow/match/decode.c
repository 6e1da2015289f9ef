/* The last paragraph of matching: decode. */
#include "flow/match/decode.h"

#include "base/arena.h"
#include "base/error.h"
#include "flow/match/reason.h"
#include "flow/match/solve.h"
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
    uint32_t *blocking;   /* of rows: mentors with whom they block the result */
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
    const struct miraif_assignment_result *result = decoding->result;
    struct miraif_audit audit;
    decoding->load = mi_arena_array(decoding->arena, problem->mentors, sizeof *decoding->load);
    decoding->blocking = mi_arena_array(decoding->arena, problem->solver.rows, sizeof *decoding->blocking);
    if (decoding->load == NULL || decoding->blocking == NULL)
        return mi_no_memory(decoding->err);
    for (uint32_t k = 0; k < result->pairs; k++)
        decoding->load[result->column[k]]++;
    MI_TRY(mi_match_audit(problem, result->first, result->column, decoding->arena, &audit, decoding->err));
    for (size_t k = 0; k < audit.blockings; k++)
        decoding->blocking[audit.blocking[k].row]++;
    return MIRAIF_OK;
}

static enum miraif_status decode_row(struct decoding *decoding, uint32_t row)
{
    const struct mi_match_problem *problem = decoding->problem;
    const struct mi_match_row_members *members = &problem->row[row];
    uint32_t mentor = decoding->result->column[decoding->result->first[row]];
    const char *subject = label(problem, row, decoding->arena);
    if (subject == NULL)
        return mi_no_memory(decoding->err);
    struct mi_match_row match = {
        .teams = problem->pool->teams.id,
        .number = members->team,
        .person = members->team != 0 ? 0 : problem->pool->roster.item[members->member[0]].person.id,
        .mentor = problem->pool->mentor.item[mentor].person.id,
        .score = score_of(problem, row, mentor)};
    match.blocking = decoding->blocking[row];
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

static int64_t worst_of(const struct mi_match_draft *draft)
{
    int64_t worst = draft->rows > 0 ? draft->row[0].score : 0;
    for (size_t i = 1; i < draft->rows; i++)
        worst = draft->row[i].score < worst ? draft->row[i].score : worst;
    return worst;
}

static bool is_left_out(const struct decoding *decoding, uint32_t row)
{
    return decoding->result->first[row] == decoding->result->first[row + 1];
}

/* Whom the objective leaves without a mentor: teams by their names, people as references. */
static enum miraif_status tell_left_out(const struct decoding *decoding)
{
    const struct mi_match_problem *problem = decoding->problem;
    struct mi_value *args = mi_value_object(decoding->arena);
    struct mi_value *teams = mi_put_array(args, "words"), *people = mi_put_array(args, "people");
    for (uint32_t row = 0; row < problem->solver.rows; row++)
        if (is_left_out(decoding, row))
            mi_put_copy(problem->row[row].team != 0 ? teams : people, NULL,
                        label(problem, row, decoding->arena));
    mi_put_int(args, "count", problem->solver.rows - decoding->result->pairs);
    if (decoding->result->pairs == problem->solver.rows)
        return MIRAIF_OK;
    return mi_match_add_reason(decoding->draft, "run", "left", args, decoding->arena, decoding->err);
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
    mi_put_text(args, "objective", miraif_match_objective_name(mi_match_objective(problem)));
    mi_put_int(args, "worst", worst_of(decoding->draft));
    mi_put_bool(args, "balance", problem->solver.balance);
    mi_put_int(args, "least", problem->solver.column_least != NULL ? problem->options.least : 0);
    mi_put_bool(args, "mentors_propose", problem->options.mentors_propose);
    if (problem->pool->stands.id != 0)
        mi_put_int(args, "kept", mi_match_kept(problem, decoding->result));
    MI_TRY(mi_match_add_reason(decoding->draft, "run", "proved", args, decoding->arena, decoding->err));
    MI_TRY(tell_left_out(decoding));
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
    mi_put_text(settings, "objective", miraif_match_objective_name(problem->options.objective));
    mi_put_int(settings, "least", problem->options.least);
    mi_put_bool(settings, "balance", problem->options.balance);
    mi_put_bool(settings, "mentors_propose", problem->options.mentors_propose);
    mi_put_int(settings, "teams", problem->pool->teams.id);
    mi_put_int(outcome, "total", total_of(decoding->draft));
    mi_put_int(outcome, "most", problem->limit);
    mi_put_int(outcome, "wanted", problem->solver.rows);
    mi_put_int(outcome, "mentors", problem->mentors);
    mi_put_int(outcome, "capacity", room_of_all(problem));
    struct mi_value *left = mi_put_array(outcome, "left");
    for (uint32_t row = 0; row < problem->solver.rows; row++)
        if (is_left_out(decoding, row))
            mi_put_copy(left, NULL, label(problem, row, decoding->arena));
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

/* What another pair would cost is known where the total is the objective, and everybody has one. */
static bool is_priced(const struct mi_match_problem *problem, const struct miraif_assignment_result *result)
{
    enum miraif_match_objective objective = mi_match_objective(problem);
    return (objective == MIRAIF_MATCH_EVERYONE || objective == MIRAIF_MATCH_TOTAL) &&
           !problem->solver.balance && result->pairs == problem->solver.rows;
}

enum miraif_status mi_matches_decode(const struct mi_match_problem *problem,
                                     const struct miraif_assignment_result *result,
                                     const struct miraif_env *env, struct miraif_arena *arena,
                                     struct mi_match_draft *ret_draft, struct miraif_error *err)
{
    struct mi_match_draft draft = {.row = mi_arena_array(arena, result->pairs, sizeof *draft.row)};
    struct decoding decoding = {
        .problem = problem, .result = result, .arena = arena, .err = err, .draft = &draft};
    if (draft.row == NULL)
        return mi_no_memory(err);
    MI_TRY(count_loads(&decoding));
    if (is_priced(problem, result))
        MI_TRY(mi_exchange_solve(&problem->solver, result, arena, &decoding.extra, err));
    for (uint32_t row = 0; row < problem->solver.rows; row++)
        if (!is_left_out(&decoding, row))
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
