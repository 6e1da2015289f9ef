/* The figures of a finished seating, and its tables in an order of their own. */
#include "solve/mixing_parts.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

struct report {
    struct mi_mixing_state *state; /* what it has behind it grows round by round, as it did when seated */
    struct miraif_mixing_result *result;
};

static void report_meeting(struct report *report, uint32_t one, uint32_t other, bool fixed)
{
    struct mi_mixing_state *state = report->state;
    struct miraif_mixing_result *result = report->result;
    size_t pair = (size_t)one * state->people + other;
    uint32_t before = state->before[pair];
    uint32_t charge = state->charge[pair];
    uint32_t shared = (charge - before) / state->again + 1;
    bool apart = before >= MI_APART;
    result->broken += apart && !fixed;
    charge -= apart ? MI_APART : 0;
    result->cost += charge;
    result->repeats += charge > 0;
    result->most = shared > result->most ? shared : result->most;
    state->charge[pair] = (uint16_t)(state->charge[pair] + state->again);
}

static void report_round(struct report *report, uint32_t round)
{
    const struct mi_mixing_state *state = report->state;
    const uint32_t *at = state->at + (size_t)round * state->people;
    bool fixed = round < state->problem->fixed_rounds;
    for (uint32_t t = 0; t < state->problem->tables; t++) {
        uint32_t start = state->start[t];
        uint32_t end = state->start[t + 1];
        for (uint32_t i = start; i < end; i++)
            for (uint32_t j = i + 1; j < end; j++)
                report_meeting(report, at[i] < at[j] ? at[i] : at[j], at[i] < at[j] ? at[j] : at[i], fixed);
        report->result->uneven += fixed ? 0 : mi_mixing_uneven(state, at, t);
        report->result->unfamiliar += fixed ? 0 : mi_mixing_unfamiliar(state, at, t);
        report->result->moved += fixed ? 0 : mi_mixing_moved(state, round, t);
    }
}

/* Numbers the tables of a free round by their lowest person, those of each size among themselves. */
static void name_tables(const struct mi_mixing_state *state, uint32_t round, uint32_t *number,
                        uint32_t *table)
{
    const struct miraif_mixing *problem = state->problem;
    const uint32_t *position = state->position + (size_t)round * state->people;
    for (uint32_t t = 0; t < problem->tables; t++)
        number[t] = UINT32_MAX;
    for (uint32_t p = 0; p < state->people; p++) {
        uint32_t seated = state->table_at[position[p]];
        uint32_t next = 0;
        for (uint32_t t = 0; number[seated] == UINT32_MAX && t < problem->tables; t++)
            next += number[t] != UINT32_MAX && problem->size[t] == problem->size[seated];
        for (uint32_t t = 0; number[seated] == UINT32_MAX; t++)
            if (problem->size[t] == problem->size[seated] && next-- == 0)
                number[seated] = t;
        table[p] = number[seated];
    }
}

static uint32_t *tables(const struct mi_mixing_state *state, struct miraif_arena *arena)
{
    const struct miraif_mixing *problem = state->problem;
    uint32_t *table = mi_arena_array(arena, (size_t)problem->rounds * state->people, sizeof *table);
    uint32_t *number = mi_arena_array(arena, problem->tables, sizeof *number);
    if (table == NULL || number == NULL)
        return NULL;
    for (uint32_t round = 0; round < problem->rounds; round++) {
        size_t row = (size_t)round * state->people;
        for (uint32_t i = 0; problem->stay != NULL && i < state->people; i++)
            table[row + state->at[row + i]] = state->table_at[i];
        if (round < problem->fixed_rounds)
            memcpy(table + row, problem->fixed + row, state->people * sizeof *table);
        else if (problem->stay == NULL)
            name_tables(state, round, number, table + row);
    }
    return table;
}

enum miraif_status mi_mixing_report(struct mi_mixing_state *state, struct miraif_arena *arena,
                                    struct miraif_mixing_result *result, struct miraif_error *err)
{
    const struct miraif_mixing *problem = state->problem;
    size_t pairs = (size_t)state->people * state->people;
    struct report report = {.state = state, .result = result};
    memcpy(state->charge, state->before, pairs * sizeof *state->charge);
    for (uint32_t round = 0; round < problem->rounds; round++) {
        report_round(&report, round);
        if (round + 1 == problem->fixed_rounds)
            result->repeats_bound += result->repeats;
    }
    result->table = tables(state, arena);
    if (result->table == NULL)
        return mi_no_memory(err);
    bool whole = result->unfamiliar == 0 && result->uneven == 0 && result->moved == 0;
    result->solution = result->broken > 0                       ? MIRAIF_INFEASIBLE
                       : whole && result->cost == result->bound ? MIRAIF_OPTIMAL
                                                                : MIRAIF_FEASIBLE;
    return MIRAIF_OK;
}
