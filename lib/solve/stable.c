/* Deferred acceptance: those of one side propose to those whom they like best, those of the other keep the
 * best who came so far (Gale and Shapley, "College admissions and the stability of marriage", 1962; with
 * capacities on both sides Roth, "Stability and polarization of interests in job matching", 1984). */
#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"
#include "miraif/assignment.h"

struct liking {
    int64_t cost;
    uint32_t number;
};

/* One side, whichever it is; opinions are read in steps. */
struct side {
    uint32_t count;
    const int64_t *cost;
    size_t own_step;
    size_t other_step;
    const uint32_t *capacity;
};

struct search {
    const struct miraif_env *env;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct side proposing;
    struct side receiving;
    uint32_t **list;      /* proposing: whom they would propose to, best first */
    uint32_t *listed;     /* proposing */
    uint32_t *next;       /* proposing: place in the list */
    uint32_t *partners;   /* proposing */
    struct liking **kept; /* receiving: whom they keep, a heap with the worst on top */
    uint32_t *kept_count;
    uint32_t *waiting; /* a stack of those who may propose */
    uint32_t waiting_count;
    uint8_t *waits; /* proposing: whether on it */
    uint64_t steps;
};

static int64_t opinion(const struct side *side, uint32_t own, uint32_t other)
{
    return side->cost[own * side->own_step + other * side->other_step];
}

static uint32_t capacity_of(const struct side *side, uint32_t member, uint32_t others)
{
    uint32_t most = side->capacity == NULL ? 1 : side->capacity[member];
    return most < others ? most : others;
}

static int compare(const void *a, const void *b)
{
    const struct liking *left = a, *right = b;
    if (left->cost != right->cost)
        return left->cost < right->cost ? -1 : 1;
    return (left->number > right->number) - (left->number < right->number);
}

static bool is_worse(const struct liking *a, const struct liking *b)
{
    return compare(a, b) > 0;
}

/* The acceptable, who accept, in the order in which they are liked. */
static bool make_list(struct search *search, uint32_t member, struct liking *scratch)
{
    uint32_t count = 0;
    for (uint32_t other = 0; other < search->receiving.count; other++) {
        int64_t cost = opinion(&search->proposing, member, other);
        if (cost != MIRAIF_FORBIDDEN && opinion(&search->receiving, other, member) != MIRAIF_FORBIDDEN)
            scratch[count++] = (struct liking){cost, other};
    }
    if (count > 0)
        qsort(scratch, count, sizeof *scratch, compare);
    uint32_t *list = mi_arena_bytes(search->arena, count * sizeof *list);
    for (uint32_t k = 0; list != NULL && k < count; k++)
        list[k] = scratch[k].number;
    search->list[member] = list;
    search->listed[member] = count;
    return list != NULL;
}

static void sift_down(struct liking *kept, uint32_t count)
{
    struct liking moved = kept[0];
    uint32_t place = 0;
    for (uint32_t child = 1; child < count; child = 2 * place + 1) {
        if (child + 1 < count && is_worse(&kept[child + 1], &kept[child]))
            child++;
        if (!is_worse(&kept[child], &moved))
            break;
        kept[place] = kept[child];
        place = child;
    }
    kept[place] = moved;
}

static void keep(struct search *search, uint32_t receiver, struct liking added)
{
    struct liking *kept = search->kept[receiver];
    uint32_t place = search->kept_count[receiver]++;
    for (; place > 0 && is_worse(&added, &kept[(place - 1) / 2]); place = (place - 1) / 2)
        kept[place] = kept[(place - 1) / 2];
    kept[place] = added;
    search->partners[added.number]++;
}

static void wait(struct search *search, uint32_t member)
{
    if (!search->waits[member])
        search->waiting[search->waiting_count++] = member;
    search->waits[member] = 1;
}

/* The receiver keeps the proposer, perhaps instead of its worst, who may propose again. */
static void consider(struct search *search, uint32_t receiver, uint32_t proposer)
{
    struct liking added = {opinion(&search->receiving, receiver, proposer), proposer};
    struct liking *kept = search->kept[receiver];
    uint32_t most = capacity_of(&search->receiving, receiver, search->proposing.count);
    if (search->kept_count[receiver] < most) {
        keep(search, receiver, added);
        return;
    }
    if (most == 0 || !is_worse(&kept[0], &added))
        return;
    uint32_t worst = kept[0].number;
    search->partners[worst]--;
    search->partners[proposer]++;
    kept[0] = added;
    sift_down(kept, most);
    wait(search, worst);
}

static enum miraif_status propose(struct search *search, uint32_t member)
{
    uint32_t most = capacity_of(&search->proposing, member, search->receiving.count);
    search->waits[member] = 0;
    if (search->env != NULL && search->env->should_stop != NULL &&
        search->env->should_stop(search->env->context))
        return mi_fail(search->err, MIRAIF_INTERRUPTED, "interrupted; nothing is changed");
    while (search->partners[member] < most && search->next[member] < search->listed[member]) {
        search->steps++;
        consider(search, search->list[member][search->next[member]++], member);
    }
    return MIRAIF_OK;
}

static bool make_room(struct search *search)
{
    struct miraif_arena *arena = search->arena;
    uint32_t proposing = search->proposing.count, receiving = search->receiving.count;
    search->list = mi_arena_array(arena, proposing, sizeof *search->list);
    search->listed = mi_arena_array(arena, proposing, sizeof *search->listed);
    search->next = mi_arena_array(arena, proposing, sizeof *search->next);
    search->partners = mi_arena_array(arena, proposing, sizeof *search->partners);
    search->kept = mi_arena_array(arena, receiving, sizeof *search->kept);
    search->kept_count = mi_arena_array(arena, receiving, sizeof *search->kept_count);
    search->waiting = mi_arena_array(arena, proposing, sizeof *search->waiting);
    search->waits = mi_arena_array(arena, proposing, sizeof *search->waits);
    struct liking *scratch = mi_arena_array(arena, receiving, sizeof *scratch);
    if (search->list == NULL || search->listed == NULL || search->next == NULL || search->partners == NULL ||
        search->kept == NULL || search->kept_count == NULL || search->waiting == NULL ||
        search->waits == NULL || scratch == NULL)
        return false;
    for (uint32_t i = 0; i < proposing; i++)
        if (!make_list(search, i, scratch))
            return false;
    for (uint32_t j = 0; j < receiving; j++) {
        uint32_t most = capacity_of(&search->receiving, j, proposing);
        search->kept[j] = mi_arena_bytes(arena, most * sizeof **search->kept);
        if (search->kept[j] == NULL)
            return false;
    }
    return true;
}

static enum miraif_status list_pairs(const struct search *search, const struct miraif_stable *problem,
                                     struct miraif_pairing *result)
{
    size_t pairs = 0;
    for (uint32_t i = 0; i < search->proposing.count; i++)
        pairs += search->partners[i];
    uint8_t *made = mi_arena_array(search->arena, (size_t)problem->rows * problem->columns, sizeof *made);
    uint32_t *first = mi_arena_array(search->arena, (size_t)problem->rows + 1, sizeof *first);
    uint32_t *column = mi_arena_array(search->arena, pairs, sizeof *column);
    if (made == NULL || first == NULL || column == NULL)
        return mi_no_memory(search->err);
    for (uint32_t r = 0; r < search->receiving.count; r++)
        for (uint32_t k = 0; k < search->kept_count[r]; k++)
            made[r * search->receiving.own_step + search->kept[r][k].number * search->receiving.other_step] =
                1;
    for (uint32_t i = 0; i < problem->rows; i++) {
        first[i] = result->pairs;
        for (uint32_t j = 0; j < problem->columns; j++)
            if (made[(size_t)i * problem->columns + j])
                column[result->pairs++] = j;
    }
    first[problem->rows] = result->pairs;
    result->first = first;
    result->column = column;
    result->steps = search->steps;
    return MIRAIF_OK;
}

enum miraif_status miraif_solve_stable(const struct miraif_stable *problem, const struct miraif_env *env,
                                       struct miraif_arena *arena, struct miraif_pairing *ret_result,
                                       struct miraif_error *err)
{
    struct side rows = {problem->rows, problem->row_cost, problem->columns, 1, problem->row_capacity};
    struct side columns = {problem->columns, problem->column_cost, 1, problem->columns,
                           problem->column_capacity};
    struct search search = {.env = env, .arena = arena, .err = err};
    struct miraif_pairing result = {0};
    search.proposing = problem->columns_propose ? columns : rows;
    search.receiving = problem->columns_propose ? rows : columns;
    if (problem->rows > MIRAIF_ASSIGNMENT_SIDE_MOST || problem->columns > MIRAIF_ASSIGNMENT_SIDE_MOST)
        return mi_fail(err, MIRAIF_REFUSED, "an assignment has at most %d rows and columns",
                       MIRAIF_ASSIGNMENT_SIDE_MOST);
    if (!make_room(&search))
        return mi_no_memory(err);
    for (uint32_t i = search.proposing.count; i-- > 0;)
        wait(&search, i);
    while (search.waiting_count > 0)
        MI_TRY(propose(&search, search.waiting[--search.waiting_count]));
    MI_TRY(list_pairs(&search, problem, &result));
    *ret_result = result;
    return MIRAIF_OK;
}
