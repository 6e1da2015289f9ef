/* From those who come to the solver's problem and back. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "flow/session/tables.h"
#include "store/db.h"

enum { AVOID_WEIGHT = 4 }; /* a pair that is rather to be kept apart counts as having met so often */

/* Pairs while they are collected. */
struct pairs {
    struct miraif_mixing_pair *item;
    uint32_t count;
};

static void add_pair(struct pairs *pairs, uint32_t one, uint32_t other, uint32_t weight)
{
    if (pairs->item != NULL)
        pairs->item[pairs->count] = (struct miraif_mixing_pair){one, other, weight};
    pairs->count++;
}

/* The pairs that a separation keeps from one table, or that are rather to be kept so. */
static void add_separation(const struct miraif_separation *separation, struct pairs *apart,
                           struct pairs *avoid)
{
    struct pairs *pairs = separation->rule == MIRAIF_FORBID  ? apart
                          : separation->rule == MIRAIF_AVOID ? avoid
                                                             : NULL;
    bool sides = separation->kind == MIRAIF_SEPARATION_RELATION;
    for (uint32_t i = 0; pairs != NULL && i < separation->count; i++)
        for (uint32_t j = sides && i < separation->left ? separation->left : i + 1; j < separation->count;
             j++)
            if (!sides || i < separation->left)
                add_pair(pairs, separation->member[i], separation->member[j], AVOID_WEIGHT);
}

static void collect(const struct mi_tables *seats, const uint32_t *known, struct pairs *met,
                    struct pairs *apart)
{
    uint32_t people = (uint32_t)seats->comers;
    met->count = apart->count = 0;
    for (uint32_t i = 0; i < people; i++)
        for (uint32_t j = i + 1; j < people; j++)
            if (known[(size_t)i * people + j] > 0)
                add_pair(met, i, j, known[(size_t)i * people + j]);
    for (uint32_t s = 0; s < seats->separations; s++)
        add_separation(&seats->separation[s], apart, met);
}

enum miraif_status mi_tables_lay(const struct mi_tables *seats, uint32_t count, struct miraif_mixing *problem)
{
    uint32_t people = (uint32_t)seats->comers;
    uint32_t *size = mi_arena_array(seats->arena, count, sizeof *size);
    if (size == NULL)
        return mi_no_memory(seats->err);
    for (uint32_t t = 0; t < count; t++)
        size[t] = people / count + (t < people % count);
    problem->tables = count;
    problem->size = size;
    return MIRAIF_OK;
}

enum miraif_status mi_tables_encode(const struct mi_tables *seats, uint32_t rounds, const uint32_t *known,
                                    struct miraif_mixing *ret_problem)
{
    struct pairs met = {0};
    struct pairs apart = {0};
    collect(seats, known, &met, &apart);
    met.item = mi_arena_array(seats->arena, met.count, sizeof *met.item);
    apart.item = mi_arena_array(seats->arena, apart.count, sizeof *apart.item);
    uint8_t *kind = mi_arena_array(seats->arena, seats->comers, sizeof *kind);
    if (met.item == NULL || apart.item == NULL || kind == NULL)
        return mi_no_memory(seats->err);
    collect(seats, known, &met, &apart);
    bool any = false;
    for (size_t i = 0; i < seats->comers; i++) {
        kind[i] = seats->comer[i].guest;
        any = any || seats->comer[i].guest;
    }
    *ret_problem = (struct miraif_mixing){.people = (uint32_t)seats->comers,
                                          .rounds = rounds,
                                          .met = met.item,
                                          .mets = met.count,
                                          .apart = apart.item,
                                          .aparts = apart.count,
                                          .kind = any ? kind : NULL,
                                          .effort = seats->options.effort};
    return MIRAIF_OK;
}

enum miraif_status mi_tables_solve(const struct mi_tables *seats, const struct miraif_mixing *problem,
                                   struct miraif_mixing_result *ret_result)
{
    struct miraif_mixing_result result;
    long long smaller = (long long)problem->size[0] - 1;
    MI_TRY(miraif_solve_mixing(problem, mi_store_env(seats->store), seats->arena, &result, seats->err));
    if (result.stopped)
        return mi_fail(seats->err, MIRAIF_INTERRUPTED, "interrupted; nothing is changed");
    MI_TRY(miraif_check_mixing(problem, &result, seats->err));
    if (result.solution == MIRAIF_INFEASIBLE) {
        mi_fail(seats->err, MIRAIF_UNSATISFIABLE, "separated people would sit at one table of “%s”",
                seats->session.id);
        mi_hint(seats->err, "smaller tables are more tables: --table-size %lld", smaller > 2 ? smaller : 2);
        return MIRAIF_UNSATISFIABLE;
    }
    *ret_result = result;
    return MIRAIF_OK;
}

/* With whom a seat brings its person together, given who met before. */
static void count_company(const struct mi_tables *seats, const uint32_t *known, const int64_t *table,
                          size_t comer, struct miraif_seat *seat)
{
    for (size_t i = 0; i < seats->comers; i++) {
        if (i == comer || table[i] != table[comer])
            continue;
        bool again = known[comer * seats->comers + i] > 0;
        seat->fresh += !again;
        seat->again += again;
    }
}

void mi_tables_say_move(const struct mi_tables *seats, size_t place, struct miraif_seat *seat)
{
    int64_t old = seats->old[place];
    if (!seats->options.repair)
        return;
    seat->code = old == 0 ? "joined" : old == seat->table ? "kept" : "moved";
    seat->origin = old == seat->table ? 0 : old;
}

enum miraif_status mi_tables_decode(const struct mi_tables *seats, const int64_t *table, int64_t rounds,
                                    struct miraif_seating *seating)
{
    size_t comers = seats->comers;
    struct miraif_seat *seat = mi_arena_array(seats->arena, comers * (size_t)rounds, sizeof *seat);
    uint32_t *known = mi_arena_array(seats->arena, comers * comers, sizeof *known);
    if (seat == NULL || known == NULL)
        return mi_no_memory(seats->err);
    memcpy(known, seats->met, comers * comers * sizeof *known);
    seating->repeats = 0;
    for (int64_t round = 0; round < rounds; round++, table += comers) {
        for (size_t i = 0; i < comers; i++) {
            struct miraif_seat *now = &seat[(size_t)round * comers + i];
            *now = (struct miraif_seat){
                .round = round + 1, .table = table[i], .person = seats->comer[i].person, .code = "mix"};
            count_company(seats, known, table, i, now);
            mi_tables_say_move(seats, (size_t)round * comers + i, now);
            seating->repeats += now->again;
        }
        for (size_t i = 0; i < comers * comers; i++)
            known[i] += table[i / comers] == table[i % comers];
    }
    seating->repeats /= 2; /* each pair was counted from both sides */
    seating->seat = seat;
    seating->seats = comers * (size_t)rounds;
    seating->rounds = rounds;
    return MIRAIF_OK;
}

/* Tables of at most the size wished for. */
static uint32_t count_tables(const struct mi_tables *seats)
{
    int64_t people = (int64_t)seats->comers;
    int64_t most = seats->options.table_size < people ? seats->options.table_size : people;
    return (uint32_t)((people + most - 1) / most);
}

enum miraif_status mi_tables_mix(const struct mi_tables *seats, struct miraif_seating *ret_seating)
{
    struct miraif_mixing problem;
    struct miraif_mixing_result result;
    struct miraif_seating seating = *ret_seating;
    size_t count = seats->comers * (size_t)seats->options.rounds;
    int64_t *table = mi_arena_array(seats->arena, count, sizeof *table);
    if (table == NULL)
        return mi_no_memory(seats->err);
    MI_TRY(mi_tables_encode(seats, (uint32_t)seats->options.rounds, seats->met, &problem));
    MI_TRY(mi_tables_lay(seats, count_tables(seats), &problem));
    MI_TRY(mi_tables_solve(seats, &problem, &result));
    for (size_t i = 0; i < count; i++)
        table[i] = (int64_t)result.table[i] + 1;
    MI_TRY(mi_tables_decode(seats, table, seats->options.rounds, &seating));
    seating.status = result.solution == MIRAIF_OPTIMAL ? "optimal" : "feasible";
    seating.bound = result.repeats_bound < seating.repeats ? result.repeats_bound : seating.repeats;
    seating.steps = (int64_t)result.steps;
    *ret_seating = seating;
    return MIRAIF_OK;
}
