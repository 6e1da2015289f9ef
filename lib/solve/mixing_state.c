/* The state of a seating. */
#include "solve/mixing_state.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"

enum { KINDS = 8 };

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

int mi_burden_compare(const struct mi_burden *a, const struct mi_burden *b)
{
    if (a->apart != b->apart)
        return compare(a->apart, b->apart);
    if (a->unfamiliar != b->unfamiliar)
        return compare(a->unfamiliar, b->unfamiliar);
    if (a->uneven != b->uneven)
        return compare(a->uneven, b->uneven);
    if (a->moved != b->moved)
        return compare(a->moved, b->moved);
    return compare(a->cost, b->cost);
}

static void add(struct mi_burden *sum, const struct mi_burden *more, int64_t times)
{
    sum->apart += times * more->apart;
    sum->unfamiliar += times * more->unfamiliar;
    sum->uneven += times * more->uneven;
    sum->moved += times * more->moved;
    sum->cost += times * more->cost;
}

uint32_t mi_mixing_met(const struct mi_mixing_state *state, uint32_t one, uint32_t other)
{
    uint32_t past = mi_pairs_past(&state->pairs, one, other);
    return past & MI_PAIR_KNOWN ? past & MI_PAIR_WEIGHT : 0;
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
        state->kinds |= kind[p];
        for (uint32_t k = 0; k < KINDS; k++)
            state->share[k] += kind[p] >> k & 1;
    }
}

static enum miraif_status find_lonely(struct mi_mixing_state *state, struct miraif_arena *arena,
                                      struct miraif_error *err)
{
    if (!state->problem->familiar)
        return MIRAIF_OK;
    state->lonely = mi_arena_array(arena, state->people, sizeof *state->lonely);
    if (state->lonely == NULL)
        return mi_no_memory(err);
    const struct mi_pairs *pairs = &state->pairs;
    for (uint32_t p = 0; p < state->people; p++) {
        uint32_t link = pairs->first[p];
        while (link < pairs->first[p + 1] && !(pairs->link[link].past & MI_PAIR_KNOWN))
            link++;
        state->lonely[p] = link == pairs->first[p + 1];
    }
    return MIRAIF_OK;
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
    struct mi_mixing_state state = {
        .problem = problem,
        .people = problem->people,
        .again = problem->again == 0 ? 1 : problem->again,
        .start = mi_arena_array(arena, problem->tables + 1u, sizeof(uint32_t)),
        .table_at = mi_arena_array(arena, problem->people, sizeof(uint32_t)),
        .at = mi_arena_array(arena, seats, sizeof(uint32_t)),
        .position = mi_arena_array(arena, seats, sizeof(uint32_t)),
    };
    uint32_t *next = mi_arena_array(arena, problem->tables, sizeof *next);
    if (state.start == NULL || state.table_at == NULL || state.at == NULL || state.position == NULL ||
        next == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_pairs_make(problem, arena, &state.pairs, err));
    MI_TRY(find_lonely(&state, arena, err));
    lay_tables(&state);
    count_kinds(&state);
    for (uint32_t round = 0; round < problem->fixed_rounds; round++)
        seat_fixed(&state, round, next);
    *ret_state = state;
    return MIRAIF_OK;
}

static uint32_t off_share(const struct mi_mixing_state *state, const uint32_t *at, uint32_t table, uint32_t k)
{
    uint32_t members = 0;
    for (uint32_t i = state->start[table]; i < state->start[table + 1]; i++)
        members += state->problem->kind[at[i]] >> k & 1;
    uint64_t due = (uint64_t)state->share[k] * state->problem->size[table];
    uint32_t least = (uint32_t)(due / state->people);
    uint32_t most = (uint32_t)((due + state->people - 1) / state->people);
    return members < least ? least - members : members > most ? members - most : 0;
}

uint32_t mi_mixing_uneven(const struct mi_mixing_state *state, const uint32_t *at, uint32_t table)
{
    uint32_t uneven = 0;
    for (uint32_t k = 0; state->kinds >> k != 0; k++)
        if (state->kinds >> k & 1)
            uneven += off_share(state, at, table, k);
    return uneven;
}

static bool finds_familiar(const struct mi_mixing_state *state, const uint32_t *at, uint32_t table,
                           uint32_t person)
{
    for (uint32_t i = state->start[table]; i < state->start[table + 1]; i++)
        if (mi_pairs_bit(state->pairs.known, state->pairs.words, person, at[i]))
            return true;
    return false;
}

uint32_t mi_mixing_unfamiliar(const struct mi_mixing_state *state, const uint32_t *at, uint32_t table)
{
    uint32_t unfamiliar = 0;
    for (uint32_t i = state->start[table]; state->lonely != NULL && i < state->start[table + 1]; i++)
        unfamiliar += !state->lonely[at[i]] && !finds_familiar(state, at, table, at[i]);
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
static struct mi_burden broken_at(const struct mi_mixing_state *state, uint32_t round, uint32_t table)
{
    const uint32_t *at = state->at + (size_t)round * state->people;
    return (struct mi_burden){.unfamiliar = mi_mixing_unfamiliar(state, at, table),
                              .uneven = mi_mixing_uneven(state, at, table),
                              .moved = mi_mixing_moved(state, round, table)};
}

/* Charges a meeting and raises what the next one will be charged. */
static void meet(struct mi_mixing_state *state, uint32_t one, uint32_t other, bool fixed)
{
    uint32_t charge = mi_pairs_charge(&state->pairs, one, other);
    state->burden.cost += charge & MI_PAIR_CHARGE;
    state->burden.apart += !fixed && (charge & MI_PAIR_APART) != 0;
    mi_pairs_change(&state->pairs, one, other, (int32_t)state->again);
}

static void sit_down(struct mi_mixing_state *state, uint32_t round)
{
    const uint32_t *at = state->at + (size_t)round * state->people;
    bool fixed = round < state->problem->fixed_rounds;
    for (uint32_t t = 0; t < state->problem->tables; t++) {
        for (uint32_t i = state->start[t]; i < state->start[t + 1]; i++)
            for (uint32_t j = i + 1; j < state->start[t + 1]; j++)
                meet(state, at[i], at[j], fixed);
        struct mi_burden broken = broken_at(state, round, t);
        if (!fixed)
            add(&state->burden, &broken, 1);
    }
}

void mi_mixing_clear(struct mi_mixing_state *state)
{
    mi_pairs_clear(&state->pairs);
    state->burden = (struct mi_burden){0};
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

static void grow_by_broken(struct mi_mixing_state *state, uint32_t round, uint32_t here, uint32_t there,
                           struct mi_burden *growth)
{
    uint32_t *at = state->at + (size_t)round * state->people;
    for (int64_t times = -1; times <= 1; times += 2) {
        struct mi_burden broken = broken_at(state, round, state->table_at[here]);
        add(growth, &broken, times);
        broken = broken_at(state, round, state->table_at[there]);
        add(growth, &broken, times);
        uint32_t person = at[here]; /* there for the second time, and back */
        at[here] = at[there];
        at[there] = person;
    }
}

/* What `person` would be charged with everybody at a table but the one at position `but`, `times` over. */
static void add_company(const struct mi_mixing_state *state, const uint32_t *at, uint32_t but,
                        uint32_t person, int64_t times, struct mi_burden *growth)
{
    const struct mi_pairs *pairs = &state->pairs;
    const uint16_t *row = pairs->now == NULL ? NULL : pairs->now + (size_t)person * state->people;
    uint32_t table = state->table_at[but];
    uint64_t sum = 0;
    uint64_t apart = 0;
    for (uint32_t i = state->start[table]; i < state->start[table + 1]; i++) {
        uint32_t charge = i == but ? 0 : row != NULL ? row[at[i]] : mi_pairs_look_up(pairs, person, at[i]);
        sum += charge & MI_PAIR_CHARGE;
        apart += charge / MI_PAIR_APART;
    }
    growth->cost += times * (int64_t)sum;
    growth->apart += times * (int64_t)apart;
}

void mi_mixing_growth(struct mi_mixing_state *state, uint32_t round, uint32_t one, uint32_t other,
                      struct mi_burden *ret_growth)
{
    const uint32_t *at = state->at + (size_t)round * state->people;
    const uint32_t *position = state->position + (size_t)round * state->people;
    uint32_t here = position[one];
    uint32_t there = position[other];
    uint32_t company =
        state->problem->size[state->table_at[here]] - 1 + state->problem->size[state->table_at[there]] - 1;
    /* Where they are, they are charged for the meeting before: it counts already. */
    struct mi_burden growth = {.cost = (int64_t)company * state->again};
    add_company(state, at, here, other, 1, &growth);
    add_company(state, at, here, one, -1, &growth);
    add_company(state, at, there, one, 1, &growth);
    add_company(state, at, there, other, -1, &growth);
    if (state->kinds != 0 || state->lonely != NULL || state->problem->stay != NULL)
        grow_by_broken(state, round, here, there, &growth);
    *ret_growth = growth;
}

/* Takes one meeting from `person`'s charges with those at the person's table and gives it to `other`'s. */
static void hand_over(struct mi_mixing_state *state, const uint32_t *at, uint32_t position, uint32_t other)
{
    uint32_t table = state->table_at[position];
    uint32_t person = at[position];
    int32_t again = (int32_t)state->again;
    for (uint32_t i = state->start[table]; i < state->start[table + 1]; i++) {
        if (i == position)
            continue;
        mi_pairs_change(&state->pairs, person, at[i], -again);
        mi_pairs_change(&state->pairs, other, at[i], again);
    }
}

void mi_mixing_exchange(struct mi_mixing_state *state, uint32_t round, uint32_t one, uint32_t other,
                        const struct mi_burden *growth)
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
    add(&state->burden, growth, 1);
}
