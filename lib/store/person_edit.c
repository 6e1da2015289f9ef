/* Rows of people as the office changes them. */
#include "store/person_edit.h"

#include "base/error.h"
#include "store/db.h"
#include "store/stmt.h"

enum miraif_status mi_person_by_key(struct miraif_store *store, const char *email_key,
                                    struct miraif_arena *arena, int64_t *ret_person, const char **ret_name,
                                    struct miraif_error *err)
{
    struct mi_stmt *stmt;
    bool row;
    MI_TRY(mi_stmt_get(store, "SELECT id, name FROM person WHERE email_key = :key", &stmt, err));
    mi_bind_text(stmt, ":key", email_key);
    MI_TRY(mi_stmt_step(stmt, &row, err));
    int64_t person = row ? mi_column_int(stmt, 0) : 0;
    const char *name = row ? mi_column_text(stmt, 1, arena) : NULL;
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    MI_TRY(status);
    *ret_person = person;
    *ret_name = name;
    return MIRAIF_OK;
}

enum miraif_status mi_person_language(struct miraif_store *store, int64_t person, const char **ret_language,
                                      struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t english;
    MI_TRY(
        mi_stmt_get(store, "SELECT coalesce(language = 'en', 0) FROM person WHERE id = :person", &stmt, err));
    mi_bind_int(stmt, ":person", person);
    MI_TRY(mi_stmt_int(stmt, &english, err));
    *ret_language = english != 0 ? "en" : "ja";
    return MIRAIF_OK;
}

enum miraif_status mi_person_set_language(struct miraif_store *store, int64_t person, const char *language,
                                          struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "UPDATE person SET language = :language WHERE id = :person", &stmt, err));
    mi_bind_text(stmt, ":language", language);
    mi_bind_int(stmt, ":person", person);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_person_set(struct miraif_store *store, const struct miraif_person *person,
                                 struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE person SET email_key = :email_key, email = :email, name = :name,"
                       " family_name = :family_name, given_name = :given_name, kana = :kana, phone = :phone,"
                       " birth_date = :birth_date, gender = :gender WHERE id = :id",
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
    mi_bind_int(stmt, ":id", person->id);
    return mi_stmt_run(stmt, err);
}

static enum miraif_status insert_profile(struct miraif_store *store, int64_t person,
                                         const struct miraif_profile *profile, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(
        mi_stmt_get(store,
                    "INSERT INTO profile (person, as_of, company, company_key, industry, occupation, place,"
                    " age, availability, offers, concern, themes, answers) VALUES (:person, :as_of,"
                    " :company, :company_key, :industry, :occupation, :place, :age, :availability, :offers,"
                    " :concern, :themes, :answers)",
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
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_person_add_profile(struct miraif_store *store, int64_t person,
                                         const struct miraif_profile *profile, struct miraif_error *err)
{
    static const char *const sql[] = {
        "UPDATE role SET profile = :new WHERE person = :person AND profile = :old",
        "UPDATE application SET profile = :new WHERE person = :person AND profile = :old AND NOT EXISTS"
        " (SELECT 1 FROM graduation g WHERE g.cohort = application.cohort AND g.person = :person)"};
    MI_TRY(insert_profile(store, person, profile, err));
    int64_t new = mi_store_last_id(store);
    for (size_t i = 0; i < sizeof sql / sizeof *sql; i++) {
        struct mi_stmt *stmt;
        MI_TRY(mi_stmt_get(store, sql[i], &stmt, err));
        mi_bind_int(stmt, ":new", new);
        mi_bind_int(stmt, ":old", profile->id);
        mi_bind_int(stmt, ":person", person);
        MI_TRY(mi_stmt_run(stmt, err));
    }
    return MIRAIF_OK;
}

enum miraif_status mi_person_set_capacity(struct miraif_store *store, int64_t person, int64_t capacity,
                                          bool *ret_mentor, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE role SET capacity = :capacity WHERE person = :person AND role = 'mentor'",
                       &stmt, err));
    if (capacity >= 0)
        mi_bind_int(stmt, ":capacity", capacity);
    mi_bind_int(stmt, ":person", person);
    MI_TRY(mi_stmt_run(stmt, err));
    *ret_mentor = mi_store_changed(store) > 0;
    return MIRAIF_OK;
}
