/* Sessions that passed without a word of them, and people who stay away. */
#include "base/arena.h"
#include "flow/today/today.h"
#include "miraif/session.h"
#include "store/session.h"

enum { WEEK = 7 };

struct gathering {
    struct mi_today *today;
    struct miraif_error *err;
    int64_t cohort, team; /* whose sessions are being counted */
    const char *team_id;
    struct mi_few which;
    const char *first; /* the earliest of them */
    const char *due;
};

/* Where no time is agreed on, a session may be held until the end of its week. */
static bool is_over(const struct mi_today *today, const struct miraif_session *session)
{
    if (session->ends_at != 0)
        return session->ends_at <= today->now;
    return mi_today_until(today, session->date) <= -WEEK;
}

static enum miraif_status add_meeting(struct mi_today *today, const struct miraif_session *session,
                                      struct miraif_error *err)
{
    struct miraif_matter matter = {
        .source = "attendance_missing",
        .urgency = MIRAIF_URGENCY_SOON,
        .cohort = session->cohort,
        .object = session->id,
        .count = 1,
        .due = session->date,
        .message =
            mi_arena_printf(today->arena, mi_today_say(today, N_("it is not noted who came to %s: %s")),
                            session->id, session->title),
        .command = mi_arena_printf(today->arena, "miraif session attend %s present --all", session->id),
    };
    return mi_today_add(today, &matter, err);
}

/* The sessions of one team are one matter, settled one by one, the earliest first. */
static enum miraif_status add_team(struct gathering *gathering)
{
    struct mi_today *today = gathering->today;
    if (gathering->which.count == 0)
        return MIRAIF_OK;
    const char *which = mi_few_end(&gathering->which);
    struct miraif_matter matter = {
        .source = "sessions_unlogged",
        .urgency = MIRAIF_URGENCY_SOON,
        .cohort = gathering->cohort,
        .object = gathering->team_id,
        .count = gathering->which.count,
        .due = gathering->due,
        .message = which == NULL
                       ? NULL
                       : mi_arena_printf(today->arena,
                                         mi_today_say(today, N_("team %s: not known whether it met: %s")),
                                         gathering->team_id, which),
        .command = mi_arena_printf(today->arena, "miraif session log %s", gathering->first),
    };
    gathering->which = mi_few_begin(today);
    return mi_today_add(today, &matter, gathering->err);
}

/* By team; in each by date, as the walk below goes through one team after the other. */
static enum miraif_status count_team_session(struct gathering *gathering,
                                             const struct miraif_session *session)
{
    struct miraif_arena *arena = gathering->today->arena;
    if (gathering->which.count == 0) {
        gathering->cohort = session->cohort;
        gathering->team = session->team;
        gathering->team_id = mi_arena_text(arena, session->team_id);
        gathering->first = mi_arena_text(arena, session->id);
        gathering->due = mi_arena_text(arena, session->date);
        if (gathering->team_id == NULL || gathering->first == NULL || gathering->due == NULL)
            return mi_no_memory(gathering->err);
    }
    const char *which = session->mentee_name == NULL
                            ? session->id
                            : mi_arena_printf(arena, "%s %s", session->id, session->mentee_name);
    if (which == NULL)
        return mi_no_memory(gathering->err);
    mi_few_add(&gathering->which, which);
    return MIRAIF_OK;
}

static enum miraif_status look_at(void *context, const struct miraif_session *session)
{
    struct gathering *gathering = context;
    if (!is_over(gathering->today, session))
        return MIRAIF_OK;
    return session->team == 0 ? add_meeting(gathering->today, session, gathering->err)
                              : count_team_session(gathering, session);
}

static enum miraif_status look_at_cohort(struct mi_today *today, const struct miraif_cohort *cohort,
                                         struct miraif_error *err)
{
    struct gathering gathering = {.today = today, .err = err, .which = mi_few_begin(today)};
    const char *date = mi_today_day(today, today->now);
    if (date == NULL)
        return mi_no_memory(err);
    for (int64_t team = 1; team <= cohort->teams; team++) {
        struct miraif_session_filter filter = {
            .cohort = cohort->id, .team = team, .to = date, .state = "planned"};
        MI_TRY(miraif_session_each(today->store, &filter, look_at, &gathering, err));
        MI_TRY(add_team(&gathering));
    }
    return MIRAIF_OK;
}

/* Sessions of whole cohorts, and of the community. */
static enum miraif_status look_at_meeting(void *context, const struct miraif_session *session)
{
    return session->team == 0 ? look_at(context, session) : MIRAIF_OK;
}

enum miraif_status mi_today_sessions(struct mi_today *today, struct miraif_error *err)
{
    struct gathering gathering = {.today = today, .err = err, .which = mi_few_begin(today)};
    const char *date = mi_today_day(today, today->now);
    if (date == NULL)
        return mi_no_memory(err);
    struct miraif_session_filter filter = {.to = date, .state = "planned"};
    MI_TRY(miraif_session_each(today->store, &filter, look_at_meeting, &gathering, err));
    for (size_t i = 0; i < today->cohorts; i++)
        MI_TRY(look_at_cohort(today, &today->cohort[i], err));
    return MIRAIF_OK;
}

static enum miraif_status add_absent(void *context, const struct mi_absent *absent)
{
    struct gathering *gathering = context;
    struct mi_today *today = gathering->today;
    const char *object = mi_arena_printf(today->arena, "p%lld", (long long)absent->person);
    struct miraif_matter matter = {
        .source = "absent_twice",
        .urgency = MIRAIF_URGENCY_SOON,
        .cohort = absent->cohort,
        .object = object,
        .count = 1,
        .due = absent->date,
        .message =
            mi_arena_printf(today->arena, mi_today_say(today, N_("stayed away twice running: p%lld %s")),
                            (long long)absent->person, absent->name),
        .command = mi_arena_printf(today->arena, "miraif person chart p%lld", (long long)absent->person),
    };
    return object == NULL ? mi_no_memory(gathering->err) : mi_today_add(today, &matter, gathering->err);
}

enum miraif_status mi_today_absent(struct mi_today *today, struct miraif_error *err)
{
    struct gathering gathering = {.today = today, .err = err};
    return mi_absent_each(today->store, add_absent, &gathering, err);
}
