/* Changing people by an edited export: each row is about somebody who is known, and what it says otherwise
 * than the store is changed as `miraif_person_edit` changes it. */
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/intake/answers.h"
#include "flow/intake/edit.h"
#include "flow/intake/same.h"
#include "io/sheet.h"
#include "store/db.h"
#include "store/redirect.h"
#include "text/csv_write.h"
#include "text/key.h"
#include "text/reference.h"
#include "text/utf8.h"

/* The texts of a person that a row can change. X(FIELD, member) */
#define TEXT_LIST(X)                                                                                         \
    X(EMAIL, email)                                                                                          \
    X(NAME, name)                                                                                            \
    X(FAMILY_NAME, family_name)                                                                              \
    X(GIVEN_NAME, given_name)                                                                                \
    X(KANA, kana)                                                                                            \
    X(PHONE, phone)                                                                                          \
    X(BIRTH_DATE, birth_date)                                                                                \
    X(GENDER, gender)                                                                                        \
    X(COMPANY, profile.company)                                                                              \
    X(INDUSTRY, profile.industry)                                                                            \
    X(OCCUPATION, profile.occupation)                                                                        \
    X(PLACE, profile.place)                                                                                  \
    X(AVAILABILITY, profile.availability)                                                                    \
    X(OFFERS, profile.offers)                                                                                \
    X(CONCERN, profile.concern)                                                                              \
    X(THEMES, profile.themes)

enum { NUMBER = 24 };

/* An answer that a row changes. */
struct answer_change {
    const char *header;
    const char *from;
    const char *to; /* null: it is taken away */
};

struct update {
    struct miraif_store *store;
    bool clear;
    miraif_import_change_fn *each;
    void *context;
    struct miraif_arena *scratch; /* ends with the row */
    struct mi_sheet sheet;
    bool narrow;                  /* the file has not all characters */
    const bool *known;            /* by column that is no field: somebody answered it */
    struct mi_sheet_row **row_of; /* a hash table by person: the row that was about them */
    int64_t *person_of;
    size_t slots;                 /* a power of two */
    struct answer_change *answer; /* of the row that is taken */
    size_t answers;
    struct miraif_error own; /* why a row is refused */
    struct miraif_error *err;
};

/* What a person says in a field: a text of theirs, or a number that is written into `number`. */
static const char *text_of(const struct miraif_person *person, enum mi_field field, char number[NUMBER])
{
    int64_t value = field == MI_FIELD_AGE ? person->profile.age : person->capacity;
    switch (field) {
#define CASE(field, member)                                                                                  \
    case MI_FIELD_##field:                                                                                   \
        return person->member;
        TEXT_LIST(CASE)
#undef CASE
    case MI_FIELD_AGE:
    case MI_FIELD_CAPACITY:
        snprintf(number, NUMBER, "%lld", (long long)value);
        return value < 0 ? NULL : number;
    default:
        return NULL;
    }
}

/* Takes a field back to what is stored. */
static void restore(struct mi_edit *edit, enum mi_field field)
{
    struct miraif_person *wanted = &edit->wanted;
    const struct miraif_person *is = &edit->is;
    switch (field) {
#define CASE(field, member)                                                                                  \
    case MI_FIELD_##field:                                                                                   \
        wanted->member = is->member;                                                                         \
        break;
        TEXT_LIST(CASE)
#undef CASE
    case MI_FIELD_AGE:
        wanted->profile.age = is->profile.age;
        break;
    case MI_FIELD_CAPACITY:
        wanted->capacity = is->capacity;
        break;
    default:
        break;
    }
    if (field == MI_FIELD_COMPANY)
        wanted->profile.company_key = is->profile.company_key;
    if (field == MI_FIELD_EMAIL)
        wanted->email_key = is->email_key;
}

static bool is_editable(enum mi_field field)
{
    return field != MI_FIELD_CONSENT && field != MI_FIELD_APPLIED_AT && field != MI_FIELD_FAMILY_KANA &&
           field != MI_FIELD_GIVEN_KANA && field != MI_FIELD_PERSON;
}

/* Everybody has an address and a name. */
static bool can_be_cleared(enum mi_field field)
{
    return field != MI_FIELD_EMAIL && field != MI_FIELD_NAME && field != MI_FIELD_FAMILY_NAME &&
           field != MI_FIELD_GIVEN_NAME;
}

static bool same(const struct update *update, enum mi_field field, const char *stored, const char *cell)
{
    if (stored == NULL || cell == NULL)
        return stored == cell;
    return (field == MI_FIELD_PHONE && mi_same_phone(stored, cell)) ||
           mi_same_cell(stored, cell, update->narrow);
}

/* What the row says of a field otherwise than the store; null: nothing. */
static const char *said(const struct update *update, const struct mi_edit *edit,
                        const struct mi_sheet_row *row, enum mi_field field)
{
    char number[NUMBER];
    const char *is = text_of(&edit->is, field, number);
    const char *cell = row->cell[field];
    size_t column = update->sheet.at[field];
    if (*cell == '\0') {
        bool empty = column > 0 && column <= row->cells;
        return update->clear && empty && is != NULL && can_be_cleared(field) ? "" : NULL;
    }
    if (same(update, field, is, cell) || same(update, field, is, mi_csv_unguard(cell)))
        return NULL;
    return mi_csv_unguard(cell);
}

/* A reading in two columns is one. */
static enum miraif_status join_kana(struct update *update, struct mi_edit *edit,
                                    const struct mi_sheet_row *row)
{
    const char *family = row->cell[MI_FIELD_FAMILY_KANA], *given = row->cell[MI_FIELD_GIVEN_KANA];
    if (*row->cell[MI_FIELD_KANA] != '\0' || *family == '\0' || *given == '\0')
        return MIRAIF_OK;
    edit->text[MI_FIELD_KANA] = mi_arena_printf(update->scratch, "%s %s", family, given);
    return edit->text[MI_FIELD_KANA] == NULL ? mi_no_memory(update->err) : MIRAIF_OK;
}

/* Name and parts that say different things leave open which of them was edited. */
static enum miraif_status check_name(struct update *update, const struct mi_edit *edit,
                                     struct mi_sheet_row *row)
{
    const char *name = row->cell[MI_FIELD_NAME];
    const char *family = row->cell[MI_FIELD_FAMILY_NAME], *given = row->cell[MI_FIELD_GIVEN_NAME];
    bool changed = edit->text[MI_FIELD_NAME] != NULL || edit->text[MI_FIELD_FAMILY_NAME] != NULL ||
                   edit->text[MI_FIELD_GIVEN_NAME] != NULL;
    if (!changed || *name == '\0' || *family == '\0' || *given == '\0')
        return MIRAIF_OK;
    const char *whole, *parts;
    const char *joined = mi_arena_printf(update->scratch, "%s%s", family, given);
    if (joined == NULL)
        return mi_no_memory(update->err);
    MI_TRY(mi_text_fold(name, MI_FOLD_BLANKS, update->scratch, &whole, update->err));
    MI_TRY(mi_text_fold(joined, MI_FOLD_BLANKS, update->scratch, &parts, update->err));
    if (!mi_text_is(whole, parts))
        mi_sheet_refuse(
            &update->sheet, row, MI_FIELD_NAME, "name_contradicts",
            N_("the name “%s” is not “%s” and “%s”; write it alike in all three columns, or empty "
               "those of its parts"),
            name, family, given);
    return MIRAIF_OK;
}

/* A failure that only the row is refused for is taken as its reason. */
static enum miraif_status judge(struct update *update, enum miraif_status status, struct mi_sheet_row *row,
                                enum mi_field field, const char *reason)
{
    if (status == MIRAIF_OK)
        return MIRAIF_OK;
    if (status == MIRAIF_NOT_FOUND || (status == MIRAIF_REFUSED && reason != NULL)) {
        size_t at = field == MI_FIELD_NONE ? (size_t)MI_FIELD_PERSON : (size_t)field;
        mi_sheet_refuse(&update->sheet, row, at, reason, "%s", update->own.message);
        return MIRAIF_OK;
    }
    return mi_fail(update->err, status, "%s", update->own.message);
}

/* By the number that an export gave them, else by the address. */
static enum miraif_status find(struct update *update, struct mi_sheet_row *row,
                               struct miraif_person *ret_person, bool *ret_by_number)
{
    struct mi_reference reference;
    const char *number = row->cell[MI_FIELD_PERSON], *email = row->cell[MI_FIELD_EMAIL];
    enum miraif_status status;
    *ret_by_number = *number != '\0';
    if (*number == '\0' && *email == '\0') {
        mi_sheet_refuse(&update->sheet, row, MI_FIELD_EMAIL, "missing_email",
                        N_("there is no e-mail address"));
        return MIRAIF_OK;
    }
    if (*number == '\0') {
        status = miraif_person_find(update->store, email, update->scratch, ret_person, &update->own);
        return judge(update, status, row, MI_FIELD_EMAIL, "unknown_person");
    }
    if (!mi_reference_parse(number, &reference) || reference.kind != MI_REFERENCE_PERSON) {
        mi_sheet_refuse(&update->sheet, row, MI_FIELD_PERSON, "unknown_person",
                        N_("“%s” is not the number of a person, such as p12"), number);
        return MIRAIF_OK;
    }
    status = miraif_person_get(update->store, reference.number, update->scratch, ret_person, &update->own);
    MI_TRY(judge(update, status, row, MI_FIELD_PERSON, "unknown_person"));
    if (status != MIRAIF_OK || ret_person->id == reference.number)
        return MIRAIF_OK;
    *ret_by_number = false; /* their address in the file is one that they had */
    return mi_sheet_warn(&update->sheet, row, "redirected_person",
                         mi_arena_printf(update->sheet.arena,
                                         mi_translate(update->sheet.env, N_("%s is p%lld by now")), number,
                                         (long long)ret_person->id));
}

/* One row a person: of two it would be open which holds. */
static void check_alone(struct update *update, struct mi_sheet_row *row, int64_t person)
{
    size_t at = (size_t)person & (update->slots - 1);
    while (update->row_of[at] != NULL && update->person_of[at] != person)
        at = (at + 1) & (update->slots - 1);
    if (update->row_of[at] != NULL) {
        mi_sheet_refuse(&update->sheet, row, MI_FIELD_PERSON, "duplicate_person",
                        N_("row %llu is about p%lld, too"), (unsigned long long)update->row_of[at]->number,
                        (long long)person);
        return;
    }
    update->row_of[at] = row;
    update->person_of[at] = person;
}

static enum miraif_status tell(const struct update *update, const struct mi_sheet_row *row,
                               const struct miraif_person *is, const char *field, const char *from,
                               const char *to)
{
    const struct miraif_import_change change = {.record = row->number,
                                                .line = row->line,
                                                .person = is->id,
                                                .name = is->name,
                                                .field = field,
                                                .from = from,
                                                .to = to};
    return update->each == NULL ? MIRAIF_OK : update->each(update->context, &change);
}

/* What a cell reads as, where that is what is stored or nothing at all, is no change. */
static enum miraif_status tell_changes(struct update *update, struct mi_edit *edit,
                                       const struct mi_sheet_row *row, size_t *ret_count)
{
    char before[NUMBER], after[NUMBER];
    *ret_count = 0;
    for (int i = 0; i < MI_FIELDS; i++) {
        enum mi_field field = (enum mi_field)i;
        const char *from = text_of(&edit->is, field, before), *to = text_of(&edit->wanted, field, after);
        bool nothing = to == NULL && edit->text[i] != NULL && *edit->text[i] != '\0';
        if (nothing || same(update, field, from, to)) {
            restore(edit, field);
            continue;
        }
        ++*ret_count;
        MI_TRY(tell(update, row, &edit->is, mi_field_code(field), from, to));
    }
    return MIRAIF_OK;
}

static enum miraif_status tell_answers(const struct update *update, const struct mi_edit *edit,
                                       const struct mi_sheet_row *row)
{
    for (size_t i = 0; i < update->answers; i++)
        MI_TRY(tell(update, row, &edit->is, update->answer[i].header, update->answer[i].from,
                    update->answer[i].to));
    return MIRAIF_OK;
}

static enum miraif_status tell_warnings(struct update *update, const struct mi_edit *edit,
                                        const struct mi_sheet_row *row)
{
    for (size_t i = 0; i < edit->findings.warning_count; i++)
        MI_TRY(mi_sheet_warn(&update->sheet, row, edit->findings.warnings[i].code,
                             edit->findings.warnings[i].message));
    return MIRAIF_OK;
}

static enum miraif_status change(struct update *update, struct mi_edit *edit, struct mi_sheet_row *row,
                                 enum mi_sheet_outcome *ret_outcome)
{
    size_t count;
    enum miraif_status status = mi_edit_decide(edit);
    MI_TRY(judge(update, status, row, edit->field, edit->reason));
    if (status != MIRAIF_OK)
        return MIRAIF_OK;
    MI_TRY(tell_warnings(update, edit, row));
    MI_TRY(tell_changes(update, edit, row, &count));
    MI_TRY(tell_answers(update, edit, row));
    if (count + update->answers == 0)
        return MIRAIF_OK;
    *ret_outcome = MI_SHEET_UPDATED;
    edit->err = update->err;
    return mi_edit_write(edit);
}

/* What the row says of a question otherwise than the store; null: nothing. "": it is taken away. */
static const char *answered(const struct update *update, const struct mi_sheet_row *row, size_t column,
                            const char *is)
{
    const char *cell = row->rest[column];
    if (*cell == '\0')
        return update->clear && is != NULL && update->sheet.rest_at[column] <= row->cells ? "" : NULL;
    if (is != NULL && (mi_same_loose_cell(is, cell, update->narrow) ||
                       mi_same_loose_cell(is, mi_csv_unguard(cell), update->narrow)))
        return NULL;
    return mi_csv_unguard(cell);
}

/* Columns that an export wrote because somebody answered them: other ones are the office's own. */
static enum miraif_status change_answers(struct update *update, struct mi_edit *edit,
                                         const struct mi_sheet_row *row)
{
    struct mi_answers answers;
    update->answers = 0;
    MI_TRY(mi_answers_begin(&edit->is.profile, update->scratch, &answers, update->err));
    for (size_t i = 0; i < update->sheet.rest_count; i++) {
        const char *header = update->sheet.rest[i];
        if (!update->known[i])
            continue;
        const char *is = mi_answers_get(&answers, header);
        const char *to = answered(update, row, i, is);
        if (to == NULL)
            continue;
        update->answer[update->answers++] = (struct answer_change){header, is, *to == '\0' ? NULL : to};
        MI_TRY(mi_answers_set(&answers, header, *to == '\0' ? NULL : to, update->err));
    }
    return update->answers == 0 ? MIRAIF_OK
                                : mi_answers_end(&answers, &edit->wanted.profile.answers, update->err);
}

static enum miraif_status take_person(struct update *update, struct mi_sheet_row *row,
                                      const struct miraif_person *person, bool by_number,
                                      enum mi_sheet_outcome *ret_outcome)
{
    struct mi_edit edit = {.store = update->store, .arena = update->scratch, .err = &update->own};
    bool any = false;
    enum miraif_status status = mi_edit_begin(&edit, person);
    MI_TRY(judge(update, status, row, edit.field, edit.reason));
    if (row->reason != NULL)
        return MIRAIF_OK;
    for (int i = 0; i < MI_FIELDS; i++)
        if (is_editable((enum mi_field)i) && (i != MI_FIELD_EMAIL || by_number))
            edit.text[i] = said(update, &edit, row, (enum mi_field)i);
    MI_TRY(join_kana(update, &edit, row));
    MI_TRY(check_name(update, &edit, row));
    MI_TRY(change_answers(update, &edit, row));
    for (int i = 0; i < MI_FIELDS; i++)
        any = any || edit.text[i] != NULL;
    any = any || update->answers > 0;
    return any && row->reason == NULL ? change(update, &edit, row, ret_outcome) : MIRAIF_OK;
}

static enum miraif_status take_row(struct update *update, struct mi_sheet_row *row)
{
    enum mi_sheet_outcome outcome = MI_SHEET_UNCHANGED;
    struct miraif_person person;
    bool by_number = false;
    miraif_arena_reset(update->scratch);
    if (row->reason == NULL)
        MI_TRY(find(update, row, &person, &by_number));
    if (row->reason == NULL)
        check_alone(update, row, person.id);
    if (row->reason == NULL)
        MI_TRY(take_person(update, row, &person, by_number, &outcome));
    return mi_sheet_tell(&update->sheet, row, outcome, update->err);
}

static enum miraif_status take_rows(struct update *update)
{
    for (size_t i = 0; i < update->sheet.rows; i++)
        MI_TRY(take_row(update, &update->sheet.row[i]));
    return MIRAIF_OK;
}

static enum miraif_status make_room(struct update *update)
{
    struct miraif_arena *arena = update->sheet.arena;
    for (update->slots = 16; update->slots < 2 * update->sheet.rows;)
        update->slots *= 2;
    update->row_of = mi_arena_array(arena, update->slots, sizeof *update->row_of);
    update->person_of = mi_arena_array(arena, update->slots, sizeof *update->person_of);
    update->answer = mi_arena_array(arena, update->sheet.rest_count, sizeof *update->answer);
    update->scratch = miraif_arena_create();
    if (update->answer == NULL || update->row_of == NULL || update->person_of == NULL ||
        update->scratch == NULL)
        return mi_no_memory(update->err);
    return MIRAIF_OK;
}

static enum miraif_status read_and_take(struct update *update, const struct miraif_import_options *options,
                                        struct miraif_arena *arena)
{
    static const size_t who[] = {MI_FIELD_PERSON, MI_FIELD_EMAIL};
    const struct miraif_env *env = mi_store_env(update->store);
    MI_TRY(mi_sheet_open(env, options, NULL, MI_FIELDS, NULL, arena, &update->sheet, update->err));
    MI_TRY(mi_sheet_need(&update->sheet, who, 2, mi_translate(env, N_("whom a row is about")), update->err));
    MI_TRY(make_room(update));
    update->narrow = mi_text_is(update->sheet.report.encoding, "cp932");
    MI_TRY(mi_answers_know(update->store, update->sheet.rest, update->sheet.rest_count, arena, &update->known,
                           update->err));
    for (size_t i = 0; i < update->sheet.rest_count; i++)
        update->sheet.column[update->sheet.rest_at[i] - 1].answer = update->known[i];
    MI_TRY(mi_store_begin(update->store, update->err));
    enum miraif_status status = mi_sheet_judge(&update->sheet, take_rows(update), update->err);
    return mi_store_end(update->store, status, update->err);
}

enum miraif_status miraif_import_update(struct miraif_store *store,
                                        const struct miraif_import_options *options, bool clear,
                                        miraif_import_change_fn *each, void *context,
                                        struct miraif_arena *arena, struct miraif_import_report *ret_report,
                                        struct miraif_error *err)
{
    struct update update = {.store = store, .clear = clear, .each = each, .context = context, .err = err};
    update.own.env = mi_store_env(store);
    enum miraif_status status = read_and_take(&update, options, arena);
    if (status == MIRAIF_OK || status == MIRAIF_PARTIAL || status == MIRAIF_BAD_INPUT)
        *ret_report = update.sheet.report;
    mi_sheet_close(&update.sheet);
    miraif_arena_destroy(update.scratch);
    return status;
}
