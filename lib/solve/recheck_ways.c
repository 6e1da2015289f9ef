/* Divisions are counted from sets of people placed: whoever is lowest of the others leads the next group.
 * What a set can be completed to is kept in a table. Plain and slow, on purpose: it is to be read. */
#include "solve/recheck_ways.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

enum { ROOM = 1 << 12, POLL = 1 << 14 };

static const uint64_t STEPS_MOST = UINT64_C(4000000000);

static uint32_t count_bits(uint32_t word)
{
    uint32_t bits = 0;
    for (; word != 0; word &= word - 1)
        bits++;
    return bits;
}

static uint32_t lowest(uint32_t word)
{
    uint32_t bit = 0;
    while (!(word >> bit & 1))
        bit++;
    return bit;
}

/* Whether the people of `mask` may be a group. */
static bool may_be(const struct miraif_grouping *problem, uint32_t mask)
{
    uint32_t group[MIRAIF_EXACT_PEOPLE_MOST];
    for (uint32_t p = 0; p < problem->people; p++)
        group[p] = !(mask >> p & 1);
    for (uint32_t r = 0; r < problem->rules; r++)
        if (!mi_check_rule(&problem->rule[r], group, 0))
            return false;
    return true;
}

static const int64_t *pairs_of(const struct miraif_grouping *problem, uint32_t size)
{
    for (uint32_t g = 0; problem->value_in != NULL && g < problem->groups; g++)
        if (problem->size[g] == size)
            return problem->value_in[g];
    return problem->value;
}

static int64_t value_of(const struct miraif_grouping *problem, const int64_t *pair, uint32_t mask)
{
    int64_t value = 0;
    for (uint32_t p = 0; p < problem->people; p++)
        for (uint32_t q = 0; q < p; q++)
            if ((mask >> p & 1) != 0 && (mask >> q & 1) != 0)
                value += pair[(size_t)p * problem->people + q];
    return value;
}

/* Every set of `size` people whose lowest is `leader`, in ascending order of its bits; `team` null: only
 * counted.
 */
static uint32_t list_teams(const struct miraif_grouping *problem, uint32_t size, uint32_t leader,
                           struct mi_recheck_team *team)
{
    const int64_t *pair = pairs_of(problem, size);
    uint64_t end = UINT64_C(1) << (problem->people - leader - 1);
    uint32_t count = 0;
    for (uint64_t rest = (UINT64_C(1) << (size - 1)) - 1; rest < end;) {
        uint32_t mask = (uint32_t)(rest << (leader + 1)) | UINT32_C(1) << leader;
        if (team == NULL)
            count++;
        else if (may_be(problem, mask))
            team[count++] = (struct mi_recheck_team){mask, value_of(problem, pair, mask)};
        if (rest == 0)
            break;
        uint64_t low = rest & -rest; /* the next set of as many bits (Gosper 1972) */
        uint64_t ripple = rest + low;
        rest = ripple | ((rest ^ ripple) / low) >> 2;
    }
    return count;
}

static void find_sizes(struct mi_recheck *recheck)
{
    const struct miraif_grouping *problem = recheck->problem;
    for (uint32_t size = 1; size <= problem->people; size++) {
        uint32_t groups = 0;
        for (uint32_t g = 0; g < problem->groups; g++)
            groups += problem->size[g] == size;
        if (groups == 0)
            continue;
        recheck->size[recheck->sizes] = size;
        recheck->available[recheck->sizes++] = groups;
    }
}

enum miraif_status mi_recheck_begin(const struct miraif_grouping *problem, const struct miraif_env *env,
                                    struct miraif_arena *arena, struct miraif_arena *table,
                                    struct mi_recheck *ret_recheck, struct miraif_error *err)
{
    struct mi_recheck recheck = {.problem = problem, .env = env, .arena = arena, .table = table};
    uint32_t people = problem->people;
    uint32_t most = 0;
    uint32_t at = 0;
    find_sizes(&recheck);
    for (uint32_t d = 0; d < recheck.sizes; d++)
        for (uint32_t p = 0; p < people; p++)
            most += list_teams(problem, recheck.size[d], p, NULL);
    size_t ends = (size_t)recheck.sizes * people + 1;
    recheck.team = mi_arena_array(arena, most, sizeof *recheck.team);
    recheck.first = mi_arena_array(arena, ends, sizeof *recheck.first);
    recheck.kept = mi_arena_array(arena, most, sizeof *recheck.kept);
    recheck.first_kept = mi_arena_array(arena, ends, sizeof *recheck.first_kept);
    if (recheck.team == NULL || recheck.first == NULL || recheck.kept == NULL || recheck.first_kept == NULL)
        return mi_no_memory(err);
    for (uint32_t d = 0; d < recheck.sizes; d++) {
        for (uint32_t p = 0; p < people; p++) {
            recheck.first[d * people + p] = at;
            at += list_teams(problem, recheck.size[d], p, &recheck.team[at]);
        }
    }
    recheck.first[recheck.sizes * people] = at;
    *ret_recheck = recheck;
    return MIRAIF_OK;
}

/* Keeps for the next count the teams worth `least` to `most`, and begins its table. */
static void keep_teams(struct mi_recheck *recheck, int64_t least, int64_t most)
{
    uint32_t lists = recheck->sizes * recheck->problem->people;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < lists; i++) {
        recheck->first_kept[i] = kept;
        for (uint32_t t = recheck->first[i]; t < recheck->first[i + 1]; t++)
            if (recheck->team[t].value >= least && recheck->team[t].value <= most)
                recheck->kept[kept++] = t;
    }
    recheck->first_kept[lists] = kept;
    miraif_arena_reset(recheck->table);
    recheck->room = recheck->filled = 0;
    recheck->key = NULL;
    recheck->ways = NULL;
    recheck->steps = 0;
}

static uint64_t place_of(const struct mi_recheck *recheck, uint64_t key)
{
    uint64_t at = key * UINT64_C(0x9E3779B97F4A7C15) >> 20 & (recheck->room - 1);
    while (recheck->key[at] != 0 && recheck->key[at] != key)
        at = (at + 1) & (recheck->room - 1);
    return at;
}

/* Twice the room, with what is in it. */
static void widen(struct mi_recheck *recheck)
{
    const uint64_t *key = recheck->key;
    const struct mi_ways *ways = recheck->ways;
    uint64_t room = recheck->room;
    recheck->room = room == 0 ? ROOM : 2 * room;
    recheck->key = mi_arena_array(recheck->table, recheck->room, sizeof *recheck->key);
    recheck->ways = mi_arena_array(recheck->table, recheck->room, sizeof *recheck->ways);
    recheck->out_of_memory = recheck->key == NULL || recheck->ways == NULL;
    for (uint64_t i = 0; i < room && !recheck->out_of_memory; i++) {
        if (key[i] == 0)
            continue;
        uint64_t at = place_of(recheck, key[i]);
        recheck->key[at] = key[i];
        recheck->ways[at] = ways[i];
    }
}

static void put(struct mi_recheck *recheck, uint64_t key, const struct mi_ways *ways)
{
    if (recheck->filled * 2 >= recheck->room)
        widen(recheck);
    if (recheck->out_of_memory)
        return;
    uint64_t at = place_of(recheck, key);
    recheck->key[at] = key;
    recheck->ways[at] = *ways;
    recheck->filled++;
}

static bool must_stop(struct mi_recheck *recheck)
{
    const struct miraif_env *env = recheck->env;
    if (recheck->steps > STEPS_MOST)
        recheck->stopped = true;
    if (recheck->filled % POLL == 0 && env != NULL && env->should_stop != NULL)
        recheck->stopped = recheck->stopped || env->should_stop(env->context);
    return recheck->stopped || recheck->out_of_memory;
}

/* Which people are placed and how many groups of each size are used, as one number that is not 0. */
static uint64_t key_of(const struct mi_recheck *recheck, uint32_t mask, const uint32_t *used)
{
    uint64_t code = 0;
    for (uint32_t d = 0; d < recheck->sizes; d++)
        code = code * (recheck->available[d] + 1) + used[d];
    return (code << 32 | mask) + 1;
}

static struct mi_ways complete(struct mi_recheck *recheck, uint32_t mask, uint32_t *used)
{
    uint32_t people = recheck->problem->people;
    struct mi_ways all = {0, -1, 0};
    if (count_bits(mask) == people)
        return (struct mi_ways){1, 0, 1};
    uint64_t key = key_of(recheck, mask, used);
    uint64_t at = recheck->room == 0 ? 0 : place_of(recheck, key);
    if (recheck->room > 0 && recheck->key[at] != 0)
        return recheck->ways[at];
    for (uint32_t d = 0; d < recheck->sizes && !must_stop(recheck); d++) {
        uint32_t list = d * people + lowest(~mask);
        if (used[d] == recheck->available[d])
            continue;
        recheck->steps += recheck->first_kept[list + 1] - recheck->first_kept[list];
        for (uint32_t i = recheck->first_kept[list]; i < recheck->first_kept[list + 1]; i++) {
            const struct mi_recheck_team *team = &recheck->team[recheck->kept[i]];
            if ((team->mask & mask) != 0)
                continue;
            used[d]++;
            struct mi_ways one = complete(recheck, mask | team->mask, used);
            used[d]--;
            all.count += one.count;
            if (one.most < 0)
                continue;
            if (one.most + team->value > all.most) {
                all.most = one.most + team->value;
                all.at_most = 0;
            }
            all.at_most += one.most + team->value == all.most ? one.at_most : 0;
        }
    }
    put(recheck, key, &all);
    return all;
}

enum miraif_status mi_recheck_count(struct mi_recheck *recheck, int64_t least, int64_t most,
                                    struct mi_ways *ret_ways, struct miraif_error *err)
{
    uint32_t used[MIRAIF_EXACT_PEOPLE_MOST] = {0};
    keep_teams(recheck, least, most);
    *ret_ways = complete(recheck, 0, used);
    return recheck->out_of_memory ? mi_no_memory(err) : MIRAIF_OK;
}

/* Listing what is better than a division. */
struct listing {
    struct mi_recheck *recheck;
    const struct mi_figures *last;
    uint32_t used[MIRAIF_EXACT_PEOPLE_MOST];
    uint64_t count;
};

/* Goes on from a set of people with the figures of their groups, where the total can still be reached. Those
 * with a better worst group are counted elsewhere. */
static void list_better(struct listing *listing, uint32_t mask, const struct mi_figures *so_far)
{
    struct mi_recheck *recheck = listing->recheck;
    uint32_t people = recheck->problem->people;
    if (count_bits(mask) == people) {
        listing->count += so_far->worst == listing->last->worst && mi_check_before(so_far, listing->last);
        return;
    }
    for (uint32_t d = 0; d < recheck->sizes && !must_stop(recheck); d++) {
        uint32_t list = d * people + lowest(~mask);
        if (listing->used[d] == recheck->available[d])
            continue;
        recheck->steps += recheck->first_kept[list + 1] - recheck->first_kept[list];
        listing->used[d]++;
        for (uint32_t i = recheck->first_kept[list]; i < recheck->first_kept[list + 1]; i++) {
            const struct mi_recheck_team *team = &recheck->team[recheck->kept[i]];
            if ((team->mask & mask) != 0)
                continue;
            struct mi_figures now = *so_far;
            now.worst = team->value < now.worst ? team->value : now.worst;
            now.best = team->value > now.best ? team->value : now.best;
            now.total += team->value;
            struct mi_ways rest = complete(recheck, mask | team->mask, listing->used);
            if (rest.most >= 0 && now.total + rest.most >= listing->last->total)
                list_better(listing, mask | team->mask, &now);
        }
        listing->used[d]--;
    }
}

enum miraif_status mi_recheck_better(struct mi_recheck *recheck, const struct mi_figures *last,
                                     uint64_t *ret_count, struct miraif_error *err)
{
    const struct mi_figures none = {.worst = INT64_MAX};
    struct listing listing = {.recheck = recheck, .last = last};
    struct mi_ways above;
    struct mi_ways level;
    MI_TRY(mi_recheck_count(recheck, last->worst + 1, INT64_MAX, &above, err));
    if (recheck->stopped)
        return MIRAIF_OK;
    MI_TRY(mi_recheck_count(recheck, last->worst, INT64_MAX, &level, err));
    list_better(&listing, 0, &none);
    *ret_count = above.count + listing.count;
    return recheck->out_of_memory ? mi_no_memory(err) : MIRAIF_OK;
}
