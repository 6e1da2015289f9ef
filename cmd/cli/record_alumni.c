/* Graduates and graduations as records. A graduate's worry is not among the fields. */
#include "cli/record_alumni.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#define GRADUATE_FIELDS                                                                                      \
    {"id", N_("id"), "string", FIELD_TABLE | FIELD_ID}, {"name", N_("name"), "string", FIELD_TABLE},         \
        {"kana", N_("reading"), "string", FIELD_TABLE}, {"cohorts", N_("cohorts"), "array", FIELD_TABLE},    \
        {"graduated_on", N_("graduated on"), "date", FIELD_TABLE}, {"email", N_("e-mail"), "string", 0},     \
        {"company", N_("company"), "string", FIELD_TABLE}, {"industry", N_("industry"), "string", 0},        \
        {"occupation", N_("occupation"), "string", FIELD_TABLE}, {"place", N_("place"), "string", 0},        \
        {"offers", N_("offers"), "string", 0},                                                               \
    {                                                                                                        \
        "themes", N_("themes"), "string", 0                                                                  \
    }

static const struct record_field graduate_fields[] = {
    GRADUATE_FIELDS,
    {NULL, NULL, NULL, 0},
};
const struct record_type record_graduate_type = {"graduate", graduate_fields};

static const struct record_field finding_fields[] = {
    GRADUATE_FIELDS,
    {"found_in", N_("found in"), "array", FIELD_TABLE},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_finding_graduate_type = {"graduate", finding_fields};

static const struct record_field graduation_fields[] = {
    {"cohort", N_("cohort"), "integer", FIELD_TABLE | FIELD_ID | FIELD_RIGHT},
    {"graduated_on", N_("graduated on"), "date", FIELD_TABLE},
    {"graduated", N_("graduated"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"already", N_("before"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"not_accepted", N_("not accepted"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"gone", N_("gone"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_graduation_type = {"graduation", graduation_fields};

/* The numbers of "1,3". */
static void put_cohorts(struct mi_value *record, const char *numbers)
{
    struct mi_value *array = mi_put_array(record, "cohorts");
    for (const char *at = numbers; *at != '\0';) {
        char *end;
        mi_put_int(array, NULL, strtoll(at, &end, 10));
        at = *end == ',' ? end + 1 : end + strlen(end);
    }
}

/* The words of "name,themes". */
static void put_words(struct mi_value *record, const char *key, const char *words)
{
    struct mi_value *array = mi_put_array(record, key);
    for (const char *at = words; *at != '\0';) {
        size_t length = strcspn(at, ",");
        mi_putf(array, NULL, "%.*s", (int)length, at);
        at += length + (at[length] == ',');
    }
}

struct mi_value *record_graduate(struct miraif_arena *arena, const struct miraif_graduate *graduate,
                                 const char *found)
{
    const struct miraif_person *person = &graduate->person;
    struct mi_value *record = mi_value_object(arena);
    mi_put_ref(record, "id", 'p', person->id);
    mi_put_copy(record, "name", person->name);
    mi_put_copy(record, "kana", person->kana);
    put_cohorts(record, graduate->cohorts);
    mi_put_copy(record, "graduated_on", graduate->date);
    mi_put_copy(record, "email", person->email);
    mi_put_copy(record, "company", person->profile.company);
    mi_put_copy(record, "industry", person->profile.industry);
    mi_put_copy(record, "occupation", person->profile.occupation);
    mi_put_copy(record, "place", person->profile.place);
    mi_put_copy(record, "offers", person->profile.offers);
    mi_put_copy(record, "themes", person->profile.themes);
    if (found != NULL)
        put_words(record, "found_in", found);
    return record;
}

struct mi_value *record_graduation(struct miraif_arena *arena, const struct miraif_graduation *graduation)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "cohort", graduation->cohort);
    mi_put_copy(record, "graduated_on", graduation->date);
    mi_put_int(record, "graduated", graduation->graduated);
    mi_put_int(record, "already", graduation->already);
    mi_put_int(record, "not_accepted", graduation->unanswered);
    mi_put_int(record, "gone", graduation->gone);
    return record;
}
