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
    if (!(charge & MI_PAIR_APART))
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

/* Everybody's charges, one person after another. */
struct charges {
    const struct mi_mixing_state *state;
    uint16_t *charge; /* people: after the fixed rounds, with the mark of those who are separate */
    bool *met;        /* people: before, or in a fixed round */
};

static void read_charges(const struct charges *charges, uint32_t person)
{
    const struct mi_mixing_state *state = charges->state;
    mi_pairs_row(&state->pairs, person, charges->charge);
    for (uint32_t q = 0; q < state->people; q++) {
        charges->met[q] = charges->charge[q] & MI_PAIR_KNOWN;
        charges->charge[q] &= (uint16_t)~MI_PAIR_KNOWN;
    }
    for (uint32_t round = 0; round < state->problem->fixed_rounds; round++) {
        const uint32_t *at = state->at + (size_t)round * state->people;
        uint32_t table = state->table_at[state->position[(size_t)round * state->people + person]];
        for (uint32_t i = state->start[table]; i < state->start[table + 1]; i++) {
            charges->met[at[i]] = true;
            charges->charge[at[i]] = (uint16_t)(charges->charge[at[i]] + state->again);
        }
    }
}

static uint32_t dearest(const struct charges *charges)
{
    uint32_t most = 0;
    for (uint32_t p = 0; p < charges->state->people; p++) {
        read_charges(charges, p);
        for (uint32_t q = 0; q < charges->state->people; q++)
            if (!(charges->charge[q] & MI_PAIR_APART) && charges->charge[q] > most)
                most = charges->charge[q];
    }
    return most;
}

/* What is counted over all people. */
struct count {
    struct offer one;  /* of one person */
    struct offer all;  /* of all pairs */
    uint64_t meetings; /* that everybody has at least, in all free rounds */
    uint64_t fresh;    /* pairs that have not met, twice over */
    int64_t cost;
    int64_t repeats;
};

/* Those whom one person has not met, and the least that this person's meetings cost. */
static void count_person(const struct charges *charges, uint32_t person, struct count *count)
{
    uint64_t fresh = 0;
    read_charges(charges, person);
    for (uint32_t q = 0; q < charges->state->people; q++) {
        if (q == person)
            continue;
        fresh += !charges->met[q] && !(charges->charge[q] & MI_PAIR_APART);
        offer_pair(&count->one, charges->charge[q]);
        if (q > person)
            offer_pair(&count->all, charges->charge[q]);
    }
    count->cost += take(&count->one, count->meetings);
    count->repeats += count->meetings > fresh ? (int64_t)(count->meetings - fresh) : 0;
    count->fresh += fresh;
}

static enum miraif_status count_people(const struct mi_mixing_state *state, struct miraif_arena *arena,
                                       struct count *count, struct miraif_error *err)
{
    struct charges charges = {.state = state,
                              .charge = mi_arena_array(arena, state->people, sizeof *charges.charge),
                              .met = mi_arena_array(arena, state->people, sizeof *charges.met)};
    if (charges.charge == NULL || charges.met == NULL)
        return mi_no_memory(err);
    uint32_t rounds = state->problem->rounds - state->problem->fixed_rounds;
    uint32_t levels = dearest(&charges) + rounds * state->again + 1;
    count->one = (struct offer){.levels = levels, .rounds = rounds, .again = state->again};
    count->all = count->one;
    count->one.pairs = mi_arena_array(arena, levels, sizeof *count->one.pairs);
    count->all.pairs = mi_arena_array(arena, levels, sizeof *count->all.pairs);
    if (count->one.pairs == NULL || count->all.pairs == NULL)
        return mi_no_memory(err);
    count->meetings = (uint64_t)rounds * (smallest_table(state->problem) - 1);
    for (uint32_t p = 0; p < state->people; p++)
        count_person(&charges, p, count);
    return MIRAIF_OK;
}

/* Of those who are to stay at a table, whoever finds no seat there moves. */
static enum miraif_status count_moves(const struct miraif_mixing *problem, struct miraif_arena *arena,
                                      int64_t *ret_moves, struct miraif_error *err)
{
    int64_t moves = 0;
    uint32_t *staying = mi_arena_array(arena, problem->tables, sizeof *staying);
    if (staying == NULL)
        return mi_no_memory(err);
    for (uint32_t round = problem->fixed_rounds; problem->stay != NULL && round < problem->rounds; round++) {
        memset(staying, 0, problem->tables * sizeof *staying);
        for (uint32_t p = 0; p < problem->people; p++) {
            uint32_t table = problem->stay[(size_t)round * problem->people + p];
            moves += table != MIRAIF_MIXING_ANYWHERE && ++staying[table] > problem->size[table];
        }
    }
    *ret_moves = moves;
    return MIRAIF_OK;
}

enum miraif_status mi_mixing_bound(const struct mi_mixing_state *state, struct miraif_arena *arena,
                                   struct mi_mixing_bounds *ret_bounds, struct miraif_error *err)
{
    const struct miraif_mixing *problem = state->problem;
    struct count count = {0};
    struct mi_mixing_bounds bounds;
    MI_TRY(count_people(state, arena, &count, err));
    MI_TRY(count_moves(problem, arena, &bounds.moved, err));
    int64_t rounds = problem->rounds;
    int64_t fixed = problem->fixed_rounds;
    uint64_t meetings = meetings_a_round(problem) * (uint64_t)(rounds - fixed);
    uint64_t fresh = count.fresh / 2;
    int64_t crowd = crowded(problem);
    int64_t common = crowd * state->again * (rounds * (rounds - 1) - fixed * (fixed - 1)) / 2;
    int64_t cost = larger((count.cost + 1) / 2, take(&count.all, meetings));
    int64_t repeats = larger((count.repeats + 1) / 2, meetings > fresh ? (int64_t)(meetings - fresh) : 0);
    bounds.cost = state->burden.cost + larger(cost, common);
    bounds.repeats = larger(repeats, crowd * (fixed > 0 ? rounds - fixed : rounds - 1));
    *ret_bounds = bounds;
    return MIRAIF_OK;
}
