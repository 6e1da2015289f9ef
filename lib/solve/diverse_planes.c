/* The step for small groups. Nothing is kept but what each person has in the own group: the distances of a
 * group's few members to all seats are laid out anew for each group, plane by plane, so that what all groups
 * gain is reckoned side by side, without a branch. */
#include "base/arena.h"
#include "base/error.h"
#include "solve/diverse.h"

enum { FIELD = 8 };

enum miraif_status mi_diverse_planes_make(struct mi_diverse *walk, const uint32_t *size,
                                          struct miraif_arena *scratch, struct miraif_error *err)
{
    walk->planes = 1;
    for (uint32_t g = 0; g < walk->groups; g++)
        walk->planes = size[g] > walk->planes ? size[g] : walk->planes;
    walk->width = (walk->groups + FIELD - 1) / FIELD * FIELD;
    walk->seats = walk->planes * walk->width;
    walk->seat = mi_arena_array(scratch, walk->seats, sizeof *walk->seat);
    walk->own = mi_arena_array(scratch, walk->seats, sizeof *walk->own);
    walk->near = mi_arena_array(scratch, (size_t)walk->planes * walk->seats, sizeof *walk->near);
    walk->change = mi_arena_array(scratch, walk->seats, sizeof *walk->change);
    walk->gain = mi_arena_array(scratch, walk->width, sizeof *walk->gain);
    walk->joined = mi_arena_array(scratch, walk->width, sizeof *walk->joined);
    walk->noise = mi_arena_array(scratch, MI_NOISES + (size_t)walk->width, sizeof *walk->noise);
    if (walk->seat == NULL || walk->own == NULL || walk->near == NULL || walk->change == NULL ||
        walk->gain == NULL || walk->joined == NULL || walk->noise == NULL)
        return mi_no_memory(err);
    uint32_t next = 0;
    for (uint32_t s = 0; s < walk->seats; s++)
        walk->seat[s] = walk->people;
    for (uint32_t g = 0; g < walk->groups; g++)
        for (uint32_t k = 0; k < size[g]; k++)
            walk->seat[k * walk->width + g] = next++;
    return MIRAIF_OK;
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
    for (uint32_t s = 0; s < walk->seats; s++)
        near[s] = value[seat[s]];
}

static void sum_up(struct mi_diverse *walk)
{
    int32_t *restrict change = walk->change;
    for (uint32_t s = 0; s < walk->seats; s++)
        change[s] = -walk->own[s];
    for (uint32_t k = 0; k < walk->planes; k++) {
        const int32_t *restrict near = &walk->near[(size_t)k * walk->seats];
        for (uint32_t s = 0; s < walk->seats; s++)
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

/* The group where gain and what chance allows are greatest together, if that is not below nothing; else the
 * number of groups. */
static uint32_t choose(const struct mi_diverse *walk, const int32_t *noise)
{
    int32_t most = INT32_MIN;
    for (uint32_t g = 0; g < walk->width; g++) {
        int32_t sum = walk->gain[g] + noise[g];
        most = sum > most ? sum : most;
    }
    uint32_t g = 0;
    while (most >= 0 && walk->gain[g] + noise[g] != most)
        g++;
    return most >= 0 ? g : walk->groups;
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

/* Losses that chance allows, drawn once for a while. */
static void draw_noise(struct mi_diverse *walk, int64_t temperature)
{
    if (walk->warmth == temperature)
        return;
    walk->warmth = temperature;
    for (uint32_t i = 0; i < MI_NOISES + walk->width; i++) {
        int64_t loss = mi_chance_loss(&walk->chance, temperature, mi_rng_next(&walk->rng));
        walk->noise[i] = loss < -MI_NEVER / 2 ? (int32_t)loss : -MI_NEVER / 2;
    }
}

/* Has what the next group needs fetched meanwhile. */
static void fetch(const struct mi_diverse *walk, uint32_t group)
{
    for (uint32_t s = group; s < walk->seats; s += walk->width)
        mi_diverse_fetch(walk, walk->seat[s]);
}

void mi_diverse_planes_step(struct mi_diverse *walk, uint32_t group, int64_t temperature)
{
    draw_noise(walk, temperature);
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
        uint32_t g = choose(walk, &walk->noise[mi_rng_next(&walk->rng) % MI_NOISES]);
        if (g == walk->groups)
            continue;
        walk->total += walk->gain[g];
        exchange(walk, here, partner(walk, near, g));
    }
    walk->steps++;
}
