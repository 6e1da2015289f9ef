/* From guests to the solver's problem and back. */
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

static void collect(const struct mi_tables *seats, struct pairs *met, struct pairs *apart)
{
    uint32_t people = (uint32_t)seats->guests;
    met->count = apart->count = 0;
    for (uint32_t i = 0; i < people; i++)
        for (uint32_t j = i + 1; j < people; j++)
            if (seats->met[(size_t)i * people + j] > 0)
                add_pair(met, i, j, seats->met[(size_t)i * people + j]);
    for (uint32_t s = 0; s < seats->separations; s++)
        add_separation(&seats->separation[s], apart, met);
}

/* Tables as equal as can be, of at most the size wished for; the larger first. */
static enum miraif_status lay_tables(const struct mi_tables *seats, struct miraif_mixing *problem)
{
    uint32_t people = (uint32_t)seats->guests;
    uint32_t most = seats->options.table_size > people ? people : (uint32_t)seats->options.table_size;
    uint32_t tables = (people + most - 1) / most;
    uint32_t *size = mi_arena_array(seats->arena, tables, sizeof *size);
    if (size == NULL)
        return mi_no_memory(seats->err);
    for (uint32_t t = 0; t < tables; t++)
        size[t] = people / tables + (t < people % tables);
    problem->people = people;
    problem->tables = tables;
    problem->size = size;
    return MIRAIF_OK;
}

static enum miraif_status encode(const struct mi_tables *seats, struct miraif_mixing *problem)
{
    struct pairs met = {0};
    struct pairs apart = {0};
    collect(seats, &met, &apart);
    met.item = mi_arena_array(seats->arena, met.count, sizeof *met.item);
    apart.item = mi_arena_array(seats->arena, apart.count, sizeof *apart.item);
    uint8_t *kind = mi_arena_array(seats->arena, seats->guests, sizeof *kind);
    if (met.item == NULL || apart.item == NULL || kind == NULL)
        return mi_no_memory(seats->err);
    collect(seats, &met, &apart);
    bool any = false;
    for (size_t i = 0; i < seats->guests; i++) {
        kind[i] = seats->guest[i].guest;
        any = any || seats->guest[i].guest;
    }
    *problem = (struct miraif_mixing){.rounds = (uint32_t)seats->options.rounds,
                                      .met = met.item,
                                      .mets = met.count,
                                      .apart = apart.item,
                                      .aparts = apart.count,
                                      .kind = any ? kind : NULL,
                                      .effort = seats->options.effort};
    return lay_tables(seats, problem);
}

/* How many pairs meet again: as team mates, at an earlier table, or at one of these rounds. */
static int64_t count_repeats(const struct mi_tables *seats, const struct miraif_mixing *problem,
                             const uint32_t *table)
{
    size_t people = seats->guests;
    int64_t repeats = 0;
    for (uint32_t round = 0; round < problem->rounds; round++)
        for (size_t i = 0; i < people; i++)
            for (size_t j = i + 1; j < people; j++) {
                bool together = table[round * people + i] == table[round * people + j];
                bool before = seats->met[i * people + j] > 0;
                for (uint32_t earlier = 0; together && !before && earlier < round; earlier++)
                    before = table[earlier * people + i] == table[earlier * people + j];
                repeats += together && before;
            }
    return repeats;
}

static enum miraif_status decode(const struct mi_tables *seats, const struct miraif_mixing *problem,
                                 const struct miraif_mixing_result *result, struct miraif_seating *seating)
{
    struct miraif_seat *seat = mi_arena_array(seats->arena, seats->guests * problem->rounds, sizeof *seat);
    if (seat == NULL)
        return mi_no_memory(seats->err);
    seating->seat = seat;
    for (uint32_t round = 0; round < problem->rounds; round++)
        for (size_t i = 0; i < seats->guests; i++)
            *seat++ = (struct miraif_seat){.round = round + 1,
                                           .table = result->table[round * seats->guests + i] + 1,
                                           .person = seats->guest[i].person};
    seating->seats = seats->guests * problem->rounds;
    seating->rounds = problem->rounds;
    seating->status = result->solution == MIRAIF_OPTIMAL ? "optimal" : "feasible";
    seating->repeats = count_repeats(seats, problem, result->table);
    seating->bound = result->repeats_bound < seating->repeats ? result->repeats_bound : seating->repeats;
    seating->steps = (int64_t)result->steps;
    return MIRAIF_OK;
}

enum miraif_status mi_tables_mix(const struct mi_tables *seats, struct miraif_seating *ret_seating)
{
    const struct miraif_env *env = mi_store_env(seats->store);
    struct miraif_mixing problem;
    struct miraif_mixing_result result;
    struct miraif_seating seating = {.session = seats->session, .seed = (int64_t)env->seed};
    MI_TRY(encode(seats, &problem));
    MI_TRY(miraif_solve_mixing(&problem, env, seats->arena, &result, seats->err));
    if (result.stopped)
        return mi_fail(seats->err, MIRAIF_INTERRUPTED, "interrupted; nothing is changed");
    MI_TRY(miraif_check_mixing(&problem, &result, seats->err));
    if (result.solution == MIRAIF_INFEASIBLE) {
        mi_fail(seats->err, MIRAIF_UNSATISFIABLE, "separated people would sit at one table of “%s”",
                seats->session.id);
        mi_hint(seats->err, "smaller tables are more tables: --table-size %lld",
                (long long)(seats->options.table_size > 2 ? seats->options.table_size - 1 : 2));
        return MIRAIF_UNSATISFIABLE;
    }
    MI_TRY(decode(seats, &problem, &result, &seating));
    *ret_seating = seating;
    return MIRAIF_OK;
}

/* Teams at their tables, those of no team and guests at a last one. */
enum miraif_status mi_tables_by_team(const struct mi_tables *seats, struct miraif_seating *ret_seating)
{
    struct miraif_seat *seat = mi_arena_array(seats->arena, seats->guests, sizeof *seat);
    struct miraif_seating seating = {
        .session = seats->session, .status = "optimal", .rounds = 1, .seat = seat, .seats = seats->guests};
    if (seat == NULL)
        return mi_no_memory(seats->err);
    int64_t last = 0;
    for (size_t i = 0; i < seats->guests; i++)
        last = seats->guest[i].team > last ? seats->guest[i].team : last;
    for (size_t i = 0; i < seats->guests; i++)
        seat[i] = (struct miraif_seat){.round = 1,
                                       .table = seats->guest[i].team != 0 ? seats->guest[i].team : last + 1,
                                       .person = seats->guest[i].person};
    *ret_seating = seating;
    return MIRAIF_OK;
}
