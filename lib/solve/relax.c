/* The cheapest relaxation of constraints that clash. */
#include "solve/relax.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

enum { RELAX_TESTS_MOST = 4000 };

struct work {
    const struct mi_relaxable *of;
    struct miraif_arena *arena;
    struct miraif_error *err;
    uint32_t *loose; /* as tried */
    uint32_t set[MI_RELAXED_MOST];
    uint32_t size; /* of sets that are tried now */
    uint32_t tests;
    struct mi_relaxation best;
    uint64_t best_cost;
};

static enum miraif_status test(struct work *work, const uint32_t *loose, enum mi_divided *ret_divided)
{
    *ret_divided = MI_UNDECIDED;
    if (work->tests++ < RELAX_TESTS_MOST)
        MI_TRY(work->of->test(work->of->context, loose, ret_divided, work->err));
    if (*ret_divided == MI_UNDECIDED)
        work->best.cheapest = false;
    return MIRAIF_OK;
}

static uint64_t cost_of(const struct work *work)
{
    uint64_t cost = 0;
    for (uint32_t i = 0; i < work->size; i++)
        cost += work->of->cost[work->set[i]];
    return cost;
}

/* The set at hand, ascending. */
static void copy_sorted(const struct work *work, uint32_t *item)
{
    for (uint32_t i = 0; i < work->size; i++) {
        uint32_t at = i;
        for (; at > 0 && item[at - 1] > work->set[i]; at--)
            item[at] = item[at - 1];
        item[at] = work->set[i];
    }
}

static void keep(struct work *work)
{
    uint32_t item[MI_RELAXED_MOST];
    uint64_t cost = cost_of(work);
    bool better = work->best.count == 0 || cost < work->best_cost;
    copy_sorted(work, item);
    for (uint32_t i = 0; !better && cost == work->best_cost && i < work->size; i++) {
        if (item[i] > work->best.item[i])
            break;
        better = item[i] < work->best.item[i];
    }
    if (!better)
        return;
    work->best.count = work->size;
    work->best_cost = cost;
    for (uint32_t i = 0; i < work->size; i++)
        work->best.item[i] = item[i];
}

/* An irreducible clash of what is not dropped: `active` marks it; `*ret_found` is false where none is known.
 */
static enum miraif_status find_clash(struct work *work, uint8_t *active, bool *ret_found)
{
    uint32_t count = work->of->count;
    uint32_t *loose = mi_arena_array(work->arena, count, sizeof *loose);
    enum mi_divided divided;
    if (loose == NULL)
        return mi_no_memory(work->err);
    memcpy(loose, work->loose, count * sizeof *loose);
    MI_TRY(test(work, loose, &divided));
    *ret_found = divided == MI_INDIVISIBLE;
    for (uint32_t i = count; *ret_found && i-- > 0;) {
        if (loose[i] == MI_DROPPED)
            continue;
        loose[i] = MI_DROPPED;
        MI_TRY(test(work, loose, &divided));
        active[i] = divided != MI_INDIVISIBLE;
        if (active[i])
            loose[i] = 0;
    }
    return MIRAIF_OK;
}

/* Tries every set of `work->size` that begins with the `depth` chosen and goes on along clashes. */
static enum miraif_status grow(struct work *work, uint32_t depth)
{
    enum mi_divided divided;
    bool found;
    if (depth == work->size) {
        MI_TRY(test(work, work->loose, &divided));
        if (divided == MI_DIVIDED)
            keep(work);
        return MIRAIF_OK;
    }
    uint8_t *active = mi_arena_array(work->arena, work->of->count, sizeof *active);
    if (active == NULL)
        return mi_no_memory(work->err);
    MI_TRY(find_clash(work, active, &found));
    for (uint32_t i = 0; found && i < work->of->count; i++) {
        if (!active[i])
            continue;
        work->set[depth] = i;
        work->loose[i] = MI_DROPPED;
        MI_TRY(grow(work, depth + 1));
        work->loose[i] = 0;
    }
    return MIRAIF_OK;
}

/* One after the other is loosened only as far as needed. */
static enum miraif_status loosen(struct work *work)
{
    struct mi_relaxation *best = &work->best;
    for (uint32_t i = 0; i < best->count; i++) {
        best->by[i] = MI_DROPPED;
        work->loose[best->item[i]] = MI_DROPPED;
    }
    for (uint32_t i = 0; i < best->count; i++) {
        for (uint32_t by = 1; by <= work->of->most[best->item[i]] && best->by[i] == MI_DROPPED; by++) {
            enum mi_divided divided;
            work->loose[best->item[i]] = by;
            MI_TRY(test(work, work->loose, &divided));
            if (divided == MI_DIVIDED)
                best->by[i] = by;
        }
        work->loose[best->item[i]] = best->by[i];
    }
    return MIRAIF_OK;
}

enum miraif_status mi_relax_find(const struct mi_relaxable *relaxable, struct miraif_arena *arena,
                                 struct mi_relaxation *ret_relaxation, struct miraif_error *err)
{
    struct work work = {.of = relaxable, .arena = arena, .err = err, .best = {.cheapest = true}};
    work.loose = mi_arena_array(arena, relaxable->count, sizeof *work.loose);
    if (work.loose == NULL)
        return mi_no_memory(err);
    for (work.size = 1; work.size <= MI_RELAXED_MOST && work.best.count == 0; work.size++)
        MI_TRY(grow(&work, 0));
    if (work.best.count > 0)
        MI_TRY(loosen(&work));
    *ret_relaxation = work.best;
    return MIRAIF_OK;
}
