/* The survey after a session: who is asked, what they answered. */
#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/voice/poll.h"
#include "flow/voice/tally.h"
#include "store/ballot.h"
#include "store/cohort.h"
#include "store/db.h"

/* Somebody of a session. */
struct guest {
    int64_t person;
    const char *name;
    const char *email;
    bool asked;
    bool came;
    bool noted; /* whether they came or not */
};

struct people {
    struct miraif_arena *arena;
    struct guest *list;
    size_t count, room;
    bool noted; /* of anybody */
    struct miraif_error *err;
};

static enum miraif_status add_guest(void *context, const struct miraif_attendee *attendee)
{
    struct people *people = context;
    struct guest *list =
        mi_arena_grow(people->arena, people->list, people->count, &people->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(people->err);
    people->list = list;
    list[people->count] = (struct guest){
        .person = attendee->person,
        .name = mi_arena_text(people->arena, attendee->name),
        .email = mi_arena_text(people->arena, attendee->email),
        .asked = !attendee->guest && !mi_text_is(attendee->rsvp, "no"),
        .noted = attendee->attendance != NULL,
        .came = attendee->attendance != NULL && !mi_text_is(attendee->attendance, "absent") &&
                !mi_text_is(attendee->attendance, "excused"),
    };
    people->noted = people->noted || list[people->count].noted;
    if (list[people->count].name == NULL || list[people->count].email == NULL)
        return mi_no_memory(people->err);
    people->count++;
    return MIRAIF_OK;
}

/* Once it was noted who came, those are asked; before that, whoever may have come. */
static enum miraif_status find_people(struct miraif_store *store, const struct miraif_session *session,
                                      struct miraif_arena *arena, struct people *people,
                                      struct miraif_error *err)
{
    *people = (struct people){.arena = arena, .err = err};
    MI_TRY(miraif_session_people(store, session, add_guest, people, err));
    for (size_t i = 0; people->noted && i < people->count; i++)
        people->list[i].asked = people->list[i].came;
    return MIRAIF_OK;
}

static const char *topic_of(const char *session, struct miraif_arena *arena)
{
    return mi_arena_printf(arena, "survey:%s", session);
}

static enum miraif_status place(const struct mi_poll *poll, struct mi_returned *returned,
                                struct mi_said *said)
{
    const struct people *people = poll->context;
    for (size_t i = 0; i < people->count; i++)
        if (people->list[i].person == said->person)
            return MIRAIF_OK;
    mi_sheet_refuse(&returned->sheet, said->row, said->who, "not_asked",
                    N_("the session was not for p%lld"), (long long)said->person);
    said->person = 0;
    return MIRAIF_OK;
}

static const char *topic(const struct mi_poll *poll, int64_t round, struct miraif_arena *arena)
{
    (void)round;
    return topic_of(poll->object, arena);
}

enum miraif_status miraif_survey_import(struct miraif_store *store, const char *session,
                                        const struct miraif_import_options *options,
                                        struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                        struct miraif_error *err)
{
    struct mi_poll poll = {.purpose = "survey", .place = place, .topic = topic};
    struct miraif_session found;
    struct people people;
    bool preset;
    MI_TRY(miraif_session_find(store, session, arena, &found, err));
    MI_TRY(find_people(store, &found, arena, &people, err));
    MI_TRY(miraif_questions_get(store, arena, &poll.question, &poll.questions, &preset, err));
    poll.object = found.id;
    poll.context = &people;
    return mi_poll_import(&poll, store, options, arena, ret_report, err);
}

/* The people who were asked, and those who answered though they were not. */
static enum miraif_status count_people(struct miraif_store *store, const char *topic_text,
                                       const struct people *people, struct miraif_arena *arena,
                                       struct miraif_voices *voices, struct miraif_error *err)
{
    struct miraif_silent *silent = mi_arena_array(arena, people->count, sizeof *silent);
    if (silent == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < people->count; i++) {
        const struct guest *guest = &people->list[i];
        const struct miraif_silent one = {guest->person, guest->name, guest->email};
        bool answered;
        if (!guest->asked) {
            MI_TRY(mi_voter_has(store, topic_text, guest->person, &answered, err));
            if (!answered)
                continue;
        }
        MI_TRY(mi_tally_person(store, topic_text, &one, arena, silent, voices, &answered, err));
    }
    return MIRAIF_OK;
}

static enum miraif_status describe(struct miraif_store *store, const struct miraif_session *session,
                                   struct miraif_arena *arena, struct miraif_voices *ret_voices,
                                   struct miraif_error *err)
{
    struct miraif_voices voices = {0};
    const struct miraif_question *question;
    struct people people;
    size_t questions;
    bool preset;
    const char *text = topic_of(session->id, arena);
    if (text == NULL)
        return mi_no_memory(err);
    MI_TRY(find_people(store, session, arena, &people, err));
    MI_TRY(miraif_questions_get(store, arena, &question, &questions, &preset, err));
    MI_TRY(count_people(store, text, &people, arena, &voices, err));
    MI_TRY(mi_tally(store, text, question, questions, arena, &voices, err));
    *ret_voices = voices;
    return MIRAIF_OK;
}

enum miraif_status miraif_survey_get(struct miraif_store *store, const char *session,
                                     struct miraif_arena *arena, struct miraif_survey *ret_survey,
                                     struct miraif_error *err)
{
    struct miraif_session *found = mi_arena_alloc(arena, sizeof *found);
    struct miraif_voices voices;
    if (found == NULL)
        return mi_no_memory(err);
    MI_TRY(miraif_session_find(store, session, arena, found, err));
    MI_TRY(describe(store, found, arena, &voices, err));
    *ret_survey = (struct miraif_survey){found, voices};
    return MIRAIF_OK;
}

struct walk {
    struct miraif_store *store;
    miraif_survey_fn *each;
    void *context;
    struct miraif_arena *arena; /* of one session */
    char today[MI_DATE_TEXT];
    struct miraif_error *err;
};

static enum miraif_status hand_on(void *context, const struct miraif_session *session)
{
    struct walk *walk = context;
    struct miraif_survey survey = {.session = session};
    bool asked = session->kind == MIRAIF_SESSION_GENERAL || session->kind == MIRAIF_SESSION_COMMUNITY;
    miraif_arena_reset(walk->arena);
    MI_TRY(describe(walk->store, session, walk->arena, &survey.voices, walk->err));
    if (survey.voices.answered == 0 &&
        (!asked || session->starts_at > mi_store_env(walk->store)->now || survey.voices.people == 0))
        return MIRAIF_OK;
    return walk->each(walk->context, &survey);
}

enum miraif_status miraif_survey_each(struct miraif_store *store, int64_t cohort, miraif_survey_fn *each,
                                      void *context, struct miraif_error *err)
{
    struct walk walk = {.store = store, .each = each, .context = context, .err = err};
    struct miraif_session_filter filter = {.cohort = cohort,
                                           .kind = cohort == 0 ? "community" : NULL,
                                           .to = walk.today,
                                           .no_drafts = true,
                                           .no_cancelled = true};
    mi_date_format(mi_date_of_instant(mi_store_env(store)->now), walk.today);
    if (cohort != 0)
        MI_TRY(mi_cohort_need(store, cohort, err));
    walk.arena = miraif_arena_create();
    if (walk.arena == NULL)
        return mi_no_memory(err);
    enum miraif_status status = miraif_session_each(store, &filter, hand_on, &walk, err);
    miraif_arena_destroy(walk.arena);
    return status;
}
