/* The last paragraph of a selection: decode. Ranks follow the marks; why somebody is in or out follows from
 * what would have happened without rules. */
#include "flow/select/decode.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "flow/select/replace.h"
#include "flow/select/worth.h"
#include "text/json_write.h"

enum { REASONS_MOST = 2, COSTS_MOST = 20 };

struct work {
    const struct mi_problem *problem;
    const struct miraif_selection_result *result;
    const struct miraif_env *env;
    struct miraif_arena *arena;
    struct miraif_error *err;
    uint32_t *order; /* solver's numbers by falling mark, then by number */
    uint32_t *rank;  /* of each number; equal marks rank equally */
    uint8_t *top;    /* 1 for those who would be chosen if there were neither rules nor quotas */
    uint32_t lowest; /* the number of the chosen who come last in `order` and were not included */
    bool lowest_known;
    struct mi_replacement replacement;
    int64_t places;               /* on the waitlist */
    struct miraif_choice *choice; /* by place in the roster */
    struct miraif_selected *selected;
};

static const uint8_t *wishes(const struct work *work)
{
    return work->problem->solver.wish;
}

/* A person in the order of marks. */
struct placed {
    int64_t mark;
    uint32_t number;
};

static int compare_placed(const void *a, const void *b)
{
    const struct placed *x = a;
    const struct placed *y = b;
    if (x->mark != y->mark)
        return x->mark > y->mark ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

static enum miraif_status rank_people(struct work *work)
{
    uint32_t people = work->problem->solver.people;
    const int64_t *mark = work->problem->solver.mark;
    struct placed *placed = mi_arena_array(work->arena, people, sizeof *placed);
    work->order = mi_arena_array(work->arena, people, sizeof *work->order);
    work->rank = mi_arena_array(work->arena, people, sizeof *work->rank);
    if (placed == NULL || work->order == NULL || work->rank == NULL)
        return mi_no_memory(work->err);
    for (uint32_t i = 0; i < people; i++)
        placed[i] = (struct placed){mark[i], i};
    qsort(placed, people, sizeof *placed, compare_placed);
    for (uint32_t i = 0; i < people; i++) {
        work->order[i] = placed[i].number;
        bool equal = i > 0 && placed[i].mark == placed[i - 1].mark;
        work->rank[placed[i].number] = equal ? work->rank[placed[i - 1].number] : i + 1;
    }
    return MIRAIF_OK;
}

/* The best marks under the wishes alone: those included, then the others from the top. */
static enum miraif_status find_top(struct work *work)
{
    uint32_t people = work->problem->solver.people;
    uint32_t left = work->problem->pool->seats;
    work->top = mi_arena_array(work->arena, people, sizeof *work->top);
    if (work->top == NULL)
        return mi_no_memory(work->err);
    for (uint32_t i = 0; i < people && left > 0; i++)
        if (wishes(work)[i] == MIRAIF_INCLUDE) {
            work->top[i] = 1;
            left--;
        }
    for (uint32_t i = 0; i < people; i++) {
        uint32_t number = work->order[i];
        if (left > 0 && wishes(work)[number] == MIRAIF_FREE) {
            work->top[number] = 1;
            left--;
        }
        if (work->result->chosen[number] && wishes(work)[number] == MIRAIF_FREE) {
            work->lowest = number;
            work->lowest_known = true;
        }
    }
    return MIRAIF_OK;
}

/* Adds a reason to `list` (REASONS_MOST long); `args` is a root in the arena. */
static enum miraif_status add_reason(struct work *work, struct miraif_reason *list, size_t *count,
                                     const char *subject, const char *code, struct mi_value *args)
{
    const char *text;
    MI_TRY(mi_json_write(args, work->arena, &text, work->err));
    list[(*count)++] = (struct miraif_reason){.subject = subject, .code = code, .args = text};
    return MIRAIF_OK;
}

/* The ids of those for whom `here` says 1 and `there` 0, in the order of marks. */
static void put_difference(const struct work *work, const char *key, const uint8_t *here,
                           const uint8_t *there, struct mi_value *args)
{
    struct mi_value *people = mi_put_array(args, key);
    for (uint32_t i = 0; i < work->problem->solver.people; i++)
        if (here[work->order[i]] && !there[work->order[i]])
            mi_put_ref(people, NULL, 'p', mi_problem_applicant(work->problem, work->order[i])->person.id);
}

/* What each rule, quota and wish costs, in the reasons behind the first ones. */
static enum miraif_status explain_costs(struct work *work, struct miraif_reason *list)
{
    struct mi_price *price = NULL;
    uint32_t count = 0;
    uint32_t unknown = 0;
    MI_TRY(mi_selection_prices(work->problem, work->result, work->env, work->arena, &price, &count, &unknown,
                               work->err));
    for (uint32_t i = 0; i < count && i < COSTS_MOST; i++)
        MI_TRY(add_reason(work, list, &work->selected->reasons, "run", "cost", price[i].args));
    if (unknown == 0)
        return MIRAIF_OK;
    struct mi_value *args = mi_value_object(work->arena);
    mi_put_int(args, "count", unknown);
    return add_reason(work, list, &work->selected->reasons, "run", "unpriced", args);
}

static enum miraif_status explain_run(struct work *work)
{
    struct miraif_selected *selected = work->selected;
    struct miraif_reason *list = mi_arena_array(work->arena, REASONS_MOST + COSTS_MOST + 1, sizeof *list);
    struct mi_value *args = mi_value_object(work->arena);
    if (list == NULL)
        return mi_no_memory(work->err);
    bool optimal = work->result->solution == MIRAIF_OPTIMAL;
    mi_put_int(args, "seats", selected->seats);
    mi_put_decimal(args, "total", selected->total);
    mi_put_decimal(args, "bound", selected->bound);
    MI_TRY(add_reason(work, list, &selected->reasons, "run", optimal ? "optimal" : "feasible", args));
    args = mi_value_object(work->arena);
    mi_put_int(args, "seats", selected->seats);
    mi_put_decimal(args, "price", selected->unruled - selected->total);
    put_difference(work, "in", work->result->chosen, work->top, args);
    put_difference(work, "out", work->top, work->result->chosen, args);
    bool free_of_charge = selected->unruled == selected->total;
    MI_TRY(add_reason(work, list, &selected->reasons, "run", free_of_charge ? "free" : "price", args));
    selected->reason = list;
    return optimal ? explain_costs(work, list) : MIRAIF_OK;
}

static uint32_t count_chosen(const struct work *work, const uint32_t *member, uint32_t count)
{
    uint32_t chosen = 0;
    for (uint32_t i = 0; i < count; i++)
        chosen += work->result->chosen[member[i]];
    return chosen;
}

/* Puts the rules about `number` of which at least `least` other people are chosen; says whether any is. */
static bool put_rules(struct work *work, uint32_t number, uint32_t least, struct mi_value *rules)
{
    bool any = false;
    for (uint32_t i = 0; i < work->problem->solver.rules; i++) {
        const struct miraif_rule *rule = &work->problem->solver.rule[i];
        if (!mi_is_member(rule->member, rule->count, number) ||
            count_chosen(work, rule->member, rule->count) < least)
            continue;
        mi_describe_rule(work->problem, i, work->result->chosen, rules, work->arena);
        any = true;
    }
    return any;
}

/* Puts the quotas that leave no room for `number`: those that are full, and those that need somebody else. */
static void put_quotas(struct work *work, uint32_t number, struct mi_value *rules)
{
    for (uint32_t i = 0; i < work->problem->solver.quotas; i++) {
        const struct miraif_quota *quota = &work->problem->solver.quota[i];
        uint32_t chosen = count_chosen(work, quota->member, quota->count);
        bool member = mi_is_member(quota->member, quota->count, number);
        if (member ? chosen >= quota->most : quota->least > 0 && chosen <= quota->least)
            mi_describe_rule(work->problem, work->problem->solver.rules + i, work->result->chosen, rules,
                             work->arena);
    }
}

/* Why somebody with a good mark is out: the rules that fill every team, else all that touch the chosen. */
static void put_obstacles(struct work *work, uint32_t number, struct mi_value *args)
{
    struct mi_value *rules = mi_put_array(args, "rules");
    put_quotas(work, number, rules);
    if (!put_rules(work, number, work->problem->solver.groups, rules) && rules != NULL &&
        rules->first == NULL)
        put_rules(work, number, 1, rules);
}

static const char *code_of(const struct work *work, uint32_t number)
{
    bool chosen = work->result->chosen[number];
    if (wishes(work)[number] != MIRAIF_FREE)
        return wishes(work)[number] == MIRAIF_INCLUDE ? "included" : "excluded";
    if (chosen)
        return work->top[number] ? "among_best" : "steps_in";
    int64_t mark = work->problem->solver.mark[number];
    int64_t lowest = work->lowest_known ? work->problem->solver.mark[work->lowest] : INT64_MAX;
    if (work->top[number])
        return "passed_over";
    if (mark > lowest)
        return "skipped";
    return mark == lowest ? "tied" : "below";
}

static enum miraif_status explain_person(struct work *work, uint32_t number, struct miraif_choice *choice,
                                         struct miraif_reason *list)
{
    const char *code = code_of(work, number);
    struct mi_value *args = mi_value_object(work->arena);
    mi_put_int(args, "rank", choice->rank);
    mi_put_int(args, "of", work->problem->solver.people);
    mi_put_decimal(args, "mark", choice->mark);
    if (strcmp(code, "steps_in") == 0)
        put_difference(work, "for", work->top, work->result->chosen, args);
    if (strcmp(code, "passed_over") == 0 || strcmp(code, "skipped") == 0)
        put_obstacles(work, number, args);
    return add_reason(work, list, &choice->reasons, NULL, code, args);
}

/* Whose seats somebody on the waitlist could take. Those included by the office stay. */
static enum miraif_status explain_waitlist(struct work *work, uint32_t number, struct miraif_choice *choice,
                                           struct miraif_reason *list)
{
    struct mi_value *args = mi_value_object(work->arena);
    struct mi_value *people = mi_value_array(work->arena);
    mi_put_int(args, "place", choice->waitlist);
    size_t can_take = 0;
    for (uint32_t i = 0; i < work->problem->solver.people; i++) {
        uint32_t goes = work->order[i];
        bool can;
        if (!work->result->chosen[goes] || wishes(work)[goes] == MIRAIF_INCLUDE)
            continue;
        MI_TRY(mi_can_replace(&work->replacement, number, goes, work->arena, &can, work->err));
        if (can)
            mi_put_ref(people, NULL, 'p', mi_problem_applicant(work->problem, goes)->person.id);
        can_take += can;
    }
    const char *code = can_take == work->problem->pool->seats ? "replaces_anybody"
                       : can_take > 0                         ? "replaces"
                                                              : "replaces_nobody";
    if (can_take < work->problem->pool->seats)
        mi_put_value(args, "people", people);
    return add_reason(work, list, &choice->reasons, NULL, code, args);
}

static enum miraif_status decide_marked(struct work *work, uint32_t number, int64_t *waiting)
{
    struct miraif_choice *choice = &work->choice[work->problem->place[number]];
    struct miraif_reason *list = mi_arena_array(work->arena, REASONS_MOST, sizeof *list);
    if (list == NULL)
        return mi_no_memory(work->err);
    choice->rank = work->rank[number];
    choice->mark = work->problem->solver.mark[number];
    choice->decision = work->result->chosen[number] ? "selected" : "rejected";
    choice->reason = list;
    MI_TRY(explain_person(work, number, choice, list));
    if (work->result->chosen[number] || wishes(work)[number] == MIRAIF_EXCLUDE || *waiting == work->places)
        return MIRAIF_OK;
    choice->decision = "waitlisted";
    choice->waitlist = ++*waiting;
    return explain_waitlist(work, number, choice, list);
}

static enum miraif_status decide_unmarked(struct work *work, size_t place)
{
    struct miraif_choice *choice = &work->choice[place];
    struct miraif_reason *list = mi_arena_alloc(work->arena, sizeof *list);
    struct mi_value *args = mi_value_object(work->arena);
    if (list == NULL)
        return mi_no_memory(work->err);
    choice->decision = "unmarked";
    choice->reason = list;
    mi_put_int(args, "incomplete", work->problem->pool->mark[place].incomplete);
    return add_reason(work, list, &choice->reasons, NULL, "unmarked", args);
}

static enum miraif_status decide(struct work *work)
{
    const struct mi_pool *pool = work->problem->pool;
    work->choice = mi_arena_array(work->arena, pool->roster.count, sizeof *work->choice);
    if (work->choice == NULL)
        return mi_no_memory(work->err);
    for (size_t i = 0; i < pool->roster.count; i++)
        work->choice[i] = (struct miraif_choice){.person = pool->roster.item[i].person.id};
    int64_t waiting = 0;
    for (uint32_t i = 0; i < work->problem->solver.people; i++)
        MI_TRY(decide_marked(work, work->order[i], &waiting));
    for (size_t i = 0; i < pool->roster.count; i++)
        if (work->choice[i].decision == NULL)
            MI_TRY(decide_unmarked(work, i));
    work->selected->choice = work->choice;
    work->selected->choices = pool->roster.count;
    return MIRAIF_OK;
}

enum miraif_status mi_selection_decode(const struct mi_problem *problem,
                                       const struct miraif_selection_result *result,
                                       const struct miraif_env *env, struct miraif_arena *arena,
                                       struct miraif_selected *ret_selected, struct miraif_error *err)
{
    const struct mi_pool *pool = problem->pool;
    struct miraif_selected selected = {
        .run = {.cohort = pool->cohort.id,
                .stage = "select",
                .status = miraif_solution_name(result->solution),
                .digest = pool->digest,
                .seed = (int64_t)(env->seed & INT64_MAX),
                .steps = (int64_t)result->steps},
        .seats = pool->seats,
        .teams = pool->cohort.teams,
        .team_size = pool->cohort.team_size,
        .total = result->total,
        .bound = result->bound,
        .unruled = result->unruled,
        .eligible = problem->solver.people - problem->excluded,
        .unmarked = problem->unmarked,
    };
    struct work work = {.problem = problem,
                        .result = result,
                        .env = env,
                        .arena = arena,
                        .err = err,
                        .places = problem->options->waitlist,
                        .selected = &selected};
    if (work.places < 0)
        work.places = (pool->seats + 1) / 2;
    MI_TRY(rank_people(&work));
    MI_TRY(find_top(&work));
    MI_TRY(mi_replacement_begin(&problem->solver, result, env, arena, &work.replacement, err));
    MI_TRY(decide(&work));
    MI_TRY(explain_run(&work));
    *ret_selected = selected;
    return MIRAIF_OK;
}
