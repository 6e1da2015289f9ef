/* Who is to be seated, and what they have behind them. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/tables.h"
#include "miraif/person.h"
#include "model/past.h"
#include "store/acquaintance.h"
#include "store/match.h"
#include "store/seating.h"

static bool is_here(const struct miraif_attendee *attendee)
{
    return mi_text_is(attendee->attendance, "present") || mi_text_is(attendee->attendance, "late") ||
           mi_text_is(attendee->attendance, "left-early");
}

static bool has_seat(const struct mi_tables *seats, int64_t person)
{
    for (size_t i = 0; i < seats->seats; i++)
        if (seats->seat[i].person == person)
            return true;
    return false;
}

/* What was noted counts more than what was answered. Where seats are mended, whoever has one keeps it unless
 * they said no, and nobody gets one who said nothing. */
static bool comes(const struct mi_tables *seats, const struct miraif_attendee *attendee)
{
    if (attendee->attendance != NULL)
        return is_here(attendee);
    bool asked = seats->options.only_yes;
    if (seats->options.repair)
        asked = !has_seat(seats, attendee->person);
    return asked ? mi_text_is(attendee->rsvp, "yes") : !mi_text_is(attendee->rsvp, "no");
}

static enum miraif_status take_comer(void *context, const struct miraif_attendee *attendee)
{
    struct mi_tables *seats = context;
    if (!comes(seats, attendee))
        return MIRAIF_OK;
    if (seats->comers == seats->room) {
        size_t room = seats->room == 0 ? 64 : 2 * seats->room;
        struct mi_comer *wider = mi_arena_array(seats->arena, room, sizeof *wider);
        if (wider == NULL)
            return mi_no_memory(seats->err);
        if (seats->comers > 0)
            memcpy(wider, seats->comer, seats->comers * sizeof *wider);
        seats->comer = wider;
        seats->room = room;
    }
    struct mi_comer *comer = &seats->comer[seats->comers++];
    *comer = (struct mi_comer){.person = attendee->person,
                               .team = attendee->team,
                               .guest = attendee->guest,
                               .name = mi_arena_text(seats->arena, attendee->name)};
    return comer->name == NULL ? mi_no_memory(seats->err) : MIRAIF_OK;
}

static int compare_comers(const void *a, const void *b)
{
    const struct mi_comer *x = a;
    const struct mi_comer *y = b;
    if ((x->team == 0) != (y->team == 0))
        return x->team == 0 ? 1 : -1;
    if (x->team != y->team)
        return x->team < y->team ? -1 : 1;
    if (x->guest != y->guest)
        return x->guest ? 1 : -1;
    return (x->person > y->person) - (x->person < y->person);
}

/* The number of a person, or `comers`. */
static size_t place_of(const struct mi_tables *seats, int64_t person)
{
    size_t place = 0;
    while (place < seats->comers && seats->comer[place].person != person)
        place++;
    return place;
}

static enum miraif_status collect_past(struct mi_tables *seats, struct mi_past *past)
{
    int64_t *person = mi_arena_array(seats->arena, seats->comers, sizeof *person);
    const struct mi_sat_before before = {seats->session.id, seats->session.date, seats->session.starts_at};
    if (person == NULL)
        return mi_no_memory(seats->err);
    for (size_t i = 0; i < seats->comers; i++)
        person[i] = seats->comer[i].person;
    MI_TRY(mi_past_begin(past, person, (uint32_t)seats->comers, seats->session.date, seats->options.half_life,
                         seats->arena, seats->err));
    MI_TRY(mi_sat_each(seats->store, &before, mi_past_sat, past, seats->err));
    return mi_known_each(seats->store, mi_past_known, past, seats->err);
}

static enum miraif_status load_met(struct mi_tables *seats)
{
    struct mi_past past;
    const struct miraif_mixing_pair *pair;
    seats->met = mi_arena_array(seats->arena, seats->comers * seats->comers, sizeof *seats->met);
    if (seats->met == NULL)
        return mi_no_memory(seats->err);
    MI_TRY(collect_past(seats, &past));
    for (uint32_t count = mi_past_end(&past, &pair); count > 0; count--, pair++)
        seats->met[pair->one * seats->comers + pair->other] =
            seats->met[pair->other * seats->comers + pair->one] = pair->weight;
    return MIRAIF_OK;
}

static enum miraif_status take_mentor(void *context, const struct miraif_person *person)
{
    struct mi_tables *seats = context;
    size_t place = place_of(seats, person->id);
    if (place < seats->comers)
        seats->comer[place].mentor = seats->comer[place].guest;
    return MIRAIF_OK;
}

static enum miraif_status load_separations(struct mi_tables *seats)
{
    struct miraif_party *party = mi_arena_array(seats->arena, seats->comers, sizeof *party);
    if (party == NULL)
        return mi_no_memory(seats->err);
    for (size_t i = 0; i < seats->comers; i++) {
        struct miraif_person person;
        MI_TRY(miraif_person_get(seats->store, seats->comer[i].person, seats->arena, &person, seats->err));
        party[i] = (struct miraif_party){person.id, person.profile.company_key};
    }
    return miraif_separations(seats->store, party, (uint32_t)seats->comers, seats->arena, &seats->separation,
                              &seats->separations, seats->err);
}

/* The seats that there are, by round and the comers' numbers. */
static enum miraif_status load_old(struct mi_tables *seats)
{
    seats->old =
        mi_arena_array(seats->arena, (size_t)seats->options.rounds * seats->comers, sizeof *seats->old);
    if (seats->old == NULL)
        return mi_no_memory(seats->err);
    for (size_t i = 0; i < seats->seats; i++) {
        const struct miraif_seat *seat = &seats->seat[i];
        size_t place = place_of(seats, seat->person);
        if (place < seats->comers && seat->round <= seats->options.rounds)
            seats->old[(size_t)(seat->round - 1) * seats->comers + place] = seat->table;
    }
    return MIRAIF_OK;
}

static void add_separations(const struct mi_tables *seats, struct mi_hash *hash)
{
    for (uint32_t i = 0; i < seats->separations; i++) {
        mi_hash_add_int(hash, seats->separation[i].rule);
        mi_hash_add_int(hash, seats->separation[i].left);
        for (uint32_t j = 0; j < seats->separation[i].count; j++)
            mi_hash_add_int(hash, seats->separation[i].member[j]);
    }
}

static void take_digest(struct mi_tables *seats)
{
    unsigned char digest[MI_DIGEST_SIZE];
    struct mi_hash hash;
    mi_hash_begin(&hash);
    mi_hash_add_text(&hash, "seat 2"); /* the form of what follows */
    mi_hash_add_text(&hash, seats->session.id);
    mi_hash_add_int(&hash, seats->options.rounds);
    mi_hash_add_int(&hash, seats->options.table_size);
    mi_hash_add_int(&hash, seats->options.familiar);
    mi_hash_add_int(&hash, seats->options.half_life);
    mi_hash_add_int(&hash, seats->options.sizes);
    for (uint32_t i = 0; i < seats->options.sizes; i++)
        mi_hash_add_int(&hash, seats->options.size[i]);
    mi_hash_add_int(&hash, (int64_t)seats->comers);
    for (size_t i = 0; i < seats->comers; i++) {
        mi_hash_add_int(&hash, seats->comer[i].person);
        mi_hash_add_int(&hash, seats->comer[i].team);
        mi_hash_add_int(&hash, seats->comer[i].mentor);
        for (size_t j = 0; j < i; j++)
            mi_hash_add_int(&hash, seats->met[i * seats->comers + j]);
    }
    for (size_t i = 0; seats->options.repair && i < seats->seats; i++) {
        mi_hash_add_int(&hash, seats->seat[i].person);
        mi_hash_add_int(&hash, seats->seat[i].table);
    }
    add_separations(seats, &hash);
    mi_hash_end(&hash, digest);
    mi_digest_format(digest, seats->digest);
}

static enum miraif_status fill_in(struct mi_tables *seats)
{
    struct miraif_cohort cohort = {.team_size = 4};
    struct miraif_seat_options *options = &seats->options;
    if (seats->session.cohort != 0)
        MI_TRY(miraif_cohort_get(seats->store, seats->session.cohort, seats->arena, &cohort, seats->err));
    if (options->rounds == 0)
        options->rounds = 1;
    if (options->table_size == 0 && (!options->repair || seats->session.kind == MIRAIF_SESSION_GENERAL))
        options->table_size = cohort.team_size;
    if (options->rounds < 1 || options->rounds > MIRAIF_MIXING_ROUNDS_MOST ||
        (options->table_size < 2 && options->table_size != 0))
        return mi_fail(seats->err, MIRAIF_REFUSED, "there are 1 to %d rounds, at tables of two or more",
                       (int)MIRAIF_MIXING_ROUNDS_MOST);
    return MIRAIF_OK;
}

enum miraif_status mi_tables_load(struct mi_tables *seats)
{
    seats->comers = 0;
    MI_TRY(fill_in(seats));
    MI_TRY(miraif_session_people(seats->store, &seats->session, take_comer, seats, seats->err));
    if (seats->comers > MIRAIF_MIXING_PEOPLE_MOST)
        return mi_fail(seats->err, MIRAIF_REFUSED, "more than %d people come to “%s”",
                       (int)MIRAIF_MIXING_PEOPLE_MOST, seats->session.id);
    qsort(seats->comer, seats->comers, sizeof *seats->comer, compare_comers);
    MI_TRY(mi_mentor_each(seats->store, take_mentor, seats, seats->err));
    MI_TRY(load_met(seats));
    MI_TRY(load_separations(seats));
    MI_TRY(load_old(seats));
    take_digest(seats);
    return MIRAIF_OK;
}
