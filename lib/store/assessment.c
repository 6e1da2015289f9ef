/* The table of assessments. */
#include "store/assessment.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/db.h"
#include "store/walk.h"

/* Results while their scales are read, one a row. */
struct results {
    struct miraif_arena *arena;
    struct miraif_assessment *list;
    size_t count, room;
    struct miraif_scale *scale; /* of the last one */
    size_t scale_room;
};

static enum miraif_status begin_result(struct results *results, struct mi_stmt *stmt, int64_t person,
                                       struct miraif_error *err)
{
    struct miraif_assessment *list =
        mi_arena_grow(results->arena, results->list, results->count, &results->room, sizeof *list);
    if (list == NULL)
        return mi_no_memory(err);
    results->list = list;
    results->scale = NULL;
    results->scale_room = 0;
    list[results->count++] = (struct miraif_assessment){.person = person,
                                                        .instrument = mi_column_text(stmt, 0, results->arena),
                                                        .taken_on = mi_column_text(stmt, 1, results->arena)};
    return mi_stmt_columns(stmt, err);
}

struct reading {
    struct results *results;
    int64_t person;
};

static enum miraif_status add_scale(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                    struct miraif_error *err)
{
    const struct reading *reading = context;
    struct results *results = reading->results;
    const char *instrument = mi_column_text(stmt, 0, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    if (results->count == 0 || !mi_text_is(results->list[results->count - 1].instrument, instrument))
        MI_TRY(begin_result(results, stmt, reading->person, err));
    struct miraif_assessment *result = &results->list[results->count - 1];
    struct miraif_scale *scale =
        mi_arena_grow(results->arena, results->scale, result->scales, &results->scale_room, sizeof *scale);
    if (scale == NULL)
        return mi_no_memory(err);
    results->scale = scale;
    result->scale = scale;
    scale[result->scales++] = (struct miraif_scale){.name = mi_column_text(stmt, 2, results->arena),
                                                    .score = mi_column_int(stmt, 3),
                                                    .text = mi_column_text(stmt, 4, results->arena)};
    return mi_stmt_columns(stmt, err);
}

enum miraif_status mi_assessments_read(struct miraif_store *store, int64_t person, const char *instrument,
                                       const char *taken_on, struct miraif_arena *arena,
                                       struct miraif_assessment **ret_list, size_t *ret_count,
                                       struct miraif_error *err)
{
    struct results results = {.arena = arena};
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT instrument, taken_on, scale, score, text FROM assessment a"
                       " WHERE person = :person AND (:instrument IS NULL OR instrument = :instrument)"
                       " AND taken_on = coalesce(:day, (SELECT max(taken_on) FROM assessment b"
                       "  WHERE b.person = a.person AND b.instrument = a.instrument))"
                       " ORDER BY instrument, place, scale",
                       &stmt, err));
    mi_bind_int(stmt, ":person", person);
    mi_bind_text(stmt, ":instrument", instrument);
    mi_bind_text(stmt, ":day", taken_on);
    MI_TRY(mi_stmt_walk(stmt, add_scale, &(struct reading){&results, person}, err));
    *ret_list = results.list;
    *ret_count = results.count;
    return MIRAIF_OK;
}

static enum miraif_status insert(struct miraif_store *store, const struct miraif_assessment *assessment,
                                 size_t place, struct miraif_error *err)
{
    const struct miraif_scale *scale = &assessment->scale[place];
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO assessment (person, instrument, taken_on, scale, place, score, text)"
                       " VALUES (:person, :instrument, :day, :scale, :place, :score, :text)",
                       &stmt, err));
    mi_bind_int(stmt, ":person", assessment->person);
    mi_bind_text(stmt, ":instrument", assessment->instrument);
    mi_bind_text(stmt, ":day", assessment->taken_on);
    mi_bind_text(stmt, ":scale", scale->name);
    mi_bind_int(stmt, ":place", (int64_t)place);
    if (scale->text == NULL)
        mi_bind_int(stmt, ":score", scale->score);
    else
        mi_bind_text(stmt, ":score", NULL);
    mi_bind_text(stmt, ":text", scale->text);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_assessment_put(struct miraif_store *store, const struct miraif_assessment *assessment,
                                     struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(
        store,
        "DELETE FROM assessment WHERE person = :person AND instrument = :instrument AND taken_on = :day",
        &stmt, err));
    mi_bind_int(stmt, ":person", assessment->person);
    mi_bind_text(stmt, ":instrument", assessment->instrument);
    mi_bind_text(stmt, ":day", assessment->taken_on);
    MI_TRY(mi_stmt_run(stmt, err));
    for (size_t i = 0; i < assessment->scales; i++)
        MI_TRY(insert(store, assessment, i, err));
    return MIRAIF_OK;
}

struct people_walk {
    mi_assessed_fn *each;
    void *context;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct people_walk *walk = context;
    int64_t person = mi_column_int(stmt, 0);
    const char *name = mi_column_text(stmt, 1, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, person, name);
}

enum miraif_status mi_assessed_each(struct miraif_store *store, int64_t person, int64_t cohort,
                                    mi_assessed_fn *each, void *context, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT id, name FROM person p WHERE CASE"
                       " WHEN :person IS NOT NULL THEN id = :person"
                       " WHEN :cohort IS NOT NULL THEN EXISTS (SELECT 1 FROM application a"
                       "  WHERE a.person = p.id AND a.cohort = :cohort AND a.status = 'accepted')"
                       " ELSE EXISTS (SELECT 1 FROM assessment a WHERE a.person = p.id) END ORDER BY id",
                       &stmt, err));
    mi_bind_id(stmt, ":person", person);
    mi_bind_id(stmt, ":cohort", cohort);
    return mi_stmt_walk(stmt, hand_on, &(struct people_walk){each, context}, err);
}
