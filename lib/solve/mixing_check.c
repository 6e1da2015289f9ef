/* Checks a seating from the problem alone, table list by table list, pair by pair. It shares no code with the
 * solver, on purpose. */
#include "base/arena.h"
#include "base/error.h"
#include "miraif/mixing.h"

static uint32_t table_of(const struct miraif_mixing *problem, const struct miraif_mixing_result *result,
                         uint32_t round, uint32_t person)
{
    return result->table[(size_t)round * problem->people + person];
}

static enum miraif_status check_seats(const struct miraif_mixing *problem,
                                      const struct miraif_mixing_result *result, uint32_t round,
                                      uint32_t *taken, struct miraif_error *err)
{
    for (uint32_t t = 0; t < problem->tables; t++)
        taken[t] = 0;
    for (uint32_t p = 0; p < problem->people; p++) {
        uint32_t t = table_of(problem, result, round, p);
        if (t >= problem->tables || ++taken[t] > problem->size[t])
            return mi_fail(err, MIRAIF_INTERNAL, "person %u has no seat in round %u", p, round);
        if (round < problem->fixed_rounds && problem->fixed[(size_t)round * problem->people + p] != t)
            return mi_fail(err, MIRAIF_INTERNAL, "the fixed round %u was changed", round);
    }
    return MIRAIF_OK;
}

/* What the lists of pairs say of two people. */
struct matrix {
    uint32_t *weight; /* people × people, upper half */
    uint8_t *apart;
};

static size_t upper(const struct miraif_mixing *problem, uint32_t one, uint32_t other)
{
    return one < other ? (size_t)one * problem->people + other : (size_t)other * problem->people + one;
}

struct figures {
    int64_t cost;
    int64_t repeats;
    uint32_t broken;
    uint32_t most;
};

static void count_pair(const struct miraif_mixing *problem, const struct miraif_mixing_result *result,
                       const struct matrix *matrix, uint32_t one, uint32_t other, struct figures *figures)
{
    size_t pair = upper(problem, one, other);
    uint32_t again = problem->again == 0 ? 1 : problem->again;
    uint32_t shared = 0;
    for (uint32_t round = 0; round < problem->rounds; round++) {
        if (table_of(problem, result, round, one) != table_of(problem, result, round, other))
            continue;
        figures->cost += matrix->weight[pair] + (int64_t)shared * again;
        figures->repeats += shared > 0 || matrix->weight[pair] > 0;
        figures->broken += round >= problem->fixed_rounds && matrix->apart[pair];
        shared++;
    }
    if (shared > figures->most)
        figures->most = shared;
}

static bool is_unfamiliar(const struct miraif_mixing *problem, const struct miraif_mixing_result *result,
                          const struct matrix *matrix, uint32_t round, uint32_t person)
{
    for (uint32_t q = 0; q < problem->people; q++)
        if (q != person && matrix->weight[upper(problem, person, q)] > 0 &&
            table_of(problem, result, round, person) == table_of(problem, result, round, q))
            return false;
    return true;
}

static uint32_t count_unfamiliar(const struct miraif_mixing *problem,
                                 const struct miraif_mixing_result *result, const struct matrix *matrix)
{
    uint32_t unfamiliar = 0;
    for (uint32_t round = problem->fixed_rounds; problem->familiar && round < problem->rounds; round++)
        for (uint32_t p = 0; p < problem->people; p++)
            unfamiliar += is_unfamiliar(problem, result, matrix, round, p);
    return unfamiliar;
}

/* How far the members of `kind` at table `t` are from their share. */
static uint64_t off_share(const struct miraif_mixing *problem, const struct miraif_mixing_result *result,
                          uint32_t round, uint32_t t, uint8_t kind)
{
    uint64_t all = 0;
    uint64_t here = 0;
    for (uint32_t p = 0; p < problem->people; p++) {
        all += problem->kind[p] == kind;
        here += problem->kind[p] == kind && table_of(problem, result, round, p) == t;
    }
    uint64_t down = all * problem->size[t] / problem->people;
    uint64_t up = down + (all * problem->size[t] % problem->people > 0);
    return here < down ? down - here : here > up ? here - up : 0;
}

static uint64_t count_uneven(const struct miraif_mixing *problem, const struct miraif_mixing_result *result)
{
    uint64_t uneven = 0;
    uint8_t highest = 0;
    for (uint32_t p = 0; problem->kind != NULL && p < problem->people; p++)
        if (problem->kind[p] > highest)
            highest = problem->kind[p];
    for (uint32_t kind = 1; kind <= highest; kind++)
        for (uint32_t round = problem->fixed_rounds; round < problem->rounds; round++)
            for (uint32_t t = 0; t < problem->tables; t++)
                uneven += off_share(problem, result, round, t, (uint8_t)kind);
    return uneven;
}

static uint32_t count_moved(const struct miraif_mixing *problem, const struct miraif_mixing_result *result)
{
    uint32_t moved = 0;
    for (uint32_t round = problem->fixed_rounds; problem->stay != NULL && round < problem->rounds; round++)
        for (uint32_t p = 0; p < problem->people; p++) {
            uint32_t stay = problem->stay[(size_t)round * problem->people + p];
            moved += stay != MIRAIF_MIXING_ANYWHERE && stay != table_of(problem, result, round, p);
        }
    return moved;
}

static enum miraif_status make_matrix(const struct miraif_mixing *problem, struct miraif_arena *arena,
                                      struct matrix *matrix, struct miraif_error *err)
{
    size_t cells = (size_t)problem->people * problem->people;
    matrix->weight = mi_arena_array(arena, cells, sizeof *matrix->weight);
    matrix->apart = mi_arena_array(arena, cells, sizeof *matrix->apart);
    if (matrix->weight == NULL || matrix->apart == NULL)
        return mi_no_memory(err);
    for (uint32_t i = 0; i < problem->mets; i++)
        matrix->weight[upper(problem, problem->met[i].one, problem->met[i].other)] += problem->met[i].weight;
    for (uint32_t i = 0; i < problem->aparts; i++)
        matrix->apart[upper(problem, problem->apart[i].one, problem->apart[i].other)] = 1;
    return MIRAIF_OK;
}

static enum miraif_status check_figures(const struct miraif_mixing *problem,
                                        const struct miraif_mixing_result *result,
                                        const struct matrix *matrix, struct miraif_error *err)
{
    struct figures figures = {0};
    for (uint32_t one = 0; one < problem->people; one++)
        for (uint32_t other = one + 1; other < problem->people; other++)
            count_pair(problem, result, matrix, one, other, &figures);
    if (figures.cost != result->cost || figures.repeats != result->repeats || figures.most != result->most ||
        figures.broken != result->broken)
        return mi_fail(err, MIRAIF_INTERNAL, "the figures of a seating are wrong");
    if (count_unfamiliar(problem, result, matrix) != result->unfamiliar)
        return mi_fail(err, MIRAIF_INTERNAL, "the number of people without a familiar face is wrong");
    if (count_uneven(problem, result) != result->uneven)
        return mi_fail(err, MIRAIF_INTERNAL, "the unevenness of kinds is wrong");
    if (count_moved(problem, result) != result->moved)
        return mi_fail(err, MIRAIF_INTERNAL, "the number of people who moved is wrong");
    if (result->broken == 0 && result->bound > result->cost)
        return mi_fail(err, MIRAIF_INTERNAL, "the cost is below its bound");
    if (result->broken == 0 && result->repeats_bound > result->repeats)
        return mi_fail(err, MIRAIF_INTERNAL, "the repeats are below their bound");
    bool whole = result->unfamiliar == 0 && result->uneven == 0 && result->moved == 0;
    if ((result->solution == MIRAIF_INFEASIBLE) != (result->broken > 0) ||
        (result->solution == MIRAIF_OPTIMAL && (!whole || result->cost != result->bound)))
        return mi_fail(err, MIRAIF_INTERNAL, "a seating claims to be what it is not");
    return MIRAIF_OK;
}

enum miraif_status miraif_check_mixing(const struct miraif_mixing *problem,
                                       const struct miraif_mixing_result *result, struct miraif_error *err)
{
    struct miraif_arena *arena = miraif_arena_create();
    struct matrix matrix;
    enum miraif_status status = MIRAIF_OK;
    uint32_t *taken = arena == NULL ? NULL : mi_arena_array(arena, problem->tables, sizeof *taken);
    if (taken == NULL)
        status = mi_no_memory(err);
    for (uint32_t round = 0; status == MIRAIF_OK && round < problem->rounds; round++)
        status = check_seats(problem, result, round, taken, err);
    if (status == MIRAIF_OK)
        status = make_matrix(problem, arena, &matrix, err);
    if (status == MIRAIF_OK)
        status = check_figures(problem, result, &matrix, err);
    miraif_arena_destroy(arena);
    return status;
}
