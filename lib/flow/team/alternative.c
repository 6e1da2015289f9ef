/* An alternative is told by who would be elsewhere. Its groups have no names yet: each takes that of the team
 * of its size with which it shares most people. */
#include "flow/team/alternative.h"

#include "base/arena.h"
#include "base/error.h"
#include "model/naming.h"

static void put_figures(struct mi_value *object, int64_t units, int64_t worst, int64_t total, int64_t best)
{
    mi_put_decimal(object, "worst", mi_team_millionths(worst, units));
    mi_put_decimal(object, "total", mi_team_millionths(total, units));
    mi_put_decimal(object, "gap", mi_team_millionths(best, units) - mi_team_millionths(worst, units));
}

/* How many people the group `g` of `one` shares with the group `h` of `other`. */
static uint32_t shared(uint32_t people, const uint32_t *one, uint32_t g, const uint32_t *other, uint32_t h)
{
    uint32_t count = 0;
    for (uint32_t p = 0; p < people; p++)
        count += one[p] == g && other[p] == h;
    return count;
}

/* The team whose name each group of the alternative takes. */
static uint32_t *name_groups(const struct miraif_grouping *solver, const uint32_t *group,
                             const uint32_t *alternative, struct miraif_arena *arena)
{
    uint32_t *name = mi_arena_array(arena, solver->groups, sizeof *name);
    uint8_t *taken = mi_arena_array(arena, solver->groups, sizeof *taken);
    if (name == NULL || taken == NULL)
        return NULL;
    for (uint32_t g = 0; g < solver->groups; g++)
        name[g] = UINT32_MAX;
    for (uint32_t wanted = MIRAIF_GROUP_SIZE_MOST + 1; wanted-- > 0;)
        for (uint32_t g = 0; g < solver->groups; g++)
            for (uint32_t h = 0; h < solver->groups && name[g] == UINT32_MAX; h++)
                if (!taken[h] && solver->size[g] == solver->size[h] &&
                    shared(solver->people, alternative, g, group, h) == wanted) {
                    name[g] = h;
                    taken[h] = 1;
                }
    return name;
}

struct mi_value *mi_describe_alternative(const struct mi_team_problem *problem,
                                         const struct miraif_grouping_result *result, uint32_t number,
                                         struct miraif_arena *arena)
{
    const struct miraif_grouping *solver = &problem->solver;
    const struct miraif_alternative *alternative = &result->alternative[number];
    const uint32_t *name = name_groups(solver, result->group, alternative->group, arena);
    struct mi_value *args = mi_value_object(arena);
    int64_t cohort = problem->pool->cohort.id;
    if (name == NULL)
        return NULL;
    mi_put_int(args, "place", (int64_t)number + 1);
    mi_put_bool(args, "proved", result->alternatives_proved);
    put_figures(args, problem->units, alternative->worst, alternative->total, alternative->best);
    put_figures(mi_put_object(args, "instead"), problem->units, result->worst, result->total, result->best);
    struct mi_value *moves = mi_put_array(args, "moves");
    for (uint32_t p = 0; p < solver->people; p++) {
        uint32_t from = result->group[p];
        uint32_t to = name[alternative->group[p]];
        if (from == to)
            continue;
        struct mi_value *move = mi_put_object(moves, NULL);
        mi_put_ref(move, "person", 'p', problem->pool->roster.item[p].person.id);
        mi_put_text(move, "from", mi_team_label(cohort, (int64_t)from + 1, arena));
        mi_put_text(move, "to", mi_team_label(cohort, (int64_t)to + 1, arena));
    }
    return args;
}

/* A decimal without places is read back as an integer. */
static int64_t decimal(const struct mi_value *object, const char *key)
{
    const struct mi_value *value = object == NULL ? NULL : mi_value_get(object, key);
    return value == NULL ? 0 : value->kind == MI_INT ? value->number * 1000000 : value->number;
}

enum miraif_status mi_read_alternative(const struct mi_value *args, struct miraif_arena *arena,
                                       struct miraif_team_alternative *ret_alternative,
                                       struct miraif_error *err)
{
    const struct mi_value *instead = mi_value_get(args, "instead");
    const struct mi_value *moves = mi_value_get(args, "moves");
    const struct mi_value *proved = mi_value_get(args, "proved");
    struct miraif_team_alternative alternative = {.worst = decimal(args, "worst"),
                                                  .total = decimal(args, "total"),
                                                  .gap = decimal(args, "gap"),
                                                  .worst_lost = decimal(instead, "worst"),
                                                  .total_lost = decimal(instead, "total"),
                                                  .gap_lost = decimal(args, "gap") - decimal(instead, "gap"),
                                                  .proved = proved != NULL && proved->number != 0};
    alternative.worst_lost -= alternative.worst;
    alternative.total_lost -= alternative.total;
    for (const struct mi_value *one = moves == NULL ? NULL : moves->first; one != NULL; one = one->next)
        alternative.moves++;
    struct miraif_team_move *move = mi_arena_array(arena, alternative.moves, sizeof *move);
    if (move == NULL)
        return mi_no_memory(err);
    alternative.move = move;
    for (const struct mi_value *one = moves == NULL ? NULL : moves->first; one != NULL; one = one->next) {
        const char *person = mi_value_get_text(one, "person");
        *move++ = (struct miraif_team_move){.person = person == NULL ? 0 : mi_naming_id(person),
                                            .from = mi_value_get_text(one, "from"),
                                            .to = mi_value_get_text(one, "to")};
    }
    *ret_alternative = alternative;
    return MIRAIF_OK;
}
