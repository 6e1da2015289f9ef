/* Simulated annealing over exchanges of two people of a round (Kirkpatrick, Gelatt and Vecchi 1983), with
 * integers only: the chance to take an exchange that makes the seating worse by d units is heat^d, in
 * 2^-32nds. A unit is what a repeated meeting usually costs. What is broken is a few units here, though it
 * comes first in the burden, or nothing would ever pass between the corners into which it divides the
 * seatings. */
#include "solve/mixing_parts.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/rng.h"

enum { EPOCHS = 400, DEPTH = 24, POLL = 1024 };

/* So many steps of heat are what is broken; a move is one. */
enum { UNEVEN_STEPS = 2, UNFAMILIAR_STEPS = 4, APART_STEPS = 20 };

/* Of 2^32: the heat after each epoch, from any to its 1/60 over all epochs. */
static const uint32_t cooling = 4251233000u;

struct run {
    struct mi_mixing_search *search;
    struct mi_rng rng;
    int64_t unit;
    uint32_t chance[DEPTH]; /* by how many units an exchange makes it worse, from 1 */
    uint32_t *best;         /* rounds × people */
    struct mi_burden best_burden;
    bool kept; /* whether there is a best */
};

static void set_heat(struct run *run, uint32_t heat)
{
    uint64_t chance = heat;
    for (uint32_t i = 0; i < DEPTH; i++) {
        run->chance[i] = (uint32_t)chance;
        chance = chance * heat >> 32;
    }
}

/* How many steps of heat an exchange has to pass: broken wishes are few steps, whatever they count. */
static int64_t depth_of(const struct run *run, const struct mi_burden *growth)
{
    int64_t broken = APART_STEPS * growth->apart + UNFAMILIAR_STEPS * growth->unfamiliar +
                     UNEVEN_STEPS * growth->uneven + growth->moved;
    int64_t cost = growth->cost > 0 ? (growth->cost - 1) / run->unit : 0;
    return (broken > 0 ? broken : 0) + cost;
}

static bool taken(struct run *run, const struct mi_burden *growth)
{
    static const struct mi_burden none;
    if (mi_burden_compare(growth, &none) <= 0)
        return true;
    int64_t depth = depth_of(run, growth);
    return depth < DEPTH && (uint32_t)(mi_rng_next(&run->rng) >> 32) < run->chance[depth];
}

/* The mean weight of those who met, or the charge for meeting again where that is more. */
static int64_t usual_charge(const struct mi_mixing_state *state)
{
    int64_t sum = 0;
    for (uint32_t i = 0; i < state->problem->mets; i++)
        sum += state->problem->met[i].weight;
    int64_t mean = state->problem->mets == 0 ? 0 : sum / state->problem->mets;
    return mean > state->again ? mean : state->again;
}

static void remember(struct run *run)
{
    const struct mi_mixing_state *state = run->search->state;
    if (run->kept && mi_burden_compare(&state->burden, &run->best_burden) >= 0)
        return;
    run->kept = true;
    run->best_burden = state->burden;
    memcpy(run->best, state->at, (size_t)state->problem->rounds * state->people * sizeof *run->best);
}

/* Two people at different tables of a free round change places, if that is taken. */
static void try_places(struct run *run)
{
    struct mi_mixing_state *state = run->search->state;
    uint32_t fixed = state->problem->fixed_rounds;
    uint32_t round = fixed + mi_rng_below(&run->rng, state->problem->rounds - fixed);
    const uint32_t *at = state->at + (size_t)round * state->people;
    uint32_t here = mi_rng_below(&run->rng, state->people);
    uint32_t there = mi_rng_below(&run->rng, state->people);
    if (state->table_at[here] == state->table_at[there])
        return;
    struct mi_burden growth;
    mi_mixing_growth(state, round, at[here], at[there], &growth);
    if (taken(run, &growth))
        mi_mixing_exchange(state, round, at[here], at[there], &growth);
}

/* Lets two people take each other's part in all free rounds; what that adds to the burden. */
static struct mi_burden exchange_everywhere(struct mi_mixing_state *state, uint32_t one, uint32_t other)
{
    struct mi_burden before = state->burden;
    for (uint32_t round = state->problem->fixed_rounds; round < state->problem->rounds; round++) {
        const uint32_t *position = state->position + (size_t)round * state->people;
        struct mi_burden growth;
        if (state->table_at[position[one]] == state->table_at[position[other]])
            continue;
        mi_mixing_growth(state, round, one, other, &growth);
        mi_mixing_exchange(state, round, one, other, &growth);
    }
    return (struct mi_burden){.apart = state->burden.apart - before.apart,
                              .unfamiliar = state->burden.unfamiliar - before.unfamiliar,
                              .uneven = state->burden.uneven - before.uneven,
                              .moved = state->burden.moved - before.moved,
                              .cost = state->burden.cost - before.cost};
}

/* Two people take each other's part in all free rounds, if that is taken. */
static void try_parts(struct run *run)
{
    struct mi_mixing_state *state = run->search->state;
    uint32_t one = mi_rng_below(&run->rng, state->people);
    uint32_t other = mi_rng_below(&run->rng, state->people);
    struct mi_burden growth = exchange_everywhere(state, one, other);
    if (!taken(run, &growth))
        exchange_everywhere(state, one, other);
}

static bool stop(struct mi_mixing_search *search)
{
    const struct miraif_env *env = search->env;
    if (search->steps % POLL == 0 && env != NULL && env->should_stop != NULL)
        search->stopped = env->should_stop(env->context);
    return search->stopped;
}

/* Tries `steps` exchanges at one heat; false when there is nothing left to do. */
static bool run_epoch(struct run *run, uint64_t steps)
{
    struct mi_mixing_search *search = run->search;
    for (uint64_t i = 0; i < steps; i++) {
        if (mi_burden_compare(&search->state->burden, &search->enough) <= 0 || stop(search))
            return false;
        search->steps++;
        if (search->whole)
            try_parts(run);
        else
            try_places(run);
    }
    return true;
}

enum miraif_status mi_mixing_anneal(struct mi_mixing_search *search, struct miraif_arena *arena,
                                    struct miraif_error *err)
{
    struct mi_mixing_state *state = search->state;
    struct run run = {.search = search, .unit = usual_charge(state)};
    run.best = mi_arena_array(arena, (size_t)state->problem->rounds * state->people, sizeof *run.best);
    if (run.best == NULL)
        return mi_no_memory(err);
    mi_rng_seed(&run.rng, search->seed);
    remember(&run);
    uint64_t heat = search->heat;
    for (uint64_t epoch = 0; epoch < EPOCHS; epoch++) {
        set_heat(&run, (uint32_t)heat);
        uint64_t steps = search->effort * (epoch + 1) / EPOCHS - search->effort * epoch / EPOCHS;
        bool more = run_epoch(&run, steps);
        remember(&run);
        if (!more)
            break;
        heat = heat * cooling >> 32;
    }
    mi_mixing_seat(state, run.best);
    return MIRAIF_OK;
}
