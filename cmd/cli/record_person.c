/* People as records: person, a person's profile over time, two people kept apart. */
#include "cli/record_person.h"

#include "base/date.h"
#include "text/slots.h"

enum { SLOTS_MOST = 1000 };

static const struct record_field person_fields[] = {
    {"id", N_("id"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"family_name", N_("family name"), "string", 0},
    {"given_name", N_("given name"), "string", 0},
    {"kana", N_("reading"), "string", FIELD_TABLE},
    {"email", N_("e-mail"), "string", FIELD_TABLE},
    {"phone", N_("telephone"), "string", 0},
    {"birth_date", N_("date of birth"), "date", 0},
    {"age", N_("age"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"gender", N_("gender"), "string", 0},
    {"company", N_("company"), "string", FIELD_TABLE},
    {"company_key", N_("company key"), "string", 0},
    {"industry", N_("industry"), "string", 0},
    {"occupation", N_("occupation"), "string", FIELD_TABLE},
    {"place", N_("place"), "string", 0},
    {"availability", N_("availability"), "string", 0},
    {"slots", N_("free hours"), "string", 0},
    {"offers", N_("offers"), "string", 0},
    {"concern", N_("concern"), "string", 0},
    {"themes", N_("themes"), "string", 0},
    {"roles", N_("roles"), "array", FIELD_TABLE | FIELD_WORD},
    {"age_as_of", N_("age as of"), "date", 0},
    {"capacity", N_("capacity"), "integer", FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_person_type = {"person", person_fields};

static const struct record_field sheet_fields[] = {
    {"id", N_("id"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"kana", N_("reading"), "string", FIELD_TABLE},
    {"roles", N_("roles"), "array", FIELD_TABLE | FIELD_WORD},
    {"email", N_("e-mail"), "string", FIELD_TABLE},
    {"phone", N_("telephone"), "string", FIELD_TABLE},
    {"birth_date", N_("date of birth"), "date", FIELD_TABLE},
    {"age", N_("age"), "integer", FIELD_TABLE},
    {"age_as_of", N_("age as of"), "date", FIELD_TABLE},
    {"gender", N_("gender"), "string", FIELD_TABLE},
    {"company", N_("company"), "string", FIELD_TABLE},
    {"industry", N_("industry"), "string", FIELD_TABLE},
    {"occupation", N_("occupation"), "string", FIELD_TABLE},
    {"place", N_("place"), "string", FIELD_TABLE},
    {"availability", N_("availability"), "string", FIELD_TABLE},
    {"slots", N_("free hours"), "string", FIELD_TABLE},
    {"offers", N_("offers"), "string", FIELD_TABLE},
    {"concern", N_("concern"), "string", FIELD_TABLE},
    {"themes", N_("themes"), "string", FIELD_TABLE},
    {"language", N_("language of letters"), "string", 0},
    {"capacity", N_("capacity"), "integer", FIELD_TABLE},
    {"applications", N_("applications"), "array", FIELD_NESTED},
    {"profiles", N_("profiles"), "array", FIELD_NESTED},
    {"apart", N_("kept apart"), "array", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_sheet_type = {"person", sheet_fields};

static const struct record_field profile_fields[] = {
    {"as_of", N_("as of"), "instant", FIELD_TABLE},
    {"company", N_("company"), "string", FIELD_TABLE},
    {"company_key", N_("company key"), "string", 0},
    {"industry", N_("industry"), "string", FIELD_TABLE},
    {"occupation", N_("occupation"), "string", FIELD_TABLE},
    {"place", N_("place"), "string", FIELD_TABLE},
    {"age", N_("age"), "integer", FIELD_RIGHT},
    {"availability", N_("availability"), "string", 0},
    {"slots", N_("free hours"), "string", 0},
    {"offers", N_("offers"), "string", 0},
    {"concern", N_("concern"), "string", 0},
    {"themes", N_("themes"), "string", 0},
    {"answers", N_("answers"), "object", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_profile_type = {"profile", profile_fields};

static const struct record_field apart_fields[] = {
    {"person", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"other", N_("from"), "string", FIELD_TABLE},
    {"other_name", N_("name"), "string", FIELD_TABLE},
    {"why", N_("why (the office's alone)"), "string", FIELD_TABLE},
    {"since", N_("since"), "instant", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_apart_type = {"apart", apart_fields};

static void put_unless_negative(struct mi_value *record, const char *key, int64_t number)
{
    if (number < 0)
        mi_put_null(record, key);
    else
        mi_put_int(record, key, number);
}

/* The day on which the age was true, where no date of birth is known. */
static void put_age_as_of(struct mi_value *record, const struct miraif_person *person)
{
    char date[MI_DATE_TEXT];
    if (person->birth_date != NULL || person->age < 0) {
        mi_put_null(record, "age_as_of");
        return;
    }
    mi_date_format(mi_date_of_instant(person->profile.as_of), date);
    mi_put_copy(record, "age_as_of", date);
}

static void put_roles(struct mi_value *record, unsigned roles)
{
    struct mi_value *array = mi_put_array(record, "roles");
#define PUT_ROLE(name, code, bit)                                                                            \
    if ((roles & (bit)) != 0)                                                                                \
        mi_put_text(array, NULL, code);
    MIRAIF_ROLE_LIST(PUT_ROLE)
#undef PUT_ROLE
}

/* The hours of the week in which somebody is free, as far as they are understood. */
static void put_slots(struct mi_value *record, const char *availability)
{
    struct mi_slots slots;
    const char *text = NULL;
    if (record != NULL && mi_slots_read(availability, &slots)) {
        struct mi_str str = mi_str_begin(record->arena, SLOTS_MOST);
        mi_slots_format(&slots, &str);
        if (mi_str_end(&str, &text, NULL) != MIRAIF_OK)
            record->root->failed = true;
    }
    mi_put_text(record, "slots", text);
}

void record_put_situation(struct mi_value *record, const struct miraif_profile *profile)
{
    mi_put_copy(record, "industry", profile->industry);
    mi_put_copy(record, "occupation", profile->occupation);
    mi_put_copy(record, "place", profile->place);
    mi_put_copy(record, "availability", profile->availability);
    put_slots(record, profile->availability);
    mi_put_copy(record, "offers", profile->offers);
    mi_put_copy(record, "concern", profile->concern);
    mi_put_copy(record, "themes", profile->themes);
}

void record_put_answers(struct mi_value *record, const struct miraif_profile *profile)
{
    const struct miraif_answer *list;
    size_t count;
    struct mi_value *answers = mi_put_object(record, "answers");
    if (answers == NULL)
        return;
    if (miraif_answers(profile, answers->arena, &list, &count, NULL) != MIRAIF_OK) {
        answers->root->failed = true;
        return;
    }
    for (size_t i = 0; i < count; i++)
        mi_put_text(answers, list[i].header, list[i].text);
}

struct mi_value *record_person(struct miraif_arena *arena, const struct miraif_person *person)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "id", 'p', person->id);
    mi_put_copy(record, "name", person->name);
    mi_put_copy(record, "family_name", person->family_name);
    mi_put_copy(record, "given_name", person->given_name);
    mi_put_copy(record, "kana", person->kana);
    mi_put_copy(record, "email", person->email);
    mi_put_copy(record, "phone", person->phone);
    mi_put_copy(record, "birth_date", person->birth_date);
    put_unless_negative(record, "age", person->age);
    mi_put_copy(record, "gender", person->gender);
    mi_put_copy(record, "company", person->profile.company);
    mi_put_copy(record, "company_key", person->profile.company_key);
    record_put_situation(record, &person->profile);
    put_roles(record, person->roles);
    put_age_as_of(record, person);
    put_unless_negative(record, "capacity", person->capacity);
    return record;
}

struct mi_value *record_profile(struct miraif_arena *arena, const struct miraif_profile *profile)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_instant(record, "as_of", profile->as_of);
    mi_put_copy(record, "company", profile->company);
    mi_put_copy(record, "company_key", profile->company_key);
    put_unless_negative(record, "age", profile->age);
    record_put_situation(record, profile);
    record_put_answers(record, profile);
    return record;
}

struct mi_value *record_apart(struct miraif_arena *arena, const struct miraif_apart *apart)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "person", 'p', apart->low);
    mi_put_copy(record, "name", apart->low_name);
    mi_put_ref(record, "other", 'p', apart->high);
    mi_put_copy(record, "other_name", apart->high_name);
    mi_put_copy(record, "why", apart->reason);
    mi_put_instant(record, "since", apart->since);
    return record;
}
