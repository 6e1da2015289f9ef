/* The figures of a finished seating, and its tables in an order of their own. */
#include "solve/mixing_parts.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

/* A person's company over all rounds, and the figures that come of it. */
struct report {
    const struct mi_mixing_state *state;
    struct miraif_mixing_result *result;
    uint16_t *past;   /* people */
    uint32_t *shared; /* people: rounds at one table with the person so far */
    int64_t fixed_repeats;
};

static void report_meeting(struct report *report, uint32_t other, bool fixed)
{
    struct miraif_mixing_result *result = report->result;
    uint32_t past = report->past[other];
    uint32_t shared = report->shared[other]++;
    bool again = shared > 0 || (past & MI_PAIR_KNOWN) != 0;
    result->broken += (past & MI_PAIR_APART) && !fixed;
    result->cost += (int64_t)(past & MI_PAIR_WEIGHT) + (int64_t)shared * report->state->again;
    result->repeats += again;
    report->fixed_repeats += again && fixed;
    if (shared + 1 > result->most)
        result->most = shared + 1;
}

/* The meetings of `person` with those who come after. */
static void report_person(struct report *report, uint32_t person)
{
    const struct mi_mixing_state *state = report->state;
    mi_pairs_row(&state->pairs, person, report->past);
    memset(report->shared, 0, state->people * sizeof *report->shared);
    for (uint32_t round = 0; round < state->problem->rounds; round++) {
        const uint32_t *at = state->at + (size_t)round * state->people;
        uint32_t table = state->table_at[state->position[(size_t)round * state->people + person]];
        for (uint32_t i = state->start[table]; i < state->start[table + 1]; i++)
            if (at[i] > person)
                report_meeting(report, at[i], round < state->problem->fixed_rounds);
    }
}

static void report_wishes(const struct report *report)
{
    const struct mi_mixing_state *state = report->state;
    for (uint32_t round = state->problem->fixed_rounds; round < state->problem->rounds; round++) {
        const uint32_t *at = state->at + (size_t)round * state->people;
        for (uint32_t t = 0; t < state->problem->tables; t++) {
            report->result->uneven += mi_mixing_uneven(state, at, t);
            report->result->unfamiliar += mi_mixing_unfamiliar(state, at, t);
            report->result->moved += mi_mixing_moved(state, round, t);
        }
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

enum miraif_status mi_mixing_report(const struct mi_mixing_state *state, struct miraif_arena *arena,
                                    struct miraif_mixing_result *result, struct miraif_error *err)
{
    struct report report = {.state = state,
                            .result = result,
                            .past = mi_arena_array(arena, state->people, sizeof *report.past),
                            .shared = mi_arena_array(arena, state->people, sizeof *report.shared)};
    if (report.past == NULL || report.shared == NULL)
        return mi_no_memory(err);
    for (uint32_t p = 0; p < state->people; p++)
        report_person(&report, p);
    report_wishes(&report);
    result->repeats_bound += report.fixed_repeats;
    result->table = tables(state, arena);
    if (result->table == NULL)
        return mi_no_memory(err);
    bool whole = result->unfamiliar == 0 && result->uneven == 0 && result->moved == 0;
    result->solution = result->broken > 0                       ? MIRAIF_INFEASIBLE
                       : whole && result->cost == result->bound ? MIRAIF_OPTIMAL
                                                                : MIRAIF_FEASIBLE;
    return MIRAIF_OK;
}
