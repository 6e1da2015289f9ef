/* Auditing a pairing from opinions alone: who is kept that should not be, and who would rather leave
 * together. */
#include "base/arena.h"
#include "base/error.h"
#include "miraif/assignment.h"

/* Of each member of both sides: how many partners, and how it likes the worst. */
struct auditing {
    const struct miraif_stable *problem;
    const struct miraif_pairing *pairing;
    struct miraif_arena *arena;
    struct miraif_error *err;
    uint32_t *row_load;
    uint32_t *column_load;
    int64_t *row_worst;
    int64_t *column_worst;
};

struct pair_list {
    struct miraif_pair *pair;
    size_t count;
    size_t room;
};

static enum miraif_status add(const struct auditing *auditing, struct pair_list *list, uint32_t row,
                              uint32_t column)
{
    struct miraif_pair *pair =
        mi_arena_grow(auditing->arena, list->pair, list->count, &list->room, sizeof *pair);
    if (pair == NULL)
        return mi_no_memory(auditing->err);
    list->pair = pair;
    pair[list->count++] = (struct miraif_pair){row, column};
    return MIRAIF_OK;
}

static uint32_t capacity_of(const uint32_t *capacity, uint32_t member)
{
    return capacity == NULL ? 1 : capacity[member];
}

static int64_t worse(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* Counts partners, and lists those who are not acceptable. */
static enum miraif_status take_pairs(struct auditing *auditing, struct pair_list *unacceptable)
{
    const struct miraif_stable *problem = auditing->problem;
    const struct miraif_pairing *pairing = auditing->pairing;
    for (uint32_t i = 0; i < problem->rows; i++)
        for (uint32_t k = pairing->first[i]; k < pairing->first[i + 1]; k++) {
            uint32_t j = pairing->column[k];
            if (j >= problem->columns || (k > pairing->first[i] && j <= pairing->column[k - 1]))
                return mi_fail(auditing->err, MIRAIF_REFUSED,
                               "row %u has column %u, which is not there, or twice", i, j);
            size_t cell = (size_t)i * problem->columns + j;
            int64_t by_row = problem->row_cost[cell], by_column = problem->column_cost[cell];
            if (by_row == MIRAIF_FORBIDDEN || by_column == MIRAIF_FORBIDDEN)
                MI_TRY(add(auditing, unacceptable, i, j));
            auditing->row_worst[i] =
                auditing->row_load[i] == 0 ? by_row : worse(auditing->row_worst[i], by_row);
            auditing->column_worst[j] =
                auditing->column_load[j] == 0 ? by_column : worse(auditing->column_worst[j], by_column);
            auditing->row_load[i]++;
            auditing->column_load[j]++;
        }
    return MIRAIF_OK;
}

static enum miraif_status check_loads(const struct auditing *auditing)
{
    const struct miraif_stable *problem = auditing->problem;
    for (uint32_t i = 0; i < problem->rows; i++)
        if (auditing->row_load[i] > capacity_of(problem->row_capacity, i))
            return mi_fail(auditing->err, MIRAIF_REFUSED, "row %u has %u columns and a capacity of %u", i,
                           auditing->row_load[i], capacity_of(problem->row_capacity, i));
    for (uint32_t j = 0; j < problem->columns; j++)
        if (auditing->column_load[j] > capacity_of(problem->column_capacity, j))
            return mi_fail(auditing->err, MIRAIF_REFUSED, "column %u has %u rows and a capacity of %u", j,
                           auditing->column_load[j], capacity_of(problem->column_capacity, j));
    return MIRAIF_OK;
}

/* Whether one would have another whom it likes so: beside its own, or instead of the worst of them. */
static bool would(uint32_t load, uint32_t capacity, int64_t worst, int64_t cost)
{
    return cost != MIRAIF_FORBIDDEN && (load < capacity || (load > 0 && cost < worst));
}

static enum miraif_status find_blocking(const struct auditing *auditing, struct pair_list *blocking)
{
    const struct miraif_stable *problem = auditing->problem;
    const struct miraif_pairing *pairing = auditing->pairing;
    for (uint32_t i = 0; i < problem->rows; i++) {
        uint32_t k = pairing->first[i];
        for (uint32_t j = 0; j < problem->columns; j++) {
            size_t cell = (size_t)i * problem->columns + j;
            if (k < pairing->first[i + 1] && pairing->column[k] == j) {
                k++;
                continue;
            }
            if (would(auditing->row_load[i], capacity_of(problem->row_capacity, i), auditing->row_worst[i],
                      problem->row_cost[cell]) &&
                would(auditing->column_load[j], capacity_of(problem->column_capacity, j),
                      auditing->column_worst[j], problem->column_cost[cell]))
                MI_TRY(add(auditing, blocking, i, j));
        }
    }
    return MIRAIF_OK;
}

enum miraif_status miraif_audit_pairing(const struct miraif_stable *problem,
                                        const struct miraif_pairing *pairing, struct miraif_arena *arena,
                                        struct miraif_audit *ret_audit, struct miraif_error *err)
{
    struct auditing auditing = {.problem = problem, .pairing = pairing, .arena = arena, .err = err};
    struct pair_list unacceptable = {0}, blocking = {0};
    auditing.row_load = mi_arena_array(arena, problem->rows, sizeof *auditing.row_load);
    auditing.column_load = mi_arena_array(arena, problem->columns, sizeof *auditing.column_load);
    auditing.row_worst = mi_arena_array(arena, problem->rows, sizeof *auditing.row_worst);
    auditing.column_worst = mi_arena_array(arena, problem->columns, sizeof *auditing.column_worst);
    if (auditing.row_load == NULL || auditing.column_load == NULL || auditing.row_worst == NULL ||
        auditing.column_worst == NULL)
        return mi_no_memory(err);
    MI_TRY(take_pairs(&auditing, &unacceptable));
    MI_TRY(check_loads(&auditing));
    MI_TRY(find_blocking(&auditing, &blocking));
    *ret_audit = (struct miraif_audit){unacceptable.pair, unacceptable.count, blocking.pair, blocking.count};
    return MIRAIF_OK;
}
