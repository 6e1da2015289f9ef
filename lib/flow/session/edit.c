/* Sessions one by one: added, changed, cancelled, with the letters that go with them. */
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/calendar.h"
#include "flow/session/crew.h"
#include "flow/session/draft.h"
#include "flow/session/letters.h"
#include "flow/session/substitute.h"
#include "miraif/person.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/session.h"
#include "text/reference.h"

struct edit {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_session session;
    struct miraif_session before; /* as it is stored; of one that is added nothing */
    bool differs;
    const char *stake; /* between a mentor who was set and the team; null */
};

static bool same_text(const char *a, const char *b)
{
    return mi_text_is(mi_text_blank(a) ? "" : a, mi_text_blank(b) ? "" : b);
}

/* Sets a text that was said; "" takes it away. */
static void set_text(struct edit *edit, const char **text, const char *said)
{
    if (said == NULL || same_text(*text, said))
        return;
    *text = mi_text_blank(said) ? NULL : said;
    edit->differs = true;
}

/* Sets date and time: a new date keeps the time of day, new hours the date. */
static enum miraif_status set_time(struct edit *edit, const struct miraif_session_change *change)
{
    struct miraif_session *session = &edit->session;
    struct mi_date old = {0};
    struct mi_date date = {0};
    const char *said = change->date == NULL ? session->date : change->date;
    int64_t starts = session->starts_at;
    int64_t ends = session->ends_at;
    if (said == NULL || !mi_date_parse(said, &date)) {
        mi_fail(edit->err, MIRAIF_REFUSED, "a session needs a date");
        mi_hint(edit->err, "write it as 2027-01-15");
        return MIRAIF_REFUSED;
    }
    if (change->hours != NULL) {
        starts = mi_calendar_instant(date, change->hours->from);
        ends = mi_calendar_instant(date, change->hours->to);
    } else if (session->date != NULL && starts != 0 && mi_date_parse(session->date, &old)) {
        int64_t shift = (mi_date_to_days(date) - mi_date_to_days(old)) * MI_DAY;
        starts += shift;
        ends += shift;
    }
    if (starts == 0 && session->team != 0)
        date = mi_calendar_monday(date);
    char text[MI_DATE_TEXT];
    mi_date_format(date, text);
    edit->differs = edit->differs || !mi_text_is(text, session->date) || starts != session->starts_at ||
                    ends != session->ends_at;
    session->date = mi_arena_text(edit->arena, text);
    session->starts_at = starts;
    session->ends_at = ends;
    return session->date == NULL ? mi_no_memory(edit->err) : MIRAIF_OK;
}

static enum miraif_status set_person(struct edit *edit, int64_t *id, const char **name, const char *said)
{
    struct miraif_person person = {0};
    if (said == NULL)
        return MIRAIF_OK;
    if (*said != '\0')
        MI_TRY(miraif_person_find(edit->store, said, edit->arena, &person, edit->err));
    edit->differs = edit->differs || *id != person.id;
    *id = person.id;
    *name = person.name;
    return MIRAIF_OK;
}

/* A mentee is one of the team, and only peer sessions have one. */
static enum miraif_status check_mentee(struct edit *edit)
{
    const struct miraif_session *session = &edit->session;
    struct mi_crew crew;
    if (session->mentee == 0)
        return MIRAIF_OK;
    if (session->kind != MIRAIF_SESSION_PEER && session->kind != MIRAIF_SESSION_MENTOR)
        return mi_fail(edit->err, MIRAIF_REFUSED, "“%s” has no mentee: it is not a team's", session->id);
    MI_TRY(mi_crew_load(edit->store, session->cohort, session->team, edit->arena, &crew, edit->err));
    const struct mi_crew_member *member = mi_crew_find(&crew, session->mentee);
    if (member != NULL && member->stands)
        return MIRAIF_OK;
    return mi_fail(edit->err, MIRAIF_REFUSED, "p%lld is not in team %s", (long long)session->mentee,
                   session->team_id);
}

/* Whoever is to come to a team is held to what a match is held to. */
static enum miraif_status check_mentor(struct edit *edit)
{
    const struct miraif_session *session = &edit->session;
    if (session->mentor == 0 || session->mentor == edit->before.mentor || session->team == 0)
        return MIRAIF_OK;
    return mi_substitute_check(edit->store, session, edit->arena, &edit->stake, edit->err);
}

static enum miraif_status set_all(struct edit *edit, const struct miraif_session_change *change)
{
    struct miraif_session *session = &edit->session;
    set_text(edit, &session->title, change->title);
    set_text(edit, &session->place, change->place);
    MI_TRY(set_time(edit, change));
    MI_TRY(set_person(edit, &session->mentee, &session->mentee_name, change->mentee));
    MI_TRY(set_person(edit, &session->mentor, &session->mentor_name, change->mentor));
    MI_TRY(check_mentee(edit));
    return check_mentor(edit);
}

/* What is stored now, with a title in words. */
static enum miraif_status read_back(struct edit *edit, struct miraif_session *ret_session)
{
    return miraif_session_find(edit->store, edit->session.id, edit->arena, ret_session, edit->err);
}

/* The team must be adopted: sessions are for people. */
static enum miraif_status find_team(struct edit *edit, const char *scope)
{
    struct miraif_session *session = &edit->session;
    struct mi_crew crew;
    MI_TRY(mi_cohort_need(edit->store, session->cohort, edit->err));
    MI_TRY(mi_crew_load(edit->store, session->cohort, session->team, edit->arena, &crew, edit->err));
    session->team_id = scope;
    if (crew.count > 0)
        return MIRAIF_OK;
    mi_fail(edit->err, MIRAIF_NOT_FOUND, "there is no adopted team “%s”", scope);
    mi_hint(edit->err, "`miraif team list %lld` shows the teams", (long long)session->cohort);
    return MIRAIF_NOT_FOUND;
}

/* The cohort and team that a scope names, and whether the kind is one of theirs. */
static enum miraif_status set_scope(struct edit *edit, const char *scope)
{
    struct miraif_session *session = &edit->session;
    struct mi_reference reference = {0};
    bool read = scope == NULL || mi_reference_parse(scope, &reference);
    bool team = read && scope != NULL && reference.kind == MI_REFERENCE_TEAM;
    bool cohort = read && scope != NULL && reference.kind == MI_REFERENCE_COHORT;
    bool teams = session->kind == MIRAIF_SESSION_PEER || session->kind == MIRAIF_SESSION_MENTOR;
    bool cohorts = session->kind == MIRAIF_SESSION_GENERAL || session->kind == MIRAIF_SESSION_SOCIAL;
    bool fits = teams ? team : cohorts ? cohort : scope == NULL;
    if (!fits) {
        mi_fail(edit->err, MIRAIF_USAGE, "a session of the kind “%s” is not one of “%s”",
                miraif_session_kind_code(session->kind), scope == NULL ? "" : scope);
        mi_hint(edit->err,
                "general and social are a cohort's (1), peer and mentor a team's (1-A), community nobody's");
        return MIRAIF_USAGE;
    }
    session->cohort = reference.cohort;
    session->team = reference.team;
    if (team)
        MI_TRY(find_team(edit, scope));
    return cohort ? mi_cohort_need(edit->store, session->cohort, edit->err) : MIRAIF_OK;
}

/* The next number; a social's is that of the last general session that has none. */
static enum miraif_status set_number(struct edit *edit)
{
    struct miraif_session *session = &edit->session;
    int64_t last;
    MI_TRY(mi_session_last_number(edit->store, session, true, &last, edit->err));
    session->number = last + 1;
    if (session->kind == MIRAIF_SESSION_SOCIAL) {
        const struct miraif_session general = {.cohort = session->cohort, .kind = MIRAIF_SESSION_GENERAL};
        int64_t generals;
        MI_TRY(mi_session_last_number(edit->store, &general, true, &generals, edit->err));
        if (session->number > generals)
            return mi_fail(edit->err, MIRAIF_REFUSED, "every general session of cohort %lld has its social",
                           (long long)session->cohort);
    }
    session->id = mi_session_label(session, edit->arena);
    return session->id == NULL ? mi_no_memory(edit->err) : MIRAIF_OK;
}

static enum miraif_status add(struct edit *edit, const char *scope,
                              const struct miraif_session_change *change, struct miraif_session *ret_session)
{
    int64_t queued;
    MI_TRY(set_scope(edit, scope));
    MI_TRY(set_number(edit));
    MI_TRY(set_all(edit, change));
    MI_TRY(mi_session_insert(edit->store, &edit->session, 0, edit->err));
    MI_TRY(mi_session_queue(edit->store, &edit->session, &queued, edit->err));
    return read_back(edit, ret_session);
}

enum miraif_status miraif_session_add(struct miraif_store *store, const char *scope,
                                      enum miraif_session_kind kind,
                                      const struct miraif_session_change *change, struct miraif_arena *arena,
                                      struct miraif_session *ret_session, struct miraif_error *err)
{
    struct edit edit = {.store = store, .arena = arena, .err = err, .session = {.kind = kind}};
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, add(&edit, scope, change, ret_session), err);
}

/* Loads the session to be changed, with the title as the office said it. */
static enum miraif_status load(struct edit *edit, const char *reference)
{
    struct miraif_session session;
    bool found;
    MI_TRY(miraif_session_find(edit->store, reference, edit->arena, &session, edit->err));
    if (mi_text_is(session.state, "draft")) {
        mi_fail(edit->err, MIRAIF_REFUSED, "“%s” is a draft", session.id);
        mi_hint(edit->err, "adopt the plan first: miraif session adopt %lld", (long long)session.cohort);
        return MIRAIF_REFUSED;
    }
    MI_TRY(mi_session_get(edit->store, session.id, edit->arena, &edit->session, &found, edit->err));
    edit->before = edit->session;
    return MIRAIF_OK;
}

/* Whether people must hear of a change: a team that finds the time within its week knows it. */
static bool concerns_people(const struct edit *edit)
{
    const struct miraif_session *now = &edit->session;
    const struct miraif_session *before = &edit->before;
    struct mi_date date = {0};
    struct mi_date monday = {0};
    if (mi_text_is(now->state, "cancelled") || !same_text(now->place, before->place))
        return true;
    if (before->starts_at != 0)
        return now->starts_at != before->starts_at || now->ends_at != before->ends_at;
    bool read = mi_date_parse(now->date, &date) && mi_date_parse(before->date, &monday);
    return read && mi_date_to_days(mi_calendar_monday(date)) != mi_date_to_days(mi_calendar_monday(monday));
}

/* What people hear at once: when and where, and who comes in whose place. */
static enum miraif_status tell(struct edit *edit, struct miraif_session_letters *letters)
{
    const struct miraif_session *session = &edit->session;
    int64_t told, regular;
    if (concerns_people(edit)) {
        MI_TRY(mi_session_tell_change(edit->store, session, &edit->before, &told, edit->err));
        letters->queued += told;
    }
    if (edit->before.mentor == 0 || session->mentor == edit->before.mentor)
        return MIRAIF_OK;
    MI_TRY(mi_substitute_regular(edit->store, session, edit->arena, &regular, edit->err));
    MI_TRY(mi_session_tell_mentor(edit->store, session, &edit->before, regular, &told, edit->err));
    letters->queued += told;
    return MIRAIF_OK;
}

/* Stores a change: the sequence rises, letters of the old state are cancelled and new ones queued. */
static enum miraif_status store_change(struct edit *edit, struct miraif_session_letters *letters)
{
    int64_t queued;
    MI_TRY(mi_session_unqueue(edit->store, &edit->session, 0, letters, edit->err));
    edit->session.sequence++;
    MI_TRY(mi_session_update(edit->store, &edit->session, edit->err));
    MI_TRY(tell(edit, letters));
    MI_TRY(mi_session_queue(edit->store, &edit->session, &queued, edit->err));
    letters->queued += queued;
    letters->stake = edit->stake;
    return MIRAIF_OK;
}

static enum miraif_status change_it(struct edit *edit, const char *reference,
                                    const struct miraif_session_change *change,
                                    struct miraif_session *ret_session,
                                    struct miraif_session_letters *ret_letters)
{
    struct miraif_session_letters letters = {0};
    MI_TRY(load(edit, reference));
    if (mi_text_is(edit->session.state, "cancelled"))
        return mi_fail(edit->err, MIRAIF_REFUSED, "“%s” is cancelled; add another session in its place",
                       edit->session.id);
    MI_TRY(set_all(edit, change));
    if (edit->differs)
        MI_TRY(store_change(edit, &letters));
    MI_TRY(read_back(edit, ret_session));
    *ret_letters = letters;
    return MIRAIF_OK;
}

enum miraif_status miraif_session_edit(struct miraif_store *store, const char *reference,
                                       const struct miraif_session_change *change, struct miraif_arena *arena,
                                       struct miraif_session *ret_session,
                                       struct miraif_session_letters *ret_letters, struct miraif_error *err)
{
    struct edit edit = {.store = store, .arena = arena, .err = err};
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, change_it(&edit, reference, change, ret_session, ret_letters), err);
}

static enum miraif_status cancel(struct edit *edit, const char *reference, struct miraif_session *ret_session,
                                 struct miraif_session_letters *ret_letters)
{
    struct miraif_session_letters letters = {0};
    MI_TRY(load(edit, reference));
    if (mi_text_is(edit->session.state, "held"))
        return mi_fail(edit->err, MIRAIF_REFUSED, "“%s” was held", edit->session.id);
    if (!mi_text_is(edit->session.state, "cancelled")) {
        edit->session.state = "cancelled";
        MI_TRY(store_change(edit, &letters));
    }
    MI_TRY(read_back(edit, ret_session));
    *ret_letters = letters;
    return MIRAIF_OK;
}

enum miraif_status miraif_session_cancel(struct miraif_store *store, const char *reference,
                                         struct miraif_arena *arena, struct miraif_session *ret_session,
                                         struct miraif_session_letters *ret_letters, struct miraif_error *err)
{
    struct edit edit = {.store = store, .arena = arena, .err = err};
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, cancel(&edit, reference, ret_session, ret_letters), err);
}
