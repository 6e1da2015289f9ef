/* Mending one round: chairs that stay empty are people whom nobody knows and of whom no two share a table.
 * Then all tables have the same number of chairs, and which of them gets one person more is found with the
 * rest. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "miraif/mixing.h"

/* So many exchanges a person are enough: everybody has few places to go. */
enum { EFFORT = 20000 };

static enum miraif_status add_chairs(struct miraif_mixing *problem, uint32_t chairs,
                                     struct miraif_arena *arena, struct miraif_error *err)
{
    uint32_t people = problem->people + chairs;
    uint32_t empty = problem->aparts + chairs * (chairs - 1) / 2;
    uint32_t *size = mi_arena_array(arena, problem->tables, sizeof *size);
    uint32_t *stay = mi_arena_array(arena, people, sizeof *stay);
    uint32_t *origin = mi_arena_array(arena, people, sizeof *origin);
    uint8_t *kind = mi_arena_array(arena, people, sizeof *kind);
    struct miraif_mixing_pair *apart = mi_arena_array(arena, empty, sizeof *apart);
    if (size == NULL || stay == NULL || origin == NULL || kind == NULL || apart == NULL)
        return mi_no_memory(err);
    for (uint32_t t = 0; t < problem->tables; t++)
        size[t] = people / problem->tables;
    for (uint32_t p = 0; p < people; p++) {
        bool chair = p >= problem->people;
        stay[p] = chair || problem->stay == NULL ? MIRAIF_MIXING_ANYWHERE : problem->stay[p];
        origin[p] = chair || problem->origin == NULL ? 0 : problem->origin[p];
        kind[p] = chair || problem->kind == NULL ? 0 : problem->kind[p];
    }
    if (problem->aparts > 0)
        memcpy(apart, problem->apart, problem->aparts * sizeof *apart);
    for (uint32_t p = problem->people; p < people; p++)
        for (uint32_t q = problem->people; q < p; q++)
            apart[problem->aparts++] = (struct miraif_mixing_pair){.one = q, .other = p};
    problem->people = people;
    problem->size = size;
    problem->stay = stay;
    problem->origin = problem->origin == NULL ? NULL : origin;
    problem->kind = problem->kind == NULL ? NULL : kind;
    problem->apart = apart;
    return MIRAIF_OK;
}

enum miraif_status miraif_mend_mixing(const struct miraif_mixing *problem, const struct miraif_env *env,
                                      struct miraif_arena *arena, struct miraif_mixing_result *ret_result,
                                      struct miraif_error *err)
{
    struct miraif_mixing whole = *problem;
    if (problem->rounds != 1 || problem->tables == 0 || problem->tables > problem->people ||
        problem->people > MIRAIF_MIXING_PEOPLE_MOST / 2)
        return mi_fail(err, MIRAIF_REFUSED, N_("one round of up to %d people is mended at a time"),
                       MIRAIF_MIXING_PEOPLE_MOST / 2);
    uint32_t chairs = (problem->tables - problem->people % problem->tables) % problem->tables;
    MI_TRY(add_chairs(&whole, chairs, arena, err));
    whole.effort = problem->effort == 0 ? (uint64_t)whole.people * EFFORT : problem->effort;
    struct miraif_mixing_result result;
    MI_TRY(miraif_solve_mixing(&whole, env, arena, &result, err));
    MI_TRY(miraif_check_mixing(&whole, &result, err));
    *ret_result = result;
    return MIRAIF_OK;
}
