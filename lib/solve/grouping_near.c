/* What lies next to a division that nobody proved to be the best: every exchange of two people, measured by
 * what it changes in their two groups. */
#include "solve/grouping_near.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "solve/arrangement.h"
#include "solve/common.h"

enum { PEOPLE_MOST = 2000, ENDS = 3 };

struct exchange {
    uint32_t one;
    uint32_t other;
    int64_t worst;
    int64_t total;
    int64_t best;
};

struct near {
    const struct miraif_grouping *problem;
    uint32_t *group;    /* people */
    int64_t total;      /* of the division */
    int64_t *value;     /* groups */
    int64_t *added;     /* people × groups */
    uint32_t low[ENDS]; /* the groups of the least values, and */
    uint32_t high[ENDS];
    uint32_t ends; /* how many of either, as far as there are groups */
    struct exchange list[MIRAIF_ALTERNATIVES_MOST];
    uint32_t count;
};

/* What somebody adds to a group, or would add as one more. */
static int64_t *added(const struct near *near, uint32_t person, uint32_t g)
{
    return &near->added[(size_t)person * near->problem->groups + g];
}

static void find_ends(struct near *near)
{
    near->ends = near->problem->groups < ENDS ? near->problem->groups : ENDS;
    for (uint32_t g = 0; g < near->problem->groups; g++) {
        uint32_t low = g, high = g;
        for (uint32_t i = 0; i < near->ends && i <= g; i++) {
            bool fresh = i == g;
            if (fresh || near->value[low] < near->value[near->low[i]]) {
                uint32_t was = near->low[i];
                near->low[i] = low;
                low = was;
            }
            if (fresh || near->value[high] > near->value[near->high[i]]) {
                uint32_t was = near->high[i];
                near->high[i] = high;
                high = was;
            }
        }
    }
}

static bool is_before(const struct exchange *a, const struct exchange *b)
{
    if (a->worst != b->worst)
        return a->worst > b->worst;
    return a->total != b->total ? a->total > b->total : a->best < b->best;
}

/* Two people take each other's places. */
static void exchange(struct near *near, const struct exchange *exchange)
{
    uint32_t was = near->group[exchange->one];
    near->group[exchange->one] = near->group[exchange->other];
    near->group[exchange->other] = was;
}

struct place {
    const uint32_t *group;
    uint32_t number;
};

static bool is_in(const void *context, uint32_t person)
{
    const struct place *place = context;
    return place->group[person] == place->number;
}

static bool keeps(const struct miraif_rule *rule, const uint32_t *group, uint32_t g)
{
    uint32_t members = 0;
    if (rule->common != NULL)
        return mi_common_holds(rule, is_in, &(struct place){group, g});
    for (uint32_t i = 0; i < rule->count; i++)
        members += group[rule->member[i]] == g;
    return rule->together ? members == 0 || members == rule->count : rule->allowed >> members & 1;
}

static bool is_legal(struct near *near, const struct exchange *tried)
{
    uint32_t one = near->group[tried->one];
    uint32_t other = near->group[tried->other];
    bool legal = true;
    exchange(near, tried);
    for (uint32_t r = 0; legal && r < near->problem->rules; r++)
        legal = keeps(&near->problem->rule[r], near->group, one) &&
                keeps(&near->problem->rule[r], near->group, other);
    exchange(near, tried);
    return legal;
}

/* Groups of two can be made anew by two exchanges, of which one is enough. */
static bool is_repetition(const struct near *near, const struct exchange *tried)
{
    for (uint32_t i = 0; i < near->count; i++) {
        const struct exchange *known = &near->list[i];
        bool groups = (near->group[known->one] == near->group[tried->one] &&
                       near->group[known->other] == near->group[tried->other]) ||
                      (near->group[known->one] == near->group[tried->other] &&
                       near->group[known->other] == near->group[tried->one]);
        if (groups && near->problem->size[near->group[tried->one]] == 2 &&
            near->problem->size[near->group[tried->other]] == 2 && known->one != tried->one &&
            known->one != tried->other && known->other != tried->one && known->other != tried->other)
            return true;
    }
    return false;
}

static void measure(const struct near *near, int64_t one, int64_t other, struct exchange *tried)
{
    uint32_t g = near->group[tried->one];
    uint32_t h = near->group[tried->other];
    tried->worst = one < other ? one : other;
    tried->best = one > other ? one : other;
    tried->total = near->total - near->value[g] - near->value[h] + one + other;
    for (uint32_t i = near->ends; i-- > 0;) {
        if (near->low[i] != g && near->low[i] != h && near->value[near->low[i]] < tried->worst)
            tried->worst = near->value[near->low[i]];
        if (near->high[i] != g && near->high[i] != h && near->value[near->high[i]] > tried->best)
            tried->best = near->value[near->high[i]];
    }
}

static void keep(struct near *near, const struct exchange *tried)
{
    uint32_t most = near->problem->alternatives;
    uint32_t at = near->count;
    while (at > 0 && is_before(tried, &near->list[at - 1]))
        at--;
    if (at == most || !is_legal(near, tried) || is_repetition(near, tried))
        return;
    near->count += near->count < most;
    memmove(&near->list[at + 1], &near->list[at], (near->count - 1 - at) * sizeof *near->list);
    near->list[at] = *tried;
}

static void try_all(struct near *near)
{
    const struct miraif_grouping *problem = near->problem;
    for (uint32_t p = 0; p < problem->people; p++) {
        for (uint32_t q = p + 1; q < problem->people; q++) {
            uint32_t g = near->group[p];
            uint32_t h = near->group[q];
            if (g == h || (problem->size[g] == 1 && problem->size[h] == 1))
                continue;
            struct exchange tried = {.one = p, .other = q};
            size_t pair = (size_t)p * problem->people + q;
            int64_t one =
                near->value[g] - *added(near, p, g) + *added(near, q, g) - mi_values_in(problem, g)[pair];
            int64_t other =
                near->value[h] - *added(near, q, h) + *added(near, p, h) - mi_values_in(problem, h)[pair];
            measure(near, one, other, &tried);
            keep(near, &tried);
        }
    }
}

/* What everybody adds to every group, and what groups are worth. */
static enum miraif_status prepare(struct near *near, const uint32_t *group, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct miraif_grouping *problem = near->problem;
    uint32_t people = problem->people;
    near->group = mi_arena_array(scratch, people, sizeof *near->group);
    near->value = mi_arena_array(scratch, problem->groups, sizeof *near->value);
    near->added = mi_arena_array(scratch, (size_t)people * problem->groups, sizeof *near->added);
    if (near->group == NULL || near->value == NULL || near->added == NULL)
        return mi_no_memory(err);
    memcpy(near->group, group, people * sizeof *near->group);
    for (uint32_t p = 0; p < people; p++) {
        for (uint32_t q = 0; q < people; q++)
            *added(near, p, group[q]) += mi_values_in(problem, group[q])[(size_t)p * people + q];
        near->value[group[p]] += *added(near, p, group[p]);
    }
    for (uint32_t g = 0; g < problem->groups; g++)
        near->value[g] /= 2; /* each pair was counted twice */
    find_ends(near);
    return MIRAIF_OK;
}

static enum miraif_status write_out(struct near *near, struct miraif_arena *arena,
                                    struct miraif_grouping_result *result, struct miraif_error *err)
{
    struct miraif_alternative *list = mi_arena_array(arena, near->count, sizeof *list);
    size_t size = near->problem->people * sizeof *near->group;
    if (list == NULL)
        return mi_no_memory(err);
    for (uint32_t i = 0; i < near->count; i++) {
        const struct exchange *one = &near->list[i];
        uint32_t *group = mi_arena_alloc(arena, size);
        if (group == NULL)
            return mi_no_memory(err);
        exchange(near, one);
        memcpy(group, near->group, size);
        exchange(near, one);
        list[i] = (struct miraif_alternative){group, one->worst, one->total, one->best};
    }
    result->alternative = list;
    result->alternatives = near->count;
    return MIRAIF_OK;
}

enum miraif_status mi_grouping_near(const struct miraif_grouping *problem, struct miraif_arena *scratch,
                                    struct miraif_arena *arena, struct miraif_grouping_result *result,
                                    struct miraif_error *err)
{
    struct near *near = mi_arena_alloc(scratch, sizeof *near);
    if (problem->people > PEOPLE_MOST)
        return MIRAIF_OK;
    if (near == NULL)
        return mi_no_memory(err);
    near->problem = problem;
    near->total = result->total;
    MI_TRY(prepare(near, result->group, scratch, err));
    try_all(near);
    return write_out(near, arena, result, err);
}
