/* Designs for mixing: nobody meets twice, as many rounds as are known to be possible, and the rings beneath.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "miraif/mixing.h"
#include "solve/mixing_design.h"
#include "solve/mixing_ring.h"

enum { PEOPLE_MOST = 128, TABLES_MOST = 24 };

static void expect_full_tables(const struct mi_design *design, const uint32_t *table)
{
    uint32_t taken[PEOPLE_MOST] = {0};
    for (uint32_t p = 0; p < design->tables * design->size; p++) {
        assert_true(table[p] < design->tables);
        taken[table[p]]++;
    }
    for (uint32_t t = 0; t < design->tables; t++)
        assert_int_equal(taken[t], design->size);
}

static void expect_no_pair_twice(const struct mi_design *design)
{
    static bool met[PEOPLE_MOST][PEOPLE_MOST];
    uint32_t people = design->tables * design->size;
    memset(met, 0, sizeof met);
    for (uint32_t round = 0; round < design->rounds; round++) {
        const uint32_t *table = design->table + round * people;
        expect_full_tables(design, table);
        for (uint32_t p = 0; p < people; p++)
            for (uint32_t q = 0; q < p; q++)
                if (table[p] == table[q]) {
                    assert_false(met[p][q]);
                    met[p][q] = true;
                }
    }
}

static struct mi_design make(uint32_t tables, uint32_t size, uint32_t most, struct miraif_arena *arena)
{
    struct mi_design design;
    assert_int_equal(mi_design_make(tables, size, most, arena, &design, NULL), MIRAIF_OK);
    assert_true(design.rounds >= 1 && design.rounds <= most);
    return design;
}

static void nobody_meets_twice(void **state)
{
    (void)state;
    for (uint32_t size = 1; size <= 9; size++)
        for (uint32_t tables = 1; tables <= TABLES_MOST && tables * size <= PEOPLE_MOST; tables++) {
            struct miraif_arena *arena = miraif_arena_create();
            struct mi_design all = make(tables, size, 100, arena);
            if (size > 1)
                expect_no_pair_twice(&all);
            for (uint32_t most = 1; most <= all.rounds; most++)
                assert_int_equal(make(tables, size, most, arena).rounds, most);
            miraif_arena_destroy(arena);
        }
}

/* Rounds that are known to be possible: of threes, fours, fives and sixes. The threes and fours are the most
 * that there are. */
static const struct {
    uint32_t size;
    uint32_t tables;
    uint32_t rounds;
} known[] = {
    {3, 3, 4},   {3, 4, 4},   {3, 5, 7},   {3, 6, 8},   {3, 7, 10},  {3, 8, 11}, {3, 9, 13}, {3, 10, 14},
    {3, 16, 23}, {4, 4, 5},   {4, 5, 5},   {4, 6, 7},   {4, 7, 9},   {4, 8, 10}, {4, 9, 11}, {4, 10, 13},
    {4, 11, 14}, {4, 12, 15}, {4, 13, 17}, {4, 15, 19}, {4, 16, 21}, {5, 5, 6},  {5, 6, 6},  {5, 7, 7},
    {5, 8, 8},   {5, 9, 10},  {5, 10, 9},  {5, 16, 16}, {6, 6, 3},   {6, 7, 7},  {6, 8, 8},  {6, 9, 9},
    {6, 10, 8},  {6, 16, 16}, {7, 7, 8},   {8, 8, 9},   {2, 8, 15},
};

static void as_many_rounds_as_are_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct miraif_arena *arena = miraif_arena_create();
        assert_int_equal(make(known[i].tables, known[i].size, 100, arena).rounds, known[i].rounds);
        miraif_arena_destroy(arena);
    }
}

/* From the problem to the checked result, for every number of rounds. */
static void every_number_of_rounds_is_solved_without_search(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        for (uint32_t rounds = 1; rounds <= known[i].rounds; rounds++) {
            struct miraif_arena *arena = miraif_arena_create();
            uint32_t sizes[TABLES_MOST];
            struct miraif_mixing problem = {.tables = known[i].tables, .size = sizes, .rounds = rounds};
            for (uint32_t t = 0; t < problem.tables; t++)
                problem.people += sizes[t] = known[i].size;
            struct miraif_mixing_result result;
            assert_int_equal(miraif_solve_mixing(&problem, NULL, arena, &result, NULL), MIRAIF_OK);
            assert_int_equal(miraif_check_mixing(&problem, &result, NULL), MIRAIF_OK);
            assert_int_equal(result.repeats, 0);
            assert_int_equal(result.steps, 0);
            assert_int_equal(result.solution, MIRAIF_OPTIMAL);
            miraif_arena_destroy(arena);
        }
}

static void rings_divide_by_differences(void **state)
{
    (void)state;
    static const uint32_t order[] = {2, 4, 8, 9, 15, 16, 20, 25, 27, 63};
    static const uint32_t least[] = {2, 4, 8, 9, 3, 16, 4, 25, 27, 7};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        struct miraif_arena *arena = miraif_arena_create();
        struct mi_ring ring;
        assert_int_equal(mi_ring_make(order[i], arena, &ring, NULL), MIRAIF_OK);
        assert_int_equal(mi_ring_least(order[i]), least[i]);
        for (uint32_t a = 0; a < ring.least; a++)
            for (uint32_t b = 0; b < a; b++) {
                uint32_t difference =
                    mi_ring_subtract(&ring, mi_ring_spread(&ring, a), mi_ring_spread(&ring, b));
                for (uint32_t x = 1; x < ring.order; x++)
                    assert_int_not_equal(mi_ring_multiply(&ring, x, difference), 0);
            }
        miraif_arena_destroy(arena);
    }
}

/* a(b - c) = ab - ac, and products do not depend on the order. */
static void rings_keep_the_laws(void **state)
{
    (void)state;
    static const uint32_t order[] = {7, 8, 9, 12, 15, 16};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        struct miraif_arena *arena = miraif_arena_create();
        struct mi_ring ring;
        assert_int_equal(mi_ring_make(order[i], arena, &ring, NULL), MIRAIF_OK);
        for (uint32_t a = 0; a < ring.order; a++)
            for (uint32_t b = 0; b < ring.order; b++)
                for (uint32_t c = 0; c < ring.order; c++) {
                    uint32_t ab = mi_ring_multiply(&ring, a, b);
                    assert_int_equal(ab, mi_ring_multiply(&ring, b, a));
                    assert_int_equal(mi_ring_subtract(&ring, ab, mi_ring_multiply(&ring, a, c)),
                                     mi_ring_multiply(&ring, a, mi_ring_subtract(&ring, b, c)));
                }
        miraif_arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_meets_twice),
        cmocka_unit_test(as_many_rounds_as_are_known),
        cmocka_unit_test(every_number_of_rounds_is_solved_without_search),
        cmocka_unit_test(rings_divide_by_differences),
        cmocka_unit_test(rings_keep_the_laws),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
