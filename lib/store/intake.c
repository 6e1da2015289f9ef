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

static enum miraif_status get_find(struct miraif_store *store, const struct mi_intake_target *target,
                                   struct mi_stmt **ret_stmt, struct miraif_error *err)
{
    static const char application[] = "SELECT " MI_PERSON_COLUMNS ", a.applied_at, NULL FROM person p"
                                      " LEFT JOIN application a ON a.cohort = :cohort AND a.person = p.id"
                                      " LEFT JOIN profile f ON f.id = a.profile WHERE p.email_key = :key";
    static const char role[] = "SELECT " MI_PERSON_COLUMNS ", NULL, r.capacity FROM person p"
                               " LEFT JOIN role r ON r.person = p.id AND r.role = :role"
                               " LEFT JOIN profile f ON f.id = r.profile WHERE p.email_key = :key";
    static const char present[] =
        "SELECT " MI_PERSON_COLUMNS ", NULL, NULL FROM person p"
        " LEFT JOIN profile f ON f.id = " MI_PRESENT_PROFILE " WHERE p.email_key = :key";
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

enum miraif_status mi_intake_find(struct miraif_store *store, const struct mi_intake_target *target,
                                  const char *email_key, struct miraif_arena *arena,
                                  struct mi_intake_stored *ret_stored, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool found;
    MI_TRY(get_find(store, target, &stmt, err));
    mi_bind_text(stmt, ":key", email_key);
    MI_TRY(mi_stmt_step(stmt, &found, err));
    if (!found) {
        *ret_stored = (struct mi_intake_stored){.known = false};
        return MIRAIF_OK;
    }
    struct mi_intake_stored stored = stored_of_row(store, stmt, arena);
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_stored = stored;
    return status;
}

enum miraif_status mi_intake_add_person(struct miraif_store *store, const struct miraif_person *person,
                                        int64_t *ret_id, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO person (email_key, email, name, family_name, given_name, kana, phone,"
                       " birth_date, gender, batch) VALUES (:email_key, :email, :name, :family_name,"
                       " :given_name, :kana, :phone, :birth_date, :gender, :batch)",
                       &stmt, err));
    mi_bind_text(stmt, ":email_key", person->email_key);
    mi_bind_text(stmt, ":email", person->email);
    mi_bind_text(stmt, ":name", person->name);
    mi_bind_text(stmt, ":family_name", person->family_name);
    mi_bind_text(stmt, ":given_name", person->given_name);
    mi_bind_text(stmt, ":kana", person->kana);
    mi_bind_text(stmt, ":phone", person->phone);
    mi_bind_text(stmt, ":birth_date", person->birth_date);
    mi_bind_text(stmt, ":gender", person->gender);
    mi_bind_int(stmt, ":batch", mi_store_batch(store));
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_id = mi_store_last_id(store);
    return MIRAIF_OK;
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

enum miraif_status mi_intake_add_profile(struct miraif_store *store, int64_t person,
                                         const struct miraif_profile *profile, const char *answers_before,
                                         int64_t *ret_id, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO profile (person, as_of, company, company_key, industry, occupation,"
                       " place, age, availability, offers, concern, themes, answers, batch)"
                       " VALUES (:person, :as_of, :company, :company_key, :industry, :occupation, :place,"
                       " :age, :availability, :offers, :concern, :themes,"
                       " iif(:before IS NULL OR :answers IS NULL, coalesce(:answers, :before),"
                       " json_patch(:before, :answers)), :batch)",
                       &stmt, err));
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
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_id = mi_store_last_id(store);
    return MIRAIF_OK;
}

static enum miraif_status attach_application(struct miraif_store *store, int64_t cohort, int64_t person,
                                             int64_t profile, int64_t applied_at, bool exists,
                                             struct miraif_error *err)
{
    static const char update[] = "UPDATE application SET profile = :profile, applied_at ="
                                 " coalesce(:applied_at, applied_at) WHERE cohort = :cohort AND"
                                 " person = :person";
    static const char insert[] =
        "INSERT INTO application (cohort, person, profile, applied_at, status, status_at, batch)"
        " VALUES (:cohort, :person, :profile, coalesce(:applied_at, :now), 'applied', :now, :batch)";
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, exists ? update : insert, &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":person", person);
    mi_bind_int(stmt, ":profile", profile);
    if (applied_at != MI_INTAKE_UNSAID)
        mi_bind_int(stmt, ":applied_at", applied_at);
    if (!exists) {
        mi_bind_int(stmt, ":now", mi_store_env(store)->now);
        mi_bind_int(stmt, ":batch", mi_store_batch(store));
    }
    return mi_stmt_run(stmt, err);
}

static enum miraif_status attach_role(struct miraif_store *store, const char *role, int64_t person,
                                      int64_t profile, int64_t capacity, bool exists,
                                      struct miraif_error *err)
{
    static const char update[] =
        "UPDATE role SET profile = :profile, capacity = coalesce(:capacity, capacity)"
        " WHERE person = :person AND role = :role";
    static const char insert[] = "INSERT INTO role (person, role, profile, since, capacity, batch)"
                                 " VALUES (:person, :role, :profile, :now, :capacity, :batch)";
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, exists ? update : insert, &stmt, err));
    mi_bind_int(stmt, ":person", person);
    mi_bind_text(stmt, ":role", role);
    mi_bind_int(stmt, ":profile", profile);
    if (capacity != MI_INTAKE_UNSAID)
        mi_bind_int(stmt, ":capacity", capacity);
    if (!exists) {
        mi_bind_int(stmt, ":now", mi_store_env(store)->now);
        mi_bind_int(stmt, ":batch", mi_store_batch(store));
    }
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_intake_attach(struct miraif_store *store, const struct mi_intake_target *target,
                                    int64_t person, int64_t profile, const struct mi_intake_row *row,
                                    bool exists, struct miraif_error *err)
{
    if (target->cohort != 0)
        return attach_application(store, target->cohort, person, profile, row->applied_at, exists, err);
    if (target->role != NULL)
        return attach_role(store, target->role, person, profile, row->capacity, exists, err);
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
