/* Mixing of more people than a matrix of pairs is kept for. */
#include "base/rng.h"
#include "mixing_fixture.h"
#include "solve/mixing_pairs.h"

enum { PEOPLE = 1030, TABLES = 206, METS = 3000, APARTS = 1000, CHANGES = 40000, RAISED = 400 };

/* What the slots are compared with. */
struct ledger {
    struct mi_rng rng;
    struct mi_pairs pairs;
    uint16_t charge[PEOPLE][PEOPLE];
    uint32_t raised[RAISED + 1][2]; /* pairs that have a meeting */
    uint32_t count;
};

static void write_down(struct ledger *ledger, uint32_t one, uint32_t other, int by)
{
    ledger->charge[one][other] = ledger->charge[other][one] = (uint16_t)(ledger->charge[one][other] + by);
}

/* Some pairs twice. */
static void add_past(struct ledger *ledger, struct miraif_mixing_pair *met, struct miraif_mixing_pair *apart)
{
    for (uint32_t i = 0; i < METS; i++) {
        met[i] =
            (struct miraif_mixing_pair){mi_rng_below(&ledger->rng, 40), 40 + mi_rng_below(&ledger->rng, 90),
                                        1 + mi_rng_below(&ledger->rng, 9)};
        write_down(ledger, met[i].one, met[i].other, (int)met[i].weight);
    }
    for (uint32_t i = 0; i < APARTS; i++) {
        uint32_t one = mi_rng_below(&ledger->rng, PEOPLE - 1);
        apart[i] = (struct miraif_mixing_pair){.one = one + 1, .other = one};
        if (ledger->charge[one][one + 1] < MI_PAIR_APART)
            write_down(ledger, one, one + 1, MI_PAIR_APART);
    }
}

/* A meeting comes, or one of those that came goes. */
static void change(struct ledger *ledger)
{
    bool lower = ledger->count == RAISED || (ledger->count > 0 && mi_rng_below(&ledger->rng, 3) == 0);
    uint32_t which = lower ? mi_rng_below(&ledger->rng, ledger->count) : ledger->count++;
    uint32_t *pair = ledger->raised[which];
    if (!lower) {
        pair[0] = mi_rng_below(&ledger->rng, PEOPLE);
        pair[1] = (pair[0] + 1 + mi_rng_below(&ledger->rng, 60)) % PEOPLE;
    }
    mi_pairs_change(&ledger->pairs, pair[0], pair[1], lower ? -2 : 2);
    write_down(ledger, pair[0], pair[1], lower ? -2 : 2);
    if (lower)
        memcpy(pair, ledger->raised[--ledger->count], sizeof ledger->raised[0]);
}

/* Above a thousand people, charges are kept in slots: they are what a matrix would hold. */
static void many_pairs_are_kept_as_few_are(void **state)
{
    (void)state;
    static uint32_t size[TABLES];
    static struct miraif_mixing_pair met[METS];
    static struct miraif_mixing_pair apart[APARTS];
    static struct ledger ledger;
    struct miraif_arena *arena = miraif_arena_create();
    for (uint32_t t = 0; t < TABLES; t++)
        size[t] = PEOPLE / TABLES;
    mi_rng_seed(&ledger.rng, 3);
    add_past(&ledger, met, apart);
    struct miraif_mixing problem = {.people = PEOPLE,
                                    .tables = TABLES,
                                    .size = size,
                                    .rounds = 2,
                                    .met = met,
                                    .mets = METS,
                                    .apart = apart,
                                    .aparts = APARTS};
    assert_int_equal(mi_pairs_make(&problem, arena, &ledger.pairs, NULL), MIRAIF_OK);
    assert_null(ledger.pairs.now);
    for (uint32_t i = 0; i < CHANGES; i++)
        change(&ledger);
    for (uint32_t one = 0; one < PEOPLE; one++)
        for (uint32_t other = 0; other < PEOPLE; other++)
            assert_int_equal(mi_pairs_charge(&ledger.pairs, one, other), ledger.charge[one][other]);
    mi_pairs_clear(&ledger.pairs);
    for (uint32_t i = 0; i < problem.mets; i++)
        assert_int_equal(mi_pairs_charge(&ledger.pairs, met[i].one, met[i].other),
                         mi_pairs_past(&ledger.pairs, met[i].other, met[i].one) & ~(uint32_t)MI_PAIR_KNOWN);
    miraif_arena_destroy(arena);
}

/* A community of 1,200 who know many of one another: nobody meets one of them, or one of their own origin. */
static void a_great_many_meet_strangers(void **state)
{
    (void)state;
    enum { MANY = 1202, GROUPS = 300, KNOWN = 30 };
    static uint32_t size[GROUPS];
    static uint32_t origin[MANY];
    static struct miraif_mixing_pair met[MANY * KNOWN];
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    struct miraif_mixing problem = {.people = MANY, .tables = GROUPS, .size = size, .rounds = 2};
    mi_rng_seed(&rng, 5);
    for (uint32_t t = 0; t < GROUPS; t++)
        size[t] = MANY / GROUPS + (t < MANY % GROUPS);
    for (uint32_t p = 0; p < MANY; p++) {
        origin[p] = p / 16;
        for (uint32_t i = 0; i < KNOWN; i++)
            met[problem.mets++] = (struct miraif_mixing_pair){
                p, (p + 1 + mi_rng_below(&rng, MANY - 1)) % MANY, 1 + mi_rng_below(&rng, 16)};
    }
    problem.met = met;
    problem.origin = origin;
    problem.akin = 1;
    struct miraif_mixing_result result;
    struct miraif_error err = {0};
    assert_int_equal(miraif_solve_mixing(&problem, NULL, arena, &result, &err), MIRAIF_OK);
    assert_int_equal(miraif_check_mixing(&problem, &result, &err), MIRAIF_OK);
    assert_int_equal(result.cost, 0);
    assert_int_equal(result.repeats, 0);
    assert_int_equal(result.solution, MIRAIF_OPTIMAL);
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(many_pairs_are_kept_as_few_are),
        cmocka_unit_test(a_great_many_meet_strangers),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
