/* Seating a session: drafted on a snapshot, kept if what it was computed from is still so, and adopted. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/attend.h"
#include "flow/session/tables.h"
#include "store/db.h"
#include "store/seating.h"

/* Why somebody sits where they do, in words. */
static const char *reason_of(const struct miraif_seat *seat, const struct miraif_env *env,
                             struct miraif_arena *arena)
{
    long long fresh = (long long)seat->fresh;
    long long again = (long long)seat->again;
    if (mi_text_is(seat->code, "team"))
        return mi_translate(env, N_("with the team"));
    if (mi_text_is(seat->code, "rest"))
        return mi_translate(env, N_("with others of no team"));
    if (mi_text_is(seat->code, "joined"))
        return mi_translate(env, N_("came without a seat"));
    if (mi_text_is(seat->code, "moved"))
        return mi_arena_printf(arena, mi_translate(env, N_("from table %lld, for those who came or went")),
                               (long long)seat->origin);
    if (again == 0)
        return mi_arena_printf(arena, mi_translate(env, N_("meets %lld new people")), fresh);
    return mi_arena_printf(arena, mi_translate(env, N_("meets %lld new people, and %lld again")), fresh,
                           again);
}

/* Seats read back. */
struct reading {
    const struct miraif_env *env;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_seat *seat;
    size_t count;
    size_t room;
};

static enum miraif_status take_seat(void *context, const struct miraif_seat *seat)
{
    struct reading *reading = context;
    if (reading->count == reading->room) {
        size_t room = reading->room == 0 ? 64 : 2 * reading->room;
        struct miraif_seat *wider = mi_arena_array(reading->arena, room, sizeof *wider);
        if (wider == NULL)
            return mi_no_memory(reading->err);
        if (reading->count > 0)
            memcpy(wider, reading->seat, reading->count * sizeof *wider);
        reading->seat = wider;
        reading->room = room;
    }
    struct miraif_seat *copy = &reading->seat[reading->count++];
    *copy = *seat;
    copy->name = mi_arena_text(reading->arena, seat->name);
    copy->kana = mi_arena_text(reading->arena, seat->kana);
    copy->team_id = mi_arena_text(reading->arena, seat->team_id);
    copy->code = mi_arena_text(reading->arena, seat->code);
    copy->reason = reason_of(seat, reading->env, reading->arena);
    bool lost = copy->reason == NULL || copy->name == NULL || copy->code == NULL ||
                (seat->kana != NULL && copy->kana == NULL) ||
                (seat->team_id != NULL && copy->team_id == NULL);
    return lost ? mi_no_memory(reading->err) : MIRAIF_OK;
}

static enum miraif_status read_seating(struct miraif_store *store, const struct miraif_session *session,
                                       struct miraif_arena *arena, struct miraif_seating *ret_seating,
                                       struct miraif_error *err)
{
    struct reading reading = {.env = mi_store_env(store), .arena = arena, .err = err};
    struct miraif_seating seating;
    MI_TRY(mi_seating_get(store, session->id, arena, &seating, err));
    MI_TRY(mi_seat_each(store, session, take_seat, &reading, err));
    seating.session = *session;
    seating.seat = reading.seat;
    seating.seats = reading.count;
    *ret_seating = seating;
    return MIRAIF_OK;
}

static enum miraif_status find_and_read(struct miraif_store *store, const char *reference,
                                        struct miraif_arena *arena, struct miraif_seating *ret_seating,
                                        struct miraif_error *err)
{
    struct miraif_session session;
    MI_TRY(miraif_session_find(store, reference, arena, &session, err));
    return read_seating(store, &session, arena, ret_seating, err);
}

enum miraif_status miraif_seating_get(struct miraif_store *store, const char *session,
                                      struct miraif_arena *arena, struct miraif_seating *ret_seating,
                                      struct miraif_error *err)
{
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = find_and_read(store, session, arena, ret_seating, err);
    mi_store_end_read(store);
    return status;
}

static enum miraif_status check_open(const struct miraif_seating *seating, struct miraif_error *err)
{
    const char *session = seating->session.id;
    if (!mi_text_is(seating->state, "adopted"))
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, "the seats of “%s” are adopted and stand", session);
    mi_hint(err, "--repair mends them with the fewest moves: miraif session seat %s --repair", session);
    return MIRAIF_REFUSED;
}

static enum miraif_status check_adopted(const struct miraif_seating *seating, struct miraif_error *err)
{
    const char *session = seating->session.id;
    if (mi_text_is(seating->state, "adopted"))
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_NOT_FOUND, "“%s” has no adopted seats to be mended", session);
    mi_hint(err, "draft them: miraif session seat %s", session);
    return MIRAIF_NOT_FOUND;
}

static enum miraif_status load(struct mi_tables *seats, const char *reference)
{
    struct miraif_seating seating;
    MI_TRY(mi_session_open(seats->store, reference, seats->arena, &seats->session, seats->err));
    MI_TRY(read_seating(seats->store, &seats->session, seats->arena, &seating, seats->err));
    MI_TRY((seats->options.repair ? check_adopted : check_open)(&seating, seats->err));
    seats->seat = seating.seat;
    seats->seats = seating.seats;
    if (seats->options.repair)
        seats->options.rounds = seating.rounds;
    MI_TRY(mi_tables_load(seats));
    if (seats->comers < 2)
        return mi_fail(seats->err, MIRAIF_REFUSED, "fewer than two people come to “%s”", seats->session.id);
    return MIRAIF_OK;
}

/* Within the write: the inputs must be what they were. */
static enum miraif_status keep(const struct mi_tables *seats, const struct miraif_seating *seating,
                               struct miraif_seating *ret_seating)
{
    struct mi_tables now = {
        .store = seats->store, .arena = seats->arena, .err = seats->err, .options = seats->options};
    MI_TRY(load(&now, seats->session.id));
    if (!mi_text_is(now.digest, seats->digest)) {
        mi_fail(seats->err, MIRAIF_CONFLICT, "who comes to “%s” changed while seats were given",
                seats->session.id);
        mi_hint(seats->err, "give them again");
        return MIRAIF_CONFLICT;
    }
    MI_TRY(mi_seating_put(seats->store, seating, seats->digest, seats->err));
    return read_seating(seats->store, &seats->session, seats->arena, ret_seating, seats->err);
}

enum miraif_status miraif_session_seat(struct miraif_store *store, const char *session,
                                       const struct miraif_seat_options *options, struct miraif_arena *arena,
                                       struct miraif_seating *ret_seating, struct miraif_error *err)
{
    struct mi_tables seats = {.store = store, .arena = arena, .err = err, .options = *options};
    struct miraif_seating seating = {0};
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = load(&seats, session);
    mi_store_end_read(store);
    MI_TRY(status);
    seating.session = seats.session;
    seating.seed = (int64_t)mi_store_env(store)->seed;
    if (seats.session.kind == MIRAIF_SESSION_GENERAL)
        MI_TRY(mi_tables_by_team(&seats, &seating));
    else
        MI_TRY((options->repair ? mi_tables_repair : mi_tables_mix)(&seats, &seating));
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, keep(&seats, &seating, ret_seating), err);
}

static enum miraif_status adopt(struct miraif_store *store, const char *reference, struct miraif_arena *arena,
                                struct miraif_seating *ret_seating, struct miraif_error *err)
{
    struct miraif_seating seating;
    MI_TRY(find_and_read(store, reference, arena, &seating, err));
    if (seating.rounds == 0) {
        mi_fail(err, MIRAIF_NOT_FOUND, "there is no draft of seats for “%s”", seating.session.id);
        mi_hint(err, "draft them: miraif session seat %s", seating.session.id);
        return MIRAIF_NOT_FOUND;
    }
    MI_TRY(check_open(&seating, err));
    MI_TRY(mi_seating_adopt(store, seating.session.id, err));
    return find_and_read(store, seating.session.id, arena, ret_seating, err);
}

enum miraif_status miraif_seating_adopt(struct miraif_store *store, const char *session,
                                        struct miraif_arena *arena, struct miraif_seating *ret_seating,
                                        struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, adopt(store, session, arena, ret_seating, err), err);
}

/* The session's own tables are met by then. */
static void meet_tonight(struct mi_tables *seats)
{
    size_t comers = seats->comers;
    for (int64_t round = 0; round < seats->options.rounds; round++) {
        const int64_t *table = seats->old + (size_t)round * comers;
        for (size_t i = 0; i < comers; i++)
            for (size_t j = 0; j < comers; j++)
                seats->met[i * comers + j] += table[i] != 0 && table[i] == table[j];
    }
}

static enum miraif_status list_unmet(const struct mi_tables *seats, size_t comer, struct miraif_unmet *unmet)
{
    struct miraif_stranger *stranger = mi_arena_array(seats->arena, seats->comers, sizeof *stranger);
    if (stranger == NULL)
        return mi_no_memory(seats->err);
    *unmet = (struct miraif_unmet){
        .person = seats->comer[comer].person, .name = seats->comer[comer].name, .stranger = stranger};
    for (size_t i = 0; i < seats->comers; i++)
        if (i != comer && !seats->comer[i].guest && seats->met[comer * seats->comers + i] == 0)
            stranger[unmet->strangers++] =
                (struct miraif_stranger){seats->comer[i].person, seats->comer[i].name};
    return MIRAIF_OK;
}

static enum miraif_status find_unmet(struct mi_tables *seats, const char *reference,
                                     const struct miraif_unmet **ret_unmet)
{
    struct miraif_seating seating;
    MI_TRY(mi_session_open(seats->store, reference, seats->arena, &seats->session, seats->err));
    MI_TRY(read_seating(seats->store, &seats->session, seats->arena, &seating, seats->err));
    seats->seat = seating.seat;
    seats->seats = seating.seats;
    seats->options.rounds = seating.rounds;
    MI_TRY(mi_tables_load(seats));
    meet_tonight(seats);
    struct miraif_unmet *unmet = mi_arena_array(seats->arena, seats->comers, sizeof *unmet);
    if (unmet == NULL)
        return mi_no_memory(seats->err);
    for (size_t i = 0; i < seats->comers; i++)
        MI_TRY(list_unmet(seats, i, &unmet[i]));
    *ret_unmet = unmet;
    return MIRAIF_OK;
}

enum miraif_status miraif_seating_unmet(struct miraif_store *store, const char *session,
                                        struct miraif_arena *arena, const struct miraif_unmet **ret_unmet,
                                        size_t *ret_people, struct miraif_error *err)
{
    struct mi_tables seats = {.store = store, .arena = arena, .err = err};
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = find_unmet(&seats, session, ret_unmet);
    mi_store_end_read(store);
    if (status == MIRAIF_OK)
        *ret_people = seats.comers;
    return status;
}
