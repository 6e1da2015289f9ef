/* The report of a cohort: everything is read in one state of the store, put into words and figures, and
 * rendered. Nothing that was told in confidence is read at all. */
#include "miraif/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "miraif/miraif.h"
#include "render/report.h"
#include "store/db.h"
#include "store/vocabulary.h"
#include "text/key.h"
#include "text/reference.h"

enum {
    BARS_MOST = 10,
    SESSIONS_MOST = 400,
    ROUNDS_MOST = 60,

    HOUR = 3600,
    FACTS_MOST = 400
};

struct work {
    struct miraif_store *store;
    const struct miraif_env *env;
    int64_t cohort;
    bool open;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct miraif_cohort about;
    struct mi_vocabulary vocabulary;
    struct mi_report_page page;
    int64_t applicants, participants;
    int64_t *person; /* of the participants */
    size_t room;
    struct mi_bar *bar[3];
    size_t bar_room[3], bars[3];
    const char **key[3];
    size_t key_room[3];
    struct mi_report_session *session;
    struct miraif_session *meeting;
    size_t meetings;
    size_t accompanied; /* teams with a mentor */
    const char *last;   /* day of the last session */
    int64_t peers_held, peers_planned;
    int64_t came, expected;
    struct mi_point *satisfaction, *pulse;
    int64_t asked, answered, waiting, hours;
};

static const char *words(const struct work *work, const char *msgid)
{
    return mi_translate(work->env, msgid);
}

/* "1/15" of YYYY-MM-DD. */
static const char *day(struct work *work, const char *date)
{
    struct mi_date parsed;
    if (!mi_date_parse(date, &parsed))
        return "";
    return mi_arena_printf(work->arena, "%d/%d", parsed.month, parsed.day);
}

/* Counts a value under a bar of its own; values that differ in width, case or blanks are one. */
static enum miraif_status count(struct work *work, size_t by, const char *value)
{
    const char *key;
    if (mi_text_blank(value))
        return MIRAIF_OK;
    MI_TRY(mi_text_key(value, work->arena, &key, work->err));
    for (size_t i = 0; i < work->bars[by]; i++)
        if (mi_text_is(work->key[by][i], key)) {
            work->bar[by][i].value++;
            return MIRAIF_OK;
        }
    work->bar[by] =
        mi_arena_grow(work->arena, work->bar[by], work->bars[by], &work->bar_room[by], sizeof *work->bar[by]);
    work->key[by] =
        mi_arena_grow(work->arena, work->key[by], work->bars[by], &work->key_room[by], sizeof *work->key[by]);
    if (work->bar[by] == NULL || work->key[by] == NULL)
        return mi_no_memory(work->err);
    work->key[by][work->bars[by]] = key;
    work->bar[by][work->bars[by]] = (struct mi_bar){mi_arena_text(work->arena, value), 1};
    return work->bar[by][work->bars[by]++].label == NULL ? mi_no_memory(work->err) : MIRAIF_OK;
}

/* "30代", "30s". */
static const char *decade(struct work *work, int64_t age)
{
    return mi_arena_printf(work->arena, words(work, N_("%llds")), (long long)(age / 10 * 10));
}

static enum miraif_status add_person(void *context, const struct miraif_application *application)
{
    struct work *work = context;
    const struct miraif_profile *profile = &application->person.profile;
    bool takes_part = application->status == MIRAIF_APPLICATION_ACCEPTED ||
                      application->status == MIRAIF_APPLICATION_SELECTED;
    work->applicants++;
    if (!takes_part)
        return MIRAIF_OK;
    work->person = mi_arena_grow(work->arena, work->person, (size_t)work->participants, &work->room,
                                 sizeof *work->person);
    if (work->person == NULL)
        return mi_no_memory(work->err);
    work->person[work->participants++] = application->person.id;
    const char *industry = profile->industry;
    const char *occupation = profile->occupation;
    MI_TRY(mi_vocabulary_apply(&work->vocabulary, MIRAIF_VOCABULARY_INDUSTRY, &industry, work->arena,
                               work->err));
    MI_TRY(mi_vocabulary_apply(&work->vocabulary, MIRAIF_VOCABULARY_OCCUPATION, &occupation, work->arena,
                               work->err));
    MI_TRY(count(work, 0, industry));
    MI_TRY(count(work, 1, occupation));
    return application->person.age < 0 ? MIRAIF_OK : count(work, 2, decade(work, application->person.age));
}

static int by_number(const void *a, const void *b)
{
    const struct mi_bar *x = a;
    const struct mi_bar *y = b;
    if (x->value != y->value)
        return x->value > y->value ? -1 : 1;
    return strcmp(x->label, y->label);
}

static int by_label(const void *a, const void *b)
{
    return strcmp(((const struct mi_bar *)a)->label, ((const struct mi_bar *)b)->label);
}

/* In public nobody stands alone: what is one person's is among the others. Sorted by number, these stand
 * last, but decades do not. */
static size_t hide_singles(struct work *work, struct mi_bar *bar, size_t bars)
{
    size_t kept = 0;
    int64_t singles = 0;
    for (size_t i = 0; i < bars; i++) {
        if (bar[i].value > 1)
            bar[kept++] = bar[i];
        else
            singles++;
    }
    if (singles > 0)
        bar[kept++] = (struct mi_bar){words(work, N_("others")), singles};
    return kept;
}

/* The greatest; what does not fit is one bar. */
static void finish_bars(struct work *work, size_t by, const char *title)
{
    struct mi_bar *bar = work->bar[by];
    size_t bars = work->bars[by];
    if (bars > 0)
        qsort(bar, bars, sizeof *bar, by == 2 ? by_label : by_number);
    if (bars > BARS_MOST) {
        for (size_t i = BARS_MOST; i < bars; i++)
            bar[BARS_MOST - 1].value += bar[i].value;
        bar[BARS_MOST - 1].label = words(work, N_("others"));
        bars = BARS_MOST;
    }
    if (work->open)
        bars = hide_singles(work, bar, bars);
    work->page.people[by].title = words(work, title);
    work->page.people[by].bar = bar;
    work->page.people[by].bars = bars;
}

static enum miraif_status read_people(struct work *work)
{
    MI_TRY(mi_vocabulary_load(work->store, work->arena, &work->vocabulary, work->err));
    MI_TRY(miraif_application_each(work->store, work->cohort, add_person, work, work->err));
    finish_bars(work, 0, N_("Industry"));
    finish_bars(work, 1, N_("Occupation"));
    finish_bars(work, 2, N_("Age"));
    return MIRAIF_OK;
}

/* The industry as the public may see it: by the name of a bar, or among the others. */
static enum miraif_status open_industry(struct work *work, const char *industry, const char **ret_name)
{
    const struct mi_bar *bar = work->page.people[0].bar;
    const char *key, *other;
    *ret_name = "";
    MI_TRY(mi_vocabulary_apply(&work->vocabulary, MIRAIF_VOCABULARY_INDUSTRY, &industry, work->arena,
                               work->err));
    if (mi_text_blank(industry))
        return MIRAIF_OK;
    MI_TRY(mi_text_key(industry, work->arena, &key, work->err));
    *ret_name = words(work, N_("others"));
    for (size_t i = 0; i < work->page.people[0].bars; i++) {
        MI_TRY(mi_text_key(bar[i].label, work->arena, &other, work->err));
        if (mi_text_is(key, other))
            *ret_name = bar[i].label;
    }
    return MIRAIF_OK;
}

/* What is said of a member: for the public the industry alone. */
static enum miraif_status facts(struct work *work, const struct miraif_member *member, const char **ret_text)
{
    const char *part[] = {member->company, member->occupation,
                          member->age < 0 ? NULL : decade(work, member->age)};
    struct mi_str str = mi_str_begin(work->arena, FACTS_MOST);
    const char *industry = "";
    if (work->open)
        MI_TRY(open_industry(work, member->industry, &industry));
    mi_str_add(&str, industry);
    for (size_t i = 0; !work->open && i < sizeof part / sizeof *part; i++)
        if (!mi_text_blank(part[i]))
            mi_str_addf(&str, "%s%s", str.length == 0 ? "" : "・", part[i]);
    return mi_str_end(&str, ret_text, work->err);
}

static const char *mentor_of(const struct miraif_matches *matches, int64_t team)
{
    for (size_t i = 0; i < matches->matches; i++)
        if (matches->match[i].team == team)
            return matches->match[i].mentor_name;
    return NULL;
}

static enum miraif_status read_team(struct work *work, const struct miraif_team *team,
                                    const struct miraif_matches *matches, struct mi_report_team *ret_team)
{
    char letters[MI_TEAM_LETTERS];
    struct mi_report_member *member = mi_arena_array(work->arena, team->members, sizeof *member);
    const char **reason = mi_arena_array(work->arena, team->reasons, sizeof *reason);
    if (member == NULL || reason == NULL)
        return mi_no_memory(work->err);
    size_t members = 0;
    for (size_t i = 0; i < team->members; i++) {
        if (team->member[i].left)
            continue;
        member[members].name = work->open ? NULL : team->member[i].name;
        MI_TRY(facts(work, &team->member[i], &member[members++].facts));
    }
    mi_team_letters(team->number, letters);
    *ret_team = (struct mi_report_team){.letters = mi_arena_text(work->arena, letters),
                                        .member = member,
                                        .members = members,
                                        .mentor = work->open ? NULL : mentor_of(matches, team->number),
                                        .reason = reason};
    for (size_t i = 0; !work->open && i < team->reasons; i++)
        if (team->reason[i].text != NULL)
            reason[ret_team->reasons++] = team->reason[i].text;
    return ret_team->letters == NULL ? mi_no_memory(work->err) : MIRAIF_OK;
}

/* Where somebody has left, what was said of the team when it was made is not so any more: it is said anew,
 * or, where too few are left, not at all. */
static enum miraif_status renew_reasons(struct work *work, const struct miraif_teams *teams,
                                        struct miraif_team *list)
{
    struct miraif_teams now = {0};
    bool left = false;
    for (size_t t = 0; t < teams->teams; t++)
        for (size_t i = 0; i < list[t].members; i++)
            left = left || list[t].member[i].left;
    if (!left)
        return MIRAIF_OK;
    enum miraif_status status = miraif_teams_now(work->store, work->cohort, work->arena, &now, work->err);
    if (status != MIRAIF_OK && status != MIRAIF_REFUSED)
        return status;
    for (size_t t = 0; t < teams->teams; t++) {
        list[t].reason = t < now.teams ? now.team[t].reason : NULL;
        list[t].reasons = t < now.teams ? now.team[t].reasons : 0;
    }
    return MIRAIF_OK;
}

static enum miraif_status read_teams(struct work *work)
{
    struct miraif_teams teams;
    struct miraif_matches matches;
    MI_TRY(miraif_teams_get(work->store, work->cohort, work->arena, &teams, work->err));
    struct miraif_team *team = mi_arena_array(work->arena, teams.teams, sizeof *team);
    if (team == NULL)
        return mi_no_memory(work->err);
    for (size_t i = 0; i < teams.teams; i++)
        team[i] = teams.team[i];
    MI_TRY(renew_reasons(work, &teams, team));
    MI_TRY(miraif_matches_get(work->store, work->cohort, work->arena, &matches, work->err));
    struct mi_report_team *list = mi_arena_array(work->arena, teams.teams, sizeof *list);
    if (list == NULL)
        return mi_no_memory(work->err);
    for (size_t i = 0; i < teams.teams; i++)
        MI_TRY(read_team(work, &team[i], &matches, &list[i]));
    for (size_t i = 0; i < teams.teams; i++)
        work->accompanied += mentor_of(&matches, teams.team[i].number) != NULL;
    work->page.team = list;
    work->page.teams = teams.teams;
    return MIRAIF_OK;
}

static enum miraif_status keep_session(void *context, const struct miraif_session *session)
{
    struct work *work = context;
    if (work->meetings == SESSIONS_MOST)
        return MIRAIF_OK;
    struct miraif_session *copy = &work->meeting[work->meetings++];
    *copy = *session;
    copy->id = mi_arena_text(work->arena, session->id);
    copy->title = mi_arena_text(work->arena, session->title);
    copy->date = mi_arena_text(work->arena, session->date);
    copy->state = mi_arena_text(work->arena, session->state);
    work->last = copy->date;
    return copy->id == NULL || copy->title == NULL || copy->date == NULL || copy->state == NULL
               ? mi_no_memory(work->err)
               : MIRAIF_OK;
}

static enum miraif_status count_attendee(void *context, const struct miraif_attendee *attendee)
{
    struct mi_report_session *session = context;
    if (attendee->guest)
        return MIRAIF_OK;
    bool came = attendee->attendance != NULL && !mi_text_is(attendee->attendance, "absent") &&
                !mi_text_is(attendee->attendance, "excused");
    session->people++;
    session->came += came;
    session->noted = session->noted || attendee->attendance != NULL;
    return MIRAIF_OK;
}

static enum miraif_status add_meeting(struct work *work, const struct miraif_session *session)
{
    struct mi_report_session *one = &work->session[work->page.sessions++];
    *one = (struct mi_report_session){
        .date = session->date, .title = session->title, .cancelled = mi_text_is(session->state, "cancelled")};
    MI_TRY(miraif_session_people(work->store, session, count_attendee, one, work->err));
    if (one->noted && session->kind == MIRAIF_SESSION_GENERAL && !one->cancelled) {
        work->came += one->came;
        work->expected += one->people;
    }
    return MIRAIF_OK;
}

/* Peer sessions of a team by number; sessions that never were leave no gap, for numbers do not shift. */
static enum miraif_status add_squares(struct work *work, int64_t team, struct mi_squares *row)
{
    char letters[MI_TEAM_LETTERS];
    char *state = mi_arena_alloc(work->arena, SESSIONS_MOST + 1);
    mi_team_letters(team, letters);
    row->label = mi_arena_text(work->arena, letters);
    if (state == NULL || row->label == NULL)
        return mi_no_memory(work->err);
    for (size_t i = 0; i < work->meetings; i++) {
        const struct miraif_session *session = &work->meeting[i];
        if (session->kind != MIRAIF_SESSION_PEER || session->team != team || session->number > SESSIONS_MOST)
            continue;
        for (int64_t j = 0; j < session->number; j++)
            if (state[j] == '\0')
                state[j] = 'p';
        bool held = mi_text_is(session->state, "held");
        bool cancelled = mi_text_is(session->state, "cancelled");
        state[session->number - 1] = held ? 'h' : cancelled ? 'x' : 'p';
        work->peers_held += held;
        work->peers_planned += !cancelled;
    }
    row->state = state;
    return MIRAIF_OK;
}

static enum miraif_status read_sessions(struct work *work)
{
    const struct miraif_session_filter filter = {.cohort = work->cohort, .no_drafts = true};
    int64_t teams = 0;
    work->meeting = mi_arena_array(work->arena, SESSIONS_MOST, sizeof *work->meeting);
    work->session = mi_arena_array(work->arena, SESSIONS_MOST, sizeof *work->session);
    if (work->meeting == NULL || work->session == NULL)
        return mi_no_memory(work->err);
    MI_TRY(miraif_session_each(work->store, &filter, keep_session, work, work->err));
    for (size_t i = 0; i < work->meetings; i++) {
        const struct miraif_session *session = &work->meeting[i];
        if (session->kind == MIRAIF_SESSION_GENERAL || session->kind == MIRAIF_SESSION_SOCIAL)
            MI_TRY(add_meeting(work, session));
        if (session->kind == MIRAIF_SESSION_PEER && session->team > teams)
            teams = session->team;
    }
    struct mi_squares *row = mi_arena_array(work->arena, (size_t)teams, sizeof *row);
    if (row == NULL)
        return mi_no_memory(work->err);
    for (int64_t i = 0; i < teams; i++)
        MI_TRY(add_squares(work, i + 1, &row[i]));
    work->page.session = work->session;
    work->page.peers = row;
    work->page.peer_rows = (size_t)teams;
    return MIRAIF_OK;
}

static const char *turnout(struct work *work, const struct miraif_voices *voices)
{
    return mi_arena_printf(work->arena, "%lld / %lld", (long long)voices->answered,
                           (long long)voices->people);
}

static enum miraif_status add_point(struct work *work, struct mi_point *list, size_t *points,
                                    const struct mi_point *point)
{
    if (point->label == NULL || point->note == NULL)
        return mi_no_memory(work->err);
    if (*points < ROUNDS_MOST)
        list[(*points)++] = *point;
    return MIRAIF_OK;
}

static enum miraif_status add_survey(void *context, const struct miraif_survey *survey)
{
    struct work *work = context;
    struct mi_point point = {
        .label = day(work, survey->session->date), .note = turnout(work, &survey->voices), .withheld = true};
    if (survey->session->kind != MIRAIF_SESSION_GENERAL)
        return MIRAIF_OK;
    for (size_t i = 0; i < survey->voices.tallies; i++) {
        const struct miraif_tally *tally = &survey->voices.tally[i];
        if (!mi_text_is(tally->question->code, "satisfaction") || tally->steps == 0)
            continue;
        work->page.satisfaction_low = tally->question->low;
        work->page.satisfaction_high = tally->question->high;
        point.withheld = tally->withheld;
        point.value = tally->mean;
    }
    if (work->page.satisfaction_high == 0)
        return MIRAIF_OK; /* it is not asked */
    return add_point(work, work->satisfaction, &work->page.satisfactions, &point);
}

static enum miraif_status add_pulse(void *context, const struct miraif_pulse *pulse)
{
    struct work *work = context;
    struct mi_point point = {.label = day(work, pulse->date),
                             .note = turnout(work, &pulse->voices),
                             .value = pulse->score,
                             .withheld = pulse->score == 0};
    return add_point(work, work->pulse, &work->page.pulses, &point);
}

static enum miraif_status read_voices(struct work *work)
{
    work->satisfaction = mi_arena_array(work->arena, ROUNDS_MOST, sizeof *work->satisfaction);
    work->pulse = mi_arena_array(work->arena, ROUNDS_MOST, sizeof *work->pulse);
    if (work->satisfaction == NULL || work->pulse == NULL)
        return mi_no_memory(work->err);
    work->page.satisfaction = work->satisfaction;
    work->page.pulse = work->pulse;
    MI_TRY(miraif_survey_each(work->store, work->cohort, add_survey, work, work->err));
    return miraif_pulse_each(work->store, work->cohort, add_pulse, work, work->err);
}

static enum miraif_status count_ask(void *context, const struct miraif_ask *ask)
{
    struct work *work = context;
    bool own = false;
    for (int64_t i = 0; i < work->participants; i++)
        own = own || work->person[i] == ask->asker;
    if (!own)
        return MIRAIF_OK;
    work->asked++;
    work->answered += ask->answered_at != 0;
    work->waiting += ask->answered_at == 0 && ask->closed_at == 0;
    if (ask->answered_at != 0)
        work->hours += (ask->answered_at - ask->opened_at) / HOUR;
    return MIRAIF_OK;
}

static const char *number(struct work *work, int64_t value)
{
    return mi_arena_printf(work->arena, "%lld", (long long)value);
}

static enum miraif_status read_asks(struct work *work)
{
    MI_TRY(miraif_ask_each(work->store, MIRAIF_ASKS_ALL, count_ask, work, work->err));
    struct mi_report_figure *ask = mi_arena_array(work->arena, 4, sizeof *ask);
    if (ask == NULL)
        return mi_no_memory(work->err);
    ask[0] = (struct mi_report_figure){words(work, N_("Asked")), number(work, work->asked), "", ""};
    ask[1] = (struct mi_report_figure){words(work, N_("Answered")), number(work, work->answered), "", ""};
    ask[2] = (struct mi_report_figure){words(work, N_("Waiting")), number(work, work->waiting), "", ""};
    ask[3] = (struct mi_report_figure){words(work, N_("Until the first answer")),
                                       work->answered == 0 ? "–" : number(work, work->hours / work->answered),
                                       work->answered == 0 ? "" : words(work, N_("hours")),
                                       words(work, N_("on average"))};
    work->page.ask = ask;
    work->page.asks = work->asked > 0 ? 4 : 0;
    return MIRAIF_OK;
}

/* The last value that is shown, with one decimal; a dash where there is none. */
static const char *latest(struct work *work, const struct mi_point *point, size_t points,
                          const char **ret_note)
{
    char text[MI_DECIMAL_TEXT];
    *ret_note = "";
    while (points > 0 && point[points - 1].withheld)
        points--;
    if (points == 0)
        return "–";
    mi_svg_tenths(point[points - 1].value, text);
    *ret_note = point[points - 1].label;
    return mi_arena_text(work->arena, text);
}

static enum miraif_status make_figures(struct work *work)
{
    struct mi_report_page *page = &work->page;
    struct mi_report_figure *figure = mi_arena_array(work->arena, 6, sizeof *figure);
    const char *happy_note, *safe_note;
    const char *happy = latest(work, page->satisfaction, page->satisfactions, &happy_note);
    const char *safe = latest(work, page->pulse, page->pulses, &safe_note);
    const char *of_scale = mi_arena_printf(work->arena, "/ %lld", (long long)page->satisfaction_high);
    const char *of_peers = mi_arena_printf(work->arena, "/ %lld", (long long)work->peers_planned);
    const char *of_people =
        mi_arena_printf(work->arena, words(work, N_("of %lld who applied")), (long long)work->applicants);
    const char *of_mentors =
        mi_arena_printf(work->arena, words(work, N_("with a mentor: %zu")), work->accompanied);
    if (figure == NULL || of_mentors == NULL || happy == NULL || safe == NULL || of_scale == NULL ||
        of_peers == NULL || of_people == NULL)
        return mi_no_memory(work->err);
    figure[0] = (struct mi_report_figure){words(work, N_("Participants")), number(work, work->participants),
                                          "", of_people};
    figure[1] = (struct mi_report_figure){words(work, N_("Teams")), number(work, (int64_t)page->teams), "",
                                          of_mentors};
    figure[2] = (struct mi_report_figure){
        words(work, N_("Attendance")),
        work->expected == 0 ? "–" : number(work, (200 * work->came + work->expected) / (2 * work->expected)),
        work->expected == 0 ? "" : "%", words(work, N_("general sessions"))};
    figure[3] = (struct mi_report_figure){words(work, N_("Peer mentoring")), number(work, work->peers_held),
                                          of_peers, words(work, N_("took place"))};
    figure[4] = (struct mi_report_figure){words(work, N_("Satisfaction")), happy,
                                          page->satisfaction_high == 0 ? "" : of_scale, happy_note};
    figure[5] = (struct mi_report_figure){words(work, N_("Safety")), safe, "/ 7", safe_note};
    page->figure = figure;
    page->figures = 6;
    return MIRAIF_OK;
}

static enum miraif_status load(struct work *work)
{
    char today[MI_DATE_TEXT];
    MI_TRY(miraif_cohort_get(work->store, work->cohort, work->arena, &work->about, work->err));
    MI_TRY(read_people(work));
    MI_TRY(read_teams(work));
    MI_TRY(read_sessions(work));
    MI_TRY(read_voices(work));
    MI_TRY(read_asks(work));
    MI_TRY(make_figures(work));
    mi_date_format(mi_date_of_instant(work->env->now), today);
    work->page.cohort = work->about.name;
    work->page.made = mi_arena_text(work->arena, today);
    work->page.span =
        mi_arena_printf(work->arena, "%s – %s", work->about.start_date, work->last == NULL ? "" : work->last);
    work->page.open = work->open;
    return work->page.made == NULL || work->page.span == NULL ? mi_no_memory(work->err) : MIRAIF_OK;
}

enum miraif_status miraif_report_render(struct miraif_store *store, int64_t cohort, bool open,
                                        struct miraif_arena *arena, const char **ret_html,
                                        struct miraif_error *err)
{
    struct work work = {.store = store,
                        .env = mi_store_env(store),
                        .cohort = cohort,
                        .open = open,
                        .arena = arena,
                        .err = err};
    MI_TRY(mi_store_begin_read(store, err));
    enum miraif_status status = load(&work);
    mi_store_end_read(store);
    return status == MIRAIF_OK ? mi_render_report(&work.page, work.env, arena, ret_html, err) : status;
}
