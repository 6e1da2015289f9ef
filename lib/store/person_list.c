/* Listing people, and what was known of a person over time. */
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/person.h"
#include "store/walk.h"
#include "text/company.h"
#include "text/key.h"

/* As the SQL function search_key folds. */
enum { SEARCH_FOLDS = MI_FOLD_CASE | MI_FOLD_BLANKS | MI_FOLD_DASHES | MI_FOLD_KANA };

struct walk {
    miraif_person_fn *each;
    void *context;
    const struct miraif_env *env;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct walk *walk = context;
    struct miraif_person person = mi_person_of_row(stmt, walk->env, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &person);
}

/* The filters in the form in which the statements take them. */
struct keys {
    const char *company;
    const char *industry;
    const char *search;
    int64_t role; /* a bit; 0: any */
};

static enum miraif_status role_bit(const char *code, int64_t *ret_bit, struct miraif_error *err)
{
    static const struct {
        const char *code;
        int64_t bit;
    } roles[] = {
#define ROLE_ROW(name, code, bit) {code, bit},
        MIRAIF_ROLE_LIST(ROLE_ROW)
#undef ROLE_ROW
    };
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (mi_text_is(roles[i].code, code)) {
            *ret_bit = roles[i].bit;
            return MIRAIF_OK;
        }
    return mi_fail(err, MIRAIF_REFUSED, "there is no role “%s”", code);
}

static enum miraif_status check_status(const char *code, struct miraif_error *err)
{
    for (int i = 0; i < MIRAIF_APPLICATION_STATUSES; i++)
        if (mi_text_is(miraif_application_status_code((enum miraif_application_status)i), code))
            return MIRAIF_OK;
    return mi_fail(err, MIRAIF_REFUSED, "there is no state “%s” of applications", code);
}

static enum miraif_status make_keys(const struct miraif_person_filter *filter, struct miraif_arena *arena,
                                    struct keys *ret_keys, struct miraif_error *err)
{
    struct keys keys = {0};
    if (filter->role != NULL)
        MI_TRY(role_bit(filter->role, &keys.role, err));
    if (filter->status != NULL)
        MI_TRY(check_status(filter->status, err));
    if (filter->company != NULL)
        MI_TRY(mi_company_key(filter->company, arena, &keys.company, err));
    if (filter->company != NULL && keys.company == NULL)
        return mi_fail(err, MIRAIF_REFUSED, "“%s” names no company", filter->company);
    if (filter->industry != NULL)
        MI_TRY(mi_text_key(filter->industry, arena, &keys.industry, err));
    if (filter->search != NULL)
        MI_TRY(mi_text_fold(filter->search, SEARCH_FOLDS, arena, &keys.search, err));
    *ret_keys = keys;
    return MIRAIF_OK;
}

static void bind_filter(struct mi_stmt *stmt, const struct miraif_person_filter *filter,
                        const struct keys *keys)
{
    mi_bind_text(stmt, ":status", filter->status);
    mi_bind_int(stmt, ":role", keys->role);
    mi_bind_text(stmt, ":company", keys->company);
    mi_bind_text(stmt, ":industry", keys->industry);
    mi_bind_text(stmt, ":search", keys->search);
}

/* What both statements below ask of a person. Those who were forgotten are nobody. */
#define FILTERS                                                                                              \
    " AND p.forgotten_at IS NULL"                                                                            \
    " AND (:role = 0 OR (" MI_PERSON_ROLES ") & :role)"                                                      \
    " AND (:company IS NULL OR f.company_key = :company)"                                                    \
    " AND (:industry IS NULL OR text_key(f.industry) = :industry OR EXISTS (SELECT 1 FROM value_map"         \
    "      WHERE field = 'industry' AND value_key = text_key(f.industry) AND target_key = :industry))"       \
    " AND (:search IS NULL OR instr(search_key(p.name), :search) OR instr(search_key(p.kana), :search)"      \
    "      OR instr(search_key(f.company), :search) OR instr(p.email_key, :search))"                         \
    " ORDER BY coalesce(p.kana, p.name), p.name, p.id"

static enum miraif_status everybody(struct miraif_store *store, struct mi_stmt **ret_stmt,
                                    struct miraif_error *err)
{
    return mi_stmt_get(store,
                       "SELECT " MI_PERSON_COLUMNS " FROM person p"
                       " LEFT JOIN profile f ON f.id = " MI_PRESENT_PROFILE
                       " WHERE (:status IS NULL OR EXISTS"
                       " (SELECT 1 FROM application a WHERE a.person = p.id AND a.status = :status))" FILTERS,
                       ret_stmt, err);
}

/* Apart from the above, so that a cohort of 16 is found among a million people by its index. */
static enum miraif_status applicants(struct miraif_store *store, int64_t cohort, struct mi_stmt **ret_stmt,
                                     struct miraif_error *err)
{
    MI_TRY(mi_cohort_need(store, cohort, err));
    MI_TRY(mi_stmt_get(store,
                       "SELECT " MI_PERSON_COLUMNS " FROM application a JOIN person p ON p.id = a.person"
                       " LEFT JOIN profile f ON f.id = " MI_PRESENT_PROFILE
                       " WHERE a.cohort = :cohort AND (:status IS NULL OR a.status = :status)" FILTERS,
                       ret_stmt, err));
    mi_bind_int(*ret_stmt, ":cohort", cohort);
    return MIRAIF_OK;
}

static enum miraif_status list_people(struct miraif_store *store, const struct miraif_person_filter *filter,
                                      struct miraif_arena *arena, struct walk *walk, struct miraif_error *err)
{
    struct keys keys = {0};
    MI_TRY(make_keys(filter, arena, &keys, err));
    struct mi_stmt *stmt;
    MI_TRY(filter->cohort == 0 ? everybody(store, &stmt, err)
                               : applicants(store, filter->cohort, &stmt, err));
    bind_filter(stmt, filter, &keys);
    return mi_stmt_walk(stmt, hand_on, walk, err);
}

enum miraif_status miraif_person_each(struct miraif_store *store, const struct miraif_person_filter *filter,
                                      miraif_person_fn *each, void *context, struct miraif_error *err)
{
    static const struct miraif_person_filter everyone;
    struct miraif_arena *arena = miraif_arena_create();
    if (arena == NULL)
        return mi_no_memory(err);
    struct walk walk = {each, context, mi_store_env(store)};
    enum miraif_status status = list_people(store, filter == NULL ? &everyone : filter, arena, &walk, err);
    miraif_arena_destroy(arena);
    return status;
}

enum miraif_status miraif_person_count(struct miraif_store *store, int64_t *ret_count,
                                       struct miraif_error *err)
{
    return mi_read_int(store, "SELECT count(*) FROM person WHERE forgotten_at IS NULL", ret_count, err);
}

struct profile_walk {
    miraif_profile_fn *each;
    void *context;
};

static enum miraif_status hand_on_profile(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                          struct miraif_error *err)
{
    const struct profile_walk *walk = context;
    struct miraif_profile profile = mi_profile_of_row(stmt, 0, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &profile);
}

enum miraif_status miraif_profile_each(struct miraif_store *store, int64_t person, miraif_profile_fn *each,
                                       void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT " MI_PROFILE_COLUMNS " FROM profile f WHERE f.person = :person"
                       " ORDER BY f.as_of DESC, f.id DESC",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    return mi_stmt_walk(stmt, hand_on_profile, &(struct profile_walk){each, context}, err);
}
