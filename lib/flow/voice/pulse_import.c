/* Answers to the pulse coming back, and the wish to talk, which does not wait. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/value.h"
#include "flow/voice/letters.h"
#include "flow/voice/poll.h"
#include "flow/voice/pulse.h"
#include "miraif/person.h"
#include "store/db.h"
#include "store/outbox.h"
#include "store/staff.h"
#include "text/json_write.h"

enum { WISH_LIFE = 14 * MI_VOICE_DAY };

struct pulse {
    int64_t cohort;
    const struct mi_crew_person *crew;
    size_t people;
};

/* The round that a reply code is of ("1:3"); 0: of another cohort. */
static int64_t round_of_code(const struct pulse *pulse, const char *object)
{
    char *end;
    bool same = strtoll(object, &end, 10) == pulse->cohort && *end == ':';
    return same ? strtoll(end + 1, NULL, 10) : 0;
}

static enum miraif_status find_round(const struct mi_poll *poll, struct mi_returned *returned,
                                     const struct mi_said *said, struct mi_round *ret_round)
{
    const struct pulse *pulse = poll->context;
    char date[MI_DATE_TEXT];
    *ret_round = (struct mi_round){0};
    if (said->object != NULL) {
        int64_t number = round_of_code(pulse, said->object);
        return number == 0 ? MIRAIF_OK
                           : mi_round_find(returned->store, pulse->cohort, number, NULL, returned->arena,
                                           ret_round, returned->err);
    }
    mi_date_format(mi_date_of_instant(said->at), date);
    return mi_round_find(returned->store, pulse->cohort, 0, date, returned->arena, ret_round, returned->err);
}

static enum miraif_status place(const struct mi_poll *poll, struct mi_returned *returned,
                                struct mi_said *said)
{
    const struct pulse *pulse = poll->context;
    struct mi_round round;
    bool found = false;
    for (size_t i = 0; i < pulse->people; i++)
        found = found || pulse->crew[i].person == said->person;
    if (!found) {
        mi_sheet_refuse(&returned->sheet, said->row, said->who, "not_asked",
                        N_("p%lld stands in no team of the cohort"), (long long)said->person);
        said->person = 0;
        return MIRAIF_OK;
    }
    MI_TRY(find_round(poll, returned, said, &round));
    said->part = round.number;
    said->object = NULL;
    if (round.number == 0)
        mi_sheet_refuse(&returned->sheet, said->row, MI_RETURNED_AT, "no_round",
                        N_("no round of the pulse was open then"));
    return MIRAIF_OK;
}

static const char *topic(const struct mi_poll *poll, int64_t round, struct miraif_arena *arena)
{
    return mi_pulse_topic(((const struct pulse *)poll->context)->cohort, round, arena);
}

/* Queues the letter to whoever is there for it; `*ret_manager` 0: nobody is. The same wish is told once. */
static enum miraif_status tell_manager(const struct mi_poll *poll, struct mi_returned *returned,
                                       const struct mi_said *said, const struct miraif_person *person,
                                       int64_t *ret_manager)
{
    const struct pulse *pulse = poll->context;
    struct mi_value *args = mi_value_object(returned->arena);
    bool added;
    struct mi_item item = {
        .rule = "talk", .cohort = pulse->cohort, .due = mi_store_env(returned->store)->now};
    item.expires = item.due + WISH_LIFE;
    MI_TRY(mi_staff_manager(returned->store, pulse->cohort, &item.person, returned->err));
    *ret_manager = item.person;
    if (item.person == 0)
        return MIRAIF_OK;
    item.object = mi_arena_printf(returned->arena, "p%lld", (long long)person->id);
    item.key = mi_arena_printf(returned->arena, "talk:%lld:%lld:p%lld", (long long)pulse->cohort,
                               (long long)said->part, (long long)person->id);
    if (item.object == NULL || item.key == NULL)
        return mi_no_memory(returned->err);
    mi_put_text(args, "who", person->name);
    mi_put_text(args, "id", item.object);
    mi_put_text(args, "email", person->email);
    MI_TRY(mi_json_write(args, returned->arena, &item.args, returned->err));
    return mi_outbox_add(returned->store, &item, &added, returned->err);
}

static enum miraif_status wish(const struct mi_poll *poll, struct mi_returned *returned,
                               const struct mi_said *said)
{
    const struct miraif_env *env = mi_store_env(returned->store);
    struct miraif_person person, holder;
    int64_t manager;
    const char *message;
    MI_TRY(miraif_person_get(returned->store, said->person, returned->arena, &person, returned->err));
    MI_TRY(tell_manager(poll, returned, said, &person, &manager));
    if (manager != 0) {
        MI_TRY(miraif_person_get(returned->store, manager, returned->arena, &holder, returned->err));
        message = mi_arena_printf(
            returned->arena, mi_translate(env, N_("p%lld %s would like to talk with the office: %s is told")),
            (long long)person.id, person.name, holder.name);
    } else {
        message = mi_arena_printf(
            returned->arena,
            mi_translate(env, N_("p%lld %s would like to talk with the office, and nobody is its community"
                                 " manager or founder")),
            (long long)person.id, person.name);
    }
    return message == NULL ? mi_no_memory(returned->err)
                           : mi_sheet_warn(&returned->sheet, said->row, "wants_to_talk", message);
}

enum miraif_status miraif_pulse_import(struct miraif_store *store, int64_t cohort,
                                       const struct miraif_import_options *options,
                                       struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                       struct miraif_error *err)
{
    struct pulse pulse = {.cohort = cohort};
    struct mi_poll poll = {.purpose = "pulse",
                           .question = miraif_pulse_items(),
                           .questions = MIRAIF_PULSE_ITEMS,
                           .whole = true,
                           .talk = true,
                           .place = place,
                           .topic = topic,
                           .wish = wish,
                           .context = &pulse};
    MI_TRY(mi_pulse_crew(store, cohort, arena, &pulse.crew, &pulse.people, err));
    return mi_poll_import(&poll, store, options, arena, ret_report, err);
}
