/* The second paragraph of matching: encode. */
#include "flow/match/problem.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"

/* What is to be avoided costs more than all points of a thousand matches. */
enum { AVOIDANCE = 1000000 };

/* A match that stays as it is gains more than all avoidances of several thousand matches. */
static const int64_t keeping = INT64_C(10000000000);

static enum miraif_status read_sides(const struct mi_roster *roster, bool mentor, struct mi_date start,
                                     struct miraif_arena *arena, struct mi_match_side **ret_side,
                                     struct miraif_error *err)
{
    struct mi_match_side *side = mi_arena_array(arena, roster->count, sizeof *side);
    if (side == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < roster->count; i++)
        MI_TRY(mi_match_side_read(&roster->item[i].person, mentor, start, arena, &side[i], err));
    *ret_side = side;
    return MIRAIF_OK;
}

static bool met_earlier(const struct mi_match_pool *pool, uint32_t person, uint32_t mentor)
{
    for (uint32_t i = 0; i < pool->earlier_count; i++)
        if (pool->earlier[i].person == person && pool->earlier[i].mentor == mentor)
            return true;
    return false;
}

static enum miraif_status encode_pairs(struct mi_match_problem *problem, struct miraif_arena *arena,
                                       struct miraif_error *err)
{
    const struct mi_match_pool *pool = problem->pool;
    size_t pairs = (size_t)problem->people * problem->mentors;
    int64_t(*points)[MI_MATCH_PARTS] = mi_arena_array(arena, pairs, sizeof *points);
    uint8_t *between = mi_arena_array(arena, pairs, sizeof *between);
    if (points == NULL || between == NULL)
        return mi_no_memory(err);
    mi_match_separate(pool->separation, pool->separations, problem->people, problem->mentors, between);
    for (uint32_t p = 0; p < problem->people; p++)
        for (uint32_t m = 0; m < problem->mentors; m++) {
            size_t pair = (size_t)p * problem->mentors + m;
            mi_match_points(&problem->mentor[m], &problem->mentee[p], met_earlier(pool, p, m), points[pair]);
            if (pool->roster.item[p].person.id == pool->mentor.item[m].person.id)
                between[pair] = MI_BETWEEN_FORBID; /* a mentor who takes part */
        }
    for (uint32_t i = 0; i < pool->wished_count; i++) {
        const struct mi_match_wished *wished = &pool->wished[i];
        enum mi_match_part part = wished->by_mentor ? MI_MATCH_WISHES : MI_MATCH_WISHED;
        if (wished->team == 0)
            points[(size_t)wished->person * problem->mentors + wished->mentor][part] =
                mi_match_wish_points(part, wished->rank, wished->of);
    }
    problem->points = (const int64_t(*)[MI_MATCH_PARTS])points;
    problem->between = between;
    return MIRAIF_OK;
}

/* A team that made wishes of its own has no others. */
static enum miraif_status encode_team_wishes(struct mi_match_problem *problem, struct miraif_arena *arena,
                                             struct miraif_error *err)
{
    const struct mi_match_pool *pool = problem->pool;
    size_t mentors = problem->mentors;
    int64_t(*wish)[2] = mi_arena_array(arena, problem->solver.rows * mentors, sizeof *wish);
    if (wish == NULL)
        return mi_no_memory(err);
    for (size_t cell = 0; cell < problem->solver.rows * mentors; cell++)
        wish[cell][0] = wish[cell][1] = -1;
    for (uint32_t row = 0; row < problem->solver.rows; row++)
        for (uint32_t i = 0; i < pool->wished_count; i++) {
            const struct mi_match_wished *wished = &pool->wished[i];
            int64_t(*cell)[2] = &wish[row * mentors];
            if (wished->team == 0 || wished->team != problem->row[row].team)
                continue;
            if (wished->by_mentor) {
                cell[wished->mentor][1] = mi_match_wish_points(MI_MATCH_WISHES, wished->rank, wished->of);
                continue;
            }
            for (size_t m = 0; m < mentors; m++)
                cell[m][0] = cell[m][0] < 0 ? 0 : cell[m][0];
            cell[wished->mentor][0] = mi_match_wish_points(MI_MATCH_WISHED, wished->rank, wished->of);
        }
    problem->team_wish = (const int64_t(*)[2])wish;
    return MIRAIF_OK;
}

/* The members of each team that has some, and then everybody alone. */
static enum miraif_status encode_rows(struct mi_match_problem *problem, struct miraif_arena *arena,
                                      struct miraif_error *err)
{
    const struct mi_match_pool *pool = problem->pool;
    size_t most = (size_t)pool->team_count + problem->people;
    struct mi_match_row_members *row = mi_arena_array(arena, most, sizeof *row);
    uint32_t *member = mi_arena_array(arena, 2 * (size_t)problem->people, sizeof *member);
    uint32_t rows = 0, used = 0;
    if (row == NULL || member == NULL)
        return mi_no_memory(err);
    for (uint32_t t = 1; t <= pool->team_count; t++) {
        struct mi_match_row_members team = {.team = t, .member = member + used};
        for (uint32_t p = 0; p < problem->people; p++)
            if (pool->team[p] == t) {
                member[used++] = p;
                team.count++;
            }
        if (team.count > 0)
            row[rows++] = team;
    }
    for (uint32_t p = 0; p < problem->people && problem->options.individuals; p++) {
        member[used] = p;
        row[rows++] = (struct mi_match_row_members){.member = member + used++, .count = 1};
    }
    problem->row = row;
    problem->solver.rows = rows;
    return MIRAIF_OK;
}

int64_t mi_match_row_points(const struct mi_match_problem *problem, uint32_t row, uint32_t mentor,
                            int64_t points[MI_MATCH_PARTS])
{
    const struct mi_match_row_members *members = &problem->row[row];
    int64_t score = 0;
    for (int part = 0; part < MI_MATCH_PARTS; part++) {
        points[part] = 0;
        for (uint32_t i = 0; i < members->count; i++)
            points[part] += problem->points[(size_t)members->member[i] * problem->mentors + mentor][part];
        points[part] /= members->count;
    }
    const int64_t *wish = problem->team_wish[(size_t)row * problem->mentors + mentor];
    points[MI_MATCH_WISHED] = wish[0] < 0 ? points[MI_MATCH_WISHED] : wish[0];
    points[MI_MATCH_WISHES] = wish[1] < 0 ? points[MI_MATCH_WISHES] : wish[1];
    for (int part = 0; part < MI_MATCH_PARTS; part++)
        score += points[part];
    return score;
}

enum mi_between mi_match_row_between(const struct mi_match_problem *problem, uint32_t row, uint32_t mentor)
{
    const struct mi_match_row_members *members = &problem->row[row];
    uint8_t strictest = MI_BETWEEN_NOTHING;
    if (problem->ruled[(size_t)row * problem->mentors + mentor] == MI_RULING_BAN)
        return MI_BETWEEN_FORBID;
    for (uint32_t i = 0; i < members->count; i++) {
        uint8_t between = problem->between[(size_t)members->member[i] * problem->mentors + mentor];
        strictest = between > strictest ? between : strictest;
    }
    return (enum mi_between)strictest;
}

/* Whether a rule is about the row: a ban of a person is about their team, too. */
static bool concerns(const struct mi_match_problem *problem, const struct mi_match_ruled *ruled, uint32_t row)
{
    const struct mi_match_row_members *members = &problem->row[row];
    if (ruled->team != 0)
        return ruled->team == members->team;
    if (ruled->pin && members->team != 0)
        return false;
    for (uint32_t i = 0; i < members->count; i++)
        if (problem->pool->roster.item[members->member[i]].person.id == ruled->person)
            return true;
    return false;
}

/* A pin bans all others. */
static void rule_row(const struct mi_match_problem *problem, const struct mi_match_ruled *ruled,
                     uint8_t *cell)
{
    for (uint32_t m = 0; m < problem->mentors; m++) {
        bool named = m == ruled->mentor;
        if (named != ruled->pin)
            cell[m] = MI_RULING_BAN;
        else if (ruled->pin && cell[m] == MI_RULING_NONE)
            cell[m] = MI_RULING_PIN;
    }
}

static enum miraif_status encode_rules(struct mi_match_problem *problem, struct miraif_arena *arena,
                                       struct miraif_error *err)
{
    const struct mi_match_pool *pool = problem->pool;
    uint8_t *ruled = mi_arena_array(arena, (size_t)problem->solver.rows * problem->mentors, sizeof *ruled);
    if (ruled == NULL)
        return mi_no_memory(err);
    for (uint32_t r = 0; r < problem->solver.rows; r++)
        for (uint32_t i = 0; i < pool->ruled_count; i++)
            if (concerns(problem, &pool->ruled[i], r))
                rule_row(problem, &pool->ruled[i], &ruled[(size_t)r * problem->mentors]);
    problem->ruled = ruled;
    return MIRAIF_OK;
}

static enum miraif_status encode_standing(struct mi_match_problem *problem, struct miraif_arena *arena,
                                          struct miraif_error *err)
{
    const struct mi_match_pool *pool = problem->pool;
    problem->standing = mi_arena_array(arena, problem->solver.rows, sizeof *problem->standing);
    if (problem->standing == NULL)
        return mi_no_memory(err);
    for (uint32_t r = 0; r < problem->solver.rows; r++) {
        const struct mi_match_row_members *members = &problem->row[r];
        int64_t person = members->team != 0 ? 0 : pool->roster.item[members->member[0]].person.id;
        for (uint32_t s = 0; s < pool->standing_count; s++)
            if (pool->standing[s].team == members->team && pool->standing[s].person == person)
                problem->standing[r] = &pool->standing[s];
    }
    return MIRAIF_OK;
}

bool mi_match_keeps(const struct mi_match_problem *problem, uint32_t row, uint32_t mentor)
{
    const struct mi_match_standing *standing = problem->standing[row];
    return standing != NULL && standing->mentor == problem->pool->mentor.item[mentor].person.id;
}

uint32_t mi_match_kept(const struct mi_match_problem *problem, const struct miraif_assignment_result *result)
{
    uint32_t kept = 0;
    for (uint32_t row = 0; row < problem->solver.rows; row++)
        for (uint64_t k = result->first[row]; k < result->first[row + 1]; k++)
            kept += mi_match_keeps(problem, row, result->column[k]);
    return kept;
}

static enum miraif_status encode_costs(struct mi_match_problem *problem, struct miraif_arena *arena,
                                       struct miraif_error *err)
{
    uint32_t rows = problem->solver.rows;
    int64_t *cost = mi_arena_array(arena, (size_t)rows * problem->mentors, sizeof *cost);
    problem->column_capacity = mi_arena_array(arena, problem->mentors, sizeof *problem->column_capacity);
    problem->column_least = mi_arena_array(arena, problem->mentors, sizeof *problem->column_least);
    if (cost == NULL || problem->column_capacity == NULL || problem->column_least == NULL)
        return mi_no_memory(err);
    for (uint32_t r = 0; r < rows; r++)
        for (uint32_t m = 0; m < problem->mentors; m++) {
            int64_t points[MI_MATCH_PARTS];
            enum mi_between between = mi_match_row_between(problem, r, m);
            int64_t *cell = &cost[(size_t)r * problem->mentors + m];
            *cell = -mi_match_row_points(problem, r, m, points);
            if (between == MI_BETWEEN_AVOID)
                *cell += AVOIDANCE;
            if (mi_match_keeps(problem, r, m))
                *cell -= keeping;
            if (between == MI_BETWEEN_FORBID)
                *cell = MIRAIF_FORBIDDEN;
        }
    problem->solver.cost = cost;
    problem->solver.columns = problem->mentors;
    problem->solver.column_capacity = problem->column_capacity;
    return MIRAIF_OK;
}

/* The nearest multiple: what is left is less than half of it. */
static int64_t take_multiples(int64_t *cost, int64_t of)
{
    int64_t count = (*cost + (*cost < 0 ? -of : of) / 2) / of;
    *cost -= count * of;
    return count;
}

struct mi_match_price mi_match_price(int64_t cost)
{
    struct mi_match_price price;
    price.changed = take_multiples(&cost, keeping);
    price.avoided = take_multiples(&cost, AVOIDANCE);
    price.points = cost;
    return price;
}

/* What they have in common they think alike; what either wishes is its own. What is to be avoided comes after
 * all else, what is forbidden is not acceptable. */
static enum miraif_status encode_opinions(struct mi_match_problem *problem, struct miraif_arena *arena,
                                          struct miraif_error *err)
{
    size_t cells = (size_t)problem->solver.rows * problem->mentors;
    int64_t *avoidance = mi_arena_array(arena, cells, sizeof *avoidance);
    int64_t *grief = mi_arena_array(arena, cells, sizeof *grief);
    int64_t *row_opinion = mi_arena_array(arena, cells, sizeof *row_opinion);
    int64_t *mentor_opinion = mi_arena_array(arena, cells, sizeof *mentor_opinion);
    if (avoidance == NULL || grief == NULL || row_opinion == NULL || mentor_opinion == NULL)
        return mi_no_memory(err);
    for (size_t cell = 0; cell < cells; cell++) {
        uint32_t row = (uint32_t)(cell / problem->mentors), mentor = (uint32_t)(cell % problem->mentors);
        int64_t points[MI_MATCH_PARTS];
        enum mi_between between = mi_match_row_between(problem, row, mentor);
        grief[cell] = -mi_match_row_points(problem, row, mentor, points);
        avoidance[cell] = between == MI_BETWEEN_AVOID ? AVOIDANCE : 0;
        row_opinion[cell] = avoidance[cell] + grief[cell] + points[MI_MATCH_WISHES];
        mentor_opinion[cell] = avoidance[cell] + grief[cell] + points[MI_MATCH_WISHED];
        if (between == MI_BETWEEN_FORBID)
            avoidance[cell] = row_opinion[cell] = mentor_opinion[cell] = MIRAIF_FORBIDDEN;
    }
    problem->avoidance = avoidance;
    problem->grief = grief;
    problem->row_opinion = row_opinion;
    problem->mentor_opinion = mentor_opinion;
    return MIRAIF_OK;
}

void mi_match_limit(struct mi_match_problem *problem, int64_t limit)
{
    for (uint32_t m = 0; m < problem->mentors; m++) {
        int64_t room = mi_match_room(problem->pool, m), least = problem->options.least;
        room = room < limit ? room : limit;
        problem->column_capacity[m] = (uint32_t)room;
        problem->column_least[m] = (uint32_t)(least < room ? least : room);
    }
    problem->limit = limit;
}

enum miraif_status mi_match_encode(const struct mi_match_pool *pool,
                                   const struct miraif_match_options *options, struct miraif_arena *arena,
                                   struct mi_match_problem *ret_problem, struct miraif_error *err)
{
    struct mi_match_problem problem = {.pool = pool,
                                       .options = *options,
                                       .people = (uint32_t)pool->roster.count,
                                       .mentors = (uint32_t)pool->mentor.count};
    struct mi_match_side *mentee, *mentor;
    struct mi_date start = {0};
    if (!mi_date_parse(pool->cohort.start_date, &start))
        return mi_fail(err, MIRAIF_INTERNAL, "a cohort without a first day");
    MI_TRY(read_sides(&pool->roster, false, start, arena, &mentee, err));
    MI_TRY(read_sides(&pool->mentor, true, start, arena, &mentor, err));
    MI_TRY(mi_match_sides_weigh(mentor, problem.mentors, mentee, problem.people, arena, err));
    problem.mentee = mentee;
    problem.mentor = mentor;
    MI_TRY(encode_rows(&problem, arena, err));
    MI_TRY(encode_pairs(&problem, arena, err));
    MI_TRY(encode_team_wishes(&problem, arena, err));
    MI_TRY(encode_rules(&problem, arena, err));
    MI_TRY(encode_standing(&problem, arena, err));
    MI_TRY(encode_costs(&problem, arena, err));
    MI_TRY(encode_opinions(&problem, arena, err));
    *ret_problem = problem;
    return MIRAIF_OK;
}
