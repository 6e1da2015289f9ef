/* Checking a fair assignment from the problem alone: what is best first by its prices, then level by level,
 * as long as no level above decides. */
#include "base/arena.h"
#include "base/error.h"
#include "miraif/assignment.h"

/* A pair or load that prices have not decided yet. */
struct open_pair {
    uint32_t row;
    uint32_t column;
    bool made;
};

struct open_load {
    uint32_t node;
    bool row;
    bool up; /* one more, else one less */
};

struct checking {
    const struct miraif_assignment *problem;
    const int64_t *grief;
    const struct miraif_fair_result *result;
    struct miraif_error *err;
    struct open_pair *pair;
    size_t pairs;
    struct open_load *load;
    size_t loads;
};

static enum miraif_status wrong(const struct checking *checking, const char *what, uint32_t number)
{
    return mi_fail(checking->err, MIRAIF_INTERNAL, "the fair assignment is wrong: %s (number %u)", what,
                   number);
}

/* The prices of the best leave open what they make as good either way. */
static void open_pairs(struct checking *checking, uint32_t *load)
{
    const struct miraif_assignment *problem = checking->problem;
    const struct miraif_assignment_result *best = &checking->result->best;
    for (uint32_t i = 0; i < problem->rows; i++) {
        uint32_t k = best->first[i];
        for (uint32_t j = 0; j < problem->columns; j++) {
            int64_t cost = problem->cost[(size_t)i * problem->columns + j];
            bool made = k < best->first[i + 1] && best->column[k] == j;
            k += made;
            load[i] += made;
            load[problem->rows + j] += made;
            if (cost != MIRAIF_FORBIDDEN &&
                best->row_price[i] + best->column_price[j] + best->scale * cost == best->reward)
                checking->pair[checking->pairs++] = (struct open_pair){i, j, made};
        }
    }
}

static void open_load(struct checking *checking, uint32_t node, uint32_t load)
{
    const struct miraif_assignment *problem = checking->problem;
    const struct miraif_assignment_result *best = &checking->result->best;
    bool row = node < problem->rows;
    uint32_t member = row ? node : node - problem->rows;
    const uint32_t *capacities = row ? problem->row_capacity : problem->column_capacity;
    const uint32_t *leasts = row ? problem->row_least : problem->column_least;
    int64_t price = row ? best->row_price[member] : best->column_price[member];
    int64_t even = row ? 0 : best->even;
    uint32_t capacity = capacities == NULL ? 1 : capacities[member],
             least = leasts == NULL ? 0 : leasts[member];
    uint32_t others = row ? problem->columns : problem->rows;
    if (load < capacity && load < others &&
        price == even * ((int64_t)load + 1) - (load < least ? best->penalty : 0))
        checking->load[checking->loads++] = (struct open_load){node, row, true};
    if (load > 0 && price == even * (int64_t)load - (load <= least ? best->penalty : 0))
        checking->load[checking->loads++] = (struct open_load){node, row, false};
}

/* What a level decides; what it leaves open stays. A pair above its value is one too many. */
static enum miraif_status check_pairs(struct checking *checking, const struct miraif_fair_level *level,
                                      int64_t ceiling)
{
    const struct miraif_assignment *problem = checking->problem;
    size_t kept = 0;
    for (size_t k = 0; k < checking->pairs; k++) {
        const struct open_pair *pair = &checking->pair[k];
        int64_t grief = checking->grief[(size_t)pair->row * problem->columns + pair->column];
        int64_t over = (grief == level->value) + (int64_t)level->price[pair->row] -
                       level->price[problem->rows + pair->column];
        if (grief > level->value && grief < ceiling)
            over = 1;
        if (pair->made ? over > 0 : over < 0)
            return wrong(checking, "a pair in row", pair->row);
        if (over == 0)
            checking->pair[kept++] = *pair;
    }
    checking->pairs = kept;
    return MIRAIF_OK;
}

static enum miraif_status check_loads(struct checking *checking, const struct miraif_fair_level *level)
{
    const struct miraif_assignment *problem = checking->problem;
    uint32_t hub = problem->rows + problem->columns;
    size_t kept = 0;
    for (size_t k = 0; k < checking->loads; k++) {
        const struct open_load *load = &checking->load[k];
        int64_t up = load->row ? (int64_t)level->price[hub] - level->price[load->node]
                               : (int64_t)level->price[load->node] - level->price[hub + 1];
        if (load->up ? up < 0 : up > 0)
            return wrong(checking, "a load", load->node);
        if (up == 0)
            checking->load[kept++] = *load;
    }
    checking->loads = kept;
    return MIRAIF_OK;
}

/* Whatever may still change has a grief of which no fewer can be. */
static enum miraif_status check_rest(const struct checking *checking, int64_t ceiling)
{
    for (size_t k = 0; k < checking->pairs; k++) {
        const struct open_pair *pair = &checking->pair[k];
        if (pair->made &&
            checking->grief[(size_t)pair->row * checking->problem->columns + pair->column] < ceiling)
            return wrong(checking, "a level is missing for row", pair->row);
    }
    return MIRAIF_OK;
}

enum miraif_status miraif_check_fair(const struct miraif_assignment *problem, const int64_t *grief,
                                     const struct miraif_fair_result *result, struct miraif_arena *arena,
                                     struct miraif_error *err)
{
    struct checking checking = {.problem = problem, .grief = grief, .result = result, .err = err};
    uint32_t nodes = problem->rows + problem->columns;
    int64_t ceiling = INT64_MAX;
    MI_TRY(miraif_check_assignment(problem, &result->best, arena, err));
    uint32_t *load = mi_arena_array(arena, nodes, sizeof *load);
    checking.pair = mi_arena_bytes(arena, (size_t)problem->rows * problem->columns * sizeof *checking.pair);
    checking.load = mi_arena_array(arena, (size_t)2 * nodes, sizeof *checking.load);
    if (load == NULL || checking.pair == NULL || checking.load == NULL)
        return mi_no_memory(err);
    open_pairs(&checking, load);
    for (uint32_t node = 0; node < nodes; node++)
        open_load(&checking, node, load[node]);
    for (size_t k = 0; k < result->levels; k++) {
        if (result->level[k].value >= ceiling)
            return wrong(&checking, "the order of levels", (uint32_t)k);
        MI_TRY(check_pairs(&checking, &result->level[k], ceiling));
        MI_TRY(check_loads(&checking, &result->level[k]));
        ceiling = result->level[k].value;
    }
    return check_rest(&checking, ceiling);
}
