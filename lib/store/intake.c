/* People, profiles, applications and roles as an import writes them. */
#include "store/intake.h"

#include "base/error.h"
#include "store/db.h"
#include "store/person.h"

static int64_t number_or_unsaid(struct mi_stmt *stmt, int column)
{
    return mi_column_is_null(stmt, column) ? MI_INTAKE_UNSAID : mi_column_int(stmt, column);
}

/* The row's person, then what the application or the role says besides. */
static struct mi_intake_stored stored_of_row(struct miraif_store *store, struct mi_stmt *stmt,
                                             struct miraif_arena *arena)
{
    struct mi_intake_stored stored = {.known = true};
    stored.row.person = mi_person_of_row(stmt, mi_store_env(store), arena);
    stored.row.applied_at = number_or_unsaid(stmt, MI_PERSON_COLUMN_COUNT);
    stored.row.capacity = number_or_unsaid(stmt, MI_PERSON_COLUMN_COUNT + 1);
    return stored;
}

enum miraif_status mi_intake_find(struct miraif_store *store, const char *email_key, int64_t *ret_person,
                                  struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT id FROM person WHERE email_key = :key", &stmt, err));
    mi_bind_text(stmt, ":key", email_key);
    return mi_stmt_int(stmt, ret_person, err);
}

static enum miraif_status prepare_get(struct miraif_store *store, const struct mi_intake_target *target,
                                      struct mi_stmt **ret_stmt, struct miraif_error *err)
{
    static const char application[] = "SELECT " MI_PERSON_COLUMNS ", a.applied_at, NULL FROM person p"
                                      " LEFT JOIN application a ON a.cohort = :cohort AND a.person = p.id"
                                      " LEFT JOIN profile f ON f.id = a.profile WHERE p.id = :person";
    static const char role[] = "SELECT " MI_PERSON_COLUMNS ", NULL, r.capacity FROM person p"
                               " LEFT JOIN role r ON r.person = p.id AND r.role = :role"
                               " LEFT JOIN profile f ON f.id = r.profile WHERE p.id = :person";
    static const char present[] =
        "SELECT " MI_PERSON_COLUMNS ", NULL, NULL FROM person p"
        " LEFT JOIN profile f ON f.id = " MI_PRESENT_PROFILE " WHERE p.id = :person";
    if (target->cohort != 0) {
        MI_TRY(mi_stmt_get(store, application, ret_stmt, err));
        mi_bind_int(*ret_stmt, ":cohort", target->cohort);
        return MIRAIF_OK;
    }
    MI_TRY(mi_stmt_get(store, target->role != NULL ? role : present, ret_stmt, err));
    if (target->role != NULL)
        mi_bind_text(*ret_stmt, ":role", target->role);
    return MIRAIF_OK;
}

enum miraif_status mi_intake_get(struct miraif_store *store, const struct mi_intake_target *target,
                                 int64_t person, struct miraif_arena *arena,
                                 struct mi_intake_stored *ret_stored, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool found;
    MI_TRY(prepare_get(store, target, &stmt, err));
    mi_bind_int(stmt, ":person", person);
    MI_TRY(mi_stmt_step(stmt, &found, err));
    if (!found)
        return mi_fail(err, MIRAIF_INTERNAL, "p%lld is not there", (long long)person);
    struct mi_intake_stored stored = stored_of_row(store, stmt, arena);
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_stored = stored;
    return status;
}

enum miraif_status mi_intake_set_person(struct miraif_store *store, const struct miraif_person *person,
                                        struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE person SET kana = :kana, phone = :phone, birth_date = :birth_date,"
                       " gender = :gender WHERE id = :id",
                       &stmt, err));
    mi_bind_text(stmt, ":kana", person->kana);
    mi_bind_text(stmt, ":phone", person->phone);
    mi_bind_text(stmt, ":birth_date", person->birth_date);
    mi_bind_text(stmt, ":gender", person->gender);
    mi_bind_int(stmt, ":id", person->id);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_intake_add_profile(struct miraif_store *store, int64_t id, int64_t person,
                                         const struct miraif_profile *profile, const char *answers_before,
                                         struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(
        mi_stmt_get(store,
                    "INSERT INTO profile (id, person, as_of, company, company_key, industry, occupation,"
                    " place, age, availability, offers, concern, themes, answers, batch)"
                    " VALUES (:id, :person, :as_of, :company, :company_key, :industry, :occupation, :place,"
                    " :age, :availability, :offers, :concern, :themes,"
                    " iif(:before IS NULL OR :answers IS NULL, coalesce(:answers, :before),"
                    " json_patch(:before, :answers)), :batch)",
                    &stmt, err));
    mi_bind_int(stmt, ":id", id);
    mi_bind_int(stmt, ":person", person);
    mi_bind_int(stmt, ":as_of", profile->as_of);
    mi_bind_text(stmt, ":company", profile->company);
    mi_bind_text(stmt, ":company_key", profile->company_key);
    mi_bind_text(stmt, ":industry", profile->industry);
    mi_bind_text(stmt, ":occupation", profile->occupation);
    mi_bind_text(stmt, ":place", profile->place);
    if (profile->age >= 0)
        mi_bind_int(stmt, ":age", profile->age);
    mi_bind_text(stmt, ":availability", profile->availability);
    mi_bind_text(stmt, ":offers", profile->offers);
    mi_bind_text(stmt, ":concern", profile->concern);
    mi_bind_text(stmt, ":themes", profile->themes);
    mi_bind_text(stmt, ":answers", profile->answers);
    mi_bind_text(stmt, ":before", answers_before);
    mi_bind_int(stmt, ":batch", mi_store_batch(store));
    return mi_stmt_run(stmt, err);
}

static enum miraif_status set_application(struct miraif_store *store, int64_t cohort, int64_t person,
                                          int64_t profile, int64_t applied_at, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE application SET profile = :profile, applied_at ="
                       " coalesce(:applied_at, applied_at) WHERE cohort = :cohort AND person = :person",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":person", person);
    mi_bind_int(stmt, ":profile", profile);
    if (applied_at != MI_INTAKE_UNSAID)
        mi_bind_int(stmt, ":applied_at", applied_at);
    return mi_stmt_run(stmt, err);
}

static enum miraif_status set_role(struct miraif_store *store, const char *role, int64_t person,
                                   int64_t profile, int64_t capacity, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE role SET profile = :profile, capacity = coalesce(:capacity, capacity)"
                       " WHERE person = :person AND role = :role",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    mi_bind_text(stmt, ":role", role);
    mi_bind_int(stmt, ":profile", profile);
    if (capacity != MI_INTAKE_UNSAID)
        mi_bind_int(stmt, ":capacity", capacity);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_intake_set_profile(struct miraif_store *store, const struct mi_intake_target *target,
                                         int64_t person, int64_t profile, const struct mi_intake_row *row,
                                         struct miraif_error *err)
{
    if (target->cohort != 0)
        return set_application(store, target->cohort, person, profile, row->applied_at, err);
    if (target->role != NULL)
        return set_role(store, target->role, person, profile, row->capacity, err);
    return MIRAIF_OK;
}

enum miraif_status mi_intake_answers_differ(struct miraif_store *store, const char *before, const char *after,
                                            bool *ret_differ, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    MI_TRY(mi_stmt_get(store, "SELECT json_patch(:before, :after) IS NOT json(:before)", &stmt, err));
    mi_bind_text(stmt, ":before", before);
    mi_bind_text(stmt, ":after", after);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    *ret_differ = mi_column_int(stmt, 0) != 0;
    mi_stmt_reset(stmt);
    return MIRAIF_OK;
}
