/* General sessions: teams at their tables, all others at tables of their own. */
#include "base/arena.h"
#include "base/error.h"
#include "flow/session/tables.h"

/* The separations among those from number `first` on, in numbers of their own. */
static enum miraif_status cut_separations(const struct mi_tables *seats, uint32_t first,
                                          struct mi_tables *rest)
{
    struct miraif_separation *separation =
        mi_arena_array(seats->arena, seats->separations, sizeof *separation);
    if (separation == NULL)
        return mi_no_memory(seats->err);
    for (uint32_t s = 0; s < seats->separations; s++) {
        const struct miraif_separation *whole = &seats->separation[s];
        struct miraif_separation *part = &separation[s];
        uint32_t *member = mi_arena_array(seats->arena, whole->count, sizeof *member);
        if (member == NULL)
            return mi_no_memory(seats->err);
        *part = *whole;
        part->member = member;
        part->count = part->left = 0;
        for (uint32_t i = 0; i < whole->count; i++) {
            if (whole->member[i] < first)
                continue;
            member[part->count++] = whole->member[i] - first;
            part->left += i < whole->left;
        }
    }
    rest->separation = separation;
    return MIRAIF_OK;
}

/* Seats those from number `first` on as if they were alone. */
static enum miraif_status seat_rest(const struct mi_tables *seats, size_t first,
                                    struct miraif_seating *ret_seating)
{
    struct mi_tables rest = *seats;
    size_t count = seats->comers - first;
    rest.comer = seats->comer + first;
    rest.comers = count;
    rest.met = mi_arena_array(seats->arena, count * count, sizeof *rest.met);
    if (rest.met == NULL)
        return mi_no_memory(seats->err);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            rest.met[i * count + j] = seats->met[(first + i) * seats->comers + first + j];
    rest.options.rounds = 1;
    rest.options.repair = false;
    MI_TRY(cut_separations(seats, (uint32_t)first, &rest));
    return mi_tables_mix(&rest, ret_seating);
}

enum miraif_status mi_tables_by_team(const struct mi_tables *seats, struct miraif_seating *ret_seating)
{
    struct miraif_seat *seat = mi_arena_array(seats->arena, seats->comers, sizeof *seat);
    struct miraif_seating rest = {0};
    size_t first = 0;
    if (seat == NULL)
        return mi_no_memory(seats->err);
    while (first < seats->comers && seats->comer[first].team != 0)
        first++;
    int64_t last = first == 0 ? 0 : seats->comer[first - 1].team;
    if (first < seats->comers)
        MI_TRY(seat_rest(seats, first, &rest));
    for (size_t i = 0; i < seats->comers; i++) {
        int64_t table = i < first ? seats->comer[i].team : last + rest.seat[i - first].table;
        seat[i] = (struct miraif_seat){.round = 1,
                                       .table = table,
                                       .person = seats->comer[i].person,
                                       .code = i < first ? "team" : "rest"};
        mi_tables_say_move(seats, i, &seat[i]);
    }
    ret_seating->status = "optimal";
    ret_seating->rounds = 1;
    ret_seating->seat = seat;
    ret_seating->seats = seats->comers;
    return MIRAIF_OK;
}
