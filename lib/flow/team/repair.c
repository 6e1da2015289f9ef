/* After somebody left: the others go on, and move only where the office says that they may. */
#include "base/arena.h"
#include "base/error.h"
#include "flow/team/change.h"
#include "flow/team/mentors.h"
#include "store/db.h"

enum { CHANGES_MOST = 1000000 };

struct search {
    struct mi_change *change;
    int64_t *least;   /* of each team: how many it is to have */
    uint32_t *size;   /* of each team, as tried */
    uint32_t *member; /* of one team */
    uint32_t teams;
    uint32_t people;
    int64_t tried;
    bool found;
    int64_t worst; /* of the best so far */
    int64_t total;
    uint32_t *best; /* its groups */
};

static bool is_legal(const struct search *search)
{
    const struct mi_change *change = search->change;
    const struct miraif_grouping *solver = &change->problem.solver;
    for (uint32_t g = 0; g < search->teams; g++)
        if (search->size[g] < search->least[g] || search->size[g] > MIRAIF_GROUP_SIZE_MOST)
            return false;
    for (uint32_t p = 0; p < search->people; p++)
        if (mi_change_bar(change, p) == MI_BAR_FORBIDDEN)
            return false;
    for (uint32_t r = 0; r < solver->rules; r++)
        for (uint32_t g = 0; g < search->teams; g++)
            if (!mi_team_keeps(&solver->rule[r], change->group, g))
                return false;
    return true;
}

/* Keeps what is tried where it is legal and better than the best. */
static void weigh(struct search *search)
{
    const struct mi_change *change = search->change;
    int64_t worst = INT64_MAX;
    int64_t total = 0;
    search->tried++;
    if (!is_legal(search))
        return;
    for (uint32_t g = 0; g < search->teams; g++) {
        uint32_t count = 0;
        for (uint32_t p = 0; p < search->people; p++)
            if (change->group[p] == g)
                search->member[count++] = p;
        int64_t value = mi_team_value(&change->problem, search->member, count);
        worst = value < worst ? value : worst;
        total += value;
    }
    if (search->found && (worst < search->worst || (worst == search->worst && total <= search->total)))
        return;
    search->found = true;
    search->worst = worst;
    search->total = total;
    for (uint32_t p = 0; p < search->people; p++)
        search->best[p] = change->group[p];
}

/* Tries every way to move exactly `moves` people of those from `first` on. */
static void try_moves(struct search *search, uint32_t first, int64_t moves)
{
    uint32_t *group = search->change->group;
    if (moves == 0) {
        weigh(search);
        return;
    }
    for (uint32_t p = first; p + (uint32_t)moves <= search->people; p++) {
        uint32_t home = group[p];
        for (uint32_t g = 0; g < search->teams; g++) {
            if (g == home)
                continue;
            group[p] = g;
            search->size[home]--;
            search->size[g]++;
            try_moves(search, p + 1, moves - 1);
            search->size[home]++;
            search->size[g]--;
        }
        group[p] = home;
    }
}

/* How many changes of exactly so many moves there are; no more than one above CHANGES_MOST. */
static int64_t count_changes(uint32_t people, uint32_t teams, int64_t moves)
{
    int64_t count = 1;
    for (int64_t k = 0; k < moves; k++) {
        count = count * ((int64_t)people - k) / (k + 1) * (teams - 1);
        if (count > CHANGES_MOST)
            return CHANGES_MOST + 1;
    }
    return count;
}

static enum miraif_status prepare(struct search *search)
{
    struct mi_change *change = search->change;
    MI_TRY(mi_change_load(change));
    search->teams = (uint32_t)change->before.teams;
    search->people = (uint32_t)change->pool.roster.count;
    search->least = mi_arena_array(change->arena, search->teams, sizeof *search->least);
    search->size = mi_arena_array(change->arena, search->teams, sizeof *search->size);
    search->member = mi_arena_array(change->arena, search->people, sizeof *search->member);
    search->best = mi_arena_array(change->arena, search->people, sizeof *search->best);
    if (search->least == NULL || search->size == NULL || search->member == NULL || search->best == NULL)
        return mi_no_memory(change->err);
    for (uint32_t p = 0; p < search->people; p++)
        search->size[change->group[p]]++;
    for (uint32_t g = 0; g < search->teams; g++) {
        int64_t was = (int64_t)change->before.team[g].members;
        int64_t even = search->people / search->teams;
        search->least[g] = was < even ? was : even;
    }
    return mi_team_attributes_encode(&change->problem, &change->settings.options, MIRAIF_GROUP_SIZE_MOST,
                                     change->arena, change->err);
}

static enum miraif_status find_fewest(struct search *search, int64_t most)
{
    struct mi_change *change = search->change;
    const struct miraif_env *env = mi_store_env(change->store);
    for (int64_t moves = 0; moves <= most && !search->found; moves++) {
        if (count_changes(search->people, search->teams, moves) > CHANGES_MOST) {
            mi_fail(change->err, MIRAIF_REFUSED, "there are too many ways to move %lld people to look at all",
                    (long long)moves);
            mi_hint(change->err, "move them yourself: miraif team move p12 --to 1-B");
            return MIRAIF_REFUSED;
        }
        if (env->should_stop != NULL && env->should_stop(env->context))
            return mi_fail(change->err, MIRAIF_INTERRUPTED, "interrupted; nothing is changed");
        try_moves(search, 0, moves);
    }
    change->considered = search->tried;
    return MIRAIF_OK;
}

static enum miraif_status decide(struct mi_change *change, void *context)
{
    const int64_t *moves = context;
    struct search search = {.change = change};
    if (!change->live) {
        mi_fail(change->err, MIRAIF_REFUSED, "the teams of cohort %lld are a draft",
                (long long)change->cohort);
        mi_hint(change->err, "form them again: miraif team form %lld", (long long)change->cohort);
        return MIRAIF_REFUSED;
    }
    if (*moves == 0)
        return MIRAIF_OK;
    MI_TRY(prepare(&search));
    MI_TRY(find_fewest(&search, *moves));
    if (!search.found) {
        mi_fail(change->err, MIRAIF_UNSATISFIABLE,
                "no %lld moves or fewer make teams of fitting sizes in which every rule holds",
                (long long)*moves);
        mi_hint(change->err, "allow more moves, or remove a rule: miraif team rule list %lld",
                (long long)change->cohort);
        return MIRAIF_UNSATISFIABLE;
    }
    for (uint32_t p = 0; p < search.people; p++)
        mi_change_seat(change, change->pool.roster.item[p].person.id)->team = (int64_t)search.best[p] + 1;
    return MIRAIF_OK;
}

enum miraif_status miraif_team_repair(struct miraif_store *store, int64_t cohort, int64_t moves,
                                      const struct miraif_team_order *order, struct miraif_arena *arena,
                                      struct miraif_team_change *ret_change, struct miraif_error *err)
{
    struct mi_change change = {.store = store,
                               .cohort = cohort,
                               .order = order,
                               .arena = arena,
                               .err = err,
                               .how = "repair",
                               .lenient = true};
    if (moves < 0 || moves > MIRAIF_REPAIR_MOVES_MOST)
        return mi_fail(err, MIRAIF_USAGE, "moves are from 0 to %d", (int)MIRAIF_REPAIR_MOVES_MOST);
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, mi_change_make(&change, decide, &moves, ret_change), err);
}
