/* Applications as records: who applied to what, how it stands, and what was said then. */
#include "cli/record_application.h"

#include "cli/record_person.h"

static const struct record_field fields[] = {
    {"cohort", N_("cohort"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"person", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"email", N_("e-mail"), "string", 0},
    {"status", N_("state"), "string", FIELD_TABLE | FIELD_WORD},
    {"mark", N_("mark"), "decimal", FIELD_TABLE | FIELD_RIGHT},
    {"rank", N_("rank"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"corrected_rank", N_("corrected rank"), "integer", FIELD_RIGHT},
    {"waitlist", N_("waitlist"), "integer", FIELD_TABLE | FIELD_RIGHT},
    {"applied_at", N_("applied at"), "instant", FIELD_TABLE},
    {"status_at", N_("since"), "instant", 0},
    {"company", N_("company"), "string", 0},
    {"company_key", N_("company key"), "string", 0},
    {"industry", N_("industry"), "string", 0},
    {"occupation", N_("occupation"), "string", 0},
    {"place", N_("place"), "string", 0},
    {"availability", N_("availability"), "string", 0},
    {"slots", N_("free hours"), "string", 0},
    {"offers", N_("offers"), "string", 0},
    {"concern", N_("concern"), "string", 0},
    {"themes", N_("themes"), "string", 0},
    {"answers", N_("answers"), "object", FIELD_NESTED},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_application_type = {"application", fields};

static void put_number_or_null(struct mi_value *record, const char *key, int64_t number)
{
    if (number == 0)
        mi_put_null(record, key);
    else
        mi_put_int(record, key, number);
}

struct mi_value *record_application(struct miraif_arena *arena, const struct miraif_application *application)
{
    const struct miraif_person *person = &application->person;
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "cohort", application->cohort);
    mi_put_ref(record, "person", 'p', person->id);
    mi_put_copy(record, "name", person->name);
    mi_put_copy(record, "email", person->email);
    mi_put_text(record, "status", miraif_application_status_code(application->status));
    if (application->rank == 0)
        mi_put_null(record, "mark");
    else
        mi_put_decimal(record, "mark", application->mark);
    put_number_or_null(record, "rank", application->rank);
    mi_put_null(record, "corrected_rank"); /* marks are taken as they were given */
    put_number_or_null(record, "waitlist", application->waitlist);
    mi_put_instant(record, "applied_at", application->applied_at);
    mi_put_instant(record, "status_at", application->status_at);
    mi_put_copy(record, "company", person->profile.company);
    mi_put_copy(record, "company_key", person->profile.company_key);
    record_put_situation(record, &person->profile);
    record_put_answers(record, &person->profile);
    return record;
}
