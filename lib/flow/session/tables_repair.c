/* Mending seats that people have seen: round by round the fewest move, and only so that tables are as even as
 * they can be, separated people apart, and guests spread. Tables keep their numbers. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/tables.h"
#include "model/past.h"

struct laid {
    int64_t number;  /* as people know the table */
    int64_t sitting; /* of those who stay, how many sit there */
};

struct repair {
    const struct mi_tables *seats;
    int64_t *table;    /* rounds × comers: the old tables, and the new ones of the rounds that are done */
    int64_t numbers;   /* the greatest number of a table */
    int64_t biggest;   /* the most who were seated at a table */
    uint32_t tables;   /* that there will be */
    uint32_t *known;   /* comers × comers: how often a pair meets, this round left out */
    struct laid *laid; /* tables */
};

static int compare_laid(const void *a, const void *b)
{
    const struct laid *x = a;
    const struct laid *y = b;
    if (x->sitting != y->sitting)
        return x->sitting > y->sitting ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

/* As many tables as there were, unless chairs run out (one more at each is found) or people do. */
static void count_tables(struct repair *repair)
{
    const struct mi_tables *seats = repair->seats;
    int64_t people = (int64_t)seats->comers;
    int64_t at_table = 0;
    for (size_t i = 0; i < seats->seats; i++) {
        const struct miraif_seat *seat = &seats->seat[i];
        bool next = i == 0 || seat[-1].round != seat->round || seat[-1].table != seat->table;
        at_table = next ? 1 : at_table + 1;
        repair->biggest = at_table > repair->biggest ? at_table : repair->biggest;
        repair->numbers = seat->table > repair->numbers ? seat->table : repair->numbers;
    }
    int64_t most = seats->options.table_size != 0 ? seats->options.table_size : repair->biggest + 1;
    int64_t least = (people + most - 1) / most;
    int64_t tables = repair->numbers > people / 2 ? people / 2 : repair->numbers;
    repair->tables = (uint32_t)(tables < least ? least : tables);
}

/* The tables of a round, the fullest first: those that are kept where there are fewer than before. */
static void order_tables(struct repair *repair, const int64_t *old)
{
    uint32_t most = repair->tables > repair->numbers ? repair->tables : (uint32_t)repair->numbers;
    for (uint32_t t = 0; t < most; t++)
        repair->laid[t] = (struct laid){t + 1, 0};
    for (size_t i = 0; i < repair->seats->comers; i++)
        if (old[i] != 0)
            repair->laid[old[i] - 1].sitting++;
    qsort(repair->laid, most, sizeof *repair->laid, compare_laid);
}

/* Who meets whom by everything but this round. */
static void know_others(struct repair *repair, int64_t round)
{
    size_t comers = repair->seats->comers;
    memcpy(repair->known, repair->seats->met, comers * comers * sizeof *repair->known);
    for (int64_t other = 0; other < repair->seats->options.rounds; other++) {
        const int64_t *table = repair->table + (size_t)other * comers;
        for (size_t i = 0; other != round && i < comers * comers; i++)
            repair->known[i] +=
                table[i / comers] != 0 && table[i / comers] == table[i % comers] ? MI_PAST_NEWEST : 0;
    }
}

static enum miraif_status mend_round(struct repair *repair, int64_t round, int64_t *steps)
{
    const struct mi_tables *seats = repair->seats;
    int64_t *table = repair->table + (size_t)round * seats->comers;
    uint32_t *stay = mi_arena_array(seats->arena, seats->comers, sizeof *stay);
    struct miraif_mixing problem;
    struct miraif_mixing_result result;
    if (stay == NULL)
        return mi_no_memory(seats->err);
    order_tables(repair, table);
    know_others(repair, round);
    MI_TRY(mi_tables_encode(seats, 1, repair->known, &problem));
    problem.tables = repair->tables;
    for (size_t i = 0; i < seats->comers; i++) {
        stay[i] = MIRAIF_MIXING_ANYWHERE;
        for (uint32_t t = 0; t < repair->tables; t++)
            if (repair->laid[t].number == table[i])
                stay[i] = t;
    }
    problem.stay = stay;
    MI_TRY(mi_tables_solve(seats, &problem, &result));
    for (size_t i = 0; i < seats->comers; i++)
        table[i] = repair->laid[result.table[i]].number;
    *steps += (int64_t)result.steps;
    return MIRAIF_OK;
}

/* No seating of these people at so many tables has fewer repeats than that: found without searching long. */
static enum miraif_status find_bound(const struct repair *repair, struct miraif_seating *seating)
{
    const struct mi_tables *seats = repair->seats;
    struct miraif_mixing problem;
    struct miraif_mixing_result result;
    MI_TRY(mi_tables_encode(seats, (uint32_t)seats->options.rounds, seats->met, &problem));
    MI_TRY(mi_tables_lay(seats, repair->tables, &problem));
    problem.effort = 1;
    MI_TRY(miraif_solve_mixing(&problem, NULL, seats->arena, &result, seats->err));
    seating->bound = result.repeats_bound < seating->repeats ? result.repeats_bound : seating->repeats;
    seating->status = seating->bound == seating->repeats ? "optimal" : "feasible";
    return MIRAIF_OK;
}

enum miraif_status mi_tables_repair(const struct mi_tables *seats, struct miraif_seating *ret_seating)
{
    size_t count = seats->comers * (size_t)seats->options.rounds;
    struct miraif_seating seating = *ret_seating;
    struct repair repair = {.seats = seats};
    count_tables(&repair);
    repair.table = mi_arena_array(seats->arena, count, sizeof *repair.table);
    repair.known = mi_arena_array(seats->arena, seats->comers * seats->comers, sizeof *repair.known);
    repair.laid = mi_arena_array(seats->arena, (size_t)repair.numbers + repair.tables, sizeof *repair.laid);
    if (repair.table == NULL || repair.known == NULL || repair.laid == NULL)
        return mi_no_memory(seats->err);
    memcpy(repair.table, seats->old, count * sizeof *repair.table);
    for (int64_t round = 0; round < seats->options.rounds; round++)
        MI_TRY(mend_round(&repair, round, &seating.steps));
    MI_TRY(mi_tables_decode(seats, repair.table, seats->options.rounds, &seating));
    MI_TRY(find_bound(&repair, &seating));
    *ret_seating = seating;
    return MIRAIF_OK;
}
