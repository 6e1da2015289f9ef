/* The step for small groups. Nothing is kept but what each person has in the own group: the distances of a
 * group's few members to all seats are laid out anew for each group, plane by plane, so that what all groups
 * gain is reckoned side by side, without a branch. */
#include "base/arena.h"
#include "base/error.h"
#include "solve/diverse.h"

enum { FIELD = 8 };

enum miraif_status mi_diverse_planes_make(struct mi_diverse *walk, struct miraif_arena *scratch,
                                          struct miraif_error *err)
{
    walk->width = (walk->groups + FIELD - 1) / FIELD * FIELD;
    walk->seats = walk->planes * walk->width;
    walk->near = mi_arena_array(scratch, (size_t)walk->planes * walk->seats, sizeof *walk->near);
    walk->joined = mi_arena_array(scratch, walk->width, sizeof *walk->joined);
    return walk->near == NULL || walk->joined == NULL ? mi_no_memory(err) : MIRAIF_OK;
}

/* What the members of a group have in it; nobody has so much that changing places never pays. */
static void reckon_group(struct mi_diverse *walk, uint32_t g)
{
    for (uint32_t s = g; s < walk->seats; s += walk->width) {
        const int32_t *value = &walk->value[(size_t)walk->seat[s] * walk->row];
        int32_t sum = 0;
        for (uint32_t t = g; t < walk->seats; t += walk->width)
            sum += value[walk->seat[t]];
        walk->own[s] = walk->seat[s] == walk->people ? -MI_NEVER : sum;
    }
}

void mi_diverse_planes_reckon(struct mi_diverse *walk)
{
    walk->total = 0;
    for (uint32_t g = 0; g < walk->width; g++) {
        reckon_group(walk, g);
        for (uint32_t s = g; s < walk->seats; s += walk->width)
            walk->total += walk->seat[s] == walk->people ? 0 : walk->own[s];
    }
    walk->total /= 2;
}

static void lay_out(struct mi_diverse *walk, uint32_t plane, uint32_t person)
{
    const int32_t *value = &walk->value[(size_t)person * walk->row];
    const uint32_t *restrict seat = walk->seat;
    int32_t *restrict near = &walk->near[(size_t)plane * walk->seats];
    uint32_t seats = walk->seats;
    for (uint32_t s = 0; s < seats; s++)
        near[s] = value[seat[s]];
}

static void sum_up(struct mi_diverse *walk)
{
    int32_t *restrict change = walk->change;
    const int32_t *restrict own = walk->own;
    uint32_t seats = walk->seats;
    for (uint32_t s = 0; s < seats; s++)
        change[s] = -own[s];
    for (uint32_t k = 0; k < walk->planes; k++) {
        const int32_t *restrict near = &walk->near[(size_t)k * seats];
        for (uint32_t s = 0; s < seats; s++)
            change[s] += near[s];
    }
}

/* What the best exchange of the member in a plane with somebody of each group gains: the member joins those
 * who stay there, and the other one joins those who stay here. */
static void reckon_gains(struct mi_diverse *walk, const int32_t *restrict near, int32_t own)
{
    uint32_t width = walk->width;
    int32_t *restrict gain = walk->gain;
    int32_t *restrict joined = walk->joined;
    const int32_t *restrict change = walk->change;
    for (uint32_t g = 0; g < width; g++) {
        gain[g] = 2 * MI_NEVER;
        joined[g] = -own;
    }
    for (uint32_t k = 0; k < walk->planes; k++, near += width, change += width) {
        for (uint32_t g = 0; g < width; g++) {
            int32_t other = change[g] - 2 * near[g];
            gain[g] = other > gain[g] ? other : gain[g];
            joined[g] += near[g];
        }
    }
    for (uint32_t g = 0; g < width; g++)
        gain[g] += joined[g];
}

/* The seat in group `g` whose person is the best to exchange. */
static uint32_t partner(const struct mi_diverse *walk, const int32_t *near, uint32_t g)
{
    uint32_t best = g;
    for (uint32_t s = g; s < walk->seats; s += walk->width)
        if (walk->change[s] - 2 * near[s] > walk->change[best] - 2 * near[best])
            best = s;
    return best;
}

static void exchange(struct mi_diverse *walk, uint32_t here, uint32_t there)
{
    uint32_t a = here % walk->width;
    uint32_t person = walk->seat[here];
    walk->seat[here] = walk->seat[there];
    walk->seat[there] = person;
    walk->accepted++;
    reckon_group(walk, a);
    reckon_group(walk, there % walk->width);
    lay_out(walk, here / walk->width, walk->seat[here]);
    for (uint32_t k = 0; k < walk->planes; k++) {
        const int32_t *value = &walk->value[(size_t)walk->seat[k * walk->width + a] * walk->row];
        walk->near[(size_t)k * walk->seats + here] = value[walk->seat[here]];
        walk->near[(size_t)k * walk->seats + there] = value[walk->seat[there]];
    }
    sum_up(walk);
}

/* Has the distances of a group's members fetched from far memory meanwhile. */
static void fetch(const struct mi_diverse *walk, uint32_t group)
{
    enum { TOGETHER = 16 /* numbers that memory hands over at once */ };
    for (uint32_t s = group; s < walk->seats; s += walk->width)
        for (uint32_t p = 0; p < walk->people; p += TOGETHER)
            __builtin_prefetch(&walk->value[(size_t)walk->seat[s] * walk->row + p]);
}

void mi_diverse_planes_step(struct mi_diverse *walk, uint32_t group, int64_t temperature)
{
    mi_diverse_draw(walk, temperature);
    for (uint32_t k = 0; k < walk->planes; k++)
        lay_out(walk, k, walk->seat[k * walk->width + group]);
    sum_up(walk);
    fetch(walk, group + 1 < walk->groups ? group + 1 : 0);
    for (uint32_t k = 0; k < walk->planes; k++) {
        uint32_t here = k * walk->width + group;
        const int32_t *near = &walk->near[(size_t)k * walk->seats];
        if (walk->seat[here] == walk->people)
            continue;
        reckon_gains(walk, near, walk->own[here]);
        walk->gain[group] = 2 * MI_NEVER;
        uint32_t g = mi_diverse_choose(walk, walk->width);
        if (g == walk->width)
            continue;
        walk->total += walk->gain[g];
        exchange(walk, here, partner(walk, near, g));
    }
    walk->steps++;
}
