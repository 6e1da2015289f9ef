/* Mixing against every way to seat people, on small cases. */
#include "base/rng.h"
#include "mixing_fixture.h"

/* What is minimised, one thing after another. */
enum { APART, UNFAMILIAR, UNEVEN, MOVED, COST, THINGS };

/* Every way to seat people, by trying. */
struct brute {
    const struct instance *in;
    uint32_t table[ROUNDS * MOST];
    uint32_t taken[ROUNDS][MOST];
    int64_t best[THINGS];
    int64_t fewest;  /* repeats, where no separation is broken */
    int64_t least;   /* cost, there */
    uint32_t chairs; /* empty ones, with which all tables have as many: then kinds are shared by chairs */
};

static uint32_t weigh(const struct miraif_mixing_pair *pair, uint32_t pairs, uint32_t one, uint32_t other)
{
    uint32_t weight = 0;
    for (uint32_t i = 0; i < pairs; i++)
        if ((pair[i].one == one && pair[i].other == other) || (pair[i].one == other && pair[i].other == one))
            weight += pair[i].weight;
    return weight;
}

static uint32_t met_before(const struct instance *in, uint32_t one, uint32_t other)
{
    return weigh(in->met, in->problem.mets, one, other);
}

static uint32_t charged_before(const struct instance *in, uint32_t one, uint32_t other)
{
    bool akin = in->problem.origin != NULL && in->origin[one] != 0 && in->origin[one] == in->origin[other];
    return met_before(in, one, other) + weigh(in->avoid, in->problem.avoids, one, other) +
           (akin ? in->problem.akin : 0);
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
    uint32_t again = problem->again == 0 ? 1 : problem->again;
    uint32_t shared = 0;
    for (uint32_t r = 0; r < problem->rounds; r++)
        if (brute->table[r * problem->people + one] == brute->table[r * problem->people + other]) {
            burden[COST] += charged_before(brute->in, one, other) + again * shared;
            *repeats += met_before(brute->in, one, other) + shared > 0;
            burden[APART] += is_apart(brute->in, one, other) && r >= problem->fixed_rounds;
            shared++;
        }
}

static bool is_unfamiliar(const struct brute *brute, uint32_t round, uint32_t person)
{
    const struct miraif_mixing *problem = &brute->in->problem;
    const uint32_t *table = brute->table + round * problem->people;
    bool knows = false;
    for (uint32_t q = 0; q < problem->people; q++) {
        if (q == person || met_before(brute->in, person, q) == 0)
            continue;
        if (table[q] == table[person])
            return false;
        knows = true;
    }
    return knows;
}

static bool has_moved(const struct brute *brute, uint32_t round, uint32_t person)
{
    const struct miraif_mixing *problem = &brute->in->problem;
    size_t seat = (size_t)round * problem->people + person;
    return problem->stay != NULL && problem->stay[seat] != MIRAIF_MIXING_ANYWHERE &&
           problem->stay[seat] != brute->table[seat];
}

/* Less than a seat from the share is none too many and none too few. */
static int64_t judge_table(const struct brute *brute, uint32_t round, uint32_t t, uint32_t bit)
{
    const struct miraif_mixing *problem = &brute->in->problem;
    int64_t all = 0;
    int64_t here = 0;
    for (uint32_t p = 0; p < problem->people; p++) {
        bool member = problem->kind != NULL && (problem->kind[p] & bit) != 0;
        all += member;
        here += member && brute->table[round * problem->people + p] == t;
    }
    int64_t seats = problem->people + brute->chairs;
    int64_t size = brute->chairs > 0 ? seats / problem->tables : problem->size[t];
    int64_t excess = here * seats - all * size;
    return (excess < 0 ? -excess : excess) / seats;
}

static void judge(struct brute *brute)
{
    const struct miraif_mixing *problem = &brute->in->problem;
    int64_t burden[THINGS] = {0};
    int64_t repeats = 0;
    for (uint32_t one = 0; one < problem->people; one++)
        for (uint32_t other = one + 1; other < problem->people; other++)
            judge_pair(brute, one, other, burden, &repeats);
    for (uint32_t r = problem->fixed_rounds; r < problem->rounds; r++) {
        for (uint32_t p = 0; p < problem->people; p++) {
            burden[UNFAMILIAR] += problem->familiar && is_unfamiliar(brute, r, p);
            burden[MOVED] += has_moved(brute, r, p);
        }
        for (uint32_t t = 0; t < problem->tables; t++)
            burden[UNEVEN] += judge_table(brute, r, t, 1) + judge_table(brute, r, t, 4);
    }
    size_t first = 0;
    while (first < THINGS && burden[first] == brute->best[first])
        first++;
    if (first < THINGS && burden[first] < brute->best[first])
        memcpy(brute->best, burden, sizeof burden);
    if (burden[APART] > 0)
        return;
    brute->fewest = repeats < brute->fewest ? repeats : brute->fewest;
    brute->least = burden[COST] < brute->least ? burden[COST] : brute->least;
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
    static const uint32_t heaviest[] = {3, 16, 150};
    uint32_t weight = heaviest[mi_rng_below(rng, 3)];
    uint32_t n = in->problem.people;
    for (uint32_t i = mi_rng_below(rng, 2) ? mi_rng_below(rng, 6) : 0; i > 0; i--) {
        uint32_t one = mi_rng_below(rng, n);
        add_met(in, one, (one + 1 + mi_rng_below(rng, n - 1)) % n, 1 + mi_rng_below(rng, weight));
    }
    for (uint32_t i = mi_rng_below(rng, 3) ? 0 : mi_rng_below(rng, 4); i > 0; i--) {
        uint32_t one = mi_rng_below(rng, n);
        add_apart(in, one, (one + 1 + mi_rng_below(rng, n - 1)) % n);
    }
    if (mi_rng_below(rng, 3) == 0) {
        uint32_t one = mi_rng_below(rng, n);
        in->avoid[in->problem.avoids++] =
            (struct miraif_mixing_pair){one, (one + 1) % n, 1 + mi_rng_below(rng, weight)};
    }
    for (uint32_t p = 0; p < n; p++)
        in->origin[p] = mi_rng_below(rng, 3);
    if (mi_rng_below(rng, 4) == 0)
        in->problem.origin = in->origin;
    in->problem.akin = mi_rng_below(rng, 3);
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
        in->kind[p] = (uint8_t)((mi_rng_below(rng, 3) == 0) + 4 * (mi_rng_below(rng, 3) == 0));
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
        struct brute brute = {.in = &in, .best = {INT64_MAX}, .fewest = INT64_MAX, .least = INT64_MAX};
        memcpy(brute.table, in.fixed, sizeof in.fixed);
        try_all(&brute, in.problem.fixed_rounds, 0);
        assert_int_equal(result.broken, brute.best[APART]);
        assert_int_equal(result.unfamiliar, brute.best[UNFAMILIAR]);
        assert_int_equal(result.uneven, brute.best[UNEVEN]);
        assert_int_equal(result.moved, brute.best[MOVED]);
        assert_int_equal(result.cost, brute.best[COST]);
        assert_true(result.repeats_bound <= brute.fewest);
        assert_true(result.bound <= brute.least);
        proved += result.solution == MIRAIF_OPTIMAL;
        miraif_arena_destroy(arena);
    }
    assert_true(proved > 100);
}

/* Tables that differ by a seat, in every order of their sizes. */
static void try_sizes(struct brute *brute, struct instance *in, uint32_t table, uint32_t larger)
{
    uint32_t each = in->problem.people / in->problem.tables;
    if (table == in->problem.tables) {
        if (larger == 0)
            try_all(brute, 0, 0);
        return;
    }
    in->size[table] = each;
    try_sizes(brute, in, table + 1, larger);
    in->size[table] = each + 1;
    if (larger > 0)
        try_sizes(brute, in, table + 1, larger - 1);
}

static void seats_are_mended_with_the_fewest_moves(void **state)
{
    (void)state;
    struct mi_rng rng;
    mi_rng_seed(&rng, 19);
    uint32_t moved = 0;
    for (int i = 0; i < 120; i++) {
        struct instance in;
        random_case(&in, &rng);
        in.problem.rounds = 1;
        in.problem.fixed_rounds = 0;
        in.problem.stay = in.stay;
        in.problem.effort = 0;
        struct miraif_arena *arena = miraif_arena_create();
        struct miraif_mixing_result result;
        assert_int_equal(miraif_mend_mixing(&in.problem, NULL, arena, &result, NULL), MIRAIF_OK);
        struct brute brute = {.in = &in, .best = {INT64_MAX}, .fewest = INT64_MAX, .least = INT64_MAX};
        uint32_t larger = in.problem.people % in.problem.tables;
        brute.chairs = larger == 0 ? 0 : in.problem.tables - larger;
        try_sizes(&brute, &in, 0, larger);
        assert_int_equal(result.broken, brute.best[APART]);
        assert_int_equal(result.unfamiliar, brute.best[UNFAMILIAR]);
        assert_int_equal(result.uneven, brute.best[UNEVEN]);
        assert_int_equal(result.moved, brute.best[MOVED]);
        assert_int_equal(result.cost, brute.best[COST]);
        moved += result.moved;
        miraif_arena_destroy(arena);
    }
    assert_true(moved > 20);
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
        for (uint32_t a = 0; a < in.problem.avoids; a++)
            in.avoid[a].weight *= 2;
        in.problem.akin *= 2;
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_cases_are_solved_as_by_trying_everything),
        cmocka_unit_test(seats_are_mended_with_the_fewest_moves),
        cmocka_unit_test(figures_follow_the_input),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
