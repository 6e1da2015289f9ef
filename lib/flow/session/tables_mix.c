/* From those who come to the solver's problem and back. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "flow/session/tables.h"
#include "model/past.h"
#include "store/db.h"

/* What a guest is spread as, and a mentor among them. */
enum { GUEST = 1, MENTOR = 2 };

/* The pairs that met; into `pair`, if there is room already. */
static uint32_t list_met(const struct mi_tables *seats, const uint32_t *known,
                         struct miraif_mixing_pair *pair)
{
    uint32_t people = (uint32_t)seats->comers;
    uint32_t count = 0;
    for (uint32_t i = 0; i < people; i++)
        for (uint32_t j = i + 1; j < people; j++) {
            uint32_t weight = known[(size_t)i * people + j];
            if (weight == 0)
                continue;
            if (pair != NULL)
                pair[count] =
                    (struct miraif_mixing_pair){i, j, weight < MI_PAST_MOST ? weight : MI_PAST_MOST};
            count++;
        }
    return count;
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

/* The tables as they are given; where there are chairs too many, the largest has one fewer, again and again.
 */
static enum miraif_status lay_given(const struct mi_tables *seats, struct miraif_mixing *problem)
{
    const struct miraif_seat_options *options = &seats->options;
    uint32_t *size = mi_arena_array(seats->arena, options->sizes, sizeof *size);
    uint64_t chairs = 0;
    uint32_t tables = 0;
    if (size == NULL)
        return mi_no_memory(seats->err);
    for (uint32_t t = 0; t < options->sizes; t++)
        chairs += size[t] = options->size[t];
    if (chairs < seats->comers) {
        mi_fail(seats->err, MIRAIF_REFUSED, N_("the tables seat %llu, and %zu people come"),
                (unsigned long long)chairs, seats->comers);
        mi_hint(seats->err, N_("give more tables, or greater ones"));
        return MIRAIF_REFUSED;
    }
    for (; chairs > seats->comers; chairs--) {
        uint32_t largest = 0;
        for (uint32_t t = 1; t < options->sizes; t++)
            if (size[t] >= size[largest])
                largest = t;
        size[largest]--;
    }
    for (uint32_t t = 0; t < options->sizes; t++)
        if (size[t] > 0)
            size[tables++] = size[t];
    problem->tables = tables;
    problem->size = size;
    return MIRAIF_OK;
}

enum miraif_status mi_tables_encode(const struct mi_tables *seats, uint32_t rounds, const uint32_t *known,
                                    struct miraif_mixing *ret_problem)
{
    uint32_t mets = list_met(seats, known, NULL);
    struct miraif_mixing_pair *met = mi_arena_array(seats->arena, mets, sizeof *met);
    uint8_t *kind = mi_arena_array(seats->arena, seats->comers, sizeof *kind);
    struct mi_past_apart apart;
    if (met == NULL || kind == NULL)
        return mi_no_memory(seats->err);
    MI_TRY(mi_past_separate(seats->separation, seats->separations, seats->arena, &apart, seats->err));
    list_met(seats, known, met);
    bool any = false;
    for (size_t i = 0; i < seats->comers; i++) {
        kind[i] = seats->comer[i].mentor ? GUEST | MENTOR : seats->comer[i].guest ? GUEST : 0;
        any = any || seats->comer[i].guest;
    }
    *ret_problem = (struct miraif_mixing){.people = (uint32_t)seats->comers,
                                          .rounds = rounds,
                                          .met = met,
                                          .mets = mets,
                                          .avoid = apart.avoid,
                                          .avoids = apart.avoids,
                                          .apart = apart.apart,
                                          .aparts = apart.aparts,
                                          .kind = any ? kind : NULL,
                                          .familiar = seats->options.familiar,
                                          .again = MI_PAST_NEWEST,
                                          .effort = seats->options.effort};
    return MIRAIF_OK;
}

enum miraif_status mi_tables_solve(const struct mi_tables *seats, const struct miraif_mixing *problem,
                                   struct miraif_mixing_result *ret_result)
{
    const struct miraif_env *env = mi_store_env(seats->store);
    struct miraif_mixing_result result;
    long long smaller = (long long)(problem->people / problem->tables) - 1;
    if (problem->size == NULL)
        MI_TRY(miraif_mend_mixing(problem, env, seats->arena, &result, seats->err));
    else
        MI_TRY(miraif_solve_mixing(problem, env, seats->arena, &result, seats->err));
    if (result.stopped)
        return mi_fail(seats->err, MIRAIF_INTERRUPTED, "interrupted; nothing is changed");
    if (problem->size != NULL)
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
    if (seats->options.sizes > 0)
        MI_TRY(lay_given(seats, &problem));
    else
        MI_TRY(mi_tables_lay(seats, count_tables(seats), &problem));
    MI_TRY(mi_tables_solve(seats, &problem, &result));
    for (size_t i = 0; i < count; i++)
        table[i] = (int64_t)result.table[i] + 1;
    MI_TRY(mi_tables_decode(seats, table, seats->options.rounds, &seating));
    seating.status = result.solution == MIRAIF_OPTIMAL ? "optimal" : "feasible";
    seating.bound = result.repeats_bound < seating.repeats ? result.repeats_bound : seating.repeats;
    seating.unfamiliar = result.unfamiliar;
    seating.steps = (int64_t)result.steps;
    *ret_seating = seating;
    return MIRAIF_OK;
}
