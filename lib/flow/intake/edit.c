/* Changing a person: what is to change is read as a row of an import, so that the office's keyboard and a
 * form lead to the same. */
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/intake/edit.h"
#include "store/db.h"
#include "store/person_edit.h"
#include "store/redirect.h"

/* Fields of a row that are no fact about a person. */
static bool is_foreign(enum mi_field field)
{
    return field == MI_FIELD_CONSENT || field == MI_FIELD_APPLIED_AT || field == MI_FIELD_FAMILY_KANA ||
           field == MI_FIELD_GIVEN_KANA || field == MI_FIELD_PERSON;
}

static enum miraif_status take(struct mi_edit *edit, const struct miraif_person_change *change)
{
    if (mi_text_is(change->field, "language")) {
        edit->language = change->text;
        if (mi_text_blank(change->text) || mi_text_is(change->text, "ja") || mi_text_is(change->text, "en"))
            return MIRAIF_OK;
        return mi_fail(edit->err, MIRAIF_REFUSED, N_("letters are written in “ja” or “en”, not “%s”"),
                       change->text);
    }
    for (int i = 0; i < MI_FIELDS; i++)
        if (!is_foreign((enum mi_field)i) && mi_text_is(mi_field_code((enum mi_field)i), change->field)) {
            edit->text[i] = change->text;
            return MIRAIF_OK;
        }
    return mi_fail(edit->err, MIRAIF_REFUSED, N_("there is no field “%s” of a person"), change->field);
}

/* What the row must hold beside what is said: the address, and a name that goes with what is said of it. */
static void complete(struct mi_edit *edit, const char *cell[MI_FIELDS])
{
    memcpy(cell, edit->text, sizeof edit->text);
    if (cell[MI_FIELD_EMAIL] == NULL)
        cell[MI_FIELD_EMAIL] = edit->is.email;
    if (cell[MI_FIELD_NAME] != NULL)
        return;
    if (cell[MI_FIELD_FAMILY_NAME] == NULL && cell[MI_FIELD_GIVEN_NAME] == NULL)
        cell[MI_FIELD_NAME] = edit->is.name;
    if (cell[MI_FIELD_FAMILY_NAME] == NULL)
        cell[MI_FIELD_FAMILY_NAME] = edit->is.family_name;
    if (cell[MI_FIELD_GIVEN_NAME] == NULL)
        cell[MI_FIELD_GIVEN_NAME] = edit->is.given_name;
}

static enum miraif_status refuse(struct mi_edit *edit, const char *reason, enum mi_field field)
{
    edit->reason = reason;
    edit->field = field;
    return MIRAIF_REFUSED;
}

/* Reads the cells as a row of a file that has just these columns. */
static enum miraif_status read_row(struct mi_edit *edit)
{
    const char *cell[MI_FIELDS], *field[MI_FIELDS];
    const char *code[MI_FIELDS];
    enum mi_field fields[MI_FIELDS];
    struct mi_columns columns = {.headers = code, .names = code, .fields = fields};
    struct mi_findings *findings = &edit->findings;
    complete(edit, cell);
    for (int i = 0; i < MI_FIELDS; i++) {
        if (cell[i] == NULL)
            continue;
        fields[columns.count] = (enum mi_field)i;
        code[columns.count] = mi_field_code((enum mi_field)i);
        field[columns.count++] = cell[i];
        columns.at[i] = columns.count;
    }
    const struct mi_csv_record record = {.fields = field, .count = columns.count};
    mi_findings_begin(findings, mi_store_env(edit->store), edit->arena);
    MI_TRY(mi_row_read(&record, &columns, findings, &edit->row, edit->err));
    if (findings->failed)
        return mi_no_memory(edit->err);
    if (findings->fault_count == 0)
        return MIRAIF_OK;
    const struct mi_finding *fault = &findings->faults[0];
    mi_fail(edit->err, MIRAIF_REFUSED, "%s", fault->message);
    return refuse(edit, fault->code, fault->column == 0 ? MI_FIELD_NONE : fields[fault->column - 1]);
}

static void lay_over(const struct mi_edit *edit, enum mi_field field, const char **text, const char *said)
{
    if (edit->text[field] != NULL)
        *text = said;
}

static void lay_over_person(struct mi_edit *edit)
{
    const struct miraif_person *said = &edit->row.person;
    struct miraif_person *wanted = &edit->wanted;
    bool named = edit->text[MI_FIELD_NAME] != NULL || edit->text[MI_FIELD_FAMILY_NAME] != NULL ||
                 edit->text[MI_FIELD_GIVEN_NAME] != NULL;
    lay_over(edit, MI_FIELD_EMAIL, &wanted->email, said->email);
    lay_over(edit, MI_FIELD_EMAIL, &wanted->email_key, said->email_key);
    if (named) {
        wanted->name = said->name;
        wanted->family_name = said->family_name;
        wanted->given_name = said->given_name;
    }
    lay_over(edit, MI_FIELD_KANA, &wanted->kana, said->kana);
    lay_over(edit, MI_FIELD_PHONE, &wanted->phone, said->phone);
    lay_over(edit, MI_FIELD_BIRTH_DATE, &wanted->birth_date, said->birth_date);
    lay_over(edit, MI_FIELD_GENDER, &wanted->gender, said->gender);
}

static void lay_over_profile(struct mi_edit *edit)
{
    const struct miraif_profile *said = &edit->row.person.profile;
    struct miraif_profile *wanted = &edit->wanted.profile;
    lay_over(edit, MI_FIELD_COMPANY, &wanted->company, said->company);
    lay_over(edit, MI_FIELD_COMPANY, &wanted->company_key, said->company_key);
    lay_over(edit, MI_FIELD_INDUSTRY, &wanted->industry, said->industry);
    lay_over(edit, MI_FIELD_OCCUPATION, &wanted->occupation, said->occupation);
    lay_over(edit, MI_FIELD_PLACE, &wanted->place, said->place);
    lay_over(edit, MI_FIELD_AVAILABILITY, &wanted->availability, said->availability);
    lay_over(edit, MI_FIELD_OFFERS, &wanted->offers, said->offers);
    lay_over(edit, MI_FIELD_CONCERN, &wanted->concern, said->concern);
    lay_over(edit, MI_FIELD_THEMES, &wanted->themes, said->themes);
    if (edit->text[MI_FIELD_AGE] != NULL)
        wanted->age = said->age;
}

static bool situation_differs(const struct mi_edit *edit)
{
    const struct miraif_profile *wanted = &edit->wanted.profile, *is = &edit->is.profile;
    return !mi_text_is(wanted->company, is->company) || !mi_text_is(wanted->industry, is->industry) ||
           !mi_text_is(wanted->occupation, is->occupation) || !mi_text_is(wanted->place, is->place) ||
           !mi_text_is(wanted->availability, is->availability) || !mi_text_is(wanted->offers, is->offers) ||
           !mi_text_is(wanted->concern, is->concern) || !mi_text_is(wanted->themes, is->themes) ||
           wanted->age != is->age || !mi_text_is(wanted->answers, is->answers);
}

/* Whose other address it is; 0: nobody's. */
static enum miraif_status whose_other(struct mi_edit *edit, int64_t *ret_person, const char **ret_name)
{
    const char *key;
    MI_TRY(mi_redirect_email(edit->store, edit->wanted.email_key, edit->arena, &key, edit->err));
    return key == NULL ? MIRAIF_OK
                       : mi_person_by_key(edit->store, key, edit->arena, ret_person, ret_name, edit->err);
}

/* An address is one person's alone. */
static enum miraif_status check_address(struct mi_edit *edit)
{
    int64_t other;
    const char *name;
    MI_TRY(mi_person_by_key(edit->store, edit->wanted.email_key, edit->arena, &other, &name, edit->err));
    if (other == 0)
        MI_TRY(whose_other(edit, &other, &name));
    if (other == 0 || other == edit->is.id)
        return MIRAIF_OK;
    mi_fail(edit->err, MIRAIF_REFUSED, N_("“%s” is the address of p%lld, “%s”"), edit->wanted.email,
            (long long)other, name);
    mi_hint(edit->err, N_("`miraif person show p%lld` shows who that is"), (long long)other);
    return refuse(edit, "address_taken", MI_FIELD_EMAIL);
}

static enum miraif_status date_profile(struct mi_edit *edit)
{
    int64_t now = mi_store_env(edit->store)->now;
    struct mi_date since;
    struct miraif_profile *profile = &edit->wanted.profile;
    profile->as_of = now;
    if (edit->since != NULL && mi_date_parse(edit->since, &since))
        profile->as_of = mi_date_to_days(since) * 86400 - MI_TOKYO_OFFSET;
    if (profile->as_of > now)
        return mi_fail(edit->err, MIRAIF_REFUSED, N_("%s is still to come"), edit->since);
    if (edit->is.profile.id == 0 || profile->as_of >= edit->is.profile.as_of || edit->since == NULL)
        return MIRAIF_OK;
    char day[MI_DATE_TEXT];
    mi_date_format(mi_date_of_instant(edit->is.profile.as_of), day);
    return mi_fail(edit->err, MIRAIF_REFUSED, N_("p%lld said something later, on %s"), (long long)edit->is.id,
                   day);
}

static enum miraif_status decide_capacity(struct mi_edit *edit)
{
    const char *text = edit->text[MI_FIELD_CAPACITY];
    if (text == NULL)
        return MIRAIF_OK;
    edit->wanted.capacity = edit->row.capacity == MI_INTAKE_UNSAID ? -1 : edit->row.capacity;
    if (edit->wanted.capacity < 0 && *text != '\0') {
        mi_fail(edit->err, MIRAIF_REFUSED, N_("“%s” is not a number of people"), text);
        return refuse(edit, "invalid_capacity", MI_FIELD_CAPACITY);
    }
    if ((edit->is.roles & MIRAIF_ROLE_MENTOR) != 0)
        return MIRAIF_OK;
    mi_fail(edit->err, MIRAIF_REFUSED, N_("p%lld is no mentor"), (long long)edit->is.id);
    return refuse(edit, "no_mentor", MI_FIELD_CAPACITY);
}

enum miraif_status mi_edit_begin(struct mi_edit *edit, const struct miraif_person *person)
{
    edit->is = edit->wanted = *person;
    edit->reason = NULL;
    edit->field = MI_FIELD_NONE;
    if (edit->is.email[0] != '\0')
        return MIRAIF_OK;
    mi_fail(edit->err, MIRAIF_REFUSED, N_("p%lld was forgotten"), (long long)person->id);
    return refuse(edit, "forgotten", MI_FIELD_NONE);
}

enum miraif_status mi_edit_decide(struct mi_edit *edit)
{
    MI_TRY(read_row(edit));
    lay_over_person(edit);
    lay_over_profile(edit);
    MI_TRY(check_address(edit));
    if (situation_differs(edit))
        MI_TRY(date_profile(edit));
    return decide_capacity(edit);
}

enum miraif_status mi_edit_write(struct mi_edit *edit)
{
    bool mentor;
    int64_t id = edit->is.id;
    MI_TRY(mi_person_set(edit->store, &edit->wanted, edit->err));
    if (situation_differs(edit))
        MI_TRY(mi_person_add_profile(edit->store, id, &edit->wanted.profile, edit->err));
    if (edit->text[MI_FIELD_CAPACITY] != NULL)
        MI_TRY(mi_person_set_capacity(edit->store, id, edit->wanted.capacity, &mentor, edit->err));
    if (edit->language == NULL)
        return MIRAIF_OK;
    return mi_person_set_language(edit->store, id, *edit->language == '\0' ? NULL : edit->language,
                                  edit->err);
}

static enum miraif_status edit_it(struct mi_edit *edit, int64_t id)
{
    struct miraif_person person;
    MI_TRY(miraif_person_get(edit->store, id, edit->arena, &person, edit->err));
    MI_TRY(mi_edit_begin(edit, &person));
    MI_TRY(mi_edit_decide(edit));
    MI_TRY(mi_edit_write(edit));
    return miraif_person_get(edit->store, person.id, edit->arena, &edit->wanted, edit->err);
}

enum miraif_status miraif_person_edit(struct miraif_store *store, int64_t person,
                                      const struct miraif_person_change *change, size_t changes,
                                      const char *since, struct miraif_arena *arena,
                                      struct miraif_person *ret_person, const char **ret_language,
                                      struct miraif_error *err)
{
    struct mi_edit edit = {.store = store, .arena = arena, .since = since, .err = err};
    const char *language = NULL;
    for (size_t i = 0; i < changes; i++)
        MI_TRY(take(&edit, &change[i]));
    MI_TRY(mi_store_begin(store, err));
    enum miraif_status status = edit_it(&edit, person);
    if (status == MIRAIF_OK)
        status = mi_person_language(store, edit.is.id, &language, err);
    MI_TRY(mi_store_end(store, status, err));
    *ret_person = edit.wanted;
    *ret_language = language;
    return MIRAIF_OK;
}
