/* The step for large groups. With the sums of every person to every group at hand an exchange is three
 * look-ups, side by side in memory for all members of a group. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "solve/diverse.h"

enum miraif_status mi_diverse_sums_make(struct mi_diverse *walk, const uint32_t *size,
                                        struct miraif_arena *scratch, struct miraif_error *err)
{
    walk->seats = walk->people;
    walk->start = mi_arena_array(scratch, (size_t)walk->groups + 1, sizeof *walk->start);
    walk->seat = mi_arena_array(scratch, walk->people, sizeof *walk->seat);
    walk->place = mi_arena_array(scratch, walk->people, sizeof *walk->place);
    walk->group = mi_arena_array(scratch, walk->people, sizeof *walk->group);
    walk->twice = mi_arena_array(scratch, walk->people, sizeof *walk->twice);
    walk->sum = mi_arena_array(scratch, (size_t)walk->groups * walk->people, sizeof *walk->sum);
    if (walk->start == NULL || walk->seat == NULL || walk->place == NULL || walk->group == NULL ||
        walk->twice == NULL || walk->sum == NULL)
        return mi_no_memory(err);
    for (uint32_t g = 0; g < walk->groups; g++)
        walk->start[g + 1] = walk->start[g] + size[g];
    for (uint32_t p = 0; p < walk->people; p++)
        walk->seat[p] = p;
    return MIRAIF_OK;
}

void mi_diverse_sums_reckon(struct mi_diverse *walk)
{
    uint32_t n = walk->people;
    memset(walk->sum, 0, (size_t)walk->groups * n * sizeof *walk->sum);
    walk->total = 0;
    for (uint32_t g = 0; g < walk->groups; g++) {
        int32_t *sum = &walk->sum[(size_t)g * n];
        for (uint32_t s = walk->start[g]; s < walk->start[g + 1]; s++) {
            const int32_t *value = &walk->value[(size_t)walk->seat[s] * walk->row];
            walk->place[walk->seat[s]] = s;
            walk->group[walk->seat[s]] = g;
            for (uint32_t t = 0; t < n; t++)
                sum[t] += value[walk->seat[t]];
        }
        for (uint32_t s = walk->start[g]; s < walk->start[g + 1]; s++)
            walk->total += sum[s];
    }
    walk->total /= 2;
}

/* The most that an exchange of somebody of group `a` with a member of another group, on the seats `from` to
 * `end`, adds, as far as it depends on that member. */
static int32_t greatest(const int32_t *restrict in_a, const int32_t *restrict in_b,
                        const int32_t *restrict twice, uint32_t from, uint32_t end)
{
    int32_t most = INT32_MIN;
    for (uint32_t s = from; s < end; s++) {
        int32_t gain = in_a[s] - in_b[s] - twice[s];
        most = gain > most ? gain : most;
    }
    return most;
}

/* Moves what person `p` adds to the sums of group `a` to those of group `b`, and `q` the other way. */
static void update_sums(struct mi_diverse *walk, int32_t *restrict in_a, int32_t *restrict in_b, uint32_t p,
                        uint32_t q)
{
    const uint32_t *restrict seat = walk->seat;
    const int32_t *of_p = &walk->value[(size_t)p * walk->row];
    const int32_t *of_q = &walk->value[(size_t)q * walk->row];
    for (uint32_t s = 0; s < walk->people; s++) {
        int32_t change = of_q[seat[s]] - of_p[seat[s]];
        in_a[s] += change;
        in_b[s] -= change;
    }
}

static void exchange(struct mi_diverse *walk, uint32_t p, uint32_t s)
{
    uint32_t q = walk->seat[s];
    uint32_t t = walk->place[p];
    uint32_t a = walk->group[p];
    uint32_t b = walk->group[q];
    update_sums(walk, &walk->sum[(size_t)a * walk->people], &walk->sum[(size_t)b * walk->people], p, q);
    for (uint32_t g = 0; g < walk->groups; g++) {
        int32_t *sum = &walk->sum[(size_t)g * walk->people];
        int32_t of_p = sum[t];
        sum[t] = sum[s];
        sum[s] = of_p;
    }
    walk->seat[s] = p;
    walk->seat[t] = q;
    walk->place[p] = s;
    walk->place[q] = t;
    walk->group[p] = b;
    walk->group[q] = a;
    walk->twice[t] = walk->twice[s];
    walk->twice[s] = 0;
    walk->accepted++;
}

/* Lays out twice the distances to a person, seat by seat. */
static void lay_out(struct mi_diverse *walk, uint32_t person)
{
    const int32_t *restrict value = &walk->value[(size_t)person * walk->row];
    const uint32_t *restrict seat = walk->seat;
    int32_t *restrict twice = walk->twice;
    for (uint32_t s = 0; s < walk->people; s++)
        twice[s] = 2 * value[seat[s]];
}

void mi_diverse_sums_step(struct mi_diverse *walk, uint32_t person, int64_t temperature)
{
    uint32_t n = walk->people;
    lay_out(walk, person);
    mi_diverse_fetch(walk, person + 1);
    uint32_t b = mi_rng_below(&walk->rng, walk->groups);
    for (uint32_t i = 0; i < walk->groups; i++, b = b + 1 < walk->groups ? b + 1 : 0) {
        uint32_t a = walk->group[person];
        if (a == b)
            continue;
        const int32_t *in_a = &walk->sum[(size_t)a * n];
        const int32_t *in_b = &walk->sum[(size_t)b * n];
        uint32_t s = walk->start[b];
        uint32_t t = walk->place[person];
        int32_t most = greatest(in_a, in_b, walk->twice, s, walk->start[b + 1]);
        int64_t gain = (int64_t)most + in_b[t] - in_a[t];
        if (gain + mi_chance_loss(&walk->chance, temperature, mi_rng_next(&walk->rng)) < 0)
            continue;
        while (in_a[s] - in_b[s] - walk->twice[s] != most)
            s++;
        exchange(walk, person, s);
        walk->total += gain;
    }
    walk->steps++;
}
