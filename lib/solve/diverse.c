/* The search for maximally diverse groups: annealing in rounds, each longer than the one before and each
 * begun from the best, so that at every moment a good result is at hand and the walk does not depend on how
 * long it will be. A round cools from where nearly every person accepts an exchange to where few do, which a
 * first quick round finds out (Kirkpatrick, Gelatt and Vecchi 1983; the measure of acceptance after Lam and
 * Delosme 1988), and ends without any losses. In large groups each round is followed by short ones that warm
 * the best up less and less (thermal cycling, Moebius et al. 1997). */
#include "solve/diverse.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

enum {
    POLL_STEPS = 32,
    SCOUT_SWEEPS = 8,
    SCOUT_LEVELS = 20,
    QUENCH_SWEEPS = 50,
    FIRST_SWEEPS = 200,
    SWEEPS_MOST = 10000,
    WARM_ROUNDS = 8, /* short ones, */
    WARM_PART = 8,   /* of this part of the sweeps, */
    WARMEST = 70,    /* and begun so far from cold to hot, in per cent: from here */
    LEAST_WARM = 10, /* to there */
    CHANCE_ONE = 1 << 16,
    FINEST = 1 << 16,
    SMALL_HOT = CHANCE_ONE / 2, /* exchanges of a person in a sweep: in groups that are small, */
    SMALL_COLD = CHANCE_ONE / 32,
    LARGE_HOT = CHANCE_ONE / 8 * 3, /* and that are large */
    LARGE_COLD = CHANCE_ONE / 64 * 3
};

/* Exchanges looked at by default: they take some seconds, where there are more than about a hundred people.
 */
static const uint64_t LOOKS = 2000000000;
static const uint64_t LOOKS_PER_TRIPLE = 2000; /* of people: few have soon been looked at in every order */

struct search {
    struct mi_diverse walk;
    const struct miraif_env *env;
    uint64_t effort;
    bool stopped;
    int64_t hot;
    int64_t cold;
    int64_t best; /* total */
    uint32_t *best_seat;
};

static int64_t divisor(int64_t a, int64_t b)
{
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Values without their common divisor, coarser where sums would not fit and finer where there is room, for
 * temperatures are integers, too. */
static enum miraif_status scale_values(const struct miraif_grouping *problem, struct miraif_arena *scratch,
                                       const int32_t **ret_value, struct miraif_error *err)
{
    size_t n = problem->people;
    size_t cells = n * n;
    int32_t *value = mi_arena_array(scratch, (n + 1) * (n + 1), sizeof *value);
    int64_t common = 0;
    int64_t most = 0;
    uint32_t size = 1;
    if (value == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < cells; i++) {
        if (common != 1)
            common = divisor(problem->value[i], common);
        most = problem->value[i] > most ? problem->value[i] : most;
    }
    for (uint32_t g = 0; g < problem->groups; g++)
        size = problem->size[g] > size ? problem->size[g] : size;
    int64_t unit = common > 0 ? common : 1;
    int64_t finer = 1;
    int64_t fits = INT32_MAX / (4 * (int64_t)size + 4);
    while (most / unit > fits)
        unit *= 2;
    while (most / unit * finer <= fits / 2 && finer < FINEST)
        finer *= 2;
    for (size_t i = 0; i < cells; i++)
        value[i / n * (n + 1) + i % n] = (int32_t)(problem->value[i] / unit * finer);
    *ret_value = value;
    return MIRAIF_OK;
}

static bool is_small(const struct mi_diverse *walk)
{
    return walk->planes <= MI_SMALL_GROUP;
}

static void reckon(struct mi_diverse *walk)
{
    if (is_small(walk))
        mi_diverse_planes_reckon(walk);
    else
        mi_diverse_sums_reckon(walk);
}

/* Shuffles the people over the seats; `order` is room for them. */
static void shuffle(struct mi_diverse *walk, uint32_t *order)
{
    uint32_t next = 0;
    for (uint32_t p = 0; p < walk->people; p++) {
        uint32_t q = mi_rng_below(&walk->rng, p + 1);
        order[p] = order[q];
        order[q] = p;
    }
    for (uint32_t s = 0; s < walk->seats; s++)
        if (walk->seat[s] != walk->people)
            walk->seat[s] = order[next++];
    reckon(walk);
}

static void keep_best(struct search *search)
{
    if (search->walk.total <= search->best)
        return;
    search->best = search->walk.total;
    memcpy(search->best_seat, search->walk.seat, search->walk.seats * sizeof *search->best_seat);
}

/* Goes back to the best. */
static void return_to_best(struct search *search)
{
    if (search->walk.total == search->best)
        return;
    memcpy(search->walk.seat, search->best_seat, search->walk.seats * sizeof *search->best_seat);
    reckon(&search->walk);
}

static bool is_over(struct search *search)
{
    const struct miraif_env *env = search->env;
    if (search->walk.steps >= search->effort)
        return true;
    if (search->walk.steps % POLL_STEPS == 0 && env != NULL && env->should_stop != NULL)
        search->stopped = search->stopped || env->should_stop(env->context);
    return search->stopped;
}

/* Steps with everybody once; false when the search is over. */
static bool sweep(struct search *search, int64_t temperature)
{
    struct mi_diverse *walk = &search->walk;
    uint32_t steps = is_small(walk) ? walk->groups : walk->people;
    for (uint32_t i = 0; i < steps; i++) {
        if (is_over(search))
            return false;
        if (is_small(walk))
            mi_diverse_planes_step(walk, i, temperature);
        else
            mi_diverse_sums_step(walk, i, temperature);
    }
    return true;
}

/* Sweeps without losses until nothing improves. */
static bool quench(struct search *search)
{
    for (uint32_t i = 0; i < QUENCH_SWEEPS; i++) {
        int64_t before = search->walk.total;
        if (!sweep(search, 0))
            return false;
        if (search->walk.total == before)
            break;
    }
    return true;
}

/* `*ret_rate`: how many exchanges a person makes in a sweep at a temperature, in 1/CHANCE_ONE. */
static bool measure(struct search *search, int64_t temperature, uint64_t *ret_rate)
{
    struct mi_diverse *walk = &search->walk;
    uint64_t accepted = walk->accepted;
    uint64_t sweeps = 0;
    for (; sweeps < SCOUT_SWEEPS && walk->accepted - accepted < 2 * (uint64_t)walk->people; sweeps++)
        if (!sweep(search, temperature))
            return false;
    *ret_rate = (walk->accepted - accepted) * CHANCE_ONE / (sweeps * walk->people);
    return true;
}

/* The mean distance within groups. */
static int64_t typical_value(const struct mi_diverse *walk, const uint32_t *size)
{
    int64_t pairs = 1;
    for (uint32_t g = 0; g < walk->groups; g++)
        pairs += (int64_t)size[g] * (size[g] - (size[g] > 0)) / 2;
    return walk->total / pairs + 1;
}

/* The first round: cools fast, noting at which temperature every second person makes an exchange in a sweep,
 * and at which few do. */
static bool scout(struct search *search, int64_t temperature)
{
    uint64_t hot = is_small(&search->walk) ? SMALL_HOT : LARGE_HOT;
    uint64_t cold = is_small(&search->walk) ? SMALL_COLD : LARGE_COLD;
    uint64_t rate = 0;
    for (uint32_t i = 0; i < SCOUT_LEVELS && rate < hot; i++) {
        temperature = temperature * 3 / 2 + 1;
        if (!measure(search, temperature, &rate))
            return false;
    }
    search->hot = temperature;
    while (rate > cold && temperature > 1) {
        temperature = temperature * 7 / 8;
        if (!measure(search, temperature, &rate))
            return false;
        if (rate > hot)
            search->hot = temperature;
    }
    search->cold = temperature;
    return quench(search);
}

/* A round of so many sweeps from the best, at falling temperature. */
static bool cool(struct search *search, uint64_t sweeps, int64_t temperature)
{
    enum { LEVELS = 64 };
    int64_t factor = mi_chance_cooling(temperature, search->cold, LEVELS);
    return_to_best(search);
    for (uint32_t level = 0; level < LEVELS; level++) {
        for (uint64_t i = 0; i < (sweeps + level) / LEVELS; i++) {
            if (!sweep(search, temperature))
                return false;
            keep_best(search);
        }
        temperature = temperature * factor / MI_CHANCE_ONE;
    }
    bool more = quench(search);
    keep_best(search);
    return more;
}

static bool warm_up(struct search *search, uint64_t sweeps)
{
    bool more = true;
    for (int64_t i = 0; i < WARM_ROUNDS && more; i++) {
        int64_t part = WARMEST - (WARMEST - LEAST_WARM) * i / (WARM_ROUNDS - 1);
        more = cool(search, sweeps, search->cold + (search->hot - search->cold) * part / 100);
    }
    return more;
}

static void anneal(struct search *search, int64_t temperature)
{
    uint64_t sweeps = FIRST_SWEEPS;
    bool more = scout(search, temperature);
    keep_best(search);
    while (more && search->walk.groups > 1) {
        more = cool(search, sweeps, search->hot);
        if (more && !is_small(&search->walk))
            more = warm_up(search, sweeps / WARM_PART + 1);
        sweeps = sweeps * 2 < SWEEPS_MOST ? sweeps * 2 : SWEEPS_MOST;
    }
    keep_best(search);
}

/* Numbers the groups that hold somebody from the greatest on: `group_of` and `size` of each. */
static uint32_t order_groups(const uint32_t *held, uint32_t groups, uint32_t *group_of, uint32_t *size)
{
    uint32_t count = 0;
    for (uint32_t g = 0; g < groups; g++) {
        uint32_t i = count;
        if (held[g] == 0)
            continue;
        for (; i > 0 && size[i - 1] < held[g]; i--) {
            size[i] = size[i - 1];
            group_of[i] = group_of[i - 1];
        }
        size[i] = held[g];
        group_of[i] = g;
        count++;
    }
    return count;
}

/* Makes room for the walk, and seats. */
static enum miraif_status make(struct search *search, const uint32_t *size, struct miraif_arena *scratch,
                               struct miraif_error *err)
{
    struct mi_diverse *walk = &search->walk;
    walk->planes = size[0];
    bool small = is_small(walk);
    MI_TRY(small ? mi_diverse_planes_make(walk, scratch, err)
                 : mi_diverse_sums_make(walk, size, scratch, err));
    walk->noises = MI_NOISES + (small ? walk->width : walk->groups);
    walk->seat = mi_arena_array(scratch, walk->seats, sizeof *walk->seat);
    walk->own = mi_arena_array(scratch, walk->seats, sizeof *walk->own);
    walk->change = mi_arena_array(scratch, walk->seats, sizeof *walk->change);
    walk->gain = mi_arena_array(scratch, walk->seats, sizeof *walk->gain);
    walk->noise = mi_arena_array(scratch, walk->noises, sizeof *walk->noise);
    search->best_seat = mi_arena_array(scratch, walk->seats, sizeof *search->best_seat);
    if (walk->seat == NULL || walk->own == NULL || walk->change == NULL || walk->gain == NULL ||
        walk->noise == NULL || search->best_seat == NULL)
        return mi_no_memory(err);
    for (uint32_t s = 0; s < walk->seats; s++) {
        uint32_t g = small ? s % walk->width : 0;
        walk->seat[s] = small && (g >= walk->groups || s / walk->width >= size[g]) ? walk->people : 0;
    }
    return MIRAIF_OK;
}

/* Takes the sizes from `group`, and then leaves the best division there. */
static enum miraif_status search_from(struct search *search, struct miraif_arena *scratch, uint32_t *group,
                                      struct miraif_error *err)
{
    struct mi_diverse *walk = &search->walk;
    uint32_t *held = mi_arena_array(scratch, walk->groups, sizeof *held);
    uint32_t *size = mi_arena_array(scratch, walk->groups, sizeof *size);
    uint32_t *group_of = mi_arena_array(scratch, walk->groups, sizeof *group_of);
    if (held == NULL || size == NULL || group_of == NULL)
        return mi_no_memory(err);
    for (uint32_t p = 0; p < walk->people; p++)
        held[group[p]]++;
    walk->groups = order_groups(held, walk->groups, group_of, size);
    MI_TRY(make(search, size, scratch, err));
    shuffle(walk, search->best_seat);
    anneal(search, typical_value(walk, size));
    return_to_best(search);
    for (uint32_t s = 0; s < walk->seats; s++)
        if (walk->seat[s] != walk->people)
            group[walk->seat[s]] = group_of[is_small(walk) ? s % walk->width : walk->column[s]];
    return MIRAIF_OK;
}

uint64_t mi_diverse_effort(const struct miraif_grouping *problem)
{
    uint64_t people = problem->people;
    uint64_t enough = people * people * people * LOOKS_PER_TRIPLE;
    uint64_t looks = (enough < LOOKS ? enough : LOOKS) / people + 1;
    for (uint32_t g = 0; g < problem->groups; g++)
        if (problem->size[g] > MI_SMALL_GROUP)
            return looks;
    return looks * problem->groups / people + 1;
}

enum miraif_status mi_diverse_search(const struct miraif_grouping *problem, const struct miraif_env *env,
                                     uint64_t effort, struct miraif_arena *scratch, uint32_t *group,
                                     uint64_t *steps, bool *ret_stopped, struct miraif_error *err)
{
    struct search *search = mi_arena_alloc(scratch, sizeof *search);
    if (search == NULL)
        return mi_no_memory(err);
    struct mi_diverse *walk = &search->walk;
    search->env = env;
    search->effort = effort;
    search->best = -1;
    walk->people = problem->people;
    walk->groups = problem->groups;
    walk->row = problem->people + 1;
    mi_rng_seed(&walk->rng, env == NULL ? 0 : env->seed);
    mi_chance_make(&walk->chance);
    MI_TRY(scale_values(problem, scratch, &walk->value, err));
    MI_TRY(search_from(search, scratch, group, err));
    *steps += walk->steps;
    *ret_stopped = search->stopped;
    return MIRAIF_OK;
}
