/* Checks a balancing from the problem alone, pair by pair where groups are small. It shares no code with the
 * solver, on purpose. */
#include "base/arena.h"
#include "base/error.h"
#include "miraif/grouping.h"

enum { PAIRS_UP_TO = 100 /* people in a group; above, by the sums about the group's first person */ };

/* People by group: those of `g` from `start[g]` to `start[g + 1]`. */
struct listing {
    uint32_t *start;
    uint32_t *person;
};

static enum miraif_status list_people(const struct miraif_balancing *problem, const uint32_t *group,
                                      struct miraif_arena *arena, struct listing *ret_listing,
                                      struct miraif_error *err)
{
    uint32_t *start = mi_arena_array(arena, (size_t)problem->groups + 1, sizeof *start);
    uint32_t *held = mi_arena_array(arena, problem->groups, sizeof *held);
    uint32_t *person = mi_arena_array(arena, problem->people, sizeof *person);
    if (start == NULL || held == NULL || person == NULL)
        return mi_no_memory(err);
    for (uint32_t g = 0; g < problem->groups; g++)
        start[g + 1] = start[g] + problem->size[g];
    for (uint32_t p = 0; p < problem->people; p++) {
        uint32_t g = group[p];
        if (g >= problem->groups || held[g] == problem->size[g])
            return mi_fail(err, MIRAIF_INTERNAL, "person %u is in a group that does not exist, or is full",
                           p);
        person[start[g] + held[g]++] = p;
    }
    *ret_listing = (struct listing){start, person};
    return MIRAIF_OK;
}

static int64_t squared_distance(const struct miraif_balancing *problem, uint32_t p, uint32_t q)
{
    int64_t square = 0;
    for (size_t f = 0; f < problem->features; f++) {
        int64_t apart = (int64_t)problem->feature[(size_t)p * problem->features + f] -
                        problem->feature[(size_t)q * problem->features + f];
        square += apart * apart;
    }
    return square;
}

static int64_t worth_of_few(const struct miraif_balancing *problem, const uint32_t *person, uint32_t size)
{
    int64_t worth = 0;
    for (uint32_t i = 0; i < size; i++)
        for (uint32_t j = 0; j < i; j++)
            worth += squared_distance(problem, person[i], person[j]);
    return worth;
}

static int64_t worth_of_many(const struct miraif_balancing *problem, const uint32_t *person, uint32_t size)
{
    int64_t worth = 0;
    for (size_t f = 0; f < problem->features; f++) {
        int64_t origin = problem->feature[(size_t)person[0] * problem->features + f];
        int64_t sum = 0;
        for (uint32_t i = 0; i < size; i++) {
            int64_t value = problem->feature[(size_t)person[i] * problem->features + f] - origin;
            sum += value;
            worth += value * value * size;
        }
        worth -= sum * sum;
    }
    return worth;
}

enum miraif_status miraif_check_balancing(const struct miraif_balancing *problem,
                                          const struct miraif_balancing_result *result,
                                          struct miraif_arena *arena, struct miraif_error *err)
{
    struct listing listing = {0};
    int64_t total = 0;
    MI_TRY(list_people(problem, result->group, arena, &listing, err));
    for (uint32_t g = 0; g < problem->groups; g++) {
        const uint32_t *person = &listing.person[listing.start[g]];
        total += problem->size[g] <= PAIRS_UP_TO ? worth_of_few(problem, person, problem->size[g])
                                                 : worth_of_many(problem, person, problem->size[g]);
    }
    if (total != result->total)
        return mi_fail(err, MIRAIF_INTERNAL, "the total of a balancing is not that of its groups");
    if (total > result->bound)
        return mi_fail(err, MIRAIF_INTERNAL, "a balancing is better than its bound");
    return MIRAIF_OK;
}
