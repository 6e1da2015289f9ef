/* Each rule, quota and wish is given up for once: what does the best choice gain, or does it become possible?
 */
#include "flow/select/worth.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "flow/select/decode.h"
#include "flow/select/quota.h"
#include "model/relaxing.h"
#include "solve/relax.h"
#include "solve/selection.h"

enum {
    PRICE_EFFORT = 500000,
    PRICES_EFFORT = 10000000, /* of all prices together */
    WAY_EFFORT = 300000,
    COST_QUOTA = 3,
    COST_WISH = 4,
    WORDS_MOST = 4096
};

/* The problem as tried: its rules, then its quotas, then its wishes can be given up. */
struct trial {
    const struct mi_problem *problem;
    const struct miraif_env *env;
    struct miraif_arena *scratch;
    struct mi_relaxing relaxing;
    struct miraif_selection solver;
    struct miraif_quota *quota;
    uint8_t *wish;
    uint32_t *wished; /* people about whom there is a wish */
    uint32_t wishes;
    uint32_t units;
    uint32_t *loose;
    struct mi_chosen answer;
};

static void add_unit(struct trial *trial, uint32_t cost, uint32_t most)
{
    trial->relaxing.cost[trial->units] = cost;
    trial->relaxing.most[trial->units++] = most;
}

static void add_units(struct trial *trial)
{
    const struct miraif_selection *solver = &trial->problem->solver;
    trial->units = trial->relaxing.units;
    for (uint32_t q = 0; q < solver->quotas; q++) {
        const struct miraif_quota *quota = &solver->quota[q];
        uint32_t above = quota->most < quota->count ? quota->count - quota->most : 0;
        uint32_t most = quota->least > above ? quota->least : above;
        add_unit(trial, COST_QUOTA, most > 0 ? most - 1 : 0);
    }
    for (uint32_t p = 0; p < solver->people; p++) {
        trial->wish[p] = solver->wish == NULL ? MIRAIF_FREE : solver->wish[p];
        if (trial->wish[p] == MIRAIF_FREE)
            continue;
        trial->wished[trial->wishes++] = p;
        add_unit(trial, COST_WISH, 0);
    }
}

static enum miraif_status begin(const struct mi_problem *problem, const struct miraif_env *env,
                                struct miraif_arena *arena, struct trial *trial, struct miraif_error *err)
{
    const struct miraif_selection *solver = &problem->solver;
    uint32_t people = solver->people;
    *trial = (struct trial){.problem = problem, .env = env, .solver = *solver};
    MI_TRY(mi_relaxing_begin(solver->rule, problem->origin, solver->rules, solver->size[0],
                             solver->quotas + people, arena, &trial->relaxing, err));
    trial->quota = mi_arena_array(arena, solver->quotas, sizeof *trial->quota);
    trial->wish = mi_arena_array(arena, people, sizeof *trial->wish);
    trial->wished = mi_arena_array(arena, people, sizeof *trial->wished);
    trial->answer.chosen = mi_arena_array(arena, people, sizeof *trial->answer.chosen);
    trial->answer.group = mi_arena_array(arena, people, sizeof *trial->answer.group);
    if (trial->quota == NULL || trial->wish == NULL || trial->wished == NULL ||
        trial->answer.chosen == NULL || trial->answer.group == NULL)
        return mi_no_memory(err);
    add_units(trial);
    trial->loose = mi_arena_array(arena, trial->units, sizeof *trial->loose);
    trial->scratch = miraif_arena_create();
    return trial->loose == NULL || trial->scratch == NULL ? mi_no_memory(err) : MIRAIF_OK;
}

static void end(struct trial *trial)
{
    if (trial->scratch != NULL)
        miraif_arena_destroy(trial->scratch);
}

static void apply(struct trial *trial, const uint32_t *loose)
{
    const struct miraif_selection *solver = &trial->problem->solver;
    uint32_t unit = trial->relaxing.units;
    mi_relaxing_apply(&trial->relaxing, loose);
    trial->solver.rule = trial->relaxing.loose;
    for (uint32_t q = 0; q < solver->quotas; q++, unit++) {
        uint32_t by = loose[unit];
        struct miraif_quota quota = solver->quota[q];
        trial->relaxing.active[solver->rules + q] = by != MI_DROPPED;
        quota.least = by < quota.least ? quota.least - by : 0;
        quota.most = by < UINT32_MAX - quota.most ? quota.most + by : UINT32_MAX;
        trial->quota[q] = quota;
    }
    trial->solver.quota = trial->quota;
    for (uint32_t w = 0; w < trial->wishes; w++, unit++)
        trial->wish[trial->wished[w]] =
            loose[unit] == MI_DROPPED ? MIRAIF_FREE : solver->wish[trial->wished[w]];
    trial->solver.wish = trial->wish;
}

static enum miraif_status choose(struct trial *trial, const uint32_t *loose, bool any, uint64_t effort,
                                 struct miraif_error *err)
{
    struct mi_chosen *answer = &trial->answer;
    const struct mi_choice choice = {.problem = &trial->solver,
                                     .mark = trial->solver.mark,
                                     .active = trial->relaxing.active,
                                     .any = any,
                                     .effort = effort};
    apply(trial, loose);
    *answer = (struct mi_chosen){.steps = answer->steps, .chosen = answer->chosen, .group = answer->group};
    miraif_arena_reset(trial->scratch);
    return mi_choose(&choice, trial->env, trial->scratch, answer, err);
}

/* What a unit is, as an argument of a reason. */
static void describe(const struct trial *trial, uint32_t unit, struct mi_value *args,
                     struct miraif_arena *arena)
{
    const struct mi_problem *problem = trial->problem;
    uint32_t rules = trial->relaxing.units;
    if (unit < rules + problem->solver.quotas) {
        uint32_t number = unit < rules ? trial->relaxing.first[unit] : problem->solver.rules + (unit - rules);
        mi_describe_rule(problem, number, NULL, mi_put_array(args, "rules"), arena);
        return;
    }
    uint32_t person = trial->wished[unit - rules - problem->solver.quotas];
    bool include = problem->solver.wish[person] == MIRAIF_INCLUDE;
    struct mi_value *people = mi_put_array(args, include ? "include" : "exclude");
    mi_put_ref(people, NULL, 'p', mi_problem_applicant(problem, person)->person.id);
}

static int compare_prices(const void *a, const void *b)
{
    const struct mi_price *left = a, *right = b;
    return (right->price > left->price) - (right->price < left->price);
}

/* In the order of their numbers where prices are equal: an insertion keeps it. */
static void sort_prices(struct mi_price *price, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        const struct mi_price one = price[i];
        uint32_t at = i;
        for (; at > 0 && compare_prices(&one, &price[at - 1]) < 0; at--)
            price[at] = price[at - 1];
        price[at] = one;
    }
}

/* Whether giving something up can gain anything: rules and quotas cannot where all of them together do not.
 */
static bool may_cost(const struct trial *trial, uint32_t unit, const struct miraif_selection_result *result)
{
    return unit >= trial->relaxing.units + trial->problem->solver.quotas || result->unruled > result->total;
}

static enum miraif_status price_all(struct trial *trial, const struct miraif_selection_result *result,
                                    struct miraif_arena *arena, struct mi_price *price, uint32_t *ret_count,
                                    uint32_t *ret_unknown, struct miraif_error *err)
{
    uint32_t count = 0;
    uint32_t unknown = 0;
    for (uint32_t unit = 0; unit < trial->units; unit++) {
        if (!may_cost(trial, unit, result))
            continue;
        if (trial->answer.steps > PRICES_EFFORT) {
            unknown++;
            continue;
        }
        trial->loose[unit] = MI_DROPPED;
        MI_TRY(choose(trial, trial->loose, false, PRICE_EFFORT, err));
        trial->loose[unit] = 0;
        unknown += !trial->answer.complete;
        if (!trial->answer.complete || trial->answer.total <= result->total)
            continue;
        struct mi_value *args = mi_value_object(arena);
        price[count].price = trial->answer.total - result->total;
        mi_put_decimal(args, "price", price[count].price);
        describe(trial, unit, args, arena);
        price[count++].args = args;
    }
    sort_prices(price, count);
    *ret_count = count;
    *ret_unknown = unknown;
    return MIRAIF_OK;
}

enum miraif_status mi_selection_prices(const struct mi_problem *problem,
                                       const struct miraif_selection_result *result,
                                       const struct miraif_env *env, struct miraif_arena *arena,
                                       struct mi_price **ret_price, uint32_t *ret_count,
                                       uint32_t *ret_unknown, struct miraif_error *err)
{
    struct trial trial;
    struct mi_price *price = NULL;
    enum miraif_status status = begin(problem, env, arena, &trial, err);
    if (status == MIRAIF_OK)
        price = mi_arena_array(arena, trial.units, sizeof *price);
    if (status == MIRAIF_OK && price == NULL)
        status = mi_no_memory(err);
    if (status == MIRAIF_OK)
        status = price_all(&trial, result, arena, price, ret_count, ret_unknown, err);
    end(&trial);
    *ret_price = price;
    return status;
}

static enum miraif_status can_choose(void *context, const uint32_t *loose, enum mi_divided *ret_divided,
                                     struct miraif_error *err)
{
    struct trial *trial = context;
    MI_TRY(choose(trial, loose, true, WAY_EFFORT, err));
    *ret_divided = trial->answer.found ? MI_DIVIDED : trial->answer.complete ? MI_INDIVISIBLE : MI_UNDECIDED;
    return MIRAIF_OK;
}

static void say_quota(struct mi_str *str, const struct trial *trial, uint32_t q, uint32_t by,
                      struct miraif_arena *arena)
{
    struct miraif_value_quota quota = trial->problem->options->quota[q];
    const char *was = mi_quota_text(&quota, arena);
    if (by == MI_DROPPED) {
        mi_str_addf(str, mi_translate(trial->env, N_("without the quota %s")), was == NULL ? "" : was);
        return;
    }
    quota.least = by < quota.least ? quota.least - by : 0;
    quota.most = by < UINT32_MAX - quota.most ? quota.most + by : UINT32_MAX;
    const char *now = mi_quota_text(&quota, arena);
    str->failed = str->failed || was == NULL || now == NULL;
    mi_str_addf(str, mi_translate(trial->env, N_("the quota %s instead of %s")), now == NULL ? "" : now,
                was == NULL ? "" : was);
}

static void say_wish(struct mi_str *str, const struct trial *trial, uint32_t number)
{
    const struct miraif_person *person = &mi_problem_applicant(trial->problem, trial->wished[number])->person;
    bool include = trial->problem->solver.wish[trial->wished[number]] == MIRAIF_INCLUDE;
    mi_str_addf(str,
                mi_translate(trial->env, include ? N_("without --include p%lld (%s)")
                                                 : N_("without --exclude p%lld (%s)")),
                (long long)person->id, person->name);
}

static enum miraif_status say(const struct trial *trial, const struct mi_relaxation *found,
                              struct miraif_arena *arena, const char **ret_words, struct miraif_error *err)
{
    struct mi_str str = mi_str_begin(arena, WORDS_MOST);
    uint32_t rules = trial->relaxing.units;
    uint32_t quotas = trial->problem->solver.quotas;
    mi_str_add(&str,
               mi_translate(trial->env, found->cheapest ? N_("the cheapest way out: ") : N_("a way out: ")));
    for (uint32_t i = 0; i < found->count; i++) {
        uint32_t unit = found->item[i];
        mi_str_add(&str, i == 0 ? "" : mi_translate(trial->env, N_("; and ")));
        if (unit < rules)
            mi_relaxing_say(&str, &trial->relaxing, unit, found->by[i], &trial->problem->pool->roster,
                            trial->env);
        else if (unit < rules + quotas)
            say_quota(&str, trial, unit - rules, found->by[i], arena);
        else
            say_wish(&str, trial, unit - rules - quotas);
    }
    return mi_str_end(&str, ret_words, err);
}

enum miraif_status mi_selection_way_out(const struct mi_problem *problem, const struct miraif_env *env,
                                        struct miraif_arena *arena, const char **ret_words,
                                        struct miraif_error *err)
{
    struct trial trial;
    struct mi_relaxation found = {0};
    const char *words = NULL;
    enum miraif_status status = begin(problem, env, arena, &trial, err);
    const struct mi_relaxable relaxable = {trial.units, trial.relaxing.cost, trial.relaxing.most, can_choose,
                                           &trial};
    if (status == MIRAIF_OK)
        status = mi_relax_find(&relaxable, arena, &found, err);
    if (status == MIRAIF_OK && found.count > 0)
        status = say(&trial, &found, arena, &words, err);
    end(&trial);
    *ret_words = words;
    return status;
}
