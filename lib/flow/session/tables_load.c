/* Who is to be seated, and what they have behind them. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/attend.h"
#include "flow/session/tables.h"
#include "miraif/person.h"
#include "store/seating.h"

static enum miraif_status take_guest(void *context, const struct miraif_attendee *attendee)
{
    struct mi_tables *seats = context;
    bool comes =
        seats->options.only_yes ? mi_text_is(attendee->rsvp, "yes") : !mi_text_is(attendee->rsvp, "no");
    if (!comes || mi_text_is(attendee->attendance, "absent") || mi_text_is(attendee->attendance, "excused") ||
        mi_text_is(attendee->attendance, "online"))
        return MIRAIF_OK;
    if (seats->guests == seats->room) {
        size_t room = seats->room == 0 ? 64 : 2 * seats->room;
        struct mi_table_guest *wider = mi_arena_array(seats->arena, room, sizeof *wider);
        if (wider == NULL)
            return mi_no_memory(seats->err);
        if (seats->guests > 0)
            memcpy(wider, seats->guest, seats->guests * sizeof *wider);
        seats->guest = wider;
        seats->room = room;
    }
    seats->guest[seats->guests++] =
        (struct mi_table_guest){.person = attendee->person, .team = attendee->team, .guest = attendee->guest};
    return MIRAIF_OK;
}

static int compare_guests(const void *a, const void *b)
{
    const struct mi_table_guest *x = a;
    const struct mi_table_guest *y = b;
    if (x->guest != y->guest)
        return x->guest ? 1 : -1;
    if (x->team != y->team)
        return x->team < y->team ? -1 : 1;
    return (x->person > y->person) - (x->person < y->person);
}

/* The place of a person, or `guests`. */
static size_t place_of(const struct mi_tables *seats, int64_t person)
{
    size_t place = 0;
    while (place < seats->guests && seats->guest[place].person != person)
        place++;
    return place;
}

static void meet(struct mi_tables *seats, size_t one, size_t other)
{
    seats->met[one * seats->guests + other]++;
    seats->met[other * seats->guests + one]++;
}

/* Those who sat at the table that is being read. */
struct sitting {
    struct mi_tables *seats;
    int64_t sitting;
    int64_t table;
    size_t *place;
    size_t count;
};

static enum miraif_status take_sat(void *context, int64_t sitting, int64_t table, int64_t person)
{
    struct sitting *now = context;
    size_t place = place_of(now->seats, person);
    if (now->sitting != sitting || now->table != table) {
        now->sitting = sitting;
        now->table = table;
        now->count = 0;
    }
    if (place == now->seats->guests)
        return MIRAIF_OK;
    for (size_t i = 0; i < now->count; i++)
        meet(now->seats, now->place[i], place);
    now->place[now->count++] = place;
    return MIRAIF_OK;
}

static enum miraif_status load_met(struct mi_tables *seats)
{
    struct sitting now = {.seats = seats};
    seats->met = mi_arena_array(seats->arena, seats->guests * seats->guests, sizeof *seats->met);
    now.place = mi_arena_array(seats->arena, seats->guests, sizeof *now.place);
    if (seats->met == NULL || now.place == NULL)
        return mi_no_memory(seats->err);
    for (size_t i = 0; i < seats->guests; i++)
        for (size_t j = 0; j < i; j++)
            if (seats->guest[i].team != 0 && seats->guest[i].team == seats->guest[j].team)
                meet(seats, i, j);
    return mi_sat_each(seats->store, &seats->session, take_sat, &now, seats->err);
}

static enum miraif_status load_separations(struct mi_tables *seats)
{
    struct miraif_party *party = mi_arena_array(seats->arena, seats->guests, sizeof *party);
    if (party == NULL)
        return mi_no_memory(seats->err);
    for (size_t i = 0; i < seats->guests; i++) {
        struct miraif_person person;
        MI_TRY(miraif_person_get(seats->store, seats->guest[i].person, seats->arena, &person, seats->err));
        party[i] = (struct miraif_party){person.id, person.profile.company_key};
    }
    return miraif_separations(seats->store, party, (uint32_t)seats->guests, seats->arena, &seats->separation,
                              &seats->separations, seats->err);
}

static void take_digest(struct mi_tables *seats)
{
    unsigned char digest[MI_DIGEST_SIZE];
    struct mi_hash hash;
    mi_hash_begin(&hash);
    mi_hash_add_text(&hash, "seat 1"); /* the form of what follows */
    mi_hash_add_text(&hash, seats->session.id);
    mi_hash_add_int(&hash, seats->options.rounds);
    mi_hash_add_int(&hash, seats->options.table_size);
    mi_hash_add_int(&hash, (int64_t)seats->guests);
    for (size_t i = 0; i < seats->guests; i++) {
        mi_hash_add_int(&hash, seats->guest[i].person);
        mi_hash_add_int(&hash, seats->guest[i].team);
        for (size_t j = 0; j < i; j++)
            mi_hash_add_int(&hash, seats->met[i * seats->guests + j]);
    }
    for (uint32_t i = 0; i < seats->separations; i++) {
        mi_hash_add_int(&hash, seats->separation[i].rule);
        mi_hash_add_int(&hash, seats->separation[i].left);
        for (uint32_t j = 0; j < seats->separation[i].count; j++)
            mi_hash_add_int(&hash, seats->separation[i].member[j]);
    }
    mi_hash_end(&hash, digest);
    mi_digest_format(digest, seats->digest);
}

static enum miraif_status fill_in(struct mi_tables *seats)
{
    struct miraif_cohort cohort = {.team_size = 4};
    if (seats->session.cohort != 0)
        MI_TRY(miraif_cohort_get(seats->store, seats->session.cohort, seats->arena, &cohort, seats->err));
    if (seats->options.rounds == 0)
        seats->options.rounds = 1;
    if (seats->options.table_size == 0)
        seats->options.table_size = cohort.team_size;
    if (seats->options.rounds < 1 || seats->options.rounds > MIRAIF_MIXING_ROUNDS_MOST ||
        seats->options.table_size < 2)
        return mi_fail(seats->err, MIRAIF_REFUSED, "there are 1 to %d rounds, at tables of two or more",
                       (int)MIRAIF_MIXING_ROUNDS_MOST);
    return MIRAIF_OK;
}

enum miraif_status mi_tables_load(struct mi_tables *seats, const char *reference)
{
    seats->guests = 0;
    MI_TRY(mi_session_open(seats->store, reference, seats->arena, &seats->session, seats->err));
    MI_TRY(fill_in(seats));
    MI_TRY(miraif_session_people(seats->store, &seats->session, take_guest, seats, seats->err));
    if (seats->guests < 2)
        return mi_fail(seats->err, MIRAIF_REFUSED, "fewer than two people come to “%s”", seats->session.id);
    if (seats->guests > MIRAIF_MIXING_PEOPLE_MOST)
        return mi_fail(seats->err, MIRAIF_REFUSED, "more than %d people come to “%s”",
                       (int)MIRAIF_MIXING_PEOPLE_MOST, seats->session.id);
    qsort(seats->guest, seats->guests, sizeof *seats->guest, compare_guests);
    MI_TRY(load_met(seats));
    MI_TRY(load_separations(seats));
    take_digest(seats);
    return MIRAIF_OK;
}
