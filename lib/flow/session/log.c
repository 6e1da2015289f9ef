/* That something took place: when, with whom, in what way, how long, on what theme. Never what was said. */
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/attend.h"
#include "flow/session/crew.h"
#include "miraif/person.h"
#include "store/attendance.h"
#include "store/db.h"
#include "text/utf8.h"

static enum miraif_status check_theme(const char *theme, struct miraif_error *err)
{
    size_t characters = 0;
    int32_t code;
    for (size_t size; theme != NULL && (size = mi_utf8_decode(theme, &code)) > 0; theme += size) {
        characters++;
        if (code == '\n' || code == '\r')
            characters = MIRAIF_THEME_MOST + 1;
        if (characters > MIRAIF_THEME_MOST)
            break;
    }
    if (characters <= MIRAIF_THEME_MOST)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, "a theme is at most %d characters on one line", (int)MIRAIF_THEME_MOST);
    mi_hint(err, "name it in a few words: what people tell each other is not kept");
    return MIRAIF_REFUSED;
}

static enum miraif_status check_kind(const char *kind, struct miraif_error *err)
{
    static const char *const kinds[] = {"peer", "listen", "advise", "cheer"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (mi_text_is(kinds[i], kind))
            return MIRAIF_OK;
    mi_fail(err, MIRAIF_USAGE, "“%s” is no kind of session to be logged", kind);
    mi_hint(err, "peer, listen, advise and cheer are");
    return MIRAIF_USAGE;
}

static enum miraif_status check_session(const struct miraif_session *session, struct miraif_error *err)
{
    if (session->kind == MIRAIF_SESSION_PEER || session->kind == MIRAIF_SESSION_MENTOR)
        return MIRAIF_OK;
    mi_fail(err, MIRAIF_REFUSED, "“%s” is no session of a team", session->id);
    mi_hint(err, "who came says that it took place: miraif session attend %s present --all", session->id);
    return MIRAIF_REFUSED;
}

static enum miraif_status find_mentee(struct miraif_store *store, const struct miraif_session *session,
                                      const char *reference, struct miraif_arena *arena, int64_t *ret_mentee,
                                      struct miraif_error *err)
{
    struct miraif_person person = {0};
    struct mi_crew crew;
    if (*reference != '\0')
        MI_TRY(miraif_person_find(store, reference, arena, &person, err));
    MI_TRY(mi_crew_load(store, session->cohort, session->team, arena, &crew, err));
    if (person.id != 0 && mi_crew_find(&crew, person.id) == NULL)
        return mi_fail(err, MIRAIF_REFUSED, "p%lld is not in team %s", (long long)person.id,
                       session->team_id);
    *ret_mentee = person.id;
    return MIRAIF_OK;
}

/* When it took place, if nobody says: when it began, or now. */
static int64_t usual_time(struct miraif_store *store, const struct miraif_session *session)
{
    int64_t now = mi_store_env(store)->now;
    return session->starts_at != 0 && session->starts_at <= now ? session->starts_at : now;
}

/* What is to be stored: what is said, over what was. */
static enum miraif_status compose(struct miraif_store *store, const struct miraif_session *session,
                                  const struct miraif_session_log *log, struct miraif_arena *arena,
                                  struct mi_log_row *row, struct miraif_error *err)
{
    bool fresh = row->at == 0;
    if (log->at != INT64_MIN)
        row->at = log->at;
    else if (fresh)
        row->at = usual_time(store, session);
    if (log->kind != NULL)
        row->kind = log->kind;
    else if (fresh)
        row->kind = session->kind == MIRAIF_SESSION_PEER ? "peer" : "listen";
    if (log->minutes != 0)
        row->minutes = log->minutes;
    if (log->theme != NULL)
        row->theme = mi_text_blank(log->theme) ? NULL : log->theme;
    if (log->mentee != NULL)
        MI_TRY(find_mentee(store, session, log->mentee, arena, &row->mentee, err));
    else if (fresh)
        row->mentee = session->mentee;
    if (row->at > mi_store_env(store)->now)
        return mi_fail(err, MIRAIF_REFUSED, "a session cannot be logged before it took place");
    return check_kind(row->kind, err);
}

static bool same(const struct mi_log_row *a, const struct mi_log_row *b)
{
    return a->at == b->at && mi_text_is(a->kind, b->kind) && a->minutes == b->minutes &&
           mi_text_is(a->theme, b->theme) && a->mentee == b->mentee;
}

enum miraif_status mi_log_apply(struct miraif_store *store, const struct miraif_session *session,
                                const struct miraif_session_log *log, struct miraif_arena *arena,
                                bool *ret_changed, struct miraif_error *err)
{
    struct miraif_attend_result noting = {0};
    struct mi_log_row before;
    MI_TRY(check_session(session, err));
    MI_TRY(check_theme(log->theme, err));
    MI_TRY(mi_log_get(store, session->id, arena, &before, err));
    struct mi_log_row row = before;
    MI_TRY(compose(store, session, log, arena, &row, err));
    bool changed = !same(&before, &row);
    if (changed)
        MI_TRY(mi_log_put(store, session->id, &row, err));
    for (size_t i = 0; i < log->whos; i++) {
        struct miraif_person person;
        bool noted;
        MI_TRY(miraif_person_find(store, log->who[i], arena, &person, err));
        MI_TRY(mi_attend_apply(store, session, person.id, "present", arena, &noting, &noted, err));
        changed = changed || noted;
    }
    *ret_changed = changed;
    return MIRAIF_OK;
}

static enum miraif_status write_log(struct miraif_store *store, const char *reference,
                                    const struct miraif_session_log *log, struct miraif_arena *arena,
                                    struct miraif_session *ret_session, struct miraif_error *err)
{
    struct miraif_session session;
    bool changed;
    MI_TRY(mi_session_open(store, reference, arena, &session, err));
    MI_TRY(mi_log_apply(store, &session, log, arena, &changed, err));
    return miraif_session_find(store, session.id, arena, ret_session, err);
}

enum miraif_status miraif_session_log(struct miraif_store *store, const char *session,
                                      const struct miraif_session_log *log, struct miraif_arena *arena,
                                      struct miraif_session *ret_session, struct miraif_error *err)
{
    MI_TRY(mi_store_begin(store, err));
    return mi_store_end(store, write_log(store, session, log, arena, ret_session, err), err);
}
