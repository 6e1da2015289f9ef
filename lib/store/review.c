/* Criteria, reviews and marks. */
#include "store/review.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/db.h"
#include "store/stmt.h"

enum miraif_status mi_criteria_load(struct miraif_store *store, int64_t cohort, struct miraif_arena *arena,
                                    struct miraif_criteria *ret_criteria, struct miraif_error *err)
{
    struct miraif_criterion *item = mi_arena_array(arena, MIRAIF_CRITERIA_MOST, sizeof *item);
    if (item == NULL)
        return mi_no_memory(err);
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT name, weight, low, high FROM criterion WHERE cohort = :cohort"
                       " ORDER BY position, name",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    size_t count = 0;
    while (count < MIRAIF_CRITERIA_MOST) {
        bool row;
        MI_TRY(mi_stmt_step(stmt, &row, err));
        if (!row)
            break;
        item[count++] = (struct miraif_criterion){.name = mi_column_text(stmt, 0, arena),
                                                  .weight = mi_column_int(stmt, 1),
                                                  .low = mi_column_int(stmt, 2),
                                                  .high = mi_column_int(stmt, 3)};
    }
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_criteria = (struct miraif_criteria){.item = item, .count = count};
    return status;
}

enum miraif_status mi_criterion_put(struct miraif_store *store, int64_t cohort, int64_t position,
                                    const struct miraif_criterion *criterion, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO criterion (cohort, position, name, weight, low, high)"
                       " VALUES (:cohort, :position, :name, :weight, :low, :high)"
                       " ON CONFLICT (cohort, name) DO UPDATE SET position = excluded.position,"
                       " weight = excluded.weight, low = excluded.low, high = excluded.high",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":position", position);
    mi_bind_text(stmt, ":name", criterion->name);
    mi_bind_int(stmt, ":weight", criterion->weight);
    mi_bind_int(stmt, ":low", criterion->low);
    mi_bind_int(stmt, ":high", criterion->high);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_criterion_remove(struct miraif_store *store, int64_t cohort, const char *name,
                                       struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "DELETE FROM criterion WHERE cohort = :cohort AND name = :name", &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_text(stmt, ":name", name);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_marks_range(struct miraif_store *store, int64_t cohort, int64_t *ret_count,
                                  int64_t *ret_low, int64_t *ret_high, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT count(*), min(value), max(value) FROM mark WHERE cohort = :cohort",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    if (!row)
        return mi_fail(err, MIRAIF_INTERNAL, "a count has no row");
    *ret_count = mi_column_int(stmt, 0);
    *ret_low = mi_column_int(stmt, 1);
    *ret_high = mi_column_int(stmt, 2);
    mi_stmt_reset(stmt);
    return MIRAIF_OK;
}

static enum miraif_status count_reviews(struct miraif_store *store, int64_t cohort, size_t *ret_count,
                                        struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, "SELECT count(*) FROM review WHERE cohort = :cohort", &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    *ret_count = row ? (size_t)mi_column_int(stmt, 0) : 0;
    mi_stmt_reset(stmt);
    return MIRAIF_OK;
}

/* Room for the marks of `reviews` reviews, all empty. */
static int64_t *empty_marks(struct miraif_arena *arena, size_t reviews, size_t criteria)
{
    int64_t *value = mi_arena_array(arena, reviews * criteria, sizeof *value);
    for (size_t i = 0; value != NULL && i < reviews * criteria; i++)
        value[i] = MIRAIF_UNMARKED;
    return value;
}

/* Takes the mark of the current row, whose columns are person, reviewer, comment, criterion and value. A
 * review has a row for each mark, or one without a criterion. */
static void take_mark(struct mi_stmt *stmt, const struct miraif_criteria *criteria,
                      struct miraif_arena *arena, struct miraif_review *review)
{
    const char *criterion = mi_column_text(stmt, 3, arena);
    for (size_t i = 0; criterion != NULL && i < criteria->count; i++)
        if (mi_text_is(criteria->item[i].name, criterion))
            review->value[i] = mi_column_int(stmt, 4);
}

/* Whether the current row opens a new review behind `last` (null: it is the first). */
static bool opens_review(struct mi_stmt *stmt, struct miraif_arena *arena, const struct miraif_review *last)
{
    return last == NULL || last->person != mi_column_int(stmt, 0) ||
           !mi_text_is(last->reviewer, mi_column_text(stmt, 1, arena));
}

static enum miraif_status read_reviews(struct mi_stmt *stmt, const struct miraif_criteria *criteria,
                                       struct miraif_arena *arena, struct miraif_review *review,
                                       int64_t *value, size_t most, size_t *ret_count,
                                       struct miraif_error *err)
{
    size_t count = 0;
    for (;;) {
        bool row;
        MI_TRY(mi_stmt_step(stmt, &row, err));
        if (!row)
            break;
        if (opens_review(stmt, arena, count > 0 ? &review[count - 1] : NULL)) {
            if (count == most)
                break;
            review[count] = (struct miraif_review){.person = mi_column_int(stmt, 0),
                                                   .reviewer = mi_column_text(stmt, 1, arena),
                                                   .comment = mi_column_text(stmt, 2, arena),
                                                   .value = value + count * criteria->count};
            count++;
        }
        take_mark(stmt, criteria, arena, &review[count - 1]);
    }
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    *ret_count = count;
    return status;
}

enum miraif_status mi_reviews_load(struct miraif_store *store, int64_t cohort,
                                   const struct miraif_criteria *criteria, struct miraif_arena *arena,
                                   struct miraif_review **ret_review, size_t *ret_count,
                                   struct miraif_error *err)
{
    size_t most, count;
    MI_TRY(count_reviews(store, cohort, &most, err));
    struct miraif_review *review = mi_arena_array(arena, most, sizeof *review);
    int64_t *value = empty_marks(arena, most, criteria->count);
    if (review == NULL || value == NULL)
        return mi_no_memory(err);
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT r.person, r.reviewer, r.comment, m.criterion, m.value FROM review r"
                       " LEFT JOIN mark m USING (cohort, person, reviewer) WHERE r.cohort = :cohort"
                       " ORDER BY r.person, r.reviewer, m.criterion",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    MI_TRY(read_reviews(stmt, criteria, arena, review, value, most, &count, err));
    *ret_review = review;
    *ret_count = count;
    return MIRAIF_OK;
}

enum miraif_status mi_review_load(struct miraif_store *store, int64_t cohort, int64_t person,
                                  const char *reviewer, const struct miraif_criteria *criteria,
                                  struct miraif_arena *arena, struct miraif_review *ret_review,
                                  bool *ret_found, struct miraif_error *err)
{
    struct miraif_review review = {.person = person, .reviewer = reviewer};
    review.value = empty_marks(arena, 1, criteria->count);
    if (review.value == NULL)
        return mi_no_memory(err);
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT r.person, r.reviewer, r.comment, m.criterion, m.value FROM review r"
                       " LEFT JOIN mark m USING (cohort, person, reviewer) WHERE r.cohort = :cohort"
                       " AND r.person = :person AND r.reviewer = :reviewer ORDER BY m.criterion",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":person", person);
    mi_bind_text(stmt, ":reviewer", reviewer);
    size_t count;
    MI_TRY(read_reviews(stmt, criteria, arena, &review, review.value, 1, &count, err));
    *ret_review = review;
    *ret_found = count > 0;
    return MIRAIF_OK;
}

static enum miraif_status put_review(struct miraif_store *store, int64_t cohort,
                                     const struct miraif_review *review, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO review (cohort, person, reviewer, at, comment)"
                       " VALUES (:cohort, :person, :reviewer, :at, :comment)"
                       " ON CONFLICT (cohort, person, reviewer)"
                       " DO UPDATE SET at = excluded.at, comment = excluded.comment",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":person", review->person);
    mi_bind_text(stmt, ":reviewer", review->reviewer);
    mi_bind_int(stmt, ":at", mi_store_env(store)->now);
    mi_bind_text(stmt, ":comment", review->comment);
    return mi_stmt_run(stmt, err);
}

static enum miraif_status put_mark(struct miraif_store *store, int64_t cohort,
                                   const struct miraif_review *review, const char *criterion, int64_t value,
                                   struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO mark (cohort, person, reviewer, criterion, value)"
                       " VALUES (:cohort, :person, :reviewer, :criterion, :value)"
                       " ON CONFLICT (cohort, person, reviewer, criterion)"
                       " DO UPDATE SET value = excluded.value",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":person", review->person);
    mi_bind_text(stmt, ":reviewer", review->reviewer);
    mi_bind_text(stmt, ":criterion", criterion);
    mi_bind_int(stmt, ":value", value);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_review_put(struct miraif_store *store, int64_t cohort,
                                 const struct miraif_review *review, const struct miraif_criteria *criteria,
                                 struct miraif_error *err)
{
    MI_TRY(put_review(store, cohort, review, err));
    for (size_t i = 0; i < criteria->count; i++)
        if (review->value[i] != MIRAIF_UNMARKED)
            MI_TRY(put_mark(store, cohort, review, criteria->item[i].name, review->value[i], err));
    return MIRAIF_OK;
}
