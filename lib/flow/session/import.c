/* Answers that come back from forms: read the sheet, find out who says what of which session and when, and
 * apply the latest of each, as it would be applied by hand. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/session/answers.h"
#include "flow/session/attend.h"
#include "flow/session/present.h"
#include "io/sheet.h"
#include "io/values.h"
#include "miraif/person.h"
#include "store/attendance.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/outbox.h"
#include "text/key.h"

/* The first four are every sheet's; what stands behind them is its own. */
enum { CELL_MOST = 64 };
enum {
    FIELD_CODE,
    FIELD_PERSON,
    FIELD_EMAIL,
    FIELD_AT,
    FIELD_FIRST,
    FIELD_SECOND,
    FIELD_THIRD,
    FIELD_FOURTH
};

#define CODE_FIELD                                                                                           \
    {                                                                                                        \
        "code", (const char *const[]){"reply code", "返信コード", "回答コード", "コード", NULL},             \
            (const char *const[])                                                                            \
        {                                                                                                    \
            "返信コード", "回答コード", "reply code", NULL                                                   \
        }                                                                                                    \
    }
#define PERSON_FIELD                                                                                         \
    {                                                                                                        \
        "person", (const char *const[]){"id", "番号", "参加者番号", NULL}, (const char *const[])             \
        {                                                                                                    \
            NULL                                                                                             \
        }                                                                                                    \
    }
#define EMAIL_FIELD                                                                                          \
    {                                                                                                        \
        "email", (const char *const[]){"mail", "mail address", "メール", "Eメール", "電子メール", NULL},     \
            (const char *const[])                                                                            \
        {                                                                                                    \
            "email", "メールアドレス", "メアド", NULL                                                        \
        }                                                                                                    \
    }
#define AT_FIELD                                                                                             \
    {                                                                                                        \
        "at", (const char *const[]){"timestamp", "time", "answered at", "submitted at", "日時", NULL},       \
            (const char *const[])                                                                            \
        {                                                                                                    \
            "タイムスタンプ", "回答日", "送信日", "返信日", NULL                                             \
        }                                                                                                    \
    }

static const struct mi_sheet_field rsvp_fields[] = {
    CODE_FIELD,
    PERSON_FIELD,
    EMAIL_FIELD,
    AT_FIELD,
    {"answer", (const char *const[]){"rsvp", "reply", "回答", "返事", "返答", "出欠", "参加", NULL},
     (const char *const[]){"参加され", "参加し", "参加でき", "ご参加", "参加の", "参加可否", "出欠", "出席",
                           "お返事", NULL}},
    {"diet", (const char *const[]){"food", "食事", "アレルギー", NULL},
     (const char *const[]){"アレルギー", "食べられない", "食事", "苦手な", NULL}},
    {"note", (const char *const[]){"備考", "ひとこと", "連絡事項", NULL},
     (const char *const[]){"備考", "ひとこと", "連絡事項", NULL}},
};

static const struct mi_sheet_field attend_fields[] = {
    CODE_FIELD,
    PERSON_FIELD,
    EMAIL_FIELD,
    AT_FIELD,
    {"attendance", (const char *const[]){"status", "出欠", "出席", "状況", NULL},
     (const char *const[]){"出欠", "出席", NULL}},
};

static const struct mi_sheet_field log_fields[] = {
    CODE_FIELD,
    PERSON_FIELD,
    EMAIL_FIELD,
    {"at", (const char *const[]){"date", "held at", "実施日", "実施日時", "日時", "日付", NULL},
     (const char *const[]){"実施日", "いつ", NULL}},
    {"session", (const char *const[]){"セッション", "回", NULL}, (const char *const[]){"セッション", NULL}},
    {"kind", (const char *const[]){"種類", "種別", NULL}, (const char *const[]){"種類", NULL}},
    {"minutes", (const char *const[]){"時間", "分", "所要時間", NULL},
     (const char *const[]){"何分", "所要時間", NULL}},
    {"theme", (const char *const[]){"テーマ", "話題", NULL}, (const char *const[]){"テーマ", NULL}},
    {"mentee", (const char *const[]){"メンティー", NULL}, (const char *const[]){"メンティー", NULL}},
};

static const struct mi_sheet_field cheer_fields[] = {
    CODE_FIELD,
    PERSON_FIELD,
    EMAIL_FIELD,
    AT_FIELD,
    {"to", (const char *const[]){"for", "宛先", "宛て", "発表者", NULL},
     (const char *const[]){"どなたへ", "だれへ", "誰へ", "宛", "発表者", NULL}},
    {"message", (const char *const[]){"text", "メッセージ", "本文", NULL},
     (const char *const[]){"メッセージ", "応援", NULL}},
};

struct import;

/* What one row says. */
struct said {
    struct mi_sheet_row *row;
    int64_t person;      /* who answers; 0: nobody need */
    int64_t other;       /* to whom a message is; 0 */
    const char *session; /* what it is about */
    const char *value;   /* the answer as a code */
    int64_t at;
    bool timed;
    bool superseded; /* another row says something later of the same */
};

struct import_kind {
    const struct mi_sheet_field *fields;
    size_t count;
    const char *needed; /* what the column FIELD_FIRST is for, in words */
    bool people;        /* each row says who answers */
    enum miraif_status (*read)(struct import *import, struct said *said);
    enum miraif_status (*apply)(struct import *import, struct said *said, enum mi_sheet_outcome *ret_outcome);
};

struct import {
    struct miraif_store *store;
    const struct import_kind *kind;
    const char *reference; /* of the session; of logs the cohort's number */
    int64_t cohort;        /* of logs */
    struct miraif_session session;
    struct miraif_arena *arena;
    struct miraif_arena *scratch; /* of one row */
    struct miraif_error *err;
    struct mi_sheet sheet;
    struct said *said; /* by row */
};

/* A failure that became a refused row is none of the import's. */
static void forget_failure(struct import *import)
{
    if (import->err != NULL)
        *import->err = (struct miraif_error){.env = import->err->env};
}

/* Refuses the row with the words of a failure that is the row's own; other failures are returned. */
static enum miraif_status refuse_for(struct import *import, struct said *said, size_t field,
                                     const char *reason, enum miraif_status status)
{
    if (status != MIRAIF_REFUSED && status != MIRAIF_NOT_FOUND && status != MIRAIF_USAGE)
        return status;
    mi_sheet_refuse(&import->sheet, said->row, field, reason, "%s",
                    import->err != NULL ? import->err->message : reason);
    forget_failure(import);
    return MIRAIF_OK;
}

static enum miraif_status find_by_code(struct import *import, struct said *said)
{
    const char *code = said->row->cell[FIELD_CODE];
    const char *object = NULL;
    MI_TRY(mi_reply_find(import->store, code, "rsvp", &said->person, &object, import->scratch, import->err));
    if (said->person != 0 && (import->session.id == NULL || mi_text_is(object, import->session.id)))
        return MIRAIF_OK;
    said->person = 0;
    mi_sheet_refuse(&import->sheet, said->row, FIELD_CODE, "unknown_code",
                    N_("“%s” is no reply code of this session"), code);
    return MIRAIF_OK;
}

/* Who a cell means: p12 or an e-mail address. */
static enum miraif_status find_person(struct import *import, struct said *said, size_t field,
                                      int64_t *ret_person)
{
    struct miraif_person person = {0};
    enum miraif_status status =
        miraif_person_find(import->store, said->row->cell[field], import->scratch, &person, import->err);
    *ret_person = person.id;
    return status == MIRAIF_OK ? MIRAIF_OK : refuse_for(import, said, field, "unknown_person", status);
}

static enum miraif_status find_who(struct import *import, struct said *said)
{
    const struct mi_sheet_row *row = said->row;
    if (*row->cell[FIELD_CODE] != '\0')
        return find_by_code(import, said);
    if (*row->cell[FIELD_PERSON] != '\0')
        return find_person(import, said, FIELD_PERSON, &said->person);
    if (*row->cell[FIELD_EMAIL] != '\0')
        return find_person(import, said, FIELD_EMAIL, &said->person);
    if (import->kind->people)
        mi_sheet_refuse(&import->sheet, said->row, FIELD_EMAIL, "missing_person",
                        N_("the row does not say who answers"));
    return MIRAIF_OK;
}

static void read_time(struct import *import, struct said *said)
{
    int64_t now = mi_store_env(import->store)->now;
    const char *cell = said->row->cell[FIELD_AT];
    enum mi_reading reading = mi_read_instant(cell, &said->at);
    said->timed = reading == MI_READ_OK;
    if (reading == MI_READ_BLANK)
        said->at = now;
    else if (reading != MI_READ_OK)
        mi_sheet_refuse(&import->sheet, said->row, FIELD_AT, "invalid_date", N_("“%s” is no time"), cell);
    else if (said->at > now)
        mi_sheet_refuse(&import->sheet, said->row, FIELD_AT, "future_date", N_("“%s” is a time to come"),
                        cell);
}

static void refuse_answer(struct import *import, struct said *said)
{
    const char *cell = said->row->cell[FIELD_FIRST];
    if (*cell == '\0')
        mi_sheet_refuse(&import->sheet, said->row, FIELD_FIRST, "missing_answer", N_("there is no answer"));
    else
        mi_sheet_refuse(&import->sheet, said->row, FIELD_FIRST, "unknown_answer",
                        N_("“%s” says nothing that is known here"), cell);
}

static enum miraif_status read_rsvp(struct import *import, struct said *said)
{
    MI_TRY(mi_rsvp_read(said->row->cell[FIELD_FIRST], import->scratch, &said->value, import->err));
    if (said->value == NULL)
        refuse_answer(import, said);
    return MIRAIF_OK;
}

static enum miraif_status warn(struct import *import, const struct said *said, const char *reason,
                               const char *msgid)
{
    return mi_sheet_warn(&import->sheet, said->row, reason, mi_translate(mi_store_env(import->store), msgid));
}

/* A blank cell says nothing: what is there stays. */
static const char *said_text(const struct said *said, size_t field)
{
    return *said->row->cell[field] == '\0' ? NULL : said->row->cell[field];
}

static enum miraif_status apply_rsvp(struct import *import, struct said *said,
                                     enum mi_sheet_outcome *ret_outcome)
{
    const struct miraif_rsvp rsvp = {said->value, said_text(said, FIELD_SECOND),
                                     said_text(said, FIELD_THIRD)};
    struct mi_rsvp_row stored;
    struct miraif_rsvp_result result;
    struct miraif_session session;
    MI_TRY(mi_rsvp_get(import->store, said->session, said->person, import->scratch, &stored, import->err));
    if (stored.answer != NULL && stored.at > said->at) {
        *ret_outcome = MI_SHEET_UNCHANGED;
        return mi_text_is(stored.answer, said->value)
                   ? MIRAIF_OK
                   : warn(import, said, "outdated", N_("a later answer is there, and stays"));
    }
    /* As it is by now: an earlier row may have swapped turns. */
    MI_TRY(miraif_session_find(import->store, said->session, import->scratch, &session, import->err));
    MI_TRY(mi_rsvp_apply(import->store, &session, said->person, &rsvp, said->at, import->scratch, &result,
                         import->err));
    *ret_outcome = !result.changed         ? MI_SHEET_UNCHANGED
                   : stored.answer == NULL ? MI_SHEET_CREATED
                                           : MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

static enum miraif_status read_attendance(struct import *import, struct said *said)
{
    MI_TRY(mi_attendance_read(said->row->cell[FIELD_FIRST], import->scratch, &said->value, import->err));
    if (said->value == NULL)
        refuse_answer(import, said);
    return MIRAIF_OK;
}

static enum miraif_status apply_attendance(struct import *import, struct said *said,
                                           enum mi_sheet_outcome *ret_outcome)
{
    struct miraif_attend_result noting = {0};
    const char *before;
    bool changed;
    MI_TRY(
        mi_attendance_get(import->store, said->session, said->person, import->scratch, &before, import->err));
    MI_TRY(mi_attend_apply(import->store, &import->session, said->person, said->value, import->scratch,
                           &noting, &changed, import->err));
    *ret_outcome = !changed ? MI_SHEET_UNCHANGED : before == NULL ? MI_SHEET_CREATED : MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

/* The session that a log is about, which must be of the cohort. */
static enum miraif_status read_log(struct import *import, struct said *said)
{
    struct miraif_session session;
    const char *cell = said->row->cell[FIELD_FIRST];
    if (*cell == '\0') {
        refuse_answer(import, said);
        return MIRAIF_OK;
    }
    enum miraif_status status = mi_session_open(import->store, cell, import->scratch, &session, import->err);
    if (status != MIRAIF_OK)
        return refuse_for(import, said, FIELD_FIRST, "unknown_session", status);
    if (session.cohort != import->cohort)
        mi_sheet_refuse(&import->sheet, said->row, FIELD_FIRST, "unknown_session",
                        N_("“%s” is no session of this cohort"), cell);
    said->session = mi_arena_text(import->arena, session.id);
    MI_TRY(mi_log_kind_read(said->row->cell[FIELD_SECOND], import->scratch, &said->value, import->err));
    return said->session == NULL ? mi_no_memory(import->err) : MIRAIF_OK;
}

/* 60, 60分, 60 min; nothing is 0. */
static bool read_minutes(const char *text, int64_t *ret_minutes)
{
    static const char *const units[] = {"", "分", "分間", "分ほど", "分くらい", "min", "minutes"};
    char folded[CELL_MOST];
    const char *at = folded;
    int64_t minutes = 0;
    *ret_minutes = 0;
    if (*text == '\0')
        return true;
    if (!mi_text_fold_into(text, MI_FOLD_CASE | MI_FOLD_BLANKS, folded, sizeof folded))
        return false;
    for (; *at >= '0' && *at <= '9' && at - folded < 5; at++)
        minutes = 10 * minutes + (*at - '0');
    *ret_minutes = minutes;
    bool known = false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        known = known || strcmp(units[i], at) == 0;
    return known && minutes >= 1 && minutes <= 1440;
}

static enum miraif_status apply_log(struct import *import, struct said *said,
                                    enum mi_sheet_outcome *ret_outcome)
{
    const char *who = mi_arena_printf(import->scratch, "p%lld", (long long)said->person);
    struct miraif_session_log log = {.at = said->timed ? said->at : INT64_MIN,
                                     .kind = said->value,
                                     .theme = said_text(said, FIELD_FOURTH),
                                     .mentee = said_text(said, FIELD_FOURTH + 1),
                                     .who = &who,
                                     .whos = said->person != 0};
    struct miraif_session session;
    struct mi_log_row before;
    bool changed;
    if (who == NULL)
        return mi_no_memory(import->err);
    if (!read_minutes(said->row->cell[FIELD_THIRD], &log.minutes)) {
        mi_sheet_refuse(&import->sheet, said->row, FIELD_THIRD, "invalid_minutes",
                        N_("“%s” is no number of minutes"), said->row->cell[FIELD_THIRD]);
        return MIRAIF_OK;
    }
    MI_TRY(mi_session_open(import->store, said->session, import->scratch, &session, import->err));
    MI_TRY(mi_log_get(import->store, said->session, import->scratch, &before, import->err));
    enum miraif_status status =
        mi_log_apply(import->store, &session, &log, import->scratch, &changed, import->err);
    if (status != MIRAIF_OK)
        return refuse_for(import, said, FIELD_FIRST, "not_allowed", status);
    *ret_outcome = !changed ? MI_SHEET_UNCHANGED : before.at == 0 ? MI_SHEET_CREATED : MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

/* A participant by name, as forms offer them. */
struct name_search {
    const char *key;
    struct miraif_arena *arena;
    struct miraif_error *err;
    int64_t person;
    size_t found;
};

static enum miraif_status match_name(void *context, const struct miraif_attendee *attendee)
{
    struct name_search *search = context;
    const char *key;
    MI_TRY(mi_text_key(attendee->name, search->arena, &key, search->err));
    if (!mi_text_is(key, search->key))
        return MIRAIF_OK;
    search->person = attendee->person;
    search->found++;
    return MIRAIF_OK;
}

static enum miraif_status read_cheer(struct import *import, struct said *said)
{
    const char *cell = said->row->cell[FIELD_FIRST];
    struct name_search search = {.arena = import->scratch, .err = import->err};
    MI_TRY(mi_text_key(cell, import->scratch, &search.key, import->err));
    if (*cell == '\0') {
        refuse_answer(import, said);
        return MIRAIF_OK;
    }
    MI_TRY(miraif_session_people(import->store, &import->session, match_name, &search, import->err));
    said->other = search.person;
    if (search.found > 1)
        mi_sheet_refuse(&import->sheet, said->row, FIELD_FIRST, "ambiguous_person",
                        N_("several people are called “%s”: name them by p12 or e-mail address"), cell);
    if (search.found == 0)
        return find_person(import, said, FIELD_FIRST, &said->other);
    return MIRAIF_OK;
}

static enum miraif_status apply_cheer(struct import *import, struct said *said,
                                      enum mi_sheet_outcome *ret_outcome)
{
    bool added;
    bool changed;
    enum miraif_status status =
        mi_cheer_apply(import->store, &import->session, said->other, said->person,
                       said->row->cell[FIELD_SECOND], said->at, &added, &changed, import->err);
    if (status != MIRAIF_OK)
        return refuse_for(import, said, FIELD_SECOND, "not_allowed", status);
    *ret_outcome = !changed ? MI_SHEET_UNCHANGED : added ? MI_SHEET_CREATED : MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

#define FIELDS(rows) .fields = (rows), .count = sizeof(rows) / sizeof *(rows)
static const struct import_kind rsvp_kind = {FIELDS(rsvp_fields), N_("whether they come"), true, read_rsvp,
                                             apply_rsvp};
static const struct import_kind attend_kind = {FIELDS(attend_fields), N_("who came"), true, read_attendance,
                                               apply_attendance};
static const struct import_kind log_kind = {FIELDS(log_fields), N_("which session took place"), false,
                                            read_log, apply_log};
static const struct import_kind cheer_kind = {FIELDS(cheer_fields), N_("to whom a message is"), true,
                                              read_cheer, apply_cheer};

static enum miraif_status read_row(struct import *import, struct said *said)
{
    if (said->row->reason != NULL)
        return MIRAIF_OK;
    said->session = import->session.id;
    MI_TRY(find_who(import, said));
    read_time(import, said);
    return import->kind->read(import, said);
}

static int compare_texts(const char *a, const char *b)
{
    return a == b ? 0 : a == NULL ? -1 : b == NULL ? 1 : strcmp(a, b);
}

/* By what a row is about: session, person, to whom. */
static int compare_about(const struct said *x, const struct said *y)
{
    int order = compare_texts(x->session, y->session);
    if (order == 0)
        order = (x->person > y->person) - (x->person < y->person);
    return order != 0 ? order : (x->other > y->other) - (x->other < y->other);
}

static int compare_said(const void *a, const void *b)
{
    const struct said *x = *(const struct said *const *)a;
    const struct said *y = *(const struct said *const *)b;
    int order = compare_about(x, y);
    if (order == 0)
        order = (x->at > y->at) - (x->at < y->at);
    return order != 0 ? order : (x > y) - (x < y);
}

/* Of rows about the same the latest counts; of those at one time the one further down. */
static enum miraif_status find_superseded(struct import *import)
{
    size_t count = 0;
    struct said **order = mi_arena_array(import->arena, import->sheet.rows, sizeof *order);
    if (order == NULL)
        return mi_no_memory(import->err);
    for (size_t i = 0; i < import->sheet.rows; i++)
        if (import->said[i].row->reason == NULL)
            order[count++] = &import->said[i];
    if (count > 0)
        qsort(order, count, sizeof *order, compare_said);
    for (size_t i = 0; i + 1 < count; i++)
        order[i]->superseded = compare_about(order[i], order[i + 1]) == 0;
    return MIRAIF_OK;
}

static enum miraif_status take_row(struct import *import, struct said *said)
{
    enum mi_sheet_outcome outcome = MI_SHEET_UNCHANGED;
    miraif_arena_reset(import->scratch);
    if (said->row->reason == NULL && said->superseded)
        MI_TRY(warn(import, said, "superseded", N_("another row says something later of the same")));
    else if (said->row->reason == NULL)
        MI_TRY(import->kind->apply(import, said, &outcome));
    return mi_sheet_tell(&import->sheet, said->row, outcome, import->err);
}

/* What the whole sheet is about: a session, or the cohort of its sessions. */
static enum miraif_status open_scope(struct import *import)
{
    if (import->cohort != 0)
        return mi_cohort_need(import->store, import->cohort, import->err);
    if (import->kind == &cheer_kind)
        return mi_present_session(import->store, import->reference, import->arena, &import->session,
                                  import->err);
    return mi_session_open(import->store, import->reference, import->arena, &import->session, import->err);
}

static enum miraif_status take_rows(struct import *import)
{
    MI_TRY(open_scope(import));
    import->said = mi_arena_array(import->arena, import->sheet.rows, sizeof *import->said);
    if (import->said == NULL)
        return mi_no_memory(import->err);
    for (size_t i = 0; i < import->sheet.rows; i++) {
        miraif_arena_reset(import->scratch);
        import->said[i].row = &import->sheet.row[i];
        MI_TRY(read_row(import, &import->said[i]));
    }
    MI_TRY(find_superseded(import));
    for (size_t i = 0; i < import->sheet.rows; i++)
        MI_TRY(take_row(import, &import->said[i]));
    return MIRAIF_OK;
}

static enum miraif_status read_and_take(struct import *import, const struct miraif_import_options *options)
{
    static const size_t who[] = {FIELD_CODE, FIELD_PERSON, FIELD_EMAIL};
    static const size_t what[] = {FIELD_FIRST};
    const struct miraif_env *env = mi_store_env(import->store);
    MI_TRY(mi_sheet_open(env, options, import->kind->fields, import->kind->count, import->arena,
                         &import->sheet, import->err));
    if (import->kind->people)
        MI_TRY(mi_sheet_need(&import->sheet, who, 3, mi_translate(env, N_("who answers")), import->err));
    MI_TRY(mi_sheet_need(&import->sheet, what, 1, mi_translate(env, import->kind->needed), import->err));
    MI_TRY(mi_store_begin(import->store, import->err));
    enum miraif_status status = mi_sheet_judge(&import->sheet, take_rows(import), import->err);
    return mi_store_end(import->store, status, import->err);
}

static enum miraif_status run(struct import *import, const struct miraif_import_options *options,
                              struct miraif_import_report *ret_report)
{
    import->scratch = miraif_arena_create();
    if (import->scratch == NULL)
        return mi_no_memory(import->err);
    enum miraif_status status = read_and_take(import, options);
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL || status == MIRAIF_BAD_INPUT)
        *ret_report = import->sheet.report;
    mi_sheet_close(&import->sheet);
    miraif_arena_destroy(import->scratch);
    return status;
}

enum miraif_status miraif_rsvp_import(struct miraif_store *store, const char *session,
                                      const struct miraif_import_options *options, struct miraif_arena *arena,
                                      struct miraif_import_report *ret_report, struct miraif_error *err)
{
    struct import import = {
        .store = store, .kind = &rsvp_kind, .reference = session, .arena = arena, .err = err};
    return run(&import, options, ret_report);
}

enum miraif_status miraif_attend_import(struct miraif_store *store, const char *session,
                                        const struct miraif_import_options *options,
                                        struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                        struct miraif_error *err)
{
    struct import import = {
        .store = store, .kind = &attend_kind, .reference = session, .arena = arena, .err = err};
    return run(&import, options, ret_report);
}

enum miraif_status miraif_session_log_import(struct miraif_store *store, int64_t cohort,
                                             const struct miraif_import_options *options,
                                             struct miraif_arena *arena,
                                             struct miraif_import_report *ret_report,
                                             struct miraif_error *err)
{
    struct import import = {.store = store, .kind = &log_kind, .cohort = cohort, .arena = arena, .err = err};
    return run(&import, options, ret_report);
}

enum miraif_status miraif_cheer_import(struct miraif_store *store, const char *session,
                                       const struct miraif_import_options *options,
                                       struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                       struct miraif_error *err)
{
    struct import import = {
        .store = store, .kind = &cheer_kind, .reference = session, .arena = arena, .err = err};
    return run(&import, options, ret_report);
}
