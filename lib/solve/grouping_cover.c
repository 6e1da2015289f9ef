/* Proof by set partition, for more people than subsets can be listed for: every legal group is a column, and
 * a division covers each person once. Prices of people, such that no group is worth more than its members,
 * bound what all can be worth together (the dual of the linear program); they are found by subgradient steps
 * (Held, Wolfe and Crowder 1974). Only groups that cost more than they are worth by no more than the gap can
 * be in a better division; a depth-first search covers people with these, spending the gap. Everything is
 * reckoned in shares: amounts times the size of a group. */
#include "solve/grouping_cover.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/error.h"

enum {
    ROUNDS = 800,
    PATIENCE = 10,         /* rounds without a better bound after which steps get shorter */
    SHORTEST = 1 << 12,    /* the last length is this part of the first */
    POLL_LOOKS = 4096,     /* columns looked at between two looks at should_stop */
    LOOKS_MOST = 200000000 /* in the search, before it is given up */
};

struct column {
    uint64_t mask;
    int64_t value;
    int64_t slack; /* what its members' prices exceed its value by, in shares */
};

struct cover {
    const struct miraif_grouping *problem;
    const struct miraif_env *env;
    uint32_t people;
    uint32_t size;
    struct column *column;
    uint32_t columns;
    uint64_t *rule_mask;
    int64_t shift[MI_COVER_PEOPLE_MOST]; /* by which people pay each other, while prices are looked for */
    int64_t price[MI_COVER_PEOPLE_MOST]; /* the best */
    int64_t price_sum;
    uint32_t first[MI_COVER_PEOPLE_MOST + 2]; /* where the columns of each person begin in `of` */
    uint32_t *of;                             /* by slack */
    uint64_t chosen[MI_COVER_PEOPLE_MOST];
    uint64_t found[MI_COVER_PEOPLE_MOST];
    int64_t gap; /* what a better division may lose at most */
    bool improved;
    uint64_t looks;
    bool stopped;
};

static uint64_t choose_of(uint64_t n, uint64_t k)
{
    uint64_t product = 1;
    for (uint64_t i = 0; i < k && product <= MI_COVER_COLUMNS_MOST; i++)
        product = product * (n - i) / (i + 1);
    return product;
}

bool mi_cover_can(const struct miraif_grouping *problem)
{
    bool equal = problem->least == NULL && problem->people <= MI_COVER_PEOPLE_MOST && problem->size[0] >= 2;
    for (uint32_t g = 1; g < problem->groups && equal; g++)
        equal = problem->size[g] == problem->size[0];
    return equal && problem->objective == MIRAIF_SUM && problem->groups > 1 &&
           choose_of(problem->people, problem->size[0]) <= MI_COVER_COLUMNS_MOST;
}

static bool is_legal(const struct cover *cover, uint64_t mask)
{
    for (uint32_t r = 0; r < cover->problem->rules; r++) {
        const struct miraif_rule *rule = &cover->problem->rule[r];
        uint32_t members = (uint32_t)__builtin_popcountll(mask & cover->rule_mask[r]);
        if (rule->together ? members != 0 && members != rule->count : !(rule->allowed >> members & 1))
            return false;
    }
    return true;
}

/* Lists the legal groups that begin with `mask` and need `missing` more from person `from` on. */
static void list_columns(struct cover *cover, uint64_t mask, int64_t value, uint32_t from, uint32_t missing)
{
    if (missing == 0) {
        if (is_legal(cover, mask))
            cover->column[cover->columns++] = (struct column){.mask = mask, .value = value};
        return;
    }
    const int64_t *pair = mi_values_in(cover->problem, 0);
    for (uint32_t p = from; p + missing <= cover->people; p++) {
        int64_t wider = value;
        for (uint64_t rest = mask; rest != 0; rest &= rest - 1)
            wider += pair[(size_t)p * cover->people + (uint32_t)__builtin_ctzll(rest)];
        list_columns(cover, mask | UINT64_C(1) << p, wider, p + 1, missing - 1);
    }
}

static enum miraif_status make(struct cover *cover, struct miraif_arena *scratch, struct miraif_error *err)
{
    const struct miraif_grouping *problem = cover->problem;
    size_t most = choose_of(cover->people, cover->size);
    cover->column = mi_arena_array(scratch, most, sizeof *cover->column);
    cover->of = mi_arena_array(scratch, most * cover->size, sizeof *cover->of);
    cover->rule_mask = mi_arena_array(scratch, problem->rules, sizeof *cover->rule_mask);
    if (cover->column == NULL || cover->of == NULL || cover->rule_mask == NULL)
        return mi_no_memory(err);
    for (uint32_t r = 0; r < problem->rules; r++)
        for (uint32_t i = 0; i < problem->rule[r].count; i++)
            cover->rule_mask[r] |= UINT64_C(1) << problem->rule[r].member[i];
    list_columns(cover, 0, 0, 0, cover->size);
    return MIRAIF_OK;
}

/* What every person would get at most, each choosing a group, if members pay each other by `shift`; and how
 * often people are in the groups so chosen. */
static int64_t choose_groups(const struct cover *cover, int64_t *most, uint32_t *picked)
{
    uint32_t best[MI_COVER_PEOPLE_MOST] = {0};
    int64_t sum = 0;
    for (uint32_t p = 0; p < cover->people; p++) {
        most[p] = INT64_MIN;
        picked[p] = 0;
    }
    for (uint32_t i = 0; i < cover->columns; i++) {
        int64_t value = cover->column[i].value;
        for (uint64_t rest = cover->column[i].mask; rest != 0; rest &= rest - 1)
            value += cover->shift[__builtin_ctzll(rest)];
        for (uint64_t rest = cover->column[i].mask; rest != 0; rest &= rest - 1) {
            uint32_t p = (uint32_t)__builtin_ctzll(rest);
            int64_t share = value - cover->size * cover->shift[p];
            if (share > most[p]) {
                most[p] = share;
                best[p] = i;
            }
        }
    }
    for (uint32_t p = 0; p < cover->people; p++) {
        sum += most[p];
        for (uint64_t rest = cover->column[best[p]].mask; rest != 0; rest &= rest - 1)
            picked[__builtin_ctzll(rest)]++;
    }
    return sum;
}

static bool must_stop(struct cover *cover)
{
    const struct miraif_env *env = cover->env;
    if (!cover->stopped && env != NULL && env->should_stop != NULL)
        cover->stopped = env->should_stop(env->context);
    return cover->stopped;
}

/* Whoever is chosen too often becomes dearer. */
static void find_prices(struct cover *cover, int64_t reached)
{
    int64_t most[MI_COVER_PEOPLE_MOST];
    uint32_t picked[MI_COVER_PEOPLE_MOST];
    int64_t shorter = 1;
    uint32_t since = 0;
    cover->price_sum = INT64_MAX;
    for (uint32_t round = 0; round < ROUNDS && shorter < SHORTEST && !must_stop(cover); round++) {
        int64_t sum = choose_groups(cover, most, picked);
        int64_t square = 0;
        since++;
        if (sum < cover->price_sum) {
            cover->price_sum = sum;
            since = 0;
            for (uint32_t p = 0; p < cover->people; p++)
                cover->price[p] = most[p];
        }
        if (since == PATIENCE) {
            shorter *= 2;
            since = 0;
        }
        for (uint32_t p = 0; p < cover->people; p++)
            square += ((int64_t)picked[p] - cover->size) * ((int64_t)picked[p] - cover->size);
        if (square == 0 || sum <= reached)
            break;
        int64_t step = (sum - reached) / shorter / square;
        for (uint32_t p = 0; p < cover->people; p++)
            cover->shift[p] -= step * ((int64_t)picked[p] - cover->size);
    }
}

static int compare_slacks(const void *a, const void *b)
{
    const struct column *x = a;
    const struct column *y = b;
    if (x->slack != y->slack)
        return x->slack < y->slack ? -1 : 1;
    return x->mask < y->mask ? -1 : x->mask > y->mask;
}

/* Leaves only the columns that a better division can have, by slack, and lists them by person. */
static void keep_columns(struct cover *cover)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < cover->columns; i++) {
        struct column column = cover->column[i];
        column.slack = -(int64_t)cover->size * column.value;
        for (uint64_t rest = column.mask; rest != 0; rest &= rest - 1)
            column.slack += cover->price[__builtin_ctzll(rest)];
        if (column.slack <= cover->gap)
            cover->column[kept++] = column;
    }
    cover->columns = kept;
    qsort(cover->column, kept, sizeof *cover->column, compare_slacks);
    for (uint32_t i = 0; i < kept; i++)
        for (uint64_t rest = cover->column[i].mask; rest != 0; rest &= rest - 1)
            cover->first[__builtin_ctzll(rest) + 2]++;
    for (uint32_t p = 0; p < cover->people; p++)
        cover->first[p + 2] += cover->first[p + 1];
    for (uint32_t i = 0; i < kept; i++)
        for (uint64_t rest = cover->column[i].mask; rest != 0; rest &= rest - 1)
            cover->of[cover->first[__builtin_ctzll(rest) + 1]++] = i;
}

/* The number of columns by which a person can be covered, and the least slack among them. */
static uint32_t count_columns(struct cover *cover, uint32_t person, uint64_t covered, int64_t gap,
                              int64_t *ret_least)
{
    uint32_t count = 0;
    for (uint32_t i = cover->first[person]; i < cover->first[person + 1]; i++) {
        const struct column *column = &cover->column[cover->of[i]];
        cover->looks++;
        if (column->slack > gap)
            break;
        if ((column->mask & covered) != 0)
            continue;
        if (count++ == 0)
            *ret_least = column->slack;
    }
    return count;
}

/* The uncovered person with the fewest columns; the number of people when the gap does not suffice. */
static uint32_t hardest(struct cover *cover, uint64_t covered, int64_t gap)
{
    uint32_t chosen = cover->people;
    uint32_t fewest = UINT32_MAX;
    int64_t needed = 0;
    for (uint32_t p = 0; p < cover->people; p++) {
        int64_t least = 0;
        if (covered >> p & 1)
            continue;
        uint32_t count = count_columns(cover, p, covered, gap, &least);
        needed += least;
        if (count == 0)
            return cover->people;
        if (count < fewest) {
            fewest = count;
            chosen = p;
        }
    }
    return needed > gap * (int64_t)cover->size ? cover->people : chosen;
}

static bool is_over(struct cover *cover)
{
    if (cover->looks > LOOKS_MOST)
        return true;
    return must_stop(cover);
}

static void search(struct cover *cover, uint64_t covered, int64_t spent, uint32_t depth)
{
    if (depth == cover->problem->groups) {
        for (uint32_t g = 0; g < depth; g++)
            cover->found[g] = cover->chosen[g];
        cover->improved = true;
        cover->gap = spent - (int64_t)cover->size;
        return;
    }
    if (is_over(cover))
        return;
    uint32_t person = hardest(cover, covered, cover->gap - spent);
    if (person == cover->people)
        return;
    for (uint32_t i = cover->first[person]; i < cover->first[person + 1]; i++) {
        const struct column *column = &cover->column[cover->of[i]];
        if (column->slack > cover->gap - spent)
            break;
        if ((column->mask & covered) != 0)
            continue;
        cover->chosen[depth] = column->mask;
        search(cover, covered | column->mask, spent + column->slack, depth + 1);
    }
}

enum miraif_status mi_grouping_cover(const struct miraif_grouping *problem, const struct miraif_env *env,
                                     struct miraif_arena *scratch, struct mi_arrangement *best,
                                     int64_t *ret_bound, bool *ret_stopped, struct miraif_error *err)
{
    struct cover *cover = mi_arena_alloc(scratch, sizeof *cover);
    if (cover == NULL)
        return mi_no_memory(err);
    cover->problem = problem;
    cover->env = env;
    cover->people = problem->people;
    cover->size = problem->size[0];
    MI_TRY(make(cover, scratch, err));
    int64_t reached = best->total * (int64_t)cover->size;
    find_prices(cover, reached);
    if (cover->price_sum < INT64_MAX && !cover->stopped) {
        *ret_bound = cover->price_sum / (int64_t)cover->size;
        cover->gap = cover->price_sum - reached - (int64_t)cover->size;
        keep_columns(cover);
        search(cover, 0, 0, 0);
    }
    for (uint32_t g = 0; cover->improved && g < problem->groups; g++)
        for (uint64_t rest = cover->found[g]; rest != 0; rest &= rest - 1)
            best->group[__builtin_ctzll(rest)] = g;
    if (cover->improved)
        MI_TRY(mi_arrangement_measure(problem, scratch, best, err));
    if (!cover->stopped && cover->looks <= LOOKS_MOST)
        *ret_bound = best->total;
    *ret_stopped = cover->stopped;
    return MIRAIF_OK;
}
