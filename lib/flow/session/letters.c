/* Queueing what a session has to say. An item's occurrence is the session's sequence, so that a change of the
 * session makes new items, and the same state never two. */
#include "flow/session/letters.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/calendar.h"
#include "store/db.h"
#include "store/outbox.h"
#include "store/presentation.h"
#include "store/session.h"
#include "text/json_write.h"

enum { OFFICE_HOUR = 9 * 60, TURN_DAYS = 3, PRESENTER_DAYS = 7 };

struct queue {
    struct miraif_store *store;
    const struct miraif_session *session;
    struct mi_date date;
    int64_t only;       /* 0: everybody */
    const char *change; /* the rule of what is told at once; null: what is due before the session */
    const struct miraif_session *before; /* the session as it was; null: no change is told */
    int64_t relieved[2];                 /* mentors who need not come; 0: nobody */
    bool relieving;                      /* the letter is theirs */
    bool presenters;                     /* tell these only */
    bool survey;                         /* ask only how it was, whatever was answered before */
    int64_t position;                    /* of the presenter whose letter is written; 0 */
    char again[32]; /* ":" and the write's number for letters that were cancelled before; "" */
    int64_t queued;
    struct miraif_arena *arena; /* of one item */
    struct miraif_error *err;
};

/* A title by kind and number, in the languages of letters: which one is known when the letter is written. */
static void put_title(const struct queue *queue, struct mi_value *args)
{
    static const char *const titles[][2] = {
        [MIRAIF_SESSION_GENERAL] = {"第%lld回全体セッション", "general session %lld"},
        [MIRAIF_SESSION_SOCIAL] = {"第%lld回懇親会", "social %lld"},
        [MIRAIF_SESSION_PEER] = {"第%lld回ピアメンタリング", "peer session %lld"},
        [MIRAIF_SESSION_MENTOR] = {"第%lld回メンターセッション", "mentor session %lld"},
        [MIRAIF_SESSION_COMMUNITY] = {"第%lld回コミュニティセッション", "community session %lld"},
    };
    const struct miraif_session *session = queue->session;
    if (session->title != NULL) {
        mi_put_text(args, "title", session->title);
        return;
    }
    struct mi_value *title = mi_put_object(args, "title");
    mi_putf(title, "ja", titles[session->kind][0], (long long)session->number);
    mi_putf(title, "en", titles[session->kind][1], (long long)session->number);
}

static void put_week(struct mi_value *args, const char *key, struct mi_date monday)
{
    struct mi_date sunday = mi_date_from_days(mi_date_to_days(monday) + MI_WEEK - 1);
    mi_putf(args, key, "%d/%d–%d/%d", monday.month, monday.day, sunday.month, sunday.day);
}

/* When it was to be: an instant, which letters write in their language, or a week. */
static void put_before(const struct queue *queue, struct mi_value *args)
{
    const struct miraif_session *before = queue->before;
    struct mi_date date;
    if (before == NULL || !mi_date_parse(before->date, &date))
        return;
    if (before->starts_at == 0)
        put_week(args, "before", date);
    else if (before->starts_at != queue->session->starts_at)
        mi_put_int(args, "before", before->starts_at);
}

static enum miraif_status write_args(const struct queue *queue, const char **ret_args)
{
    const struct miraif_session *session = queue->session;
    struct mi_value *args = mi_value_object(queue->arena);
    put_title(queue, args);
    if (session->starts_at != 0) {
        mi_put_int(args, "starts_at", session->starts_at);
        mi_put_int(args, "ends_at", session->ends_at);
        mi_putf(args, "sequence", "%lld", (long long)session->sequence);
    } else {
        put_week(args, "week", queue->date);
    }
    put_before(queue, args);
    if (queue->position != 0)
        mi_putf(args, "order", "%lld", (long long)queue->position);
    if (mi_text_is(session->state, "cancelled") || queue->relieving)
        mi_put_bool(args, "cancelled", true);
    if (session->place != NULL)
        mi_put_text(args, "place", session->place);
    if (session->mentee_name != NULL)
        mi_put_text(args, "mentee", session->mentee_name);
    if (session->mentor_name != NULL)
        mi_put_text(args, "mentor", session->mentor_name);
    if (queue->before != NULL && queue->before->mentor_name != NULL)
        mi_put_text(args, "instead", queue->before->mentor_name);
    return mi_json_write(args, queue->arena, ret_args, queue->err);
}

static enum miraif_status add_item(struct queue *queue, const char *rule, int64_t person, int64_t due,
                                   int64_t expires)
{
    const struct miraif_session *session = queue->session;
    struct mi_item item = {.rule = rule,
                           .person = person,
                           .cohort = session->cohort,
                           .team = session->team,
                           .object = session->id,
                           .due = due,
                           .expires = expires};
    bool added;
    if (expires <= due || expires <= mi_store_env(queue->store)->now)
        return MIRAIF_OK;
    miraif_arena_reset(queue->arena);
    item.key = mi_arena_printf(queue->arena, "%s:%s:p%lld:%lld%s", rule, session->id, (long long)person,
                               (long long)session->sequence, queue->again);
    if (item.key == NULL)
        return mi_no_memory(queue->err);
    MI_TRY(write_args(queue, &item.args));
    MI_TRY(mi_outbox_add(queue->store, &item, &added, queue->err));
    queue->queued += added;
    return MIRAIF_OK;
}

static struct mi_date days_before(struct mi_date date, int days)
{
    return mi_date_from_days(mi_date_to_days(date) - days);
}

/* When it begins, or the end of its week. */
static int64_t latest_start(const struct queue *queue)
{
    return queue->session->starts_at != 0 ? queue->session->starts_at
                                          : mi_calendar_instant(days_before(queue->date, -MI_WEEK), 0);
}

static enum miraif_status add_turn(struct queue *queue, int64_t person)
{
    int64_t due = mi_calendar_instant(days_before(queue->date, TURN_DAYS), OFFICE_HOUR);
    return add_item(queue, "turn", person, due, latest_start(queue));
}

static enum miraif_status add_presenter(struct queue *queue, int64_t person)
{
    const struct miraif_session *session = queue->session;
    int64_t due = mi_calendar_instant(days_before(queue->date, PRESENTER_DAYS), OFFICE_HOUR);
    MI_TRY(mi_presentation_position(queue->store, session->id, person, &queue->position, queue->err));
    enum miraif_status status =
        queue->position == 0 ? MIRAIF_OK : add_item(queue, "presentation", person, due, latest_start(queue));
    queue->position = 0;
    return status;
}

/* Who cannot come does not miss what is cancelled; what is moved may suit them now. */
static enum miraif_status queue_change(struct queue *queue, const struct miraif_attendee *attendee)
{
    bool declined = mi_text_is(attendee->rsvp, "no");
    bool relieved = attendee->person == queue->relieved[0] || attendee->person == queue->relieved[1];
    if (relieved || (declined && mi_text_is(queue->session->state, "cancelled")))
        return MIRAIF_OK;
    return add_item(queue, queue->change, attendee->person, mi_store_env(queue->store)->now,
                    latest_start(queue));
}

/* Answers of fewer than five are never shown: a team of four is not asked how it was. */
static bool is_asked_about(const struct miraif_session *session)
{
    return session->kind == MIRAIF_SESSION_GENERAL || session->kind == MIRAIF_SESSION_COMMUNITY;
}

/* On the morning after. */
static enum miraif_status add_survey(struct queue *queue, int64_t person)
{
    return add_item(queue, "survey", person, mi_calendar_instant(days_before(queue->date, -1), OFFICE_HOUR),
                    mi_calendar_instant(days_before(queue->date, -MI_WEEK), OFFICE_HOUR));
}

static enum miraif_status queue_attendee(void *context, const struct miraif_attendee *attendee)
{
    struct queue *queue = context;
    const struct miraif_session *session = queue->session;
    if (queue->change != NULL)
        return queue_change(queue, attendee);
    bool declined = mi_text_is(attendee->rsvp, "no") && !queue->survey;
    if (declined || (queue->only != 0 && attendee->person != queue->only))
        return MIRAIF_OK;
    if (queue->survey)
        return add_survey(queue, attendee->person);
    if (session->kind == MIRAIF_SESSION_PEER && attendee->person == session->mentee)
        MI_TRY(add_turn(queue, attendee->person));
    if (session->kind == MIRAIF_SESSION_GENERAL)
        MI_TRY(add_presenter(queue, attendee->person));
    if (queue->presenters)
        return MIRAIF_OK;
    if (session->starts_at == 0)
        return MIRAIF_OK; /* the team finds the time */
    if (is_asked_about(session))
        MI_TRY(add_survey(queue, attendee->person));
    return add_item(queue, session->kind == MIRAIF_SESSION_SOCIAL ? "social" : "session-reminder",
                    attendee->person, mi_calendar_instant(days_before(queue->date, 1), OFFICE_HOUR),
                    session->starts_at);
}

/* Mentors whose place was taken; their calendars lose the session. */
static enum miraif_status relieve(struct queue *queue)
{
    queue->relieving = true;
    for (int i = 0; i < 2; i++)
        if (queue->relieved[i] != 0)
            MI_TRY(add_item(queue, "session-relieved", queue->relieved[i], mi_store_env(queue->store)->now,
                            latest_start(queue)));
    return MIRAIF_OK;
}

/* The session with the title that the office gave, if any: one in words is in the office's language. */
static enum miraif_status queue_people(struct queue *queue)
{
    struct miraif_arena *held = miraif_arena_create();
    struct miraif_session stored;
    bool found = false;
    if (held == NULL)
        return mi_no_memory(queue->err);
    enum miraif_status status =
        mi_session_get(queue->store, queue->session->id, held, &stored, &found, queue->err);
    bool any = queue->change != NULL || queue->survey; /* held ones, too */
    if (status == MIRAIF_OK && found && (any || mi_text_is(stored.state, "planned"))) {
        struct queue whole = *queue;
        whole.session = &stored;
        status = miraif_session_people(queue->store, &stored, queue_attendee, &whole, queue->err);
        if (status == MIRAIF_OK)
            status = relieve(&whole);
        queue->queued = whole.queued;
    }
    miraif_arena_destroy(held);
    return status;
}

static enum miraif_status run(struct queue *queue, int64_t *ret_queued)
{
    if (!mi_date_parse(queue->session->date, &queue->date))
        return mi_fail(queue->err, MIRAIF_INTERNAL, "a session is on no day");
    queue->arena = miraif_arena_create();
    enum miraif_status status = queue->arena == NULL ? mi_no_memory(queue->err) : queue_people(queue);
    miraif_arena_destroy(queue->arena);
    if (status == MIRAIF_OK)
        *ret_queued = queue->queued;
    return status;
}

enum miraif_status mi_session_queue_for(struct miraif_store *store, const struct miraif_session *session,
                                        int64_t person, int64_t *ret_queued, struct miraif_error *err)
{
    struct queue queue = {.store = store, .session = session, .only = person, .err = err};
    if (person != 0)
        snprintf(queue.again, sizeof queue.again, ":%lld", (long long)mi_store_batch(store));
    return run(&queue, ret_queued);
}

static enum miraif_status unqueue(struct miraif_store *store, const struct miraif_session *session,
                                  int64_t person, const char *rule, struct miraif_session_letters *letters,
                                  struct miraif_error *err)
{
    const struct mi_item_filter filter = {
        .person = person, .cohort = session->cohort, .object = session->id, .rule = rule};
    int64_t cancelled;
    int64_t claimed;
    MI_TRY(mi_outbox_cancel(store, &filter, &cancelled, &claimed, err));
    letters->cancelled += cancelled;
    letters->claimed += claimed;
    return MIRAIF_OK;
}

enum miraif_status mi_session_queue_survey(struct miraif_store *store, const struct miraif_session *session,
                                           int64_t person, struct miraif_session_letters *letters,
                                           struct miraif_error *err)
{
    const struct mi_item_filter filter = {
        .person = person, .cohort = session->cohort, .object = session->id, .rule = "survey"};
    struct queue queue = {.store = store, .session = session, .only = person, .survey = true, .err = err};
    int64_t queued;
    bool kept;
    if (!is_asked_about(session) || session->starts_at == 0)
        return MIRAIF_OK;
    MI_TRY(mi_outbox_keeps(store, &filter, &kept, err));
    if (kept)
        return MIRAIF_OK;
    snprintf(queue.again, sizeof queue.again, ":%lld", (long long)mi_store_batch(store));
    MI_TRY(run(&queue, &queued));
    letters->queued += queued;
    return MIRAIF_OK;
}

enum miraif_status mi_session_unqueue_survey(struct miraif_store *store, const struct miraif_session *session,
                                             int64_t person, struct miraif_session_letters *letters,
                                             struct miraif_error *err)
{
    return unqueue(store, session, person, "survey", letters, err);
}

enum miraif_status mi_session_queue(struct miraif_store *store, const struct miraif_session *session,
                                    int64_t *ret_queued, struct miraif_error *err)
{
    return mi_session_queue_for(store, session, 0, ret_queued, err);
}

enum miraif_status mi_session_queue_presenters(struct miraif_store *store,
                                               const struct miraif_session *session, struct miraif_error *err)
{
    const struct mi_item_filter filter = {
        .cohort = session->cohort, .object = session->id, .rule = "presentation"};
    struct queue queue = {.store = store, .session = session, .presenters = true, .err = err};
    int64_t cancelled;
    int64_t claimed;
    int64_t queued;
    MI_TRY(mi_outbox_cancel(store, &filter, &cancelled, &claimed, err));
    snprintf(queue.again, sizeof queue.again, ":%lld", (long long)mi_store_batch(store));
    return run(&queue, &queued);
}

enum miraif_status mi_session_tell_change(struct miraif_store *store, const struct miraif_session *session,
                                          const struct miraif_session *before, int64_t *ret_queued,
                                          struct miraif_error *err)
{
    struct queue queue = {.store = store, .session = session, .before = before, .err = err};
    queue.change = mi_text_is(session->state, "cancelled") ? "session-cancelled" : "session-moved";
    return run(&queue, ret_queued);
}

enum miraif_status mi_session_tell_mentor(struct miraif_store *store, const struct miraif_session *session,
                                          const struct miraif_session *before, int64_t regular,
                                          int64_t *ret_queued, struct miraif_error *err)
{
    struct queue queue = {
        .store = store, .session = session, .before = before, .change = "session-mentor", .err = err};
    queue.relieved[0] = before->mentor;
    if (regular != before->mentor && regular != session->mentor)
        queue.relieved[1] = regular; /* what told them so before may not have left */
    return run(&queue, ret_queued);
}

enum miraif_status mi_session_unqueue(struct miraif_store *store, const struct miraif_session *session,
                                      int64_t person, struct miraif_session_letters *letters,
                                      struct miraif_error *err)
{
    return unqueue(store, session, person, NULL, letters, err);
}
