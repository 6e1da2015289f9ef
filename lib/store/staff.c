/* The table of duties. */
#include "store/staff.h"

#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/walk.h"

static const char *const codes[] = {
#define DUTY_CODE(name, code) code,
    MIRAIF_DUTY_LIST(DUTY_CODE)
#undef DUTY_CODE
};

const char *miraif_duty_code(enum miraif_duty duty)
{
    return codes[duty];
}

enum miraif_status miraif_duty_parse(const char *code, enum miraif_duty *ret_duty, struct miraif_error *err)
{
    for (int i = 0; i < MIRAIF_DUTIES; i++)
        if (mi_text_is(codes[i], code)) {
            *ret_duty = (enum miraif_duty)i;
            return MIRAIF_OK;
        }
    mi_fail(err, MIRAIF_USAGE, "there is no duty “%s”", code);
    mi_hint(err, "founder, advisor, digital-advisor, lecturer, community-manager, mentor");
    return MIRAIF_USAGE;
}

bool miraif_staff_holds(const struct miraif_staff *staff, const char *date)
{
    return strcmp(staff->from, date) <= 0 && (staff->until == NULL || strcmp(date, staff->until) <= 0);
}

static enum miraif_status insert(struct miraif_store *store, const struct miraif_staff *staff,
                                 struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO duty (cohort, person, duty, from_date, until_date)"
                       " VALUES (:cohort, :person, :duty, :from, :until)",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", staff->cohort);
    mi_bind_int(stmt, ":person", staff->person);
    mi_bind_text(stmt, ":duty", codes[staff->duty]);
    mi_bind_text(stmt, ":from", staff->from);
    mi_bind_text(stmt, ":until", staff->until);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_staff_put(struct miraif_store *store, const struct mi_staff_row *row,
                                struct miraif_error *err)
{
    struct mi_stmt *stmt;
    if (row->id == 0)
        return insert(store, &row->staff, err);
    MI_TRY(mi_stmt_get(store,
                       "UPDATE duty SET from_date = :from, until_date = :until"
                       " WHERE id = :id AND (from_date <> :from OR until_date IS NOT :until)",
                       &stmt, err));
    mi_bind_int(stmt, ":id", row->id);
    mi_bind_text(stmt, ":from", row->staff.from);
    mi_bind_text(stmt, ":until", row->staff.until);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_staff_delete(struct miraif_store *store, int64_t id, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "DELETE FROM duty WHERE id = :id", &stmt, err));
    mi_bind_int(stmt, ":id", id);
    return mi_stmt_run(stmt, err);
}

#define STAFF_SELECT                                                                                         \
    "SELECT d.id, d.cohort, d.person, p.name, p.email, d.duty, d.from_date, d.until_date"                    \
    " FROM duty d JOIN person p ON p.id = d.person"

static enum miraif_status staff_of_row(struct mi_stmt *stmt, struct miraif_arena *arena,
                                       struct mi_staff_row *ret_row, struct miraif_error *err)
{
    struct mi_staff_row row = {.id = mi_column_int(stmt, 0),
                               .staff = {
                                   .cohort = mi_column_int(stmt, 1),
                                   .person = mi_column_int(stmt, 2),
                                   .name = mi_column_text(stmt, 3, arena),
                                   .email = mi_column_text(stmt, 4, arena),
                                   .from = mi_column_text(stmt, 6, arena),
                                   .until = mi_column_text(stmt, 7, arena),
                               }};
    const char *code = mi_column_text(stmt, 5, arena);
    MI_TRY(mi_stmt_columns(stmt, err));
    MI_TRY(miraif_duty_parse(code, &row.staff.duty, err));
    *ret_row = row;
    return MIRAIF_OK;
}

enum miraif_status mi_staff_find(struct miraif_store *store, const struct mi_staff_query *query,
                                 struct miraif_arena *arena, struct mi_staff_row *ret_row,
                                 struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       STAFF_SELECT
                       " WHERE d.cohort = :cohort AND d.person = :person AND d.duty = coalesce(:duty, d.duty)"
                       " AND (:until IS NULL OR d.from_date <= :until)"
                       " AND (d.until_date IS NULL OR d.until_date >= :from) AND d.id > :after ORDER BY d.id",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", query->cohort);
    mi_bind_int(stmt, ":person", query->person);
    mi_bind_text(stmt, ":duty", query->duty == MIRAIF_DUTIES ? NULL : codes[query->duty]);
    mi_bind_text(stmt, ":from", query->from);
    mi_bind_text(stmt, ":until", query->until);
    mi_bind_int(stmt, ":after", query->after);
    bool found;
    struct mi_staff_row row = {0};
    MI_TRY(mi_stmt_step(stmt, &found, err));
    enum miraif_status status = found ? staff_of_row(stmt, arena, &row, err) : MIRAIF_OK;
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_row = row;
    return status;
}

enum miraif_status mi_is_mentor(struct miraif_store *store, int64_t person, bool *ret_mentor,
                                struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t count;
    MI_TRY(mi_stmt_get(store, "SELECT count(*) FROM role WHERE person = :person AND role = 'mentor'", &stmt,
                       err));
    mi_bind_int(stmt, ":person", person);
    MI_TRY(mi_stmt_int(stmt, &count, err));
    *ret_mentor = count > 0;
    return MIRAIF_OK;
}

struct walk {
    miraif_staff_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct walk *walk = context;
    struct mi_staff_row row;
    MI_TRY(staff_of_row(stmt, scratch, &row, err));
    return walk->each(walk->context, &row.staff);
}

enum miraif_status miraif_staff_each(struct miraif_store *store, int64_t cohort, miraif_staff_fn *each,
                                     void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    if (cohort != 0)
        MI_TRY(mi_cohort_need(store, cohort, err));
    MI_TRY(mi_stmt_get(store,
                       STAFF_SELECT
                       " WHERE :cohort IS NULL OR d.cohort = :cohort"
                       " ORDER BY d.cohort, CASE d.duty WHEN 'founder' THEN 1 WHEN 'advisor' THEN 2"
                       " WHEN 'digital-advisor' THEN 3 WHEN 'lecturer' THEN 4"
                       " WHEN 'community-manager' THEN 5 ELSE 6 END,"
                       " d.from_date, p.email_key, d.id",
                       &stmt, err));
    mi_bind_id(stmt, ":cohort", cohort);
    return mi_stmt_walk(stmt, hand_on, &(struct walk){each, context}, err);
}

enum miraif_status mi_staff_manager(struct miraif_store *store, int64_t cohort, int64_t *ret_person,
                                    struct miraif_error *err)
{
    struct mi_stmt *stmt;
    char today[MI_DATE_TEXT];
    mi_date_format(mi_date_of_instant(mi_store_env(store)->now), today);
    MI_TRY(
        mi_stmt_get(store,
                    "SELECT person FROM duty WHERE duty IN ('community-manager', 'founder')"
                    " AND from_date <= :today AND (until_date IS NULL OR until_date >= :today)"
                    " ORDER BY duty = 'founder', cohort IS NOT :cohort, cohort DESC, from_date DESC, id DESC"
                    " LIMIT 1",
                    &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_text(stmt, ":today", today);
    return mi_stmt_int(stmt, ret_person, err);
}
