/* The state of a seating. Pairs are a full matrix of 16-bit charges, so that an exchange looks at two rows.
 */
#include "solve/mixing_state.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

static size_t cell(const struct mi_mixing_state *state, uint32_t one, uint32_t other)
{
    return (size_t)one * state->people + other;
}

uint32_t mi_mixing_met(const struct mi_mixing_state *state, uint32_t one, uint32_t other)
{
    uint32_t before = state->before[cell(state, one, other)];
    return before >= MI_APART ? before - MI_APART : before;
}

static void add_before(struct mi_mixing_state *state, const struct miraif_mixing_pair *pair, uint32_t weight)
{
    state->before[cell(state, pair->one, pair->other)] += (uint16_t)weight;
    state->before[cell(state, pair->other, pair->one)] += (uint16_t)weight;
}

static void note_pairs(struct mi_mixing_state *state)
{
    const struct miraif_mixing *problem = state->problem;
    for (uint32_t i = 0; i < problem->mets; i++)
        add_before(state, &problem->met[i], problem->met[i].weight);
    for (uint32_t i = 0; i < problem->aparts; i++) {
        const struct miraif_mixing_pair *pair = &problem->apart[i];
        if (state->before[cell(state, pair->one, pair->other)] < MI_APART)
            add_before(state, pair, MI_APART);
    }
}

static void lay_tables(struct mi_mixing_state *state)
{
    uint32_t position = 0;
    for (uint32_t t = 0; t < state->problem->tables; t++)
        for (uint32_t seat = 0; seat < state->problem->size[t]; seat++) {
            state->table_at[position++] = t;
            state->start[t + 1] = position;
        }
}

static void count_kinds(struct mi_mixing_state *state)
{
    const uint8_t *kind = state->problem->kind;
    for (uint32_t p = 0; kind != NULL && p < state->people; p++) {
        state->share[kind[p]]++;
        if (kind[p] >= state->kinds)
            state->kinds = kind[p] + 1u;
    }
}

static void seat_fixed(struct mi_mixing_state *state, uint32_t round, uint32_t *next)
{
    memcpy(next, state->start, state->problem->tables * sizeof *next);
    for (uint32_t p = 0; p < state->people; p++) {
        uint32_t position = next[state->problem->fixed[(size_t)round * state->people + p]]++;
        state->at[(size_t)round * state->people + position] = p;
        state->position[(size_t)round * state->people + p] = position;
    }
}

enum miraif_status mi_mixing_state_make(const struct miraif_mixing *problem, struct miraif_arena *arena,
                                        struct mi_mixing_state *ret_state, struct miraif_error *err)
{
    size_t seats = (size_t)problem->rounds * problem->people;
    size_t pairs = (size_t)problem->people * problem->people;
    struct mi_mixing_state state = {
        .problem = problem,
        .people = problem->people,
        .again = problem->again == 0 ? 1 : problem->again,
        .start = mi_arena_array(arena, problem->tables + 1u, sizeof(uint32_t)),
        .table_at = mi_arena_array(arena, problem->people, sizeof(uint32_t)),
        .at = mi_arena_array(arena, seats, sizeof(uint32_t)),
        .position = mi_arena_array(arena, seats, sizeof(uint32_t)),
        .before = mi_arena_array(arena, pairs, sizeof(uint16_t)),
        .charge = mi_arena_array(arena, pairs, sizeof(uint16_t)),
        .share = mi_arena_array(arena, UINT8_MAX + 1, sizeof(uint32_t)),
    };
    uint32_t *next = mi_arena_array(arena, problem->tables, sizeof *next);
    if (state.start == NULL || state.table_at == NULL || state.at == NULL || state.position == NULL ||
        state.before == NULL || state.charge == NULL || state.share == NULL || next == NULL)
        return mi_no_memory(err);
    note_pairs(&state);
    lay_tables(&state);
    count_kinds(&state);
    for (uint32_t round = 0; round < problem->fixed_rounds; round++)
        seat_fixed(&state, round, next);
    *ret_state = state;
    return MIRAIF_OK;
}

uint32_t mi_mixing_uneven(const struct mi_mixing_state *state, const uint32_t *at, uint32_t table)
{
    uint32_t uneven = 0;
    for (uint32_t k = 1; k < state->kinds; k++) {
        uint32_t members = 0;
        for (uint32_t i = state->start[table]; i < state->start[table + 1]; i++)
            members += state->problem->kind[at[i]] == k;
        uint64_t due = (uint64_t)state->share[k] * state->problem->size[table];
        uint32_t least = (uint32_t)(due / state->people);
        uint32_t most = (uint32_t)((due + state->people - 1) / state->people);
        uneven += members < least ? least - members : members > most ? members - most : 0;
    }
    return uneven;
}

static bool finds_familiar(const struct mi_mixing_state *state, const uint32_t *at, uint32_t table,
                           uint32_t person)
{
    for (uint32_t i = state->start[table]; i < state->start[table + 1]; i++)
        if (at[i] != person && mi_mixing_met(state, person, at[i]) > 0)
            return true;
    return false;
}

uint32_t mi_mixing_unfamiliar(const struct mi_mixing_state *state, const uint32_t *at, uint32_t table)
{
    uint32_t unfamiliar = 0;
    for (uint32_t i = state->start[table]; state->problem->familiar && i < state->start[table + 1]; i++)
        unfamiliar += !finds_familiar(state, at, table, at[i]);
    return unfamiliar;
}

uint32_t mi_mixing_moved(const struct mi_mixing_state *state, uint32_t round, uint32_t table)
{
    size_t row = (size_t)round * state->people;
    uint32_t moved = 0;
    for (uint32_t i = state->start[table]; state->problem->stay != NULL && i < state->start[table + 1]; i++) {
        uint32_t stay = state->problem->stay[row + state->at[row + i]];
        moved += stay != MIRAIF_MIXING_ANYWHERE && stay != table;
    }
    return moved;
}

/* What is broken at a table but for separations. */
static int64_t broken_at(const struct mi_mixing_state *state, uint32_t round, uint32_t table)
{
    const uint32_t *at = state->at + (size_t)round * state->people;
    return (int64_t)MI_UNEVEN * mi_mixing_uneven(state, at, table) +
           (int64_t)MI_UNFAMILIAR * mi_mixing_unfamiliar(state, at, table) +
           (int64_t)MI_MOVED * mi_mixing_moved(state, round, table);
}

/* Charges a meeting and raises what the next one will be charged. */
static void meet(struct mi_mixing_state *state, uint32_t one, uint32_t other, bool fixed)
{
    uint32_t charge = state->charge[cell(state, one, other)];
    state->burden += fixed && charge >= MI_APART ? charge - MI_APART : charge;
    state->charge[cell(state, one, other)] = state->charge[cell(state, other, one)] =
        (uint16_t)(charge + state->again);
}

static void sit_down(struct mi_mixing_state *state, uint32_t round)
{
    const uint32_t *at = state->at + (size_t)round * state->people;
    bool fixed = round < state->problem->fixed_rounds;
    for (uint32_t t = 0; t < state->problem->tables; t++) {
        for (uint32_t i = state->start[t]; i < state->start[t + 1]; i++)
            for (uint32_t j = i + 1; j < state->start[t + 1]; j++)
                meet(state, at[i], at[j], fixed);
        if (!fixed)
            state->burden += broken_at(state, round, t);
    }
}

void mi_mixing_clear(struct mi_mixing_state *state)
{
    memcpy(state->charge, state->before, (size_t)state->people * state->people * sizeof *state->charge);
    state->burden = 0;
    for (uint32_t round = 0; round < state->problem->fixed_rounds; round++)
        sit_down(state, round);
}

void mi_mixing_seat(struct mi_mixing_state *state, const uint32_t *at)
{
    mi_mixing_clear(state);
    for (uint32_t round = state->problem->fixed_rounds; round < state->problem->rounds; round++) {
        size_t row = (size_t)round * state->people;
        if (at != state->at)
            memcpy(state->at + row, at + row, state->people * sizeof *at);
        for (uint32_t i = 0; i < state->people; i++)
            state->position[row + state->at[row + i]] = i;
        sit_down(state, round);
    }
}

static int64_t growth_of_broken(struct mi_mixing_state *state, uint32_t round, uint32_t here, uint32_t there)
{
    uint32_t *at = state->at + (size_t)round * state->people;
    uint32_t table = state->table_at[here];
    uint32_t other = state->table_at[there];
    int64_t growth = -broken_at(state, round, table) - broken_at(state, round, other);
    uint32_t person = at[here];
    at[here] = at[there];
    at[there] = person;
    growth += broken_at(state, round, table) + broken_at(state, round, other);
    at[there] = at[here];
    at[here] = person;
    return growth;
}

int64_t mi_mixing_growth(struct mi_mixing_state *state, uint32_t round, uint32_t one, uint32_t other)
{
    const uint32_t *at = state->at + (size_t)round * state->people;
    const uint32_t *position = state->position + (size_t)round * state->people;
    const uint16_t *first = state->charge + cell(state, one, 0);
    const uint16_t *second = state->charge + cell(state, other, 0);
    uint32_t here = position[one];
    uint32_t there = position[other];
    uint32_t here_table = state->table_at[here];
    uint32_t there_table = state->table_at[there];
    int64_t growth = 0;
    for (uint32_t i = state->start[here_table]; i < state->start[here_table + 1]; i++)
        growth += i == here ? 0 : (int64_t)second[at[i]] - first[at[i]] + state->again;
    for (uint32_t i = state->start[there_table]; i < state->start[there_table + 1]; i++)
        growth += i == there ? 0 : (int64_t)first[at[i]] - second[at[i]] + state->again;
    if (state->kinds > 0 || state->problem->familiar || state->problem->stay != NULL)
        growth += growth_of_broken(state, round, here, there);
    return growth;
}

/* Takes one meeting from `person`'s charges with those at the person's table and gives it to `other`'s. */
static void hand_over(struct mi_mixing_state *state, const uint32_t *at, uint32_t position, uint32_t other)
{
    uint32_t table = state->table_at[position];
    uint32_t person = at[position];
    uint16_t again = (uint16_t)state->again;
    for (uint32_t i = state->start[table]; i < state->start[table + 1]; i++) {
        if (i == position)
            continue;
        state->charge[cell(state, person, at[i])] -= again;
        state->charge[cell(state, at[i], person)] -= again;
        state->charge[cell(state, other, at[i])] += again;
        state->charge[cell(state, at[i], other)] += again;
    }
}

void mi_mixing_exchange(struct mi_mixing_state *state, uint32_t round, uint32_t one, uint32_t other,
                        int64_t growth)
{
    uint32_t *at = state->at + (size_t)round * state->people;
    uint32_t *position = state->position + (size_t)round * state->people;
    hand_over(state, at, position[one], other);
    hand_over(state, at, position[other], one);
    uint32_t here = position[one];
    position[one] = position[other];
    position[other] = here;
    at[position[one]] = one;
    at[position[other]] = other;
    state->burden += growth;
}
