/* Who will come, and who came. */
#include "flow/session/attend.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/calendar.h"
#include "flow/session/letters.h"
#include "flow/session/turns.h"
#include "miraif/person.h"
#include "store/attendance.h"
#include "store/db.h"
#include "store/session.h"

static const char *const statuses[] = {
#define STATUS_CODE(name, code) code,
    MIRAIF_ATTENDANCE_LIST(STATUS_CODE)
#undef STATUS_CODE
};

enum miraif_status mi_session_open(struct miraif_store *store, const char *reference,
                                   struct miraif_arena *arena, struct miraif_session *ret_session,
                                   struct miraif_error *err)
{
    struct miraif_session session;
    MI_TRY(miraif_session_find(store, reference, arena, &session, err));
    if (mi_text_is(session.state, "draft")) {
        mi_fail(err, MIRAIF_REFUSED, "“%s” is a draft", session.id);
        mi_hint(err, "adopt the plan first: miraif session adopt %lld", (long long)session.cohort);
        return MIRAIF_REFUSED;
    }
    if (mi_text_is(session.state, "cancelled"))
        return mi_fail(err, MIRAIF_REFUSED, "“%s” is cancelled", session.id);
    *ret_session = session;
    return MIRAIF_OK;
}

/* Lays what is said over what is stored; says whether anything differs. */
static bool overlay(const char **stored, const char *said)
{
    const char *wanted = mi_text_blank(said) ? NULL : said;
    if (said == NULL || mi_text_is(*stored, wanted))
        return false;
    *stored = wanted;
    return true;
}

/* The person's letters about the session: gone where they cannot come, back where they can after all, and new
 * for a guest. */
static enum miraif_status follow_up(struct miraif_store *store, const struct miraif_session *session,
                                    int64_t person, const char *before, const char *after,
                                    struct miraif_arena *arena, struct miraif_rsvp_result *result,
                                    struct miraif_error *err)
{
    bool waits = true; /* letters are there already */
    if (before == NULL)
        MI_TRY(mi_session_is_for(store, session, person, &waits, err));
    if (!mi_text_is(after, "no"))
        return mi_text_is(before, "no") || !waits
                   ? mi_session_queue_for(store, session, person, &result->letters.queued, err)
                   : MIRAIF_OK;
    MI_TRY(mi_session_unqueue(store, session, person, &result->letters, err));
    if (session->kind != MIRAIF_SESSION_PEER || session->mentee != person)
        return MIRAIF_OK;
    return mi_turn_swap(store, session, arena, &result->swapped, &result->letters, err);
}

enum miraif_status mi_rsvp_apply(struct miraif_store *store, const struct miraif_session *session,
                                 int64_t person, const struct miraif_rsvp *rsvp, int64_t at,
                                 struct miraif_arena *arena, struct miraif_rsvp_result *ret_result,
                                 struct miraif_error *err)
{
    struct mi_rsvp_row row;
    struct miraif_rsvp_result result = {.session = *session, .person = person};
    MI_TRY(mi_rsvp_get(store, session->id, person, arena, &row, err));
    const char *before = row.answer;
    bool answered = overlay(&row.answer, rsvp->answer);
    bool eats = overlay(&row.diet, rsvp->diet);
    bool notes = overlay(&row.note, rsvp->note);
    result.changed = answered || eats || notes;
    if (row.answer == NULL)
        return mi_fail(err, MIRAIF_USAGE, "nobody said whether they come");
    if (result.changed) {
        row.at = at;
        MI_TRY(mi_rsvp_put(store, session->id, person, &row, err));
    }
    if (answered)
        MI_TRY(follow_up(store, session, person, before, row.answer, arena, &result, err));
    *ret_result = result;
    return MIRAIF_OK;
}

static enum miraif_status set_rsvp(struct miraif_store *store, const char *reference, const char *who,
                                   const struct miraif_rsvp *rsvp, struct miraif_arena *arena,
                                   struct miraif_rsvp_result *ret_result, struct miraif_error *err)
{
    struct miraif_session session;
    struct miraif_person person;
    struct miraif_rsvp_result result;
    MI_TRY(mi_session_open(store, reference, arena, &session, err));
    MI_TRY(miraif_person_find(store, who, arena, &person, err));
    MI_TRY(mi_rsvp_apply(store, &session, person.id, rsvp, mi_store_env(store)->now, arena, &result, err));
    MI_TRY(miraif_session_find(store, session.id, arena, &result.session, err));
    result.name = person.name;
    *ret_result = result;
    return MIRAIF_OK;
}

enum miraif_status miraif_rsvp_set(struct miraif_store *store, const char *session, const char *person,
                                   const struct miraif_rsvp *rsvp, struct miraif_arena *arena,
                                   struct miraif_rsvp_result *ret_result, struct miraif_error *err)
{
    bool known = mi_text_is(rsvp->answer, "yes") || mi_text_is(rsvp->answer, "no") ||
                 mi_text_is(rsvp->answer, "maybe") || rsvp->answer == NULL;
    if (!known)
        return mi_fail(err, MIRAIF_USAGE, "“%s” is none of yes, no and maybe", rsvp->answer);
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, set_rsvp(store, session, person, rsvp, arena, ret_result, err), err);
}

/* What an absence does: before the session is over it is a “no”; afterwards a mentee is owed their turn, and
 * nobody thanks them for having come. The
 * session is read again, since an absence before this one may have swapped turns. */
static enum miraif_status follow_absence(struct miraif_store *store, const char *id, int64_t person,
                                         struct miraif_arena *arena, struct miraif_attend_result *result,
                                         struct miraif_error *err)
{
    struct miraif_session session;
    int64_t swapped = 0;
    bool found;
    MI_TRY(mi_session_get(store, id, arena, &session, &found, err));
    bool turn = session.kind == MIRAIF_SESSION_PEER && session.mentee == person;
    if (mi_calendar_end(&session) <= mi_store_env(store)->now) {
        result->owed += turn;
        return mi_session_unqueue_survey(store, &session, person, &result->letters, err);
    }
    MI_TRY(mi_session_unqueue(store, &session, person, &result->letters, err));
    if (turn)
        MI_TRY(mi_turn_swap(store, &session, arena, &swapped, &result->letters, err));
    result->swapped += swapped;
    return MIRAIF_OK;
}

enum miraif_status mi_attend_apply(struct miraif_store *store, const struct miraif_session *session,
                                   int64_t person, const char *status, struct miraif_arena *arena,
                                   struct miraif_attend_result *result, bool *ret_changed,
                                   struct miraif_error *err)
{
    const char *before;
    MI_TRY(mi_attendance_get(store, session->id, person, arena, &before, err));
    *ret_changed = !mi_text_is(before, status);
    if (!*ret_changed)
        return MIRAIF_OK;
    MI_TRY(mi_attendance_put(store, session->id, person, status, err));
    result->changed++;
    if (!mi_text_is(status, "absent") && !mi_text_is(status, "excused"))
        return mi_session_queue_survey(store, session, person, &result->letters, err);
    return follow_absence(store, session->id, person, arena, result, err);
}

/* Those of whom nothing is noted, in an array: they are noted after they were all read. */
struct rest {
    struct miraif_arena *arena;
    struct miraif_error *err;
    int64_t *person;
    size_t count;
    size_t room;
};

static enum miraif_status take_rest(void *context, const struct miraif_attendee *attendee)
{
    struct rest *rest = context;
    if (attendee->guest || attendee->attendance != NULL)
        return MIRAIF_OK;
    if (rest->count == rest->room) {
        size_t room = rest->room == 0 ? 64 : 2 * rest->room;
        int64_t *wider = mi_arena_array(rest->arena, room, sizeof *wider);
        if (wider == NULL)
            return mi_no_memory(rest->err);
        for (size_t i = 0; i < rest->count; i++)
            wider[i] = rest->person[i];
        rest->person = wider;
        rest->room = room;
    }
    rest->person[rest->count++] = attendee->person;
    return MIRAIF_OK;
}

struct attending {
    struct miraif_store *store;
    const char *status;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_attend_result result;
};

static enum miraif_status attend_one(struct attending *attending, int64_t person)
{
    bool changed;
    return mi_attend_apply(attending->store, &attending->result.session, person, attending->status,
                           attending->arena, &attending->result, &changed, attending->err);
}

static enum miraif_status attend(struct attending *attending, const char *reference,
                                 const char *const *person, size_t people, bool all,
                                 struct miraif_attend_result *ret_result)
{
    struct miraif_store *store = attending->store;
    struct miraif_session *session = &attending->result.session;
    struct rest rest = {.arena = attending->arena, .err = attending->err};
    MI_TRY(mi_session_open(store, reference, attending->arena, session, attending->err));
    for (size_t i = 0; i < people; i++) {
        struct miraif_person found;
        MI_TRY(miraif_person_find(store, person[i], attending->arena, &found, attending->err));
        MI_TRY(attend_one(attending, found.id));
    }
    if (all)
        MI_TRY(miraif_session_people(store, session, take_rest, &rest, attending->err));
    for (size_t i = 0; i < rest.count; i++)
        MI_TRY(attend_one(attending, rest.person[i]));
    MI_TRY(miraif_session_find(store, session->id, attending->arena, session, attending->err));
    *ret_result = attending->result;
    return MIRAIF_OK;
}

enum miraif_status miraif_attend(struct miraif_store *store, const char *session, const char *status,
                                 const char *const *person, size_t people, bool all,
                                 struct miraif_arena *arena, struct miraif_attend_result *ret_result,
                                 struct miraif_error *err)
{
    struct attending attending = {.store = store, .arena = arena, .err = err};
    for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
        if (mi_text_is(statuses[i], status))
            attending.status = statuses[i];
    if (attending.status == NULL) {
        mi_fail(err, MIRAIF_USAGE, "“%s” is no attendance", status);
        mi_hint(err, "present, late, left-early, absent, excused and online are");
        return MIRAIF_USAGE;
    }
    if (people == 0 && !all)
        return mi_fail(err, MIRAIF_USAGE, "nobody is named");
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, attend(&attending, session, person, people, all, ret_result), err);
}
