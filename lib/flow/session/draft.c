/* The parts of a plan: what it is made from, general sessions, peer sessions. */
#include "flow/session/draft.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/calendar.h"
#include "solve/rotation.h"
#include "store/db.h"
#include "store/run.h"
#include "store/session.h"
#include "text/reference.h"

enum { HOUR = 60, MOVES_MOST = 8 };

static void fill_in(struct miraif_plan_options *options)
{
    if (options->generals == 0)
        options->generals = 3;
    if (options->weeks == 0)
        options->weeks = 12;
    if (options->hours.to == 0)
        options->hours = (struct miraif_hours){19 * HOUR, 21 * HOUR};
    if (options->social.to == 0)
        options->social = (struct miraif_hours){21 * HOUR + 15, 22 * HOUR + 45};
}

static enum miraif_status check_options(const struct mi_draft *draft)
{
    const struct miraif_plan_options *options = &draft->options;
    if (options->generals < 1 || options->generals > MI_GENERALS_MOST)
        return mi_fail(draft->err, MIRAIF_REFUSED, "a plan has 1 to %d general sessions", MI_GENERALS_MOST);
    if (options->weeks < options->generals - 1 || options->weeks < 1 || options->weeks > MI_WEEKS_MOST)
        return mi_fail(draft->err, MIRAIF_REFUSED,
                       "a plan goes over 1 to %d weeks, one for each general session", MI_WEEKS_MOST);
    if (options->hours.from >= options->hours.to || options->social.from >= options->social.to)
        return mi_fail(draft->err, MIRAIF_REFUSED, "sessions end later than they begin");
    return MIRAIF_OK;
}

static enum miraif_status check_open(const struct mi_draft *draft)
{
    struct miraif_run run;
    MI_TRY(mi_run_get(draft->store, draft->cohort.id, "plan", "adopted", draft->arena, &run, draft->err));
    if (run.id == 0)
        return MIRAIF_OK;
    mi_fail(draft->err, MIRAIF_REFUSED, "the plan of cohort %lld is adopted and stands",
            (long long)draft->cohort.id);
    mi_hint(draft->err, "change single sessions with miraif session edit, add and cancel; miraif match peers"
                        " --settle gives turns anew");
    return MIRAIF_REFUSED;
}

static void hash_hours(struct mi_hash *hash, const struct miraif_hours *hours)
{
    mi_hash_add_int(hash, hours->from);
    mi_hash_add_int(hash, hours->to);
}

static void begin_digest(struct mi_draft *draft)
{
    mi_hash_begin(&draft->hash);
    mi_hash_add_text(&draft->hash, "plan 1"); /* the form of what follows */
    mi_hash_add_text(&draft->hash, draft->cohort.start_date);
    mi_hash_add_int(&draft->hash, draft->options.generals);
    mi_hash_add_int(&draft->hash, draft->options.weeks);
    hash_hours(&draft->hash, &draft->options.hours);
    hash_hours(&draft->hash, &draft->options.social);
    mi_hash_add_text(&draft->hash, draft->options.place);
    mi_hash_add_text(&draft->hash, draft->options.social_place);
    for (size_t i = 0; i < draft->crew.count; i++) {
        mi_hash_add_int(&draft->hash, draft->crew.member[i].team);
        mi_hash_add_int(&draft->hash, draft->crew.member[i].person);
        mi_hash_add_int(&draft->hash, draft->crew.member[i].stands);
    }
}

enum miraif_status mi_draft_load(struct mi_draft *draft)
{
    MI_TRY(miraif_cohort_get(draft->store, draft->cohort.id, draft->arena, &draft->cohort, draft->err));
    fill_in(&draft->options);
    MI_TRY(check_options(draft));
    MI_TRY(check_open(draft));
    MI_TRY(mi_crew_load(draft->store, draft->cohort.id, 0, draft->arena, &draft->crew, draft->err));
    draft->optimal = true;
    begin_digest(draft);
    if (draft->crew.teams > 0)
        return MIRAIF_OK;
    mi_fail(draft->err, MIRAIF_REFUSED, "cohort %lld has no adopted teams, whose sessions are planned",
            (long long)draft->cohort.id);
    mi_hint(draft->err, "form and adopt them: miraif team form %lld", (long long)draft->cohort.id);
    return MIRAIF_REFUSED;
}

enum miraif_status mi_draft_tell(struct mi_draft *draft, const char *code, struct mi_value *args)
{
    if (draft->notes == draft->note_room) {
        size_t room = draft->note_room == 0 ? 8 : 2 * draft->note_room;
        struct mi_draft_note *wider = mi_arena_array(draft->arena, room, sizeof *wider);
        if (wider == NULL)
            return mi_no_memory(draft->err);
        if (draft->notes > 0)
            memcpy(wider, draft->note, draft->notes * sizeof *wider);
        draft->note = wider;
        draft->note_room = room;
    }
    draft->note[draft->notes++] = (struct mi_draft_note){code, args};
    return MIRAIF_OK;
}

static enum mi_reference_kind reference_kind(enum miraif_session_kind kind)
{
    static const enum mi_reference_kind kinds[] = {
        [MIRAIF_SESSION_GENERAL] = MI_REFERENCE_GENERAL,     [MIRAIF_SESSION_SOCIAL] = MI_REFERENCE_SOCIAL,
        [MIRAIF_SESSION_PEER] = MI_REFERENCE_PEER,           [MIRAIF_SESSION_MENTOR] = MI_REFERENCE_MENTOR,
        [MIRAIF_SESSION_COMMUNITY] = MI_REFERENCE_COMMUNITY,
    };
    return kinds[kind];
}

const char *mi_session_label(const struct miraif_session *session, struct miraif_arena *arena)
{
    char text[MI_REFERENCE_TEXT];
    const struct mi_reference reference = {reference_kind(session->kind), session->cohort, session->team,
                                           session->number};
    mi_reference_format(&reference, text);
    return mi_arena_text(arena, text);
}

enum miraif_status mi_draft_add(struct mi_draft *draft, const struct miraif_session *session)
{
    if (draft->sessions == draft->room) {
        size_t room = draft->room == 0 ? 64 : 2 * draft->room;
        struct miraif_session *wider = mi_arena_array(draft->arena, room, sizeof *wider);
        if (wider == NULL)
            return mi_no_memory(draft->err);
        if (draft->sessions > 0)
            memcpy(wider, draft->session, draft->sessions * sizeof *wider);
        draft->session = wider;
        draft->room = room;
    }
    struct miraif_session *copy = &draft->session[draft->sessions++];
    *copy = *session;
    copy->cohort = draft->cohort.id;
    copy->id = mi_session_label(copy, draft->arena);
    return copy->id == NULL ? mi_no_memory(draft->err) : MIRAIF_OK;
}

enum miraif_status mi_draft_number(struct mi_draft *draft, enum miraif_session_kind kind, int64_t team,
                                   int64_t *ret_number)
{
    const struct miraif_session scope = {.cohort = draft->cohort.id, .kind = kind, .team = team};
    int64_t last;
    MI_TRY(mi_session_last_number(draft->store, &scope, false, &last, draft->err));
    mi_hash_add_int(&draft->hash, last);
    *ret_number = last + 1;
    return MIRAIF_OK;
}

static const char *date_text(struct mi_date date, struct miraif_arena *arena)
{
    char text[MI_DATE_TEXT];
    mi_date_format(date, text);
    return mi_arena_text(arena, text);
}

/* Moves a day on by weeks until it is free of holidays. */
static enum miraif_status move_off_holidays(struct mi_draft *draft, struct mi_date *date,
                                            const char **ret_name)
{
    for (int moves = 0; moves < MOVES_MOST; moves++) {
        struct miraif_holiday holiday;
        MI_TRY(mi_calendar_day(draft->store, *date, draft->arena, &holiday, draft->err));
        mi_hash_add_int(&draft->hash, holiday.free);
        if (!holiday.free)
            return MIRAIF_OK;
        *ret_name = holiday.name != NULL ? holiday.name : "";
        *date = mi_date_from_days(mi_date_to_days(*date) + MI_WEEK);
    }
    return mi_fail(draft->err, MIRAIF_REFUSED, "there is no Friday without a holiday for weeks");
}

static enum miraif_status tell_moved(struct mi_draft *draft, const char *session, struct mi_date from,
                                     struct mi_date to, const char *holiday)
{
    struct mi_value *args = mi_value_object(draft->arena);
    mi_put_text(args, "session", session);
    mi_put_text(args, "from", date_text(from, draft->arena));
    mi_put_text(args, "to", date_text(to, draft->arena));
    mi_put_text(args, "holiday", holiday);
    return mi_draft_tell(draft, holiday == NULL ? "late_start" : "moved", args);
}

static enum miraif_status add_general(struct mi_draft *draft, int64_t number, struct mi_date date)
{
    const struct miraif_plan_options *options = &draft->options;
    struct miraif_session session = {
        .kind = MIRAIF_SESSION_GENERAL,
        .number = number,
        .date = date_text(date, draft->arena),
        .starts_at = mi_calendar_instant(date, options->hours.from),
        .ends_at = mi_calendar_instant(date, options->hours.to),
        .place = options->place,
    };
    if (session.date == NULL)
        return mi_no_memory(draft->err);
    MI_TRY(mi_draft_add(draft, &session));
    session.kind = MIRAIF_SESSION_SOCIAL;
    session.starts_at = mi_calendar_instant(date, options->social.from);
    session.ends_at = mi_calendar_instant(date, options->social.to);
    session.place = options->social_place;
    return mi_draft_add(draft, &session);
}

/* The first Friday on or after the cohort's first day. */
static enum miraif_status find_first(struct mi_draft *draft, struct mi_date *ret_first)
{
    struct mi_date start;
    if (!mi_date_parse(draft->cohort.start_date, &start))
        return mi_fail(draft->err, MIRAIF_INTERNAL, "a cohort begins on no day");
    int ahead = (MI_FRIDAY - mi_date_weekday(start) + MI_WEEK) % MI_WEEK;
    *ret_first = mi_date_from_days(mi_date_to_days(start) + ahead);
    return ahead == 0 ? MIRAIF_OK : tell_moved(draft, NULL, start, *ret_first, NULL);
}

enum miraif_status mi_draft_generals(struct mi_draft *draft, struct mi_date *ret_first,
                                     struct mi_date *ret_last)
{
    struct mi_date start = {0};
    struct mi_date date = {0};
    struct mi_date last = {0};
    int64_t number = 0;
    int64_t count = draft->options.generals;
    MI_TRY(find_first(draft, &start));
    MI_TRY(mi_draft_number(draft, MIRAIF_SESSION_GENERAL, 0, &number));
    for (int64_t i = 0; i < count; i++) {
        int64_t week = count == 1 ? 0 : (2 * draft->options.weeks * i + count - 1) / (2 * (count - 1));
        const char *holiday = NULL;
        struct mi_date wanted = mi_date_from_days(mi_date_to_days(start) + week * MI_WEEK);
        if (i > 0 && mi_date_to_days(wanted) <= mi_date_to_days(last))
            wanted = mi_date_from_days(mi_date_to_days(last) + MI_WEEK);
        date = wanted;
        MI_TRY(move_off_holidays(draft, &date, &holiday));
        MI_TRY(add_general(draft, number + i, date));
        if (holiday != NULL)
            MI_TRY(tell_moved(draft, draft->session[draft->sessions - 2].id, wanted, date, holiday));
        if (i == 0)
            *ret_first = start = date;
        last = date;
    }
    if (count == 1)
        last = mi_date_from_days(mi_date_to_days(last) + draft->options.weeks * MI_WEEK);
    *ret_last = last;
    return MIRAIF_OK;
}

/* Turns of the standing members of a team over `weeks`, solved and checked. */
static enum miraif_status solve_turns(struct mi_draft *draft, uint32_t people, uint32_t weeks,
                                      struct mi_rotation_result *ret_result)
{
    const struct mi_rotation problem = {.people = people, .turns = weeks, .last = MI_NOBODY};
    MI_TRY(mi_rotation_solve(&problem, draft->arena, ret_result, draft->err));
    MI_TRY(mi_rotation_check(&problem, ret_result, draft->err));
    draft->steps += (int64_t)ret_result->steps;
    draft->optimal = draft->optimal && ret_result->optimal;
    return MIRAIF_OK;
}

static enum miraif_status tell_uneven(struct mi_draft *draft, const char *team, uint32_t people,
                                      uint32_t weeks)
{
    struct mi_value *args = mi_value_object(draft->arena);
    mi_put_text(args, "team", team);
    mi_put_int(args, "people", people);
    mi_put_int(args, "weeks", weeks);
    return mi_draft_tell(draft, "uneven_turns", args);
}

static enum miraif_status add_team(struct mi_draft *draft, int64_t team, struct mi_date monday,
                                   uint32_t weeks)
{
    const struct mi_crew_member *member[MI_ROTATION_PEOPLE_MOST];
    const struct mi_reference reference = {MI_REFERENCE_TEAM, draft->cohort.id, team, 0};
    struct mi_rotation_result turns;
    char label[MI_REFERENCE_TEXT];
    uint32_t people = 0;
    int64_t number;
    for (size_t i = 0; i < draft->crew.count; i++)
        if (draft->crew.member[i].team == team && draft->crew.member[i].stands &&
            people < MI_ROTATION_PEOPLE_MOST)
            member[people++] = &draft->crew.member[i];
    MI_TRY(mi_draft_number(draft, MIRAIF_SESSION_PEER, team, &number));
    if (people < 2)
        return MIRAIF_OK; /* nobody is left to be mentored by */
    MI_TRY(solve_turns(draft, people, weeks, &turns));
    mi_reference_format(&reference, label);
    for (uint32_t week = 0; week < weeks; week++) {
        struct mi_date date = mi_date_from_days(mi_date_to_days(monday) + (int64_t)week * MI_WEEK);
        const struct miraif_session session = {.kind = MIRAIF_SESSION_PEER,
                                               .team = team,
                                               .number = number + week,
                                               .date = date_text(date, draft->arena),
                                               .mentee = member[turns.turn[week]]->person};
        if (session.date == NULL)
            return mi_no_memory(draft->err);
        MI_TRY(mi_draft_add(draft, &session));
    }
    if (weeks % people == 0)
        return MIRAIF_OK;
    return tell_uneven(draft, mi_arena_text(draft->arena, label), people, weeks);
}

enum miraif_status mi_draft_peers(struct mi_draft *draft, struct mi_date first, struct mi_date last)
{
    int64_t begin = mi_date_to_days(mi_calendar_monday(first)) + MI_WEEK;
    int64_t end = mi_date_to_days(mi_calendar_monday(last));
    uint32_t weeks = end < begin ? 0 : (uint32_t)((end - begin) / MI_WEEK + 1);
    for (int64_t team = 1; team <= draft->crew.teams; team++)
        MI_TRY(add_team(draft, team, mi_date_from_days(begin), weeks));
    return MIRAIF_OK;
}
