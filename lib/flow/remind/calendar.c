/* Sessions as a calendar. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "miraif/cohort.h"
#include "miraif/letter.h"
#include "miraif/person.h"
#include "miraif/session.h"
#include "miraif/team.h"
#include "render/ics.h"
#include "store/db.h"
#include "text/reference.h"

struct gathering {
    struct miraif_store *store;
    struct miraif_arena *arena;
    const char *uuid;
    const char *name; /* of the calendar */
    int64_t team;     /* only sessions of this team, and those of no team; 0: all */
    bool everybody;   /* for the public: no teams, no places, which may be links to meetings */
    struct mi_event *event;
    size_t events;
    size_t room;
    int64_t untimed;
    struct miraif_error *err;
};

static bool make_room(struct gathering *gathering)
{
    if (gathering->events < gathering->room)
        return true;
    size_t room = gathering->room == 0 ? 32 : 2 * gathering->room;
    struct mi_event *larger = mi_arena_array(gathering->arena, room, sizeof *larger);
    if (larger == NULL)
        return false;
    if (gathering->events > 0)
        memcpy(larger, gathering->event, gathering->events * sizeof *larger);
    gathering->event = larger;
    gathering->room = room;
    return true;
}

static enum miraif_status add(void *context, const struct miraif_session *session)
{
    struct gathering *gathering = context;
    struct miraif_arena *arena = gathering->arena;
    if (gathering->team != 0 && session->team != 0 && session->team != gathering->team)
        return MIRAIF_OK;
    if (gathering->everybody && session->team != 0)
        return MIRAIF_OK;
    if (session->starts_at == 0) {
        gathering->untimed += !mi_text_is(session->state, "cancelled");
        return MIRAIF_OK;
    }
    const char *place = gathering->everybody ? NULL : session->place;
    struct mi_event event = {.uid = mi_event_uid(session->id, gathering->uuid, arena),
                             .sequence = session->sequence,
                             .stamp = mi_store_env(gathering->store)->now,
                             .starts_at = session->starts_at,
                             .ends_at = session->ends_at,
                             .title =
                                 session->team_id == NULL
                                     ? mi_arena_text(arena, session->title)
                                     : mi_arena_printf(arena, "%s (%s)", session->title, session->team_id),
                             .place = mi_arena_text(arena, place),
                             .cancelled = mi_text_is(session->state, "cancelled")};
    if (event.uid == NULL || event.title == NULL || (place != NULL && event.place == NULL) ||
        !make_room(gathering))
        return mi_no_memory(gathering->err);
    gathering->event[gathering->events++] = event;
    return MIRAIF_OK;
}

static enum miraif_status gather_cohort(struct gathering *gathering, int64_t id)
{
    struct miraif_cohort cohort;
    const struct miraif_session_filter filter = {.cohort = id, .no_drafts = true};
    MI_TRY(miraif_cohort_get(gathering->store, id, gathering->arena, &cohort, gathering->err));
    if (gathering->name == NULL)
        gathering->name = cohort.name;
    return miraif_session_each(gathering->store, &filter, add, gathering, gathering->err);
}

static enum miraif_status gather_team(struct gathering *gathering, const char *target)
{
    struct miraif_teams teams;
    const struct miraif_team *team;
    MI_TRY(miraif_team_find(gathering->store, target, gathering->arena, &teams, &team, gathering->err));
    gathering->team = team->number;
    gathering->name = team->id;
    return gather_cohort(gathering, team->cohort);
}

static enum miraif_status gather_person(struct gathering *gathering, const char *target)
{
    struct miraif_person person;
    MI_TRY(miraif_person_find(gathering->store, target, gathering->arena, &person, gathering->err));
    const struct miraif_session_filter filter = {.person = person.id, .no_drafts = true};
    return miraif_session_each(gathering->store, &filter, add, gathering, gathering->err);
}

static enum miraif_status gather(struct gathering *gathering, const char *target)
{
    struct mi_reference reference;
    if (!mi_reference_parse(target, &reference) || reference.kind == MI_REFERENCE_PERSON)
        return gather_person(gathering, target);
    if (reference.kind == MI_REFERENCE_COHORT)
        return gather_cohort(gathering, reference.cohort);
    if (reference.kind == MI_REFERENCE_TEAM)
        return gather_team(gathering, target);
    mi_fail(gathering->err, MIRAIF_NOT_FOUND, "“%s” is no cohort, team or person", target);
    mi_hint(gathering->err, "write 1, 1-A, p12 or an e-mail address");
    return MIRAIF_NOT_FOUND;
}

static enum miraif_status refuse(const char *target, const char *audience, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_REFUSED, N_("the sessions of “%s” are not all for “%s”"), target, audience);
    mi_hint(err, N_("`miraif export ics %s` is what they are invited to"), audience);
    return MIRAIF_REFUSED;
}

/* What of the target the audience is invited to: all of it where it is their own, a team's part of its
 * cohort. */
static enum miraif_status narrow(struct gathering *gathering, const char *audience, const char **target)
{
    struct mi_reference whose, to;
    struct miraif_person one, other;
    gathering->everybody = mi_text_is(audience, "public");
    if (gathering->everybody || audience == NULL || mi_text_is(audience, "office"))
        return MIRAIF_OK;
    bool named = mi_reference_parse(*target, &whose) && whose.kind != MI_REFERENCE_PERSON;
    if (mi_reference_parse(audience, &to) && to.kind == MI_REFERENCE_TEAM) {
        bool own = named && whose.cohort == to.cohort &&
                   (whose.kind == MI_REFERENCE_COHORT || whose.kind == MI_REFERENCE_TEAM) &&
                   (whose.team == 0 || whose.team == to.team);
        *target = own ? audience : *target;
        return own ? MIRAIF_OK : refuse(*target, audience, gathering->err);
    }
    MI_TRY(miraif_person_find(gathering->store, audience, gathering->arena, &one, gathering->err));
    if (named)
        return refuse(*target, audience, gathering->err);
    MI_TRY(miraif_person_find(gathering->store, *target, gathering->arena, &other, gathering->err));
    return one.id == other.id ? MIRAIF_OK : refuse(*target, audience, gathering->err);
}

static enum miraif_status read_and_render(struct gathering *gathering, const char *target,
                                          const char *audience, const char **ret_ics)
{
    struct miraif_store_info info;
    MI_TRY(miraif_store_info(gathering->store, gathering->arena, &info, gathering->err));
    gathering->uuid = info.uuid;
    MI_TRY(narrow(gathering, audience, &target));
    MI_TRY(gather(gathering, target));
    return mi_ics_render(gathering->name, gathering->event, gathering->events, gathering->arena, ret_ics,
                         gathering->err);
}

enum miraif_status miraif_calendar_render(struct miraif_store *store, const char *target,
                                          const char *audience, struct miraif_arena *arena,
                                          struct miraif_calendar *ret_calendar, struct miraif_error *err)
{
    struct gathering gathering = {.store = store, .arena = arena, .err = err};
    const char *ics;
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = read_and_render(&gathering, target, audience, &ics);
    mi_store_end_read(store);
    if (status != MIRAIF_OK)
        return status;
    *ret_calendar = (struct miraif_calendar){ics, (int64_t)gathering.events, gathering.untimed};
    return MIRAIF_OK;
}
