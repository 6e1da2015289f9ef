/* Local search for groupings too large to prove: two people of different groups change places, by annealing
 * (Kirkpatrick, Gelatt and Vecchi 1983) in rounds, each twice as long as the one before and begun from the
 * best, so that the walk does not depend on how long it will be. Where the worst group counts first, a round
 * begins by lifting the groups: only what they are short of a floor counts, which is first the mean of all
 * groups and then nearer and nearer to the worst one; then it raises the total without letting a group sink
 * again, and in the end lowers the best group, too. A broken rule costs a penalty, so that the walk may pass
 * through what is not legal; only what is legal is kept. */
#include "solve/grouping_search.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/rng.h"
#include "solve/chance.h"
#include "solve/common.h"

enum {
    POLL_STEPS = 4096,
    LEVELS = 64,                  /* of temperature, from hot to cold */
    FIRST_STEPS_PER_PERSON = 500, /* of the first round */
    LIFTS = 3,
    HEAVY = 16,   /* what a group is short of weighs so much when the total counts, too */
    HOT_PART = 4, /* typical value to temperature */
    COLD_PART = 64,
    LIFTED_COLD_PART = 32
};

struct walk {
    const struct miraif_grouping *problem;
    uint32_t n;
    uint32_t *group;      /* of each person */
    uint32_t *seat;       /* people by group, contiguous */
    uint32_t *start;      /* groups + 1: where each begins */
    uint32_t *place;      /* of each person in `seat` */
    int64_t *sum;         /* value of each group */
    uint32_t *first_rule; /* people + 1: where each begins in `rule_of` */
    uint32_t *rule_of;
    uint32_t *count; /* rules × groups: members there */
    struct mi_commons commons;
    uint32_t *shared;   /* words, for trials */
    uint32_t *shortage; /* of each group, in common */
    uint64_t broken;    /* how far the rules are from holding */
    int64_t total;
    int64_t floor;   /* what groups should be worth at least, */
    int64_t ceiling; /* and at most */
    int64_t off;     /* by how much they are not, in all */
    int64_t weight;  /* of that */
    bool lifting;    /* only that counts, not the total */
    int64_t penalty;
    int64_t typical; /* value of a pair */
    const struct miraif_env *env;
    uint64_t effort;
    uint64_t steps;
    bool stopped;
    struct mi_chance chance;
    struct mi_rng rng;
    bool blind; /* only rules count, no values */
};

/* How far a group with `members` members of a rule is from what the rule allows. */
static uint32_t distance(const struct miraif_rule *rule, uint32_t members)
{
    if (rule->common != NULL) /* see shortage_with */
        return 0;
    if (rule->together)
        return members < rule->count - members ? members : rule->count - members;
    for (uint32_t away = 0; away <= MIRAIF_GROUP_SIZE_MOST; away++)
        if ((away <= members && members - away <= 63 && (rule->allowed >> (members - away) & 1)) ||
            (members + away <= 63 && (rule->allowed >> (members + away) & 1)))
            return away;
    return MIRAIF_GROUP_SIZE_MOST + 1;
}

static enum miraif_status allocate(struct walk *walk, struct miraif_arena *scratch, struct miraif_error *err)
{
    const struct miraif_grouping *problem = walk->problem;
    size_t members = 0;
    for (uint32_t r = 0; r < problem->rules; r++)
        members += problem->rule[r].count;
    walk->group = mi_arena_array(scratch, walk->n, sizeof *walk->group);
    walk->seat = mi_arena_array(scratch, walk->n, sizeof *walk->seat);
    walk->place = mi_arena_array(scratch, walk->n, sizeof *walk->place);
    walk->start = mi_arena_array(scratch, (size_t)problem->groups + 1, sizeof *walk->start);
    walk->sum = mi_arena_array(scratch, problem->groups, sizeof *walk->sum);
    walk->first_rule = mi_arena_array(scratch, (size_t)walk->n + 2, sizeof *walk->first_rule);
    walk->rule_of = mi_arena_array(scratch, members, sizeof *walk->rule_of);
    walk->count = mi_arena_array(scratch, (size_t)problem->rules * problem->groups, sizeof *walk->count);
    walk->shortage = mi_arena_array(scratch, problem->groups, sizeof *walk->shortage);
    MI_TRY(mi_commons_make(problem->rule, problem->rules, NULL, walk->n, scratch, &walk->commons, err));
    walk->shared = mi_arena_array(scratch, walk->commons.words, sizeof *walk->shared);
    return walk->group == NULL || walk->seat == NULL || walk->place == NULL || walk->start == NULL ||
                   walk->sum == NULL || walk->first_rule == NULL || walk->rule_of == NULL ||
                   walk->count == NULL || walk->shortage == NULL || walk->shared == NULL
               ? mi_no_memory(err)
               : MIRAIF_OK;
}

/* Lists the rules of each person: counted, summed up, filled. */
static void list_rules(struct walk *walk)
{
    const struct miraif_grouping *problem = walk->problem;
    for (uint32_t r = 0; r < problem->rules; r++)
        for (uint32_t i = 0; i < problem->rule[r].count; i++)
            walk->first_rule[problem->rule[r].member[i] + 2]++;
    for (uint32_t p = 0; p < walk->n; p++)
        walk->first_rule[p + 2] += walk->first_rule[p + 1];
    for (uint32_t r = 0; r < problem->rules; r++)
        for (uint32_t i = 0; i < problem->rule[r].count; i++)
            walk->rule_of[walk->first_rule[problem->rule[r].member[i] + 1]++] = r;
}

/* What a person adds to a group, themselves apart. */
static int64_t worth(const struct walk *walk, uint32_t person, uint32_t group)
{
    const int64_t *value = &mi_values_in(walk->problem, group)[(size_t)person * walk->n];
    int64_t sum = 0;
    for (uint32_t s = walk->start[group]; s < walk->start[group + 1]; s++)
        sum += value[walk->seat[s]];
    return sum;
}

/* What a group would have too little in common if `comes` took the place of `goes`. */
static uint32_t shortage_with(struct walk *walk, uint32_t group, uint32_t goes, uint32_t comes)
{
    memcpy(walk->shared, mi_commons_of(&walk->commons, comes), walk->commons.words * sizeof *walk->shared);
    for (uint32_t s = walk->start[group]; s < walk->start[group + 1]; s++)
        if (walk->seat[s] != goes)
            mi_commons_narrow(&walk->commons, mi_commons_of(&walk->commons, walk->seat[s]), walk->shared);
    return mi_commons_shortage(&walk->commons, walk->shared);
}

static void count_broken(struct walk *walk)
{
    const struct miraif_grouping *problem = walk->problem;
    walk->broken = 0;
    for (uint32_t g = 0; g < problem->groups; g++) {
        uint32_t first = walk->start[g] < walk->start[g + 1] ? walk->seat[walk->start[g]] : 0;
        walk->shortage[g] = walk->commons.count == 0 ? 0 : shortage_with(walk, g, first, first);
        walk->broken += walk->shortage[g];
        for (uint32_t r = 0; r < problem->rules; r++)
            walk->broken += distance(&problem->rule[r], walk->count[r * problem->groups + g]);
    }
}

/* How far a group worth `sum` is from what it should be worth. */
static int64_t off_by(const struct walk *walk, int64_t sum)
{
    if (sum < walk->floor)
        return walk->floor - sum;
    return sum > walk->ceiling ? sum - walk->ceiling : 0;
}

/* Sits everybody as in `group`. */
static void seat_all(struct walk *walk, const uint32_t *group)
{
    const struct miraif_grouping *problem = walk->problem;
    uint32_t s = 0;
    for (uint32_t g = 0; g < problem->groups; g++) {
        walk->start[g] = s;
        for (uint32_t p = 0; p < walk->n && s < walk->n; p++) {
            if (group[p] != g)
                continue;
            walk->group[p] = g;
            walk->place[p] = s;
            walk->seat[s++] = p;
        }
    }
    walk->start[problem->groups] = walk->n;
    memset(walk->sum, 0, problem->groups * sizeof *walk->sum);
    walk->total = 0;
    for (uint32_t p = 0; p < walk->n; p++)
        walk->sum[walk->group[p]] += worth(walk, p, walk->group[p]);
    walk->off = 0;
    for (uint32_t g = 0; g < problem->groups; g++) {
        walk->sum[g] /= 2;
        walk->total += walk->sum[g];
        walk->off += off_by(walk, walk->sum[g]);
    }
    memset(walk->count, 0, (size_t)problem->rules * problem->groups * sizeof *walk->count);
    for (uint32_t p = 0; p < walk->n; p++)
        for (uint32_t i = walk->first_rule[p]; i < walk->first_rule[p + 1]; i++)
            walk->count[walk->rule_of[i] * problem->groups + walk->group[p]]++;
    count_broken(walk);
}

/* Moves a person's membership between groups in the counts of their rules. */
static void move_counts(struct walk *walk, uint32_t person, uint32_t from, uint32_t to)
{
    uint32_t groups = walk->problem->groups;
    for (uint32_t i = walk->first_rule[person]; i < walk->first_rule[person + 1]; i++) {
        uint32_t r = walk->rule_of[i];
        const struct miraif_rule *rule = &walk->problem->rule[r];
        uint32_t *a = &walk->count[r * groups + from];
        uint32_t *b = &walk->count[r * groups + to];
        walk->broken -= distance(rule, *a) + distance(rule, *b);
        --*a;
        ++*b;
        walk->broken += distance(rule, *a) + distance(rule, *b);
    }
}

static void exchange(struct walk *walk, uint32_t p, uint32_t q, int64_t in_a, int64_t in_b)
{
    uint32_t a = walk->group[p];
    uint32_t b = walk->group[q];
    uint32_t place = walk->place[p];
    walk->total += in_a + in_b - walk->sum[a] - walk->sum[b];
    walk->off += off_by(walk, in_a) + off_by(walk, in_b);
    walk->off -= off_by(walk, walk->sum[a]) + off_by(walk, walk->sum[b]);
    walk->sum[a] = in_a;
    walk->sum[b] = in_b;
    walk->group[p] = b;
    walk->group[q] = a;
    walk->place[p] = walk->place[q];
    walk->place[q] = place;
    walk->seat[walk->place[p]] = p;
    walk->seat[place] = q;
}

/* What a group is worth once `comes` has taken the place of `goes`. */
static int64_t worth_after(const struct walk *walk, uint32_t group, uint32_t goes, uint32_t comes)
{
    return walk->sum[group] - worth(walk, goes, group) + worth(walk, comes, group) -
           mi_values_in(walk->problem, group)[(size_t)goes * walk->n + comes];
}

/* Tries to exchange two people of different groups; true when it was done. */
static bool try_exchange(struct walk *walk, uint32_t p, uint32_t q, int64_t threshold)
{
    uint32_t a = walk->group[p];
    uint32_t b = walk->group[q];
    int64_t in_a = walk->blind ? walk->sum[a] : worth_after(walk, a, p, q);
    int64_t in_b = walk->blind ? walk->sum[b] : worth_after(walk, b, q, p);
    int64_t gain = walk->lifting ? 0 : in_a + in_b - walk->sum[a] - walk->sum[b];
    gain += walk->weight * (off_by(walk, walk->sum[a]) + off_by(walk, walk->sum[b]));
    gain -= walk->weight * (off_by(walk, in_a) + off_by(walk, in_b));
    uint64_t broken = walk->broken;
    move_counts(walk, p, a, b);
    move_counts(walk, q, b, a);
    gain += walk->penalty * ((int64_t)broken - (int64_t)walk->broken);
    uint32_t before = walk->shortage[a] + walk->shortage[b];
    uint32_t in_common[2] = {0, 0};
    if (walk->commons.count > 0 && gain + walk->penalty * before >= -threshold) {
        in_common[0] = shortage_with(walk, a, p, q);
        in_common[1] = shortage_with(walk, b, q, p);
        gain += walk->penalty * ((int64_t)before - in_common[0] - in_common[1]);
    }
    if (gain < -threshold) {
        move_counts(walk, p, b, a);
        move_counts(walk, q, a, b);
        return false;
    }
    exchange(walk, p, q, in_a, in_b);
    walk->broken += in_common[0] + in_common[1];
    walk->broken -= before;
    walk->shortage[a] = in_common[0];
    walk->shortage[b] = in_common[1];
    return true;
}

/* Whether the present seating cannot be better than the best, as far as that is seen at a glance. */
static bool is_worse(const struct walk *walk, const struct mi_arrangement *best)
{
    if (walk->problem->objective == MIRAIF_SUM)
        return walk->total <= best->total;
    int64_t deepest = walk->floor > best->worst ? walk->floor - best->worst : 0;
    return walk->off > deepest * walk->problem->groups;
}

/* Keeps the present seating where it is legal and the best so far. */
static void keep_best(const struct walk *walk, struct mi_arrangement *best)
{
    bool sum_only = walk->problem->objective == MIRAIF_SUM;
    if (walk->broken > 0 || is_worse(walk, best))
        return;
    struct mi_arrangement now = {.group = best->group, .worst = INT64_MAX, .total = walk->total};
    for (uint32_t g = 0; g < walk->problem->groups; g++) {
        now.worst = walk->sum[g] < now.worst ? walk->sum[g] : now.worst;
        now.best = walk->sum[g] > now.best ? walk->sum[g] : now.best;
    }
    if (!sum_only && (now.worst < best->worst || (now.worst == best->worst && now.total < best->total)))
        return;
    for (uint32_t s = 0; walk->problem->kept != NULL && s < walk->n; s++) {
        uint32_t p = walk->seat[s];
        for (uint32_t t = walk->start[walk->group[p]]; t < s; t++)
            now.kept += walk->problem->kept[(size_t)p * walk->n + walk->seat[t]];
    }
    if (!mi_arrangement_better(walk->problem, &now, best))
        return;
    memcpy(best->group, walk->group, walk->n * sizeof *walk->group);
    *best = now;
}

/* Penalty and temperatures follow from what an exchange typically moves. */
static int64_t typical_value(struct walk *walk)
{
    int64_t sum = 0;
    for (int i = 0; i < 256; i++) {
        uint32_t p = mi_rng_below(&walk->rng, walk->n);
        uint32_t q = mi_rng_below(&walk->rng, walk->n);
        sum += mi_values_in(walk->problem, 0)[(size_t)p * walk->n + q];
    }
    return sum / 256 + 1;
}

/* Counts a step; false when it is one too many. */
static bool step(struct walk *walk)
{
    const struct miraif_env *env = walk->env;
    if (walk->steps >= walk->effort)
        return false;
    if (walk->steps % POLL_STEPS == 0 && env != NULL && env->should_stop != NULL)
        walk->stopped = walk->stopped || env->should_stop(env->context);
    walk->steps += !walk->stopped;
    return !walk->stopped;
}

/* Anneals from the best; false when the search is over. */
static bool cool(struct walk *walk, uint64_t steps, int64_t cold, struct mi_arrangement *best)
{
    int64_t temperature = walk->typical / HOT_PART;
    int64_t factor = mi_chance_cooling(temperature, cold, LEVELS);
    seat_all(walk, best->group);
    for (uint32_t level = 0; level < LEVELS; level++) {
        for (uint64_t i = 0; i < steps / LEVELS + 1; i++) {
            if (!step(walk))
                return false;
            uint32_t p = mi_rng_below(&walk->rng, walk->n);
            uint32_t q = mi_rng_below(&walk->rng, walk->n);
            if (walk->group[p] == walk->group[q])
                continue;
            if (try_exchange(walk, p, q, mi_chance_loss(&walk->chance, temperature, mi_rng_next(&walk->rng))))
                keep_best(walk, best);
        }
        temperature = level + 2 < LEVELS ? temperature * factor / MI_CHANCE_ONE : 0;
    }
    return true;
}

/* Lifts the groups, to floors from the mean down to nearly what the worst one is worth. */
static bool lift(struct walk *walk, uint64_t steps, struct mi_arrangement *best)
{
    bool more = true;
    walk->lifting = true;
    walk->weight = 1;
    for (uint32_t i = 0; i < LIFTS && more; i++) {
        walk->floor = best->worst + 1 + ((best->total / walk->problem->groups - best->worst) >> i);
        more = cool(walk, steps, walk->typical / LIFTED_COLD_PART, best);
    }
    walk->lifting = false;
    return more;
}

/* Raises the total, and then lowers the best group, without letting a group sink below the worst. */
static bool raise_total(struct walk *walk, uint64_t steps, struct mi_arrangement *best)
{
    walk->weight = HEAVY;
    walk->floor = best->worst;
    if (!cool(walk, steps, walk->typical / COLD_PART, best))
        return false;
    walk->floor = best->worst;
    walk->ceiling = best->best - 1;
    bool more = cool(walk, steps / 2, walk->typical / COLD_PART, best);
    walk->ceiling = INT64_MAX;
    return more;
}

static void anneal(struct walk *walk, struct mi_arrangement *best)
{
    uint64_t steps = (uint64_t)walk->n * FIRST_STEPS_PER_PERSON;
    for (bool more = walk->problem->groups > 1; more; steps *= 2) {
        if (walk->problem->objective == MIRAIF_SUM)
            more = cool(walk, steps, walk->typical / COLD_PART, best);
        else
            more = lift(walk, steps, best) && raise_total(walk, steps, best);
    }
}

enum miraif_status mi_grouping_search(const struct miraif_grouping *problem, const struct miraif_env *env,
                                      uint64_t seed, uint64_t effort, struct miraif_arena *scratch,
                                      struct mi_arrangement *best, uint64_t *steps, bool *ret_stopped,
                                      struct miraif_error *err)
{
    struct walk *walk = mi_arena_alloc(scratch, sizeof *walk);
    if (walk == NULL)
        return mi_no_memory(err);
    walk->problem = problem;
    walk->n = problem->people;
    walk->env = env;
    walk->effort = effort;
    walk->ceiling = INT64_MAX;
    MI_TRY(allocate(walk, scratch, err));
    list_rules(walk);
    mi_rng_seed(&walk->rng, seed);
    mi_chance_make(&walk->chance);
    walk->typical = typical_value(walk);
    walk->penalty = 2 * walk->typical;
    anneal(walk, best);
    *steps += walk->steps;
    *ret_stopped = walk->stopped;
    return MIRAIF_OK;
}

enum miraif_status mi_grouping_mend(const struct miraif_grouping *problem, const struct miraif_env *env,
                                    uint64_t effort, struct miraif_arena *scratch, uint32_t *group,
                                    bool *ret_legal, uint64_t *steps, bool *ret_stopped,
                                    struct miraif_error *err)
{
    struct walk *walk = mi_arena_alloc(scratch, sizeof *walk);
    if (walk == NULL)
        return mi_no_memory(err);
    *walk = (struct walk){.problem = problem,
                          .n = problem->people,
                          .env = env,
                          .effort = effort,
                          .blind = true,
                          .penalty = 1,
                          .ceiling = INT64_MAX};
    MI_TRY(allocate(walk, scratch, err));
    list_rules(walk);
    seat_all(walk, group);
    mi_rng_seed(&walk->rng, 0);
    while (walk->broken > 0 && step(walk)) {
        uint32_t p = mi_rng_below(&walk->rng, walk->n);
        uint32_t q = mi_rng_below(&walk->rng, walk->n);
        if (walk->group[p] != walk->group[q])
            try_exchange(walk, p, q, 0);
    }
    *steps += walk->steps;
    *ret_legal = walk->broken == 0;
    *ret_stopped = walk->stopped;
    memcpy(group, walk->group, walk->n * sizeof *group);
    return MIRAIF_OK;
}
