/* Replies, and the states of applications that follow from them. */
#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "store/cohort.h"
#include "store/db.h"
#include "store/offer.h"
#include "store/walk.h"

enum miraif_status mi_offer_reply_latest(struct miraif_store *store, int64_t cohort, int64_t person,
                                         struct miraif_arena *arena, struct mi_offer_reply *ret_reply,
                                         struct miraif_error *err)
{
    struct mi_stmt *stmt;
    struct mi_offer_reply reply = {0};
    MI_TRY(mi_stmt_get(store,
                       "SELECT id, at, answer FROM offer_reply WHERE cohort = :cohort AND person = :person"
                       " ORDER BY at DESC, id DESC LIMIT 1",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":person", person);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    if (row)
        reply = (struct mi_offer_reply){mi_column_int(stmt, 0), mi_column_int(stmt, 1),
                                        mi_column_text(stmt, 2, arena)};
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    if (status == MIRAIF_OK)
        *ret_reply = reply;
    return status;
}

enum miraif_status mi_offer_reply_known(struct miraif_store *store, int64_t cohort, int64_t person,
                                        int64_t at, const char *answer, bool *ret_known,
                                        struct miraif_error *err)
{
    struct mi_stmt *stmt;
    int64_t known;
    MI_TRY(mi_stmt_get(store,
                       "SELECT EXISTS (SELECT 1 FROM offer_reply WHERE cohort = :cohort"
                       " AND person = :person AND at = :at AND answer = :answer)",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":person", person);
    mi_bind_int(stmt, ":at", at);
    mi_bind_text(stmt, ":answer", answer);
    MI_TRY(mi_stmt_int(stmt, &known, err));
    *ret_known = known != 0;
    return MIRAIF_OK;
}

enum miraif_status mi_offer_reply_add(struct miraif_store *store, int64_t cohort, int64_t person, int64_t at,
                                      const char *answer, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "INSERT INTO offer_reply (cohort, person, at, answer, taken_at)"
                       " VALUES (:cohort, :person, :at, :answer, :now)",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":person", person);
    mi_bind_int(stmt, ":at", at);
    mi_bind_text(stmt, ":answer", answer);
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    return mi_stmt_run(stmt, err);
}

static enum miraif_status find_status(const char *code, enum miraif_application_status *ret_status,
                                      struct miraif_error *err)
{
    for (int i = 0; i < MIRAIF_APPLICATION_STATUSES; i++)
        if (mi_text_is(miraif_application_status_code((enum miraif_application_status)i), code)) {
            *ret_status = (enum miraif_application_status)i;
            return MIRAIF_OK;
        }
    return mi_fail(err, MIRAIF_INTERNAL, "the store holds an unknown state of applications");
}

enum miraif_status mi_standing_get(struct miraif_store *store, int64_t cohort, int64_t person,
                                   struct miraif_arena *arena, struct mi_standing *ret_standing,
                                   struct miraif_error *err)
{
    struct mi_stmt *stmt;
    struct mi_standing standing = {0};
    const char *code = NULL;
    MI_TRY(mi_stmt_get(store,
                       "SELECT p.id, p.name, p.email, a.status, (SELECT m.number FROM team_member m"
                       "  JOIN run r ON r.id = m.run WHERE m.person = a.person AND r.cohort = a.cohort"
                       "  AND r.stage = 'form' AND r.state = 'adopted')"
                       " FROM application a JOIN person p ON p.id = a.person"
                       " WHERE a.cohort = :cohort AND a.person = :person",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":person", person);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    if (row) {
        standing = (struct mi_standing){.person = mi_column_int(stmt, 0),
                                        .name = mi_column_text(stmt, 1, arena),
                                        .email = mi_column_text(stmt, 2, arena),
                                        .team = mi_column_int(stmt, 4)};
        code = mi_column_text(stmt, 3, arena);
    }
    enum miraif_status status = mi_stmt_columns(stmt, err);
    mi_stmt_reset(stmt);
    MI_TRY(status);
    if (row)
        MI_TRY(find_status(code, &standing.status, err));
    *ret_standing = standing;
    return MIRAIF_OK;
}

enum miraif_status mi_application_decide(struct miraif_store *store, int64_t cohort, int64_t person,
                                         enum miraif_application_status status, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "UPDATE application SET status = :status, status_at = :now"
                       " WHERE cohort = :cohort AND person = :person",
                       &stmt, err));
    mi_bind_text(stmt, ":status", miraif_application_status_code(status));
    mi_bind_int(stmt, ":now", mi_store_env(store)->now);
    mi_bind_int(stmt, ":cohort", cohort);
    mi_bind_int(stmt, ":person", person);
    return mi_stmt_run(stmt, err);
}

enum miraif_status mi_seats_count(struct miraif_store *store, int64_t cohort, int64_t *ret_seats,
                                  int64_t *ret_in, struct miraif_error *err)
{
    struct mi_stmt *stmt;
    MI_TRY(mi_stmt_get(store,
                       "SELECT teams * team_size, (SELECT count(*) FROM application"
                       " WHERE cohort = :cohort AND status IN ('selected', 'offered', 'accepted'))"
                       " FROM cohort WHERE id = :cohort",
                       &stmt, err));
    mi_bind_int(stmt, ":cohort", cohort);
    bool row;
    MI_TRY(mi_stmt_step(stmt, &row, err));
    *ret_seats = row ? mi_column_int(stmt, 0) : 0;
    *ret_in = row ? mi_column_int(stmt, 1) : 0;
    mi_stmt_reset(stmt);
    return MIRAIF_OK;
}
