/* The second paragraph of a selection: encode. Who has no mark is not there for the solver. */
#include "flow/select/problem.h"

#include "base/arena.h"
#include "base/error.h"
#include "flow/select/quota.h"

/* The mark of an empty seat: the solver's lowest, so that nobody who could sit there is worse. */
static const int64_t EMPTY_SEAT = INT64_C(-1000000000000);

const struct miraif_application *mi_problem_applicant(const struct mi_problem *problem, uint32_t number)
{
    return &problem->pool->roster.item[problem->place[number]];
}

/* What is being encoded. */
struct work {
    struct mi_problem *problem;
    uint32_t *number; /* place in the roster to solver's number; UINT32_MAX: unmarked */
    uint8_t *wish;
    uint32_t empty; /* seats that may stay so: numbers behind those of people */
    bool lenient;   /* quotas are what can still be kept; one on what nobody said is about nobody */
    bool strict;    /* as long as those who are free can help */
    struct miraif_arena *arena;
    struct miraif_error *err;
};

static enum miraif_status number_people(struct work *work)
{
    const struct mi_pool *pool = work->problem->pool;
    uint32_t people = 0;
    uint32_t *place = mi_arena_array(work->arena, pool->roster.count, sizeof *place);
    int64_t *mark = mi_arena_array(work->arena, pool->roster.count + work->empty, sizeof *mark);
    work->number = mi_arena_array(work->arena, pool->roster.count, sizeof *work->number);
    if (place == NULL || mark == NULL || work->number == NULL)
        return mi_no_memory(work->err);
    for (uint32_t i = 0; i < pool->roster.count; i++) {
        work->number[i] = UINT32_MAX;
        if (pool->mark[i].complete == 0)
            continue;
        place[people] = i;
        mark[people] = work->problem->options->corrected ? pool->mark[i].corrected : pool->mark[i].mark;
        work->number[i] = people++;
    }
    for (uint32_t i = 0; i < work->empty; i++)
        mark[people + i] = EMPTY_SEAT;
    work->problem->place = place;
    work->problem->unmarked = (uint32_t)pool->roster.count - people;
    work->problem->solver.people = people;
    work->problem->solver.mark = mark;
    return MIRAIF_OK;
}

static enum miraif_status fail_wish(const struct work *work, const struct miraif_person *person,
                                    const char *msgid)
{
    mi_fail(work->err, MIRAIF_REFUSED, mi_translate(work->err != NULL ? work->err->env : NULL, msgid),
            (long long)person->id, person->name);
    return MIRAIF_REFUSED;
}

/* Turns one --include or --exclude into a wish. */
static enum miraif_status add_wish(struct miraif_store *store, struct work *work, const char *reference,
                                   enum miraif_wish wish)
{
    const struct mi_pool *pool = work->problem->pool;
    struct miraif_person person;
    MI_TRY(miraif_person_find(store, reference, work->arena, &person, work->err));
    size_t place = mi_roster_find(&pool->roster, person.id);
    if (place == pool->roster.count)
        return mi_fail(work->err, MIRAIF_NOT_FOUND, "p%lld %s is not among the applicants of cohort %lld",
                       (long long)person.id, person.name, (long long)pool->cohort.id);
    uint32_t number = work->number[place];
    if (number == UINT32_MAX && wish == MIRAIF_INCLUDE)
        return fail_wish(work, &person, N_("p%lld %s cannot be included: there is no mark yet"));
    if (number == UINT32_MAX)
        return MIRAIF_OK;
    if (work->wish[number] != MIRAIF_FREE && work->wish[number] != wish)
        return fail_wish(work, &person, N_("p%lld %s is both included and excluded"));
    if (work->wish[number] == MIRAIF_FREE && wish == MIRAIF_EXCLUDE)
        work->problem->excluded++;
    work->wish[number] = (uint8_t)wish;
    return MIRAIF_OK;
}

static enum miraif_status add_wishes(struct miraif_store *store, struct work *work)
{
    const struct miraif_select_options *options = work->problem->options;
    work->wish = mi_arena_array(work->arena, work->problem->solver.people, sizeof *work->wish);
    if (work->wish == NULL)
        return mi_no_memory(work->err);
    for (size_t i = 0; i < options->includes; i++)
        MI_TRY(add_wish(store, work, options->include[i], MIRAIF_INCLUDE));
    for (size_t i = 0; i < options->excludes; i++)
        MI_TRY(add_wish(store, work, options->exclude[i], MIRAIF_EXCLUDE));
    uint32_t included = 0;
    for (uint32_t i = 0; i < work->problem->solver.people; i++)
        included += work->wish[i] == MIRAIF_INCLUDE;
    if (included > work->problem->pool->seats)
        return mi_fail(work->err, MIRAIF_REFUSED, "%u people are included, but there are only %u seats",
                       included, work->problem->pool->seats);
    work->problem->solver.wish = work->wish;
    return MIRAIF_OK;
}

static enum miraif_status check_number(const struct work *work)
{
    const struct mi_problem *problem = work->problem;
    const struct mi_pool *pool = problem->pool;
    uint32_t can = problem->solver.people - problem->excluded;
    long long cohort = pool->cohort.id;
    if (can >= pool->seats)
        return MIRAIF_OK;
    mi_fail(work->err, MIRAIF_UNSATISFIABLE,
            "cohort %lld has %u seats, but only %u of its %zu applicants can be chosen (%u without a mark,"
            " %u excluded)",
            cohort, pool->seats, can, pool->roster.count, problem->unmarked, problem->excluded);
    if (pool->roster.count == 0)
        mi_hint(work->err, "import applicants with `miraif cohort import %lld FILE`", cohort);
    else if (problem->unmarked > 0)
        mi_hint(work->err, "see who is not marked yet: miraif cohort review status %lld", cohort);
    else if (can >= pool->cohort.team_size)
        mi_hint(work->err, "make the cohort smaller: miraif cohort edit %lld --teams %lld", cohort,
                (long long)(can / pool->cohort.team_size));
    return MIRAIF_UNSATISFIABLE;
}

static enum miraif_status add_rules(struct work *work)
{
    const struct mi_pool *pool = work->problem->pool;
    struct mi_rules rules;
    MI_TRY(mi_rules_encode(&pool->constraints, &pool->roster, work->number, NULL, work->arena, &rules,
                           work->err));
    work->problem->solver.rule = rules.rule;
    work->problem->solver.rules = rules.count;
    work->problem->origin = rules.origin;
    return MIRAIF_OK;
}

static enum miraif_status add_quota(struct work *work, const struct miraif_value_quota *value,
                                    struct miraif_quota *quota)
{
    const struct mi_pool *pool = work->problem->pool;
    uint8_t *holds = mi_arena_array(work->arena, pool->roster.count, sizeof *holds);
    uint32_t *member = mi_arena_array(work->arena, work->problem->solver.people, sizeof *member);
    if (holds == NULL || member == NULL)
        return mi_no_memory(work->err);
    enum miraif_status status = mi_quota_holders(value, &pool->roster, holds, work->arena, work->err);
    if (status != MIRAIF_OK && !(status == MIRAIF_NOT_FOUND && work->lenient))
        return status;
    *quota = (struct miraif_quota){.member = member, .least = value->least, .most = value->most};
    for (uint32_t i = 0; i < work->problem->solver.people; i++)
        if (holds[work->problem->place[i]])
            member[quota->count++] = i;
    return MIRAIF_OK;
}

/* Lets a quota be what can still be kept: those who are in stay, and no more can be asked for than there are.
 */
static void loosen(const struct work *work, struct miraif_quota *quota)
{
    uint32_t in = 0;
    uint32_t reach = 0;
    for (uint32_t i = 0; i < quota->count; i++) {
        uint8_t wish = work->wish[quota->member[i]];
        in += wish == MIRAIF_INCLUDE;
        reach += wish == MIRAIF_INCLUDE || (work->strict && wish == MIRAIF_FREE);
    }
    quota->least = quota->least < reach ? quota->least : reach;
    quota->most = quota->most > in ? quota->most : in;
}

static enum miraif_status add_quotas(struct work *work)
{
    const struct miraif_select_options *options = work->problem->options;
    struct miraif_quota *quota = mi_arena_array(work->arena, options->quotas, sizeof *quota);
    if (quota == NULL)
        return mi_no_memory(work->err);
    for (size_t i = 0; i < options->quotas; i++)
        MI_TRY(add_quota(work, &options->quota[i], &quota[i]));
    for (size_t i = 0; i < options->quotas && work->lenient; i++)
        loosen(work, &quota[i]);
    work->problem->solver.quota = quota;
    work->problem->solver.quotas = (uint32_t)options->quotas;
    return MIRAIF_OK;
}

static enum miraif_status add_sizes(struct work *work)
{
    const struct miraif_cohort *cohort = &work->problem->pool->cohort;
    uint32_t *size = mi_arena_array(work->arena, (size_t)cohort->teams, sizeof *size);
    if (size == NULL)
        return mi_no_memory(work->err);
    for (int64_t i = 0; i < cohort->teams; i++)
        size[i] = (uint32_t)cohort->team_size;
    work->problem->solver.groups = (uint32_t)cohort->teams;
    work->problem->solver.size = size;
    work->problem->solver.effort = work->problem->options->effort;
    return MIRAIF_OK;
}

enum miraif_status mi_problem_encode(struct miraif_store *store, const struct mi_pool *pool,
                                     const struct miraif_select_options *options, struct miraif_arena *arena,
                                     struct mi_problem *ret_problem, struct miraif_error *err)
{
    struct mi_problem problem = {.pool = pool, .options = options};
    struct work work = {.problem = &problem, .arena = arena, .err = err};
    MI_TRY(number_people(&work));
    MI_TRY(add_wishes(store, &work));
    MI_TRY(check_number(&work));
    MI_TRY(add_rules(&work));
    MI_TRY(add_quotas(&work));
    MI_TRY(add_sizes(&work));
    *ret_problem = problem;
    return MIRAIF_OK;
}

enum miraif_status mi_problem_encode_seats(const struct mi_pool *pool,
                                           const struct miraif_select_options *options, const uint8_t *wish,
                                           uint32_t empty, bool strict, struct miraif_arena *arena,
                                           struct mi_problem *ret_problem, struct miraif_error *err)
{
    struct mi_problem problem = {.pool = pool, .options = options};
    struct work work = {
        .problem = &problem, .empty = empty, .lenient = true, .strict = strict, .arena = arena, .err = err};
    MI_TRY(number_people(&work));
    work.wish = mi_arena_array(arena, problem.solver.people + empty, sizeof *work.wish);
    if (work.wish == NULL)
        return mi_no_memory(err);
    for (uint32_t i = 0; i < problem.solver.people; i++)
        work.wish[i] = wish[problem.place[i]];
    problem.solver.wish = work.wish;
    MI_TRY(add_rules(&work));
    MI_TRY(add_quotas(&work));
    MI_TRY(add_sizes(&work));
    problem.solver.people += empty;
    *ret_problem = problem;
    return MIRAIF_OK;
}
