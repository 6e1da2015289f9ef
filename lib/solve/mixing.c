/* Mixing, from problem to result: a design if one fits, search where it leaves something to better, and the
 * better of both. */
#include "miraif/mixing.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/rng.h"
#include "solve/mixing_parts.h"

/* How readily worse exchanges are taken at first, of 2^32: one in ten, and one in twenty where a design is
 * bettered. */
static const uint32_t eager = 429496730u;
static const uint32_t careful = 214748364u;

/* People are scattered anew at least and at most so often: where wishes stand in the way, one run may end in
 * a corner. */
enum { SCATTERS_LEAST = 4, SCATTERS_MOST = 32 };

/* So many fixed rounds are tried for the past on which a design is laid. */
enum { ANCHORS_MOST = 8 };

static enum miraif_status check_pairs(const struct miraif_mixing *problem,
                                      const struct miraif_mixing_pair *pair, uint32_t pairs, bool weighed,
                                      struct miraif_error *err)
{
    for (uint32_t i = 0; i < pairs; i++) {
        if (pair[i].one >= problem->people || pair[i].other >= problem->people ||
            pair[i].one == pair[i].other)
            return mi_fail(err, MIRAIF_REFUSED, N_("pair %u is not one of two people from 0 to %u"), i,
                           problem->people - 1);
        if (weighed && (pair[i].weight == 0 || pair[i].weight > MIRAIF_MIXING_WEIGHT_MOST))
            return mi_fail(err, MIRAIF_REFUSED, N_("people %u and %u met with a weight that is not 1 to %d"),
                           pair[i].one, pair[i].other, MIRAIF_MIXING_WEIGHT_MOST);
    }
    return MIRAIF_OK;
}

static enum miraif_status check_tables(const struct miraif_mixing *problem, struct miraif_error *err)
{
    uint64_t seats = 0;
    for (uint32_t t = 0; t < problem->tables; t++) {
        if (problem->size[t] == 0)
            return mi_fail(err, MIRAIF_REFUSED, N_("table %u has no seats"), t);
        seats += problem->size[t];
    }
    if (seats != problem->people)
        return mi_fail(err, MIRAIF_REFUSED, N_("the tables seat %llu, and there are %u people"),
                       (unsigned long long)seats, problem->people);
    return MIRAIF_OK;
}

static enum miraif_status check_fixed(const struct miraif_mixing *problem, uint32_t *taken,
                                      struct miraif_error *err)
{
    for (uint32_t round = 0; round < problem->fixed_rounds; round++) {
        const uint32_t *table = problem->fixed + (size_t)round * problem->people;
        memset(taken, 0, problem->tables * sizeof *taken);
        for (uint32_t p = 0; p < problem->people; p++)
            if (table[p] >= problem->tables || taken[table[p]]++ == problem->size[table[p]])
                return mi_fail(err, MIRAIF_REFUSED, N_("person %u has no seat in the fixed round %u"), p,
                               round);
    }
    return MIRAIF_OK;
}

static enum miraif_status check_stays(const struct miraif_mixing *problem, struct miraif_error *err)
{
    for (uint32_t round = problem->fixed_rounds; problem->stay != NULL && round < problem->rounds; round++)
        for (uint32_t p = 0; p < problem->people; p++) {
            uint32_t stay = problem->stay[(size_t)round * problem->people + p];
            if (stay >= problem->tables && stay != MIRAIF_MIXING_ANYWHERE)
                return mi_fail(err, MIRAIF_REFUSED, N_("person %u cannot stay at table %u: there are %u"), p,
                               stay, problem->tables);
        }
    return MIRAIF_OK;
}

static enum miraif_status check_problem(const struct miraif_mixing *problem, struct miraif_arena *arena,
                                        struct miraif_error *err)
{
    if (problem->people == 0 || problem->people > MIRAIF_MIXING_PEOPLE_MOST)
        return mi_fail(err, MIRAIF_REFUSED, N_("the number of people is not 1 to %d"),
                       MIRAIF_MIXING_PEOPLE_MOST);
    if (problem->rounds == 0 || problem->rounds > MIRAIF_MIXING_ROUNDS_MOST)
        return mi_fail(err, MIRAIF_REFUSED, N_("the number of rounds is not 1 to %d"),
                       MIRAIF_MIXING_ROUNDS_MOST);
    if (problem->fixed_rounds >= problem->rounds)
        return mi_fail(err, MIRAIF_REFUSED, N_("every round is fixed"));
    if (problem->again > MIRAIF_MIXING_AGAIN_MOST || problem->akin > MIRAIF_MIXING_AGAIN_MOST)
        return mi_fail(err, MIRAIF_REFUSED, N_("the charge for meeting again is more than %d"),
                       MIRAIF_MIXING_AGAIN_MOST);
    MI_TRY(check_tables(problem, err));
    MI_TRY(check_pairs(problem, problem->met, problem->mets, true, err));
    MI_TRY(check_pairs(problem, problem->avoid, problem->avoids, true, err));
    MI_TRY(check_pairs(problem, problem->apart, problem->aparts, false, err));
    MI_TRY(check_stays(problem, err));
    uint32_t *taken = mi_arena_array(arena, problem->tables, sizeof *taken);
    return taken == NULL ? mi_no_memory(err) : check_fixed(problem, taken, err);
}

/* Exchanges that a second or so allows: each looks at two tables, and at less that is at hand the more people
 * there are; wishes take twice the time. */
static uint64_t default_effort(const struct miraif_mixing *problem)
{
    uint64_t seats = 0;
    for (uint32_t t = 0; t < problem->tables; t++)
        seats += (uint64_t)problem->size[t] * problem->size[t];
    bool wishes = problem->kind != NULL || problem->stay != NULL || problem->familiar;
    return 200000000 / (8 + 2 * seats / problem->people + problem->people / 128) / (wishes ? 2 : 1);
}

static void scatter(struct mi_mixing_state *state, uint64_t seed, uint32_t *at)
{
    struct mi_rng rng;
    mi_rng_seed(&rng, seed);
    for (uint32_t round = state->problem->fixed_rounds; round < state->problem->rounds; round++) {
        uint32_t *row = at + (size_t)round * state->people;
        for (uint32_t i = 0; i < state->people; i++) {
            uint32_t j = mi_rng_below(&rng, i + 1);
            row[i] = row[j];
            row[j] = i;
        }
    }
}

/* The best seating so far. */
struct choice {
    uint32_t *at; /* rounds × people */
    struct mi_burden burden;
    bool made;
    bool constructed;
};

static void choose(struct choice *choice, const struct mi_mixing_state *state, bool constructed)
{
    if (choice->made && mi_burden_compare(&state->burden, &choice->burden) >= 0)
        return;
    choice->made = true;
    choice->burden = state->burden;
    choice->constructed = constructed;
    memcpy(choice->at, state->at, (size_t)state->problem->rounds * state->people * sizeof *choice->at);
}

static bool is_enough(const struct choice *choice, const struct mi_mixing_search *search)
{
    return choice->made && mi_burden_compare(&choice->burden, &search->enough) <= 0;
}

static bool has_wishes(const struct miraif_mixing *problem)
{
    return problem->mets > 0 || problem->avoids > 0 || problem->aparts > 0 || problem->origin != NULL ||
           problem->fixed_rounds > 0 || problem->kind != NULL || problem->stay != NULL;
}

/* The design laid on the past in every way until it is good enough; the best ends as the choice. */
static enum miraif_status lay_design(struct mi_mixing_search *search, uint32_t *at, struct choice *choice,
                                     struct miraif_arena *arena, struct miraif_error *err)
{
    const struct miraif_mixing *problem = search->state->problem;
    uint32_t anchors = 1;
    if (problem->mets > 0 || problem->fixed_rounds > 0)
        anchors =
            MI_FIT_FIXED + (problem->fixed_rounds < ANCHORS_MOST ? problem->fixed_rounds : ANCHORS_MOST);
    for (uint32_t anchor = 0; anchor < anchors && !is_enough(choice, search); anchor++) {
        bool fits;
        mi_mixing_clear(search->state);
        MI_TRY(mi_mixing_fit(search->state, anchor, arena, at, &fits, err));
        if (fits) {
            mi_mixing_seat(search->state, at);
            choose(choice, search->state, true);
        }
    }
    return MIRAIF_OK;
}

/* The design as it is; with its parts cast anew where people differ; and bettered by single exchanges. */
static enum miraif_status try_design(struct mi_mixing_search *search, uint32_t *at, struct choice *choice,
                                     uint64_t effort, struct miraif_arena *arena, struct miraif_error *err)
{
    MI_TRY(lay_design(search, at, choice, arena, err));
    if (is_enough(choice, search) || !choice->made)
        return MIRAIF_OK;
    mi_mixing_seat(search->state, choice->at);
    if (has_wishes(search->state->problem)) {
        search->whole = true;
        search->heat = eager;
        search->effort = effort / (4u * search->state->problem->rounds);
        MI_TRY(mi_mixing_anneal(search, arena, err));
        search->whole = false;
        choose(choice, search->state, true);
    }
    search->heat = careful;
    search->effort = effort / 4;
    MI_TRY(mi_mixing_anneal(search, arena, err));
    choose(choice, search->state, false);
    return MIRAIF_OK;
}

/* Long runs find more, up to what the size of the problem asks for. */
static uint64_t scatters(const struct miraif_mixing *problem, uint64_t effort)
{
    uint64_t seats = (uint64_t)(problem->rounds - problem->fixed_rounds) * problem->people;
    uint64_t runs = effort / (30 * seats * seats);
    return runs < SCATTERS_LEAST ? SCATTERS_LEAST : runs > SCATTERS_MOST ? SCATTERS_MOST : runs;
}

static enum miraif_status try_search(struct mi_mixing_search *search, uint32_t *at, struct choice *choice,
                                     uint64_t effort, struct miraif_arena *arena, struct miraif_error *err)
{
    uint64_t left = effort > search->steps ? effort - search->steps : 0;
    uint64_t runs = scatters(search->state->problem, left);
    uint64_t seed = search->seed;
    for (uint64_t i = 0; i < runs && !is_enough(choice, search) && !search->stopped; i++) {
        search->seed = seed + i;
        scatter(search->state, search->seed, at);
        mi_mixing_seat(search->state, at);
        search->heat = eager;
        search->effort = left / runs;
        MI_TRY(mi_mixing_anneal(search, arena, err));
        choose(choice, search->state, false);
    }
    return MIRAIF_OK;
}

enum miraif_status miraif_solve_mixing(const struct miraif_mixing *problem, const struct miraif_env *env,
                                       struct miraif_arena *arena, struct miraif_mixing_result *ret_result,
                                       struct miraif_error *err)
{
    MI_TRY(check_problem(problem, arena, err));
    struct mi_mixing_state state;
    MI_TRY(mi_mixing_state_make(problem, arena, &state, err));
    mi_mixing_clear(&state);
    struct mi_mixing_bounds bounds;
    MI_TRY(mi_mixing_bound(&state, arena, &bounds, err));
    size_t seats = (size_t)problem->rounds * problem->people;
    uint32_t *at = mi_arena_array(arena, seats, sizeof *at);
    struct choice choice = {.at = mi_arena_array(arena, seats, sizeof *at)};
    if (at == NULL || choice.at == NULL)
        return mi_no_memory(err);
    struct mi_mixing_search search = {.state = &state,
                                      .env = env,
                                      .seed = env == NULL ? 0 : env->seed,
                                      .enough = {.moved = bounds.moved, .cost = bounds.cost}};
    uint64_t effort = problem->effort == 0 ? default_effort(problem) : problem->effort;
    MI_TRY(try_design(&search, at, &choice, effort, arena, err));
    MI_TRY(try_search(&search, at, &choice, effort, arena, err));
    mi_mixing_seat(&state, choice.at);
    struct miraif_mixing_result result = {.bound = bounds.cost,
                                          .repeats_bound = bounds.repeats,
                                          .constructed = choice.constructed,
                                          .steps = search.steps,
                                          .stopped = search.stopped};
    MI_TRY(mi_mixing_report(&state, arena, &result, err));
    *ret_result = result;
    return MIRAIF_OK;
}
