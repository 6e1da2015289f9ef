/* Where a cohort stands, and its numbers. */
#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/str.h"
#include "miraif/cohort.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/offer.h"
#include "store/walk.h"

const char *miraif_stage_code(enum miraif_stage stage)
{
    static const char *const codes[] = {"open", "draft", "adopted"};
    return codes[stage];
}

static enum miraif_status count_status(void *context, struct mi_stmt *stmt, struct miraif_arena *scratch,
                                       struct miraif_error *err)
{
    struct miraif_cohort_state *state = context;
    const char *code = mi_column_text(stmt, 0, scratch);
    MI_TRY(mi_stmt_columns(stmt, err));
    for (int i = 0; i < MIRAIF_APPLICATION_STATUSES; i++)
        if (mi_text_is(miraif_application_status_code((enum miraif_application_status)i), code))
            state->status[i] = mi_column_int(stmt, 1);
    state->applications += mi_column_int(stmt, 1);
    return MIRAIF_OK;
}

static enum miraif_status read_counts(struct miraif_store *store, int64_t id,
                                      struct miraif_cohort_state *state, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT status, count(*) FROM application WHERE cohort = :cohort"
                       " GROUP BY status ORDER BY status",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", id);
    return mi_stmt_walk(stmt, count_status, state, err);
}

static enum miraif_stage stage_of(int64_t adopted, int64_t drafts)
{
    return adopted > 0 ? MIRAIF_STAGE_ADOPTED : drafts > 0 ? MIRAIF_STAGE_DRAFT : MIRAIF_STAGE_OPEN;
}

static enum miraif_status read_stages(struct miraif_store *store, int64_t id,
                                      struct miraif_cohort_state *state, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    char today[MI_DATE_TEXT];
    MI_TRY(mi_stmt_get(
        store,
        "SELECT (SELECT count(*) FROM criterion WHERE cohort = :cohort),"
        " (SELECT count(DISTINCT reviewer) FROM review WHERE cohort = :cohort),"
        " (SELECT count(DISTINCT person) FROM review WHERE cohort = :cohort),"
        " coalesce(sum(stage = 'select' AND state = 'adopted'), 0),"
        " coalesce(sum(stage = 'select' AND state = 'draft'), 0),"
        " coalesce(sum(stage = 'form' AND state = 'adopted'), 0),"
        " coalesce(sum(stage = 'form' AND state = 'draft'), 0),"
        " (SELECT teams * team_size FROM cohort WHERE id = :cohort),"
        " (SELECT count(*) FROM application a JOIN offer o ON o.cohort = a.cohort"
        "  AND o.person = a.person WHERE a.cohort = :cohort AND a.status = 'offered'"
        "  AND o.deadline < :today AND NOT EXISTS (SELECT 1 FROM team_member m JOIN run r ON r.id = m.run"
        "  WHERE m.person = a.person AND r.cohort = a.cohort AND r.stage = 'form'"
        "  AND r.state = 'adopted')),"
        " coalesce(sum(stage = 'match' AND state = 'adopted'), 0),"
        " coalesce(sum(stage = 'match' AND state = 'draft'), 0),"
        " coalesce(sum(stage = 'plan' AND state = 'adopted'), 0),"
        " coalesce(sum(stage = 'plan' AND state = 'draft'), 0),"
        " (SELECT count(*) FROM graduation WHERE cohort = :cohort),"
        " coalesce((SELECT max(date) < :today FROM session WHERE cohort = :cohort AND kind = 'general'"
        "  AND state = 'planned'), 0)"
        " FROM run WHERE cohort = :cohort",
        &stmt, err));
    mi_date_format(mi_date_of_instant(mi_store_env(store)->now), today);
    mi_bind_int(stmt, ":cohort", id);
    mi_bind_text(stmt, ":today", today);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    state->criteria = mi_column_int(stmt, 0);
    state->reviewers = mi_column_int(stmt, 1);
    state->reviewed = mi_column_int(stmt, 2);
    state->selection = stage_of(mi_column_int(stmt, 3), mi_column_int(stmt, 4));
    state->teams = stage_of(mi_column_int(stmt, 5), mi_column_int(stmt, 6));
    state->seats = mi_column_int(stmt, 7);
    state->overdue = mi_column_int(stmt, 8);
    state->matches = stage_of(mi_column_int(stmt, 9), mi_column_int(stmt, 10));
    state->plan = stage_of(mi_column_int(stmt, 11), mi_column_int(stmt, 12));
    state->graduates = mi_column_int(stmt, 13);
    state->finished = mi_column_int(stmt, 14) != 0;
    mi_stmt_reset(stmt);
    return MIRAIF_OK;
}

enum miraif_status miraif_cohort_state(struct miraif_store *store, int64_t id,
                                       struct miraif_cohort_state *ret_state, struct miraif_error *err)
{
    struct miraif_cohort_state state = {0};
    MI_TRY(mi_cohort_need(store, id, err));
    MI_TRY(read_counts(store, id, &state, err));
    MI_TRY(read_stages(store, id, &state, err));
    MI_TRY(mi_announced(store, id, &state.announced, err));
    *ret_state = state;
    return MIRAIF_OK;
}

/* Between the adoption of a selection and teams. */
static enum miraif_step next_of_offers(const struct miraif_cohort_state *state)
{
    const int64_t *status = state->status;
    int64_t in = status[MIRAIF_APPLICATION_OFFERED] + status[MIRAIF_APPLICATION_ACCEPTED];
    if (!state->announced || status[MIRAIF_APPLICATION_SELECTED] > 0)
        return MIRAIF_STEP_ANNOUNCE;
    if (state->overdue > 0)
        return MIRAIF_STEP_EXPIRE;
    if (status[MIRAIF_APPLICATION_OFFERED] > 0)
        return MIRAIF_STEP_QUIET;
    return in < state->seats && status[MIRAIF_APPLICATION_WAITLISTED] > 0 ? MIRAIF_STEP_WAITLIST
                                                                          : MIRAIF_STEP_FORM;
}

/* Once teams are adopted. */
static enum miraif_step next_of_teams(const struct miraif_cohort_state *state)
{
    if (state->graduates > 0)
        return MIRAIF_STEP_NONE;
    if (state->finished)
        return MIRAIF_STEP_GRADUATE;
    if (state->matches == MIRAIF_STAGE_DRAFT)
        return MIRAIF_STEP_ADOPT_MATCHES;
    if (state->matches == MIRAIF_STAGE_OPEN && state->plan == MIRAIF_STAGE_OPEN)
        return MIRAIF_STEP_MATCH;
    if (state->plan == MIRAIF_STAGE_ADOPTED)
        return MIRAIF_STEP_NONE;
    return state->plan == MIRAIF_STAGE_DRAFT ? MIRAIF_STEP_ADOPT_PLAN : MIRAIF_STEP_PLAN;
}

enum miraif_step miraif_cohort_next(const struct miraif_cohort_state *state)
{
    if (state->teams == MIRAIF_STAGE_ADOPTED)
        return next_of_teams(state);
    if (state->teams == MIRAIF_STAGE_DRAFT)
        return MIRAIF_STEP_ADOPT_TEAMS;
    if (state->selection == MIRAIF_STAGE_ADOPTED)
        return next_of_offers(state);
    if (state->selection == MIRAIF_STAGE_DRAFT)
        return MIRAIF_STEP_ADOPT_SELECTION;
    if (state->applications == 0)
        return MIRAIF_STEP_IMPORT;
    if (state->criteria == 0)
        return MIRAIF_STEP_CRITERIA;
    return state->reviewed == 0 ? MIRAIF_STEP_REVIEW : MIRAIF_STEP_SELECT;
}
