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
#include "store/outbox.h"
#include "text/json_write.h"
#include "text/key.h"

enum { NUMBER_TEXT = 64 };

struct import {
    struct mi_poll *poll;
    struct mi_returned *returned;
    const char **answers; /* JSON; by row, as the next */
    enum mi_sheet_outcome *outcome;
};

static size_t field_of(size_t question)
{
    return MI_RETURNED_OWN + question;
}

static bool counts(const struct import *import, size_t number)
{
    const struct mi_said *said = &import->returned->said[number];
    return said->row->reason == NULL && !said->superseded;
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
        mi_sheet_refuse(&import->returned->sheet, row, field_of(number), "missing_answer",
                        N_("“%s” is not answered"), question->code);
    else if (*cell == '\0')
        return;
    else if (question->high == 0)
        mi_put_text(answers, question->code, cell);
    else if (read_step(cell, question, &step))
        mi_put_int(answers, question->code, step);
    else
        mi_sheet_refuse(&import->returned->sheet, row, field_of(number), "invalid_answer",
                        N_("“%s” is no number from %lld to %lld"), cell, (long long)question->low,
                        (long long)question->high);
}

static enum miraif_status read_answers(struct import *import, struct mi_sheet_row *row, const char **ret_json)
{
    struct mi_value *answers = mi_value_object(import->returned->arena);
    for (size_t i = 0; i < import->poll->questions; i++)
        read_answer(import, row, i, answers);
    if (answers != NULL && answers->first == NULL)
        mi_sheet_refuse(&import->returned->sheet, row, field_of(0), "missing_answer",
                        N_("there is no answer"));
    return mi_json_write(answers, import->returned->arena, ret_json, import->returned->err);
}

static bool wants_to_talk(const struct import *import, const struct mi_sheet_row *row)
{
    static const char *const no[] = {"ない", "なし", "しません", "大丈夫", "不要"};
    if (!import->poll->talk || row->cell == NULL)
        return false;
    const char *cell = row->cell[field_of(import->poll->questions)];
    enum mi_consent consent = mi_read_consent(cell);
    if (consent == MI_CONSENT_BLANK || consent == MI_CONSENT_REFUSED)
        return false;
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (strstr(cell, no[i]) != NULL)
            return false;
    return true;
}

/* The wish to talk does not wait for the rest of the row to be right. */
static enum miraif_status read_row(struct mi_returned *returned, struct mi_said *said)
{
    struct import *import = returned->context;
    if (said->person != 0)
        MI_TRY(import->poll->place(import->poll, returned, said));
    if (said->person != 0 && wants_to_talk(import, said->row))
        MI_TRY(import->poll->wish(import->poll, returned, said));
    return read_answers(import, said->row, &import->answers[said - returned->said]);
}

/* Whether every voter of the topic is among the rows of the round. */
static enum miraif_status is_whole(struct import *import, const char *topic, int64_t round, bool *ret_whole)
{
    int64_t voters;
    int64_t known = 0;
    MI_TRY(mi_voter_count(import->returned->store, topic, &voters, import->returned->err));
    for (size_t i = 0; i < import->returned->sheet.rows; i++) {
        bool has;
        if (!counts(import, i) || import->returned->said[i].part != round)
            continue;
        MI_TRY(mi_voter_has(import->returned->store, topic, import->returned->said[i].person, &has,
                            import->returned->err));
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
    MI_TRY(mi_ballot_take(import->returned->store, topic, import->answers[number], &taken,
                          import->returned->err));
    if (!taken)
        import->outcome[number] = MI_SHEET_UPDATED;
    return MIRAIF_OK;
}

/* What somebody who is not all of the voters sent again is either as before or cannot be exchanged. */
static enum miraif_status keep(struct import *import, const char *topic, size_t number)
{
    bool taken;
    MI_TRY(mi_ballot_take(import->returned->store, topic, import->answers[number], &taken,
                          import->returned->err));
    if (taken)
        return mi_ballot_put(import->returned->store, topic, import->answers[number], import->returned->err);
    return mi_returned_warn(import->returned, &import->returned->said[number], "answered_before",
                            N_("they answered before, and which answers are theirs is not kept: take"
                               " in the whole form to renew all"));
}

/* A topic is the purpose, a colon, and what letters are about: whoever has answered need not be asked. */
static enum miraif_status add_voter(struct import *import, const char *topic, int64_t person)
{
    const char *purpose = import->poll->purpose;
    int64_t cancelled, claimed;
    const struct mi_item_filter asking = {
        .person = person, .object = topic + strlen(purpose) + 1, .rule = purpose};
    MI_TRY(mi_outbox_cancel(import->returned->store, &asking, &cancelled, &claimed, import->returned->err));
    return mi_voter_add(import->returned->store, topic, person, import->returned->err);
}

static enum miraif_status put(struct import *import, const char *topic, size_t number)
{
    if (import->outcome[number] == MI_SHEET_CREATED)
        MI_TRY(add_voter(import, topic, import->returned->said[number].person));
    return mi_ballot_put(import->returned->store, topic, import->answers[number], import->returned->err);
}

typedef enum miraif_status row_fn(struct import *import, const char *topic, size_t number);

static enum miraif_status each_of(struct import *import, const char *topic, int64_t round, row_fn *each)
{
    for (size_t i = 0; i < import->returned->sheet.rows; i++)
        if (counts(import, i) && import->returned->said[i].part == round)
            MI_TRY(each(import, topic, i));
    return MIRAIF_OK;
}

static enum miraif_status add_new(struct import *import, const char *topic, size_t number)
{
    return (import->outcome[number] == MI_SHEET_CREATED ? put : keep)(import, topic, number);
}

static enum miraif_status cast_round(struct import *import, int64_t round)
{
    const char *topic = import->poll->topic(import->poll, round, import->returned->arena);
    bool whole;
    if (topic == NULL)
        return mi_no_memory(import->returned->err);
    MI_TRY(is_whole(import, topic, round, &whole));
    if (whole) {
        MI_TRY(each_of(import, topic, round, take_back));
        MI_TRY(mi_ballot_clear(import->returned->store, topic, import->returned->err));
    }
    MI_TRY(each_of(import, topic, round, whole ? put : add_new));
    return mi_ballot_show(import->returned->store, topic, MIRAIF_VOICES_FEWEST, import->returned->err);
}

static enum miraif_status cast_all(struct mi_returned *returned)
{
    struct import *import = returned->context;
    const struct mi_said *said = returned->said;
    int64_t last = -1;
    for (;;) {
        int64_t next = INT64_MAX;
        for (size_t i = 0; i < import->returned->sheet.rows; i++)
            if (counts(import, i) && said[i].part > last && said[i].part < next)
                next = said[i].part;
        if (next == INT64_MAX)
            return MIRAIF_OK;
        MI_TRY(cast_round(import, next));
        last = next;
    }
}

static enum miraif_status begin(struct mi_returned *returned)
{
    struct import *import = returned->context;
    size_t rows = returned->sheet.rows;
    import->returned = returned;
    returned->object = import->poll->object;
    import->answers = mi_arena_array(returned->arena, rows, sizeof *import->answers);
    import->outcome = mi_arena_array(returned->arena, rows, sizeof *import->outcome);
    return import->answers == NULL || import->outcome == NULL ? mi_no_memory(returned->err) : MIRAIF_OK;
}

/* The row was cast with the others. */
static enum miraif_status tell(struct mi_returned *returned, struct mi_said *said,
                               enum mi_sheet_outcome *ret_outcome)
{
    const struct import *import = returned->context;
    *ret_outcome = import->outcome[said - returned->said];
    return MIRAIF_OK;
}

static const struct mi_sheet_field talk = {
    "talk", (const char *const[]){"運営と話したい", NULL},
    (const char *const[]){"話したい", "相談したい", "talk with", "talk to", NULL}};

/* The questions are columns, and needed. */
static enum miraif_status make_fields(const struct mi_poll *poll, struct miraif_arena *arena,
                                      struct mi_returned_kind *kind, struct miraif_error *err)
{
    struct mi_sheet_field *field = mi_arena_array(arena, field_of(poll->questions) + 1, sizeof *field);
    size_t *number = mi_arena_array(arena, poll->questions, sizeof *number);
    if (field == NULL || number == NULL)
        return mi_no_memory(err);
    for (size_t i = 0; i < poll->questions; i++) {
        number[i] = field_of(i);
        MI_TRY(mi_question_column(&poll->question[i], arena, &field[number[i]], err));
    }
    field[field_of(poll->questions)] = talk;
    kind->fields = field;
    kind->field_count = field_of(poll->questions) + poll->talk;
    kind->need = number;
    kind->needed = poll->questions;
    return MIRAIF_OK;
}

enum miraif_status mi_poll_import(struct mi_poll *poll, struct miraif_store *store,
                                  const struct miraif_import_options *options, struct miraif_arena *arena,
                                  struct miraif_import_report *ret_report, struct miraif_error *err)
{
    struct import import = {.poll = poll};
    struct mi_returned_kind kind = {.purposes = (const char *const[]){poll->purpose, NULL},
                                    .need_all = poll->whole,
                                    .what = N_("what was answered"),
                                    .latest = MI_LATEST_ALL,
                                    .begin = begin,
                                    .read = read_row,
                                    .gather = cast_all,
                                    .take = tell};
    MI_TRY(make_fields(poll, arena, &kind, err));
    return mi_returned_import(&kind, &import, store, options, arena, ret_report, err);
}
