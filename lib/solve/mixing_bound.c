/* Lower bounds by counting. Every pair offers its meetings at rising charges; whoever must meet so many takes
 * the cheapest, seen over all pairs or person by person. And people of a table that outnumber the tables of
 * another round must share one of those. */
#include "solve/mixing_parts.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

/* Pairs by what their next meeting is charged. Each has one meeting a round to offer, at rising charges. */
struct offer {
    uint64_t *pairs; /* levels */
    uint32_t levels;
    uint32_t rounds; /* free */
    uint32_t again;
};

static void offer_pair(struct offer *offer, uint32_t charge)
{
    if (charge < MI_APART)
        offer->pairs[charge]++;
}

static uint64_t offered_at(const struct offer *offer, uint32_t level)
{
    uint64_t offered = 0;
    for (uint32_t round = 0; round < offer->rounds && round * offer->again <= level; round++)
        offered += offer->pairs[level - round * offer->again];
    return offered;
}

/* The least charge for `meetings` of those on offer; clears the offer. */
static int64_t take(struct offer *offer, uint64_t meetings)
{
    int64_t charge = 0;
    for (uint32_t level = 0; level < offer->levels && meetings > 0; level++) {
        uint64_t offered = offered_at(offer, level);
        uint64_t taken = offered < meetings ? offered : meetings;
        charge += (int64_t)(taken * level);
        meetings -= taken;
    }
    memset(offer->pairs, 0, offer->levels * sizeof *offer->pairs);
    return charge;
}

static uint32_t dearest(const struct mi_mixing_state *state)
{
    uint32_t most = 0;
    for (size_t i = 0; i < (size_t)state->people * state->people; i++)
        if (state->charge[i] < MI_APART && state->charge[i] > most)
            most = state->charge[i];
    return most;
}

static uint64_t meetings_a_round(const struct miraif_mixing *problem)
{
    uint64_t meetings = 0;
    for (uint32_t t = 0; t < problem->tables; t++)
        meetings += (uint64_t)problem->size[t] * (problem->size[t] - 1) / 2;
    return meetings;
}

static uint32_t smallest_table(const struct miraif_mixing *problem)
{
    uint32_t least = problem->size[0];
    for (uint32_t t = 1; t < problem->tables; t++)
        if (problem->size[t] < least)
            least = problem->size[t];
    return least;
}

/* Pairs of one round that must share a table in another one, too. */
static int64_t crowded(const struct miraif_mixing *problem)
{
    int64_t pairs = 0;
    for (uint32_t t = 0; t < problem->tables; t++) {
        int64_t each = problem->size[t] / problem->tables;
        int64_t rest = problem->size[t] % problem->tables;
        pairs += rest * (each + 1) * each / 2 + (problem->tables - rest) * each * (each - 1) / 2;
    }
    return pairs;
}

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* Person by person: those whom one person has not met, and the least that this person's meetings cost. */
static void count_persons(const struct mi_mixing_state *state, struct offer *offer, uint64_t meetings,
                          struct mi_mixing_bounds *twice, uint64_t *fresh_pairs)
{
    for (uint32_t p = 0; p < state->people; p++) {
        uint64_t fresh = 0;
        for (uint32_t q = 0; q < state->people; q++) {
            uint32_t charge = state->charge[(size_t)p * state->people + q];
            fresh += q != p && charge == 0;
            if (q != p)
                offer_pair(offer, charge);
        }
        twice->cost += take(offer, meetings);
        twice->repeats += meetings > fresh ? (int64_t)(meetings - fresh) : 0;
        *fresh_pairs += fresh;
    }
    *fresh_pairs /= 2;
}

static int64_t cheapest_overall(const struct mi_mixing_state *state, struct offer *offer, uint64_t meetings)
{
    for (uint32_t p = 0; p < state->people; p++)
        for (uint32_t q = p + 1; q < state->people; q++)
            offer_pair(offer, state->charge[(size_t)p * state->people + q]);
    return take(offer, meetings);
}

enum miraif_status mi_mixing_bound(const struct mi_mixing_state *state, struct miraif_arena *arena,
                                   struct mi_mixing_bounds *ret_bounds, struct miraif_error *err)
{
    const struct miraif_mixing *problem = state->problem;
    struct offer offer = {.rounds = problem->rounds - problem->fixed_rounds, .again = state->again};
    offer.levels = dearest(state) + offer.rounds * offer.again + 1;
    offer.pairs = mi_arena_array(arena, offer.levels, sizeof *offer.pairs);
    if (offer.pairs == NULL)
        return mi_no_memory(err);
    struct mi_mixing_bounds twice = {0};
    uint64_t fresh = 0;
    count_persons(state, &offer, (uint64_t)offer.rounds * (smallest_table(problem) - 1), &twice, &fresh);
    uint64_t meetings = meetings_a_round(problem) * offer.rounds;
    int64_t crowd = crowded(problem);
    int64_t rounds = problem->rounds;
    int64_t fixed = problem->fixed_rounds;
    int64_t common = crowd * state->again * (rounds * (rounds - 1) - fixed * (fixed - 1)) / 2;
    int64_t cost = larger((twice.cost + 1) / 2, cheapest_overall(state, &offer, meetings));
    int64_t repeats = larger((twice.repeats + 1) / 2, meetings > fresh ? (int64_t)(meetings - fresh) : 0);
    *ret_bounds = (struct mi_mixing_bounds){
        .cost = state->burden + larger(cost, common),
        .repeats = larger(repeats, crowd * (fixed > 0 ? rounds - fixed : rounds - 1)),
    };
    return MIRAIF_OK;
}
