/* Turns by branch and bound. */
#include "solve/rotation.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

enum { EFFORT = 300000 };

struct search {
    const struct mi_rotation *problem;
    uint32_t *had;   /* as far as turns are given */
    uint32_t *after; /* people × people, the same */
    uint32_t *turn;
    uint32_t *best;
    int64_t *rest; /* (turns + 1) × (people + 1): from a turn on, after whom (the last: nobody), the fewest
                      turns of somebody who had the one before */
    int64_t cost[MI_ROTATION_COSTS];
    int64_t best_cost[MI_ROTATION_COSTS];
    int64_t bound[MI_ROTATION_COSTS]; /* of the whole */
    uint32_t least_had;               /* before the first turn */
    bool any;
    bool done; /* the bound is reached */
    uint64_t steps;
    uint64_t effort;
};

/* A choice for a turn, what it adds, and by what it comes before others: that and the rest that it leaves. */
struct choice {
    uint32_t person;
    int64_t cost[MI_ROTATION_COSTS];
    int64_t order[MI_ROTATION_COSTS];
};

static int compare(const int64_t *a, const int64_t *b)
{
    for (int i = 0; i < MI_ROTATION_COSTS; i++)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

static bool is_away(const struct mi_rotation *problem, uint32_t turn, uint32_t person)
{
    return problem->away != NULL && problem->away[(size_t)turn * problem->people + person] != 0;
}

static uint32_t fewest(const struct search *search)
{
    uint32_t least = UINT32_MAX;
    for (uint32_t p = 0; p < search->problem->people; p++)
        least = search->had[p] < least ? search->had[p] : least;
    return least;
}

/* The least that `count` more turns add to the sum of squares, as if nobody were ever away: each goes to one
 * who has fewest. */
static int64_t fill_evenly(const struct search *search, uint32_t count)
{
    uint32_t level[MI_ROTATION_PEOPLE_MOST];
    uint32_t people = search->problem->people;
    int64_t sum = 0;
    memcpy(level, search->had, people * sizeof *level);
    for (; count > 0; count--) {
        uint32_t low = 0;
        for (uint32_t p = 1; p < people; p++)
            if (level[p] < level[low])
                low = p;
        sum += 2 * (int64_t)(level[low] - search->least_had) + 1;
        level[low]++;
    }
    return sum;
}

static uint32_t before(const struct search *search, uint32_t turn)
{
    return turn == 0 ? search->problem->last : search->turn[turn - 1];
}

static int64_t rest_after(const struct search *search, uint32_t turn, uint32_t person)
{
    uint32_t people = search->problem->people;
    return search->rest[(size_t)turn * (people + 1) + (person == MI_NOBODY ? people : person)];
}

/* From the last turn back: what must come twice running whoever takes the turns (Bellman 1957). */
static void find_rest(struct search *search)
{
    const struct mi_rotation *problem = search->problem;
    uint32_t people = problem->people;
    for (uint32_t t = problem->turns; t-- > 0;)
        for (uint32_t last = 0; last <= people; last++) {
            int64_t least = INT64_MAX;
            for (uint32_t p = 0; p < people; p++) {
                if (is_away(problem, t, p))
                    continue;
                int64_t cost = rest_after(search, t + 1, p) + (p == last);
                least = cost < least ? cost : least;
            }
            if (least == INT64_MAX)
                least = rest_after(search, t + 1, MI_NOBODY);
            search->rest[(size_t)t * (people + 1) + last] = least;
        }
}

/* Those who can take `turn`, the cheapest first, then by number. */
static uint32_t list_choices(const struct search *search, uint32_t turn, struct choice *choices)
{
    const struct mi_rotation *problem = search->problem;
    uint32_t least = fewest(search);
    uint32_t previous = before(search, turn);
    uint32_t count = 0;
    for (uint32_t p = 0; p < problem->people; p++) {
        if (is_away(problem, turn, p))
            continue;
        struct choice choice = {.person = p};
        choice.cost[MI_ROTATION_TWICE] = p == previous;
        choice.cost[MI_ROTATION_UNEVEN] = 2 * (int64_t)(search->had[p] - search->least_had) + 1;
        choice.cost[MI_ROTATION_EARLY] = search->had[p] - least;
        if (previous != MI_NOBODY)
            choice.cost[MI_ROTATION_REPEATS] = search->after[(size_t)previous * problem->people + p];
        memcpy(choice.order, choice.cost, sizeof choice.order);
        choice.order[MI_ROTATION_TWICE] += rest_after(search, turn + 1, p);
        uint32_t place = count++;
        for (; place > 0 && compare(choice.order, choices[place - 1].order) < 0; place--)
            choices[place] = choices[place - 1];
        choices[place] = choice;
    }
    if (count == 0)
        choices[count++] = (struct choice){.person = MI_NOBODY, .cost = {[MI_ROTATION_VACANT] = 1}};
    return count;
}

static void take(struct search *search, uint32_t turn, const struct choice *choice, int sign)
{
    uint32_t previous = before(search, turn);
    for (int i = 0; i < MI_ROTATION_COSTS; i++)
        search->cost[i] += sign * choice->cost[i];
    if (choice->person == MI_NOBODY)
        return;
    search->had[choice->person] += (uint32_t)sign;
    if (previous != MI_NOBODY)
        search->after[(size_t)previous * search->problem->people + choice->person] += (uint32_t)sign;
}

/* Whether no way to go on from before `turn` can be better than the best. */
static bool hopeless(const struct search *search, uint32_t turn)
{
    int64_t least[MI_ROTATION_COSTS];
    if (!search->any)
        return false;
    memcpy(least, search->cost, sizeof least);
    least[MI_ROTATION_TWICE] += rest_after(search, turn, before(search, turn));
    if (least[MI_ROTATION_VACANT] == search->best_cost[MI_ROTATION_VACANT] && search->problem->away == NULL)
        least[MI_ROTATION_UNEVEN] += fill_evenly(search, search->problem->turns - turn);
    return compare(least, search->best_cost) >= 0;
}

static void keep_best(struct search *search)
{
    memcpy(search->best, search->turn, search->problem->turns * sizeof *search->best);
    memcpy(search->best_cost, search->cost, sizeof search->best_cost);
    search->any = true;
    search->done = compare(search->cost, search->bound) <= 0;
}

static void branch(struct search *search, uint32_t turn)
{
    struct choice choices[MI_ROTATION_PEOPLE_MOST];
    if (turn == search->problem->turns) {
        keep_best(search);
        return;
    }
    uint32_t count = list_choices(search, turn, choices);
    for (uint32_t i = 0; i < count && !search->done; i++) {
        if (search->any && search->steps >= search->effort)
            return;
        search->steps++;
        take(search, turn, &choices[i], 1);
        search->turn[turn] = choices[i].person;
        if (!hopeless(search, turn + 1))
            branch(search, turn + 1);
        take(search, turn, &choices[i], -1);
    }
}

/* What no order can be below: turns nobody can take, even numbers, and pairs used as evenly as they can be.
 */
static void find_bound(struct search *search)
{
    const struct mi_rotation *problem = search->problem;
    uint32_t vacant = 0;
    for (uint32_t t = 0; t < problem->turns; t++) {
        uint32_t present = 0;
        for (uint32_t p = 0; p < problem->people; p++)
            present += !is_away(problem, t, p);
        vacant += present == 0;
    }
    search->bound[MI_ROTATION_VACANT] = vacant;
    search->bound[MI_ROTATION_TWICE] = rest_after(search, 0, problem->last);
    search->bound[MI_ROTATION_UNEVEN] = fill_evenly(search, problem->turns - vacant);
    if (problem->after != NULL || vacant > 0 || problem->people < 2 || problem->turns == 0)
        return;
    int64_t pairs = (int64_t)problem->people * (problem->people - 1);
    int64_t steps = (int64_t)problem->turns - (problem->last == MI_NOBODY);
    int64_t rounds = steps / pairs;
    search->bound[MI_ROTATION_REPEATS] = pairs * rounds * (rounds - 1) / 2 + steps % pairs * rounds;
}

static bool begin(struct search *search, struct miraif_arena *arena)
{
    const struct mi_rotation *problem = search->problem;
    size_t people = problem->people;
    search->had = mi_arena_array(arena, people, sizeof *search->had);
    search->after = mi_arena_array(arena, people * people, sizeof *search->after);
    search->turn = mi_arena_array(arena, problem->turns, sizeof *search->turn);
    search->best = mi_arena_array(arena, problem->turns, sizeof *search->best);
    search->rest = mi_arena_array(arena, (problem->turns + 1) * (people + 1), sizeof *search->rest);
    if (search->had == NULL || search->after == NULL || search->turn == NULL || search->best == NULL ||
        search->rest == NULL)
        return false;
    if (problem->had != NULL)
        memcpy(search->had, problem->had, people * sizeof *search->had);
    if (problem->after != NULL)
        memcpy(search->after, problem->after, people * people * sizeof *search->after);
    search->least_had = fewest(search);
    return true;
}

enum miraif_status mi_rotation_solve(const struct mi_rotation *problem, struct miraif_arena *arena,
                                     struct mi_rotation_result *ret_result, struct miraif_error *err)
{
    struct search search = {.problem = problem, .effort = problem->effort == 0 ? EFFORT : problem->effort};
    if (problem->people == 0 || problem->people > MI_ROTATION_PEOPLE_MOST ||
        problem->turns > MI_ROTATION_TURNS_MOST)
        return mi_fail(err, MIRAIF_REFUSED, "turns are for 1 to %d people, and at most %d",
                       (int)MI_ROTATION_PEOPLE_MOST, (int)MI_ROTATION_TURNS_MOST);
    if (!begin(&search, arena))
        return mi_no_memory(err);
    find_rest(&search);
    find_bound(&search);
    branch(&search, 0);
    *ret_result = (struct mi_rotation_result){
        .turn = search.best, .optimal = search.done || search.steps < search.effort, .steps = search.steps};
    memcpy(ret_result->cost, search.best_cost, sizeof search.best_cost);
    return MIRAIF_OK;
}
