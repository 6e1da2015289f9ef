/* The numbers of a cohort's applications by what applicants said of themselves. */
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "miraif/cohort.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/walk.h"

struct walk {
    miraif_count_fn *each;
    void *context;
    const char *by;
};

static enum miraif_status hand_on(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                  struct miraif_error *err)
{
    const struct walk *walk = context;
    struct miraif_count count = {walk->by, mi_column_text(stmt, 0, scratch), mi_column_int(stmt, 1)};
    MI_TRY(mi_stmt_columns(stmt, err));
    return walk->each(walk->context, &count);
}

static enum miraif_status count_status(struct miraif_store *store, int64_t id, struct walk *walk,
                                       struct miraif_error *err)
{
    struct miraif_cohort_state state;
    MI_TRY(miraif_cohort_state(store, id, &state, err));
    for (int i = 0; i < MIRAIF_APPLICATION_STATUSES; i++) {
        struct miraif_count count = {
            "status", miraif_application_status_code((enum miraif_application_status)i), state.status[i]};
        if (count.people > 0)
            MI_TRY(walk->each(walk->context, &count));
    }
    return MIRAIF_OK;
}

/* Counts `value` of the applications' profiles, those with an equal `key` as one; what was not said last.
 * What the office's vocabulary has counts as what it says there. */
#define VOCABULARY(alias, field)                                                                             \
    " LEFT JOIN value_map " #alias " ON " #alias ".field = '" field "' AND " #alias ".value_key ="           \
    " text_key(f." field ")"
#define COUNT_BY(key, value)                                                                                 \
    "SELECT min(" value "), count(*) AS people FROM application a JOIN person p ON p.id = a.person"          \
    " JOIN profile f ON f.id = a.profile" VOCABULARY(i, "industry")                                          \
        VOCABULARY(o, "occupation") " WHERE a.cohort = :cohort GROUP BY " key " ORDER BY min(" value         \
                                    ") IS NULL, people DESC, min(" value ")"

static enum miraif_status count_values(struct miraif_store *store, int64_t id, const char *by,
                                       const char *sql, struct walk *walk, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store, sql, &stmt, err));
    mi_bind_int(stmt, ":cohort", id);
    walk->by = by;
    return mi_stmt_walk(stmt, hand_on, walk, err);
}

enum { BAND_YEARS = 5, BANDS = 31 }; /* 0-4, 5-9, … 150-154 */

struct bands {
    int64_t people[BANDS];
    int64_t unknown;
};

static enum miraif_status count_age(void *context, const struct miraif_application *application)
{
    struct bands *bands = context;
    int64_t age = application->person.age;
    if (age >= 0 && age < BAND_YEARS * BANDS)
        bands->people[age / BAND_YEARS]++;
    else
        bands->unknown++;
    return MIRAIF_OK;
}

static enum miraif_status count_ages(struct miraif_store *store, int64_t id, struct walk *walk,
                                     struct miraif_error *err)
{
    struct bands bands = {0};
    MI_TRY(miraif_application_each(store, id, count_age, &bands, err));
    for (int i = 0; i < BANDS; i++) {
        char band[16];
        snprintf(band, sizeof band, "%d-%d", i * BAND_YEARS, i * BAND_YEARS + BAND_YEARS - 1);
        struct miraif_count count = {"age", band, bands.people[i]};
        if (count.people > 0)
            MI_TRY(walk->each(walk->context, &count));
    }
    struct miraif_count unknown = {"age", NULL, bands.unknown};
    return unknown.people > 0 ? walk->each(walk->context, &unknown) : MIRAIF_OK;
}

/* Answers over all sessions, as far as each session's are shown: five at least, as MIRAIF_VOICES_FEWEST. */
#define SATISFACTION                                                                                         \
    "WITH said (topic, step, times) AS (SELECT b.topic, j.value, b.shown FROM ballot b,"                     \
    " json_each(b.answers) j WHERE b.topic GLOB 'survey:' || :cohort || '-*' AND b.shown > 0"                \
    " AND j.key = 'satisfaction' AND j.type = 'integer')"                                                    \
    " SELECT CAST(step AS TEXT), sum(times) FROM said"                                                       \
    " WHERE topic IN (SELECT topic FROM said GROUP BY topic HAVING sum(times) >= 5)"                         \
    " GROUP BY step ORDER BY step"

enum miraif_status miraif_cohort_stats(struct miraif_store *store, int64_t id, miraif_count_fn *each,
                                       void *context, struct miraif_error *err)
{
    struct walk walk = {each, context, NULL};
    MI_TRY(count_status(store, id, &walk, err));
    MI_TRY(count_values(
        store, id, "industry",
        COUNT_BY("coalesce(i.target_key, text_key(f.industry))", "coalesce(i.target, f.industry)"), &walk,
        err));
    MI_TRY(count_values(
        store, id, "occupation",
        COUNT_BY("coalesce(o.target_key, text_key(f.occupation))", "coalesce(o.target, f.occupation)"), &walk,
        err));
    MI_TRY(count_ages(store, id, &walk, err));
    MI_TRY(count_values(store, id, "company",
                        COUNT_BY("coalesce(f.company_key, text_key(f.company))", "f.company"), &walk, err));
    MI_TRY(count_values(store, id, "gender", COUNT_BY("text_key(p.gender)", "p.gender"), &walk, err));
    return count_values(store, id, "satisfaction", SATISFACTION, &walk, err);
}
