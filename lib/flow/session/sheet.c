/* What is printed: load → render. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/present.h"
#include "miraif/cohort.h"
#include "miraif/person.h"
#include "miraif/seating.h"
#include "render/session_page.h"
#include "store/db.h"
#include "store/presentation.h"

/* Records of one kind while they are copied. */
struct gathering {
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_attendee *attendee;
    struct miraif_cheer *cheer;
    size_t count;
    size_t room;
};

/* Makes room for one more record of `size` bytes. */
static enum miraif_status make_room(struct gathering *gathering, void **array, size_t size)
{
    if (gathering->count < gathering->room)
        return MIRAIF_OK;
    size_t room = gathering->room == 0 ? 64 : 2 * gathering->room;
    void *wider = mi_arena_array(gathering->arena, room, size);
    if (wider == NULL)
        return mi_no_memory(gathering->err);
    if (gathering->count > 0)
        memcpy(wider, *array, gathering->count * size);
    *array = wider;
    gathering->room = room;
    return MIRAIF_OK;
}

static bool copy_text(struct miraif_arena *arena, const char **text)
{
    const char *original = *text;
    *text = mi_arena_text(arena, original);
    return original == NULL || *text != NULL;
}

static enum miraif_status take_attendee(void *context, const struct miraif_attendee *attendee)
{
    struct gathering *gathering = context;
    void *array = gathering->attendee;
    if (mi_text_is(attendee->rsvp, "no"))
        return MIRAIF_OK;
    MI_TRY(make_room(gathering, &array, sizeof *gathering->attendee));
    gathering->attendee = array;
    struct miraif_attendee *copy = &gathering->attendee[gathering->count++];
    *copy = *attendee;
    bool copied = copy_text(gathering->arena, &copy->name) && copy_text(gathering->arena, &copy->kana) &&
                  copy_text(gathering->arena, &copy->team_id) && copy_text(gathering->arena, &copy->rsvp) &&
                  copy_text(gathering->arena, &copy->diet) && copy_text(gathering->arena, &copy->note);
    return copied ? MIRAIF_OK : mi_no_memory(gathering->err);
}

static enum miraif_status take_cheer(void *context, const struct miraif_cheer *cheer)
{
    struct gathering *gathering = context;
    void *array = gathering->cheer;
    MI_TRY(make_room(gathering, &array, sizeof *gathering->cheer));
    gathering->cheer = array;
    struct miraif_cheer *copy = &gathering->cheer[gathering->count++];
    *copy = *cheer;
    bool copied = copy_text(gathering->arena, &copy->text) && copy_text(gathering->arena, &copy->sender_name);
    return copied ? MIRAIF_OK : mi_no_memory(gathering->err);
}

static enum miraif_status cohort_name(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                                      const char **ret_name, struct miraif_error *err)
{
    struct miraif_cohort cohort = {0};
    if (id != 0)
        MI_TRY(miraif_cohort_get(store, id, arena, &cohort, err));
    *ret_name = cohort.name;
    return MIRAIF_OK;
}

static enum miraif_status make_sheet(struct miraif_store *store, const char *reference,
                                     enum miraif_sheet_part part, struct miraif_arena *arena,
                                     const char **ret_html, struct miraif_error *err)
{
    struct gathering people = {.arena = arena, .err = err};
    struct miraif_session session;
    struct miraif_seating seating;
    struct mi_sheet_page page = {.session = &session, .seating = &seating, .part = part};
    MI_TRY(miraif_session_find(store, reference, arena, &session, err));
    MI_TRY(cohort_name(store, session.cohort, arena, &page.cohort, err));
    MI_TRY(miraif_session_people(store, &session, take_attendee, &people, err));
    MI_TRY(miraif_seating_get(store, session.id, arena, &seating, err));
    if (seating.rounds > 0 && session.kind != MIRAIF_SESSION_GENERAL &&
        !mi_text_is(session.state, "cancelled"))
        MI_TRY(miraif_seating_unmet(store, session.id, arena, &page.unmet, &page.unmets, err));
    page.attendee = people.attendee;
    page.attendees = people.count;
    return mi_render_session_sheet(&page, mi_store_env(store), arena, ret_html, err);
}

enum miraif_status miraif_session_sheet(struct miraif_store *store, const char *session,
                                        enum miraif_sheet_part part, struct miraif_arena *arena,
                                        const char **ret_html, struct miraif_error *err)
{
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = make_sheet(store, session, part, arena, ret_html, err);
    mi_store_end_read(store);
    return status;
}

static enum miraif_status make_card(struct miraif_store *store, const char *reference, const char *who,
                                    struct miraif_arena *arena, const char **ret_html,
                                    struct miraif_error *err)
{
    struct gathering messages = {.arena = arena, .err = err};
    struct miraif_session session;
    struct miraif_person person;
    struct mi_card_page page = {0};
    MI_TRY(mi_present_session(store, reference, arena, &session, err));
    MI_TRY(miraif_person_find(store, who, arena, &person, err));
    MI_TRY(cohort_name(store, session.cohort, arena, &page.cohort, err));
    MI_TRY(mi_cheer_each(store, session.id, person.id, take_cheer, &messages, err));
    if (messages.count == 0) {
        mi_fail(err, MIRAIF_REFUSED, "nobody has written to %s", person.name);
        mi_hint(err, "messages come in with miraif session present message or import");
        return MIRAIF_REFUSED;
    }
    page.name = person.name;
    page.cheer = messages.cheer;
    page.cheers = messages.count;
    return mi_render_cheer_card(&page, mi_store_env(store), arena, ret_html, err);
}

enum miraif_status miraif_cheer_card(struct miraif_store *store, const char *session, const char *person,
                                     struct miraif_arena *arena, const char **ret_html,
                                     struct miraif_error *err)
{
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = make_card(store, session, person, arena, ret_html, err);
    mi_store_end_read(store);
    return status;
}
