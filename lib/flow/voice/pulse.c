/* The pulse: its rounds, and what came of them. */
#include "flow/voice/pulse.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/value.h"
#include "flow/voice/letters.h"
#include "flow/voice/tally.h"
#include "miraif/person.h"
#include "store/cohort.h"
#include "store/crew.h"
#include "store/db.h"
#include "store/outbox.h"
#include "text/json_write.h"
#include "text/reference.h"

enum { DAYS_TO_ANSWER = 3, LETTER_DAYS = 6, OFFICE_HOUR = 9 * 60 * 60, MINUTE = 60, TURN = 8 };

const char *mi_pulse_object(int64_t cohort, int64_t round, struct miraif_arena *arena)
{
    return mi_arena_printf(arena, "%lld:%lld", (long long)cohort, (long long)round);
}

const char *mi_pulse_topic(int64_t cohort, int64_t round, struct miraif_arena *arena)
{
    return mi_arena_printf(arena, "pulse:%lld:%lld", (long long)cohort, (long long)round);
}

struct gathering {
    struct miraif_arena *arena;
    struct mi_crew_person *list;
    size_t count, room;
    struct miraif_error *err;
};

static enum miraif_status add_member(void *context, const struct mi_crew_member *member)
{
    struct gathering *gathering = context;
    struct mi_crew_person *list =
        mi_arena_grow(gathering->arena, gathering->list, gathering->count, &gathering->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(gathering->err);
    gathering->list = list;
    if (!member->stands)
        return MIRAIF_OK;
    list[gathering->count] =
        (struct mi_crew_person){member->person, member->team, mi_arena_text(gathering->arena, member->name)};
    return list[gathering->count++].name == NULL ? mi_no_memory(gathering->err) : MIRAIF_OK;
}

enum miraif_status mi_pulse_crew(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                 const struct mi_crew_person **ret_list, size_t *ret_count,
                                 struct miraif_error *err)
{
    struct gathering gathering = {.arena = arena, .err = err};
    MI_TRY(mi_cohort_need(store, cohort, err));
    MI_TRY(mi_crew_each(store, cohort, 0, add_member, &gathering, err));
    *ret_list = gathering.list;
    *ret_count = gathering.count;
    return MIRAIF_OK;
}

struct asking {
    struct miraif_store *store;
    int64_t cohort;
    struct mi_round round;
    struct miraif_arena *arena;
    int64_t queued;
    struct miraif_error *err;
};

static enum miraif_status ask_one(struct asking *asking, const struct mi_crew_person *one)
{
    struct mi_date date;
    bool added;
    const char *object = mi_pulse_object(asking->cohort, asking->round.number, asking->arena);
    struct mi_value *args = mi_value_object(asking->arena);
    struct mi_item item = {.rule = "pulse",
                           .person = one->person,
                           .cohort = asking->cohort,
                           .team = one->team,
                           .object = object};
    item.key = mi_arena_printf(asking->arena, "pulse:%s:p%lld", object, (long long)one->person);
    if (object == NULL || item.key == NULL || !mi_date_parse(asking->round.date, &date))
        return mi_no_memory(asking->err);
    int64_t midnight = mi_date_to_days(date) * MI_VOICE_DAY - MI_TOKYO_OFFSET;
    int64_t polite = mi_voice_polite(mi_store_env(asking->store)->now);
    item.due = midnight + OFFICE_HOUR > polite ? midnight + OFFICE_HOUR : polite;
    item.expires = midnight + LETTER_DAYS * MI_VOICE_DAY;
    mi_put_int(args, "deadline", midnight + (DAYS_TO_ANSWER + 1) * MI_VOICE_DAY - MINUTE);
    MI_TRY(mi_json_write(args, asking->arena, &item.args, asking->err));
    if (item.expires <= item.due)
        return MIRAIF_OK;
    MI_TRY(mi_outbox_add(asking->store, &item, &added, asking->err));
    asking->queued += added;
    return MIRAIF_OK;
}

static enum miraif_status open_round(struct asking *asking, const char *date)
{
    struct mi_round last;
    MI_TRY(mi_round_find(asking->store, asking->cohort, 0, NULL, asking->arena, &last, asking->err));
    int order = last.number == 0 ? -1 : strcmp(last.date, date);
    if (order > 0)
        return mi_fail(asking->err, MIRAIF_REFUSED, "round %lld is later: it was on %s",
                       (long long)last.number, last.date);
    asking->round = order == 0 ? last : (struct mi_round){last.number + 1, date};
    if (order == 0)
        return MIRAIF_OK;
    return mi_round_insert(asking->store, asking->cohort, &asking->round, asking->err);
}

static enum miraif_status ask_in_write(struct asking *asking, const char *date)
{
    const struct mi_crew_person *list;
    size_t count;
    MI_TRY(mi_pulse_crew(asking->store, asking->cohort, asking->arena, &list, &count, asking->err));
    if (count == 0) {
        mi_fail(asking->err, MIRAIF_REFUSED, "nobody stands in a team of cohort %lld",
                (long long)asking->cohort);
        mi_hint(asking->err, "form and adopt the teams first");
        return MIRAIF_REFUSED;
    }
    MI_TRY(open_round(asking, date));
    for (size_t i = 0; i < count; i++)
        MI_TRY(ask_one(asking, &list[i]));
    return MIRAIF_OK;
}

struct look {
    struct miraif_store *store;
    int64_t cohort;
    const struct mi_crew_person *crew;
    size_t people;
    struct miraif_arena *arena;
    struct miraif_error *err;
};

static struct miraif_pulse_team *team_of(struct miraif_pulse_team *list, size_t *count, int64_t cohort,
                                         const struct mi_crew_person *crew, size_t number,
                                         struct miraif_arena *arena)
{
    char text[MI_REFERENCE_TEXT];
    const struct mi_reference reference = {MI_REFERENCE_TEAM, cohort, crew[number].team, 0};
    if (number > 0 && crew[number - 1].team == crew[number].team)
        return &list[*count - 1];
    mi_reference_format(&reference, text);
    list[*count].id = mi_arena_text(arena, text);
    return &list[(*count)++];
}

static enum miraif_status count_crew(const struct look *look, const char *topic, struct miraif_pulse *pulse)
{
    struct miraif_pulse_team *list = mi_arena_array(look->arena, look->people, sizeof *list);
    struct miraif_silent *silent = mi_arena_array(look->arena, look->people, sizeof *silent);
    if (list == NULL || silent == NULL)
        return mi_no_memory(look->err);
    for (size_t i = 0; i < look->people; i++) {
        struct miraif_pulse_team *team =
            team_of(list, &pulse->teams, look->cohort, look->crew, i, look->arena);
        struct miraif_person person;
        bool answered;
        MI_TRY(miraif_person_get(look->store, look->crew[i].person, look->arena, &person, look->err));
        const struct miraif_silent one = {person.id, person.name, person.email};
        MI_TRY(mi_tally_person(look->store, topic, &one, look->arena, silent, &pulse->voices, &answered,
                               look->err));
        team->people++;
        team->answered += answered;
    }
    pulse->team = list;
    return MIRAIF_OK;
}

/* The mean of the seven items with the reversed ones turned: every answer has all seven. */
static int64_t score_of(const struct miraif_voices *voices)
{
    int64_t sum = 0;
    int64_t answers = 0;
    for (size_t i = 0; i < voices->tallies; i++) {
        const struct miraif_tally *tally = &voices->tally[i];
        for (size_t step = 0; step < tally->steps; step++) {
            int64_t value = tally->question->low + (int64_t)step;
            sum += tally->count[step] * (tally->question->reversed ? TURN - value : value);
        }
        answers += tally->answers;
    }
    return answers == 0 ? 0 : (sum * 1000000 + answers / 2) / answers;
}

static enum miraif_status describe(const struct look *look, const struct mi_round *round,
                                   struct miraif_pulse *ret_pulse)
{
    struct miraif_pulse pulse = {.cohort = look->cohort, .round = round->number, .date = round->date};
    const char *topic = mi_pulse_topic(look->cohort, round->number, look->arena);
    if (topic == NULL)
        return mi_no_memory(look->err);
    MI_TRY(count_crew(look, topic, &pulse));
    MI_TRY(mi_tally(look->store, topic, miraif_pulse_items(), MIRAIF_PULSE_ITEMS, look->arena, &pulse.voices,
                    look->err));
    pulse.score = score_of(&pulse.voices);
    *ret_pulse = pulse;
    return MIRAIF_OK;
}

enum miraif_status miraif_pulse_ask(struct miraif_store *store, int64_t cohort, const char *date,
                                    struct miraif_arena *arena, struct miraif_pulse *ret_pulse,
                                    int64_t *ret_queued, struct miraif_error *err)
{
    struct asking asking = {.store = store, .cohort = cohort, .arena = arena, .err = err};
    char today[MI_DATE_TEXT];
    mi_date_format(mi_date_of_instant(mi_store_env(store)->now), today);
    if (date == NULL)
        date = mi_arena_text(arena, today);
    if (date == NULL)
        return mi_no_memory(err);
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, ask_in_write(&asking, date), err));
    *ret_pulse =
        (struct miraif_pulse){.cohort = cohort, .round = asking.round.number, .date = asking.round.date};
    *ret_queued = asking.queued;
    return MIRAIF_OK;
}

static enum miraif_status each_round(struct look *look, struct miraif_arena *scratch, miraif_pulse_fn *each,
                                     void *context)
{
    struct mi_round round;
    struct miraif_pulse pulse;
    MI_TRY(mi_pulse_crew(look->store, look->cohort, look->arena, &look->crew, &look->people, look->err));
    look->arena = scratch;
    for (int64_t number = 1;; number++) {
        miraif_arena_reset(scratch);
        MI_TRY(mi_round_find(look->store, look->cohort, number, NULL, scratch, &round, look->err));
        if (round.number == 0)
            return MIRAIF_OK;
        MI_TRY(describe(look, &round, &pulse));
        MI_TRY(each(context, &pulse));
    }
}

enum miraif_status miraif_pulse_each(struct miraif_store *store, int64_t cohort, miraif_pulse_fn *each,
                                     void *context, struct miraif_error *err)
{
    struct miraif_arena *held = miraif_arena_create();
    struct miraif_arena *scratch = miraif_arena_create();
    struct look look = {.store = store, .cohort = cohort, .arena = held, .err = err};
    enum miraif_status status =
        held == NULL || scratch == NULL ? mi_no_memory(err) : each_round(&look, scratch, each, context);
    miraif_arena_destroy(held);
    miraif_arena_destroy(scratch);
    return status;
}
