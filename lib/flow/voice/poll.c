/* Taking in anonymous answers.
 *
 * Ballots carry no name, so that a person's ballot cannot be found again when they answer anew. A sheet that
 * has everybody who has answered before, as forms export it, takes the place of all that is stored, by which
 * the latest answers count. Of any other sheet those are added who have not answered yet, and of the others
 * it is said that what they sent before stays. */
#include "flow/voice/poll.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "base/value.h"
#include "flow/voice/questions.h"
#include "io/values.h"
#include "store/ballot.h"
#include "store/db.h"
#include "store/outbox.h"
#include "text/json_write.h"
#include "text/key.h"

enum { NUMBER_TEXT = 64 };

struct import {
    struct mi_poll *poll;
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct mi_sheet sheet;
    struct mi_respondents who;
    struct mi_respondent *list; /* by row, as the next two */
    const char **answers;       /* JSON */
    enum mi_sheet_outcome *outcome;
    size_t fields;
};

static size_t field_of(size_t question)
{
    return MI_WHO_FIELDS + question;
}

static size_t talk_field(const struct import *import)
{
    return field_of(import->poll->questions);
}

/* A step of the scale: the number that a cell begins with, such as “5（とても満足）”. */
static bool read_step(const char *text, const struct miraif_question *question, int64_t *ret_step)
{
    char folded[NUMBER_TEXT];
    char *end;
    size_t length = strlen(text);
    char head[NUMBER_TEXT / 4];
    if (length >= sizeof head)
        length = sizeof head - 1;
    memcpy(head, text, length);
    head[length] = '\0';
    mi_cut_at_character(head);
    if (!mi_text_fold_into(head, MI_FOLD_BLANKS, folded, sizeof folded))
        return false;
    *ret_step = strtoll(folded, &end, 10);
    return end != folded && folded[0] != '-' && folded[0] != '+' && *end != '.' &&
           *ret_step >= question->low && *ret_step <= question->high;
}

static void read_answer(const struct import *import, struct mi_sheet_row *row, size_t number,
                        struct mi_value *answers)
{
    const struct miraif_question *question = &import->poll->question[number];
    const char *cell = row->cell[field_of(number)];
    int64_t step;
    if (*cell == '\0' && import->poll->whole)
        mi_sheet_refuse(&import->sheet, row, field_of(number), "missing_answer", N_("“%s” is not answered"),
                        question->code);
    else if (*cell == '\0')
        return;
    else if (question->high == 0)
        mi_put_text(answers, question->code, cell);
    else if (read_step(cell, question, &step))
        mi_put_int(answers, question->code, step);
    else
        mi_sheet_refuse(&import->sheet, row, field_of(number), "invalid_answer",
                        N_("“%s” is no number from %lld to %lld"), cell, (long long)question->low,
                        (long long)question->high);
}

static enum miraif_status read_answers(struct import *import, struct mi_sheet_row *row, const char **ret_json)
{
    struct mi_value *answers = mi_value_object(import->arena);
    for (size_t i = 0; i < import->poll->questions; i++)
        read_answer(import, row, i, answers);
    if (answers != NULL && answers->first == NULL)
        mi_sheet_refuse(&import->sheet, row, field_of(0), "missing_answer", N_("there is no answer"));
    return mi_json_write(answers, import->arena, ret_json, import->err);
}

static bool wants_to_talk(const struct import *import, const struct mi_sheet_row *row)
{
    static const char *const no[] = {"ない", "なし", "しません", "大丈夫", "不要"};
    if (!import->poll->talk || row->cell == NULL)
        return false;
    const char *cell = row->cell[talk_field(import)];
    enum mi_consent consent = mi_read_consent(cell);
    if (consent == MI_CONSENT_BLANK || consent == MI_CONSENT_REFUSED)
        return false;
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (strstr(cell, no[i]) != NULL)
            return false;
    return true;
}

static enum miraif_status read_row(struct import *import, size_t number)
{
    struct mi_sheet_row *row = &import->sheet.row[number];
    struct mi_respondent *respondent = &import->list[number];
    if (row->reason != NULL)
        return MIRAIF_OK;
    MI_TRY(mi_respondent_read(&import->who, row, respondent));
    if (respondent->person != 0)
        MI_TRY(import->poll->place(import->poll, &import->who, row, respondent));
    if (respondent->person != 0 && wants_to_talk(import, row))
        MI_TRY(import->poll->wish(import->poll, &import->who, row, respondent));
    return read_answers(import, row, &import->answers[number]);
}

/* Whether every voter of the topic is among the rows of the round. */
static enum miraif_status is_whole(struct import *import, const char *topic, int64_t round, bool *ret_whole)
{
    int64_t voters;
    int64_t known = 0;
    MI_TRY(mi_voter_count(import->store, topic, &voters, import->err));
    for (size_t i = 0; i < import->sheet.rows; i++) {
        bool has;
        if (!import->list[i].counts || import->list[i].round != round)
            continue;
        MI_TRY(mi_voter_has(import->store, topic, import->list[i].person, &has, import->err));
        import->outcome[i] = has ? MI_SHEET_UNCHANGED : MI_SHEET_CREATED;
        known += has;
    }
    *ret_whole = known == voters;
    return MIRAIF_OK;
}

/* Takes the ballot back that these answers were sent with, if the person answered before. */
static enum miraif_status take_back(struct import *import, const char *topic, size_t number)
{
    bool taken;
    if (import->outcome[number] == MI_SHEET_CREATED)
        return MIRAIF_OK;
    MI_TRY(mi_ballot_take(import->store, topic, import->answers[number], &taken, import->err));
    if (!taken)
        import->outcome[number] = MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

/* What somebody who is not all of the voters sent again is either as before or cannot be exchanged. */
static enum miraif_status keep(struct import *import, const char *topic, size_t number)
{
    bool taken;
    MI_TRY(mi_ballot_take(import->store, topic, import->answers[number], &taken, import->err));
    if (taken)
        return mi_ballot_put(import->store, topic, import->answers[number], import->err);
    return mi_sheet_warn(
        &import->sheet, &import->sheet.row[number], "answered_before",
        mi_translate(mi_store_env(import->store),
                     N_("they answered before, and which answers are theirs is not kept: take"
                        " in the whole form to renew all")));
}

/* A topic is the purpose, a colon, and what letters are about: whoever has answered need not be asked. */
static enum miraif_status add_voter(struct import *import, const char *topic, int64_t person)
{
    const char *purpose = import->poll->purpose;
    int64_t cancelled, claimed;
    const struct mi_item_filter asking = {
        .person = person, .object = topic + strlen(purpose) + 1, .rule = purpose};
    MI_TRY(mi_outbox_cancel(import->store, &asking, &cancelled, &claimed, import->err));
    return mi_voter_add(import->store, topic, person, import->err);
}

static enum miraif_status put(struct import *import, const char *topic, size_t number)
{
    if (import->outcome[number] == MI_SHEET_CREATED)
        MI_TRY(add_voter(import, topic, import->list[number].person));
    return mi_ballot_put(import->store, topic, import->answers[number], import->err);
}

typedef enum miraif_status row_fn(struct import *import, const char *topic, size_t number);

static enum miraif_status each_of(struct import *import, const char *topic, int64_t round, row_fn *each)
{
    for (size_t i = 0; i < import->sheet.rows; i++)
        if (import->list[i].counts && import->list[i].round == round)
            MI_TRY(each(import, topic, i));
    return MIRAIF_OK;
}

static enum miraif_status add_new(struct import *import, const char *topic, size_t number)
{
    return (import->outcome[number] == MI_SHEET_CREATED ? put : keep)(import, topic, number);
}

static enum miraif_status cast_round(struct import *import, int64_t round)
{
    const char *topic = import->poll->topic(import->poll, round, import->arena);
    bool whole;
    if (topic == NULL)
        return mi_no_memory(import->err);
    MI_TRY(is_whole(import, topic, round, &whole));
    if (whole) {
        MI_TRY(each_of(import, topic, round, take_back));
        MI_TRY(mi_ballot_clear(import->store, topic, import->err));
    }
    MI_TRY(each_of(import, topic, round, whole ? put : add_new));
    return mi_ballot_show(import->store, topic, MIRAIF_VOICES_FEWEST, import->err);
}

static enum miraif_status cast_all(struct import *import)
{
    int64_t last = -1;
    for (;;) {
        int64_t next = INT64_MAX;
        for (size_t i = 0; i < import->sheet.rows; i++)
            if (import->list[i].counts && import->list[i].round > last && import->list[i].round < next)
                next = import->list[i].round;
        if (next == INT64_MAX)
            return MIRAIF_OK;
        MI_TRY(cast_round(import, next));
        last = next;
    }
}

static enum miraif_status take_rows(struct import *import)
{
    size_t rows = import->sheet.rows;
    import->list = mi_arena_array(import->arena, rows, sizeof *import->list);
    import->answers = mi_arena_array(import->arena, rows, sizeof *import->answers);
    import->outcome = mi_arena_array(import->arena, rows, sizeof *import->outcome);
    if (import->list == NULL || import->answers == NULL || import->outcome == NULL)
        return mi_no_memory(import->err);
    for (size_t i = 0; i < rows; i++)
        MI_TRY(read_row(import, i));
    MI_TRY(mi_respondents_settle(&import->who, import->list));
    MI_TRY(cast_all(import));
    for (size_t i = 0; i < rows; i++) {
        const struct mi_sheet_row *row = &import->sheet.row[i];
        bool superseded = row->reason == NULL && !import->list[i].counts;
        if (superseded)
            MI_TRY(mi_respondent_superseded(&import->who, row));
        MI_TRY(mi_sheet_tell(&import->sheet, row, superseded ? MI_SHEET_UNCHANGED : import->outcome[i],
                             import->err));
    }
    return MIRAIF_OK;
}

static const struct mi_sheet_field talk = {
    "talk", (const char *const[]){"運営と話したい", NULL},
    (const char *const[]){"話したい", "相談したい", "talk with", "talk to", NULL}};

static enum miraif_status make_fields(struct import *import, const struct mi_sheet_field **ret_field)
{
    struct mi_sheet_field *field =
        mi_arena_array(import->arena, field_of(import->poll->questions) + 1, sizeof *field);
    if (field == NULL)
        return mi_no_memory(import->err);
    for (size_t i = 0; i < MI_WHO_FIELDS; i++)
        field[i] = mi_who_columns[i];
    for (size_t i = 0; i < import->poll->questions; i++)
        MI_TRY(
            mi_question_column(&import->poll->question[i], import->arena, &field[field_of(i)], import->err));
    field[talk_field(import)] = talk;
    import->fields = talk_field(import) + import->poll->talk;
    *ret_field = field;
    return MIRAIF_OK;
}

static enum miraif_status need_questions(struct import *import)
{
    const struct mi_poll *poll = import->poll;
    size_t *number = mi_arena_array(import->arena, poll->questions, sizeof *number);
    if (number == NULL)
        return mi_no_memory(import->err);
    for (size_t i = 0; i < poll->questions; i++)
        number[i] = field_of(i);
    for (size_t i = 0; poll->whole && i < poll->questions; i++)
        MI_TRY(mi_sheet_need(&import->sheet, &number[i], 1, poll->question[i].code, import->err));
    return mi_sheet_need(&import->sheet, number, poll->questions,
                         mi_translate(mi_store_env(import->store), N_("what was answered")), import->err);
}

static enum miraif_status read_and_take(struct import *import, const struct miraif_import_options *options)
{
    const struct mi_sheet_field *field = NULL;
    MI_TRY(make_fields(import, &field));
    MI_TRY(mi_sheet_open(mi_store_env(import->store), options, field, import->fields, import->arena,
                         &import->sheet, import->err));
    MI_TRY(mi_respondents_need(&import->who));
    MI_TRY(need_questions(import));
    MI_TRY(mi_store_begin(import->store, import->err));
    enum miraif_status status = mi_sheet_judge(&import->sheet, take_rows(import), import->err);
    return mi_store_end(import->store, status, import->err);
}

enum miraif_status mi_poll_import(struct mi_poll *poll, const struct miraif_import_options *options,
                                  struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                  struct miraif_error *err)
{
    struct import import = {.poll = poll, .store = poll->store, .arena = arena, .err = err};
    import.who = (struct mi_respondents){.store = poll->store,
                                         .sheet = &import.sheet,
                                         .purpose = poll->purpose,
                                         .object = poll->object,
                                         .arena = arena,
                                         .err = err};
    enum miraif_status status = read_and_take(&import, options);
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL || status == MIRAIF_BAD_INPUT)
        *ret_report = import.sheet.report;
    mi_sheet_close(&import.sheet);
    return status;
}
