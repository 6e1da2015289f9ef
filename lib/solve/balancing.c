/* Groups with balanced features: annealing over exchanges that are judged by the sums of two groups. With
 * features x, a group of size s holds s·Σ|x|² − |Σx|² of squared distances (Huygens; used for balanced
 * k-means by Späth 1986). Groups are annealed in blocks that the nearest memory holds, of other groups in
 * every pass, so that time grows with the number of people only; a block is left as it was if that was
 * better. */
#include "solve/balancing.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "solve/chance.h"

enum {
    BLOCK_PEOPLE = 4096,
    FIRST_SWEEPS = 64,
    SWEEPS_MOST = 8192,
    LEVELS = 32,
    SWEEPS_BY_DEFAULT = 960,
    POLL_STEPS = 4096
};

/* A block, copied out: its people seat by seat, group after group. */
struct block {
    uint32_t seats;
    uint32_t groups;
    uint32_t *group;  /* of the problem */
    uint32_t *of;     /* of each seat: the group in the block */
    uint32_t *person; /* on each seat */
    uint32_t *before; /* as it was */
    int32_t *feature; /* seats × features */
    int64_t *square;  /* of each seat: the sum of squares */
    int64_t *sum;     /* groups × features */
    int64_t total;    /* what was gained */
};

struct balance {
    const struct miraif_balancing *problem;
    const struct miraif_env *env;
    uint64_t effort;
    int32_t *feature; /* centred */
    uint32_t *start;  /* groups + 1: where each group's people begin in `seat` */
    uint32_t *seat;
    uint32_t *order; /* groups, shuffled for every pass */
    struct block block;
    struct mi_chance chance;
    struct mi_rng rng;
    uint64_t steps;
    bool stopped;
};

static enum miraif_status make_block(struct balance *balance, uint32_t seats, struct miraif_arena *scratch,
                                     struct miraif_error *err)
{
    struct block *block = &balance->block;
    uint32_t features = balance->problem->features;
    block->group = mi_arena_array(scratch, seats, sizeof *block->group);
    block->of = mi_arena_array(scratch, seats, sizeof *block->of);
    block->person = mi_arena_array(scratch, seats, sizeof *block->person);
    block->before = mi_arena_array(scratch, seats, sizeof *block->before);
    block->feature = mi_arena_array(scratch, (size_t)seats * features, sizeof *block->feature);
    block->square = mi_arena_array(scratch, seats, sizeof *block->square);
    block->sum = mi_arena_array(scratch, (size_t)seats * features, sizeof *block->sum);
    return block->group == NULL || block->of == NULL || block->person == NULL || block->before == NULL ||
                   block->feature == NULL || block->square == NULL || block->sum == NULL
               ? mi_no_memory(err)
               : MIRAIF_OK;
}

static enum miraif_status make(struct balance *balance, struct miraif_arena *scratch,
                               struct miraif_error *err)
{
    const struct miraif_balancing *problem = balance->problem;
    size_t cells = (size_t)problem->people * problem->features;
    uint32_t greatest = 0;
    balance->feature = mi_arena_bytes(scratch, (cells + 1) * sizeof *balance->feature);
    balance->start = mi_arena_array(scratch, (size_t)problem->groups + 1, sizeof *balance->start);
    balance->seat = mi_arena_array(scratch, problem->people, sizeof *balance->seat);
    balance->order = mi_arena_array(scratch, problem->groups, sizeof *balance->order);
    if (balance->feature == NULL || balance->start == NULL || balance->seat == NULL || balance->order == NULL)
        return mi_no_memory(err);
    for (uint32_t g = 0; g < problem->groups; g++) {
        balance->start[g + 1] = balance->start[g] + problem->size[g];
        balance->order[g] = g;
        greatest = problem->size[g] > greatest ? problem->size[g] : greatest;
    }
    uint64_t seats = (uint64_t)BLOCK_PEOPLE + 2 * (uint64_t)greatest;
    return make_block(balance, seats < problem->people ? (uint32_t)seats : problem->people, scratch, err);
}

/* Features less their means, and everybody seated at random. */
static void centre_and_shuffle(struct balance *balance)
{
    const struct miraif_balancing *problem = balance->problem;
    for (uint32_t f = 0; f < problem->features; f++) {
        int64_t sum = 0;
        for (size_t p = 0; p < problem->people; p++)
            sum += problem->feature[p * problem->features + f];
        int64_t mean = sum / problem->people;
        for (size_t i = f; i < (size_t)problem->people * problem->features; i += problem->features)
            balance->feature[i] = (int32_t)(problem->feature[i] - mean);
    }
    for (uint32_t p = 0; p < problem->people; p++) {
        uint32_t q = mi_rng_below(&balance->rng, p + 1);
        balance->seat[p] = balance->seat[q];
        balance->seat[q] = p;
    }
}

/* Copies out the people of groups `order[from]` to `order[end - 1]`. */
static void take_block(struct balance *balance, uint32_t from, uint32_t end)
{
    struct block *block = &balance->block;
    uint32_t features = balance->problem->features;
    block->groups = end - from;
    block->seats = 0;
    block->total = 0;
    memset(block->sum, 0, (size_t)block->groups * features * sizeof *block->sum);
    for (uint32_t i = from; i < end; i++) {
        uint32_t g = balance->order[i];
        block->group[i - from] = g;
        for (uint32_t s = balance->start[g]; s < balance->start[g + 1]; s++) {
            const int32_t *feature = &balance->feature[(size_t)balance->seat[s] * features];
            int64_t square = 0;
            for (uint32_t f = 0; f < features; f++) {
                block->feature[(size_t)block->seats * features + f] = feature[f];
                block->sum[(size_t)(i - from) * features + f] += feature[f];
                square += (int64_t)feature[f] * feature[f];
            }
            block->square[block->seats] = square;
            block->of[block->seats] = i - from;
            block->before[block->seats] = balance->seat[s];
            block->person[block->seats++] = balance->seat[s];
        }
    }
}

static void return_block(struct balance *balance)
{
    const struct block *block = &balance->block;
    const uint32_t *person = block->total > 0 ? block->person : block->before;
    uint32_t next = 0;
    for (uint32_t i = 0; i < block->groups; i++)
        for (uint32_t s = balance->start[block->group[i]]; s < balance->start[block->group[i] + 1]; s++)
            balance->seat[s] = person[next++];
}

/* What the exchange of the people on seats `s` and `t`, of different groups, gains. */
static int64_t gain_of(const struct balance *balance, uint32_t s, uint32_t t)
{
    const struct block *block = &balance->block;
    uint32_t features = balance->problem->features;
    uint32_t a = block->of[s];
    uint32_t b = block->of[t];
    const int32_t *of_s = &block->feature[(size_t)s * features];
    const int32_t *of_t = &block->feature[(size_t)t * features];
    const int64_t *in_a = &block->sum[(size_t)a * features];
    const int64_t *in_b = &block->sum[(size_t)b * features];
    int64_t loss = 0;
    for (uint32_t f = 0; f < features; f++) {
        int64_t change = (int64_t)of_t[f] - of_s[f];
        loss += change * (in_a[f] - in_b[f] + change);
    }
    int64_t wider =
        (int64_t)balance->problem->size[block->group[a]] - balance->problem->size[block->group[b]];
    return wider * (block->square[t] - block->square[s]) - 2 * loss;
}

static void exchange(struct balance *balance, uint32_t s, uint32_t t)
{
    struct block *block = &balance->block;
    uint32_t features = balance->problem->features;
    int32_t *of_s = &block->feature[(size_t)s * features];
    int32_t *of_t = &block->feature[(size_t)t * features];
    int64_t *in_a = &block->sum[(size_t)block->of[s] * features];
    int64_t *in_b = &block->sum[(size_t)block->of[t] * features];
    for (uint32_t f = 0; f < features; f++) {
        int32_t change = of_t[f] - of_s[f];
        in_a[f] += change;
        in_b[f] -= change;
        of_s[f] += change;
        of_t[f] -= change;
    }
    uint32_t person = block->person[s];
    int64_t square = block->square[s];
    block->person[s] = block->person[t];
    block->person[t] = person;
    block->square[s] = block->square[t];
    block->square[t] = square;
}

static bool is_over(struct balance *balance)
{
    const struct miraif_env *env = balance->env;
    if (balance->steps >= balance->effort)
        return true;
    if (balance->steps % POLL_STEPS == 0 && env != NULL && env->should_stop != NULL)
        balance->stopped = balance->stopped || env->should_stop(env->context);
    return balance->stopped;
}

/* Tries for everybody in the block one exchange with somebody; false when the search is over. */
static bool sweep(struct balance *balance, int64_t temperature)
{
    struct block *block = &balance->block;
    for (uint32_t s = 0; s < block->seats; s++) {
        if (is_over(balance))
            return false;
        balance->steps++;
        uint64_t random = mi_rng_next(&balance->rng);
        uint32_t t = (uint32_t)((random >> 32) * block->seats >> 32);
        if (block->of[s] == block->of[t])
            continue;
        int64_t gain = gain_of(balance, s, t);
        if (gain + mi_chance_loss(&balance->chance, temperature, random) < 0)
            continue;
        exchange(balance, s, t);
        block->total += gain;
    }
    return true;
}

/* The mean square of the groups' sums: what there is left to gain. */
static int64_t rest_of(const struct balance *balance)
{
    const struct block *block = &balance->block;
    int64_t rest = 0;
    for (size_t i = 0; i < (size_t)block->groups * balance->problem->features; i++)
        rest += block->sum[i] * block->sum[i] / block->groups;
    return rest;
}

/* Cools a block in so many sweeps, from `hot` times what a group has left to gain. */
static bool cool(struct balance *balance, uint64_t sweeps)
{
    int64_t temperature = rest_of(balance) / 2 + 1;
    for (uint32_t level = 0; level < LEVELS; level++) {
        for (uint64_t i = 0; i < sweeps / LEVELS; i++)
            if (!sweep(balance, level + 1 < LEVELS ? temperature : 0))
                return false;
        temperature = temperature * 3 / 4;
    }
    return true;
}

/* Anneals all blocks once; false when the search is over. */
static bool pass(struct balance *balance, uint64_t sweeps)
{
    uint32_t groups = balance->problem->groups;
    bool more = true;
    for (uint32_t i = 0; i < groups; i++) {
        uint32_t j = mi_rng_below(&balance->rng, i + 1);
        uint32_t g = balance->order[i];
        balance->order[i] = balance->order[j];
        balance->order[j] = g;
    }
    for (uint32_t from = 0, end = 0; more && from < groups; from = end) {
        uint64_t seats = 0;
        while (end < groups && seats < BLOCK_PEOPLE)
            seats += balance->problem->size[balance->order[end++]];
        if (end + 1 == groups) /* one group alone has nobody to exchange with */
            end++;
        take_block(balance, from, end);
        more = cool(balance, sweeps);
        return_block(balance);
    }
    return more;
}

static enum miraif_status solve(struct balance *balance, struct miraif_arena *scratch, uint32_t *group,
                                struct miraif_error *err)
{
    const struct miraif_balancing *problem = balance->problem;
    MI_TRY(make(balance, scratch, err));
    centre_and_shuffle(balance);
    uint64_t sweeps = FIRST_SWEEPS;
    while (problem->groups > 1 && pass(balance, sweeps))
        sweeps = sweeps * 2 < SWEEPS_MOST ? sweeps * 2 : SWEEPS_MOST;
    for (uint32_t g = 0; g < problem->groups; g++)
        for (uint32_t s = balance->start[g]; s < balance->start[g + 1]; s++)
            group[balance->seat[s]] = g;
    return MIRAIF_OK;
}

enum miraif_status miraif_solve_balancing(const struct miraif_balancing *problem,
                                          const struct miraif_env *env, struct miraif_arena *arena,
                                          struct miraif_balancing_result *ret_result,
                                          struct miraif_error *err)
{
    struct miraif_balancing_result result = {.solution = MIRAIF_FEASIBLE};
    MI_TRY(mi_balancing_shape(problem, err));
    struct miraif_arena *scratch = miraif_arena_create();
    uint32_t *group = mi_arena_array(arena, problem->people, sizeof *group);
    struct balance *balance = scratch == NULL ? NULL : mi_arena_alloc(scratch, sizeof *balance);
    enum miraif_status status = group == NULL || balance == NULL ? mi_no_memory(err) : MIRAIF_OK;
    if (status == MIRAIF_OK) {
        *balance = (struct balance){.problem = problem, .env = env};
        balance->effort =
            problem->effort > 0 ? problem->effort : (uint64_t)problem->people * SWEEPS_BY_DEFAULT;
        mi_rng_seed(&balance->rng, env == NULL ? 0 : env->seed);
        mi_chance_make(&balance->chance);
        status = solve(balance, scratch, group, err);
        result.group = group;
        result.steps = balance->steps;
        result.stopped = balance->stopped;
    }
    if (status == MIRAIF_OK)
        status = mi_balancing_measure(problem, scratch, &result, err);
    miraif_arena_destroy(scratch);
    if (status == MIRAIF_OK)
        *ret_result = result;
    return status;
}
