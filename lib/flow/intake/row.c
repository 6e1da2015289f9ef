/* From the cells of a record to what it says of a person. */
#include "flow/intake/row.h"

#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "flow/intake/answers.h"
#include "io/values.h"
#include "text/address.h"
#include "text/company.h"
#include "text/kana.h"
#include "text/key.h"
#include "text/name.h"
#include "text/utf8.h"

/* Nobody younger or older takes part in a programme about work: such a date or age is a slip of the pen. */
enum { AGE_LEAST = 15, AGE_MOST = 120, CAPACITY_MOST = 1000 };

struct reading {
    const struct mi_csv_record *record;
    const struct mi_columns *columns;
    struct mi_findings *findings;
    struct miraif_arena *arena;
    struct miraif_error *err;
    struct mi_intake_row *row;
    struct mi_date today;
    const char *band; /* an age that is a range */
};

/* The cell of `field` and its text without blanks at its ends; null where it is blank or the file has no such
 * column. */
static const char *cell_of(const struct reading *reading, enum mi_field field, const char **ret_text,
                           size_t *ret_length)
{
    size_t column = reading->columns->at[field];
    if (column == 0 || column > reading->record->count)
        return NULL;
    const char *cell = reading->record->fields[column - 1];
    *ret_text = mi_utf8_trim(cell, ret_length);
    return *ret_length == 0 ? NULL : cell;
}

/* The cell as written. */
static const char *written(const struct reading *reading, enum mi_field field)
{
    const char *text;
    size_t length;
    return cell_of(reading, field, &text, &length);
}

/* The text without blanks at its ends. */
static enum miraif_status trimmed(struct reading *reading, enum mi_field field, const char **ret_text)
{
    const char *text = NULL;
    size_t length;
    if (cell_of(reading, field, &text, &length) == NULL)
        text = NULL;
    else if (text[length] != '\0' && (text = mi_arena_copy(reading->arena, text, length)) == NULL)
        return mi_no_memory(reading->err);
    *ret_text = text;
    return MIRAIF_OK;
}

static size_t column_of(const struct reading *reading, enum mi_field field)
{
    return reading->columns->at[field];
}

static enum miraif_status read_email(struct reading *reading)
{
    char email[MI_EMAIL_MOST + 1];
    char key[MI_EMAIL_MOST + 1];
    const char *text = written(reading, MI_FIELD_EMAIL);
    size_t column = column_of(reading, MI_FIELD_EMAIL);
    if (text == NULL) {
        mi_fault(reading->findings, "missing_email", column, N_("there is no e-mail address"));
        return MIRAIF_OK;
    }
    enum mi_email_kind kind = mi_email_read(text, email, key);
    if (kind == MI_EMAIL_NONE) {
        mi_fault(reading->findings, "invalid_email", column, N_("“%s” is not an e-mail address"),
                 mi_excerpt(reading->findings, text));
        return MIRAIF_OK;
    }
    if (kind == MI_EMAIL_CARRIER)
        mi_warning(reading->findings, "email_not_rfc5322", column,
                   N_("“%s” has dots at odd places; some mail programs refuse it"), email);
    struct miraif_person *person = &reading->row->person;
    person->email = mi_arena_text(reading->arena, email);
    person->email_key = mi_arena_text(reading->arena, key);
    return person->email == NULL || person->email_key == NULL ? mi_no_memory(reading->err) : MIRAIF_OK;
}

/* Two texts with a space between; either may be null. */
static enum miraif_status join(struct reading *reading, const char *first, const char *second,
                               const char **ret_text)
{
    *ret_text = first != NULL ? first : second;
    if (first == NULL || second == NULL)
        return MIRAIF_OK;
    *ret_text = mi_arena_printf(reading->arena, "%s %s", first, second);
    return *ret_text == NULL ? mi_no_memory(reading->err) : MIRAIF_OK;
}

static enum miraif_status read_name(struct reading *reading)
{
    struct miraif_person *person = &reading->row->person;
    size_t column = column_of(reading, MI_FIELD_NAME);
    if (column == 0)
        column = column_of(reading, MI_FIELD_FAMILY_NAME);
    MI_TRY(trimmed(reading, MI_FIELD_NAME, &person->name));
    MI_TRY(trimmed(reading, MI_FIELD_FAMILY_NAME, &person->family_name));
    MI_TRY(trimmed(reading, MI_FIELD_GIVEN_NAME, &person->given_name));
    if (person->name == NULL)
        MI_TRY(join(reading, person->family_name, person->given_name, &person->name));
    if (person->name == NULL) {
        mi_fault(reading->findings, "missing_name", column, N_("there is no name"));
        return MIRAIF_OK;
    }
    if (person->family_name != NULL && person->given_name != NULL)
        return MIRAIF_OK;
    MI_TRY(
        mi_name_split(person->name, reading->arena, &person->family_name, &person->given_name, reading->err));
    if (person->family_name == NULL)
        mi_warning(reading->findings, "name_not_split", column,
                   N_("“%s” has no blank between family and given name"),
                   mi_excerpt(reading->findings, person->name));
    return MIRAIF_OK;
}

static enum miraif_status read_kana(struct reading *reading)
{
    const char *text = written(reading, MI_FIELD_KANA);
    if (text == NULL)
        MI_TRY(join(reading, written(reading, MI_FIELD_FAMILY_KANA), written(reading, MI_FIELD_GIVEN_KANA),
                    &text));
    if (text == NULL)
        return MIRAIF_OK;
    return mi_kana_key(text, reading->arena, &reading->row->person.kana, reading->err);
}

/* A number that a spreadsheet or a foreign habit has changed is stored in national form, others as written.
 */
static enum miraif_status read_phone(struct reading *reading)
{
    char key[MI_PHONE_MOST + 1];
    bool mended = false;
    const char *text;
    MI_TRY(trimmed(reading, MI_FIELD_PHONE, &text));
    if (text == NULL)
        return MIRAIF_OK;
    const char **phone = &reading->row->person.phone;
    bool known = mi_phone_key(text, key, &mended);
    if (!known)
        mi_warning(reading->findings, "phone_unusual", column_of(reading, MI_FIELD_PHONE),
                   N_("“%s” does not look like a telephone number"), mi_excerpt(reading->findings, text));
    if (!known || !(mended || strchr("+='", *text) != NULL))
        return mi_text_fold(text, MI_FOLD_SPACES | MI_FOLD_DASHES, reading->arena, phone, reading->err);
    *phone = mi_arena_text(reading->arena, key);
    return *phone == NULL ? mi_no_memory(reading->err) : MIRAIF_OK;
}

/* A spreadsheet's number of a day is told, with what it is taken for. */
static void warn_of_serial(const struct reading *reading, enum mi_field field, const char *cell,
                           const char *taken)
{
    mi_warning(reading->findings, "date_is_serial", column_of(reading, field),
               N_("“%s” is how a spreadsheet counts days; %s is taken"), mi_excerpt(reading->findings, cell),
               taken);
}

static enum miraif_status read_birth_date(struct reading *reading)
{
    char text[MI_DATE_TEXT];
    struct mi_date birth;
    const char *cell = written(reading, MI_FIELD_BIRTH_DATE);
    enum mi_reading read = cell == NULL ? MI_READ_BLANK : mi_read_date(cell, &birth);
    size_t column = column_of(reading, MI_FIELD_BIRTH_DATE);
    if (read == MI_READ_BLANK)
        return MIRAIF_OK;
    bool exists = read == MI_READ_OK || read == MI_READ_ERA_ENDED || read == MI_READ_SERIAL;
    int age = exists ? mi_date_age(birth, reading->today) : 0;
    bool slip = read == MI_READ_ERA_ENDED && (age < AGE_LEAST || age > AGE_MOST);
    if (!exists || slip) {
        mi_fault(reading->findings, "invalid_date", column, N_("“%s” is not a date that exists"),
                 mi_excerpt(reading->findings, cell));
        return MIRAIF_OK;
    }
    if (age < AGE_LEAST || age > AGE_MOST) {
        mi_fault(reading->findings, "birth_date_out_of_range", column,
                 N_("“%s” cannot be the birth date of somebody who takes part"),
                 mi_excerpt(reading->findings, cell));
        return MIRAIF_OK;
    }
    mi_date_format(birth, text);
    if (read == MI_READ_ERA_ENDED)
        mi_warning(reading->findings, "era_ended", column,
                   N_("the era of “%s” had ended by then; %s is taken"), mi_excerpt(reading->findings, cell),
                   text);
    if (read == MI_READ_SERIAL)
        warn_of_serial(reading, MI_FIELD_BIRTH_DATE, cell, text);
    reading->row->person.birth_date = mi_arena_text(reading->arena, text);
    return reading->row->person.birth_date == NULL ? mi_no_memory(reading->err) : MIRAIF_OK;
}

/* The stated age was right some time between the application and today, or it is wrong. */
static void compare_age(struct reading *reading, int age)
{
    struct mi_date birth;
    const struct mi_intake_row *row = reading->row;
    if (row->person.birth_date == NULL || !mi_date_parse(row->person.birth_date, &birth))
        return;
    int today = mi_date_age(birth, reading->today);
    int then = row->applied_at == MI_INTAKE_UNSAID ? today - 1
                                                   : mi_date_age(birth, mi_date_of_instant(row->applied_at));
    if (age < then || age > today)
        mi_warning(reading->findings, "age_mismatch", column_of(reading, MI_FIELD_AGE),
                   N_("the age %d does not go with the birth date %s, which is taken"), age,
                   row->person.birth_date);
}

static void read_age(struct reading *reading)
{
    int age = 0;
    bool band = false;
    const char *cell = written(reading, MI_FIELD_AGE);
    enum mi_reading read = cell == NULL ? MI_READ_BLANK : mi_read_age(cell, &age, &band);
    size_t column = column_of(reading, MI_FIELD_AGE);
    if (read == MI_READ_BLANK)
        return;
    if (read == MI_READ_BAD) {
        mi_fault(reading->findings, "invalid_age", column, N_("“%s” is not an age"),
                 mi_excerpt(reading->findings, cell));
    } else if (band) {
        reading->band = cell;
        if (reading->row->person.birth_date == NULL)
            mi_warning(reading->findings, "age_is_band", column,
                       N_("“%s” is a range of ages; no age is stored, the range is kept as an answer"),
                       mi_excerpt(reading->findings, cell));
    } else if (read == MI_READ_RANGE || age < AGE_LEAST || age > AGE_MOST) {
        mi_fault(reading->findings, "age_out_of_range", column,
                 N_("“%s” cannot be the age of somebody who takes part"),
                 mi_excerpt(reading->findings, cell));
    } else {
        compare_age(reading, age);
        if (reading->row->person.birth_date == NULL)
            reading->row->person.profile.age = age;
    }
}

static void read_applied_at(struct reading *reading)
{
    int64_t instant;
    char text[MI_INSTANT_TEXT];
    const char *cell = written(reading, MI_FIELD_APPLIED_AT);
    enum mi_reading read = cell == NULL ? MI_READ_BLANK : mi_read_instant(cell, &instant);
    if (read == MI_READ_OK || read == MI_READ_SERIAL)
        reading->row->applied_at = instant;
    if (read == MI_READ_SERIAL) {
        mi_instant_format(instant, text);
        warn_of_serial(reading, MI_FIELD_APPLIED_AT, cell, text);
    } else if (read != MI_READ_OK && read != MI_READ_BLANK) {
        mi_fault(reading->findings, "invalid_date", column_of(reading, MI_FIELD_APPLIED_AT),
                 N_("“%s” is not a date and time that exists"), mi_excerpt(reading->findings, cell));
    }
}

static void read_capacity(struct reading *reading)
{
    int count;
    const char *cell = written(reading, MI_FIELD_CAPACITY);
    enum mi_reading read = cell == NULL ? MI_READ_BLANK : mi_read_count(cell, &count);
    if (read == MI_READ_OK && count <= CAPACITY_MOST)
        reading->row->capacity = count;
    else if (read != MI_READ_BLANK)
        mi_warning(reading->findings, "invalid_capacity", column_of(reading, MI_FIELD_CAPACITY),
                   N_("“%s” is not a number of people; no capacity is stored"),
                   mi_excerpt(reading->findings, cell));
}

/* A box that was not ticked is no consent. */
static void read_consent(struct reading *reading)
{
    size_t column = column_of(reading, MI_FIELD_CONSENT);
    const char *cell = written(reading, MI_FIELD_CONSENT);
    if (column == 0)
        return;
    enum mi_consent consent = cell == NULL ? MI_CONSENT_BLANK : mi_read_consent(cell);
    if (consent == MI_CONSENT_BLANK || consent == MI_CONSENT_REFUSED)
        mi_fault(reading->findings, "consent_refused", column, N_("consent was not given"));
    else if (consent == MI_CONSENT_UNCLEAR)
        mi_warning(reading->findings, "consent_unclear", column,
                   N_("“%s” says neither yes nor no to the question of consent"),
                   mi_excerpt(reading->findings, cell));
}

/* A character of a private use area is drawn differently, or not at all, on every other computer. */
static void check_characters(const struct reading *reading, enum mi_field field)
{
    const char *cell = written(reading, field);
    if (cell != NULL && mi_utf8_has_private(cell))
        mi_warning(reading->findings, "private_use_character", column_of(reading, field),
                   N_("“%s” has a character that only some computers know"),
                   mi_excerpt(reading->findings, cell));
}

static void check_branch(const struct reading *reading)
{
    const struct miraif_profile *profile = &reading->row->person.profile;
    if (profile->company_key != NULL && mi_company_is_branch(profile->company_key))
        mi_warning(reading->findings, "company_branch", column_of(reading, MI_FIELD_COMPANY),
                   N_("“%s” reads like a branch, and counts as a company of its own"),
                   mi_excerpt(reading->findings, profile->company));
}

static enum miraif_status read_profile(struct reading *reading)
{
    struct miraif_profile *profile = &reading->row->person.profile;
    profile->company = written(reading, MI_FIELD_COMPANY);
    profile->concern = written(reading, MI_FIELD_CONCERN);
    MI_TRY(trimmed(reading, MI_FIELD_GENDER, &reading->row->person.gender));
    MI_TRY(trimmed(reading, MI_FIELD_INDUSTRY, &profile->industry));
    MI_TRY(trimmed(reading, MI_FIELD_OCCUPATION, &profile->occupation));
    MI_TRY(trimmed(reading, MI_FIELD_PLACE, &profile->place));
    MI_TRY(trimmed(reading, MI_FIELD_AVAILABILITY, &profile->availability));
    MI_TRY(trimmed(reading, MI_FIELD_OFFERS, &profile->offers));
    MI_TRY(trimmed(reading, MI_FIELD_THEMES, &profile->themes));
    if (profile->company == NULL)
        return MIRAIF_OK;
    return mi_company_key(profile->company, reading->arena, &profile->company_key, reading->err);
}

static enum miraif_status read_values(struct reading *reading)
{
    read_consent(reading);
    MI_TRY(read_email(reading));
    MI_TRY(read_name(reading));
    MI_TRY(read_kana(reading));
    MI_TRY(read_phone(reading));
    read_applied_at(reading);
    MI_TRY(read_birth_date(reading));
    read_age(reading);
    read_capacity(reading);
    MI_TRY(read_profile(reading));
    check_branch(reading);
    check_characters(reading, MI_FIELD_NAME);
    check_characters(reading, MI_FIELD_FAMILY_NAME);
    check_characters(reading, MI_FIELD_GIVEN_NAME);
    check_characters(reading, MI_FIELD_COMPANY);
    return mi_answers_read(reading->record, reading->columns, reading->band, reading->arena,
                           &reading->row->person.profile.answers, reading->err);
}

static void tell_fault(const struct mi_csv_record *record, struct mi_findings *findings)
{
    switch (record->fault) {
    case MI_CSV_UNTERMINATED_QUOTE:
        mi_fault(findings, "unterminated_quote", record->column, N_("a quote is opened and not closed"));
        break;
    case MI_CSV_MALFORMED_QUOTE:
        mi_fault(findings, "malformed_quote", record->column,
                 N_("a quote stands within a field and is not doubled"));
        break;
    case MI_CSV_ILL_FORMED:
        mi_fault(findings, "invalid_utf8", record->column, N_("a character is broken"));
        break;
    case MI_CSV_NUL:
        mi_fault(findings, "nul_byte", record->column, N_("there is a NUL byte"));
        break;
    case MI_CSV_TOO_LONG:
        mi_fault(findings, "field_too_long", record->column, N_("a field is longer than 64 KiB"));
        break;
    case MI_CSV_SOUND:
        break;
    }
}

/* Blank cells beyond the header are let pass: spreadsheets leave them. */
static void check_columns(const struct mi_csv_record *record, const struct mi_columns *columns,
                          struct mi_findings *findings)
{
    if (record->count < columns->least) {
        mi_fault(findings, "too_few_columns", 0, N_("the header has %zu columns, this row %zu"),
                 columns->count, record->count);
        return;
    }
    bool blank = record->count <= MI_CSV_COLUMNS_MOST;
    for (size_t i = columns->count; blank && i < record->count; i++) {
        size_t length;
        mi_utf8_trim(record->fields[i], &length);
        blank = length == 0;
    }
    if (!blank)
        mi_fault(findings, "too_many_columns", 0, N_("the header has %zu columns, this row %zu"),
                 columns->count, record->count);
    else if (record->count > columns->count)
        mi_warning(findings, "extra_empty_columns", columns->count + 1,
                   N_("the header has %zu columns, this row %zu; the others are empty"), columns->count,
                   record->count);
}

enum miraif_status mi_row_read(const struct mi_csv_record *record, const struct mi_columns *columns,
                               struct mi_findings *findings, struct mi_intake_row *ret_row,
                               struct miraif_error *err)
{
    tell_fault(record, findings);
    if (findings->fault_count == 0)
        check_columns(record, columns, findings);
    if (findings->fault_count > 0)
        return MIRAIF_OK;
    *ret_row = (struct mi_intake_row){.applied_at = MI_INTAKE_UNSAID, .capacity = MI_INTAKE_UNSAID};
    ret_row->person.profile.age = -1;
    struct reading reading = {.record = record,
                              .columns = columns,
                              .findings = findings,
                              .arena = findings->arena,
                              .err = err,
                              .row = ret_row,
                              .today = mi_date_of_instant(findings->env->now)};
    return read_values(&reading);
}
