/* Constraints that clash: as few of them as can be told. */
#include "solve/clash.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

enum { MENDS_MOST = 128, CLASH_TESTS_MOST = 2000 };

/* Looks for one constraint that is impossible by itself (or for none at all being enough): `*ret_found`. */
static enum miraif_status find_single(uint32_t count, mi_clash_test *test, void *context, uint8_t *active,
                                      bool *ret_found, struct miraif_error *err)
{
    enum mi_divided divided;
    *ret_found = false;
    MI_TRY(test(context, active, &divided, err));
    *ret_found = divided == MI_INDIVISIBLE;
    for (uint32_t i = 0; !*ret_found && i < count; i++) {
        active[i] = 1;
        MI_TRY(test(context, active, &divided, err));
        *ret_found = divided == MI_INDIVISIBLE;
        active[i] = *ret_found;
    }
    return MIRAIF_OK;
}

/* Leaves out what can be left out; `*ret_smallest` says whether the rest was shown to be needed. */
static enum miraif_status filter(uint32_t count, mi_clash_test *test, void *context, uint8_t *active,
                                 bool *ret_smallest, struct miraif_error *err)
{
    enum mi_divided divided;
    *ret_smallest = true;
    memset(active, 1, count);
    for (uint32_t i = count; i-- > 0;) {
        active[i] = 0;
        MI_TRY(test(context, active, &divided, err));
        active[i] = divided != MI_INDIVISIBLE;
        *ret_smallest = *ret_smallest && divided != MI_UNDECIDED;
    }
    return MIRAIF_OK;
}

/* The search for the fewest that clash. */
struct fewest {
    uint32_t count;
    mi_clash_test *test;
    void *context;
    struct miraif_arena *arena;
    struct miraif_error *err;
    const uint8_t *mend[MENDS_MOST]; /* sets whose leaving out makes a result possible */
    uint32_t mends;
    uint8_t *chosen; /* one of each, as few as can be */
    uint32_t tests;
};

/* Completes `chosen` by at most `more` constraints so that one of each set is in it. */
static bool hit_all(struct fewest *fewest, uint32_t more)
{
    const uint8_t *open = NULL;
    for (uint32_t m = 0; m < fewest->mends && open == NULL; m++) {
        open = fewest->mend[m];
        for (uint32_t i = 0; i < fewest->count && open != NULL; i++)
            if (fewest->mend[m][i] && fewest->chosen[i])
                open = NULL;
    }
    if (open == NULL)
        return true;
    for (uint32_t i = 0; more > 0 && i < fewest->count; i++) {
        if (!open[i])
            continue;
        fewest->chosen[i] = 1;
        if (hit_all(fewest, more - 1))
            return true;
        fewest->chosen[i] = 0;
    }
    return false;
}

/* As many constraints as can hold together, those chosen among them: the others are one more set. */
static enum miraif_status add_mend(struct fewest *fewest)
{
    uint8_t *active = mi_arena_array(fewest->arena, fewest->count, sizeof *active);
    enum mi_divided divided;
    if (active == NULL)
        return mi_no_memory(fewest->err);
    memcpy(active, fewest->chosen, fewest->count);
    for (uint32_t i = 0; i < fewest->count; i++) {
        if (active[i])
            continue;
        active[i] = 1;
        fewest->tests++;
        MI_TRY(fewest->test(fewest->context, active, &divided, fewest->err));
        active[i] = divided == MI_DIVIDED;
    }
    for (uint32_t i = 0; i < fewest->count; i++)
        active[i] = !active[i];
    fewest->mend[fewest->mends++] = active;
    return MIRAIF_OK;
}

/* Makes `active`, an irreducible clash of `size`, one of the fewest, where that is found out in time. */
static enum miraif_status find_fewest(struct fewest *fewest, uint32_t size, uint8_t *active, bool *ret_fewest)
{
    enum mi_divided divided;
    *ret_fewest = size <= 2;
    for (uint32_t least = 1; least < size && !*ret_fewest;) {
        memset(fewest->chosen, 0, fewest->count);
        if (!hit_all(fewest, least)) {
            *ret_fewest = ++least == size;
            continue;
        }
        if (fewest->tests > CLASH_TESTS_MOST || fewest->mends == MENDS_MOST)
            return MIRAIF_OK;
        fewest->tests++;
        MI_TRY(fewest->test(fewest->context, fewest->chosen, &divided, fewest->err));
        if (divided == MI_UNDECIDED)
            return MIRAIF_OK;
        if (divided == MI_DIVIDED) {
            MI_TRY(add_mend(fewest));
            continue;
        }
        memcpy(active, fewest->chosen, fewest->count);
        *ret_fewest = true;
    }
    return MIRAIF_OK;
}

static enum miraif_status reduce(uint32_t count, mi_clash_test *test, void *context, uint8_t *active,
                                 struct miraif_arena *arena, struct miraif_clash *clash,
                                 struct miraif_error *err)
{
    struct fewest fewest = {.count = count, .test = test, .context = context, .arena = arena, .err = err};
    uint32_t size = 0;
    MI_TRY(filter(count, test, context, active, &clash->smallest, err));
    for (uint32_t i = 0; i < count; i++)
        size += active[i];
    fewest.chosen = mi_arena_array(arena, count, sizeof *fewest.chosen);
    if (fewest.chosen == NULL)
        return mi_no_memory(err);
    return clash->smallest ? find_fewest(&fewest, size, active, &clash->fewest) : MIRAIF_OK;
}

enum miraif_status mi_clash_find(uint32_t count, bool proved, mi_clash_test *test, void *context,
                                 struct miraif_arena *arena, struct miraif_clash *ret_clash,
                                 struct miraif_error *err)
{
    uint8_t *active = mi_arena_array(arena, count, sizeof *active);
    uint32_t *rule = mi_arena_array(arena, count, sizeof *rule);
    if (active == NULL || rule == NULL)
        return mi_no_memory(err);
    struct miraif_clash clash = {.rule = rule, .proved = true, .smallest = true};
    bool single;
    MI_TRY(find_single(count, test, context, active, &single, err));
    clash.fewest = single;
    if (!single && !proved) {
        clash.proved = false;
        clash.smallest = false;
        memset(active, 1, count);
    } else if (!single) {
        MI_TRY(reduce(count, test, context, active, arena, &clash, err));
    }
    for (uint32_t i = 0; i < count; i++)
        if (active[i])
            rule[clash.count++] = i;
    *ret_clash = clash;
    return MIRAIF_OK;
}
