/* The cheapest way out of a clash of rules: found, and said. */
#include "flow/team/wayout.h"

#include "base/arena.h"
#include "base/error.h"
#include "flow/team/words.h"
#include "model/relaxing.h"
#include "solve/relax.h"

enum { EFFORT = 1000000, WORDS_MOST = 4096 };

struct question {
    const struct mi_team_problem *problem;
    struct mi_relaxing relaxing;
    struct miraif_arena *scratch;
    uint32_t *group;
    uint64_t steps;
};

static enum miraif_status can_divide(void *context, const uint32_t *loose, enum mi_divided *ret_divided,
                                     struct miraif_error *err)
{
    struct question *question = context;
    const struct miraif_grouping *solver = &question->problem->solver;
    mi_relaxing_apply(&question->relaxing, loose);
    const struct mi_division division = {.people = solver->people,
                                         .groups = solver->groups,
                                         .size = solver->size,
                                         .rule = question->relaxing.loose,
                                         .rules = solver->rules,
                                         .active = question->relaxing.active,
                                         .effort = EFFORT};
    miraif_arena_reset(question->scratch);
    return mi_divide(&division, question->scratch, question->group, ret_divided, &question->steps, err);
}

static enum miraif_status find(struct question *question, struct miraif_arena *arena,
                               struct mi_relaxation *relaxation, struct miraif_error *err)
{
    const struct miraif_grouping *solver = &question->problem->solver;
    uint32_t largest = 0;
    for (uint32_t g = 0; g < solver->groups; g++)
        largest = solver->size[g] > largest ? solver->size[g] : largest;
    question->group = mi_arena_array(arena, solver->people, sizeof *question->group);
    if (question->group == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_relaxing_begin(solver->rule, question->problem->origin, solver->rules, largest, 0, arena,
                             &question->relaxing, err));
    const struct mi_relaxable relaxable = {question->relaxing.units, question->relaxing.cost,
                                           question->relaxing.most, can_divide, question};
    question->scratch = miraif_arena_create();
    if (question->scratch == NULL)
        return mi_no_memory(err);
    enum miraif_status status = mi_relax_find(&relaxable, arena, relaxation, err);
    miraif_arena_destroy(question->scratch);
    return status;
}

/* One thing to give up: the rule, by how much, and in words. */
static enum miraif_status describe(const struct question *question, uint32_t unit, uint32_t by,
                                   const struct miraif_env *env, struct miraif_arena *arena,
                                   struct miraif_team_relaxation *relaxation, struct miraif_error *err)
{
    const struct mi_rule_origin *origin = &question->relaxing.origin[question->relaxing.first[unit]];
    struct mi_str str = mi_str_begin(arena, WORDS_MOST);
    mi_relaxing_say(&str, &question->relaxing, unit, by, &question->problem->pool->roster, env);
    relaxation->rule = origin->rule != NULL ? mi_arena_printf(arena, "r%lld", (long long)origin->rule->id)
                                            : miraif_separation_code(origin->separation->kind);
    relaxation->by = by == MI_DROPPED ? 0 : by;
    if (relaxation->rule == NULL)
        return mi_no_memory(err);
    return mi_str_end(&str, &relaxation->message, err);
}

static enum miraif_status say(const struct miraif_teams *teams, const struct miraif_env *env,
                              struct miraif_arena *arena, const char **ret_words, struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, WORDS_MOST);
    mi_str_add(&str, mi_translate(env, teams->cheapest ? N_("the cheapest way out: ") : N_("a way out: ")));
    for (size_t i = 0; i < teams->relaxations; i++) {
        mi_str_add(&str, i == 0 ? "" : mi_translate(env, N_("; and ")));
        mi_str_add(&str, teams->relaxation[i].message);
    }
    return mi_str_end(&str, ret_words, err);
}

enum miraif_status mi_team_way_out(const struct mi_team_problem *problem, const struct miraif_env *env,
                                   struct miraif_arena *arena, struct miraif_teams *ret_teams,
                                   struct miraif_error *err)
{
    struct question question = {.problem = problem};
    struct mi_relaxation found = {0};
    MI_TRY(find(&question, arena, &found, err));
    if (found.count == 0)
        return MIRAIF_OK;
    struct miraif_team_relaxation *list = mi_arena_array(arena, found.count, sizeof *list);
    if (list == NULL)
        return mi_no_memory(err);
    for (uint32_t i = 0; i < found.count; i++)
        MI_TRY(describe(&question, found.item[i], found.by[i], env, arena, &list[i], err));
    ret_teams->relaxation = list;
    ret_teams->relaxations = found.count;
    ret_teams->cheapest = found.cheapest;
    return say(ret_teams, env, arena, &ret_teams->way_out, err);
}
