/* A known design for the problem at hand. Tables may be one seat short: then people of the design who never
 * meet are left out. Where those who met before fit into the tables of one round, the design's first is laid
 * on them. Of its rounds those come first that cost the least after all that went before, so that a design
 * which was begun earlier goes on; when they are used up, they begin again. */
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
    uint32_t anchor;      /* which past */
};

/* So many rounds of a design may have been used before. */
enum { ROUNDS_BEGUN = 24 };

static bool has_past(const struct miraif_mixing *problem)
{
    return problem->mets > 0 || problem->fixed_rounds > 0;
}

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

static uint32_t root_of(uint32_t *set, uint32_t person)
{
    while (set[person] != person) {
        set[person] = set[set[person]];
        person = set[person];
    }
    return person;
}

/* Puts two people, and all whom they met, into one set: its lowest stands for it. */
static void join(uint32_t *set, uint32_t one, uint32_t other)
{
    uint32_t a = root_of(set, one);
    uint32_t b = root_of(set, other);
    set[a < b ? b : a] = a < b ? a : b;
}

static void join_met(const struct fit *fit, uint32_t *set, uint32_t least)
{
    const struct miraif_mixing *problem = fit->problem;
    for (uint32_t i = 0; i < problem->mets; i++)
        if (mi_mixing_met(fit->state, problem->met[i].one, problem->met[i].other) >= least)
            join(set, problem->met[i].one, problem->met[i].other);
}

static void join_fixed(const struct fit *fit, uint32_t *set, uint32_t round)
{
    const struct mi_mixing_state *state = fit->state;
    const uint32_t *at = state->at + (size_t)round * state->people;
    for (uint32_t i = 1; i < state->people; i++)
        if (state->table_at[i] == state->table_at[i - 1])
            join(set, at[i], at[i - 1]);
}

static uint32_t heaviest_met(const struct fit *fit)
{
    uint32_t most = 0;
    for (uint32_t i = 0; i < fit->problem->mets; i++) {
        uint32_t weight = mi_mixing_met(fit->state, fit->problem->met[i].one, fit->problem->met[i].other);
        most = weight > most ? weight : most;
    }
    return most;
}

/* The past is all that was; or what weighs most, such as teams; or one of the fixed rounds. */
static void join_past(const struct fit *fit, uint32_t *set)
{
    for (uint32_t p = 0; p < fit->state->people; p++)
        set[p] = p;
    if (fit->anchor >= MI_FIT_FIXED)
        join_fixed(fit, set, fit->anchor - MI_FIT_FIXED);
    else
        join_met(fit, set, fit->anchor == MI_FIT_ALL ? 0 : heaviest_met(fit));
    for (uint32_t round = 0; fit->anchor == MI_FIT_ALL && round < fit->problem->fixed_rounds; round++)
        join_fixed(fit, set, round);
    for (uint32_t p = 0; p < fit->state->people; p++)
        set[p] = root_of(set, p);
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
    if (!has_past(fit->problem))
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

/* What a table would be charged after what went before. */
static uint64_t price_of_table(const struct fit *fit, const uint32_t *person)
{
    uint64_t charge = 0;
    for (uint32_t i = 0; i < fit->design.size; i++)
        for (uint32_t j = 0; j < i; j++)
            if (person[i] != UINT32_MAX && person[j] != UINT32_MAX)
                charge += mi_pairs_charge(&fit->state->pairs, person[i], person[j]);
    return charge;
}

/* What a round of the design would be charged; `seated` has room for its places. */
static uint64_t price(const struct fit *fit, uint32_t round, uint32_t *seated, uint32_t *next)
{
    const uint32_t *table = fit->design.table + (size_t)round * fit->places;
    for (uint32_t t = 0; t < fit->design.tables; t++)
        next[t] = t * fit->design.size;
    for (uint32_t i = 0; i < fit->places; i++)
        seated[next[table[i]]++] = fit->person[i];
    uint64_t charge = 0;
    for (uint32_t t = 0; t < fit->design.tables; t++)
        charge += price_of_table(fit, seated + t * fit->design.size);
    return charge;
}

/* The rounds of the design in the order of their price. */
static enum miraif_status order_rounds(const struct fit *fit, struct miraif_arena *arena, uint32_t *next,
                                       uint32_t *order, struct miraif_error *err)
{
    uint32_t *seated = mi_arena_array(arena, fit->places, sizeof *seated);
    uint64_t *prices = mi_arena_array(arena, fit->design.rounds, sizeof *prices);
    if (seated == NULL || prices == NULL)
        return mi_no_memory(err);
    for (uint32_t round = 0; round < fit->design.rounds; round++) {
        uint64_t mine = has_past(fit->problem) ? price(fit, round, seated, next) : 0;
        uint32_t place = round;
        for (; place > 0 && prices[place - 1] > mine; place--) {
            prices[place] = prices[place - 1];
            order[place] = order[place - 1];
        }
        prices[place] = mine;
        order[place] = round;
    }
    return MIRAIF_OK;
}

static enum miraif_status seat_all(struct fit *fit, struct miraif_arena *arena, uint32_t *at,
                                   struct miraif_error *err)
{
    uint32_t *number = mi_arena_array(arena, fit->problem->tables, sizeof *number);
    uint32_t *next = mi_arena_array(arena, fit->problem->tables, sizeof *next);
    bool *given = mi_arena_array(arena, fit->state->people, sizeof *given);
    uint32_t *order = mi_arena_array(arena, fit->design.rounds, sizeof *order);
    if (number == NULL || next == NULL || given == NULL || order == NULL)
        return mi_no_memory(err);
    give_parts(fit, number, given);
    MI_TRY(order_rounds(fit, arena, next, order, err));
    for (uint32_t round = fit->problem->fixed_rounds; round < fit->problem->rounds; round++) {
        uint32_t of_design = order[(round - fit->problem->fixed_rounds) % fit->design.rounds];
        seat_round(fit, of_design, number, next, at + (size_t)round * fit->state->people);
    }
    return MIRAIF_OK;
}

enum miraif_status mi_mixing_fit(const struct mi_mixing_state *state, uint32_t anchor,
                                 struct miraif_arena *arena, uint32_t *at, bool *ret_fits,
                                 struct miraif_error *err)
{
    const struct miraif_mixing *problem = state->problem;
    struct fit fit = {.state = state, .problem = problem, .anchor = anchor};
    uint32_t largest = largest_table(problem);
    *ret_fits = nearly_equal(problem, largest);
    if (!*ret_fits)
        return MIRAIF_OK;
    fit.places = problem->tables * largest;
    fit.design.size = largest;
    uint32_t absent = fit.places - state->people;
    MI_TRY(find_past(&fit, arena, err));
    uint32_t rounds = problem->rounds - problem->fixed_rounds + (fit.past ? 1 : 0);
    if (has_past(problem) && absent == 0)
        rounds += ROUNDS_BEGUN;
    MI_TRY(mi_design_make(problem->tables, largest, rounds, arena, &fit.design, err));
    fit.person = mi_arena_array(arena, fit.places, sizeof *fit.person);
    if (fit.person == NULL)
        return mi_no_memory(err);
    *ret_fits = leave_out(&fit, absent);
    return *ret_fits ? seat_all(&fit, arena, at, err) : MIRAIF_OK;
}
