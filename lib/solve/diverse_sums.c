/* The step for large groups. With the sums of every person to every group at hand, and the distances laid out
 * seat by seat, all exchanges of a person are looked at in one sweep over memory, without a branch. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "solve/diverse.h"

enum miraif_status mi_diverse_sums_make(struct mi_diverse *walk, const uint32_t *size,
                                        struct miraif_arena *scratch, struct miraif_error *err)
{
    size_t people = walk->people;
    walk->seats = walk->people;
    walk->start = mi_arena_array(scratch, (size_t)walk->planes + 1, sizeof *walk->start);
    walk->column = mi_arena_array(scratch, people, sizeof *walk->column);
    walk->place = mi_arena_array(scratch, people, sizeof *walk->place);
    walk->sum = mi_arena_array(scratch, walk->groups * people, sizeof *walk->sum);
    walk->near = mi_arena_array(scratch, people * people, sizeof *walk->near);
    walk->laid = mi_arena_array(scratch, people, sizeof *walk->laid);
    walk->swap = mi_arena_array(scratch, MI_SWAPS, sizeof *walk->swap);
    if (walk->start == NULL || walk->column == NULL || walk->place == NULL || walk->sum == NULL ||
        walk->near == NULL || walk->laid == NULL || walk->swap == NULL)
        return mi_no_memory(err);
    for (uint32_t k = 0, s = 0; k < walk->planes; k++) {
        for (uint32_t g = 0; g < walk->groups && size[g] > k; g++)
            walk->column[s++] = g;
        walk->start[k + 1] = s;
    }
    walk->least = size[walk->groups - 1];
    return MIRAIF_OK;
}

/* The sums to group `g`, and of its members to one another. */
static void reckon_group(struct mi_diverse *walk, uint32_t g)
{
    int32_t *restrict sum = &walk->sum[(size_t)g * walk->seats];
    const uint32_t *restrict seat = walk->seat;
    uint32_t seats = walk->seats;
    for (uint32_t s = 0; s < seats; s++) {
        if (walk->column[s] != g)
            continue;
        const int32_t *restrict value = &walk->value[(size_t)seat[s] * walk->row];
        for (uint32_t t = 0; t < seats; t++)
            sum[t] += value[seat[t]];
    }
    for (uint32_t s = 0; s < seats; s++)
        if (walk->column[s] == g) {
            walk->own[s] = sum[s];
            walk->total += sum[s];
        }
}

void mi_diverse_sums_reckon(struct mi_diverse *walk)
{
    memset(walk->sum, 0, (size_t)walk->groups * walk->seats * sizeof *walk->sum);
    walk->swaps += MI_SWAPS + 1; /* nothing is laid out */
    walk->total = 0;
    for (uint32_t s = 0; s < walk->seats; s++)
        walk->place[walk->seat[s]] = s;
    for (uint32_t g = 0; g < walk->groups; g++)
        reckon_group(walk, g);
    walk->total /= 2;
}

/* Distances to a person, seat by seat: those of the last time, following the exchanges since then. */
static const int32_t *lay_out(struct mi_diverse *walk, uint32_t person)
{
    int32_t *restrict near = &walk->near[(size_t)person * walk->seats];
    if (walk->swaps - walk->laid[person] > MI_SWAPS) {
        const int32_t *restrict value = &walk->value[(size_t)person * walk->row];
        const uint32_t *restrict seat = walk->seat;
        uint32_t seats = walk->seats;
        for (uint32_t s = 0; s < seats; s++)
            near[s] = value[seat[s]];
        walk->laid[person] = walk->swaps;
    }
    for (; walk->laid[person] < walk->swaps; walk->laid[person]++) {
        struct mi_swap swap = walk->swap[walk->laid[person] % MI_SWAPS];
        int32_t first = near[swap.s];
        near[swap.s] = near[swap.t];
        near[swap.t] = first;
    }
    return near;
}

static void reckon_changes(struct mi_diverse *walk, const int32_t *restrict near,
                           const int32_t *restrict in_a)
{
    const int32_t *restrict own = walk->own;
    int32_t *restrict change = walk->change;
    uint32_t seats = walk->seats;
    for (uint32_t s = 0; s < seats; s++)
        change[s] = in_a[s] - own[s] - 2 * near[s];
}

/* The greatest change in each group. Planes with a seat for every group are halved until one is left; in the
 * others only the first groups have a seat. */
static void fold(struct mi_diverse *walk)
{
    const int32_t *restrict change = walk->change;
    int32_t *restrict most = walk->gain;
    uint32_t width = walk->groups;
    uint32_t left = walk->least - walk->least / 2;
    uint32_t end = left * width;
    uint32_t half = walk->least / 2 * width;
    const int32_t *restrict upper = &change[end];
    for (uint32_t s = 0; s < half; s++)
        most[s] = change[s] > upper[s] ? change[s] : upper[s];
    for (uint32_t s = half; s < end; s++)
        most[s] = change[s];
    while (left > 1) {
        half = left / 2 * width;
        left -= left / 2;
        const int32_t *more = &most[left * width];
        for (uint32_t s = 0; s < half; s++)
            most[s] = most[s] > more[s] ? most[s] : more[s];
    }
    for (uint32_t k = walk->least; k < walk->planes; k++) {
        const int32_t *restrict plane = &change[walk->start[k]];
        uint32_t seats = walk->start[k + 1] - walk->start[k];
        for (uint32_t g = 0; g < seats; g++)
            most[g] = most[g] > plane[g] ? most[g] : plane[g];
    }
}

/* Moves what person `p` adds to the sums of group `a` to those of group `b`, and `q` the other way. */
static void update_sums(struct mi_diverse *walk, uint32_t a, uint32_t b, uint32_t p, uint32_t q)
{
    int32_t *restrict in_a = &walk->sum[(size_t)a * walk->seats];
    int32_t *restrict in_b = &walk->sum[(size_t)b * walk->seats];
    const int32_t *restrict of_p = lay_out(walk, p);
    const int32_t *restrict of_q = lay_out(walk, q);
    uint32_t seats = walk->seats;
    for (uint32_t s = 0; s < seats; s++) {
        int32_t change = of_q[s] - of_p[s];
        in_a[s] += change;
        in_b[s] -= change;
    }
}

/* The seat of plane `k` in group `g`, or the number of seats. */
static uint32_t seat_in(const struct mi_diverse *walk, uint32_t k, uint32_t g)
{
    return k < walk->planes && walk->start[k] + g < walk->start[k + 1] ? walk->start[k] + g : walk->seats;
}

static void take_own(struct mi_diverse *walk, uint32_t g)
{
    const int32_t *sum = &walk->sum[(size_t)g * walk->seats];
    uint32_t s = g;
    for (uint32_t k = 1; s < walk->seats; s = seat_in(walk, k++, g))
        walk->own[s] = sum[s];
}

/* The seat in group `g` whose person's exchange changes most. */
static uint32_t partner(const struct mi_diverse *walk, uint32_t g)
{
    uint32_t best = g;
    uint32_t s = g;
    for (uint32_t k = 1; s < walk->seats; s = seat_in(walk, k++, g))
        best = walk->change[s] > walk->change[best] ? s : best;
    return best;
}

static void exchange(struct mi_diverse *walk, uint32_t s, uint32_t t)
{
    uint32_t p = walk->seat[s];
    uint32_t q = walk->seat[t];
    update_sums(walk, walk->column[s], walk->column[t], p, q);
    for (uint32_t g = 0; g < walk->groups; g++) {
        int32_t *sum = &walk->sum[(size_t)g * walk->seats];
        int32_t of_p = sum[s];
        sum[s] = sum[t];
        sum[t] = of_p;
    }
    walk->seat[s] = q;
    walk->seat[t] = p;
    walk->place[p] = t;
    walk->place[q] = s;
    walk->swap[walk->swaps++ % MI_SWAPS] = (struct mi_swap){s, t};
    take_own(walk, walk->column[s]);
    take_own(walk, walk->column[t]);
    walk->accepted++;
}

/* Has what the next person needs fetched from far memory. */
static void fetch(const struct mi_diverse *walk, uint32_t person)
{
    enum { TOGETHER = 16 /* numbers that memory hands over at once */ };
    const int32_t *near = &walk->near[(size_t)person * walk->seats];
    uint32_t seats = walk->seats;
    for (uint32_t s = 0; s < seats; s += TOGETHER)
        __builtin_prefetch(&near[s]);
}

void mi_diverse_sums_step(struct mi_diverse *walk, uint32_t person, int64_t temperature)
{
    mi_diverse_draw(walk, temperature);
    uint32_t s = walk->place[person];
    uint32_t a = walk->column[s];
    const int32_t *near = lay_out(walk, person);
    fetch(walk, person + 1 < walk->people ? person + 1 : 0);
    reckon_changes(walk, near, &walk->sum[(size_t)a * walk->seats]);
    fold(walk);
    for (uint32_t g = 0; g < walk->groups; g++)
        walk->gain[g] += walk->sum[(size_t)g * walk->seats + s] - walk->own[s];
    walk->gain[a] = 2 * MI_NEVER;
    uint32_t g = mi_diverse_choose(walk, walk->groups);
    if (g < walk->groups) {
        walk->total += walk->gain[g];
        exchange(walk, s, partner(walk, g));
    }
    walk->steps++;
}
