/* Sessions, holidays and turns as records. */
#include "cli/record_session.h"

#include "base/date.h"
#include "base/str.h"
#include "cli/output.h"

enum { DAY = 24 * 3600, ROW_MOST = 2000 };

static const struct record_field session_fields[] = {
    {"id", N_("session"), "string", FIELD_TABLE | FIELD_ID},
    {"cohort", N_("cohort"), "integer", FIELD_RIGHT},
    {"kind", N_("kind"), "string", 0},
    {"title", N_("title"), "string", FIELD_TABLE},
    {"date", N_("date"), "date", FIELD_TABLE},
    {"hours", N_("time"), "string", FIELD_TABLE},
    {"starts_at", N_("from"), "instant", 0},
    {"ends_at", N_("to"), "instant", 0},
    {"place", N_("place"), "string", FIELD_TABLE},
    {"team", N_("team"), "string", 0},
    {"mentee", N_("mentee"), "string", 0},
    {"mentee_name", N_("mentee"), "string", FIELD_TABLE},
    {"mentor", N_("mentor"), "string", 0},
    {"mentor_name", N_("mentor"), "string", FIELD_TABLE},
    {"state", N_("state"), "string", FIELD_TABLE | FIELD_WORD},
    {"sequence", N_("changes"), "integer", FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_session_type = {"session", session_fields};

static const struct record_field plan_fields[] = {
    {"cohort", N_("cohort"), "integer", FIELD_TABLE},
    {"run", N_("run"), "integer", 0},
    {"state", N_("state"), "string", FIELD_TABLE | FIELD_WORD},
    {"status", N_("status"), "string", 0},
    {"digest", N_("digest of the inputs"), "string", 0},
    {"steps", N_("steps"), "integer", 0},
    {"sessions", N_("sessions"), "array", FIELD_NESTED},
    {"notes", N_("notes"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_plan_type = {"plan", plan_fields};

static const struct record_field holiday_fields[] = {
    {"date", N_("date"), "date", FIELD_TABLE | FIELD_ID},
    {"weekday", N_("weekday"), "string", FIELD_TABLE},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"free", N_("free"), "boolean", FIELD_TABLE},
    {"source", N_("by"), "string", FIELD_TABLE | FIELD_WORD},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_holiday_type = {"holiday", holiday_fields};

static const struct record_field attendee_fields[] = {
    {"id", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"kana", N_("reading"), "string", 0},
    {"email", N_("e-mail"), "string", 0},
    {"team", N_("team"), "string", FIELD_TABLE},
    {"guest", N_("guest"), "boolean", FIELD_TABLE},
    {"rsvp", N_("answer"), "string", FIELD_TABLE | FIELD_WORD},
    {"diet", N_("food"), "string", FIELD_TABLE},
    {"note", N_("note"), "string", 0},
    {"attendance", N_("came"), "string", FIELD_TABLE | FIELD_WORD},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_attendee_type = {"attendee", attendee_fields};

static void put_hours(struct mi_value *record, const struct miraif_session *session)
{
    int64_t from = (session->starts_at + MI_TOKYO_OFFSET) % DAY / 60;
    int64_t to = (session->ends_at + MI_TOKYO_OFFSET) % DAY / 60;
    if (session->starts_at == 0)
        mi_put_null(record, "hours");
    else
        mi_putf(record, "hours", "%02d:%02d-%02d:%02d", (int)(from / 60), (int)(from % 60), (int)(to / 60),
                (int)(to % 60));
}

static void put_instant(struct mi_value *record, const char *key, int64_t instant)
{
    if (instant == 0)
        mi_put_null(record, key);
    else
        mi_put_instant(record, key, instant);
}

static void fill_session(struct mi_value *record, const struct miraif_session *session)
{
    mi_put_copy(record, "id", session->id);
    if (session->cohort == 0)
        mi_put_null(record, "cohort");
    else
        mi_put_int(record, "cohort", session->cohort);
    mi_put_text(record, "kind", miraif_session_kind_code(session->kind));
    mi_put_copy(record, "title", session->title);
    mi_put_copy(record, "date", session->date);
    put_hours(record, session);
    put_instant(record, "starts_at", session->starts_at);
    put_instant(record, "ends_at", session->ends_at);
    mi_put_copy(record, "place", session->place);
    mi_put_copy(record, "team", session->team_id);
    mi_put_ref(record, "mentee", 'p', session->mentee);
    mi_put_copy(record, "mentee_name", session->mentee_name);
    mi_put_ref(record, "mentor", 'p', session->mentor);
    mi_put_copy(record, "mentor_name", session->mentor_name);
    mi_put_copy(record, "state", session->state);
    mi_put_int(record, "sequence", session->sequence);
}

struct mi_value *record_session(struct miraif_arena *arena, const struct miraif_session *session)
{
    struct mi_value *record = mi_value_object(arena);
    fill_session(record, session);
    return record;
}

struct mi_value *record_plan(struct miraif_arena *arena, const struct miraif_plan *plan)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "cohort", plan->run.cohort);
    mi_put_int(record, "run", plan->run.id);
    mi_put_copy(record, "state", plan->run.state);
    mi_put_copy(record, "status", plan->run.status);
    mi_put_copy(record, "digest", plan->run.digest);
    mi_put_int(record, "steps", plan->run.steps);
    struct mi_value *sessions = mi_put_array(record, "sessions");
    for (size_t i = 0; i < plan->sessions; i++)
        fill_session(mi_put_object(sessions, NULL), &plan->session[i]);
    struct mi_value *notes = mi_put_array(record, "notes");
    for (size_t i = 0; i < plan->notes; i++) {
        struct mi_value *note = mi_put_object(notes, NULL);
        mi_put_copy(note, "code", plan->note[i].code);
        mi_put_copy(note, "message", plan->note[i].message);
    }
    return record;
}

struct mi_value *record_holiday(struct miraif_arena *arena, const struct miraif_holiday *holiday)
{
    static const char *const weekdays[] = {N_("Sunday"),   N_("Monday"), N_("Tuesday"), N_("Wednesday"),
                                           N_("Thursday"), N_("Friday"), N_("Saturday")};
    struct mi_value *record = mi_value_object(arena);
    struct mi_date date;
    mi_put_copy(record, "date", holiday->date);
    if (mi_date_parse(holiday->date, &date))
        mi_put_text(record, "weekday", _(weekdays[mi_date_weekday(date)]));
    mi_put_copy(record, "name", holiday->name);
    mi_put_bool(record, "free", holiday->free);
    mi_put_text(record, "source", holiday->override ? "office" : "law");
    return record;
}

struct mi_value *record_attendee(struct miraif_arena *arena, const struct miraif_attendee *attendee)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "id", 'p', attendee->person);
    mi_put_copy(record, "name", attendee->name);
    mi_put_copy(record, "kana", attendee->kana);
    mi_put_copy(record, "email", attendee->email);
    mi_put_copy(record, "team", attendee->team_id);
    mi_put_bool(record, "guest", attendee->guest);
    mi_put_copy(record, "rsvp", attendee->rsvp);
    mi_put_copy(record, "diet", attendee->diet);
    mi_put_copy(record, "note", attendee->note);
    mi_put_copy(record, "attendance", attendee->attendance);
    return record;
}

struct mi_value *record_turns(struct miraif_arena *arena, const struct miraif_team_turns *turns)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_copy(record, "team", turns->team_id);
    struct mi_value *members = mi_put_array(record, "members");
    for (size_t i = 0; i < turns->members; i++) {
        const struct miraif_turns *one = &turns->turns[i];
        struct mi_value *member = mi_put_object(members, NULL);
        mi_put_ref(member, "id", 'p', one->person);
        mi_put_copy(member, "name", one->name);
        mi_put_int(member, "held", one->held);
        mi_put_int(member, "planned", one->planned);
        mi_put_int(member, "missed", one->missed);
        mi_put_int(member, "owed", one->owed);
        mi_put_bool(member, "left", one->left);
    }
    struct mi_value *sessions = mi_put_array(record, "sessions");
    for (size_t i = 0; i < turns->sessions; i++)
        fill_session(mi_put_object(sessions, NULL), &turns->session[i]);
    mi_put_int(record, "changed", turns->changed);
    return record;
}

/* A plan as people read it: peer sessions, of which there are many, stand under their team as a row of names.
 */
enum miraif_status record_say_plan(struct cli *cli, const struct miraif_plan *plan, struct miraif_error *err)
{
    struct mi_value *rows = mi_value_array(cli->arena);
    for (size_t i = 0; i < plan->sessions; i++)
        if (plan->session[i].kind != MIRAIF_SESSION_PEER)
            fill_session(mi_put_object(rows, NULL), &plan->session[i]);
    MI_TRY(cli_table(cli, &record_session_type, rows, err));
    int64_t teams = 0;
    for (size_t i = 0; i < plan->sessions; i++)
        teams = plan->session[i].team > teams ? plan->session[i].team : teams;
    for (int64_t team = 1; team <= teams; team++) {
        struct mi_str row = mi_str_begin(cli->arena, ROW_MOST);
        const char *label = NULL;
        const char *names;
        mi_str_add(&row, "");
        for (size_t i = 0; i < plan->sessions && !row.too_long; i++) {
            const struct miraif_session *session = &plan->session[i];
            if (session->kind != MIRAIF_SESSION_PEER || session->team != team)
                continue;
            mi_str_addf(&row, "%s%s", label == NULL ? "" : " → ",
                        session->mentee_name == NULL ? "—" : session->mentee_name);
            label = session->team_id;
        }
        if (label == NULL || mi_str_end(&row, &names, NULL) != MIRAIF_OK)
            continue;
        cli_say(cli, _("team %s, week by week: %s"), label, names);
    }
    for (size_t i = 0; i < plan->notes; i++)
        cli_warn(cli, plan->note[i].code, "%s", plan->note[i].message);
    return MIRAIF_OK;
}

void record_say_session_letters(struct cli *cli, const char *session,
                                const struct miraif_session_letters *letters)
{
    if (letters->cancelled > 0 || letters->queued > 0)
        cli_say(cli, _("letters: %lld waiting ones cancelled, %lld queued"), (long long)letters->cancelled,
                (long long)letters->queued);
    if (letters->claimed > 0)
        cli_warn(cli, "claimed_letters",
                 _("%lld letters about %s were handed to the mailer already; stop them by hand"),
                 (long long)letters->claimed, session);
}
