/* Sessions that passed without a word of them, and people who stay away. */
#include "base/arena.h"
#include "flow/today/today.h"
#include "miraif/session.h"
#include "store/session.h"

enum { WEEK = 7, DAYS_REMEMBERED = 56 }; /* after which a team need not be asked whether it met */

/* The sessions of one team of which nothing is known. */
struct team {
    struct mi_few which;
    const char *id;    /* "1-A" */
    const char *first; /* the earliest of them, and its day */
    const char *due;
};

struct gathering {
    struct mi_today *today;
    struct miraif_error *err;
    struct team *team; /* by number, from 1 */
    int64_t teams;
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
static enum miraif_status add_team(struct mi_today *today, int64_t cohort, struct team *team,
                                   struct miraif_error *err)
{
    if (team->which.count == 0)
        return MIRAIF_OK;
    const char *message = mi_today_say(today, N_("team %s: not known whether it met: %s"));
    const char *which = mi_few_end(&team->which);
    struct miraif_matter matter = {
        .source = "sessions_unlogged",
        .urgency = MIRAIF_URGENCY_SOON,
        .cohort = cohort,
        .object = team->id,
        .count = team->which.count,
        .due = team->due,
        .message = which == NULL ? NULL : mi_arena_printf(today->arena, message, team->id, which),
        .command = mi_arena_printf(today->arena, "miraif session log %s", team->first),
    };
    return mi_today_add(today, &matter, err);
}

static enum miraif_status count_team_session(const struct gathering *gathering,
                                             const struct miraif_session *session)
{
    struct miraif_arena *arena = gathering->today->arena;
    struct team *team = &gathering->team[session->team];
    if (team->which.count == 0) {
        *team = (struct team){.which = mi_few_begin(gathering->today),
                              .id = mi_arena_text(arena, session->team_id),
                              .first = mi_arena_text(arena, session->id),
                              .due = mi_arena_text(arena, session->date)};
        if (team->id == NULL || team->first == NULL || team->due == NULL)
            return mi_no_memory(gathering->err);
    }
    const char *which = session->mentee_name == NULL
                            ? session->id
                            : mi_arena_printf(arena, "%s %s", session->id, session->mentee_name);
    if (which == NULL)
        return mi_no_memory(gathering->err);
    mi_few_add(&team->which, which);
    return MIRAIF_OK;
}

static enum miraif_status look_at(void *context, const struct miraif_session *session)
{
    const struct gathering *gathering = context;
    if (!is_over(gathering->today, session))
        return MIRAIF_OK;
    if (session->team == 0)
        return add_meeting(gathering->today, session, gathering->err);
    if (session->team > gathering->teams ||
        mi_today_until(gathering->today, session->date) < -DAYS_REMEMBERED)
        return MIRAIF_OK;
    return count_team_session(gathering, session);
}

/* The sessions of a cohort; with `cohort` null those of the community. */
static enum miraif_status look_at_sessions(struct mi_today *today, const struct miraif_cohort *cohort,
                                           struct miraif_error *err)
{
    struct gathering gathering = {.today = today, .err = err, .teams = cohort == NULL ? 0 : cohort->teams};
    struct miraif_session_filter filter = {.state = "planned"};
    filter.to = mi_today_day(today, today->now);
    gathering.team = mi_arena_array(today->arena, (size_t)gathering.teams + 1, sizeof *gathering.team);
    if (filter.to == NULL || gathering.team == NULL)
        return mi_no_memory(err);
    if (cohort == NULL)
        filter.kind = miraif_session_kind_code(MIRAIF_SESSION_COMMUNITY);
    else
        filter.cohort = cohort->id;
    MI_TRY(miraif_session_each(today->store, &filter, look_at, &gathering, err));
    for (int64_t team = 1; team <= gathering.teams; team++)
        MI_TRY(add_team(today, cohort->id, &gathering.team[team], err));
    return MIRAIF_OK;
}

enum miraif_status mi_today_sessions(struct mi_today *today, struct miraif_error *err)
{
    MI_TRY(look_at_sessions(today, NULL, err));
    for (size_t i = 0; i < today->cohorts; i++)
        MI_TRY(look_at_sessions(today, &today->cohort[i], err));
    return MIRAIF_OK;
}

static enum miraif_status add_absent(void *context, const struct mi_absent *absent)
{
    const struct gathering *gathering = context;
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
