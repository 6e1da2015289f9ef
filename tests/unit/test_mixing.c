/* Mixing: against brute force on small cases, wishes, what went before, order and stopping. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/rng.h"
#include "miraif/mixing.h"

enum { MOST = 64, PAIRS = 200, ROUNDS = 12 };

struct instance {
    struct miraif_mixing problem;
    uint32_t size[MOST];
    struct miraif_mixing_pair met[PAIRS];
    struct miraif_mixing_pair apart[PAIRS];
    uint32_t fixed[ROUNDS * MOST];
    uint8_t kind[MOST];
    uint32_t stay[ROUNDS * MOST];
};

static void begin(struct instance *in, uint32_t people, uint32_t tables, uint32_t rounds)
{
    memset(in, 0, sizeof *in);
    in->problem = (struct miraif_mixing){.people = people, .tables = tables, .rounds = rounds};
    for (uint32_t p = 0; p < people; p++)
        in->size[p % tables]++;
    in->problem.size = in->size;
    in->problem.met = in->met;
    in->problem.apart = in->apart;
    in->problem.fixed = in->fixed;
}

static void add_met(struct instance *in, uint32_t one, uint32_t other, uint32_t weight)
{
    in->met[in->problem.mets++] = (struct miraif_mixing_pair){one, other, weight};
}

static void add_apart(struct instance *in, uint32_t one, uint32_t other)
{
    in->apart[in->problem.aparts++] = (struct miraif_mixing_pair){.one = one, .other = other};
}

/* Everybody of the first teams × size people has met the team. */
static void add_teams(struct instance *in, uint32_t teams, uint32_t size)
{
    for (uint32_t one = 0; one < teams * size; one++)
        for (uint32_t other = one + 1; other < (one / size + 1) * size; other++)
            add_met(in, one, other, 1);
}

/* Solves, checks, and hands out the result, which lives in `arena`. */
static struct miraif_mixing_result solve(const struct instance *in, uint64_t seed, struct miraif_arena *arena)
{
    struct miraif_env env = {.seed = seed};
    struct miraif_error err = {0};
    struct miraif_mixing_result result;
    if (miraif_solve_mixing(&in->problem, &env, arena, &result, &err) != MIRAIF_OK ||
        miraif_check_mixing(&in->problem, &result, &err) != MIRAIF_OK)
        fail_msg("%s", err.message);
    return result;
}

/* Every way to seat people, by trying. */
struct brute {
    const struct instance *in;
    uint32_t table[ROUNDS * MOST];
    uint32_t taken[ROUNDS][MOST];
    int64_t best;
    int64_t fewest; /* repeats, where no separation is broken */
};

static uint32_t met_before(const struct instance *in, uint32_t one, uint32_t other)
{
    uint32_t weight = 0;
    for (uint32_t i = 0; i < in->problem.mets; i++)
        if ((in->met[i].one == one && in->met[i].other == other) ||
            (in->met[i].one == other && in->met[i].other == one))
            weight += in->met[i].weight;
    return weight;
}

static bool is_apart(const struct instance *in, uint32_t one, uint32_t other)
{
    for (uint32_t i = 0; i < in->problem.aparts; i++)
        if ((in->apart[i].one == one && in->apart[i].other == other) ||
            (in->apart[i].one == other && in->apart[i].other == one))
            return true;
    return false;
}

static void judge_pair(const struct brute *brute, uint32_t one, uint32_t other, int64_t *burden,
                       int64_t *repeats)
{
    const struct miraif_mixing *problem = &brute->in->problem;
    uint32_t weight = met_before(brute->in, one, other);
    uint32_t again = problem->again == 0 ? 1 : problem->again;
    uint32_t shared = 0;
    for (uint32_t r = 0; r < problem->rounds; r++)
        if (brute->table[r * problem->people + one] == brute->table[r * problem->people + other]) {
            *burden += weight + again * shared;
            *repeats += weight + shared > 0;
            if (is_apart(brute->in, one, other) && r >= problem->fixed_rounds)
                *burden += 40000;
            shared++;
        }
}

static int64_t judge_person(const struct brute *brute, uint32_t round, uint32_t person)
{
    const struct miraif_mixing *problem = &brute->in->problem;
    const uint32_t *table = brute->table + round * problem->people;
    for (uint32_t q = 0; q < problem->people; q++)
        if (q != person && table[q] == table[person] && met_before(brute->in, person, q) > 0)
            return 0;
    return problem->familiar && round >= problem->fixed_rounds ? 8000 : 0;
}

static int64_t judge_move(const struct brute *brute, uint32_t round, uint32_t person)
{
    const struct miraif_mixing *problem = &brute->in->problem;
    size_t seat = (size_t)round * problem->people + person;
    bool free = problem->stay == NULL || round < problem->fixed_rounds ||
                problem->stay[seat] == MIRAIF_MIXING_ANYWHERE;
    return free || problem->stay[seat] == brute->table[seat] ? 0 : 2000;
}

static int64_t judge_table(const struct brute *brute, uint32_t round, uint32_t t)
{
    const struct miraif_mixing *problem = &brute->in->problem;
    uint32_t all = 0;
    uint32_t here = 0;
    for (uint32_t p = 0; p < problem->people; p++) {
        uint32_t member = problem->kind != NULL && problem->kind[p] == 1;
        all += member;
        here += member && brute->table[round * problem->people + p] == t;
    }
    int64_t excess = (int64_t)here * problem->people - (int64_t)all * problem->size[t];
    excess = excess < 0 ? -excess : excess;
    return round < problem->fixed_rounds ? 0 : excess / problem->people * 4000;
}

static void judge(struct brute *brute)
{
    const struct miraif_mixing *problem = &brute->in->problem;
    int64_t burden = 0;
    int64_t repeats = 0;
    for (uint32_t one = 0; one < problem->people; one++)
        for (uint32_t other = one + 1; other < problem->people; other++)
            judge_pair(brute, one, other, &burden, &repeats);
    for (uint32_t r = 0; r < problem->rounds; r++) {
        for (uint32_t p = 0; p < problem->people; p++)
            burden += judge_person(brute, r, p) + judge_move(brute, r, p);
        for (uint32_t t = 0; t < problem->tables; t++)
            burden += judge_table(brute, r, t);
    }
    brute->best = burden < brute->best ? burden : brute->best;
    brute->fewest = burden < 40000 && repeats < brute->fewest ? repeats : brute->fewest;
}

/* The first table of a size that is empty stands for the others of that size. */
static bool stands_for_another(const struct brute *brute, uint32_t round, uint32_t t)
{
    for (uint32_t u = 0; u < t && brute->in->problem.stay == NULL; u++)
        if (brute->taken[round][t] == 0 && brute->taken[round][u] == 0 &&
            brute->in->size[u] == brute->in->size[t])
            return true;
    return false;
}

static void try_all(struct brute *brute, uint32_t round, uint32_t person)
{
    const struct miraif_mixing *problem = &brute->in->problem;
    if (person == problem->people) {
        round++;
        person = 0;
    }
    if (round == problem->rounds) {
        judge(brute);
        return;
    }
    for (uint32_t t = 0; t < problem->tables; t++) {
        if (brute->taken[round][t] == problem->size[t] || stands_for_another(brute, round, t))
            continue;
        brute->taken[round][t]++;
        brute->table[round * problem->people + person] = t;
        try_all(brute, round, person + 1);
        brute->taken[round][t]--;
    }
}

static void random_pairs(struct instance *in, struct mi_rng *rng)
{
    uint32_t n = in->problem.people;
    for (uint32_t i = mi_rng_below(rng, 2) ? mi_rng_below(rng, 6) : 0; i > 0; i--) {
        uint32_t one = mi_rng_below(rng, n);
        add_met(in, one, (one + 1 + mi_rng_below(rng, n - 1)) % n, 1 + mi_rng_below(rng, 3));
    }
    for (uint32_t i = mi_rng_below(rng, 3) ? 0 : mi_rng_below(rng, 4); i > 0; i--) {
        uint32_t one = mi_rng_below(rng, n);
        add_apart(in, one, (one + 1 + mi_rng_below(rng, n - 1)) % n);
    }
}

static void random_case(struct instance *in, struct mi_rng *rng)
{
    uint32_t people = 4 + mi_rng_below(rng, 3);
    begin(in, people, 2 + mi_rng_below(rng, 2), 2);
    if (mi_rng_below(rng, 2)) { /* any sizes */
        memset(in->size, 0, sizeof in->size);
        for (uint32_t p = 0; p < people; p++)
            in->size[p < in->problem.tables ? p : mi_rng_below(rng, in->problem.tables)]++;
    }
    random_pairs(in, rng);
    in->problem.familiar = mi_rng_below(rng, 5) == 0;
    in->problem.again = mi_rng_below(rng, 4);
    for (uint32_t p = 0; p < people; p++)
        in->kind[p] = mi_rng_below(rng, 3) == 0;
    if (mi_rng_below(rng, 3) == 0)
        in->problem.kind = in->kind;
    in->problem.fixed_rounds = mi_rng_below(rng, 4) == 0;
    uint32_t seat = 0;
    for (uint32_t t = 0; t < in->problem.tables; t++)
        for (uint32_t i = 0; i < in->size[t]; i++)
            in->fixed[(seat++ * 5 + 1) % people] = t;
    if (people == 5)
        in->problem.fixed_rounds = 0; /* fives do not run through five */
    for (uint32_t i = 0; i < 2 * people; i++)
        in->stay[i] =
            mi_rng_below(rng, 4) == 0 ? MIRAIF_MIXING_ANYWHERE : mi_rng_below(rng, in->problem.tables);
    if (mi_rng_below(rng, 5) == 0)
        in->problem.stay = in->stay;
    in->problem.effort = 60000;
}

static void small_cases_are_solved_as_by_trying_everything(void **state)
{
    (void)state;
    struct mi_rng rng;
    mi_rng_seed(&rng, 7);
    uint32_t proved = 0;
    for (int i = 0; i < 300; i++) {
        struct instance in;
        random_case(&in, &rng);
        struct miraif_arena *arena = miraif_arena_create();
        struct miraif_mixing_result result = solve(&in, (uint64_t)i, arena);
        struct brute brute = {.in = &in, .best = INT64_MAX, .fewest = INT64_MAX};
        memcpy(brute.table, in.fixed, sizeof in.fixed);
        try_all(&brute, in.problem.fixed_rounds, 0);
        int64_t burden = result.cost + 40000 * (int64_t)result.broken + 8000 * (int64_t)result.unfamiliar +
                         4000 * (int64_t)result.uneven + 2000 * (int64_t)result.moved;
        assert_int_equal(burden, brute.best);
        assert_true(result.repeats_bound <= brute.fewest);
        proved += result.solution == MIRAIF_OPTIMAL;
        miraif_arena_destroy(arena);
    }
    assert_true(proved > 100);
}

static void expect_no_repeat(struct instance *in)
{
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_mixing_result result = solve(in, 0, arena);
    assert_int_equal(result.repeats, 0);
    assert_int_equal(result.broken, 0);
    assert_int_equal(result.uneven, 0);
    assert_int_equal(result.solution, MIRAIF_OPTIMAL);
    miraif_arena_destroy(arena);
}

static void teams_meet_others_in_as_many_rounds_as_there_are(void **state)
{
    (void)state;
    static const uint32_t known[][2] = {{4, 4}, {5, 4}, {6, 6}, {7, 8}, {8, 9}, {9, 10}, {10, 11}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct instance in;
        begin(&in, 4 * known[i][0], known[i][0], known[i][1]);
        add_teams(&in, known[i][0], 4);
        expect_no_repeat(&in);
    }
}

static void a_fixed_round_is_kept_and_not_met_again(void **state)
{
    (void)state;
    struct instance in;
    begin(&in, 32, 8, 10);
    in.problem.fixed_rounds = 1;
    for (uint32_t p = 0; p < 32; p++)
        in.fixed[p] = (p * 5 + 3) % 8;
    expect_no_repeat(&in);
    begin(&in, 16, 4, 5);
    in.problem.fixed_rounds = 2;
    for (uint32_t p = 0; p < 16; p++) {
        in.fixed[p] = p / 4;
        in.fixed[16 + p] = p % 4;
    }
    expect_no_repeat(&in);
}

/* One round at a time, each knowing the ones before, is as good as all at once: as fixed rounds, and as
 * pairs. */
static void a_design_that_was_begun_goes_on(void **state)
{
    (void)state;
    struct instance in;
    struct miraif_arena *arena = miraif_arena_create();
    begin(&in, 32, 8, 1);
    for (uint32_t p = 0; p < 32; p++)
        in.fixed[p] = (p * 5 + 3) % 8;
    for (uint32_t rounds = 2; rounds <= 10; rounds++) {
        in.problem.rounds = rounds;
        in.problem.fixed_rounds = rounds - 1;
        struct miraif_mixing_result result = solve(&in, 0, arena);
        assert_int_equal(result.repeats, 0);
        assert_int_equal(result.steps, 0);
        memcpy(in.fixed, result.table, rounds * 32 * sizeof *in.fixed);
    }
    begin(&in, 24, 6, 1);
    for (uint32_t p = 0; p < 24; p++)
        for (uint32_t q = p % 6; q < p; q += 6)
            add_met(&in, q, p, 3); /* teams of every sixth */
    for (uint32_t round = 0; round < 4; round++) {
        struct miraif_mixing_result result = solve(&in, 0, arena);
        assert_int_equal(result.repeats, 0);
        assert_int_equal(result.steps, 0);
        for (uint32_t p = 0; p < 24; p++)
            for (uint32_t q = 0; q < p; q++)
                if (result.table[p] == result.table[q])
                    add_met(&in, q, p, 1);
    }
    miraif_arena_destroy(arena);
}

static void tables_may_be_a_seat_short(void **state)
{
    (void)state;
    static const uint32_t known[][3] = {{15, 4, 5},   {31, 8, 10}, {30, 8, 10},
                                        {39, 10, 13}, {23, 6, 7},  {13, 4, 4}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct instance in;
        begin(&in, known[i][0], known[i][1], known[i][2]);
        expect_no_repeat(&in);
    }
}

static void kinds_are_spread_and_separations_kept_in_designs_too(void **state)
{
    (void)state;
    struct instance in;
    begin(&in, 32, 8, 9);
    in.problem.kind = in.kind;
    for (uint32_t p = 0; p < 4; p++)
        in.kind[p] = 1;
    add_apart(&in, 0, 9);
    add_apart(&in, 17, 30);
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_mixing_result result = solve(&in, 0, arena);
    assert_int_equal(result.broken, 0);
    assert_int_equal(result.uneven, 0);
    assert_true(result.repeats <= 24);
    miraif_arena_destroy(arena);
    begin(&in, 20, 5, 4);
    in.problem.kind = in.kind;
    for (uint32_t p = 0; p < 5; p++)
        in.kind[p * 4] = 1;
    add_apart(&in, 1, 2);
    expect_no_repeat(&in);
}

/* Two of the first seating do not come and one comes besides: the others stay, or one has to move. */
static void a_seating_is_mended_with_the_fewest_moves(void **state)
{
    (void)state;
    struct instance in;
    begin(&in, 15, 4, 1);
    in.problem.stay = in.stay;
    static const uint32_t stay[] = {0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, MIRAIF_MIXING_ANYWHERE};
    memcpy(in.stay, stay, sizeof stay);
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_mixing_result result = solve(&in, 0, arena);
    assert_int_equal(result.moved, 1);
    for (uint32_t i = 0; i < 4; i++)
        in.size[i] = i == 0 ? 3 : 4;
    result = solve(&in, 0, arena);
    assert_int_equal(result.moved, 0);
    assert_int_equal(result.table[14], 0);
    miraif_arena_destroy(arena);
}

static void what_must_repeat_is_spread_evenly(void **state)
{
    (void)state;
    struct miraif_arena *arena = miraif_arena_create();
    for (uint32_t rounds = 6; rounds <= 10; rounds++) {
        struct instance in;
        begin(&in, 16, 4, rounds);
        struct miraif_mixing_result result = solve(&in, 0, arena);
        assert_int_equal(result.repeats, (rounds - 5) * 24);
        assert_int_equal(result.repeats_bound, result.repeats);
        assert_int_equal(result.most, 2);
        assert_int_equal(result.solution, MIRAIF_OPTIMAL);
    }
    miraif_arena_destroy(arena);
}

static void separations_that_cannot_be_kept_are_counted(void **state)
{
    (void)state;
    struct instance in;
    begin(&in, 6, 2, 2);
    for (uint32_t one = 0; one < 3; one++)
        for (uint32_t other = 0; other < one; other++)
            add_apart(&in, one, other);
    in.problem.effort = 10000;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_mixing_result result = solve(&in, 0, arena);
    assert_int_equal(result.solution, MIRAIF_INFEASIBLE);
    assert_int_equal(result.broken, 2);
    miraif_arena_destroy(arena);
}

/* Doubled weights and charges double the cost and change nothing else; a met pair more never lowers it. */
static void figures_follow_the_input(void **state)
{
    (void)state;
    struct mi_rng rng;
    mi_rng_seed(&rng, 11);
    for (int i = 0; i < 60; i++) {
        struct instance in;
        random_case(&in, &rng);
        in.problem.again = 1 + in.problem.again;
        in.problem.kind = NULL;
        in.problem.familiar = false;
        in.problem.stay = NULL;
        struct miraif_arena *arena = miraif_arena_create();
        struct miraif_mixing_result once = solve(&in, 1, arena);
        for (uint32_t m = 0; m < in.problem.mets; m++)
            in.met[m].weight *= 2;
        in.problem.again *= 2;
        struct miraif_mixing_result twice = solve(&in, 1, arena);
        if (once.broken == 0)
            assert_int_equal(twice.cost, 2 * once.cost);
        assert_int_equal(twice.broken, once.broken);
        add_met(&in, 0, 1, 1);
        struct miraif_mixing_result more = solve(&in, 1, arena);
        if (once.broken == 0)
            assert_true(more.cost >= twice.cost);
        miraif_arena_destroy(arena);
    }
}

static void the_same_seed_gives_the_same_seating(void **state)
{
    (void)state;
    struct instance in;
    begin(&in, 26, 6, 6);
    add_teams(&in, 6, 4);
    add_met(&in, 3, 25, 2);
    add_met(&in, 9, 24, 2);
    in.problem.effort = 50000;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_mixing_result first = solve(&in, 5, arena);
    struct miraif_mixing_result second = solve(&in, 5, arena);
    assert_memory_equal(first.table, second.table, 26 * 6 * sizeof *first.table);
    assert_int_equal(first.steps, second.steps);
    assert_true(first.steps <= 50000);
    miraif_arena_destroy(arena);
}

static bool at_once(void *context)
{
    (void)context;
    return true;
}

static void a_stopped_search_gives_what_it_has(void **state)
{
    (void)state;
    struct instance in;
    begin(&in, 26, 6, 8);
    struct miraif_env env = {.should_stop = at_once};
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_mixing_result result;
    assert_int_equal(miraif_solve_mixing(&in.problem, &env, arena, &result, NULL), MIRAIF_OK);
    assert_int_equal(miraif_check_mixing(&in.problem, &result, NULL), MIRAIF_OK);
    assert_true(result.stopped);
    assert_true(result.steps < 5000);
    miraif_arena_destroy(arena);
}

static void expect_refused(const struct instance *in, const char *message)
{
    struct miraif_error err = {0};
    struct miraif_mixing_result result;
    struct miraif_arena *arena = miraif_arena_create();
    assert_int_equal(miraif_solve_mixing(&in->problem, NULL, arena, &result, &err), MIRAIF_REFUSED);
    assert_string_equal(err.message, message);
    miraif_arena_destroy(arena);
}

static void malformed_problems_are_refused(void **state)
{
    (void)state;
    struct instance in;
    begin(&in, 8, 2, 2);
    in.problem.people = 9;
    expect_refused(&in, "the tables seat 8, and there are 9 people");
    begin(&in, 8, 2, 0);
    expect_refused(&in, "the number of rounds is not 1 to 200");
    begin(&in, 8, 2, 2);
    add_met(&in, 1, 1, 1);
    expect_refused(&in, "pair 0 is not one of two people from 0 to 7");
    begin(&in, 8, 2, 2);
    add_met(&in, 1, 2, 600);
    add_met(&in, 2, 1, 401);
    expect_refused(&in, "people 2 and 1 met with a weight that is not 1 to 1000");
    begin(&in, 8, 2, 2);
    in.problem.fixed_rounds = 1;
    expect_refused(&in, "person 4 has no seat in the fixed round 0");
    begin(&in, 8, 2, 1);
    in.problem.fixed_rounds = 1;
    expect_refused(&in, "every round is fixed");
}

static void the_check_finds_what_is_wrong(void **state)
{
    (void)state;
    struct instance in;
    begin(&in, 16, 4, 4);
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_mixing_result result = solve(&in, 0, arena);
    struct miraif_mixing_result wrong = result;
    wrong.repeats++;
    assert_int_equal(miraif_check_mixing(&in.problem, &wrong, NULL), MIRAIF_INTERNAL);
    wrong = result;
    wrong.bound = 1;
    assert_int_equal(miraif_check_mixing(&in.problem, &wrong, NULL), MIRAIF_INTERNAL);
    uint32_t table[64];
    memcpy(table, result.table, sizeof table);
    wrong = result;
    wrong.table = table;
    table[0] = (table[0] + 1) % 4;
    assert_int_equal(miraif_check_mixing(&in.problem, &wrong, NULL), MIRAIF_INTERNAL);
    table[0] = 7;
    assert_int_equal(miraif_check_mixing(&in.problem, &wrong, NULL), MIRAIF_INTERNAL);
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_cases_are_solved_as_by_trying_everything),
        cmocka_unit_test(teams_meet_others_in_as_many_rounds_as_there_are),
        cmocka_unit_test(a_fixed_round_is_kept_and_not_met_again),
        cmocka_unit_test(a_design_that_was_begun_goes_on),
        cmocka_unit_test(tables_may_be_a_seat_short),
        cmocka_unit_test(kinds_are_spread_and_separations_kept_in_designs_too),
        cmocka_unit_test(a_seating_is_mended_with_the_fewest_moves),
        cmocka_unit_test(what_must_repeat_is_spread_evenly),
        cmocka_unit_test(separations_that_cannot_be_kept_are_counted),
        cmocka_unit_test(figures_follow_the_input),
        cmocka_unit_test(the_same_seed_gives_the_same_seating),
        cmocka_unit_test(a_stopped_search_gives_what_it_has),
        cmocka_unit_test(malformed_problems_are_refused),
        cmocka_unit_test(the_check_finds_what_is_wrong),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
