/* The table of people: finding one, and reading one from a row. Listing is in person_list.c. */
#include "store/person.h"

#include <stdio.h>

#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "store/db.h"
#include "store/redirect.h"
#include "text/address.h"
#include "text/reference.h"

static int64_t number_or_none(struct mi_stmt *stmt, int column)
{
    return mi_column_is_null(stmt, column) ? -1 : mi_column_int(stmt, column);
}

struct miraif_profile mi_profile_of_row(struct mi_stmt *stmt, int column, struct miraif_arena *arena)
{
    return (struct miraif_profile){
        .id = mi_column_int(stmt, column),
        .as_of = mi_column_int(stmt, column + 1),
        .company = mi_column_text(stmt, column + 2, arena),
        .company_key = mi_column_text(stmt, column + 3, arena),
        .industry = mi_column_text(stmt, column + 4, arena),
        .occupation = mi_column_text(stmt, column + 5, arena),
        .place = mi_column_text(stmt, column + 6, arena),
        .age = number_or_none(stmt, column + 7),
        .availability = mi_column_text(stmt, column + 8, arena),
        .offers = mi_column_text(stmt, column + 9, arena),
        .concern = mi_column_text(stmt, column + 10, arena),
        .themes = mi_column_text(stmt, column + 11, arena),
        .answers = mi_column_text(stmt, column + 12, arena),
    };
}

static int64_t present_age(const struct miraif_person *person, const struct miraif_env *env)
{
    if (env == NULL)
        return person->profile.age;
    return mi_age_on(person->birth_date, mi_date_of_instant(env->now), person->profile.age);
}

struct miraif_person mi_person_of_row(struct mi_stmt *stmt, const struct miraif_env *env,
                                      struct miraif_arena *arena)
{
    struct miraif_person person = {
        .id = mi_column_int(stmt, 0),
        .email_key = mi_column_text(stmt, 1, arena),
        .email = mi_column_text(stmt, 2, arena),
        .name = mi_column_text(stmt, 3, arena),
        .family_name = mi_column_text(stmt, 4, arena),
        .given_name = mi_column_text(stmt, 5, arena),
        .kana = mi_column_text(stmt, 6, arena),
        .phone = mi_column_text(stmt, 7, arena),
        .birth_date = mi_column_text(stmt, 8, arena),
        .gender = mi_column_text(stmt, 9, arena),
        .roles = (unsigned)mi_column_int(stmt, 10),
        .capacity = number_or_none(stmt, 11),
        .profile = mi_profile_of_row(stmt, 12, arena),
    };
    person.age = present_age(&person, env);
    return person;
}

static enum miraif_status read_one(struct miraif_store *store, struct mi_stmt *stmt,
                                   struct miraif_arena *arena, struct miraif_person *ret_person,
                                   bool *ret_found, struct miraif_error *err)
{
    MI_TRY(mi_stmt_step(stmt, ret_found, err));
    if (!*ret_found)
        return MIRAIF_OK;
    struct miraif_person person = mi_person_of_row(stmt, mi_store_env(store), arena);
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_person = person;
    return status;
}

static enum miraif_status no_such_person(const char *reference, struct miraif_error *err)
{
    mi_fail(err, MIRAIF_NOT_FOUND, "there is no person “%s”", reference);
    mi_hint(err, "people are named by their number, as p12, or by their e-mail address; miraif person "
                 "list shows them");
    return MIRAIF_NOT_FOUND;
}

static enum miraif_status get_person(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                                     struct miraif_person *ret_person, bool *ret_found,
                                     struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT " MI_PERSON_COLUMNS " FROM person p LEFT JOIN profile f"
                       " ON f.id = " MI_PRESENT_PROFILE " WHERE p.id = :id",
                       &stmt, err));
    mi_bind_int(stmt, ":id", id);
    return read_one(store, stmt, arena, ret_person, ret_found, err);
}

enum miraif_status miraif_person_get(struct miraif_store *store, int64_t id, struct miraif_arena *arena,
                                     struct miraif_person *ret_person, struct miraif_error *err)
{
    bool found;
    int64_t leads_to;
    MI_TRY(get_person(store, id, arena, ret_person, &found, err));
    if (found)
        return MIRAIF_OK;
    MI_TRY(mi_redirect_id(store, id, &leads_to, err));
    if (leads_to != id)
        MI_TRY(get_person(store, leads_to, arena, ret_person, &found, err));
    if (found)
        return MIRAIF_OK;
    char reference[24];
    snprintf(reference, sizeof reference, "p%lld", (long long)id);
    return no_such_person(reference, err);
}

static enum miraif_status get_by_email(struct miraif_store *store, const char *key,
                                       struct miraif_arena *arena, struct miraif_person *ret_person,
                                       bool *ret_found, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT " MI_PERSON_COLUMNS " FROM person p LEFT JOIN profile f"
                       " ON f.id = " MI_PRESENT_PROFILE " WHERE p.email_key = :key",
                       &stmt, err));
    mi_bind_text(stmt, ":key", key);
    return read_one(store, stmt, arena, ret_person, ret_found, err);
}

static enum miraif_status find_by_email(struct miraif_store *store, const char *email,
                                        struct miraif_arena *arena, struct miraif_person *ret_person,
                                        struct miraif_error *err)
{
    char address[MI_EMAIL_MOST + 1], key[MI_EMAIL_MOST + 1];
    const char *other;
    bool found;
    if (mi_email_read(email, address, key) == MI_EMAIL_NONE)
        return no_such_person(email, err);
    MI_TRY(get_by_email(store, key, arena, ret_person, &found, err));
    if (found)
        return MIRAIF_OK;
    MI_TRY(mi_redirect_email(store, key, arena, &other, err));
    if (other != NULL)
        MI_TRY(get_by_email(store, other, arena, ret_person, &found, err));
    return found ? MIRAIF_OK : no_such_person(email, err);
}

enum miraif_status miraif_person_find(struct miraif_store *store, const char *reference,
                                      struct miraif_arena *arena, struct miraif_person *ret_person,
                                      struct miraif_error *err)
{
    struct mi_reference person;
    if (mi_reference_parse(reference, &person) && person.kind == MI_REFERENCE_PERSON)
        return miraif_person_get(store, person.number, arena, ret_person, err);
    return find_by_email(store, reference, arena, ret_person, err);
}
