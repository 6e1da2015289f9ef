/* Who stands in the way of having something in common. */
#include "solve/common_clash.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "solve/common.h"

struct finding {
    struct mi_commons commons;
    const uint32_t *among; /* those looked at, by number */
    uint32_t count;
    uint32_t *shared;
    uint32_t *partners; /* of each in `among`: with how many of all people they have enough in common */
    uint32_t *person;
};

static bool go_together(const struct finding *finding, uint32_t p, uint32_t q)
{
    const struct mi_commons *commons = &finding->commons;
    memcpy(finding->shared, mi_commons_of(commons, p), commons->words * sizeof *finding->shared);
    mi_commons_narrow(commons, mi_commons_of(commons, q), finding->shared);
    return mi_commons_shortage(commons, finding->shared) == 0;
}

/* Those with fewer partners than `needed`, where oneself is one. */
static uint32_t find_lonely(const struct finding *finding, uint32_t needed)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < finding->count; i++)
        if (finding->partners[i] < needed)
            finding->person[count++] = finding->among[i];
    return count;
}

/* Takes one after the other who goes together with nobody taken, the one with the fewest partners first. */
static uint32_t find_apart(const struct finding *finding, uint8_t *taken)
{
    uint32_t count = 0;
    for (;;) {
        uint32_t best = finding->count;
        for (uint32_t i = 0; i < finding->count; i++) {
            bool fits = !taken[i];
            for (uint32_t j = 0; j < finding->count && fits; j++)
                fits = !taken[j] || !go_together(finding, finding->among[i], finding->among[j]);
            if (fits && (best == finding->count || finding->partners[i] < finding->partners[best]))
                best = i;
        }
        if (best == finding->count)
            break;
        taken[best] = 1;
    }
    for (uint32_t i = 0; i < finding->count; i++)
        if (taken[i])
            finding->person[count++] = finding->among[i];
    return count;
}

static enum miraif_status prepare(struct finding *finding, const struct miraif_grouping *problem,
                                  const struct miraif_rule *rule, struct miraif_arena *arena,
                                  struct miraif_error *err)
{
    MI_TRY(mi_commons_make(rule, 1, NULL, problem->people, arena, &finding->commons, err));
    uint32_t *everybody = mi_arena_array(arena, problem->people, sizeof *everybody);
    finding->shared = mi_arena_array(arena, finding->commons.words, sizeof *finding->shared);
    finding->partners = mi_arena_array(arena, problem->people, sizeof *finding->partners);
    finding->person = mi_arena_array(arena, problem->people, sizeof *finding->person);
    if (everybody == NULL || finding->shared == NULL || finding->partners == NULL || finding->person == NULL)
        return mi_no_memory(err);
    for (uint32_t p = 0; p < problem->people; p++)
        everybody[p] = p;
    if (finding->among == NULL) {
        finding->among = everybody;
        finding->count = problem->people;
    }
    for (uint32_t i = 0; i < finding->count; i++)
        for (uint32_t p = 0; p < problem->people; p++)
            finding->partners[i] += go_together(finding, finding->among[i], p);
    return MIRAIF_OK;
}

/* The size of the smallest group. */
static uint32_t least_size(const struct miraif_grouping *problem)
{
    uint32_t least = UINT32_MAX;
    for (uint32_t g = 0; g < problem->groups; g++)
        least = problem->size[g] < least ? problem->size[g] : least;
    return least;
}

enum miraif_status mi_common_clash(const struct miraif_grouping *problem, const struct miraif_rule *rule,
                                   const uint32_t *among, uint32_t count, struct miraif_arena *arena,
                                   const uint32_t **ret_person, uint32_t *ret_count, enum mi_lack *ret_lack,
                                   struct miraif_error *err)
{
    struct finding finding = {.among = among, .count = count};
    uint8_t *taken = mi_arena_array(arena, problem->people, sizeof *taken);
    if (taken == NULL)
        return mi_no_memory(err);
    MI_TRY(prepare(&finding, problem, rule, arena, err));
    *ret_lack = MI_LACK_ALONE;
    *ret_count = find_lonely(&finding, 1);
    if (*ret_count == 0) {
        *ret_lack = MI_LACK_FEW;
        *ret_count = find_lonely(&finding, least_size(problem));
    }
    if (*ret_count == 0) {
        *ret_lack = MI_LACK_APART;
        *ret_count = find_apart(&finding, taken);
    }
    if (*ret_count < 2 && *ret_lack == MI_LACK_APART) {
        *ret_lack = MI_LACK_NONE;
        *ret_count = 0;
    }
    *ret_person = finding.person;
    return MIRAIF_OK;
}
