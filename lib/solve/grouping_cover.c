/* Proof by set partition, for more people than subsets can be listed for: every legal group is a column, and
 * a division covers each person once. Prices of people, such that no group is worth more than its members,
 * bound what all can be worth together (the dual of the linear program); they are found by subgradient steps
 * (Held, Wolfe and Crowder 1974). Only groups that cost more than they are worth by no more than the gap can
 * be in a better division; a depth-first search covers people with these, spending the gap. Everything is
 * reckoned in shares: amounts times the size of a group. Where the worst group counts first, the same
 * question is put several times, each time of the groups worth so much at least and at most. */
#include "solve/grouping_cover.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "solve/common.h"

enum {
    ROUNDS = 800,
    AIM_BELOW = 64,        /* where nothing is reached yet: the part by which to aim lower */
    PATIENCE = 10,         /* rounds without a better bound after which steps get shorter */
    SHORTEST = 1 << 12,    /* the last length is this part of the first */
    LIST_MOST = 10000,     /* columns that there is always room for, at every depth */
    POLL_LOOKS = 4096,     /* columns looked at between two looks at should_stop */
    LOOKS_MOST = 300000000 /* in the search, before it is given up: within a second */
};

struct column {
    uint64_t mask;
    int64_t value;
    int64_t worth; /* what counts in the present question: mostly the value */
    int64_t slack; /* what its members' prices exceed that by, in shares */
};

struct cover {
    const struct miraif_grouping *problem;
    const struct miraif_env *env;
    uint32_t people;
    uint32_t size;
    struct column *all; /* the legal groups */
    uint32_t alls;
    struct column *column; /* those of the present question */
    uint32_t columns;
    uint64_t *rule_mask;
    struct mi_commons commons;
    uint32_t *shared;                    /* by number of members: what the first of a column have in common */
    int64_t shift[MI_COVER_PEOPLE_MOST]; /* by which people pay each other, while prices are looked for */
    int64_t price[MI_COVER_PEOPLE_MOST]; /* the best */
    int64_t price_sum;
    uint32_t *open; /* lists of columns, one behind the other: those that are left at each depth */
    const uint32_t *open_end;
    uint64_t chosen[MI_COVER_PEOPLE_MOST];
    uint64_t found[MI_COVER_PEOPLE_MOST];
    int64_t gap;     /* what a better division may lose at most */
    int64_t unit;    /* the least difference between two divisions, in shares */
    bool first_only; /* any division will do */
    bool improved;
    uint64_t looks;
    uint64_t polled; /* looks at the last look at should_stop */
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
    return equal && problem->groups > 1 &&
           choose_of(problem->people, problem->size[0]) <= MI_COVER_COLUMNS_MOST;
}

static bool is_legal(const struct cover *cover, uint64_t mask)
{
    for (uint32_t r = 0; r < cover->problem->rules; r++) {
        const struct miraif_rule *rule = &cover->problem->rule[r];
        uint32_t members = (uint32_t)__builtin_popcountll(mask & cover->rule_mask[r]);
        if (rule->common != NULL)
            continue;
        if (rule->together ? members != 0 && members != rule->count : !(rule->allowed >> members & 1))
            return false;
    }
    return true;
}

/* Adds a person to those whose common bits are listed, behind `count`; false where they share too little. */
static bool share(struct cover *cover, uint32_t person, uint32_t count)
{
    uint32_t words = cover->commons.words;
    uint32_t *shared = &cover->shared[(size_t)count * words];
    if (words == 0)
        return true;
    memcpy(shared + words, shared, words * sizeof *shared);
    mi_commons_narrow(&cover->commons, mi_commons_of(&cover->commons, person), shared + words);
    return mi_commons_shortage(&cover->commons, shared + words) == 0;
}

/* Lists the legal groups that begin with `mask` and need `missing` more from person `from` on. */
static void list_columns(struct cover *cover, uint64_t mask, int64_t value, uint32_t from, uint32_t missing)
{
    if (missing == 0) {
        if (is_legal(cover, mask))
            cover->all[cover->alls++] = (struct column){.mask = mask, .value = value};
        return;
    }
    const int64_t *pair = mi_values_in(cover->problem, 0);
    for (uint32_t p = from; p + missing <= cover->people; p++) {
        if (!share(cover, p, cover->size - missing))
            continue;
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
    size_t room = most * cover->size + (size_t)LIST_MOST * problem->groups;
    cover->all = mi_arena_array(scratch, most, sizeof *cover->all);
    cover->column = mi_arena_array(scratch, most, sizeof *cover->column);
    cover->open = mi_arena_array(scratch, room, sizeof *cover->open);
    cover->rule_mask = mi_arena_array(scratch, problem->rules, sizeof *cover->rule_mask);
    if (cover->all == NULL || cover->column == NULL || cover->open == NULL || cover->rule_mask == NULL)
        return mi_no_memory(err);
    cover->open_end = cover->open + room;
    for (uint32_t r = 0; r < problem->rules; r++)
        for (uint32_t i = 0; i < problem->rule[r].count; i++)
            cover->rule_mask[r] |= UINT64_C(1) << problem->rule[r].member[i];
    MI_TRY(
        mi_commons_make(problem->rule, problem->rules, NULL, cover->people, scratch, &cover->commons, err));
    size_t words = cover->commons.words;
    cover->shared = mi_arena_array(scratch, ((size_t)cover->size + 1) * words, sizeof *cover->shared);
    if (cover->shared == NULL)
        return mi_no_memory(err);
    memset(cover->shared, 0xFF, words * sizeof *cover->shared);
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
        int64_t value = cover->column[i].worth;
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

/* Whoever is chosen too often becomes dearer, until the prices show that all groups cannot be worth `needed`;
 * steps are as long as would lead to `aim`. */
static void find_prices(struct cover *cover, int64_t needed, int64_t aim)
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
        if (square == 0 || sum < needed)
            break;
        int64_t step = (sum - aim) / shorter / square;
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

/* Leaves only the columns that a better division can have, by slack. */
static void keep_columns(struct cover *cover)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < cover->columns; i++) {
        struct column column = cover->column[i];
        column.slack = -(int64_t)cover->size * column.worth;
        for (uint64_t rest = column.mask; rest != 0; rest &= rest - 1)
            column.slack += cover->price[__builtin_ctzll(rest)];
        if (column.slack <= cover->gap)
            cover->column[kept++] = column;
    }
    cover->columns = kept;
    qsort(cover->column, kept, sizeof *cover->column, compare_slacks);
}

/* The uncovered person in the fewest of the open columns; the number of people when the gap does not suffice.
 */
static uint32_t hardest(const struct cover *cover, const uint32_t *open, uint32_t opens, uint64_t covered,
                        int64_t gap)
{
    uint32_t count[MI_COVER_PEOPLE_MOST] = {0};
    uint32_t chosen = cover->people;
    uint32_t fewest = UINT32_MAX;
    int64_t needed = 0;
    for (uint32_t i = 0; i < opens; i++) {
        const struct column *column = &cover->column[open[i]];
        for (uint64_t rest = column->mask; rest != 0; rest &= rest - 1)
            if (count[__builtin_ctzll(rest)]++ == 0)
                needed += column->slack;
    }
    for (uint32_t p = 0; p < cover->people; p++) {
        if (!(covered >> p & 1) && count[p] < fewest) {
            fewest = count[p];
            chosen = p;
        }
    }
    return fewest == 0 || needed > gap * (int64_t)cover->size ? cover->people : chosen;
}

/* Lists the open columns that stay so when `mask` is covered, too, and `gap` is left. */
static uint32_t narrow(struct cover *cover, const uint32_t *open, uint32_t opens, uint64_t mask, int64_t gap,
                       uint32_t *next)
{
    uint32_t count = 0;
    uint32_t i = 0;
    for (; i < opens && cover->column[open[i]].slack <= gap; i++) {
        next[count] = open[i];
        count += (cover->column[open[i]].mask & mask) == 0;
    }
    cover->looks += i;
    return count;
}

static bool is_over(struct cover *cover)
{
    if (cover->looks > LOOKS_MOST || (cover->first_only && cover->improved))
        return true;
    if (cover->looks - cover->polled >= POLL_LOOKS) {
        cover->polled = cover->looks;
        must_stop(cover);
    }
    return cover->stopped;
}

/* Covers who is not covered yet by open columns; behind these there is room for the next. */
static void search(struct cover *cover, uint32_t *open, uint32_t opens, uint64_t covered, int64_t spent,
                   uint32_t depth)
{
    if (depth == cover->problem->groups) {
        for (uint32_t g = 0; g < depth; g++)
            cover->found[g] = cover->chosen[g];
        cover->improved = true;
        cover->gap = spent - cover->unit;
        return;
    }
    uint32_t person = hardest(cover, open, opens, covered, cover->gap - spent);
    cover->looks += opens;
    if (person == cover->people)
        return;
    uint32_t *next = open + opens;
    if (next + opens > cover->open_end)
        cover->looks = LOOKS_MOST + 1;
    for (uint32_t i = 0; i < opens && !is_over(cover); i++) {
        const struct column *column = &cover->column[open[i]];
        int64_t left = cover->gap - spent - column->slack;
        if (left < 0)
            break;
        if (!(column->mask >> person & 1))
            continue;
        cover->chosen[depth] = column->mask;
        uint32_t nexts = narrow(cover, open, opens, column->mask, left, next);
        search(cover, next, nexts, covered | column->mask, spent + column->slack, depth + 1);
    }
}

static void search_all(struct cover *cover)
{
    for (uint32_t i = 0; i < cover->columns; i++)
        cover->open[i] = i;
    search(cover, cover->open, cover->columns, 0, 0, 0);
}

/* What all values of the groups taken are multiples of. */
static int64_t common_divisor(const struct cover *cover)
{
    int64_t common = 0;
    for (uint32_t i = 0; i < cover->columns && common != 1; i++) {
        int64_t rest = cover->column[i].worth;
        while (rest != 0) {
            int64_t next = common % rest;
            common = rest;
            rest = next;
        }
    }
    return common > 0 ? common : 1;
}

/* Takes the groups worth from `least` to `most`; false when somebody is in none. */
static bool take_columns(struct cover *cover, int64_t least, int64_t most)
{
    uint64_t reached = 0;
    cover->columns = 0;
    for (uint32_t i = 0; i < cover->alls; i++) {
        struct column column = cover->all[i];
        if (column.value < least || column.value > most)
            continue;
        column.worth = column.value;
        reached |= column.mask;
        cover->column[cover->columns++] = column;
    }
    return reached == UINT64_MAX >> (MI_COVER_PEOPLE_MOST - cover->people);
}

/* Looks for a division into the groups taken that is worth more shares than `reached`, or where the first one
 * will do, as much; the prices to begin with are those that nobody pays. */
static void look(struct cover *cover, int64_t reached, int64_t aim)
{
    cover->unit = common_divisor(cover) * (int64_t)cover->size;
    int64_t needed = cover->first_only ? reached : reached + cover->unit;
    memset(cover->shift, 0, sizeof cover->shift);
    find_prices(cover, needed, aim);
    cover->gap = cover->price_sum - needed;
    if (cover->price_sum == INT64_MAX || cover->stopped || cover->gap < 0)
        return;
    keep_columns(cover);
    search_all(cover);
}

static bool is_settled(const struct cover *cover)
{
    return !cover->stopped && cover->looks <= LOOKS_MOST;
}

/* Leaves what was found in `best`. */
static enum miraif_status take_found(struct cover *cover, struct miraif_arena *scratch,
                                     struct mi_arrangement *best, struct miraif_error *err)
{
    if (!cover->improved)
        return MIRAIF_OK;
    cover->improved = false;
    for (uint32_t g = 0; g < cover->problem->groups; g++)
        for (uint64_t rest = cover->found[g]; rest != 0; rest &= rest - 1)
            best->group[__builtin_ctzll(rest)] = g;
    return mi_arrangement_measure(cover->problem, scratch, best, err);
}

/* The greatest total of groups worth `least` and more. */
static enum miraif_status raise_total(struct cover *cover, int64_t least, struct miraif_arena *scratch,
                                      struct mi_arrangement *best, int64_t *ret_bound,
                                      struct miraif_error *err)
{
    int64_t reached = best->total * (int64_t)cover->size;
    if (!take_columns(cover, least, INT64_MAX))
        return MIRAIF_OK;
    look(cover, reached, reached);
    if (cover->price_sum < INT64_MAX)
        *ret_bound = cover->price_sum / cover->unit * (cover->unit / (int64_t)cover->size);
    MI_TRY(take_found(cover, scratch, best, err));
    if (is_settled(cover))
        *ret_bound = best->total;
    return MIRAIF_OK;
}

/* Takes the groups worth `least` and more; false when these cannot cover everybody, as prices show where all
 * groups are of equal worth. */
static bool can_cover(struct cover *cover, int64_t least)
{
    const int64_t worth = 1 << 24;
    int64_t needed = worth * cover->people;
    if (!take_columns(cover, least, INT64_MAX))
        return false;
    for (uint32_t i = 0; i < cover->columns; i++)
        cover->column[i].worth = worth;
    memset(cover->shift, 0, sizeof cover->shift);
    find_prices(cover, needed, needed - needed / AIM_BELOW);
    return cover->price_sum >= needed && take_columns(cover, least, INT64_MAX);
}

/* Groups of which each is worth more than the worst one, again and again: all together are then worth so much
 * more at least. */
static enum miraif_status raise_worst(struct cover *cover, struct miraif_arena *scratch,
                                      struct mi_arrangement *best, struct miraif_error *err)
{
    int64_t before;
    do {
        before = best->worst;
        int64_t needed = (before + 1) * (int64_t)cover->people;
        if (!can_cover(cover, before + 1))
            return MIRAIF_OK;
        cover->first_only = true;
        look(cover, needed, needed - needed / AIM_BELOW);
        cover->first_only = false;
        MI_TRY(take_found(cover, scratch, best, err));
    } while (best->worst > before && is_settled(cover));
    return MIRAIF_OK;
}

/* The same worst group and total without so good a best group, again and again. */
static enum miraif_status lower_best(struct cover *cover, struct miraif_arena *scratch,
                                     struct mi_arrangement *best, struct miraif_error *err)
{
    int64_t needed = best->total * (int64_t)cover->size;
    int64_t before;
    do {
        before = best->best;
        if (!take_columns(cover, best->worst, before - 1))
            return MIRAIF_OK;
        cover->first_only = true;
        look(cover, needed, needed - (int64_t)cover->size);
        cover->first_only = false;
        MI_TRY(take_found(cover, scratch, best, err));
    } while (best->best < before && is_settled(cover));
    return MIRAIF_OK;
}

static int64_t count_kept(const struct miraif_grouping *problem, uint64_t mask)
{
    int64_t kept = 0;
    for (uint64_t rest = mask; rest != 0; rest &= rest - 1)
        for (uint64_t others = rest & (rest - 1); others != 0; others &= others - 1)
            kept += problem->kept[(size_t)__builtin_ctzll(rest) * problem->people +
                                  (uint32_t)__builtin_ctzll(others)];
    return kept;
}

/* All that and more pairs kept: a pair is worth so little that it never makes up for anything else.
 * `*ret_fits` says whether numbers are large enough for that. */
static enum miraif_status raise_kept(struct cover *cover, struct miraif_arena *scratch,
                                     struct mi_arrangement *best, bool *ret_fits, struct miraif_error *err)
{
    int64_t size = cover->size;
    int64_t unit = (int64_t)cover->people * (size - 1) / 2 + 1;
    *ret_fits = best->best < INT64_MAX / 16 / unit / cover->people / cover->people;
    if (!*ret_fits || !take_columns(cover, best->worst, best->best))
        return MIRAIF_OK;
    for (uint32_t i = 0; i < cover->columns; i++)
        cover->column[i].worth =
            unit * cover->column[i].value + count_kept(cover->problem, cover->column[i].mask);
    int64_t reached = (best->total * unit + best->kept) * size;
    look(cover, reached, reached);
    return take_found(cover, scratch, best, err);
}

/* The questions in their order, as long as each is settled. */
static enum miraif_status settle(struct cover *cover, struct miraif_arena *scratch,
                                 struct mi_arrangement *best, int64_t *ret_bound, bool *ret_proved,
                                 struct miraif_error *err)
{
    bool fits = true;
    bool sum_only = cover->problem->objective == MIRAIF_SUM;
    if (!sum_only)
        MI_TRY(raise_worst(cover, scratch, best, err));
    if (is_settled(cover))
        MI_TRY(raise_total(cover, sum_only ? 0 : best->worst, scratch, best, ret_bound, err));
    if (is_settled(cover) && !sum_only)
        MI_TRY(lower_best(cover, scratch, best, err));
    if (is_settled(cover) && !sum_only && cover->problem->kept != NULL)
        MI_TRY(raise_kept(cover, scratch, best, &fits, err));
    *ret_proved = (is_settled(cover) && fits) || (sum_only && *ret_bound <= best->total);
    return MIRAIF_OK;
}

enum miraif_status mi_grouping_cover(const struct miraif_grouping *problem, const struct miraif_env *env,
                                     struct miraif_arena *scratch, struct mi_arrangement *best,
                                     int64_t *ret_bound, bool *ret_proved, bool *ret_stopped,
                                     struct miraif_error *err)
{
    struct cover *cover = mi_arena_alloc(scratch, sizeof *cover);
    if (cover == NULL)
        return mi_no_memory(err);
    cover->problem = problem;
    cover->env = env;
    cover->people = problem->people;
    cover->size = problem->size[0];
    MI_TRY(make(cover, scratch, err));
    MI_TRY(settle(cover, scratch, best, ret_bound, ret_proved, err));
    *ret_stopped = cover->stopped;
    return MIRAIF_OK;
}
