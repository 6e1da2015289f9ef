/* Seating a session: drafted on a snapshot, kept if what it was computed from is still so, and adopted. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/tables.h"
#include "store/db.h"
#include "store/seating.h"

/* Seats read back. */
struct reading {
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
    bool lost = copy->name == NULL || (seat->kana != NULL && copy->kana == NULL) ||
                (seat->team_id != NULL && copy->team_id == NULL);
    return lost ? mi_no_memory(reading->err) : MIRAIF_OK;
}

static enum miraif_status read_seating(struct miraif_store *store, const struct miraif_session *session,
                                       struct miraif_arena *arena, struct miraif_seating *ret_seating,
                                       struct miraif_error *err)
{
    struct reading reading = {.arena = arena, .err = err};
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

static enum miraif_status check_open(struct miraif_store *store, const struct miraif_session *session,
                                     struct miraif_arena *arena, struct miraif_error *err)
{
    struct miraif_seating seating;
    MI_TRY(mi_seating_get(store, session->id, arena, &seating, err));
    if (!mi_text_is(seating.state, "adopted"))
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, "the seats of “%s” are adopted and stand", session->id);
    mi_hint(err, "miraif undo takes back an adoption made by mistake");
    return MIRAIF_REFUSED;
}

static enum miraif_status load(struct mi_tables *seats, const char *reference)
{
    MI_TRY(mi_tables_load(seats, reference));
    return check_open(seats->store, &seats->session, seats->arena, seats->err);
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
    if (seats.session.kind == MIRAIF_SESSION_GENERAL)
        MI_TRY(mi_tables_by_team(&seats, &seating));
    else
        MI_TRY(mi_tables_mix(&seats, &seating));
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
    MI_TRY(check_open(store, &seating.session, arena, err));
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
