/* A known design for the problem at hand. Tables may be one seat short: then people of the design who never
 * meet are left out. Rounds beyond the design begin it again. Where all who met before fit into the tables of
 * one round, that is the design's first, and the rounds to come are the others. */
#include "solve/mixing_parts.h"

#include "base/arena.h"
#include "base/error.h"
#include "solve/mixing_design.h"

struct fit {
    const struct mi_mixing_state *state;
    const struct miraif_mixing *problem;
    struct mi_design design;
    uint32_t places;      /* people of the design */
    uint32_t *person;     /* places: who takes the part; UINT32_MAX: left out */
    uint32_t *past_table; /* people: the table at which all whom a person met sit, too */
    bool past;            /* the design's first round stands for the past */
};

static uint32_t largest_table(const struct miraif_mixing *problem)
{
    uint32_t most = 0;
    for (uint32_t t = 0; t < problem->tables; t++)
        if (problem->size[t] > most)
            most = problem->size[t];
    return most;
}

static bool nearly_equal(const struct miraif_mixing *problem, uint32_t largest)
{
    for (uint32_t t = 0; t < problem->tables; t++)
        if (problem->size[t] + 1 < largest)
            return false;
    return true;
}

static bool meet_in_design(const struct mi_design *design, uint32_t one, uint32_t other)
{
    uint32_t places = design->tables * design->size;
    for (uint32_t round = 0; round < design->rounds; round++)
        if (design->table[(size_t)round * places + one] == design->table[(size_t)round * places + other])
            return true;
    return false;
}

/* Leaves out `absent` parts that never meet, `first` and those after it; false when there are not so many. */
static bool leave_out_from(struct fit *fit, uint32_t first, uint32_t absent)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < fit->places; i++)
        fit->person[i] = 0;
    for (uint32_t i = first; i < fit->places && found < absent; i++) {
        bool alone = true;
        for (uint32_t j = first; j < i && alone; j++)
            alone = fit->person[j] != UINT32_MAX || !meet_in_design(&fit->design, i, j);
        if (alone) {
            fit->person[i] = UINT32_MAX;
            found++;
        }
    }
    return found == absent;
}

static bool leave_out(struct fit *fit, uint32_t absent)
{
    for (uint32_t first = 0; first + absent <= fit->places; first++)
        if (leave_out_from(fit, first, absent))
            return true;
    return false;
}

/* Gives each of the round's tables in the design a table of the problem that has as many seats: number[t]. */
static void number_tables(const struct fit *fit, const uint32_t *table, uint32_t *number)
{
    uint32_t next_full = 0;
    uint32_t next_short = 0;
    const uint32_t *size = fit->problem->size;
    for (uint32_t t = 0; t < fit->design.tables; t++)
        number[t] = 0;
    for (uint32_t i = 0; i < fit->places; i++)
        number[table[i]] += fit->person[i] != UINT32_MAX;
    for (uint32_t t = 0; t < fit->design.tables; t++) {
        uint32_t seats = number[t];
        uint32_t *next = seats == fit->design.size ? &next_full : &next_short;
        while (size[*next] != seats)
            (*next)++;
        number[t] = (*next)++;
    }
}

/* Who takes which part: in order, or so that the design's first round is the past. */
static void give_parts(struct fit *fit, uint32_t *number, bool *given)
{
    if (fit->past)
        number_tables(fit, fit->design.table, number);
    uint32_t next = 0;
    for (uint32_t i = 0; i < fit->places; i++) {
        if (fit->person[i] == UINT32_MAX)
            continue;
        uint32_t person = fit->past ? 0 : next++;
        while (fit->past && (given[person] || fit->past_table[person] != number[fit->design.table[i]]))
            person++;
        given[person] = true;
        fit->person[i] = person;
    }
}

static void seat_round(const struct fit *fit, uint32_t round, uint32_t *number, uint32_t *next, uint32_t *at)
{
    const uint32_t *table = fit->design.table + (size_t)round * fit->places;
    number_tables(fit, table, number);
    for (uint32_t t = 0; t < fit->problem->tables; t++)
        next[t] = fit->state->start[t];
    for (uint32_t i = 0; i < fit->places; i++)
        if (fit->person[i] != UINT32_MAX)
            at[next[number[table[i]]]++] = fit->person[i];
}

/* Everybody's set of those whom they met, directly or through others, as the lowest of it. */
static void join(uint32_t *set, uint32_t people, uint32_t one, uint32_t other)
{
    uint32_t kept = set[one] < set[other] ? set[one] : set[other];
    uint32_t gone = set[one] < set[other] ? set[other] : set[one];
    for (uint32_t p = gone; kept != gone && p < people; p++)
        if (set[p] == gone)
            set[p] = kept;
}

static void join_past(const struct fit *fit, uint32_t *set)
{
    const struct mi_mixing_state *state = fit->state;
    for (uint32_t p = 0; p < state->people; p++)
        set[p] = p;
    for (uint32_t i = 0; i < fit->problem->mets; i++)
        join(set, state->people, fit->problem->met[i].one, fit->problem->met[i].other);
    for (uint32_t round = 0; round < fit->problem->fixed_rounds; round++) {
        const uint32_t *at = state->at + (size_t)round * state->people;
        for (uint32_t i = 1; i < state->people; i++)
            if (state->table_at[i] == state->table_at[i - 1])
                join(set, state->people, at[i], at[i - 1]);
    }
}

/* Seats the sets, the largest first, at the first table that has room (first fit decreasing). */
static bool pack(const struct fit *fit, const uint32_t *set, uint32_t *members, uint32_t *room)
{
    for (uint32_t t = 0; t < fit->problem->tables; t++)
        room[t] = fit->problem->size[t];
    for (uint32_t p = 0; p < fit->state->people; p++)
        members[set[p]]++;
    for (uint32_t size = fit->design.size; size > 0; size--)
        for (uint32_t lowest = 0; lowest < fit->state->people; lowest++) {
            uint32_t t = 0;
            while (members[lowest] == size && t < fit->problem->tables && room[t] < size)
                t++;
            if (t == fit->problem->tables)
                return false;
            for (uint32_t p = lowest; members[lowest] == size && p < fit->state->people; p++)
                if (set[p] == lowest) {
                    fit->past_table[p] = t;
                    room[t]--;
                }
        }
    for (uint32_t p = 0; p < fit->state->people; p++)
        if (members[p] > fit->design.size)
            return false;
    return true;
}

static enum miraif_status find_past(struct fit *fit, struct miraif_arena *arena, struct miraif_error *err)
{
    if (fit->problem->mets == 0 && fit->problem->fixed_rounds == 0)
        return MIRAIF_OK;
    uint32_t *set = mi_arena_array(arena, fit->state->people, sizeof *set);
    uint32_t *members = mi_arena_array(arena, fit->state->people, sizeof *members);
    uint32_t *room = mi_arena_array(arena, fit->problem->tables, sizeof *room);
    fit->past_table = mi_arena_array(arena, fit->state->people, sizeof *fit->past_table);
    if (set == NULL || members == NULL || room == NULL || fit->past_table == NULL)
        return mi_no_memory(err);
    join_past(fit, set);
    fit->past = pack(fit, set, members, room);
    return MIRAIF_OK;
}

static enum miraif_status seat_all(struct fit *fit, struct miraif_arena *arena, uint32_t *at,
                                   struct miraif_error *err)
{
    uint32_t *number = mi_arena_array(arena, fit->problem->tables, sizeof *number);
    uint32_t *next = mi_arena_array(arena, fit->problem->tables, sizeof *next);
    bool *given = mi_arena_array(arena, fit->state->people, sizeof *given);
    if (number == NULL || next == NULL || given == NULL)
        return mi_no_memory(err);
    give_parts(fit, number, given);
    uint32_t skipped = fit->past ? 1 : 0;
    for (uint32_t round = fit->problem->fixed_rounds; round < fit->problem->rounds; round++) {
        uint32_t of_design = (round - fit->problem->fixed_rounds + skipped) % fit->design.rounds;
        seat_round(fit, of_design, number, next, at + (size_t)round * fit->state->people);
    }
    return MIRAIF_OK;
}

enum miraif_status mi_mixing_fit(const struct mi_mixing_state *state, struct miraif_arena *arena,
                                 uint32_t *at, bool *ret_fits, struct miraif_error *err)
{
    const struct miraif_mixing *problem = state->problem;
    struct fit fit = {.state = state, .problem = problem};
    uint32_t largest = largest_table(problem);
    *ret_fits = nearly_equal(problem, largest);
    if (!*ret_fits)
        return MIRAIF_OK;
    fit.places = problem->tables * largest;
    fit.design.size = largest;
    MI_TRY(find_past(&fit, arena, err));
    uint32_t rounds = problem->rounds - problem->fixed_rounds + (fit.past ? 1 : 0);
    MI_TRY(mi_design_make(problem->tables, largest, rounds, arena, &fit.design, err));
    fit.person = mi_arena_array(arena, fit.places, sizeof *fit.person);
    if (fit.person == NULL)
        return mi_no_memory(err);
    *ret_fits = leave_out(&fit, fit.places - state->people);
    return *ret_fits ? seat_all(&fit, arena, at, err) : MIRAIF_OK;
}
