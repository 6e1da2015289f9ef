/* A proof sheet of the teams that stand: load → encode → solve → check → number. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/team/decode.h"
#include "flow/team/stand.h"
#include "miraif/proof.h"
#include "model/naming.h"
#include "store/db.h"

/* What the division at hand is worth. */
static void measure(const struct mi_standing *standing, struct miraif_grouping_result *claim)
{
    const struct miraif_grouping *solver = &standing->problem.solver;
    claim->group = standing->group;
    claim->worst = INT64_MAX;
    claim->best = claim->total = 0;
    for (uint32_t g = 0; g < solver->groups; g++) {
        int64_t value = 0;
        for (uint32_t p = 0; p < solver->people; p++)
            for (uint32_t q = 0; q < p && standing->group[p] == g; q++)
                if (standing->group[q] == g)
                    value += solver->value_in[g][(size_t)p * solver->people + q];
        claim->worst = value < claim->worst ? value : claim->worst;
        claim->best = value > claim->best ? value : claim->best;
        claim->total += value;
    }
}

static bool is_better(const struct miraif_grouping_result *a, const struct miraif_grouping_result *b)
{
    if (a->worst != b->worst)
        return a->worst > b->worst;
    return a->total != b->total ? a->total > b->total : a->best < b->best;
}

/* Whether two divisions have the same people together. */
static bool is_division(const struct miraif_grouping *solver, const uint32_t *one, const uint32_t *other)
{
    for (uint32_t p = 0; p < solver->people; p++)
        for (uint32_t q = 0; q < p; q++)
            if ((one[p] == one[q]) != (other[p] == other[q]))
                return false;
    return true;
}

/* Takes over what the solver found out. Where the division is as good as the solver's, but another one, the
 * two change places among the alternatives. */
static enum miraif_status take_over(const struct mi_standing *standing,
                                    const struct miraif_grouping_result *found, struct miraif_arena *arena,
                                    struct miraif_sheet *sheet, struct miraif_error *err)
{
    struct miraif_grouping_result *claim = &sheet->claim;
    const struct miraif_grouping_result own = *claim;
    const struct miraif_alternative solvers = {found->group, found->worst, found->total, found->best};
    struct miraif_alternative *list = mi_arena_array(arena, (size_t)found->alternatives + 1, sizeof *list);
    if (list == NULL)
        return mi_no_memory(err);
    bool same = is_division(&standing->problem.solver, own.group, found->group);
    sheet->known = is_better(found, &own);
    if (sheet->known)
        sheet->better = solvers;
    if (found->solution != MIRAIF_OPTIMAL && is_better(&own, found))
        return MIRAIF_OK; /* the search did worse this time: it has nothing to say */
    *claim = *found;
    claim->group = own.group;
    claim->worst = own.worst;
    claim->total = own.total;
    claim->best = own.best;
    claim->alternatives = 0;
    if (!same && !sheet->known)
        list[claim->alternatives++] = solvers;
    for (uint32_t i = 0; i < found->alternatives && claim->alternatives <= found->alternatives; i++)
        if (!is_division(&standing->problem.solver, own.group, found->alternative[i].group))
            list[claim->alternatives++] = found->alternative[i];
    if (claim->alternatives > found->alternatives)
        claim->alternatives = found->alternatives;
    claim->alternative = list;
    return MIRAIF_OK;
}

/* How many legal divisions have a better, or as good a, worst team. */
static enum miraif_status rank(const struct mi_standing *standing, const struct miraif_env *env,
                               struct miraif_sheet *sheet, struct miraif_error *err)
{
    const struct miraif_grouping *solver = &standing->problem.solver;
    uint64_t better = 0;
    uint64_t as_good = 0;
    bool counted = false;
    bool also = false;
    MI_TRY(miraif_count_grouping(solver, sheet->claim.worst + 1, env, &better, &counted, err));
    if (counted)
        MI_TRY(miraif_count_grouping(solver, sheet->claim.worst, env, &as_good, &also, err));
    sheet->ranked = counted && also;
    sheet->rank_from = better + 1;
    sheet->rank_to = as_good;
    return MIRAIF_OK;
}

/* Numbers and kinds of what stands behind rules. */
static enum miraif_status name_rules(const struct mi_standing *standing, struct miraif_arena *arena,
                                     struct miraif_sheet *sheet, struct miraif_error *err)
{
    uint32_t rules = standing->problem.solver.rules;
    const char **kind = mi_arena_array(arena, rules, sizeof *kind);
    const char **team = mi_arena_array(arena, standing->teams, sizeof *team);
    if (kind == NULL || team == NULL)
        return mi_no_memory(err);
    for (uint32_t r = 0; r < rules; r++) {
        const struct mi_rule_origin *origin = &standing->problem.origin[r];
        kind[r] = origin->rule != NULL ? miraif_team_rule_code(origin->rule->kind)
                                       : miraif_separation_code(origin->separation->kind);
    }
    for (size_t t = 0; t < standing->teams; t++) {
        team[t] = mi_team_label(sheet->cohort, (int64_t)t + 1, arena);
        if (team[t] == NULL)
            return mi_no_memory(err);
    }
    sheet->rule_kind = kind;
    sheet->team = team;
    return MIRAIF_OK;
}

static enum miraif_status prove(const struct mi_standing *standing, const struct miraif_env *env,
                                struct miraif_arena *arena, struct miraif_sheet *sheet,
                                struct miraif_error *err)
{
    const struct miraif_grouping *solver = &standing->problem.solver;
    struct miraif_grouping_result found;
    sheet->input = *solver;
    sheet->units = standing->problem.units;
    miraif_sheet_digest(solver, sheet->digest);
    sheet->changed = !mi_text_is(standing->pool.digest, standing->run.digest);
    sheet->set_aside = standing->set_aside;
    measure(standing, &sheet->claim);
    MI_TRY(name_rules(standing, arena, sheet, err));
    MI_TRY(miraif_solve_grouping(solver, env, arena, &found, err));
    if (found.stopped)
        return mi_fail(err, MIRAIF_INTERRUPTED, "interrupted; nothing is changed");
    if (found.solution == MIRAIF_INFEASIBLE)
        return mi_fail(err, MIRAIF_INTERNAL, "teams that stand are said to be impossible");
    MI_TRY(miraif_check_grouping(solver, &found, err));
    sheet->claim.solution = MIRAIF_FEASIBLE;
    sheet->claim.bound = found.bound;
    MI_TRY(take_over(standing, &found, arena, sheet, err));
    return rank(standing, env, sheet, err);
}

enum miraif_status miraif_team_prove(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                     struct miraif_sheet *ret_sheet, struct miraif_error *err)
{
    struct mi_standing *standing = mi_arena_alloc(arena, sizeof *standing);
    struct miraif_sheet sheet = {.cohort = cohort};
    if (standing == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = mi_standing_load(store, cohort, arena, standing, err);
    mi_store_end_read(store);
    MI_TRY(status);
    if (standing->pool.roster.count > MIRAIF_SHEET_PEOPLE_MOST)
        return mi_fail(err, MIRAIF_REFUSED, "proof sheets are for at most %d people",
                       (int)MIRAIF_SHEET_PEOPLE_MOST);
    sheet.run = standing->run.id;
    sheet.state = standing->run.state;
    MI_TRY(prove(standing, mi_store_env(store), arena, &sheet, err));
    *ret_sheet = sheet;
    return MIRAIF_OK;
}
