/* Proof sheets: what is true of them holds, and whatever is changed in them is noticed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "base/rng.h"
#include "miraif/proof.h"

enum { MOST = 9, RULES = 2 };

struct instance {
    struct miraif_sheet sheet;
    uint32_t size[MOST];
    int64_t value[MOST * MOST];
    struct miraif_rule rule[RULES];
    uint32_t member[RULES][MOST];
    struct miraif_alternative alternative[4];
};

static void fill(struct instance *in, struct mi_rng *rng)
{
    struct miraif_grouping *input = &in->sheet.input;
    uint32_t n = input->people = 3 + mi_rng_below(rng, MOST - 2);
    for (uint32_t left = n; left > 0; left -= in->size[input->groups++])
        in->size[input->groups] = 1 + mi_rng_below(rng, left < 4 ? left : 4);
    input->size = in->size;
    input->value = in->value;
    input->rule = in->rule;
    input->rules = mi_rng_below(rng, RULES + 1);
    input->objective = MIRAIF_WORST_THEN_SUM;
    input->alternatives = 3;
    for (uint32_t p = 0; p < n; p++)
        for (uint32_t q = 0; q < p; q++)
            in->value[p * n + q] = in->value[q * n + p] = mi_rng_below(rng, 30);
    for (uint32_t r = 0; r < input->rules; r++) {
        struct miraif_rule *rule = &in->rule[r];
        *rule = (struct miraif_rule){
            .member = in->member[r], .allowed = r == 0 ? 3 : 7, .together = mi_rng_below(rng, 5) == 0};
        for (uint32_t p = 0; p < n && rule->count < 4; p++)
            if (mi_rng_below(rng, 3) == 0)
                in->member[r][rule->count++] = p;
    }
}

static void check(const struct instance *in, enum miraif_verdict verdict[MIRAIF_CLAIMS])
{
    struct miraif_error err = {0};
    if (miraif_sheet_check(&in->sheet, NULL, verdict, &err) != MIRAIF_OK)
        fail_msg("%s", err.message);
}

/* Solves and makes a sheet of the result; false where there is none. */
static bool solve(struct instance *in, struct miraif_arena *arena)
{
    struct miraif_sheet *sheet = &in->sheet;
    struct miraif_error err = {0};
    uint64_t better;
    bool counted;
    assert_int_equal(miraif_solve_grouping(&sheet->input, NULL, arena, &sheet->claim, &err), MIRAIF_OK);
    if (sheet->claim.solution == MIRAIF_INFEASIBLE)
        return false;
    memcpy(in->alternative, sheet->claim.alternative, sheet->claim.alternatives * sizeof *in->alternative);
    sheet->claim.alternative = in->alternative;
    miraif_sheet_digest(&sheet->input, sheet->digest);
    assert_int_equal(
        miraif_count_grouping(&sheet->input, sheet->claim.worst + 1, NULL, &better, &counted, &err),
        MIRAIF_OK);
    assert_true(counted);
    sheet->rank_from = better + 1;
    assert_int_equal(
        miraif_count_grouping(&sheet->input, sheet->claim.worst, NULL, &sheet->rank_to, &sheet->ranked, &err),
        MIRAIF_OK);
    return true;
}

/* What a change of the sheet makes of the claim that it spoils. */
static void expect(const struct instance *in, enum miraif_sheet_claim claim)
{
    enum miraif_verdict verdict[MIRAIF_CLAIMS];
    check(in, verdict);
    assert_int_equal(verdict[claim], MIRAIF_CLAIM_FAILS);
}

static void spoil_figures(struct instance *in)
{
    struct miraif_grouping_result *claim = &in->sheet.claim;
    claim->total++;
    expect(in, MIRAIF_CLAIM_FIGURES);
    claim->total--;
    claim->legal++;
    expect(in, MIRAIF_CLAIM_COUNT);
    claim->legal--;
    claim->equals++;
    expect(in, MIRAIF_CLAIM_EQUALS);
    claim->equals--;
    in->sheet.rank_to++;
    expect(in, MIRAIF_CLAIM_RANK);
    in->sheet.rank_to--;
    in->value[1]++;
    in->value[in->sheet.input.people]++;
    expect(in, MIRAIF_CLAIM_DIGEST);
    in->value[1]--;
    in->value[in->sheet.input.people]--;
}

/* A worse division that is said to be the best, and alternatives of which one was left out. */
static void spoil_divisions(struct instance *in)
{
    struct miraif_grouping_result *claim = &in->sheet.claim;
    const struct miraif_grouping_result was = *claim;
    const struct miraif_alternative first = in->alternative[0];
    if (claim->alternatives < 2)
        return;
    const struct miraif_alternative *last = &in->alternative[claim->alternatives - 1];
    bool loses = last->worst != claim->worst || last->total != claim->total || last->best != claim->best;
    bool first_loses = first.worst != last->worst || first.total != last->total || first.best != last->best;
    claim->group = last->group;
    claim->worst = last->worst;
    claim->total = last->total;
    claim->best = last->best;
    claim->alternatives = 0;
    if (loses)
        expect(in, MIRAIF_CLAIM_OPTIMAL);
    *claim = was;
    claim->alternative = in->alternative + 1;
    claim->alternatives--;
    if (first_loses)
        expect(in, MIRAIF_CLAIM_NEXT);
    *claim = was;
    in->alternative[0].group = claim->group;
    expect(in, MIRAIF_CLAIM_ALTERNATIVES);
    in->alternative[0] = first;
}

static void whatever_is_changed_is_noticed(void **state)
{
    (void)state;
    struct mi_rng rng;
    struct miraif_arena *arena = miraif_arena_create();
    mi_rng_seed(&rng, 21);
    for (int round = 0; round < 300; round++) {
        struct instance in = {0};
        enum miraif_verdict verdict[MIRAIF_CLAIMS];
        miraif_arena_reset(arena);
        fill(&in, &rng);
        if (!solve(&in, arena))
            continue;
        check(&in, verdict);
        for (int i = 0; i < MIRAIF_CLAIMS; i++)
            assert_true(verdict[i] == MIRAIF_CLAIM_HOLDS ||
                        (verdict[i] == MIRAIF_CLAIM_NOT_MADE && in.sheet.claim.alternatives == 0));
        spoil_figures(&in);
        spoil_divisions(&in);
    }
    miraif_arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_is_changed_is_noticed),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
