/* The claims of a proof sheet, one after the other. It shares nothing with the solvers. */
#include "flow/grouping/recheck.h"

#include "base/error.h"
#include "solve/recheck_ways.h"

struct work {
    const struct miraif_sheet *sheet;
    const struct miraif_grouping *input;
    const struct miraif_grouping_result *claim;
    struct mi_recheck recheck;
    struct miraif_error *err;
    enum miraif_verdict *verdict;
};

static enum miraif_verdict verdict_of(bool holds)
{
    return holds ? MIRAIF_CLAIM_HOLDS : MIRAIF_CLAIM_FAILS;
}

static bool is_legal(const struct work *work, const uint32_t *group)
{
    struct miraif_error ignored;
    return mi_check_division(work->input, group, &ignored) == MIRAIF_OK;
}

static bool are_figures(const struct work *work, const uint32_t *group, int64_t worst, int64_t total,
                        int64_t best)
{
    const struct mi_figures now = mi_check_figures(work->input, group);
    return now.worst == worst && now.total == total && now.best == best;
}

static struct mi_figures figures_of(const struct miraif_alternative *one)
{
    return (struct mi_figures){one->worst, one->total, one->best};
}

/* The best division that the sheet knows. */
static struct mi_figures top_of(const struct work *work)
{
    const struct miraif_grouping_result *claim = work->claim;
    return work->sheet->known ? figures_of(&work->sheet->better)
                              : (struct mi_figures){claim->worst, claim->total, claim->best};
}

/* What is better is a division like the others. */
static bool better_holds(const struct work *work)
{
    const struct miraif_alternative *better = &work->sheet->better;
    const struct mi_figures now = {work->claim->worst, work->claim->total, work->claim->best};
    const struct mi_figures top = figures_of(better);
    return is_legal(work, better->group) &&
           are_figures(work, better->group, better->worst, better->total, better->best) &&
           mi_check_before(&top, &now);
}

static bool alternative_holds(const struct work *work, uint32_t number)
{
    const struct miraif_alternative *list = work->claim->alternative;
    const struct miraif_alternative *one = &list[number];
    const struct mi_figures now = figures_of(one);
    const struct mi_figures before = number == 0 ? top_of(work) : figures_of(&list[number - 1]);
    bool ordered =
        (number == 0 && work->claim->solution != MIRAIF_OPTIMAL) || !mi_check_before(&now, &before);
    if (!ordered || !is_legal(work, one->group) ||
        !are_figures(work, one->group, one->worst, one->total, one->best))
        return false;
    if (!work->sheet->known && mi_check_same(work->input, one->group, work->claim->group))
        return false;
    for (uint32_t i = 0; i < number; i++)
        if (mi_check_same(work->input, one->group, list[i].group))
            return false;
    return true;
}

static void check_divisions(struct work *work)
{
    const struct miraif_grouping_result *claim = work->claim;
    work->verdict[MIRAIF_CLAIM_LEGAL] = verdict_of(is_legal(work, claim->group));
    if (work->verdict[MIRAIF_CLAIM_LEGAL] == MIRAIF_CLAIM_FAILS)
        return;
    work->verdict[MIRAIF_CLAIM_FIGURES] =
        verdict_of(are_figures(work, claim->group, claim->worst, claim->total, claim->best));
    if (!work->sheet->known && claim->alternatives == 0)
        return;
    bool holds = !work->sheet->known || better_holds(work);
    for (uint32_t i = 0; i < claim->alternatives; i++)
        holds = holds && alternative_holds(work, i);
    work->verdict[MIRAIF_CLAIM_ALTERNATIVES] = verdict_of(holds);
}

static enum miraif_status count(struct work *work, int64_t least, int64_t most, struct mi_ways *ret_ways)
{
    return mi_recheck_count(&work->recheck, least, most, ret_ways, work->err);
}

/* Says what of the claim `which` was seen, unless counting was stopped. */
static void say(struct work *work, enum miraif_sheet_claim which, bool holds)
{
    if (!work->recheck.stopped)
        work->verdict[which] = verdict_of(holds);
}

/* No division has a better worst group; of those with as good a one none has more in all; of those none has a
 * best group that stands out less. */
static enum miraif_status check_optimal(struct work *work)
{
    const struct mi_figures top = top_of(work);
    struct mi_ways better;
    struct mi_ways level;
    struct mi_ways narrower;
    MI_TRY(count(work, top.worst + 1, INT64_MAX, &better));
    MI_TRY(count(work, top.worst, INT64_MAX, &level));
    MI_TRY(count(work, top.worst, top.best - 1, &narrower));
    say(work, MIRAIF_CLAIM_OPTIMAL,
        better.count == 0 && level.most == top.total && narrower.most < top.total);
    return MIRAIF_OK;
}

static enum miraif_status check_counts(struct work *work)
{
    const struct miraif_grouping_result *claim = work->claim;
    const struct mi_figures top = top_of(work);
    struct mi_ways ways;
    if (claim->equals_counted) {
        MI_TRY(count(work, top.worst, top.best, &ways));
        say(work, MIRAIF_CLAIM_EQUALS, ways.most == top.total && ways.at_most == claim->equals);
    }
    if (work->sheet->ranked) {
        struct mi_ways better;
        MI_TRY(count(work, claim->worst + 1, INT64_MAX, &better));
        MI_TRY(count(work, claim->worst, INT64_MAX, &ways));
        say(work, MIRAIF_CLAIM_RANK,
            better.count + 1 == work->sheet->rank_from && ways.count == work->sheet->rank_to);
    }
    if (claim->legal_counted) {
        MI_TRY(count(work, 0, INT64_MAX, &ways));
        say(work, MIRAIF_CLAIM_COUNT, ways.count == claim->legal);
    }
    return MIRAIF_OK;
}

/* As many divisions are better than the last alternative as the sheet lists. */
static enum miraif_status check_next(struct work *work)
{
    const struct miraif_grouping_result *claim = work->claim;
    const struct mi_figures last = figures_of(&claim->alternative[claim->alternatives - 1]);
    const struct mi_figures top = top_of(work);
    uint64_t listed = mi_check_before(&top, &last);
    uint64_t found = 0;
    for (uint32_t i = 0; i < claim->alternatives; i++) {
        const struct mi_figures one = figures_of(&claim->alternative[i]);
        listed += mi_check_before(&one, &last);
    }
    MI_TRY(mi_recheck_better(&work->recheck, &last, &found, work->err));
    say(work, MIRAIF_CLAIM_NEXT, found == listed);
    return MIRAIF_OK;
}

/* The claims that are only believed when they are proved once more, before that is tried. */
static void find_claims(struct work *work)
{
    const struct miraif_grouping_result *claim = work->claim;
    const struct {
        enum miraif_sheet_claim claim;
        bool made;
    } claims[] = {
        {MIRAIF_CLAIM_OPTIMAL, claim->solution == MIRAIF_OPTIMAL},
        {MIRAIF_CLAIM_COUNT, claim->legal_counted},
        {MIRAIF_CLAIM_EQUALS, claim->equals_counted},
        {MIRAIF_CLAIM_RANK, work->sheet->ranked},
        {MIRAIF_CLAIM_NEXT, claim->alternatives > 0 && claim->alternatives_proved},
    };
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++)
        if (claims[i].made)
            work->verdict[claims[i].claim] = MIRAIF_CLAIM_UNCHECKED;
}

enum miraif_status mi_recheck(const struct miraif_sheet *sheet, const struct miraif_env *env,
                              struct miraif_arena *arena, struct miraif_arena *table,
                              enum miraif_verdict verdict[MIRAIF_CLAIMS], struct miraif_error *err)
{
    struct work work = {
        .sheet = sheet, .input = &sheet->input, .claim = &sheet->claim, .err = err, .verdict = verdict};
    check_divisions(&work);
    find_claims(&work);
    if (verdict[MIRAIF_CLAIM_LEGAL] != MIRAIF_CLAIM_HOLDS || work.input->people > MIRAIF_EXACT_PEOPLE_MOST)
        return MIRAIF_OK;
    MI_TRY(mi_recheck_begin(work.input, env, arena, table, &work.recheck, err));
    if (verdict[MIRAIF_CLAIM_OPTIMAL] == MIRAIF_CLAIM_UNCHECKED)
        MI_TRY(check_optimal(&work));
    if (verdict[MIRAIF_CLAIM_NEXT] == MIRAIF_CLAIM_UNCHECKED)
        MI_TRY(check_next(&work));
    MI_TRY(check_counts(&work));
    if (work.recheck.stopped && env != NULL && env->should_stop != NULL && env->should_stop(env->context))
        return mi_fail(err, MIRAIF_INTERRUPTED, "interrupted; nothing is changed");
    return MIRAIF_OK;
}
