/* Duties of a cohort: given and ended. */
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "miraif/person.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/staff.h"

struct giving {
    struct miraif_store *store;
    struct miraif_arena *arena;
    struct miraif_error *err;
    const char *today;
    int64_t cohort;
    enum miraif_duty duty;
    const char *from; /* null: not given */
    const char *until;
};

static const char *today_of(struct miraif_store *store, struct miraif_arena *arena)
{
    char text[MI_DATE_TEXT];
    mi_date_format(mi_date_of_instant(mi_store_env(store)->now), text);
    return mi_arena_text(arena, text);
}

static enum miraif_status check_dates(const char *from, const char *until, struct miraif_error *err)
{
    if (until == NULL || strcmp(from, until) <= 0)
        return MIRAIF_OK;
    return mi_fail(err, MIRAIF_REFUSED, "a duty from %s cannot end on %s", from, until);
}

static enum miraif_status need_mentor(const struct giving *giving, const struct miraif_person *person)
{
    bool mentor;
    MI_TRY(mi_is_mentor(giving->store, person->id, &mentor, giving->err));
    if (mentor || giving->duty != MIRAIF_DUTY_MENTOR)
        return MIRAIF_OK;
    mi_fail(giving->err, MIRAIF_REFUSED, "p%lld %s is no mentor", (long long)person->id, person->name);
    mi_hint(giving->err, "mentors are taken in by miraif person import FILE --role mentor");
    return MIRAIF_REFUSED;
}

static enum miraif_status give(const struct giving *giving, const char *reference,
                               struct miraif_staff *ret_staff)
{
    struct miraif_person person;
    struct mi_staff_row row;
    MI_TRY(miraif_person_find(giving->store, reference, giving->arena, &person, giving->err));
    MI_TRY(need_mentor(giving, &person));
    struct mi_staff_query query = {.cohort = giving->cohort,
                                   .person = person.id,
                                   .duty = giving->duty,
                                   .from = giving->from != NULL ? giving->from : giving->today,
                                   .until = giving->until};
    MI_TRY(mi_staff_find(giving->store, &query, giving->arena, &row, giving->err));
    if (row.id == 0)
        row.staff = (struct miraif_staff){.cohort = giving->cohort,
                                          .person = person.id,
                                          .name = person.name,
                                          .email = person.email,
                                          .duty = giving->duty,
                                          .from = giving->today};
    if (giving->from != NULL)
        row.staff.from = giving->from;
    if (giving->until != NULL)
        row.staff.until = giving->until;
    MI_TRY(check_dates(row.staff.from, row.staff.until, giving->err));
    MI_TRY(mi_staff_put(giving->store, &row, giving->err));
    *ret_staff = row.staff;
    return MIRAIF_OK;
}

static enum miraif_status give_all(const struct giving *giving, const char *const *reference,
                                   size_t references, struct miraif_staff *list)
{
    MI_TRY(mi_cohort_need(giving->store, giving->cohort, giving->err));
    for (size_t i = 0; i < references; i++)
        MI_TRY(give(giving, reference[i], &list[i]));
    return MIRAIF_OK;
}

enum miraif_status miraif_staff_add(struct miraif_store *store, int64_t cohort, enum miraif_duty duty,
                                    const char *const *reference, size_t references, const char *from,
                                    const char *until, struct miraif_arena *arena,
                                    const struct miraif_staff **ret_list, size_t *ret_count,
                                    struct miraif_error *err)
{
    struct giving giving = {store, arena, err, today_of(store, arena), cohort, duty, from, until};
    struct miraif_staff *list = mi_arena_array(arena, references, sizeof *list);
    if (list == NULL || giving.today == NULL)
        return mi_no_memory(err);
    MI_TRY(check_dates(from != NULL ? from : giving.today, until, err));
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, give_all(&giving, reference, references, list), err));
    *ret_list = list;
    *ret_count = references;
    return MIRAIF_OK;
}

/* The day before `date`. */
static const char *day_before(const char *date, struct miraif_arena *arena)
{
    struct mi_date day = {0};
    char text[MI_DATE_TEXT];
    if (!mi_date_parse(date, &day))
        return date;
    mi_date_format(mi_date_from_days(mi_date_to_days(day) - 1), text);
    return mi_arena_text(arena, text);
}

static enum miraif_status end_one(const struct giving *giving, const struct mi_staff_row *found,
                                  struct miraif_staff *ret_staff)
{
    struct mi_staff_row row = *found;
    row.staff.until = giving->until;
    if (strcmp(row.staff.from, giving->until) > 0) {
        MI_TRY(mi_staff_delete(giving->store, row.id, giving->err));
        row.staff.until = day_before(row.staff.from, giving->arena);
        if (row.staff.until == NULL)
            return mi_no_memory(giving->err);
    } else {
        MI_TRY(mi_staff_put(giving->store, &row, giving->err));
    }
    *ret_staff = row.staff;
    return MIRAIF_OK;
}

enum { ENDED_MOST = 64 }; /* holdings ended at once: one a duty, and some to come */

static enum miraif_status end_all(const struct giving *giving, int64_t person, struct miraif_staff *list,
                                  size_t *ret_count)
{
    struct mi_staff_query query = {
        .cohort = giving->cohort, .person = person, .duty = giving->duty, .from = giving->until};
    size_t count = 0;
    MI_TRY(mi_cohort_need(giving->store, giving->cohort, giving->err));
    while (count < ENDED_MOST) {
        struct mi_staff_row row;
        MI_TRY(mi_staff_find(giving->store, &query, giving->arena, &row, giving->err));
        if (row.id == 0)
            break;
        MI_TRY(end_one(giving, &row, &list[count++]));
        query.after = row.id;
    }
    *ret_count = count;
    if (count > 0)
        return MIRAIF_OK;
    mi_fail(giving->err, MIRAIF_NOT_FOUND, "p%lld holds no such duty in cohort %lld", (long long)person,
            (long long)giving->cohort);
    mi_hint(giving->err, "miraif cohort staff list %lld shows who holds what", (long long)giving->cohort);
    return MIRAIF_NOT_FOUND;
}

enum miraif_status miraif_staff_end(struct miraif_store *store, int64_t cohort, int64_t person,
                                    enum miraif_duty duty, const char *last, struct miraif_arena *arena,
                                    const struct miraif_staff **ret_list, size_t *ret_count,
                                    struct miraif_error *err)
{
    struct giving giving = {store, arena, err, today_of(store, arena), cohort, duty, NULL, last};
    struct miraif_staff *list = mi_arena_array(arena, ENDED_MOST, sizeof *list);
    size_t count = 0;
    if (list == NULL || giving.today == NULL)
        return mi_no_memory(err);
    if (giving.until == NULL)
        giving.until = giving.today;
    MI_TRY(mi_store_begin(store, err));
    MI_TRY(mi_store_end(store, end_all(&giving, person, list, &count), err));
    *ret_list = list;
    *ret_count = count;
    return MIRAIF_OK;
}
