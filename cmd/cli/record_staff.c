/* Duties as records. */
#include "cli/record_staff.h"

#include <string.h>

static const struct record_field staff_fields[] = {
    {"cohort", N_("cohort"), "integer", FIELD_RIGHT},
    {"duty", N_("duty"), "string", FIELD_TABLE | FIELD_WORD},
    {"id", N_("person"), "string", FIELD_TABLE | FIELD_ID},
    {"name", N_("name"), "string", FIELD_TABLE},
    {"email", N_("e-mail"), "string", 0},
    {"from", N_("from"), "date", FIELD_TABLE},
    {"until", N_("until"), "date", FIELD_TABLE},
    {"state", N_("state"), "string", FIELD_TABLE | FIELD_WORD},
    {NULL, NULL, NULL, 0},
};
const struct record_type record_staff_type = {"staff", staff_fields};

const char *const record_duties[] = {
#define DUTY_CODE(name, code) code,
    MIRAIF_DUTY_LIST(DUTY_CODE)
#undef DUTY_CODE
        NULL};

static const char *state_of(const struct miraif_staff *staff, const char *today)
{
    if (miraif_staff_holds(staff, today))
        return "current";
    return strcmp(today, staff->from) < 0 ? "coming" : "past";
}

struct mi_value *record_staff(struct miraif_arena *arena, const struct miraif_staff *staff, const char *today)
{
    struct mi_value *record = mi_value_object(arena);
    mi_put_int(record, "cohort", staff->cohort);
    mi_put_text(record, "duty", miraif_duty_code(staff->duty));
    mi_put_ref(record, "id", 'p', staff->person);
    mi_put_copy(record, "name", staff->name);
    mi_put_copy(record, "email", staff->email);
    mi_put_copy(record, "from", staff->from);
    mi_put_copy(record, "until", staff->until);
    mi_put_text(record, "state", state_of(staff, today));
    return record;
}
